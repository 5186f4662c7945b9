//! `UntagUser`: removes tags from a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html>

use model::Error;
use model::generated::iam::UntagUserRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct UntagUser;

impl Operation for UntagUser {
    type Service = Iam;
    type Input = UntagUserRequest;
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
            tags::remove(&mut user.tags, &input.tag_keys);
            Ok(())
        })?)
    }
}
