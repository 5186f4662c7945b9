//! `DeleteBucket`: removes a bucket in which nothing is left: no object, no older version, no delete marker, no upload under way.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html>

use model::generated::s3::DeleteBucketRequest;
use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::bucket::BucketEntry;
use crate::context::{Context, S3};
use crate::garbage;
use crate::records;
use crate::records::garbage::GarbageKind;
use crate::records::{bucket, version};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct DeleteBucket;

impl Operation for DeleteBucket {
    type Service = S3;
    type Input = DeleteBucketRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let there = &target.target().bucket;
        for range in version::ranges(&there.record.id) {
            let first = context.environment.store.scan(&range, None, 1).map_err(Error::failed)?;
            if !first.is_empty() {
                return Err(not_empty(there).into());
            }
        }
        let mut batch = Batch::default();
        // An object that is put meanwhile keeps its bucket.
        version::ranges(&there.record.id).into_iter().for_each(|range| batch.expect_empty(range));
        records::remove(&mut batch, bucket::address(&there.name), there.revision);
        batch.delete(bucket::owner_address(there.account, &there.name));
        garbage::note(&mut batch, there, GarbageKind::BucketKeys, context.now)?;
        Ok(Done::changed(NoOutput, batch))
    }
}

fn not_empty(bucket: &BucketEntry) -> Error {
    let message = if bucket.record.versioning.is_some() {
        "The bucket you tried to delete is not empty. You must delete all versions in the bucket."
    } else {
        "The bucket you tried to delete is not empty"
    };
    bucket.not_set(ErrorCode::BucketNotEmpty, message)
}
