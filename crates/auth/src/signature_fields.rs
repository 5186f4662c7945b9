//! The signature fields of a request: credential, signed headers, signature, date. Nothing here is trusted yet.

use http::{HeaderMap, HeaderName};
use model::{Error, Region, Regions, Timestamp};

use crate::signature_error::{incomplete, invalid};

/// The only algorithm.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const ASYMMETRIC_ALGORITHM: &str = "AWS4-ECDSA-P256-SHA256";
/// The headers that are read, by names that need not be parsed for each request.
pub(crate) const DATE: HeaderName = HeaderName::from_static("x-amz-date");
pub(crate) const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const TERMINATOR: &str = "aws4_request";
/// The longest Authorization header that is parsed; AWS clients send a few hundred bytes.
const AUTHORIZATION_BYTES_MAX: usize = 8192;

/// The claim of who signed what and when.
#[derive(Debug)]
pub(crate) struct SignatureFields<'a> {
    /// The access key id and scope, as sent.
    pub(crate) credential: CredentialScope<'a>,
    /// The names of the signed headers, as sent: `host;x-amz-date`.
    pub(crate) signed_headers: &'a str,
    /// The signature, as sent.
    pub(crate) signature: &'a str,
    /// The date, as sent.
    pub(crate) date_text: &'a str,
    pub(crate) date: Timestamp,
    /// The time for which a presigned request is valid, in seconds; `None` for a header signature.
    pub(crate) expires_seconds: Option<u32>,
    /// The session token, as sent.
    pub(crate) session_token: Option<&'a str>,
}

/// The credential scope: `KEY-ID/20150830/us-east-1/kms/aws4_request`.
#[derive(Debug)]
pub(crate) struct CredentialScope<'a> {
    pub(crate) text: &'a str,
    pub(crate) access_key_id: &'a str,
    pub(crate) date: &'a str,
    pub(crate) region: &'a str,
    pub(crate) service: &'a str,
    terminator: &'a str,
}

impl<'a> CredentialScope<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<Self, Error> {
        let mut parts = text.rsplitn(5, '/');
        let mut next = || parts.next().filter(|part| !part.is_empty());
        let parsed = (|| {
            let (terminator, service, region, date) = (next()?, next()?, next()?, next()?);
            let access_key_id = next().filter(|id| !id.contains('/'))?;
            Some(Self { text, access_key_id, date, region, service, terminator })
        })();
        parsed.ok_or_else(|| {
            incomplete(format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got \
                 '{}'",
                cut(text)
            ))
        })
    }

    /// Returns the scope without the access key id.
    pub(crate) fn scope(&self) -> &'a str {
        self.text.get(self.access_key_id.len() + 1..).unwrap_or_default()
    }

    /// Returns the Region of the scope, if it is one in which this service takes requests signed at `date_text`.
    pub(crate) fn check(
        &self,
        service: &str,
        date_text: &str,
        regions: &Regions,
    ) -> Result<Region, Error> {
        let day = date_text.get(..8).unwrap_or_default();
        if self.terminator != TERMINATOR {
            return Err(invalid(format!(
                "Credential should be scoped with a valid terminator: '{TERMINATOR}', not '{}'.",
                cut(self.terminator)
            )));
        }
        if self.service != service {
            return Err(invalid(format!(
                "Credential should be scoped to correct service: '{service}'. "
            )));
        }
        if self.date != day {
            return Err(invalid(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{}' != \
                 '{day}', from '{date_text}'.",
                cut(self.date)
            )));
        }
        regions.get(self.region).cloned().ok_or_else(|| {
            invalid(format!(
                "Credential should be scoped to a valid region, not '{}'. ",
                cut(self.region)
            ))
        })
    }
}

