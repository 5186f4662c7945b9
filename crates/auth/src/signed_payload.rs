//! The payload, as the canonical request has it.

use crypto::hash::{self, SHA256_BYTES};
use http::{HeaderMap, HeaderName};

use crate::chunk_signatures::ChunkSignatures;
use crate::options::SigningRules;
use crate::payload_rule::{ChunkedPayload, PayloadRule};
use crate::query::Query;
use crate::signature_error::{PayloadError, SignatureError, cut};
use crate::signature_fields::single;
use crate::signed_request::RequestHead;

const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DECODED_LENGTH: HeaderName = HeaderName::from_static("x-amz-decoded-content-length");
const TRAILER: HeaderName = HeaderName::from_static("x-amz-trailer");
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
/// The most trailers that a request may announce. Clients send one, with the checksum.
const TRAILERS_MAX: usize = 10;

/// The payload, as the canonical request has it.
#[derive(Debug)]
pub(crate) enum SignedPayload<'a> {
    /// The body, which is read.
    Body {
        hash: [u8; SHA256_BYTES],
        /// The hash in hexadecimal digits.
        digits: [u8; 2 * SHA256_BYTES],
    },
    /// The announcement of a body that is not read yet.
    Announced {
        /// The value of `x-amz-content-sha256`, as sent.
        text: &'a str,
        payload: AnnouncedPayload,
    },
}

/// The meaning of `x-amz-content-sha256` and the headers that belong to it.
#[derive(Debug)]
pub(crate) enum AnnouncedPayload {
    Sha256([u8; SHA256_BYTES]),
    Unsigned,
    Chunked { is_signed: bool, decoded_length: u64, trailers: Option<Vec<HeaderName>> },
}

impl<'a> SignedPayload<'a> {
    /// Returns the hash of the body. If `x-amz-content-sha256` is sent, it must be that hash: no unsigned body and none in chunks.
    pub(crate) fn of_body(head: &RequestHead<'_>, body: &[u8]) -> Result<Self, PayloadError> {
        let hash = hash::sha256(body);
        let digits = hash::hex_array(&hash);
        match head.headers.get(&CONTENT_SHA256) {
            Some(sent) if sent.as_bytes() != digits => Err(PayloadError::Hash {
                sent: cut(&String::from_utf8_lossy(sent.as_bytes())).to_owned(),
                computed: hash::hex(&hash),
            }),
            Some(_) | None => Ok(Self::Body { hash, digits }),
        }
    }

    /// Reads what the request says of a body that is not read yet.
    pub(crate) fn announced(
        head: &RequestHead<'a>,
        is_presigned: bool,
        rules: SigningRules,
    ) -> Result<Self, SignatureError> {
        let in_header = single(head.headers, &CONTENT_SHA256)?;
        let in_query = if is_presigned { parameter(head.query)? } else { None };
        let text = match (in_header, in_query) {
            (Some(one), Some(other)) if one != other => {
                let message = "x-amz-content-sha256 differs between header and query.";
                return Err(SignatureError::Incomplete(message.to_owned()));
            }
            (Some(text), _) | (None, Some(text)) => text,
            (None, None) if is_presigned && rules == SigningRules::S3 => UNSIGNED,
            (None, None) => return Err(PayloadError::MissingHash.into()),
        };
        let payload = AnnouncedPayload::read(text, head.headers)?;
        match (&payload, rules) {
            (_, SigningRules::S3) | (AnnouncedPayload::Sha256(_), SigningRules::General) => {
                Ok(Self::Announced { text, payload })
            }
            (_, SigningRules::General) => Err(PayloadError::Value(cut(text).to_owned()).into()),
        }
    }

    /// Returns the last line of the canonical request.
    pub(crate) fn line(&self) -> &[u8] {
        match self {
            Self::Body { digits, .. } => digits,
            Self::Announced { text, .. } => text.as_bytes(),
        }
    }

