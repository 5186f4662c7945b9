//! The three kinds of key.

use model::generated::KeySpec;

/// The sort of cryptography that a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// One secret that encrypts and decrypts.
    Symmetric,
    /// One secret that authenticates messages.
    Hmac,
    /// A private key with its public key.
    Asymmetric,
}

impl KeyKind {
    /// Returns the kind of a key spec.
    #[must_use]
    pub const fn of(spec: KeySpec) -> Self {
        match spec {
            KeySpec::SymmetricDefault => Self::Symmetric,
            KeySpec::Hmac224 | KeySpec::Hmac256 | KeySpec::Hmac384 | KeySpec::Hmac512 => Self::Hmac,
            KeySpec::Rsa2048
            | KeySpec::Rsa3072
            | KeySpec::Rsa4096
            | KeySpec::EccNistP256
            | KeySpec::EccNistP384
            | KeySpec::EccNistP521
            | KeySpec::EccSecgP256k1
            | KeySpec::EccNistEdwards25519
            | KeySpec::Sm2
            | KeySpec::MlDsa44
            | KeySpec::MlDsa65
            | KeySpec::MlDsa87
            | KeySpec::MlKem512
            | KeySpec::MlKem768
            | KeySpec::MlKem1024 => Self::Asymmetric,
        }
    }
}
