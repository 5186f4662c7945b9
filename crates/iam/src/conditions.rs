//! The values of condition keys for a permission that a request to IAM or STS needs.

use std::borrow::Cow;

use access::{ServiceKeys, many, of_tag, one};
use model::AccountId;
use policy::{GlobalKey, Resource, Values};

use crate::context::Context;

/// A condition key of the service, in lower case, with its value. A key that occurs several times has several values.
pub(crate) type ConditionKey = (Cow<'static, str>, String);

/// The values of condition keys for one permission.
#[derive(Debug)]
pub struct IdentityConditions<'a> {
    context: &'a Context<'a>,
    resource: Resource<'a>,
    /// The tags of the resource.
    tags: &'a [(String, String)],
    said: &'a [ConditionKey],
}

impl<'a> IdentityConditions<'a> {
    pub(crate) const fn new(
        context: &'a Context<'a>,
        resource: Resource<'a>,
        tags: &'a [(String, String)],
        said: &'a [ConditionKey],
    ) -> Self {
        Self { context, resource, tags, said }
    }
}

impl ServiceKeys for IdentityConditions<'_> {
    fn resource_account(&self) -> Option<Values<'_>> {
        one(owner(self.resource, self.context.account()))
    }

    fn resource_tag(&self, tag: &str) -> Option<Values<'_>> {
        tagged(self.tags, tag)
    }

    fn request_tag(&self, tag: &str) -> Option<Values<'_>> {
        tagged(self.context.attributes.tags(), tag)
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        many(self.context.attributes.tag_keys())
    }
}

impl policy::RequestContext for IdentityConditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let said: Vec<&str> = self
            .said
            .iter()
            .filter(|(said, _)| said == key)
            .map(|(_, value)| value.as_str())
            .collect();
        match said.as_slice() {
            [] => {}
            [value] => return one(*value),
            values => return many(values.iter().copied()),
        }
        match key.split_once(':')? {
            ("aws", name) => self.context.principal().global(GlobalKey::from_name(name)?, self),
            ("iam" | "sts", name) => tagged(self.tags, name.strip_prefix("resourcetag/")?),
            _ => self.context.principal().federated(key),
        }
    }
}

/// Returns the owner of a resource. A resource of no account in particular counts as `own`'s.
fn owner(resource: Resource<'_>, own: AccountId) -> String {
    let account = match resource {
        Resource::Role { account, .. } | Resource::Other { account, .. } => {
            Some(account.to_string())
        }
        Resource::Named(arn) => arn.split(':').nth(4).map(str::to_owned),
        Resource::Any | Resource::Key(_) | Resource::Alias(_) | Resource::Grant(_) => None,
    };
    account.filter(|account| !account.is_empty()).unwrap_or_else(|| own.to_string())
}

fn tagged<'t>(tags: &'t [(String, String)], wanted: &str) -> Option<Values<'t>> {
    of_tag(tags.iter().map(|(key, value)| (key.as_str(), value.as_str())), wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A role of another account is that account's, whoever assumes it.
    #[test]
    fn a_resource_belongs_to_the_account_in_its_arn() {
        let [own, other] = ["111122223333", "444455556666"].map(|id| AccountId::parse(id).unwrap());
        let arn = "arn:aws:iam::444455556666:role/r";
        for (resource, expected) in [
            (Resource::Role { arn, account: other }, "444455556666"),
            (Resource::Named(arn), "444455556666"),
            (Resource::Named("arn:aws:iam::aws:policy/AdministratorAccess"), "aws"),
            (Resource::Named("no-arn"), "111122223333"),
            (Resource::Any, "111122223333"),
        ] {
            assert_eq!(owner(resource, own), expected, "{resource:?}");
        }
    }
}
