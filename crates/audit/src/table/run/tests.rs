use super::*;

const FILES: &TableFiles = &TableFiles::LAST_USES;

#[test]
fn every_item_of_a_run_is_found_and_nothing_between() {
    let (dir, key) = (tempfile::tempdir().unwrap(), HmacKey::new(&[7; 32]));
    for count in [0, 1, 2, 39, 40, 41, 5_000] {
        let range = EntryRange { from: 5, through: 6 };
        let mut writer = RunWriter::new(FILES, dir.path(), &key, range).unwrap();
        for number in 0..count {
            writer.push(format!("{:06}", 2 * number).as_bytes(), &[b'v'; 90]).unwrap();
        }
        writer.finish().unwrap();
        let run = TableRun::open(FILES, dir.path(), &key, range).unwrap();
        for number in 0..2 * count + 2 {
            let found = run.find(&key, format!("{number:06}").as_bytes()).unwrap();
            let is_there = number % 2 == 0 && number < 2 * count;
            assert_eq!(found, is_there.then(|| vec![b'v'; 90]), "{number} of {count}");
        }
        assert_eq!(run.find(&key, b"").unwrap(), None);
    }
}

#[test]
fn an_item_that_does_not_fit_is_refused() {
    let (dir, key) = (tempfile::tempdir().unwrap(), HmacKey::new(&[7; 32]));
    let range = EntryRange { from: 0, through: 1 };
    let mut writer = RunWriter::new(FILES, dir.path(), &key, range).unwrap();
    assert!(writer.push(b"a", &[b'v'; 4059]).is_ok());
    assert!(writer.push(b"b", &[b'v'; 4060]).is_err());
    assert!(writer.push(b"c", &[b'v'; 70_000]).is_err());
    writer.push(b"d", b"").unwrap();
    let run = writer.finish().unwrap();
    assert_eq!((run.blocks, run.find(&key, b"d").unwrap()), (2, Some(Vec::new())));
}
