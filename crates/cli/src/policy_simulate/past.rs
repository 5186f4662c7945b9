//! The values of condition keys for a past request, from its entry in the audit log.
//!
//! The names and the sources of the values are those of the service (`kms/src/conditions.rs`, `access`). A value that is
//! not in the entry is unknown, so a name that is missing here makes an answer less certain, never wrong.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use model::{AccountId, KeyArn, Timestamp};
use policy::{CallerView, GlobalKey, Past, PermissionTrace, RequestContext, Values};
use serde_json::Value;
use server::Look;

use crate::recorded_decision::at;

/// The characters of a User-Agent header that an entry keeps. A longer one is cut.
const USER_AGENT_CHARS_MAX: usize = 512;

/// One permission of a past request.
pub(super) struct PastRequest<'e> {
    event: &'e Value,
    all: &'e [PermissionTrace<'static>],
    asked: &'e PermissionTrace<'static>,
    index: usize,
    account: AccountId,
    look: &'e Look,
    /// `true` if a member was read that the entry may have had no room for.
    was_omitted: Cell<bool>,
    was_untold: Cell<bool>,
    untold: RefCell<BTreeSet<String>>,
}

impl std::fmt::Debug for PastRequest<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Request({} {})", at(self.event, "/requestID"), self.index)
    }
}

/// The value of a condition key, as far as it is known.
enum KeyLookup<'v> {
    /// The request had these values, or had no such key.
    Told(Option<Values<'v>>),
    /// The value is unknown.
    Untold,
}

fn one<'v>(text: impl Into<Cow<'v, str>>) -> KeyLookup<'v> {
    KeyLookup::Told(Some(Values::One(text.into())))
}

fn many<'v>(texts: impl Iterator<Item = Cow<'v, str>>) -> KeyLookup<'v> {
    let texts: Vec<_> = texts.collect();
    KeyLookup::Told((!texts.is_empty()).then_some(Values::Many(texts)))
}

const NONE: KeyLookup<'static> = KeyLookup::Told(None);

