//! A KMS that forgets nothing: it keeps the plaintext of each ciphertext, and counts what it is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use model::generated::Operation as Kms;
use model::shape::{Fields, Value};
use model::{Error, ErrorCode, ServiceOperation};
use pipeline::{Answering, InternalRequest, OtherServices};
use secret::Secret;

use super::OWNER_ACCOUNT;

/// A key of the owner's account.
pub(crate) const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/one";
/// Another one.
pub(crate) const OTHER_KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/two";

#[derive(Debug, Default)]
pub(crate) struct FakeKms {
    kept: Mutex<BTreeMap<Vec<u8>, FakeCiphertext>>,
    /// The operations with their keys, in order.
    asked: Mutex<Vec<String>>,
    /// The operations with their keys that are refused.
    denied: Mutex<BTreeSet<String>>,
}

#[derive(Debug)]
struct FakeCiphertext {
    key: String,
    plaintext: Vec<u8>,
    context: Vec<(String, String)>,
}

impl FakeKms {
    /// Returns what was asked since the last call.
    pub(crate) fn take_asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    /// Refuses an operation, such as `Decrypt one`, from now on.
    pub(crate) fn deny(&self, what: &str) {
        self.denied.lock().unwrap().insert(what.to_owned());
    }

    /// Refuses an operation no longer.
    pub(crate) fn allow(&self, what: &str) {
        self.denied.lock().unwrap().remove(what);
    }

    fn check(&self, request: &InternalRequest) -> Result<(Kms, String), Error> {
        let ServiceOperation::Kms(operation) = request.operation() else { panic!("not KMS") };
        let key = match text(request.fields(), "KeyId").as_str() {
            "alias/aws/s3" => format!("arn:aws:kms:us-east-1:{OWNER_ACCOUNT}:key/managed"),
            other => other.to_owned(),
        };
        let name = format!("{} {}", operation.name(), key.rsplit('/').next().unwrap());
        if self.denied.lock().unwrap().contains(&name) {
            return Err(Error::new(ErrorCode::AccessDeniedException, "not with this key"));
        }
        Ok((operation, key))
    }

    fn reply(&self, request: &InternalRequest) -> Result<Fields, Error> {
        let (operation, key) = self.check(request)?;
        let name = key.rsplit('/').next().unwrap();
        self.asked.lock().unwrap().push(format!("{} {name}", operation.name()));
        let fields = request.fields();
        let Some(Value::Map(context)) = fields.named("EncryptionContext") else { panic!() };
        let mut reply = Fields::empty(operation.output().unwrap());
        reply.set_named("KeyId", Value::String(key.clone()));
        let plaintext = match operation.name() {
            "Decrypt" => {
                let Some(Value::Blob(ciphertext)) = fields.named("CiphertextBlob") else {
                    panic!()
                };
                let kept = self.kept.lock().unwrap();
                let found = kept.get(ciphertext).filter(|kept| kept.key == key);
                let found = found.filter(|kept| kept.context == *context);
                let none = || Error::bare(ErrorCode::InvalidCiphertextException);
                found.ok_or_else(none)?.plaintext.clone()
            }
            "Encrypt" => {
                let Some(Value::Secret(plaintext)) = fields.named("Plaintext") else { panic!() };
                plaintext.expose().to_vec()
            }
            "GenerateDataKey" => crypto::random::array::<32>().unwrap().to_vec(),
            other => panic!("{other} is not faked"),
        };
        if operation != Kms::Encrypt {
            let plaintext = Secret::<[u8]>::copy_of(&plaintext);
            reply.set_named("Plaintext", Value::Secret(plaintext));
        }
        if operation != Kms::Decrypt {
            let ciphertext = crypto::random::array::<40>().unwrap().to_vec();
            let kept = FakeCiphertext { key, plaintext, context: context.clone() };
            self.kept.lock().unwrap().insert(ciphertext.clone(), kept);
            reply.set_named("CiphertextBlob", Value::Blob(ciphertext));
        }
        Ok(reply)
    }
}

impl OtherServices for FakeKms {
    fn answer(&self, request: InternalRequest) -> Answering {
        let reply = self.reply(&request);
        Box::pin(async { reply })
    }

    fn permit(&self, request: InternalRequest) -> Result<Vec<String>, Error> {
        self.check(&request).map(|(_operation, key)| vec![key])
    }
}

fn text(fields: &Fields, name: &str) -> String {
    let Some(Value::String(text)) = fields.named(name) else { panic!("{name} is missing") };
    text.clone()
}
