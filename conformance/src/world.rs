//! A service in this process, on simulated time, and valid requests for all of its operations.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::client::{AccessKey, Client, Reply};
use crypto::asymmetric::{KeyType, OaepHash, PublicKey};
use model::generated::KeyState;
use model::{Operation, Region, Regions, Timestamp};
use secret::Secret;
use serde_json::{Value, json};
use server::{
    Clock as _, ClockLimits, Config, ManualClock, Quotas, RefusalLimits, RootCredential, Running,
    SealSource,
};

const ID: &str = "AKIATESTTESTTESTTEST";
const SECRET: &str = "secretsecretsecretsecretsecretsecretsecr";

/// A service on simulated time that begins on 2026-01-02.
#[derive(Debug)]
pub struct World {
    /// The service.
    pub running: Running,
    /// A client of the root.
    pub client: Client,
    /// What time it is.
    pub clock: Arc<ManualClock>,
    folder: tempfile::TempDir,
    names: u32,
}

/// A federated user of the account, who never calls. Users and roles would have to exist.
pub const ALICE: &str = "arn:aws:sts::000000000000:federated-user/alice";

/// A policy that lets a user in and not the root: under it the root is denied everything.
#[must_use]
pub fn policy_of_another() -> String {
    json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": ALICE},
        "Action": "kms:*", "Resource": "*",
    }]})
    .to_string()
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

/// Those of AWS, and more than one key can have replicas in.
fn regions() -> Regions {
    let made_up = |number| Region::parse(&format!("zz-nowhere-{number}")).unwrap();
    (1..=65).map(made_up).fold(Regions::aws(), |regions, region| regions.with(region))
}

