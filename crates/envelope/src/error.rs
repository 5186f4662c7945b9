//! What can be wrong with a message.

/// The bytes are no message of the AWS Encryption SDK.
///
/// Nothing of it is secret: the header of a message is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// The first byte names no version of the format.
    #[error(
        "this is no message of the AWS Encryption SDK: it begins with byte {0:#04x}, messages begin with 0x01 or 0x02"
    )]
    Version(u8),
    /// The second byte of a message of version 1 is another one than `0x80`.
    #[error("this is no message of the AWS Encryption SDK: version 1 has no type {0:#04x}")]
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
    /// The encryption context is not what its lengths say, not UTF-8, or has a key twice.
    #[error("the encryption context of the message is malformed: {0}")]
    Context(&'static str),
    /// A message without an encrypted data key opens under no key.
    #[error("the message has no encrypted data key")]
    NoDataKeys,
    /// There are more encrypted data keys than the reader allows.
    #[error("the message has {found} encrypted data keys; at most {max} are allowed")]
    TooManyDataKeys {
        /// How many there are.
        found: u16,
        /// How many are allowed.
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
    /// A part that is authenticated as a whole does not fit into the memory for it.
    #[error(
        "a part of the message that can only be verified as a whole is longer than {max} bytes"
    )]
    TooLongForMemory {
        /// The bytes that fit.
        max: usize,
    },
    /// The message ends before its end.
    #[error("the message is cut off")]
    CutOff,
    /// Something follows the message.
    #[error("something follows the message")]
    Trailing,
}

/// A message does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// It is malformed.
    #[error(transparent)]
    Format(#[from] FormatError),
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
