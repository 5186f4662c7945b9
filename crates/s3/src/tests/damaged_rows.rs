//! Rows of the index that somebody alters or swaps under the service: an error, or what was stored, and never anything else.

use model::ErrorCode;
use model::generated::s3::Operation::{
    self, CompleteMultipartUpload, CreateBucket, CreateMultipartUpload, DeleteObject,
    GetBucketPolicy, GetBucketTagging, GetObject, GetObjectAttributes, GetObjectTagging,
    HeadBucket, HeadObject, ListBuckets, ListMultipartUploads, ListObjectVersions, ListObjectsV2,
    ListParts, PutBucketPolicy, PutBucketTagging, PutBucketVersioning, UploadPart,
};
use pipeline::Caches as _;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::fake_kms::KEY;
use super::{OWNER, World, extend};
use crate::records::bucket;

/// The kinds of records that are read by their own content.
const KINDS: [&str; 9] = [
    "bucket",
    "bucket-of",
    "object",
    "object-version",
    "object-data",
    "upload",
    "upload-part",
    "bucket-key",
    "part",
];

/// A row as the store's file has it.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    kind: String,
    account: String,
    region: String,
    id: String,
    revision: i64,
    value: Vec<u8>,
    tag: Vec<u8>,
}

/// The index with a shell beside the service.
struct Index {
    world: World,
    shell: Connection,
    /// The requests that read it, with the answers before anything was altered.
    reads: Vec<(Operation, Value, Observed)>,
}

/// The answer to a read: its members and data, or the code of the error.
type Observed = Result<(Value, Vec<u8>), ErrorCode>;

impl Index {
    fn new() -> Self {
        let mut world = World::with_bucket("photos");
        fill(&world);
        world.read_from_file();
        let shell = Connection::open(world.folder.path().join("bulla.db")).unwrap();
        // Nothing here has to outlive the test.
        shell.pragma_update(None, "synchronous", "OFF").unwrap();
        let mut index = Self { world, shell, reads: Vec::new() };
        for (operation, members) in reads(&index.world) {
            let observed = index.observe(operation, &members);
            assert!(observed.is_ok(), "{operation:?} {members}: {observed:?}");
            index.reads.push((operation, members, observed));
        }
        index
    }

    fn rows(&self, kind: &str) -> Vec<Row> {
        let mut statement = self
            .shell
            .prepare(
                "SELECT kind, account, region, id, revision, CAST(value AS BLOB), CAST(tag AS BLOB) FROM record \
                 WHERE kind = ?1 ORDER BY account, region, id",
            )
            .unwrap();
        let row = |row: &rusqlite::Row<'_>| {
            Ok(Row {
                kind: row.get(0)?,
                account: row.get(1)?,
                region: row.get(2)?,
                id: row.get(3)?,
                revision: row.get(4)?,
                value: row.get(5)?,
                tag: row.get(6)?,
            })
        };
        statement.query_map([kind], row).unwrap().map(Result::unwrap).collect()
    }

    /// Writes what a row holds into the place of another one, or of the same.
    fn write(&self, place: &Row, row: &Row) {
        let changed = self.shell.execute(
            "UPDATE record SET revision = ?5, value = ?6, tag = ?7 \
             WHERE kind = ?1 AND account = ?2 AND region = ?3 AND id = ?4",
            params![
                place.kind,
                place.account,
                place.region,
                place.id,
                row.revision,
                row.value,
                row.tag
            ],
        );
        assert_eq!(changed.unwrap(), 1);
    }

    /// Reads with nothing in any cache.
    fn observe(&self, operation: Operation, members: &Value) -> Observed {
        self.world.forget(&[bucket::address("photos")]);
        self.world.environment.bucket_keys.forget_expired(model::Timestamp::from_millis(i64::MAX));
        self.world.look(OWNER, operation, members).map_err(|error| error.code())
    }

    /// Reads everything that may depend on rows. Returns whether one was refused; what was not must be as before.
    fn is_refused(&self, rows: &[&Row], what: &str) -> bool {
        let mut is_refused = false;
        for (operation, members, before) in &self.reads {
            if !rows.iter().any(|row| depends(*operation, members, row)) {
                continue;
            }
            match self.observe(*operation, members) {
                Err(code) => {
                    assert_eq!(code, ErrorCode::KmsInternalException, "{what}: {operation:?}");
                    is_refused = true;
                }
                now => assert_eq!(&now, before, "{what}: {operation:?} {members}"),
            }
        }
        // Parts are looked up by whoever sweeps.
        let parts = crate::stored_parts(&*self.world.store, None, 100);
        is_refused | (rows.iter().any(|row| row.kind == "part") && parts.is_err())
    }
}

