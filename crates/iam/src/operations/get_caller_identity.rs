//! `GetCallerIdentity`: the caller's account, ARN and unique id.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>

use model::Error;
use model::generated::sts::{GetCallerIdentityRequest, GetCallerIdentityResponse};
use pipeline::{Done, Operation, RunError, Unneeded};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetCallerIdentity;

impl Operation for GetCallerIdentity {
    type Service = Iam;
    type Input = GetCallerIdentityRequest;
    type Output = GetCallerIdentityResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::unasked(Unneeded::EveryCallerMay))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let caller = context.caller;
        Ok(Done::unchanged(GetCallerIdentityResponse {
            user_id: Some(caller.principal_id().to_owned()),
            account: Some(caller.account().to_string()),
            arn: Some(caller.arn().to_owned()),
        }))
    }
}
