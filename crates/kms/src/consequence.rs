//! Effects of a change that have their own entry in CloudTrail, beside that of the request or the background work. Source:
//! developer guide, "Examples of AWS KMS log entries": `RotateKey`, `ReplicateKey`, `SynchronizeMultiRegionKey`.

use keys::Key;
use model::generated::{OriginType, RotationType};
use model::{Error, KeyArn};

/// A consequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// A key has new material.
    RotateKey {
        /// The key.
        key: KeyArn,
        /// The rotation.
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

/// A rotation, as CloudTrail reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The kind: on a schedule or on demand.
    pub kind: RotationType,
    /// The origin of the key's material.
    pub origin: OriginType,
    /// The previous key material.
    pub previous: String,
    /// The new key material.
    pub current: String,
}

impl Rotation {
    /// Returns the rotation that changed `before` into `after`.
    pub(crate) fn between(kind: RotationType, before: &Key, after: &Key) -> Result<Self, Error> {
        Ok(Self {
            kind,
            origin: after.origin(),
            previous: before.current_material()?.id().to_string(),
            current: after.current_material()?.id().to_string(),
        })
    }
}
