//! The secret of an HMAC key, for GenerateMac and VerifyMac.

use crypto::mac::MacKey;
use keys::algorithm;
use model::Error;
use model::generated::MacAlgorithmSpec;

use crate::context::Context;
use crate::key_cache::KeyEntry;

/// Returns the secret of an HMAC key, ready to authenticate with this algorithm.
pub(crate) fn key(
    context: &Context<'_>,
    entry: &KeyEntry,
    mac_algorithm: MacAlgorithmSpec,
) -> Result<MacKey, Error> {
    let key = &entry.key;
    if algorithm::mac(key.spec()) != Some(mac_algorithm) {
        return Err(algorithm::incompatible(mac_algorithm.as_str(), key.spec()));
    }
    let secret = key.current_material()?.open(&context.environment.hierarchy, key.arn())?;
    Ok(MacKey::new(algorithm::mac_algorithm(mac_algorithm), secret.expose()))
}
