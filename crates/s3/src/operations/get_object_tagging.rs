//! `GetObjectTagging`.

use model::Error;
use model::generated::s3::{GetObjectTaggingOutput, GetObjectTaggingRequest, Tag};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::object_head::told_id;
use crate::object_read;
use crate::target::ObjectTarget;

/// `GetObjectTagging`.
#[derive(Debug)]
pub(crate) struct GetObjectTagging;

impl Operation for GetObjectTagging {
    type Service = S3;
    type Input = GetObjectTaggingRequest;
    type Output = GetObjectTaggingOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        Ok(target.asking(&["s3:GetObjectVersionTagging"], version.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let found = object_read::readable(context, &target, input.version_id.as_deref())?;
        let tags = found.content.tags.iter();
        let tags = tags.map(|(key, value)| Tag { key: key.clone(), value: value.clone() });
        Ok(Done::unchanged(GetObjectTaggingOutput {
            version_id: told_id(&target, found.version),
            tag_set: Some(tags.collect()),
        }))
    }
}
