//! The requirements of operations with symmetric keys besides the key's state.

use crypto::mac::MacKey;
use keys::{Key, KeyKind, algorithm};
use model::generated::{EncryptionAlgorithmSpec, KeyUsageType, MacAlgorithmSpec};
use model::{Error, Operation};

use crate::context::Context;
use crate::key_cache::KeyEntry;

/// Requires a symmetric key that encrypts and decrypts, with this algorithm.
pub(crate) fn require(
    key: &Key,
    operation: Operation,
    algorithm: Option<EncryptionAlgorithmSpec>,
) -> Result<(), Error> {
    key.require_usage(KeyUsageType::EncryptDecrypt, operation)?;
    let algorithm = algorithm.unwrap_or(EncryptionAlgorithmSpec::SymmetricDefault);
    let fits = algorithm == EncryptionAlgorithmSpec::SymmetricDefault;
    if fits && key.kind() == KeyKind::Symmetric {
        return Ok(());
    }
    Err(algorithm::incompatible(algorithm.as_str(), key.spec()))
}

/// Returns the secret of an HMAC key, ready to authenticate with this algorithm.
pub(crate) fn mac_key(
    context: &Context<'_>,
    entry: &KeyEntry,
    operation: Operation,
    mac_algorithm: MacAlgorithmSpec,
) -> Result<MacKey, Error> {
    let key = &entry.key;
    key.require_usage(KeyUsageType::GenerateVerifyMac, operation)?;
    if algorithm::mac(key.spec()) != Some(mac_algorithm) {
        return Err(algorithm::incompatible(mac_algorithm.as_str(), key.spec()));
    }
    let secret = key.current_material()?.open(&context.environment.hierarchy, key.arn())?;
    Ok(MacKey::new(algorithm::mac_algorithm(mac_algorithm), secret.expose()))
}
