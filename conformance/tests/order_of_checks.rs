//! The answer of every operation on every kind of key in every state, generated from one table of what AWS answers, and the steps that
//! come before and after those of the key. The table knows nothing of the service's own (`keys::requirements`).

use conformance::client::Reply;
use conformance::world::{World, policy_of_another};
use kms::table::row;
use model::Operation;
use serde_json::{Value, json};

/// The kinds of key that are made here, with the usage by which AWS names them.
const KINDS: [Kind; 11] = [
    Kind {
        name: "symmetric",
        spec: "SYMMETRIC_DEFAULT",
        usage: "ENCRYPT_DECRYPT",
        origin: "AWS_KMS",
    },
    Kind {
        name: "RSA that encrypts",
        spec: "RSA_2048",
        usage: "ENCRYPT_DECRYPT",
        origin: "AWS_KMS",
    },
    Kind { name: "RSA that signs", spec: "RSA_2048", usage: "SIGN_VERIFY", origin: "AWS_KMS" },
    Kind { name: "ECC that signs", spec: "ECC_NIST_P256", usage: "SIGN_VERIFY", origin: "AWS_KMS" },
    Kind {
        name: "ECC that agrees",
        spec: "ECC_NIST_P256",
        usage: "KEY_AGREEMENT",
        origin: "AWS_KMS",
    },
    Kind { name: "HMAC", spec: "HMAC_256", usage: "GENERATE_VERIFY_MAC", origin: "AWS_KMS" },
    Kind { name: "ML-DSA", spec: "ML_DSA_44", usage: "SIGN_VERIFY", origin: "AWS_KMS" },
    Kind {
        name: "ML-KEM",
        spec: "ML_KEM_768",
        usage: "ENCAPSULATE_DECAPSULATE",
        origin: "AWS_KMS",
    },
    Kind {
        name: "imported symmetric",
        spec: "SYMMETRIC_DEFAULT",
        usage: "ENCRYPT_DECRYPT",
        origin: "EXTERNAL",
    },
    Kind {
        name: "imported HMAC",
        spec: "HMAC_256",
        usage: "GENERATE_VERIFY_MAC",
        origin: "EXTERNAL",
    },
    Kind { name: "imported ECC", spec: "ECC_NIST_P256", usage: "SIGN_VERIFY", origin: "EXTERNAL" },
];

/// What AWS answers. First the state: Enabled, Disabled, PendingDeletion, PendingImport, each `-` if it goes on, `D` disabled, `P`
/// pending deletion, `N` not pending deletion, `I` pending import, `J` the same without a public key, `O` the origin. Then the key: one
/// letter for each of [`KINDS`], as [`answer`] explains them. The usage (`u`) and the origin (`o`) come before the state, and
/// everything else comes after it.
const TABLE: &str = "
Encrypt                             | -DPI | . a u u u u u u . u u
Decrypt                             | -DPI | . c u u u u u u . u u
ReEncrypt                           | -DPI | . c u u u u u u . u u
GenerateDataKey                     | -DPI | . d u u u u u u . u u
GenerateDataKeyWithoutPlaintext     | -DPI | . d u u u u u u . u u
GenerateDataKeyPair                 | -DPI | . d u u u u u u . u u
GenerateDataKeyPairWithoutPlaintext | -DPI | . d u u u u u u . u u
Sign                                | -DPI | u u a . u u a u u u .
Verify                              | -DPI | u u a s u u a u u u s
GenerateMac                         | -DPI | u u u u u . u u u . u
VerifyMac                           | -DPI | u u u u u m u u u m u
DeriveSharedSecret                  | -DPI | u u u u . u u u u u u
Encapsulate                         | -DPI | u u u u u u u . u u u
Decapsulate                         | -DPI | u u u u u u u . u u u
GetPublicKey                        | --PJ | k . . . . k . . k k .
DescribeKey                         | ---- | . . . . . . . . . . .
GetKeyPolicy                        | ---- | . . . . . . . . . . .
PutKeyPolicy                        | ---- | . . . . . . . . . . .
ListKeyPolicies                     | ---- | . . . . . . . . . . .
ListAliases                         | ---- | . . . . . . . . . . .
ListGrants                          | ---- | . . . . . . . . . . .
ListResourceTags                    | ---- | . . . . . . . . . . .
GetKeyLastUsage                     | ---- | . . . . . . . . . . .
RetireGrant                         | ---- | . . . . . . . . . . .
RevokeGrant                         | ---- | . . . . . . . . . . .
DeleteAlias                         | ---- | . . . . . . . . . . .
CreateAlias                         | --P- | . . . . . . . . . . .
UpdateAlias                         | --P- | . . . . . . . . . . .
UpdateKeyDescription                | --P- | . . . . . . . . . . .
TagResource                         | --P- | . . . . . . . . . . .
UntagResource                       | --P- | . . . . . . . . . . .
CreateGrant                         | -DPI | . . . . . . . . . . .
EnableKeyRotation                   | -DPO | . k k k k k k k o o o
DisableKeyRotation                  | -DPO | . . . . . . . . o o o
RotateKeyOnDemand                   | -DPI | . k k k k k k k n k k
GetKeyRotationStatus                | ---O | . . . . . . . . . . .
ListKeyRotations                    | ---- | . k k k k k k k . k k
GetParametersForImport              | --P- | o o o o o o o o . . .
ImportKeyMaterial                   | --P- | o o o o o o o o t t t
ReplicateKey                        | -DPI | p p p p p p p p p p p
UpdatePrimaryRegion                 | -DPI | p p p p p p p p p p p
DeleteImportedKeyMaterial           | ---- | o o o o o o o o . . .
EnableKey                           | --PI | . . . . . . . . . . .
DisableKey                          | --PI | . . . . . . . . . . .
ScheduleKeyDeletion                 | --P- | . . . . . . . . . . .
CancelKeyDeletion                   | NN-N | . . . . . . . . . . .
";

