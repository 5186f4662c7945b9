//! The key as the store keeps it: readable JSON, version 1, drawn in `docs/formats.md`.
//!
//! A record is read strictly: an unknown member, version, name or number is an error and never ignored. A newer release may
//! restrict the key with it.

use std::collections::{BTreeMap, BTreeSet};

use model::generated::{KeyManagerType, KeySpec, KeyUsageType, OriginType, RotationType};
use model::{AliasName, KeyArn, KeyId, Region, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    Key, KeyPolicy, MultiRegion, PENDING_WINDOW_DAYS, ROTATION_PERIOD_DAYS, Schedule, State, Tag,
};
use crate::material::{Imported, Material, MaterialId, Rotation, SealedMaterial};

const VERSION: u8 = 1;

/// The reason why a stored key cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The record is not JSON, or does not have the members of version 1.
    #[error("the record is not a key of version {VERSION}: {0}")]
    Form(#[from] serde_json::Error),
    /// The record was written by a newer release.
    #[error("the record has version {0}, this release reads version {VERSION}")]
    Version(u8),
    /// A member has a value that it cannot have.
    #[error("member `{0}` of the record is not valid")]
    Member(&'static str),
}

impl Key {
    /// Returns the key as JSON.
    ///
    /// # Errors
    /// No error is known; JSON encoding is fallible in its signature.
    pub fn to_json(&self) -> Result<Vec<u8>, RecordError> {
        Ok(serde_json::to_vec(&KeyRecord::from(self))?)
    }

    /// Reads the key that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// The bytes are not such a record.
    pub fn from_json(bytes: &[u8]) -> Result<Self, RecordError> {
        // The version is read first: a newer record may have members that this release does not know.
        let RecordVersion { v } = serde_json::from_slice(bytes)?;
        if v != VERSION {
            return Err(RecordError::Version(v));
        }
        serde_json::from_slice::<KeyRecord>(bytes)?.try_into()
    }
}

#[derive(Deserialize)]
struct RecordVersion {
    v: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyRecord {
    v: u8,
    arn: String,
    description: String,
    spec: String,
    usage: String,
    origin: String,
    manager: String,
    created: i64,
    state: StateRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schedule: Option<ScheduleRecord>,
    policy: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    principals: BTreeMap<String, String>,
    tags: Vec<TagRecord>,
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    materials: Vec<MaterialRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pending: Option<MaterialRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    multi_region: Option<MultiRegionRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MultiRegionRecord {
    primary: String,
    replicas: Vec<String>,
}

/// The state. The variants have braces because serde lets unknown members pass in a tagged variant without.
#[derive(Serialize, Deserialize)]
#[serde(tag = "name", deny_unknown_fields)]
enum StateRecord {
    Enabled {},
    Disabled {},
    PendingDeletion { date: i64 },
    PendingReplicaDeletion { window_in_days: i32 },
    PendingImport {},
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScheduleRecord {
    period_in_days: u32,
    next: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagRecord {
    key: String,
    value: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MaterialRecord {
    id: String,
    created: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rotation: Option<RotationRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    public_key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    imported: Option<ImportedRecord>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportedRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_to: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RotationRecord {
    date: i64,
    kind: String,
}

impl From<&Key> for KeyRecord {
    fn from(key: &Key) -> Self {
        Self {
            v: VERSION,
            arn: key.arn.to_string(),
            description: key.description.clone(),
            spec: key.spec.to_string(),
            usage: key.usage.to_string(),
            origin: key.origin.to_string(),
            manager: key.manager.to_string(),
            created: key.created.millis(),
            state: key.state.into(),
            schedule: key.schedule.map(|schedule| ScheduleRecord {
                period_in_days: schedule.period_in_days,
                next: schedule.next.millis(),
            }),
            policy: key.policy.text.clone(),
            principals: key.policy.principals.clone(),
            tags: key.tags.iter().map(TagRecord::from).collect(),
            aliases: key.aliases.iter().map(ToString::to_string).collect(),
            current: key.current.map(|id| id.to_string()),
            materials: key.materials.iter().map(MaterialRecord::from).collect(),
            pending: key.pending.as_ref().map(MaterialRecord::from),
            // A primary without replicas is known by its id.
            multi_region: key.multi_region.as_ref().filter(|set| !set.replicas.is_empty()).map(
                |set| MultiRegionRecord {
                    primary: set.primary.to_string(),
                    replicas: set.replicas.iter().map(ToString::to_string).collect(),
                },
            ),
        }
    }
}

impl From<State> for StateRecord {
    fn from(state: State) -> Self {
        match state {
            State::Enabled => Self::Enabled {},
            State::Disabled => Self::Disabled {},
            State::PendingDeletion { date } => Self::PendingDeletion { date: date.millis() },
            State::PendingReplicaDeletion { window_in_days } => {
                Self::PendingReplicaDeletion { window_in_days }
            }
            State::PendingImport => Self::PendingImport {},
        }
    }
}

impl From<&Tag> for TagRecord {
    fn from(tag: &Tag) -> Self {
        Self { key: tag.key.clone(), value: tag.value.clone() }
    }
}

impl From<&Material> for MaterialRecord {
    fn from(material: &Material) -> Self {
        Self {
            id: material.id().to_string(),
            created: material.created().millis(),
            rotation: material.rotation().map(|rotation| RotationRecord {
                date: rotation.date.millis(),
                kind: rotation.kind.to_string(),
            }),
            sealed: material
                .sealed()
                .map(|sealed| base64_simd::STANDARD.encode_to_string(sealed.as_bytes())),
            imported: material.import().map(|imported| ImportedRecord {
                description: imported.description.clone(),
                valid_to: imported.valid_to.map(Timestamp::millis),
            }),
            public_key: material
                .public_key()
                .map(|key| base64_simd::STANDARD.encode_to_string(key)),
        }
    }
}

impl TryFrom<KeyRecord> for Key {
    type Error = RecordError;

    fn try_from(record: KeyRecord) -> Result<Self, RecordError> {
        let invalid = RecordError::Member;
        let materials: Vec<_> =
            record.materials.into_iter().map(Material::try_from).collect::<Result<_, _>>()?;
        let arn = KeyArn::parse(&record.arn).ok_or(invalid("arn"))?;
        let multi_region = multi_region(record.multi_region, &arn)?;
        Ok(Self {
            arn,
            description: record.description,
            spec: KeySpec::parse(&record.spec).ok_or(invalid("spec"))?,
            usage: KeyUsageType::parse(&record.usage).ok_or(invalid("usage"))?,
            origin: OriginType::parse(&record.origin).ok_or(invalid("origin"))?,
            manager: KeyManagerType::parse(&record.manager).ok_or(invalid("manager"))?,
            created: timestamp(record.created, "created")?,
            state: record.state.try_into()?,
            schedule: record.schedule.map(Schedule::try_from).transpose()?,
            policy: KeyPolicy { text: record.policy, principals: record.principals },
            tags: record
                .tags
                .into_iter()
                .map(|tag| Tag { key: tag.key, value: tag.value })
                .collect(),
            aliases: aliases(&record.aliases)?,
            current: current(record.current.as_deref(), &materials)?,
            pending: pending(record.pending, &materials)?,
            materials,
            multi_region,
        })
    }
}

impl TryFrom<StateRecord> for State {
    type Error = RecordError;

    fn try_from(record: StateRecord) -> Result<Self, RecordError> {
        Ok(match record {
            StateRecord::Enabled {} => Self::Enabled,
            StateRecord::Disabled {} => Self::Disabled,
            StateRecord::PendingDeletion { date } => {
                Self::PendingDeletion { date: timestamp(date, "state.date")? }
            }
            StateRecord::PendingReplicaDeletion { window_in_days }
                if PENDING_WINDOW_DAYS.contains(&window_in_days) =>
            {
                Self::PendingReplicaDeletion { window_in_days }
            }
            StateRecord::PendingReplicaDeletion { .. } => {
                return Err(RecordError::Member("state.window_in_days"));
            }
            StateRecord::PendingImport {} => Self::PendingImport,
        })
    }
}

impl TryFrom<ScheduleRecord> for Schedule {
    type Error = RecordError;

    fn try_from(record: ScheduleRecord) -> Result<Self, RecordError> {
        let in_range = i32::try_from(record.period_in_days)
            .is_ok_and(|days| ROTATION_PERIOD_DAYS.contains(&days));
        if !in_range {
            return Err(RecordError::Member("schedule.period_in_days"));
        }
        let next = timestamp(record.next, "schedule.next")?;
        Ok(Self { period_in_days: record.period_in_days, next })
    }
}

impl TryFrom<MaterialRecord> for Material {
    type Error = RecordError;

    fn try_from(record: MaterialRecord) -> Result<Self, RecordError> {
        let id = MaterialId::parse(&record.id).ok_or(RecordError::Member("materials.id"))?;
        let created = timestamp(record.created, "materials.created")?;
        let sealed = record
            .sealed
            .map(|text| base64_simd::STANDARD.decode_to_vec(text))
            .transpose()
            .map_err(|_not_base64| RecordError::Member("materials.sealed"))?
            .map(SealedMaterial::from_bytes);
        let public_key = record
            .public_key
            .map(|text| base64_simd::STANDARD.decode_to_vec(text))
            .transpose()
            .map_err(|_not_base64| RecordError::Member("materials.public_key"))?;
        let material = match (sealed, record.imported) {
            (sealed, Some(imported)) => {
                Self::new_imported(id, created, sealed, imported.try_into()?)
            }
            (Some(sealed), None) => Self::new(id, created, sealed),
            (None, None) => return Err(RecordError::Member("materials.sealed")),
        };
        let material = material.with_public_key(public_key);
        match record.rotation {
            Some(rotation) => Ok(material.rotated(rotation.try_into()?)),
            None => Ok(material),
        }
    }
}

impl TryFrom<ImportedRecord> for Imported {
    type Error = RecordError;

    fn try_from(record: ImportedRecord) -> Result<Self, RecordError> {
        let valid_to = record.valid_to.map(|date| timestamp(date, "materials.imported.valid_to"));
        Ok(Self { description: record.description, valid_to: valid_to.transpose()? })
    }
}

impl TryFrom<RotationRecord> for Rotation {
    type Error = RecordError;

    fn try_from(record: RotationRecord) -> Result<Self, RecordError> {
        let kind = RotationType::parse(&record.kind)
            .ok_or(RecordError::Member("materials.rotation.kind"))?;
        Ok(Self { date: timestamp(record.date, "materials.rotation.date")?, kind })
    }
}

/// Returns a moment that [`Timestamp`] does not have to clamp.
fn timestamp(millis: i64, member: &'static str) -> Result<Timestamp, RecordError> {
    let timestamp = Timestamp::from_millis(millis);
    if timestamp.millis() == millis { Ok(timestamp) } else { Err(RecordError::Member(member)) }
}

/// Returns the Regions of a multi-Region key, its own among them; a primary without replicas has no such member.
fn multi_region(
    record: Option<MultiRegionRecord>,
    arn: &KeyArn,
) -> Result<Option<MultiRegion>, RecordError> {
    let invalid = RecordError::Member("multi_region");
    match (arn.id, record) {
        (KeyId::SingleRegion(_), None) => Ok(None),
        (KeyId::SingleRegion(_), Some(_)) => Err(invalid),
        (KeyId::MultiRegion(_), None) => Ok(Some(MultiRegion::primary_in(arn.region.clone()))),
        (KeyId::MultiRegion(_), Some(record)) => {
            let parse = |name: &String| Region::parse(name);
            let replicas: Option<BTreeSet<_>> = record.replicas.iter().map(parse).collect();
            parse(&record.primary)
                .zip(replicas)
                .map(|(primary, replicas)| MultiRegion { primary, replicas })
                .filter(|set| !set.replicas.is_empty() && !set.replicas.contains(&set.primary))
                .filter(|set| set.primary == arn.region || set.replicas.contains(&arn.region))
                .map(Some)
                .ok_or(invalid)
        }
    }
}

/// Returns the material that waits, which was imported and is not one of those that have become current.
fn pending(
    record: Option<MaterialRecord>,
    materials: &[Material],
) -> Result<Option<Material>, RecordError> {
    let pending = record.map(Material::try_from).transpose()?;
    let waits = |one: &Material| {
        one.import().is_some() && materials.iter().all(|material| material.id() != one.id())
    };
    if pending.as_ref().is_none_or(waits) {
        return Ok(pending);
    }
    Err(RecordError::Member("pending"))
}

fn aliases(names: &[String]) -> Result<BTreeSet<AliasName>, RecordError> {
    let parse = |name: &String| AliasName::parse(name).ok_or(RecordError::Member("aliases"));
    names.iter().map(parse).collect()
}

/// Returns the current material, which is one of the key's.
fn current(id: Option<&str>, materials: &[Material]) -> Result<Option<MaterialId>, RecordError> {
    let Some(id) = id else {
        return Ok(None);
    };
    MaterialId::parse(id)
        .filter(|id| materials.iter().any(|material| material.id() == *id))
        .map(Some)
        .ok_or(RecordError::Member("current"))
}

#[cfg(test)]
mod tests;
