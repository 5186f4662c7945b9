//! `CancelKeyDeletion`: the key is kept, and disabled whatever it was before.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html>

use keys::Key;
use model::Error;
use model::generated::{CancelKeyDeletionRequest, CancelKeyDeletionResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct CancelKeyDeletion;

impl Operation for CancelKeyDeletion {
    type Service = Kms;
    type Input = CancelKeyDeletionRequest;
    type Output = CancelKeyDeletionResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = &target.into_target();
        let done = change(entry, Key::cancel_deletion)?;
        let key_id = Some(entry.entry.arn().to_owned());
        Ok(Done::changed(CancelKeyDeletionResponse { key_id }, done.batch))
    }
}
