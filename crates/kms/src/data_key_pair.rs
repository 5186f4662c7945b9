//! A data key pair: its generation, and the encryption of its private key. Shared by the two operations that generate one.

use keys::algorithm;
use keys::{CiphertextContext, MaterialId, blob};
use model::generated::{DataKeyPairSpec, KeySpec};
use secret::Secret;

use crate::context::Context;
use crate::key_cache::KeyEntry;
use crate::key_pairs;
use crate::key_pairs::KeyPair;
use pipeline::RunError;

/// A fresh key pair with the ciphertext of its private key.
#[derive(Debug)]
pub(crate) struct DataKeyPair {
    pub(crate) private: Secret<[u8]>,
    pub(crate) public: Vec<u8>,
    pub(crate) ciphertext: Vec<u8>,
    pub(crate) material: MaterialId,
}

/// Generates a key pair and encrypts its private key under the key.
pub(crate) fn generate(
    context: &Context<'_>,
    entry: &KeyEntry,
    spec: DataKeyPairSpec,
    bound: &CiphertextContext<'_>,
) -> Result<DataKeyPair, RunError> {
    let key = &entry.key;
    let key_type = KeySpec::parse(spec.as_str()).and_then(algorithm::key_type);
    let key_type = key_type.ok_or_else(|| algorithm::not_in_this_region(KeySpec::Sm2))?;
    let KeyPair { private, public } = key_pairs::fresh(context, key_type)?;
    let ciphertext = blob::encrypt(&context.environment.hierarchy, key, bound, private.expose())?;
    Ok(DataKeyPair { private, public, ciphertext, material: key.current_material()?.id() })
}
