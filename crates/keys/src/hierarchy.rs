//! The keys that protect keys: seal key, root key, domain keys.
//!
//! ```text
//! seal key --- seals ---> root key --- seals ---> domain keys 1, 2, ... --- seal ---> key material, credentials
//!                            |
//!                            +--- derives ---> store integrity key, audit key, grant token key, session key, backup key
//! ```
//!
//! Sealing is [`crypto::message`] everywhere, with a label for each purpose. New secrets are sealed under the newest domain key;
//! the older ones open what they sealed. The root key seals domain keys only, so it is used a few times in its life, and the seal
//! key once.

mod stored;

use std::sync::Arc;

use model::Timestamp;
use secret::Secret;

pub use stored::Stored;

use crate::seal::SealKey;
use stored::StoredDomain;

type HierarchyKey = Secret<[u8; 32]>;

const ROOT_LABEL: &[u8] = b"bulla root key v1";
const DOMAIN_LABEL: &[u8] = b"bulla domain key v1";
const STORE_INTEGRITY_LABEL: &[u8] = b"bulla store integrity key v1";
const AUDIT_LABEL: &[u8] = b"bulla audit key v1";
const SESSION_LABEL: &[u8] = b"bulla session key v1";
const BACKUP_LABEL: &[u8] = b"bulla backup key v1";
const PAGE_TOKEN_LABEL: &[u8] = b"bulla page token key v1";
const GRANT_TOKEN_LABEL: &[u8] = b"bulla grant token key v1";

/// The format of secrets that a domain key seals.
const FORMAT: u8 = 1;
/// The bytes of format and domain key version.
const HEADER_BYTES: usize = 5;
/// The most domain keys. No installation rotates its domain key so often; a record with more is refused before any work on it.
pub(crate) const DOMAIN_KEYS_MAX: usize = 4096;

/// The purpose of a sealed secret. A secret sealed for one purpose does not open for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The material of a KMS key.
    KeyMaterial,
    /// A secret access key.
    Credential,
    /// A token for importing key material, with the private key that unwraps it.
    ImportToken,
    /// A session token: the identity of temporary credentials.
    SessionToken,
    /// The data key of an object of S3.
    ObjectKey,
    /// The ETag and the checksums of an object of S3.
    ObjectDigests,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::KeyMaterial => b"bulla key material v1",
            Self::Credential => b"bulla credential v1",
            Self::ImportToken => b"bulla import token v1",
            Self::SessionToken => b"bulla session token v1",
            Self::ObjectKey => b"bulla object key v1",
            Self::ObjectDigests => b"bulla object digests v1",
        }
    }
}

/// The reason why the hierarchy cannot be opened or used. No variant reveals key bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HierarchyError {
    /// The root key does not open.
    #[error(
        "the root key does not open: this seal key or passphrase is not the one that the data was sealed with, or \
         the hierarchy record was altered"
    )]
    Root,
    /// A domain key does not open.
    #[error("domain key {0} does not open: the hierarchy record was altered")]
    Domain(u32),
    /// The versions of the domain keys are not 1, 2, ...
    #[error("the hierarchy record has no domain key, too many, or gaps in their versions")]
    Versions,
    /// Sealed bytes do not open.
    #[error(
        "sealed bytes do not open: they were altered, or sealed for something else or under another hierarchy"
    )]
    Sealed,
    /// The system has no randomness to give.
    #[error("the system's random number generator failed")]
    Random,
    /// The cryptography library refused to derive a key.
    #[error("a key derivation failed")]
    Derive,
}

/// The opened hierarchy. The root key and the domain keys stay in locked memory as long as it lives.
#[derive(Debug)]
pub struct Hierarchy {
    root: Arc<HierarchyKey>,
    /// The domain keys, version 1 first.
    domains: Vec<Arc<HierarchyKey>>,
    /// The record, which the next domain key extends.
    stored: Stored,
}

