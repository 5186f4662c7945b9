//! `TagUser`: adds tags to a user or replaces their values.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html>

use model::Error;
use model::generated::iam::TagUserRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{self, EntityKind};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct TagUser;

impl Operation for TagUser {
    type Service = Iam;
    type Input = TagUserRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::User, &input.user_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(context.change(EntityKind::User, &input.user_name, |user| {
            entity::set_tags(&mut user.tags, &input.tags)
        })?)
    }
}
