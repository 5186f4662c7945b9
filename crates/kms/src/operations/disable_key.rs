//! `DisableKey`: no cryptographic use until it is enabled again. Disabling a disabled key succeeds.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html>

use keys::Key;
use model::Error;
use model::generated::DisableKeyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DisableKey;

impl Operation for DisableKey {
    type Service = Kms;
    type Input = DisableKeyRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change(&target.into_target(), Key::disable)?)
    }
}
