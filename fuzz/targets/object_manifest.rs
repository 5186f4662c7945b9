//! Any bytes as the manifest of an object, or one that was changed by somebody who has no data key.

#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use bulla_fuzz::edit::{self, Edit};
use libfuzzer_sys::fuzz_target;
use objects::{ObjectDataKey, ObjectManifest, ObjectPart, ObjectVersion, PartId, PartList};
use secret::Secret;

#[derive(Arbitrary, Debug)]
enum Input {
    Bytes(Vec<u8>),
    Changed { two_layers: bool, parts: Vec<(u16, [u8; 16], u64)>, edits: Vec<Edit> },
}

static KEYS: LazyLock<[ObjectDataKey; 2]> = LazyLock::new(|| {
    let key = |byte| Secret::<[u8; 32]>::copy_of(&[byte; 32]);
    [ObjectDataKey::new(key(1)), ObjectDataKey::double(key(1), key(2))]
});

const VERSION: ObjectVersion<'_> =
    ObjectVersion { bucket: "bucket", key: "key", version: "null", metadata: &[7; 32] };

fuzz_target!(|input: Input| {
    match input {
        Input::Bytes(bytes) => {
            peek(&bytes);
            assert!(KEYS.iter().all(|key| ObjectManifest::open(&bytes, key, &VERSION).is_err()));
        }
        Input::Changed { two_layers, parts, edits } => {
            let part = |(number, id, bytes)| ObjectPart { number, id: PartId::from_bytes(id), bytes };
            let Ok(parts) = PartList::new(parts.into_iter().map(part).collect()) else { return };
            let key = &KEYS[usize::from(two_layers)];
            let (manifest, whole) = ObjectManifest::seal(parts, key, &VERSION).unwrap();
            let mut changed = whole.clone();
            edit::apply(&edits, &mut changed);
            peek(&changed);
            let opened = ObjectManifest::open(&changed, key, &VERSION);
            assert_eq!(opened.ok(), (changed == whole).then_some(manifest));
        }
    }
});

/// Parts that are read without a key are written as the same bytes again, and their ranges follow each other.
fn peek(bytes: &[u8]) {
    let Ok(parts) = PartList::peek(bytes) else { return };
    let all = parts.slices(0..parts.bytes()).unwrap().map(|slice| slice.range.end).sum::<u64>();
    assert_eq!(all, parts.bytes());
    let again = KEYS.iter().any(|key| {
        let (_, again) = ObjectManifest::seal(parts.clone(), key, &VERSION).unwrap();
        again[..again.len() - 32] == bytes[..bytes.len() - 32]
    });
    assert!(again, "two encodings of one list");
}
