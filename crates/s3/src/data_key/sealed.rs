//! Data keys that are older than the bucket key under which they are: UpdateObjectEncryption moves an object under a bucket key, and
//! its data stays as it is. So its data key is sealed under a key that is derived from the bucket key, for this alone.

use crypto::message;
use model::Error;
use objects::ObjectDataKey;
use secret::Secret;

use super::NewDataKey;
use crate::records::version::{KeptEncryption, KmsDataKey, KmsEncryption};
use crate::records::{decode, encode};

/// The label of the seal. The data of objects is encrypted under other labels, so no key does both.
const LABEL: &[u8] = b"bulla s3 sealed object data key v1";

/// Seals a data key under one that was derived from a bucket key, in whose place it then stands.
pub(super) fn seal(
    derived: NewDataKey,
    binding: &[u8],
    key: &ObjectDataKey,
) -> Result<KeptEncryption, Error> {
    let other = || Error::internal("only a key that was derived from a bucket key seals another");
    let KeptEncryption::Kms(kms) = derived.encryption else { return Err(other()) };
    let KmsDataKey::Derived { bucket_key, salt } = kms.data_key else { return Err(other()) };
    let (under, key) = (single(&derived.key)?, single(key)?);
    let mut sealed = Vec::new();
    message::seal(under, LABEL, &[], binding, key.expose(), &mut sealed)
        .map_err(|_none| Error::internal("there is no randomness"))?;
    let data_key = KmsDataKey::Sealed { bucket_key, salt, sealed: encode(&sealed) };
    Ok(KeptEncryption::Kms(KmsEncryption { data_key, ..kms }))
}

/// Opens a data key that [`seal`] has sealed.
pub(super) fn open(
    derived: &ObjectDataKey,
    binding: &[u8],
    sealed: &str,
) -> Result<ObjectDataKey, Error> {
    let opened = message::open(single(derived)?, LABEL, &[], binding, &decode(sealed)?);
    let opened = opened.map_err(Error::failed)?;
    let key = opened.expose().first_chunk().filter(|_| opened.expose().len() == 32);
    let key = key.map(Secret::<[u8; 32]>::copy_of);
    let key = key.ok_or_else(|| Error::internal("a sealed key has not 32 bytes"))?;
    Ok(ObjectDataKey::new(key))
}

/// Returns the key of data that is encrypted once.
pub(super) fn single(key: &ObjectDataKey) -> Result<&Secret<[u8; 32]>, Error> {
    key.single().ok_or_else(|| Error::internal("a key of two layers stands where one has one"))
}
