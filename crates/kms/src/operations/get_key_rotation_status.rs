//! `GetKeyRotationStatus`: whether the key rotates automatically, how often, and when next.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html>

use model::generated::{GetKeyRotationStatusRequest, GetKeyRotationStatusResponse};
use model::{Error, Operation};
use policy::Authorized;

use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GetKeyRotationStatus;

impl Operate for GetKeyRotationStatus {
    const OPERATION: Operation = Operation::GetKeyRotationStatus;
    type Input = GetKeyRotationStatusRequest;
    type Output = GetKeyRotationStatusResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(target.into_target().entry.key.rotation_status()))
    }
}
