use std::sync::Arc;

use keys::{Hierarchy, NewKey, Seal, SealFile};
use model::generated::{CreateGrantRequest, GrantConstraints, GrantOperation, KeyLastUsageData};
use model::{AccountId, ErrorCode, KeyId, Region};
use policy::Document;
use store::Store;

use super::*;
use crate::environment::{Environment, LastUsage};
use crate::key_cache::{KeyCache, KeyEntry};
use crate::quotas::Quotas;
use pipeline::Remembered;

const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

pub(crate) fn account() -> AccountId {
    AccountId::parse("111122223333").unwrap()
}

pub(crate) fn hierarchy() -> Hierarchy {
    let folder = tempfile::tempdir().unwrap();
    let seal = Seal::File(SealFile::in_dir(folder.path())).create().unwrap();
    Hierarchy::create(&seal, Timestamp::EPOCH).unwrap().0
}

struct NoUsage;

impl LastUsage for NoUsage {
    fn last_usage(&self, _key: &KeyArn) -> Result<Option<KeyLastUsageData>, Error> {
        Ok(None)
    }

    fn tracking_start(&self) -> Timestamp {
        Timestamp::EPOCH
    }
}

pub(crate) fn environment(store: Arc<dyn Store>) -> Environment {
    Environment {
        key_cache: KeyCache::new(store),
        hierarchy: Arc::new(hierarchy()),
        identities: Arc::new(Nobody),
        last_usage: Arc::new(NoUsage),
        attestation_roots: attestation::Roots::aws().unwrap(),
        key_pairs: Arc::new(crate::KeyPairs::start(1).unwrap()),
        quotas: Quotas::off(),
        remembered: Remembered::default(),
        regions: model::Regions::aws(),
    }
}

/// Every caller is a root.
struct Nobody;

impl Identities for Nobody {
    fn identity(
        &self,
        _caller: &auth::Caller,
    ) -> Result<Option<Arc<policy::PrincipalPolicies>>, Error> {
        Ok(None)
    }

    fn principal(&self, _arn: &str) -> Result<PrincipalLookup, Error> {
        Ok(PrincipalLookup::Unknown)
    }
}

/// A key under the default policy.
pub(crate) fn entry(key: Key) -> Arc<KeyEntry> {
    let policy = policy::default_policy(account(), &key.arn().region);
    let policy = Document::parse(&policy).unwrap();
    Arc::new(KeyEntry::new(key, policy, Revision(1)))
}

pub(crate) fn key(id: u128, created: i64) -> Key {
    let new = NewKey {
        spec: model::generated::KeySpec::SymmetricDefault,
        usage: model::generated::KeyUsageType::EncryptDecrypt,
        account: account(),
        region: Region::parse("us-east-1").unwrap(),
        id: KeyId::SingleRegion(id),
        description: String::new(),
        policy: keys::KeyPolicy::default(),
        created: Timestamp::from_millis(created),
    };
    Key::create(&hierarchy(), new, &[7; 32]).unwrap()
}

pub(crate) fn request(grantee: &str) -> CreateGrantRequest {
    CreateGrantRequest {
        key_id: "x".to_owned(),
        grantee_principal: Some(grantee.to_owned()),
        retiring_principal: None,
        operations: vec![GrantOperation::Decrypt, GrantOperation::Encrypt],
        constraints: None,
        grant_tokens: None,
        name: None,
        dry_run: None,
        grantee_service_principal: None,
        retiring_service_principal: None,
    }
}

fn constraints(pairs: usize, value: &str) -> GrantConstraints {
    let pairs = (0..pairs).map(|number| (format!("K{number}"), value.to_owned())).collect();
    GrantConstraints {
        encryption_context_subset: None,
        encryption_context_equals: Some(pairs),
        source_arn: None,
    }
}

pub(crate) fn grant(key: &Key, input: &CreateGrantRequest) -> StoredGrant {
    let parameters = request::check(input, key, account()).unwrap();
    let id = GranteeTag::of(key, parameters.grantee.name()).new_id().unwrap();
    StoredGrant { id, created: key.created(), parameters }
}

fn refusal(input: &CreateGrantRequest) -> (ErrorCode, String) {
    let checked = request::check_input(input);
    let error = checked.and_then(|()| request::check(input, &key(1, 5), account())).unwrap_err();
    (error.code(), error.message().unwrap_or_default().to_owned())
}

