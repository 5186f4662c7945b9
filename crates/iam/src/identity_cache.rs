//! A cached view of the store, in which the rest of the service finds access keys and the policies of callers.
//!
//! Every cached value carries the generation of the cache in which its load began. A batch that changes an account, an identity,
//! a policy or an access key begins a new generation when it has committed and before its reply leaves. Older values are loaded
//! again. So no later request sees an old policy or a deleted key, and a load that was under way cannot bring one back.
//! Identities change rarely and loading one again takes microseconds.

mod identity;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use access::{Identities, PrincipalLookup};
use auth::{Caller, CallerKind, Credential, Credentials};
use keys::Hierarchy;
use model::generated::iam::AccessKeyLastUsed;
use model::{AccountId, Error, Region, Timestamp};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::de::DeserializeOwned;
use store::{Address, Prefix, Record, Store};

use crate::entity::EntityKind;
use crate::long_term_credential::open_secret;
use crate::records::{self, AccessKey, Account, Kept, KeptEntity, ManagedPolicy, ServiceIdentity};
use crate::session_token;

/// The memory for access keys, those of sessions included: for twenty thousand of the smallest.
const CREDENTIAL_BYTES_MAX: u64 = 40 * 1024 * 1024;
const CREDENTIAL_BYTES_MIN: u64 = 2 * 1024;
const CREDENTIALS_MAX: usize = 20_000;
/// The memory for the policies of callers.
const IDENTITY_BYTES_MAX: u64 = 64 * 1024 * 1024;
const IDENTITIES_MAX: usize = 10_000;
/// The records read at once if a list may need all of them: each can have some hundred KiB.
const SCAN_AT_ONCE: usize = 32;

/// Identities and access keys.
pub struct IdentityCache {
    store: Arc<dyn Store>,
    hierarchy: Arc<Hierarchy>,
    /// The Region whose partition the ARNs of identities are in.
    region: Region,
    generation: AtomicU64,
    credentials: Cache<String, Cached<Credential>, IdentityWeighter>,
    identities: Cache<String, Cached<policy::PrincipalPolicies>, IdentityWeighter>,
    uses: Option<Arc<dyn AccessKeyUses>>,
}

/// The source of the last use of access keys. It is the audit log.
pub trait AccessKeyUses: Send + Sync {
    /// Returns the last request that was signed with a long-term access key, if there was one.
    ///
    /// # Errors
    /// An internal error if that cannot be read.
    fn last_use(&self, access_key_id: &str) -> Result<Option<AccessKeyLastUsed>, Error>;
}

/// A value with the generation in which its load began.
struct Cached<T> {
    generation: u64,
    value: Arc<T>,
}

impl<T> Clone for Cached<T> {
    fn clone(&self) -> Self {
        Self { generation: self.generation, value: Arc::clone(&self.value) }
    }
}

#[derive(Clone)]
struct IdentityWeighter;

impl Weighter<String, Cached<policy::PrincipalPolicies>> for IdentityWeighter {
    fn weight(&self, _caller: &String, cached: &Cached<policy::PrincipalPolicies>) -> u64 {
        identity::bytes(&cached.value)
    }
}

/// Weighs a credential by its session token, which holds everything known of the session and so tells what both take.
impl Weighter<String, Cached<Credential>> for IdentityWeighter {
    fn weight(&self, _access_key_id: &String, cached: &Cached<Credential>) -> u64 {
        let token = cached.value.session_token.as_ref().map_or(0, |token| token.expose().len());
        u64::try_from(token)
            .unwrap_or(u64::MAX)
            .saturating_mul(2)
            .saturating_add(CREDENTIAL_BYTES_MIN)
    }
}

impl fmt::Debug for IdentityCache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "IdentityCache(generation {})", self.generation.load(Ordering::Relaxed))
    }
}

