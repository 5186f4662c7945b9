//! Key material: one version of the secret of a key, sealed under the hierarchy.

use std::fmt;

use arrayvec::ArrayString;
use model::generated::RotationType;
use model::{Error, KeyArn, KeyId, Timestamp};
use secret::Secret;

use crate::hex;
use crate::hierarchy::{Hierarchy, Purpose};

/// The bytes of the material of a symmetric encryption key: AES-256.
const SYMMETRIC_BYTES: usize = 32;
/// The label that separates the input of the id from that of every key derivation, which begins with a 32-bit counter of 1.
const ID_LABEL: &[u8] = b"bulla key material id v1";
/// The key under which the id of material of any length is computed.
const ANY_LENGTH_LABEL: &[u8] = b"bulla key material id of any length v1";

/// The id of key material: 64 hexadecimal digits that depend on the key id and the material's bytes, so that equal
/// bytes in two keys have two ids, and in the related keys of a multi-Region key one.
///
/// HMAC-SHA256 (RFC 2104) with the material as the key, over a label and the key id. It reveals nothing about the bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaterialId([u8; 32]);

impl MaterialId {
    /// Returns the id of `material` in the key `id`.
    #[must_use]
    pub fn of(material: &[u8], id: KeyId) -> Self {
        Self(crypto::mac::hmac_sha256(material, &[ID_LABEL, &key_id_bytes(id)]))
    }

    /// Returns the id of imported HMAC material, whose length is the caller's choice. As an HMAC key (RFC 2104) a long secret is
    /// equivalent to its hash, and a short one to itself with zeros after it, so that [`of`](Self::of) would give different bytes
    /// the same id. As the HMAC message, each secret is distinct.
    #[must_use]
    pub fn of_any_length(material: &[u8], id: KeyId) -> Self {
        Self(crypto::mac::hmac_sha256(ANY_LENGTH_LABEL, &[&key_id_bytes(id), material]))
    }

    /// Parses 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode(text.as_bytes(), &mut bytes).then_some(Self(bytes))
    }

    /// Returns 64 lower-case hexadecimal digits, without an allocation.
    #[must_use]
    pub fn text(&self) -> ArrayString<64> {
        // Digits are text.
        ArrayString::from_byte_string(&crypto::hash::hex_array(&self.0)).unwrap_or_default()
    }

    /// Returns the id as ciphertexts carry it.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Returns the id that a ciphertext carries.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for MaterialId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl fmt::Debug for MaterialId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "MaterialId({self})")
    }
}

/// One version of a key's secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    id: MaterialId,
    created: Timestamp,
    /// The sealed secret; `None` while imported material is deleted or expired.
    sealed: Option<SealedMaterial>,
    /// The rotation that made it current; `None` for the key's first material.
    rotation: Option<Rotation>,
    /// The DER SubjectPublicKeyInfo of an asymmetric key. It is stored beside the private key, which stays sealed if only the
    /// public one is needed.
    public_key: Option<Vec<u8>>,
    /// The details of the import; `None` for material that AWS KMS generates.
    imported: Option<Imported>,
}

/// The caller's details of imported material.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// A note of the caller.
    pub description: Option<String>,
    /// The time when it expires; `None` for never.
    pub valid_to: Option<Timestamp>,
}

/// The rotation that made a material the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The time of the rotation.
    pub date: Timestamp,
    /// The kind: on a schedule or on demand.
    pub kind: RotationType,
}

impl Material {
    /// Generates material for a symmetric encryption key.
    ///
    /// # Errors
    /// `KMSInternalException` if the system has no randomness to give.
    pub fn generate(hierarchy: &Hierarchy, arn: &KeyArn, now: Timestamp) -> Result<Self, Error> {
        let material = crypto::random::secret::<SYMMETRIC_BYTES>().map_err(Error::failed)?;
        Self::seal(hierarchy, arn, material.expose(), now)
    }

    /// Seals `material`, of whatever length the key's spec requires.
    ///
    /// # Errors
    /// `KMSInternalException` if the system has no randomness to give.
    pub fn seal(
        hierarchy: &Hierarchy,
        arn: &KeyArn,
        material: &[u8],
        now: Timestamp,
    ) -> Result<Self, Error> {
        Self::seal_as(hierarchy, arn, MaterialId::of(material, arn.id), material, now)
    }

