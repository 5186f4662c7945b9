//! `GetBucketRequestPayment`: says that the bucket's owner pays. That cannot be changed.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketRequestPayment.html>

use model::Error;
use model::generated::s3::{GetBucketRequestPaymentOutput, GetBucketRequestPaymentRequest, Payer};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketRequestPayment;

impl Operation for GetBucketRequestPayment {
    type Service = S3;
    type Input = GetBucketRequestPaymentRequest;
    type Output = GetBucketRequestPaymentOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(GetBucketRequestPaymentOutput { payer: Some(Payer::BucketOwner) }))
    }
}
