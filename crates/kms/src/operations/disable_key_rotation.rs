//! `DisableKeyRotation`: no more automatic rotation. Old key material keeps decrypting.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html>

use keys::Key;
use model::generated::DisableKeyRotationRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change_shared;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DisableKeyRotation;

impl Operate for DisableKeyRotation {
    const OPERATION: Operation = Operation::DisableKeyRotation;
    type Input = DisableKeyRotationRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change_shared(context, &target.into_target(), Key::disable_rotation)?)
    }
}
