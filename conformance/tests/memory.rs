//! No key bytes anywhere but in locked memory: the data directory, the log and all readable memory of the running process
//! are scanned for the bytes of real keys.
//!
//! The keys are found out by opening a copy of the data directory with the service's own crates. Reading
//! `/proc/PID/mem` as root shows more than a core dump would: also pages that are marked as not to be dumped.
//! Seal, root and domain keys are opened here from their bytes, as `docs/formats.md` draws them, and the keys that
//! requests are signed with are derived as AWS says.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use conformance::client::AccessKey;
use conformance::process::Process;
use crypto::mac::hmac_sha256;
use keys::{Hierarchy, Key, Seal, SealFile, Stored};
use model::Timestamp;
use secret::Secret;
use serde_json::{Value, json};
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

/// The seal key, the root key and the domain keys.
fn hierarchy_keys(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let text = std::fs::read(dir.join("seal.key")).unwrap();
    let seal = hex(text.trim_ascii());
    let record: Value =
        serde_json::from_slice(&std::fs::read(dir.join("hierarchy.json")).unwrap()).unwrap();
    let open = |under: &[u8], label: &str, binding: &[u8], sealed: &Value| {
        let sealed = base64_simd::STANDARD.decode_to_vec(sealed.as_str().unwrap()).unwrap();
        let key = Secret::<[u8; 32]>::copy_of(under.try_into().unwrap());
        let opened = crypto::message::open(&key, label.as_bytes(), &[1], binding, &sealed);
        opened.unwrap().expose().to_vec()
    };
    let created = |of: &Value| of["created"].as_i64().unwrap().to_be_bytes();
    let root = open(&seal, "bulla root key v1", &created(&record), &record["root"]);
    let mut all = vec![("seal key file".to_owned(), text.trim_ascii().to_vec())];
    all.extend(marks("seal key", &seal));
    all.extend(marks("root key", &root));
    for domain in record["domains"].as_array().unwrap() {
        let version = u32::try_from(domain["version"].as_u64().unwrap()).unwrap();
        let binding = [&version.to_be_bytes()[..], &created(domain)].concat();
        let key = open(&root, "bulla domain key v1", &binding, &domain["sealed"]);
        all.extend(marks(&format!("domain key {version}"), &key));
    }
    all
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digits = std::str::from_utf8(digits).unwrap();
    let octet = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(octet).collect()
}

/// What a secret access key becomes on the way to a signature, on each of these days (AWS Signature Version 4).
fn signing_keys(key: &AccessKey, days: &[String]) -> Vec<(String, Vec<u8>)> {
    let start = format!("AWS4{}", key.secret).into_bytes();
    let mut all = Vec::new();
    for day in days {
        let mut last = start.clone();
        for part in [day.as_str(), "us-east-1", "kms", "aws4_request"] {
            last = hmac_sha256(&last, &[part.as_bytes()]).to_vec();
            all.extend(marks(&format!("signing key after {part}"), &last));
        }
    }
    all
}

/// The day as a signature names it.
fn today() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let now = Timestamp::from_millis(i64::try_from(now.as_millis()).unwrap()).to_string();
    now[..10].replace('-', "")
}

/// The secrets of a data directory, and the store they protect.
fn secrets(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let stored = Stored::from_json(&std::fs::read(dir.join("hierarchy.json")).unwrap()).unwrap();
    let seal = Seal::File(SealFile::in_dir(dir)).open(stored.seal()).unwrap();
    let hierarchy = Hierarchy::open(&seal, &stored).unwrap();
    let mut all = hierarchy_keys(dir);
    all.extend(marks("store integrity key", hierarchy.store_integrity_key().unwrap().expose()));
    all.extend(marks("audit key", hierarchy.audit_key().unwrap().expose()));
    all.extend(marks("grant token key", hierarchy.grant_token_key().unwrap().expose()));
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
    let first_day = today();
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
    let mut secrets = secrets(copied.path());
    assert!(secrets.len() >= 1 + 3 * 6 + 3 * 10, "{} marks", secrets.len());
    secrets.extend(signing_keys(&process.key(), &[first_day, today()]));
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
