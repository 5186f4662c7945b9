//! The errors of parts and manifests.

use crate::id::PartId;
use crate::layout::PART_BYTES_MAX;

/// A part cannot be made, or does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartError {
    /// The plaintext is longer than S3 allows.
    #[error("a part has at most {PART_BYTES_MAX} bytes: send more of it as further parts")]
    TooLong,
    /// Bytes were asked for that the part does not have.
    #[error("part {id} has {bytes} bytes, and others were asked for: read within its size")]
    Range {
        /// The part.
        id: PartId,
        /// The bytes of its plaintext.
        bytes: u64,
    },
    /// The stored bytes do not begin as this part does under this data key.
    #[error(
        "what is stored as part {0} is another part, was altered, or belongs to another data key: put back the file of this part"
    )]
    Header(PartId),
    /// A chunk was altered, moved, repeated or cut, or belongs to another part.
    #[error("chunk {index} of part {id} is not authentic: put back the file of this part")]
    Chunk {
        /// The part.
        id: PartId,
        /// The number of the chunk, from 0.
        index: u64,
    },
    /// The stored bytes are fewer or more than the part has.
    #[error(
        "{stored} bytes are stored of part {id}, which has {expected}: put back the file of this part"
    )]
    Length {
        /// The part.
        id: PartId,
        /// The bytes that there are.
        stored: u64,
        /// The bytes that there should be.
        expected: u64,
    },
    /// There is no randomness, or the cryptography library failed.
    #[error("the part cannot be encrypted: no randomness, or the cryptography library failed")]
    Crypto,
}

/// A manifest cannot be made, or is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// The bytes are no manifest, or one of a later version.
    #[error(
        "these bytes are no manifest that this version reads: put back the record, or run the version that wrote it"
    )]
    Malformed,
    /// The parts are none, too many, out of order, or too long.
    #[error(
        "an object has 1 to 10000 parts with ascending numbers, each of at most {PART_BYTES_MAX} bytes"
    )]
    Parts,
    /// The manifest is that of another object, version, metadata or data key, or was altered.
    #[error(
        "the manifest is not that of this object: it was altered, or belongs to another key, version or data key; put back the record"
    )]
    NotAuthentic,
    /// Bytes were asked for that the object does not have.
    #[error("the object has {0} bytes, and others were asked for: read within its size")]
    Range(u64),
    /// The cryptography library failed.
    #[error("the manifest cannot be authenticated: the cryptography library failed")]
    Crypto,
}
