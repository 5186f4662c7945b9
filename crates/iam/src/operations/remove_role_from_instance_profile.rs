//! `RemoveRoleFromInstanceProfile`: takes the role out of an instance profile.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html>

use model::Error;
use model::generated::iam::RemoveRoleFromInstanceProfileRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::error::not_found;
use crate::instance_profile;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct RemoveRoleFromInstanceProfile;

impl Operation for RemoveRoleFromInstanceProfile {
    type Service = Iam;
    type Input = RemoveRoleFromInstanceProfileRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        instance_profile::about(context, &input.instance_profile_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (name, role) = (&input.instance_profile_name, &input.role_name);
        let mut batch = Batch::default();
        batch.delete(instance_profile::role_address(context.account(), role, name));
        Ok(instance_profile::change_in(context, batch, name, |profile| {
            if profile.role.as_ref().is_none_or(|own| !own.eq_ignore_ascii_case(role)) {
                let message = format!("Role {role} cannot be found in Instance Profile {name}.");
                return Err(not_found(message));
            }
            profile.role = None;
            Ok(())
        })?)
    }
}
