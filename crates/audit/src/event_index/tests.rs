use std::collections::BTreeSet;

use serde_json::value::RawValue;

use super::*;
use crate::entry::{self, START};
use crate::event_facts::{EventAttribute, EventFacts};
use crate::head::{ENTRIES_START, Head};

const OWN: u64 = 111_122_223_333;
const OTHER: u64 = 444_455_556_666;

/// The log of a test: closed segments, and a newest one.
struct TestLog {
    dir: tempfile::TempDir,
    key: Arc<HmacKey>,
    head: Head,
    /// The events of the segment that is written, as lines.
    lines: Vec<u8>,
    events: Vec<String>,
}

impl TestLog {
    fn new() -> Self {
        let head = Head {
            generation: 1,
            segment: 1,
            seq: 0,
            hash: START,
            end: ENTRIES_START,
            revision: 0,
            recorded_through: 0,
            clock: None,
        };
        let (dir, key) = (tempfile::tempdir().unwrap(), Arc::new(HmacKey::new(&[5; 32])));
        Self { dir, key, head, lines: Vec::new(), events: Vec::new() }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Adds an event, and returns where it is.
    fn add(&mut self, event: String) -> EntryPlace {
        self.head.seq += 1;
        let before = self.lines.len();
        let (seq, hash) = (self.head.seq, self.head.hash);
        self.head.hash = entry::append(&mut self.lines, &hash, seq, None, event.as_bytes());
        let length = u32::try_from(self.lines.len() - before).unwrap();
        let place = EntryPlace { entry: seq, offset: self.head.end, length, hash: self.head.hash };
        self.head.end += u64::from(length);
        self.events.push(event);
        place
    }

    /// Writes the segment down.
    fn write(&self) {
        let file = segment::prepare(self.path(), &self.head, &self.key).unwrap();
        std::os::unix::fs::FileExt::write_all_at(&file, &self.lines, ENTRIES_START).unwrap();
        segment::name(self.path(), &std::fs::File::open(self.path()).unwrap(), self.head.segment)
            .unwrap();
    }

    /// Closes the segment, and begins the next.
    fn close(&mut self) {
        self.write();
        self.lines.clear();
        self.head.segment += 1;
        self.head.end = ENTRIES_START;
    }

    fn open(&self) -> EventIndex {
        EventIndex::open(self.path(), Arc::clone(&self.key), 1, self.head.segment).unwrap()
    }

    /// Opens the index with the file of each closed segment.
    fn open_made(&self) -> EventIndex {
        let index = self.open();
        make_all(&index);
        index
    }

    /// Returns the ids of the events that a query is about, newest first: all of them are looked at.
    fn expected(&self, query: &EventQuery<'_>) -> Vec<String> {
        let mut found = Vec::new();
        for (event, entry) in self.events.iter().zip(1..) {
            let event: &RawValue = serde_json::from_str(event).unwrap();
            let Some(facts) = EventFacts::of(event) else { continue };
            let is_here = facts.place().map_or(query.is_global, |region| region == query.region);
            let has = query.attribute.is_none_or(|(attribute, value)| facts.has(attribute, value));
            let is_in_time = (query.from..=query.through).contains(&facts.time);
            if facts.account == query.account && is_here && has && is_in_time {
                found.push((facts.time, entry, facts.id.to_owned()));
            }
        }
        found.sort_unstable();
        found.into_iter().rev().map(|(_, _, id)| id).collect()
    }
}

fn make_all(index: &EventIndex) {
    loop {
        let missing = index.lock().missing();
        let Some(number) = missing else { break };
        index.make(number).unwrap();
    }
}

/// An event whose facts are drawn from few, so that many are equal.
fn event(number: u64, time: i64) -> String {
    let draw = |salt: u64, of: u64| {
        let hash = crypto::hash::sha256(&[number.to_be_bytes(), salt.to_be_bytes()].concat());
        u64::from_be_bytes(*hash.first_chunk().unwrap()) % of
    };
    let account = if draw(1, 4) == 0 { OTHER } else { OWN };
    let source = ["kms.amazonaws.com", "iam.amazonaws.com", "s3.amazonaws.com"]
        [usize::try_from(draw(2, 3)).unwrap()];
    let key = format!("arn:aws:kms:us-east-1:{OWN}:key/{}", draw(3, 5));
    let region = if draw(7, 2) == 0 { "us-east-1" } else { "eu-west-1" };
    let time = model::Timestamp::from_millis(time * 1000).to_string();
    serde_json::json!({
        "userIdentity": {"type": "IAMUser", "userName": format!("user{}", draw(4, 6)), "accessKeyId": format!("AKIA{}", draw(5, 6))},
        "eventTime": time, "eventSource": source, "eventName": format!("Name{}", draw(6, 7)),
        "awsRegion": region,
        "requestParameters": {"bucketName": format!("bucket{}", draw(8, 3))},
        "responseElements": null, "eventID": format!("id-{number}"), "readOnly": draw(9, 2) == 0,
        "resources": [{"type": "AWS::KMS::Key", "ARN": key}],
        "managementEvent": draw(10, 8) != 0, "recipientAccountId": format!("{account}"),
    })
    .to_string()
}

/// Adds some hundred events in four segments, nearly in the order of time, the last of them not closed.
fn filled() -> TestLog {
    let mut log = TestLog::new();
    for number in 0..900_u64 {
        let time = 1_790_000_000 + i64::try_from(number / 3 + (number * 7) % 5).unwrap();
        log.add(event(number, time));
        if number % 250 == 249 {
            log.close();
        }
    }
    log.write();
    log
}

fn query() -> EventQuery<'static> {
    EventQuery {
        account: OWN,
        region: "us-east-1",
        is_global: true,
        attribute: None,
        from: i64::MIN,
        through: i64::MAX,
        after: None,
        limit: 7,
    }
}

