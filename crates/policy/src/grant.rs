//! Grants as a decision sees them: who may do what with one key, under which constraints.
//!
//! Grants are data here. Where they are kept, and how a key's grants of one grantee are found without looking at the
//! others, is not this crate's matter; that a grant found is the caller's is checked here again.
//!
//! Sources: AWS KMS developer guide, "Grants in AWS KMS"; API reference, `CreateGrant` and `GrantConstraints`.

mod set;
mod terms;

use std::fmt;

use model::generated::GrantOperation;
use model::{AccountId, KeyArn};

use crate::decide::CallerView;

pub use set::GrantSet;
pub use terms::{Pairs, Terms};

/// The name of a grant: 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantId([u8; 32]);

impl GrantId {
    /// The id that these bytes stand for.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Exactly 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        let pairs = text.as_bytes().chunks_exact(2);
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(pairs) {
            *byte = pair.iter().try_fold(0u8, |value, byte| Some(value << 4 | digit(*byte)?))?;
        }
        Some(Self(bytes))
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for GrantId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for GrantId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "GrantId({self})")
    }
}

/// One grant of a [`GrantSet`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Which one it is.
    pub id: GrantId,
    /// What it allows.
    pub terms: Terms,
    /// The unique id that the grantee must have, if it is a user or role.
    pub grantee_id: Option<Box<str>>,
}

impl Grant {
    /// Whether the caller, who has the grantee's name, is the grantee.
    #[must_use]
    pub fn is_for(&self, caller: &CallerView<'_>) -> bool {
        caller.is_bound(self.grantee_id.as_deref())
    }
}

/// What a request wants to do with a key, as far as grants ask.
#[derive(Clone, Debug)]
pub struct Use<'a> {
    /// Which operation.
    pub operation: GrantOperation,
    /// The encryption context of the request; empty when it has none.
    pub context: Pairs,
    /// The resource on whose behalf the caller acts (`aws:SourceArn`).
    pub source_arn: Option<&'a str>,
    /// The terms of the grant that the request would create.
    pub new_grant: Option<&'a Terms>,
}

/// A grant that somebody wants to retire. Who may stands in the grant, not in a policy.
#[derive(Clone, Copy, Debug)]
pub struct Retirement<'a> {
    /// The key that it is on.
    pub key: &'a KeyArn,
    /// Which one it is.
    pub id: GrantId,
    /// Who has its permissions, with the unique id that a user or role must have.
    pub grantee: (&'a str, Option<&'a str>),
    /// What it allows.
    pub terms: &'a Terms,
    /// Who else may retire it; the same.
    pub retiring: Option<(&'a str, Option<&'a str>)>,
    /// The account under which it was created.
    pub issuer: AccountId,
}

#[cfg(test)]
mod tests;