impl<'e> PastRequest<'e> {
    /// Returns the permission at `index`. `None` if the entry does not name the caller.
    pub(super) fn new(
        event: &'e Value,
        all: &'e [PermissionTrace<'static>],
        index: usize,
        look: &'e Look,
    ) -> Option<Self> {
        // A service has no account; the entry is of the account that the request is about.
        let account = AccountId::parse(at(event, "/userIdentity/accountId"))
            .or_else(|| AccountId::parse(at(event, "/recipientAccountId")))?;
        let [was_omitted, was_untold] = [const { Cell::new(false) }; 2];
        let (asked, untold) = (all.get(index)?, RefCell::default());
        Some(Self { event, all, asked, index, account, look, was_omitted, was_untold, untold })
    }

    pub(super) const fn asked(&self) -> &'e PermissionTrace<'static> {
        self.asked
    }

    /// Returns the names of the keys that were looked up and are unknown.
    pub(super) fn untold(&self) -> BTreeSet<String> {
        self.untold.take()
    }

    pub(super) fn caller(&self) -> CallerView<'e> {
        let arn = at(self.event, "/userIdentity/arn");
        CallerView {
            id: at(self.event, "/userIdentity/principalId"),
            role: self.asked.role.as_deref(),
            service: self.asked.service.as_deref(),
            ..CallerView::new(self.account, arn)
        }
    }

    fn of(&self, pointer: &str) -> &'e str {
        at(self.event, pointer)
    }

    /// Returns a member of the request. If that is too long for the log, the entry has only its short members.
    fn parameter(&self, name: &str) -> Option<&'e Value> {
        let parameters = self.event.get("requestParameters")?;
        let found = parameters.get(name);
        if found.is_none() && parameters.get("omitted") == Some(&Value::Bool(true)) {
            self.was_omitted.set(true);
        }
        found
    }

    fn say(&self, key: &str) -> KeyLookup<'_> {
        let said = self.say_of_entry(key);
        if self.was_omitted.take() { KeyLookup::Untold } else { said }
    }

    fn say_of_entry(&self, key: &str) -> KeyLookup<'_> {
        match key.split_once(':') {
            Some(("aws", name)) => GlobalKey::from_name(name).map_or(NONE, |key| self.global(key)),
            Some(("kms", name)) => self.kms(key, name),
            Some(("iam" | "sts", _)) => KeyLookup::Untold,
            // The service knows no other keys.
            Some(_) | None => NONE,
        }
    }

    fn global(&self, key: GlobalKey<'_>) -> KeyLookup<'_> {
        let through_service = !self.of("/userIdentity/invokedBy").is_empty();
        match key {
            // What a service says of the requests that it sends is not in their entries.
            GlobalKey::SourceIp
            | GlobalKey::UserAgent
            | GlobalKey::ViaAwsService
            | GlobalKey::CalledVia
            | GlobalKey::CalledViaFirst
            | GlobalKey::CalledViaLast
            | GlobalKey::SourceArn
            | GlobalKey::SourceAccount
                if through_service =>
            {
                KeyLookup::Untold
            }
            GlobalKey::CurrentTime => one(self.of("/eventTime")),
            GlobalKey::EpochTime => Timestamp::from_iso8601(self.of("/eventTime"))
                .map_or(KeyLookup::Untold, |time| one(time.seconds().to_string())),
            GlobalKey::RequestedRegion => one(self.of("/awsRegion")),
            // Of TLS that ended at a proxy the entry says nothing.
            GlobalKey::SecureTransport if self.event.get("tlsDetails").is_some() => one("true"),
            GlobalKey::SecureTransport => KeyLookup::Untold,
            GlobalKey::SourceIp => one(self.of("/sourceIPAddress")),
            GlobalKey::UserAgent => self.user_agent(),
            GlobalKey::ResourceAccount => KeyArn::parse(self.asked.resource())
                .map_or(NONE, |arn| one(arn.account.to_string())),
            GlobalKey::Referer | GlobalKey::ResourceTag(_) => KeyLookup::Untold,
            GlobalKey::RequestTag(tag) => self.request_tag(tag),
            GlobalKey::TagKeys => self.tag_keys(),
            GlobalKey::MultiFactorAuthPresent
            | GlobalKey::TokenIssueTime
            | GlobalKey::SourceIdentity
            | GlobalKey::FederatedProvider => {
                if self.is_temporary() {
                    KeyLookup::Untold
                } else {
                    NONE
                }
            }
            GlobalKey::PrincipalTag(_) => self.principal_tag(),
            GlobalKey::CalledVia
            | GlobalKey::CalledViaFirst
            | GlobalKey::CalledViaLast
            | GlobalKey::SourceAccount
            | GlobalKey::SourceArn => NONE,
            GlobalKey::PrincipalAccount
            | GlobalKey::PrincipalArn
            | GlobalKey::PrincipalIsAwsService
            | GlobalKey::PrincipalServiceName
            | GlobalKey::PrincipalServiceNamesList
            | GlobalKey::PrincipalType
            | GlobalKey::UserId
            | GlobalKey::UserName
            | GlobalKey::ViaAwsService => self.principal(key),
        }
    }

    /// Returns whether the request came with temporary credentials. If it came through a service, the entry has no access key, and they
    /// may have been.
    fn is_temporary(&self) -> bool {
        self.of("/userIdentity/accessKeyId").starts_with("ASIA")
            || !self.of("/userIdentity/invokedBy").is_empty()
    }

    fn principal_tag(&self) -> KeyLookup<'_> {
        let is_root = self.of("/userIdentity/type") == "Root";
        if is_root && !self.is_temporary() { NONE } else { KeyLookup::Untold }
    }

    fn principal(&self, key: GlobalKey<'_>) -> KeyLookup<'_> {
        let (kind, arn) = (self.of("/userIdentity/type"), self.of("/userIdentity/arn"));
        match (key, self.asked.service.as_deref(), kind) {
            (GlobalKey::PrincipalIsAwsService, Some(_), _) => one("true"),
            (GlobalKey::PrincipalServiceName, Some(service), _) => one(service),
            (GlobalKey::PrincipalServiceNamesList, Some(service), _) => {
                many(std::iter::once(Cow::Borrowed(service)))
            }
            // A service has no other property of a principal.
            (_, Some(_), _) => NONE,
            (GlobalKey::PrincipalAccount, None, _) => one(self.account.to_string()),
            (GlobalKey::PrincipalArn, None, _) => one(self.asked.role.as_deref().unwrap_or(arn)),
            (GlobalKey::PrincipalIsAwsService | GlobalKey::ViaAwsService, None, _) => one("false"),
            (GlobalKey::PrincipalType, None, "Root") => one("Account"),
            (GlobalKey::PrincipalType, None, "IAMUser") => one("User"),
            (GlobalKey::PrincipalType, None, "AssumedRole") => one("AssumedRole"),
            (GlobalKey::PrincipalType, None, _) => KeyLookup::Untold,
            (GlobalKey::UserId, None, _) => one(self.of("/userIdentity/principalId")),
            (GlobalKey::UserName, None, "IAMUser") => {
                one(arn.rsplit('/').next().unwrap_or_default())
            }
            _ => NONE,
        }
    }

    fn user_agent(&self) -> KeyLookup<'_> {
        match self.event.get("userAgent").and_then(Value::as_str) {
            Some(text) if text.chars().count() >= USER_AGENT_CHARS_MAX => KeyLookup::Untold,
            Some(text) => one(text),
            None => NONE,
        }
    }

    /// Returns the tags of a request, by the names that KMS and IAM have for their parts.
    fn tags(&self) -> impl Iterator<Item = (&'e str, &'e str)> {
        let tags = self.parameter("tags").and_then(Value::as_array).into_iter().flatten();
        let part = |tag: &'e Value, names: [&str; 2]| {
            names.into_iter().find_map(|name| tag.get(name)).and_then(Value::as_str)
        };
        tags.filter_map(move |tag| {
            Some((part(tag, ["tagKey", "key"])?, part(tag, ["tagValue", "value"])?))
        })
    }

    fn request_tag(&self, wanted: &str) -> KeyLookup<'_> {
        let mut tags = self.tags().filter(|(key, _)| key.to_lowercase() == wanted);
        tags.next().map_or(NONE, |(_, value)| one(value))
    }

    fn tag_keys(&self) -> KeyLookup<'_> {
        match self.parameter("tagKeys").and_then(Value::as_array) {
            Some(keys) => many(keys.iter().filter_map(Value::as_str).map(Cow::Borrowed)),
            None => many(self.tags().map(|(key, _)| Cow::Borrowed(key))),
        }
    }

    fn kms(&self, key: &str, name: &str) -> KeyLookup<'_> {
        // Of a retirement these are about the grant.
        if self.operation() == "RetireGrant" && name.starts_with("encryptioncontext") {
            return KeyLookup::Untold;
        }
        if let Some(wanted) = name.strip_prefix("encryptioncontext:") {
            let pairs = self.encryption_context().into_iter().flatten();
            let named = pairs.filter(|(pair, _)| pair.to_lowercase() == wanted);
            let found: Vec<Cow<'_, str>> =
                named.filter_map(|(_, value)| value.as_str().map(Cow::Borrowed)).collect();
            return match <[_; 1]>::try_from(found) {
                Ok([value]) => one(value),
                Err(values) => many(values.into_iter()),
            };
        }
        if name.starts_with("recipientattestation:") {
            return self.parameter("recipient").map_or(NONE, |_| KeyLookup::Untold);
        }
        match name {
            "viaservice" if !self.of("/userIdentity/invokedBy").is_empty() => KeyLookup::Untold,
            "calleraccount" if self.asked.service.is_some() => NONE,
            "calleraccount" => one(self.account.to_string()),
            "encryptioncontextkeys" => {
                let pairs = self.encryption_context().into_iter().flatten();
                many(pairs.map(|(pair, _)| Cow::Borrowed(pair.as_str())))
            }
            "requestalias" => self.request_alias(),
            "reencryptonsamekey" if self.operation() == "ReEncrypt" => match self.all {
                [from, to] => one((from.resource() == to.resource()).to_string()),
                _ => KeyLookup::Untold,
            },
            "reencryptonsamekey" => NONE,
            "encryptionalgorithm" => self.encryption_algorithm(),
            "resourcealiases"
            | "multiregionkeytype"
            | "trailingdayswithoutkeyusage"
            | "validto" => KeyLookup::Untold,
            _ => self.key_property(key).unwrap_or_else(|| self.member(name)),
        }
    }

    fn operation(&self) -> &'e str {
        self.of("/eventName")
    }

    /// Returns a property of the key that never changes. It is unknown for a deleted key.
    fn key_property(&self, key: &str) -> Option<KeyLookup<'_>> {
        let is_property = matches!(
            key,
            "kms:keyspec"
                | "kms:customermasterkeyspec"
                | "kms:keyusage"
                | "kms:customermasterkeyusage"
                | "kms:keyorigin"
                | "kms:multiregion"
        );
        if !is_property {
            return None;
        }
        let arn = KeyArn::parse(self.asked.resource());
        let found = arn.and_then(|arn| self.look.property(&arn, key).ok().flatten());
        Some(found.map_or(KeyLookup::Untold, one))
    }

    /// Returns a condition key that is a member of the request. A key of one operation is unknown for others.
    fn member(&self, name: &str) -> KeyLookup<'_> {
        let member = match (self.operation(), name) {
            ("CreateGrant", "granteeprincipal") => "granteePrincipal",
            ("CreateGrant", "retiringprincipal") => "retiringPrincipal",
            ("CreateGrant", "grantoperations") => "operations",
            ("CreateGrant", "grantconstrainttype") => return self.constraint_type(),
            (_, name) if name.starts_with("grant") || name.starts_with("retiring") => {
                return if self.operation().contains("Grant") { KeyLookup::Untold } else { NONE };
            }
            ("CreateKey" | "PutKeyPolicy" | "ReplicateKey", "bypasspolicylockoutsafetycheck") => {
                "bypassPolicyLockoutSafetyCheck"
            }
            (_, "bypasspolicylockoutsafetycheck") => return NONE,
            (_, "datakeypairspec") => "keyPairSpec",
            (_, "expirationmodel") => "expirationModel",
            (_, "keyagreementalgorithm") => "keyAgreementAlgorithm",
            (_, "macalgorithm") => "macAlgorithm",
            (_, "messagetype") => "messageType",
            (_, "signingalgorithm") => "signingAlgorithm",
            (_, "primaryregion") => "primaryRegion",
            (_, "replicaregion") => "replicaRegion",
            (_, "rotationperiodindays") => "rotationPeriodInDays",
            (_, "schedulekeydeletionpendingwindowindays") => "pendingWindowInDays",
            ("GetParametersForImport", "wrappingalgorithm") => "wrappingAlgorithm",
            ("GetParametersForImport", "wrappingkeyspec") => "wrappingKeySpec",
            // Of keys that the service does not know no request has any.
            _ => return NONE,
        };
        match self.parameter(member) {
            Some(Value::String(text)) => one(text.as_str()),
            Some(Value::Array(texts)) => {
                many(texts.iter().filter_map(Value::as_str).map(Cow::Borrowed))
            }
            Some(other) => one(other.to_string()),
            None => NONE,
        }
    }

    fn constraint_type(&self) -> KeyLookup<'_> {
        let constraints = self.parameter("constraints");
        let has = |name: &str| constraints.is_some_and(|all| all.get(name).is_some());
        match (has("encryptionContextEquals"), has("encryptionContextSubset")) {
            (true, _) => one("EncryptionContextEquals"),
            (false, true) => one("EncryptionContextSubset"),
            (false, false) => NONE,
        }
    }

    /// Returns the encryption context. For a request that makes a grant, it is that of its constraint.
    fn encryption_context(&self) -> Option<&'e serde_json::Map<String, Value>> {
        let name = match (self.operation(), self.index) {
            ("ReEncrypt", 0) => "sourceEncryptionContext",
            ("ReEncrypt", _) => "destinationEncryptionContext",
            _ => "encryptionContext",
        };
        let constraint = || {
            let all = self.parameter("constraints")?;
            all.get("encryptionContextSubset").or_else(|| all.get("encryptionContextEquals"))
        };
        self.parameter(name).or_else(constraint)?.as_object()
    }

    fn encryption_algorithm(&self) -> KeyLookup<'_> {
        let member = match (self.operation(), self.index) {
            ("ReEncrypt", 0) => "sourceEncryptionAlgorithm",
            ("ReEncrypt", _) => "destinationEncryptionAlgorithm",
            ("Encrypt" | "Decrypt", _) => "encryptionAlgorithm",
            (name, _) if name.starts_with("GenerateDataKey") => return one("SYMMETRIC_DEFAULT"),
            _ => return NONE,
        };
        self.parameter(member).and_then(Value::as_str).map_or(NONE, one)
    }

    /// Returns the alias by which the request named the key. Only operations that have this condition key take one.
    fn request_alias(&self) -> KeyLookup<'_> {
        let member = match (self.operation(), self.index) {
            ("ReEncrypt", 0) => "sourceKeyId",
            ("ReEncrypt", _) => "destinationKeyId",
            _ => "keyId",
        };
        let named = self.parameter(member).and_then(Value::as_str).unwrap_or_default();
        match named.split_once(":alias/") {
            Some((_, name)) => one(format!("alias/{name}")),
            None if named.starts_with("alias/") => one(named),
            None => NONE,
        }
    }
}

