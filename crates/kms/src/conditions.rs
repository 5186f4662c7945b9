//! The values of condition keys for one permission that a request needs. They are looked up one at a time, when a statement that
//! applies apart from that has a condition: most requests never come here.
//!
//! The keys of each operation: AWS KMS developer guide, "AWS KMS condition keys"; IAM user guide, "AWS global condition context
//! keys". Names are compared in lower case, as IAM compares them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use access::{ServiceKeys, many, of_tag, one, truth};
use attestation::Platform;
use keys::Key;
use model::generated::GrantConstraints;
use model::timestamp::DAY;
use model::{AliasArn, AliasName, Operation};
use policy::{GlobalKey, Terms, Values};

use crate::context::Context;
use crate::recipient;
use crate::request_attributes::{AttributeValue, CONSTRAINT_SOURCE_ARN, CONSTRAINT_TYPE, Side};

/// The values that conditions can use for one permission.
#[derive(Debug)]
pub struct KeyConditions<'a> {
    context: &'a Context<'a>,
    /// The key whose policy decides.
    key: Option<&'a Key>,
    /// The side of the request that the permission is about.
    side: Side,
    /// `true` if both keys of a ReEncrypt are the same.
    same_key: Option<bool>,
    /// The terms of the grant that is to be created.
    new_grant: Option<&'a Terms>,
    /// The constraints of the grant that is to be retired.
    retired: Option<&'a GrantConstraints>,
    /// The values of a long encryption context by the names of its pairs in lower case.
    folded: OnceCell<BTreeMap<String, Vec<&'a str>>>,
}

/// The most pairs of an encryption context that are scanned one by one.
const PAIRS_FEW: usize = 16;

impl policy::RequestContext for KeyConditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let (vendor, name) = key.split_once(':')?;
        match vendor {
            "aws" => self.context.principal().global(GlobalKey::from_name(name)?, self),
            "kms" => self.kms(name),
            _ => self.context.principal().federated(key),
        }
    }
}

impl<'a> KeyConditions<'a> {
    /// Returns the values for a permission on `key`, or on no key in particular.
    pub(crate) fn new(context: &'a Context<'a>, key: Option<&'a Key>) -> Self {
        let (side, same_key, new_grant, retired) = (Side::Source, None, None, None);
        Self { context, key, side, same_key, new_grant, retired, folded: OnceCell::new() }
    }

    /// Makes the values those of one side of a ReEncrypt.
    pub(crate) fn of(self, side: Side) -> Self {
        Self { side, ..self }
    }

    /// Adds whether a ReEncrypt has the same key twice.
    pub(crate) fn with_same_key(self, same_key: Option<bool>) -> Self {
        Self { same_key, ..self }
    }

    /// Adds the terms of the grant that is to be created.
    pub(crate) fn granting(self, terms: &'a Terms) -> Self {
        Self { new_grant: Some(terms), ..self }
    }

    /// Adds the constraints of the grant that is retired.
    pub(crate) fn retiring(self, constraints: Option<&'a GrantConstraints>) -> Self {
        Self { retired: constraints, ..self }
    }