#[test]
fn a_record_is_read_as_it_was_written() {
    let key = key(1, 5);
    let plain = grant(&key, &request(ALICE));
    assert_eq!(
        String::from_utf8(plain.to_json().unwrap()).unwrap(),
        format!(
            r#"{{"v":1,"created":5,"issuer":"111122223333","grantee":{{"principal":"{ALICE}"}},"operations":["Decrypt","Encrypt"]}}"#
        )
    );
    let mut full = request(ALICE);
    full.grantee_principal = None;
    full.grantee_service_principal = Some("dynamodb.us-east-1.amazonaws.com".to_owned());
    full.retiring_principal = Some(ALICE.to_owned());
    full.name = Some("n".to_owned());
    full.constraints = Some(GrantConstraints {
        source_arn: Some("arn:aws:dynamodb:us-east-1:111122223333:table/t".to_owned()),
        ..constraints(2, "Value")
    });
    let mut bound = grant(&key, &full);
    let named =
        |id: &str| GrantPrincipal::Identity { name: ALICE.to_owned(), id: Some(id.to_owned()) };
    bound.parameters.grantee = named("AIDA1");
    bound.parameters.retiring = Some(named("AIDA2"));
    for grant in [plain, grant(&key, &full), bound] {
        let read = StoredGrant::from_json(grant.id, &grant.to_json().unwrap()).unwrap();
        assert_eq!(read, grant);
    }
}

