//! The accounts of this service: made by its operator, each with a root who makes all other identities over the API.

use keys::Hierarchy;
use model::{AccountId, Error, Timestamp};
use store::{Batch, Expected, SCAN_RECORDS_MAX, Store};

use crate::entity::EntityKind;
use crate::long_term_credential::{AccountError, NewAccessKey, Owner, open_secret, sealed_key};
use crate::records::{self, AccessKey, Account};

/// The accounts that one service may have.
pub const ACCOUNTS_MAX: u64 = 10_000;

/// An account as the operator's list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The account's id.
    pub account: AccountId,
    /// The time at which it was made.
    pub created: Timestamp,
    /// The number of its users.
    pub users: u64,
    /// The number of its roles.
    pub roles: u64,
}

/// Returns an account id of random digits.
///
/// # Errors
/// `KMSInternalException` if there is no randomness.
pub fn random_account_id() -> Result<AccountId, Error> {
    let random = crypto::random::array::<16>().map_err(Error::failed)?;
    let digits = u128::from_be_bytes(random) % 1_000_000_000_000;
    AccountId::parse(&format!("{digits:012}"))
        .ok_or_else(|| Error::internal("twelve digits are no id"))
}

/// Adds a new account with its root's access key to `batch`, which commits only if there is no such account and no such
/// access key.
///
/// # Errors
/// `KMSInternalException` if the secret cannot be sealed.
pub fn create_account(
    batch: &mut Batch,
    hierarchy: &Hierarchy,
    account: AccountId,
    key: &NewAccessKey,
    now: Timestamp,
) -> Result<(), Error> {
    batch.expect(records::account_address(account), Expected::Absent);
    batch.expect(records::credential_address(&key.access_key_id), Expected::Absent);
    put_account(batch, hierarchy, account, key, None, now)
}

/// Makes an account with its root's access key, or replaces `old`, the access key of an existing one.
///
/// # Errors
/// `KMSInternalException` if there is no randomness.
pub fn put_account(
    batch: &mut Batch,
    hierarchy: &Hierarchy,
    account: AccountId,
    new: &NewAccessKey,
    old: Option<&NewAccessKey>,
    now: Timestamp,
) -> Result<(), Error> {
    let created = now.millis();
    let record = Account { v: 1, created, root_access_key: new.access_key_id.clone() };
    records::put(batch, records::account_address(account), &record)?;
    let same_id = |old: &&NewAccessKey| old.access_key_id == new.access_key_id;
    if let Some(old) = old.filter(|old| !same_id(old)) {
        batch.delete(records::credential_address(&old.access_key_id));
    }
    let same = |old: &NewAccessKey| old.secret_access_key.ct_eq(&new.secret_access_key);
    if old.filter(same_id).is_some_and(same) {
        return Ok(());
    }
    let key = sealed_key(hierarchy, new, Owner::Root(account), now)?;
    records::put(batch, records::credential_address(&new.access_key_id), &key)
}

/// Returns the number of accounts.
///
/// # Errors
/// [`AccountError`] if the store cannot be read.
pub fn count_accounts(store: &dyn Store) -> Result<u64, AccountError> {
    Ok(store.count(&records::all_accounts())?)
}

/// Returns all accounts, in the order of their ids. There are at most [`ACCOUNTS_MAX`].
///
/// # Errors
/// [`AccountError`] if the store or a record cannot be read.
pub fn accounts(store: &dyn Store) -> Result<Vec<Listed>, AccountError> {
    let (mut listed, mut after): (Vec<Listed>, Option<String>) = (Vec::new(), None);
    loop {
        let page = store.scan(&records::all_accounts(), after.as_deref(), SCAN_RECORDS_MAX)?;
        for (address, record) in &page {
            let unreadable = || AccountError::Account { account: address.id().to_owned() };
            let account = AccountId::parse(address.id()).ok_or_else(unreadable)?;
            let kept = records::read::<Account>(address, record).map_err(|_error| unreadable())?;
            let count = |kind| store.count(&records::entities(account, kind));
            listed.push(Listed {
                account,
                created: Timestamp::from_millis(kept.value.created),
                users: count(EntityKind::User)?,
                roles: count(EntityKind::Role)?,
            });
        }
        match page.last() {
            Some((last, _)) if page.len() == SCAN_RECORDS_MAX => after = Some(last.id().to_owned()),
            _ => return Ok(listed),
        }
    }
}

/// The result of looking for an account in the store.
#[derive(Debug)]
pub enum Found {
    /// The account, with its root's access key.
    Account(NewAccessKey),
    /// A root's access key from before there were accounts.
    Unnamed(NewAccessKey),
    /// Other accounts exist, of which this is one.
    Other(String),
    /// No account exists.
    Nothing,
}

/// Looks for the account that the service is started for.
///
/// # Errors
/// [`AccountError`].
pub fn find_account(
    store: &dyn Store,
    hierarchy: &Hierarchy,
    account: AccountId,
) -> Result<Found, AccountError> {
    let unreadable = |_error| AccountError::Account { account: account.to_string() };
    let address = records::account_address(account);
    if let Some(record) = store.get(&address)? {
        let found = records::read::<Account>(&address, &record).map_err(unreadable)?.value;
        return Ok(Found::Account(read_root_key(store, hierarchy, &found.root_access_key)?.1));
    }
    if let Some((other, _)) = store.scan(&records::all_accounts(), None, 1)?.first() {
        return Ok(Found::Other(other.id().to_owned()));
    }
    let first = store.scan(&records::all_credentials(), None, 1)?;
    let Some((address, _)) = first.first() else { return Ok(Found::Nothing) };
    let (owner, key) = read_root_key(store, hierarchy, address.id())?;
    if owner == account.to_string() { Ok(Found::Unnamed(key)) } else { Ok(Found::Other(owner)) }
}

/// Returns an access key of a root, with its account.
fn read_root_key(
    store: &dyn Store,
    hierarchy: &Hierarchy,
    access_key_id: &str,
) -> Result<(String, NewAccessKey), AccountError> {
    let broken = || AccountError::Credential { access_key_id: access_key_id.to_owned() };
    let address = records::credential_address(access_key_id);
    let record = store.get(&address)?.ok_or_else(broken)?;
    let key = records::read::<AccessKey>(&address, &record).map_err(|_error| broken())?.value;
    let secret_access_key = open_secret(hierarchy, access_key_id, &key.sealed)?;
    Ok((key.account, NewAccessKey { access_key_id: access_key_id.to_owned(), secret_access_key }))
}
