//! `GetAccessKeyLastUsed`: the last use of an access key of the account.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html>

use model::Error;
use model::generated::iam::{
    AccessKeyLastUsed, GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::entity::EntityKind;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct GetAccessKeyLastUsed;

impl Operation for GetAccessKeyLastUsed {
    type Service = Iam;
    type Input = GetAccessKeyLastUsedRequest;
    type Output = GetAccessKeyLastUsedResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let owner = owner(context, &input.access_key_id)?;
        owner.flatten().map_or_else(
            || Ok(Subject::default()),
            |user| Subject::entity(context, EntityKind::User, &user),
        )
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let id = &input.access_key_id;
        let user = owner(context, id)?.ok_or_else(|| access_key::no_such_key(id))?;
        let never = || AccessKeyLastUsed {
            last_used_date: None,
            service_name: Some("N/A".to_owned()),
            region: Some("N/A".to_owned()),
        };
        Ok(Done::unchanged(GetAccessKeyLastUsedResponse {
            user_name: user,
            access_key_last_used: Some(context.environment.last_use(id)?.unwrap_or_else(never)),
        }))
    }
}

/// Returns the user who owns the access key: `Some(None)` for the root's, `None` if it is not the account's.
fn owner(context: &Context<'_>, id: &str) -> Result<Option<Option<String>>, Error> {
    let found = context.environment.access_key(id)?.map(|kept| kept.value);
    let own = found.filter(|key| key.account == context.account().to_string());
    Ok(own.map(|key| key.user))
}
