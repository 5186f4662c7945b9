//! The aliases of a key. Their own records name the key too; this list bounds their number and lets the key's deletion find them.

use std::collections::BTreeSet;

use model::{AliasName, Error, ErrorCode};

use super::Key;

/// The most aliases of a key: "Aliases per KMS key", AWS KMS resource quotas.
pub const ALIASES_MAX: usize = 50;

impl Key {
    /// Returns the aliases, in the order of their names.
    #[must_use]
    pub const fn aliases(&self) -> &BTreeSet<AliasName> {
        &self.aliases
    }

    /// Records that `name` refers to the key.
    ///
    /// # Errors
    /// `LimitExceededException` if the key has 50 aliases already.
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

    /// Records that `name` no longer refers to the key.
    pub fn remove_alias(&mut self, name: &AliasName) {
        self.aliases.remove(name);
    }
}
