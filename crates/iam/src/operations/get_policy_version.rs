//! `GetPolicyVersion`: a version of a managed policy, with its text.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html>

use model::Error;
use model::generated::iam::{GetPolicyVersionRequest, GetPolicyVersionResponse, PolicyVersion};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::percent_encoded;
use crate::managed_policy::{self, ResolvedPolicy, versions};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetPolicyVersion;

impl Operation for GetPolicyVersion {
    type Service = Iam;
    type Input = GetPolicyVersionRequest;
    type Output = GetPolicyVersionResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (arn, id) = (&input.policy_arn, &input.version_id);
        let version = match managed_policy::find(context.environment, context.account(), arn)? {
            Some(ResolvedPolicy::Own(kept)) => {
                let number = versions::number(&kept.value, arn, id)?;
                let version = kept.value.versions.iter().find(|version| version.number == number);
                version.map(|version| PolicyVersion {
                    document: Some(percent_encoded(&version.text)),
                    ..versions::shown(&kept.value, version)
                })
            }
            Some(ResolvedPolicy::Aws(policy)) if id == policy.version => Some(PolicyVersion {
                document: Some(percent_encoded(policy.text)),
                ..versions::of_aws(policy)
            }),
            Some(ResolvedPolicy::Aws(_)) => return Err(versions::no_such_version(arn, id).into()),
            None => return Err(managed_policy::no_such(arn).into()),
        };
        Ok(Done::unchanged(GetPolicyVersionResponse { policy_version: version }))
    }
}
