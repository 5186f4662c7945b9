//! Users and roles that policies and grants name, bound to their unique ids.
//!
//! A name can be given again: whoever is made under the name of a user or role that was deleted is somebody else. So what
//! names a user or role keeps the unique id that it had then.
//! Source: IAM user guide, "AWS JSON policy elements: Principal", "IAM identifiers".

use std::collections::BTreeMap;

use model::Error;
use policy::Document;

use crate::Identities;

/// What the ARN of a principal stands for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A user or role, or a session of a role: the unique id of the user or role.
    Known(String),
    /// A user or role that does not exist, though its account is one of this service.
    Missing,
    /// No user or role, or one of an account that this service does not have.
    Unknown,
}

/// The unique ids of the principals of a policy.
#[derive(Debug, Default)]
pub struct Bound {
    /// By ARN.
    pub ids: BTreeMap<String, String>,
    /// A principal that does not exist.
    pub missing: Option<String>,
}

/// Looks up the principals of a policy.
///
/// # Errors
/// `KMSInternalException` when the store cannot be read.
pub fn bind(identities: &dyn Identities, mut document: Document) -> Result<Bound, Error> {
    let mut bound = Bound::default();
    for arn in document.principals() {
        match identities.principal(arn)? {
            Principal::Known(id) => drop(bound.ids.insert(arn.to_owned(), id)),
            Principal::Missing => bound.missing = Some(arn.to_owned()),
            Principal::Unknown => {}
        }
    }
    Ok(bound)
}

/// How a principal is shown that had the unique id `id` when it was named: by its ARN, or by the id if it is gone.
///
/// # Errors
/// `KMSInternalException` when the store cannot be read.
pub fn shown<'a>(
    identities: &dyn Identities,
    arn: &'a str,
    id: Option<&'a str>,
) -> Result<&'a str, Error> {
    let Some(id) = id else { return Ok(arn) };
    let is_there = identities.principal(arn)? == Principal::Known(id.to_owned());
    Ok(if is_there { arn } else { id })
}

/// The text of a policy, in which principals that are gone are shown by the unique ids that they had.
///
/// # Errors
/// `KMSInternalException` when the store cannot be read.
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
