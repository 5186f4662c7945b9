//! `DeleteLoginProfile`: deletes the password of a user. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html>

use model::Error;
use model::generated::iam::DeleteLoginProfileRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct DeleteLoginProfile;

impl Operation for DeleteLoginProfile {
    type Service = Iam;
    type Input = DeleteLoginProfileRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        access_key::about(context, input.user_name.as_deref())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Err(user::no_password(context, input.user_name.as_deref())?.into())
    }
}