    /// Returns the terms of the grant that is to be created.
    pub(crate) const fn new_grant(&self) -> Option<&'a Terms> {
        self.new_grant
    }

    /// Returns the encryption context in the request.
    pub(crate) fn request_encryption_context(&self) -> Option<&'a BTreeMap<String, String>> {
        self.context.attributes.context(self.side)
    }

    fn kms(&self, name: &str) -> Option<Values<'_>> {
        if let Some(pair) = name.strip_prefix("encryptioncontext:") {
            return self.encryption_context_value(pair);
        }
        if let Some(register) = name.strip_prefix("recipientattestation:") {
            return self.register(register);
        }
        match name {
            "calleraccount" if self.context.caller.as_service().is_none() => {
                one(self.context.account().to_string())
            }
            "viaservice" => one(self.context.via_service()?),
            "encryptioncontextkeys" => many(self.encryption_context()?.keys().map(String::as_str)),
            "requestalias" => self.request_alias(),
            "resourcealiases" => many(self.key?.aliases().iter().map(AliasName::as_str)),
            "trailingdayswithoutkeyusage" => self.days_without_usage(),
            "reencryptonsamekey" => one(truth(self.same_key?)),
            "encryptionalgorithm" => self.encryption_algorithm(),
            "grantconstrainttype" if self.retired.is_some() => self.retired_constraint_type(),
            _ => self.key_property(name).or_else(|| self.member(name)),
        }
    }

    /// Returns a platform configuration register in hexadecimal digits; `ImageSha384` is the first of an enclave. An instance
    /// with a NitroTPM has names of its own: nothing of it replaces what an enclave measured.
    fn register(&self, name: &str) -> Option<Values<'_>> {
        let (platform, index) = match (name.strip_prefix("nitrotpmpcr"), name.strip_prefix("pcr")) {
            (Some(index), _) => (Platform::NitroTpm, index.parse().ok()?),
            (None, Some(index)) => (Platform::Enclave, index.parse().ok()?),
            (None, None) if name == "imagesha384" => (Platform::Enclave, 0),
            (None, None) => return None,
        };
        let attested =
            recipient::attestation(self.context, self.context.attributes.recipient()?).ok()?;
        let register = attested.pcrs.get(&index).filter(|_| attested.platform == platform)?;
        one(register.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    /// Returns a property of the key, or of the key to be created.
    fn key_property(&self, name: &str) -> Option<Values<'_>> {
        let Some(key) = self.key else {
            return self.new_key_property(name);
        };
        match name {
            "keyspec" | "customermasterkeyspec" => one(key.spec().as_str()),
            "keyusage" | "customermasterkeyusage" => one(key.usage().as_str()),
            "keyorigin" => one(key.origin().as_str()),
            "multiregion" => one(truth(key.multi_region().is_some())),
            "multiregionkeytype" if key.is_primary() => one("PRIMARY"),
            "multiregionkeytype" if key.is_replica() => one("REPLICA"),
            _ => None,
        }
    }

    /// Returns a property of the key to be created. Members that are not in a CreateKey request have AWS's defaults.
    fn new_key_property(&self, name: &str) -> Option<Values<'_>> {
        if self.context.operation() != Operation::CreateKey {
            return None;
        }
        let text = |member: &str, default: &'static str| {
            one(self.context.attributes.text(member).unwrap_or(default))
        };
        let is_multi_region =
            self.context.attributes.member("MultiRegion") == Some(&AttributeValue::Truth(true));
        match name {
            "keyspec" | "customermasterkeyspec" => one(self
                .context
                .attributes
                .text("KeySpec")
                .or(self.context.attributes.text("CustomerMasterKeySpec"))
                .unwrap_or("SYMMETRIC_DEFAULT")),
            "keyusage" | "customermasterkeyusage" => text("KeyUsage", "ENCRYPT_DECRYPT"),
            "keyorigin" => text("Origin", "AWS_KMS"),
            "multiregion" => one(truth(is_multi_region)),
            "multiregionkeytype" if is_multi_region => one("PRIMARY"),
            _ => None,
        }
    }

    /// Returns a condition key that is a member of the request.
    fn member(&self, name: &str) -> Option<Values<'_>> {
        let member = match (self.context.operation(), name) {
            (Operation::CreateGrant, "granteeprincipal") => "GranteePrincipal",
            (Operation::CreateGrant, "granteeserviceprincipal") => "GranteeServicePrincipal",
            (Operation::CreateGrant, "retiringprincipal") => "RetiringPrincipal",
            (Operation::CreateGrant, "retiringserviceprincipal") => "RetiringServicePrincipal",
            (Operation::CreateGrant, "grantoperations") => "Operations",
            (Operation::CreateGrant, "grantconstrainttype") => CONSTRAINT_TYPE,
            (Operation::CreateGrant, "grantconstraintsourcearn") => CONSTRAINT_SOURCE_ARN,
            (
                Operation::CreateKey | Operation::PutKeyPolicy | Operation::ReplicateKey,
                "bypasspolicylockoutsafetycheck",
            ) => "BypassPolicyLockoutSafetyCheck",
            (_, "datakeypairspec") => "KeyPairSpec",
            (_, "expirationmodel") => "ExpirationModel",
            (_, "validto") => "ValidTo",
            (_, "keyagreementalgorithm") => "KeyAgreementAlgorithm",
            (_, "macalgorithm") => "MacAlgorithm",
            (_, "messagetype") => "MessageType",
            (_, "signingalgorithm") => "SigningAlgorithm",
            (_, "primaryregion") => "PrimaryRegion",
            (_, "replicaregion") => "ReplicaRegion",
            (_, "rotationperiodindays") => "RotationPeriodInDays",
            (_, "schedulekeydeletionpendingwindowindays") => "PendingWindowInDays",
            (Operation::GetParametersForImport, "wrappingalgorithm") => "WrappingAlgorithm",
            (Operation::GetParametersForImport, "wrappingkeyspec") => "WrappingKeySpec",
            (
                Operation::CreateGrant | Operation::ListGrants | Operation::RevokeGrant,
                "grantisforawsresource",
            ) => {
                // "Only when an AWS service calls the operation on the user's behalf."
                return one(truth(self.context.mandate.via.is_some()));
            }
            _ => return None,
        };
        match self.context.attributes.member(member)? {
            AttributeValue::Text(text) => one(&**text),
            AttributeValue::Texts(texts) => many(texts.iter().map(String::as_str)),
            AttributeValue::Number(number) => one(number.to_string()),
            AttributeValue::Truth(holds) => one(truth(*holds)),
            AttributeValue::Moment(moment) => one(moment.seconds().to_string()),
        }
    }

    /// Returns the request's encryption context; for RetireGrant, which has none, that of the grant's constraints.
    fn encryption_context(&self) -> Option<&'a BTreeMap<String, String>> {
        let Some(GrantConstraints {
            encryption_context_equals: equals,
            encryption_context_subset: subset,
            ..
        }) = self.retired
        else {
            return self.request_encryption_context();
        };
        equals.as_ref().or(subset.as_ref())
    }

    /// Returns the type of the retired grant's constraint. A grant has one constraint on the encryption context at most.
    fn retired_constraint_type(&self) -> Option<Values<'_>> {
        let constraints = self.retired?;
        let equals = constraints.encryption_context_equals.as_ref();
        let subset = constraints.encryption_context_subset.as_ref();
        let kind = equals.map(|_| "EncryptionContextEquals");
        one(kind.or(subset.map(|_| "EncryptionContextSubset"))?)
    }

    /// Returns the value of a pair. Its name is compared without regard to case, as all of a condition key is. Of two pairs whose
    /// names differ only in case, both values count.
    fn encryption_context_value(&self, pair: &str) -> Option<Values<'_>> {
        let pairs = self.encryption_context()?;
        if pairs.len() > PAIRS_FEW {
            return self.folded_value(pairs, pair);
        }
        let mut values = pairs
            .iter()
            .filter(|(name, _)| name.to_lowercase() == pair)
            .map(|(_, value)| value.as_str());
        match (values.next(), values.next()) {
            (Some(value), None) => one(value),
            (Some(first), Some(second)) => many([first, second].into_iter().chain(values)),
            (None, _) => None,
        }
    }

    /// Does the same if there are many pairs: a policy may look up as many of them as it likes.
    fn folded_value(&self, pairs: &'a BTreeMap<String, String>, pair: &str) -> Option<Values<'_>> {
        let fold = || {
            let mut folded: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
            for (name, value) in pairs {
                folded.entry(name.to_lowercase()).or_default().push(value);
            }
            folded
        };
        match self.folded.get_or_init(fold).get(pair)?.as_slice() {
            [value] => one(*value),
            values => many(values.iter().copied()),
        }
    }

    fn encryption_algorithm(&self) -> Option<Values<'_>> {
        use Operation as O;
        match (self.context.operation(), self.side) {
            (O::ReEncrypt, Side::Source) => {
                one(self.context.attributes.text("SourceEncryptionAlgorithm")?)
            }
            (O::ReEncrypt, Side::Destination) => {
                one(self.context.attributes.text("DestinationEncryptionAlgorithm")?)
            }
            (
                O::GenerateDataKey
                | O::GenerateDataKeyWithoutPlaintext
                | O::GenerateDataKeyPair
                | O::GenerateDataKeyPairWithoutPlaintext,
                _,
            ) => one("SYMMETRIC_DEFAULT"),
            (O::Encrypt | O::Decrypt, _) => {
                one(self.context.attributes.text("EncryptionAlgorithm")?)
            }
            _ => None,
        }
    }

    /// Returns the alias name with which the request named the key; `None` if it used an id or key ARN.
    fn request_alias(&self) -> Option<Values<'_>> {
        let member = match (self.context.operation(), self.side) {
            (Operation::ReEncrypt, Side::Source) => "SourceKeyId",
            (Operation::ReEncrypt, Side::Destination) => "DestinationKeyId",
            _ => "KeyId",
        };
        let key_usage =
            matches!(self.context.operation(), Operation::DescribeKey | Operation::GetPublicKey)
                || self.context.row.columns.uses_key;
        let named = self.context.attributes.text(member).filter(|_| key_usage)?;
        match AliasArn::parse(named) {
            Some(arn) => one(arn.name.as_str().to_owned()),
            None => AliasName::parse(named).and_then(|_| one(named)),
        }
    }

    /// Returns the whole days since the last use; if there was none, since tracking began or the key was created.
    fn days_without_usage(&self) -> Option<Values<'_>> {
        if !matches!(
            self.context.operation(),
            Operation::DisableKey | Operation::ScheduleKeyDeletion
        ) {
            return None;
        }
        let (known, key) = (&self.context.environment.last_usage, self.key?);
        // If nobody can say, the key counts as used just now, so that no condition takes it for idle.
        let last = match known.last_usage(key.arn()) {
            Ok(usage) => usage.and_then(|usage| usage.timestamp),
            Err(_unreadable) => Some(self.context.now),
        };
        let since = last.unwrap_or_else(|| known.tracking_start().max(key.created()));
        let days = self.context.now.since(since).as_secs().checked_div(DAY.as_secs())?;
        one(days.to_string())
    }
}

