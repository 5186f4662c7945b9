//! `PutObjectTagging`.

use model::Error;
use model::generated::s3::{PutObjectTaggingOutput, PutObjectTaggingRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::object_tags;
use crate::tag_set::TagSet;
use crate::target::ObjectTarget;

/// `PutObjectTagging`.
#[derive(Debug)]
pub(crate) struct PutObjectTagging;

impl Operation for PutObjectTagging {
    type Service = S3;
    type Input = PutObjectTaggingRequest;
    type Output = PutObjectTaggingOutput;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        let version = input.version_id.as_deref();
        let target = ObjectTarget::find(context, &input.bucket, &input.key)?;
        let target = target.with_version(context, version)?;
        Ok(target.asking(&["s3:PutObjectVersionTagging"], version.is_some()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let tags = input.tagging.tag_set.iter();
        let tags = TagSet::of_object(tags.map(|t| (t.key.clone(), t.value.clone())).collect())?;
        let version = input.version_id.as_deref();
        let (batch, version_id) =
            object_tags::replace(context, &target, version, tags.pairs().to_vec())?;
        Ok(Done::changed(PutObjectTaggingOutput { version_id }, batch))
    }
}
