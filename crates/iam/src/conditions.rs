//! The values of condition keys for a request to IAM or STS.

use std::borrow::Cow;

use access::{ServiceKeys, many, of_tag, one};
use model::AccountId;
use policy::{GlobalKey, PermissionQuery, Resource, Values};

use crate::operation::Context;

/// A condition key of the service, in lower case, with its value. A key that occurs several times has several values.
pub(crate) type ConditionKey = (Cow<'static, str>, String);

/// The values of condition keys for one request.
#[derive(Debug)]
pub(crate) struct Conditions<'a> {
    context: &'a Context<'a>,
    /// The tags of the resource.
    tags: &'a [(String, String)],
    said: &'a [ConditionKey],
}

impl<'a> Conditions<'a> {
    pub(crate) const fn new(
        context: &'a Context<'a>,
        tags: &'a [(String, String)],
        said: &'a [ConditionKey],
    ) -> Self {
        Self { context, tags, said }
    }
}

impl ServiceKeys for Conditions<'_> {
    /// Returns `None`: [`OfOwner`] knows it.
    fn resource_account(&self) -> Option<Values<'_>> {
        None
    }

    fn resource_tag(&self, tag: &str) -> Option<Values<'_>> {
        tagged(self.tags, tag)
    }

    fn request_tag(&self, tag: &str) -> Option<Values<'_>> {
        tagged(&self.context.claim.tags, tag)
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        many(self.context.claim.tag_keys())
    }
}

impl policy::Context for Conditions<'_> {
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
            ("aws", name) => self.context.asker.global(GlobalKey::from_name(name)?, self),
            ("iam" | "sts", name) => tagged(self.tags, name.strip_prefix("resourcetag/")?),
            _ => None,
        }
    }
}

/// The values of condition keys, with `aws:ResourceAccount`: the owner of the resource that a question is about.
#[derive(Debug)]
pub(crate) struct OfOwner<'q> {
    context: &'q dyn policy::Context,
    account: String,
}

impl<'q> OfOwner<'q> {
    /// Returns the values for a question. A resource of no account in particular counts as `own`'s.
    pub(crate) fn new(question: &PermissionQuery<'q>, own: AccountId) -> Self {
        let account = match question.resource {
            Resource::Role { account, .. } | Resource::Other { account, .. } => {
                Some(account.to_string())
            }
            Resource::Named(arn) => arn.split(':').nth(4).map(str::to_owned),
            Resource::Any | Resource::Key(_) | Resource::Alias(_) | Resource::Grant(_) => None,
        };
        let account = account.filter(|account| !account.is_empty());
        Self { context: question.context, account: account.unwrap_or_else(|| own.to_string()) }
    }
}

impl policy::Context for OfOwner<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        match key {
            "aws:resourceaccount" => one(self.account.as_str()),
            _ => self.context.values(key),
        }
    }
}

fn tagged<'t>(tags: &'t [(String, String)], wanted: &str) -> Option<Values<'t>> {
    of_tag(tags.iter().map(|(key, value)| (key.as_str(), value.as_str())), wanted)
}

#[cfg(test)]
mod tests {
    use policy::{CallerView, Context as _, NoContext};

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
            let question = PermissionQuery {
                caller: CallerView {
                    account: own,
                    arn: "arn:aws:iam::111122223333:user/bob",
                    id: "AIDAEXAMPLE",
                    role: None,
                    service: None,
                    provider: None,
                    is_root: false,
                },
                action: "sts:AssumeRole",
                resource,
                policy: None,
                identity: None,
                context: &NoContext,
            };
            let context = OfOwner::new(&question, own);
            let values = context.values("aws:resourceaccount");
            assert!(
                matches!(&values, Some(Values::One(account)) if account == expected),
                "{values:?}"
            );
        }
    }
}
