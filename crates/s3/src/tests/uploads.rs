//! Multipart uploads, their ends, and requests that come while they end.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use model::ErrorCode;
use model::generated::s3::Operation::{
    self, AbortMultipartUpload, CompleteMultipartUpload, CreateMultipartUpload, DeleteBucket,
    DeleteObject, GetObject, ListMultipartUploads, ListParts, UploadPart, UploadPartCopy,
};
use pipeline::{Attempt, BodyLength, BodyPiece, RequestBody, Supply};
use serde_json::{Value, json};
use store::{Batch, CommitError, Prefix, Store as _};

use super::fake_kms::KEY;
use super::{Begun, OWNER, World, extend, now, session, shapes};
use crate::context::S3;
use crate::records::upload;

/// The least size of a part that is not the last.
const LONG: usize = 5 * 1024 * 1024;

/// An upload of `key` in a world.
struct TestUpload {
    world: World,
    id: String,
}

impl TestUpload {
    fn new() -> Self {
        Self::with(&json!({"ContentType": "text/plain"}))
    }

    /// Begins an upload with more members.
    fn with(more: &Value) -> Self {
        let world = World::with_bucket("bucket");
        let mut members = json!({"Bucket": "bucket", "Key": "key"});
        extend(&mut members, more);
        let created = settle(&world, begin(&world, CreateMultipartUpload, &members, None)).unwrap();
        let id = created["UploadId"].as_str().unwrap().to_owned();
        Self { world, id }
    }

    /// Returns members about the upload, and others.
    fn members(&self, others: &Value) -> Value {
        let mut all = json!({"Bucket": "bucket", "Key": "key", "UploadId": self.id});
        all.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
        all
    }

    fn begin_part(&self, number: i32, data: &[u8]) -> Begun {
        let members = self.members(&json!({"PartNumber": number}));
        begin(&self.world, UploadPart, &members, Some(data))
    }

    /// Sends a part, and returns it as a request to complete the upload names it.
    fn part(&self, number: i32, data: &[u8]) -> Value {
        let sent = settle(&self.world, self.begin_part(number, data)).unwrap();
        json!({"PartNumber": number, "ETag": sent["ETag"]})
    }

    fn begin_end(&self, parts: &[Value]) -> Begun {
        let members = self.members(&json!({"MultipartUpload": {"Parts": parts}}));
        begin(&self.world, CompleteMultipartUpload, &members, None)
    }

    fn complete(&self, parts: &[Value]) -> Result<Value, model::Error> {
        settle(&self.world, self.begin_end(parts))
    }

    fn refusal(&self, operation: Operation, others: &Value) -> ErrorCode {
        let begun = begin(&self.world, operation, &self.members(others), Some(b"x"));
        settle(&self.world, begun).unwrap_err().code()
    }

    /// Sends a part, and makes records of others with the same data. Returns them as a request to complete the upload names them.
    fn many_parts(&self, count: u16) -> Vec<Value> {
        let etag = self.part(1, &[7; LONG])["ETag"].clone();
        let (bucket, content) = (self.world.bucket_id("bucket"), self.id.get(12..).unwrap());
        let address = |number| upload::part_address(&bucket, content, number);
        let record = self.world.store.get(&address(1)).unwrap().unwrap();
        let mut batch = Batch::default();
        (2..=count).for_each(|number| batch.put(address(number), record.bytes.clone()));
        let committed = store::commit(&*self.world.store, batch.noted("test", Vec::new()), ());
        self.world.runtime.block_on(committed).map(drop).unwrap();
        (1..=count).map(|number| json!({"PartNumber": number, "ETag": etag})).collect()
    }

    /// Returns the size of the object.
    fn size(&self) -> Option<i64> {
        let members = json!({"Bucket": "bucket", "Key": "key"});
        let got = settle(&self.world, begin(&self.world, GetObject, &members, None));
        got.ok().and_then(|got| got["ContentLength"].as_i64())
    }

