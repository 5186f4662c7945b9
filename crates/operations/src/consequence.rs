//! What follows from a change and has an entry of its own in CloudTrail, beside that of the request or the background work.
//! Source: developer guide, "Examples of AWS KMS log entries": `RotateKey`, `ReplicateKey`, `SynchronizeMultiRegionKey`.

use keys::Key;
use model::generated::{OriginType, RotationType};
use model::{Error, KeyArn};

/// One consequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// A key has new material.
    RotateKey {
        /// Which key.
        key: KeyArn,
        /// How it came to that.
        rotation: Rotation,
    },
    /// ReplicateKey has created this replica, in another Region than that of the request.
    CreateKey {
        /// The replica.
        replica: KeyArn,
    },
    /// Replicas have taken over what their primary key shares with them.
    SynchronizeMultiRegionKey {
        /// The primary key.
        primary: KeyArn,
    },
}

/// A rotation, as CloudTrail tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// On a schedule or on demand.
    pub kind: RotationType,
    /// Where the key's material comes from.
    pub origin: OriginType,
    /// The key material before.
    pub previous: String,
    /// The key material since.
    pub current: String,
}

impl Rotation {
    /// The rotation that made `after` of `before`.
    pub(crate) fn between(kind: RotationType, before: &Key, after: &Key) -> Result<Self, Error> {
        Ok(Self {
            kind,
            origin: after.origin(),
            previous: before.current_material()?.id().to_string(),
            current: after.current_material()?.id().to_string(),
        })
    }
}
