use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crypto::mac::HmacKey;

use super::*;
use crate::event::EventFields;
use crate::fold::{Fold, FoldThread};
use crate::log::tests::fields;
use crate::table::RECENT_MAX;

fn key() -> Arc<HmacKey> {
    Arc::new(HmacKey::new(&[7; 32]))
}

fn secret() -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::copy_of(&[7; 32])
}

fn open(dir: &Path, last: u64) -> LastUseTable {
    let table = LastUseTable::beside(dir, key()).unwrap();
    table.open(last).unwrap();
    table
}

/// Returns the last entry of which a table that was opened again knows.
fn opened_through(dir: &Path, last: u64) -> u64 {
    LastUseTable::beside(dir, key()).unwrap().open(last).unwrap()
}

fn start(table: &Arc<LastUseTable>) -> Option<FoldThread> {
    Some(Arc::clone(table).start().unwrap())
}

/// Returns the mark of an event at this second.
fn mark(fields: EventFields<'_>, second: i64) -> Mark {
    let event_time = model::Timestamp::from_millis(second * 1000).text();
    Mark::of(&EventFields { event_time, ..fields }, second * 1000)
}

fn used(key: &str, second: i64) -> Mark {
    mark(fields("Encrypt", key, None), second)
}

fn access_key_used(id: &str, second: i64) -> Mark {
    let mut fields = fields("DescribeKey", "arn", None);
    fields.user_identity.access_key_id = Some(id);
    mark(fields, second)
}

fn access_key_deleted(id: &str, second: i64) -> Mark {
    let request = format!(r#"{{"accessKeyId":"{id}"}}"#);
    let mut fields = fields("DeleteAccessKey", "", None);
    fields.request_parameters = Some(&request);
    mark(fields, second)
}

fn add(table: &LastUseTable, marks: &[Mark], entry: u64) {
    table.add(&mut marks.iter().map(|mark| (entry, mark)), entry);
}

fn time(table: &LastUseTable, key: &str) -> Option<i64> {
    table.key(key).unwrap().map(|last| last.time / 1000)
}

/// A table that is written, merged, kept by its thread and opened again says what a map says, at each moment.
#[test]
fn the_table_is_a_map() {
    let dir = tempfile::tempdir().unwrap();
    let (mut keys, mut ids) = (HashMap::new(), HashMap::new());
    let (mut table, mut entry) = (Arc::new(open(dir.path(), 0)), 0);
    let mut thread = start(&table);
    let mut seed = 1_u64;
    let mut random = |end: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % end
    };
    for step in 0..400 {
        for _ in 0..random(120) {
            entry += 1;
            let at = i64::try_from(entry).unwrap();
            let (name, id) = (format!("arn-{}", random(700)), format!("AKIA{}", random(50)));
            let change = match random(10) {
                0 => {
                    ids.remove(&id);
                    access_key_deleted(&id, at)
                }
                1 => {
                    ids.insert(id.clone(), at);
                    access_key_used(&id, at)
                }
                _ => {
                    keys.insert(name.clone(), at);
                    used(&name, at)
                }
            };
            add(&table, &[change], entry);
        }
        match step % 10 {
            3 | 6 => table.segment_closed(entry),
            9 => {
                drop(thread.take());
                table.close(entry).unwrap();
                table = Arc::new(open(dir.path(), entry));
                assert_eq!(opened_through(dir.path(), entry), entry);
                thread = start(&table);
            }
            _ => {}
        }
        for number in [random(700), random(700), random(700)] {
            let name = format!("arn-{number}");
            assert_eq!(time(&table, &name), keys.get(&name).copied(), "{name} at step {step}");
        }
        let id = format!("AKIA{}", random(50));
        let last = table.access_key(&id).unwrap().map(|last| last.time / 1000);
        assert_eq!(last, ids.get(&id).copied(), "{id} at step {step}");
    }
    drop(thread);
    for (name, at) in &keys {
        assert_eq!(time(&table, name), Some(*at), "{name}");
    }
    // Merged again and again, as many runs as are needed are left.
    let runs = std::fs::read_dir(dir.path()).unwrap().count();
    assert!(runs <= 12, "{runs} files");
}

