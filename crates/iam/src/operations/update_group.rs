//! `UpdateGroup`: gives a group another path or name.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html>

use model::Error;
use model::generated::iam::UpdateGroupRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{EntityKind, NewName};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct UpdateGroup;

impl Operation for UpdateGroup {
    type Service = Iam;
    type Input = UpdateGroupRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::renamed(context, EntityKind::Group, &input.group_name, new_name(input))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(context.rename(EntityKind::Group, &input.group_name, new_name(input))?)
    }
}

/// Returns the new path and name.
fn new_name(input: &UpdateGroupRequest) -> NewName<'_> {
    NewName { path: input.new_path.as_deref(), name: input.new_group_name.as_deref() }
}
