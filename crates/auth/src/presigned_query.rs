//! A signature in the query string.

use std::time::Duration;

use crate::query::{Query, SIGNATURE};
use crate::signature_error::{ALGORITHM, QueryError, SignatureError, cut};
use crate::signature_fields::SignatureFields;

/// The time for which a presigned request is valid: at most a week.
const EXPIRES_SECONDS: std::ops::RangeInclusive<u64> = 1..=604_800;

/// The parameters of a signature. One in another letter case is none, and cannot be another parameter either.
const PARAMETERS: [&str; 7] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-Security-Token",
    SIGNATURE,
    "X-Amz-SignedHeaders",
];

/// Returns whether the query claims to carry a signature.
pub(crate) fn is_presigned(query: &Query) -> bool {
    query.parameters().any(|(name, _)| name.eq_ignore_ascii_case("X-Amz-Algorithm"))
}

/// Returns whether the query has any parameter of a signature.
pub(crate) fn has_part(query: &Query) -> bool {
    let is_part = |name: &str| PARAMETERS.iter().any(|part| name.eq_ignore_ascii_case(part));
    query.parameters().any(|(name, _)| is_part(name))
}

/// Returns whether the query has a part of a signature of Signature Version 2.
///
/// Source: S3 user guide, "Authenticating requests using the REST API" (Signature Version 2), "Query string request authentication
/// alternative".
pub(crate) fn is_version_two(query: &Query) -> bool {
    query.parameters().any(|(name, _)| matches!(name, "AWSAccessKeyId" | "Signature"))
}

/// Returns the signature fields of the query. `fixed` is the time for which it is valid, if the query does not say that.
pub(crate) fn claim(
    query: &Query,
    fixed: Option<Duration>,
) -> Result<SignatureFields<'_>, SignatureError> {
    if single(query, "X-Amz-Algorithm")? != Some(ALGORITHM) {
        return Err(QueryError::Algorithm.into());
    }
    let required = |name: &'static str| {
        let value = single(query, name)?.filter(|value| !value.is_empty());
        value.ok_or(QueryError::Missing(name))
    };
    let lifetime = match fixed {
        Some(fixed) => {
            single(query, "X-Amz-Expires")?;
            fixed
        }
        None => lifetime(required("X-Amz-Expires")?)?,
    };
    SignatureFields::from_query(
        required("X-Amz-Credential")?,
        required("X-Amz-SignedHeaders")?,
        required(SIGNATURE)?,
        required("X-Amz-Date")?,
        lifetime,
        single(query, "X-Amz-Security-Token")?,
    )
}

fn lifetime(expires: &str) -> Result<Duration, QueryError> {
    let seconds = expires.parse().ok().filter(|seconds| EXPIRES_SECONDS.contains(seconds));
    let seconds = seconds.ok_or_else(|| QueryError::Expires(cut(expires).to_owned()))?;
    Ok(Duration::from_secs(seconds))
}

/// Returns the value of a parameter. One that occurs twice, or once more in another letter case, is refused (CVE-2022-2385).
fn single<'a>(query: &'a Query, name: &'static str) -> Result<Option<&'a str>, QueryError> {
    let mut found = query.parameters().filter(|(known, _)| known.eq_ignore_ascii_case(name));
    let first = found.next();
    let ambiguous = found.next().is_some() || first.is_some_and(|(known, _)| known != name);
    if ambiguous {
        return Err(QueryError::Ambiguous(name));
    }
    Ok(first.map(|(_, value)| value))
}
