//! The requests whose calls are struck, each with what has to be there before.

use crate::crash::worker::Broken;
use crate::objects::content::Content;
use crate::objects::journal::{Bucket, Encryption, Object, Place};
use crate::objects::worker::Worker;

/// A request.
#[derive(Debug)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// Brings about what it needs, and a thread that is ready to write parts.
    pub prepare: fn(&mut Worker) -> Result<(), Broken>,
    /// Sends it.
    pub run: fn(&mut Worker) -> Result<(), Broken>,
}

/// Bytes that the store holds.
const FEW: usize = 10_000;
/// Bytes that become a file, written in several pieces.
const MANY: usize = 700_000;

/// The requests.
pub const STEPS: [Step; 14] = [
    step(
        "PutObject in the store",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| put(worker, Bucket::Plain, FEW),
    ),
    step(
        "PutObject",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| put(worker, Bucket::Plain, MANY),
    ),
    step(
        "PutObject of a new key",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| {
            let key = format!("{}new-{}", worker.prefix(), worker.acknowledged);
            let object = object(worker, MANY, KMS);
            worker.put(&Place { bucket: Bucket::Plain, key }, object)
        },
    ),
    step(
        "PutObject of a version",
        |worker| put(worker, Bucket::Versioned, MANY),
        |worker| put(worker, Bucket::Versioned, MANY),
    ),
    step("CopyObject", two_objects, |worker| {
        let [from, to] = [place(worker, Bucket::Versioned), place(worker, Bucket::Plain)];
        worker.copy(&from, &to, BUCKET_KEY)
    }),
    step(
        "DeleteObject",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| {
            let place = place(worker, Bucket::Plain);
            worker.delete(&place)
        },
    ),
    step(
        "DeleteObject that makes a marker",
        |worker| put(worker, Bucket::Versioned, MANY),
        |worker| {
            let place = place(worker, Bucket::Versioned);
            worker.delete(&place)
        },
    ),
    step("DeleteObject of a version", two_objects, |worker| {
        let place = place(worker, Bucket::Versioned);
        worker.delete_version(&place, 0)
    }),
    step(
        "DeleteObjects",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| {
            let place = place(worker, Bucket::Plain);
            worker.delete_many(Bucket::Plain, vec![place])
        },
    ),
    step(
        "UpdateObjectEncryption",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| {
            let place = place(worker, Bucket::Plain);
            worker.rewrap(&place, 0, 1, false)
        },
    ),
    step(
        "UpdateObjectEncryption to a bucket key",
        |worker| put(worker, Bucket::Plain, MANY),
        |worker| {
            let place = place(worker, Bucket::Plain);
            worker.rewrap(&place, 0, 1, true)
        },
    ),
    step("UploadPart", begun, |worker| {
        let (id, content) = (upload(worker), Content::new(&mut worker.seed, MANY));
        worker.part(&id, 1, content)
    }),
    step("CompleteMultipartUpload", begun, |worker| {
        let id = upload(worker);
        worker.complete(&id, vec![1])
    }),
    step("AbortMultipartUpload", begun, |worker| {
        let id = upload(worker);
        worker.abort(&id)
    }),
];

const KMS: Encryption = Encryption::Kms { key: 0, bucket_key: false };
const BUCKET_KEY: Encryption = Encryption::Kms { key: 0, bucket_key: true };

const fn step(
    name: &'static str,
    prepare: fn(&mut Worker) -> Result<(), Broken>,
    run: fn(&mut Worker) -> Result<(), Broken>,
) -> Step {
    Step { name, prepare, run }
}

fn place(worker: &Worker, bucket: Bucket) -> Place {
    Place { bucket, key: format!("{}object", worker.prefix()) }
}

fn object(worker: &mut Worker, length: usize, encryption: Encryption) -> Object {
    Object { content: Content::new(&mut worker.seed, length), encryption }
}

fn put(worker: &mut Worker, bucket: Bucket, length: usize) -> Result<(), Broken> {
    let place = place(worker, bucket);
    trim(worker, &place)?;
    let object = object(worker, length, KMS);
    worker.put(&place, object)
}

/// Keeps the versions of a key few.
fn trim(worker: &mut Worker, place: &Place) -> Result<(), Broken> {
    while place.bucket == Bucket::Versioned
        && worker.journal.versions.get(place).is_some_and(|versions| versions.len() > 2)
    {
        worker.delete_version(place, 2)?;
    }
    Ok(())
}

fn two_objects(worker: &mut Worker) -> Result<(), Broken> {
    put(worker, Bucket::Plain, MANY)?;
    put(worker, Bucket::Versioned, MANY)
}

/// Sees to an upload with two parts. The first of them is sent again by some steps, and the second one is not chosen.
fn begun(worker: &mut Worker) -> Result<(), Broken> {
    let ids: Vec<String> = worker.journal.uploads.keys().cloned().collect();
    ids.iter().try_for_each(|id| worker.abort(id))?;
    let place = place(worker, Bucket::Plain);
    let id = worker.begin(&place, KMS)?;
    for number in [1, 2] {
        let content = Content::new(&mut worker.seed, MANY);
        worker.part(&id, number, content)?;
    }
    Ok(())
}

fn upload(worker: &Worker) -> String {
    worker.journal.uploads.keys().next().cloned().unwrap_or_default()
}
