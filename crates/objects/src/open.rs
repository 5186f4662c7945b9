//! Decrypts a range of a part.
//!
//! Key, id and size of a part say every byte of its header, and the number and length of every chunk. So nothing that is stored
//! is believed: a chunk that is altered, moved, cut or of another part does not authenticate, and one that is missing is
//! noticed.

use std::collections::VecDeque;
use std::ops::Range;

use bytes::{Bytes, BytesMut};
use secret::Wiped;

use crate::data_key::{Layers, ObjectDataKey};
use crate::error::PartError;
use crate::id::PartId;
use crate::layout::{CHUNK_BYTES, HEADER_BYTES, PartLayout, chunk_overhead, chunk_start};
use crate::part_key::PartKey;

/// The decryption of a range of a part, from bytes that come in pieces of any length.
///
/// The caller fetches [`Self::stored`] and gives each piece to [`Self::push`]; after the last one, [`Self::finish`] says whether
/// all have come. Plaintext is given out by whole chunks that have authenticated. It keeps at most one chunk.
#[derive(Debug)]
pub struct RangeOpener {
    id: PartId,
    key: PartKey,
    layers: Layers,
    layout: PartLayout,
    /// The plaintext that is asked for.
    wanted: Range<u64>,
    stored: Range<u64>,
    /// The chunks that are still to come.
    chunks: Range<u64>,
    /// True as long as the header is to come.
    header: bool,
    /// The beginning of what does not come in one piece.
    begun: BytesMut,
    failed: Option<PartError>,
}

impl RangeOpener {
    /// Begins to open the plaintext of `range` of the part `id`, which has `bytes` of plaintext. Size and id come from a manifest
    /// that has authenticated.
    ///
    /// # Errors
    /// [`PartError::Range`], [`PartError::TooLong`], [`PartError::Crypto`].
    pub fn new(
        key: &ObjectDataKey,
        id: PartId,
        bytes: u64,
        range: Range<u64>,
    ) -> Result<Self, PartError> {
        let layers = key.layers();
        let layout = PartLayout::new(bytes, layers).ok_or(PartError::TooLong)?;
        let chunks = layout.chunks_of(&range).ok_or(PartError::Range { id, bytes })?;
        Ok(Self {
            id,
            key: PartKey::new(key, id)?,
            layers,
            layout,
            wanted: range,
            stored: layout.stored(&chunks),
            header: chunks.start == 0,
            chunks,
            begun: BytesMut::new(),
            failed: None,
        })
    }

    /// Returns the stored bytes to fetch.
    #[must_use]
    pub fn stored(&self) -> Range<u64> {
        self.stored.clone()
    }

    /// Checks how much is stored of the whole part. A range cannot show that something follows it.
    ///
    /// # Errors
    /// [`PartError::Length`].
    pub fn check_stored_bytes(&self, stored: u64) -> Result<(), PartError> {
        let expected = self.layout.stored_bytes();
        let length = PartError::Length { id: self.id, stored, expected };
        if stored == expected { Ok(()) } else { Err(length) }
    }

    /// Takes the next of the stored bytes, and appends the plaintext that authenticates to `out`.
    ///
    /// # Errors
    /// [`PartError`], the same one at each later call. What was appended before is authentic.
    pub fn push(&mut self, piece: Bytes, out: &mut VecDeque<Bytes>) -> Result<(), PartError> {
        if let Some(failed) = self.failed {
            return Err(failed);
        }
        self.open(StoredPiece::new(piece), out).inspect_err(|error| {
            self.begun.clear();
            self.failed = Some(*error);
        })
    }

    /// Checks that everything has come.
    ///
    /// # Errors
    /// [`PartError::Chunk`]: the stored bytes end in this one, or before; or that of [`Self::push`].
    pub fn finish(&self) -> Result<(), PartError> {
        match self.failed {
            Some(failed) => Err(failed),
            None if self.chunks.is_empty() => Ok(()),
            None => Err(self.chunk_error()),
        }
    }

    fn open(&mut self, mut piece: StoredPiece, out: &mut VecDeque<Bytes>) -> Result<(), PartError> {
        if self.header {
            self.take_header(&mut piece)?;
        }
        while !self.header && !self.chunks.is_empty() {
            let index = self.chunks.start;
            let length = self.layout.chunk_bytes(index) + chunk_overhead(self.layers);
            let Some(chunk) = self.next_chunk(&mut piece, length) else { return Ok(()) };
            self.open_chunk(index, chunk, out)?;
            self.chunks.start += 1;
        }
        if piece.len() == 0 {
            return Ok(());
        }
        let more = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        let expected = self.layout.stored_bytes();
        let stored = self.stored.end.saturating_add(more);
        Err(PartError::Length { id: self.id, stored, expected })
    }

