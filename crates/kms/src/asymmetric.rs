//! The parsed key pair of an asymmetric key.
//!
//! Parsing an RSA key takes a good part of a signature's time, so a parsed key is kept with its cached entry. It is dropped with
//! the entry: when the key changes in any way, or is used little. `docs/decisions/0007` says what that means for memory.

use std::sync::{Arc, OnceLock};

use crypto::asymmetric::{PrivateKey, PublicKey};
use keys::{Hierarchy, Key, algorithm};
use model::Error;
use model::generated::KeySpec;

/// The parsed keys of an entry, each from when it is first needed.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    private: OnceLock<Arc<PrivateKey>>,
    public: OnceLock<Arc<PublicKey>>,
}

/// Returns the bytes that the parsed keys of an entry take once both have been used for all that they can do, measured with
/// `cargo run --release -p crypto --example memory` and rounded up.
pub(crate) const fn parsed_bytes(spec: KeySpec) -> usize {
    use KeySpec as S;
    match spec {
        S::SymmetricDefault | S::Hmac224 | S::Hmac256 | S::Hmac384 | S::Hmac512 => 0,
        S::Rsa2048 => 40_000,
        S::Rsa3072 => 52_000,
        S::Rsa4096 => 64_000,
        S::EccNistP256
        | S::EccNistP384
        | S::EccNistP521
        | S::EccSecgP256k1
        | S::EccNistEdwards25519
        | S::Sm2 => 2_600,
        S::MlDsa44 => 10_000,
        S::MlDsa65 => 15_000,
        S::MlDsa87 => 19_000,
        S::MlKem512 => 6_500,
        S::MlKem768 => 9_500,
        S::MlKem1024 => 12_000,
    }
}

impl Parsed {
    /// Returns the private key.
    pub(crate) fn private_key(
        &self,
        key: &Key,
        hierarchy: &Hierarchy,
    ) -> Result<Arc<PrivateKey>, Error> {
        if let Some(parsed) = self.private.get() {
            return Ok(Arc::clone(parsed));
        }
        let material = key.current_material()?.open(hierarchy, key.arn())?;
        let key_type = algorithm::key_type(key.spec()).ok_or_else(|| not_a_pair(key))?;
        let parsed = PrivateKey::parse(key_type, material.expose())
            .map_err(|error| Error::failed_at(key.arn(), error))?;
        Ok(Arc::clone(self.private.get_or_init(|| Arc::new(parsed))))
    }

    /// Returns the public key, without the private one.
    pub(crate) fn public_key(&self, key: &Key) -> Result<Arc<PublicKey>, Error> {
        if let Some(parsed) = self.public.get() {
            return Ok(Arc::clone(parsed));
        }
        let pair = algorithm::key_type(key.spec()).zip(key.public_key());
        let (key_type, spki) = pair.ok_or_else(|| not_a_pair(key))?;
        let parsed =
            PublicKey::parse(key_type, spki).map_err(|error| Error::failed_at(key.arn(), error))?;
        Ok(Arc::clone(self.public.get_or_init(|| Arc::new(parsed))))
    }
}

fn not_a_pair(key: &Key) -> Error {
    Error::internal(format!("{} is not an asymmetric key", key.arn()))
}
