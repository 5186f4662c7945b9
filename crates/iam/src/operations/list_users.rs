//! `ListUsers`: the users of the account, by name.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html>

use model::Error;
use model::generated::iam::{ListUsersRequest, ListUsersResponse, User};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};
use crate::page::page;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct ListUsers;

impl Operation for ListUsers {
    type Service = Iam;
    type Input = ListUsersRequest;
    type Output = ListUsersResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::default())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let paged = context.list(EntityKind::User, input.path_prefix.as_deref(), &page)?;
        // Lists show neither tags nor boundaries.
        let bare = |user: &Entity| User {
            tags: None,
            permissions_boundary: None,
            ..user::shown(context, user)
        };
        Ok(Done::unchanged(ListUsersResponse {
            users: Some(paged.items.iter().map(bare).collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
