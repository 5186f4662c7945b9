//! `ListRolePolicies`: the names of the policies within a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html>

use model::Error;
use model::generated::iam::{ListRolePoliciesRequest, ListRolePoliciesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListRolePolicies;

impl Operation for ListRolePolicies {
    type Service = Iam;
    type Input = ListRolePoliciesRequest;
    type Output = ListRolePoliciesResponse;
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
        let paged = inline_policy::list(context, EntityKind::Role, &input.role_name, &page)?;
        Ok(Done::unchanged(ListRolePoliciesResponse {
            policy_names: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
