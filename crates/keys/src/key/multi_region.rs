//! Multi-Region keys: keys with one id, material and rotation in several Regions.
//! Source: developer guide, "Multi-Region keys in AWS KMS"; API reference, `ReplicateKey`, `UpdatePrimaryRegion`.
//!
//! Each related key's record names the Regions of the set. A change of the set, or of what is shared, changes all records in one
//! batch, so that the keys never disagree. The states `Creating` and `Updating`, in which AWS shows that it is still at work, do
//! not occur.

use std::collections::BTreeSet;

use model::generated::{MultiRegionConfiguration, MultiRegionKey, MultiRegionKeyType, OriginType};
use model::{Error, ErrorCode, KeyArn, Operation, Region, Timestamp};

use super::{Key, KeyPolicy, State, nothing_pending};
use crate::hierarchy::Hierarchy;
use crate::material::{Material, MaterialId};

/// The Regions of a multi-Region key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiRegion {
    /// The Region of the primary key.
    pub primary: Region,
    /// The Regions of the replicas.
    pub replicas: BTreeSet<Region>,
}

impl MultiRegion {
    /// Returns a multi-Region key without replicas.
    #[must_use]
    pub const fn primary_in(region: Region) -> Self {
        Self { primary: region, replicas: BTreeSet::new() }
    }
}

/// The properties in which a replica differs from its primary.
#[derive(Clone, Debug)]
pub struct NewReplica {
    /// The Region of the replica.
    pub region: Region,
    /// The description; may be empty.
    pub description: String,
    /// The key policy, already checked.
    pub policy: KeyPolicy,
    /// The creation time.
    pub created: Timestamp,
}

impl Key {
    /// Returns the Regions of the key, if it is a multi-Region key.
    #[must_use]
    pub const fn multi_region(&self) -> Option<&MultiRegion> {
        self.multi_region.as_ref()
    }

    /// Returns whether the key is the primary of a multi-Region key.
    #[must_use]
    pub fn is_primary(&self) -> bool {
        self.multi_region.as_ref().is_some_and(|set| set.primary == self.arn.region)
    }

    /// Returns whether the key is a replica.
    #[must_use]
    pub fn is_replica(&self) -> bool {
        self.multi_region.as_ref().is_some_and(|set| set.primary != self.arn.region)
    }

    /// Returns the ARNs of the related keys in other Regions.
    #[must_use]
    pub fn related(&self) -> Vec<KeyArn> {
        let Some(set) = &self.multi_region else {
            return Vec::new();
        };
        let regions = std::iter::once(&set.primary).chain(&set.replicas);
        let others = regions.filter(|region| **region != self.arn.region);
        others.map(|region| self.arn_in(region)).collect()
    }

    fn arn_in(&self, region: &Region) -> KeyArn {
        KeyArn { region: region.clone(), ..self.arn.clone() }
    }

    /// Refuses every key but the primary of a multi-Region key.
    ///
    /// # Errors
    /// `UnsupportedOperationException`.
    pub fn require_primary(&self) -> Result<(), Error> {
        if self.is_primary() {
            return Ok(());
        }
        let message = format!("{} is not a multi-region primary key.", self.arn);
        Err(Error::new(ErrorCode::UnsupportedOperationException, message))
    }

