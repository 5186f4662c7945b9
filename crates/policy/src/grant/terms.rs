//! The terms of a grant, and when one grant's terms lie within another's.

use std::collections::BTreeMap;

use model::generated::{GrantConstraints, GrantOperation};

use super::Use;

/// Pairs of an encryption context as grant constraints compare them: the case of ASCII letters in a key does not count,
/// that of a value does (API reference, `GrantConstraints`; `docs/decisions` says why this one of two sources).
///
/// Sorted. Two keys that differ in case only give two pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(Box<[(Box<str>, Box<str>)]>);

impl Pairs {
    /// Returns the pairs of an encryption context; `None` is the same as an empty one.
    #[must_use]
    pub fn of(context: Option<&BTreeMap<String, String>>) -> Self {
        let fold = |(key, value): (&String, &String)| {
            (key.to_ascii_lowercase().into_boxed_str(), value.as_str().into())
        };
        let mut pairs: Vec<_> = context.into_iter().flatten().map(fold).collect();
        pairs.sort_unstable();
        Self(pairs.into_boxed_slice())
    }

    /// Returns whether each of these pairs is in `others`.
    fn are_all_in(&self, others: &Self) -> bool {
        self.0.iter().all(|pair| others.0.binary_search(pair).is_ok())
    }

    /// Returns the pairs, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Box<str>, Box<str>)> {
        self.0.iter()
    }

    /// Returns the bytes of memory beyond the value itself, near enough for a bound.
    pub(super) fn heap_bytes(&self) -> usize {
        let texts = self.0.iter().map(|(key, value)| key.len() + value.len());
        self.0.len() * size_of::<(Box<str>, Box<str>)>() + texts.sum::<usize>()
    }
}

/// A set of grant operations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Operations(u32);

impl Operations {
    fn of(operations: &[GrantOperation]) -> Self {
        Self(operations.iter().fold(0, |bits, operation| bits | Self::bit(*operation)))
    }

    const fn bit(operation: GrantOperation) -> u32 {
        const _: () = assert!(GrantOperation::ALL.len() <= 32, "an operation has no bit");
        1 << operation as u32
    }

    pub(super) const fn contains(self, operation: GrantOperation) -> bool {
        self.0 & Self::bit(operation) != 0
    }

    const fn contains_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    pub(super) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// The operations of a grant with its constraints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    operations: Operations,
    /// The pairs that the request's context must equal.
    equals: Option<Pairs>,
    /// The pairs that the request's context must contain.
    subset: Option<Pairs>,
    source_arn: Option<Box<str>>,
}

impl Terms {
    /// Returns the terms of a grant. All constraints count; the caller checks whether they may be combined.
    #[must_use]
    pub fn new(operations: &[GrantOperation], constraints: Option<&GrantConstraints>) -> Self {
        let pairs = |constraint: Option<&BTreeMap<String, String>>| {
            constraint.map(|pairs| Pairs::of(Some(pairs)))
        };
        Self {
            operations: Operations::of(operations),
            equals: pairs(constraints.and_then(|all| all.encryption_context_equals.as_ref())),
            subset: pairs(constraints.and_then(|all| all.encryption_context_subset.as_ref())),
            source_arn: constraints.and_then(|all| all.source_arn.as_deref()).map(Into::into),
        }
    }

    /// Returns whether `operation` is one of those granted.
    #[must_use]
    pub const fn permit(&self, operation: GrantOperation) -> bool {
        self.operations.contains(operation)
    }

    /// Returns whether the operation is granted and every constraint that applies to it is met.
    ///
    /// `DescribeKey` and `RetireGrant` have no encryption context, so a constraint on it does not apply to them; nor
    /// does `SourceArn` to `RetireGrant`. `CreateGrant` has none either: there the constraint binds the new grant.
    #[must_use]
    pub fn allow(&self, usage: &Use<'_>) -> bool {
        self.operations.contains(usage.operation) && self.source_matches(usage) && {
            match usage.operation {
                GrantOperation::DescribeKey | GrantOperation::RetireGrant => true,
                GrantOperation::CreateGrant => usage.new_grant.is_some_and(|new| self.cover(new)),
                GrantOperation::Decrypt
                | GrantOperation::Encrypt
                | GrantOperation::GenerateDataKey
                | GrantOperation::GenerateDataKeyWithoutPlaintext
                | GrantOperation::ReEncryptFrom
                | GrantOperation::ReEncryptTo
                | GrantOperation::Sign
                | GrantOperation::Verify
                | GrantOperation::GetPublicKey
                | GrantOperation::GenerateDataKeyPair
                | GrantOperation::GenerateDataKeyPairWithoutPlaintext
                | GrantOperation::GenerateMac
                | GrantOperation::VerifyMac
                | GrantOperation::DeriveSharedSecret
                | GrantOperation::Encapsulate
                | GrantOperation::Decapsulate => self.context_matches(&usage.context),
            }
        }
    }

    /// Returns whether a grant with the terms `child` allows nothing that these terms do not: its operations are among these, and
    /// its constraints are the same or stricter.
    #[must_use]
    pub fn cover(&self, child: &Self) -> bool {
        let has = |pairs: &Pairs| {
            let required = [child.equals.as_ref(), child.subset.as_ref()];
            required.into_iter().flatten().any(|required| pairs.are_all_in(required))
        };
        self.operations.contains_all(child.operations)
            && (self.equals.is_none() || self.equals == child.equals)
            && self.subset.as_ref().is_none_or(|pairs| pairs.0.is_empty() || has(pairs))
            && (self.source_arn.is_none() || self.source_arn == child.source_arn)
    }

    /// Returns the steps of [`Self::allow`]: each pair of a constraint is searched for in the request's context.
    pub(super) fn steps(&self, usage: &Use<'_>) -> usize {
        let pairs =
            self.equals.iter().chain(&self.subset).map(|pairs| pairs.0.len()).sum::<usize>();
        let looks =
            usize::try_from(usage.context.0.len().checked_ilog2().unwrap_or(0)).unwrap_or(0);
        if self.operations.contains(usage.operation) { 2 + pairs * (1 + looks) } else { 1 }
    }

    fn source_matches(&self, usage: &Use<'_>) -> bool {
        usage.operation == GrantOperation::RetireGrant
            || self.source_arn.is_none()
            || self.source_arn.as_deref() == usage.source_arn
    }

    fn context_matches(&self, context: &Pairs) -> bool {
        self.equals.as_ref().is_none_or(|pairs| pairs == context)
            && self.subset.as_ref().is_none_or(|pairs| pairs.are_all_in(context))
    }

    pub(super) const fn operations(&self) -> Operations {
        self.operations
    }

    /// Returns the pairs without which no context meets the constraints.
    pub(super) fn required_pairs(&self) -> impl Iterator<Item = &(Box<str>, Box<str>)> {
        self.equals.iter().chain(&self.subset).flat_map(Pairs::iter)
    }

    /// Returns the bytes of memory beyond the value itself, near enough for a bound.
    pub(super) fn heap_bytes(&self) -> usize {
        let pairs = self.equals.iter().chain(&self.subset).map(Pairs::heap_bytes);
        pairs.sum::<usize>() + self.source_arn.as_ref().map_or(0, |arn| arn.len())
    }
}
