//! `TagRole`: adds tags to a role or replaces their values.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html>

use model::Error;
use model::generated::iam::TagRoleRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{self, EntityKind};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct TagRole;

impl Operation for TagRole {
    type Service = Iam;
    type Input = TagRoleRequest;
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
        Ok(context.change(EntityKind::Role, &input.role_name, |role| {
            entity::set_tags(&mut role.tags, &input.tags)
        })?)
    }
}
