//! `DeleteInstanceProfile`: deletes an instance profile that has no role.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html>

use model::Error;
use model::generated::iam::DeleteInstanceProfileRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Iam};
use crate::error::in_use;
use crate::instance_profile::{self, HAS_ROLE};
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteInstanceProfile;

impl Operation for DeleteInstanceProfile {
    type Service = Iam;
    type Input = DeleteInstanceProfileRequest;
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
        let kept = instance_profile::known(context, &input.instance_profile_name)?;
        if kept.value.role.is_some() {
            return Err(in_use(HAS_ROLE).into());
        }
        let mut batch = Batch::default();
        let at = instance_profile::address(context.account(), &kept.value.name);
        records::delete(&mut batch, at, kept.revision);
        Ok(Done::changed(NoOutput, batch))
    }
}
