//! The ten usual requests.

use model::{ErrorCode, Operation};
use serde_json::{Value, json};

use crate::callers::{ALICE, ROOT, Sender, USER};
use crate::data_directory::DataDirectory;
use crate::signer;

/// A request that is counted.
pub(crate) struct UsualRequest {
    /// Its name in the table.
    pub(crate) name: &'static str,
    /// Its operation.
    pub(crate) operation: Operation,
    /// Its caller.
    pub(crate) sender: &'static Sender,
    /// Its body.
    pub(crate) body: fn(&Keys) -> Value,
    /// The error that answers it.
    pub(crate) error: Option<ErrorCode>,
}

/// The ten usual requests. Another one is added at the end.
pub(crate) static USUAL_REQUESTS: [UsualRequest; 10] = [
    by_root(
        "Encrypt 32 B",
        Operation::Encrypt,
        |keys| json!({"KeyId": keys.symmetric, "Plaintext": blob(32)}),
    ),
    by_root(
        "Encrypt 4 KB",
        Operation::Encrypt,
        |keys| json!({"KeyId": keys.symmetric, "Plaintext": blob(4096)}),
    ),
    by_root("Decrypt 32 B", Operation::Decrypt, |keys| json!({"CiphertextBlob": keys.ciphertext})),
    by_root(
        "GenerateDataKey, by alias",
        Operation::GenerateDataKey,
        |keys| json!({"KeyId": keys.alias, "KeySpec": "AES_256"}),
    ),
    by_root(
        "GenerateDataKeyWithoutPlaintext",
        Operation::GenerateDataKeyWithoutPlaintext,
        |keys| json!({"KeyId": keys.symmetric, "KeySpec": "AES_256"}),
    ),
    by_root(
        "ReEncrypt 32 B",
        Operation::ReEncrypt,
        |keys| json!({"CiphertextBlob": keys.ciphertext, "DestinationKeyId": keys.other}),
    ),
    by_root("DescribeKey", Operation::DescribeKey, |keys| json!({"KeyId": keys.symmetric})),
    by_root("Sign P-256", Operation::Sign, |keys| {
        json!({
            "KeyId": keys.signing,
            "Message": blob(32),
            "MessageType": "DIGEST",
            "SigningAlgorithm": "ECDSA_SHA_256",
        })
    }),
    UsualRequest {
        name: "Encrypt 32 B, user, context of 5 pairs",
        operation: Operation::Encrypt,
        sender: &USER,
        body: |keys| {
            let pairs = (1..=5).map(|number| (format!("name{number}"), format!("value {number}")));
            let context: serde_json::Map<_, _> =
                pairs.map(|(name, value)| (name, value.into())).collect();
            json!({"KeyId": keys.symmetric, "Plaintext": blob(32), "EncryptionContext": context})
        },
        error: None,
    },
    UsualRequest {
        name: "Encrypt 32 B, user, AccessDenied",
        operation: Operation::Encrypt,
        sender: &USER,
        body: |keys| json!({"KeyId": keys.refusing, "Plaintext": blob(32)}),
        error: Some(ErrorCode::AccessDeniedException),
    },
];

/// Makes a request of the root that succeeds.
const fn by_root(
    name: &'static str,
    operation: Operation,
    body: fn(&Keys) -> Value,
) -> UsualRequest {
    UsualRequest { name, operation, sender: &ROOT, body, error: None }
}

/// Returns a blob of so many bytes in base64.
fn blob(bytes: usize) -> String {
    base64_simd::STANDARD.encode_to_string(vec![b'a'; bytes])
}

/// The keys that requests are about.
pub(crate) struct Keys {
    /// The id of a symmetric key under the default policy.
    symmetric: String,
    /// The id of another one.
    other: String,
    /// The id of a key on P-256.
    signing: String,
    /// The id of a symmetric key whose policy keeps the user out.
    refusing: String,
    /// The name of an alias of the first key.
    alias: &'static str,
    /// 32 bytes under the first key.
    ciphertext: String,
}

impl Keys {
    /// Makes the keys.
    pub(crate) fn new(directory: &DataDirectory) -> Self {
        let ask = |operation, body: Value| -> Value {
            let reply = directory.answer(&signer::signed(&ROOT, operation, &body));
            let text = String::from_utf8_lossy(reply.body.as_slice());
            assert_eq!(reply.error, None, "{operation:?}: {text}");
            serde_json::from_str(&text).unwrap_or_default()
        };
        let key =
            |body| -> String { text(&ask(Operation::CreateKey, body)["KeyMetadata"]["KeyId"]) };
        let (symmetric, other) = (key(json!({})), key(json!({})));
        let signing = key(json!({"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"}));
        let refusing = key(json!({"Policy": REFUSING.replace("USER", ALICE)}));
        let alias = "alias/application";
        ask(Operation::CreateAlias, json!({"AliasName": alias, "TargetKeyId": symmetric}));
        let made = ask(Operation::Encrypt, json!({"KeyId": symmetric, "Plaintext": blob(32)}));
        let ciphertext = text(&made["CiphertextBlob"]);
        Self { symmetric, other, signing, refusing, alias, ciphertext }
    }
}

/// Returns a text in a reply.
fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// A key policy that leaves use to the account, except for one user.
const REFUSING: &str = r#"{"Version":"2012-10-17","Statement":[
    {"Sid":"Account","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
    {"Sid":"NotForHer","Effect":"Deny","Principal":{"AWS":"USER"},"Action":["kms:Encrypt","kms:GenerateDataKey*"],"Resource":"*"}
]}"#;
