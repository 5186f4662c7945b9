use aws_lc_rs::signature::{ParsedPublicKey, RsaPublicKeyComponents};
use base64_simd::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::algorithm::{Algorithm, Scheme};
use super::json;

/// The RSA keys that a set may have, and the keys of elliptic curves.
const KEYS_MAX: usize = 100;
/// The longest public exponent: AWS-LC takes up to 33 bits.
const EXPONENT_BYTES_MAX: usize = 5;

/// The reason why a text is not a usable key set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKeySet {
    /// It is not a JSON object with a list `keys`, or a member occurs twice in it.
    #[error("it is not a JSON Web Key Set (RFC 7517)")]
    Form,
    /// There are more than 100 RSA keys, or more than 100 of elliptic curves.
    #[error("it has more than {KEYS_MAX} RSA keys or more than {KEYS_MAX} elliptic curve keys")]
    TooMany,
    /// No key is for a signature of one of the algorithms.
    #[error("it has no key for RS256, RS384, RS512, ES256, ES384 or ES512")]
    Empty,
}

/// The public keys of an issuer: a JSON Web Key Set.
pub struct Jwks(Vec<VerificationKey>);

impl std::fmt::Debug for Jwks {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|key| &key.id)).finish()
    }
}

/// A public key of a set.
pub(super) struct VerificationKey {
    id: Option<String>,
    /// The only algorithm that the key is for, if it names one.
    algorithm: Option<Algorithm>,
    material: JwkMaterial,
}

enum JwkMaterial {
    Rsa(RsaPublicKeyComponents<Vec<u8>>),
    Ec { algorithm: Algorithm, point: ParsedPublicKey },
}

impl Jwks {
    /// Parses a set. The caller bounds the text.
    ///
    /// Keys of other types, for other algorithms or other uses, and invalid keys are left out, as RFC 7517, 5 says. So is a key
    /// that is published with its private part.
    ///
    /// # Errors
    /// [`InvalidKeySet`].
    pub fn parse(text: &[u8]) -> Result<Self, InvalidKeySet> {
        let set = json::object(text).ok_or(InvalidKeySet::Form)?;
        let keys = set.get("keys").and_then(Value::as_array).ok_or(InvalidKeySet::Form)?;
        let count = |kty: &str| {
            keys.iter().filter(|key| key.get("kty").is_some_and(|own| own == kty)).count()
        };
        if count("RSA") > KEYS_MAX || count("EC") > KEYS_MAX {
            return Err(InvalidKeySet::TooMany);
        }
        let keys: Vec<_> =
            keys.iter().filter_map(Value::as_object).filter_map(VerificationKey::read).collect();
        if keys.is_empty() { Err(InvalidKeySet::Empty) } else { Ok(Self(keys)) }
    }

    /// Returns whether a key has this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|key| key.id.as_deref() == Some(id))
    }

    /// Returns the one key with this id that is for the algorithm. A token without an id is for an issuer with a single key
    /// (OpenID Connect Core 1.0, 10.1).
    pub(super) fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Option<&VerificationKey> {
        let is_meant = |key: &&VerificationKey| match id {
            Some(_) => key.id.as_deref() == id,
            None => self.0.len() == 1,
        };
        let mut fitting = self.0.iter().filter(is_meant).filter(|key| key.is_for(algorithm));
        let key = fitting.next()?;
        fitting.next().is_none().then_some(key)
    }
}

impl VerificationKey {
    fn read(key: &Map<String, Value>) -> Option<Self> {
        let is_for_signatures = key.get("use").is_none_or(|use_| use_ == "sig")
            && key.get("key_ops").is_none_or(|operations| {
                operations.as_array().is_some_and(|names| names.iter().any(|name| name == "verify"))
            });
        let is_private = key.contains_key("d");
        if !is_for_signatures || is_private {
            return None;
        }
        let id = key.get("kid").map(|id| id.as_str().map(str::to_owned));
        let algorithm = key.get("alg").map(|name| name.as_str().and_then(Algorithm::named));
        let material = match text(key, "kty")? {
            "RSA" => rsa(key),
            "EC" => elliptic(key),
            _ => None,
        };
        Some(Self {
            id: id.map_or(Some(None), |id| id.map(Some))?,
            algorithm: algorithm.map_or(Some(None), |known| known.map(Some))?,
            material: material?,
        })
    }

    /// Returns whether `signature` is this key's for `message`, with an algorithm that the key is for.
    pub(super) fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        let verified = match (&self.material, algorithm.scheme()) {
            (JwkMaterial::Rsa(key), Scheme::Rsa(parameters)) => {
                key.verify(parameters, message, signature).is_ok()
            }
            (JwkMaterial::Ec { point, .. }, Scheme::Ecdsa(_)) => {
                point.verify_sig(message, signature).is_ok()
            }
            (JwkMaterial::Rsa(_), Scheme::Ecdsa(_)) | (JwkMaterial::Ec { .. }, Scheme::Rsa(_)) => {
                false
            }
        };
        verified && self.is_for(algorithm)
    }

    fn is_for(&self, asked: Algorithm) -> bool {
        let fits = match &self.material {
            JwkMaterial::Rsa(_) => matches!(asked.scheme(), Scheme::Rsa(_)),
            JwkMaterial::Ec { algorithm, .. } => *algorithm == asked,
        };
        fits && self.algorithm.is_none_or(|named| named == asked)
    }
}

fn text<'a>(key: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    key.get(name)?.as_str()
}

fn octets(key: &Map<String, Value>, name: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode_to_vec(text(key, name)?).ok()
}

/// Reads an RSA key: RFC 7518, 6.3.1. AWS-LC checks the modulus and the exponent when it verifies.
fn rsa(key: &Map<String, Value>) -> Option<JwkMaterial> {
    let magnitude = |name| {
        let octets = octets(key, name)?;
        let leading = octets.iter().take_while(|octet| **octet == 0).count();
        octets.get(leading..).map(<[u8]>::to_vec)
    };
    let (n, e) = (magnitude("n")?, magnitude("e")?);
    let is_usable = (256..=1024).contains(&n.len()) && (1..=EXPONENT_BYTES_MAX).contains(&e.len());
    is_usable.then_some(JwkMaterial::Rsa(RsaPublicKeyComponents { n, e }))
}

/// Reads a key of an elliptic curve: RFC 7518, 6.2.1. AWS-LC checks that the point is on the curve.
fn elliptic(key: &Map<String, Value>) -> Option<JwkMaterial> {
    const UNCOMPRESSED: u8 = 4;
    let (algorithm, length) = match text(key, "crv")? {
        "P-256" => (Algorithm::Es256, 32),
        "P-384" => (Algorithm::Es384, 48),
        "P-521" => (Algorithm::Es512, 66),
        _ => return None,
    };
    let (x, y) = (octets(key, "x")?, octets(key, "y")?);
    let Scheme::Ecdsa(verifying) = algorithm.scheme() else { return None };
    if x.len() != length || y.len() != length {
        return None;
    }
    let point = [&[UNCOMPRESSED][..], &x, &y].concat();
    let point = ParsedPublicKey::new(verifying, point).ok()?;
    Some(JwkMaterial::Ec { algorithm, point })
}
