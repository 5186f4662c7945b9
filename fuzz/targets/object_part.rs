//! What is stored of a part, changed by somebody who has no data key, read in any range and in pieces of any length.

#![no_main]

use std::collections::VecDeque;
use std::sync::LazyLock;

use arbitrary::Arbitrary;
use bulla_fuzz::edit::{self, Edit};
use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use objects::{CHUNK_BYTES, ObjectDataKey, PartError, PartId, RangeOpener, open_part, seal_part};
use secret::Secret;

#[derive(Arbitrary, Debug)]
struct Input {
    two_layers: bool,
    /// The bytes that a part of a few chunks lacks.
    chunks: u8,
    lacks: u16,
    range: (u32, u32),
    piece: u32,
    edits: Vec<Edit>,
    /// What is stored instead, if anything.
    other: Option<Vec<u8>>,
}

static KEYS: LazyLock<[ObjectDataKey; 2]> = LazyLock::new(|| {
    let key = |byte| Secret::<[u8; 32]>::copy_of(&[byte; 32]);
    [ObjectDataKey::new(key(1)), ObjectDataKey::double(key(1), key(2))]
});

fuzz_target!(|input: Input| {
    let key = &KEYS[usize::from(input.two_layers)];
    let id = PartId::from_bytes([7; 16]);
    let length = (usize::from(input.chunks % 4) * CHUNK_BYTES).saturating_sub(input.lacks.into());
    let plaintext: Vec<u8> = (0..=250).cycle().take(length).collect();
    let whole = seal_part(key, id, &plaintext).unwrap();
    let mut stored = input.other.clone().unwrap_or_else(|| whole.clone());
    edit::apply(&input.edits, &mut stored);

    let opened = open_part(key, id, length as u64, &stored);
    assert_eq!(opened.is_ok(), stored == whole);
    assert!(opened.is_ok_and(|opened| *opened == plaintext) || stored != whole);

    let [one, other] = [input.range.0, input.range.1].map(|at| at as usize % (length + 1));
    let (start, end) = (one.min(other), one.max(other));
    let mut opener = RangeOpener::new(key, id, length as u64, start as u64..end as u64).unwrap();
    let fetched = opener.stored();
    let [from, to] = [fetched.start, fetched.end].map(|at| at as usize);
    let fetch = |bytes: &[u8]| bytes[from.min(bytes.len())..to.min(bytes.len())].to_vec();
    let (expected, bytes) = (fetch(&whole), fetch(&stored));
    let mut out = VecDeque::new();
    let piece = input.piece as usize % 300_000 + 1_000;
    let mut pushed: Result<(), PartError> = Ok(());
    for piece in bytes.chunks(piece) {
        pushed = pushed.and_then(|()| opener.push(Bytes::copy_from_slice(piece), &mut out));
    }
    let ended = pushed.and_then(|()| opener.finish());
    let released: Vec<u8> = out.into_iter().flatten().collect();
    assert!(plaintext[start..end].starts_with(&released), "that was not sealed");
    assert_eq!(ended.is_ok(), bytes == expected);
    assert!(ended.is_err() || released == plaintext[start..end]);
});
