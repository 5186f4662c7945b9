//! Keys, aliases and grants as the operations see them: read through a bounded cache over the store.
//!
//! A cached entry is dropped when a batch that changes it has committed and before that batch's reply leaves, so no later request
//! sees the old entry. A load that runs at that time cannot put its older entry back: the cache gives each load a placeholder,
//! and dropping the entry drops the placeholder too.

pub(crate) mod grants;

use std::sync::Arc;

use keys::{Hierarchy, Key};
use model::{AccountId, AliasArn, Error, ErrorCode, KeyArn, Region, Timestamp};
use policy::{Document, GrantId, GrantSet, PolicyKind};
use quick_cache::sync::{Cache, DefaultLifecycle, GuardResult};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use store::{Address, Prefix, Record, Revision, Store, StoreError};

use crate::asymmetric::{self, Parsed};
use crate::grant::GrantEntry;
use crate::listed_key::listed_key;
use crate::records::{self, Alias};
use crypto::asymmetric::{PrivateKey, PublicKey};
use grants::Grants;
use pipeline::{ListedResource, Load};

/// The memory for keys, with their policies, tags and parsed private keys.
const KEYS_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// The number of symmetric keys with the default policy that fit; of RSA-2048 keys some 1,400 do.
const KEYS_USUAL: usize = 10_000;
/// The parts of the cache of keys. An entry fits into one of them: the largest key takes less than a megabyte.
const KEYS_PARTS: usize = 16;
/// An entry's own cost in the cache.
const ENTRY_BYTES: usize = 160;
/// The most pairs of an account and a Region that are looked at when the service starts.
const PLACES_MAX: usize = 1_000;
/// The most aliases kept in memory, each of less than 1 KB.
const ALIASES_MAX: usize = 20_000;

/// A key as one revision of the store has it, with its policy parsed.
#[derive(Debug)]
pub struct KeyEntry {
    /// The key.
    pub key: Key,
    /// The key as the audit log lists it, with its ARN.
    pub(crate) listed: Arc<ListedResource>,
    /// Its key policy.
    pub policy: Document,
    /// The revision that wrote it.
    pub revision: Revision,
    pub(crate) parsed: Parsed,
    pub(crate) load: Load,
}

impl KeyEntry {
    /// Returns an entry for a key that was just read or created.
    pub(crate) fn new(key: Key, policy: Document, revision: Revision) -> Self {
        let (listed, parsed) = (Arc::new(listed_key(key.arn())), Parsed::default());
        Self { key, listed, policy, revision, parsed, load: Load::next() }
    }

    /// Returns its ARN, as replies and the audit log show it.
    #[must_use]
    pub fn arn(&self) -> &str {
        &self.listed.arn
    }

    /// Returns the private key, parsed.
    pub(crate) fn private_key(&self, hierarchy: &Hierarchy) -> Result<Arc<PrivateKey>, Error> {
        self.parsed.private_key(&self.key, hierarchy)
    }

    /// Returns the public key, parsed without the private one.
    pub(crate) fn public_key(&self) -> Result<Arc<PublicKey>, Error> {
        self.parsed.public_key(&self.key)
    }

    /// Returns the most bytes of memory that the entry takes, near enough for a bound.
    fn bytes(&self) -> usize {
        let parsed = asymmetric::parsed_bytes(self.key.spec());
        let listed = size_of::<ListedResource>() + self.listed.account.len() + self.arn().len();
        let texts = self.key.heap_bytes() + self.policy.heap_bytes();
        ENTRY_BYTES + size_of::<Self>() + listed + texts + parsed
    }
}

#[derive(Clone, Debug)]
struct KeyWeighter;

impl Weighter<KeyArn, Arc<KeyEntry>> for KeyWeighter {
    fn weight(&self, _arn: &KeyArn, entry: &Arc<KeyEntry>) -> u64 {
        u64::try_from(entry.bytes()).unwrap_or(u64::MAX)
    }
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
pub struct KeyCache {
    store: Arc<dyn Store>,
    keys: Cache<KeyArn, Arc<KeyEntry>, KeyWeighter>,
    aliases: Cache<AliasArn, Arc<AliasEntry>>,
    grants: Grants,
}

impl std::fmt::Debug for KeyCache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Directory").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

impl KeyCache {
    /// Returns an empty cache over `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>) -> Self {
        let keys = weighed(KeyWeighter, KEYS_USUAL, KEYS_BYTES_MAX, KEYS_PARTS);
        Self { store, keys, aliases: Cache::new(ALIASES_MAX), grants: Grants::new() }
    }

