//! Parts in a bucket of another object store: S3 and compatible stores, Google Cloud Storage, Azure Blob Storage.
//!
//! Parts of at most [`UPLOAD_BYTES`] are put at once. Longer ones are multipart uploads, of which each piece is sent before the
//! next one is taken, so a stream keeps [`UPLOAD_BYTES`] and a piece. A process that is killed leaves uploads that are not
//! visible, and are paid for: the bucket needs a lifecycle rule that aborts incomplete multipart uploads.
//!
//! ```text
//! PREFIX/bulla-parts                         the mark: a line with the format, and one with the claim of the installation
//! PREFIX/9f86d081884c7d659a2feaa0c55ad015    a part under its id
//! ```
//!
//! Two installations with one prefix would each remove the other's parts as orphans. So one claims it, and whoever finds another
//! claim removes nothing.

use std::fmt;
use std::future::poll_fn;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use futures_core::Stream;
use object_store::path::Path;
use object_store::{
    Error, GetOptions, GetRange, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt as _,
    PutMode, PutOptions, PutPayload,
};
use tokio::runtime::Handle;

use crate::id::PartId;
use crate::part_store::{
    PartPieces, PartStore, PartStoreError, PartStoreFuture, PartWriter, StoredPart,
};
use crate::seal::PIECE_BYTES_MAX;

/// The bytes of each piece of a multipart upload but the last: the least that S3 takes. All are equal, as R2 asks for. A part of
/// 5 GiB then has 1,025 of at most 10,000.
const UPLOAD_BYTES: usize = 5 << 20;

type ByteStream<T> = Pin<Box<dyn Stream<Item = object_store::Result<T>> + Send>>;

/// The name of the mark. No part has it.
const MARK_NAME: &str = "bulla-parts";
const MARK_FORMAT: &str = "bulla parts 1";
/// The longest mark that is read.
const MARK_BYTES_MAX: u64 = 1024;

/// The objects with one prefix in a bucket, each a part.
#[derive(Clone, Debug)]
pub struct PartBucket {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    claim: String,
}

impl PartBucket {
    /// Returns the parts in a bucket, under names that begin with `prefix`, for the installation that has this claim: a random text
    /// of one line, which no copy of the installation has. The store is not contacted yet.
    #[must_use]
    pub fn new(store: Arc<dyn ObjectStore>, prefix: Path, claim: String) -> Self {
        Self { store, prefix, claim }
    }

    /// Claims the prefix, unless it has a mark already.
    ///
    /// # Errors
    /// [`PartStoreError::Claimed`], or that the bucket cannot be reached.
    pub async fn claim(&self) -> Result<(), PartStoreError> {
        // Not every store minds the condition of the request.
        match self.check_mark().await {
            Err(PartStoreError::Unmarked) => {}
            checked => return checked,
        }
        let create = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.store.put_opts(&self.mark_path(), self.mark(), create).await {
            Ok(_) | Err(Error::AlreadyExists { .. }) => self.check_mark().await,
            Err(Error::NotImplemented { .. } | Error::NotSupported { .. }) => {
                self.take_over().await
            }
            Err(error) => Err(bucket_error("claim", error, None)),
        }
    }

    /// Claims the prefix, whoever had it. That one must never run again with it.
    ///
    /// # Errors
    /// The bucket cannot be reached.
    pub async fn take_over(&self) -> Result<(), PartStoreError> {
        let put = self.store.put(&self.mark_path(), self.mark()).await;
        put.map(drop).map_err(|error| bucket_error("claim", error, None))
    }

    /// Returns the bytes that are stored of a part; `None` if it is not there.
    ///
    /// # Errors
    /// [`PartStoreError::Bucket`].
    pub async fn bytes(&self, id: PartId) -> Result<Option<u64>, PartStoreError> {
        match self.store.head(&self.path(id)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(bucket_error("look at", error, None)),
        }
    }

