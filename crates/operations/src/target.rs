//! What a request is about: the account, a key, two keys, an alias with its keys.

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
    /// The key whose policy and grants decide, where it is about one.
    pub(crate) key: Option<&'a KeyEntry>,
}

/// At most three permissions: UpdateAlias needs the alias, its old and its new key.
pub(crate) type Asks<'a> = [Option<Permission<'a>>; 3];

/// What a request is about.
pub(crate) trait Target {
    /// The permissions needed; `actions` are those of the operation's row.
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_>;
    /// The keys whose state decides.
    fn keys(&self) -> [Option<&KeyEntry>; 2];
    /// What the audit log lists.
    fn resources(&self) -> Vec<Resource>;

    /// Whether the first key was found by a ciphertext and not named. A refusal then does not tell that there is one.
    fn is_found(&self) -> bool {
        false
    }

    /// What is wrong with the request, for those who may use the keys: to others it would tell something about them.
    fn problem(&self) -> Option<&Error> {
        None
    }

    /// The grant that is to be retired: conditions ask of its constraints, as they ask of those of a grant that is made.
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

/// One key.
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

/// An alias, the key it stands for, and the key it shall stand for.
#[derive(Debug)]
pub(crate) struct AliasTarget {
    pub(crate) arn: AliasArn,
    /// The alias as it is, unless it is to be created.
    pub(crate) entry: Option<Arc<AliasEntry>>,
    /// The key that the alias stands for now.
    pub(crate) from: Option<Arc<KeyEntry>>,
    /// The key that the alias shall stand for.
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

    /// Only the new key's state decides (facts: CreateAlias and UpdateAlias refuse a key pending deletion).
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
