//! Whoever can write the store, and has no data key, makes no byte of it into another one.
#![cfg(test)]

use std::collections::VecDeque;

use bytes::Bytes;
use objects::{
    CHUNK_BYTES, HEADER_BYTES, ManifestError, ObjectDataKey, ObjectManifest, ObjectPart,
    ObjectVersion, PartError, PartId, PartList, RangeOpener, open_part, seal_part,
};
use secret::Secret;

const STORED_CHUNK: usize = CHUNK_BYTES + 16;

fn key(byte: u8) -> ObjectDataKey {
    ObjectDataKey::new(Secret::<[u8; 32]>::copy_of(&[byte; 32]))
}

fn double(inner: u8, outer: u8) -> ObjectDataKey {
    let [inner, outer] = [inner, outer].map(|byte| Secret::<[u8; 32]>::copy_of(&[byte; 32]));
    ObjectDataKey::double(inner, outer)
}

fn id(byte: u8) -> PartId {
    PartId::from_bytes([byte; 16])
}

fn text(length: usize) -> Vec<u8> {
    (0..=250).cycle().take(length).collect()
}

/// A part as it is read from the beginning: everything that comes out before the first error, and that error.
fn read(
    key: &ObjectDataKey,
    id: PartId,
    bytes: usize,
    stored: &[u8],
) -> (Vec<u8>, Result<(), PartError>) {
    let bytes = u64::try_from(bytes).unwrap();
    let mut opener = RangeOpener::new(key, id, bytes, 0..bytes).unwrap();
    let mut out = VecDeque::new();
    let pushed = opener.push(Bytes::copy_from_slice(stored), &mut out);
    let ended = pushed.and_then(|()| opener.finish());
    if let Err(error) = ended {
        // It stays so.
        let count = out.len();
        let again = opener.push(Bytes::copy_from_slice(stored), &mut out);
        assert!(pushed.is_ok() || (again, opener.finish()) == (Err(error), Err(error)));
        out.truncate(count);
    }
    (out.iter().flatten().copied().collect(), ended)
}

/// Nothing comes out but whole chunks of the plaintext from its beginning on, and then an error.
fn refused(key: &ObjectDataKey, id: PartId, plaintext: &[u8], stored: &[u8], why: &str) {
    let (out, ended) = read(key, id, plaintext.len(), stored);
    assert!(ended.is_err(), "{why}");
    assert!(plaintext.starts_with(&out) && out.len() % CHUNK_BYTES == 0, "{why}: {}", out.len());
    let bytes = u64::try_from(plaintext.len()).unwrap();
    assert!(open_part(key, id, bytes, stored).is_err(), "{why}");
}

#[test]
fn a_byte_that_is_altered_is_never_read() {
    for (key, length) in [(key(1), CHUNK_BYTES + 50), (double(1, 2), 300), (key(1), 0)] {
        let plaintext = text(length);
        let mut stored = seal_part(&key, id(1), &plaintext).unwrap();
        assert_eq!(read(&key, id(1), length, &stored), (plaintext.clone(), Ok(())));
        for at in 0..stored.len() {
            stored[at] ^= 1 << (at % 8);
            let (out, ended) = read(&key, id(1), length, &stored);
            let (first, index) =
                (CHUNK_BYTES.min(length), u64::from(at >= HEADER_BYTES + STORED_CHUNK));
            if at < HEADER_BYTES {
                assert_eq!((out.len(), ended), (0, Err(PartError::Header(id(1)))), "{at}");
            } else {
                assert_eq!(ended, Err(PartError::Chunk { id: id(1), index }), "{at}");
                let before = if index == 0 { 0 } else { first };
                assert_eq!(out, plaintext[..before], "{at}");
            }
            stored[at] ^= 1 << (at % 8);
        }
    }
}

