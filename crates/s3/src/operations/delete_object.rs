//! `DeleteObject`.

use model::Error;
use model::generated::s3::{DeleteObjectOutput, DeleteObjectRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::deletion::{self, Deletion};
use crate::precondition::names_tag;
use crate::target::ObjectTarget;

/// `DeleteObject`.
#[derive(Debug)]
pub(crate) struct DeleteObject;

impl Operation for DeleteObject {
    type Service = S3;
    type Input = DeleteObjectRequest;
    type Output = DeleteObjectOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        let target = target.asking(&["s3:DeleteObjectVersion"], version.is_some());
        Ok(target.also(deletion::reading(version), names_tag(input.if_match.as_deref())))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        deletion::check(context, &target, input.if_match.as_deref())?;
        let Deletion { batch, version_id, delete_marker } =
            deletion::delete(context, &target, input.version_id.as_deref())?;
        let output = DeleteObjectOutput { delete_marker, version_id, request_charged: None };
        Ok(Done::changed(output, batch))
    }
}
