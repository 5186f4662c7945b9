//! The manifest of an object version: its parts, and what binds them to it.
//!
//! Parts know only their data key. The manifest says which of them an object has, in which order and of which sizes, and a MAC
//! under a key that is derived from the data key binds that to bucket, key, version and metadata. So CompleteMultipartUpload
//! moves no data, and a part, a manifest or a record that is put elsewhere is refused.

mod key;
mod list;

use crypto::mac::TAG_BYTES;

use crate::data_key::{Layers, ObjectDataKey};
use crate::error::ManifestError;

pub use key::ManifestKey;
pub use list::{ObjectPart, PART_NUMBER_MAX, PartList, PartSlice};

const FORMAT: u8 = 1;
/// The bytes before the parts: format, suite, number of parts.
const HEAD_BYTES: usize = 4;
/// The bytes of the digest of an object's metadata: SHA-256.
pub const METADATA_DIGEST_BYTES: usize = 32;

/// The version of an object, to which a manifest is bound.
#[derive(Clone, Copy, Debug)]
pub struct ObjectVersion<'a> {
    /// The name of the bucket.
    pub bucket: &'a str,
    /// The key of the object.
    pub key: &'a str,
    /// The id of the version, `null` for that of a bucket without versions.
    pub version: &'a str,
    /// The SHA-256 of everything else that must not change unnoticed: ETag, checksums, content type, user metadata. The caller
    /// says what that is, and that no two different ones have the same bytes.
    pub metadata: &'a [u8; METADATA_DIGEST_BYTES],
}

/// The parts of an object version, of which it is certain that they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectManifest(PartList);

impl ObjectManifest {
    /// Makes the manifest of a version, and returns it with the bytes to keep.
    ///
    /// # Errors
    /// [`ManifestError::Crypto`].
    pub fn seal(
        parts: PartList,
        key: &ObjectDataKey,
        version: &ObjectVersion<'_>,
    ) -> Result<(Self, Vec<u8>), ManifestError> {
        Ok(Self::seal_under(parts, &ManifestKey::of(key)?, version))
    }

    /// Makes the manifest of a version without its data key, and returns it with the bytes to keep.
    #[must_use]
    pub fn seal_under(
        parts: PartList,
        key: &ManifestKey,
        version: &ObjectVersion<'_>,
    ) -> (Self, Vec<u8>) {
        let mut bytes = Vec::with_capacity(HEAD_BYTES + parts.encoded_bytes() + TAG_BYTES);
        bytes.extend([FORMAT, key.layers().suite()]);
        bytes.extend(parts.count().to_be_bytes());
        parts.encode(&mut bytes);
        let mac = mac(key, version, &bytes);
        bytes.extend(mac);
        (Self(parts), bytes)
    }

    /// Reads the manifest of a version.
    ///
    /// # Errors
    /// [`ManifestError`]: the bytes are no manifest, or that of another version, metadata or data key.
    pub fn open(
        bytes: &[u8],
        key: &ObjectDataKey,
        version: &ObjectVersion<'_>,
    ) -> Result<Self, ManifestError> {
        let (layers, parts) = peek(bytes)?;
        let (body, tag) = bytes.split_last_chunk::<TAG_BYTES>().ok_or(ManifestError::Malformed)?;
        if layers != key.layers()
            || !crypto::ct_eq(&mac(&ManifestKey::of(key)?, version, body), tag)
        {
            return Err(ManifestError::NotAuthentic);
        }
        Ok(Self(parts))
    }

    /// Returns the parts.
    #[must_use]
    pub const fn parts(&self) -> &PartList {
        &self.0
    }
}

impl PartList {
    /// Reads the parts of a manifest without its data key, for the sizes and numbers that HeadObject and GetObjectAttributes tell.
    /// They are as certain as the record that the bytes come from. Nothing can be decrypted with them: that takes an
    /// [`ObjectManifest`].
    ///
    /// # Errors
    /// [`ManifestError::Malformed`], [`ManifestError::Parts`].
    pub fn peek(bytes: &[u8]) -> Result<Self, ManifestError> {
        peek(bytes).map(|(_, parts)| parts)
    }
}

fn peek(bytes: &[u8]) -> Result<(Layers, PartList), ManifestError> {
    let (body, _tag) = bytes.split_last_chunk::<TAG_BYTES>().ok_or(ManifestError::Malformed)?;
    let (head, parts) = body.split_first_chunk::<HEAD_BYTES>().ok_or(ManifestError::Malformed)?;
    let [format, suite, count @ ..] = *head;
    let layers = Layers::of_suite(suite).filter(|_| format == FORMAT);
    let layers = layers.ok_or(ManifestError::Malformed)?;
    Ok((layers, PartList::decode(parts, u16::from_be_bytes(count))?))
}

/// Returns the MAC.
fn mac(key: &ManifestKey, version: &ObjectVersion<'_>, body: &[u8]) -> [u8; TAG_BYTES] {
    let ObjectVersion { bucket, key: object, version, metadata } = version;
    let texts = [bucket.as_bytes(), object.as_bytes(), version.as_bytes()];
    let lengths = texts.map(|text| u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
    let mut message: Vec<&[u8]> = Vec::with_capacity(8);
    lengths.iter().zip(texts).for_each(|(length, text)| message.extend([&length[..], text]));
    message.extend([&metadata[..], body]);
    key.sign(&message)
}
