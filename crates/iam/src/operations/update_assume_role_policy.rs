//! `UpdateAssumeRolePolicy`: replaces the trust policy of a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html>

use model::Error;
use model::generated::iam::UpdateAssumeRolePolicyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::role;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct UpdateAssumeRolePolicy;

impl Operation for UpdateAssumeRolePolicy {
    type Service = Iam;
    type Input = UpdateAssumeRolePolicyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let principals = role::check_trust(context, &input.policy_document)?;
        Ok(context.change(EntityKind::Role, &input.role_name, |role| {
            if let Some(part) = &mut role.role {
                part.trust.clone_from(&input.policy_document);
                part.principals.clone_from(&principals);
            }
            Ok(())
        })?)
    }
}
