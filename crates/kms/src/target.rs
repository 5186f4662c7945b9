//! The targets of requests: the account, a key, two keys, an alias with its keys.

use std::sync::Arc;

use model::AliasArn;
use pipeline::{ListedResource, ListedResources, Target};
use policy::Resource;

use crate::conditions::KeyConditions;
use crate::context::{Context, Kms, Permission, Permissions};
use crate::key_cache::{AliasEntry, KeyEntry};

/// The caller's account in the request's Region.
#[derive(Debug)]
pub(crate) struct AccountTarget;

impl Target<Kms> for AccountTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        std::iter::once(on_account(context, context.row.action())).collect()
    }
}

/// A key.
#[derive(Debug)]
pub(crate) struct KeyTarget {
    pub(crate) entry: Arc<KeyEntry>,
}

impl Target<Kms> for KeyTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        std::iter::once(on_key(context, context.row.action(), &self.entry)).collect()
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        [Some(&self.entry), None]
    }

    fn resources(&self) -> ListedResources {
        std::iter::once(Arc::clone(&self.entry.listed)).collect()
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

impl Target<Kms> for AliasTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let action = context.row.action();
        let (resource, conditions) =
            (Resource::Alias(&self.arn), KeyConditions::new(context, None));
        let alias = Permission { action, resource, on: None, conditions };
        let keys = self.from.iter().chain(&self.to);
        std::iter::once(alias).chain(keys.map(|entry| on_key(context, action, entry))).collect()
    }

    /// Returns the new key only: its state decides (facts: CreateAlias and UpdateAlias refuse a key pending deletion).
    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        [self.to.as_deref(), None]
    }

    fn resources(&self) -> ListedResources {
        let alias = ListedResource {
            account: self.arn.account.to_string(),
            kind: "AWS::KMS::Alias",
            arn: self.arn.to_string(),
        };
        let keys = self.from.iter().chain(&self.to).map(|entry| Arc::clone(&entry.listed));
        std::iter::once(Arc::new(alias)).chain(keys).collect()
    }
}

/// Returns a permission on nothing in particular.
pub(crate) fn on_account<'a>(context: &'a Context<'a>, action: &'static str) -> Permission<'a> {
    let conditions = KeyConditions::new(context, None);
    Permission { action, resource: Resource::Any, on: None, conditions }
}

/// Returns a permission on a key.
pub(crate) fn on_key<'a>(
    context: &'a Context<'a>,
    action: &'static str,
    entry: &'a KeyEntry,
) -> Permission<'a> {
    let conditions = KeyConditions::new(context, Some(&entry.key));
    Permission { action, resource: Resource::Key(entry.key.arn()), on: Some(entry), conditions }
}
