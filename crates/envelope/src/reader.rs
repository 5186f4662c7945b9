//! Bytes, read from the front.

use crate::error::FormatError;

/// The rest of some bytes.
#[derive(Debug)]
pub(crate) struct MessageReader<'a> {
    all: &'a [u8],
    position: usize,
    /// The end of the last requested bytes.
    needed: usize,
}

impl<'a> MessageReader<'a> {
    pub(crate) const fn new(all: &'a [u8]) -> Self {
        Self { all, position: 0, needed: 0 }
    }

    /// Returns the number of bytes that were read.
    pub(crate) const fn position(&self) -> usize {
        self.position
    }

    /// Returns the number of bytes that the last request needs.
    pub(crate) const fn needed(&self) -> usize {
        self.needed
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.position == self.all.len()
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], FormatError> {
        let end = self.position.checked_add(length).ok_or(FormatError::CutOff)?;
        self.needed = end;
        let taken = self.all.get(self.position..end).ok_or(FormatError::CutOff)?;
        self.position = end;
        Ok(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], FormatError> {
        self.take(N)?.first_chunk().copied().ok_or(FormatError::CutOff)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, FormatError> {
        self.array().map(u8::from_be_bytes)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, FormatError> {
        self.array().map(u16::from_be_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, FormatError> {
        self.array().map(u32::from_be_bytes)
    }

    /// Reads a length of two bytes, and as many bytes.
    pub(crate) fn field(&mut self) -> Result<&'a [u8], FormatError> {
        let length = self.u16()?;
        self.take(usize::from(length))
    }
}
