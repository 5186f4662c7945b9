//! Opens the golden files of `vectors/ciphertext/v1`: data that an earlier release has written must open for ever.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use keys::{CiphertextContext, Hierarchy, Key, MaterialId, Seal, SealFile, Stored, blob};
use model::{Error, ErrorCode};
use secret::Secret;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Opened {
    key: String,
    material: String,
    material_id: String,
    context: BTreeMap<String, String>,
    plaintext: String,
    blob: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    wrong: String,
    key: String,
    context: BTreeMap<String, String>,
    blob: String,
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../vectors/ciphertext/v1"))
}

/// Every file of a folder with its name; fails when there are fewer than were there when the format was made.
fn all<T: for<'de> Deserialize<'de>>(name: &str, least: usize) -> Vec<(String, T)> {
    let entries = fs::read_dir(folder().join(name)).unwrap();
    let found: Vec<_> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let vector = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), vector)
        })
        .collect();
    assert!(found.len() >= least, "{name} has lost files");
    found
}

/// A golden record, without the line feed at the end of the file.
fn record(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap().trim_ascii_end().to_vec()
}

fn hierarchy() -> Hierarchy {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("seal.key");
    fs::copy(folder().join("seal.key"), &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let stored = Stored::from_json(&record("hierarchy.json")).unwrap();
    let seal = Seal::File(SealFile::new(path)).open(stored.seal()).unwrap();
    Hierarchy::open(&seal, &stored).unwrap()
}

fn key(name: &str) -> Key {
    Key::from_json(&record(&format!("keys/{name}.json"))).unwrap()
}

fn unbase64(text: &str) -> Vec<u8> {
    base64_simd::STANDARD.decode_to_vec(text).unwrap()
}

fn decrypt(
    hierarchy: &Hierarchy,
    key: &Key,
    context: &BTreeMap<String, String>,
    ciphertext: &[u8],
) -> Result<Secret<[u8]>, Error> {
    let header = blob::CiphertextHeader::parse(ciphertext)
        .ok_or_else(|| Error::bare(ErrorCode::InvalidCiphertextException))?;
    blob::decrypt(hierarchy, key, &header, &CiphertextContext::new(Some(context)), ciphertext)
}

#[test]
fn golden_ciphertexts_open() {
    let hierarchy = hierarchy();
    for (name, vector) in all::<Opened>("opened", 6) {
        let key = key(&vector.key);
        let id = MaterialId::parse(&vector.material_id).unwrap();
        let material = key.material(id).unwrap().open(&hierarchy, key.arn()).unwrap();
        assert_eq!(crypto::hash::hex(material.expose()), vector.material, "{name}");
        assert_eq!(MaterialId::of(material.expose(), key.arn().id), id, "{name}");
        let blob = unbase64(&vector.blob);
        let plaintext = decrypt(&hierarchy, &key, &vector.context, &blob).unwrap();
        assert_eq!(plaintext.expose(), unbase64(&vector.plaintext), "{name}");
    }
}

#[test]
fn golden_malformed_ciphertexts_are_refused_in_one_way() {
    let hierarchy = hierarchy();
    for (name, vector) in all::<Refused>("refused", 17) {
        let blob = unbase64(&vector.blob);
        let result = decrypt(&hierarchy, &key(&vector.key), &vector.context, &blob);
        let error = result.err().unwrap_or_else(|| panic!("{name} opened: {}", vector.wrong));
        assert_eq!(error, Error::bare(ErrorCode::InvalidCiphertextException), "{name}");
    }
}

#[test]
fn golden_records_are_written_as_they_were_read() {
    for name in ["single-region", "multi-region"] {
        let golden = record(&format!("keys/{name}.json"));
        assert_eq!(key(name).to_json().unwrap(), golden, "{name}");
    }
    let golden = record("hierarchy.json");
    assert_eq!(Stored::from_json(&golden).unwrap().to_json().unwrap(), golden);
}

#[test]
fn the_golden_key_means_what_it_meant() {
    let key = key("single-region");
    assert_eq!(key.description(), "Payments, Zürich");
    assert_eq!(key.tags()[0].key, "team");
    let aliases: BTreeSet<_> = key.aliases().iter().map(|alias| alias.as_str()).collect();
    assert_eq!(aliases, BTreeSet::from(["alias/a", "alias/payments"]));
    let schedule = key.schedule().unwrap();
    assert_eq!((schedule.period_in_days, schedule.next.millis()), (90, 1_813_328_000_000));
    assert_eq!(key.current_material().unwrap().id(), key.materials()[2].id());
}