impl RequestContext for PastRequest<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        match self.say(key) {
            KeyLookup::Told(values) => values,
            KeyLookup::Untold => {
                self.was_untold.set(true);
                self.untold.borrow_mut().insert(key.to_owned());
                None
            }
        }
    }
}

impl Past for PastRequest<'_> {
    fn was_untold(&self) -> bool {
        self.was_untold.replace(false)
    }

    fn is_granted(&self) -> Option<bool> {
        // For whom a service acted, which its grants may ask for, is not in the entry.
        let key = KeyArn::parse(self.asked.resource()).filter(|_| self.asked.service.is_none())?;
        let caller = self.caller();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let pairs = self.encryption_context().into_iter().flatten();
        let context: BTreeMap<String, String> =
            pairs.filter_map(|(pair, value)| Some((pair.clone(), text(value)?))).collect();
        let action = &self.asked.action;
        // Of a context that was too long for the log, only that no grant could have counted can be said.
        let granted = if self.was_omitted.take() {
            let may = self.look.may_be_granted(&key, &caller, action).ok();
            may.filter(|may| !may)
        } else {
            self.look.is_granted(&key, &caller, action, Some(&context)).ok().flatten()
        };
        if granted.is_none() {
            self.untold.borrow_mut().insert("a grant".to_owned());
        }
        granted
    }
}
