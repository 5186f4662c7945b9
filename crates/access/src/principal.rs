//! Users and roles that policies and grants name, bound to their unique ids.
//!
//! A name can be given again: a user or role that is created under the name of a deleted one is another. So every reference to a
//! user or role keeps the unique id that it had then.
//! Source: IAM user guide, "AWS JSON policy elements: Principal", "IAM identifiers".

use std::collections::BTreeMap;

use model::Error;
use policy::Document;

use crate::Identities;

/// The user or role that the ARN of a principal refers to now, or the service that has its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalLookup {
    /// A user or role, or a session of a role: the unique id of the user or role.
    Known(String),
    /// A user or role that does not exist, though its account is one of this service; or a service that AWS does not have.
    Missing,
    /// Neither user nor role, or one of an account that this service does not have; or a service of AWS.
    Unknown,
}

/// The unique ids of the principals of a policy.
#[derive(Debug, Default)]
pub struct Bound {
    /// The unique ids by ARN.
    pub ids: BTreeMap<String, String>,
    /// The first principal that does not exist, if there is one.
    pub missing: Option<MissingPrincipal>,
}

/// A principal of a policy that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingPrincipal {
    /// The ARN of a user or role, under `AWS`.
    Aws(String),
    /// The text under `Service`: the name of a service that AWS does not have, or an ARN, which is none.
    Service(String),
}

/// Looks up the principals of a policy.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn bind(identities: &dyn Identities, mut document: Document) -> Result<Bound, Error> {
    let missing = |principal| Bound { missing: Some(principal), ..Bound::default() };
    for name in document.services() {
        if name.starts_with("arn:") || identities.principal(name)? == PrincipalLookup::Missing {
            return Ok(missing(MissingPrincipal::Service(name.to_owned())));
        }
    }
    let mut ids = BTreeMap::new();
    for arn in document.principals() {
        match identities.principal(arn)? {
            PrincipalLookup::Known(id) => drop(ids.insert(arn.to_owned(), id)),
            PrincipalLookup::Missing => return Ok(missing(MissingPrincipal::Aws(arn.to_owned()))),
            PrincipalLookup::Unknown => {}
        }
    }
    Ok(Bound { ids, missing: None })
}

/// Returns the name of a principal that had the unique id `id` when it was named: its ARN, or the id if it no longer exists.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn shown<'a>(
    identities: &dyn Identities,
    arn: &'a str,
    id: Option<&'a str>,
) -> Result<&'a str, Error> {
    let Some(id) = id else { return Ok(arn) };
    let is_there = identities.principal(arn)? == PrincipalLookup::Known(id.to_owned());
    Ok(if is_there { arn } else { id })
}

/// Returns the text of a policy, with principals that no longer exist shown by the unique ids that they had.
///
/// # Errors
/// `KMSInternalException` if the store cannot be read.
pub fn shown_policy(
    identities: &dyn Identities,
    text: &str,
    ids: &BTreeMap<String, String>,
) -> Result<String, Error> {
    let mut gone = BTreeMap::new();
    for (arn, id) in ids {
        let name = shown(identities, arn, Some(id))?;
        if name != arn {
            gone.insert(arn.as_str(), name);
        }
    }
    if gone.is_empty() {
        return Ok(text.to_owned());
    }
    Ok(policy::rename_principals(text, &gone))
}
