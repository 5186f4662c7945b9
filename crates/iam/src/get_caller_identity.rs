//! `GetCallerIdentity`: who the caller is. "No permissions are required to perform this operation."
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>

use auth::Caller;
use model::generated::sts::GetCallerIdentityResponse;

pub(crate) fn answer(caller: &Caller) -> GetCallerIdentityResponse {
    GetCallerIdentityResponse {
        user_id: Some(caller.principal_id().to_owned()),
        account: Some(caller.account().to_string()),
        arn: Some(caller.arn().to_owned()),
    }
}
