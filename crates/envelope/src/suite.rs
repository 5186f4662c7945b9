//! The algorithm suites: the cipher, derivation, commitment and signature of a message.
//!
//! [Supported algorithm suites](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/supported-algorithms.html).

use crypto::aes_gcm::AesGcm;
use crypto::hkdf::{HkdfHash, hkdf};
use crypto::stream_signature::StreamCurve;
use secret::Secret;

use crate::error::FormatError;

/// The length of a commitment to the data key.
pub(crate) const COMMITMENT_BYTES: usize = 32;

/// An algorithm suite.
///
/// Suites that do not commit to their data key are for reading old messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suite {
    /// AES-128-GCM, the data key itself: `0x0014`.
    Aes128,
    /// AES-192-GCM, the data key itself: `0x0046`.
    Aes192,
    /// AES-256-GCM, the data key itself: `0x0078`.
    Aes256,
    /// AES-128-GCM, HKDF-SHA-256: `0x0114`.
    Aes128Hkdf,
    /// AES-192-GCM, HKDF-SHA-256: `0x0146`.
    Aes192Hkdf,
    /// AES-256-GCM, HKDF-SHA-256: `0x0178`.
    Aes256Hkdf,
    /// AES-128-GCM, HKDF-SHA-256, ECDSA on P-256: `0x0214`.
    Aes128HkdfEcdsa,
    /// AES-192-GCM, HKDF-SHA-384, ECDSA on P-384: `0x0346`.
    Aes192HkdfEcdsa,
    /// AES-256-GCM, HKDF-SHA-384, ECDSA on P-384: `0x0378`.
    Aes256HkdfEcdsa,
    /// AES-256-GCM, HKDF-SHA-512, key commitment: `0x0478`.
    Aes256Commit,
    /// AES-256-GCM, HKDF-SHA-512, key commitment, ECDSA on P-384: `0x0578`. The default.
    #[default]
    Aes256CommitEcdsa,
}

/// The parts of a suite.
struct SuiteParts {
    id: u16,
    key_bytes: usize,
    hkdf: Option<HkdfHash>,
    commits: bool,
    curve: Option<StreamCurve>,
}

impl Suite {
    /// All suites, in the order of their ids.
    pub const ALL: [Self; 11] = [
        Self::Aes128,
        Self::Aes192,
        Self::Aes256,
        Self::Aes128Hkdf,
        Self::Aes192Hkdf,
        Self::Aes256Hkdf,
        Self::Aes128HkdfEcdsa,
        Self::Aes192HkdfEcdsa,
        Self::Aes256HkdfEcdsa,
        Self::Aes256Commit,
        Self::Aes256CommitEcdsa,
    ];

    const fn parts(self) -> SuiteParts {
        use HkdfHash::{Sha256, Sha384, Sha512};
        use StreamCurve::{P256, P384};
        let (id, key_bytes, hkdf, commits, curve) = match self {
            Self::Aes128 => (0x0014, 16, None, false, None),
            Self::Aes192 => (0x0046, 24, None, false, None),
            Self::Aes256 => (0x0078, 32, None, false, None),
            Self::Aes128Hkdf => (0x0114, 16, Some(Sha256), false, None),
            Self::Aes192Hkdf => (0x0146, 24, Some(Sha256), false, None),
            Self::Aes256Hkdf => (0x0178, 32, Some(Sha256), false, None),
            Self::Aes128HkdfEcdsa => (0x0214, 16, Some(Sha256), false, Some(P256)),
            Self::Aes192HkdfEcdsa => (0x0346, 24, Some(Sha384), false, Some(P384)),
            Self::Aes256HkdfEcdsa => (0x0378, 32, Some(Sha384), false, Some(P384)),
            Self::Aes256Commit => (0x0478, 32, Some(Sha512), true, None),
            Self::Aes256CommitEcdsa => (0x0578, 32, Some(Sha512), true, Some(P384)),
        };
        SuiteParts { id, key_bytes, hkdf, commits, curve }
    }

    /// Returns the suite with this id.
    ///
    /// # Errors
    /// [`FormatError::Suite`]: no suite has it.
    pub fn of(id: u16) -> Result<Self, FormatError> {
        let found = Self::ALL.into_iter().find(|suite| suite.id() == id);
        found.ok_or(FormatError::Suite(id))
    }

    /// Returns the id that messages name it by.
    #[must_use]
    pub const fn id(self) -> u16 {
        self.parts().id
    }