    /// Returns whether material for the next rotation waits, is there and has not expired.
    #[must_use]
    pub fn has_pending_material(&self, now: Timestamp) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.is_usable(now))
    }

    fn pending_id(&self) -> Option<MaterialId> {
        self.pending.as_ref().map(Material::id)
    }

    /// Creates a replica of this primary key and records it here; related keys record it with [`join`](Self::join). Imported
    /// material must be imported again, that for the next rotation too.
    ///
    /// # Errors
    /// AWS's error if key or state do not admit it; `AlreadyExistsException` if the Region has one; `ValidationException` for a
    /// Region of another partition.
    pub fn replicate(&mut self, hierarchy: &Hierarchy, new: NewReplica) -> Result<Self, Error> {
        self.admit(Operation::ReplicateKey)?;
        self.require_primary()?;
        if new.region.partition() != self.arn.region.partition() {
            return Err(Error::validation(format!(
                "The replica Region {} must be in the same partition as the primary key.",
                new.region
            )));
        }
        let arn = self.arn_in(&new.region);
        let taken = self
            .multi_region
            .as_ref()
            .is_some_and(|set| set.primary == new.region || set.replicas.contains(&new.region));
        if taken {
            let message = format!("Key '{arn}' already exists");
            return Err(Error::new(ErrorCode::AlreadyExistsException, message));
        }
        self.join(&new.region);
        let copy = |material: &Material| material.copied(hierarchy, &self.arn, &arn, new.created);
        let materials = self.materials.iter().map(copy).collect::<Result<Vec<_>, _>>()?;
        let pending = self.pending.as_ref().map(copy).transpose()?;
        let state =
            if self.origin == OriginType::External { State::PendingImport } else { State::Enabled };
        Ok(Self {
            arn,
            description: new.description,
            created: new.created,
            state,
            policy: new.policy,
            tags: Vec::new(),
            aliases: BTreeSet::new(),
            materials,
            pending,
            ..self.clone()
        })
    }

    /// Records a replica that was created in `region`.
    pub fn join(&mut self, region: &Region) {
        if let Some(set) = &mut self.multi_region {
            set.replicas.insert(region.clone());
        }
    }

    /// Records that the replica in `region` was deleted. A primary that waits for its last replica begins its own waiting period.
    pub fn leave(&mut self, region: &Region, now: Timestamp) {
        let Some(set) = &mut self.multi_region else {
            return;
        };
        set.replicas.remove(region);
        if let (State::PendingReplicaDeletion { window_in_days }, true) =
            (self.state, set.replicas.is_empty())
        {
            self.state = State::pending_deletion(window_in_days, now);
        }
    }

    /// Makes the replica in `region` the primary, in the view of this related key.
    pub fn move_primary(&mut self, region: &Region) {
        if let Some(set) = &mut self.multi_region
            && set.replicas.remove(region)
        {
            let old = std::mem::replace(&mut set.primary, region.clone());
            set.replicas.insert(old);
        }
    }

    /// Takes over what the primary shares: rotation and its material, and the notes on imported material.
    ///
    /// # Errors
    /// `KMSInvalidStateException` if the primary has rotated to imported material that is not here; `KMSInternalException` if the
    /// primary's material does not open.
    pub fn follow(
        &mut self,
        primary: &Self,
        hierarchy: &Hierarchy,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut gained =
            primary.materials.iter().filter(|material| self.material(material.id()).is_none());
        let waits = |id| self.has_pending_material(now) && self.pending_id() == Some(id);
        if self.origin == OriginType::External && gained.any(|material| !waits(material.id())) {
            return Err(nothing_pending(&primary.arn));
        }
        self.schedule = primary.schedule;
        self.current = primary.current;
        let copied = |material: &Material| material.copied(hierarchy, &primary.arn, &self.arn, now);
        let mut pending = self.pending.take();
        for material in &primary.materials {
            if let Some(own) = self.materials.iter_mut().find(|own| own.id() == material.id()) {
                own.describe_as(material);
                continue;
            }
            // Material that waited here became current there.
            let own = match pending.take_if(|pending| pending.id() == material.id()) {
                Some(mut waited) => {
                    waited.describe_as(material);
                    waited.rotated_as(material)
                }
                None => copied(material)?,
            };
            self.materials.push(own);
        }
        self.pending = match (&primary.pending, pending) {
            (Some(waits), Some(mut own)) if own.id() == waits.id() => {
                own.describe_as(waits);
                Some(own)
            }
            (Some(waits), _) => Some(copied(waits)?),
            (None, _) => None,
        };
        Ok(())
    }

    /// Returns what `KeyMetadata` shows of it.
    pub(crate) fn multi_region_configuration(&self) -> Option<MultiRegionConfiguration> {
        let set = self.multi_region.as_ref()?;
        let role = if self.is_primary() {
            MultiRegionKeyType::Primary
        } else {
            MultiRegionKeyType::Replica
        };
        let shown = |region: &Region| MultiRegionKey {
            arn: Some(self.arn_in(region).to_string()),
            region: Some(region.to_string()),
        };
        Some(MultiRegionConfiguration {
            multi_region_key_type: Some(role),
            primary_key: Some(shown(&set.primary)),
            replica_keys: Some(set.replicas.iter().map(shown).collect()),
        })
    }
}

#[cfg(test)]
mod tests;