    /// Removes what is garbage in two hours. Returns the number of files that go.
    fn sweep(&self) -> usize {
        let mut files = 0;
        let found = crate::sweep(&self.world.environment, now().plus(Duration::from_hours(2)));
        for sweep in found.unwrap().sweeps {
            files += sweep.parts.len();
            for batch in sweep.batches {
                let committed =
                    store::commit(&*self.world.store, batch.noted("sweep", Vec::new()), ());
                self.world.runtime.block_on(committed).map(drop).unwrap();
            }
        }
        files
    }

    /// Returns how many records of parts there are: those of uploads and of their objects, and the notes that files are in use.
    fn parts(&self) -> (u64, u64) {
        let content = self.id.get(12..).unwrap();
        let range = upload::parts(&self.world.bucket_id("bucket"), content);
        let count = |range: &Prefix| self.world.store.count(range).unwrap();
        (count(&range), count(&Prefix::new("part", "", "")))
    }
}

/// Runs a request of the owner's until it has what it waits for, and commits nothing.
fn begin(world: &World, operation: Operation, members: &Value, body: Option<&[u8]>) -> Begun {
    let fields = shapes::fields(operation.input(), members);
    let unbuilt = |name: &str| panic!("{name} is not built");
    let call = pipeline::Call::new::<S3>(
        &world.environment,
        operation,
        session(OWNER, "us-east-1"),
        fields,
        unbuilt,
    );
    let call = call.map_err(|(error, _session)| error).unwrap();
    let mut attempt = Attempt::with(body.map(|data| Box::new(request_body(data)) as Supply));
    loop {
        let (wait, refused) = match call.run(world.origin(), now(), &attempt) {
            Ok(outcome) => return Begun { call, outcome },
            Err(later) => later.split(),
        };
        match world.runtime.block_on(wait) {
            Ok(supply) => attempt = Attempt::again(Some(supply)),
            Err(error) => return Begun { outcome: refused(error), call },
        }
    }
}

fn request_body(data: &[u8]) -> RequestBody {
    let piece = Ok(BodyPiece::Data(Bytes::copy_from_slice(data)));
    let length = BodyLength::Exactly(u64::try_from(data.len()).unwrap());
    RequestBody { length, trailer: None, pieces: Box::pin(stream::iter([piece])) }
}

fn settle(world: &World, begun: Begun) -> Result<Value, model::Error> {
    world.settle(begun).unwrap()
}

fn has_lost(world: &World, begun: Begun) -> bool {
    matches!(world.settle(begun), Err(CommitError::Conflict(_)))
}

#[test]
fn the_chosen_parts_are_the_object_and_the_others_go() {
    let upload = TestUpload::new();
    let long = vec![7; LONG];
    let before = upload.part(1, b"before");
    let one = upload.part(1, &long);
    let three = upload.part(3, b"end");
    upload.part(5, b"not chosen");
    assert_eq!(upload.parts(), (3, 4));
    assert!(upload.complete(&[before, three.clone()]).is_err());
    let done = upload.complete(&[one.clone(), three.clone()]).unwrap();
    assert!(done["ETag"].as_str().unwrap().ends_with("-2\""), "{done}");
    assert_eq!(
        (done["Key"].as_str(), done["Location"].as_str()),
        (Some("key"), Some("/bucket/key"))
    );
    assert_eq!(upload.size(), Some(i64::try_from(LONG).unwrap() + 3));
    assert_eq!(upload.world.newest_event()["eventName"], "GetObject");

    // The part that was sent again, and the one that was not chosen.
    assert_eq!(upload.sweep(), 2);
    assert_eq!(upload.parts(), (2, 2));
    assert_eq!(upload.size(), Some(i64::try_from(LONG).unwrap() + 3));

    // A client that got no reply asks again.
    assert_eq!(upload.complete(&[one, three.clone()]).unwrap()["ETag"], done["ETag"]);
    assert_eq!(upload.complete(&[three]).unwrap_err().code(), ErrorCode::NoSuchUpload);
    for (operation, others) in [
        (UploadPart, json!({"PartNumber": 1})),
        (UploadPartCopy, json!({"PartNumber": 1, "CopySource": "bucket/key"})),
        (ListParts, json!({})),
        (AbortMultipartUpload, json!({})),
    ] {
        assert_eq!(upload.refusal(operation, &others), ErrorCode::NoSuchUpload, "{operation:?}");
    }

    let members = json!({"Bucket": "bucket", "Key": "key"});
    settle(&upload.world, begin(&upload.world, DeleteObject, &members, None)).unwrap();
    assert_eq!(upload.sweep(), 2);
    assert_eq!(upload.parts(), (0, 0));
}

