//! `EnableKey`: a disabled key may be used again. Enabling an enabled key succeeds.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html>

use keys::Key;
use model::generated::EnableKeyRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct EnableKey;

impl Operate for EnableKey {
    const OPERATION: Operation = Operation::EnableKey;
    type Input = EnableKeyRequest;
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
        Ok(change(&target.into_target(), Key::enable)?)
    }
}
