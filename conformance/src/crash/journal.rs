//! What acknowledged replies promise, kept on the client's side of the wire.

use std::collections::{BTreeMap, BTreeSet};

/// Ciphertexts that are kept of one key; beyond that, one that has been proven goes.
const CIPHERTEXTS_MAX: usize = 24;

/// The states that the load brings keys to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Usable.
    Enabled,
    /// Disabled by a call, or after a cancelled deletion.
    Disabled,
    /// To be deleted.
    PendingDeletion,
}

impl State {
    /// As `DescribeKey` names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::PendingDeletion => "PendingDeletion",
        }
    }

    /// What Encrypt must answer.
    #[must_use]
    pub const fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Enabled => None,
            Self::Disabled => Some("DisabledException"),
            Self::PendingDeletion => Some("KMSInvalidStateException"),
        }
    }
}

/// A ciphertext that was handed out, and what it stands for. Both base64.
#[derive(Clone, Debug)]
pub struct Ciphertext {
    /// As it was returned.
    pub blob: String,
    /// What must come out of it.
    pub plaintext: String,
    /// The value of the one pair of its encryption context.
    pub context: String,
    /// Whether it was decrypted after a later crash.
    pub proven: bool,
}

/// A key as the replies describe it.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key id.
    pub id: String,
    /// Its state.
    pub state: State,
    /// Its description.
    pub description: String,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    /// The policy that was put; none while it has its first one.
    pub policy: Option<String>,
    /// How often it was rotated.
    pub rotations: usize,
    /// Ciphertexts under it.
    pub ciphertexts: Vec<Ciphertext>,
}

impl Key {
    /// Keeps a ciphertext. One that is not proven is never dropped.
    pub fn keep(&mut self, ciphertext: Ciphertext) {
        if self.ciphertexts.len() >= CIPHERTEXTS_MAX
            && let Some(proven) = self.ciphertexts.iter().position(|kept| kept.proven)
        {
            self.ciphertexts.swap_remove(proven);
        }
        self.ciphertexts.push(ciphertext);
    }
}

/// What a call changes. Keys are named by their place in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    None,
    /// A new key with this description.
    Create(String),
    /// The state of a key.
    State(usize, State),
    /// The description of a key.
    Description(usize, String),
    /// A tag of a key is set.
    Tag(usize, String, String),
    /// A tag of a key is removed.
    Untag(usize, String),
    /// The policy of a key.
    Policy(usize, String),
    /// An alias is made, or moved to another key.
    Alias(String, usize),
    /// An alias is deleted.
    NoAlias(String),
    /// A key has new material.
    Rotate(usize),
}

/// All objects of one thread. No other thread touches them, so what is here is exact.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// Keys, oldest first.
    pub keys: Vec<Key>,
    /// Aliases, with the place of their key.
    pub aliases: BTreeMap<String, usize>,
    /// Keys that were changed or used since the last check.
    pub touched: BTreeSet<usize>,
}

impl Journal {
    /// Applies a change that was acknowledged; `created` is the id of the new key, if it made one.
    pub fn apply(&mut self, change: Change, created: Option<String>) {
        match change {
            Change::None => {}
            Change::Create(description) => self.create(created.unwrap_or_default(), description),
            Change::State(at, state) => self.touch(at).state = state,
            Change::Description(at, text) => self.touch(at).description = text,
            Change::Tag(at, key, value) => drop(self.touch(at).tags.insert(key, value)),
            Change::Untag(at, key) => drop(self.touch(at).tags.remove(&key)),
            Change::Policy(at, policy) => self.touch(at).policy = Some(policy),
            Change::Rotate(at) => self.touch(at).rotations += 1,
            Change::Alias(name, at) => {
                self.touched.insert(at);
                self.touched.extend(self.aliases.insert(name, at));
            }
            Change::NoAlias(name) => self.touched.extend(self.aliases.remove(&name)),
        }
    }

    /// The key at a place, which is to be checked after the next crash.
    pub fn touch(&mut self, at: usize) -> &mut Key {
        self.touched.insert(at);
        &mut self.keys[at]
    }

    /// The aliases of a key.
    #[must_use]
    pub fn aliases_of(&self, at: usize) -> BTreeSet<String> {
        let own = self.aliases.iter().filter(|(_, key)| **key == at);
        own.map(|(name, _)| name.clone()).collect()
    }

    fn create(&mut self, id: String, description: String) {
        self.touched.insert(self.keys.len());
        self.keys.push(Key {
            id,
            state: State::Enabled,
            description,
            tags: BTreeMap::new(),
            policy: None,
            rotations: 0,
            ciphertexts: Vec::new(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal() -> Journal {
        let mut journal = Journal::default();
        for id in ["one", "two"] {
            journal.apply(Change::Create(String::new()), Some(id.to_owned()));
        }
        journal.touched.clear();
        journal
    }

    #[test]
    fn a_moved_alias_touches_both_keys() {
        let mut journal = journal();
        journal.apply(Change::Alias("alias/a".to_owned(), 0), None);
        journal.touched.clear();
        journal.apply(Change::Alias("alias/a".to_owned(), 1), None);
        assert_eq!(journal.touched, BTreeSet::from([0, 1]));
        assert!(journal.aliases_of(0).is_empty());
        assert_eq!(journal.aliases_of(1).len(), 1);
    }

    #[test]
    fn a_ciphertext_that_is_not_proven_is_never_dropped() {
        let mut journal = journal();
        let key = journal.touch(0);
        for proven in (0..CIPHERTEXTS_MAX * 2).map(|index| index % 2 == 0) {
            let (blob, plaintext, context) = (String::new(), String::new(), String::new());
            key.keep(Ciphertext { blob, plaintext, context, proven });
        }
        let unproven = key.ciphertexts.iter().filter(|kept| !kept.proven).count();
        assert_eq!(unproven, CIPHERTEXTS_MAX);
    }
}
