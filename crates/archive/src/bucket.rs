//! An archive in a bucket of an object store.

use std::io::{self, Cursor, Read};
use std::path::PathBuf;
use std::time::Duration;

use audit::Archive;
use bucket_url::{BucketUrl, ClientConfig, InvalidBucketUrl};
use bytes::Bytes;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload};
use tokio::runtime::Runtime;

use crate::{ArchiveTarget, TargetError};

/// The time for which a request that fails is sent again.
const PATIENCE: Duration = Duration::from_mins(3);
/// The longest object that is read: the longest segment, if it had not become shorter.
const OBJECT_BYTES_MAX: u64 = 128 << 20;

/// The objects with one prefix in a bucket.
#[derive(Debug)]
pub struct Bucket {
    url: BucketUrl,
    prefix: Path,
    store: Box<dyn ObjectStore>,
    runtime: Runtime,
}

impl Bucket {
    /// Returns the objects with a prefix in a bucket, such as `s3://logs/bulla`. The store is not contacted yet. With `tls` it is
    /// contacted as [`BucketUrl::open`] says.
    ///
    /// # Errors
    /// [`TargetError`]: the URL names no bucket, or the environment does not say how to reach it.
    pub fn new(text: &str, tls: Option<ClientConfig>) -> Result<Self, TargetError> {
        let url = BucketUrl::parse(text).map_err(|error| match error {
            InvalidBucketUrl::Unknown => TargetError::Unknown(text.to_owned()),
            InvalidBucketUrl::Credentials => TargetError::Credentials,
        })?;
        let unreached = |source| TargetError::Store { url: text.to_owned(), source };
        let (store, prefix) = url.open(PATIENCE, tls).map_err(|error| unreached(error.into()))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| unreached(error.into()))?;
        Ok(Self { url, prefix, store, runtime })
    }

    async fn read(&self, path: &Path) -> object_store::Result<Option<Bytes>> {
        let found = self.store.get(path).await?;
        if found.meta.size > OBJECT_BYTES_MAX {
            return Ok(None);
        }
        found.bytes().await.map(Some)
    }

    /// Stores an object, and overwrites none. If the store knows no such condition, the caller has checked.
    async fn create(&self, path: &Path, bytes: Bytes) -> object_store::Result<()> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        let payload = PutPayload::from_bytes(bytes);
        match self.store.put_opts(path, payload.clone(), options).await {
            Err(Error::NotImplemented { .. } | Error::NotSupported { .. }) => {
                self.store.put(path, payload).await.map(drop)
            }
            stored => stored.map(drop),
        }
    }
}

impl Archive for Bucket {
    fn names(&self) -> io::Result<Vec<String>> {
        let listed = self.store.list_with_delimiter(Some(&self.prefix));
        let listed = self.runtime.block_on(listed).map_err(io::Error::from)?;
        let name = |object: object_store::ObjectMeta| object.location.filename().map(str::to_owned);
        Ok(listed.objects.into_iter().filter_map(name).collect())
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Read>> {
        let path = self.prefix.clone().join(name);
        let read = self.runtime.block_on(self.read(&path)).map_err(io::Error::from)?;
        let too_long = || io::Error::new(io::ErrorKind::FileTooLarge, "it is no segment");
        Ok(Box::new(Cursor::new(read.ok_or_else(too_long)?)))
    }

    fn place(&self, name: &str) -> PathBuf {
        PathBuf::from(self.shown()).join(name)
    }
}

impl ArchiveTarget for Bucket {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.prefix.clone().join(name);
        let created = self.create(&path, Bytes::copy_from_slice(bytes));
        self.runtime.block_on(created).map_err(io::Error::from)
    }

    fn shown(&self) -> String {
        self.url.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_bucket_is_no_place_and_secrets_are_not_shown() {
        assert!(matches!(Bucket::new("https://logs/a", None), Err(TargetError::Unknown(_))));
        let refused = Bucket::new("s3://key:secret@logs/a", None).unwrap_err();
        assert!(
            matches!(refused, TargetError::Credentials) && !refused.to_string().contains("secret")
        );
        // No account is named.
        let refused = Bucket::new("az://logs/a", None).unwrap_err();
        let TargetError::Store { source, .. } = refused else { panic!("{refused}") };
        assert!(source.is::<Error>(), "{source}");
    }
}
