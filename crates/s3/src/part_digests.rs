//! The ETag and the checksums of a part of an upload, sealed as those of an object are.

use keys::{Hierarchy, Purpose};
use model::Error;
use serde::{Deserialize, Serialize};

use crate::bucket::BucketEntry;
use crate::checksum::{Checksum, ChecksumAlgorithm};
use crate::etag::ETag;
use crate::records::{decode, encode};

/// The ETag and the checksums of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartDigests {
    pub(crate) etag: ETag,
    /// The checksum that replies tell: the one that the client stated, or that of the upload's algorithm.
    pub(crate) checksum: Checksum,
    /// The checksum of the upload's algorithm, if the client stated another.
    pub(crate) of_upload: Option<Checksum>,
}

/// The digests as they are sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedPartDigests {
    etag: String,
    /// The checksums by the names of their algorithms, the first of which replies tell.
    checksums: Vec<(String, String)>,
}

impl PartDigests {
    /// Returns the checksum of an algorithm, if it was computed.
    pub(crate) fn checksum_of(&self, algorithm: ChecksumAlgorithm) -> Option<&Checksum> {
        let mut all = std::iter::once(&self.checksum).chain(&self.of_upload);
        all.find(|checksum| checksum.algorithm() == algorithm)
    }

    /// Seals the digests of a part.
    ///
    /// # Errors
    /// `KMSInternalException` if there is no randomness.
    pub(crate) fn seal(
        &self,
        hierarchy: &Hierarchy,
        bucket: &BucketEntry,
        part_id: &str,
    ) -> Result<String, Error> {
        let all = std::iter::once(&self.checksum).chain(&self.of_upload);
        let pair = |sum: &Checksum| (sum.algorithm().name().to_owned(), sum.to_string());
        let sealed =
            SealedPartDigests { etag: self.etag.to_string(), checksums: all.map(pair).collect() };
        let plain = serde_json::to_vec(&sealed).map_err(Error::failed)?;
        let binding = bucket.content_binding(part_id);
        let sealed = hierarchy.seal(Purpose::ObjectDigests, &binding, &plain);
        sealed.map(|sealed| encode(&sealed)).map_err(Error::failed)
    }

    /// Opens the digests of a part.
    ///
    /// # Errors
    /// `KMSInternalException` if they are not those that were sealed for it.
    pub(crate) fn open(
        hierarchy: &Hierarchy,
        bucket: &BucketEntry,
        part_id: &str,
        sealed: &str,
    ) -> Result<Self, Error> {
        let binding = bucket.content_binding(part_id);
        let plain = hierarchy.open_sealed(Purpose::ObjectDigests, &binding, &decode(sealed)?);
        let plain = plain.map_err(Error::failed)?;
        let sealed: SealedPartDigests =
            serde_json::from_slice(plain.expose()).map_err(Error::failed)?;
        sealed.read().ok_or_else(|| Error::internal("the digests of a part are not readable"))
    }
}

impl SealedPartDigests {
    fn read(&self) -> Option<PartDigests> {
        let mut checksums = self.checksums.iter().map(|(name, value)| {
            let algorithm = ChecksumAlgorithm::from_name(name)?;
            Checksum::from_base64(algorithm, value)
        });
        Some(PartDigests {
            etag: ETag::parse(&self.etag)?,
            checksum: checksums.next()??,
            of_upload: checksums.next().flatten(),
        })
    }
}
