//! Long-term credentials: access keys of roots, users and services with their secrets, which are sealed in records.

use keys::{Hierarchy, Purpose};
use model::{AccountId, Error, Timestamp};
use secret::Secret;
use store::{Batch, Store};

use crate::records::{self, AccessKey};

/// The reason why an account or its access key cannot be read or made. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// The record is not readable, or its secret does not open.
    #[error("the record of access key {access_key_id} is not readable: restore a backup")]
    Credential {
        /// The access key.
        access_key_id: String,
    },
    /// The record of the account is not readable.
    #[error("the record of account {account} is not readable: restore a backup")]
    Account {
        /// The account.
        account: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The hierarchy failed.
    #[error(transparent)]
    Hierarchy(#[from] keys::HierarchyError),
}

/// A long-term access key with its secret.
#[derive(Debug)]
pub struct NewAccessKey {
    /// The public part.
    pub access_key_id: String,
    /// The secret part.
    pub secret_access_key: Secret<[u8]>,
}

impl NewAccessKey {
    /// Returns a new access key.
    ///
    /// # Errors
    /// `KMSInternalException` if there is no randomness.
    pub fn random() -> Result<Self, Error> {
        let access_key_id = crate::unique_id("AKIA", 16).map_err(Error::failed)?;
        let secret_access_key = crate::random_secret().map_err(Error::failed)?;
        Ok(Self { access_key_id, secret_access_key })
    }
}

/// Returns whether an access key id is taken by a user or a service.
///
/// # Errors
/// [`AccountError`].
pub fn is_taken(store: &dyn Store, access_key_id: &str) -> Result<bool, AccountError> {
    let address = records::credential_address(access_key_id);
    let broken = |_error| AccountError::Credential { access_key_id: access_key_id.to_owned() };
    let Some(record) = store.get(&address)? else { return Ok(false) };
    let key = records::read::<AccessKey>(&address, &record).map_err(broken)?.value;
    Ok(key.user.is_some() || key.service.is_some())
}

/// Adds a new access key of a user to `batch`.
pub(crate) fn add_access_key(
    batch: &mut Batch,
    hierarchy: &Hierarchy,
    key: &NewAccessKey,
    account: AccountId,
    user: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let record = sealed_key(hierarchy, key, Owner::User(account, user), now)?;
    records::create(batch, records::credential_address(&key.access_key_id), &record)
}

/// The owner of a new access key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Owner<'a> {
    Root(AccountId),
    User(AccountId, &'a str),
    /// An AWS service.
    Service(&'a str),
}

/// Returns the record of an access key.
pub(crate) fn sealed_key(
    hierarchy: &Hierarchy,
    key: &NewAccessKey,
    owner: Owner<'_>,
    now: Timestamp,
) -> Result<AccessKey, Error> {
    let (account, user, service) = match owner {
        Owner::Root(account) => (account, None, None),
        Owner::User(account, user) => (account, Some(user), None),
        Owner::Service(service) => (AccountId::AWS, None, Some(service)),
    };
    let (id, secret) = (&key.access_key_id, key.secret_access_key.expose());
    let sealed =
        hierarchy.seal(Purpose::Credential, id.as_bytes(), secret).map_err(Error::failed)?;
    Ok(AccessKey {
        v: 1,
        account: account.to_string(),
        user: user.map(str::to_owned),
        service: service.map(str::to_owned),
        sealed: base64_simd::STANDARD.encode_to_string(&sealed),
        created: now.millis(),
        inactive: false,
    })
}

/// Returns the secret access key in a record.
pub(crate) fn open_secret(
    hierarchy: &Hierarchy,
    access_key_id: &str,
    sealed: &str,
) -> Result<Secret<[u8]>, AccountError> {
    let broken = || AccountError::Credential { access_key_id: access_key_id.to_owned() };
    let sealed = base64_simd::STANDARD.decode_to_vec(sealed).map_err(|_invalid| broken())?;
    Ok(hierarchy.open_sealed(Purpose::Credential, access_key_id.as_bytes(), &sealed)?)
}
