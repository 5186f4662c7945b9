//! Instance profiles: the containers in which EC2 instances are given a role.
//!
//! A profile has one role at most; a role can be in any number of profiles, so that is a record of its own for each of them.

use model::generated::iam::{InstanceProfile, Role};
use model::shape::NoOutput;
use model::{AccountId, Error, ErrorCode, Timestamp};
use pipeline::Done;
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Prefix};

use crate::context::Context;
use crate::entity::{self, EntityKind, shown_tags};
use crate::error::not_found;
use crate::records::{self, Kept};
use crate::role;
use crate::subject::Subject;

/// The kind of its records, as ARNs name it.
pub(crate) const KIND: &str = "instance-profile";
const ROLE_PROFILE: &str = "role-profile";

/// The text for a role that is in a profile, and for a profile that has a role: neither can be deleted.
pub(crate) const HAS_ROLE: &str =
    "Cannot delete entity, must remove roles from instance profile first.";

/// An instance profile as the store keeps it, under its name in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoredProfile {
    /// The format of this record.
    pub(crate) v: u8,
    pub(crate) path: String,
    /// The name as it was given. Names that differ in letter case only are the same.
    pub(crate) name: String,
    /// The unique id: `AIPA...`.
    pub(crate) id: String,
    /// The time of creation, in milliseconds since the epoch.
    pub(crate) created: i64,
    /// The name of its role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<(String, String)>,
}

/// Returns the address of a profile.
pub(crate) fn address(account: AccountId, name: &str) -> Address {
    Address::new(KIND, account.to_string(), "", name.to_lowercase())
}

/// Returns the place of all profiles of an account.
pub(crate) fn all(account: AccountId) -> Prefix {
    Prefix::new(KIND, account.to_string(), "")
}

/// Returns the address of the record that says that a role is in a profile. It is empty.
pub(crate) fn role_address(account: AccountId, role: &str, profile: &str) -> Address {
    let id = format!("{}|{}", role.to_lowercase(), profile.to_lowercase());
    Address::new(ROLE_PROFILE, account.to_string(), "", id)
}

/// Returns the place of the records about the profiles that a role is in.
pub(crate) fn of_role(account: AccountId, role: &str) -> Prefix {
    let start = format!("{}|", role.to_lowercase());
    Prefix::with_id(ROLE_PROFILE, account.to_string(), "", start)
}

/// Returns the name of the profile, in lower case.
pub(crate) fn profile_at(address: &Address) -> Option<&str> {
    address.id().split_once('|').map(|(_, profile)| profile)
}

/// Returns a profile that is named, with its tags. A missing one gets the path `/`.
pub(crate) fn about(context: &Context<'_>, name: &str) -> Result<Subject, Error> {
    match find(context, name)? {
        Some(Kept { value, .. }) => {
            Ok(Subject { tags: value.tags.clone(), ..Subject::named(arn(context, &value)) })
        }
        None => Subject::new_entity(context, KIND, None, name),
    }
}

/// Returns the profile with this name.
pub(crate) fn find(
    context: &Context<'_>,
    name: &str,
) -> Result<Option<Kept<StoredProfile>>, Error> {
    context.environment.read(&address(context.account(), name))
}

/// Returns the profile with this name, which is to be there.
pub(crate) fn known(context: &Context<'_>, name: &str) -> Result<Kept<StoredProfile>, Error> {
    find(context, name)?
        .ok_or_else(|| not_found(format!("Instance Profile {name} cannot be found.")))
}

/// Returns the error for a name that is taken.
pub(crate) fn exists(name: &str) -> Error {
    let message = format!("Instance Profile {name} already exists.");
    Error::new(ErrorCode::EntityAlreadyExists, message)
}

/// Changes the profile with this name, together with what is in `batch`.
pub(crate) fn change_in(
    context: &Context<'_>,
    mut batch: Batch,
    name: &str,
    change: impl FnOnce(&mut StoredProfile) -> Result<(), Error>,
) -> Result<Done<NoOutput>, Error> {
    let mut kept = known(context, name)?;
    change(&mut kept.value)?;
    let at = address(context.account(), name);
    records::update(&mut batch, at, kept.revision, &kept.value)?;
    Ok(Done::changed(NoOutput, batch))
}

/// Returns whether a role is in a profile.
pub(crate) fn has_role(context: &Context<'_>, role: &str) -> Result<bool, Error> {
    let found = context.environment.scan(&of_role(context.account(), role), None, 1)?;
    Ok(!found.is_empty())
}

/// Returns a profile as replies show it.
pub(crate) fn shown(
    context: &Context<'_>,
    profile: &StoredProfile,
) -> Result<InstanceProfile, Error> {
    let role = match &profile.role {
        Some(name) => shown_role(context, name)?,
        None => None,
    };
    Ok(InstanceProfile {
        path: Some(profile.path.clone()),
        instance_profile_name: Some(profile.name.clone()),
        instance_profile_id: Some(profile.id.clone()),
        arn: Some(arn(context, profile)),
        create_date: Some(Timestamp::from_millis(profile.created)),
        roles: Some(role.into_iter().collect()),
        tags: shown_tags(&profile.tags),
    })
}

/// Returns a profile as lists show it: without its tags.
pub(crate) fn listed(
    context: &Context<'_>,
    profile: &StoredProfile,
) -> Result<InstanceProfile, Error> {
    Ok(InstanceProfile { tags: None, ..shown(context, profile)? })
}

/// Returns the bytes of the documents that a profile shows, for pages of lists.
pub(crate) fn document_bytes(shown: &InstanceProfile) -> usize {
    let roles = shown.roles.iter().flatten();
    roles.filter_map(|role| role.assume_role_policy_document.as_ref()).map(String::len).sum()
}

/// Returns the role of a profile as profiles show it: what it is called, and its trust policy. `None` if it has gone since the
/// profile was read.
fn shown_role(context: &Context<'_>, name: &str) -> Result<Option<Role>, Error> {
    let Some(kept) = context.environment.entity(context.account(), EntityKind::Role, name)? else {
        return Ok(None);
    };
    Ok(Some(Role {
        description: None,
        max_session_duration: None,
        permissions_boundary: None,
        tags: None,
        ..role::shown(context, &kept.value)?
    }))
}

fn arn(context: &Context<'_>, profile: &StoredProfile) -> String {
    let (partition, account) = (context.environment.partition(), context.account());
    entity::arn(partition, account, KIND, &profile.path, &profile.name)
}
