//! What a decision looked at, small enough to be kept with every entry of the audit log, and complete enough to say later
//! why it was so: [`Trace`] is written, [`PermissionTrace`] is read back.
//!
//! A statement costs one letter ([`StatementCode`]); its `Sid` and the tests of its condition that failed are told where its principal,
//! actions and resources apply to the request. `docs/audit.md` describes the format.
//!
//! Nothing secret is in it: names, ARNs and the values of condition keys, which AWS shows in CloudTrail too.

mod part;
mod read;
mod statement_code;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::condition::Failed;
use crate::decide::Layer;

pub use part::Part;
pub use statement_code::StatementCode;
pub use write::Trace;

/// One permission that a request needed, with the answer and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PermissionTrace<'a> {
    /// The caller's ARN, or the name of the service that called. Not written: the audit entry has it.
    #[serde(skip)]
    pub caller: Cow<'a, str>,
    /// What for, such as `kms:Encrypt`.
    pub action: Cow<'a, str>,
    /// On what.
    #[serde(default, skip_serializing_if = "On::is_first")]
    pub on: On<'a>,
    /// Whether it was allowed.
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
    /// The key policy, or the trust policy of a role; none where the resource has none.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read::policy")]
    pub key: Option<Weighed<'a>>,
    /// The policies of the user, the groups or the role.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "read::policies")]
    pub identity: Vec<Weighed<'a>>,
    /// The permissions boundary.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read::policy")]
    pub boundary: Option<Weighed<'a>>,
    /// The session policies; none when none came with the credentials.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "read::optional_policies"
    )]
    pub session: Option<Vec<Weighed<'a>>>,
    /// The grants, by their ids, each like a policy of one statement.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "read::policies")]
    pub grants: Vec<Weighed<'a>>,
    /// Whose side is told, of a permission on another account's resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Whether something is left out that did not fit, or is not for the reader.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// Whether a policy or a grant is left out for want of room: then what is here is not enough to decide again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lost: bool,
}

/// What a permission is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum On<'a> {
    /// The one at this place of the entry's `resources`; the first when nothing is said.
    Listed(usize),
    /// An ARN, or `*`.
    Named(Cow<'a, str>),
}

/// What became of the statements of one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Weighed<'a> {
    /// The name of the policy, or the id of the grant; empty of the key policy.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: Cow<'a, str>,
    /// One letter a statement, in order.
    pub seen: String,
    /// The names of statements, by their places.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sids: BTreeMap<usize, Cow<'a, str>>,
    /// The tests that failed, by the places of their statements.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub failed: BTreeMap<usize, Vec<Failed<'a>>>,
}

/// How the name of a managed policy begins, behind the account.
const MANAGED: &str = "policy/";

/// The partition and the account of the ARN of one who calls; none of a service.
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
    /// The permissions of an audit entry: the value of its `decision`, with the caller's ARN and the ARNs of its `resources`.
    ///
    /// # Errors
    /// The value has not the form of a trace.
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

    /// Adds what the entry of the resource's account tells of the same permission.
    pub fn complete(&mut self, owners: Self) {
        self.key = self.key.take().or(owners.key);
        self.grants.extend(owners.grants);
        self.refused_by = self.refused_by.or(owners.refused_by);
        self.cut |= owners.cut;
        self.lost |= owners.lost;
        self.part = None;
    }

    /// Whether the policy or the grants of another account have a say that is not told here.
    #[must_use]
    pub fn lacks_owner(&self) -> bool {
        self.part == Some(Part::Caller)
    }

    /// Whether it is about a role that shall be assumed: then [`Self::key`] is the role's trust policy.
    #[must_use]
    pub fn is_of_role(&self) -> bool {
        let mut parts = self.resource().splitn(6, ':').skip(2);
        self.key.is_some()
            && parts.next() == Some("iam")
            && parts.nth(2).is_some_and(|name| name.starts_with("role/"))
    }

    /// The ARN of what the permission is about, or `*`.
    #[must_use]
    pub fn resource(&self) -> &str {
        match &self.on {
            On::Named(name) => name,
            On::Listed(_) => "",
        }
    }
}

impl Weighed<'_> {
    /// The statements in order, with their places from 0.
    pub fn statements(&self) -> impl Iterator<Item = (usize, StatementCode)> {
        let letters = self.seen.chars().enumerate();
        letters.filter_map(|(index, letter)| Some((index, StatementCode::parse(letter)?)))
    }
}

#[cfg(test)]
mod tests;
