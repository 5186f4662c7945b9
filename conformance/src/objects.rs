//! The campaigns of S3: clients put, copy, complete, delete and rewrap objects, and the service is killed, or its file system fails.
//! Afterwards each object must be the one before or the one after, whole, and nothing that was acknowledged may be lost.
//!
//! Each client thread owns its keys, so its journal is exact. The audit log says whether a call without an answer was carried out,
//! as in [`crash`](crate::crash). `bulla s3 scrub` says whether a record lacks its part.

mod check;
mod content;
pub mod crash;
pub mod faults;
mod journal;
mod load;
mod requests;
mod worker;
mod xml;

use std::path::Path;

use crate::client::Client;
use crate::seed::Seed;
use journal::Bucket;
use worker::Worker;

/// The KMS keys that objects are encrypted under, and rewrapped to.
const KMS_KEYS: usize = 2;

/// Makes the KMS keys and the buckets, and gives client threads that know of them.
fn settle(client: Client, seed: &Seed, threads: usize) -> Vec<Worker> {
    let mut first = Worker::new(0, client, seed.part(1));
    first.make_keys(KMS_KEYS);
    Bucket::ALL.into_iter().for_each(|bucket| first.make_bucket(bucket));
    let twins = (1..threads).map(|index| first.sibling(index, seed.part(index as u64 + 1)));
    let twins: Vec<Worker> = twins.collect();
    [first].into_iter().chain(twins).collect()
}

/// Returns the problems that `bulla s3 scrub` finds, and the parts that a crash may not leave behind.
fn scrub(data_dir: &Path) -> Vec<String> {
    match server::scrub(data_dir, server::SealSource::File, None, &mut |_progress| {}) {
        Ok(found) if found.problem_count == 0 => Vec::new(),
        Ok(found) => vec![format!("the scrub found {:?}", found.problems)],
        Err(error) => vec![format!("the scrub failed: {error}")],
    }
}
