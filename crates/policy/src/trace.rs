//! The record of a decision: small enough to be kept with every entry of the audit log, and complete enough to explain later why
//! it was so. [`Trace`] is written, [`PermissionTrace`] is read back.
//!
//! A statement costs one letter ([`StatementCode`]). Its `Sid` and the failed tests of its condition are recorded if its
//! principal, actions and resources apply to the request. `docs/audit.md` describes the format.
//!
//! Nothing secret is in it: names, ARNs and the values of condition keys, which AWS shows in CloudTrail too.

mod part;
mod read;
mod readers;
mod shorten;
mod statement_code;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::condition::UnmetCondition;
use crate::layer::Layer;

pub use part::Part;
pub use readers::Trace;
pub use statement_code::StatementCode;

/// One permission that a request needed, with the answer and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PermissionTrace<'a> {
    /// The caller's ARN, or the name of the service that called. Not written: the audit entry has it.
    #[serde(skip)]
    pub caller: Cow<'a, str>,
    /// The action, such as `kms:Encrypt`.
    pub action: Cow<'a, str>,
    /// The resource.
    #[serde(default, skip_serializing_if = "On::is_first")]
    pub on: On<'a>,
    /// `true` if it was allowed.
    pub allowed: bool,
    /// The layer that refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_by: Option<Layer>,
    /// The role whose session the caller is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Cow<'a, str>>,
    /// The AWS service that the caller is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Cow<'a, str>>,
    /// The key policy, or the trust policy of a role; `None` if the resource has none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read::policy")]
    pub key: Option<Weighed<'a>>,
    /// The policies of the user, the groups or the role.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "read::policies")]
    pub identity: Vec<Weighed<'a>>,
    /// The permissions boundary.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read::policy")]
    pub boundary: Option<Weighed<'a>>,
    /// The session policies; `None` if none came with the credentials.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "read::optional_policies"
    )]
    pub session: Option<Vec<Weighed<'a>>>,
    /// The grants, by their ids, each like a policy of one statement.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "read::policies")]
    pub grants: Vec<Weighed<'a>>,
    /// The side that is recorded, for a permission on another account's resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// `true` if something is left out that did not fit, or is not for the reader.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// `true` if a policy or a grant is left out for lack of room: then the trace is not enough to decide again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lost: bool,
}

/// The resource that a permission is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum On<'a> {
    /// The one at this place of the entry's `resources`; the first if nothing is written.
    Listed(usize),
    /// An ARN, or `*`.
    Named(Cow<'a, str>),
}

/// The outcomes of the statements of one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Weighed<'a> {
    /// The name of the policy, or the id of the grant; empty for the key policy.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
    /// One letter for each statement, in order.
    pub seen: String,
    /// The names of statements, by their places.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sids: BTreeMap<usize, Cow<'a, str>>,
    /// The tests that failed, by the places of their statements.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub failed: BTreeMap<usize, Vec<UnmetCondition<'a>>>,
}

/// The beginning of the name of a managed policy, after the account.
const MANAGED: &str = "policy/";

/// Returns the partition and the account in a caller's ARN; `None` for a service.
fn home(caller: &str) -> Option<(&str, &str)> {
    let mut parts = caller.strip_prefix("arn:")?.split(':');
    Some((parts.next()?, parts.nth(2)?))
}

impl Default for On<'_> {
    fn default() -> Self {
        Self::Listed(0)
    }
}

impl On<'_> {
    fn is_first(&self) -> bool {
        *self == Self::Listed(0)
    }
}

impl PermissionTrace<'static> {
    /// Reads the permissions of an audit entry: the value of its `decision`, with the caller's ARN and the ARNs of its
    /// `resources`.
    ///
    /// # Errors
    /// The value does not have the form of a trace.
    pub fn read(
        json: &str,
        caller: &str,
        resources: &[&str],
    ) -> Result<Vec<Self>, serde_json::Error> {
        let mut all: Vec<Self> = serde_json::from_str(json)?;
        for asked in &mut all {
            asked.caller = Cow::Owned(caller.to_owned());
            asked.name_policies();
            if let On::Listed(index) = asked.on {
                let resource =
                    resources.get(index).copied().unwrap_or("(a resource that is not listed)");
                asked.on = On::Named(Cow::Owned(resource.to_owned()));
            }
        }
        Ok(all)
    }
}

impl<'a> PermissionTrace<'a> {
    /// Gives managed policies of the caller's account their ARNs.
    fn name_policies(&mut self) {
        let Some((partition, account)) = home(&self.caller) else { return };
        let lists = [Some(&mut self.identity), self.session.as_mut()];
        for policy in lists.into_iter().flatten().flatten().chain(&mut self.boundary) {
            if policy.name.starts_with(MANAGED) {
                let arn = format!("arn:{partition}:iam::{account}:{}", policy.name);
                policy.name = Cow::Owned(arn);
            }
        }
    }

    /// Adds what the entry of the resource's account records of the same permission.
    pub fn complete(&mut self, owners: Self) {
        self.key = self.key.take().or(owners.key);
        self.grants.extend(owners.grants);
        self.refused_by = self.refused_by.or(owners.refused_by);
        self.cut |= owners.cut;
        self.lost |= owners.lost;
        self.part = None;
    }

    /// Returns whether the policy or the grants of another account have a say that is not recorded here.
    #[must_use]
    pub fn lacks_owner(&self) -> bool {
        self.part == Some(Part::Caller)
    }

    /// Returns whether it is about a role to be assumed: then [`Self::key`] is the role's trust policy.
    #[must_use]
    pub fn is_of_role(&self) -> bool {
        let mut parts = self.resource().splitn(6, ':').skip(2);
        self.key.is_some()
            && parts.next() == Some("iam")
            && parts.nth(2).is_some_and(|name| name.starts_with("role/"))
    }

    /// Returns the ARN of the resource, or `*`.
    #[must_use]
    pub fn resource(&self) -> &str {
        match &self.on {
            On::Named(name) => name,
            On::Listed(_) => "",
        }
    }
}

impl Weighed<'_> {
    /// Returns the statements in order, with their places from 0.
    pub fn statements(&self) -> impl Iterator<Item = (usize, StatementCode)> {
        let letters = self.seen.chars().enumerate();
        letters.filter_map(|(index, letter)| Some((index, StatementCode::parse(letter)?)))
    }
}

#[cfg(test)]
mod tests;