    /// Returns the rule for the body, once the signature is verified.
    pub(crate) fn rule(self, signatures: impl FnOnce() -> ChunkSignatures) -> PayloadRule {
        match self {
            Self::Body { hash, .. }
            | Self::Announced { payload: AnnouncedPayload::Sha256(hash), .. } => {
                PayloadRule::Sha256(hash)
            }
            Self::Announced { payload: AnnouncedPayload::Unsigned, .. } => PayloadRule::Unsigned,
            Self::Announced {
                payload: AnnouncedPayload::Chunked { is_signed, decoded_length, trailers },
                ..
            } => {
                let signatures = is_signed.then(signatures);
                PayloadRule::Chunked(Box::new(ChunkedPayload {
                    signatures,
                    decoded_length,
                    trailers,
                }))
            }
        }
    }
}

impl AnnouncedPayload {
    fn read(text: &str, headers: &HeaderMap) -> Result<Self, SignatureError> {
        let (is_signed, has_trailer) = match text {
            UNSIGNED => return no_trailer(headers, Self::Unsigned),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => (true, false),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => (true, true),
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => (false, true),
            "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"
            | "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER" => {
                return Err(PayloadError::Asymmetric(text.to_owned()).into());
            }
            digits => {
                let hash =
                    sha256(digits).ok_or_else(|| PayloadError::Value(cut(digits).to_owned()))?;
                return no_trailer(headers, Self::Sha256(hash));
            }
        };
        let length = single(headers, &DECODED_LENGTH)?.ok_or(PayloadError::MissingLength)?;
        let is_number = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
        let number = length.parse().ok().filter(|_number| is_number);
        let decoded_length = number.ok_or_else(|| PayloadError::Length(cut(length).to_owned()))?;
        if has_trailer {
            let trailers = Some(trailers(single(headers, &TRAILER)?)?);
            return Ok(Self::Chunked { is_signed, decoded_length, trailers });
        }
        no_trailer(headers, Self::Chunked { is_signed, decoded_length, trailers: None })
    }
}

/// Returns `payload`, if the request announces no trailer, which would never be looked at.
fn no_trailer(
    headers: &HeaderMap,
    payload: AnnouncedPayload,
) -> Result<AnnouncedPayload, SignatureError> {
    if headers.contains_key(&TRAILER) {
        let message = "x-amz-trailer needs an x-amz-content-sha256 that ends in -TRAILER.";
        return Err(PayloadError::Trailer(message).into());
    }
    Ok(payload)
}

/// Returns the names in a list such as `x-amz-checksum-crc32`. No list announces no trailer.
fn trailers(list: Option<&str>) -> Result<Vec<HeaderName>, PayloadError> {
    let names = list.unwrap_or_default().split(',').map(|name| name.trim_matches([' ', '\t']));
    let mut trailers = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        let name = HeaderName::from_bytes(name.as_bytes()).ok();
        let name = name.filter(|name| !trailers.contains(name) && trailers.len() < TRAILERS_MAX);
        let wrong = "x-amz-trailer must be a list of at most 10 names of headers, each once.";
        trailers.push(name.ok_or(PayloadError::Trailer(wrong))?);
    }
    Ok(trailers)
}

/// Returns the value of the parameter `X-Amz-Content-Sha256` in any letter case, as signers for JavaScript may write it.
fn parameter(query: &Query) -> Result<Option<&str>, SignatureError> {
    let is_named = |name: &str| name.eq_ignore_ascii_case(CONTENT_SHA256.as_str());
    let mut found = query.parameters().filter(|(name, _)| is_named(name));
    let first = found.next();
    if found.next().is_some() {
        let message = "The query-string parameter 'X-Amz-Content-Sha256' must not be repeated.";
        return Err(SignatureError::Incomplete(message.to_owned()));
    }
    Ok(first.map(|(_, value)| value))
}

/// Returns the hash that 64 hexadecimal digits are.
fn sha256(digits: &str) -> Option<[u8; SHA256_BYTES]> {
    let mut hash = [0; SHA256_BYTES];
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    if pairs.len() != SHA256_BYTES || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        let digit = |letter: &u8| char::from(*letter).to_digit(16);
        *byte = u8::try_from(digit(high)? * 16 + digit(low)?).ok()?;
    }
    Some(hash)
}