struct Kind {
    name: &'static str,
    spec: &'static str,
    usage: &'static str,
    origin: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyIs {
    Enabled,
    Disabled,
    PendingDeletion,
    /// Its imported material was deleted.
    PendingImport,
    /// Nothing was ever imported.
    Empty,
}

impl KeyIs {
    const fn name(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::PendingDeletion => "PendingDeletion",
            Self::PendingImport | Self::Empty => "PendingImport",
        }
    }
}

/// An error with its text, if it has one; `None` for success.
type Answer = Option<(&'static str, Option<String>)>;

/// Returns the answer that a letter of the table stands for.
fn answer(letter: char, operation: Operation, kind: &Kind, arn: &str) -> Answer {
    let says = |code, text: String| Some((code, Some(text)));
    let state = "KMSInvalidStateException";
    match letter {
        '-' | '.' => None,
        'D' => says("DisabledException", format!("{arn} is disabled.")),
        'P' => says(state, format!("{arn} is pending deletion.")),
        'N' => says(state, format!("{arn} is not pending deletion.")),
        'I' => says(state, format!("{arn} is pending import.")),
        // The usage.
        'u' => says(
            "InvalidKeyUsageException",
            format!(
                "{arn} key usage is {} which is not valid for {}.",
                kind.usage,
                operation.name()
            ),
        ),
        // The origin.
        'o' | 'O' => says(
            "UnsupportedOperationException",
            format!("{arn} origin is {} which is not valid for this operation.", kind.origin),
        ),
        // The kind, which AWS does not name.
        'k' => Some(("UnsupportedOperationException", None)),
        'd' => says(
            "InvalidKeyUsageException",
            "You cannot generate a data key with an asymmetric CMK".to_owned(),
        ),
        'p' => says(
            "UnsupportedOperationException",
            format!("{arn} is not a multi-region primary key."),
        ),
        // The algorithm.
        'a' => {
            let algorithm =
                if operation == Operation::Encrypt { "SYMMETRIC_DEFAULT" } else { "ECDSA_SHA_256" };
            says(
                "InvalidKeyUsageException",
                format!("Algorithm {algorithm} is incompatible with key spec {}.", kind.spec),
            )
        }
        // The bytes.
        'c' => Some(("InvalidCiphertextException", None)),
        's' => Some(("KMSInvalidSignatureException", None)),
        'm' => Some(("KMSInvalidMacException", None)),
        't' => says(
            "InvalidImportTokenException",
            "The request was rejected because the provided import token is invalid or is associated with a \
             different KMS key."
                .to_owned(),
        ),
        'n' => {
            says(state, format!("No available key material pending rotation for the key: {arn}."))
        }
        other => panic!("no answer for `{other}`"),
    }
}

/// A line of the table.
#[derive(Clone)]
struct Line {
    operation: Operation,
    states: [char; 4],
    kinds: Vec<char>,
}

impl Line {
    fn expected(&self, kind: usize, is: KeyIs, arn: &str) -> Answer {
        let [enabled, disabled, pending_deletion, pending_import] = self.states;
        let of_key = self.kinds[kind];
        let of_state = match is {
            KeyIs::Enabled => enabled,
            KeyIs::Disabled => disabled,
            KeyIs::PendingDeletion => pending_deletion,
            KeyIs::PendingImport | KeyIs::Empty => pending_import,
        };
        // Only an asymmetric key has a public key, and it keeps that when its material is deleted.
        let has_public_key = is == KeyIs::PendingImport && KINDS[kind].name == "imported ECC";
        let of_state = match of_state {
            'J' if has_public_key => '-',
            'J' => 'I',
            other => other,
        };
        let decides =
            if of_state == '-' || matches!(of_key, 'u' | 'o') { of_key } else { of_state };
        answer(decides, self.operation, &KINDS[kind], arn)
    }
}

fn lines() -> Vec<Line> {
    let line = |text: &str| {
        let parts: Vec<_> = text.split('|').map(str::trim).collect();
        let [name, states, kinds] = parts[..] else { panic!("{text}") };
        let kinds: Vec<_> = kinds.split(' ').map(|cell| cell.parse().unwrap()).collect();
        assert_eq!(kinds.len(), KINDS.len(), "{text}");
        let operation = Operation::from_name(name).unwrap();
        let states: Vec<_> = states.chars().collect();
        Line { operation, states: states.try_into().unwrap(), kinds }
    };
    TABLE.lines().filter(|text| !text.is_empty()).map(line).collect()
}

/// A key of a kind, and the requests that were made ready for it while it could be used.
struct Subject {
    key: String,
    arn: String,
    kind: usize,
    is: KeyIs,
    material: Vec<u8>,
}

impl Subject {
    fn new(world: &mut World, kind: usize, is: KeyIs) -> Self {
        let Kind { spec, usage, origin, .. } = KINDS[kind];
        let key = world.created(&json!({"KeySpec": spec, "KeyUsage": usage, "Origin": origin}));
        let material = if spec == "ECC_NIST_P256" && origin == "EXTERNAL" {
            pkcs8(world)
        } else {
            vec![7; 32]
        };
        let arn = arn(&key);
        let subject = Self { key, arn, kind, is, material };
        if origin == "EXTERNAL" && is != KeyIs::Empty {
            subject.import(world);
        }
        subject
    }

    fn import(&self, world: &mut World) {
        let body = world.import(&self.key, &self.material);
        world.ok("ImportKeyMaterial", &body);
    }

    /// Brings the key to its state, whatever an operation has made of it.
    fn restore(&self, world: &mut World) {
        let body = json!({"KeyId": self.key});
        for _ in 0..4 {
            let found = world.ok("DescribeKey", &body);
            let found = found["KeyMetadata"]["KeyState"].as_str().unwrap();
            if found == self.is.name() {
                return;
            }
            match (found, self.is) {
                ("PendingDeletion", _) => drop(world.ok("CancelKeyDeletion", &body)),
                ("PendingImport", _) => self.import(world),
                ("Disabled", KeyIs::Enabled) => drop(world.ok("EnableKey", &body)),
                (_, KeyIs::Disabled) => drop(world.ok("DisableKey", &body)),
                (_, KeyIs::PendingDeletion) => drop(world.ok("ScheduleKeyDeletion", &body)),
                (_, _) => drop(world.ok("DeleteImportedKeyMaterial", &body)),
            }
        }
        panic!("{} does not become {:?}", self.key, self.is);
    }

    /// Returns a request that has no fault but those of the key. `None` if that takes a key that could be used once.
    fn request(&self, world: &mut World, operation: Operation) -> Option<Value> {
        let key = &self.key;
        let symmetric = KINDS[self.kind].spec == "SYMMETRIC_DEFAULT";
        let bytes = |length| json!(base64_simd::STANDARD.encode_to_string(vec![0; length]));
        Some(match operation {
            Operation::Decrypt | Operation::ReEncrypt => {
                let mut body = json!({});
                let (id, algorithm) = match operation {
                    Operation::Decrypt => ("KeyId", "EncryptionAlgorithm"),
                    _ => ("SourceKeyId", "SourceEncryptionAlgorithm"),
                };
                if symmetric {
                    if self.is == KeyIs::Empty {
                        return None;
                    }
                    let made = world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "AAAA"}));
                    body["CiphertextBlob"] = made["CiphertextBlob"].clone();
                } else {
                    body["CiphertextBlob"] = bytes(256);
                    body[algorithm] = json!("RSAES_OAEP_SHA_256");
                }
                body[id] = json!(key);
                if operation == Operation::ReEncrypt {
                    body["DestinationKeyId"] = json!(world.key());
                }
                body
            }
            Operation::Verify => json!({
                "KeyId": key, "Message": "AA==", "SigningAlgorithm": "ECDSA_SHA_256", "Signature": bytes(70),
            }),
            Operation::VerifyMac => json!({
                "KeyId": key, "Message": "AA==", "MacAlgorithm": "HMAC_SHA_256", "Mac": bytes(32),
            }),
            Operation::Decapsulate => json!({
                "KeyId": key, "EncapsulationAlgorithm": "ML_KEM", "SharedSecretCiphertextBlob": bytes(1088),
            }),
            Operation::ImportKeyMaterial => json!({
                "KeyId": key, "ImportToken": "AAAA", "EncryptedKeyMaterial": "AAAA",
                "ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE",
            }),
            Operation::CreateGrant => json!({
                "KeyId": key, "GranteePrincipal": "arn:aws:iam::000000000000:root", "Operations": ["DescribeKey"],
            }),
            Operation::RetireGrant | Operation::RevokeGrant => {
                if self.is == KeyIs::Empty {
                    return None;
                }
                let grant = world.grant(key, &json!({"Operations": ["DescribeKey"]}));
                json!({"KeyId": key, "GrantId": grant["GrantId"]})
            }
            Operation::ListAliases => json!({"KeyId": key}),
            other => world.request(other, key),
        })
    }
}

