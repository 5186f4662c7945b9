//! The table says what an independent count of the same events says, while the log is written, after crashes, after a loss of its files,
//! and when it is made again.

#![expect(clippy::unwrap_used, reason = "a test, and what it is made of")]

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use audit::{
    Archive, Event, EventFields, EventResource, Fold, Log, LogVerifier, OmittedHashes, Packed,
    UserIdentity,
};
use model::Timestamp;
use secret::Secret;
use store::{Batch, SqliteStore};
use usage::{Hour, KeyChange, UsageTable};

type Counted = BTreeMap<(Hour, String), u64>;

const START: i64 = 1_767_225_600_000;

fn key() -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::copy_of(&[5; 32])
}

fn fields<'a>(name: &'a str, arn: &'a str, principal: &'a str, time: i64) -> EventFields<'a> {
    EventFields {
        event_version: "1.11",
        user_identity: UserIdentity {
            kind: "IAMUser",
            arn: Some(principal),
            ..UserIdentity::default()
        },
        event_time: Timestamp::from_millis(time).text(),
        event_source: "kms.amazonaws.com",
        event_name: name,
        aws_region: "eu-central-1",
        source_ip_address: "127.0.0.1",
        user_agent: None,
        error_code: None,
        error_message: None,
        request_parameters: None,
        response_elements: None,
        additional_event_data: None,
        request_id: Some("request"),
        event_id: "event",
        read_only: true,
        resources: vec![EventResource { account_id: "111122223333", kind: "AWS::KMS::Key", arn }]
            .into(),
        event_type: "AwsApiCall",
        management_event: true,
        recipient_account_id: "111122223333",
        shared_event_id: None,
        tls_details: None,
        service_event_details: None,
        event_category: "Management",
        sent_by: None,
        omitted_sha256: OmittedHashes::default(),
        decision: b"",
    }
}

struct World {
    dir: tempfile::TempDir,
    store: SqliteStore,
    runtime: tokio::runtime::Runtime,
    log: Option<Log>,
    table: Arc<UsageTable>,
    counted: Counted,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&dir.path().join("db"), &key()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let table = Arc::new(UsageTable::new(&dir.path().join("audit"), &key()));
        let mut world = Self { dir, store, runtime, log: None, table, counted: Counted::new() };
        world.open();
        world
    }

    fn audit(&self) -> std::path::PathBuf {
        self.dir.path().join("audit")
    }

    fn open(&mut self) {
        self.table = Arc::new(UsageTable::new(&self.audit(), &key()));
        let folds: Vec<Arc<dyn Fold>> = vec![Arc::<UsageTable>::clone(&self.table)];
        self.log = Some(Log::open_with_folds(&self.audit(), &key(), folds).unwrap().0);
    }

    fn record(&self, event: Event) {
        self.runtime.block_on(async {
            let committed = store::commit(&self.store, Batch::default(), ()).await.unwrap();
            self.log.as_ref().unwrap().record(committed, event).await.unwrap().into_inner();
        });
    }

    /// Records a request, and counts it.
    fn request(&mut self, fields: &EventFields<'_>, time: i64) {
        let arn = fields.resources.first().map_or("", |resource| resource.arn);
        let principal = fields.user_identity.arn.unwrap_or_default();
        let error = fields.error_code.unwrap_or_default();
        let what = format!("{} {error} {principal} {arn}", fields.event_name);
        *self.counted.entry((Hour(time / 3_600_000), what)).or_default() += 1;
        self.record(Event::new(fields, time));
    }
}

/// Returns the requests that a table tells of.
fn told(table: &UsageTable) -> Counted {
    let mut counted = Counted::new();
    usage::requests(table, Hour(0), &mut |requests| {
        assert_eq!((requests.account, requests.region), ("111122223333", "eu-central-1"));
        for (hour, count) in requests.hours.iter() {
            let hour = Hour(requests.day.0 + i64::from(hour));
            let usage::Requests { operation, error, principal, key, .. } = requests;
            let what = format!("{operation} {error} {principal} {key}");
            *counted.entry((hour, what)).or_default() += count;
        }
        Ok(true)
    })
    .unwrap();
    counted
}

fn usage_files(dir: &Path) -> Vec<std::path::PathBuf> {
    let files = std::fs::read_dir(dir).unwrap().map(|file| file.unwrap().path());
    let is_of_table = |path: &std::path::PathBuf| {
        path.file_name().is_some_and(|name| name.to_str().unwrap().starts_with("usage."))
    };
    files.filter(is_of_table).collect()
}

