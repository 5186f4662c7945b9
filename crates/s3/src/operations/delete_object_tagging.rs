//! `DeleteObjectTagging`.

use model::Error;
use model::generated::s3::{DeleteObjectTaggingOutput, DeleteObjectTaggingRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::object_tags;
use crate::target::ObjectTarget;

/// `DeleteObjectTagging`.
#[derive(Debug)]
pub(crate) struct DeleteObjectTagging;

impl Operation for DeleteObjectTagging {
    type Service = S3;
    type Input = DeleteObjectTaggingRequest;
    type Output = DeleteObjectTaggingOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        Ok(target.asking(&["s3:DeleteObjectVersionTagging"], version.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let version = input.version_id.as_deref();
        let (batch, version_id) = object_tags::replace(context, &target, version, Vec::new())?;
        Ok(Done::changed(DeleteObjectTaggingOutput { version_id }, batch))
    }
}