/// Makes a record of each kind.
fn fill(world: &World) {
    let ask = |operation, members: Value| world.ask(OWNER, operation, &members).unwrap();
    ask(CreateBucket, json!({"Bucket": "others"}));
    let versioning = json!({"Status": "Enabled"});
    ask(PutBucketVersioning, json!({"Bucket": "photos", "VersioningConfiguration": versioning}));
    let tags = json!({"TagSet": [{"Key": "team", "Value": "red"}]});
    ask(PutBucketTagging, json!({"Bucket": "photos", "Tagging": tags}));
    let policy = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:PutObjectAcl",
        "Principal": {"AWS": super::ALICE_ARN}, "Resource": "arn:aws:s3:::photos/*"}]});
    ask(PutBucketPolicy, json!({"Bucket": "photos", "Policy": policy.to_string()}));
    world.put_object("photos", "small", b"the older version", &json!({}));
    world.put_object("photos", "small", b"the newer version", &json!({"Tagging": "a=b"}));
    let kms = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY});
    world.put_object("photos", "long", &[7; 100_000], &kms);
    let mut derived = kms;
    extend(&mut derived, &json!({"BucketKeyEnabled": true}));
    world.put_object("photos", "derived", b"under a bucket key", &derived);
    world.put_object("photos", "gone", b"gone", &json!({}));
    ask(DeleteObject, json!({"Bucket": "photos", "Key": "gone"}));
    for key in ["whole", "open"] {
        let upload = ask(CreateMultipartUpload, json!({"Bucket": "photos", "Key": key}));
        let mut part = json!({"Bucket": "photos", "Key": key, "PartNumber": 1});
        extend(&mut part, &json!({"UploadId": upload["UploadId"]}));
        let etag = world.send(OWNER, UploadPart, &part, &[9; 70_000]).unwrap()["ETag"].clone();
        if key == "whole" {
            let parts = json!({"Parts": [{"PartNumber": 1, "ETag": etag}]});
            ask(
                CompleteMultipartUpload,
                json!({"Bucket": "photos", "Key": key, "UploadId": upload["UploadId"],
                    "MultipartUpload": parts}),
            );
        }
    }
}

/// Returns the requests that read what was made.
fn reads(world: &World) -> Vec<(Operation, Value)> {
    let about = |key: &str| json!({"Bucket": "photos", "Key": key});
    let mut reads: Vec<_> = [HeadBucket, GetBucketPolicy, GetBucketTagging, ListObjectsV2]
        .into_iter()
        .chain([ListObjectVersions, ListMultipartUploads])
        .map(|operation| (operation, json!({"Bucket": "photos"})))
        .collect();
    reads.push((ListBuckets, json!({})));
    for key in ["small", "long", "derived", "whole"] {
        reads.extend([GetObject, HeadObject].map(|operation| (operation, about(key))));
    }
    reads.push((GetObjectTagging, about("small")));
    let mut attributes = about("whole");
    extend(&mut attributes, &json!({"ObjectAttributes": ["ETag", "ObjectParts", "ObjectSize"]}));
    reads.push((GetObjectAttributes, attributes));
    let versions = world.ask(OWNER, ListObjectVersions, &json!({"Bucket": "photos"})).unwrap();
    for version in versions["Versions"].as_array().unwrap() {
        if version["IsLatest"] == json!(false) {
            let mut older = about(version["Key"].as_str().unwrap());
            extend(&mut older, &json!({"VersionId": version["VersionId"]}));
            reads.push((GetObject, older));
        }
    }
    let uploads = world.ask(OWNER, ListMultipartUploads, &json!({"Bucket": "photos"})).unwrap();
    let mut parts = about("open");
    extend(&mut parts, &json!({"UploadId": uploads["Uploads"][0]["UploadId"]}));
    reads.push((ListParts, parts));
    reads
}

