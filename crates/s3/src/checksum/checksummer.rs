//! The computation of checksums over bytes that come in parts.

use crc_fast::CrcAlgorithm;
use crypto::hash::{Md5, Sha1, Sha256, Sha512};
use xxhash_rust::xxh3::Xxh3;
use xxhash_rust::xxh64::Xxh64;

use crate::checksum::{Checksum, ChecksumAlgorithm};

/// The bytes that every hash sees before the next bytes are read, so that they come from memory once: half of a usual first-level cache.
const PIECE_BYTES: usize = 16 * 1024;
/// The seed of S3's hashes, as the AWS Common Runtime computes them.
const XXHASH_SEED: u64 = 0;

/// Several checksums of the same bytes.
#[derive(Debug)]
pub(crate) struct Checksummer(Vec<ChecksumState>);

/// The result of a [`Checksummer`]: one checksum for each of its algorithms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checksums(Vec<Checksum>);

impl Checksummer {
    /// Returns the checksums of no bytes so far. An algorithm that is named twice is computed once.
    #[must_use]
    pub(crate) fn new(algorithms: impl IntoIterator<Item = ChecksumAlgorithm>) -> Self {
        let mut algorithms: Vec<_> = algorithms.into_iter().collect();
        algorithms.sort_unstable();
        algorithms.dedup();
        Self(algorithms.into_iter().map(ChecksumState::new).collect())
    }

    /// Adds bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(PIECE_BYTES) {
            self.0.iter_mut().for_each(|state| state.update(piece));
        }
    }

    /// Returns the checksums of all bytes added.
    #[must_use]
    pub(crate) fn finish(self) -> Checksums {
        Checksums(self.0.into_iter().map(ChecksumState::finish).collect())
    }
}

impl Checksums {
    /// Returns the checksum of an algorithm, or `None` if it was not computed.
    #[must_use]
    pub(crate) fn get(&self, algorithm: ChecksumAlgorithm) -> Option<&Checksum> {
        self.0.iter().find(|checksum| checksum.algorithm == algorithm)
    }

    /// Returns the MD5, for an ETag or `Content-MD5`, or `None` if it was not computed.
    #[must_use]
    pub(crate) fn md5(&self) -> Option<[u8; 16]> {
        self.get(ChecksumAlgorithm::Md5).and_then(|checksum| checksum.value().try_into().ok())
    }
}

/// The state of one algorithm.
pub(super) enum ChecksumState {
    Crc(ChecksumAlgorithm, Box<crc_fast::Digest>),
    Sha1(Sha1),
    Sha256(Sha256),
    Sha512(Sha512),
    Md5(Md5),
    XxHash64(Xxh64),
    XxHash3(Box<Xxh3>),
    XxHash128(Box<Xxh3>),
}

impl std::fmt::Debug for ChecksumState {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.algorithm().name())
    }
}

impl ChecksumState {
    pub(super) fn new(algorithm: ChecksumAlgorithm) -> Self {
        let crc = |kind| Self::Crc(algorithm, Box::new(crc_fast::Digest::new(kind)));
        match algorithm {
            ChecksumAlgorithm::Crc32 => crc(CrcAlgorithm::Crc32IsoHdlc),
            ChecksumAlgorithm::Crc32c => crc(CrcAlgorithm::Crc32Iscsi),
            ChecksumAlgorithm::Crc64Nvme => crc(CrcAlgorithm::Crc64Nvme),
            ChecksumAlgorithm::Sha1 => Self::Sha1(Sha1::new()),
            ChecksumAlgorithm::Sha256 => Self::Sha256(Sha256::new()),
            ChecksumAlgorithm::Sha512 => Self::Sha512(Sha512::new()),
            ChecksumAlgorithm::Md5 => Self::Md5(Md5::new()),
            ChecksumAlgorithm::XxHash64 => Self::XxHash64(Xxh64::new(XXHASH_SEED)),
            ChecksumAlgorithm::XxHash3 => Self::XxHash3(Box::new(Xxh3::with_seed(XXHASH_SEED))),
            ChecksumAlgorithm::XxHash128 => Self::XxHash128(Box::new(Xxh3::with_seed(XXHASH_SEED))),
        }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Crc(_, state) => state.update(bytes),
            Self::Sha1(state) => state.update(bytes),
            Self::Sha256(state) => state.update(bytes),
            Self::Sha512(state) => state.update(bytes),
            Self::Md5(state) => state.update(bytes),
            Self::XxHash64(state) => state.update(bytes),
            Self::XxHash3(state) | Self::XxHash128(state) => state.update(bytes),
        }
    }

    pub(super) fn finish(self) -> Checksum {
        let algorithm = self.algorithm();
        let value = match self {
            Self::Crc(_, state) => crc_bytes(algorithm, state.finalize()),
            Self::Sha1(state) => state.finish().to_vec(),
            Self::Sha256(state) => state.finish().to_vec(),
            Self::Sha512(state) => state.finish().to_vec(),
            Self::Md5(state) => state.finish().to_vec(),
            Self::XxHash64(state) => state.digest().to_be_bytes().to_vec(),
            Self::XxHash3(state) => state.digest().to_be_bytes().to_vec(),
            Self::XxHash128(state) => state.digest128().to_be_bytes().to_vec(),
        };
        Checksum { algorithm, value }
    }

    const fn algorithm(&self) -> ChecksumAlgorithm {
        match self {
            Self::Crc(algorithm, _) => *algorithm,
            Self::Sha1(_) => ChecksumAlgorithm::Sha1,
            Self::Sha256(_) => ChecksumAlgorithm::Sha256,
            Self::Sha512(_) => ChecksumAlgorithm::Sha512,
            Self::Md5(_) => ChecksumAlgorithm::Md5,
            Self::XxHash64(_) => ChecksumAlgorithm::XxHash64,
            Self::XxHash3(_) => ChecksumAlgorithm::XxHash3,
            Self::XxHash128(_) => ChecksumAlgorithm::XxHash128,
        }
    }
}

