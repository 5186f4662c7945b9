//! `CreateGroup`: makes a group.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html>

use model::Error;
use model::generated::iam::{CreateGroupRequest, CreateGroupResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};
use crate::group;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct CreateGroup;

impl Operation for CreateGroup {
    type Service = Iam;
    type Input = CreateGroupRequest;
    type Output = CreateGroupResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::new_entity(context, "group", input.path.as_deref(), &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let group =
            Entity::new(EntityKind::Group, input.path.as_deref(), &input.group_name, context.now)?;
        let mut batch = Batch::default();
        context.create(EntityKind::Group, &group, &mut batch)?;
        Ok(Done::changed(CreateGroupResponse { group: Some(group::shown(context, &group)) }, batch))
    }
}