#[test]
fn every_request_is_counted_once_whatever_happens() {
    let mut world = World::new();
    let mut seed = 7_u64;
    let mut random = |end: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % end
    };
    for round in 0..40 {
        for _ in 0..random(60) {
            let time = START + i64::try_from(random(5 * 24 * 3600)).unwrap() * 1000;
            let arn = format!("arn:aws:kms:eu-central-1:111122223333:key/{}", random(20));
            let principal = format!("arn:aws:iam::111122223333:user/{}", random(5));
            let name = ["Encrypt", "Decrypt", "CreateKey", "DescribeKey"];
            let name = name[usize::try_from(random(4)).unwrap()];
            let mut fields = fields(name, &arn, &principal, time);
            fields.error_code = (random(10) == 0).then_some("AccessDenied");
            world.request(&fields, time);
            // None of these is a request of this account to KMS.
            fields.user_identity.kind = "AWSAccount";
            world.record(Event::new(&fields, time));
            fields.user_identity.kind = "IAMUser";
            fields.event_source = "s3.amazonaws.com";
            world.record(Event::new(&fields, time));
        }
        assert_eq!(told(&world.table), world.counted, "round {round}");
        match random(6) {
            0 => world.runtime.block_on(world.log.as_ref().unwrap().close_segment()).unwrap(),
            1 => {
                // A crash: nothing is written down.
                drop(world.log.take());
                world.open();
            }
            2 => {
                world.log.take().unwrap().close();
                world.open();
            }
            3 => {
                drop(world.log.take());
                usage_files(&world.audit()).into_iter().for_each(|path| {
                    std::fs::remove_file(path).unwrap();
                });
                world.open();
            }
            4 => {
                drop(world.log.take());
                for path in usage_files(&world.audit()).into_iter().take(1) {
                    let mut bytes = std::fs::read(&path).unwrap();
                    bytes[10] ^= 1;
                    std::fs::write(&path, bytes).unwrap();
                }
                world.open();
            }
            _ => {
                let beside = usage::beside(&world.audit(), &key()).unwrap();
                assert_eq!(told(&beside), world.counted);
            }
        }
    }
    assert_eq!(told(&world.table), world.counted);
    let again = tempfile::tempdir().unwrap();
    let key = key();
    let verifier = LogVerifier::new(Some(&key));
    let (table, last) = usage::rebuild(&verifier, &world.audit(), again.path(), &key).unwrap();
    assert_eq!(
        (told(&table), last),
        (world.counted.clone(), world.log.as_ref().unwrap().head().entry)
    );
    assert_eq!(usage::complete_after(&table).unwrap(), None);
    assert!(world.counted.values().sum::<u64>() > 500);
}

#[test]
fn archived_entries_stay_counted_as_long_as_the_table_is_there() {
    let mut world = World::new();
    let arn = "arn:aws:kms:eu-central-1:111122223333:key/1";
    let fields = fields("Encrypt", arn, "arn:aws:iam::111122223333:user/a", START);
    for _ in 0..3 {
        world.request(&fields, START);
    }
    world.runtime.block_on(world.log.as_ref().unwrap().close_segment()).unwrap();
    world.request(&fields, START);
    let mut archiver = audit::Archiver::open(&world.audit(), &key()).unwrap();
    let mut packed = PackedSegments(vec![archiver.pack().unwrap()]);
    archiver.sign("elsewhere").unwrap();
    let log = world.log.as_ref().unwrap();
    assert!(log.advance().unwrap());
    assert_eq!(log.remove_archived().unwrap(), 1);
    drop(world.log.take());
    world.open();
    assert_eq!(told(&world.table), world.counted);
    assert_eq!(usage::complete_after(&world.table).unwrap(), None);
    drop(world.log.take());
    usage_files(&world.audit()).into_iter().for_each(|path| std::fs::remove_file(path).unwrap());
    let beside = usage::beside(&world.audit(), &key()).unwrap();
    assert_eq!(told(&beside).values().sum::<u64>(), 1);
    assert_eq!(usage::complete_after(&beside).unwrap(), Some(3));
    world.open();
    assert_eq!(told(&world.table).values().sum::<u64>(), 1);
    assert_eq!(usage::complete_after(&world.table).unwrap(), Some(3));

    let rebuild = |archive: Option<&dyn Archive>| {
        let (key, again) = (key(), tempfile::tempdir().unwrap());
        let verifier = LogVerifier::new(Some(&key));
        let verifier = match archive {
            Some(archive) => verifier.with_archive(archive),
            None => verifier,
        };
        let made = usage::rebuild(&verifier, &world.audit(), again.path(), &key);
        made.map(|(table, last)| (told(&table), usage::complete_after(&table).unwrap(), last))
    };
    let missing = rebuild(None).unwrap_err().to_string();
    assert!(missing.contains("up to 3 are archived, in elsewhere"), "{missing}");
    assert!(missing.contains("--archive"), "{missing}");
    assert_eq!(rebuild(Some(&packed)).unwrap(), (world.counted.clone(), None, 4));
    let empty = rebuild(Some(&PackedSegments(Vec::new()))).unwrap_err().to_string();
    assert!(empty.contains("the archive ends at entry 0"), "{empty}");
    // One altered bit of what is counted.
    let mut bytes = zstd::decode_all(packed.0[0].bytes.as_slice()).unwrap();
    let at = bytes.windows(7).rposition(|found| found == b"Encrypt").unwrap();
    bytes[at] ^= 1;
    packed.0[0].bytes = zstd::encode_all(bytes.as_slice(), 1).unwrap();
    let altered = rebuild(Some(&packed)).unwrap_err().to_string();
    assert!(altered.contains("entry 3 ") && altered.contains("not whole"), "{altered}");
}