    /// Returns the key called `arn`, if it exists.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read or its record does not authenticate.
    pub fn key(&self, arn: &KeyArn) -> Result<Option<Arc<KeyEntry>>, Error> {
        cached(&self.keys, arn, || {
            let Some(record) = self.store.get(&records::key_address(arn)).map_err(unreadable)?
            else {
                return Ok(None);
            };
            read_key(&record).map(Some)
        })
    }

    /// Returns the alias called `arn`, if it exists.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read or its record does not authenticate.
    pub fn alias(&self, arn: &AliasArn) -> Result<Option<Arc<AliasEntry>>, Error> {
        cached(&self.aliases, arn, || {
            let address = records::alias_address(arn);
            let Some(record) = self.store.get(&address).map_err(unreadable)? else {
                return Ok(None);
            };
            let alias = serde_json::from_slice(&record.bytes)
                .map_err(|error| Error::failed_at(format_args!("alias record of {arn}"), error))?;
            Ok(Some(AliasEntry { alias, revision: record.revision }))
        })
    }

    /// Returns the grants of one grantee on a key.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read or its record does not authenticate.
    pub fn grants_of(&self, key: &Key, grantee: &str) -> Result<Arc<GrantSet>, Error> {
        self.grants.of(&*self.store, key, grantee)
    }

    /// Returns one grant on a key, past the cache.
    pub(crate) fn grant(&self, key: &Key, id: GrantId) -> Result<Option<GrantEntry>, Error> {
        grants::one(&*self.store, key, id)
    }

    /// Returns the grant that was created under a name, by the digest of its parameters; past the cache.
    pub(crate) fn named_grant(&self, key: &KeyArn, digest: &str) -> Result<Option<GrantId>, Error> {
        let found =
            self.store.get(&records::grant_name_address(key, digest)).map_err(unreadable)?;
        let id = |record: Record| std::str::from_utf8(&record.bytes).ok().and_then(GrantId::parse);
        let parse = |record| id(record).ok_or_else(|| Error::internal("a name leads to no grant"));
        found.map(parse).transpose()
    }

    /// Returns whether one more grant may be created on a key.
    pub(crate) fn take_room_for_grant(&self, key: &KeyArn) -> Result<bool, Error> {
        self.grants.take_room(&*self.store, key)
    }

    /// Returns keys that are deleted and whose grants are not yet, with the dates of their deletion, at most `limit`.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn sweeps(&self, limit: usize) -> Result<Vec<(KeyArn, Timestamp)>, Error> {
        let records = self.scan(&records::all_sweeps(), None, limit)?;
        records.iter().map(|(address, record)| records::read_sweep(address, record)).collect()
    }

    /// Returns records in the order of their ids, after `after`, at most `limit`; past the cache.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read or a record does not authenticate.
    pub fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, Error> {
        self.store.scan(prefix, after, limit).map_err(unreadable)
    }

    /// Returns the Regions in which there are keys, each with an account that has some there; at most 1,000 pairs.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn key_places(&self) -> Result<Vec<(String, String)>, Error> {
        self.store.places(records::KEY, PLACES_MAX).map_err(unreadable)
    }

    /// Returns how many customer managed keys an account has in a Region, in every state. Each AWS managed key has a predefined
    /// alias for life, and nothing else has one.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn count_keys(&self, account: AccountId, region: &Region) -> Result<u64, Error> {
        let count = |prefix| self.store.count(&prefix).map_err(unreadable);
        // The managed keys first: one that is created meanwhile is then counted too much, not too little.
        let managed = count(records::predefined_aliases_of(account, region))?;
        Ok(count(records::keys_of(account, region))?.saturating_sub(managed))
    }

    /// Returns the keys whose background work is due at `now`, earliest first, at most `limit`.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<KeyArn>, Error> {
        let records = self.scan(&records::all_due(), None, limit)?;
        let due = records.iter().filter_map(|(address, _)| records::parse_due(address.id()));
        Ok(due.take_while(|(date, _)| *date <= now).map(|(_, arn)| arn).collect())
    }

    /// Returns when the next background work is due, if any.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        let first = self.scan(&records::all_due(), None, 1)?;
        Ok(first
            .first()
            .and_then(|(address, _)| records::parse_due(address.id()))
            .map(|(due, _)| due))
    }

    /// Drops the entries that a committed batch has changed. Call it before the reply leaves.
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

