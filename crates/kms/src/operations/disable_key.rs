//! `DisableKey`: no cryptographic use until it is enabled again. Disabling a disabled key succeeds.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html>

use keys::Key;
use model::generated::DisableKeyRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DisableKey;

impl Operate for DisableKey {
    const OPERATION: Operation = Operation::DisableKey;
    type Input = DisableKeyRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change(&target.into_target(), Key::disable)?)
    }
}
