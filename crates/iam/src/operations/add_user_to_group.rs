//! `AddUserToGroup`: adds a user to a group. A member stays one.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html>

use model::Error;
use model::generated::iam::AddUserToGroupRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::error::quota;
use crate::records;
use crate::subject::Subject;

/// "IAM groups an IAM user can be a member of".
const GROUPS_MAX: usize = 10;

#[derive(Debug)]
pub(crate) struct AddUserToGroup;

impl Operation for AddUserToGroup {
    type Service = Iam;
    type Input = AddUserToGroupRequest;
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
        let mut batch = Batch::default();
        // Written again, so that it cannot be deleted at the same moment.
        let group =
            context.change_in(&mut batch, EntityKind::Group, &input.group_name, |_group| Ok(()))?;
        context.change_in(&mut batch, EntityKind::User, &input.user_name, |user| {
            if user.groups.iter().any(|name| name.eq_ignore_ascii_case(&group.name)) {
                return Ok(());
            }
            user.groups.push(group.name.clone());
            if user.groups.len() > GROUPS_MAX {
                Err(quota("GroupsPerUser", GROUPS_MAX))
            } else {
                Ok(())
            }
        })?;
        let member = records::member_address(context.account(), &group.name, &input.user_name);
        batch.put(member, Vec::new());
        Ok(Done::changed(NoOutput, batch))
    }
}
