//! The data of S3 objects at rest: parts, encrypted in chunks, and the manifest that makes an object of them.
//!
//! A *part* is the data of one PutObject or one UploadPart. It is encrypted as it comes ([`PartSealer`]), under a key of its own
//! that is derived from the data key of the object, and any range of it can be read ([`RangeOpener`]): no byte leaves before its
//! chunk of 64 KiB has authenticated. An [`ObjectManifest`] says which parts an object version has, in which order and of which
//! sizes, and binds them to bucket, key and version. Parts are kept in a [`PartStore`]: a directory ([`PartDirectory`]) or a
//! bucket of another object store ([`PartBucket`]). An [`ObjectReader`] puts all of it together.
//!
//! The bytes are drawn in `docs/formats.md`, and decision 0027 says why they are as they are. This crate knows no KMS, no HTTP
//! and no time of its own.

#[cfg(feature = "bucket")]
mod bucket;
mod data_key;
mod directory;
mod error;
mod id;
mod layout;
mod manifest;
mod open;
mod part_key;
mod part_store;
mod read;
mod seal;

#[cfg(feature = "bucket")]
pub use bucket::{ListedPart, PartBucket};
pub use data_key::{Layers, ObjectDataKey};
pub use directory::PartDirectory;
pub use error::{ManifestError, PartError};
pub use id::PartId;
pub use layout::{CHUNK_BYTES, HEADER_BYTES, PART_BYTES_MAX, PartLayout};
pub use manifest::{
    METADATA_DIGEST_BYTES, ManifestKey, ObjectManifest, ObjectPart, ObjectVersion, PART_NUMBER_MAX,
    PartList, PartSlice,
};
pub use open::{RangeOpener, open_part};
pub use part_store::{
    PartPieces, PartStore, PartStoreError, PartStoreFuture, PartWriter, StoredPart,
};
pub use read::{ObjectReadError, ObjectReader};
pub use seal::{PIECE_BYTES_MAX, PartSealer, seal_part};
