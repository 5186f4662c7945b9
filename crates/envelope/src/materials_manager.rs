//! Materials managers, which decide which data key a message gets.
//!
//! [Cryptographic materials managers](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/concepts.html#crypt-materials-manager)
//! of the AWS Encryption SDK.

use std::fmt;
use std::sync::Arc;

use secret::Secret;

use crate::header::{EncryptionContext, MessageHeader};
use crate::keyring::{Keyring, KeyringFuture};
use crate::materials::EncryptionMaterials;
use crate::suite::Suite;

/// The properties of a message that is to be encrypted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncryptionRequest {
    /// The suite.
    pub suite: Suite,
    /// The encryption context.
    pub context: EncryptionContext,
    /// The length of the plaintext. `None` if it is not known yet: then no data key is reused.
    pub plaintext_bytes: Option<u64>,
}

/// A source of data keys for messages.
pub trait MaterialsManager: fmt::Debug + Send + Sync {
    /// Returns the materials that a message is encrypted with.
    fn encryption_materials(
        &self,
        request: EncryptionRequest,
    ) -> KeyringFuture<'_, EncryptionMaterials>;

    /// Returns the data key of a message. The header may have been written by anybody.
    fn data_key<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Arc<Secret<[u8]>>>;
}

/// A manager that asks a keyring for each message.
#[derive(Debug)]
pub struct DefaultMaterialsManager<K>(K);

impl<K: Keyring> DefaultMaterialsManager<K> {
    /// Takes the keyring.
    pub const fn new(keyring: K) -> Self {
        Self(keyring)
    }
}

impl<K: Keyring> MaterialsManager for DefaultMaterialsManager<K> {
    fn encryption_materials(
        &self,
        request: EncryptionRequest,
    ) -> KeyringFuture<'_, EncryptionMaterials> {
        Box::pin(async move {
            let mut materials = EncryptionMaterials::new(request.suite, request.context)?;
            self.0.on_encrypt(&mut materials).await?;
            Ok(materials)
        })
    }

    fn data_key<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Arc<Secret<[u8]>>> {
        Box::pin(async move { self.0.on_decrypt(header).await.map(Arc::new) })
    }
}
