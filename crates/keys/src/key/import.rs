//! Imported key material. Source: developer guide, "Importing key material for AWS KMS keys"; API reference,
//! `ImportKeyMaterial`, `DeleteImportedKeyMaterial`.
//!
//! A material that was imported once belongs to the key for good: it may be deleted or expire, but nothing else can be imported
//! in its place. A key is usable only while all of its material is there. Material for the next rotation is kept beside the
//! others and does not count before it has become current.

use std::fmt;

use crypto::asymmetric::PrivateKey;
use model::generated::ImportType;
use model::{Error, ErrorCode, Operation, Timestamp};

use super::{Key, State};
use crate::algorithm;
use crate::clock::ConfirmedTime;
use crate::hierarchy::Hierarchy;
use crate::kind::KeyKind;
use crate::material::{Imported, Material, MaterialId};

/// The longest HMAC key that can be imported, in bytes.
const HMAC_BYTES_MAX: usize = 128;

/// The parameters of an import.
#[derive(Clone, Copy)]
pub struct Import<'a> {
    /// The bytes: AES-256, HMAC, or a PKCS #8 in DER or BER.
    pub material: &'a [u8],
    /// The caller's statement whether the material is new, if any.
    pub import_type: Option<ImportType>,
    /// The id that the material must have, if any.
    pub material_id: Option<MaterialId>,
    /// A note of the caller.
    pub description: Option<&'a str>,
    /// The time when it expires; `None` for never.
    pub valid_to: Option<Timestamp>,
}

impl fmt::Debug for Import<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { import_type, material_id, valid_to, .. } = self;
        write!(formatter, "Import([redacted], {import_type:?}, {material_id:?}, {valid_to:?})")
    }
}

impl Key {
    /// Puts imported material into the key. Returns its id.
    ///
    /// # Errors
    /// AWS's error if key or state do not admit it; `IncorrectKeyMaterialException` if the material is of the wrong form or not
    /// the one that belongs to the key; `KMSInvalidStateException` if other new material waits already.
    pub fn import(
        &mut self,
        hierarchy: &Hierarchy,
        import: Import<'_>,
        now: Timestamp,
    ) -> Result<MaterialId, Error> {
        self.admit(Operation::ImportKeyMaterial)?;
        let imported = Imported {
            // A replica has the primary's.
            description: import.description.filter(|_| !self.is_replica()).map(str::to_owned),
            valid_to: import.valid_to,
        };
        let material = self.imported_material(hierarchy, &import, now)?.imported(imported);
        let id = match self.kind() {
            KeyKind::Symmetric => self.place_symmetric(material, &import)?,
            KeyKind::Hmac | KeyKind::Asymmetric => self.place_only(material, &import)?,
        };
        if self.state == State::PendingImport && self.is_complete() {
            self.state = State::Enabled;
        }
        Ok(id)
    }

    /// Seals the material, if the bytes have the form that the key's spec requires.
    fn imported_material(
        &self,
        hierarchy: &Hierarchy,
        import: &Import<'_>,
        now: Timestamp,
    ) -> Result<Material, Error> {
        let decoded = match self.kind() {
            KeyKind::Asymmetric => {
                Some(PrivateKey::der_from_ber(import.material).map_err(|_invalid| incorrect())?)
            }
            KeyKind::Symmetric | KeyKind::Hmac => None,
        };
        let material = decoded.as_ref().map_or(import.material, |der| der.expose());
        let (length, public_key) = (material.len(), self.public_key_of(material)?);
        let fits = match (self.kind(), algorithm::secret_bytes(self.spec)) {
            (KeyKind::Symmetric, Some(exact)) => length == exact,
            (KeyKind::Hmac, Some(least)) => (least..=HMAC_BYTES_MAX).contains(&length),
            (KeyKind::Asymmetric, _) => public_key.is_some(),
            (KeyKind::Symmetric | KeyKind::Hmac, None) => false,
        };
        if !fits {
            return Err(incorrect());
        }
        let id = match &public_key {
            // One key pair has many encodings; its public key has one.
            Some(public_key) => MaterialId::of(public_key, self.arn.id),
            None if self.kind() == KeyKind::Hmac => {
                MaterialId::of_any_length(material, self.arn.id)
            }
            None => MaterialId::of(material, self.arn.id),
        };
        Material::seal_as(hierarchy, &self.arn, id, material, now)
            .map(|material| material.with_public_key(public_key))
    }

    fn public_key_of(&self, material: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let Some(key_type) = algorithm::key_type(self.spec) else {
            return Ok(None);
        };
        let parsed = PrivateKey::parse(key_type, material).map_err(|_invalid| incorrect())?;
        Ok(Some(parsed.public_key().to_vec()))
    }

    /// Places the material of an HMAC or asymmetric key, which has one for life.
    fn place_only(&mut self, material: Material, import: &Import<'_>) -> Result<MaterialId, Error> {
        if import.import_type.is_some()
            || import.description.is_some()
            || import.material_id.is_some()
        {
            return Err(Error::validation(
                "ImportType, KeyMaterialDescription and KeyMaterialId can be specified for symmetric encryption keys \
                 only.",
            ));
        }
        if self.materials.is_empty() {
            return self.place_first(material);
        }
        self.place_existing(material)
    }

