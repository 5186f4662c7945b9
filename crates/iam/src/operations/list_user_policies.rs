//! `ListUserPolicies`: the names of the policies within a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html>

use model::Error;
use model::generated::iam::{ListUserPoliciesRequest, ListUserPoliciesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListUserPolicies;

impl Operation for ListUserPolicies {
    type Service = Iam;
    type Input = ListUserPoliciesRequest;
    type Output = ListUserPoliciesResponse;
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
        let paged = inline_policy::list(context, EntityKind::User, &input.user_name, &page)?;
        Ok(Done::unchanged(ListUserPoliciesResponse {
            policy_names: Some(paged.items),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
