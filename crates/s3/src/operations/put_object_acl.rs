//! `PutObjectAcl`.

use model::generated::s3::{PutObjectAclOutput, PutObjectAclRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::acl;
use crate::context::{Context, S3};
use crate::object_read;
use crate::target::ObjectTarget;

/// `PutObjectAcl`. It takes the list that holds anyway, and changes nothing.
#[derive(Debug)]
pub(crate) struct PutObjectAcl;

impl Operation for PutObjectAcl {
    type Service = S3;
    type Input = PutObjectAclRequest;
    type Output = PutObjectAclOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        Ok(target.asking(&["s3:PutObjectVersionAcl"], version.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        object_read::readable(context, &target, input.version_id.as_deref())?;
        let grants = [
            &input.grant_full_control,
            &input.grant_read,
            &input.grant_read_acp,
            &input.grant_write,
            &input.grant_write_acp,
        ];
        acl::check(input.acl.as_ref().map(|acl| acl.as_str()), &grants)?;
        match (&input.acl, &input.access_control_policy) {
            (None, Some(policy)) if !acl::is_that_of(policy, target.bucket.account) => {
                Err(acl::not_supported().into())
            }
            (Some(_), Some(_)) => Err(Error::new(
                ErrorCode::UnexpectedContent,
                "This request does not support content",
            )
            .into()),
            (None, None) => {
                let message = "Your request was missing a required header";
                let error = Error::new(ErrorCode::MissingSecurityHeader, message);
                Err(error.with_element("MissingHeaderName", "x-amz-acl").into())
            }
            (Some(_), None) | (None, Some(_)) => {
                Ok(Done::unchanged(PutObjectAclOutput { request_charged: None }))
            }
        }
    }
}
