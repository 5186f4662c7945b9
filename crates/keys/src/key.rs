//! A KMS key: its properties, its state, and the material it has had.
//!
//! A key is a value. Its methods change it, or return AWS's error and leave it as it was. The caller stores the result. A method
//! that changes the state or the material checks [`crate::requirements`] itself, so that no caller can forget to.

mod admission;
mod aliases;
mod deletion;
mod import;
mod memory;
mod metadata;
mod multi_region;
mod record;
mod rotation;
mod tags;

use std::collections::{BTreeMap, BTreeSet};

use crypto::asymmetric::PrivateKey;
use model::generated::{KeyManagerType, KeySpec, KeyState, KeyUsageType, OriginType};
use model::{AccountId, AliasName, Error, KeyArn, KeyId, Operation, Region, Timestamp};

use crate::algorithm;
use crate::hierarchy::Hierarchy;
use crate::kind::KeyKind;
use crate::material::{Material, MaterialId};

pub use aliases::ALIASES_MAX;
pub use deletion::{
    PENDING_WINDOW_DAYS, PENDING_WINDOW_DAYS_DEFAULT, ScheduledDeletion, waiting_period,
};
pub use import::{Import, new_material_has_no_id};
pub use multi_region::{MultiRegion, NewReplica};
pub use record::RecordError;
pub use rotation::{
    ON_DEMAND_ROTATIONS_MAX, ROTATION_PERIOD_DAYS, ROTATION_PERIOD_DAYS_DEFAULT, Schedule,
    nothing_pending,
};
pub use tags::{TAGS_MAX, Tag};

/// A KMS key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    arn: KeyArn,
    description: String,
    spec: KeySpec,
    usage: KeyUsageType,
    origin: OriginType,
    manager: KeyManagerType,
    created: Timestamp,
    state: State,
    policy: KeyPolicy,
    /// The tags in the order in which they were added.
    tags: Vec<Tag>,
    aliases: BTreeSet<AliasName>,
    /// The rotation schedule; `None` while automatic rotation is off.
    schedule: Option<Schedule>,
    /// The materials, oldest first. Old material decrypts until the key is deleted.
    materials: Vec<Material>,
    /// The material that encrypts.
    current: Option<MaterialId>,
    /// Imported material that waits to become current.
    pending: Option<Material>,
    multi_region: Option<MultiRegion>,
}

/// The state of a key, with its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The key is in use.
    Enabled,
    /// The key has no cryptographic use.
    Disabled,
    /// The key has no use at all; it is deleted at `date` unless that is cancelled.
    PendingDeletion {
        /// The end of the waiting period.
        date: Timestamp,
    },
    /// The primary of a multi-Region key that waits for the deletion of its replicas before its own waiting period begins.
    PendingReplicaDeletion {
        /// The length of that waiting period.
        window_in_days: i32,
    },
    /// Imported key material is missing.
    PendingImport,
}

impl State {
    /// Returns AWS's name of the state.
    #[must_use]
    pub const fn name(self) -> KeyState {
        match self {
            Self::Enabled => KeyState::Enabled,
            Self::Disabled => KeyState::Disabled,
            Self::PendingDeletion { .. } => KeyState::PendingDeletion,
            Self::PendingReplicaDeletion { .. } => KeyState::PendingReplicaDeletion,
            Self::PendingImport => KeyState::PendingImport,
        }
    }
}

/// A key policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyPolicy {
    /// The text as it was given.
    pub text: String,
    /// The unique ids that the users and roles among its principals had then, by ARN. A principal without one means whoever has
    /// the ARN.
    pub principals: BTreeMap<String, String>,
}

impl KeyPolicy {
    /// Returns a policy without principals that are users or roles.
    #[must_use]
    pub const fn unbound(text: String) -> Self {
        Self { text, principals: BTreeMap::new() }
    }
}

/// The properties of a new key.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// The owner.
    pub account: AccountId,
    /// The Region of the key.
    pub region: Region,
    /// A fresh id; `mrk-` makes the primary of a multi-Region key.
    pub id: KeyId,
    /// The kind of its material.
    pub spec: KeySpec,
    /// The usage, one of those of the spec.
    pub usage: KeyUsageType,
    /// The description; may be empty.
    pub description: String,
    /// The key policy, already checked.
    pub policy: KeyPolicy,
    /// The creation time.
    pub created: Timestamp,
}

impl Key {
    /// Creates a customer managed key with this fresh material, enabled: the bytes of a symmetric or HMAC key, or the PKCS #8 of
    /// a private key.
    ///
    /// # Errors
    /// `KMSInternalException` if the material is not of the key's spec.
    pub fn create(hierarchy: &Hierarchy, new: NewKey, material: &[u8]) -> Result<Self, Error> {
        let mut key = Self::external(new);
        let material = Material::seal(hierarchy, &key.arn, material, key.created)?
            .with_public_key(public_key(key.spec, material)?);
        key.current = Some(material.id());
        key.materials.push(material);
        (key.origin, key.state) = (OriginType::AwsKms, State::Enabled);
        Ok(key)
    }

