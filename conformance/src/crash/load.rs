//! The mixed load: calls that must succeed by what the journal says, and some that must be refused.

use crate::crash::journal::{Change, State};
use crate::crash::worker::{Broken, Call, Worker};
use base64_simd::STANDARD;
use serde_json::{Value, json};

/// The load stays on the newest keys of a thread; older ones rest and are sampled by the checks.
const ACTIVE_KEYS: usize = 24;
/// Limits of AWS that the load stays below: 25 rotations on demand, 50 tags.
const ROTATIONS_MAX: usize = 12;
const TAGS_MAX: usize = 8;
const ALIASES_MAX: usize = 40;

impl Worker {
    /// One call, or a small group of calls that belong together.
    ///
    /// # Errors
    /// The connection broke.
    pub fn step(&mut self) -> Result<(), Broken> {
        let keys = self.journal.keys.len();
        if keys < 2 || self.seed.below(200) == 0 {
            let token = self.token();
            let body = json!({"Description": token});
            return self.perform(Call::new("CreateKey", body, Change::Create(token))).map(drop);
        }
        let at = keys - 1 - self.seed.below(keys.min(ACTIVE_KEYS));
        match self.seed.below(100) {
            0..25 => self.encrypt(at),
            25..45 => self.decrypt(at),
            45..60 => self.data_key(at),
            60..72 => self.alias(at),
            72..78 => self.deletion(at),
            _ => self.change(at),
        }
    }

    pub(crate) fn id(&self, at: usize) -> String {
        self.journal.keys[at].id.clone()
    }

    /// Encrypts; under a key that is disabled or to be deleted this must be refused.
    pub(crate) fn encrypt(&mut self, at: usize) -> Result<(), Broken> {
        let (context, length) = (self.token(), 1 + self.seed.below(200));
        let plain: Vec<u8> = (0..length).map(|_| self.seed.number().to_le_bytes()[0]).collect();
        let plaintext = STANDARD.encode_to_string(plain);
        let body = json!({"KeyId": self.id(at), "Plaintext": plaintext, "EncryptionContext": {"c": context}});
        let refusal = self.journal.keys[at].state.refusal();
        let call = Call { refusal, ..Call::read("Encrypt", body) };
        let reply = self.perform(call)?;
        self.keep(at, &reply, Some(plaintext), context);
        Ok(())
    }

    pub(crate) fn data_key(&mut self, at: usize) -> Result<(), Broken> {
        let context = self.token();
        let body = json!({"KeyId": self.id(at), "KeySpec": "AES_256", "EncryptionContext": {"c": context}});
        let refusal = self.journal.keys[at].state.refusal();
        let reply = self.perform(Call { refusal, ..Call::read("GenerateDataKey", body) })?;
        self.keep(at, &reply, None, context);
        Ok(())
    }

    pub(crate) fn decrypt(&mut self, at: usize) -> Result<(), Broken> {
        let count = self.journal.keys[at].ciphertexts.len();
        if count == 0 {
            return self.encrypt(at);
        }
        let ciphertext = self.seed.below(count);
        self.decrypt_one(at, ciphertext)
    }

    /// Decrypts a ciphertext that was handed out.
    pub(crate) fn decrypt_one(&mut self, at: usize, ciphertext: usize) -> Result<(), Broken> {
        let key = &self.journal.keys[at];
        let (refusal, kept) = (key.state.refusal(), key.ciphertexts[ciphertext].clone());
        let body = json!({"CiphertextBlob": kept.blob, "EncryptionContext": {"c": kept.context}});
        let reply = self.perform(Call { refusal, ..Call::read("Decrypt", body) })?;
        if reply.status == 200 && reply.json()["Plaintext"] != Value::String(kept.plaintext) {
            self.faults.push(format!("a ciphertext of {} decrypts to something else", self.id(at)));
        }
        Ok(())
    }

