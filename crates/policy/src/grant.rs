//! Grants as a decision sees them: who may do what with one key, under which constraints.
//!
//! Grants are data here. This crate does not know where they are kept, nor how a key's grants of one grantee are found without
//! looking at the others. It does check again that a grant found is the caller's.
//!
//! Sources: AWS KMS developer guide, "Grants in AWS KMS"; API reference, `CreateGrant` and `GrantConstraints`.

mod set;
mod terms;

use std::fmt;

use model::generated::GrantOperation;
use model::{AccountId, KeyArn};

use crate::caller::CallerView;

pub use set::GrantSet;
pub use terms::{Pairs, Terms};

/// The name of a grant: 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantId([u8; 32]);

impl GrantId {
    /// Returns the id that these bytes encode.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Parses exactly 64 lower-case hexadecimal digits.
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

    /// Returns the bytes.
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
    /// The grant's id.
    pub id: GrantId,
    /// The permissions that it gives.
    pub terms: Terms,
    /// The unique id that the grantee must have, if it is a user or role.
    pub grantee_id: Option<Box<str>>,
}

impl Grant {
    /// Returns whether the caller, who has the grantee's name, is the grantee.
    #[must_use]
    pub fn is_for(&self, caller: &CallerView<'_>) -> bool {
        caller.is_bound(self.grantee_id.as_deref())
    }
}

/// The use of a key that a request asks for, as far as grants depend on it.
#[derive(Clone, Debug)]
pub struct Use<'a> {
    /// The operation.
    pub operation: GrantOperation,
    /// The encryption context of the request; empty if it has none.
    pub context: Pairs,
    /// The resource on whose behalf the caller acts (`aws:SourceArn`).
    pub source_arn: Option<&'a str>,
    /// The terms of the grant that the request would create.
    pub new_grant: Option<&'a Terms>,
}

/// A grant to be retired. The grant, not a policy, says who may.
#[derive(Clone, Copy, Debug)]
pub struct Retirement<'a> {
    /// The key that it is on.
    pub key: &'a KeyArn,
    /// The grant's id.
    pub id: GrantId,
    /// The grantee, with the unique id that a user or role must have.
    pub grantee: (&'a str, Option<&'a str>),
    /// The permissions that it gives.
    pub terms: &'a Terms,
    /// The retiring principal, with its unique id likewise.
    pub retiring: Option<(&'a str, Option<&'a str>)>,
    /// The account under which it was created.
    pub issuer: AccountId,
}

#[cfg(test)]
mod tests;
