//! An archive in a bucket of an object store: S3 and compatible stores, Google Cloud Storage, Azure Blob Storage.
//!
//! Credentials and endpoints come from the environment, as each store's own tools read them: `AWS_*`, `GOOGLE_*`, `AZURE_*`.

use std::io::{self, Cursor, Read};
use std::path::PathBuf;

use audit::Archive;
use bytes::Bytes;
use object_store::path::Path;
use object_store::{
    Error, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload, parse_url_opts,
};
use tokio::runtime::Runtime;
use url::Url;

use crate::{Target, TargetError};

/// The schemes of URLs that name a bucket.
const SCHEMES: [&str; 5] = ["s3", "gs", "az", "abfs", "abfss"];
/// The prefixes of the environment variables that say how a store is reached.
const VARIABLES: [&str; 3] = ["AWS_", "GOOGLE_", "AZURE_"];
/// The longest object that is read: the longest segment, if it had not become shorter.
const OBJECT_BYTES_MAX: u64 = 128 << 20;

/// The objects with one prefix in a bucket.
#[derive(Debug)]
pub struct Bucket {
    url: Url,
    prefix: Path,
    store: Box<dyn ObjectStore>,
    runtime: Runtime,
}

impl Bucket {
    /// Returns the objects with a prefix in a bucket, such as `s3://logs/bulla`. The store is not contacted yet.
    ///
    /// # Errors
    /// [`TargetError`]: the URL names no bucket, or the environment does not say how to reach it.
    pub fn new(text: &str) -> Result<Self, TargetError> {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .filter(|(name, _)| VARIABLES.iter().any(|prefix| name.starts_with(prefix)));
        Self::with(text, variables)
    }

    fn with(
        text: &str,
        variables: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, TargetError> {
        // Whoever reads the base of the log sees the URL. Only Azure's names have an at sign, before which is the container.
        let is_azure = text.starts_with("abfs");
        let user = text.split_once('@').map_or("", |(user, _)| user);
        let has_secret = if is_azure { user.matches(':').count() > 1 } else { text.contains('@') };
        if has_secret || text.contains(['?', '#']) {
            return Err(TargetError::Credentials);
        }
        let unknown = || TargetError::Unknown(text.to_owned());
        let url = Url::parse(text).map_err(|_no_url| unknown())?;
        if !SCHEMES.contains(&url.scheme()) || !url.has_host() {
            return Err(unknown());
        }
        let unreached = |why: String| TargetError::Store { url: text.to_owned(), why };
        let (store, prefix) =
            parse_url_opts(&url, variables).map_err(|error| unreached(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| unreached(error.to_string()))?;
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

impl Target for Bucket {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.prefix.clone().join(name);
        let created = self.create(&path, Bytes::copy_from_slice(bytes));
        self.runtime.block_on(created).map_err(io::Error::from)
    }

    fn shown(&self) -> String {
        self.url.as_str().trim_end_matches('/').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(text: &str) -> Result<Bucket, TargetError> {
        let region = ("AWS_REGION".to_owned(), "us-east-1".to_owned());
        Bucket::with(text, std::iter::once(region))
    }

    #[test]
    fn a_bucket_with_or_without_a_prefix_is_a_place() {
        for (text, place) in [
            ("s3://logs", "s3://logs/0000000001.jsonl.zst"),
            ("s3://logs/a/b/", "s3://logs/a/b/0000000001.jsonl.zst"),
        ] {
            let bucket = bucket(text).unwrap();
            assert_eq!(bucket.place("0000000001.jsonl.zst"), PathBuf::from(place), "{text}");
        }
    }

    #[test]
    fn a_url_with_credentials_or_without_a_bucket_is_none() {
        for text in ["s3://", "s3:///a", "https://logs/a"] {
            assert!(matches!(bucket(text), Err(TargetError::Unknown(_))), "{text}");
        }
        for text in [
            "s3://key:secret@logs/a",
            "s3://key:a/secret@logs/a",
            "s3://key:secret@",
            "s3://secret@logs/a",
            "abfss://logs:secret@account.dfs.core.windows.net/a",
            "s3://logs/a?sig=secret",
        ] {
            let refused = bucket(text).unwrap_err();
            assert!(!format!("{refused}").contains("secret"), "{text}");
        }
    }
}
