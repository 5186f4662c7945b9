//! `ListAttachedRolePolicies`: the managed policies that are attached to a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html>

use model::Error;
use model::generated::iam::{ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::attached_policy;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListAttachedRolePolicies;

impl Operation for ListAttachedRolePolicies {
    type Service = Iam;
    type Input = ListAttachedRolePoliciesRequest;
    type Output = ListAttachedRolePoliciesResponse;
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
        let prefix = input.path_prefix.as_deref();
        let paged =
            attached_policy::list(context, EntityKind::Role, &input.role_name, prefix, &page)?;
        Ok(Done::unchanged(ListAttachedRolePoliciesResponse {
            attached_policies: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
