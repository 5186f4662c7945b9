//! `EnableKeyRotation`: new key material every `RotationPeriodInDays` (90 to 2,560, default 365).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html>

use model::Error;
use model::generated::EnableKeyRotationRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change_shared;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct EnableKeyRotation;

impl Operation for EnableKeyRotation {
    type Service = Kms;
    type Input = EnableKeyRotationRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change_shared(context, &target.into_target(), |key| {
            key.enable_rotation(input.rotation_period_in_days, context.now)
        })?)
    }
}
