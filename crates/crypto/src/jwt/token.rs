use base64_simd::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::algorithm::Algorithm;
use super::json;
use super::keys::Jwks;

/// The reason why a token is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// It is not three parts of base64url, of which the first two are JSON objects without duplicate members. Or its header has a
    /// critical extension, and none is known.
    #[error("it is not a signed JSON Web Token")]
    Form,
    /// Its algorithm is not one of [`Algorithm`].
    #[error("its signature algorithm is not accepted")]
    Algorithm,
    /// Its key id and its algorithm match no key, or more than one.
    #[error("no key of the issuer is meant by its key id and its algorithm")]
    Key,
    /// The signature is not the key's.
    #[error("its signature is not valid")]
    Signature,
}

/// A token that was read and not verified: its content is anybody's claim.
pub struct Token<'a> {
    algorithm: Algorithm,
    key_id: Option<String>,
    claims: Map<String, Value>,
    signed: &'a [u8],
    signature: Vec<u8>,
}

impl std::fmt::Debug for Token<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Token({}, [redacted])", self.algorithm.name())
    }
}

/// The claims of a token whose signature was verified. The caller checks their values.
#[derive(Clone, PartialEq, Eq)]
pub struct Claims(Map<String, Value>);

impl std::fmt::Debug for Claims {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Claims({}, [redacted])", self.0.len())
    }
}

impl Claims {
    /// Returns a claim by its name, which is case-sensitive.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

impl<'a> Token<'a> {
    /// Parses a token. The caller bounds the text.
    ///
    /// # Errors
    /// [`Rejected::Form`] and [`Rejected::Algorithm`].
    pub fn parse(text: &'a [u8]) -> Result<Self, Rejected> {
        let CompactSerialization { header, payload, signed, signature } =
            split(text).ok_or(Rejected::Form)?;
        let header = part(header).ok_or(Rejected::Form)?;
        let claims = part(payload).ok_or(Rejected::Form)?;
        // "If any of the listed extension Header Parameters are not understood ... then the JWS is invalid": RFC 7515, 4.1.11.
        // `b64` is one of those (RFC 7797, 6).
        if header.contains_key("crit") || header.contains_key("b64") {
            return Err(Rejected::Form);
        }
        let key_id = match header.get("kid") {
            None => None,
            Some(Value::String(id)) => Some(id.clone()),
            Some(_) => return Err(Rejected::Form),
        };
        let algorithm = header.get("alg").and_then(Value::as_str).ok_or(Rejected::Form)?;
        let algorithm = Algorithm::named(algorithm).ok_or(Rejected::Algorithm)?;
        let signature = URL_SAFE_NO_PAD.decode_to_vec(signature).map_err(|_invalid| Rejected::Form);
        Ok(Self { algorithm, key_id, claims, signed, signature: signature? })
    }

    /// Returns the id of the key that the token claims to be signed with.
    #[must_use]
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// Returns the issuer that the token claims: only good for finding the keys that it must verify with.
    #[must_use]
    pub fn claimed_issuer(&self) -> Option<&str> {
        self.claims.get("iss").and_then(Value::as_str)
    }

    /// Verifies the signature.
    ///
    /// # Errors
    /// [`Rejected::Key`] and [`Rejected::Signature`].
    pub fn verify(self, keys: &Jwks) -> Result<Claims, Rejected> {
        let key = keys.find(self.key_id.as_deref(), self.algorithm).ok_or(Rejected::Key)?;
        if !key.verify(self.algorithm, self.signed, &self.signature) {
            return Err(Rejected::Signature);
        }
        Ok(Claims(self.claims))
    }
}

/// `header.payload.signature` (RFC 7515, 7.1), encoded.
struct CompactSerialization<'a> {
    header: &'a [u8],
    payload: &'a [u8],
    /// The first two with the dot between them.
    signed: &'a [u8],
    signature: &'a [u8],
}

fn split(text: &[u8]) -> Option<CompactSerialization<'_>> {
    let mut parts = text.split(|byte| *byte == b'.');
    let (header, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let signed = text.get(..header.len() + 1 + payload.len())?;
    parts.next().is_none().then_some(CompactSerialization { header, payload, signed, signature })
}

fn part(encoded: &[u8]) -> Option<Map<String, Value>> {
    json::object(&URL_SAFE_NO_PAD.decode_to_vec(encoded).ok()?)
}
