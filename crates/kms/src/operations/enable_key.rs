//! `EnableKey`: a disabled key may be used again. Enabling an enabled key succeeds.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html>

use keys::Key;
use model::Error;
use model::generated::EnableKeyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct EnableKey;

impl Operation for EnableKey {
    type Service = Kms;
    type Input = EnableKeyRequest;
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
        Ok(change(&target.into_target(), Key::enable)?)
    }
}
