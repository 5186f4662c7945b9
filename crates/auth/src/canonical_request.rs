//! The canonical request, written into one buffer: hashing thirty short pieces takes longer than copying and hashing the whole.

use crypto::hash;
use http::{HeaderMap, HeaderValue};
use smallvec::SmallVec;

use crate::options::{Options, SigningRules};
use crate::path;
use crate::signature_error::SignatureError;
use crate::signature_fields::{SignatureFields, repeated};
use crate::signed_request::RequestHead;
use crate::split::{has_two_spaces, parts};

/// The prefix of headers whose meaning an attacker must not change: AWS gives them one, so they are signed if they are sent.
const AMZ_PREFIX: &str = "x-amz-";
/// The most names in `SignedHeaders`; more is not worth hashing.
const SIGNED_HEADERS_MAX: usize = 100;
/// The usual number of headers, and of signed ones. Most requests have fewer.
const HEADERS_USUAL: usize = 16;
/// The usual length of a canonical request. Most are shorter.
const BYTES_USUAL: usize = 1024;

/// The signed headers of a request: the names that the claim lists, with what was sent under them.
#[derive(Debug)]
pub(crate) struct SignedHeaders<'a> {
    /// The names, as sent. They are few: a search from the start is the fastest.
    names: SmallVec<[&'a str; HEADERS_USUAL]>,
    /// The values as they came, each with the place of its name.
    values: SmallVec<[(usize, &'a HeaderValue); HEADERS_USUAL]>,
}

impl<'a> SignedHeaders<'a> {
    /// Reads the names and, in one pass over all headers, the values. Refuses a request in which a header that must be signed is not.
    pub(crate) fn read(
        claim: &SignatureFields<'a>,
        headers: &'a HeaderMap,
        options: &Options,
    ) -> Result<Self, SignatureError> {
        let mut signed = Self { names: SmallVec::new(), values: SmallVec::new() };
        for name in parts(claim.signed_headers, b';') {
            if signed.names.len() == SIGNED_HEADERS_MAX {
                let message = "There are too many signed headers.";
                return Err(SignatureError::Invalid(message.to_owned()));
            }
            signed.names.push(name);
        }
        if !signed.names.contains(&"host") {
            return Err(SignatureError::UnsignedHeader("'Host' or ':authority'".to_owned()));
        }
        signed.read_values(headers, options)?;
        let mut names = signed.names.iter().enumerate();
        if names.any(|(index, name)| signed.names.iter().take(index).any(|other| other == name)) {
            let message = "A signed header must not be named twice.";
            return Err(SignatureError::Invalid(message.to_owned()));
        }
        Ok(signed)
    }

    fn read_values(
        &mut self,
        headers: &'a HeaderMap,
        options: &Options,
    ) -> Result<(), SignatureError> {
        let names = self.names.as_slice();
        // The values of one name come one after the other.
        let mut last = "";
        for (name, value) in headers {
            let name = name.as_str();
            let has_meaning = name.starts_with(AMZ_PREFIX) || name == "host";
            // Names are signed in small letters. Where a client leaves them large, it has signed the value all the same.
            let place = names.iter().position(|signed| {
                *signed == name || !has_meaning && signed.eq_ignore_ascii_case(name)
            });
            let is_free = options.unsigned_session_token && name == "x-amz-security-token";
            if has_meaning && place.is_none() && !is_free {
                return Err(SignatureError::UnsignedHeader(format!("'{name}'")));
            }
            // Signed, they are one value, `a,b`; which of them is read would be arbitrary.
            if has_meaning && name == std::mem::replace(&mut last, name) {
                return Err(repeated(name));
            }
            if let Some(place) = place {
                self.values.push((place, value));
            }
        }
        Ok(())
    }

    /// Writes the values of the header at this place, joined with commas, each trimmed and its inner white space folded.
    fn write_values(&self, out: &mut Vec<u8>, place: usize) {
        let values = self.values.iter().filter(|(of, _)| *of == place);
        for (index, (_, value)) in values.enumerate() {
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
}

/// Returns the hash of the canonical request, whose last line is `payload`: the hash of the body in hexadecimal digits, or what S3
/// takes instead.
pub(crate) fn hash(
    request: &RequestHead<'_>,
    signed: &SignedHeaders<'_>,
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
    for (place, name) in signed.names.iter().enumerate() {
        out.extend_from_slice(name.as_bytes());
        out.push(b':');
        signed.write_values(&mut out, place);
        out.push(b'\n');
    }
    for (place, name) in signed.names.iter().enumerate() {
        out.push(if place == 0 { b'\n' } else { b';' });
        out.extend_from_slice(name.as_bytes());
    }
    out.push(b'\n');
    out.extend_from_slice(payload);
    hash::sha256(&out)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_large_letters_has_its_value_where_it_has_no_meaning() {
        let mut headers = HeaderMap::new();
        for (name, value) in [("content-type", "a/b"), ("host", "c")] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let line = |signed: &[&'static str], place| {
            let names = SmallVec::from_slice(signed);
            let mut signed = SignedHeaders { names, values: SmallVec::new() };
            let read = signed.read_values(&headers, &Options::kms());
            let mut out = Vec::new();
            signed.write_values(&mut out, place);
            read.map(|()| out)
        };
        assert_eq!(line(&["Content-Type", "host"], 0).unwrap(), b"a/b");
        assert_eq!(line(&["content-type", "host"], 1).unwrap(), b"c");
        assert!(line(&["content-type", "Host"], 1).is_err());
    }
}
