//! `AttachUserPolicy`: attaches a managed policy to a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html>

use model::Error;
use model::generated::iam::AttachUserPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::attached_policy;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct AttachUserPolicy;

impl Operation for AttachUserPolicy {
    type Service = Iam;
    type Input = AttachUserPolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        attached_policy::about(context, EntityKind::User, &input.user_name, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(attached_policy::attach(context, EntityKind::User, &input.user_name, &input.policy_arn)?)
    }
}
