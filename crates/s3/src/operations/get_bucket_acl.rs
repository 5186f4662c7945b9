//! `GetBucketAcl`: returns the access control list of the bucket: its owner may do everything.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html>

use model::Error;
use model::generated::s3::{GetBucketAclOutput, GetBucketAclRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::acl;
use crate::canonical_user;
use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketAcl;

impl Operation for GetBucketAcl {
    type Service = S3;
    type Input = GetBucketAclRequest;
    type Output = GetBucketAclOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let account = target.target().bucket.account;
        let (owner, grants) = (canonical_user::owner(account), acl::grants(account));
        Ok(Done::unchanged(GetBucketAclOutput { owner: Some(owner), grants: Some(grants) }))
    }
}
