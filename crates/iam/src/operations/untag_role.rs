//! `UntagRole`: removes tags from a role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html>

use model::Error;
use model::generated::iam::UntagRoleRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct UntagRole;

impl Operation for UntagRole {
    type Service = Iam;
    type Input = UntagRoleRequest;
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
            tags::remove(&mut role.tags, &input.tag_keys);
            Ok(())
        })?)
    }
}
