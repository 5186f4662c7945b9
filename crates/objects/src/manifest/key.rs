//! The key that binds parts to an object version.

use crypto::kdf::kbkdf_hmac_sha256;
use crypto::mac::{HmacKey, TAG_BYTES};
use secret::Secret;

use crate::data_key::{Layers, ObjectDataKey};
use crate::error::ManifestError;

/// The label of the derivation.
const LABEL: &[u8] = b"bulla object manifest v1";
/// The bytes of the key for one layer.
const KEY_BYTES: usize = 32;

/// The key that authenticates the manifests of an object version. It is derived from the data key, and decrypts nothing: whoever
/// completes an upload needs no more.
#[derive(Debug)]
pub struct ManifestKey {
    inner: Secret<[u8; KEY_BYTES]>,
    outer: Option<Secret<[u8; KEY_BYTES]>>,
}

impl ManifestKey {
    /// Derives the key from a data key.
    ///
    /// # Errors
    /// [`ManifestError::Crypto`].
    pub fn of(data_key: &ObjectDataKey) -> Result<Self, ManifestError> {
        let inner = derived(data_key.inner())?;
        let outer = data_key.outer().map(derived).transpose()?;
        Ok(Self { inner, outer })
    }

    /// Returns the key that was kept as `bytes`: 32 for each layer. `None` if there are more or fewer.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let copy = Secret::<[u8; KEY_BYTES]>::copy_of;
        let (inner, rest) = bytes.split_first_chunk()?;
        let outer = match rest {
            [] => None,
            rest => Some(copy(rest.try_into().ok()?)),
        };
        Some(Self { inner: copy(inner), outer })
    }

    /// Returns the bytes to keep, sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Secret<[u8]> {
        let outer = self.outer.as_ref().map(|outer| &outer.expose()[..]).unwrap_or_default();
        Secret::<[u8]>::fill_with(KEY_BYTES + outer.len(), |bytes| {
            let all = self.inner.expose().iter().chain(outer);
            bytes.iter_mut().zip(all).for_each(|(to, from)| *to = *from);
        })
    }

    pub(super) const fn layers(&self) -> Layers {
        if self.outer.is_some() { Layers::Two } else { Layers::One }
    }

    /// Returns the MAC of a message. With two layers, the key of the outer one authenticates the MAC of the inner one: who lacks
    /// either of them makes none.
    pub(super) fn sign(&self, message: &[&[u8]]) -> [u8; TAG_BYTES] {
        let mac = HmacKey::new(self.inner.expose()).sign(message);
        match &self.outer {
            Some(outer) => HmacKey::new(outer.expose()).sign(&[&mac]),
            None => mac,
        }
    }
}

fn derived(key: &Secret<[u8; 32]>) -> Result<Secret<[u8; KEY_BYTES]>, ManifestError> {
    let derived = Secret::<[u8; KEY_BYTES]>::try_fill_with(|out| {
        kbkdf_hmac_sha256(key.expose(), LABEL, &[], out)
    });
    derived.map_err(|_refused| ManifestError::Crypto)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Secret<[u8; 32]> {
        Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(byte))
    }

    #[test]
    fn a_key_that_was_kept_authenticates_as_before() {
        let [one, two] =
            [ObjectDataKey::new(key(1)), ObjectDataKey::double(key(1), key(2))].map(|data_key| {
                let made = ManifestKey::of(&data_key).unwrap();
                let kept = ManifestKey::from_bytes(made.to_bytes().expose()).unwrap();
                assert_eq!(kept.layers(), data_key.layers());
                assert_eq!(kept.sign(&[b"m"]), made.sign(&[b"m"]));
                made.sign(&[b"m"])
            });
        assert_ne!(one, two);
        for bytes in [0, 31, 33, 63, 65] {
            assert!(ManifestKey::from_bytes(&vec![0; bytes]).is_none(), "{bytes}");
        }
    }
}
