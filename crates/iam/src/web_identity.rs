//! The token of `AssumeRoleWithWebIdentity`: its issuer and its subject, and whether it is valid.
//! <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
//!
//! Used in two steps, because the keys of the issuer come from outside: [`WebIdentity::read`] says which issuer's keys are
//! needed, [`WebIdentity::verify`] takes them. Signatures are verified by [`crypto::jwt`], which also says which algorithms there
//! are. The rules for claims are those of OpenID Connect Core 1.0, 3.1.3.7, and of
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html>:
//!
//! - `iss` is the provider's URL, to the character;
//! - `azp`, or `aud` if there is none, is one of the provider's client ids;
//! - `exp`, `iat` and `sub` are present; `exp`, `iat` and `nbf` count with five minutes of leeway.

mod condition_keys;

use std::time::Duration;

use crypto::jwt::{Claims as Verified, Jwks, Rejected, Token};
use model::{Error, ErrorCode, Timestamp};
use serde_json::Value;

use crate::oidc_provider::OidcProvider;

/// The length of `WebIdentityToken` in bytes (the model's limits).
const TOKEN_BYTES: std::ops::RangeInclusive<usize> = 4..=20_000;
/// "IAM provides a five-minute window beyond the expiration time specified in the JWT to account for clock skew."
const LEEWAY: Duration = Duration::from_secs(5 * 60);
/// The model's limit of `SubjectFromWebIdentityToken`.
const SUBJECT_CHARACTERS_MAX: usize = 255;
/// The model's limit of a provider's URL.
const URL_CHARACTERS_MAX: usize = 255;
/// The texts in a list that a claim may hold.
const TEXTS_MAX: usize = 100;

/// The subject of a verified token, and its audience.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct WebIdentityClaims {
    /// `sub`.
    pub(crate) subject: String,
    /// The client id that the token is for, one of the provider's: `azp`, or one of `aud` if there is none. The condition key
    /// `PROVIDER:aud` holds it.
    pub(crate) audience: String,
    /// All of `aud`: the condition key `PROVIDER:oaud`.
    pub(crate) audiences: Vec<String>,
    /// `amr`: the methods by which the user was authenticated. The condition key `PROVIDER:amr`.
    pub(crate) amr: Vec<String>,
    /// The session's source identity: the claim `https://aws.amazon.com/source_identity`.
    pub(crate) source_identity: Option<String>,
    verified: Verified,
}

impl std::fmt::Debug for WebIdentityClaims {
    /// Shows nothing about the user: `sub` may be personal.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "WebIdentityClaims(for {:?}, [redacted])", self.audience)
    }
}

impl WebIdentityClaims {
    /// Returns any other claim by its name, such as `https://aws.amazon.com/tags`.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.verified.get(name)
    }
}

/// A token that was read and not verified.
#[derive(Debug)]
pub(crate) struct WebIdentity<'a>(Token<'a>);

impl<'a> WebIdentity<'a> {
    /// Reads a token.
    ///
    /// # Errors
    /// `InvalidIdentityToken` if it is not a JSON Web Token with a signature that AWS accepts.
    pub(crate) fn read(token: &'a [u8]) -> Result<Self, Error> {
        if !TOKEN_BYTES.contains(&token.len()) {
            return Err(rejected(Rejected::Form));
        }
        Token::parse(token).map(Self).map_err(rejected)
    }

    /// Returns the issuer that the token claims, whose keys are needed.
    ///
    /// # Errors
    /// `InvalidIdentityToken` if it claims none.
    pub(crate) fn issuer(&self) -> Result<&str, Error> {
        self.0.claimed_issuer().ok_or_else(|| missing("iss"))
    }

    /// Returns the id of the issuer's key that is needed.
    pub(crate) fn key_id(&self) -> Option<&str> {
        self.0.key_id()
    }

    /// Verifies the token as of `now`: its signature first, with the provider's keys, then its claims.
    ///
    /// # Errors
    /// `InvalidIdentityToken`, and `ExpiredTokenException` if it would be valid and came too late.
    pub(crate) fn verify(
        self,
        provider: &OidcProvider,
        keys: &Jwks,
        now: Timestamp,
    ) -> Result<WebIdentityClaims, Error> {
        if self.issuer()? != provider.url {
            return Err(unknown_issuer(self.issuer()?));
        }
        let verified = self.0.verify(keys).map_err(rejected)?;
        let subject = text(&verified, "sub")?.ok_or_else(|| missing("sub"))?;
        if !(1..=SUBJECT_CHARACTERS_MAX).contains(&subject.chars().count()) {
            return Err(invalid("The claim sub must have 1 to 255 characters"));
        }
        let audiences = texts(&verified, "aud")?.ok_or_else(|| missing("aud"))?;
        let azp = text(&verified, "azp")?;
        let audience = audience(provider, &audiences, azp.as_deref())?.to_owned();
        in_time(&verified, now)?;
        Ok(WebIdentityClaims {
            subject,
            audience,
            audiences,
            amr: texts(&verified, "amr")?.unwrap_or_default(),
            source_identity: text(&verified, "https://aws.amazon.com/source_identity")?,
            verified,
        })
    }
}

