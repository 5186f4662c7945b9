//! `PolicyExclusionList`: attached policies that a simulation leaves out.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyIdentifier.html>

use model::Error;
use model::generated::iam::{PolicyIdentifier, PolicyIdentifierPolicyType as Type};

use super::inputs::is_of_aws;
use crate::entity::EntityKind;
use crate::error::invalid_input;

/// The policies that are left out.
pub(crate) struct Excluded<'a>(&'a [PolicyIdentifier]);

/// A policy that is attached to an entity.
pub(crate) enum AttachedPolicyRef<'a> {
    Inline { kind: EntityKind, entity: &'a str, name: &'a str },
    Managed { arn: &'a str },
}

/// Checks the list: "Specify exactly one of `PolicyType`, `PolicyArn`, or `InlinePolicyIdentifier`". Names have at most one `*`.
pub(crate) fn parse(list: Option<&[PolicyIdentifier]>) -> Result<Excluded<'_>, Error> {
    let list = list.unwrap_or_default();
    if list.iter().all(is_valid) {
        Ok(Excluded(list))
    } else {
        Err(invalid_input("An entry of PolicyExclusionList is invalid."))
    }
}

fn is_valid(one: &PolicyIdentifier) -> bool {
    let is_pattern = |text: &str| text.matches('*').count() <= 1;
    match (&one.policy_type, &one.policy_arn, &one.inline_policy_identifier) {
        (Some(_), None, None) => true,
        // Wildcards are "supported in the resource name portion of the ARN".
        (None, Some(arn), None) => arn.split_once(":policy/").is_some_and(|(before, name)| {
            arn.starts_with("arn:") && !before.contains(['*', '?']) && is_pattern(name)
        }),
        (None, None, Some(inline)) => {
            !inline.policy_name.contains(['*', '?']) && is_pattern(&inline.attachment_name)
        }
        _ => false,
    }
}

impl Excluded<'_> {
    /// Returns whether the permissions boundary is left out.
    pub(crate) fn boundary(&self) -> bool {
        self.0.iter().any(|one| one.policy_type == Some(Type::PermissionBoundary))
    }

    /// Returns whether an attached policy is left out.
    pub(crate) fn has(&self, held: &AttachedPolicyRef<'_>) -> bool {
        self.0.iter().any(|one| match held {
            AttachedPolicyRef::Inline { kind, entity, name } => {
                let is_meant = one.inline_policy_identifier.as_ref().is_some_and(|inline| {
                    inline.policy_name == *name
                        && inline.attachment_type.as_str() == kind.name()
                        && policy::matches(&inline.attachment_name, entity)
                });
                is_meant || one.policy_type == Some(Type::Inline)
            }
            AttachedPolicyRef::Managed { arn } => {
                let kind = if is_of_aws(arn) { Type::AwsManaged } else { Type::UserManaged };
                let named = one.policy_arn.as_deref();
                named.is_some_and(|pattern| policy::matches(pattern, arn))
                    || one.policy_type == Some(kind)
            }
        })
    }
}
