//! The query string: its parameters, and a signature that stands in them.

use model::Error;

use crate::claim::{ALGORITHM, Claim, incomplete};

/// Parameters of one query; more is not worth parsing.
const PARAMETERS_MAX: usize = 200;
/// A presigned request is good for a week at most.
const EXPIRES_SECONDS_MAX: u32 = 604_800;

const SIGNATURE: &str = "X-Amz-Signature";

/// The decoded parameters, in their order. A plus sign is a plus sign.
pub(crate) fn parse(query: Option<&str>) -> Result<Vec<(String, String)>, Error> {
    let parts = query.unwrap_or_default().split('&').filter(|part| !part.is_empty());
    let mut parameters = Vec::new();
    for part in parts {
        if parameters.len() >= PARAMETERS_MAX {
            return Err(incomplete("The query string has too many parameters.".to_owned()));
        }
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let decoded = decode(name).zip(decode(value));
        parameters
            .push(decoded.ok_or_else(|| incomplete("The query string is not UTF-8.".to_owned()))?);
    }
    Ok(parameters)
}

/// Whether the query carries a signature. A parameter in another letter case does not count, and is no credential.
pub(crate) fn is_presigned(query: &[(String, String)]) -> bool {
    query.iter().any(|(name, _)| name.eq_ignore_ascii_case("X-Amz-Algorithm"))
}

/// The claim that the query makes.
pub(crate) fn claim(query: &[(String, String)]) -> Result<Claim<'_>, Error> {
    if single(query, "X-Amz-Algorithm")? != Some(ALGORITHM) {
        return Err(incomplete(format!("X-Amz-Algorithm only supports \"{ALGORITHM}\"")));
    }
    let required = |name: &'static str| {
        single(query, name)?.filter(|value| !value.is_empty()).ok_or_else(|| {
            incomplete(format!("AWS query-string parameters must include '{name}'. Re-examine the query-string parameters."))
        })
    };
    let expires = required("X-Amz-Expires")?;
    let expires = expires
        .parse()
        .ok()
        .filter(|seconds| (1..=EXPIRES_SECONDS_MAX).contains(seconds))
        .ok_or_else(|| {
            incomplete("X-Amz-Expires must be between 1 and 604800 seconds.".to_owned())
        })?;
    Claim::from_query(
        required("X-Amz-Credential")?,
        required("X-Amz-SignedHeaders")?,
        required(SIGNATURE)?,
        required("X-Amz-Date")?,
        expires,
        single(query, "X-Amz-Security-Token")?,
    )
}

/// The value of a parameter; one that stands twice, or once more in another letter case, is refused (CVE-2022-2385).
fn single<'a>(query: &'a [(String, String)], name: &str) -> Result<Option<&'a str>, Error> {
    let mut found = query.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
    let first = found.next();
    let ambiguous = found.next().is_some() || first.is_some_and(|(known, _)| known != name);
    if ambiguous {
        return Err(incomplete(format!(
            "The query-string parameter '{name}' must be spelled so and not be repeated."
        )));
    }
    Ok(first.map(|(_, value)| value.as_str()))
}

/// The canonical query string: encoded, sorted, without the signature itself.
pub(crate) fn canonical(query: &[(String, String)]) -> String {
    let signed = query.iter().filter(|(name, _)| name != SIGNATURE);
    let mut encoded: Vec<(String, String)> =
        signed.map(|(name, value)| (encode(name, b""), encode(value, b""))).collect();
    encoded.sort();
    let parts: Vec<String> =
        encoded.iter().map(|(name, value)| format!("{name}={value}")).collect();
    parts.join("&")
}

/// Percent-encodes everything but RFC 3986's unreserved characters and those in `kept`.
pub(crate) fn encode(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16));
            out.extend(digits.into_iter().flatten().map(|digit| digit.to_ascii_uppercase()));
        }
    }
    out
}

/// Undoes percent-encoding; a percent sign that encodes nothing stands for itself.
fn decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let encoded = digits
            .filter(|digits| *byte == b'%' && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(encoded.unwrap_or(*byte));
        at += if encoded.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).ok()
}
