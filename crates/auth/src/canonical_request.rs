//! The canonical request, written straight into its hash.

use crypto::hash::{self, Sha256};
use http::HeaderMap;
use model::Error;

use crate::query;
use crate::signature_fields::{SignatureFields, incomplete, invalid};
use crate::verify::{Options, SignedRequest};

/// The prefix of headers whose meaning an attacker must not change: AWS gives them one, so they are signed if they are sent.
const AMZ_PREFIX: &str = "x-amz-";
/// The most names in `SignedHeaders`; more is not worth hashing.
const SIGNED_HEADERS_MAX: usize = 100;

/// Refuses a request in which a header that must be signed is not.
pub(crate) fn check_signed_headers(
    claim: &SignatureFields<'_>,
    headers: &HeaderMap,
    options: &Options,
) -> Result<(), Error> {
    let signed = |name: &str| claim.signed_headers.split(';').any(|signed| signed == name);
    let count = claim.signed_headers.split(';').count();
    if count > SIGNED_HEADERS_MAX {
        return Err(invalid("There are too many signed headers.".to_owned()));
    }
    if !signed("host") {
        return Err(unsigned("'Host' or ':authority'"));
    }
    let any_repeated = headers.len() > headers.keys_len();
    for name in headers.keys().map(http::HeaderName::as_str) {
        let free = options.unsigned_session_token && name == "x-amz-security-token";
        let has_meaning = name.starts_with(AMZ_PREFIX) || name == "host";
        if has_meaning && !signed(name) && !free {
            return Err(unsigned(&format!("'{name}'")));
        }
        // Signed, they are one value, `a,b`; which of them is read would be arbitrary.
        if any_repeated && has_meaning && headers.get_all(name).iter().nth(1).is_some() {
            return Err(incomplete(format!("The header '{name}' must not be repeated.")));
        }
    }
    let mut names: Vec<&str> = claim.signed_headers.split(';').collect();
    names.sort_unstable();
    if names.windows(2).any(|two| matches!(two, [a, b] if a == b)) {
        return Err(invalid("A signed header must not be named twice.".to_owned()));
    }
    Ok(())
}

fn unsigned(name: &str) -> Error {
    invalid(format!("{name} must be a 'SignedHeader' in the AWS Authorization."))
}

/// Returns the hash of the canonical request.
pub(crate) fn hash(
    request: &SignedRequest<'_>,
    claim: &SignatureFields<'_>,
    options: &Options,
) -> [u8; hash::SHA256_BYTES] {
    let mut out = Sha256::new();
    out.update(request.method.as_bytes());
    out.update(b"\n");
    path(&mut out, request.path, options.normalize_path);
    out.update(b"\n");
    let unsigned = options.unsigned_session_token.then_some("X-Amz-Security-Token");
    out.update(request.query.canonical(unsigned).as_bytes());
    out.update(b"\n");
    for name in claim.signed_headers.split(';') {
        out.update(name.as_bytes());
        out.update(b":");
        values(&mut out, request.headers, name);
        out.update(b"\n");
    }
    out.update(b"\n");
    out.update(claim.signed_headers.as_bytes());
    out.update(b"\n");
    let body = hash::sha256(request.body);
    out.update(&hash::hex_array(&body));
    out.finish()
}

/// Writes the path: percent-encoded once more than it was sent, with dots and double slashes resolved if `normalize`.
fn path(out: &mut Sha256, path: &str, normalize: bool) {
    if path == "/" || path.is_empty() {
        out.update(b"/");
        return;
    }
    let normalized = if normalize { resolved(path) } else { path.to_owned() };
    out.update(query::encode_path(&normalized).as_bytes());
}

/// Resolves dot segments as in RFC 3986, 5.2.4, and drops empty segments.
fn resolved(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    let directory = [("/"), ("/."), ("/..")].iter().any(|end| path.ends_with(end));
    let end = if directory && !segments.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/"))
}

/// Writes the values of a header, joined with commas, each trimmed and its inner white space folded.
fn values(out: &mut Sha256, headers: &HeaderMap, name: &str) {
    for (index, value) in headers.get_all(name).iter().enumerate() {
        if index > 0 {
            out.update(b",");
        }
        let value = value.as_bytes().trim_ascii();
        if value.windows(2).any(|two| two == b"  ") {
            fold(out, value);
        } else {
            out.update(value);
        }
    }
}

fn fold(out: &mut Sha256, value: &[u8]) {
    let words = value.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    for (index, word) in words.enumerate() {
        if index > 0 {
            out.update(b" ");
        }
        out.update(word);
    }
}
