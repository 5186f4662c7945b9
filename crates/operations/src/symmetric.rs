//! What the symmetric operations ask of a key besides its state.

use keys::Key;
use model::generated::{EncryptionAlgorithmSpec, KeyUsageType};
use model::{Error, ErrorCode, Operation};

/// The key encrypts and decrypts, with this algorithm.
pub(crate) fn require(
    key: &Key,
    operation: Operation,
    algorithm: Option<EncryptionAlgorithmSpec>,
) -> Result<(), Error> {
    require_usage(key, operation)?;
    match algorithm {
        None | Some(EncryptionAlgorithmSpec::SymmetricDefault) => Ok(()),
        Some(other) => {
            let message = format!(
                "Algorithm {} is incompatible with key spec {}.",
                other.as_str(),
                key.spec().as_str()
            );
            Err(Error::new(ErrorCode::InvalidKeyUsageException, message))
        }
    }
}

/// The key encrypts and decrypts.
pub(crate) fn require_usage(key: &Key, operation: Operation) -> Result<(), Error> {
    if key.usage() == KeyUsageType::EncryptDecrypt {
        return Ok(());
    }
    let message = format!(
        "{} key usage is {} which is not valid for {}.",
        key.arn(),
        key.usage().as_str(),
        operation.name()
    );
    Err(Error::new(ErrorCode::InvalidKeyUsageException, message))
}
