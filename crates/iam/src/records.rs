//! The records of IAM in the store, and their addresses. IAM knows no Region. Ids are names in lower case, because names that
//! differ in letter case only are the same.
//!
//! | kind | id | holds |
//! |---|---|---|
//! | `account` | account id | when it was made, and the root's access key |
//! | `user`, `group`, `role` | name | an [`Entity`] |
//! | `policy` | name | a [`ManagedPolicy`] |
//! | `credential` | access key id | an [`AccessKey`] |
//! | `service` | name, such as `lambda.amazonaws.com` | a [`ServiceIdentity`] |
//! | `member` | `GROUP\|USER` | nothing: that the user is in the group |
//! | `policy-use` | `POLICY ARN\|KIND\|NAME` | `attached`, `boundary` or both: how the policy is used |

use model::{AccountId, Error};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Expected, Prefix, Record, Revision};

use crate::entity::{Entity, EntityKind};

const ACCOUNT: &str = "account";
const CREDENTIAL: &str = "credential";
const MEMBER: &str = "member";
const POLICY: &str = "policy";
const SERVICE: &str = "service";
const POLICY_USE: &str = "policy-use";

/// An account of this service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) v: u8,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    /// The access key of its root.
    pub(crate) root_access_key: String,
}

/// An access key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccessKey {
    pub(crate) v: u8,
    pub(crate) account: String,
    /// The user's name. `None` if it is the root's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) user: Option<String>,
    /// The AWS service's name, if it is one's. Its account is then that of the services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) service: Option<String>,
    /// The secret access key, sealed under the hierarchy and bound to the access key id; base64.
    pub(crate) sealed: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    /// `true` if its owner has switched it off.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) inactive: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_false(truth: &bool) -> bool {
    !*truth
}

/// An AWS service that may call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceIdentity {
    pub(crate) v: u8,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    pub(crate) access_keys: Vec<String>,
}

/// A managed policy of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ManagedPolicy {
    pub(crate) v: u8,
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) description: Option<String>,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    pub(crate) updated: i64,
    /// The number of the default version.
    pub(crate) default: u32,
    /// The number of the next version. Numbers are not used again.
    pub(crate) next: u32,
    /// The versions, oldest first.
    pub(crate) versions: Vec<PolicyVersion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyVersion {
    pub(crate) number: u32,
    pub(crate) text: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
}

/// The ways in which an entity uses a managed policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyUse {
    pub(crate) attached: bool,
    pub(crate) boundary: bool,
}

pub(crate) fn account_address(account: AccountId) -> Address {
    Address::new(ACCOUNT, "", "", account.to_string())
}

pub(crate) fn all_accounts() -> Prefix {
    Prefix::new(ACCOUNT, "", "")
}

pub(crate) fn entity_address(account: AccountId, kind: EntityKind, name: &str) -> Address {
    Address::new(kind.name(), account.to_string(), "", name.to_lowercase())
}

pub(crate) fn entities(account: AccountId, kind: EntityKind) -> Prefix {
    Prefix::new(kind.name(), account.to_string(), "")
}

pub(crate) fn policy_address(account: AccountId, name: &str) -> Address {
    Address::new(POLICY, account.to_string(), "", name.to_lowercase())
}

pub(crate) fn policies(account: AccountId) -> Prefix {
    Prefix::new(POLICY, account.to_string(), "")
}

pub(crate) fn credential_address(access_key_id: &str) -> Address {
    Address::new(CREDENTIAL, "", "", access_key_id)
}

pub(crate) fn all_credentials() -> Prefix {
    Prefix::kind(CREDENTIAL)
}

pub(crate) fn service_address(name: &str) -> Address {
    Address::new(SERVICE, "", "", name)
}

pub(crate) fn all_services() -> Prefix {
    Prefix::new(SERVICE, "", "")
}

pub(crate) fn member_address(account: AccountId, group: &str, user: &str) -> Address {
    let id = format!("{}|{}", group.to_lowercase(), user.to_lowercase());
    Address::new(MEMBER, account.to_string(), "", id)
}

pub(crate) fn members(account: AccountId, group: &str) -> Prefix {
    let start = format!("{}|", group.to_lowercase());
    Prefix::with_id(MEMBER, account.to_string(), "", start)
}

/// Returns the user's name in lower case.
pub(crate) fn member_at(address: &Address) -> Option<&str> {
    address.id().split_once('|').map(|(_, user)| user)
}

pub(crate) fn policy_use_address(
    account: AccountId,
    policy: &str,
    kind: EntityKind,
    name: &str,
) -> Address {
    let id = format!("{policy}|{}|{}", kind.name(), name.to_lowercase());
    Address::new(POLICY_USE, account.to_string(), "", id)
}

pub(crate) fn policy_uses(account: AccountId, policy: &str) -> Prefix {
    Prefix::with_id(POLICY_USE, account.to_string(), "", format!("{policy}|"))
}

/// Returns the kind and name of the entity that uses a policy.
pub(crate) fn policy_use_at(address: &Address) -> Option<(EntityKind, &str)> {
    let (rest, name) = address.id().rsplit_once('|')?;
    let (_, kind) = rest.rsplit_once('|')?;
    Some((EntityKind::of_name(kind)?, name))
}

/// Returns whether a change of this record can change what anybody may do.
pub(crate) fn is_about_identities(address: &Address) -> bool {
    let kinds = [ACCOUNT, CREDENTIAL, POLICY, "user", "group", "role"];
    kinds.contains(&address.kind())
}

/// A record with the revision that wrote it.
#[derive(Clone, Debug)]
pub(crate) struct Kept<T> {
    pub(crate) value: T,
    pub(crate) revision: Revision,
}

/// Reads a record.
pub(crate) fn read<T: DeserializeOwned>(
    address: &Address,
    record: &Record,
) -> Result<Kept<T>, Error> {
    let value = serde_json::from_slice(&record.bytes).map_err(|error| {
        Error::failed_at(format_args!("the record {address} is not readable"), error)
    })?;
    Ok(Kept { value, revision: record.revision })
}

/// Adds a record that must not exist yet.
pub(crate) fn create<T: Serialize>(
    batch: &mut Batch,
    address: Address,
    value: &T,
) -> Result<(), Error> {
    batch.expect(address.clone(), Expected::Absent);
    put(batch, address, value)
}

/// Replaces a record that was read at `revision`. The precondition refuses lost updates.
pub(crate) fn update<T: Serialize>(
    batch: &mut Batch,
    address: Address,
    revision: Revision,
    value: &T,
) -> Result<(), Error> {
    batch.expect(address.clone(), Expected::Revision(revision));
    put(batch, address, value)
}

/// Removes a record that was read at `revision`.
pub(crate) fn delete(batch: &mut Batch, address: Address, revision: Revision) {
    batch.expect(address.clone(), Expected::Revision(revision));
    batch.delete(address);
}

pub(crate) fn put<T: Serialize>(
    batch: &mut Batch,
    address: Address,
    value: &T,
) -> Result<(), Error> {
    batch.put(address, serde_json::to_vec(value).map_err(Error::failed)?);
    Ok(())
}

/// An entity that was read, to be written again.
pub(crate) type KeptEntity = Kept<Entity>;
