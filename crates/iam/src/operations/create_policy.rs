//! `CreatePolicy`: makes a managed policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html>

use model::generated::iam::{CreatePolicyRequest, CreatePolicyResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::entity;
use crate::error::quota;
use crate::managed_policy;
use crate::records::{self, ManagedPolicy};
use crate::subject::Subject;

/// "Customer managed policies in an account".
const POLICIES_MAX: usize = 1_500;

#[derive(Debug)]
pub(crate) struct CreatePolicy;

impl Operation for CreatePolicy {
    type Service = Iam;
    type Input = CreatePolicyRequest;
    type Output = CreatePolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let subject =
            Subject::new_entity(context, "policy", input.path.as_deref(), &input.policy_name)?;
        Ok(subject.also("iam:TagPolicy", input.tags.is_some()))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        managed_policy::check(&input.policy_document)?;
        let (account, now) = (context.account(), context.now.millis());
        let address = records::policy_address(account, &input.policy_name);
        if context.environment.policy(account, &input.policy_name)?.is_some() {
            let name = &input.policy_name;
            let message =
                format!("A policy called {name} already exists. Duplicate names are not allowed.");
            return Err(Error::new(ErrorCode::EntityAlreadyExists, message).into());
        }
        if context.environment.count(&records::policies(account))? >= POLICIES_MAX {
            return Err(quota("PoliciesPerAccount", POLICIES_MAX).into());
        }
        let mut tags = Vec::new();
        entity::set_tags(&mut tags, input.tags.as_deref().unwrap_or_default())?;
        let first =
            records::PolicyVersion { number: 1, text: input.policy_document.clone(), created: now };
        let policy = ManagedPolicy {
            v: 1,
            path: entity::check_path(input.path.as_deref())?,
            name: input.policy_name.clone(),
            id: crate::unique_id("ANPA", 17).map_err(Error::failed)?,
            description: input.description.clone(),
            created: now,
            updated: now,
            default: 1,
            next: 2,
            versions: vec![first],
            tags,
        };
        let mut batch = Batch::default();
        records::create(&mut batch, address, &policy)?;
        let shown = managed_policy::shown(context, &policy)?;
        Ok(Done::changed(CreatePolicyResponse { policy: Some(shown) }, batch))
    }
}