impl<'a> SignatureFields<'a> {
    /// Reads the fields of an `Authorization` header with the date and the session token that came with it.
    pub(crate) fn from_header(
        header: Option<&'a str>,
        date: Option<&'a str>,
        session_token: Option<&'a str>,
    ) -> Result<Self, Error> {
        let header =
            header.filter(|header| header.len() <= AUTHORIZATION_BYTES_MAX).ok_or_else(|| {
                incomplete("The Authorization header is not text of reasonable length.".to_owned())
            })?;
        let rest = parameters_of(header)?;
        let [credential, signed_headers, signature] =
            parameters(rest, ["Credential", "SignedHeaders", "Signature"]);
        let (Some(credential), Some(signed_headers), Some(signature), Some(date_text)) =
            (credential, signed_headers, signature, date)
        else {
            return Err(missing_pieces(
                [
                    ("Credential", credential),
                    ("Signature", signature),
                    ("SignedHeaders", signed_headers),
                ],
                date,
                header,
            ));
        };
        Ok(Self {
            credential: CredentialScope::parse(credential)?,
            signed_headers,
            signature,
            date_text,
            date: parse_date(date_text)?,
            expires_seconds: None,
            session_token,
        })
    }

    pub(crate) fn from_query(
        credential: &'a str,
        signed_headers: &'a str,
        signature: &'a str,
        date_text: &'a str,
        expires_seconds: u32,
        session_token: Option<&'a str>,
    ) -> Result<Self, Error> {
        Ok(Self {
            credential: CredentialScope::parse(credential)?,
            signed_headers,
            signature,
            date_text,
            date: parse_date(date_text)?,
            expires_seconds: Some(expires_seconds),
            session_token,
        })
    }
}

/// Returns what follows the algorithm, which must be [`ALGORITHM`].
fn parameters_of(header: &str) -> Result<&str, Error> {
    let (algorithm, rest) = header.trim_start().split_once(' ').unwrap_or((header, ""));
    match algorithm {
        ALGORITHM => Ok(rest),
        ASYMMETRIC_ALGORITHM => Err(incomplete(format!(
            "{ASYMMETRIC_ALGORITHM} (Signature Version 4A) is not supported by this service; sign with {ALGORITHM}."
        ))),
        _ => Err(incomplete(format!("Unsupported AWS 'algorithm': '{}'.", cut(algorithm)))),
    }
}

/// Returns the values of the parameters with these names. A parameter that is empty or repeated has none.
fn parameters<'a, const N: usize>(text: &'a str, names: [&str; N]) -> [Option<&'a str>; N] {
    let mut found = names.map(|name| (name, None));
    for (name, value) in text.split(',').filter_map(|part| part.trim().split_once('=')) {
        if let Some((_, place)) = found.iter_mut().find(|(known, _)| *known == name) {
            *place = Some(if place.is_none() { value } else { "" });
        }
    }
    found.map(|(_, value)| value.filter(|value| !value.is_empty()))
}

/// Returns the value of a header that must not be repeated. The signature covers it without white space around it and with single
/// spaces in it, so it must be sent so.
pub(crate) fn single<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> Result<Option<&'a str>, Error> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(incomplete(format!("The header '{name}' must not be repeated.")));
    }
    let Some(value) = first else { return Ok(None) };
    let text = value
        .to_str()
        .map_err(|_not_text| incomplete(format!("The header '{name}' is not text.")))?;
    if text.trim_ascii() != text || text.contains("  ") {
        return Err(incomplete(format!("The header '{name}' has more spaces than are signed.")));
    }
    Ok(Some(text))
}

/// Returns the error that lists each missing piece, as AWS does.
fn missing_pieces(pieces: [(&str, Option<&str>); 3], date: Option<&str>, header: &str) -> Error {
    let mut message = String::new();
    for (name, _) in pieces.iter().filter(|(_, value)| value.is_none()) {
        message += &format!("Authorization header requires '{name}' parameter. ");
    }
    if date.is_none() {
        message +=
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    incomplete(format!("{message}Authorization={}", cut(header)))
}

fn parse_date(text: &str) -> Result<Timestamp, Error> {
    Timestamp::from_amz_date(text).ok_or_else(|| {
        incomplete(format!(
            "Date must be in ISO-8601 'basic format'. Got '{}'. See http://en.wikipedia.org/wiki/ISO_8601",
            cut(text)
        ))
    })
}

/// Returns at most 256 characters of what was sent.
fn cut(text: &str) -> &str {
    text.char_indices().nth(256).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
