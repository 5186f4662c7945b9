//! The targets of requests: the account, a key, two keys, an alias with its keys.

use std::sync::Arc;

use model::{AliasArn, Error};
use policy::Resource as PolicyResource;

use crate::grant::Parameters;
use crate::key_cache::{AliasEntry, KeyEntry};
use crate::outcome::Resource;

/// One permission that a request needs.
#[derive(Debug)]
pub(crate) struct Permission<'a> {
    pub(crate) action: &'static str,
    pub(crate) resource: PolicyResource<'a>,
    /// The key whose policy and grants decide, if the permission is on one.
    pub(crate) key: Option<&'a KeyEntry>,
}

/// The permissions of a request, at most three: UpdateAlias needs the alias, its old and its new key.
pub(crate) type Asks<'a> = [Option<Permission<'a>>; 3];

/// The target of a request.
pub(crate) trait Target {
    /// Returns the permissions needed; `actions` are those of the operation's row.
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_>;
    /// Returns the keys whose state decides.
    fn keys(&self) -> [Option<&KeyEntry>; 2];
    /// Returns the resources that the audit log lists.
    fn resources(&self) -> Vec<Resource>;

    /// Returns whether the first key was found by a ciphertext and not named. A refusal then does not reveal that it exists.
    fn is_found(&self) -> bool {
        false
    }

    /// Returns the fault of the request, for callers that may use the keys: to others it would reveal something about them.
    fn problem(&self) -> Option<&Error> {
        None
    }

    /// Returns the grant to be retired. Conditions can use its constraints, as they use those of a new grant.
    fn retired(&self) -> Option<&Parameters> {
        None
    }
}

/// The caller's account in the request's Region.
#[derive(Debug)]
pub(crate) struct AccountTarget;

impl Target for AccountTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        let ask = |action| Permission { action, resource: PolicyResource::Any, key: None };
        [actions.first().copied().map(ask), actions.get(1).copied().map(ask), None]
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        [None, None]
    }

    fn resources(&self) -> Vec<Resource> {
        Vec::new()
    }
}

/// A key.
#[derive(Debug)]
pub(crate) struct KeyTarget {
    pub(crate) entry: Arc<KeyEntry>,
}

impl Target for KeyTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        [actions.first().map(|action| ask_key(action, &self.entry)), None, None]
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        [Some(&self.entry), None]
    }

    fn resources(&self) -> Vec<Resource> {
        vec![key_resource(&self.entry)]
    }
}

/// An alias, the key it refers to, and the key it will refer to.
#[derive(Debug)]
pub(crate) struct AliasTarget {
    pub(crate) arn: AliasArn,
    /// The alias as it is, unless it is to be created.
    pub(crate) entry: Option<Arc<AliasEntry>>,
    /// The key that the alias refers to now.
    pub(crate) from: Option<Arc<KeyEntry>>,
    /// The key that the alias will refer to.
    pub(crate) to: Option<Arc<KeyEntry>>,
}

impl Target for AliasTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        let Some(action) = actions.first() else {
            return [None, None, None];
        };
        let alias = Permission { action, resource: PolicyResource::Alias(&self.arn), key: None };
        [
            Some(alias),
            self.from.as_deref().map(|entry| ask_key(action, entry)),
            self.to.as_deref().map(|entry| ask_key(action, entry)),
        ]
    }

    /// Returns the new key only: its state decides (facts: CreateAlias and UpdateAlias refuse a key pending deletion).
    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        [self.to.as_deref(), None]
    }

    fn resources(&self) -> Vec<Resource> {
        let alias = Resource {
            account: self.arn.account.to_string(),
            kind: "AWS::KMS::Alias",
            arn: self.arn.to_string(),
        };
        let keys = self.from.iter().chain(&self.to).map(|entry| key_resource(entry));
        std::iter::once(alias).chain(keys).collect()
    }
}

fn ask_key<'a>(action: &'static str, entry: &'a KeyEntry) -> Permission<'a> {
    Permission { action, resource: PolicyResource::Key(entry.key.arn()), key: Some(entry) }
}

fn key_resource(entry: &KeyEntry) -> Resource {
    let account = entry.key.arn().account.to_string();
    Resource { account, kind: "AWS::KMS::Key", arn: entry.arn.clone() }
}
