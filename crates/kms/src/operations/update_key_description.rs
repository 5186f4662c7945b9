//! `UpdateKeyDescription`: replaces the description.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html>

use model::generated::UpdateKeyDescriptionRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct UpdateKeyDescription;

impl Operate for UpdateKeyDescription {
    const OPERATION: Operation = Operation::UpdateKeyDescription;
    type Input = UpdateKeyDescriptionRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change(&target.into_target(), |key| {
            key.set_description(&input.description);
            Ok(())
        })?)
    }
}
