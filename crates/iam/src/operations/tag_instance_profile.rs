//! `TagInstanceProfile`: adds tags to an instance profile or replaces their values.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html>

use model::Error;
use model::generated::iam::TagInstanceProfileRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entity;
use crate::instance_profile;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct TagInstanceProfile;

impl Operation for TagInstanceProfile {
    type Service = Iam;
    type Input = TagInstanceProfileRequest;
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
        let (name, tags) = (&input.instance_profile_name, &input.tags);
        Ok(instance_profile::change_in(context, Batch::default(), name, |profile| {
            entity::set_tags(&mut profile.tags, tags)
        })?)
    }
}
