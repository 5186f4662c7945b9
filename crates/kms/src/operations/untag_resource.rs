//! `UntagResource`: removes tags from a key. A tag that does not exist is no error.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html>

use model::generated::UntagResourceRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct UntagResource;

impl Operate for UntagResource {
    const OPERATION: Operation = Operation::UntagResource;
    type Input = UntagResourceRequest;
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
        Ok(change(&target.into_target(), |key| key.remove_tags(&input.tag_keys))?)
    }
}