    /// Creates an AWS managed key: it rotates every year, and no customer can change that.
    ///
    /// # Errors
    /// `KMSInternalException` if the material is not of the key's spec.
    pub fn managed(hierarchy: &Hierarchy, new: NewKey, material: &[u8]) -> Result<Self, Error> {
        let mut key = Self::create(hierarchy, new, material)?;
        key.enable_rotation(None, key.created)?;
        key.manager = KeyManagerType::Aws;
        Ok(key)
    }

    /// Creates a customer managed key without material, which is to be imported.
    #[must_use]
    pub fn external(new: NewKey) -> Self {
        let arn = KeyArn { account: new.account, region: new.region, id: new.id };
        let multi_region = matches!(arn.id, KeyId::MultiRegion(_))
            .then(|| MultiRegion::primary_in(arn.region.clone()));
        Self {
            arn,
            description: new.description,
            spec: new.spec,
            usage: new.usage,
            origin: OriginType::External,
            manager: KeyManagerType::Customer,
            created: new.created,
            state: State::PendingImport,
            policy: new.policy,
            tags: Vec::new(),
            aliases: BTreeSet::new(),
            schedule: None,
            current: None,
            materials: Vec::new(),
            pending: None,
            multi_region,
        }
    }

    /// Returns the key's ARN.
    #[must_use]
    pub const fn arn(&self) -> &KeyArn {
        &self.arn
    }

    /// Returns the kind of material that the key has.
    #[must_use]
    pub const fn spec(&self) -> KeySpec {
        self.spec
    }

    /// Returns whether the key is symmetric, HMAC or asymmetric.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        KeyKind::of(self.spec)
    }

    /// Returns the usage of the key.
    #[must_use]
    pub const fn usage(&self) -> KeyUsageType {
        self.usage
    }

    /// Returns the origin of the material.
    #[must_use]
    pub const fn origin(&self) -> OriginType {
        self.origin
    }

    /// Returns whether the key is the customer's or AWS's.
    #[must_use]
    pub const fn manager(&self) -> KeyManagerType {
        self.manager
    }

    /// Returns when the key was created.
    #[must_use]
    pub const fn created(&self) -> Timestamp {
        self.created
    }

    /// Returns the state of the key.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// Returns the description, which may be empty.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Replaces the description.
    pub fn set_description(&mut self, description: &str) {
        description.clone_into(&mut self.description);
    }

    /// Returns the key policy.
    #[must_use]
    pub const fn policy(&self) -> &KeyPolicy {
        &self.policy
    }

    /// Replaces the key policy. The caller has checked it.
    pub fn set_policy(&mut self, policy: KeyPolicy) {
        self.policy = policy;
    }

    /// Returns the material that encrypts.
    ///
    /// # Errors
    /// `KMSInternalException` if the key has none, although a check of its state should have refused before.
    pub fn current_material(&self) -> Result<&Material, Error> {
        self.current
            .and_then(|id| self.material(id))
            .ok_or_else(|| Error::internal(format!("{} has no current key material", self.arn)))
    }

    /// Returns the DER SubjectPublicKeyInfo of an asymmetric key.
    #[must_use]
    pub fn public_key(&self) -> Option<&[u8]> {
        self.current.and_then(|id| self.material(id)).and_then(Material::public_key)
    }

    /// Returns the material called `id`, current or old.
    #[must_use]
    pub fn material(&self, id: MaterialId) -> Option<&Material> {
        // Most ciphertexts are young: the newest material is looked at first.
        self.materials.iter().rev().find(|material| material.id() == id)
    }

    /// Returns all material that the key has had, oldest first.
    #[must_use]
    pub fn materials(&self) -> &[Material] {
        &self.materials
    }

    /// Lets the key be used. An enabled key stays enabled.
    ///
    /// # Errors
    /// AWS's error if the state does not admit it.
    pub fn enable(&mut self) -> Result<(), Error> {
        self.admit(Operation::EnableKey)?;
        self.state = State::Enabled;
        Ok(())
    }

    /// Stops all cryptographic use. A disabled key stays disabled.
    ///
    /// # Errors
    /// AWS's error if the state does not admit it.
    pub fn disable(&mut self) -> Result<(), Error> {
        self.admit(Operation::DisableKey)?;
        self.state = State::Disabled;
        Ok(())
    }
}

/// Returns the public key of a private one; `None` for symmetric and HMAC keys.
fn public_key(spec: KeySpec, material: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let Some(key_type) = algorithm::key_type(spec) else {
        return Ok(None);
    };
    let parsed = PrivateKey::parse(key_type, material);
    parsed
        .map(|key| Some(key.public_key().to_vec()))
        .map_err(|error| Error::failed_at(format_args!("fresh {spec} key"), error))
}

#[cfg(test)]
pub(crate) mod tests;
