//! `EnableKeyRotation`: new key material every `RotationPeriodInDays` (90 to 2,560, default 365).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html>

use model::generated::EnableKeyRotationRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change_shared;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct EnableKeyRotation;

impl Operate for EnableKeyRotation {
    const OPERATION: Operation = Operation::EnableKeyRotation;
    type Input = EnableKeyRotationRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
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
