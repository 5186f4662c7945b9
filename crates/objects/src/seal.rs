//! Encrypts a part as it comes.

use bytes::Bytes;
use secret::Wiped;

use crate::data_key::{Layers, ObjectDataKey};
use crate::error::PartError;
use crate::id::PartId;
use crate::layout::{CHUNK_BYTES, HEADER_BYTES, PART_BYTES_MAX, PartLayout, chunk_overhead};
use crate::part_key::PartKey;

/// The chunks of a piece: 256 KiB, which a disk and a socket take in one call each.
pub(crate) const PIECE_CHUNKS: usize = 4;
/// The most bytes of a piece.
pub const PIECE_BYTES_MAX: usize =
    HEADER_BYTES + PIECE_CHUNKS * (CHUNK_BYTES + chunk_overhead(Layers::Two));

/// The encryption of a part whose plaintext comes in pieces of any length.
///
/// It keeps at most [`PIECE_BYTES_MAX`] bytes. A chunk is encrypted when more follows, for the last one is told from the others.
#[derive(Debug)]
pub struct PartSealer {
    key: PartKey,
    /// Chunks that are encrypted, then the plaintext of the next one.
    piece: Wiped,
    /// The place where that plaintext begins.
    start: usize,
    /// The encrypted chunks in the piece.
    sealed: usize,
    /// The number of the next chunk.
    index: u64,
    /// The bytes of plaintext so far.
    bytes: u64,
}

impl PartSealer {
    /// Begins a part. Its id must be fresh: two parts with one id under one data key would have the same key and nonces.
    ///
    /// # Errors
    /// [`PartError::Crypto`].
    pub fn new(key: &ObjectDataKey, id: PartId) -> Result<Self, PartError> {
        let key = PartKey::new(key, id)?;
        let mut piece = Wiped::new(Vec::with_capacity(PIECE_BYTES_MAX));
        piece.extend_from_slice(key.header());
        Ok(Self { key, start: piece.len(), piece, sealed: 0, index: 0, bytes: 0 })
    }

    /// Takes plaintext from `plaintext`, until a piece is full, which is returned and is to be written next, or until nothing is
    /// left, which is `None`. Call it again while it returns a piece.
    ///
    /// # Errors
    /// [`PartError::TooLong`], [`PartError::Crypto`]. Then the part cannot be finished.
    pub fn push(&mut self, plaintext: &mut &[u8]) -> Result<Option<Bytes>, PartError> {
        while !plaintext.is_empty() {
            let room = CHUNK_BYTES.saturating_sub(self.piece.len() - self.start);
            if room == 0 {
                self.seal_chunk(false)?;
                if self.sealed == PIECE_CHUNKS {
                    return Ok(Some(self.take_piece()));
                }
                continue;
            }
            let (taken, rest) = plaintext.split_at(room.min(plaintext.len()));
            *plaintext = rest;
            let taken_bytes = u64::try_from(taken.len()).map_err(|_more| PartError::TooLong)?;
            self.bytes = self.bytes.saturating_add(taken_bytes);
            if self.bytes > PART_BYTES_MAX {
                return Err(PartError::TooLong);
            }
            self.piece.extend_from_slice(taken);
        }
        Ok(None)
    }

    /// Returns the bytes of plaintext that have come.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Encrypts the last chunk, and returns the last piece.
    ///
    /// # Errors
    /// [`PartError::Crypto`].
    pub fn finish(mut self) -> Result<Bytes, PartError> {
        self.seal_chunk(true)?;
        Ok(std::mem::take(&mut *self.piece).into())
    }

    fn seal_chunk(&mut self, is_last: bool) -> Result<(), PartError> {
        self.key.seal(self.index, is_last, &mut self.piece, self.start)?;
        self.start = self.piece.len();
        self.sealed += 1;
        self.index += 1;
        Ok(())
    }

    /// Returns the piece, all of which is encrypted.
    fn take_piece(&mut self) -> Bytes {
        let next = Vec::with_capacity(PIECE_BYTES_MAX);
        self.start = 0;
        self.sealed = 0;
        std::mem::replace(&mut *self.piece, next).into()
    }
}

/// Encrypts a part that is in memory.
///
/// # Errors
/// [`PartError::TooLong`], [`PartError::Crypto`].
pub fn seal_part(key: &ObjectDataKey, id: PartId, plaintext: &[u8]) -> Result<Vec<u8>, PartError> {
    let bytes = u64::try_from(plaintext.len()).map_err(|_more| PartError::TooLong)?;
    let layout = PartLayout::new(bytes, key.layers()).ok_or(PartError::TooLong)?;
    let stored = usize::try_from(layout.stored_bytes()).map_err(|_more| PartError::TooLong)?;
    let key = PartKey::new(key, id)?;
    let mut out = Vec::with_capacity(stored);
    out.extend_from_slice(key.header());
    let empty = std::iter::once(plaintext).filter(|plaintext| plaintext.is_empty());
    for (index, chunk) in (0..).zip(plaintext.chunks(CHUNK_BYTES).chain(empty)) {
        let start = out.len();
        out.extend_from_slice(chunk);
        if let Err(error) = key.seal(index, layout.is_last(index), &mut out, start) {
            // What it refused may be plaintext still.
            drop(Wiped::new(out));
            return Err(error);
        }
    }
    Ok(out)
}
