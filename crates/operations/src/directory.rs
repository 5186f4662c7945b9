//! Keys, aliases and grants as the operations see them: read through a bounded cache over the store.
//!
//! A cached entry is dropped when a batch that changes it has committed and before that batch's reply leaves, so no
//! later request sees the old entry. A load that was under way meanwhile cannot put its older entry back: the cache
//! gives each load a placeholder, and dropping the entry drops the placeholder too.

pub(crate) mod grants;

use std::sync::Arc;

use keys::Key;
use model::{AccountId, AliasArn, Error, ErrorCode, KeyArn, Region, Timestamp};
use policy::{Document, GrantId, GrantSet};
use quick_cache::Weighter;
use quick_cache::sync::{Cache, GuardResult};
use store::{Address, Prefix, Record, Revision, Store, StoreError};

use crate::asymmetric::Parsed;
use crate::grant::GrantEntry;
use crate::records::{self, Alias};
use grants::Grants;

/// Entries kept in memory. A key with the default policy takes about 2 KB.
const KEYS_MAX: usize = 20_000;
const ALIASES_MAX: usize = 20_000;

/// A key as one revision of the store has it, with its policy parsed.
#[derive(Debug)]
pub struct KeyEntry {
    /// The key.
    pub key: Key,
    /// Its ARN, as replies and the audit log show it.
    pub arn: String,
    /// Its key policy.
    pub policy: Document,
    /// The revision that wrote it.
    pub revision: Revision,
    pub(crate) parsed: Parsed,
}

/// An alias as one revision of the store has it.
#[derive(Debug)]
pub struct AliasEntry {
    /// The alias.
    pub alias: Alias,
    /// The revision that wrote it.
    pub revision: Revision,
}

/// The cached view of the store.
pub struct Directory {
    store: Arc<dyn Store>,
    keys: Cache<KeyArn, Arc<KeyEntry>>,
    aliases: Cache<AliasArn, Arc<AliasEntry>>,
    grants: Grants,
}

impl std::fmt::Debug for Directory {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Directory").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

impl Directory {
    /// An empty cache over `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>) -> Self {
        let (keys, aliases) = (Cache::new(KEYS_MAX), Cache::new(ALIASES_MAX));
        Self { store, keys, aliases, grants: Grants::new() }
    }

    /// The key called `arn`, if it exists.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read or its record does not authenticate.
    pub fn key(&self, arn: &KeyArn) -> Result<Option<Arc<KeyEntry>>, Error> {
        cached(&self.keys, arn, || {
            let Some(record) = self.store.get(&records::key_address(arn)).map_err(unreadable)?
            else {
                return Ok(None);
            };
            read_key(&record).map(Some)
        })
    }

    /// The alias called `arn`, if it exists.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read or its record does not authenticate.
    pub fn alias(&self, arn: &AliasArn) -> Result<Option<Arc<AliasEntry>>, Error> {
        cached(&self.aliases, arn, || {
            let address = records::alias_address(arn);
            let Some(record) = self.store.get(&address).map_err(unreadable)? else {
                return Ok(None);
            };
            let alias = serde_json::from_slice(&record.bytes)
                .map_err(|error| Error::internal(format!("alias record of {arn}: {error}")))?;
            Ok(Some(AliasEntry { alias, revision: record.revision }))
        })
    }

    /// The grants of one grantee on a key.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read or its record does not authenticate.
    pub fn grants_of(&self, key: &Key, grantee: &str) -> Result<Arc<GrantSet>, Error> {
        self.grants.of(&*self.store, key, grantee)
    }

    /// One grant on a key, past the cache.
    pub(crate) fn grant(&self, key: &Key, id: GrantId) -> Result<Option<GrantEntry>, Error> {
        grants::one(&*self.store, key, id)
    }