    /// Does the same under an id that is not derived from the bytes: one private key has many encodings.
    ///
    /// # Errors
    /// As [`seal`](Self::seal).
    pub(crate) fn seal_as(
        hierarchy: &Hierarchy,
        arn: &KeyArn,
        id: MaterialId,
        material: &[u8],
        now: Timestamp,
    ) -> Result<Self, Error> {
        let sealed = hierarchy
            .seal(Purpose::KeyMaterial, &binding(arn, id), material)
            .map_err(Error::failed)?;
        Ok(Self::new(id, now, SealedMaterial(sealed)))
    }

    /// Returns material that was read from the store.
    pub(crate) const fn new(id: MaterialId, created: Timestamp, sealed: SealedMaterial) -> Self {
        Self { id, created, sealed: Some(sealed), rotation: None, public_key: None, imported: None }
    }

    /// Returns imported material that was read from the store, and may be deleted.
    pub(crate) fn new_imported(
        id: MaterialId,
        created: Timestamp,
        sealed: Option<SealedMaterial>,
        imported: Imported,
    ) -> Self {
        let imported = Some(imported);
        Self { id, created, sealed, rotation: None, public_key: None, imported }
    }

    /// Returns the same material as a caller has imported it.
    #[must_use]
    pub(crate) fn imported(self, imported: Imported) -> Self {
        Self { imported: Some(imported), ..self }
    }

    /// Returns the same material in the place of `before`. Details that are not given anew stay.
    #[must_use]
    pub(crate) fn after(self, before: &Self) -> Self {
        let imported = self.imported.map(|imported| Imported {
            description: imported
                .description
                .or_else(|| before.imported.as_ref()?.description.clone()),
            ..imported
        });
        Self { rotation: before.rotation, created: before.created, imported, ..self }
    }

    /// Takes over the note on the same material in the primary key.
    pub(crate) fn describe_as(&mut self, other: &Self) {
        if let (Some(own), Some(other)) = (&mut self.imported, &other.imported) {
            own.description.clone_from(&other.description);
        }
    }

    /// Forgets the secret. The id stays.
    pub(crate) fn delete(&mut self) {
        self.sealed = None;
    }

    /// Returns whether the secret is there.
    #[must_use]
    pub const fn is_present(&self) -> bool {
        self.sealed.is_some()
    }

    /// Returns whether the secret is there and has not expired: the worker may not have deleted it yet.
    #[must_use]
    pub fn is_usable(&self, now: Timestamp) -> bool {
        let valid_to = self.imported.as_ref().and_then(|imported| imported.valid_to);
        self.is_present() && valid_to.is_none_or(|valid_to| valid_to > now)
    }

    /// Returns the details given on import; `None` for material that AWS KMS generated.
    #[must_use]
    pub const fn import(&self) -> Option<&Imported> {
        self.imported.as_ref()
    }

    /// Returns the same material for a related key in another Region. Imported material is not copied, only its id.
    ///
    /// # Errors
    /// `KMSInternalException` if the material does not open, or cannot be sealed.
    pub(crate) fn copied(
        &self,
        hierarchy: &Hierarchy,
        from: &KeyArn,
        to: &KeyArn,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let copy = if let Some(imported) = &self.imported {
            let imported = Imported { description: imported.description.clone(), valid_to: None };
            Self::new_imported(self.id, now, None, imported)
        } else {
            Self::seal_as(hierarchy, to, self.id, self.open(hierarchy, from)?.expose(), now)?
        };
        Ok(Self { rotation: self.rotation, public_key: self.public_key.clone(), ..copy })
    }

    /// Returns the same material with its public key.
    #[must_use]
    pub(crate) fn with_public_key(self, public_key: Option<Vec<u8>>) -> Self {
        Self { public_key, ..self }
    }

    /// Returns the DER SubjectPublicKeyInfo; `None` for symmetric and HMAC keys.
    #[must_use]
    pub fn public_key(&self) -> Option<&[u8]> {
        self.public_key.as_deref()
    }