#[test]
fn an_upload_that_is_aborted_leaves_nothing() {
    let upload = TestUpload::new();
    upload.part(1, b"one");
    upload.part(2, b"two");
    let in_bucket = json!({"Bucket": "bucket"});
    // A bucket with an upload is not empty.
    assert_eq!(upload.world.refusal(OWNER, DeleteBucket, &in_bucket), ErrorCode::BucketNotEmpty);
    let begun = begin(&upload.world, AbortMultipartUpload, &upload.members(&json!({})), None);
    settle(&upload.world, begun).unwrap();
    assert_eq!(upload.refusal(ListParts, &json!({})), ErrorCode::NoSuchUpload);
    let listed = upload.world.ask(OWNER, ListMultipartUploads, &in_bucket).unwrap();
    assert_eq!(listed["Uploads"], json!([]));
    assert_eq!(upload.sweep(), 2);
    assert_eq!(upload.parts(), (0, 0));
    upload.world.ask(OWNER, DeleteBucket, &in_bucket).unwrap();
}

/// The object would have a part that is garbage.
#[test]
fn a_part_that_is_sent_again_meanwhile_keeps_the_upload_open() {
    let upload = TestUpload::new();
    let first = upload.part(1, b"first");
    let end = upload.begin_end(std::slice::from_ref(&first));
    let second = upload.part(1, b"second");
    assert!(has_lost(&upload.world, end));
    assert_eq!(upload.complete(&[first]).unwrap_err().code(), ErrorCode::InvalidPart);
    upload.complete(&[second]).unwrap();
    assert_eq!(upload.size(), Some(6));
}

#[test]
fn a_new_part_does_not_disturb_the_end_and_is_swept() {
    let upload = TestUpload::new();
    let one = upload.part(1, b"one");
    let end = upload.begin_end(&[one]);
    upload.part(2, b"late");
    settle(&upload.world, end).unwrap();
    assert_eq!(upload.size(), Some(3));
    assert_eq!(upload.sweep(), 1);
    assert_eq!(upload.parts(), (1, 1));
}

#[test]
fn a_part_that_comes_after_the_end_is_of_no_upload() {
    for is_aborted in [false, true] {
        let upload = TestUpload::new();
        let one = upload.part(1, b"one");
        let late = upload.begin_part(2, b"late");
        if is_aborted {
            let members = upload.members(&json!({}));
            settle(&upload.world, begin(&upload.world, AbortMultipartUpload, &members, None))
                .unwrap();
        } else {
            upload.complete(&[one]).unwrap();
        }
        assert!(has_lost(&upload.world, late));
        assert_eq!(upload.refusal(UploadPart, &json!({"PartNumber": 2})), ErrorCode::NoSuchUpload);
    }
}

#[test]
fn an_upload_ends_once() {
    let upload = TestUpload::new();
    let one = upload.part(1, b"one");
    let ends = [(); 2].map(|()| upload.begin_end(std::slice::from_ref(&one)));
    let abort = begin(&upload.world, AbortMultipartUpload, &upload.members(&json!({})), None);
    let [first, second] = ends;
    settle(&upload.world, first).unwrap();
    assert!(has_lost(&upload.world, second));
    assert!(has_lost(&upload.world, abort));
}

