//! Measures a SQLite store on the disk that holds a given directory:
//! `cargo run --release -p store --example measure -- DIRECTORY [RECORDS]`.
//!
//! It prints durable commits per second of one client and of 32 at once, point reads per second, and how long it takes
//! to open, which verifies all records.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program for people at a terminal")]

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use secret::Secret;
use store::{Address, Batch, Revision, SqliteStore, Store};

const RUN_TIME: Duration = Duration::from_secs(5);
const CLIENTS: u64 = 32;
/// A key with the default policy.
const RECORD_BYTES: usize = 2000;
const BATCH_RECORDS: u64 = 200;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().unwrap_or_else(|| ".".to_owned());
    let records = arguments.next().map_or(100_000, |count| count.parse().unwrap());
    let folder = tempfile::tempdir_in(directory).unwrap();
    let path = folder.path().join("bulla.db");
    let store = open(&path);
    fill(&store, records);
    commits(&store, records, 1);
    commits(&store, records, CLIENTS);
    reads(&store, records, 1);
    reads(&store, records, 2);
    drop(store);
    let start = Instant::now();
    let store = open(&path);
    println!("open and verify {} records: {:.3?}", records, start.elapsed());
    drop(store);
    let bytes = std::fs::metadata(&path).unwrap().len();
    println!("file: {} MiB, {} bytes a record", bytes >> 20, bytes / records);
}

fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, &Secret::<[u8; 32]>::copy_of(&[7; 32])).unwrap()
}

fn at(number: u64) -> Address {
    // Spread as key ids are, which are random.
    let id = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    Address::new("key", "000000000000", "us-east-1", format!("{id:016x}-0000-0000-0000000000"))
}

fn fill(store: &SqliteStore, records: u64) {
    let start = Instant::now();
    let mut number = 0;
    while number < records {
        let mut batch = Batch::default();
        for _ in 0..BATCH_RECORDS.min(records - number) {
            batch.put(at(number), vec![b'x'; RECORD_BYTES]);
            number += 1;
        }
        wait(store, batch);
        store.forget_changes_through(store.revision().unwrap()).unwrap();
    }
    println!("fill {records} records of {RECORD_BYTES} bytes: {:.1?}", start.elapsed());
}

fn wait(store: &SqliteStore, batch: Batch) -> Revision {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(store.submit(batch)).unwrap()
}

/// Each client commits one record after the other, with a note of 700 bytes as an audit entry has.
fn commits(store: &SqliteStore, records: u64, clients: u64) {
    let before = store.statistics();
    let start = Instant::now();
    let slowest = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for client in 0..clients {
            let slowest = &slowest;
            scope.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                let mut number = client * 1000;
                while start.elapsed() < RUN_TIME {
                    let mut batch = Batch::default();
                    batch.put(at(number % records), vec![b'y'; RECORD_BYTES]);
                    let batch = batch.noted("request", vec![b'n'; 700]);
                    let begun = Instant::now();
                    let revision = runtime.block_on(store.submit(batch)).unwrap();
                    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap();
                    slowest.fetch_max(micros, Ordering::Relaxed);
                    store.forget_changes_through(revision).unwrap();
                    number += 1;
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    let after = store.statistics();
    let rate = |count: u64| f64::from(u32::try_from(count).unwrap()) / seconds;
    println!(
        "{clients} clients: {:.0} durable commits/s in {:.0} transactions/s, slowest {} µs",
        rate(after.batches - before.batches),
        rate(after.transactions - before.transactions),
        slowest.into_inner(),
    );
}

fn reads(store: &SqliteStore, records: u64, threads: u64) {
    let start = Instant::now();
    let count = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let count = &count;
            scope.spawn(move || {
                let mut number = thread;
                while start.elapsed() < RUN_TIME {
                    for _ in 0..100 {
                        number = (number + 7919) % records;
                        assert!(store.get(&at(number)).unwrap().is_some());
                    }
                    count.fetch_add(100, Ordering::Relaxed);
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    let rate = f64::from(u32::try_from(count.into_inner()).unwrap()) / seconds;
    println!(
        "{threads} threads: {rate:.0} point reads/s, {:.2} µs each",
        1e6 * f64::from(u32::try_from(threads).unwrap()) / rate
    );
}
