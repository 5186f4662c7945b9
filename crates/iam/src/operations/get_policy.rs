//! `GetPolicy`: a managed policy, with its description and its tags.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html>

use model::Error;
use model::generated::iam::{GetPolicyRequest, GetPolicyResponse, Policy};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::shown_tags;
use crate::managed_policy::{self, ResolvedPolicy};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetPolicy;

impl Operation for GetPolicy {
    type Service = Iam;
    type Input = GetPolicyRequest;
    type Output = GetPolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let arn = &input.policy_arn;
        let policy = match managed_policy::find(context.environment, context.account(), arn)? {
            Some(ResolvedPolicy::Own(kept)) => Policy {
                description: kept.value.description.clone(),
                tags: shown_tags(&kept.value.tags),
                ..managed_policy::shown(context, &kept.value)?
            },
            Some(ResolvedPolicy::Aws(policy)) => managed_policy::shown_aws(context, policy)?,
            None => return Err(managed_policy::no_such(arn).into()),
        };
        Ok(Done::unchanged(GetPolicyResponse { policy: Some(policy) }))
    }
}
