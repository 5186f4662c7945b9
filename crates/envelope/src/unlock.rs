//! Turns the beginning of a message into one whose header is authentic.

use crypto::stream_signature::StreamVerifier;

use crate::error::MessageOpenError;
use crate::header::{EncryptionContext, MessageHeader, MessageStart};
use crate::keyring::KeyringError;
use crate::materials_manager::MaterialsManager;
use crate::open::{LongParts, Opener};

/// The messages that may be opened at all.
///
/// [Commitment policy](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/concepts.html#commitment-policy).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommitmentPolicy {
    /// Only messages that commit to their data key.
    #[default]
    RequireEncryptRequireDecrypt,
    /// All messages, for reading those of old programs. A message without commitment may open to something else under another
    /// data key.
    RequireEncryptAllowDecrypt,
}

/// The conditions that a message must meet before any key is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecryptionPolicy {
    /// The rule whether it has to commit to its data key.
    pub commitment: CommitmentPolicy,
    /// The pairs that its encryption context must have, among others.
    pub required_context: EncryptionContext,
    /// The treatment of parts that do not fit into memory.
    pub long_parts: LongParts,
}

impl DecryptionPolicy {
    /// Checks a header before any key is used for it.
    ///
    /// # Errors
    /// [`MessageOpenError::NotCommitting`], [`MessageOpenError::RequiredContext`].
    pub fn check(&self, header: &MessageHeader) -> Result<(), MessageOpenError> {
        let strict = self.commitment == CommitmentPolicy::RequireEncryptRequireDecrypt;
        if strict && !header.suite.commits() {
            return Err(MessageOpenError::NotCommitting(header.suite.id()));
        }
        let lacks = |(key, value): &(&String, &String)| header.context.get(*key) != Some(*value);
        match self.required_context.iter().find(lacks) {
            Some((key, _)) => Err(MessageOpenError::RequiredContext(key.clone())),
            None => Ok(()),
        }
    }
}

/// A message whose header is authentic: it was made by somebody who had the data key, with this suite and encryption context.
#[derive(Debug)]
pub struct UnlockedMessage {
    pub(crate) header: MessageHeader,
    pub(crate) opener: Opener,
    pub(crate) verifier: Option<StreamVerifier>,
    /// The bytes that were read beyond the header.
    pub(crate) rest: Vec<u8>,
    pub(crate) header_bytes: usize,
}

impl UnlockedMessage {
    /// Checks the header, decrypts the data key, and authenticates the header with it.
    ///
    /// # Errors
    /// [`KeyringError`].
    pub async fn new(
        start: MessageStart,
        policy: &DecryptionPolicy,
        manager: &dyn MaterialsManager,
    ) -> Result<Self, KeyringError> {
        policy.check(&start.header)?;
        let data_key = manager.data_key(&start.header).await?;
        let (mut opener, verifier) = Opener::new(&start, &data_key)?;
        opener.set_long_parts(policy.long_parts);
        let (rest, header_bytes) = (start.rest().to_vec(), start.header_bytes());
        Ok(Self { header: start.header, opener, verifier, rest, header_bytes })
    }

    /// Returns the header.
    #[must_use]
    pub const fn header(&self) -> &MessageHeader {
        &self.header
    }
}
