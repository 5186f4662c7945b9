//! `ListResourceTags`: the tags of a key, in the order in which they were added.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html>

use keys::Tag;
use model::Error;
use model::generated::{self, ListResourceTagsRequest, ListResourceTagsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::page::PageSize;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct ListResourceTags;

impl Operation for ListResourceTags {
    type Service = Kms;
    type Input = ListResourceTagsRequest;
    type Output = ListResourceTagsResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        PAGE.check(input.limit)?;
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let id = entry.key.arn().id.to_string();
        let page = PAGE.page(context, input.limit, input.marker.as_deref(), &id)?;
        let mut tags = page.rest(entry.key.tags(), |tag| tag.key.clone());
        let next_marker = page.cut(&mut tags, |tag| tag.key.clone());
        let output = ListResourceTagsResponse {
            truncated: Some(next_marker.is_some()),
            tags: Some(tags.into_iter().map(list_entry).collect()),
            next_marker,
        };
        Ok(Done::unchanged(output))
    }
}

const PAGE: PageSize = PageSize { default: 50, max: 50 };

fn list_entry(tag: Tag) -> generated::Tag {
    generated::Tag { tag_key: tag.key, tag_value: tag.value }
}