#[test]
fn memory_does_not_grow_with_the_keys() {
    let dir = tempfile::tempdir().unwrap();
    let table = Arc::new(open(dir.path(), 0));
    let thread = start(&table);
    let many = 4 * RECENT_MAX as u64;
    for entry in 1..=many {
        let at = i64::try_from(entry).unwrap();
        add(&table, &[used(&format!("arn-{entry}"), at)], entry);
        while table.in_memory() > 2 * RECENT_MAX {
            std::thread::yield_now();
        }
    }
    drop(thread);
    table.close(many).unwrap();
    assert_eq!(table.in_memory(), 0);
    for entry in (1..=many).step_by(997) {
        assert_eq!(time(&table, &format!("arn-{entry}")), Some(i64::try_from(entry).unwrap()));
    }
    assert_eq!(time(&table, "arn-0"), None);
}

#[test]
fn a_run_that_is_altered_is_refused_and_made_again() {
    let dir = tempfile::tempdir().unwrap();
    let table = open(dir.path(), 0);
    for entry in 1..=400 {
        add(&table, &[used(&format!("arn-{entry:03}"), 1)], entry);
    }
    table.close(400).unwrap();
    let path = dir.path().join("last-usage.0-400");
    let whole = std::fs::read(&path).unwrap();
    assert!(whole.len() > 3 * 4096);
    // Nobody who lacks the key changes, cuts off, appends, moves or renames anything.
    let mut changed = whole.clone();
    changed[4096 + 10] ^= 1;
    let mut moved = whole.clone();
    moved.rotate_left(4096);
    let appended = [whole.as_slice(), &whole[whole.len() - 4096..]].concat();
    for altered in [changed, moved, appended, whole[..4096].to_vec(), Vec::new()] {
        std::fs::write(&path, altered).unwrap();
        assert_eq!(opened_through(dir.path(), 400), 0);
        assert!(!path.exists());
    }
    std::fs::write(dir.path().join("last-usage.0-100"), &whole).unwrap();
    assert_eq!(opened_through(dir.path(), 400), 0);
    // A run that covers more than the log has.
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(opened_through(dir.path(), 399), 0);
    // Altered after it was opened.
    std::fs::write(&path, &whole).unwrap();
    let table = open(dir.path(), 400);
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, b"x", 10).unwrap();
    assert!(table.key("arn-001").unwrap_err().to_string().contains("was altered"));
    assert_eq!(time(&table, "arn-400"), Some(1));
}

/// An earlier version may have been the only one to know what a repair had carried over.
#[test]
fn the_table_of_earlier_versions_is_taken_over() {
    let [dir, new] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    former::tests::write(dir.path(), &key(), 7, "a", 10_000);
    carry_over(dir.path(), new.path(), &secret()).unwrap();
    assert_eq!(time(&open(new.path(), 0), "a"), Some(10));
    assert_eq!(opened_through(dir.path(), 6), 0, "it is ahead of the log");
    former::tests::write(dir.path(), &key(), 7, "a", 10_000);
    let table = open(dir.path(), 9);
    assert_eq!(time(&table, "a"), Some(10));
    assert!(!dir.path().join("last-usage.json").exists());
    assert_eq!(time(&open(dir.path(), 9), "a"), Some(10));
}

#[test]
fn uses_are_carried_over_and_copied() {
    let [former, new, copy] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let table = open(former.path(), 0);
    for entry in 1..=3_u64 {
        add(&table, &[used("a", 10), used(&format!("arn-{entry}"), 10)], entry);
        table.segment_closed(entry);
        table.close(entry).unwrap();
    }
    carry_over(former.path(), new.path(), &secret()).unwrap();
    let table = open(new.path(), 0);
    assert_eq!(time(&table, "arn-2"), Some(10));
    add(&table, &[used("a", 20)], 4);
    table.close(4).unwrap();
    table::copy(new.path(), copy.path(), &key(), 4).unwrap();
    for dir in [&new, &copy] {
        let table = open(dir.path(), 4);
        assert_eq!((time(&table, "a"), time(&table, "arn-2")), (Some(20), Some(10)));
    }
    // Files of earlier versions and what a crash left behind are removed.
    for name in ["last-usage.json", "last-usage.new", "last-usage.4-9.new"] {
        std::fs::write(copy.path().join(name), b"x").unwrap();
    }
    std::fs::write(copy.path().join("last-usage.json.bak"), b"x").unwrap();
    open(copy.path(), 4);
    let mut left: Vec<_> =
        std::fs::read_dir(copy.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["last-usage.0-0", "last-usage.0-4", "last-usage.json.bak"]);
}
