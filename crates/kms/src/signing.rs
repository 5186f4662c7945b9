//! The algorithm and message type of Sign and Verify.
//!
//! Source: API reference, `Sign`, `MessageType` and `SigningAlgorithm`; the wordings about digests are recorded from AWS.

use crypto::asymmetric::{Input, SignError, SignatureScheme};
use keys::{Key, algorithm};
use model::Error;
use model::generated::{KeySpec, MessageType, SigningAlgorithmSpec};

/// The length of the value mu of ML-DSA (FIPS 204, 6.2) and of a SHA-512 digest.
const LONG_DIGEST_BYTES: usize = 64;

/// The way in which a message is signed or verified.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) scheme: SignatureScheme,
    algorithm: SigningAlgorithmSpec,
    message_type: MessageType,
}

impl Plan {
    /// Returns the plan for a key, if its spec has the algorithm and that takes the type of message.
    pub(crate) fn of(
        key: &Key,
        algorithm: SigningAlgorithmSpec,
        message_type: Option<MessageType>,
    ) -> Result<Self, Error> {
        let message_type = message_type.unwrap_or(MessageType::Raw);
        let scheme = match (algorithm::scheme(key.spec(), algorithm)?, message_type) {
            (SignatureScheme::MlDsa, MessageType::ExternalMu) => SignatureScheme::MlDsaExternalMu,
            // Ed25519 signs messages, Ed25519ph digests, ML-DSA no digest, and nothing else signs a mu.
            (SignatureScheme::Ed25519 | SignatureScheme::MlDsa, MessageType::Digest)
            | (SignatureScheme::Ed25519Ph, MessageType::Raw)
            | (_, MessageType::ExternalMu) => {
                return Err(mismatch(key.spec(), algorithm, message_type));
            }
            (scheme, MessageType::Raw | MessageType::Digest) => scheme,
        };
        Ok(Self { scheme, algorithm, message_type })
    }

    /// Returns the message in the form that the scheme takes.
    pub(crate) fn input<'a>(&self, message: &'a [u8]) -> Result<Input<'a>, Error> {
        match (self.scheme, self.message_type) {
            // AWS KMS hashes the input of Ed25519ph once more: "KMS performs the prehash".
            (SignatureScheme::Ed25519Ph | SignatureScheme::MlDsaExternalMu, _) => {
                if message.len() == LONG_DIGEST_BYTES {
                    Ok(Input::Message(message))
                } else {
                    Err(self.digest_length())
                }
            }
            (_, MessageType::Digest) => Ok(Input::Digest(message)),
            (_, MessageType::Raw | MessageType::ExternalMu) => Ok(Input::Message(message)),
        }
    }

    pub(crate) fn error(&self, error: SignError) -> Error {
        match error {
            SignError::DigestLength => self.digest_length(),
            SignError::SchemeMismatch | SignError::InputMismatch | SignError::Failed => {
                Error::failed(error)
            }
        }
    }

    fn digest_length(&self) -> Error {
        Error::validation(format!("Digest is invalid length for algorithm {}.", self.algorithm))
    }
}

/// Returns the refusal of a type of message. ML-DSA has one algorithm for all its specs, and AWS names the spec.
fn mismatch(spec: KeySpec, algorithm: SigningAlgorithmSpec, message_type: MessageType) -> Error {
    let with = if algorithm == SigningAlgorithmSpec::MlDsaShake256 {
        format!("key spec {spec}")
    } else {
        format!("algorithm {algorithm}")
    };
    Error::validation(format!("Message type {message_type} is incompatible with {with}."))
}
