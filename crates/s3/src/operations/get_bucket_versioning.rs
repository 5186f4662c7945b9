//! `GetBucketVersioning`: tells whether the bucket keeps older versions; nothing if that was never set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html>

use model::Error;
use model::generated::s3::{
    BucketVersioningStatus, GetBucketVersioningOutput, GetBucketVersioningRequest,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::records::bucket::Versioning;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketVersioning;

impl Operation for GetBucketVersioning {
    type Service = S3;
    type Input = GetBucketVersioningRequest;
    type Output = GetBucketVersioningOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let status = target.target().bucket.record.versioning.map(|versioning| match versioning {
            Versioning::Enabled => BucketVersioningStatus::Enabled,
            Versioning::Suspended => BucketVersioningStatus::Suspended,
        });
        Ok(Done::unchanged(GetBucketVersioningOutput { status, mfa_delete: None }))
    }
}
