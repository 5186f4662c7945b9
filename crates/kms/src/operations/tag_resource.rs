//! `TagResource`: adds tags to a key or replaces their values.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html>

use model::Error;
use model::generated::TagResourceRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct TagResource;

impl Operation for TagResource {
    type Service = Kms;
    type Input = TagResourceRequest;
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
        Ok(change(&target.into_target(), |key| key.set_tags(&input.tags))?)
    }
}
