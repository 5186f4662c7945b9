//! The hierarchy as it is stored: readable JSON, version 1, drawn in `docs/formats.md`.
//!
//! The record needs no integrity key: the seal key authenticates the root key, the root key the domain keys. It can
//! therefore be read before anything that is protected with a derived key.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::seal::SealParameters;

const VERSION: u8 = 1;

/// The sealed hierarchy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    #[serde(deserialize_with = "version")]
    v: u8,
    pub(super) seal: SealParameters,
    /// The creation time in milliseconds since the epoch.
    pub(super) created: i64,
    #[serde(serialize_with = "encode", deserialize_with = "decode")]
    pub(super) root: Vec<u8>,
    pub(super) domains: Vec<StoredDomain>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredDomain {
    pub(super) version: u32,
    /// The creation time in milliseconds since the epoch.
    pub(super) created: i64,
    #[serde(serialize_with = "encode", deserialize_with = "decode")]
    pub(super) sealed: Vec<u8>,
}

impl Stored {
    pub(super) const fn new(seal: SealParameters, created: i64, root: Vec<u8>) -> Self {
        Self { v: VERSION, seal, created, root, domains: Vec::new() }
    }

    /// Returns the parameters with which [`Seal::open`](crate::Seal::open) makes the seal key again.
    #[must_use]
    pub const fn seal(&self) -> &SealParameters {
        &self.seal
    }

    /// Returns the record as JSON.
    ///
    /// # Errors
    /// No error is known; JSON encoding is fallible in its signature.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Reads the record that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// The bytes are not such a record. Their contents are checked by [`Hierarchy::open`](crate::Hierarchy::open).
    pub fn from_json(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let version = u8::deserialize(deserializer)?;
    if version == VERSION {
        return Ok(version);
    }
    Err(serde::de::Error::custom(format_args!(
        "the hierarchy record has version {version}, this release reads version {VERSION}"
    )))
}

fn encode<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&base64_simd::STANDARD.encode_to_string(bytes))
}

fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    base64_simd::STANDARD
        .decode_to_vec(&text)
        .map_err(|_not_base64| serde::de::Error::custom("not base64"))
}
