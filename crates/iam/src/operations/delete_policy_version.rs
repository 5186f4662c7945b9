//! `DeletePolicyVersion`: deletes a version of a managed policy that is not its default.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html>

use model::Error;
use model::generated::iam::DeletePolicyVersionRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::error::in_use;
use crate::managed_policy::{self, versions};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeletePolicyVersion;

impl Operation for DeletePolicyVersion {
    type Service = Iam;
    type Input = DeletePolicyVersionRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let mut kept = managed_policy::own(context, &input.policy_arn)?;
        let number = versions::number(&kept.value, &input.policy_arn, &input.version_id)?;
        if number == kept.value.default {
            return Err(in_use("Cannot delete the default version of a policy.").into());
        }
        kept.value.versions.retain(|version| version.number != number);
        let mut batch = Batch::default();
        managed_policy::update(&mut batch, context, &kept)?;
        Ok(Done::changed(NoOutput, batch))
    }
}