impl IdentityCache {
    /// Returns the identities in `store`. ARNs are made in the partition of `region`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, hierarchy: Arc<Hierarchy>, region: Region) -> Self {
        let identities = Cache::with_weighter(IDENTITIES_MAX, IDENTITY_BYTES_MAX, IdentityWeighter);
        let credentials =
            Cache::with_weighter(CREDENTIALS_MAX, CREDENTIAL_BYTES_MAX, IdentityWeighter);
        let generation = AtomicU64::new(0);
        Self { store, hierarchy, region, generation, credentials, identities, uses: None }
    }

    /// Adds the source of the last uses of access keys.
    #[must_use]
    pub fn with_uses(self, uses: Arc<dyn AccessKeyUses>) -> Self {
        Self { uses: Some(uses), ..self }
    }

    /// Drops everything that a committed batch has changed. Call it before the reply leaves.
    pub fn forget(&self, changed: &[Address]) {
        if changed.iter().any(records::is_about_identities) {
            self.generation.fetch_add(1, Ordering::AcqRel);
        }
    }

    pub(crate) fn partition(&self) -> &'static str {
        self.region.partition()
    }

    pub(crate) fn last_use(&self, access_key_id: &str) -> Result<Option<AccessKeyLastUsed>, Error> {
        self.uses.as_ref().map_or(Ok(None), |uses| uses.last_use(access_key_id))
    }

    pub(crate) fn hierarchy(&self) -> &Hierarchy {
        &self.hierarchy
    }

    /// Reads the record at `address`, past the cache.
    pub(crate) fn read<T: DeserializeOwned>(
        &self,
        address: &Address,
    ) -> Result<Option<Kept<T>>, Error> {
        let record = self.store.get(address).map_err(Error::failed)?;
        record.map(|record| records::read(address, &record)).transpose()
    }

    pub(crate) fn entity(
        &self,
        account: AccountId,
        kind: EntityKind,
        name: &str,
    ) -> Result<Option<KeptEntity>, Error> {
        self.read(&records::entity_address(account, kind, name))
    }

    pub(crate) fn policy(
        &self,
        account: AccountId,
        name: &str,
    ) -> Result<Option<Kept<ManagedPolicy>>, Error> {
        self.read(&records::policy_address(account, name))
    }

    pub(crate) fn access_key(&self, id: &str) -> Result<Option<Kept<AccessKey>>, Error> {
        self.read(&records::credential_address(id))
    }

    pub(crate) fn scan(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Vec<(Address, Record)>, Error> {
        self.store.scan(prefix, after, limit).map_err(Error::failed)
    }

    /// Passes the records after `after` to `see` in their order, a few at a time, until it has seen enough.
    pub(crate) fn each(
        &self,
        prefix: &Prefix,
        after: Option<&str>,
        mut see: impl FnMut(&Address, &Record) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let mut after = after.map(str::to_owned);
        loop {
            let some = self.scan(prefix, after.as_deref(), SCAN_AT_ONCE)?;
            for (address, record) in &some {
                if !see(address, record)? {
                    return Ok(());
                }
            }
            match some.last() {
                Some((last, _)) if some.len() == SCAN_AT_ONCE => after = Some(last.id().to_owned()),
                Some(_) | None => return Ok(()),
            }
        }
    }

    pub(crate) fn count(&self, prefix: &Prefix) -> Result<usize, Error> {
        let count = self.store.count(prefix).map_err(Error::failed)?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    fn account(&self, account: AccountId) -> Result<Option<Account>, Error> {
        let found = self.read(&records::account_address(account))?;
        Ok(found.map(|kept: Kept<Account>| kept.value))
    }

    /// Returns the time at which an account was made.
    pub(crate) fn account_created(&self, account: AccountId) -> Result<Option<Timestamp>, Error> {
        Ok(self.account(account)?.map(|account| Timestamp::from_millis(account.created)))
    }

    /// Returns the id of the access key of an account's root.
    pub(crate) fn root_access_key(&self, account: AccountId) -> Result<Option<String>, Error> {
        Ok(self.account(account)?.map(|account| account.root_access_key))
    }

    /// Returns the value cached under `key`, or the result of `load`. A missing value is not cached.
    fn cached<T, W: Weighter<String, Cached<T>> + Clone>(
        &self,
        cache: &Cache<String, Cached<T>, W>,
        key: &str,
        load: impl FnOnce() -> Result<Option<T>, Error>,
    ) -> Result<Option<Arc<T>>, Error> {
        let generation = self.generation.load(Ordering::Acquire);
        match cache.get(key) {
            Some(found) if found.generation == generation => return Ok(Some(found.value)),
            Some(_old) => drop(cache.remove(key)),
            None => {}
        }
        let Some(value) = load()?.map(Arc::new) else { return Ok(None) };
        cache.insert(key.to_owned(), Cached { generation, value: Arc::clone(&value) });
        Ok(Some(value))
    }

    /// Returns the caller for a principal: its user, the root of its account, or a session of its role without session policies.
    /// `None` if there is no such user, role or account.
    ///
    /// # Errors
    /// `KMSInternalException` if the store cannot be read.
    pub fn caller(&self, arn: &str, now: Timestamp) -> Result<Option<Caller>, Error> {
        identity::caller(self, arn, now)
    }

    fn long_term(&self, access_key_id: &str) -> Result<Option<Credential>, Error> {
        let Some(Kept { value, .. }) =
            self.access_key(access_key_id)?.filter(|key| !key.value.inactive)
        else {
            return Ok(None);
        };
        let Some(caller) = self.owner(access_key_id, &value)? else { return Ok(None) };
        let secret =
            open_secret(&self.hierarchy, access_key_id, &value.sealed).map_err(Error::failed)?;
        Ok(Some(Credential::long_term(access_key_id.to_owned(), secret, caller)))
    }

    /// Returns the owner of an access key. `None` if the user is gone.
    fn owner(&self, access_key_id: &str, key: &AccessKey) -> Result<Option<Caller>, Error> {
        if let Some(service) = &key.service {
            return Ok(Some(Caller::service(service)));
        }
        let account = AccountId::parse(&key.account)
            .ok_or_else(|| Error::internal(format!("access key {access_key_id} has no account")))?;
        let Some(user) = &key.user else {
            return Ok(Some(Caller::root(account, &self.region)));
        };
        let found = self.entity(account, EntityKind::User, user)?;
        Ok(found.map(|user| {
            Caller::new(auth::Identity {
                account,
                kind: CallerKind::User,
                arn: user.value.arn(EntityKind::User, self.partition(), account),
                principal_id: user.value.id,
                session: None,
            })
        }))
    }
}

impl Credentials for IdentityCache {
    fn find(
        &self,
        access_key_id: &str,
        session_token: Option<&str>,
    ) -> Result<Option<Arc<Credential>>, Error> {
        let found = self.cached(&self.credentials, access_key_id, || match session_token {
            Some(token) => Ok(session_token::open(&self.hierarchy, access_key_id, token)),
            None if session_token::is_temporary(access_key_id) => Ok(None),
            None => self.long_term(access_key_id),
        })?;
        Ok(found)
    }
}

impl IdentityCache {
    /// Looks up a service of AWS, or one that the operator has given a name.
    fn service(&self, name: &str) -> Result<PrincipalLookup, Error> {
        let is_there = policy::is_service_principal(name)
            || self.read::<ServiceIdentity>(&records::service_address(name))?.is_some();
        Ok(if is_there { PrincipalLookup::Unknown } else { PrincipalLookup::Missing })
    }
}

impl Identities for IdentityCache {
    fn identity(&self, caller: &Caller) -> Result<Option<Arc<policy::PrincipalPolicies>>, Error> {
        if caller.is_root() || caller.as_service().is_some() {
            return Ok(None);
        }
        let key = caller.session().map_or(caller.principal_id(), |session| &session.access_key_id);
        let found = self.cached(&self.identities, key, || identity::load(self, caller))?;
        match found {
            Some(identity) => Ok(Some(identity)),
            None => Err(Error::new(
                model::ErrorCode::UnrecognizedClientException,
                "The security token included in the request is invalid.",
            )),
        }
    }

    fn principal(&self, arn: &str) -> Result<PrincipalLookup, Error> {
        if !arn.starts_with("arn:") {
            return self.service(arn);
        }
        let Some(named) = policy::identity_of_principal(arn) else {
            return Ok(PrincipalLookup::Unknown);
        };
        let (account, kind) =
            (named.account, if named.is_role { EntityKind::Role } else { EntityKind::User });
        let Some(Kept { value, .. }) = self.entity(account, kind, named.name)? else {
            let is_here = self.account(account)?.is_some();
            return Ok(if is_here { PrincipalLookup::Missing } else { PrincipalLookup::Unknown });
        };
        let is_same = if named.is_session {
            value.name == named.name
        } else {
            value.arn(kind, self.partition(), account) == arn
        };
        Ok(if is_same { PrincipalLookup::Known(value.id) } else { PrincipalLookup::Missing })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::path::Path;

    use keys::{Seal, SealFile};
    use secret::Secret;
    use store::{Batch, SqliteStore};

    use super::*;
    use crate::entity::Entity;

    /// An empty store in `folder`, and the cache of what will be in it.
    pub(crate) fn open(folder: &Path) -> (Arc<SqliteStore>, IdentityCache) {
        let key = Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1));
        let store = Arc::new(SqliteStore::open(&folder.join("store"), &key).unwrap());
        let seal = Seal::File(SealFile::in_dir(folder)).create().unwrap();
        let hierarchy = Arc::new(Hierarchy::create(&seal, Timestamp::EPOCH).unwrap().0);
        let region = Region::parse("us-east-1").unwrap();
        let identities = IdentityCache::new(Arc::clone(&store) as _, hierarchy, region);
        (store, identities)
    }

    /// They have no access key by which they could be told apart.
    #[tokio::test]
    async fn roles_that_are_asked_about_have_their_own_policies_each() {
        let folder = tempfile::tempdir().unwrap();
        let (store, identities) = open(folder.path());
        let account = AccountId::parse("111122223333").unwrap();
        let mut batch = Batch::default();
        for name in ["red", "blue"] {
            let mut role = Entity::new(EntityKind::Role, None, name, Timestamp::EPOCH).unwrap();
            role.tags = vec![("team".to_owned(), name.to_owned())];
            let address = records::entity_address(account, EntityKind::Role, name);
            records::create(&mut batch, address, &role).unwrap();
        }
        store.submit(batch).await.unwrap();
        for name in ["red", "blue"] {
            let arn = format!("arn:aws:iam::{account}:role/{name}");
            let caller = identities.caller(&arn, Timestamp::EPOCH).unwrap().unwrap();
            let tags = &identities.identity(&caller).unwrap().unwrap().tags;
            assert_eq!(*tags, [("team".to_owned(), name.to_owned())]);
        }
    }

    /// One caller can have as many sessions as it likes, each with a token of tens of KiB.
    #[test]
    fn sessions_with_long_tokens_do_not_fill_the_memory() {
        let account = AccountId::parse("111122223333").unwrap();
        let caller = Caller::root(account, &Region::parse("us-east-1").unwrap());
        let cache = Cache::with_weighter(CREDENTIALS_MAX, CREDENTIAL_BYTES_MAX, IdentityWeighter);
        let token = [b'a'; 52_000];
        for number in 0..1_000 {
            let (id, secret) = (format!("ASIA{number}"), Secret::<[u8]>::copy_of(b"secret"));
            let mut credential = Credential::long_term(id.clone(), secret, caller.clone());
            credential.session_token = Some(Secret::<[u8]>::copy_of(&token));
            cache.insert(id, Cached { generation: 0, value: Arc::new(credential) });
        }
        let most = CREDENTIAL_BYTES_MAX / (2 * 52_000);
        assert!((1..=usize::try_from(most).unwrap()).contains(&cache.len()), "{}", cache.len());
    }
}
