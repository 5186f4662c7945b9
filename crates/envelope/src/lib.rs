//! Envelope encryption: data of any length under a data key, and the data key under keys that never leave their service.
//!
//! Messages have the format of the AWS Encryption SDK: any Encryption SDK reads messages of this crate, and the other way round.
//!
//! To encrypt, get [`EncryptionMaterials`] from a [`MaterialsManager`] (a data key, encrypted by each key of a [`Keyring`]), and
//! write through an [`EncryptWriter`]. To decrypt, read a [`MessageStart`], unlock it, and read through a [`DecryptReader`].
//! [`encrypt`] and [`decrypt`] do the same for whole files on several threads, [`AsyncEncryptWriter`] and [`AsyncDecryptReader`]
//! on tokio.
//!
//! ```
//! use std::io::{Read as _, Write as _};
//!
//! use bulla_envelope::{
//!     DecryptReader, DecryptionPolicy, DefaultMaterialsManager, EncryptWriter, EncryptionRequest, FRAME_BYTES, HeaderLimits,
//!     MaterialsManager as _, MessageStart, RawAesKeyring, UnlockedMessage,
//! };
//! use secret::Secret;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! let key = Secret::<[u8]>::try_fill_with(32, crypto::random::fill)?;
//! let manager = DefaultMaterialsManager::new(RawAesKeyring::new("my-app", "key-1", &key)?);
//!
//! let context = [("purpose".to_owned(), "backup".to_owned())].into();
//! let request = EncryptionRequest { context, ..EncryptionRequest::default() };
//! let materials = manager.encryption_materials(request).await?;
//! let mut writer = EncryptWriter::new(Vec::new(), &materials, FRAME_BYTES)?;
//! writer.write_all(b"as long as you like")?;
//! let message = writer.finish()?;
//!
//! let mut source = message.as_slice();
//! let start = MessageStart::read(&mut source, HeaderLimits::default())?;
//! let unlocked = UnlockedMessage::new(start, &DecryptionPolicy::default(), &manager).await?;
//! let mut plaintext = String::new();
//! DecryptReader::new(source, unlocked).read_to_string(&mut plaintext)?;
//! assert_eq!(plaintext, "as long as you like");
//! # Ok(())
//! # })
//! # }
//! ```

mod async_stream;
mod cache;
mod error;
mod frame;
mod header;
mod keyring;
mod limits;
mod materials;
mod materials_manager;
mod open;
mod outline;
mod parallel;
mod reader;
mod seal;
mod stream;
mod suite;
mod unlock;

pub use async_stream::{AsyncDecryptReader, AsyncEncryptWriter, read_start};
pub use cache::{CacheLimits, CachingMaterialsManager};
pub use error::{FormatError, MessageOpenError, MessageSealError, StreamError};
pub use header::{
    Content, EncryptedDataKey, EncryptionContext, HeaderLimits, MessageHeader, MessageStart,
    PUBLIC_KEY,
};
#[cfg(feature = "aws-sdk-kms")]
pub use keyring::aws_error_text;
pub use keyring::{
    ArnError, Cause, DataKeyFailure, DiscoveryFilter, GeneratedDataKey, Keyring, KeyringError,
    KeyringFuture, KmsClient, KmsClients, KmsDiscoveryKeyring, KmsFuture, KmsKeyArn, KmsKeyring,
    KmsReply, MultiKeyring, RawAesKeyring, RawKeyError, RawRsaKeyring, RsaPadding,
};
pub use limits::{FRAME_BYTES_MAX, PART_BYTES_MAX};
pub use materials::{CONTEXT_PAIRS_MAX, EncryptionMaterials};
pub use materials_manager::{DefaultMaterialsManager, EncryptionRequest, MaterialsManager};
pub use open::LongParts;
pub use outline::Outline;
pub use parallel::{Encrypted, Sizes, decrypt, encrypt};
pub use seal::FRAME_BYTES;
pub use stream::{DecryptReader, EncryptWriter};
pub use suite::Suite;
pub use unlock::{CommitmentPolicy, DecryptionPolicy, UnlockedMessage};

#[cfg(test)]
mod tests;
