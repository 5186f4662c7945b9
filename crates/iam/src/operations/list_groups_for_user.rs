//! `ListGroupsForUser`: the groups that a user is a member of.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html>

use model::Error;
use model::generated::iam::{ListGroupsForUserRequest, ListGroupsForUserResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::group;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListGroupsForUser;

impl Operation for ListGroupsForUser {
    type Service = Iam;
    type Input = ListGroupsForUserRequest;
    type Output = ListGroupsForUserResponse;
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
        let page = page(input.max_items, input.marker.as_deref())?;
        let paged = page.of(user.value.groups, |name| name.to_lowercase());
        let groups = paged.items.iter().map(|name| {
            context.entity(EntityKind::Group, name).map(|group| group::shown(context, &group.value))
        });
        Ok(Done::unchanged(ListGroupsForUserResponse {
            groups: Some(groups.collect::<Result<_, _>>()?),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
