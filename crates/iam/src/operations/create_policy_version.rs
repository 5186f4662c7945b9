//! `CreatePolicyVersion`: adds a version to a managed policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html>

use model::generated::iam::{CreatePolicyVersionRequest, CreatePolicyVersionResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::managed_policy::{self, versions};
use crate::records;
use crate::subject::Subject;

/// "Versions per customer managed policy".
const VERSIONS_MAX: usize = 5;

#[derive(Debug)]
pub(crate) struct CreatePolicyVersion;

impl Operation for CreatePolicyVersion {
    type Service = Iam;
    type Input = CreatePolicyVersionRequest;
    type Output = CreatePolicyVersionResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        managed_policy::check(&input.policy_document)?;
        let mut kept = managed_policy::own(context, &input.policy_arn)?;
        let policy = &mut kept.value;
        if policy.versions.len() >= VERSIONS_MAX {
            let message = format!(
                "A managed policy can have up to {VERSIONS_MAX} versions. Before you create a new version, you must delete \
                 an existing version."
            );
            return Err(Error::new(ErrorCode::LimitExceeded, message).into());
        }
        let (number, created) = (policy.next, context.now.millis());
        policy.versions.push(records::PolicyVersion {
            number,
            text: input.policy_document.clone(),
            created,
        });
        policy.next = number.saturating_add(1);
        policy.updated = created;
        if input.set_as_default == Some(true) {
            policy.default = number;
        }
        let shown = policy.versions.last().map(|version| versions::shown(policy, version));
        let mut batch = Batch::default();
        managed_policy::update(&mut batch, context, &kept)?;
        Ok(Done::changed(CreatePolicyVersionResponse { policy_version: shown }, batch))
    }
}
