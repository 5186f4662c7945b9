//! `DeleteUser`: deletes a user who has neither access keys, groups nor policies.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html>

use model::Error;
use model::generated::iam::DeleteUserRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::in_use;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteUser;

impl Operation for DeleteUser {
    type Service = Iam;
    type Input = DeleteUserRequest;
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
        let user = context.entity(EntityKind::User, &input.user_name)?;
        if !user.value.access_keys.is_empty() {
            return Err(in_use("Cannot delete entity, must delete access keys first.").into());
        }
        if !user.value.groups.is_empty() {
            return Err(in_use("Cannot delete entity, must remove users from group first.").into());
        }
        Ok(context.delete(EntityKind::User, &user)?)
    }
}
