//! The mandate of an AWS service for a request that it sends: for whom, or for which resource, it acts.
//!
//! | header | holds |
//! |---|---|
//! | `x-amz-forwarded-authorization` | the `Authorization` header of the request that a user has signed for the service |
//! | `x-amz-forwarded-date` | its `X-Amz-Date` |
//! | `x-amz-forwarded-request-sha256` | the SHA-256 of its canonical request, in hexadecimal digits |
//! | `x-amz-forwarded-security-token` | its `X-Amz-Security-Token`, if it had one |
//! | `x-amz-source-arn`, `x-amz-source-account` | the resource for which the service acts in its own name |
//!
//! The first four prove that a user sent the service a request a moment ago: the signature is the user's, and its scope names the
//! service. So a service acts for those who call it, as in AWS's forward access sessions, and for nobody else. The headers are
//! signed by the service, as everything called `x-amz-` is; from anybody else they are refused.
//!
//! Sources: IAM user guide, "Forward access sessions", "AWS global condition context keys" (`aws:SourceArn`).
//! The reasons are in `docs/decisions/0009-service-identities.md`.

use std::time::Duration;

use http::{HeaderMap, HeaderName};
use model::{AccountId, Error, Timestamp};

use crate::signature_error::SignatureError;
use crate::signature_fields::{SignatureFields, single};

const AUTHORIZATION: HeaderName = HeaderName::from_static("x-amz-forwarded-authorization");
const DATE: HeaderName = HeaderName::from_static("x-amz-forwarded-date");
const REQUEST_SHA256: HeaderName = HeaderName::from_static("x-amz-forwarded-request-sha256");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-forwarded-security-token");
const SOURCE_ARN: HeaderName = HeaderName::from_static("x-amz-source-arn");
const SOURCE_ACCOUNT: HeaderName = HeaderName::from_static("x-amz-source-account");

/// The time after the user's signature for which a service may act for the user: the window in which the user's request is valid,
/// and time to work on it.
const FORWARDED_MAX: Duration = Duration::from_secs(15 * 60);
/// The most by which a user's clock may be ahead.
const SKEW_MAX: Duration = Duration::from_secs(5 * 60);
/// The most characters of an ARN: the longest that AWS takes in `SourceArn` of a grant.
const SOURCE_ARN_MAX: usize = 512;

/// The mandate of an AWS service for the request that it sent. Empty if no service sent it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mandate {
    /// The service that acts for the caller; `None` if the caller, who may be a service, acts in its own name.
    pub via: Option<String>,
    /// The resource for which a service acts in its own name.
    pub source_arn: Option<String>,
    /// The account of that resource.
    pub source_account: Option<AccountId>,
    /// The id of the access key with which the service signed.
    pub access_key_id: Option<String>,
}

/// The contents of the headers of a service's request.
#[derive(Debug)]
pub(crate) enum ServiceHeaders<'a> {
    /// The service acts in its own name.
    OwnName(Mandate),
    /// The service acts for the user who signed this.
    Forwarded(Forwarded<'a>),
}

/// The parts that a service forwards of a request that a user signed for it. Nothing here is trusted yet.
#[derive(Debug)]
pub(crate) struct Forwarded<'a> {
    authorization: &'a str,
    date: &'a str,
    security_token: Option<&'a str>,
    /// The hash, 64 hexadecimal digits.
    pub(crate) request_sha256: &'a str,
}

impl Mandate {
    /// The mandate of a request that no service sent.
    pub const NONE: &'static Self =
        &Self { via: None, source_arn: None, source_account: None, access_key_id: None };
}

