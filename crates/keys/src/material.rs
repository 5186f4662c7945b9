//! Key material: one version of the secret of a key, sealed under the hierarchy.

use std::fmt;

use model::generated::RotationType;
use model::{Error, KeyArn, KeyId, Timestamp};
use secret::Secret;

use crate::hex;
use crate::hierarchy::{Hierarchy, Purpose};

/// The bytes of the material of a symmetric encryption key: AES-256.
const SYMMETRIC_BYTES: usize = 32;
/// Keeps the input of the id apart from that of every key derivation, which begins with a 32-bit counter of 1.
const ID_LABEL: &[u8] = b"bulla key material id v1";
/// The key under which the id of material of any length is made.
const ANY_LENGTH_LABEL: &[u8] = b"bulla key material id of any length v1";

/// The id of key material: 64 hexadecimal digits that depend on the key id and the material's bytes, so that equal
/// bytes in two keys have two ids, and in the related keys of a multi-Region key one.
///
/// HMAC-SHA256 (RFC 2104) with the material as the key, over a label and the key id. It tells nothing about the bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaterialId([u8; 32]);

impl MaterialId {
    /// The id of `material` in the key `id`.
    #[must_use]
    pub fn of(material: &[u8], id: KeyId) -> Self {
        Self(crypto::mac::hmac_sha256(material, &[ID_LABEL, &key_id_bytes(id)]))
    }

    /// The id of imported HMAC material, whose length is the caller's choice. As an HMAC key (RFC 2104) a long secret
    /// is as good as its hash, and a short one as itself with zeros after it, so that [`of`](Self::of) would take
    /// different bytes for the same material. As the message it is what it is.
    #[must_use]
    pub fn of_any_length(material: &[u8], id: KeyId) -> Self {
        Self(crypto::mac::hmac_sha256(ANY_LENGTH_LABEL, &[&key_id_bytes(id), material]))
    }

    /// 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode(text.as_bytes(), &mut bytes).then_some(Self(bytes))
    }

    /// The id as ciphertexts carry it.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The id that a ciphertext carries.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for MaterialId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&crypto::hash::hex(&self.0))
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
    /// None while imported material is deleted or expired.
    sealed: Option<SealedMaterial>,
    /// None for the material that the key was born with.
    rotation: Option<Rotation>,
    /// Of an asymmetric key: the DER SubjectPublicKeyInfo. It is kept beside the private key, which stays sealed when
    /// only the public one is needed.
    public_key: Option<Vec<u8>>,
    /// None for material that AWS KMS makes.
    imported: Option<Imported>,
}

/// What a caller has said of imported material.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// A note.
    pub description: Option<String>,
    /// When it expires; never without.
    pub valid_to: Option<Timestamp>,
}

/// The rotation that made a material the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// When it happened.
    pub date: Timestamp,
    /// Whether a schedule or a caller asked for it.
    pub kind: RotationType,
}

impl Material {
    /// Fresh material for a symmetric encryption key.
    ///
    /// # Errors
    /// `KMSInternalException` when the system has no randomness to give.
    pub fn generate(hierarchy: &Hierarchy, arn: &KeyArn, now: Timestamp) -> Result<Self, Error> {
        let material = crypto::random::secret::<SYMMETRIC_BYTES>()
            .map_err(|error| Error::internal(error.to_string()))?;
        Self::seal(hierarchy, arn, material.expose(), now)
    }

    /// Seals `material`, of whatever length the key's spec asks for.
    ///
    /// # Errors
    /// `KMSInternalException` when the system has no randomness to give.
    pub fn seal(
        hierarchy: &Hierarchy,
        arn: &KeyArn,
        material: &[u8],
        now: Timestamp,
    ) -> Result<Self, Error> {
        Self::seal_as(hierarchy, arn, MaterialId::of(material, arn.id), material, now)
    }

