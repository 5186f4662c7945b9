//! The records of the operations in the store: their kinds, addresses and forms.
//!
//! | kind | account, Region | id | value |
//! |---|---|---|---|
//! | `key` | of the key | key id | [`Key`] as JSON |
//! | `alias` | of the alias | `alias/NAME` | [`Alias`] as JSON |
//! | `due` | none | `MILLIS/ACCOUNT/REGION/KEY-ID` | empty |
//! | `tombstone` | of a deleted key | key id | when it was deleted, as JSON |
//!
//! A `due` record exists for each key that has background work ahead (deletion, rotation, expiry), so that the worker reads only
//! what is due, in order. The records of grants are described in their own file.

mod grant;

use keys::{ConfirmedTime, Key};
use model::{AccountId, AliasArn, AliasName, Error, KeyArn, KeyId, Region, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Expected, Prefix, Revision};

pub(crate) use grant::{
    all_sweeps, create_grant, delete_grant, grant_address, grant_at, grant_name_address, grants_on,
    leave_sweep, read_grant, read_sweep, retirable_at, retirable_by, sweep_address,
};

pub(crate) const KEY: &str = "key";
const ALIAS: &str = "alias";
const DUE: &str = "due";

/// A friendly name for a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The format of this record.
    pub v: u8,
    /// The id of the key that it refers to.
    pub target: String,
    /// The creation time in milliseconds since the epoch.
    pub created: i64,
    /// The time when the target last changed, in milliseconds since the epoch.
    pub updated: i64,
}

impl Alias {
    /// Returns a new alias for `target`.
    pub(crate) fn new(target: KeyId, now: Timestamp) -> Self {
        Self { v: 1, target: target.to_string(), created: now.millis(), updated: now.millis() }
    }

    /// Returns the same alias for another key.
    pub(crate) fn retargeted(&self, target: KeyId, now: Timestamp) -> Self {
        Self { target: target.to_string(), updated: now.millis(), ..*self }
    }

    /// Returns the key that the alias refers to.
    pub(crate) fn target(&self) -> Result<KeyId, Error> {
        KeyId::parse(&self.target)
            .ok_or_else(|| Error::internal(format!("alias record names key `{}`", self.target)))
    }
}

pub(crate) fn key_address(arn: &KeyArn) -> Address {
    Address::new(KEY, arn.account.to_string(), arn.region.as_str(), arn.id.to_string())
}

pub(crate) fn alias_address(arn: &AliasArn) -> Address {
    Address::new(ALIAS, arn.account.to_string(), arn.region.as_str(), arn.name.as_str())
}

/// Returns the range of all keys of an account in a Region, in the order of their ids.
pub(crate) fn keys_of(account: AccountId, region: &Region) -> Prefix {
    Prefix::new(KEY, account.to_string(), region.as_str())
}

/// Returns the range of all aliases of an account in a Region, in the order of their names.
pub(crate) fn aliases_of(account: AccountId, region: &Region) -> Prefix {
    Prefix::new(ALIAS, account.to_string(), region.as_str())
}

/// Returns the range of the aliases of AWS managed keys of an account in a Region.
pub(crate) fn predefined_aliases_of(account: AccountId, region: &Region) -> Prefix {
    Prefix::with_id(ALIAS, account.to_string(), region.as_str(), "alias/aws/")
}

/// Returns the range of every key of every account and Region, for counting.
#[must_use]
pub fn all_keys() -> Prefix {
    Prefix::kind(KEY)
}

/// Returns the range of all keys with background work ahead, earliest first.
#[must_use]
pub fn all_due() -> Prefix {
    Prefix::kind(DUE)
}

/// Returns the key that an address of kind `key` names.
#[must_use]
pub fn key_at(address: &Address) -> Option<KeyArn> {
    if address.kind() != KEY {
        return None;
    }
    Some(KeyArn {
        account: AccountId::parse(address.account())?,
        region: Region::parse(address.region())?,
        id: KeyId::parse(address.id())?,
    })
}

