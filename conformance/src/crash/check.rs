//! After a crash: is everything there that was acknowledged?

use std::collections::{BTreeMap, BTreeSet};

use crate::crash::journal::{Change, Key, State};
use crate::crash::worker::{Broken, Call, Worker};
use serde_json::{Value, json};

/// Keys that are checked though nothing happened to them since the last crash.
const SAMPLED_KEYS: usize = 4;
/// Ciphertexts of each checked key that are decrypted again though they were proven.
const SAMPLED_CIPHERTEXTS: usize = 2;

/// Compares the keys that the service lists with those that were acknowledged. One that no worker knows was made by a
/// change without an audit entry.
pub fn listed_keys(workers: &mut [Worker]) -> Vec<String> {
    let mut listed = BTreeSet::new();
    let mut marker = Value::Null;
    loop {
        let body = json!({"Limit": 1000, "Marker": marker});
        let Ok(reply) = workers[0].perform(Call::read("ListKeys", body)) else {
            return vec!["the keys cannot be listed".to_owned()];
        };
        let page = reply.json();
        let ids = page["Keys"].as_array().into_iter().flatten();
        listed.extend(ids.filter_map(|key| key["KeyId"].as_str().map(str::to_owned)));
        marker = page["NextMarker"].clone();
        if page["Truncated"] != json!(true) {
            break;
        }
    }
    let known = workers.iter().flat_map(|worker| &worker.journal.keys);
    let known: BTreeSet<String> = known.map(|key| key.id.clone()).collect();
    let place = |id: &String| if known.contains(id) { "acknowledged" } else { "listed" };
    let differ = known.symmetric_difference(&listed);
    differ.map(|id| format!("key {id} is only {}", place(id))).collect()
}

impl Worker {
    /// Checks the keys that were touched since the last crash, and some of the others.
    ///
    /// # Errors
    /// The connection broke.
    pub fn check(&mut self) -> Result<(), Broken> {
        let mut keys = std::mem::take(&mut self.journal.touched);
        let count = self.journal.keys.len();
        keys.extend((0..SAMPLED_KEYS.min(count)).map(|_| self.seed.below(count)));
        self.check_keys(&keys, SAMPLED_CIPHERTEXTS)?;
        self.journal.touched.clear();
        Ok(())
    }

    /// Checks all keys with all ciphertexts. Keys that cannot decrypt are enabled first.
    ///
    /// # Errors
    /// The connection broke.
    pub fn check_all(&mut self) -> Result<(), Broken> {
        let keys: BTreeSet<usize> = (0..self.journal.keys.len()).collect();
        self.check_keys(&keys, 0)?;
        for at in keys.iter().copied() {
            if self.journal.keys[at].state == State::PendingDeletion {
                self.deletion(at)?;
            }
            if self.journal.keys[at].state == State::Disabled {
                let body = json!({"KeyId": self.journal.keys[at].id});
                self.perform(Call::new("EnableKey", body, Change::State(at, State::Enabled)))?;
            }
        }
        self.check_keys(&keys, usize::MAX)
    }

    fn check_keys(&mut self, keys: &BTreeSet<usize>, ciphertexts: usize) -> Result<(), Broken> {
        for at in keys.iter().copied() {
            self.check_key(at)?;
            self.check_ciphertexts(at, ciphertexts)?;
        }
        Ok(())
    }

    fn check_key(&mut self, at: usize) -> Result<(), Broken> {
        let key = self.journal.keys[at].clone();
        let id = json!({"KeyId": key.id});
        let metadata = self.perform(Call::read("DescribeKey", id.clone()))?.json();
        let metadata = &metadata["KeyMetadata"];
        self.same(&key, "state", &json!(key.state.name()), &metadata["KeyState"]);
        self.same(&key, "description", &json!(key.description), &metadata["Description"]);
        let found = self.perform(Call::read("GetKeyPolicy", id.clone()))?.json();
        if let Some(policy) = &key.policy {
            self.same(&key, "policy", &json!(policy), &found["Policy"]);
        }
        let found = self.perform(Call::read("ListResourceTags", id.clone()))?.json();
        let pairs = found["Tags"].as_array().into_iter().flatten().map(|tag| {
            let text = |name: &str| tag[name].as_str().unwrap_or_default().to_owned();
            (text("TagKey"), text("TagValue"))
        });
        let pairs: BTreeMap<String, String> = pairs.collect();
        self.same(&key, "tags", &json!(key.tags), &json!(pairs));
        let found = self.perform(Call::read("ListAliases", id.clone()))?.json();
        let names = found["Aliases"].as_array().into_iter().flatten();
        let names: BTreeSet<&str> = names.filter_map(|alias| alias["AliasName"].as_str()).collect();
        self.same(&key, "aliases", &json!(self.journal.aliases_of(at)), &json!(names));
        let found = self.perform(Call::read("ListKeyRotations", id))?.json();
        let rotations = found["Rotations"].as_array().map_or(0, Vec::len);
        self.same(&key, "rotations", &json!(key.rotations), &json!(rotations));
        if key.state != State::Enabled {
            self.encrypt(at)?;
        }
        Ok(())
    }

    /// Decrypts what was not yet proven, and about `again` others.
    fn check_ciphertexts(&mut self, at: usize, again: usize) -> Result<(), Broken> {
        if self.journal.keys[at].state != State::Enabled {
            return Ok(());
        }
        let count = self.journal.keys[at].ciphertexts.len();
        for ciphertext in 0..count {
            let proven = self.journal.keys[at].ciphertexts[ciphertext].proven;
            if proven && self.seed.below(count) >= again {
                continue;
            }
            self.decrypt_one(at, ciphertext)?;
            self.journal.keys[at].ciphertexts[ciphertext].proven = true;
        }
        Ok(())
    }

    fn same(&mut self, key: &Key, what: &str, expected: &Value, found: &Value) {
        if expected != found {
            self.faults
                .push(format!("{what} of {}: acknowledged {expected}, found {found}", key.id));
        }
    }
}
