//! Where parts are kept.
//!
//! A part is written once, under its random id, and never changed: it is there whole, or not at all. What is stored is encrypted
//! already, and whoever reads it believes none of it.

use std::fmt;
use std::io;
use std::ops::Range;
use std::pin::Pin;
use std::time::SystemTime;

use bytes::Bytes;

use crate::id::PartId;

/// A call of a store, as it goes on.
pub type PartStoreFuture<'a, T> =
    Pin<Box<dyn Future<Output = Result<T, PartStoreError>> + Send + 'a>>;

/// A place for parts. Its methods are called within a Tokio runtime.
pub trait PartStore: fmt::Debug + Send + Sync {
    /// Returns the most bytes that a writer keeps in memory.
    fn writer_bytes(&self) -> usize;

    /// Checks that the place is still that of this installation: before anything is removed that it knows nothing of.
    ///
    /// # Errors
    /// [`PartStoreError::Displaced`] or [`PartStoreError::Claimed`], or that it cannot be looked at.
    fn check(&self) -> PartStoreFuture<'_, ()>;

    /// Begins a part. The id must be fresh.
    ///
    /// # Errors
    /// [`PartStoreError`].
    fn begin(&self, id: PartId) -> PartStoreFuture<'_, Box<dyn PartWriter>>;

    /// Begins to read a range of what is stored of a part. What the part does not have of the range does not come.
    ///
    /// # Errors
    /// [`PartStoreError::NotFound`], or another one.
    fn read(&self, id: PartId, range: Range<u64>) -> PartStoreFuture<'_, StoredPart>;

    /// Deletes a part, if it is there.
    ///
    /// # Errors
    /// [`PartStoreError`].
    fn delete(&self, id: PartId) -> PartStoreFuture<'_, ()>;

    /// Returns the ids of parts that were last written before a time by the clock of the store, in ascending order, and
    /// `limit` of them at most: those after `after`, or the first ones. Where a killed process has left unfinished files of that
    /// age, they are removed on the way.
    ///
    /// # Errors
    /// [`PartStoreError`].
    fn older(
        &self,
        than: SystemTime,
        after: Option<PartId>,
        limit: usize,
    ) -> PartStoreFuture<'_, Vec<PartId>>;
}

/// A part that is being stored. Nobody finds it before it is finished, and nothing stays of it when it is dropped before.
pub trait PartWriter: fmt::Debug + Send {
    /// Takes the next bytes. It waits while earlier ones are being written, so it keeps a bounded number of them. After an error
    /// every further call is one.
    ///
    /// # Errors
    /// [`PartStoreError`].
    fn write(&mut self, bytes: Bytes) -> PartStoreFuture<'_, ()>;

    /// Makes the part durable under its id, and only then returns. If the caller goes away meanwhile, the part may be there or
    /// not.
    ///
    /// # Errors
    /// [`PartStoreError`]: the part is not there, or not certain to stay. It must not be used.
    fn finish(self: Box<Self>) -> PartStoreFuture<'static, ()>;
}

/// A range of a part, as it is read.
#[derive(Debug)]
pub struct StoredPart {
    /// The bytes that are stored of the whole part.
    pub bytes: u64,
    /// The bytes of the range.
    pub pieces: Box<dyn PartPieces>,
}

/// The bytes of a range, in pieces.
pub trait PartPieces: fmt::Debug + Send {
    /// Returns the next piece. `None` at the end.
    ///
    /// # Errors
    /// [`PartStoreError`].
    fn next(&mut self) -> PartStoreFuture<'_, Option<Bytes>>;
}

/// A part cannot be stored, read, listed or deleted. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PartStoreError {
    /// There is no such part.
    #[error("part {0} is not stored: put back its file, or the bucket's object, from a copy")]
    NotFound(PartId),
    /// The directory, or the file, is no longer that in use.
    #[error(transparent)]
    Displaced(#[from] durable::Displaced),
    /// The directory is that of another version.
    #[error(
        "{0} is no directory of parts that this version reads: name an empty one, or the right one"
    )]
    Foreign(String),
    /// Another installation has claimed the bucket and prefix.
    #[error(
        "the bucket and prefix of parts belong to another installation, or to the one that this was copied from: give each a prefix of its \
         own. If the other will never run again, stop this one and run `bulla s3 claim-parts`"
    )]
    Claimed,
    /// The bucket has no mark of an installation, though it should have that of this one.
    #[error(
        "the bucket and prefix of parts have lost their mark `bulla-parts`, and perhaps all parts: put back what was there, or the right \
         prefix. If only the mark is lost, stop the service and run `bulla s3 claim-parts`"
    )]
    Unmarked,
    /// The operating system refused.
    #[error(
        "cannot {action} a part in {place}: make room or mend the disk, and send the request again"
    )]
    Io {
        /// The action that failed.
        action: &'static str,
        /// The directory.
        place: String,
        /// The reason.
        #[source]
        source: io::Error,
    },
    /// The other object store refused.
    #[error(
        "cannot {action} a part in the bucket: mend the access to it, and send the request again"
    )]
    Bucket {
        /// The action that failed.
        action: &'static str,
        /// The reason.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// An earlier write failed.
    #[error("an earlier write of this part failed: begin it again")]
    Broken,
}
