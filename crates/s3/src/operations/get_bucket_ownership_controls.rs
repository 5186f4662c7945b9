//! `GetBucketOwnershipControls`: returns the Object Ownership of the bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html>

use model::generated::s3::{
    GetBucketOwnershipControlsOutput, GetBucketOwnershipControlsRequest, ObjectOwnership,
    OwnershipControls, OwnershipControlsRule,
};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketOwnershipControls;

impl Operation for GetBucketOwnershipControls {
    type Service = S3;
    type Input = GetBucketOwnershipControlsRequest;
    type Output = GetBucketOwnershipControlsOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &target.target().bucket;
        let ownership = bucket.record.ownership.as_deref().and_then(ObjectOwnership::parse);
        let Some(object_ownership) = ownership else {
            let message = "The bucket ownership controls were not found";
            return Err(bucket.not_set(ErrorCode::OwnershipControlsNotFoundError, message).into());
        };
        let rules = vec![OwnershipControlsRule { object_ownership }];
        Ok(Done::unchanged(GetBucketOwnershipControlsOutput {
            ownership_controls: Some(OwnershipControls { rules }),
        }))
    }
}
