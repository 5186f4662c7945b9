//! Temporary credentials: the parts that those of all operations share.

use std::time::Duration;

use auth::Caller;
use model::generated::sts::Credentials;
use model::{Error, ErrorCode, Timestamp};

use crate::context::Context;
use crate::session_token;

/// New temporary credentials.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) credentials: Credentials,
    /// The length of the session token, in bytes.
    pub(crate) size: i32,
    /// The part of the longest token that it takes, in percent.
    pub(crate) utilization: i32,
    /// The JSON that the audit log shows of them: neither the secret nor the token.
    pub(crate) shown: String,
}

impl Issued {
    /// Makes credentials for a session of `caller`, which has one, for `seconds`. The token has at least `token_bytes_min`, if given:
    /// `MinimumSessionTokenSize`, by which clients find out whether they can take longer ones.
    pub(crate) fn new(
        context: &Context<'_>,
        caller: &Caller,
        seconds: i32,
        token_bytes_min: Option<i32>,
    ) -> Result<Self, Error> {
        let session = caller.session().ok_or_else(|| Error::internal("no session"))?;
        let seconds = u64::try_from(seconds).unwrap_or_default();
        let expires = context.now.plus(Duration::from_secs(seconds));
        // The wire has whole seconds.
        let expires = Timestamp::from_millis(expires.seconds().saturating_mul(1000));
        let least = token_bytes_min.and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(0);
        let hierarchy = context.environment.hierarchy();
        let (token, secret) = session_token::issue(hierarchy, caller, session, expires, least)?;
        let part = token.len().saturating_mul(100) / session_token::TOKEN_BYTES_MAX;
        if token.len() > session_token::TOKEN_BYTES_MAX {
            // Policies are short enough by themselves, so it is the tags if there are any.
            let message = if session.tags.is_empty() {
                format!(
                    "Packed policy consumes {part}% of allotted space, please use smaller policy."
                )
            } else {
                format!("Packed size of session tags consumes {part}% of allotted space.")
            };
            return Err(Error::new(ErrorCode::PackedPolicyTooLarge, message));
        }
        let (size, id) = (token.len(), session.access_key_id.clone());
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
            size: i32::try_from(size).unwrap_or(i32::MAX),
            utilization: i32::try_from(part).unwrap_or(100),
            shown: shown.to_string(),
        })
    }
}

/// Refuses an MFA code: no user has a device here, so it cannot be checked.
pub(crate) fn refuse_devices(serial: Option<&str>, code: Option<&str>) -> Result<(), Error> {
    if serial.is_none() && code.is_none() {
        return Ok(());
    }
    let message = "MultiFactorAuthentication failed, unable to validate MFA code.";
    Err(Error::new(ErrorCode::AccessDenied, message).because("Bulla knows no MFA devices"))
}
