//! `GetSessionToken`: temporary credentials for oneself.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html>

use auth::{Caller, CallerKind, Session};
use model::generated::sts::{GetSessionTokenRequest, GetSessionTokenResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError, Unneeded};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::session::{Issued, refuse_devices};
use crate::session_token;
use crate::subject::Subject;

/// The default seconds: 12 hours for a user, one for the root. Source: API reference, `GetSessionToken`.
const SESSION_DEFAULT: i32 = 43_200;
const ROOT_SESSION_MAX: i32 = 3_600;

#[derive(Debug)]
pub(crate) struct GetSessionToken;

impl Operation for GetSessionToken {
    type Service = Iam;
    type Input = GetSessionTokenRequest;
    type Output = GetSessionTokenResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::unasked(Unneeded::EveryCallerMay))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let caller = context.caller;
        if caller.as_service().is_some() {
            let message = "A service has no session: assume a role that trusts it";
            return Err(Error::new(ErrorCode::AccessDenied, message).into());
        }
        if caller.session().is_some() || caller.kind() == CallerKind::AssumedRole {
            let message = "Cannot call GetSessionToken with session credentials";
            return Err(Error::new(ErrorCode::AccessDenied, message).into());
        }
        refuse_devices(input.serial_number.as_deref(), input.token_code.as_deref())?;
        let seconds = input.duration_seconds.unwrap_or(SESSION_DEFAULT);
        let seconds = if caller.is_root() { seconds.min(ROOT_SESSION_MAX) } else { seconds };
        let session = Session::new(session_token::access_key_id()?, context.now);
        let caller = Caller::new(auth::Identity {
            account: caller.account(),
            kind: caller.kind(),
            arn: caller.arn().to_owned(),
            principal_id: caller.principal_id().to_owned(),
            session: Some(session),
        });
        let least = input.minimum_session_token_size;
        let Issued { credentials, size, utilization, shown } =
            Issued::new(context, &caller, seconds, least)?;
        let output = GetSessionTokenResponse {
            credentials: Some(credentials),
            session_token_size: Some(size),
            session_token_utilization: Some(utilization),
        };
        Ok(Done::unchanged(output).showing(shown))
    }
}
