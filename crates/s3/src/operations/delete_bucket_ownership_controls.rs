//! `DeleteBucketOwnershipControls`: removes the Object Ownership of the bucket. ACLs stay switched off: there are none.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html>

use model::Error;
use model::generated::s3::DeleteBucketOwnershipControlsRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct DeleteBucketOwnershipControls;

impl Operation for DeleteBucketOwnershipControls {
    type Service = S3;
    type Input = DeleteBucketOwnershipControlsRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.ownership = None;
            Ok(())
        })?)
    }
}
