//! No key bytes anywhere but in locked memory: the data directory, the log and all readable memory of the running process
//! are scanned for the bytes of real keys.
//!
//! The keys are found out by opening a copy of the data directory with the service's own crates. Reading
//! `/proc/PID/mem` as root shows more than a core dump would: also pages that are marked as not to be dumped.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use conformance::process::Process;
use keys::{Hierarchy, Key, Seal, SealFile, Stored};
use serde_json::json;
use store::{SqliteStore, Store as _};

/// The marks to look for: the bytes, and their hexadecimal and base64 forms.
fn marks(name: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let base64 = base64_simd::STANDARD_NO_PAD.encode_to_string(bytes);
    vec![
        (name.to_owned(), bytes.to_vec()),
        (format!("{name}, hex"), hex.into_bytes()),
        (format!("{name}, base64"), base64.as_bytes()[..base64.len() - 1].to_vec()),
    ]
}

fn find(haystack: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(haystack, needle).is_some()
}

/// Everything that can be read of the process's memory.
fn memory(id: u32) -> Vec<(String, Vec<u8>)> {
    let maps = std::fs::read_to_string(format!("/proc/{id}/maps")).unwrap();
    let mut file = std::fs::File::open(format!("/proc/{id}/mem")).unwrap();
    let mut regions = Vec::new();
    for line in maps
        .lines()
        .filter(|line| line.split(' ').nth(1).is_some_and(|mode| mode.starts_with("rw")))
    {
        let (start, end) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let number = |text| u64::from_str_radix(text, 16).unwrap();
        let mut bytes = vec![0; usize::try_from(number(end) - number(start)).unwrap()];
        file.seek(SeekFrom::Start(number(start))).unwrap();
        // memfd_secret pages refuse to be read, which is the point.
        if file.read_exact(&mut bytes).is_ok() {
            regions.push((line.to_owned(), bytes));
        }
    }
    regions
}

fn copy(from: &Path, to: &Path) {
    for file in
        std::fs::read_dir(from).unwrap().map(Result::unwrap).filter(|file| file.path().is_file())
    {
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// The secrets of a data directory, and the store they protect.
fn secrets(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let stored = Stored::from_json(&std::fs::read(dir.join("hierarchy.json")).unwrap()).unwrap();
    let seal = Seal::File(SealFile::in_dir(dir)).open(stored.seal()).unwrap();
    let hierarchy = Hierarchy::open(&seal, &stored).unwrap();
    let mut all = Vec::new();
    all.extend(marks("store integrity key", hierarchy.store_integrity_key().unwrap().expose()));
    all.extend(marks("audit key", hierarchy.audit_key().unwrap().expose()));
    let seal_text = std::fs::read(dir.join("seal.key")).unwrap();
    all.push(("seal key file".to_owned(), seal_text.trim_ascii().to_vec()));
    let key = hierarchy.store_integrity_key().unwrap();
    let store = SqliteStore::open(&dir.join("bulla.db"), &key).unwrap();
    for (_, record) in store.scan(&store::Prefix::kind("key"), None, 100).unwrap() {
        let key = Key::from_json(&record.bytes).unwrap();
        for material in key.materials() {
            let opened = material.open(&hierarchy, key.arn()).unwrap();
            all.extend(marks(&format!("key material {}", material.id()), opened.expose()));
        }
    }
    all
}

#[test]
fn key_bytes_are_nowhere_but_in_locked_memory() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let mut client = process.client();
    for _ in 0..5 {
        let created = client.call("CreateKey", &json!({})).unwrap().json();
        let key = created["KeyMetadata"]["KeyId"].clone();
        for _ in 0..200 {
            let sealed = client
                .call("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}))
                .unwrap()
                .json();
            let opened = client
                .call("Decrypt", &json!({"CiphertextBlob": sealed["CiphertextBlob"]}))
                .unwrap()
                .json();
            assert_eq!(opened["Plaintext"], "aGVsbG8=");
        }
        assert_eq!(client.call("RotateKeyOnDemand", &json!({"KeyId": key})).unwrap().status, 200);
    }
    let copied = tempfile::tempdir().unwrap();
    copy(folder.path(), copied.path());
    let secrets = secrets(copied.path());
    assert!(secrets.len() >= 7 + 3 * 10, "{} marks", secrets.len());
    let regions = memory(process.id());
    let bytes: usize = regions.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(bytes > 1 << 20, "only {bytes} bytes of memory could be read");
    for (region, bytes) in &regions {
        for (name, mark) in &secrets {
            assert!(!find(bytes, mark), "{name} is in memory: {region}");
        }
    }
    let files = [folder.path().to_owned(), folder.path().join("audit")];
    for file in files.iter().flat_map(|dir| std::fs::read_dir(dir).unwrap().map(Result::unwrap)) {
        if !file.path().is_file() || file.file_name() == "seal.key" {
            continue;
        }
        let bytes = std::fs::read(file.path()).unwrap();
        for (name, mark) in &secrets {
            assert!(!find(&bytes, mark), "{name} is in {}", file.path().display());
        }
    }
}

/// The scan itself finds what is there: an audit entry that the process wrote, in the files, and the access key id in
/// memory.
#[test]
fn the_scan_finds_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start(folder.path());
    let id = process.key().id;
    process.client().call("CreateKey", &json!({"Description": "a mark to be found"})).unwrap();
    let log = std::fs::read(folder.path().join("audit/0000000001.jsonl")).unwrap();
    assert!(find(&log, b"a mark to be found"));
    assert!(memory(process.id()).iter().any(|(_, bytes)| find(bytes, id.as_bytes())));
}