/// The reply tells a checksum of the data: each time, KMS must let the client have it.
#[test]
fn whoever_ends_an_upload_may_decrypt() {
    for more in [json!({}), json!({"BucketKeyEnabled": true})] {
        let mut encryption = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY});
        extend(&mut encryption, &more);
        let upload = TestUpload::with(&encryption);
        let part = upload.part(1, b"data");
        let end = upload.members(&json!({"MultipartUpload": {"Parts": [&part]}}));
        upload.world.kms.deny("Decrypt one");
        assert_eq!(upload.refusal(CompleteMultipartUpload, &end), ErrorCode::AccessDeniedException);
        upload.world.kms.allow("Decrypt one");
        upload.complete(std::slice::from_ref(&part)).unwrap();
        upload.complete(&[part]).unwrap();
        upload.world.kms.deny("Decrypt one");
        assert_eq!(upload.refusal(CompleteMultipartUpload, &end), ErrorCode::AccessDeniedException);
    }
}

/// They are read on another thread, and nothing is decided on what was there before.
#[test]
fn many_parts_are_read_apart() {
    let encryption = json!({"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": KEY});
    let upload = TestUpload::with(&encryption);
    let parts = upload.many_parts(150);
    let end = upload.members(&json!({"MultipartUpload": {"Parts": parts}}));
    upload.world.kms.deny("Decrypt one");
    assert_eq!(upload.refusal(CompleteMultipartUpload, &end), ErrorCode::AccessDeniedException);
    upload.world.kms.allow("Decrypt one");
    let late = upload.begin_end(&parts);
    upload.part(150, b"sent again");
    assert!(has_lost(&upload.world, late));
    assert_eq!(upload.complete(&parts).unwrap_err().code(), ErrorCode::InvalidPart);
    upload.world.kms.take_asked();
    let call = upload.world.call("us-east-1", OWNER, CompleteMultipartUpload, &{
        let parts = parts.get(..149).unwrap();
        upload.members(&json!({"MultipartUpload": {"Parts": parts}}))
    });
    let (mut attempt, mut waits) = (Attempt::default(), 0);
    let outcome = loop {
        match upload.world.run(&call, &attempt) {
            Ok(outcome) => break outcome,
            Err(waited) => attempt = Attempt::again(Some(waited.unwrap())),
        }
        waits += 1;
    };
    assert_eq!(waits, 2, "KMS, and the parts");
    assert_eq!(upload.world.kms.take_asked().len(), 1);
    upload.world.settle_call(&call, outcome).unwrap().unwrap();
    assert_eq!(upload.size(), Some(149 * LONG as i64));
}

#[test]
fn a_copy_takes_a_range_of_parts() {
    let upload = TestUpload::new();
    let (one, two) = (upload.part(1, &vec![1; LONG]), upload.part(2, &[2; 100]));
    upload.complete(&[one, two]).unwrap();
    let members = json!({"Bucket": "bucket", "Key": "copy"});
    let created =
        settle(&upload.world, begin(&upload.world, CreateMultipartUpload, &members, None));
    let id = created.unwrap()["UploadId"].clone();
    let range = format!("bytes={}-{}", LONG - 2, LONG + 1);
    let copy = json!({"Bucket": "bucket", "Key": "copy", "UploadId": id, "PartNumber": 1,
                      "CopySource": "bucket/key", "CopySourceRange": range});
    let copied = settle(&upload.world, begin(&upload.world, UploadPartCopy, &copy, None)).unwrap();
    let etag = crate::etag::ETag::of_md5(crypto::hash::md5(&[1, 1, 2, 2])).quoted();
    assert_eq!(copied["CopyPartResult"]["ETag"], json!(etag));
}
