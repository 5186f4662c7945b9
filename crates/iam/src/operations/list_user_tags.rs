//! `ListUserTags`: the tags of a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html>

use model::Error;
use model::generated::iam::{ListUserTagsRequest, ListUserTagsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::page::page;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct ListUserTags;

impl Operation for ListUserTags {
    type Service = Iam;
    type Input = ListUserTagsRequest;
    type Output = ListUserTagsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::User, &input.user_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let paged =
            tags::listed(context.entity(EntityKind::User, &input.user_name)?.value.tags, &page);
        Ok(Done::unchanged(ListUserTagsResponse {
            tags: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