    fn place_symmetric(
        &mut self,
        material: Material,
        import: &Import<'_>,
    ) -> Result<MaterialId, Error> {
        let new = match import.import_type {
            Some(ImportType::NewKeyMaterial) => true,
            Some(ImportType::ExistingKeyMaterial) => false,
            None => self.materials.is_empty(),
        };
        let id = material.id();
        if import.material_id.is_some() && new {
            return Err(new_material_has_no_id());
        }
        if import.material_id.is_some_and(|expected| expected != id) {
            return Err(incorrect());
        }
        if !new {
            return self.place_existing(material);
        }
        if self.materials.iter().any(|known| known.id() == id) {
            return Err(incorrect());
        }
        if let Some(waiting) = &self.pending {
            if waiting.id() == id {
                self.refuse_replica()?;
                return self.place_existing(material);
            }
            let message = format!(
                "New key material (id: {id}) cannot be imported into KMS key {}, because another key material (id: \
                 {}) is pending rotation.",
                self.arn,
                waiting.id()
            );
            return Err(Error::new(ErrorCode::KmsInvalidStateException, message));
        }
        if self.materials.is_empty() {
            return self.place_first(material);
        }
        self.refuse_replica()?;
        self.pending = Some(material);
        Ok(id)
    }

    /// Places the first material, which belongs to the key from now on. Related multi-Region keys get it from the primary.
    fn place_first(&mut self, material: Material) -> Result<MaterialId, Error> {
        self.refuse_replica()?;
        let id = material.id();
        self.current = Some(id);
        self.materials.push(material);
        Ok(id)
    }

    /// Puts material back, or gives it another expiry.
    fn place_existing(&mut self, material: Material) -> Result<MaterialId, Error> {
        let id = material.id();
        let known = self.materials.iter_mut().chain(&mut self.pending);
        let place = known.into_iter().find(|known| known.id() == id).ok_or_else(incorrect)?;
        *place = material.after(place);
        Ok(id)
    }

    /// Deletes imported material, the current one if none is named, and returns its id. It is no error if the material is deleted
    /// already.
    ///
    /// # Errors
    /// AWS's error if key or state do not admit it; `NotFoundException` if the key never had such material.
    pub fn delete_imported(&mut self, id: Option<MaterialId>) -> Result<Option<MaterialId>, Error> {
        self.admit(Operation::DeleteImportedKeyMaterial)?;
        let Some(id) = id.or(self.current) else {
            return Ok(None);
        };
        let known = self.materials.iter().chain(&self.pending).any(|known| known.id() == id);
        if !known {
            let message = format!("Key material '{id}' of key '{}' does not exist", self.arn);
            return Err(Error::new(ErrorCode::NotFoundException, message));
        }
        self.drop_material(id);
        Ok(Some(id))
    }

    /// Deletes the imported material that has expired. Returns whether there was any.
    pub fn expire(&mut self, confirmed: &ConfirmedTime) -> bool {
        self.drop_expired(confirmed.until())
    }

    fn drop_expired(&mut self, until: Timestamp) -> bool {
        let expired: Vec<_> =
            self.expiries().filter(|(valid_to, _)| *valid_to <= until).map(|(_, id)| id).collect();
        expired.iter().for_each(|id| self.drop_material(*id));
        !expired.is_empty()
    }

    /// Returns the key without the material that has expired by the clock, if there is any. That decides what is shown,
    /// and what its state admits. It is not stored; the material is deleted when the date is [confirmed](ConfirmedTime).
    #[must_use]
    pub fn as_expired(&self, now: Timestamp) -> Option<Self> {
        self.next_expiry().filter(|next| *next <= now)?;
        let mut key = self.clone();
        key.drop_expired(now).then_some(key)
    }

    /// Returns when imported material expires next.
    pub(crate) fn next_expiry(&self) -> Option<Timestamp> {
        self.expiries().map(|(valid_to, _)| valid_to).min()
    }

    fn expiries(&self) -> impl Iterator<Item = (Timestamp, MaterialId)> {
        let present =
            self.materials.iter().chain(&self.pending).filter(|material| material.is_present());
        present.filter_map(|material| Some((material.import()?.valid_to?, material.id())))
    }

    fn drop_material(&mut self, id: MaterialId) {
        let is_replica = self.is_replica();
        if let Some(pending) = self.pending.as_mut().filter(|pending| pending.id() == id) {
            // A replica can have it again as long as it waits in the primary.
            pending.delete();
            self.pending.take_if(|_| !is_replica);
            return;
        }
        self.materials.iter_mut().filter(|material| material.id() == id).for_each(Material::delete);
        if matches!(self.state, State::Enabled | State::Disabled) {
            self.state = State::PendingImport;
        }
    }

    /// Returns whether the key has material, and all of it is there.
    pub(crate) fn is_complete(&self) -> bool {
        !self.materials.is_empty() && self.materials.iter().all(Material::is_present)
    }
}

/// Returns the error of an import of new material that names its id.
#[must_use]
pub fn new_material_has_no_id() -> Error {
    Error::validation("KeyMaterialId cannot be specified when ImportType is NEW_KEY_MATERIAL.")
}

fn incorrect() -> Error {
    Error::documented(ErrorCode::IncorrectKeyMaterialException)
}

#[cfg(test)]
mod tests;
