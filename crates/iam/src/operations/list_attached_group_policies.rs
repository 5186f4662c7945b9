//! `ListAttachedGroupPolicies`: the managed policies that are attached to a group.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html>

use model::Error;
use model::generated::iam::{ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::attached_policy;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListAttachedGroupPolicies;

impl Operation for ListAttachedGroupPolicies {
    type Service = Iam;
    type Input = ListAttachedGroupPoliciesRequest;
    type Output = ListAttachedGroupPoliciesResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Group, &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let prefix = input.path_prefix.as_deref();
        let paged =
            attached_policy::list(context, EntityKind::Group, &input.group_name, prefix, &page)?;
        Ok(Done::unchanged(ListAttachedGroupPoliciesResponse {
            attached_policies: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
