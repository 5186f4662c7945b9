//! The part of a trace that an account may read, of a permission on one account's resource for another's caller: the results of
//! its own policies, and those failed tests that are about what it may know.

use serde::{Deserialize, Serialize};

use crate::condition::Test;
use crate::decide::{PolicyRef, Resource};
use crate::global_key::{GlobalKey, KeySubject};
use crate::layer::Layer;

/// The side of a permission that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The caller's side: without the resource's policy and grants, which are another account's.
    Caller,
    /// The owner's side: only those.
    Owner,
}

/// The first letters of the global condition keys without a value here that are about the caller or the request, such as
/// `aws:PrincipalOrgID` and `aws:SourceVpc`.
const WITHOUT_VALUE: [&str; 4] = ["principal", "source", "via", "multifactorauth"];
/// The first letters of the condition keys of KMS that are about the caller or the request.
const OF_KMS: [&str; 3] = ["calleraccount", "viaservice", "encryptioncontext"];

/// Returns whether a condition key is about the caller or the request, which the caller's account may know. Every other is about the
/// resource.
fn is_of_caller(key: &str) -> bool {
    let begins = |starts: &[&str], name: &str| starts.iter().any(|start| name.starts_with(start));
    match key.split_once(':') {
        Some(("aws", name)) => GlobalKey::from_name(name).map_or_else(
            || begins(&WITHOUT_VALUE, name),
            |known| known.subject() != KeySubject::Resource,
        ),
        Some(("kms", name)) => begins(&OF_KMS, name),
        Some(_) | None => false,
    }
}

impl Part {
    /// Returns whether the policy at this place is recorded.
    pub(super) fn has(self, at: PolicyRef) -> bool {
        (at == PolicyRef::Resource) == (self == Self::Owner)
    }

    pub(super) fn tells(self, layer: Layer) -> bool {
        let is_owners = matches!(layer, Layer::NoResourcePolicy | Layer::ResourcePolicyDenies);
        layer == Layer::StepsExceeded || is_owners == (self == Self::Owner)
    }

    /// Returns whether a test is recorded. One with a variable is not: its value may be either account's.
    pub(super) fn shows(self, test: &Test, resource: Resource<'_>) -> bool {
        let is_filled_in = test.is_filled_in();
        // The encryption context of a grant's retirement is that of the grant.
        let is_of_grant = matches!(resource, Resource::Grant(_)) && test.key().starts_with("kms:");
        let may_know = match self {
            Self::Caller => !is_of_grant && is_of_caller(test.key()),
            Self::Owner => test.key().starts_with("kms:"),
        };
        may_know && !is_filled_in
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::Condition;

    fn condition(key: &str, wanted: &str) -> Condition {
        let element = format!(r#"{{"StringEquals":{{"{key}":"{wanted}"}}}}"#);
        Condition::parse(serde_json::from_str(&element).unwrap(), true).unwrap()
    }

    fn shown(key: &str, wanted: &str, resource: Resource<'_>) -> [bool; 2] {
        let condition = condition(key, wanted);
        [Part::Caller, Part::Owner].map(|part| part.shows(&condition.tests()[0], resource))
    }

    #[test]
    fn each_account_is_told_of_what_it_may_know() {
        let role = Resource::Named("arn:aws:iam::111122223333:role/r");
        for (key, to_caller, to_owner) in [
            ("aws:principaltag/team", true, false),
            ("aws:sourceip", true, false),
            ("aws:principalorgid", true, false),
            ("aws:sourcevpc", true, false),
            ("aws:resourceaccount", false, false),
            ("aws:ec2instancesourcevpc", false, false),
            ("kms:encryptioncontext:team", true, true),
            ("aws:resourcetag/team", false, false),
            ("iam:resourcetag/team", false, false),
            ("sts:externalid", false, false),
            ("kms:resourcealiases", false, true),
            ("kms:keyspec", false, true),
            ("made:tomorrow", false, false),
        ] {
            assert_eq!(shown(key, "x", role), [to_caller, to_owner], "{key}");
        }
        assert_eq!(shown("kms:encryptioncontext:team", "${aws:username}", role), [false; 2]);
    }
}
