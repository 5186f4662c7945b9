//! `DetachRolePolicy`: detaches a managed policy from a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html>

use model::Error;
use model::generated::iam::DetachRolePolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::attached_policy;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DetachRolePolicy;

impl Operation for DetachRolePolicy {
    type Service = Iam;
    type Input = DetachRolePolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        attached_policy::about(context, EntityKind::Role, &input.role_name, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(attached_policy::detach(context, EntityKind::Role, &input.role_name, &input.policy_arn)?)
    }
}
