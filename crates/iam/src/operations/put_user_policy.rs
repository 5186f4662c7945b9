//! `PutUserPolicy`: puts a policy into a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html>

use model::Error;
use model::generated::iam::PutUserPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct PutUserPolicy;

impl Operation for PutUserPolicy {
    type Service = Iam;
    type Input = PutUserPolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::bounded(context, EntityKind::User, &input.user_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (name, text) = (&input.policy_name, &input.policy_document);
        Ok(inline_policy::put(context, EntityKind::User, &input.user_name, name, text)?)
    }
}
