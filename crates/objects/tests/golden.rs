//! Opens the golden file of `vectors/objects/v1`, and makes it again: data that an earlier release has written must open for ever.
#![cfg(test)]

use objects::{
    Layers, ObjectDataKey, ObjectManifest, ObjectPart, ObjectVersion, PartId, PartLayout, PartList,
    PartSealer, open_part, seal_part,
};
use secret::Secret;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    keys: GoldenKeys,
    parts: Vec<GoldenPart>,
    manifests: Vec<GoldenManifest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldenKeys {
    one: Vec<String>,
    two: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldenPart {
    layers: String,
    id: String,
    bytes: usize,
    plaintext_sha256: String,
    stored_sha256: String,
    stored: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldenManifest {
    layers: String,
    version: GoldenVersion,
    parts: Vec<GoldenEntry>,
    manifest: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldenVersion {
    bucket: String,
    key: String,
    version: String,
    metadata: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldenEntry {
    number: u16,
    id: String,
    bytes: u64,
}

fn golden() -> Golden {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../vectors/objects/v1/golden.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |byte: &u8| (*byte as char).to_digit(16).unwrap();
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| u8::try_from(digit(&pair[0]) << 4 | digit(&pair[1])).unwrap()).collect()
}

fn array<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().unwrap()
}

impl GoldenKeys {
    fn of(&self, layers: &str) -> ObjectDataKey {
        let secret = |hex: &String| Secret::<[u8; 32]>::copy_of(&array(hex));
        match layers {
            "one" => ObjectDataKey::new(secret(&self.one[0])),
            _ => ObjectDataKey::double(secret(&self.two[0]), secret(&self.two[1])),
        }
    }
}

/// The plaintext as `make.py` draws it.
fn plaintext(length: usize) -> Vec<u8> {
    let blocks = (0..=length / 32)
        .map(|i| crypto::hash::sha256(format!("bulla vector plaintext {length} {i}").as_bytes()));
    blocks.flatten().take(length).collect()
}

#[test]
fn golden_parts_open_and_are_made_again() {
    let golden = golden();
    assert!(golden.parts.len() >= 10, "the file has lost parts");
    for part in &golden.parts {
        let key = golden.keys.of(&part.layers);
        let id = PartId::parse(&part.id).unwrap();
        let plaintext = plaintext(part.bytes);
        let hash = |bytes: &[u8]| crypto::hash::hex(&crypto::hash::sha256(bytes));
        assert_eq!(hash(&plaintext), part.plaintext_sha256);

        let stored = seal_part(&key, id, &plaintext).unwrap();
        assert_eq!(hash(&stored), part.stored_sha256, "{} {}", part.layers, part.bytes);
        if let Some(expected) = &part.stored {
            assert_eq!(stored, bytes(expected));
        }
        let size = u64::try_from(part.bytes).unwrap();
        assert_eq!(open_part(&key, id, size, &stored).unwrap().as_slice(), plaintext);
        let layers = if part.layers == "one" { Layers::One } else { Layers::Two };
        let layout = PartLayout::new(size, layers).unwrap();
        assert_eq!(layout.stored_bytes(), u64::try_from(stored.len()).unwrap());

        // However it comes, it is the same.
        for piece in [1, 1_000, 65_536, 100_000] {
            if part.bytes / piece > 10_000 {
                continue;
            }
            let mut sealer = PartSealer::new(&key, id).unwrap();
            let mut written = Vec::new();
            for mut body in plaintext.chunks(piece) {
                while let Some(piece) = sealer.push(&mut body).unwrap() {
                    written.extend(piece);
                }
            }
            assert_eq!(sealer.bytes(), size);
            written.extend(sealer.finish().unwrap());
            assert_eq!(written, stored, "{} {} by {piece}", part.layers, part.bytes);
        }
    }
}

#[test]
fn golden_manifests_open_and_are_made_again() {
    let golden = golden();
    assert!(golden.manifests.len() >= 2, "the file has lost manifests");
    for manifest in &golden.manifests {
        let key = golden.keys.of(&manifest.layers);
        let GoldenVersion { bucket, key: object, version, metadata } = &manifest.version;
        let metadata = array(metadata);
        let version = ObjectVersion { bucket, key: object, version, metadata: &metadata };
        let entry = |entry: &GoldenEntry| ObjectPart {
            number: entry.number,
            id: PartId::parse(&entry.id).unwrap(),
            bytes: entry.bytes,
        };
        let parts = PartList::new(manifest.parts.iter().map(entry).collect()).unwrap();
        let expected = bytes(&manifest.manifest);
        let (made, encoded) = ObjectManifest::seal(parts.clone(), &key, &version).unwrap();
        assert_eq!(encoded, expected);
        assert_eq!(ObjectManifest::open(&expected, &key, &version).unwrap(), made);
        assert_eq!(PartList::peek(&expected).unwrap(), parts);
    }
}
