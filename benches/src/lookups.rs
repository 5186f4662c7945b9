//! LookupEvents over a long audit log: how long an answer takes, by attribute.

use std::path::Path;
use std::time::{Duration, Instant};

use audit::{
    Event, EventAttribute, EventFields, EventLookupError, EventQuery, EventResource, Log,
    UserIdentity,
};
use conformance::process::Process;
use server::{AuditDir, SealSource, audit_dir};

use crate::audit_log::{peak, size, status, write};

/// Lookups of each attribute.
const LOOKUPS: usize = 300;
/// The time of the first entry, in seconds: 2026-01-02.
const START: i64 = 1_767_323_045;
/// The entries of one second: ten million span twelve days.
const ENTRIES_PER_SECOND: usize = 10;
const KEYS: usize = 1000;
const USERS: usize = 500;
/// A value that few entries have: one in so many.
const RARE: usize = 1_000_003;

/// Writes so many entries, and measures lookups over them.
pub(crate) fn run(entries: usize, folder: &Path) {
    let folder = tempfile::tempdir_in(folder).unwrap();
    let data = folder.path().join("data");
    Process::start(&data).stop();
    let AuditDir { path, key, .. } = audit_dir(&data, SealSource::File).unwrap();
    let start = Instant::now();
    write(&path, &key, entries, event);
    let seconds = start.elapsed().as_secs_f64();
    println!("entries {entries}, {} MiB, written in {seconds:.0} s", size(&path) >> 20);
    let start = Instant::now();
    let (log, _) = Log::open(&path, &key).unwrap();
    println!("opened in {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let start = Instant::now();
    while is_being_made(&log) {
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("indexes complete after {:.1} s", start.elapsed().as_secs_f64());
    println!("{:<34}{:>8}{:>8}{:>8}", "lookup", "p50 ms", "p99 ms", "max ms");
    for (name, question) in QUESTIONS {
        measure(&log, entries, name, question);
    }
    println!("peak {:.1} MiB", peak(&status(std::process::id())));
    log.close();
    let indexes: u64 = std::fs::read_dir(&path)
        .unwrap()
        .map(Result::unwrap)
        .filter(|file| file.file_name().to_string_lossy().starts_with("events."))
        .map(|file| file.metadata().unwrap().len())
        .sum();
    println!("indexes {} MiB", indexes >> 20);
    for segment in std::fs::read_dir(&path).unwrap().map(Result::unwrap) {
        if segment.file_name().to_string_lossy().starts_with("events.") {
            std::fs::remove_file(segment.path()).unwrap();
        }
    }
    let start = Instant::now();
    let (log, _) = Log::open(&path, &key).unwrap();
    while is_being_made(&log) {
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("indexes made again from the log in {:.1} s", start.elapsed().as_secs_f64());
    log.close();
}

/// Returns whether the oldest index is not made yet.
fn is_being_made(log: &Log) -> bool {
    let (attribute, value) = (EventAttribute::EventId, "nowhere");
    let query = query(Some((attribute, value)), i64::MAX);
    match log.look_up_events(&query) {
        Ok(_) => false,
        Err(EventLookupError::Unindexed { .. }) => true,
        Err(error) => panic!("{error}"),
    }
}

/// A question: the attribute with its value, and the last second. It is made of a number and of the number of entries.
type Question = fn(usize, usize) -> (Option<(EventAttribute, String)>, i64);

const QUESTIONS: [(&str, Question); 12] = [
    ("the newest", |_, _| (None, i64::MAX)),
    ("at a time", |number, entries| (None, time(spread(number, entries)))),
    ("EventId", |number, entries| {
        (Some((EventAttribute::EventId, id(spread(number, entries)))), i64::MAX)
    }),
    ("EventId, of no event", |number, _| {
        (Some((EventAttribute::EventId, format!("none-{number}"))), i64::MAX)
    }),
    ("EventName, at a time", |number, entries| {
        let name = ["Encrypt", "Decrypt", "GenerateDataKey"][number % 3].to_owned();
        (Some((EventAttribute::EventName, name)), time(spread(number, entries)))
    }),
    ("EventName, rare", |_, _| {
        (Some((EventAttribute::EventName, "ScheduleKeyDeletion".to_owned())), i64::MAX)
    }),
    ("ReadOnly=false, rare", |_, _| {
        (Some((EventAttribute::ReadOnly, "false".to_owned())), i64::MAX)
    }),
    ("Username, at a time", |number, entries| {
        (Some((EventAttribute::Username, user(number))), time(spread(number, entries)))
    }),
    ("ResourceName, at a time", |number, entries| {
        (Some((EventAttribute::ResourceName, key(number))), time(spread(number, entries)))
    }),
    ("ResourceType, of no event", |_, _| {
        (Some((EventAttribute::ResourceType, "AWS::S3::Bucket".to_owned())), i64::MAX)
    }),
    ("EventSource, at a time", |number, entries| {
        let source = "kms.amazonaws.com".to_owned();
        (Some((EventAttribute::EventSource, source)), time(spread(number, entries)))
    }),
    ("AccessKeyId, at a time", |number, entries| {
        (Some((EventAttribute::AccessKeyId, access_key(number))), time(spread(number, entries)))
    }),
];

fn measure(log: &Log, entries: usize, name: &str, question: Question) {
    let mut times = Vec::new();
    for number in 0..LOOKUPS {
        let (attribute, through) = question(number, entries);
        let attribute = attribute.as_ref().map(|(attribute, value)| (*attribute, value.as_str()));
        let start = Instant::now();
        let page = log.look_up_events(&query(attribute, through)).unwrap();
        times.push(start.elapsed().as_secs_f64() * 1e3);
        assert_eq!(page.events.is_empty(), name.ends_with("of no event"), "{name}");
    }
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times[(times.len() - 1) * part / 100];
    println!("{name:<34}{:>8.2}{:>8.2}{:>8.2}", at(50), at(99), at(100));
}

fn query(attribute: Option<(EventAttribute, &str)>, through: i64) -> EventQuery<'_> {
    EventQuery {
        account: 0,
        region: "us-east-1",
        is_global: true,
        attribute,
        from: i64::MIN,
        through,
        after: None,
        limit: 50,
    }
}

/// Spreads numbers over all entries but the newest and the oldest.
fn spread(number: usize, entries: usize) -> usize {
    entries / 50 + number.wrapping_mul(2_654_435_761) % (entries - entries / 25)
}

/// Entries are numbered down: the first one written has the highest number.
fn time(number: usize) -> i64 {
    START - i64::try_from(number / ENTRIES_PER_SECOND).unwrap()
}

fn id(number: usize) -> String {
    format!("7f9c1b52-6d0e-4c58-9a1b-{number:012}")
}

fn key(number: usize) -> String {
    format!("arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-{:012}", number % KEYS)
}

fn user(number: usize) -> String {
    format!("user-{}", number % USERS)
}

fn access_key(number: usize) -> String {
    format!("AKIAIOSFODNN7{:07}", number % USERS)
}

/// A request to KMS, as the service records one.
fn event(number: usize) -> Event {
    let (key, id, user, access_key) = (key(number), id(number), user(number), access_key(number));
    let is_rare = number % RARE == 7;
    let name = ["Encrypt", "Decrypt", "GenerateDataKey"][number % 3];
    let parameters = format!(r#"{{"keyId":"{key}","encryptionAlgorithm":"SYMMETRIC_DEFAULT"}}"#);
    let arn = format!("arn:aws:iam::000000000000:user/{user}");
    let moment = model::Timestamp::from_millis(time(number) * 1000);
    let fields = EventFields {
        event_version: "1.11",
        user_identity: UserIdentity {
            kind: "IAMUser",
            principal_id: Some("AIDAIOSFODNN7EXAMPLE"),
            arn: Some(&arn),
            account_id: Some("000000000000"),
            access_key_id: Some(&access_key),
            user_name: Some(&user),
            ..UserIdentity::default()
        },
        event_time: moment.text(),
        event_source: "kms.amazonaws.com",
        event_name: if is_rare { "ScheduleKeyDeletion" } else { name },
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
        read_only: !is_rare,
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
    Event::new(&fields, moment.millis())
}
