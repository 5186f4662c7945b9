//! Start, `bulla audit verify` and `bulla audit archive` over a long audit log.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use audit::{Event, EventFields, EventResource, Log, UserIdentity};
use conformance::process::{Process, binary};
use server::{AuditDir, SealSource, audit_dir};
use store::{Batch, SqliteStore};
use tokio::task::JoinSet;

/// Entries that are written side by side, as many connections would.
const WRITERS: usize = 1024;

/// Writes so many entries, archives half of them, and measures.
pub(crate) fn run(entries: usize, folder: &Path) {
    let folder = tempfile::tempdir_in(folder).unwrap();
    let (data, archive) = (folder.path().join("data"), folder.path().join("archive"));
    Process::start(&data).stop();
    let AuditDir { path, key, .. } = audit_dir(&data, SealSource::File).unwrap();
    let start = Instant::now();
    write(&path, &key, entries, event);
    let bytes = size(&path);
    println!(
        "entries {entries}, {} bytes each, written in {:.0} s",
        bytes / entries as u64,
        start.elapsed().as_secs_f64()
    );
    measure("verify, whole", &data, &["audit", "verify"]);
    let half = (bytes / 2).to_string();
    let to = archive.to_str().unwrap();
    measure("archive, half", &data, &["audit", "archive", "--to", to, "--keep-bytes", &half]);
    println!("archive {} MiB for {} MiB", size(&archive) >> 20, (bytes - size(&path)) >> 20);
    measure("verify, live half", &data, &["audit", "verify"]);
    measure("verify, both", &data, &["audit", "verify", "--archive", to]);
    for _ in 0..3 {
        let start = Instant::now();
        let process = Process::start(&data);
        let (ready, id) = (start.elapsed(), process.id());
        println!(
            "start to ready {:.0} ms, peak {:.1} MiB",
            ready.as_secs_f64() * 1e3,
            peak(&status(id))
        );
        process.stop();
    }
    let process = Process::start(&data);
    process.kill();
    let start = Instant::now();
    let process = Process::start(&data);
    println!(
        "start to ready after a kill {:.0} ms, peak {:.1} MiB",
        start.elapsed().as_secs_f64() * 1e3,
        peak(&status(process.id()))
    );
    process.stop();
}

/// Writes so many entries, each as `event` makes it of its number.
pub(crate) fn write(
    dir: &Path,
    key: &secret::Secret<[u8; 32]>,
    entries: usize,
    event: fn(usize) -> Event,
) {
    let (log, _) = Log::open(dir, key).unwrap();
    // Nothing is ever committed to it.
    let folder = tempfile::tempdir_in(dir).unwrap();
    let store = SqliteStore::open(&folder.path().join("store"), key).unwrap();
    let shared = Arc::new((log, store, AtomicUsize::new(entries)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut writers = JoinSet::new();
        for _ in 0..WRITERS {
            let shared = Arc::clone(&shared);
            writers.spawn(async move {
                let (log, store, left) = &*shared;
                let one_less = |left: usize| left.checked_sub(1);
                while let Ok(number) =
                    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less)
                {
                    let committed = store::commit(store, Batch::default(), ()).await.unwrap();
                    log.record(committed, event(number)).await.unwrap().into_inner();
                }
            });
        }
        while let Some(written) = writers.join_next().await {
            written.unwrap();
        }
    });
    Arc::into_inner(shared).unwrap().0.close();
}

/// An Encrypt, as the service records one.
fn event(number: usize) -> Event {
    let key = format!(
        "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-{:012}",
        number % 1000
    );
    let id = format!("7f9c1b52-6d0e-4c58-9a1b-{number:012}");
    let parameters = format!(r#"{{"keyId":"{key}","encryptionAlgorithm":"SYMMETRIC_DEFAULT"}}"#);
    let fields = EventFields {
        event_version: "1.11",
        user_identity: UserIdentity {
            kind: "Root",
            account_id: Some("000000000000"),
            access_key_id: Some("AKIAIOSFODNN7EXAMPLE"),
            ..UserIdentity::default()
        },
        event_time: "2026-01-02T03:04:05Z".parse().unwrap(),
        event_source: "kms.amazonaws.com",
        event_name: "Encrypt",
        aws_region: "us-east-1",
        source_ip_address: "127.0.0.1",
        user_agent: Some("aws-cli/2"),
        error_code: None,
        error_message: None,
        request_parameters: Some(&parameters),
        response_elements: None,
        additional_event_data: None,
        request_id: Some(&id),
        event_id: &id,
        read_only: true,
        resources: vec![EventResource {
            account_id: "000000000000",
            kind: "AWS::KMS::Key",
            arn: &key,
        }]
        .into(),
        event_type: "AwsApiCall",
        management_event: true,
        recipient_account_id: "000000000000",
        shared_event_id: None,
        service_event_details: None,
        event_category: "Management",
        tls_details: None,
        sent_by: None,
        omitted_sha256: audit::OmittedHashes::default(),
        decision: b"",
    };
    Event::new(&fields, 1_767_323_045_000)
}

/// Runs a command, and tells how long it took and the most memory that it had.
fn measure(name: &str, data: &Path, arguments: &[&str]) {
    let start = Instant::now();
    let mut child =
        Command::new(binary()).args(arguments).arg("--data-dir").arg(data).spawn().unwrap();
    let mut most = 0f64;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        most = most.max(peak(&status(child.id())));
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(ended.success(), "{name}");
    println!("{name}: {:.1} s, peak {most:.1} MiB", start.elapsed().as_secs_f64());
}

pub(crate) fn status(id: u32) -> String {
    std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default()
}

/// The most resident memory in MiB.
pub(crate) fn peak(status: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or(0.0, |line| line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0)
}

/// The bytes of the files in a directory.
pub(crate) fn size(folder: &Path) -> u64 {
    std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum()
}
