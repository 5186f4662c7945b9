//! `UntagInstanceProfile`: removes tags from an instance profile.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html>

use model::Error;
use model::generated::iam::UntagInstanceProfileRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::instance_profile;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct UntagInstanceProfile;

impl Operation for UntagInstanceProfile {
    type Service = Iam;
    type Input = UntagInstanceProfileRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        instance_profile::about(context, &input.instance_profile_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (name, keys) = (&input.instance_profile_name, &input.tag_keys);
        Ok(instance_profile::change_in(context, Batch::default(), name, |profile| {
            tags::remove(&mut profile.tags, keys);
            Ok(())
        })?)
    }
}
