//! The trailers of a body in chunks.

use http::{HeaderMap, HeaderName, HeaderValue};
use model::{Error, ErrorCode};

use crate::chunk_signatures::SIGNATURE_DIGITS;

/// The most bytes of all trailers, their signature included. A checksum has at most 88 characters.
const BYTES_MAX: usize = 4096;
const SIGNATURE: HeaderName = HeaderName::from_static("x-amz-trailer-signature");

/// The trailers, as far as they have come.
#[derive(Debug)]
pub(super) struct Trailers {
    /// The names that have not come yet.
    missing: Vec<HeaderName>,
    headers: HeaderMap,
    signature: SignatureTrailer,
    /// `true` if the last line ended with LF alone: then CR LF belongs to it.
    is_open: bool,
    bytes_left: usize,
}

/// The signature of the trailers.
#[derive(Debug)]
enum SignatureTrailer {
    /// There must be none.
    Unsigned,
    /// It is still to come.
    Missing,
    /// It has come, and is the last trailer.
    Came([u8; SIGNATURE_DIGITS]),
}

impl Trailers {
    /// Returns the trailers called `names`, of which none has come.
    pub(super) fn new(names: Vec<HeaderName>, is_signed: bool) -> Self {
        Self {
            missing: names,
            headers: HeaderMap::new(),
            signature: if is_signed {
                SignatureTrailer::Missing
            } else {
                SignatureTrailer::Unsigned
            },
            is_open: false,
            bytes_left: BYTES_MAX,
        }
    }

    /// Returns how many bytes may still come.
    pub(super) const fn bytes_left(&self) -> usize {
        self.bytes_left
    }

    /// Reads a whole line. Returns whether it is the empty line at the end, after which nothing is missing.
    pub(super) fn take_line(&mut self, line: &[u8]) -> Result<bool, Error> {
        self.bytes_left = self.bytes_left.saturating_sub(line.len());
        if line == b"\r\n" {
            let is_end = !std::mem::take(&mut self.is_open);
            if is_end && !self.missing.is_empty() {
                return Err(malformed("an announced trailer is missing"));
            }
            return Ok(is_end);
        }
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = match text.strip_suffix(b"\r") {
            Some(text) => {
                self.is_open = false;
                text
            }
            None => {
                self.is_open = true;
                text
            }
        };
        self.take(text)?;
        Ok(false)
    }

    /// Returns the signature of the trailers; `None` if they are not signed.
    pub(super) fn signature(&self) -> Result<Option<&[u8; SIGNATURE_DIGITS]>, Error> {
        match &self.signature {
            SignatureTrailer::Unsigned => Ok(None),
            SignatureTrailer::Missing => Err(malformed("x-amz-trailer-signature is missing")),
            SignatureTrailer::Came(signature) => Ok(Some(signature)),
        }
    }

    /// Returns the lines that the signature covers.
    pub(super) fn lines(&self) -> Vec<u8> {
        let mut headers: Vec<_> = self.headers.iter().collect();
        headers.sort_unstable_by_key(|(name, _)| name.as_str());
        let line = |(name, value): (&HeaderName, &HeaderValue)| {
            [name.as_str().as_bytes(), b":", value.as_bytes(), b"\n"].concat()
        };
        headers.into_iter().flat_map(line).collect()
    }

    /// Returns the trailers without their signature.
    pub(super) fn into_headers(self) -> HeaderMap {
        self.headers
    }

    fn take(&mut self, text: &[u8]) -> Result<(), Error> {
        let colon = text.iter().position(|byte| *byte == b':');
        let parts = colon.and_then(|colon| text.split_at_checked(colon));
        let (name, value) = parts.ok_or_else(|| malformed("a trailer has no colon"))?;
        let name = HeaderName::from_bytes(name).ok();
        let name = name.ok_or_else(|| malformed("the name of a trailer is none"))?;
        let value = trimmed(value.strip_prefix(b":").unwrap_or(value));
        if matches!(self.signature, SignatureTrailer::Came(_)) {
            return Err(malformed("a trailer follows the signature of the trailers"));
        }
        if name == SIGNATURE && matches!(self.signature, SignatureTrailer::Missing) {
            let signature = value.try_into().ok();
            let signature =
                signature.ok_or_else(|| malformed("x-amz-trailer-signature is none"))?;
            self.signature = SignatureTrailer::Came(signature);
            return Ok(());
        }
        let place = self.missing.iter().position(|missing| *missing == name);
        let place = place.ok_or_else(|| malformed("a trailer is repeated, or not announced"))?;
        let value = HeaderValue::from_bytes(value).ok();
        let value = value.ok_or_else(|| malformed("the value of a trailer is none"))?;
        self.missing.swap_remove(place);
        self.headers.insert(name, value);
        Ok(())
    }
}

fn trimmed(value: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let start = value.iter().position(|byte| !is_blank(byte)).unwrap_or(value.len());
    let end = value.iter().rposition(|byte| !is_blank(byte)).map_or(start, |last| last + 1);
    value.get(start..end).unwrap_or_default()
}

/// Returns the error for trailers that are not as they were announced, or not signed.
///
/// Source: S3 API reference, "Error responses".
fn malformed(detail: &'static str) -> Error {
    Error::new(
        ErrorCode::MalformedTrailerError,
        "The request contained trailing data that was not well-formed or did not conform to our published schema.",
    )
    .because(detail)
}
