//! Any range of any parts is the slice of the plaintext, however the store gives it.
#![cfg(test)]

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use bytes::Bytes;
use objects::{
    CHUNK_BYTES, ManifestError, ObjectDataKey, ObjectManifest, ObjectPart, ObjectReadError,
    ObjectReader, ObjectVersion, PART_BYTES_MAX, PartId, PartList, PartPieces, PartSealer,
    PartSlice, PartStore, PartStoreError, PartStoreFuture, PartWriter, StoredPart, seal_part,
};
use proptest::prelude::*;
use secret::Secret;

/// Parts in memory, given in pieces of one length.
#[derive(Debug)]
struct MemoryStore {
    parts: Mutex<BTreeMap<PartId, Bytes>>,
    piece: usize,
    /// Whether pieces share memory, as those of a network library do.
    shared: bool,
}

#[derive(Debug)]
struct MemoryPieces(Vec<Bytes>);

impl PartPieces for MemoryPieces {
    fn next(&mut self) -> PartStoreFuture<'_, Option<Bytes>> {
        Box::pin(async { Ok(self.0.pop()) })
    }
}

impl PartStore for MemoryStore {
    fn writer_bytes(&self) -> usize {
        0
    }

    fn check(&self) -> PartStoreFuture<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    fn begin(&self, _id: PartId) -> PartStoreFuture<'_, Box<dyn PartWriter>> {
        Box::pin(async { Err(PartStoreError::Broken) })
    }

    fn read(&self, id: PartId, range: Range<u64>) -> PartStoreFuture<'_, StoredPart> {
        Box::pin(async move {
            let part = self.parts.lock().unwrap().get(&id).cloned();
            let part = part.ok_or(PartStoreError::NotFound(id))?;
            let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap());
            let range = part.slice(start..end);
            let piece = |at: usize| {
                let piece = range.slice(at..range.len().min(at + self.piece));
                if self.shared { piece } else { Bytes::from(piece.to_vec()) }
            };
            let pieces: Vec<Bytes> = (0..range.len()).step_by(self.piece).map(piece).collect();
            let pieces = pieces.into_iter().rev().collect();
            Ok(StoredPart { bytes: part.len() as u64, pieces: Box::new(MemoryPieces(pieces)) })
        })
    }

    fn delete(&self, _id: PartId) -> PartStoreFuture<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    fn older(
        &self,
        _than: SystemTime,
        _after: Option<PartId>,
        _limit: usize,
    ) -> PartStoreFuture<'_, Vec<PartId>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

/// An object with its plaintext.
struct Whole {
    key: Arc<ObjectDataKey>,
    parts: BTreeMap<PartId, Bytes>,
    manifest: ObjectManifest,
    plaintext: Vec<u8>,
}

fn whole(sizes: &[usize], layers: usize) -> Whole {
    let secret = |byte| Secret::<[u8; 32]>::copy_of(&[byte; 32]);
    let key = match layers {
        1 => ObjectDataKey::new(secret(1)),
        _ => ObjectDataKey::double(secret(1), secret(2)),
    };
    let (mut parts, mut listed, mut plaintext) = (BTreeMap::new(), Vec::new(), Vec::new());
    for (number, size) in (1_u16..).zip(sizes) {
        let id = PartId::random().unwrap();
        let text: Vec<u8> = (0..*size)
            .map(|at| ((at * 31 + at / 251) % 256).to_le_bytes()[0] ^ number.to_le_bytes()[0])
            .collect();
        parts.insert(id, seal_part(&key, id, &text).unwrap().into());
        listed.push(ObjectPart { number, id, bytes: *size as u64 });
        plaintext.extend(text);
    }
    let version = ObjectVersion { bucket: "b", key: "k", version: "v", metadata: &[0; 32] };
    let (manifest, _) =
        ObjectManifest::seal(PartList::new(listed).unwrap(), &key, &version).unwrap();
    Whole { key: Arc::new(key), parts, manifest, plaintext }
}

impl Whole {
    fn read(
        &self,
        range: Range<u64>,
        piece: usize,
        shared: bool,
    ) -> Result<Vec<u8>, ObjectReadError> {
        let store = MemoryStore { parts: Mutex::new(self.parts.clone()), piece, shared };
        let key = Arc::clone(&self.key);
        let mut reader = ObjectReader::new(Arc::new(store), key, &self.manifest, range)?;
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let mut out = Vec::new();
            while let Some(plaintext) = reader.next().await? {
                assert!(!plaintext.is_empty() && plaintext.len() <= CHUNK_BYTES);
                out.extend(plaintext);
            }
            Ok(out)
        })
    }
}

/// A server passes readers and sealers from thread to thread.
#[test]
fn what_reads_and_writes_may_change_its_thread() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let object = whole(&[10], 1);
    let store = MemoryStore { parts: Mutex::new(object.parts), piece: 100, shared: false };
    let mut reader =
        ObjectReader::new(Arc::new(store), object.key, &object.manifest, 0..10).unwrap();
    drop(is_send(reader.next()));
    is_send(reader);
    is_send(PartSealer::new(&whole(&[1], 2).key, PartId::random().unwrap()).unwrap());
}

