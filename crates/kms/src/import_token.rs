//! The parameters of an import, which GetParametersForImport gives out and ImportKeyMaterial takes back.
//!
//! The token carries everything, sealed under the hierarchy and bound to the key: the wrapping algorithm, the private key that
//! unwraps, and the time until which it is valid. So nothing is stored, any number of sets can be outstanding, and every node of
//! a service can use them. A token can be used more than once while it is valid.
//!
//! Source: developer guide, "Importing key material step 1" and "step 3".

use std::time::Duration;

use crypto::asymmetric::{KeyType, OaepHash, PrivateKey};
use crypto::key_wrap;
use keys::{Hierarchy, Key, KeyKind, Purpose};
use model::generated::{AlgorithmSpec, KeySpec, WrappingKeySpec};
use model::{Error, ErrorCode, KeyArn, Timestamp};
use secret::Secret;

/// The time for which the parameters are valid.
pub(crate) const VALIDITY: Duration = Duration::from_secs(24 * 60 * 60);
/// The bytes of algorithm, key type and time.
const HEAD_BYTES: usize = 10;

/// The method by which key material is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WrappingMethod {
    hash: OaepHash,
    /// `true` if an AES key is wrapped with RSA, and the material with the AES key (PKCS #11, `CKM_RSA_AES_KEY_WRAP`).
    with_aes: bool,
}

impl WrappingMethod {
    const ALL: [Self; 4] = [
        Self { hash: OaepHash::Sha1, with_aes: false },
        Self { hash: OaepHash::Sha256, with_aes: false },
        Self { hash: OaepHash::Sha1, with_aes: true },
        Self { hash: OaepHash::Sha256, with_aes: true },
    ];

    fn of(algorithm: AlgorithmSpec) -> Option<Self> {
        let (hash, with_aes) = match algorithm {
            AlgorithmSpec::RsaesOaepSha1 => (OaepHash::Sha1, false),
            AlgorithmSpec::RsaesOaepSha256 => (OaepHash::Sha256, false),
            AlgorithmSpec::RsaAesKeyWrapSha1 => (OaepHash::Sha1, true),
            AlgorithmSpec::RsaAesKeyWrapSha256 => (OaepHash::Sha256, true),
            // The first is not offered since October 2023, the second in China Regions only.
            AlgorithmSpec::RsaesPkcs1V15 | AlgorithmSpec::Sm2pke => return None,
        };
        Some(Self { hash, with_aes })
    }

    fn index(self) -> Option<u8> {
        let index = Self::ALL.iter().position(|one| *one == self)?;
        u8::try_from(index).ok()
    }
}

const TYPES: [KeyType; 3] = [KeyType::Rsa2048, KeyType::Rsa3072, KeyType::Rsa4096];

/// Returns the type of the wrapping key pair, if it and the algorithm fit the key.
pub(crate) fn wrapping_key(
    key: &Key,
    algorithm: AlgorithmSpec,
    spec: WrappingKeySpec,
) -> Result<KeyType, Error> {
    let key_type = match spec {
        WrappingKeySpec::Rsa2048 => Some(KeyType::Rsa2048),
        WrappingKeySpec::Rsa3072 => Some(KeyType::Rsa3072),
        WrappingKeySpec::Rsa4096 => Some(KeyType::Rsa4096),
        WrappingKeySpec::Sm2 => None,
    };
    let fits = |wrapping: WrappingMethod, key_type| match (key.kind(), key.spec()) {
        (KeyKind::Symmetric | KeyKind::Hmac, _) => !wrapping.with_aes,
        (_, KeySpec::Rsa2048 | KeySpec::Rsa3072 | KeySpec::Rsa4096) => wrapping.with_aes,
        // The PKCS #8 of a P-521 key is longer than RSA-2048 with OAEP takes.
        (_, KeySpec::EccNistP521) => wrapping.with_aes || key_type != KeyType::Rsa2048,
        (KeyKind::Asymmetric, _) => true,
    };
    WrappingMethod::of(algorithm)
        .zip(key_type)
        .filter(|(wrapping, key_type)| fits(*wrapping, *key_type))
        .map(|(_, key_type)| key_type)
        .ok_or_else(|| {
            Error::validation(format!(
                "WrappingAlgorithm {algorithm} with WrappingKeySpec {spec} is not compatible with KeySpec {}",
                key.spec()
            ))
        })
}

/// Returns the token of a set of parameters.
pub(crate) fn seal(
    hierarchy: &Hierarchy,
    arn: &KeyArn,
    algorithm: AlgorithmSpec,
    key_type: KeyType,
    private: &Secret<[u8]>,
    valid_to: Timestamp,
) -> Result<Vec<u8>, Error> {
    let refused = || Error::internal(format!("no import token with {algorithm}"));
    let algorithm_index =
        WrappingMethod::of(algorithm).and_then(WrappingMethod::index).ok_or_else(refused)?;
    let type_index = TYPES.iter().position(|one| *one == key_type).ok_or_else(refused)?;
    let type_index = u8::try_from(type_index).map_err(|_large| refused())?;
    let contents = Secret::<[u8]>::fill_with(HEAD_BYTES + private.len(), |out| {
        let head = [algorithm_index, type_index].into_iter().chain(valid_to.millis().to_be_bytes());
        let parts = head.chain(private.expose().iter().copied());
        out.iter_mut().zip(parts).for_each(|(byte, part)| *byte = part);
    });
    hierarchy
        .seal(Purpose::ImportToken, arn.to_string().as_bytes(), contents.expose())
        .map_err(Error::failed)
}

/// Unwraps key material with a token of this key.
///
/// # Errors
/// `InvalidImportTokenException`, `ExpiredImportTokenException`, or `InvalidCiphertextException`.
pub(crate) fn unwrap(
    hierarchy: &Hierarchy,
    arn: &KeyArn,
    token: &[u8],
    wrapped: &[u8],
    now: Timestamp,
) -> Result<Secret<[u8]>, Error> {
    let invalid = || Error::documented(ErrorCode::InvalidImportTokenException);
    let contents = hierarchy
        .open_sealed(Purpose::ImportToken, arn.to_string().as_bytes(), token)
        .map_err(|_other| invalid())?;
    let (head, private) = contents.expose().split_at_checked(HEAD_BYTES).ok_or_else(invalid)?;
    let (indices, time) = head.split_first_chunk::<2>().ok_or_else(invalid)?;
    let [algorithm, key_type] = *indices;
    let time = time.first_chunk::<8>().ok_or_else(invalid)?;
    if now > Timestamp::from_millis(i64::from_be_bytes(*time)) {
        return Err(Error::documented(ErrorCode::ExpiredImportTokenException));
    }
    let wrapping = WrappingMethod::ALL.get(usize::from(algorithm)).copied().ok_or_else(invalid)?;
    let key_type = TYPES.get(usize::from(key_type)).copied().ok_or_else(invalid)?;
    let private = PrivateKey::parse(key_type, private).map_err(|_corrupt| invalid())?;
    let unwrapped = if wrapping.with_aes {
        key_wrap::rsa_aes_unwrap(&private, wrapping.hash, wrapped).ok()
    } else {
        private.decrypt(wrapping.hash, wrapped).ok()
    };
    unwrapped.ok_or_else(|| Error::bare(ErrorCode::InvalidCiphertextException))
}