/// Returns the alias that an address of kind `alias` names.
pub(crate) fn alias_at(address: &Address) -> Option<AliasArn> {
    if address.kind() != ALIAS {
        return None;
    }
    Some(AliasArn {
        account: AccountId::parse(address.account())?,
        region: Region::parse(address.region())?,
        name: AliasName::parse(address.id())?,
    })
}

fn due_address(due: Timestamp, arn: &KeyArn) -> Address {
    let KeyArn { account, region, id } = arn;
    Address::new(DUE, "", "", format!("{:015}/{account}/{region}/{id}", due.millis()))
}

/// Returns the date and key of a `due` record's id.
#[must_use]
pub fn parse_due(id: &str) -> Option<(Timestamp, KeyArn)> {
    let mut parts = id.splitn(4, '/');
    let due = Timestamp::from_millis(parts.next()?.parse().ok()?);
    let account = AccountId::parse(parts.next()?)?;
    let region = Region::parse(parts.next()?)?;
    Some((due, KeyArn { account, region, id: KeyId::parse(parts.next()?)? }))
}

/// Adds a new key to `batch`.
pub(crate) fn create_key(batch: &mut Batch, key: &Key) -> Result<(), Error> {
    let address = key_address(key.arn());
    batch.expect(address.clone(), Expected::Absent);
    batch.put(address, key_bytes(key)?);
    change_due(batch, key.arn(), None, key.due());
    Ok(())
}

/// Replaces a key that was read at `revision`. The precondition prevents lost updates.
pub(crate) fn update_key(
    batch: &mut Batch,
    before: &Key,
    revision: Revision,
    after: &Key,
) -> Result<(), Error> {
    let address = key_address(after.arn());
    batch.expect(address.clone(), Expected::Revision(revision));
    batch.put(address, key_bytes(after)?);
    change_due(batch, after.arn(), before.due(), after.due());
    Ok(())
}

/// Removes a key that was read at `revision`, and leaves a tombstone with the time.
pub(crate) fn delete_key(
    batch: &mut Batch,
    key: &Key,
    revision: Revision,
    confirmed: &ConfirmedTime,
) {
    let address = key_address(key.arn());
    batch.expect(address.clone(), Expected::Revision(revision));
    batch.delete(address);
    change_due(batch, key.arn(), key.due(), None);
    let tombstone = format!(r#"{{"v":1,"deleted":{}}}"#, confirmed.now().millis());
    batch.put(tombstone_address(key.arn()), tombstone.into_bytes());
}

fn tombstone_address(arn: &KeyArn) -> Address {
    Address::new("tombstone", arn.account.to_string(), arn.region.as_str(), arn.id.to_string())
}

fn change_due(
    batch: &mut Batch,
    arn: &KeyArn,
    before: Option<Timestamp>,
    after: Option<Timestamp>,
) {
    if before == after {
        return;
    }
    if let Some(due) = before {
        batch.delete(due_address(due, arn));
    }
    if let Some(due) = after {
        batch.put(due_address(due, arn), Vec::new());
    }
}

fn key_bytes(key: &Key) -> Result<Vec<u8>, Error> {
    key.to_json().map_err(|error| Error::failed_at("cannot write the key record", error))
}

/// Adds or replaces an alias record; `revision` is that of the record it replaces.
pub(crate) fn put_alias(
    batch: &mut Batch,
    arn: &AliasArn,
    revision: Option<Revision>,
    alias: &Alias,
) -> Result<(), Error> {
    let address = alias_address(arn);
    batch.expect(address.clone(), revision.map_or(Expected::Absent, Expected::Revision));
    let bytes = serde_json::to_vec(alias)
        .map_err(|error| Error::failed_at("cannot write the alias record", error))?;
    batch.put(address, bytes);
    Ok(())
}

/// Removes an alias that was read at `revision`.
pub(crate) fn delete_alias(batch: &mut Batch, arn: &AliasArn, revision: Revision) {
    let address = alias_address(arn);
    batch.expect(address.clone(), Expected::Revision(revision));
    batch.delete(address);
}
