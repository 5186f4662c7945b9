//! `DeletePolicy`: deletes a managed policy that nothing uses.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html>

use model::Error;
use model::generated::iam::DeletePolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::error::in_use;
use crate::managed_policy;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeletePolicy;

impl Operation for DeletePolicy {
    type Service = Iam;
    type Input = DeletePolicyRequest;
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
        let kept = managed_policy::own(context, &input.policy_arn)?;
        let uses = records::policy_uses(context.account(), &input.policy_arn);
        if context.environment.count(&uses)? > 0 {
            return Err(in_use("Cannot delete a policy attached to entities.").into());
        }
        if kept.value.versions.len() > 1 {
            return Err(in_use(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. \
                 The default version is deleted with the policy.",
            ).into());
        }
        let mut batch = Batch::default();
        let address = records::policy_address(context.account(), &kept.value.name);
        records::delete(&mut batch, address, kept.revision);
        Ok(Done::changed(NoOutput, batch))
    }
}
