//! The accounts of this service: made by its operator, each with a root who makes all other identities over the API.

use keys::Hierarchy;
use model::{AccountId, Error, Timestamp};
use store::{Batch, Expected, SCAN_RECORDS_MAX, Store};

use crate::entity::Kind;
use crate::error::internal;
use crate::identity_cache::{NewKey, OpenError, put_account};
use crate::records::{self, Account};

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
    AccountId::parse(&format!("{digits:012}")).ok_or_else(|| internal("twelve digits are no id"))
}

/// Adds a new account with its root's access key to `batch`, which commits only if there is no such account and no such
/// access key.
///
/// # Errors
/// `KMSInternalException` if the secret cannot be sealed.
pub fn create_account(
    batch: &mut Batch,
    hierarchy: &Hierarchy,
    (account, key): (AccountId, &NewKey),
    now: Timestamp,
) -> Result<(), Error> {
    batch.expect(records::account_address(account), Expected::Absent);
    batch.expect(records::credential_address(&key.access_key_id), Expected::Absent);
    put_account(batch, hierarchy, (account, key, None), now)
}

/// Returns the number of accounts.
///
/// # Errors
/// [`OpenError`] if the store cannot be read.
pub fn count_accounts(store: &dyn Store) -> Result<u64, OpenError> {
    Ok(store.count(&records::all_accounts())?)
}

/// Returns all accounts, in the order of their ids. There are at most [`ACCOUNTS_MAX`].
///
/// # Errors
/// [`OpenError`] if the store or a record cannot be read.
pub fn accounts(store: &dyn Store) -> Result<Vec<Listed>, OpenError> {
    let (mut listed, mut after): (Vec<Listed>, Option<String>) = (Vec::new(), None);
    loop {
        let page = store.scan(&records::all_accounts(), after.as_deref(), SCAN_RECORDS_MAX)?;
        for (address, record) in &page {
            let unreadable = || OpenError::Account { account: address.id().to_owned() };
            let account = AccountId::parse(address.id()).ok_or_else(unreadable)?;
            let kept = records::read::<Account>(address, record).map_err(|_error| unreadable())?;
            let count = |kind| store.count(&records::entities(account, kind));
            listed.push(Listed {
                account,
                created: Timestamp::from_millis(kept.value.created),
                users: count(Kind::User)?,
                roles: count(Kind::Role)?,
            });
        }
        match page.last() {
            Some((last, _)) if page.len() == SCAN_RECORDS_MAX => after = Some(last.id().to_owned()),
            _ => return Ok(listed),
        }
    }
}