    /// Calls `take` for every object with the prefix but the mark.
    ///
    /// # Errors
    /// [`PartStoreError::Bucket`], and those of `take`.
    pub async fn each<E: From<PartStoreError>>(
        &self,
        mut take: impl FnMut(ListedPart) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut listed = self.store.list(Some(&self.prefix));
        while let Some(object) = next_of(&mut listed).await {
            let object = object.map_err(|error| bucket_error("list", error, None))?;
            let id = object.location.filename().and_then(PartId::parse);
            let id = id.filter(|id| object.location == self.path(*id));
            if object.location != self.mark_path() {
                let written = SystemTime::from(object.last_modified);
                take(ListedPart { id, bytes: object.size, written })?;
            }
        }
        Ok(())
    }

    fn mark_path(&self) -> Path {
        self.prefix.clone().join(MARK_NAME)
    }

    fn mark(&self) -> PutPayload {
        format!("{MARK_FORMAT}\n{}\n", self.claim).into_bytes().into()
    }

    async fn check_mark(&self) -> Result<(), PartStoreError> {
        let failed = |error| bucket_error("look for the mark of", error, None);
        let found = match self.store.get(&self.mark_path()).await {
            Err(Error::NotFound { .. }) => return Err(PartStoreError::Unmarked),
            found => found.map_err(failed)?,
        };
        if found.meta.size > MARK_BYTES_MAX {
            return Err(PartStoreError::Claimed);
        }
        let text = found.bytes().await.map_err(failed)?;
        let mut lines = text.split(|byte| *byte == b'\n');
        let is_ours = lines.next() == Some(MARK_FORMAT.as_bytes())
            && lines.next() == Some(self.claim.as_bytes());
        if is_ours { Ok(()) } else { Err(PartStoreError::Claimed) }
    }

    /// Returns the name of a part. It begins with random digits: S3 spreads its load by the beginnings of names.
    fn path(&self, id: PartId) -> Path {
        self.prefix.clone().join(id.to_string())
    }
}

/// An object with the prefix.
#[derive(Clone, Copy, Debug)]
pub struct ListedPart {
    /// The id of the part; `None` if it is no part.
    pub id: Option<PartId>,
    /// Its bytes.
    pub bytes: u64,
    /// The time of its last byte, by the clock of the store.
    pub written: SystemTime,
}

impl PartStore for PartBucket {
    fn writer_bytes(&self) -> usize {
        UPLOAD_BYTES + PIECE_BYTES_MAX
    }

    fn check(&self) -> PartStoreFuture<'_, ()> {
        Box::pin(self.check_mark())
    }

    fn begin(&self, id: PartId) -> PartStoreFuture<'_, Box<dyn PartWriter>> {
        let writer = BucketWriter {
            store: Arc::clone(&self.store),
            path: self.path(id),
            waiting: Vec::new(),
            waiting_bytes: 0,
            upload: None,
            broken: false,
        };
        Box::pin(async move { Ok(Box::new(writer) as Box<dyn PartWriter>) })
    }

    fn read(&self, id: PartId, range: Range<u64>) -> PartStoreFuture<'_, StoredPart> {
        Box::pin(async move {
            let options =
                GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
            let found = self.store.get_opts(&self.path(id), options).await;
            let found = found.map_err(|error| bucket_error("read", error, Some(id)))?;
            let bytes = found.meta.size;
            let stream = BucketPieces(found.into_stream());
            Ok(StoredPart { bytes, pieces: Box::new(stream) })
        })
    }

    fn delete(&self, id: PartId) -> PartStoreFuture<'_, ()> {
        Box::pin(async move {
            match self.store.delete(&self.path(id)).await {
                Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
                Err(error) => Err(bucket_error("delete", error, None)),
            }
        })
    }

    fn older(
        &self,
        than: SystemTime,
        after: Option<PartId>,
        limit: usize,
    ) -> PartStoreFuture<'_, Vec<PartId>> {
        Box::pin(async move {
            let mut listed = match after {
                Some(id) => self.store.list_with_offset(Some(&self.prefix), &self.path(id)),
                None => self.store.list(Some(&self.prefix)),
            };
            let mut found = Vec::new();
            while found.len() < limit
                && let Some(object) = next_of(&mut listed).await
            {
                let object: ObjectMeta =
                    object.map_err(|error| bucket_error("list", error, None))?;
                let id = object.location.filename().and_then(PartId::parse);
                let is_older = SystemTime::from(object.last_modified) < than;
                found.extend(id.filter(|id| is_older && object.location == self.path(*id)));
            }
            Ok(found)
        })
    }
}

