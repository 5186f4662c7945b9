//! Sessions: `GetCallerIdentity`, and temporary credentials for oneself (`GetSessionToken`). The parts that all temporary
//! credentials share are in [`Issued`].

use auth::{Caller, CallerKind, Session};
use model::generated::sts::{
    Credentials, GetAccessKeyInfoRequest, GetAccessKeyInfoResponse, GetCallerIdentityRequest,
    GetCallerIdentityResponse, GetSessionTokenRequest, GetSessionTokenResponse, Operation as Sts,
};
use model::{Error, ErrorCode, ServiceOperation, Timestamp};
use policy::Authorized;
use std::time::Duration;

use crate::error::validation;
use crate::operation::{Context, Done, Operation, Row, Subject, Unasked};
use crate::session_token;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Sts(Sts::GetAccessKeyInfo),
        read_only: true,
        does: &Operation {
            subject: |_context, _input| Ok(Subject::default()),
            run: get_access_key_info,
        },
    },
    Row {
        operation: ServiceOperation::Sts(Sts::GetCallerIdentity),
        read_only: true,
        does: &Operation {
            subject: |_context, _input| Ok(Subject::unasked(Unasked::EveryCallerMay)),
            run: get_caller_identity,
        },
    },
    Row {
        operation: ServiceOperation::Sts(Sts::GetSessionToken),
        read_only: true,
        does: &Operation {
            subject: |_context, _input| Ok(Subject::unasked(Unasked::EveryCallerMay)),
            run: get_session_token,
        },
    },
];

/// New temporary credentials.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) credentials: Credentials,
    /// The JSON that the audit log shows of them: neither the secret nor the token.
    pub(crate) shown: String,
}

impl Issued {
    /// Makes credentials for a session of `caller`, which has one, for `seconds`.
    pub(crate) fn new(context: &Context<'_>, caller: &Caller, seconds: i32) -> Result<Self, Error> {
        let session = caller.session().ok_or_else(|| Error::internal("no session"))?;
        let seconds = u64::try_from(seconds).unwrap_or_default();
        let expires = context.now().plus(Duration::from_secs(seconds));
        // The wire has whole seconds.
        let expires = Timestamp::from_millis(expires.seconds().saturating_mul(1000));
        let (token, secret) =
            session_token::issue(context.identities.hierarchy(), caller, session, expires)?;
        if token.len() > session_token::TOKEN_BYTES_MAX {
            let part = token.len().saturating_mul(100) / session_token::TOKEN_BYTES_MAX;
            let message = format!("Packed size consumes {part}% of allotted space.");
            return Err(Error::new(ErrorCode::PackedPolicyTooLarge, message));
        }
        let id = session.access_key_id.clone();
        let (arn, principal) = (caller.arn(), caller.principal_id());
        let shown = serde_json::json!({
            "credentials": { "accessKeyId": id, "expiration": expires.to_string() },
            "assumedRoleUser": { "assumedRoleId": principal, "arn": arn },
        });
        Ok(Self {
            credentials: Credentials {
                access_key_id: Some(id),
                secret_access_key: Some(secret),
                session_token: Some(token),
                expiration: Some(expires),
            },
            shown: shown.to_string(),
        })
    }
}

fn get_caller_identity(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    _input: &GetCallerIdentityRequest,
) -> Result<Done<GetCallerIdentityResponse>, Error> {
    let caller = context.asker.caller;
    Ok(Done::unchanged(GetCallerIdentityResponse {
        user_id: Some(caller.principal_id().to_owned()),
        account: Some(caller.account().to_string()),
        arn: Some(caller.arn().to_owned()),
    }))
}

/// The default seconds: 12 hours for a user, one for the root. Source: API reference, `GetSessionToken`.
const SESSION_DEFAULT: i32 = 43_200;
const ROOT_SESSION_MAX: i32 = 3_600;

fn get_session_token(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetSessionTokenRequest,
) -> Result<Done<GetSessionTokenResponse>, Error> {
    let caller = context.asker.caller;
    if caller.as_service().is_some() {
        let message = "A service has no session: assume a role that trusts it";
        return Err(Error::new(ErrorCode::AccessDenied, message));
    }
    if caller.session().is_some() || caller.kind() == CallerKind::AssumedRole {
        let message = "Cannot call GetSessionToken with session credentials";
        return Err(Error::new(ErrorCode::AccessDenied, message));
    }
    refuse_devices(input.serial_number.as_deref(), input.token_code.as_deref())?;
    let seconds = input.duration_seconds.unwrap_or(SESSION_DEFAULT);
    let seconds = if caller.is_root() { seconds.min(ROOT_SESSION_MAX) } else { seconds };
    let session = Session::new(session_token::access_key_id()?, context.now());
    let caller = Caller::new(auth::Identity {
        account: caller.account(),
        kind: caller.kind(),
        arn: caller.arn().to_owned(),
        principal_id: caller.principal_id().to_owned(),
        session: Some(session),
    });
    let Issued { credentials, shown } = Issued::new(context, &caller, seconds)?;
    let output = GetSessionTokenResponse {
        credentials: Some(credentials),
        ..GetSessionTokenResponse::default()
    };
    Ok(Done::unchanged(output).showing(shown))
}

/// Refuses an MFA code: no user has a device here, so it cannot be checked.
pub(crate) fn refuse_devices(serial: Option<&str>, code: Option<&str>) -> Result<(), Error> {
    if serial.is_none() && code.is_none() {
        return Ok(());
    }
    let message = "MultiFactorAuthentication failed, unable to validate MFA code.";
    Err(Error::new(ErrorCode::AccessDenied, message).because("Bulla knows no MFA devices"))
}

/// Returns the account of a long-term access key of this service.
fn get_access_key_info(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetAccessKeyInfoRequest,
) -> Result<Done<GetAccessKeyInfoResponse>, Error> {
    let found = context.identities.access_key(&input.access_key_id)?;
    let key = found.filter(|key| key.value.service.is_none()).ok_or_else(|| {
        validation(format!("{} is no long-term access key of this service.", input.access_key_id))
    })?;
    Ok(Done::unchanged(GetAccessKeyInfoResponse { account: Some(key.value.account) }))
}
