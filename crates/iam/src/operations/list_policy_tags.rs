//! `ListPolicyTags`: the tags of a managed policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html>

use model::Error;
use model::generated::iam::{ListPolicyTagsRequest, ListPolicyTagsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::managed_policy;
use crate::page::page;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct ListPolicyTags;

impl Operation for ListPolicyTags {
    type Service = Iam;
    type Input = ListPolicyTagsRequest;
    type Output = ListPolicyTagsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let paged = tags::listed(managed_policy::tags(context, &input.policy_arn)?, &page);
        Ok(Done::unchanged(ListPolicyTagsResponse {
            tags: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
