//! A view of a data directory as it is now, for the command line's tools. It evaluates policies and changes nothing, even while a
//! service runs on the directory. Anyone who may read the directory may read everything in this view.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use access::{Identities as _, Origin, RequestPrincipal, ServiceKeys, many, of_tag, one, truth};
use auth::Mandate;
use keys::Key;
use kms::KeyCache;
use kms::key_cache::KeyEntry;
use model::generated::GrantOperation;
use model::{AccountId, AliasArn, AliasName, Error, KeyArn, KeyId, Region, Timestamp};
use policy::{
    CallerView, GlobalKey, GrantSet, Pairs, PermissionQuery, PrincipalPolicies, RequestContext,
    Resource, Trace, Use, Values,
};
use store::{SqliteLook, Store};

use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::start_error::StartError;

/// A view of a data directory.
#[derive(Debug)]
pub struct Look {
    keys: KeyCache,
    identities: iam::IdentityCache,
}

/// The question whether a principal may do something with a key.
#[derive(Debug)]
pub struct Asking {
    /// The ARN of a user, a role or the account's root.
    pub principal: String,
    /// The action, such as `kms:Decrypt`.
    pub action: String,
    /// A key id, key ARN, alias name or alias ARN. Ids and alias names are of the principal's account. `None` for actions that
    /// are about no key in particular.
    pub key: Option<String>,
    /// The Region of a key that does not name its own.
    pub region: Region,
    /// The values of condition keys, by their names in lower case. They take precedence over the values that are known from
    /// elsewhere.
    pub context: BTreeMap<String, Vec<String>>,
    /// The encryption context of the request.
    pub encryption_context: BTreeMap<String, String>,
    /// The time of the request.
    pub now: Timestamp,
}

/// The answer of the policies.
#[derive(Debug)]
pub struct Answered {
    /// The caller: a session of a role, if a role was named.
    pub caller: String,
    /// The key, or `*`.
    pub resource: String,
    /// The decision with its reasons.
    pub trace: Trace,
}

/// The reason why a question cannot be answered. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LookError {
    /// There is no such user or role.
    #[error(
        "there is no principal {0}: give the ARN of a user, a role or an account's root of this service"
    )]
    NoPrincipal(String),
    /// There is no such key.
    #[error(
        "there is no key {0}: give a key id, key ARN, alias name or alias ARN, and --region if it is in another"
    )]
    NoKey(String),
    /// The action is about a key.
    #[error("{0} is about a key: give --key")]
    KeyWanted(String),
    /// The action is about no key.
    #[error("{0} is about no key in particular: leave --key out")]
    KeyUnwanted(String),
    /// The store cannot be read.
    #[error("the data directory cannot be read: {}", .0.detail().unwrap_or_else(|| .0.code().name()))]
    Unreadable(Error),
}

impl From<Error> for LookError {
    fn from(error: Error) -> Self {
        Self::Unreadable(error)
    }
}

/// Opens a view of a data directory. Changes nothing, and takes no lock: a service may run on it. `region` decides the partition.
///
/// # Errors
/// [`StartError`].
pub fn look(data_dir: &Path, seal: SealSource, region: Region) -> Result<Look, StartError> {
    let data_dir = DataDir::own(data_dir)?;
    let hierarchy = Arc::new(data_dir.open_hierarchy(seal)?);
    let store = SqliteLook::open(&data_dir.store(), &hierarchy.store_integrity_key()?)?;
    let store: Arc<dyn Store> = Arc::new(store);
    let identities = iam::IdentityCache::new(Arc::clone(&store), hierarchy, region);
    Ok(Look { keys: KeyCache::new(store), identities })
}