    /// Takes the header, or what has come of it, from the front of `piece`.
    fn take_header(&mut self, piece: &mut StoredPiece) -> Result<(), PartError> {
        self.begun.extend_from_slice(&piece.take(HEADER_BYTES.saturating_sub(self.begun.len())));
        // Bytes that are wrong are not waited for.
        let expected = self.key.header().get(..self.begun.len()).unwrap_or_default();
        if !crypto::ct_eq(expected, &self.begun) {
            return Err(PartError::Header(self.id));
        }
        if self.begun.len() == HEADER_BYTES {
            self.header = false;
            self.begun.clear();
        }
        Ok(())
    }

    /// Takes the next chunk. `None` if not all of it has come.
    fn next_chunk(&mut self, piece: &mut StoredPiece, length: usize) -> Option<BytesMut> {
        if self.begun.is_empty() && piece.len() >= length {
            return Some(piece.take(length));
        }
        let missing = length.saturating_sub(self.begun.len());
        self.begun.reserve(missing);
        self.begun.extend_from_slice(&piece.take(missing));
        (self.begun.len() == length).then(|| std::mem::take(&mut self.begun))
    }

    fn open_chunk(
        &self,
        index: u64,
        mut chunk: BytesMut,
        out: &mut VecDeque<Bytes>,
    ) -> Result<(), PartError> {
        let opened = self.key.open(index, self.layout.is_last(index), &mut chunk);
        let opened = opened.ok_or_else(|| self.chunk_error())?;
        chunk.truncate(opened);
        let offset = |at: u64| {
            let inside = at.saturating_sub(chunk_start(index));
            usize::try_from(inside).unwrap_or(CHUNK_BYTES).min(opened)
        };
        let plaintext = chunk.freeze().slice(offset(self.wanted.start)..offset(self.wanted.end));
        if !plaintext.is_empty() {
            out.push_back(plaintext);
        }
        Ok(())
    }

    const fn chunk_error(&self) -> PartError {
        PartError::Chunk { id: self.id, index: self.chunks.start }
    }
}

/// Stored bytes that have come together.
enum StoredPiece {
    /// Memory that nobody else holds: chunks are decrypted where they are.
    Own(BytesMut),
    /// Memory that others hold too: chunks are copied, one by one.
    Shared(Bytes),
}

impl StoredPiece {
    fn new(bytes: Bytes) -> Self {
        bytes.try_into_mut().map_or_else(Self::Shared, Self::Own)
    }

    fn len(&self) -> usize {
        match self {
            Self::Own(bytes) => bytes.len(),
            Self::Shared(bytes) => bytes.len(),
        }
    }

    /// Takes up to `length` bytes from the front.
    fn take(&mut self, length: usize) -> BytesMut {
        let length = length.min(self.len());
        match self {
            Self::Own(bytes) => bytes.split_to(length),
            Self::Shared(bytes) => BytesMut::from(&*bytes.split_to(length)),
        }
    }
}

/// Decrypts a part that is in memory, which has `bytes` of plaintext.
///
/// # Errors
/// [`PartError`].
pub fn open_part(
    key: &ObjectDataKey,
    id: PartId,
    bytes: u64,
    stored: &[u8],
) -> Result<Wiped, PartError> {
    let opener = RangeOpener::new(key, id, bytes, 0..bytes)?;
    // With it the chunks have their numbers and lengths.
    opener.check_stored_bytes(u64::try_from(stored.len()).unwrap_or(u64::MAX))?;
    let (header, body) = stored.split_at_checked(HEADER_BYTES).ok_or(PartError::Header(id))?;
    if !crypto::ct_eq(header, opener.key.header()) {
        return Err(PartError::Header(id));
    }
    let mut plaintext = Wiped::new(Vec::with_capacity(body.len()));
    for (index, chunk) in (0..).zip(body.chunks(CHUNK_BYTES + chunk_overhead(opener.layers))) {
        let start = plaintext.len();
        plaintext.extend_from_slice(chunk);
        let sealed = plaintext.get_mut(start..).unwrap_or_default();
        let opened = opener.key.open(index, opener.layout.is_last(index), sealed);
        let opened = opened.ok_or(PartError::Chunk { id, index })?;
        plaintext.truncate(start + opened);
    }
    Ok(plaintext)
}