    /// The same under an id that is not that of the bytes: one private key has many encodings.
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
            .map_err(|error| Error::internal(error.to_string()))?;
        Ok(Self::new(id, now, SealedMaterial(sealed)))
    }

    /// Material that was read from the store.
    pub(crate) const fn new(id: MaterialId, created: Timestamp, sealed: SealedMaterial) -> Self {
        Self { id, created, sealed: Some(sealed), rotation: None, public_key: None, imported: None }
    }

    /// Imported material that was read from the store, and may be gone.
    pub(crate) fn new_imported(
        id: MaterialId,
        created: Timestamp,
        sealed: Option<SealedMaterial>,
        imported: Imported,
    ) -> Self {
        let imported = Some(imported);
        Self { id, created, sealed, rotation: None, public_key: None, imported }
    }

    /// The same material as a caller has imported it.
    #[must_use]
    pub(crate) fn imported(self, imported: Imported) -> Self {
        Self { imported: Some(imported), ..self }
    }

    /// The same material in the place of `before`: what is not said anew stays.
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

    /// Takes over the note of the same material in the primary key.
    pub(crate) fn describe_as(&mut self, other: &Self) {
        if let (Some(own), Some(other)) = (&mut self.imported, &other.imported) {
            own.description.clone_from(&other.description);
        }
    }

    /// Forgets the secret. The id stays.
    pub(crate) fn delete(&mut self) {
        self.sealed = None;
    }

    /// Whether the secret is there.
    #[must_use]
    pub const fn is_present(&self) -> bool {
        self.sealed.is_some()
    }

    /// Whether the key material is here and has not expired: the worker may not have come to delete it yet.
    #[must_use]
    pub fn is_usable(&self, now: Timestamp) -> bool {
        let valid_to = self.imported.as_ref().and_then(|imported| imported.valid_to);
        self.is_present() && valid_to.is_none_or(|valid_to| valid_to > now)
    }

    /// What was said of it when it was imported; none for material that AWS KMS made.
    #[must_use]
    pub const fn import(&self) -> Option<&Imported> {
        self.imported.as_ref()
    }

    /// The same material for a related key in another Region. Imported material is not copied, only its id.
    ///
    /// # Errors
    /// `KMSInternalException` when the material does not open, or cannot be sealed.
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

    /// The same material with its public key.
    #[must_use]
    pub(crate) fn with_public_key(self, public_key: Option<Vec<u8>>) -> Self {
        Self { public_key, ..self }
    }

    /// The DER SubjectPublicKeyInfo; none for symmetric and HMAC keys.
    #[must_use]
    pub fn public_key(&self) -> Option<&[u8]> {
        self.public_key.as_deref()
    }

    /// The same material, made current by `rotation`.
    #[must_use]
    pub(crate) fn rotated(self, rotation: Rotation) -> Self {
        Self { rotation: Some(rotation), ..self }
    }

    /// The same material, made current by the rotation that made `other` current.
    #[must_use]
    pub(crate) fn rotated_as(self, other: &Self) -> Self {
        Self { rotation: other.rotation, ..self }
    }

    /// Bytes of memory beyond the value itself, near enough for a bound.
    pub(crate) fn heap_bytes(&self) -> usize {
        let note = self.imported.as_ref().and_then(|imported| imported.description.as_ref());
        self.sealed.as_ref().map_or(0, |sealed| sealed.0.capacity())
            + self.public_key.as_ref().map_or(0, Vec::capacity)
            + note.map_or(0, String::capacity)
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> MaterialId {
        self.id
    }

    /// When it was made.
    #[must_use]
    pub const fn created(&self) -> Timestamp {
        self.created
    }

    /// The rotation that made it current, if it is not the first.
    #[must_use]
    pub const fn rotation(&self) -> Option<Rotation> {
        self.rotation
    }

    /// Its bytes, sealed; none while imported material is deleted or expired.
    #[must_use]
    pub const fn sealed(&self) -> Option<&SealedMaterial> {
        self.sealed.as_ref()
    }

    /// The secret itself. It is opened for each use and dropped after it: no cache holds it.
    ///
    /// # Errors
    /// `KMSInternalException` when the material was sealed for another key, under another hierarchy, or was altered.
    pub fn open(&self, hierarchy: &Hierarchy, arn: &KeyArn) -> Result<Secret<[u8]>, Error> {
        let sealed = self.sealed.as_ref().ok_or_else(|| {
            Error::internal(format!("key material {} of {arn} is not there", self.id))
        })?;
        hierarchy
            .open_sealed(Purpose::KeyMaterial, &binding(arn, self.id), &sealed.0)
            .map_err(|error| Error::internal(format!("key material {} of {arn}: {error}", self.id)))
    }

    /// The secret of a symmetric encryption key.
    ///
    /// # Errors
    /// As [`open`](Self::open); also when the material has another length.
    pub fn open_symmetric(
        &self,
        hierarchy: &Hierarchy,
        arn: &KeyArn,
    ) -> Result<Secret<[u8; SYMMETRIC_BYTES]>, Error> {
        let material = self.open(hierarchy, arn)?;
        material.expose().first_chunk().filter(|_| material.len() == SYMMETRIC_BYTES).map_or_else(
            || {
                Err(Error::internal(format!(
                    "key material {} of {arn} is not an AES-256 key",
                    self.id
                )))
            },
            |bytes| Ok(Secret::<[u8; SYMMETRIC_BYTES]>::copy_of(bytes)),
        )
    }
}

/// Sealed bytes of key material, as [`Hierarchy::seal`] makes them.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedMaterial(Vec<u8>);

impl SealedMaterial {
    /// Bytes that were read from the store. They are checked when they are opened.
    pub(crate) const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
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

/// The kind of a key id and its 128 bits: 0 for a UUID, 1 for `mrk-`.
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

/// What sealed material is bound to: it opens for this material of this key in this Region and nowhere else.
/// Only the Region has a variable length, and it stands last.
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
