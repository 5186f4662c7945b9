//! The records of parts that no object has any more.

use serde::{Deserialize, Serialize};
use store::{Address, Prefix};

use super::version::Manifest;

const GARBAGE: &str = "s3-garbage";

/// A content that no object has any more, until its parts are removed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Garbage {
    pub(crate) v: u8,
    /// The id of the bucket.
    pub(crate) bucket: String,
    /// The id of the content.
    pub(crate) content: String,
    pub(crate) manifest: Manifest,
    /// `true` if its data is in a record of the store.
    pub(crate) inline: bool,
    /// The time since which it is garbage, in milliseconds since the epoch.
    pub(crate) since: i64,
}

/// Returns the address of a content's garbage.
pub(crate) fn address(content: &str) -> Address {
    Address::new(GARBAGE, "", "", content)
}

/// Returns the range of all garbage.
pub(crate) fn all() -> Prefix {
    Prefix::new(GARBAGE, "", "")
}
