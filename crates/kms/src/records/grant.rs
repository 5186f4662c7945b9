//! The records of grants.
//!
//! | kind | account, Region | id | value |
//! |---|---|---|---|
//! | `grant` | of the key | `KEY-ID/GRANT-ID` | [`StoredGrant`] as JSON |
//! | `grant-name` | of the key | `KEY-ID/DIGEST` of a named grant's parameters | the id of the grant |
//! | `retirable` | account of the retiring principal (none for a service), Region of the key | `PRINCIPAL/ACCOUNT/KEY-ID/GRANT-ID`, a hash of the principal before the owner of the key | empty |
//! | `sweep` | none | `ACCOUNT/REGION/KEY-ID` | when the key was deleted |
//!
//! A key may have more grants than one batch can delete. The batch that deletes the key leaves a `sweep` record, and
//! background work deletes the grants.

use keys::Key;
use model::{AccountId, Error, KeyArn, KeyId, Region, Timestamp};
use policy::GrantId;
use store::{Address, Batch, Expected, Prefix, Record, Revision};

use crate::grant::{GrantRecordError, GranteeTag, StoredGrant};

const GRANT: &str = "grant";
const GRANT_NAME: &str = "grant-name";
const RETIRABLE: &str = "retirable";
const SWEEP: &str = "sweep";

pub(crate) fn grant_address(key: &KeyArn, id: GrantId) -> Address {
    of_key(GRANT, key, &id.to_string())
}

pub(crate) fn grant_name_address(key: &KeyArn, digest: &str) -> Address {
    of_key(GRANT_NAME, key, digest)
}

fn of_key(kind: &str, key: &KeyArn, rest: &str) -> Address {
    let KeyArn { account, region, id } = key;
    Address::new(kind, account.to_string(), region.as_str(), format!("{id}/{rest}"))
}

fn retirable_address(grant: &StoredGrant, key: &KeyArn) -> Option<Address> {
    let retiring = grant.parameters.retiring.as_ref()?;
    let (account, prefix) = retirable_place(retiring.name(), &key.region);
    let KeyArn { account: owner, region, id } = key;
    let id = format!("{prefix}{owner}/{id}/{}", grant.id);
    Some(Address::new(RETIRABLE, account, region.as_str(), id))
}

fn retirable_place(principal: &str, region: &Region) -> (String, String) {
    let account = policy::account_of_principal(principal, region.partition());
    let digest = crypto::hash::sha256(principal.as_bytes());
    let half = digest.get(..16).unwrap_or_default();
    let account = account.map_or_else(String::new, |account| account.to_string());
    (account, format!("{}/", crypto::hash::hex(half)))
}

/// Returns the range of all grants on a key, in the order of their ids; with a tag, of those of one grantee.
pub(crate) fn grants_on(key: &KeyArn, tag: Option<GranteeTag>) -> Prefix {
    let KeyArn { account, region, id } = key;
    let begin = format!("{id}/{}", tag.map_or_else(String::new, GranteeTag::to_hex));
    Prefix::with_id(GRANT, account.to_string(), region.as_str(), begin)
}

/// Returns the range in which the grants that a principal may retire are listed.
pub(crate) fn retirable_by(principal: &str, region: &Region) -> Prefix {
    let (account, begin) = retirable_place(principal, region);
    Prefix::with_id(RETIRABLE, account, region.as_str(), begin)
}

/// Returns the key and grant that an address of kind `grant` names.
pub(crate) fn grant_at(address: &Address) -> Option<(KeyArn, GrantId)> {
    if address.kind() != GRANT {
        return None;
    }
    let (id, grant) = address.id().split_once('/')?;
    let account = AccountId::parse(address.account())?;
    let region = Region::parse(address.region())?;
    Some((KeyArn { account, region, id: KeyId::parse(id)? }, GrantId::parse(grant)?))
}

/// Returns the key and grant that an address of kind `retirable` names.
pub(crate) fn retirable_at(address: &Address) -> Option<(KeyArn, GrantId)> {
    let mut parts = address.id().split('/').skip(1);
    let account = AccountId::parse(parts.next()?)?;
    let region = Region::parse(address.region())?;
    let id = KeyId::parse(parts.next()?)?;
    Some((KeyArn { account, region, id }, GrantId::parse(parts.next()?)?))
}

