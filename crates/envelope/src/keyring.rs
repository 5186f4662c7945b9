//! Keyrings, which make, encrypt and decrypt data keys.
//!
//! [Keyrings](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/choose-keyring.html) in the developer guide of the AWS
//! Encryption SDK.

#[cfg(feature = "aws-sdk-kms")]
mod aws_error;
mod kms;
#[cfg(feature = "aws-sdk-kms")]
mod kms_client;
mod multi;
mod raw_aes;
mod raw_rsa;

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use secret::Secret;

use crate::error::{MessageOpenError, MessageSealError};
use crate::header::{EncryptedDataKey, MessageHeader};
use crate::materials::EncryptionMaterials;

#[cfg(feature = "aws-sdk-kms")]
pub use aws_error::aws_error_text;
pub use kms::{
    ArnError, DiscoveryFilter, GeneratedDataKey, KmsClient, KmsClients, KmsDiscoveryKeyring,
    KmsFuture, KmsKeyArn, KmsKeyring, KmsReply,
};
pub use multi::MultiKeyring;
pub use raw_aes::{RawAesKeyring, RawKeyError};
pub use raw_rsa::{RawRsaKeyring, RsaPadding};

/// The future result of a keyring.
pub type KeyringFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, KeyringError>> + Send + 'a>>;

/// A maker, encrypter and decrypter of data keys.
pub trait Keyring: fmt::Debug + Send + Sync {
    /// Makes the data key unless there is one, and adds it encrypted under the keys of this keyring.
    fn on_encrypt<'a>(&'a self, materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()>;

    /// Decrypts the data key of a message. The header may have been written by anybody.
    ///
    /// # Errors
    /// [`KeyringError::NotDecrypted`] gives for each encrypted data key the reason why it was not decrypted.
    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>>;
}

impl<K: Keyring + ?Sized> Keyring for Arc<K> {
    fn on_encrypt<'a>(&'a self, materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()> {
        (**self).on_encrypt(materials)
    }

    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>> {
        (**self).on_decrypt(header)
    }
}

/// The reason why a key failed.
pub type Cause = Box<dyn Error + Send + Sync>;

/// The reason why there is no data key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// A key does not encrypt data keys.
    #[error("the data key cannot be encrypted under {key}")]
    NotEncrypted {
        /// The key, as messages name it.
        key: String,
        /// The reason.
        #[source]
        cause: Cause,
    },
    /// No key decrypts the data key.
    #[error("no encrypted data key of the message could be decrypted:{}", list(attempts))]
    NotDecrypted {
        /// The attempts, in order.
        attempts: Vec<DataKeyFailure>,
    },
    /// The keyring only decrypts.
    #[error("this keyring decrypts only: it names no key to encrypt under")]
    DecryptsOnly,
    /// The keyring has no keys.
    #[error("a keyring of no keyrings does nothing")]
    Empty,
    /// The materials refuse the keyring's data key.
    #[error(transparent)]
    Seal(#[from] MessageSealError),
    /// The message is refused before any key is used.
    #[error(transparent)]
    Open(#[from] MessageOpenError),
}

/// The reason why one encrypted data key was not decrypted.
#[derive(Debug)]
pub struct DataKeyFailure {
    /// The provider that encrypted it.
    pub provider: String,
    /// The key that encrypted it. Bytes that are not printable text are escaped.
    pub key: String,
    /// The reason why it was not decrypted.
    pub cause: Cause,
}

impl DataKeyFailure {
    fn new(encrypted: &EncryptedDataKey, cause: impl Into<Cause>) -> Self {
        Self {
            provider: encrypted.provider.escape_debug().to_string(),
            key: String::from_utf8_lossy(&encrypted.key).escape_debug().to_string(),
            cause: cause.into(),
        }
    }
}

fn list(attempts: &[DataKeyFailure]) -> String {
    if attempts.is_empty() {
        return " none was of a kind that was asked for".to_owned();
    }
    let line = |DataKeyFailure { provider, key, cause }: &DataKeyFailure| {
        let mut text = format!("\n  {provider} {key}: {cause}");
        let mut source = cause.source();
        while let Some(error) = source {
            text.push_str(&format!(": {error}"));
            source = error.source();
        }
        text
    };
    attempts.iter().map(line).collect()
}

/// An encrypted data key that a keyring passes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum PassedOver {
    #[error("it belongs to another key")]
    OtherKey,
    #[error("it was changed, or belongs to another encryption context")]
    NotAuthentic,
    #[error("it belongs to a {0}, which is not supported")]
    NotSupported(&'static str),
    #[error("it belongs to another key provider")]
    OtherProvider,
}

/// Names the keyrings of the AWS Encryption SDKs that are not built here.
fn other_provider(provider: &str) -> PassedOver {
    match provider {
        "aws-kms-rsa" => PassedOver::NotSupported("KMS RSA keyring"),
        "aws-kms-ecdh" => PassedOver::NotSupported("KMS ECDH keyring"),
        "aws-kms-hierarchy" => PassedOver::NotSupported("KMS hierarchical keyring"),
        "raw-ecdh" => PassedOver::NotSupported("raw ECDH keyring"),
        _ => PassedOver::OtherProvider,
    }
}