/// Returns the bytes of a CRC, of which a CRC-32 has the last four.
pub(super) fn crc_bytes(algorithm: ChecksumAlgorithm, crc: u64) -> Vec<u8> {
    let bytes = crc.to_be_bytes();
    bytes.get(bytes.len().saturating_sub(algorithm.length())..).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The values of the AWS Common Runtime (awscrt 0.38.1, which boto3 computes with) and of Python's hashlib for 100,000 bytes, each its offset
    /// modulo 251.
    const EXPECTED: [(ChecksumAlgorithm, &str); 10] = [
        (ChecksumAlgorithm::Crc32, "s1O4+g=="),
        (ChecksumAlgorithm::Crc32c, "ckf2aw=="),
        (ChecksumAlgorithm::Crc64Nvme, "rdtuPFGJcz8="),
        (ChecksumAlgorithm::Sha1, "I6EGWg9qSFEZBJvyeZF53QFU77s="),
        (ChecksumAlgorithm::Sha256, "zS32lOQkvHlozDf0d1EBnlygzRvfLkeepTfDocMu4ao="),
        (
            ChecksumAlgorithm::Sha512,
            "mmMxSnGQeYKqicot/W4itcWkNt86e1X5N4XX95cTJKP9UArnLgZqU2ex8tQHqCBQPG4vE99Yhfg6Sa7bBwbbhA==",
        ),
        (ChecksumAlgorithm::Md5, "KMtZXBWOm3TjSuno2nEP/w=="),
        (ChecksumAlgorithm::XxHash64, "TPde5yzY9Mw="),
        (ChecksumAlgorithm::XxHash3, "QsI67q2WdQ0="),
        (ChecksumAlgorithm::XxHash128, "VBgsWLuxM3xCwjrurZZ1DQ=="),
    ];

    fn bytes() -> Vec<u8> {
        (0..100_000u32).map(|offset| u8::try_from(offset % 251).unwrap()).collect()
    }

    #[test]
    fn aws_computes_the_same() {
        let mut all = Checksummer::new(ChecksumAlgorithm::ALL);
        all.update(&bytes());
        let all = all.finish();
        for (algorithm, expected) in EXPECTED {
            assert_eq!(all.get(algorithm).unwrap().to_string(), expected, "{algorithm:?}");
            assert_eq!(Checksum::of(algorithm, &bytes()).to_string(), expected);
        }
        assert_eq!(all.md5(), Some(crypto::hash::md5(&bytes())));
    }

    /// The same runtime of the short text, for the short paths of the hashes.
    #[test]
    fn aws_computes_the_same_of_few_bytes() {
        for (algorithm, expected) in [
            (ChecksumAlgorithm::XxHash64, "45ab6734b21e6968"),
            (ChecksumAlgorithm::XxHash3, "d447b1ea40e6988b"),
            (ChecksumAlgorithm::XxHash128, "df8d09e93f874900a99b8775cc15b6c7"),
            (ChecksumAlgorithm::Crc64Nvme, "8d29d5c3f6ea8ebe"),
            (ChecksumAlgorithm::Crc32c, "c99465aa"),
            (ChecksumAlgorithm::Crc32, "0d4a1185"),
        ] {
            let checksum = Checksum::of(algorithm, b"hello world");
            assert_eq!(crypto::hash::hex(checksum.value()), expected, "{algorithm:?}");
        }
    }

    #[test]
    fn an_algorithm_that_was_not_asked_for_is_not_computed() {
        let sums = Checksummer::new([ChecksumAlgorithm::Crc32, ChecksumAlgorithm::Crc32]).finish();
        assert_eq!(sums.0.len(), 1);
        assert_eq!(sums.get(ChecksumAlgorithm::Md5), None);
    }

    proptest! {
        #[test]
        fn parts_have_the_checksums_of_the_whole(
            parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40_000), 0..4),
        ) {
            let mut summer = Checksummer::new(ChecksumAlgorithm::ALL);
            parts.iter().for_each(|part| summer.update(part));
            let sums = summer.finish();
            for algorithm in ChecksumAlgorithm::ALL {
                prop_assert_eq!(sums.get(algorithm), Some(&Checksum::of(algorithm, &parts.concat())));
            }
        }
    }
}