/// Returns the error if no provider of the account has this URL. It repeats no more of the URL than a provider's may have.
pub(crate) fn unknown_issuer(issuer: &str) -> Error {
    let issuer: String = issuer.chars().take(URL_CHARACTERS_MAX).collect();
    invalid(format!("No OpenIDConnect provider found in your account for {issuer}"))
}

/// Returns the party that the token was issued to, "when the ID Token has a single audience value and that audience is different
/// than the authorized party": AWS takes `azp`, if there is one, for the audience.
fn audience<'a>(
    provider: &OidcProvider,
    audiences: &'a [String],
    azp: Option<&'a str>,
) -> Result<&'a str, Error> {
    let is_ours = |id: &&str| provider.client_ids.iter().any(|own| own == id);
    let found = match azp {
        Some(azp) => Some(azp).filter(is_ours),
        None => audiences.iter().map(String::as_str).find(is_ours),
    };
    found.ok_or_else(|| invalid("Incorrect token audience"))
}

fn in_time(claims: &Verified, now: Timestamp) -> Result<(), Error> {
    let expires = time(claims, "exp")?.ok_or_else(|| missing("exp"))?;
    let issued = time(claims, "iat")?.ok_or_else(|| missing("iat"))?;
    let begins = time(claims, "nbf")?.unwrap_or(issued);
    let (earliest, latest) = (now.minus(LEEWAY).seconds(), now.plus(LEEWAY).seconds());
    let now = now.seconds();
    if begins.max(issued) > latest {
        return Err(invalid(format!(
            "Token is not valid yet: current date/time {now} must be after the date/time {}",
            begins.max(issued)
        )));
    }
    if expires <= earliest {
        let message = format!(
            "Token expired: current date/time {now} must be before the expiration date/time {expires}"
        );
        return Err(Error::new(ErrorCode::ExpiredTokenException, message));
    }
    Ok(())
}

/// Returns a time in seconds: "Timestamps in the token must be formatted as either an integer or a long integer."
fn time(claims: &Verified, name: &str) -> Result<Option<i64>, Error> {
    let seconds = |value: &Value| value.as_i64().filter(|seconds| *seconds >= 0);
    claim(claims, name, seconds)
}

fn text(claims: &Verified, name: &str) -> Result<Option<String>, Error> {
    claim(claims, name, |value| value.as_str().map(str::to_owned))
}

/// Returns one text or a list of them, which is not empty.
fn texts(claims: &Verified, name: &str) -> Result<Option<Vec<String>>, Error> {
    claim(claims, name, |value| match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Array(list) if (1..=TEXTS_MAX).contains(&list.len()) => {
            list.iter().map(|text| text.as_str().map(str::to_owned)).collect()
        }
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
            None
        }
    })
}

/// Returns a claim in the form that `read` knows. A claim in another form is an error, not missing.
fn claim<T>(
    claims: &Verified,
    name: &str,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Result<Option<T>, Error> {
    let Some(value) = claims.get(name) else { return Ok(None) };
    let read = read(value).ok_or_else(|| invalid(format!("The claim {name} is not valid")));
    read.map(Some)
}

fn missing(claim: &str) -> Error {
    invalid(format!("Missing a required claim: {claim}"))
}

/// Returns the error for a rejected token. Wrong keys and unreachable issuers have one text in AWS.
fn rejected(why: Rejected) -> Error {
    let message = match why {
        Rejected::Form | Rejected::Algorithm => {
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
        }
        Rejected::Key => {
            "Couldn't retrieve verification key from your identity provider,  please reference \
             AssumeRoleWithWebIdentity documentation for requirements"
        }
        Rejected::Signature => "Couldn't verify signed token",
    };
    invalid(message).because(why.to_string())
}

fn invalid(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorCode::InvalidIdentityToken, message)
}

#[cfg(test)]
mod tests;