    /// The grant that was made under a name, by the digest of its parameters; past the cache.
    pub(crate) fn named_grant(&self, key: &KeyArn, digest: &str) -> Result<Option<GrantId>, Error> {
        let found =
            self.store.get(&records::grant_name_address(key, digest)).map_err(unreadable)?;
        let id = |record: Record| std::str::from_utf8(&record.bytes).ok().and_then(GrantId::parse);
        let parse = |record| id(record).ok_or_else(|| Error::internal("a name leads to no grant"));
        found.map(parse).transpose()
    }

    /// Whether one more grant may be made on a key.
    pub(crate) fn take_room_for_grant(&self, key: &KeyArn) -> Result<bool, Error> {
        self.grants.take_room(&*self.store, key)
    }

    /// Keys that are deleted and whose grants are not yet, with the dates of their deletion, at most `limit`.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read.
    pub fn sweeps(&self, limit: usize) -> Result<Vec<(KeyArn, Timestamp)>, Error> {
        let records = self.scan(&records::all_sweeps(), None, limit)?;
        records.iter().map(|(address, record)| records::read_sweep(address, record)).collect()
    }

    /// Records in the order of their ids, after `after`, at most `limit`; past the cache.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read or a record does not authenticate.
    pub fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, Error> {
        self.store.scan(prefix, after, limit).map_err(unreadable)
    }

    /// How many keys an account has in a Region, in every state.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read.
    pub fn count_keys(&self, account: AccountId, region: &Region) -> Result<u64, Error> {
        self.store.count(&records::keys_of(account, region)).map_err(unreadable)
    }

    /// The keys whose background work is due at `now`, earliest first, at most `limit`.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read.
    pub fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<KeyArn>, Error> {
        let records = self.scan(&records::all_due(), None, limit)?;
        let due = records.iter().filter_map(|(address, _)| records::parse_due(address.id()));
        Ok(due.take_while(|(date, _)| *date <= now).map(|(_, arn)| arn).collect())
    }

    /// When the next background work is due, if any.
    ///
    /// # Errors
    /// `KMSInternalException` when the store cannot be read.
    pub fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        let first = self.scan(&records::all_due(), None, 1)?;
        Ok(first
            .first()
            .and_then(|(address, _)| records::parse_due(address.id()))
            .map(|(due, _)| due))
    }

    /// Drops what a committed batch has changed. Call it before the reply leaves.
    pub fn forget(&self, changed: &[Address]) {
        for address in changed {
            if let Some(arn) = records::key_at(address) {
                self.keys.remove(&arn);
            } else if let Some(arn) = records::alias_at(address) {
                self.aliases.remove(&arn);
            } else {
                self.grants.forget(address);
            }
        }
    }
}

/// The cached value for `key`, or what `load` finds. An absent value is not cached.
fn cached<K: std::hash::Hash + Eq + Clone, V, W: Weighter<K, Arc<V>> + Clone>(
    cache: &Cache<K, Arc<V>, W>,
    key: &K,
    load: impl FnOnce() -> Result<Option<V>, Error>,
) -> Result<Option<Arc<V>>, Error> {
    let guard = match cache.get_value_or_guard(key, None) {
        GuardResult::Value(value) => return Ok(Some(value)),
        GuardResult::Guard(guard) => Some(guard),
        GuardResult::Timeout => None,
    };
    let Some(value) = load()?.map(Arc::new) else {
        return Ok(None);
    };
    // Refused when the entry was dropped meanwhile: this value is then good for this request only.
    let _kept = guard.map(|guard| guard.insert(Arc::clone(&value)));
    Ok(Some(value))
}

fn read_key(record: &Record) -> Result<KeyEntry, Error> {
    let key = Key::from_json(&record.bytes)
        .map_err(|error| Error::internal(format!("key record: {error}")))?;
    let policy = Document::parse(key.policy())
        .map_err(|error| Error::internal(format!("key policy of {}: {error}", key.arn())))?;
    let (arn, revision) = (key.arn().to_string(), record.revision);
    Ok(KeyEntry { arn, key, policy, revision, parsed: Parsed::default() })
}

fn unreadable(error: StoreError) -> Error {
    Error::bare(ErrorCode::KmsInternalException).because(error.to_string())
}