/// Returns the ids on all pages.
fn pages(index: &EventIndex, query: &EventQuery<'_>) -> Vec<String> {
    let (mut ids, mut query) = (Vec::new(), *query);
    loop {
        let page = index.look_up(&query).unwrap();
        assert!(page.events.len() <= query.limit);
        for FoundEvent { event, position } in &page.events {
            let facts = EventFacts::of(event).unwrap();
            assert_eq!(facts.time, position.time);
            ids.push(facts.id.to_owned());
        }
        let Some(next) = page.next else { return ids };
        query.after = Some(next);
    }
}

/// Returns queries for every value of every attribute, and for what is nowhere.
fn queries(log: &TestLog) -> Vec<(EventAttribute, String)> {
    let mut asked = BTreeSet::new();
    for event in &log.events {
        let event: &RawValue = serde_json::from_str(event).unwrap();
        let Some(facts) = EventFacts::of(event) else { continue };
        facts.for_each(|attribute, value| {
            if attribute != EventAttribute::EventId || value.ends_with('7') {
                asked.insert((attribute, value.to_owned()));
            }
        });
    }
    asked.extend(EventAttribute::ALL.map(|attribute| (attribute, "nowhere".to_owned())));
    asked.into_iter().collect()
}

/// The judge looks at every event.
#[test]
fn every_lookup_finds_what_looking_at_every_event_finds() {
    let log = filled();
    let index = log.open_made();
    for (attribute, value) in queries(&log) {
        for region in ["us-east-1", "eu-west-1", "nowhere"] {
            for account in [OWN, OTHER] {
                let is_global = region == "us-east-1";
                let attribute = Some((attribute, value.as_str()));
                let query = EventQuery { account, region, is_global, attribute, ..query() };
                assert_eq!(pages(&index, &query), log.expected(&query), "{query:?}");
            }
        }
    }
    let all = query();
    assert_eq!(pages(&index, &all), log.expected(&all));
    assert!(log.expected(&all).len() > 200, "the test looks at enough");
}

#[test]
fn time_ranges_cut_inside_segments_and_between_them() {
    let log = filled();
    let index = log.open_made();
    for from in (1_790_000_000 - 5..1_790_000_310).step_by(41) {
        for length in [0, 1, 30, 200, 1000] {
            let query = EventQuery { from, through: from + length, ..query() };
            assert_eq!(pages(&index, &query), log.expected(&query), "{from} {length}");
        }
    }
}

#[test]
fn entries_that_have_just_become_durable_are_found() {
    let mut log = filled();
    let index = log.open_made();
    for number in 1000..1010 {
        let event = event(number, 1_790_001_000);
        let place = log.add(event.clone());
        let raw: &RawValue = serde_json::from_str(&event).unwrap();
        let terms = EventFacts::of(raw).map(|facts| EventTerms::of(&facts));
        index.add(terms.iter().map(|terms| (&place, terms)));
        std::fs::remove_file(segment::path(log.path(), log.head.segment)).unwrap();
        log.write();
        assert_eq!(pages(&index, &query()), log.expected(&query()));
    }
    // Then the segment is closed. Its rows wait in memory, and the same is found before and after they are written.
    index.close_segment(log.head.hash);
    std::fs::remove_file(segment::path(log.path(), log.head.segment)).unwrap();
    log.close();
    log.write();
    assert_eq!(pages(&index, &query()), log.expected(&query()));
    make_all(&index);
    assert_eq!(pages(&index, &query()), log.expected(&query()));
    assert_eq!(index.lock().waiting.len(), 0);
}

