//! `DeleteGroup`: deletes a group that has neither members nor policies.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html>

use model::Error;
use model::generated::iam::DeleteGroupRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::in_use;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteGroup;

impl Operation for DeleteGroup {
    type Service = Iam;
    type Input = DeleteGroupRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Group, &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let group = context.entity(EntityKind::Group, &input.group_name)?;
        let members = records::members(context.account(), &input.group_name);
        if context.environment.count(&members)? > 0 {
            return Err(in_use("Cannot delete entity, must remove users from group first.").into());
        }
        Ok(context.delete(EntityKind::Group, &group)?)
    }
}
