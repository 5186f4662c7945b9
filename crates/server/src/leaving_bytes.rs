//! Pieces of a body that leave together.

use std::collections::VecDeque;
use std::io::IoSlice;
use std::sync::Arc;

use bytes::{Buf, Bytes};

use crate::request_memory::ReplyMemory;

/// Some pieces of a body, which one call of the system takes. None is empty but the front, when all of them have left.
#[derive(Debug, Default)]
pub(crate) struct LeavingBytes {
    front: Bytes,
    rest: VecDeque<Bytes>,
    /// The memory that is counted for them. They may wait in the connection after the body has ended.
    _memory: Option<Arc<ReplyMemory>>,
}

impl LeavingBytes {
    /// Returns no pieces so far, of a reply with this memory.
    pub(crate) fn counted(memory: &Arc<ReplyMemory>) -> Self {
        Self { _memory: Some(Arc::clone(memory)), ..Self::default() }
    }

    /// Appends a piece.
    pub(crate) fn push(&mut self, piece: Bytes) {
        if self.front.is_empty() {
            self.front = piece;
        } else if !piece.is_empty() {
            self.rest.push_back(piece);
        }
    }
}

impl From<Bytes> for LeavingBytes {
    fn from(front: Bytes) -> Self {
        Self { front, ..Self::default() }
    }
}

impl Buf for LeavingBytes {
    fn remaining(&self) -> usize {
        self.front.len() + self.rest.iter().map(Bytes::len).sum::<usize>()
    }

    fn chunk(&self) -> &[u8] {
        &self.front
    }

    fn advance(&mut self, mut bytes: usize) {
        while bytes >= self.front.len() {
            let Some(next) = self.rest.pop_front() else { break };
            bytes -= self.front.len();
            self.front = next;
        }
        self.front.advance(bytes);
    }

    fn chunks_vectored<'a>(&'a self, slices: &mut [IoSlice<'a>]) -> usize {
        let pieces = std::iter::once(&self.front).chain(&self.rest).filter(|one| !one.is_empty());
        let mut filled = 0;
        for (slice, piece) in slices.iter_mut().zip(pieces) {
            *slice = IoSlice::new(piece);
            filled += 1;
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_their_bytes_one_after_the_other() {
        for step in 1..=7 {
            let (mut leaving, mut expected) = (LeavingBytes::default(), b"abcdefg".to_vec());
            for piece in ["", "ab", "c", "", "defg"] {
                leaving.push(piece.into());
            }
            while !expected.is_empty() {
                assert_eq!(leaving.remaining(), expected.len());
                assert!(expected.starts_with(leaving.chunk()) && !leaving.chunk().is_empty());
                let mut slices = [IoSlice::new(&[]); 4];
                let filled = leaving.chunks_vectored(&mut slices);
                let seen: Vec<u8> =
                    slices[..filled].iter().flat_map(|slice| slice.to_vec()).collect();
                assert_eq!(seen, expected);
                let step = step.min(expected.len());
                leaving.advance(step);
                expected.drain(..step);
            }
            assert!(leaving.chunk().is_empty());
            assert_eq!((leaving.remaining(), leaving.chunks_vectored(&mut [])), (0, 0));
        }
    }
}
