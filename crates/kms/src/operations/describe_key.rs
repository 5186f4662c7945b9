//! `DescribeKey`: the metadata of a key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html>
//!
//! Grant tokens that are not valid are ignored: the model has no error for them here.

use model::Error;
use model::generated::{DescribeKeyRequest, DescribeKeyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DescribeKey;

impl Operation for DescribeKey {
    type Service = Kms;
    type Input = DescribeKeyRequest;
    type Output = DescribeKeyResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        // Expired material is shown as gone, whether or not the worker has deleted it yet.
        let expired = entry.key.as_expired(context.now);
        let metadata = expired.as_ref().unwrap_or(&entry.key).metadata();
        Ok(Done::unchanged(DescribeKeyResponse { key_metadata: Some(metadata) }))
    }
}
