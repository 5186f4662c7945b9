//! `GetKeyRotationStatus`: whether the key rotates automatically, how often, and when next.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html>

use model::Error;
use model::generated::{GetKeyRotationStatusRequest, GetKeyRotationStatusResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GetKeyRotationStatus;

impl Operation for GetKeyRotationStatus {
    type Service = Kms;
    type Input = GetKeyRotationStatusRequest;
    type Output = GetKeyRotationStatusResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(target.into_target().entry.key.rotation_status()))
    }
}
