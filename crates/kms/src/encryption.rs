//! Encryption and decryption under a key of either kind, for Encrypt, Decrypt and ReEncrypt.

use crypto::asymmetric::{KeyType, OaepError, OaepHash};
use keys::blob::CiphertextHeader;
use keys::{CiphertextContext, KeyKind, MaterialId, algorithm, blob};
use model::generated::{EncryptionAlgorithmSpec, KeySpec};
use model::{Error, ErrorCode};
use secret::Secret;

use crate::context::Context;
use crate::key_cache::KeyEntry;

/// A key with the algorithm that the request names, checked against each other.
#[derive(Debug)]
pub(crate) struct Cipher<'a> {
    entry: &'a KeyEntry,
    pub(crate) algorithm: EncryptionAlgorithmSpec,
    bound: CiphertextContext<'a>,
    /// The OAEP hash; `None` for symmetric keys.
    oaep: Option<OaepHash>,
}

impl<'a> Cipher<'a> {
    pub(crate) fn of(
        entry: &'a KeyEntry,
        algorithm: Option<EncryptionAlgorithmSpec>,
        bound: CiphertextContext<'a>,
    ) -> Result<Self, Error> {
        let key = &entry.key;
        let algorithm = algorithm.unwrap_or(EncryptionAlgorithmSpec::SymmetricDefault);
        if !algorithm::encryption(key.spec()).contains(&algorithm) {
            return Err(algorithm::incompatible(algorithm.as_str(), key.spec()));
        }
        if key.kind() == KeyKind::Symmetric {
            return Ok(Self { entry, algorithm, bound, oaep: None });
        }
        if !bound.is_empty() {
            // AWS's wording is not known.
            return Err(Error::validation(
                "EncryptionContext is not supported with asymmetric KMS keys.",
            ));
        }
        let oaep = Some(algorithm::oaep(key.spec(), algorithm)?);
        Ok(Self { entry, algorithm, bound, oaep })
    }

    /// Takes key and algorithm of a ciphertext. One of `SYMMETRIC_DEFAULT`, which is also meant by no algorithm, is of no asymmetric key.
    pub(crate) fn of_ciphertext(
        entry: &'a KeyEntry,
        algorithm: Option<EncryptionAlgorithmSpec>,
        bound: CiphertextContext<'a>,
    ) -> Result<Self, Error> {
        let symmetric = matches!(algorithm, None | Some(EncryptionAlgorithmSpec::SymmetricDefault));
        if symmetric && entry.key.kind() == KeyKind::Asymmetric {
            return Err(Error::bare(ErrorCode::InvalidCiphertextException));
        }
        Self::of(entry, algorithm, bound)
    }

    /// Returns the ciphertext and, for a symmetric key, the material that encrypted it.
    pub(crate) fn encrypt(
        &self,
        context: &Context<'_>,
        plaintext: &[u8],
    ) -> Result<(Vec<u8>, Option<MaterialId>), Error> {
        let key = &self.entry.key;
        let Some(hash) = self.oaep else {
            let hierarchy = &context.environment.hierarchy;
            let ciphertext = blob::encrypt(hierarchy, key, &self.bound, plaintext)?;
            return Ok((ciphertext, Some(key.current_material()?.id())));
        };
        let most = oaep_bytes_max(key.spec(), hash);
        if plaintext.len() > most {
            return Err(Error::validation(format!(
                "Algorithm {} and key spec {} cannot encrypt data larger than {most} bytes.",
                self.algorithm,
                key.spec()
            )));
        }
        let ciphertext = self.entry.public_key()?.encrypt(hash, plaintext);
        Ok((ciphertext.map_err(Error::failed)?, None))
    }

    /// Returns the plaintext of a ciphertext; `header` is that of a symmetric one.
    pub(crate) fn decrypt(
        &self,
        context: &Context<'_>,
        header: Option<&CiphertextHeader>,
        ciphertext: &[u8],
    ) -> Result<(Secret<[u8]>, Option<MaterialId>), Error> {
        let hierarchy = &context.environment.hierarchy;
        let invalid = || Error::bare(ErrorCode::InvalidCiphertextException);
        let Some(hash) = self.oaep else {
            let header = header.ok_or_else(invalid)?;
            let plaintext =
                blob::decrypt(hierarchy, &self.entry.key, header, &self.bound, ciphertext)?;
            return Ok((plaintext, Some(header.material())));
        };
        let plaintext = self.entry.private_key(hierarchy)?.decrypt(hash, ciphertext);
        let plaintext = plaintext.map_err(|error| match error {
            OaepError::Failed | OaepError::PlaintextTooLong => invalid(),
            OaepError::KeyMismatch => Error::failed(error),
        })?;
        Ok((plaintext, None))
    }
}

/// Returns the longest plaintext of RSAES-OAEP: the modulus less two hashes less two bytes (RFC 8017, 7.1.1).
fn oaep_bytes_max(spec: KeySpec, hash: OaepHash) -> usize {
    let modulus = algorithm::key_type(spec).and_then(KeyType::modulus_bytes).unwrap_or(0);
    modulus.saturating_sub(2 * hash.length() + 2)
}