impl Look {
    /// Returns whether an existing grant lets the caller do `action` on a key, with this encryption context. `None` if that
    /// depends on more of the request.
    ///
    /// # Errors
    /// [`LookError::Unreadable`].
    pub fn is_granted(
        &self,
        key: &KeyArn,
        caller: &CallerView<'_>,
        action: &str,
        context: Option<&BTreeMap<String, String>>,
    ) -> Result<Option<bool>, LookError> {
        let name = action.strip_prefix("kms:").unwrap_or_default();
        let (Some(operation), Some(entry)) = (GrantOperation::parse(name), self.keys.key(key)?)
        else {
            return Ok(Some(false));
        };
        if operation == GrantOperation::CreateGrant {
            let may = self.may_be_granted(key, caller, action)?;
            return Ok(if may { None } else { Some(false) });
        }
        let sets = self.grants(&entry, caller.principals())?;
        let usage =
            Use { operation, context: Pairs::of(context), source_arn: None, new_grant: None };
        Ok(Some(sets.iter().any(|set| set.find(caller, &usage).is_some())))
    }

    /// Returns whether an existing grant is for the caller and `action`, whatever it requires of the rest of the request.
    ///
    /// # Errors
    /// [`LookError::Unreadable`].
    pub fn may_be_granted(
        &self,
        key: &KeyArn,
        caller: &CallerView<'_>,
        action: &str,
    ) -> Result<bool, LookError> {
        let name = action.strip_prefix("kms:").unwrap_or_default();
        let (Some(operation), Some(entry)) = (GrantOperation::parse(name), self.keys.key(key)?)
        else {
            return Ok(false);
        };
        let may = |set: &Arc<GrantSet>| {
            set.iter().any(|grant| grant.is_for(caller) && grant.terms.permit(operation))
        };
        Ok(self.grants(&entry, caller.principals())?.iter().any(may))
    }

