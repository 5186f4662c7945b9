//! `GetBucketCors`: says that the bucket answers no other origins. None can be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html>

use model::generated::s3::{GetBucketCorsOutput, GetBucketCorsRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketCors;

impl Operation for GetBucketCors {
    type Service = S3;
    type Input = GetBucketCorsRequest;
    type Output = GetBucketCorsOutput;
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
        Err(bucket
            .not_set(ErrorCode::NoSuchCorsConfiguration, "The CORS configuration does not exist")
            .into())
    }
}
