//! `ListRoleTags`: the tags of a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html>

use model::Error;
use model::generated::iam::{ListRoleTagsRequest, ListRoleTagsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::page::page;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct ListRoleTags;

impl Operation for ListRoleTags {
    type Service = Iam;
    type Input = ListRoleTagsRequest;
    type Output = ListRoleTagsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let paged =
            tags::listed(context.entity(EntityKind::Role, &input.role_name)?.value.tags, &page);
        Ok(Done::unchanged(ListRoleTagsResponse {
            tags: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