/// An archive in memory.
struct PackedSegments(Vec<Packed>);

impl Archive for PackedSegments {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.iter().map(|packed| packed.name.clone()).collect())
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn io::Read>> {
        let packed = self.0.iter().find(|packed| packed.name == name).unwrap();
        Ok(Box::new(io::Cursor::new(packed.bytes.clone())))
    }

    fn place(&self, name: &str) -> std::path::PathBuf {
        name.into()
    }
}

#[test]
fn what_becomes_of_keys_is_known() {
    let mut world = World::new();
    let arn = "arn:aws:kms:eu-central-1:111122223333:key/1";
    let hour = |number: i64| START + number * 3_600_000;
    let user = "arn:aws:iam::111122223333:user/a";
    let request = r#"{"tags":[{"tagKey":"team","tagValue":"a\tb"},{"tagKey":"x","tagValue":""}]}"#;
    let response =
        format!(r#"{{"keyMetadata":{{"arn":"{arn}","keySpec":"RSA_2048","keyId":"1"}}}}"#);
    let mut created = fields("CreateKey", arn, user, hour(0));
    created.request_parameters = Some(request);
    created.response_elements = Some(&response);
    world.request(&created, hour(0));
    let mut tagged = fields("TagResource", arn, user, hour(2));
    let request = r#"{"tags":[{"tagKey":"team","tagValue":"c"}]}"#;
    tagged.request_parameters = Some(request);
    world.request(&tagged, hour(2));
    tagged.error_code = Some("AccessDenied");
    world.request(&tagged, hour(2));
    let mut untagged = fields("UntagResource", arn, user, hour(3));
    let request = r#"{"tagKeys":["x","team"]}"#;
    untagged.request_parameters = Some(request);
    world.request(&untagged, hour(3));
    for (number, name) in [(4, "ScheduleKeyDeletion"), (5, "CancelKeyDeletion")] {
        let time = hour(number);
        world.request(&fields(name, arn, user, time), time);
    }
    for (number, name) in [(6, "RotateKey"), (7, "DeleteKey")] {
        let event =
            EventFields { event_type: "AwsServiceEvent", ..fields(name, arn, user, hour(number)) };
        world.record(Event::new(&event, hour(number)));
    }
    drop(world.log.take());
    world.open();
    let keys = usage::keys(&world.table).unwrap();
    assert_eq!(keys.len(), 1);
    let history = &keys[arn];
    let tagged =
        |tag: &str, value: &str| KeyChange::Tagged { tag: tag.to_owned(), value: value.to_owned() };
    let untagged = |tag: &str| KeyChange::Untagged { tag: tag.to_owned() };
    let expected = [
        (0, KeyChange::Created { spec: "RSA_2048".to_owned(), rotates: false }),
        (0, tagged("team", "a\tb")),
        (0, tagged("x", "")),
        (2, tagged("team", "c")),
        (3, untagged("x")),
        (3, untagged("team")),
        (4, KeyChange::Scheduled),
        (5, KeyChange::Cancelled),
        (6, KeyChange::Rotated),
        (7, KeyChange::Deleted),
    ];
    let told: Vec<_> =
        history.events.iter().map(|event| (event.time.millis(), event.change.clone())).collect();
    assert_eq!(told, expected.map(|(number, change)| (hour(number), change)));
    let tag = |number: i64| history.tag("team", Hour(hour(number) / 3_600_000));
    assert_eq!([0, 1, 2, 3].map(tag), [Some("a\tb"), Some("a\tb"), Some("c"), None]);
    assert_eq!(
        (history.spec(), history.account(), history.region()),
        (Some("RSA_2048"), "111122223333", "eu-central-1")
    );
}

#[test]
fn requests_that_one_entry_stands_for_are_counted() {
    let mut world = World::new();
    let details = r#"{"requests":9,"refusals":[{"eventSource":"kms.amazonaws.com","eventName":"Encrypt","errorCode":"InvalidSignatureException","requests":5},{"eventSource":"iam.amazonaws.com","eventName":"ListUsers","errorCode":"InvalidClientTokenId","requests":3}],"otherRefusals":1}"#;
    let summary = EventFields {
        event_type: "AwsServiceEvent",
        service_event_details: Some(details),
        resources: Vec::new().into(),
        ..fields("RefusedRequests", "", "", START)
    };
    for _ in 0..2 {
        world.record(Event::new(&summary, START));
    }
    let mut told = Vec::new();
    usage::requests(&world.table, Hour(0), &mut |requests| {
        told.push((requests.operation.to_owned(), requests.error.to_owned(), requests.hours.sum()));
        assert_eq!((requests.account, requests.principal, requests.key), ("", "", ""));
        Ok(true)
    })
    .unwrap();
    let text = |name: &str, error: &str, count| (name.to_owned(), error.to_owned(), count);
    assert_eq!(told, [text("", "Unknown", 2), text("Encrypt", "InvalidSignatureException", 10)]);
    world.log.take().unwrap().close();
}