/// Returns the private key of a fresh P-256 pair, as it is imported.
fn pkcs8(world: &mut World) -> Vec<u8> {
    let key = world.key();
    let pair =
        world.ok("GenerateDataKeyPair", &json!({"KeyId": key, "KeyPairSpec": "ECC_NIST_P256"}));
    let private = pair["PrivateKeyPlaintext"].as_str().unwrap();
    base64_simd::STANDARD.decode_to_vec(private).unwrap()
}

/// Returns a request about a ciphertext without its algorithm, which is answered at the same place. `None` if it has none.
fn without_algorithm(body: &Value) -> Option<Value> {
    let mut other = body.clone();
    let members = other.as_object_mut()?;
    let names = ["EncryptionAlgorithm", "SourceEncryptionAlgorithm"];
    let had = names.into_iter().filter_map(|name| members.remove(name)).count();
    (had > 0).then_some(other)
}

fn told(reply: &Reply) -> Option<(String, Option<String>)> {
    (reply.status != 200).then(|| (reply.code().unwrap(), reply.message()))
}

#[test]
fn every_operation_on_a_key_has_a_line() {
    let listed: Vec<_> = lines().iter().map(|line| line.operation).collect();
    let on_no_key = ["CreateKey", "GenerateRandom", "ListKeys", "ListRetirableGrants"];
    for operation in Operation::ALL.into_iter().filter(|operation| row(*operation).is_built()) {
        let is_on_a_key = !on_no_key.contains(&operation.name());
        assert_eq!(listed.contains(&operation), is_on_a_key, "{}", operation.name());
    }
    assert_eq!(listed.len() + on_no_key.len(), 50);
}

