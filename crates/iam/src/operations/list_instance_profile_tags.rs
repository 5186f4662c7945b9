//! `ListInstanceProfileTags`: the tags of an instance profile.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html>

use model::Error;
use model::generated::iam::{ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::instance_profile;
use crate::page::page;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct ListInstanceProfileTags;

impl Operation for ListInstanceProfileTags {
    type Service = Iam;
    type Input = ListInstanceProfileTagsRequest;
    type Output = ListInstanceProfileTagsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        instance_profile::about(context, &input.instance_profile_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let kept = instance_profile::known(context, &input.instance_profile_name)?;
        let page = page(input.max_items, input.marker.as_deref())?;
        let paged = tags::listed(kept.value.tags, &page);
        Ok(Done::unchanged(ListInstanceProfileTagsResponse {
            tags: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