/// Reads the grant of a record.
pub(crate) fn read_grant(address: &Address, record: &Record) -> Result<StoredGrant, Error> {
    let id = grant_at(address).map(|(_, id)| id);
    let grant = id
        .ok_or(GrantRecordError::Member("id"))
        .and_then(|id| StoredGrant::from_json(id, &record.bytes));
    grant.map_err(|error| Error::internal(format!("grant record {address}: {error}")))
}

/// Adds a new grant on a key that was read at `revision`. The key must still be as it was read; other grants on it may be created
/// meanwhile.
pub(crate) fn create_grant(
    batch: &mut Batch,
    key: &Key,
    revision: Revision,
    grant: &StoredGrant,
) -> Result<(), Error> {
    let arn = key.arn();
    batch.expect(super::key_address(arn), Expected::Revision(revision));
    batch.expect(grant_address(arn, grant.id), Expected::Absent);
    batch.put(grant_address(arn, grant.id), grant.to_json().map_err(unwritable)?);
    if let Some(address) = name_address(grant, arn)? {
        // Of two equal requests at once, one creates the grant and the other finds it.
        batch.expect(address.clone(), Expected::Absent);
        batch.put(address, grant.id.to_string().into_bytes());
    }
    if let Some(address) = retirable_address(grant, arn) {
        batch.put(address, Vec::new());
    }
    Ok(())
}

/// Removes a grant; with a revision, only if it is the grant that was read.
pub(crate) fn delete_grant(
    batch: &mut Batch,
    key: &KeyArn,
    grant: &StoredGrant,
    revision: Option<Revision>,
) -> Result<(), Error> {
    let address = grant_address(key, grant.id);
    if let Some(revision) = revision {
        batch.expect(address.clone(), Expected::Revision(revision));
    }
    batch.delete(address);
    name_address(grant, key)?.into_iter().for_each(|address| batch.delete(address));
    retirable_address(grant, key).into_iter().for_each(|address| batch.delete(address));
    Ok(())
}

fn name_address(grant: &StoredGrant, key: &KeyArn) -> Result<Option<Address>, Error> {
    if grant.parameters.name.is_none() {
        return Ok(None);
    }
    let digest = grant.parameters.digest(GranteeTag::in_id(grant.id)).map_err(unwritable)?;
    Ok(Some(grant_name_address(key, &digest)))
}

fn unwritable(error: GrantRecordError) -> Error {
    Error::failed_at("cannot write the grant record", error)
}

/// Returns the range of keys that are deleted and whose grants are not yet.
pub(crate) fn all_sweeps() -> Prefix {
    Prefix::kind(SWEEP)
}

/// Returns the address of the note that a deleted key's grants are to be deleted.
pub(crate) fn sweep_address(key: &KeyArn) -> Address {
    let KeyArn { account, region, id } = key;
    Address::new(SWEEP, "", "", format!("{account}/{region}/{id}"))
}

/// Records that the grants of a key that is being deleted are to be deleted.
pub(crate) fn leave_sweep(batch: &mut Batch, key: &KeyArn, now: Timestamp) {
    let note = format!(r#"{{"v":1,"deleted":{}}}"#, now.millis());
    batch.put(sweep_address(key), note.into_bytes());
}

/// Returns the key of a `sweep` record, and when it was deleted.
pub(crate) fn read_sweep(address: &Address, record: &Record) -> Result<(KeyArn, Timestamp), Error> {
    let mut parts = address.id().splitn(3, '/');
    let arn = (|| {
        let account = AccountId::parse(parts.next()?)?;
        let region = Region::parse(parts.next()?)?;
        Some(KeyArn { account, region, id: KeyId::parse(parts.next()?)? })
    })();
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Note {
        #[serde(rename = "v")]
        _v: u8,
        deleted: i64,
    }
    let note = serde_json::from_slice::<Note>(&record.bytes).ok();
    arn.zip(note.map(|note| Timestamp::from_millis(note.deleted)))
        .ok_or_else(|| Error::internal(format!("sweep record {address} is not readable")))
}
