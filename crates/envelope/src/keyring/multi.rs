use secret::Secret;

use super::{Keyring, KeyringError, KeyringFuture};
use crate::header::MessageHeader;
use crate::materials::EncryptionMaterials;

/// Several keyrings as one: each encrypts the data key, and any one decrypts it.
///
/// The first one makes the data key.
#[derive(Debug, Default)]
pub struct MultiKeyring(Vec<Box<dyn Keyring>>);

impl MultiKeyring {
    /// Returns a keyring without members.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a keyring.
    #[must_use]
    pub fn with(mut self, keyring: impl Keyring + 'static) -> Self {
        self.0.push(Box::new(keyring));
        self
    }
}

impl Keyring for MultiKeyring {
    fn on_encrypt<'a>(&'a self, materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()> {
        Box::pin(async move {
            if self.0.is_empty() {
                return Err(KeyringError::Empty);
            }
            for keyring in &self.0 {
                keyring.on_encrypt(materials).await?;
            }
            Ok(())
        })
    }

    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>> {
        Box::pin(async move {
            let mut all = Vec::new();
            for keyring in &self.0 {
                match keyring.on_decrypt(header).await {
                    Err(KeyringError::NotDecrypted { attempts }) => all.extend(attempts),
                    decided => return decided,
                }
            }
            Err(KeyringError::NotDecrypted { attempts: all })
        })
    }
}
