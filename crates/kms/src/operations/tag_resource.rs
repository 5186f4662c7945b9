//! `TagResource`: adds tags to a key or replaces their values.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html>

use model::generated::TagResourceRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct TagResource;

impl Operate for TagResource {
    const OPERATION: Operation = Operation::TagResource;
    type Input = TagResourceRequest;
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
        Ok(change(&target.into_target(), |key| key.set_tags(&input.tags))?)
    }
}
