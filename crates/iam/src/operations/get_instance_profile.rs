//! `GetInstanceProfile`: an instance profile with its role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html>

use model::Error;
use model::generated::iam::{GetInstanceProfileRequest, GetInstanceProfileResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::instance_profile;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetInstanceProfile;

impl Operation for GetInstanceProfile {
    type Service = Iam;
    type Input = GetInstanceProfileRequest;
    type Output = GetInstanceProfileResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        instance_profile::about(context, &input.instance_profile_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let kept = instance_profile::known(context, &input.instance_profile_name)?;
        let shown = instance_profile::shown(context, &kept.value)?;
        Ok(Done::unchanged(GetInstanceProfileResponse { instance_profile: Some(shown) }))
    }
}