    /// Returns the value of a condition key about a property of the key that never changes. `None` for other condition keys.
    ///
    /// # Errors
    /// [`LookError::Unreadable`].
    pub fn property(&self, key: &KeyArn, name: &str) -> Result<Option<&'static str>, LookError> {
        Ok(self.keys.key(key)?.and_then(|entry| property(&entry.key, name)))
    }

    /// Returns whether this key exists.
    ///
    /// # Errors
    /// [`LookError::Unreadable`].
    pub fn has_key(&self, key: &KeyArn) -> Result<bool, LookError> {
        Ok(self.keys.key(key)?.is_some())
    }

    /// Returns whether this user, role or root of an account exists.
    ///
    /// # Errors
    /// [`LookError::Unreadable`].
    pub fn has_principal(&self, arn: &str, now: Timestamp) -> Result<bool, LookError> {
        Ok(self.identities.caller(arn, now)?.is_some())
    }

    /// Answers a question as the service would answer a request now.
    ///
    /// # Errors
    /// [`LookError`].
    pub fn ask(&self, asking: &Asking) -> Result<Answered, LookError> {
        let no_principal = || LookError::NoPrincipal(asking.principal.clone());
        let caller = self.identities.caller(&asking.principal, asking.now)?;
        let caller = caller.ok_or_else(no_principal)?;
        let identity = self.identities.identity(&caller)?;
        let entry = self.entry(asking, caller.account())?;
        let address = [0, 0, 0, 0].into();
        let origin = Origin { address, user_agent: None, referer: None, secure: false };
        let region = entry.as_ref().map_or(&asking.region, |entry| &entry.key.arn().region);
        let mandate = &Mandate::default();
        let asker = RequestPrincipal {
            mandate,
            caller: &caller,
            identity: identity.as_deref(),
            region,
            origin,
            now: asking.now,
        };
        let entry = entry.as_deref();
        let known = PrincipalConditions { asking, asker, key: entry.map(|entry| &entry.key) };
        let trace = self.decide(asking, &known, identity.as_deref(), entry)?;
        let resource = entry.map_or("*", KeyEntry::arn).to_owned();
        Ok(Answered { caller: caller.arn().to_owned(), resource, trace })
    }

    /// Returns the key that the question is about. `None` if the action is about none.
    fn entry(
        &self,
        asking: &Asking,
        account: AccountId,
    ) -> Result<Option<Arc<KeyEntry>>, LookError> {
        let is_about_none =
            ON_NO_KEY.iter().any(|action| asking.action.eq_ignore_ascii_case(action));
        match (&asking.key, is_about_none) {
            (None, true) => Ok(None),
            (None, false) => Err(LookError::KeyWanted(asking.action.clone())),
            (Some(_), true) => Err(LookError::KeyUnwanted(asking.action.clone())),
            (Some(named), false) => {
                let found = self.key(named, &asking.region, account)?;
                found.map(Some).ok_or_else(|| LookError::NoKey(named.clone()))
            }
        }
    }

    fn decide(
        &self,
        asking: &Asking,
        known: &PrincipalConditions<'_>,
        identity: Option<&PrincipalPolicies>,
        entry: Option<&KeyEntry>,
    ) -> Result<Trace, LookError> {
        let caller = known.asker.view();
        let question = PermissionQuery {
            caller,
            action: &asking.action,
            resource: entry.map_or(Resource::Any, |entry| Resource::Key(entry.key.arn())),
            policy: entry.map(|entry| &entry.policy),
            identity,
            context: known,
        };
        let mut decision = policy::decide(&question);
        let operation = asking.action.strip_prefix("kms:").and_then(GrantOperation::parse);
        if let (Some(operation), Some(entry), true) =
            (operation, entry, decision.is_open_to_grants())
        {
            let context = Pairs::of(Some(&asking.encryption_context));
            let usage = Use { operation, context, source_arn: None, new_grant: None };
            let sets = self.grants(entry, caller.principals())?;
            decision = decision.or_granted(&caller, &usage, &sets);
        }
        let mut trace = Trace::whole();
        trace.note(&question, &decision, Some(0));
        Ok(trace)
    }

    fn grants<'p>(
        &self,
        entry: &KeyEntry,
        principals: impl Iterator<Item = &'p str>,
    ) -> Result<Vec<Arc<GrantSet>>, Error> {
        principals.map(|principal| self.keys.grants_of(&entry.key, principal)).collect()
    }

    fn key(
        &self,
        named: &str,
        region: &Region,
        account: AccountId,
    ) -> Result<Option<Arc<KeyEntry>>, Error> {
        let own = |id| KeyArn { account, region: region.clone(), id };
        let alias = AliasName::parse(named)
            .map(|name| AliasArn { account, region: region.clone(), name })
            .or_else(|| AliasArn::parse(named));
        let arn = match alias {
            Some(alias) => {
                let Some(found) = self.keys.alias(&alias)? else { return Ok(None) };
                let id = KeyId::parse(&found.alias.target);
                id.map(|id| KeyArn { account: alias.account, region: alias.region, id })
            }
            None => KeyId::parse(named).map(own).or_else(|| KeyArn::parse(named)),
        };
        arn.map_or(Ok(None), |arn| self.keys.key(&arn))
    }
}

fn property(key: &Key, name: &str) -> Option<&'static str> {
    match name {
        "kms:keyspec" | "kms:customermasterkeyspec" => Some(key.spec().as_str()),
        "kms:keyusage" | "kms:customermasterkeyusage" => Some(key.usage().as_str()),
        "kms:keyorigin" => Some(key.origin().as_str()),
        "kms:multiregion" => Some(truth(key.multi_region().is_some())),
        _ => None,
    }
}

/// The actions that are about no key in particular. Source: service authorization reference, "Actions, resources, and condition
/// keys for AWS Key Management Service": those without a resource type, and those of custom key stores.
const ON_NO_KEY: [&str; 11] = [
    "kms:ConnectCustomKeyStore",
    "kms:CreateCustomKeyStore",
    "kms:CreateKey",
    "kms:DeleteCustomKeyStore",
    "kms:DescribeCustomKeyStores",
    "kms:DisconnectCustomKeyStore",
    "kms:GenerateRandom",
    "kms:ListAliases",
    "kms:ListKeys",
    "kms:ListRetirableGrants",
    "kms:UpdateCustomKeyStore",
];