    /// Returns the same material, made current by `rotation`.
    #[must_use]
    pub(crate) fn rotated(self, rotation: Rotation) -> Self {
        Self { rotation: Some(rotation), ..self }
    }

    /// Returns the same material, made current by the rotation that made `other` current.
    #[must_use]
    pub(crate) fn rotated_as(self, other: &Self) -> Self {
        Self { rotation: other.rotation, ..self }
    }

    /// Returns the bytes of memory beyond the value itself, near enough for a bound.
    pub(crate) fn heap_bytes(&self) -> usize {
        let note = self.imported.as_ref().and_then(|imported| imported.description.as_ref());
        self.sealed.as_ref().map_or(0, |sealed| sealed.0.capacity())
            + self.public_key.as_ref().map_or(0, Vec::capacity)
            + note.map_or(0, String::capacity)
    }

    /// Returns its id.
    #[must_use]
    pub const fn id(&self) -> MaterialId {
        self.id
    }

    /// Returns when it was created.
    #[must_use]
    pub const fn created(&self) -> Timestamp {
        self.created
    }

    /// Returns the rotation that made it current, if it is not the first.
    #[must_use]
    pub const fn rotation(&self) -> Option<Rotation> {
        self.rotation
    }

    /// Returns its sealed bytes; `None` while imported material is deleted or expired.
    #[must_use]
    pub const fn sealed(&self) -> Option<&SealedMaterial> {
        self.sealed.as_ref()
    }

    /// Returns the secret itself. It is opened for each use and dropped after it: no cache holds it.
    ///
    /// # Errors
    /// `KMSInternalException` if the material was sealed for another key, under another hierarchy, or was altered.
    pub fn open(&self, hierarchy: &Hierarchy, arn: &KeyArn) -> Result<Secret<[u8]>, Error> {
        let sealed = self.sealed.as_ref().ok_or_else(|| {
            Error::internal(format!("key material {} of {arn} is not there", self.id))
        })?;
        hierarchy.open_sealed(Purpose::KeyMaterial, &binding(arn, self.id), &sealed.0).map_err(
            |error| Error::failed_at(format_args!("key material {} of {arn}", self.id), error),
        )
    }

    /// Returns the secret of a symmetric encryption key.
    ///
    /// # Errors
    /// As [`open`](Self::open); also if the material has another length.
    pub fn open_symmetric(
        &self,
        hierarchy: &Hierarchy,
        arn: &KeyArn,
    ) -> Result<Secret<[u8; SYMMETRIC_BYTES]>, Error> {
        self.open(hierarchy, arn)?.into_array().ok_or_else(|| {
            Error::internal(format!("key material {} of {arn} is not an AES-256 key", self.id))
        })
    }
}

/// The sealed bytes of key material, as [`Hierarchy::seal`] returns them.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedMaterial(Vec<u8>);

impl SealedMaterial {
    /// Returns bytes that were read from the store. They are checked when they are opened.
    pub(crate) const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Returns the bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SealedMaterial {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SealedMaterial({} bytes)", self.0.len())
    }
}

/// Returns the kind of a key id and its 128 bits: 0 for a UUID, 1 for `mrk-`.
pub(crate) fn key_id_bytes(id: KeyId) -> [u8; 17] {
    let (kind, number) = match id {
        KeyId::SingleRegion(number) => (0, number),
        KeyId::MultiRegion(number) => (1, number),
    };
    let mut bytes = [kind; 17];
    if let Some(tail) = bytes.last_chunk_mut::<16>() {
        *tail = number.to_be_bytes();
    }
    bytes
}

/// Returns the binding of sealed material: it opens for this material of this key in this Region and nowhere else. Only the
/// Region has a variable length, and it is last.
fn binding(arn: &KeyArn, id: MaterialId) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96);
    bytes.extend_from_slice(&id.0);
    bytes.extend_from_slice(&key_id_bytes(arn.id));
    bytes.extend_from_slice(&arn.account.number().to_be_bytes());
    bytes.extend_from_slice(arn.region.as_str().as_bytes());
    bytes
}

#[cfg(test)]
mod tests;