#[test]
fn a_part_that_is_cut_is_noticed_wherever_it_is_cut() {
    let plaintext = text(3 * CHUNK_BYTES);
    let stored = seal_part(&key(1), id(1), &plaintext).unwrap();
    let edges = [0, HEADER_BYTES].into_iter();
    let edges = edges.chain((1..=3).map(|chunk| HEADER_BYTES + chunk * STORED_CHUNK));
    let near =
        edges.flat_map(|edge| [-17, -16, -1, 0, 1, 16].map(|by| edge.checked_add_signed(by)));
    for length in near.flatten().chain((0..stored.len()).step_by(9_973)) {
        if length < stored.len() {
            refused(&key(1), id(1), &plaintext, &stored[..length], &format!("cut at {length}"));
        }
    }
    // Whole chunks, and a size that fits them: the last one does not say that it is the last.
    for chunks in 1..3 {
        let (plaintext, end) =
            (&plaintext[..chunks * CHUNK_BYTES], HEADER_BYTES + chunks * STORED_CHUNK);
        refused(&key(1), id(1), plaintext, &stored[..end], "a size that fits");
    }
}

#[test]
fn nothing_follows_a_part() {
    let plaintext = text(CHUNK_BYTES);
    let stored = seal_part(&key(1), id(1), &plaintext).unwrap();
    let longer = [&stored[..], &[0]].concat();
    let (out, ended) = read(&key(1), id(1), CHUNK_BYTES, &longer);
    let length = PartError::Length { id: id(1), stored: 65_617, expected: 65_616 };
    assert_eq!((out, ended), (plaintext, Err(length)));
    let opener = RangeOpener::new(&key(1), id(1), 65_536, 0..1).unwrap();
    assert_eq!(opener.check_stored_bytes(65_617), Err(length));
    assert_eq!(opener.check_stored_bytes(65_616), Ok(()));
    // A last chunk after the last chunk.
    let twice = [&stored[..], &stored[HEADER_BYTES..]].concat();
    refused(&key(1), id(1), &text(2 * CHUNK_BYTES), &twice, "the last chunk comes twice");
}

#[test]
fn chunks_stay_where_they_were() {
    let plaintext = text(4 * CHUNK_BYTES);
    for key in [key(1), double(1, 2)] {
        let stored = seal_part(&key, id(1), &plaintext).unwrap();
        let (header, body) = stored.split_at(HEADER_BYTES);
        let chunks: Vec<&[u8]> = body.chunks(body.len() / 4).collect();
        for order in
            [[1, 0, 2, 3], [0, 2, 1, 3], [0, 1, 3, 2], [0, 0, 2, 3], [0, 1, 1, 3], [3, 1, 2, 0]]
        {
            let body = order.map(|index: usize| chunks[index]).concat();
            refused(&key, id(1), &plaintext, &[header, &body].concat(), &format!("{order:?}"));
        }
        for missing in 0..4 {
            let left: Vec<_> = (0..4).filter(|at| *at != missing).map(|at| chunks[at]).collect();
            let shorter = [header, &left.concat()].concat();
            refused(&key, id(1), &plaintext, &shorter, "a chunk is missing");
            refused(&key, id(1), &plaintext[..3 * CHUNK_BYTES], &shorter, "and the size fits");
        }
    }
}

#[test]
fn a_part_is_no_other_part() {
    let plaintext = text(CHUNK_BYTES + 1);
    let stored = seal_part(&key(1), id(1), &plaintext).unwrap();
    refused(&key(1), id(2), &plaintext, &stored, "another part of the object");
    refused(&key(2), id(1), &plaintext, &stored, "another object");
    refused(&double(1, 2), id(1), &plaintext, &stored, "one layer for two");
    for other in [double(1, 3), double(3, 2), double(2, 1), key(1), key(2)] {
        let stored = seal_part(&double(1, 2), id(1), &plaintext).unwrap();
        refused(&other, id(1), &plaintext, &stored, "one of two keys is another");
    }
    // A header that fits does not make chunks of another part fit, nor does a range that has no header.
    let other = seal_part(&key(1), id(2), &plaintext).unwrap();
    let mixed = [&other[..HEADER_BYTES], &stored[HEADER_BYTES..]].concat();
    refused(&key(1), id(2), &plaintext, &mixed, "the header of another part");
    let mut opener = RangeOpener::new(&key(1), id(2), 65_537, 65_536..65_537).unwrap();
    let mut out = VecDeque::new();
    let last = Bytes::copy_from_slice(&stored[HEADER_BYTES + STORED_CHUNK..]);
    let opened = opener.push(last, &mut out);
    assert_eq!((opened, out.len()), (Err(PartError::Chunk { id: id(2), index: 1 }), 0));
}

