//! `UntagResource`: removes tags from a key. A tag that does not exist is no error.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html>

use model::Error;
use model::generated::UntagResourceRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct UntagResource;

impl Operation for UntagResource {
    type Service = Kms;
    type Input = UntagResourceRequest;
    type Output = NoOutput;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(change(&target.into_target(), |key| key.remove_tags(&input.tag_keys))?)
    }
}