    fn alias(&mut self, at: usize) -> Result<(), Broken> {
        let names: Vec<String> = self.journal.aliases.keys().cloned().collect();
        let key = self.id(at);
        // Only what AliasNames may point to: no key that is to be deleted.
        let usable = self.journal.keys[at].state != State::PendingDeletion;
        let name = self.seed.pick(&names).cloned();
        let call = match (name, self.seed.below(3)) {
            (Some(name), 0) if usable => {
                let body = json!({"AliasName": name, "TargetKeyId": key});
                Call::new("UpdateAlias", body, Change::Alias(name, at))
            }
            (_, 1) if usable && names.len() < ALIASES_MAX => {
                let name = format!("alias/{}", self.token());
                let body = json!({"AliasName": name, "TargetKeyId": key});
                Call::new("CreateAlias", body, Change::Alias(name, at))
            }
            (Some(name), _) => {
                Call::new("DeleteAlias", json!({"AliasName": name}), Change::NoAlias(name))
            }
            (None, _) => return Ok(()),
        };
        self.perform(call).map(drop)
    }

    /// Schedules the deletion of a key, or cancels it: the key is disabled then, and enabled again by and by.
    pub(crate) fn deletion(&mut self, at: usize) -> Result<(), Broken> {
        let key = json!({"KeyId": self.id(at)});
        let call = match self.journal.keys[at].state {
            State::PendingDeletion => {
                Call::new("CancelKeyDeletion", key, Change::State(at, State::Disabled))
            }
            State::Enabled | State::Disabled => {
                Call::new("ScheduleKeyDeletion", key, Change::State(at, State::PendingDeletion))
            }
        };
        self.perform(call).map(drop)
    }

    /// A change of a key's own properties.
    fn change(&mut self, at: usize) -> Result<(), Broken> {
        let (id, token) = (self.id(at), self.token());
        let key = &self.journal.keys[at];
        let state = key.state;
        let tags: Vec<String> = key.tags.keys().cloned().collect();
        let (rotations, key) = (key.rotations, json!({"KeyId": id}));
        let call = match self.seed.below(5) {
            0 => {
                let policy = policy(&token);
                let body = json!({"KeyId": id, "Policy": policy});
                Call::new("PutKeyPolicy", body, Change::Policy(at, policy))
            }
            _ if state == State::PendingDeletion => return self.deletion(at),
            1 => {
                let body = json!({"KeyId": id, "Description": token});
                Call::new("UpdateKeyDescription", body, Change::Description(at, token))
            }
            2 if state == State::Enabled && rotations < ROTATIONS_MAX => {
                Call::new("RotateKeyOnDemand", key, Change::Rotate(at))
            }
            2 | 3 => self.tag(at, &tags, token),
            _ if state == State::Enabled => {
                Call::new("DisableKey", key, Change::State(at, State::Disabled))
            }
            _ => Call::new("EnableKey", key, Change::State(at, State::Enabled)),
        };
        self.perform(call).map(drop)
    }

    fn tag(&mut self, at: usize, tags: &[String], token: String) -> Call {
        let (id, add) = (self.id(at), self.seed.chance(60));
        match self.seed.pick(tags) {
            Some(tag) if tags.len() >= TAGS_MAX || !add => {
                let body = json!({"KeyId": id, "TagKeys": [tag]});
                Call::new("UntagResource", body, Change::Untag(at, tag.clone()))
            }
            _ => {
                let tag = format!("t{}", self.seed.below(TAGS_MAX * 2));
                let body = json!({"KeyId": id, "Tags": [{"TagKey": tag, "TagValue": token}]});
                Call::new("TagResource", body, Change::Tag(at, tag, token))
            }
        }
    }
}

/// A policy that lets the account in and can be told from others.
pub(crate) fn policy(id: &str) -> String {
    json!({"Version": "2012-10-17", "Id": id, "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
        "Action": "kms:*", "Resource": "*",
    }]})
    .to_string()
}