/// Returns requests about bytes that the key cannot decrypt, with their answers: another key's ciphertext, which is told before all
/// of the key, and what is no ciphertext, which is told after it.
fn foreign_bytes(world: &mut World, subject: &Subject, line: &Line) -> Vec<(Value, Answer)> {
    let (id, mut body) = match line.operation {
        Operation::Decrypt => ("KeyId", json!({})),
        Operation::ReEncrypt => ("SourceKeyId", json!({"DestinationKeyId": world.key()})),
        _ => return Vec::new(),
    };
    body[id] = json!(subject.key);
    let other = world.key();
    let made = world.ok("Encrypt", &json!({"KeyId": other, "Plaintext": "AAAA"}));
    body["CiphertextBlob"] = made["CiphertextBlob"].clone();
    let text = "The key ID in the request does not identify a CMK that can perform this operation.";
    let mut cases = vec![(body.clone(), Some(("IncorrectKeyException", Some(text.to_owned()))))];
    body["CiphertextBlob"] = json!("AAAA");
    let (mut line, is_symmetric) = (line.clone(), KINDS[subject.kind].spec == "SYMMETRIC_DEFAULT");
    if is_symmetric {
        line.kinds[subject.kind] = 'c';
    }
    cases.push((body, line.expected(subject.kind, subject.is, &subject.arn)));
    cases
}