impl ServiceKeys for KeyConditions<'_> {
    fn resource_account(&self) -> Option<Values<'_>> {
        one(self.key?.arn().account.to_string())
    }

    fn resource_tag(&self, tag: &str) -> Option<Values<'_>> {
        let tags = self.key?.tags().iter();
        of_tag(tags.map(|tag| (tag.key.as_str(), tag.value.as_str())), tag)
    }

    fn request_tag(&self, tag: &str) -> Option<Values<'_>> {
        let tags = self.context.attributes.tags().iter();
        of_tag(tags.map(|(key, value)| (key.as_str(), value.as_str())), tag)
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        if let Some(AttributeValue::Texts(keys)) = self.context.attributes.member("TagKeys") {
            return many(keys.iter().map(String::as_str));
        }
        many(self.context.attributes.tags().iter().map(|(key, _)| key.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::sync::Arc;

    use auth::Caller;
    use pipeline::{Attempt, Permissions, Target};
    use policy::RequestContext as _;
    use store::Revision;

    use crate::grant::GrantEntry;
    use crate::grant::target::{GrantTarget, RetirementTarget};
    use crate::grant::tests::{account, entry, environment, grant, key, request};
    use crate::key_cache::grants::tests::Watched;
    use crate::request_attributes::RequestAttributes;
    use crate::service::tests::context;
    use crate::target::KeyTarget;

    use super::*;

    /// Returns the condition values when a grant with these constraints is retired: all values of each key, in order.
    fn when_retired<const N: usize>(
        constraints: Option<GrantConstraints>,
        names: [&str; N],
    ) -> [Option<Vec<String>>; N] {
        let (entry, environment) = (entry(key(1, 5)), environment(Watched::new()));
        let mut asked = request("arn:aws:iam::111122223333:user/alice");
        asked.constraints = constraints;
        let grant = grant(&entry.key, &asked);
        let (id, terms) = (grant.id, grant.parameters.terms());
        let found = GrantEntry { grant, terms, revision: Revision(1) };
        let key = KeyTarget { entry: Arc::clone(&entry) };
        let target = RetirementTarget(GrantTarget { key, id, grant: Some(found) });
        let region = &entry.key.arn().region;
        let (caller, attributes) = (Caller::root(account(), region), RequestAttributes::default());
        let (said, attempt) = ((Operation::RetireGrant, &attributes), Attempt::default());
        let context = context(&environment, (&caller, region), said, &attempt);
        let Permissions::Needed(permissions) = target.permissions(&context) else { panic!() };
        let conditions = &permissions[0].conditions;
        names.map(|name| match conditions.values(name)? {
            Values::One(value) => Some(vec![value.into_owned()]),
            Values::Many(values) => Some(values.into_iter().map(Cow::into_owned).collect()),
        })
    }

    /// Developer guide, "AWS KMS permissions": the condition keys of RetireGrant.
    #[test]
    fn conditions_on_a_retirement_are_about_the_grant_and_its_key() {
        let pairs =
            [("Team", "red"), ("app", "pay")].map(|(key, value)| (key.into(), value.into()));
        let none = GrantConstraints {
            encryption_context_equals: None,
            encryption_context_subset: None,
            source_arn: None,
        };
        let names = [
            "kms:encryptioncontext:team",
            "kms:encryptioncontextkeys",
            "kms:grantconstrainttype",
            "kms:keyspec",
            "kms:calleraccount",
        ];
        let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
        let expected = |kind: &str| {
            let key = [texts(&["SYMMETRIC_DEFAULT"]), texts(&["111122223333"])];
            let [spec, owner] = key;
            [texts(&["red"]), texts(&["Team", "app"]), texts(&[kind]), spec, owner]
        };
        let subset = GrantConstraints {
            encryption_context_subset: Some(pairs.clone().into()),
            ..none.clone()
        };
        assert_eq!(when_retired(Some(subset), names), expected("EncryptionContextSubset"));
        let equals = GrantConstraints { encryption_context_equals: Some(pairs.into()), ..none };
        assert_eq!(when_retired(Some(equals), names), expected("EncryptionContextEquals"));
        let [context, keys, kind, ..] = when_retired(None, names);
        assert_eq!([context, keys, kind], [None, None, None]);
    }
}
