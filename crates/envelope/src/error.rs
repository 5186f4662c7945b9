//! The errors of a message.

use crate::limits::{FRAME_BYTES_MAX, PART_BYTES_MAX};

/// The bytes are no message of the AWS Encryption SDK.
///
/// None of it is secret: the header of a message is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// The first byte names no version of the format.
    #[error(
        "this is no message of the AWS Encryption SDK: it begins with byte {0:#04x}, messages begin with 0x01 or 0x02"
    )]
    Version(u8),
    /// The second byte of a message of version 1 is not `0x80`.
    #[error(
        "this is no message of the AWS Encryption SDK: version 1 has no type {0:#04x}; what KMS encrypted itself, KMS decrypts (aws kms decrypt)"
    )]
    Type(u8),
    /// No algorithm suite has this id.
    #[error("no algorithm suite has the id {0:#06x}")]
    Suite(u16),
    /// The suite does not exist in this version of the format.
    #[error(
        "algorithm suite {suite:#06x} does not go with version {version} of the message format"
    )]
    SuiteOfOtherVersion {
        /// The id of the suite.
        suite: u16,
        /// The version of the message.
        version: u8,
    },
    /// The encryption context does not match its lengths, is not UTF-8, or has a key twice.
    #[error("the encryption context of the message is malformed: {0}")]
    Context(&'static str),
    /// A message without an encrypted data key opens under no key.
    #[error("the message has no encrypted data key")]
    NoDataKeys,
    /// There are more encrypted data keys than the reader allows.
    #[error("the message has {found} encrypted data keys; at most {max} are allowed")]
    TooManyDataKeys {
        /// The number found.
        found: u16,
        /// The number allowed.
        max: u16,
    },
    /// A name of a key provider is not UTF-8.
    #[error("the name of a key provider is not UTF-8")]
    Provider,
    /// A field has a value that the format does not have.
    #[error("the message has an impossible {0}")]
    Field(&'static str),
    /// The header is longer than the reader allows.
    #[error("the header of the message is longer than {0} bytes")]
    HeaderTooLong(usize),
    /// The message ends before its end.
    #[error("the message is cut off")]
    CutOff,
    /// Bytes follow the message.
    #[error("something follows the message")]
    Trailing,
}

/// A message cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MessageSealError {
    /// The encryption context has a key that belongs to the format.
    #[error(
        "the encryption context must not have a key that begins with aws-crypto-: it belongs to the message format"
    )]
    ReservedContext,
    /// There are more pairs than every implementation reads.
    #[error("the encryption context has more than {0} pairs")]
    LongContext(usize),
    /// Only suites that commit to their data key are written.
    #[error("messages are made with a suite that commits to its data key only")]
    Suite,
    /// Frames have no or too many bytes.
    #[error("a frame has 1 to {FRAME_BYTES_MAX} bytes")]
    FrameBytes,
    /// A data key has a length other than the suite's, or there is one already.
    #[error("the data key does not fit the algorithm suite")]
    DataKey,
    /// A field is longer than the format can say, or there is no data key.
    #[error("{0}")]
    Format(#[from] FormatError),
    /// There are more than 2^32 - 2 frames.
    #[error("the message is too long for frames of this length")]
    TooLong,
    /// There is no randomness, or the cryptography library failed.
    #[error("the message cannot be encrypted: no randomness, or the cryptography library failed")]
    Crypto,
}

/// A message does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MessageOpenError {
    /// It is malformed.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// Its suite does not commit to the data key, and that is not allowed.
    #[error(
        "the message has algorithm suite {0:#06x}, which does not commit to its data key: it is opened only when that is allowed explicitly"
    )]
    NotCommitting(u16),
    /// The encryption context lacks a required pair, or has another value for it.
    #[error("the encryption context of the message does not have the required value for {0:?}")]
    RequiredContext(String),
    /// A part that can only be verified as a whole does not fit into memory, and releasing it before was not allowed.
    #[error(
        "a part of the message that can only be verified as a whole is longer than {PART_BYTES_MAX} bytes"
    )]
    TooLongForMemory,
    /// The data key is not the one that the message commits to, or the header was changed.
    #[error("the header of the message is not authentic")]
    Header,
    /// A frame was changed, moved, removed or repeated.
    #[error("frame {0} of the message is not authentic")]
    Frame(u32),
    /// The signature is not that of the message.
    #[error("the signature of the message is not valid")]
    Signature,
}

/// A message cannot be written, or does not open, as it streams.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StreamError {
    /// The source failed.
    #[error("cannot read")]
    Read(#[source] std::io::Error),
    /// The target failed.
    #[error("cannot write")]
    Write(#[source] std::io::Error),
    /// No thread could be started.
    #[error("cannot start a thread")]
    Thread(#[source] std::io::Error),
    /// The message cannot be made.
    #[error(transparent)]
    Seal(#[from] MessageSealError),
    /// The message does not open.
    #[error(transparent)]
    Open(#[from] MessageOpenError),
}