/// Returns a cache of `parts` parts for values that weigh `bytes` together, usually `usual` of them.
fn weighed<K: std::hash::Hash + Eq, V: Clone, W: Weighter<K, V> + Clone>(
    by: W,
    usual: usize,
    bytes: u64,
    parts: usize,
) -> Cache<K, V, W> {
    let options = OptionsBuilder::new()
        .shards(parts)
        .estimated_items_capacity(usual)
        .weight_capacity(bytes)
        .build();
    match options {
        Ok(options) => Cache::with_options(
            options,
            by,
            DefaultHashBuilder::default(),
            DefaultLifecycle::default(),
        ),
        Err(_incomplete) => Cache::with_weighter(usual, bytes, by),
    }
}

/// Returns the cached value for `key`, or what `load` finds. An absent value is not cached.
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
    // Refused if the entry was dropped meanwhile: this value then serves this request only.
    let _kept = guard.map(|guard| guard.insert(Arc::clone(&value)));
    Ok(Some(value))
}

fn read_key(record: &Record) -> Result<KeyEntry, Error> {
    let key =
        Key::from_json(&record.bytes).map_err(|error| Error::failed_at("key record", error))?;
    let policy = Document::parse_stored(PolicyKind::Key, &key.policy().text)
        .map_err(|error| Error::failed_at(format_args!("key policy of {}", key.arn()), error))?
        .bind(&key.policy().principals);
    Ok(KeyEntry::new(key, policy, record.revision))
}

fn unreadable(error: StoreError) -> Error {
    Error::bare(ErrorCode::KmsInternalException).because(error.to_string())
}

#[cfg(test)]
mod tests {
    use keys::{KeyPolicy, NewKey};
    use model::generated::{KeySpec, KeyUsageType, Tag};
    use model::{AliasName, KeyId};

    use super::*;
    use crate::grant::tests::{account, entry, key};

    /// A key of this spec without material.
    fn entry_of(id: u128, spec: KeySpec, policy: &str) -> KeyEntry {
        let mut key = Key::external(NewKey {
            spec,
            usage: KeyUsageType::EncryptDecrypt,
            account: account(),
            region: Region::parse("us-east-1").unwrap(),
            id: KeyId::SingleRegion(id),
            description: "d".repeat(8192),
            policy: KeyPolicy::unbound(policy.to_owned()),
            created: Timestamp::EPOCH,
        });
        let tag =
            |number: usize| Tag { tag_key: format!("{number:0128}"), tag_value: "v".repeat(256) };
        key.set_tags(&(0..50).map(tag).collect::<Vec<_>>()).unwrap();
        for number in 0..50 {
            key.add_alias(&AliasName::parse(&format!("alias/{number:0250}")).unwrap()).unwrap();
        }
        KeyEntry::new(key, Document::parse(policy).unwrap(), Revision(1))
    }

    /// As many values as a policy of 32 KiB can have.
    fn longest_policy() -> String {
        let start = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":["#;
        let end = r#""*"]}]}"#;
        let room = 32 * 1024 - start.len() - end.len();
        format!("{start}{}{end}", r#""a","#.repeat(room / 4))
    }

    #[test]
    fn as_many_usual_keys_fit_as_are_promised() {
        let mut usual = key(1, 5);
        let default = policy::default_policy(account(), &usual.arn().region);
        usual.set_policy(KeyPolicy::unbound(default));
        let bytes = entry(usual).bytes();
        let fit = usize::try_from(KEYS_BYTES_MAX).unwrap() / bytes;
        assert!(fit >= KEYS_USUAL, "{bytes} bytes, {fit} fit");
    }

    #[test]
    fn the_largest_key_fits_into_a_part_of_the_cache() {
        let bytes = entry_of(1, KeySpec::Rsa4096, &longest_policy()).bytes();
        assert!(bytes > 300_000, "{bytes}");
        assert!(bytes < 1_000_000, "{bytes}");
        assert!(bytes < usize::try_from(KEYS_BYTES_MAX).unwrap() / KEYS_PARTS);
    }

    #[test]
    fn large_keys_drive_each_other_out() {
        let most = 4_000_000;
        let cache = weighed(KeyWeighter, 100, most, 1);
        let policy = longest_policy();
        for id in 0..50 {
            let entry = Arc::new(entry_of(id, KeySpec::SymmetricDefault, &policy));
            cache.insert(entry.key.arn().clone(), entry);
            assert!(cache.weight() <= most, "{}", cache.weight());
        }
        assert!((5..20).contains(&cache.len()), "{}", cache.len());
    }
}