/// Sizes at the edges of chunks, and others.
fn size() -> impl Strategy<Value = usize> {
    prop_oneof![
        Just(0),
        Just(1),
        (0..3_usize, 0..3_usize)
            .prop_map(|(chunks, by)| (chunks * CHUNK_BYTES + by).saturating_sub(1)),
        0..200_000_usize,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_range_is_the_slice_of_the_plaintext(
        sizes in prop::collection::vec(size(), 1..5),
        layers in 1..=2_usize,
        ends in any::<[prop::sample::Index; 2]>(),
        piece in prop_oneof![1_000..5_000_usize, 60_000..300_000_usize, Just(65_552), Just(262_208)],
        shared in any::<bool>(),
    ) {
        let object = whole(&sizes, layers);
        let mut ends = ends.map(|end| end.index(object.plaintext.len() + 1));
        ends.sort_unstable();
        let [start, end] = ends;
        let read = object.read(start as u64..end as u64, piece, shared).unwrap();
        prop_assert!(read == object.plaintext[start..end]);
        let all = object.read(0..object.plaintext.len() as u64, piece, shared).unwrap();
        prop_assert!(all == object.plaintext);
    }

    /// The binary search finds what counting does.
    #[test]
    fn slices_are_those_that_counting_finds(
        sizes in prop::collection::vec(prop_oneof![Just(0), 0..10_u64, Just(PART_BYTES_MAX)], 1..40),
        ends in any::<[prop::sample::Index; 2]>(),
    ) {
        let part = |(number, bytes)| ObjectPart { number, id: PartId::from_bytes([0; 16]), bytes };
        let list = PartList::new((1..).zip(sizes).map(part).collect()).unwrap();
        let places = usize::try_from(list.bytes() + 1).unwrap();
        let mut ends = ends.map(|end| end.index(places) as u64);
        ends.sort_unstable();
        let [start, end] = ends;
        let mut expected = Vec::new();
        let mut before = 0;
        for part in list.as_slice() {
            let range = start.clamp(before, before + part.bytes) - before..end.clamp(before, before + part.bytes) - before;
            if !range.is_empty() {
                expected.push(PartSlice { part: *part, range });
            }
            prop_assert_eq!(list.range_of(part.number), Some(before..before + part.bytes));
            before += part.bytes;
        }
        if list.bytes() > 0 {
            prop_assert_eq!(list.slices(start..end).unwrap().collect::<Vec<_>>(), expected);
        }
    }
}

#[test]
fn a_range_that_the_object_does_not_have_is_refused() {
    let object = whole(&[10, 20], 1);
    #[expect(clippy::reversed_empty_ranges, reason = "what is refused")]
    for range in [0..31, 31..31, 5..4] {
        let refused = object.read(range, 100, false).unwrap_err();
        assert!(matches!(refused, ObjectReadError::Range(ManifestError::Range(30))), "{refused}");
    }
}

/// Otherwise an object could be emptied without a trace.
#[test]
fn an_empty_object_is_read_too() {
    let mut object = whole(&[0], 1);
    assert_eq!(object.read(0..0, 100, false).unwrap(), b"");
    object.parts.clear();
    let missing = object.read(0..0, 100, false).unwrap_err();
    assert!(matches!(missing, ObjectReadError::Store(PartStoreError::NotFound(_))), "{missing}");
}

#[test]
fn parts_that_change_places_are_refused_before_a_byte_of_them_leaves() {
    let mut object = whole(&[70_000, 70_000], 1);
    let [first, second] = [0, 1].map(|index| object.manifest.parts().as_slice()[index].id);
    let parts = object.parts.clone();
    object.parts.insert(first, parts[&second].clone());
    assert!(object.read(0..140_000, 1_000_000, false).is_err());
    assert!(object.read(69_999..70_000, 1_000_000, false).is_err());
    assert_eq!(object.read(70_000..140_000, 1_000_000, false).unwrap(), object.plaintext[70_000..]);
}

#[test]
fn ten_thousand_parts_fit_one_record_and_are_found() {
    let id =
        |number: u16| PartId::from_bytes([number.to_be_bytes(); 8].concat().try_into().unwrap());
    let part = |number| ObjectPart { number, id: id(number), bytes: PART_BYTES_MAX };
    let list = PartList::new((1..=10_000).map(part).collect()).unwrap();
    let key = ObjectDataKey::new(Secret::<[u8; 32]>::copy_of(&[1; 32]));
    let version = ObjectVersion { bucket: "b", key: "k", version: "v", metadata: &[0; 32] };
    let (manifest, bytes) = ObjectManifest::seal(list, &key, &version).unwrap();
    assert_eq!(bytes.len(), 4 + 23 * 10_000 + 32);
    assert_eq!(ObjectManifest::open(&bytes, &key, &version).unwrap(), manifest);
    let list = manifest.parts();
    // 48.8 TiB, as S3 says.
    assert_eq!(list.bytes(), 10_000 * PART_BYTES_MAX);
    let at = 7_776 * PART_BYTES_MAX;
    let slices: Vec<_> = list.slices(at - 1..at + 1).unwrap().collect();
    let expected = [
        PartSlice { part: part(7_776), range: PART_BYTES_MAX - 1..PART_BYTES_MAX },
        PartSlice { part: part(7_777), range: 0..1 },
    ];
    assert_eq!(slices, expected);
}

#[test]
fn lists_that_no_object_has_are_refused() {
    let part = |number, bytes| ObjectPart { number, id: PartId::from_bytes([0; 16]), bytes };
    for parts in [
        vec![],
        vec![part(0, 1)],
        vec![part(10_001, 1)],
        vec![part(1, 1), part(1, 1)],
        vec![part(2, 1), part(1, 1)],
        vec![part(1, PART_BYTES_MAX + 1)],
    ] {
        assert_eq!(PartList::new(parts), Err(ManifestError::Parts));
    }
}
