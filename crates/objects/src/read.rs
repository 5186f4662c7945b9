//! Reads a range of an object: the manifest, the store and the keys together.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

use crate::data_key::ObjectDataKey;
use crate::error::{ManifestError, PartError};
use crate::manifest::{ObjectManifest, PartSlice};
use crate::open::RangeOpener;
use crate::part_store::{PartPieces, PartStore, PartStoreError};

/// An object, or a range of it, cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ObjectReadError {
    /// The object does not have the range.
    #[error(transparent)]
    Range(#[from] ManifestError),
    /// A part is not as it was stored.
    #[error(transparent)]
    Part(#[from] PartError),
    /// A part cannot be had.
    #[error(transparent)]
    Store(#[from] PartStoreError),
}

/// The plaintext of a range of an object, as it is read. Every byte that it gives out is authentic.
#[derive(Debug)]
pub struct ObjectReader {
    store: Arc<dyn PartStore>,
    key: Arc<ObjectDataKey>,
    /// The slices that are still to be read, the next one first.
    slices: VecDeque<PartSlice>,
    reading: Option<PartReading>,
    ready: VecDeque<Bytes>,
}

/// A part that is being read.
#[derive(Debug)]
struct PartReading {
    opener: RangeOpener,
    pieces: Box<dyn PartPieces>,
}

impl ObjectReader {
    /// Begins to read a range.
    ///
    /// # Errors
    /// [`ObjectReadError::Range`].
    pub fn new(
        store: Arc<dyn PartStore>,
        key: Arc<ObjectDataKey>,
        manifest: &ObjectManifest,
        range: Range<u64>,
    ) -> Result<Self, ObjectReadError> {
        let slices = manifest.parts().slices(range)?.collect();
        Ok(Self { store, key, slices, reading: None, ready: VecDeque::new() })
    }

    /// Returns the next bytes of plaintext, at most a chunk of them. `None` at the end, which comes only when everything was
    /// there.
    ///
    /// # Errors
    /// [`ObjectReadError`]. Whoever has got bytes already must be told that more was to come.
    pub async fn next(&mut self) -> Result<Option<Bytes>, ObjectReadError> {
        loop {
            if let Some(plaintext) = self.ready.pop_front() {
                return Ok(Some(plaintext));
            }
            let Some(reading) = &mut self.reading else {
                let Some(slice) = self.slices.front() else { return Ok(None) };
                self.reading = Some(begin(&*self.store, &self.key, slice).await?);
                continue;
            };
            match reading.pieces.next().await? {
                Some(piece) => reading.opener.push(piece, &mut self.ready)?,
                None => {
                    reading.opener.finish()?;
                    self.reading = None;
                    self.slices.pop_front();
                }
            }
        }
    }
}

async fn begin(
    store: &dyn PartStore,
    key: &ObjectDataKey,
    slice: &PartSlice,
) -> Result<PartReading, ObjectReadError> {
    let PartSlice { part, range } = slice;
    let opener = RangeOpener::new(key, part.id, part.bytes, range.clone())?;
    let stored = store.read(part.id, opener.stored()).await?;
    opener.check_stored_bytes(stored.bytes)?;
    Ok(PartReading { opener, pieces: stored.pieces })
}