/// Every operation, every kind, every state: the answer is that of the table, to the text.
#[test]
fn every_operation_on_every_kind_in_every_state_answers_as_the_table_says() {
    let mut world = World::new();
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for (kind, of) in KINDS.iter().enumerate() {
        let usual = [KeyIs::Enabled, KeyIs::Disabled, KeyIs::PendingDeletion].into_iter();
        let imported = [KeyIs::PendingImport, KeyIs::Empty].into_iter();
        for is in usual.chain(imported.filter(|_| of.origin == "EXTERNAL")) {
            let subject = Subject::new(&mut world, kind, is);
            let mut ready = Vec::new();
            for line in lines() {
                let expected = line.expected(kind, is, &subject.arn);
                if let Some(body) = subject.request(&mut world, line.operation) {
                    let both = [without_algorithm(&body), Some(body)].into_iter().flatten();
                    ready.extend(both.map(|body| (line.operation, body, expected.clone())));
                }
                let foreign = foreign_bytes(&mut world, &subject, &line).into_iter();
                ready.extend(foreign.map(|(body, expected)| (line.operation, body, expected)));
            }
            for (operation, body, expected) in ready {
                subject.restore(&mut world);
                let reply = world.call(operation.name(), &body);
                let expected = expected.map(|(code, text)| (code.to_owned(), text));
                if told(&reply) != expected {
                    let case = format!("{} on {}, {is:?}", operation.name(), KINDS[kind].name);
                    wrong.push(format!("{case}: {:?}, not {expected:?}", told(&reply)));
                }
                cases += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
    // Of the 39 keys 31 are not symmetric, and Decrypt and ReEncrypt are asked about them twice. Foreign bytes are four cases of a key.
    assert_eq!(cases, 39 * lines().len() - 3 * 2 - 2 + 31 * 2 + 39 * 4);
}

/// Asserts that a request is refused so.
fn refused(world: &mut World, operation: &str, body: &Value, code: &str, text: &str) {
    let reply = world.call(operation, body);
    let told = (reply.code().unwrap_or_default(), reply.message().unwrap_or_default());
    assert_eq!(told, (code.to_owned(), text.to_owned()), "{operation} {body}");
}

/// Returns the ARN of a key.
fn arn(id: &str) -> String {
    format!("arn:aws:kms:us-east-1:000000000000:key/{id}")
}

/// Returns the text about a key of another usage.
fn wrong_usage(id: &str, usage: &str, operation: &str) -> String {
    format!("{} key usage is {usage} which is not valid for {operation}.", arn(id))
}

const WRONG_KEY: &str = "InvalidKeyUsageException";
const NOT_FOUND: &str = "NotFoundException";
const VALIDATION: &str = "ValidationException";

/// A request with many faults is told the first. Each line repairs what the line before was refused for: 1 the model, 2 the identifier,
/// 3 the key, 4 the request in itself, 5 the usage, 7 the state, 8 the kind.
#[test]
fn the_first_fault_of_a_data_key_is_the_answer() {
    let mut world = World::new();
    let signs = world.key_of("ECC_NIST_P256", "SIGN_VERIFY");
    let rsa = world.key_of("RSA_2048", "ENCRYPT_DECRYPT");
    for key in [&signs, &rsa] {
        world.ok("DisableKey", &json!({"KeyId": key}));
    }
    let nobody = "1234abcd-12ab-34cd-56ef-1234567890ab";
    let elsewhere = format!("arn:aws:kms:eu-west-1:000000000000:key/{nobody}");
    let ask =
        |id: &str, bytes: i32| json!({"KeyId": id, "KeySpec": "AES_256", "NumberOfBytes": bytes});
    let one = |id: &str| json!({"KeyId": id, "KeySpec": "AES_256"});
    let mut refused = |body: &Value, code: &str, text: &str| {
        refused(&mut world, "GenerateDataKey", body, code, text);
    };
    let model = "1 validation error detected: Value '0' at 'numberOfBytes' failed to satisfy constraint: Member must have \
                 value greater than or equal to 1";
    refused(&ask(&elsewhere, 0), VALIDATION, model);
    refused(&ask(&elsewhere, 16), NOT_FOUND, "Invalid arn eu-west-1");
    refused(&ask(nobody, 16), NOT_FOUND, &format!("Key '{}' does not exist", arn(nobody)));
    let contradiction = "Please specify either number of bytes or key spec.";
    refused(&ask(&signs, 16), VALIDATION, contradiction);
    refused(&one(&signs), WRONG_KEY, &wrong_usage(&signs, "SIGN_VERIFY", "GenerateDataKey"));
    refused(&one(&rsa), "DisabledException", &format!("{} is disabled.", arn(&rsa)));
    world.ok("EnableKey", &json!({"KeyId": rsa}));
    let kind = "You cannot generate a data key with an asymmetric CMK";
    self::refused(&mut world, "GenerateDataKey", &one(&rsa), WRONG_KEY, kind);
}

/// The same for a signature: 5 the usage, 7 the state, 8 the algorithm, 9 the type and the length of the message.
#[test]
fn the_first_fault_of_a_signature_is_the_answer() {
    let mut world = World::new();
    let signs = world.key_of("ECC_NIST_P256", "SIGN_VERIFY");
    let rsa = world.key_of("RSA_2048", "ENCRYPT_DECRYPT");
    for key in [&signs, &rsa] {
        world.ok("DisableKey", &json!({"KeyId": key}));
    }
    let refused = |world: &mut World, id: &str, algorithm: &str, kind: &str, code, text: &str| {
        let body = json!({
            "KeyId": id, "Message": "AA==", "SigningAlgorithm": algorithm, "MessageType": kind,
        });
        refused(world, "Sign", &body, code, text);
    };
    let (of_rsa, of_ecc, mu) = ("RSASSA_PSS_SHA_256", "ECDSA_SHA_256", "EXTERNAL_MU");
    let text = wrong_usage(&rsa, "ENCRYPT_DECRYPT", "Sign");
    refused(&mut world, &rsa, of_rsa, mu, WRONG_KEY, &text);
    let text = format!("{} is disabled.", arn(&signs));
    refused(&mut world, &signs, of_rsa, mu, "DisabledException", &text);
    world.ok("EnableKey", &json!({"KeyId": signs}));
    for algorithm in [of_rsa, "SYMMETRIC_DEFAULT"] {
        let text = format!("Algorithm {algorithm} is incompatible with key spec ECC_NIST_P256.");
        refused(&mut world, &signs, algorithm, mu, WRONG_KEY, &text);
    }
    let text = "Message type EXTERNAL_MU is incompatible with algorithm ECDSA_SHA_256.";
    refused(&mut world, &signs, of_ecc, mu, VALIDATION, text);
    let text = "Digest is invalid length for algorithm ECDSA_SHA_256.";
    refused(&mut world, &signs, of_ecc, "DIGEST", VALIDATION, text);
}

/// The same for an import, whose token and material come last.
#[test]
fn an_import_is_checked_in_the_same_order() {
    let mut world = World::new();
    let (own, external) = (world.key(), world.created(&json!({"Origin": "EXTERNAL"})));
    for key in [&own, &external] {
        world.ok("ScheduleKeyDeletion", &json!({"KeyId": key}));
    }
    let import = |key: &str, model: &str| {
        json!({
            "KeyId": key, "ImportToken": "AAAA", "EncryptedKeyMaterial": "AAAA", "ExpirationModel": model,
        })
    };
    let (expires, stays) = ("KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE");
    let mut refused = |body: &Value, code: &str, text: &str| {
        refused(&mut world, "ImportKeyMaterial", body, code, text);
    };
    let missing = "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES";
    refused(&import(&own, expires), "ValidationException", missing);
    let origin = format!("{} origin is AWS_KMS which is not valid for this operation.", arn(&own));
    refused(&import(&own, stays), "UnsupportedOperationException", &origin);
    let state = format!("{} is pending deletion.", arn(&external));
    refused(&import(&external, stays), "KMSInvalidStateException", &state);
    world.ok("CancelKeyDeletion", &json!({"KeyId": external}));
    let reply = world.call("ImportKeyMaterial", &import(&external, stays));
    assert_eq!(reply.code().as_deref(), Some("InvalidImportTokenException"));
}

/// An alias is refused where only a key may stand, before anything is looked up, and whether or not the model has the error.
#[test]
fn aliases_are_refused_before_any_look_up() {
    let mut world = World::new();
    let mut refused = 0;
    for line in lines() {
        let takes_aliases =
            line.operation.errors().iter().any(|error| error.name() == "InvalidKeyUsageException")
                || line.operation == Operation::DescribeKey;
        let names_a_key =
            line.operation.input().members.iter().any(|member| member.name == "KeyId");
        if takes_aliases || !names_a_key {
            continue;
        }
        for alias in ["alias/nobody", "arn:aws:kms:eu-west-1:000000000000:alias/nobody"] {
            let mut body = match line.operation {
                Operation::ImportKeyMaterial => {
                    json!({"ImportToken": "AAAA", "EncryptedKeyMaterial": "AAAA"})
                }
                Operation::RetireGrant | Operation::RevokeGrant => {
                    json!({"GrantId": "a".repeat(64)})
                }
                Operation::PutKeyPolicy => json!({"Policy": policy_of_another()}),
                Operation::CreateGrant => {
                    json!({"GranteePrincipal": "arn:aws:iam::000000000000:root", "Operations": ["DescribeKey"]})
                }
                Operation::ListAliases => json!({}),
                other => world.request(other, "x"),
            };
            body["KeyId"] = json!(alias);
            let reply = world.call(line.operation.name(), &body);
            let told = (reply.code(), reply.message());
            let text = "Key Aliases are not supported for this operation.".to_owned();
            assert_eq!(
                told,
                (Some("InvalidArnException".to_owned()), Some(text)),
                "{:?}",
                line.operation
            );
            refused += 1;
        }
    }
    assert_eq!(refused, 27 * 2);
}

/// The identifier is shown as it was sent, and of an ARN the part that is no key id.
#[test]
fn a_key_that_does_not_exist_is_told_as_it_was_named() {
    let mut world = World::new();
    let prefix = "arn:aws:kms:us-east-1:000000000000:key/";
    let capitals = "1234ABCD-12AB-34CD-56EF-1234567890AB";
    for (identifier, text) in [
        (capitals.to_owned(), format!("Key '{prefix}{capitals}' does not exist")),
        (format!("{prefix}{capitals}"), format!("Key '{prefix}{capitals}' does not exist")),
        (format!("{prefix}foo"), "Invalid keyId foo".to_owned()),
        (format!("{prefix}a/b"), "Invalid keyId a/b".to_owned()),
        ("foo".to_owned(), "Invalid keyId 'foo'".to_owned()),
        (
            "arn:aws:kms:eu-west-1:000000000000:key/foo".to_owned(),
            "Invalid arn eu-west-1".to_owned(),
        ),
    ] {
        for operation in ["DescribeKey", "EnableKey", "Encrypt"] {
            let mut body = json!({"KeyId": identifier});
            if operation == "Encrypt" {
                body["Plaintext"] = json!("AAAA");
            }
            let reply = world.call(operation, &body);
            let told = (reply.code().unwrap(), reply.message().unwrap());
            assert_eq!(told, ("NotFoundException".to_owned(), text.clone()), "{operation}");
        }
    }
    let key = world.key();
    let found = world.ok("DescribeKey", &json!({"KeyId": key.to_uppercase()}));
    assert_eq!(found["KeyMetadata"]["KeyId"], key.as_str());
}

/// Whoever may not use a key learns nothing of it: neither usage nor state nor kind, nor that the request contradicts itself.
#[test]
fn a_denied_caller_learns_nothing_of_the_key() {
    let mut world = World::new();
    let key = world.key_of("RSA_2048", "SIGN_VERIFY");
    world.ok("DisableKey", &json!({"KeyId": key}));
    let policy = json!({
        "KeyId": key, "Policy": policy_of_another(), "BypassPolicyLockoutSafetyCheck": true,
    });
    world.ok("PutKeyPolicy", &policy);
    let contradiction = json!({"KeyId": key, "KeySpec": "AES_256", "NumberOfBytes": 16});
    for (operation, body) in [
        ("Encrypt", json!({"KeyId": key, "Plaintext": "AAAA"})),
        ("GenerateDataKey", contradiction),
        ("EnableKeyRotation", json!({"KeyId": key})),
        (
            "GetParametersForImport",
            json!({
                "KeyId": key, "WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048",
            }),
        ),
    ] {
        let reply = world.call(operation, &body);
        assert_eq!(reply.code().as_deref(), Some("AccessDeniedException"), "{operation}");
    }
}

/// AWS offers SM2 in its China Regions only.
#[test]
fn sm2_is_not_supported_in_the_region() {
    let mut world = World::new();
    let key = world.key();
    for (operation, body) in [
        ("CreateKey", json!({"KeySpec": "SM2", "KeyUsage": "SIGN_VERIFY"})),
        ("CreateKey", json!({"CustomerMasterKeySpec": "SM2", "KeyUsage": "ENCRYPT_DECRYPT"})),
        ("GenerateDataKeyPair", json!({"KeyId": key, "KeyPairSpec": "SM2"})),
        ("GenerateDataKeyPairWithoutPlaintext", json!({"KeyId": key, "KeyPairSpec": "SM2"})),
    ] {
        let reply = world.call(operation, &body);
        assert_eq!(reply.code().as_deref(), Some("UnsupportedOperationException"), "{operation}");
        let text = "KeySpec SM2 is not supported in this Region";
        assert_eq!(reply.message().as_deref(), Some(text), "{operation}");
    }
}

/// The most items of a list are a constraint of the operation: they are checked with those of the model, before the key is looked up.
#[test]
fn a_list_of_too_many_is_refused_before_its_key_is_looked_up() {
    let mut world = World::new();
    for (operation, most) in [
        ("ListAliases", 100),
        ("ListGrants", 100),
        ("ListKeyPolicies", 1000),
        ("ListKeyRotations", 1000),
        ("ListResourceTags", 50),
    ] {
        let ask = |limit: i32| json!({"KeyId": "alias/nothing", "Limit": limit});
        let most_is = |limit: i32, most: i32| {
            format!(
                "1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value less \
                 than or equal to {most}"
            )
        };
        let more = most + 1;
        refused(&mut world, operation, &ask(more), VALIDATION, &most_is(more, most));
        let alias = "Key Aliases are not supported for this operation.";
        refused(&mut world, operation, &ask(most), "InvalidArnException", alias);
    }
}

/// A Region that is not served is wrong in the request itself: it is told before the state and the kind of the key.
#[test]
fn a_region_that_is_not_served_comes_before_the_key() {
    let mut world = World::new();
    let single = world.key();
    world.ok("DisableKey", &json!({"KeyId": single}));
    for (operation, member) in
        [("ReplicateKey", "ReplicaRegion"), ("UpdatePrimaryRegion", "PrimaryRegion")]
    {
        let ask = |id: &str, region: &str| json!({"KeyId": id, member: region});
        let nobody = "1234abcd-12ab-34cd-56ef-1234567890ab";
        let missing = format!("Key '{}' does not exist", arn(nobody));
        refused(&mut world, operation, &ask(nobody, "xx-nowhere-1"), NOT_FOUND, &missing);
        let unknown = "Invalid region xx-nowhere-1";
        refused(&mut world, operation, &ask(&single, "xx-nowhere-1"), VALIDATION, unknown);
        let disabled = format!("{} is disabled.", arn(&single));
        refused(&mut world, operation, &ask(&single, "eu-west-1"), "DisabledException", &disabled);
    }
}
