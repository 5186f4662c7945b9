//! `GetBucketLocation`: returns the Region of the bucket; nothing for us-east-1.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html>

use model::Error;
use model::generated::s3::{GetBucketLocationOutput, GetBucketLocationRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::location_constraint::GLOBAL;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketLocation;

impl Operation for GetBucketLocation {
    type Service = S3;
    type Input = GetBucketLocationRequest;
    type Output = GetBucketLocationOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let region = target.target().bucket.region.to_string();
        let location_constraint = (region != GLOBAL).then_some(region);
        Ok(Done::unchanged(GetBucketLocationOutput { location_constraint }))
    }
}