#[test]
fn a_record_that_is_not_understood_is_refused() {
    let whole = grant(&key(1, 5), &request(ALICE)).to_json().unwrap();
    let whole = String::from_utf8(whole).unwrap();
    let id = GrantId::from_bytes([0; 32]);
    assert!(StoredGrant::from_json(id, whole.as_bytes()).is_ok());
    for (from, to) in [
        (r#""v":1"#, r#""v":2,"new":true"#),
        (r#""created":5"#, r#""created":5,"expires":6"#),
        ("Encrypt", "Eat"),
        ("principal", "group"),
        ("111122223333\",", "1111\","),
        (r#""operations""#, r#""constraints":{"equals":{},"not":{}},"operations""#),
    ] {
        let altered = whole.replacen(from, to, 1);
        assert_ne!(altered, whole, "{from}");
        assert!(StoredGrant::from_json(id, altered.as_bytes()).is_err(), "{altered}");
    }
}

#[test]
fn equal_parameters_have_one_digest() {
    let key = key(1, 5);
    let tag = GranteeTag::of(&key, ALICE);
    let digest = |change: fn(&mut CreateGrantRequest)| {
        let mut input = request(ALICE);
        input.name = Some("n".to_owned());
        change(&mut input);
        grant(&key, &input).parameters.digest(tag).unwrap()
    };
    let first = digest(|_| {});
    assert_eq!(digest(|input| input.operations.reverse()), first);
    assert_eq!(digest(|input| input.operations.push(GrantOperation::Decrypt)), first);
    // Constraints that constrain nothing are none.
    let nothing = |input: &mut CreateGrantRequest| {
        input.constraints = Some(GrantConstraints {
            encryption_context_subset: None,
            encryption_context_equals: None,
            source_arn: None,
        });
    };
    assert_eq!(digest(nothing), first);
    let mut all = vec![
        first,
        digest(|input| input.name = Some("m".to_owned())),
        digest(|input| input.operations.truncate(1)),
        digest(|input| input.retiring_principal = Some(ALICE.to_owned())),
        digest(|input| input.constraints = Some(constraints(1, "a"))),
        digest(|input| input.constraints = Some(constraints(1, "b"))),
        grant(&key, &request(ALICE)).parameters.digest(GranteeTag::of(&key, "other")).unwrap(),
    ];
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 7);
}

#[test]
fn an_id_belongs_to_one_key_and_one_grantee() {
    let (first, other, again) = (key(1, 5), key(2, 5), key(1, 6));
    let made = grant(&first, &request(ALICE));
    assert!(made.is_on(&first));
    assert!(!made.is_on(&other));
    // A key that takes the id of a deleted one does not take its grants.
    assert!(!made.is_on(&again));
    let second = grant(&first, &request(ALICE));
    assert_ne!(second.id, made.id);
    assert_eq!(GranteeTag::in_id(second.id), GranteeTag::in_id(made.id));
    let foreign = grant(&first, &request("arn:aws:iam::444455556666:root"));
    assert_ne!(GranteeTag::in_id(foreign.id), GranteeTag::in_id(made.id));
}

#[test]
fn principals_that_there_cannot_be() {
    for name in [
        "alice",
        "AIDACKCEVSQ6C2EXAMPLE",
        "111122223333",
        "arn:aws:iam::111122223333:group/admins",
        "arn:aws-cn:iam::111122223333:user/alice",
        "amazonaws.com",
        "Dynamodb.amazonaws.com",
        "dynamodb.example.com",
    ] {
        let expected = (
            ErrorCode::InvalidArnException,
            format!("ARN does not refer to a valid principal: {name}"),
        );
        assert_eq!(refusal(&request(name)), expected);
        let mut retiring = request(ALICE);
        retiring.retiring_principal = Some(name.to_owned());
        assert_eq!(refusal(&retiring), expected);
    }
    for name in ["sns.amazonaws.com", "dynamodb.us-west-2.amazonaws.com", "ec2.amazonaws.com.cn"] {
        let found = request::identity(name, &Region::parse("us-east-1").unwrap()).unwrap();
        assert_eq!(found.bound(), (name, None));
    }
}

#[test]
fn what_is_missing_or_too_much() {
    let change = |change: fn(&mut CreateGrantRequest)| {
        let mut input = request(ALICE);
        change(&mut input);
        refusal(&input)
    };
    let service = |input: &mut CreateGrantRequest| {
        input.grantee_principal = None;
        input.grantee_service_principal = Some("sns.amazonaws.com".to_owned());
    };
    let mut without_source = request(ALICE);
    service(&mut without_source);
    let mut without_retiring = without_source.clone();
    without_retiring.constraints = Some(GrantConstraints {
        encryption_context_subset: None,
        encryption_context_equals: None,
        source_arn: Some("arn:aws:sns:us-east-1:111122223333:topic".to_owned()),
    });
    let mut whole = without_retiring.clone();
    whole.retiring_service_principal = Some("sns.amazonaws.com".to_owned());
    assert!(request::check(&whole, &key(1, 5), account()).is_ok());
    for ((code, message), words) in [
        (change(|input| input.grantee_principal = None), "either GranteePrincipal or Grantee"),
        (
            change(|input| input.grantee_service_principal = Some("sns.amazonaws.com".to_owned())),
            "either GranteePrincipal or GranteeServicePrincipal, but not both",
        ),
        (
            change(|input| {
                input.retiring_principal = Some(ALICE.to_owned());
                input.retiring_service_principal = Some("sns.amazonaws.com".to_owned());
            }),
            "either RetiringPrincipal or RetiringServicePrincipal, but not both",
        ),
        (refusal(&without_source), "you must also specify a SourceArn grant constraint"),
        (refusal(&without_retiring), "either a RetiringPrincipal or a RetiringServicePrincipal"),
        (change(|input| input.operations.clear()), "at 'operations' failed to satisfy"),
        (
            change(|input| input.operations = vec![GrantOperation::CreateGrant; 2]),
            "Grants must not contain only the CreateGrant operation.",
        ),
        (
            change(|input| input.operations.push(GrantOperation::Sign)),
            "The operation Sign is not supported for a grant on",
        ),
        (
            change(|input| {
                let mut both = constraints(1, "a");
                both.encryption_context_subset = Some(std::collections::BTreeMap::new());
                input.constraints = Some(both);
            }),
            "More than one constraint supplied",
        ),
        (change(|input| input.constraints = Some(constraints(9, "a"))), "at most 8"),
        (
            change(|input| input.constraints = Some(constraints(1, &"ä".repeat(385)))),
            "cannot exceed 384 characters",
        ),
    ] {
        assert_eq!(code, ErrorCode::ValidationException, "{message}");
        assert!(message.contains(words), "{message}");
    }
    let mut at_the_limits = request(ALICE);
    at_the_limits.constraints = Some(constraints(8, &"ä".repeat(384)));
    assert!(request::check(&at_the_limits, &key(1, 5), account()).is_ok());
}

/// Developer guide, "Grant operations", for the one kind of key that these tests can make.
#[test]
fn operations_of_a_symmetric_key() {
    let key = key(1, 5);
    let not: Vec<_> =
        GrantOperation::ALL.into_iter().filter(|one| !request::is_for(*one, &key)).collect();
    assert_eq!(
        not,
        [
            GrantOperation::Sign,
            GrantOperation::Verify,
            GrantOperation::GetPublicKey,
            GrantOperation::GenerateMac,
            GrantOperation::VerifyMac,
            GrantOperation::DeriveSharedSecret,
            GrantOperation::Encapsulate,
            GrantOperation::Decapsulate,
        ]
    );
}
