//! The materials of a message: suite, encryption context, data key, signature key.

use std::sync::Arc;

use base64_simd::STANDARD;
use crypto::stream_signature::StreamSigningKey;
use secret::Secret;

use crate::error::MessageSealError;
use crate::header::{EncryptedDataKey, EncryptionContext, PUBLIC_KEY};
use crate::suite::Suite;

/// The most pairs of an encryption context that are written. The format has room for more. Keyrings of the Encryption SDK for
/// Python read fewer than 973.
pub const CONTEXT_PAIRS_MAX: usize = 512;

/// The materials that messages are encrypted with. A keyring fills in the data key.
///
/// One value may make several messages: each has an id of its own, and a key derived from the data key with it.
#[derive(Clone, Debug)]
pub struct EncryptionMaterials {
    suite: Suite,
    context: EncryptionContext,
    signing_key: Option<Arc<StreamSigningKey>>,
    data_key: Option<Arc<Secret<[u8]>>>,
    data_keys: Vec<EncryptedDataKey>,
}

impl EncryptionMaterials {
    /// Begins without a data key. With a signing suite this makes the signature key, so that the encryption context that the data
    /// keys are bound to has the public key.
    ///
    /// # Errors
    /// [`MessageSealError`]: the suite or the context is refused, or there is no randomness.
    pub fn new(suite: Suite, mut context: EncryptionContext) -> Result<Self, MessageSealError> {
        if !suite.commits() {
            return Err(MessageSealError::Suite);
        }
        if context.keys().any(|key| key.starts_with("aws-crypto-")) {
            return Err(MessageSealError::ReservedContext);
        }
        if context.len() > CONTEXT_PAIRS_MAX {
            return Err(MessageSealError::LongContext(CONTEXT_PAIRS_MAX));
        }
        let made = suite.curve().map(StreamSigningKey::generate).transpose();
        let signing_key = made.map_err(|_no_randomness| MessageSealError::Crypto)?.map(Arc::new);
        if let Some(key) = &signing_key {
            context.insert(PUBLIC_KEY.to_owned(), STANDARD.encode_to_string(key.public_point()));
        }
        Ok(Self { suite, context, signing_key, data_key: None, data_keys: Vec::new() })
    }

    /// Returns the suite.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        self.suite
    }

    /// Returns the encryption context, with the public key of signed messages.
    #[must_use]
    pub const fn context(&self) -> &EncryptionContext {
        &self.context
    }

    /// Returns the data key. `None` until a keyring has made it.
    #[must_use]
    pub fn data_key(&self) -> Option<&Secret<[u8]>> {
        self.data_key.as_deref()
    }

    /// Returns the encrypted forms of the data key.
    #[must_use]
    pub fn data_keys(&self) -> &[EncryptedDataKey] {
        &self.data_keys
    }

    /// Sets the data key, which has [`Suite::data_key_bytes`] bytes.
    ///
    /// # Errors
    /// [`MessageSealError::DataKey`]: it has another length, or there is one already.
    pub fn set_data_key(&mut self, data_key: Secret<[u8]>) -> Result<(), MessageSealError> {
        if self.data_key.is_some() || data_key.len() != self.suite.data_key_bytes() {
            return Err(MessageSealError::DataKey);
        }
        self.data_key = Some(Arc::new(data_key));
        Ok(())
    }

    /// Makes a random data key unless there is one, and returns it.
    ///
    /// # Errors
    /// [`MessageSealError::Crypto`]: there is no randomness.
    pub fn data_key_or_random(&mut self) -> Result<Arc<Secret<[u8]>>, MessageSealError> {
        if let Some(made) = &self.data_key {
            return Ok(Arc::clone(made));
        }
        let length = self.suite.data_key_bytes();
        let made = Secret::<[u8]>::try_fill_with(length, crypto::random::fill);
        let made = Arc::new(made.map_err(|_no_randomness| MessageSealError::Crypto)?);
        self.data_key = Some(Arc::clone(&made));
        Ok(made)
    }

    /// Adds an encrypted form of the data key.
    pub fn add(&mut self, encrypted: EncryptedDataKey) {
        self.data_keys.push(encrypted);
    }

    pub(crate) fn signing_key(&self) -> Option<&StreamSigningKey> {
        self.signing_key.as_deref()
    }
}
