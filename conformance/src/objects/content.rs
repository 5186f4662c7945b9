//! The bytes of objects. They are made from numbers, so that nobody has to keep them.

use crate::seed::Seed;

/// The bytes of an object, in pieces as its parts have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content(Vec<Piece>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    seed: u64,
    length: usize,
}

impl Content {
    /// Returns new bytes.
    pub fn new(seed: &mut Seed, length: usize) -> Self {
        Self(vec![Piece { seed: seed.number(), length }])
    }

    /// Returns the bytes of parts, one after the other.
    pub fn of_parts<'c>(parts: impl Iterator<Item = &'c Self>) -> Self {
        Self(parts.flat_map(|part| &part.0).copied().collect())
    }

    /// Returns the bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|piece| piece.bytes()).collect()
    }

    /// Returns their number.
    pub fn length(&self) -> usize {
        self.0.iter().map(|piece| piece.length).sum()
    }
}

impl Piece {
    fn bytes(self) -> Vec<u8> {
        let mut numbers = Seed::new(self.seed);
        let words = self.length.div_ceil(8);
        let mut bytes: Vec<u8> = (0..words).flat_map(|_| numbers.number().to_le_bytes()).collect();
        bytes.truncate(self.length);
        bytes
    }
}
