//! The ETag and the checksum of an object. They tell about the data, so they are sealed, under a local key: a list must not ask KMS.

use keys::{Hierarchy, Purpose};
use model::Error;
use serde::{Deserialize, Serialize};

use crate::bucket::BucketEntry;
use crate::checksum::{ChecksumAlgorithm, ObjectChecksum};
use crate::etag::ETag;
use crate::records::{decode, encode};

/// The ETag and the checksum of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Digests {
    pub(crate) etag: ETag,
    pub(crate) checksum: ObjectChecksum,
}

/// The digests as they are sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedDigests {
    etag: String,
    algorithm: String,
    checksum: String,
}

impl Digests {
    /// Seals the digests of a content.
    ///
    /// # Errors
    /// `KMSInternalException` if there is no randomness.
    pub(crate) fn seal(
        &self,
        hierarchy: &Hierarchy,
        bucket: &BucketEntry,
        content_id: &str,
    ) -> Result<String, Error> {
        let plain = serde_json::to_vec(&SealedDigests {
            etag: self.etag.quoted(),
            algorithm: self.checksum.algorithm().name().to_owned(),
            checksum: self.checksum.to_string(),
        });
        let binding = bucket.content_binding(content_id);
        let plain = plain.map_err(Error::failed)?;
        let sealed = hierarchy.seal(Purpose::ObjectDigests, &binding, &plain);
        sealed.map(|sealed| encode(&sealed)).map_err(Error::failed)
    }

    /// Opens the digests of a content.
    ///
    /// # Errors
    /// `KMSInternalException` if they are not those that were sealed for it.
    pub(crate) fn open(
        hierarchy: &Hierarchy,
        bucket: &BucketEntry,
        content_id: &str,
        sealed: &str,
    ) -> Result<Self, Error> {
        let binding = bucket.content_binding(content_id);
        let plain = hierarchy.open_sealed(Purpose::ObjectDigests, &binding, &decode(sealed)?);
        let plain = plain.map_err(Error::failed)?;
        let digests: SealedDigests =
            serde_json::from_slice(plain.expose()).map_err(Error::failed)?;
        let broken = || Error::internal("the digests of an object are not readable");
        let etag = ETag::parse(&digests.etag).ok_or_else(broken)?;
        let algorithm = ChecksumAlgorithm::from_name(&digests.algorithm).ok_or_else(broken)?;
        let checksum = ObjectChecksum::parse(algorithm, &digests.checksum).ok_or_else(broken)?;
        Ok(Self { etag, checksum })
    }
}