impl World {
    /// A service with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::with(1, Quotas::off())
    }

    /// The same, with quotas.
    #[must_use]
    pub fn with_quotas(quotas: Quotas) -> Self {
        Self::with(1, quotas)
    }

    /// The same with this many threads that answer requests.
    #[must_use]
    pub fn with_threads(threads: usize) -> Self {
        Self::with(threads, Quotas::off())
    }

    fn with(threads: usize, quotas: Quotas) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let any = "127.0.0.1:0".parse().unwrap();
        let config = Config {
            data_dir: folder.path().to_owned(),
            listen: any,
            operations_listen: any,
            tls: None,
            trusted_proxies: server::TrustedProxies::default(),
            account: model::AccountId::parse("000000000000").unwrap(),
            region: Region::parse("us-east-1").unwrap(),
            regions: regions(),
            seal: SealSource::File,
            root_credential: Some(RootCredential {
                access_key_id: ID.to_owned(),
                secret_access_key: Secret::<[u8]>::copy_of(SECRET.as_bytes()),
            }),
            threads,
            attestation_roots: None,
            oidc_issuers: Vec::new(),
            oidc_roots: None,
            audit_anchors: Vec::new(),
            webhook_hosts: Vec::new(),
            quotas,
            s3: server::S3Config::default(),
            kept_settings: None,
            lookups: server::LookupLimits::default(),
            refusals: RefusalLimits { entries_per_second: u32::MAX, ..RefusalLimits::default() },
            // Simulated time passes in one step, however long it is.
            clock: ClockLimits { observation_max: Duration::MAX, ..ClockLimits::default() },
        };
        let start = Timestamp::from_amz_date("20260102T030405Z").unwrap();
        let clock = Arc::new(ManualClock::new(start));
        let running = server::start_at(config, Arc::<ManualClock>::clone(&clock)).unwrap();
        let key = AccessKey::new(ID, SECRET);
        let client = Client::new(running.api_address(), key);
        Self { running, client, clock, folder, names: 0 }
    }

    /// Another client of the root, on a connection of its own.
    #[must_use]
    pub fn another_client(&self) -> Client {
        let key = AccessKey::new(ID, SECRET);
        Client::new(self.running.api_address(), key)
    }

    /// What time it is, for signing.
    #[must_use]
    pub fn time(&self) -> SystemTime {
        let millis = u64::try_from(self.clock.now().millis()).unwrap();
        std::time::UNIX_EPOCH + Duration::from_millis(millis)
    }

    /// Calls an operation.
    pub fn call(&mut self, operation: &str, body: &Value) -> Reply {
        self.send(operation, body.to_string().as_bytes())
    }

    /// Sends any body, signed now on the simulated clock.
    pub fn send(&mut self, operation: &str, body: &[u8]) -> Reply {
        let now = self.time();
        self.client.call_at(operation, body, now).unwrap()
    }

    /// Calls another Region from now on.
    pub fn go(&mut self, region: &str) -> &mut Self {
        self.client.go(region);
        self
    }

    /// Lets days pass, and the background work that falls due.
    pub fn days(&mut self, days: u32) {
        self.clock.advance(model::timestamp::DAY * days);
        self.running.work_now().unwrap();
    }

    /// Calls an operation that must succeed.
    pub fn ok(&mut self, operation: &str, body: &Value) -> Value {
        let reply = self.call(operation, body);
        assert_eq!(
            reply.status,
            200,
            "{operation} {body}: {}",
            String::from_utf8_lossy(&reply.body)
        );
        reply.json()
    }

    /// A fresh alias name.
    pub fn name(&mut self) -> String {
        self.names += 1;
        format!("alias/n{}", self.names)
    }

    /// A fresh key.
    pub fn key(&mut self) -> String {
        self.created(&json!({}))
    }

    /// A fresh key of the kind that the operation is for.
    pub fn key_for(&mut self, operation: Operation) -> String {
        let (spec, usage) = match operation {
            Operation::Sign | Operation::Verify | Operation::GetPublicKey => {
                ("ECC_NIST_P256", "SIGN_VERIFY")
            }
            Operation::GenerateMac | Operation::VerifyMac => ("HMAC_256", "GENERATE_VERIFY_MAC"),
            Operation::DeriveSharedSecret => ("ECC_NIST_P256", "KEY_AGREEMENT"),
            Operation::Encapsulate | Operation::Decapsulate => {
                ("ML_KEM_768", "ENCAPSULATE_DECAPSULATE")
            }
            Operation::GetParametersForImport
            | Operation::ImportKeyMaterial
            | Operation::DeleteImportedKeyMaterial => {
                let key = self.created(&json!({"Origin": "EXTERNAL"}));
                let import = self.request(Operation::ImportKeyMaterial, &key);
                self.ok("ImportKeyMaterial", &import);
                return key;
            }
            Operation::ReplicateKey => return self.created(&json!({"MultiRegion": true})),
            Operation::UpdatePrimaryRegion => {
                let key = self.created(&json!({"MultiRegion": true}));
                self.ok("ReplicateKey", &json!({"KeyId": key, "ReplicaRegion": "eu-west-1"}));
                return key;
            }
            _ => return self.key(),
        };
        self.key_of(spec, usage)
    }

    /// A fresh key of this spec and usage.
    pub fn key_of(&mut self, spec: &str, usage: &str) -> String {
        self.created(&json!({"KeySpec": spec, "KeyUsage": usage}))
    }

    /// A fresh key with these members of CreateKey.
    pub fn created(&mut self, members: &Value) -> String {
        let created = self.ok("CreateKey", members);
        created["KeyMetadata"]["KeyId"].as_str().unwrap().to_owned()
    }

    /// A grant on `key` with these members, of which the grantee and the operations have defaults.
    pub fn grant(&mut self, key: &str, members: &Value) -> Value {
        let mut body = json!({"KeyId": key, "GranteePrincipal": ALICE, "Operations": ["Decrypt"]});
        let members = members.as_object().unwrap().clone();
        body.as_object_mut().unwrap().extend(members);
        self.ok("CreateGrant", &body)
    }

    /// A valid request of an operation on `key`, with whatever it needs made before.
    pub fn request(&mut self, operation: Operation, key: &str) -> Value {
        let ciphertext = |world: &mut Self| {
            world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}))["CiphertextBlob"]
                .clone()
        };
        match operation {
            Operation::CreateKey | Operation::ListKeys | Operation::ListAliases => json!({}),
            Operation::GenerateRandom => json!({"NumberOfBytes": 16}),
            Operation::Encrypt => json!({"KeyId": key, "Plaintext": "aGVsbG8="}),
            Operation::Decrypt => json!({"CiphertextBlob": ciphertext(self)}),
            Operation::ReEncrypt => {
                json!({"CiphertextBlob": ciphertext(self), "DestinationKeyId": key})
            }
            Operation::GenerateDataKey | Operation::GenerateDataKeyWithoutPlaintext => {
                json!({"KeyId": key, "KeySpec": "AES_256"})
            }
            Operation::CreateAlias => json!({"AliasName": self.name(), "TargetKeyId": key}),
            Operation::UpdateAlias | Operation::DeleteAlias => {
                let name = self.name();
                self.ok("CreateAlias", &json!({"AliasName": name, "TargetKeyId": key}));
                match operation {
                    Operation::UpdateAlias => json!({"AliasName": name, "TargetKeyId": key}),
                    _ => json!({"AliasName": name}),
                }
            }
            Operation::CreateGrant => {
                json!({"KeyId": key, "GranteePrincipal": ALICE, "Operations": ["Decrypt"]})
            }
            Operation::RetireGrant | Operation::RevokeGrant => {
                json!({"KeyId": key, "GrantId": self.grant(key, &json!({}))["GrantId"]})
            }
            Operation::ListRetirableGrants => json!({"RetiringPrincipal": ALICE}),
            Operation::PutKeyPolicy => {
                let policy = self.ok("GetKeyPolicy", &json!({"KeyId": key}))["Policy"].clone();
                json!({"KeyId": key, "Policy": policy})
            }
            Operation::TagResource => {
                json!({"KeyId": key, "Tags": [{"TagKey": "a", "TagValue": "b"}]})
            }
            Operation::UntagResource => json!({"KeyId": key, "TagKeys": ["a"]}),
            Operation::UpdateKeyDescription => json!({"KeyId": key, "Description": "d"}),
            _ => self.request_of_kind(operation, key),
        }
    }

    /// The same for operations on keys of one kind, and for those that need nothing but the key.
    fn request_of_kind(&mut self, operation: Operation, key: &str) -> Value {
        match operation {
            Operation::GenerateDataKeyPair | Operation::GenerateDataKeyPairWithoutPlaintext => {
                json!({"KeyId": key, "KeyPairSpec": "ECC_NIST_P256"})
            }
            Operation::Sign => {
                json!({"KeyId": key, "Message": "AA==", "SigningAlgorithm": "ECDSA_SHA_256"})
            }
            Operation::Verify => {
                let mut body = self.request(Operation::Sign, key);
                body["Signature"] = self.ok("Sign", &body)["Signature"].clone();
                body
            }
            Operation::GenerateMac => {
                json!({"KeyId": key, "Message": "AA==", "MacAlgorithm": "HMAC_SHA_256"})
            }
            Operation::VerifyMac => {
                let mut body = self.request(Operation::GenerateMac, key);
                body["Mac"] = self.ok("GenerateMac", &body)["Mac"].clone();
                body
            }
            Operation::DeriveSharedSecret => {
                let other = self.key_for(Operation::DeriveSharedSecret);
                let public_key = self.ok("GetPublicKey", &json!({"KeyId": other}));
                json!({"KeyId": key, "KeyAgreementAlgorithm": "ECDH", "PublicKey": public_key["PublicKey"]})
            }
            Operation::Encapsulate => json!({"KeyId": key, "EncapsulationAlgorithm": "ML_KEM"}),
            Operation::Decapsulate => {
                let mut body = self.request(Operation::Encapsulate, key);
                let made = self.ok("Encapsulate", &body);
                body["SharedSecretCiphertextBlob"] = made["SharedSecretCiphertextBlob"].clone();
                body
            }
            Operation::GetParametersForImport => {
                json!({"KeyId": key, "WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"})
            }
            Operation::ImportKeyMaterial => self.import(key, &[7; 32]),
            Operation::ReplicateKey => json!({"KeyId": key, "ReplicaRegion": "eu-west-1"}),
            Operation::UpdatePrimaryRegion => json!({"KeyId": key, "PrimaryRegion": "eu-west-1"}),
            _ => json!({"KeyId": key}),
        }
    }

    /// A request that imports `material`, which never expires, into a symmetric or HMAC key.
    pub fn import(&mut self, key: &str, material: &[u8]) -> Value {
        let ask = self.request(Operation::GetParametersForImport, key);
        let parameters = self.ok("GetParametersForImport", &ask);
        Self::import_with(&parameters, material)
    }

    /// The same with a reply of GetParametersForImport for RSAES-OAEP with SHA-256 and RSA-2048.
    #[must_use]
    pub fn import_with(parameters: &Value, material: &[u8]) -> Value {
        let base64 = base64_simd::STANDARD;
        let spki = base64.decode_to_vec(parameters["PublicKey"].as_str().unwrap()).unwrap();
        let public = PublicKey::parse(KeyType::Rsa2048, &spki).unwrap();
        let wrapped = public.encrypt(OaepHash::Sha256, material).unwrap();
        json!({
            "KeyId": parameters["KeyId"],
            "ImportToken": parameters["ImportToken"],
            "EncryptedKeyMaterial": base64.encode_to_string(&wrapped),
            "ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE",
        })
    }

    /// Brings a key to a state.
    pub fn bring(&mut self, key: &str, state: KeyState) {
        match state {
            KeyState::Disabled => drop(self.ok("DisableKey", &json!({"KeyId": key}))),
            KeyState::PendingDeletion => {
                drop(self.ok("ScheduleKeyDeletion", &json!({"KeyId": key})))
            }
            _ => {}
        }
    }

    /// All events, oldest first.
    #[must_use]
    pub fn events(&self) -> Vec<Value> {
        let dir = self.folder.path().join("audit");
        let entries = audit::entries(&dir, 0).unwrap();
        entries.map(|entry| serde_json::from_str(entry.unwrap().event.get()).unwrap()).collect()
    }

    /// The one event of a reply.
    #[must_use]
    pub fn event_of(&self, reply: &Reply) -> Value {
        let id = reply.header("x-amzn-requestid").unwrap();
        let mut found = self.events();
        found.retain(|event| event["requestID"] == id);
        assert_eq!(found.len(), 1, "exactly one entry for {id}");
        found.remove(0)
    }
}
