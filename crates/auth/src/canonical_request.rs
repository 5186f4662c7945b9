//! The canonical request, written into one buffer: hashing thirty short pieces takes longer than copying and hashing the whole.

use crypto::hash;
use http::HeaderMap;

use crate::options::{Options, SigningRules};
use crate::path;
use crate::signature_error::SignatureError;
use crate::signature_fields::{SignatureFields, repeated};
use crate::signed_request::RequestHead;
use crate::split::parts;

/// The prefix of headers whose meaning an attacker must not change: AWS gives them one, so they are signed if they are sent.
const AMZ_PREFIX: &str = "x-amz-";
/// The most names in `SignedHeaders`; more is not worth hashing.
const SIGNED_HEADERS_MAX: usize = 100;
/// The usual length of a canonical request. Most are shorter.
const BYTES_USUAL: usize = 1024;

/// Refuses a request in which a header that must be signed is not.
pub(crate) fn check_signed_headers(
    claim: &SignatureFields<'_>,
    headers: &HeaderMap,
    options: &Options,
) -> Result<(), SignatureError> {
    let names = parts(claim.signed_headers, b';');
    let mut names: Vec<&str> = names.take(SIGNED_HEADERS_MAX + 1).collect();
    if names.len() > SIGNED_HEADERS_MAX {
        return Err(SignatureError::Invalid("There are too many signed headers.".to_owned()));
    }
    names.sort_unstable();
    let signed = |name: &str| names.binary_search(&name).is_ok();
    if !signed("host") {
        return Err(SignatureError::UnsignedHeader("'Host' or ':authority'".to_owned()));
    }
    let any_repeated = headers.len() > headers.keys_len();
    for name in headers.keys().map(http::HeaderName::as_str) {
        let free = options.unsigned_session_token && name == "x-amz-security-token";
        let has_meaning = name.starts_with(AMZ_PREFIX) || name == "host";
        if has_meaning && !signed(name) && !free {
            return Err(SignatureError::UnsignedHeader(format!("'{name}'")));
        }
        // Signed, they are one value, `a,b`; which of them is read would be arbitrary.
        if any_repeated && has_meaning && headers.get_all(name).iter().nth(1).is_some() {
            return Err(repeated(name));
        }
    }
    if names.windows(2).any(|two| matches!(two, [a, b] if a == b)) {
        let message = "A signed header must not be named twice.";
        return Err(SignatureError::Invalid(message.to_owned()));
    }
    Ok(())
}

/// Returns the hash of the canonical request, whose last line is `payload`: the hash of the body in hexadecimal digits, or what S3
/// takes instead.
pub(crate) fn hash(
    request: &RequestHead<'_>,
    claim: &SignatureFields<'_>,
    payload: &[u8],
    options: &Options,
) -> [u8; hash::SHA256_BYTES] {
    let mut out = Vec::with_capacity(BYTES_USUAL);
    out.extend_from_slice(request.method.as_bytes());
    out.push(b'\n');
    match options.rules {
        SigningRules::General => path::encode(&mut out, request.path, options.normalize_path),
        SigningRules::S3 => path::encode_once(&mut out, request.path),
    }
    out.push(b'\n');
    let unsigned = options.unsigned_session_token.then_some("X-Amz-Security-Token");
    out.extend_from_slice(request.query.canonical(unsigned).as_bytes());
    out.push(b'\n');
    for name in parts(claim.signed_headers, b';') {
        out.extend_from_slice(name.as_bytes());
        out.push(b':');
        values(&mut out, request.headers, name);
        out.push(b'\n');
    }
    out.push(b'\n');
    out.extend_from_slice(claim.signed_headers.as_bytes());
    out.push(b'\n');
    out.extend_from_slice(payload);
    hash::sha256(&out)
}

/// Writes the values of a header, joined with commas, each trimmed and its inner white space folded.
fn values(out: &mut Vec<u8>, headers: &HeaderMap, name: &str) {
    for (index, value) in headers.get_all(name).iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let value = value.as_bytes().trim_ascii();
        if has_two_spaces(value) {
            fold(out, value);
        } else {
            out.extend_from_slice(value);
        }
    }
}

/// Returns whether there are two spaces one after the other. Most values have none at all.
fn has_two_spaces(value: &[u8]) -> bool {
    let from_first = memchr::memchr(b' ', value).and_then(|first| value.get(first..));
    from_first.is_some_and(|rest| rest.windows(2).any(|two| two == b"  "))
}

fn fold(out: &mut Vec<u8>, value: &[u8]) {
    let words = value.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    for (index, word) in words.enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word);
    }
}
