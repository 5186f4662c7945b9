//! `GetInstanceProfile`: an instance profile. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html>

use model::Error;
use model::generated::iam::{GetInstanceProfileRequest, GetInstanceProfileResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::error::not_found;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetInstanceProfile;

impl Operation for GetInstanceProfile {
    type Service = Iam;
    type Input = GetInstanceProfileRequest;
    type Output = GetInstanceProfileResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::new_entity(context, "instance-profile", None, &input.instance_profile_name)
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let name = &input.instance_profile_name;
        Err(not_found(format!("Instance Profile {name} cannot be found.")).into())
    }
}