/// The writer of a part in a bucket.
struct BucketWriter {
    store: Arc<dyn ObjectStore>,
    path: Path,
    /// Bytes that have not been sent: less than [`UPLOAD_BYTES`] between the calls.
    waiting: Vec<Bytes>,
    waiting_bytes: usize,
    upload: Option<Box<dyn MultipartUpload>>,
    /// True when a call has failed, or has not come to its end.
    broken: bool,
}

impl BucketWriter {
    async fn take(&mut self, mut bytes: Bytes) -> object_store::Result<()> {
        while !bytes.is_empty() {
            let room = UPLOAD_BYTES.saturating_sub(self.waiting_bytes);
            // What is full is sent when more follows, so that the last piece is never empty.
            if room == 0 {
                self.send().await?;
                continue;
            }
            let taken = bytes.split_to(room.min(bytes.len()));
            self.waiting_bytes += taken.len();
            self.waiting.push(taken);
        }
        Ok(())
    }

    fn payload(&mut self) -> PutPayload {
        self.waiting_bytes = 0;
        std::mem::take(&mut self.waiting).into_iter().collect()
    }

    async fn send(&mut self) -> object_store::Result<()> {
        let payload = self.payload();
        let upload = match &mut self.upload {
            Some(upload) => upload,
            None => self.upload.insert(self.store.put_multipart(&self.path).await?),
        };
        upload.put_part(payload).await
    }

    async fn complete(&mut self) -> object_store::Result<()> {
        if self.upload.is_none() {
            let payload = self.payload();
            return self.store.put(&self.path, payload).await.map(drop);
        }
        self.send().await?;
        if let Some(upload) = &mut self.upload {
            upload.complete().await?;
        }
        // There is nothing to abort any more.
        self.upload = None;
        Ok(())
    }
}

impl PartWriter for BucketWriter {
    fn write(&mut self, bytes: Bytes) -> PartStoreFuture<'_, ()> {
        Box::pin(async move {
            if std::mem::replace(&mut self.broken, true) {
                return Err(PartStoreError::Broken);
            }
            self.take(bytes).await.map_err(|error| bucket_error("write", error, None))?;
            self.broken = false;
            Ok(())
        })
    }

    fn finish(mut self: Box<Self>) -> PartStoreFuture<'static, ()> {
        Box::pin(async move {
            if self.broken {
                return Err(PartStoreError::Broken);
            }
            self.complete().await.map_err(|error| bucket_error("finish", error, None))
        })
    }
}

impl Drop for BucketWriter {
    fn drop(&mut self) {
        if let (Some(mut upload), Ok(runtime)) = (self.upload.take(), Handle::try_current()) {
            // If it fails, the lifecycle rule of the bucket does it.
            runtime.spawn(async move { upload.abort().await });
        }
    }
}

impl fmt::Debug for BucketWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "BucketWriter({}, {} bytes wait)", self.path, self.waiting_bytes)
    }
}

/// The pieces of an object, as they come.
struct BucketPieces(ByteStream<Bytes>);

impl PartPieces for BucketPieces {
    fn next(&mut self) -> PartStoreFuture<'_, Option<Bytes>> {
        Box::pin(async move {
            let piece = next_of(&mut self.0).await.transpose();
            piece.map_err(|error| bucket_error("read", error, None))
        })
    }
}

impl fmt::Debug for BucketPieces {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BucketPieces")
    }
}

async fn next_of<T>(stream: &mut ByteStream<T>) -> Option<object_store::Result<T>> {
    poll_fn(|context| stream.as_mut().poll_next(context)).await
}

/// Says why something failed. Of errors only that of a missing object has a meaning of its own, when a part is asked for.
fn bucket_error(action: &'static str, error: Error, id: Option<PartId>) -> PartStoreError {
    match (error, id) {
        (Error::NotFound { .. }, Some(id)) => PartStoreError::NotFound(id),
        (error, _) => PartStoreError::Bucket { action, source: Box::new(error) },
    }
}

#[cfg(test)]
mod tests;
