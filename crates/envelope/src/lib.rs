//! Envelope encryption: data of any length under a data key, and the data key under keys that never leave their service.
//!
//! Messages have the format of the AWS Encryption SDK: any Encryption SDK reads what this crate writes, and the other way round.
//!
//! The format is without input and output: [`Draft`] and [`Sealer`] make a message piece by piece, [`Header`] and [`Opener`] open
//! one.

mod error;
mod frame;
mod header;
mod open;
mod raw_aes;
mod reader;
mod seal;
mod suite;

pub use error::{FormatError, OpenError};
pub use header::{
    Content, EncryptedDataKey, EncryptionContext, Header, HeaderLimits, HeaderTag, PUBLIC_KEY,
};
pub use open::{Opener, PART_BYTES_MAX, Step};
pub use raw_aes::{RawAesKey, RawAesKeyError};
pub use seal::{Draft, FRAME_BYTES, FRAME_BYTES_MAX, SealError, Sealer};
pub use suite::Suite;

#[cfg(test)]
mod tests;
