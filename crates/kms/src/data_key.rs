//! A data key: its length, generation and encryption. Shared by the two operations that generate one.

use keys::{CiphertextContext, MaterialId, blob};
use model::Error;
use model::generated::DataKeySpec;
use secret::Secret;

use crate::context::Context;
use crate::target::KeyTarget;

/// A fresh data key with its ciphertext.
#[derive(Debug)]
pub(crate) struct DataKey {
    pub(crate) plaintext: Secret<[u8]>,
    pub(crate) ciphertext: Vec<u8>,
    pub(crate) material: MaterialId,
}

/// Returns the requested length in bytes. Exactly one of the two members must be there.
pub(crate) fn length(spec: Option<DataKeySpec>, bytes: Option<i32>) -> Result<usize, Error> {
    match (spec, bytes) {
        (Some(DataKeySpec::Aes128), None) => Ok(16),
        (Some(DataKeySpec::Aes256), None) => Ok(32),
        (None, Some(bytes)) => Ok(usize::try_from(bytes).unwrap_or(0)),
        (None, None) | (Some(_), Some(_)) => {
            Err(Error::validation("Please specify either number of bytes or key spec."))
        }
    }
}

/// Generates a data key of `length` bytes and encrypts it under the key.
pub(crate) fn generate(
    context: &Context<'_>,
    target: &KeyTarget,
    length: usize,
    bound: &CiphertextContext<'_>,
) -> Result<DataKey, Error> {
    let key = &target.entry.key;
    let plaintext = crypto::random::secret_bytes(length).map_err(Error::failed)?;
    let ciphertext = blob::encrypt(&context.environment.hierarchy, key, bound, plaintext.expose())?;
    Ok(DataKey { plaintext, ciphertext, material: key.current_material()?.id() })
}
