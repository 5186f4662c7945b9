//! The algorithms of checksums, and which of them an object of parts can have in which way.

use crc_fast::CrcAlgorithm;

/// An algorithm. S3 has ten since April 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ChecksumAlgorithm {
    /// CRC-32 of ISO-HDLC, as in Ethernet and zip.
    Crc32,
    /// CRC-32 of iSCSI (Castagnoli).
    Crc32c,
    /// CRC-64 of NVM Express, which S3 computes when a client states nothing.
    Crc64Nvme,
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
    /// MD5.
    Md5,
    /// XXH64 with the seed 0.
    XxHash64,
    /// XXH3 with 64 bits and the seed 0.
    XxHash3,
    /// XXH3 with 128 bits and the seed 0.
    XxHash128,
}

/// The way in which an object of parts has a checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ChecksumType {
    /// The checksum of the checksums of the parts.
    Composite,
    /// The checksum of all bytes, as an object that was put in one piece always has.
    FullObject,
}

impl ChecksumAlgorithm {
    /// Every algorithm.
    pub(crate) const ALL: [Self; 10] = [
        Self::Crc32,
        Self::Crc32c,
        Self::Crc64Nvme,
        Self::Sha1,
        Self::Sha256,
        Self::Sha512,
        Self::Md5,
        Self::XxHash64,
        Self::XxHash3,
        Self::XxHash128,
    ];

    /// Returns AWS's name, such as `CRC64NVME`.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
            Self::Md5 => "MD5",
            Self::XxHash64 => "XXHASH64",
            Self::XxHash3 => "XXHASH3",
            Self::XxHash128 => "XXHASH128",
        }
    }

    /// Returns the header of a checksum, in lower case, which is also the name of its trailer.
    #[must_use]
    pub(crate) const fn header(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
            Self::Sha512 => "x-amz-checksum-sha512",
            Self::Md5 => "x-amz-checksum-md5",
            Self::XxHash64 => "x-amz-checksum-xxhash64",
            Self::XxHash3 => "x-amz-checksum-xxhash3",
            Self::XxHash128 => "x-amz-checksum-xxhash128",
        }
    }

    /// Returns the algorithm with a name, in upper or lower case as S3 takes it.
    #[must_use]
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name().eq_ignore_ascii_case(name))
    }

    /// Returns the algorithm of a header or trailer.
    #[must_use]
    pub(crate) fn from_header(header: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.header().eq_ignore_ascii_case(header))
    }

    /// Returns the length of a checksum in bytes.
    #[must_use]
    pub(crate) const fn length(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme | Self::XxHash64 | Self::XxHash3 => 8,
            Self::Md5 | Self::XxHash128 => 16,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }

    /// Returns whether an object of parts can have a checksum of this type. The checksum of all bytes follows from those of the parts for
    /// CRCs only.
    #[must_use]
    pub(crate) const fn allows(self, kind: ChecksumType) -> bool {
        match kind {
            ChecksumType::Composite => !matches!(self, Self::Crc64Nvme),
            ChecksumType::FullObject => self.crc().is_some(),
        }
    }

    /// Returns the type that an object of parts has when the client states none.
    #[must_use]
    pub(crate) const fn default_type(self) -> ChecksumType {
        if self.allows(ChecksumType::Composite) {
            ChecksumType::Composite
        } else {
            ChecksumType::FullObject
        }
    }

    /// Returns whether its checksum takes longer to compute than the bytes to encrypt.
    #[must_use]
    pub(super) const fn is_slow(self) -> bool {
        matches!(self, Self::Md5 | Self::Sha1 | Self::Sha256 | Self::Sha512)
    }

    /// Returns the CRC, or `None` for a hash.
    pub(super) const fn crc(self) -> Option<CrcAlgorithm> {
        match self {
            Self::Crc32 => Some(CrcAlgorithm::Crc32IsoHdlc),
            Self::Crc32c => Some(CrcAlgorithm::Crc32Iscsi),
            Self::Crc64Nvme => Some(CrcAlgorithm::Crc64Nvme),
            Self::Sha1
            | Self::Sha256
            | Self::Sha512
            | Self::Md5
            | Self::XxHash64
            | Self::XxHash3
            | Self::XxHash128 => None,
        }
    }
}

impl ChecksumType {
    /// Returns AWS's name.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Composite => "COMPOSITE",
            Self::FullObject => "FULL_OBJECT",
        }
    }

    /// Returns the type with a name.
    #[must_use]
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Composite, Self::FullObject].into_iter().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_algorithm_is_found_by_its_names() {
        for algorithm in ChecksumAlgorithm::ALL {
            assert_eq!(ChecksumAlgorithm::from_name(algorithm.name()), Some(algorithm));
            assert_eq!(ChecksumAlgorithm::from_header(algorithm.header()), Some(algorithm));
            let header = format!("X-Amz-Checksum-{}", algorithm.name());
            assert_eq!(ChecksumAlgorithm::from_header(&header), Some(algorithm));
        }
        assert_eq!(ChecksumAlgorithm::from_name("MD4"), None);
        assert_eq!(ChecksumAlgorithm::from_header("x-amz-checksum-mode"), None);
    }

    /// The table of "Checking object integrity for data uploads".
    #[test]
    fn crcs_are_of_all_bytes_and_the_others_of_parts() {
        let full: Vec<_> = ChecksumAlgorithm::ALL
            .into_iter()
            .filter(|algorithm| algorithm.allows(ChecksumType::FullObject))
            .map(ChecksumAlgorithm::name)
            .collect();
        assert_eq!(full, ["CRC32", "CRC32C", "CRC64NVME"]);
        let only_full = ChecksumAlgorithm::ALL
            .into_iter()
            .filter(|algorithm| algorithm.default_type() == ChecksumType::FullObject);
        assert_eq!(only_full.collect::<Vec<_>>(), [ChecksumAlgorithm::Crc64Nvme]);
    }
}
