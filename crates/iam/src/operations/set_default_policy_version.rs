//! `SetDefaultPolicyVersion`: makes a version of a managed policy the one that counts.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html>

use model::Error;
use model::generated::iam::SetDefaultPolicyVersionRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::managed_policy::{self, versions};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct SetDefaultPolicyVersion;

impl Operation for SetDefaultPolicyVersion {
    type Service = Iam;
    type Input = SetDefaultPolicyVersionRequest;
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
        kept.value.default = versions::number(&kept.value, &input.policy_arn, &input.version_id)?;
        kept.value.updated = context.now.millis();
        let mut batch = Batch::default();
        managed_policy::update(&mut batch, context, &kept)?;
        Ok(Done::changed(NoOutput, batch))
    }
}
