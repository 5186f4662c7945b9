//! The grants of one grantee on one key, found by the encryption context of a request.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use model::generated::GrantOperation;

use super::terms::Operations;
use super::{Grant, Use};
use crate::caller::CallerView;
use crate::fuel::Fuel;

type Pair = (Box<str>, Box<str>);

/// The grants of one grantee on one key.
///
/// A service may hold tens of thousands of grants on one key, each for a context of its own. So a grant whose
/// constraint requires pairs is filed under one of them, the one that the fewest others require, and only looked at when
/// the request has that pair. A collision of hashes costs a look and decides nothing.
#[derive(Debug, Default)]
pub struct GrantSet {
    grantee: Box<str>,
    /// The operations of any grant: most requests without permission end here.
    operations: Operations,
    grants: Box<[Grant]>,
    /// The places of the grants that require no pair.
    loose: Box<[u32]>,
    /// The hashes of pairs with the places of the grants that are filed under them, sorted.
    filed: Box<[(u64, u32)]>,
    hasher: RandomState,
    bytes: usize,
}

impl GrantSet {
    /// Files the grants of `grantee`. Those after the 2^32nd are left out and allow nothing.
    #[must_use]
    pub fn new(grantee: &str, grants: Vec<Grant>) -> Self {
        let hasher = RandomState::new();
        let hash = |pair: &Pair| hasher.hash_one(pair);
        let mut requiring: HashMap<u64, u32> = HashMap::new();
        for pair in grants.iter().flat_map(|grant| grant.terms.required_pairs()) {
            let count = requiring.entry(hash(pair)).or_default();
            *count = count.saturating_add(1);
        }
        let (mut loose, mut filed) = (Vec::new(), Vec::new());
        for (grant, place) in grants.iter().zip(0u32..) {
            let hashes = grant.terms.required_pairs().map(hash);
            match hashes.min_by_key(|hash| requiring.get(hash).copied().unwrap_or_default()) {
                Some(rarest) => filed.push((rarest, place)),
                None => loose.push(place),
            }
        }
        filed.sort_unstable();
        let operations = grants.iter().map(|grant| grant.terms.operations());
        let id = |grant: &Grant| grant.grantee_id.as_ref().map_or(0, |id| id.len());
        let heap = grants.iter().map(|grant| grant.terms.heap_bytes() + id(grant)).sum::<usize>();
        let places = loose.len() * size_of::<u32>() + filed.len() * size_of::<(u64, u32)>();
        Self {
            bytes: size_of::<Self>()
                + grantee.len()
                + size_of_val(grants.as_slice())
                + heap
                + places,
            grantee: grantee.into(),
            operations: operations.fold(Operations::default(), Operations::and),
            grants: grants.into_boxed_slice(),
            loose: loose.into_boxed_slice(),
            filed: filed.into_boxed_slice(),
            hasher,
        }
    }

    /// Returns the grantee.
    #[must_use]
    pub fn grantee(&self) -> &str {
        &self.grantee
    }

    /// Returns the number of grants.
    #[must_use]
    pub fn len(&self) -> usize {
        self.grants.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.grants.is_empty()
    }

    /// Returns the bytes of memory, near enough for a bound.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Returns the grants, in the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = &Grant> {
        self.grants.iter()
    }

    /// Returns a grant that allows `usage` to `caller`, who has the grantee's name. `None` also if that would take more steps
    /// than a decision may.
    #[must_use]
    pub fn find(&self, caller: &CallerView<'_>, usage: &Use<'_>) -> Option<&Grant> {
        self.find_within(caller, usage, &Fuel::of_decision())
    }

    /// Does the same with the fuel that is left.
    pub(crate) fn find_within(
        &self,
        caller: &CallerView<'_>,
        usage: &Use<'_>,
        fuel: &Fuel,
    ) -> Option<&Grant> {
        if !self.operations.contains(usage.operation) {
            return None;
        }
        let allows = |grant: &&Grant| {
            fuel.burn(grant.terms.steps(usage)) && grant.is_for(caller) && grant.terms.allow(usage)
        };
        if matches!(usage.operation, GrantOperation::DescribeKey | GrantOperation::RetireGrant) {
            // No constraint on the context applies: a grant allows it wherever it is filed.
            return self.grants.iter().find(allows);
        }
        let new_grant = usage.new_grant.filter(|_| usage.operation == GrantOperation::CreateGrant);
        let filed = match new_grant {
            Some(new) => self.filed_under(new.required_pairs(), fuel).find(allows),
            None => self.filed_under(usage.context.iter(), fuel).find(allows),
        };
        filed.or_else(|| self.loose.iter().filter_map(|place| self.at(*place)).find(allows))
    }

    pub(super) fn filed_under<'s, 'p>(
        &'s self,
        pairs: impl Iterator<Item = &'p Pair> + 'p,
        fuel: &'p Fuel,
    ) -> impl Iterator<Item = &'s Grant>
    where
        's: 'p,
    {
        pairs.take_while(|(key, value)| fuel.burn_bytes(key.len() + value.len())).flat_map(
            move |pair| {
                let hash = self.hasher.hash_one(pair);
                let first = self.filed.partition_point(|(filed, _)| *filed < hash);
                let rest = self.filed.get(first..).unwrap_or_default();
                let same = rest.iter().take_while(move |(filed, _)| *filed == hash);
                same.filter_map(|(_, place)| self.at(*place))
            },
        )
    }

    fn at(&self, place: u32) -> Option<&Grant> {
        self.grants.get(usize::try_from(place).ok()?)
    }
}
