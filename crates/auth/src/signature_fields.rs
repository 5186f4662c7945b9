//! The signature fields of a request: credential, signed headers, signature, date. Nothing here is trusted yet.

use std::time::Duration;

use http::{HeaderMap, HeaderName};
use model::{Region, Regions, Timestamp};

use crate::signature_error::{ALGORITHM, ScopeError, SignatureError, TERMINATOR, cut};
use crate::split::{has_two_spaces, parts, split_last, split_once};

/// The headers that are read, by names that need not be parsed for each request.
pub(crate) const DATE: HeaderName = HeaderName::from_static("x-amz-date");
pub(crate) const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
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
    /// The time for which a presigned request is valid; `None` for a header signature.
    pub(crate) lifetime: Option<Duration>,
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
    pub(crate) fn parse(text: &'a str) -> Result<Self, SignatureError> {
        let parsed = (|| {
            let (rest, terminator) = split_last(text, b'/')?;
            let (rest, service) = split_last(rest, b'/')?;
            let (rest, region) = split_last(rest, b'/')?;
            let (access_key_id, date) = split_last(rest, b'/')?;
            let is_whole = [access_key_id, date, region, service, terminator]
                .iter()
                .all(|part| !part.is_empty());
            let is_id = split_once(access_key_id, b'/').is_none();
            (is_whole && is_id).then_some(Self {
                text,
                access_key_id,
                date,
                region,
                service,
                terminator,
            })
        })();
        parsed.ok_or_else(|| ScopeError::Credential(cut(text).to_owned()).into())
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
    ) -> Result<Region, ScopeError> {
        let sent = |text: &str| cut(text).to_owned();
        if self.terminator != TERMINATOR {
            return Err(ScopeError::Terminator(sent(self.terminator)));
        }
        if self.service != service {
            let expected = service.to_owned();
            return Err(ScopeError::Service { sent: sent(self.service), expected });
        }
        if self.date != date_text.get(..8).unwrap_or_default() {
            return Err(ScopeError::Date { sent: sent(self.date), date: date_text.to_owned() });
        }
        regions.get(self.region).cloned().ok_or_else(|| ScopeError::Region(sent(self.region)))
    }
}

impl<'a> SignatureFields<'a> {
    /// Returns whether the signature is in the query.
    pub(crate) const fn is_presigned(&self) -> bool {
        self.lifetime.is_some()
    }

    /// Reads the fields of an `Authorization` header with the date and the session token that came with it.
    pub(crate) fn from_header(
        header: Option<&'a str>,
        date: Option<&'a str>,
        session_token: Option<&'a str>,
    ) -> Result<Self, SignatureError> {
        let header =
            header.filter(|header| header.len() <= AUTHORIZATION_BYTES_MAX).ok_or_else(|| {
                let message = "The Authorization header is not text of reasonable length.";
                SignatureError::Incomplete(message.to_owned())
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
            lifetime: None,
            session_token,
        })
    }

    /// Reads the fields of a form. The policy in it is what is signed.
    pub(crate) fn from_form(
        credential: &'a str,
        signature: &'a str,
        date_text: &'a str,
        lifetime: Duration,
        session_token: Option<&'a str>,
    ) -> Result<Self, SignatureError> {
        Self::from_query(credential, "", signature, date_text, lifetime, session_token)
    }

    pub(crate) fn from_query(
        credential: &'a str,
        signed_headers: &'a str,
        signature: &'a str,
        date_text: &'a str,
        lifetime: Duration,
        session_token: Option<&'a str>,
    ) -> Result<Self, SignatureError> {
        Ok(Self {
            credential: CredentialScope::parse(credential)?,
            signed_headers,
            signature,
            date_text,
            date: parse_date(date_text)?,
            lifetime: Some(lifetime),
            session_token,
        })
    }
}

/// Returns what follows the algorithm, which must be [`ALGORITHM`].
fn parameters_of(header: &str) -> Result<&str, SignatureError> {
    let begun = header.trim_ascii_start();
    let (algorithm, rest) = split_once(begun, b' ').unwrap_or((header, ""));
    if algorithm == ALGORITHM {
        return Ok(rest);
    }
    Err(SignatureError::Algorithm(cut(algorithm).to_owned()))
}

/// Returns the values of the parameters with these names. A parameter that is empty or repeated has none.
fn parameters<'a, const N: usize>(text: &'a str, names: [&str; N]) -> [Option<&'a str>; N] {
    let mut found = [None; N];
    for (name, value) in parts(text, b',').filter_map(|part| split_once(part.trim_ascii(), b'=')) {
        let place = names.iter().zip(&mut found).find(|(known, _)| **known == name);
        if let Some((_, place)) = place {
            *place = Some(if place.is_none() { value } else { "" });
        }
    }
    found.iter_mut().filter(|value| **value == Some("")).for_each(|value| *value = None);
    found
}

/// Returns the value of a header that must not be repeated. The signature covers it without white space around it and with single
/// spaces in it, so it must be sent so.
pub(crate) fn single<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
) -> Result<Option<&'a str>, SignatureError> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(repeated(name.as_str()));
    }
    let Some(value) = first else { return Ok(None) };
    let text = value.to_str().map_err(|_not_text| {
        SignatureError::Incomplete(format!("The header '{name}' is not text."))
    })?;
    if text.trim_ascii().len() != text.len() || has_two_spaces(text.as_bytes()) {
        let message = format!("The header '{name}' has more spaces than are signed.");
        return Err(SignatureError::Incomplete(message));
    }
    Ok(Some(text))
}

/// Returns the error that lists each missing piece, as AWS does.
fn missing_pieces(
    pieces: [(&str, Option<&str>); 3],
    date: Option<&str>,
    header: &str,
) -> SignatureError {
    let mut message = String::new();
    for (name, _) in pieces.iter().filter(|(_, value)| value.is_none()) {
        message += &format!("Authorization header requires '{name}' parameter. ");
    }
    let is_date_only = message.is_empty();
    if date.is_none() {
        message +=
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    message.extend(["Authorization=", cut(header)]);
    SignatureError::MissingPieces { message, is_date_only }
}

fn parse_date(text: &str) -> Result<Timestamp, SignatureError> {
    Timestamp::from_amz_date(text).ok_or_else(|| SignatureError::Date(cut(text).to_owned()))
}

/// Returns the error for a header that is there more than once, of which any might be read.
pub(crate) fn repeated(name: &str) -> SignatureError {
    SignatureError::Incomplete(format!("The header '{name}' must not be repeated."))
}