    /// Returns the name that the Encryption SDKs have for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aes128 => "ALG_AES_128_GCM_IV12_TAG16_NO_KDF",
            Self::Aes192 => "ALG_AES_192_GCM_IV12_TAG16_NO_KDF",
            Self::Aes256 => "ALG_AES_256_GCM_IV12_TAG16_NO_KDF",
            Self::Aes128Hkdf => "ALG_AES_128_GCM_IV12_TAG16_HKDF_SHA256",
            Self::Aes192Hkdf => "ALG_AES_192_GCM_IV12_TAG16_HKDF_SHA256",
            Self::Aes256Hkdf => "ALG_AES_256_GCM_IV12_TAG16_HKDF_SHA256",
            Self::Aes128HkdfEcdsa => "ALG_AES_128_GCM_IV12_TAG16_HKDF_SHA256_ECDSA_P256",
            Self::Aes192HkdfEcdsa => "ALG_AES_192_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384",
            Self::Aes256HkdfEcdsa => "ALG_AES_256_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384",
            Self::Aes256Commit => "ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY",
            Self::Aes256CommitEcdsa => "ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY_ECDSA_P384",
        }
    }

    /// Returns the length of the data key.
    #[must_use]
    pub const fn data_key_bytes(self) -> usize {
        self.parts().key_bytes
    }

    /// Returns whether a message opens under one data key only.
    #[must_use]
    pub const fn commits(self) -> bool {
        self.parts().commits
    }

    /// Returns whether messages end with a signature.
    #[must_use]
    pub const fn is_signed(self) -> bool {
        self.parts().curve.is_some()
    }

    pub(crate) const fn curve(self) -> Option<StreamCurve> {
        self.parts().curve
    }

    /// Derives the key that encrypts the message `id`, and the commitment to the data key if the suite has one.
    pub(crate) fn derive(self, data_key: &Secret<[u8]>, id: &[u8]) -> Option<MessageKey> {
        let SuiteParts { id: suite, key_bytes, hkdf: hash, commits, .. } = self.parts();
        let data_key = data_key.expose();
        if data_key.len() != key_bytes {
            return None;
        }
        let Some(hash) = hash else {
            let key = Secret::<[u8]>::copy_of(data_key);
            return Some(MessageKey { cipher: AesGcm::new(data_key).ok()?, key, commitment: None });
        };
        let suite = suite.to_be_bytes();
        let (salt, info): (&[u8], [&[u8]; 2]) =
            if commits { (id, [&suite, b"DERIVEKEY"]) } else { (&[], [&suite, id]) };
        let derived =
            Secret::<[u8]>::try_fill_with(key_bytes, |out| hkdf(hash, salt, data_key, &info, out));
        let key = derived.ok()?;
        let cipher = AesGcm::new(key.expose()).ok()?;
        let mut commitment = None;
        if commits {
            let out: &mut [u8; COMMITMENT_BYTES] = commitment.insert([0; COMMITMENT_BYTES]);
            hkdf(hash, salt, data_key, &[b"COMMITKEY"], out).ok()?;
        }
        Some(MessageKey { cipher, key, commitment })
    }
}

/// The keys that a data key gives for one message.
#[derive(Debug)]
pub(crate) struct MessageKey {
    pub(crate) cipher: AesGcm,
    /// The same key, for parts that are opened in pieces.
    pub(crate) key: Secret<[u8]>,
    pub(crate) commitment: Option<[u8; COMMITMENT_BYTES]>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_has_its_id_and_no_other_id_has_one() {
        for suite in Suite::ALL {
            assert_eq!(Suite::of(suite.id()), Ok(suite));
        }
        let known = (0..=u16::MAX).filter(|id| Suite::of(*id).is_ok()).count();
        assert_eq!(known, Suite::ALL.len());
    }

    #[test]
    fn keys_and_commitments_depend_on_the_message_and_the_data_key() {
        for suite in Suite::ALL {
            let key = |byte| Secret::<[u8]>::copy_of(&vec![byte; suite.data_key_bytes()]);
            let seal = |byte, id: &[u8]| {
                let derived = suite.derive(&key(byte), id).unwrap();
                (derived.cipher.seal(&[0; 12], b"", &mut []).unwrap(), derived.commitment)
            };
            let (tag, commitment) = seal(1, b"one");
            assert_eq!(commitment.is_some(), suite.commits());
            assert_ne!(seal(2, b"one").0, tag);
            assert_eq!(seal(1, b"two").0 == tag, suite.id() < 0x0100, "{suite:?}");
            assert!(commitment.is_none() || seal(2, b"one").1 != commitment);
            assert!(suite.derive(&Secret::<[u8]>::copy_of(&[0; 20]), b"one").is_none());
        }
    }
}
