//! What a request is about: the account, a key, two keys, an alias with its keys.

use std::sync::Arc;

use keys::blob::Header;
use model::AliasArn;
use policy::Resource as PolicyResource;

use crate::directory::{AliasEntry, KeyEntry};
use crate::outcome::Resource;

/// One permission that a request needs.
#[derive(Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) action: &'static str,
    pub(crate) resource: PolicyResource<'a>,
    /// The key whose policy and grants decide, where it is about one.
    pub(crate) key: Option<&'a KeyEntry>,
}

/// At most three permissions: UpdateAlias needs the alias, its old and its new key.
pub(crate) type Asks<'a> = [Option<Ask<'a>>; 3];

/// What a request is about.
pub(crate) trait Target {
    /// The permissions needed; `actions` are those of the operation's row.
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_>;
    /// The keys whose state decides.
    fn keys(&self) -> [Option<&KeyEntry>; 2];
    /// What the audit log lists.
    fn resources(&self) -> Vec<Resource>;
}

/// The caller's account in the request's Region.
#[derive(Debug)]
pub(crate) struct AccountTarget;

impl Target for AccountTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        let ask = |action| Ask { action, resource: PolicyResource::Any, key: None };
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

/// ReEncrypt: from one key to another, or to the same.
#[derive(Debug)]
pub(crate) struct SourceAndDestination {
    pub(crate) source: Arc<KeyEntry>,
    /// What the ciphertext says of itself; none when a dry run ignores it, and of an asymmetric key.
    pub(crate) header: Option<Header>,
    /// Whether a dry run asks about authorisation only.
    pub(crate) ignored: bool,
    pub(crate) destination: Arc<KeyEntry>,
}

impl Target for SourceAndDestination {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        [
            actions.first().map(|action| ask_key(action, &self.source)),
            actions.get(1).map(|action| ask_key(action, &self.destination)),
            None,
        ]
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        [Some(&self.source), Some(&self.destination)]
    }

    fn resources(&self) -> Vec<Resource> {
        vec![key_resource(&self.source), key_resource(&self.destination)]
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
        let alias = Ask { action, resource: PolicyResource::Alias(&self.arn), key: None };
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

fn ask_key<'a>(action: &'static str, entry: &'a KeyEntry) -> Ask<'a> {
    Ask { action, resource: PolicyResource::Key(entry.key.arn()), key: Some(entry) }
}

fn key_resource(entry: &KeyEntry) -> Resource {
    let account = entry.key.arn().account.to_string();
    Resource { account, kind: "AWS::KMS::Key", arn: entry.arn.clone() }
}
