//! The aliases that stand for a key. Their own records say so too; this list bounds their number and lets the key's
//! deletion find them.

use std::collections::BTreeSet;

use model::{AliasName, Error, ErrorCode};

use super::Key;

/// "Aliases per KMS key", AWS KMS resource quotas.
pub const ALIASES_MAX: usize = 50;

impl Key {
    /// The aliases, in the order of their names.
    #[must_use]
    pub const fn aliases(&self) -> &BTreeSet<AliasName> {
        &self.aliases
    }

    /// Notes that `name` stands for the key.
    ///
    /// # Errors
    /// `LimitExceededException` when the key has 50 aliases already.
    pub fn add_alias(&mut self, name: &AliasName) -> Result<(), Error> {
        if self.aliases.len() >= ALIASES_MAX && !self.aliases.contains(name) {
            let message = format!(
                "{} already has {ALIASES_MAX} aliases, the most that a key can have.",
                self.arn
            );
            return Err(Error::new(ErrorCode::LimitExceededException, message));
        }
        self.aliases.insert(name.clone());
        Ok(())
    }

    /// Notes that `name` no longer stands for the key.
    pub fn remove_alias(&mut self, name: &AliasName) {
        self.aliases.remove(name);
    }
}