impl<'a> ServiceHeaders<'a> {
    /// Reads the headers of a service's request.
    pub(crate) fn read(headers: &'a HeaderMap) -> Result<Self, SignatureError> {
        let (arn, account) = (single(headers, &SOURCE_ARN)?, single(headers, &SOURCE_ACCOUNT)?);
        let (date, token) = (single(headers, &DATE)?, single(headers, &SECURITY_TOKEN)?);
        let hash = single(headers, &REQUEST_SHA256)?;
        let Some(authorization) = single(headers, &AUTHORIZATION)? else {
            if date.or(token).or(hash).is_some() {
                return Err(SignatureError::Incomplete(format!(
                    "The header '{AUTHORIZATION}' is missing."
                )));
            }
            return Ok(Self::OwnName(Mandate {
                source_arn: arn.map(source_arn).transpose()?,
                source_account: account.map(source_account).transpose()?,
                ..Mandate::default()
            }));
        };
        if arn.or(account).is_some() {
            return Err(SignatureError::Incomplete(format!(
                "A service acts for a user ('{AUTHORIZATION}') or for a resource ('{SOURCE_ARN}'), not for both."
            )));
        }
        let (Some(date), Some(request_sha256)) = (date, hash.filter(|hash| is_sha256(hash))) else {
            return Err(SignatureError::Incomplete(format!(
                "The header '{AUTHORIZATION}' needs '{DATE}' and '{REQUEST_SHA256}', 64 hexadecimal digits, beside it."
            )));
        };
        Ok(Self::Forwarded(Forwarded {
            authorization,
            date,
            security_token: token,
            request_sha256,
        }))
    }
}

impl<'a> Forwarded<'a> {
    /// Returns the fields of the user's signature.
    pub(crate) fn claim(&self) -> Result<SignatureFields<'a>, SignatureError> {
        SignatureFields::from_header(Some(self.authorization), Some(self.date), self.security_token)
    }
}

/// Refuses headers that only services may send.
pub(crate) fn refuse(headers: &HeaderMap) -> Result<(), SignatureError> {
    let all = [AUTHORIZATION, DATE, REQUEST_SHA256, SECURITY_TOKEN, SOURCE_ARN, SOURCE_ACCOUNT];
    // Nearly every request has none. Looking at the few names that it has is cheaper than looking up each of these.
    let is_like = |name: &str| {
        ["x-amz-forwarded-", "x-amz-source-"].iter().any(|start| name.starts_with(start))
    };
    if !headers.keys().any(|name| is_like(name.as_str())) {
        return Ok(());
    }
    let found = all.iter().find(|name| headers.contains_key(*name));
    found.map_or(Ok(()), |name| Err(SignatureError::ServicesOnly(name.as_str().to_owned())))
}

/// Returns the name under which requests to a service are signed: `lambda` for `lambda.amazonaws.com`.
pub(crate) fn signing_name(service: &str) -> &str {
    service.split('.').next().unwrap_or_default()
}

/// Refuses a request that is older than a service may forward, or from the future.
pub(crate) fn check_fresh(
    claim: &SignatureFields<'_>,
    now: Timestamp,
) -> Result<(), SignatureError> {
    if claim.date < now.minus(FORWARDED_MAX) || claim.date > now.plus(SKEW_MAX) {
        return Err(SignatureError::Invalid(format!(
            "Signature expired: {} is not within {} min. before {}",
            claim.date.amz_date(),
            FORWARDED_MAX.as_secs() / 60,
            now.amz_date()
        )));
    }
    Ok(())
}

/// Returns the error for a user's request to a service in another Region.
pub(crate) fn elsewhere() -> SignatureError {
    SignatureError::Invalid(
        "Credential should be scoped to the Region of the service's own request.".to_owned(),
    )
}

/// Returns the same error, with the note that it is about the forwarded request.
pub(crate) fn of_forwarded(error: Error) -> Error {
    match error.message() {
        Some(message) => Error::new(error.code(), format!("The forwarded request: {message}")),
        None => error,
    }
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn source_arn(text: &str) -> Result<String, SignatureError> {
    let fits = text.starts_with("arn:") && text.chars().count() <= SOURCE_ARN_MAX;
    let wrong = || SignatureError::Incomplete(format!("The header '{SOURCE_ARN}' is not an ARN."));
    fits.then(|| text.to_owned()).ok_or_else(wrong)
}

fn source_account(text: &str) -> Result<AccountId, SignatureError> {
    let wrong = || {
        SignatureError::Incomplete(format!("The header '{SOURCE_ACCOUNT}' is not an account id."))
    };
    AccountId::parse(text).ok_or_else(wrong)
}
