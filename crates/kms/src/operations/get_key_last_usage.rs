//! `GetKeyLastUsage`: the last successful cryptographic use of a key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html>

use model::Error;
use model::generated::{GetKeyLastUsageRequest, GetKeyLastUsageResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GetKeyLastUsage;

impl Operation for GetKeyLastUsage {
    type Service = Kms;
    type Input = GetKeyLastUsageRequest;
    type Output = GetKeyLastUsageResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let key = target.into_target().entry;
        let (known, key) = (&context.environment.last_usage, &key.key);
        let tracking_start = known.tracking_start().max(key.created());
        let output = GetKeyLastUsageResponse {
            key_id: Some(key.arn().id.to_string()),
            key_last_usage: Some(known.last_usage(key.arn())?.unwrap_or_default()),
            tracking_start_date: Some(tracking_start),
            key_creation_date: Some(key.created()),
        };
        Ok(Done::unchanged(output))
    }
}
