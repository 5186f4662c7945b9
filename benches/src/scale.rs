//! Start-up time and memory with many keys.

use std::time::Instant;

use conformance::process::Process;
use serde_json::json;

/// Threads that make keys.
const MAKERS: usize = 64;

/// For each number: makes so many keys, restarts, and measures.
pub(crate) fn run(numbers: &[usize]) {
    println!(
        "{:>8} {:>10} {:>12} {:>14} {:>16}",
        "keys", "made in s", "start ms", "RSS MiB at 0", "RSS MiB, all used"
    );
    for number in numbers {
        let folder = tempfile::tempdir_in(".").unwrap();
        let process = Process::start(folder.path());
        let start = Instant::now();
        std::thread::scope(|scope| {
            for maker in 0..MAKERS {
                let process = &process;
                scope.spawn(move || {
                    let mut client = process.client();
                    for _ in (maker..*number).step_by(MAKERS) {
                        assert_eq!(client.call("CreateKey", &json!({})).unwrap().status, 200);
                    }
                });
            }
        });
        let made = start.elapsed();
        process.stop();
        let start = Instant::now();
        let process = Process::start(folder.path());
        let started = start.elapsed();
        let idle = resident(process.id());
        use_all(&process);
        println!(
            "{number:>8} {:>10.1} {:>12.0} {:>14.1} {:>16.1}",
            made.as_secs_f64(),
            started.as_secs_f64() * 1e3,
            idle,
            resident(process.id())
        );
    }
}

/// Describes every key once, so that the cache is as full as it gets.
fn use_all(process: &Process) {
    let mut client = process.client();
    let mut marker = serde_json::Value::Null;
    loop {
        let page =
            client.call("ListKeys", &json!({"Limit": 1000, "Marker": marker})).unwrap().json();
        let keys: Vec<_> = page["Keys"].as_array().unwrap().clone();
        std::thread::scope(|scope| {
            for chunk in keys.chunks(keys.len().div_ceil(8).max(1)) {
                scope.spawn(move || {
                    let mut client = process.client();
                    for key in chunk {
                        let body = json!({"KeyId": key["KeyId"], "KeySpec": "AES_256"});
                        assert_eq!(client.call("GenerateDataKey", &body).unwrap().status, 200);
                    }
                });
            }
        });
        marker = page["NextMarker"].clone();
        if marker.is_null() {
            return;
        }
    }
}

/// Resident memory in MiB.
fn resident(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}
