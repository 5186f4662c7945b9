//! `AttachRolePolicy`: attaches a managed policy to a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html>

use model::Error;
use model::generated::iam::AttachRolePolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::attached_policy;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct AttachRolePolicy;

impl Operation for AttachRolePolicy {
    type Service = Iam;
    type Input = AttachRolePolicyRequest;
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
        Ok(attached_policy::attach(context, EntityKind::Role, &input.role_name, &input.policy_arn)?)
    }
}
