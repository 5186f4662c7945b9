use auth::Caller;
use keys::{CiphertextContext, Key, KeyPolicy, NewKey};
use model::generated::{KeySpec, KeyUsageType};
use model::shape::FromFields as _;
use model::{AccountId, KeyId, Region, Timestamp};
use store::Batch;

use super::*;
use crate::environment::Environment;
use crate::grant::tests::{account, environment};
use crate::key_cache::grants::tests::{Watched, apply};
use crate::operations::decrypt::Decrypt;
use crate::operations::re_encrypt::ReEncrypt;
use crate::records;
use crate::request_attributes::RequestAttributes;
use crate::service::tests::context;
use model::Operation;
use pipeline::{Attempt, perform};

const FOREIGN: &str = "444455556666";
const NOBODY: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}}"#;

/// A service with the key of a ciphertext, or without it; and with a key that both accounts may use.
struct World {
    environment: Environment,
    region: Region,
    /// The ARNs of the key that may be missing, and of the other.
    arns: [String; 2],
    ciphertexts: [Vec<u8>; 2],
}

impl World {
    fn new(exists: bool, policy: &str) -> Self {
        let store = Watched::new();
        let environment = environment(Arc::<Watched>::clone(&store));
        let region = Region::parse("us-east-1").unwrap();
        let everyone = NOBODY.replace("Deny", "Allow");
        let made = [(7, policy), (8, &everyone)].map(|(id, policy)| {
            let new = NewKey {
                spec: KeySpec::SymmetricDefault,
                usage: KeyUsageType::EncryptDecrypt,
                account: account(),
                region: region.clone(),
                id: KeyId::SingleRegion(id),
                description: String::new(),
                policy: KeyPolicy::unbound(policy.to_owned()),
                created: Timestamp::EPOCH,
            };
            Key::create(&environment.hierarchy, new, &[7; 32]).unwrap()
        });
        let mut batch = Batch::default();
        for key in made.iter().skip(usize::from(!exists)) {
            records::create_key(&mut batch, key).unwrap();
        }
        apply(&store, &environment.key_cache, batch);
        let encrypt = |key: &Key| {
            let context = CiphertextContext::new(None);
            keys::blob::encrypt(&environment.hierarchy, key, &context, b"x").unwrap()
        };
        let ciphertexts = [encrypt(&made[0]), encrypt(&made[1])];
        let arns = made.map(|key| key.arn().to_string());
        Self { environment, region, arns, ciphertexts }
    }

    /// The error of a request of an account's root.
    fn refusal<O: pipeline::Operation<Service = Kms>>(
        &self,
        operation: Operation,
        caller: AccountId,
        members: &[(&str, String)],
    ) -> Error {
        let members: Vec<_> =
            members.iter().map(|(name, text)| format!(r#""{name}":"{text}""#)).collect();
        let body = format!("{{{}}}", members.join(","));
        let mut fields = wire::decode(operation, body.as_bytes()).unwrap().into_fields();
        O::fill_defaults(&mut fields);
        let caller = Caller::root(caller, &self.region);
        let (attributes, attempt) = (RequestAttributes::of(&fields), Attempt::default());
        let said = (operation, &attributes);
        let context = context(&self.environment, (&caller, &self.region), said, &attempt);
        let input = O::Input::from_fields(fields).unwrap();
        perform::<O>(&context, &input).unwrap().result().unwrap_err().clone()
    }
}

fn base64(bytes: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(bytes)
}

/// Ciphertexts that name the key, and such as do not belong to it; each alone, and with the key named in the request.
fn refusals(world: &World, caller: AccountId, named: bool) -> Vec<Error> {
    let [own, other] = &world.ciphertexts;
    let mut altered = own.clone();
    *altered.last_mut().unwrap() ^= 1;
    let blobs = [own, &altered, other, &own[..40].to_vec(), &vec![0; 256]].map(|blob| base64(blob));
    let [key, destination] = &world.arns;
    let mut all = Vec::new();
    for blob in blobs {
        let source = ("CiphertextBlob", blob);
        let mut members = vec![source];
        if named {
            members.push(("KeyId", key.clone()));
        } else if members[0].1 == base64(other) {
            // Whoever may use that key is told of it.
            continue;
        }
        all.push(world.refusal::<Decrypt>(Operation::Decrypt, caller, &members));
        let missing = KeyId::SingleRegion(9).to_string();
        for to in [destination.clone(), missing, format!("{destination}0")] {
            let mut members = vec![members[0].clone(), ("DestinationKeyId", to)];
            if named {
                members.push(("SourceKeyId", key.clone()));
            }
            all.push(world.refusal::<ReEncrypt>(Operation::ReEncrypt, caller, &members));
        }
    }
    if named {
        all.push(world.refusal::<Decrypt>(Operation::Decrypt, caller, &[("KeyId", key.clone())]));
    }
    all
}

/// A ciphertext can be made up, and name any key.
#[test]
fn who_may_not_use_a_key_does_not_learn_whether_it_exists() {
    let foreign = AccountId::parse(FOREIGN).unwrap();
    let default = policy::default_policy(account(), &Region::parse("us-east-1").unwrap());
    for (caller, policy, named) in [
        (foreign, default.as_str(), false),
        (foreign, default.as_str(), true),
        (foreign, NOBODY, false),
        (foreign, NOBODY, true),
        // In its own account a caller that names a key is told when there is none, as by AWS.
        (account(), NOBODY, false),
    ] {
        let [with, without] =
            [true, false].map(|exists| refusals(&World::new(exists, policy), caller, named));
        assert_eq!(with, without, "{caller} {policy} {named}");
        assert!(with.len() > 8);
    }
}

#[test]
fn who_may_use_the_key_is_told_what_is_wrong() {
    let everyone = NOBODY.replace("Deny", "Allow");
    let world = World::new(true, &everyone);
    let [key, other] = &world.arns;
    let refusal = |members: &[(&str, &str)]| {
        let members: Vec<_> =
            members.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        let error = world.refusal::<Decrypt>(Operation::Decrypt, account(), &members);
        error.code()
    };
    let blob = base64(&world.ciphertexts[0]);
    let incorrect = refusal(&[("CiphertextBlob", &blob), ("KeyId", other)]);
    assert_eq!(incorrect, ErrorCode::IncorrectKeyException);
    let invalid = refusal(&[("CiphertextBlob", "AAAA"), ("KeyId", key)]);
    assert_eq!(invalid, ErrorCode::InvalidCiphertextException);
    let missing = KeyId::SingleRegion(9).to_string();
    let members = [("CiphertextBlob", blob), ("DestinationKeyId", missing)];
    let refused = world.refusal::<ReEncrypt>(Operation::ReEncrypt, account(), &members);
    assert_eq!(refused.code(), ErrorCode::NotFoundException);
}
