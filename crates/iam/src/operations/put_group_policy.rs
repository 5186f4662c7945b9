//! `PutGroupPolicy`: puts a policy into a group.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html>

use model::Error;
use model::generated::iam::PutGroupPolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::inline_policy;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct PutGroupPolicy;

impl Operation for PutGroupPolicy {
    type Service = Iam;
    type Input = PutGroupPolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::bounded(context, EntityKind::Group, &input.group_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (name, text) = (&input.policy_name, &input.policy_document);
        Ok(inline_policy::put(context, EntityKind::Group, &input.group_name, name, text)?)
    }
}