#[test]
fn a_size_that_is_wrong_is_noticed() {
    let plaintext = text(CHUNK_BYTES + 10);
    let stored = seal_part(&key(1), id(1), &plaintext).unwrap();
    for bytes in [0, 1, CHUNK_BYTES, CHUNK_BYTES + 9, CHUNK_BYTES + 11, 2 * CHUNK_BYTES + 1] {
        let (out, ended) = read(&key(1), id(1), bytes, &stored);
        assert!(ended.is_err() && plaintext.starts_with(&out), "{bytes}");
    }
}

fn version() -> ObjectVersion<'static> {
    ObjectVersion { bucket: "bucket", key: "key", version: "null", metadata: &[7; 32] }
}

fn parts() -> PartList {
    let part = |number: u16, bytes| ObjectPart { number, id: id(number.to_le_bytes()[0]), bytes };
    PartList::new(vec![part(1, 5), part(2, 0), part(9, 1 << 32)]).unwrap()
}

#[test]
fn a_manifest_that_is_altered_or_cut_is_none() {
    for key in [key(1), double(1, 2)] {
        let (manifest, mut bytes) = ObjectManifest::seal(parts(), &key, &version()).unwrap();
        assert_eq!(ObjectManifest::open(&bytes, &key, &version()), Ok(manifest));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                bytes[at] ^= 1 << bit;
                assert!(ObjectManifest::open(&bytes, &key, &version()).is_err(), "{at} {bit}");
                bytes[at] ^= 1 << bit;
            }
            assert!(ObjectManifest::open(&bytes[..at], &key, &version()).is_err(), "{at}");
        }
        bytes.push(0);
        assert_eq!(ObjectManifest::open(&bytes, &key, &version()), Err(ManifestError::Malformed));
    }
}

#[test]
fn a_manifest_is_that_of_one_version_of_one_object() {
    let (_, bytes) = ObjectManifest::seal(parts(), &key(1), &version()).unwrap();
    let base = version();
    let others = [
        ObjectVersion { bucket: "other", ..base },
        ObjectVersion { key: "other", ..base },
        ObjectVersion { version: "other", ..base },
        ObjectVersion { metadata: &[8; 32], ..base },
        // The same letters, divided elsewhere.
        ObjectVersion { bucket: "bucketk", key: "ey", ..base },
        ObjectVersion { key: "keynull", version: "", ..base },
        ObjectVersion { bucket: "", key: "bucketkey", ..base },
    ];
    for other in others {
        let opened = ObjectManifest::open(&bytes, &key(1), &other);
        assert_eq!(opened, Err(ManifestError::NotAuthentic), "{other:?}");
    }
    for other in [key(2), double(1, 1), double(1, 2)] {
        let opened = ObjectManifest::open(&bytes, &other, &base);
        assert_eq!(opened, Err(ManifestError::NotAuthentic));
    }
    let (_, bytes) = ObjectManifest::seal(parts(), &double(1, 2), &base).unwrap();
    for other in [double(1, 3), double(3, 2), double(2, 1)] {
        let opened = ObjectManifest::open(&bytes, &other, &base);
        assert_eq!(opened, Err(ManifestError::NotAuthentic));
    }
}

/// The manifest of a version with the same key, after parts were exchanged, moved or cut, is another one.
#[test]
fn parts_that_are_exchanged_need_another_manifest() {
    let (_, bytes) = ObjectManifest::seal(parts(), &key(1), &version()).unwrap();
    let (head, rest) = bytes.split_at(4);
    let (entries, mac) = rest.split_at(3 * 23);
    let entry = |at: usize| &entries[at * 23..(at + 1) * 23];
    // The numbers stay, and ids and sizes change places.
    let exchanged = [&entry(0)[..2], &entry(2)[2..], entry(1), &entry(2)[..2], &entry(0)[2..]];
    let exchanged = [head, &exchanged.concat(), mac].concat();
    assert!(PartList::peek(&exchanged).is_ok());
    let opened = ObjectManifest::open(&exchanged, &key(1), &version());
    assert_eq!(opened, Err(ManifestError::NotAuthentic));
    let fewer = [&head[..2], &[0, 2], entry(0), entry(1), mac].concat();
    assert!(PartList::peek(&fewer).is_ok());
    let opened = ObjectManifest::open(&fewer, &key(1), &version());
    assert_eq!(opened, Err(ManifestError::NotAuthentic));
}