/// The known values of condition keys for a question.
#[derive(Debug)]
struct PrincipalConditions<'a> {
    asking: &'a Asking,
    asker: RequestPrincipal<'a>,
    key: Option<&'a Key>,
}

impl RequestContext for PrincipalConditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let given = RequestContext::values(&self.asking.context, key);
        given.or_else(|| match key.split_once(':')? {
            ("aws", name) => self.global(GlobalKey::from_name(name)?),
            ("kms", name) => self.kms(key, name),
            _ => None,
        })
    }
}

impl ServiceKeys for PrincipalConditions<'_> {
    fn resource_account(&self) -> Option<Values<'_>> {
        one(self.key?.arn().account.to_string())
    }

    fn resource_tag(&self, tag: &str) -> Option<Values<'_>> {
        let tags = self.key?.tags().iter();
        of_tag(tags.map(|tag| (tag.key.as_str(), tag.value.as_str())), tag)
    }

    /// Returns `None`: there is no request.
    fn request_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        None
    }
}

impl PrincipalConditions<'_> {
    /// Returns values about the caller, the key's tags and the time only: the machine that asks here is not where the request
    /// would come from.
    fn global(&self, key: GlobalKey<'_>) -> Option<Values<'_>> {
        match key {
            GlobalKey::UserId if self.asker.caller.session().is_some() => None,
            GlobalKey::CurrentTime
            | GlobalKey::EpochTime
            | GlobalKey::PrincipalAccount
            | GlobalKey::PrincipalArn
            | GlobalKey::PrincipalIsAwsService
            | GlobalKey::PrincipalServiceName
            | GlobalKey::PrincipalServiceNamesList
            | GlobalKey::PrincipalTag(_)
            | GlobalKey::PrincipalType
            | GlobalKey::RequestedRegion
            | GlobalKey::ResourceAccount
            | GlobalKey::ResourceTag(_)
            | GlobalKey::UserId
            | GlobalKey::UserName
            | GlobalKey::ViaAwsService => self.asker.global(key, self),
            // Every session of a role has these: it began now, and without MFA, which no operation here accepts.
            GlobalKey::MultiFactorAuthPresent | GlobalKey::TokenIssueTime => {
                self.asker.global(key, self)
            }
            GlobalKey::CalledVia
            | GlobalKey::CalledViaFirst
            | GlobalKey::CalledViaLast
            | GlobalKey::FederatedProvider
            | GlobalKey::Referer
            | GlobalKey::RequestTag(_)
            | GlobalKey::SecureTransport
            | GlobalKey::SourceAccount
            | GlobalKey::SourceArn
            | GlobalKey::SourceIdentity
            | GlobalKey::SourceIp
            | GlobalKey::TagKeys
            | GlobalKey::UserAgent => None,
        }
    }

    fn kms(&self, key: &str, name: &str) -> Option<Values<'_>> {
        let pairs = &self.asking.encryption_context;
        if let Some(wanted) = name.strip_prefix("encryptioncontext:") {
            return of_tag(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())), wanted);
        }
        match name {
            "calleraccount" => one(self.asker.caller.account().to_string()),
            "encryptioncontextkeys" => many(pairs.keys().map(String::as_str)),
            "resourcealiases" => many(self.key?.aliases().iter().map(AliasName::as_str)),
            "requestalias" => {
                one(self.asking.key.as_deref().filter(|named| AliasName::parse(named).is_some())?)
            }
            "multiregionkeytype" if self.key?.is_primary() => one("PRIMARY"),
            "multiregionkeytype" if self.key?.is_replica() => one("REPLICA"),
            _ => one(property(self.key?, key)?),
        }
    }
}
