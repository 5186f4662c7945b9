//! The parts of an object, and which of them have a range of it.

use std::ops::Range;

use crate::error::ManifestError;
use crate::id::PartId;
use crate::layout::PART_BYTES_MAX;

/// The highest number of a part, and so the most parts of an object
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>).
pub const PART_NUMBER_MAX: u16 = 10_000;
/// The bytes of a part in a manifest: number, id, and five bytes of size.
const ENTRY_BYTES: usize = 2 + PartId::BYTES + SIZE_BYTES;
const SIZE_BYTES: usize = 5;
const _: () = assert!(PART_BYTES_MAX < 1 << (8 * SIZE_BYTES), "a size has five bytes");

/// One part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectPart {
    /// The part number of UploadPart; 1 for the only part of PutObject.
    pub number: u16,
    /// The id under which it is stored.
    pub id: PartId,
    /// The bytes of its plaintext.
    pub bytes: u64,
}

/// The plaintext of a part that belongs to a range of the object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSlice {
    /// The part.
    pub part: ObjectPart,
    /// The plaintext of the part.
    pub range: Range<u64>,
}

/// The parts of an object in their order, one at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartList {
    parts: Vec<ObjectPart>,
    /// The offset in the object at which each part ends.
    ends: Vec<u64>,
}

impl PartList {
    /// Returns a list of parts.
    ///
    /// # Errors
    /// [`ManifestError::Parts`]: there are none or too many, their numbers do not ascend from 1, or one is too long.
    pub fn new(parts: Vec<ObjectPart>) -> Result<Self, ManifestError> {
        let ascending = parts.iter().is_sorted_by(|one, next| one.number < next.number);
        let valid = |part: &ObjectPart| {
            (1..=PART_NUMBER_MAX).contains(&part.number) && part.bytes <= PART_BYTES_MAX
        };
        if parts.is_empty() || !ascending || !parts.iter().all(valid) {
            return Err(ManifestError::Parts);
        }
        let mut end = 0;
        let ends = parts.iter().map(|part| {
            end += part.bytes;
            end
        });
        Ok(Self { ends: ends.collect(), parts })
    }

    /// Returns the parts.
    #[must_use]
    pub fn as_slice(&self) -> &[ObjectPart] {
        &self.parts
    }

    /// Returns the bytes of the object.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Returns where in the object the part with a number is. `None` if there is none.
    #[must_use]
    pub fn range_of(&self, number: u16) -> Option<Range<u64>> {
        let index = self.parts.binary_search_by_key(&number, |part| part.number).ok()?;
        let end = *self.ends.get(index)?;
        Some(end - self.parts.get(index)?.bytes..end)
    }

    /// Returns the parts that have a range of the object, in order. An empty object has its first part.
    ///
    /// # Errors
    /// [`ManifestError::Range`]: the object does not have the range.
    pub fn slices(
        &self,
        range: Range<u64>,
    ) -> Result<impl Iterator<Item = PartSlice> + '_, ManifestError> {
        if range.start > range.end || range.end > self.bytes() {
            return Err(ManifestError::Range(self.bytes()));
        }
        // That of an empty object is read too: only so it is certain that nothing was taken away.
        let empty = (self.bytes() == 0).then(|| self.slice(0, &range)).flatten();
        let first = self.ends.partition_point(|end| *end <= range.start);
        let rest = (first..self.parts.len()).map_while(move |index| self.slice(index, &range));
        Ok(empty.into_iter().chain(rest.filter(|slice| !slice.range.is_empty())))
    }

    /// Returns what the part at an index has of a range. `None` if the range ends before it.
    fn slice(&self, index: usize, range: &Range<u64>) -> Option<PartSlice> {
        let part = *self.parts.get(index)?;
        let start = self.ends.get(index)? - part.bytes;
        let inside = |at: u64| at.saturating_sub(start).min(part.bytes);
        let is_before = start < range.end || self.bytes() == 0;
        is_before.then(|| PartSlice { part, range: inside(range.start)..inside(range.end) })
    }

    pub(super) fn count(&self) -> u16 {
        u16::try_from(self.parts.len()).unwrap_or(PART_NUMBER_MAX)
    }

    pub(super) fn encoded_bytes(&self) -> usize {
        self.parts.len() * ENTRY_BYTES
    }

    pub(super) fn encode(&self, out: &mut Vec<u8>) {
        for part in &self.parts {
            out.extend(part.number.to_be_bytes());
            out.extend(part.id.as_bytes());
            out.extend(part.bytes.to_be_bytes().into_iter().skip(8 - SIZE_BYTES));
        }
    }

    pub(super) fn decode(bytes: &[u8], count: u16) -> Result<Self, ManifestError> {
        let entries = bytes.chunks_exact(ENTRY_BYTES);
        if !entries.remainder().is_empty() || entries.len() != usize::from(count) {
            return Err(ManifestError::Malformed);
        }
        let parts: Option<Vec<_>> = entries.map(entry).collect();
        Self::new(parts.ok_or(ManifestError::Malformed)?)
    }
}

fn entry(bytes: &[u8]) -> Option<ObjectPart> {
    let (number, rest) = bytes.split_first_chunk()?;
    let (id, size) = rest.split_first_chunk()?;
    let bytes = size.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    Some(ObjectPart { number: u16::from_be_bytes(*number), id: PartId::from_bytes(*id), bytes })
}
