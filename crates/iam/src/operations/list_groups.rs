//! `ListGroups`: the groups of the account, by name.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html>

use model::Error;
use model::generated::iam::{ListGroupsRequest, ListGroupsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::group;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListGroups;

impl Operation for ListGroups {
    type Service = Iam;
    type Input = ListGroupsRequest;
    type Output = ListGroupsResponse;
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
        let paged = context.list(EntityKind::Group, input.path_prefix.as_deref(), &page)?;
        Ok(Done::unchanged(ListGroupsResponse {
            groups: Some(paged.items.iter().map(|group| group::shown(context, group)).collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