#[test]
fn rows_from_memory_and_rows_from_the_segment_make_the_same_file() {
    let log = filled();
    let index = log.open_made();
    let end = source::end_of(log.path(), &log.key, 2).unwrap();
    let made = std::fs::read(end.path(log.path())).unwrap();
    let (_, rows) = source::closed_rows(log.path(), &log.key, 2).unwrap();
    file::write(log.path(), &log.key, end, &rows.into_parts()).unwrap();
    assert_eq!(std::fs::read(end.path(log.path())).unwrap(), made);
    drop(index);
}

/// Whatever byte of an index is altered: the lookup gives what it gave, or says that the index has to be made. Then it is right again.
#[test]
fn an_altered_index_shows_nothing_else_and_is_made_again() {
    let log = filled();
    let index = log.open_made();
    let asked = EventQuery { limit: 1000, ..query() };
    let expected = log.expected(&asked);
    let path = source::end_of(log.path(), &log.key, 2).unwrap().path(log.path());
    let whole = std::fs::read(&path).unwrap();
    let mut refused = 0;
    for place in (0..whole.len()).step_by(101) {
        let mut altered = whole.clone();
        altered[place] ^= 1;
        std::fs::write(&path, altered).unwrap();
        match index.look_up(&asked) {
            Ok(page) => assert_eq!(page.events.len(), expected.len()),
            Err(EventLookupError::Unindexed { segment: 2 }) => {
                refused += 1;
                make_all(&index);
                assert_eq!(std::fs::read(&path).unwrap(), whole);
                assert_eq!(pages(&index, &asked), expected);
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(refused > whole.len() / 101 / 2, "most blocks are read by this lookup: {refused}");
    // A start takes no file that does not authenticate, and removes what is no segment's.
    std::fs::write(&path, &whole[..whole.len() - 4096]).unwrap();
    std::fs::write(log.path().join("events.0000000009"), &whole).unwrap();
    let index = log.open();
    assert_eq!(index.lock().missing(), Some(2));
    assert!(!log.path().join("events.0000000009").exists());
    assert!(matches!(index.look_up(&asked), Err(EventLookupError::Unindexed { segment: 2 })));
    make_all(&index);
    assert_eq!(pages(&index, &asked), expected);
}

/// The index of another segment, or of the segment of another log, does not pass for this one's.
#[test]
fn an_index_belongs_to_its_segment() {
    let (log, mut other) = (filled(), TestLog::new());
    for number in 0..250 {
        other.add(event(number + 5000, 1_790_000_000));
    }
    other.close();
    other.write();
    let [own, foreign] = [&log, &other].map(TestLog::open_made);
    let path = |log: &TestLog, number| {
        source::end_of(log.path(), &log.key, number).unwrap().path(log.path())
    };
    for from in [path(&log, 2), path(&other, 1)] {
        std::fs::copy(from, path(&log, 1)).unwrap();
        assert_eq!(log.open().lock().missing(), Some(1));
    }
    drop((own, foreign));
}

/// An entry that was changed in its segment, chain and all, is not the one that was indexed.
#[test]
fn an_entry_that_was_changed_since_is_not_shown() {
    let log = filled();
    let index = log.open_made();
    let path = segment::path(log.path(), 2);
    let text = std::fs::read_to_string(&path).unwrap();
    let forged = text.replace("user3", "user4");
    assert_ne!(text, forged);
    std::fs::write(&path, forged).unwrap();
    let asked = EventQuery { limit: 1000, ..query() };
    assert!(
        matches!(index.look_up(&asked), Err(EventLookupError::Io(error)) if error.to_string().contains("not the one"))
    );
}

#[test]
fn archived_segments_are_forgotten() {
    let log = filled();
    let index = log.open_made();
    index.forget_before(3);
    assert!(!log.path().join("events.0000000002").exists());
    assert!(log.path().join("events.0000000003").exists());
    let newer = pages(&index, &query());
    let mut expected = log.expected(&query());
    expected.truncate(newer.len());
    assert_eq!(newer, expected);
    assert!(newer.len() > 50 && newer.len() < log.expected(&query()).len());
}

#[test]
fn the_thread_makes_what_is_missing_and_ends() {
    let log = filled();
    let index = Arc::new(log.open());
    let keeper = Arc::clone(&index).start().unwrap();
    while index.lock().missing().is_some() || index.lock().closed.values().any(Option::is_none) {
        std::thread::yield_now();
    }
    drop(keeper);
    assert_eq!(pages(&index, &query()), log.expected(&query()));
}
