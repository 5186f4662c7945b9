//! `ListRoles`: the roles of the account, by name.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html>

use model::Error;
use model::generated::iam::{ListRolesRequest, ListRolesResponse, Role};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};
use crate::page::page;
use crate::role;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListRoles;

impl Operation for ListRoles {
    type Service = Iam;
    type Input = ListRolesRequest;
    type Output = ListRolesResponse;
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
        let paged = context.list(EntityKind::Role, input.path_prefix.as_deref(), &page)?;
        // Lists show neither tags nor boundaries.
        let bare = |role: &Entity| {
            Ok(Role { tags: None, permissions_boundary: None, ..role::shown(context, role)? })
        };
        Ok(Done::unchanged(ListRolesResponse {
            roles: Some(paged.items.iter().map(bare).collect::<Result<_, Error>>()?),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