/// Returns whether a read may depend on a row. It saves time, and a row on which none depends fails the test.
fn depends(operation: Operation, members: &Value, row: &Row) -> bool {
    let is_of_key = |key: &str| members["Key"].as_str().is_none_or(|own| own == key);
    match row.kind.as_str() {
        "bucket" => matches!(operation, HeadBucket | GetBucketPolicy | GetBucketTagging),
        "bucket-of" => operation == ListBuckets,
        "object" => {
            is_of_key(&row.id)
                && matches!(operation, GetObject | HeadObject | ListObjectsV2 | GetObjectTagging)
        }
        "object-version" => {
            let key = row.id.split('\0').next().unwrap_or_default();
            is_of_key(key) && matches!(operation, GetObject | ListObjectVersions)
        }
        "object-data" => operation == GetObject,
        "upload" | "upload-part" => {
            matches!(operation, ListParts | ListMultipartUploads | GetObjectAttributes)
        }
        "bucket-key" => operation == GetObject && is_of_key("derived"),
        _ => false,
    }
}

#[test]
fn every_flipped_byte_of_a_row_is_found() {
    let index = Index::new();
    let mut flipped = 0;
    for kind in KINDS {
        let rows = index.rows(kind);
        assert!(!rows.is_empty(), "there is no {kind}");
        // One bucket is looked at, and one part is as good as another.
        let looked_at = rows.iter().filter(|row| !row.id.contains("others"));
        for row in looked_at.take(6) {
            for at in 0..row.value.len() + row.tag.len() {
                let mut altered = row.clone();
                let mut bytes = altered.value.iter_mut().chain(&mut altered.tag);
                *bytes.nth(at).unwrap() ^= 1 << (at % 8);
                index.write(row, &altered);
                let what = format!("byte {at} of {kind} {:?}", row.id);
                assert!(index.is_refused(&[row], &what), "{what}");
                flipped += 1;
            }
            for revision in [row.revision - 1, row.revision + 1, -row.revision] {
                index.write(row, &Row { revision, ..row.clone() });
                let what = format!("revision of {kind} {:?}", row.id);
                assert!(index.is_refused(&[row], &what), "{what}");
            }
            index.write(row, row);
            assert!(!index.is_refused(&[row], "nothing"), "{kind} {:?}", row.id);
        }
    }
    assert!(flipped > 5_000, "{flipped}");
}

#[test]
fn rows_that_are_swapped_are_found() {
    let index = Index::new();
    let mut swapped = 0;
    for kind in KINDS {
        let rows = index.rows(kind);
        let pairs = rows.iter().enumerate();
        for (one, other) in
            pairs.flat_map(|(at, one)| rows[at + 1..].iter().map(move |other| (one, other)))
        {
            index.write(one, other);
            index.write(other, one);
            let what = format!("{kind} {:?} and {:?}", one.id, other.id);
            assert!(index.is_refused(&[one, other], &what), "{what}");
            index.write(one, one);
            index.write(other, other);
            swapped += 1;
        }
    }
    assert!(swapped > 20, "{swapped}");
}

/// A row of another kind, which has another form, is not taken either.
#[test]
fn rows_of_different_kinds_that_are_swapped_are_found() {
    let index = Index::new();
    let firsts: Vec<Row> = KINDS.iter().map(|kind| index.rows(kind).swap_remove(0)).collect();
    for (at, one) in firsts.iter().enumerate() {
        for other in &firsts[at + 1..] {
            index.write(one, other);
            index.write(other, one);
            let what = format!("{} and {}", one.kind, other.kind);
            assert!(index.is_refused(&[one, other], &what), "{what}");
            index.write(one, one);
            index.write(other, other);
        }
    }
}
