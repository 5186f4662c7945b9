//! `GetObjectAcl`.

use model::Error;
use model::generated::s3::{GetObjectAclOutput, GetObjectAclRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::acl;
use crate::canonical_user;
use crate::context::{Context, S3};
use crate::object_read;
use crate::target::ObjectTarget;

/// `GetObjectAcl`.
#[derive(Debug)]
pub(crate) struct GetObjectAcl;

impl Operation for GetObjectAcl {
    type Service = S3;
    type Input = GetObjectAclRequest;
    type Output = GetObjectAclOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        Ok(target.asking(&["s3:GetObjectVersionAcl"], version.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        object_read::readable(context, &target, input.version_id.as_deref())?;
        let account = target.bucket.account;
        Ok(Done::unchanged(GetObjectAclOutput {
            owner: Some(canonical_user::owner(account)),
            grants: Some(acl::grants(account)),
            request_charged: None,
        }))
    }
}
