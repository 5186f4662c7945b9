//! `GetAccessKeyInfo`: the account of a long-term access key of this service.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html>

use model::Error;
use model::generated::sts::{GetAccessKeyInfoRequest, GetAccessKeyInfoResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::error::validation;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetAccessKeyInfo;

impl Operation for GetAccessKeyInfo {
    type Service = Iam;
    type Input = GetAccessKeyInfoRequest;
    type Output = GetAccessKeyInfoResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::default())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let found = context.environment.access_key(&input.access_key_id)?;
        let key = found.filter(|key| key.value.service.is_none()).ok_or_else(|| {
            validation(format!(
                "{} is no long-term access key of this service.",
                input.access_key_id
            ))
        })?;
        Ok(Done::unchanged(GetAccessKeyInfoResponse { account: Some(key.value.account) }))
    }
}
