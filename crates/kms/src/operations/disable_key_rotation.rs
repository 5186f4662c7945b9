//! `DisableKeyRotation`: no more automatic rotation. Old key material keeps decrypting.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html>

use keys::Key;
use model::Error;
use model::generated::DisableKeyRotationRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change_shared;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DisableKeyRotation;

impl Operation for DisableKeyRotation {
    type Service = Kms;
    type Input = DisableKeyRotationRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change_shared(context, &target.into_target(), Key::disable_rotation)?)
    }
}
