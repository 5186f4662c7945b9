//! `GetGroup`: a group with its members.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html>

use model::Error;
use model::generated::iam::{GetGroupRequest, GetGroupResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::group;
use crate::page::page;
use crate::records;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct GetGroup;

impl Operation for GetGroup {
    type Service = Iam;
    type Input = GetGroupRequest;
    type Output = GetGroupResponse;
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
        let page = page(input.max_items, input.marker.as_deref())?;
        let members = records::members(context.account(), &input.group_name);
        let after = page.after().map(|user| {
            records::member_address(context.account(), &input.group_name, user).id().to_owned()
        });
        let found = context.environment.scan(&members, after.as_deref(), page.limit() + 1)?;
        let names = found.iter().filter_map(|(address, _)| records::member_at(address));
        // One after the other: what is shown of a user is far less than its record.
        let shown_user = |name| {
            let kept = context.entity(EntityKind::User, name)?;
            Ok((name.to_owned(), user::shown(context, &kept.value)))
        };
        let users = names.map(shown_user).collect::<Result<Vec<_>, Error>>()?;
        let paged = page.of_rest(users, |(name, _)| name.clone());
        Ok(Done::unchanged(GetGroupResponse {
            group: Some(group::shown(context, &group.value)),
            users: Some(paged.items.into_iter().map(|(_, user)| user).collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
