//! A signature in the query string.

use crate::query::{Query, SIGNATURE};
use crate::signature_error::{ALGORITHM, QueryError, SignatureError, cut};
use crate::signature_fields::SignatureFields;

/// The longest time for which a presigned request is valid: a week.
const EXPIRES_SECONDS_MAX: u32 = 604_800;

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

/// Returns the signature fields of the query.
pub(crate) fn claim(query: &Query) -> Result<SignatureFields<'_>, SignatureError> {
    if single(query, "X-Amz-Algorithm")? != Some(ALGORITHM) {
        return Err(QueryError::Algorithm.into());
    }
    let required = |name: &'static str| {
        let value = single(query, name)?.filter(|value| !value.is_empty());
        value.ok_or(QueryError::Missing(name))
    };
    let expires = required("X-Amz-Expires")?;
    let expires = expires
        .parse()
        .ok()
        .filter(|seconds| (1..=EXPIRES_SECONDS_MAX).contains(seconds))
        .ok_or_else(|| QueryError::Expires(cut(expires).to_owned()))?;
    SignatureFields::from_query(
        required("X-Amz-Credential")?,
        required("X-Amz-SignedHeaders")?,
        required(SIGNATURE)?,
        required("X-Amz-Date")?,
        expires,
        single(query, "X-Amz-Security-Token")?,
    )
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
