use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crypto::mac::HmacKey;
use model::generated::KeyLastUsageTrackingOperation;

use super::run::{EntryRange, RunWriter, UsageRun};
use super::table::{self, UsageKeeper, UsageTable};
use super::*;

fn key() -> Arc<HmacKey> {
    Arc::new(HmacKey::new(&[7; 32]))
}

fn open(dir: &Path, last: u64) -> UsageTable {
    UsageTable::open(dir, key(), last).unwrap()
}

fn used(key: &str, time: i64) -> Use {
    let operation = KeyLastUsageTrackingOperation::Encrypt;
    let (event_id, request_id) = (format!("event-{time}"), format!("request-{time}"));
    Use::Key(KeyUse { operation, time, texts: JoinedTexts::new([key, &event_id, &request_id]) })
}

fn access_key_used(id: &str, time: i64) -> Use {
    let (service, region) = ("kms".to_owned(), "us-east-1".to_owned());
    Use::AccessKey(AccessKeyMark { time, texts: JoinedTexts::new([id, &service, &region]) })
}

fn time(table: &UsageTable, key: &str) -> Option<i64> {
    table.key(key).unwrap().map(|last| last.time)
}

/// A table that is written, merged, kept by its thread and opened again says what a map says, at each moment.
#[test]
fn the_table_is_a_map() {
    let dir = tempfile::tempdir().unwrap();
    let (mut keys, mut ids) = (HashMap::new(), HashMap::new());
    let (mut table, mut entry) = (Arc::new(open(dir.path(), 0)), 0);
    let mut keeper = Some(UsageKeeper::start(Arc::clone(&table)).unwrap());
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
                    Use::Deleted(id)
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
            table.add([change].into_iter(), entry);
        }
        match step % 10 {
            3 | 6 => table.set_aside(entry),
            9 => {
                drop(keeper.take());
                table.close(entry).unwrap();
                table = Arc::new(open(dir.path(), entry));
                assert_eq!(table.through(), entry);
                keeper = Some(UsageKeeper::start(Arc::clone(&table)).unwrap());
            }
            _ => {}
        }
        for number in [random(700), random(700), random(700)] {
            let name = format!("arn-{number}");
            assert_eq!(time(&table, &name), keys.get(&name).copied(), "{name} at step {step}");
        }
        let id = format!("AKIA{}", random(50));
        let last = table.access_key(&id).unwrap().map(|last| last.time);
        assert_eq!(last, ids.get(&id).copied(), "{id} at step {step}");
    }
    drop(keeper);
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
    let keeper = UsageKeeper::start(Arc::clone(&table)).unwrap();
    let many = 4 * table::RECENT_MAX as u64;
    for entry in 1..=many {
        let at = i64::try_from(entry).unwrap();
        table.add([used(&format!("arn-{entry}"), at)].into_iter(), entry);
        while table.in_memory() > 2 * table::RECENT_MAX {
            std::thread::yield_now();
        }
    }
    drop(keeper);
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
        table.add([used(&format!("arn-{entry:03}"), 1)].into_iter(), entry);
    }
    table.close(400).unwrap();
    let path = dir.path().join(EntryRange { from: 0, through: 400 }.name());
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
        assert_eq!(open(dir.path(), 400).through(), 0);
        assert!(!path.exists());
    }
    std::fs::write(dir.path().join(EntryRange { from: 0, through: 100 }.name()), &whole).unwrap();
    assert_eq!(open(dir.path(), 400).through(), 0);
    // A run that covers more than the log has.
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(open(dir.path(), 399).through(), 0);
    // Altered after it was opened.
    std::fs::write(&path, &whole).unwrap();
    let table = open(dir.path(), 400);
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, b"x", 10).unwrap();
    assert!(table.key("arn-001").unwrap_err().to_string().contains("was altered"));
    assert_eq!(time(&table, "arn-400"), Some(1));
}

#[test]
fn every_item_of_a_run_is_found_and_nothing_between() {
    let (dir, key) = (tempfile::tempdir().unwrap(), key());
    for count in [0, 1, 2, 39, 40, 41, 5_000] {
        let range = EntryRange { from: 5, through: 6 };
        let mut writer = RunWriter::new(dir.path(), &key, range).unwrap();
        for number in 0..count {
            writer.push(format!("{:06}", 2 * number).as_bytes(), &[b'v'; 90]).unwrap();
        }
        writer.finish().unwrap();
        let run = UsageRun::open(dir.path(), &key, range).unwrap();
        for number in 0..2 * count + 2 {
            let found = run.find(&key, &format!("{number:06}")).unwrap();
            let is_there = number % 2 == 0 && number < 2 * count;
            assert_eq!(found, is_there.then(|| vec![b'v'; 90]), "{number} of {count}");
        }
        assert_eq!(run.find(&key, "").unwrap(), None);
    }
}

#[test]
fn an_item_that_does_not_fit_is_refused() {
    let (dir, key) = (tempfile::tempdir().unwrap(), key());
    let range = EntryRange { from: 0, through: 1 };
    let mut writer = RunWriter::new(dir.path(), &key, range).unwrap();
    assert!(writer.push(b"a", &[b'v'; 4059]).is_ok());
    assert!(writer.push(b"b", &[b'v'; 4060]).is_err());
    assert!(writer.push(b"c", &[b'v'; 70_000]).is_err());
    writer.push(b"d", b"").unwrap();
    let run = writer.finish().unwrap();
    assert_eq!((run.blocks, run.find(&key, "d").unwrap()), (2, Some(Vec::new())));
}

/// An earlier version may have been the only one to know what a repair had carried over.
#[test]
fn the_table_of_earlier_versions_is_taken_over() {
    let [dir, new] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    former::tests::write(dir.path(), &key(), 7, "a", 10);
    table::carry_over(dir.path(), new.path(), &key()).unwrap();
    assert_eq!(time(&open(new.path(), 0), "a"), Some(10));
    assert_eq!(open(dir.path(), 6).through(), 0, "it is ahead of the log");
    former::tests::write(dir.path(), &key(), 7, "a", 10);
    let table = open(dir.path(), 9);
    assert_eq!((table.through(), time(&table, "a")), (7, Some(10)));
    assert!(!dir.path().join("last-usage.json").exists());
    assert_eq!(time(&open(dir.path(), 9), "a"), Some(10));
}

#[test]
fn uses_are_carried_over_and_copied() {
    let [former, new, copy] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let table = open(former.path(), 0);
    for entry in 1..=3_u64 {
        table.add([used("a", 10), used(&format!("arn-{entry}"), 10)].into_iter(), entry);
        table.set_aside(entry);
        table.close(entry).unwrap();
    }
    table::carry_over(former.path(), new.path(), &key()).unwrap();
    let table = open(new.path(), 0);
    assert_eq!((table.through(), time(&table, "arn-2")), (0, Some(10)));
    table.add([used("a", 20)].into_iter(), 4);
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