impl Hierarchy {
    /// Creates a hierarchy with one domain key, and its record. Store the record before anything is sealed.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn create(seal: &SealKey, now: Timestamp) -> Result<(Self, Stored), HierarchyError> {
        let root = random_key()?;
        let created = now.millis();
        let sealed = seal_key(seal.key(), ROOT_LABEL, &created.to_be_bytes(), &root)?;
        let stored = Stored::new(seal.parameters().clone(), created, sealed);
        Self { root: Arc::new(root), domains: Vec::new(), stored }.rotate_domain_key(now)
    }

    /// Opens the hierarchy of a record.
    ///
    /// # Errors
    /// The seal key is another one, or the record was altered.
    pub fn open(seal: &SealKey, stored: &Stored) -> Result<Self, HierarchyError> {
        let created = stored.created.to_be_bytes();
        let root =
            open_key(seal.key(), ROOT_LABEL, &created, &stored.root).ok_or(HierarchyError::Root)?;
        let versions = stored.domains.iter().map(|domain| domain.version);
        let consecutive = versions.zip(1..).all(|(version, expected)| version == expected);
        if !consecutive || stored.domains.is_empty() || stored.domains.len() > DOMAIN_KEYS_MAX {
            return Err(HierarchyError::Versions);
        }
        let open = |domain: &StoredDomain| {
            let binding = domain_binding(domain.version, domain.created);
            open_key(&root, DOMAIN_LABEL, &binding, &domain.sealed)
                .map(Arc::new)
                .ok_or(HierarchyError::Domain(domain.version))
        };
        let domains = stored.domains.iter().map(open).collect::<Result<_, _>>()?;
        Ok(Self { root: Arc::new(root), domains, stored: stored.clone() })
    }

    /// Returns the same hierarchy with one more domain key, and its record. Secrets are sealed under the new key from then on.
    /// Store the record before anything is sealed.
    ///
    /// # Errors
    /// The system has no randomness to give, or there are 4,096 domain keys.
    pub fn rotate_domain_key(&self, now: Timestamp) -> Result<(Self, Stored), HierarchyError> {
        if self.domains.len() >= DOMAIN_KEYS_MAX {
            return Err(HierarchyError::Versions);
        }
        let version = self.newest_version().saturating_add(1);
        let (key, created) = (random_key()?, now.millis());
        let sealed = seal_key(&self.root, DOMAIN_LABEL, &domain_binding(version, created), &key)?;
        let mut stored = self.stored.clone();
        stored.domains.push(StoredDomain { version, created, sealed });
        let domains = self.domains.iter().cloned().chain([Arc::new(key)]).collect();
        let rotated = Self { root: Arc::clone(&self.root), domains, stored: stored.clone() };
        Ok((rotated, stored))
    }

    /// Seals `secret` under the newest domain key. It opens only for the same purpose and the same `binding`, which identifies
    /// what the secret belongs to. No two secrets share a binding.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn seal(
        &self,
        purpose: Purpose,
        binding: &[u8],
        secret: &[u8],
    ) -> Result<Vec<u8>, HierarchyError> {
        let version = self.newest_version();
        let domain = self.domain(version).ok_or(HierarchyError::Versions)?;
        let mut header = [FORMAT; HEADER_BYTES];
        if let Some(tail) = header.last_chunk_mut::<4>() {
            *tail = version.to_be_bytes();
        }
        let mut out = Vec::with_capacity(HEADER_BYTES + crypto::message::OVERHEAD + secret.len());
        out.extend_from_slice(&header);
        crypto::message::seal(domain, purpose.label(), &header, binding, secret, &mut out)
            .map_err(|_no_randomness| HierarchyError::Random)?;
        Ok(out)
    }

    /// Opens what [`seal`](Self::seal) sealed, under whichever domain key.
    ///
    /// # Errors
    /// The bytes were altered, or sealed for another purpose, binding or hierarchy.
    pub fn open_sealed(
        &self,
        purpose: Purpose,
        binding: &[u8],
        sealed: &[u8],
    ) -> Result<Secret<[u8]>, HierarchyError> {
        let (header, message) =
            sealed.split_first_chunk::<HEADER_BYTES>().ok_or(HierarchyError::Sealed)?;
        let [FORMAT, version @ ..] = *header else {
            return Err(HierarchyError::Sealed);
        };
        let domain = self.domain(u32::from_be_bytes(version)).ok_or(HierarchyError::Sealed)?;
        crypto::message::open(domain, purpose.label(), header, binding, message)
            .map_err(|_opaque| HierarchyError::Sealed)
    }

    /// Returns the key that authenticates the rows of the store.
    ///
    /// # Errors
    /// [`HierarchyError::Derive`].
    pub fn store_integrity_key(&self) -> Result<Secret<[u8; 32]>, HierarchyError> {
        self.derive(STORE_INTEGRITY_LABEL)
    }

    /// Returns the key that authenticates the heads of the audit log.
    ///
    /// # Errors
    /// [`HierarchyError::Derive`].
    pub fn audit_key(&self) -> Result<Secret<[u8; 32]>, HierarchyError> {
        self.derive(AUDIT_LABEL)
    }

    /// Returns the key that authenticates grant tokens. Every node that has the hierarchy has it.
    ///
    /// # Errors
    /// [`HierarchyError::Derive`].
    pub fn grant_token_key(&self) -> Result<Secret<[u8; 32]>, HierarchyError> {
        self.derive(GRANT_TOKEN_LABEL)
    }

    /// Returns the key that authenticates the manifests of backups.
    ///
    /// # Errors
    /// [`HierarchyError::Derive`].
    pub fn backup_key(&self) -> Result<Secret<[u8; 32]>, HierarchyError> {
        self.derive(BACKUP_LABEL)
    }

    /// Returns the key from which the secret access keys of temporary credentials are derived.
    ///
    /// # Errors
    /// [`HierarchyError::Derive`].
    pub fn session_key(&self) -> Result<Secret<[u8; 32]>, HierarchyError> {
        self.derive(SESSION_LABEL)
    }

    /// Returns the key that authenticates the tokens of next pages.
    ///
    /// # Errors
    /// [`HierarchyError::Derive`].
    pub fn page_token_key(&self) -> Result<Secret<[u8; 32]>, HierarchyError> {
        self.derive(PAGE_TOKEN_LABEL)
    }

    /// Derives a key for one purpose, NIST SP 800-108r1 counter mode. It does not lead back to the root key or to another.
    fn derive(&self, label: &[u8]) -> Result<HierarchyKey, HierarchyError> {
        HierarchyKey::try_fill_with(|out| {
            crypto::kdf::kbkdf_hmac_sha256(self.root.expose(), label, &[], out)
                .map_err(|crypto::kdf::DeriveError| HierarchyError::Derive)
        })
    }

    fn newest_version(&self) -> u32 {
        u32::try_from(self.domains.len()).unwrap_or(u32::MAX)
    }

    fn domain(&self, version: u32) -> Option<&HierarchyKey> {
        let index = usize::try_from(version).ok()?.checked_sub(1)?;
        self.domains.get(index).map(AsRef::as_ref)
    }
}

fn random_key() -> Result<HierarchyKey, HierarchyError> {
    crypto::random::secret::<32>().map_err(|_no_randomness| HierarchyError::Random)
}

fn domain_binding(version: u32, created: i64) -> [u8; 12] {
    let mut bytes = [0; 12];
    let (head, tail) = bytes.split_at_mut(4);
    head.copy_from_slice(&version.to_be_bytes());
    tail.copy_from_slice(&created.to_be_bytes());
    bytes
}

fn seal_key(
    under: &HierarchyKey,
    label: &[u8],
    binding: &[u8],
    key: &HierarchyKey,
) -> Result<Vec<u8>, HierarchyError> {
    let mut out = Vec::new();
    crypto::message::seal(under, label, &[FORMAT], binding, key.expose(), &mut out)
        .map_err(|_no_randomness| HierarchyError::Random)?;
    Ok(out)
}

fn open_key(
    under: &HierarchyKey,
    label: &[u8],
    binding: &[u8],
    sealed: &[u8],
) -> Option<HierarchyKey> {
    let opened = crypto::message::open(under, label, &[FORMAT], binding, sealed).ok()?;
    opened.into_array()
}

#[cfg(test)]
pub(crate) mod tests;
