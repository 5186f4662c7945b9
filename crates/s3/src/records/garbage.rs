//! The records of what no object has any more.

use serde::{Deserialize, Serialize};
use store::{Address, Prefix};

use super::version::ManifestPlace;

const GARBAGE: &str = "s3-garbage";

/// Something that no object has any more, until it is removed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Garbage {
    pub(crate) v: u8,
    /// The id of the bucket.
    pub(crate) bucket: String,
    pub(crate) what: GarbageKind,
    /// The time since which it is garbage, in milliseconds since the epoch.
    pub(crate) since: i64,
}

/// The kinds of garbage.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) enum GarbageKind {
    /// A content that no object has any more.
    ObjectContent {
        /// The id of the content.
        id: String,
        manifest: ManifestPlace,
        /// `true` if its data is in a record of the store.
        inline: bool,
    },
    /// The parts of an upload that was completed without them.
    Unchosen {
        /// The id of the content that the upload has made.
        content: String,
        /// The manifest of that content, which has the chosen parts.
        manifest: ManifestPlace,
    },
    /// All parts of an upload that was aborted.
    Aborted {
        /// The id of the content that the upload was to make.
        content: String,
    },
    /// A part of an upload that was sent again.
    Resent {
        /// The id of the part.
        part: String,
    },
    /// The bucket keys of a bucket that was deleted: no object names them any more.
    BucketKeys,
}

impl Garbage {
    /// Returns the address, which orders by time: what has been garbage for longest comes first.
    pub(crate) fn address(&self) -> Address {
        let since = u64::try_from(self.since).unwrap_or_default();
        let (kind, id) = match &self.what {
            GarbageKind::ObjectContent { id, .. } => ("content", id),
            GarbageKind::Unchosen { content, .. } => ("unchosen", content),
            GarbageKind::Aborted { content } => ("aborted", content),
            GarbageKind::Resent { part } => ("resent", part),
            GarbageKind::BucketKeys => ("bucket-keys", &self.bucket),
        };
        Address::new(GARBAGE, "", "", format!("{since:016x}/{kind}/{id}"))
    }
}

/// Returns the range of all garbage.
pub(crate) fn all() -> Prefix {
    Prefix::new(GARBAGE, "", "")
}
