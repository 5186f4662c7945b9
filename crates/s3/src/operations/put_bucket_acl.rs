//! `PutBucketAcl`: sets the access control list of the bucket to the one that it has anyway.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html>

use model::generated::s3::{BucketCannedACL, PutBucketAclRequest};
use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::acl;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutBucketAcl;

impl Operation for PutBucketAcl {
    type Service = S3;
    type Input = PutBucketAclRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let account = target.target().bucket.account;
        match (input.acl, &input.access_control_policy) {
            _ if has_grants(input) => Err(acl::not_supported().into()),
            (Some(BucketCannedACL::Private), None) => Ok(Done::unchanged(NoOutput)),
            (None, Some(policy)) if acl::is_that_of(policy, account) => {
                Ok(Done::unchanged(NoOutput))
            }
            (None, None) => {
                let message = "Your request was missing a required header";
                let error = Error::new(ErrorCode::MissingSecurityHeader, message);
                Err(error.with_element("MissingHeaderName", "x-amz-acl").into())
            }
            (Some(_), _) | (None, Some(_)) => Err(acl::not_supported().into()),
        }
    }
}

fn has_grants(input: &PutBucketAclRequest) -> bool {
    let grants = [
        &input.grant_full_control,
        &input.grant_read,
        &input.grant_read_acp,
        &input.grant_write,
        &input.grant_write_acp,
    ];
    grants.into_iter().any(Option::is_some)
}
