//! Changes that commit together.

use crate::address::{Address, Prefix};
use crate::revision::Revision;

/// The most changes and preconditions, each, in one batch.
pub const CHANGES_MAX: usize = 256;
/// The longest record, and the longest note of a batch, in bytes.
pub const RECORD_BYTES_MAX: usize = 1024 * 1024;
/// The longest batch in bytes: its records, its note and its addresses.
pub const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The longest address, and the longest request id, in bytes.
const NAME_BYTES_MAX: usize = 4 * 1024;

/// The state of a record that a batch requires to commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// There is no such record.
    Absent,
    /// The record was last written by this revision.
    Revision(Revision),
}

/// A precondition of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Precondition {
    /// A record is in this state.
    Record(Address, Expected),
    /// A set has no record.
    Empty(Prefix),
}

impl Precondition {
    fn name_bytes(&self) -> usize {
        match self {
            Self::Record(address, _) => name(address),
            Self::Empty(set) => {
                let (account, region) = set.place().unwrap_or_default();
                set.kind_name().len() + account.len() + region.len() + set.id_prefix().len()
            }
        }
    }
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Write {
    Put(Vec<u8>),
    Delete,
}

/// Changes that commit together or not at all.
///
/// If a batch changes one record twice, the last change counts. Preconditions are about the records before the batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    pub(crate) writes: Vec<(Address, Write)>,
    pub(crate) preconditions: Vec<Precondition>,
    pub(crate) request_id: String,
    pub(crate) note: Vec<u8>,
}

impl Batch {
    /// Writes a record, whether it exists or not.
    pub fn put(&mut self, address: Address, bytes: Vec<u8>) {
        self.writes.push((address, Write::Put(bytes)));
    }

    /// Removes a record. A record that does not exist is no error.
    pub fn delete(&mut self, address: Address) {
        self.writes.push((address, Write::Delete));
    }

    /// Adds a precondition.
    pub fn expect(&mut self, address: Address, expected: Expected) {
        self.preconditions.push(Precondition::Record(address, expected));
    }

    /// Adds the precondition that a set has no record.
    pub fn expect_empty(&mut self, set: Prefix) {
        self.preconditions.push(Precondition::Empty(set));
    }

    /// Adds the changes and preconditions of `other`.
    pub fn append(&mut self, other: Self) {
        self.writes.extend(other.writes);
        self.preconditions.extend(other.preconditions);
    }

    /// Sets the request that the batch belongs to, and the note with which the audit log can record it if the process dies
    /// between commit and record.
    #[must_use]
    pub fn noted(mut self, request_id: &str, note: Vec<u8>) -> Self {
        request_id.clone_into(&mut self.request_id);
        self.note = note;
        self
    }

    /// Returns whether there is nothing to change and nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.preconditions.is_empty()
    }

    /// Returns the addresses that would change.
    #[must_use]
    pub fn addresses(&self) -> Vec<Address> {
        self.writes.iter().map(|(address, _)| address.clone()).collect()
    }

    /// Returns the memory that the batch takes, near enough for a bound.
    pub(crate) fn bytes(&self) -> usize {
        let writes = self.writes.iter().map(|(address, write)| name(address) + write.bytes());
        let preconditions = self.preconditions.iter().map(Precondition::name_bytes);
        self.note.len()
            + self.request_id.len()
            + writes.sum::<usize>()
            + preconditions.sum::<usize>()
    }

    /// Returns whether the batch is within the limits.
    pub(crate) fn fits(&self) -> bool {
        let names = self.writes.iter().map(|(address, _)| name(address));
        let names = names.chain(self.preconditions.iter().map(Precondition::name_bytes));
        self.writes.len() <= CHANGES_MAX
            && self.preconditions.len() <= CHANGES_MAX
            && self.note.len() <= RECORD_BYTES_MAX
            && self.writes.iter().all(|(_, write)| write.bytes() <= RECORD_BYTES_MAX)
            && names.chain([self.request_id.len()]).all(|bytes| bytes <= NAME_BYTES_MAX)
            && self.bytes() <= BATCH_BYTES_MAX
    }
}

impl Write {
    fn bytes(&self) -> usize {
        match self {
            Self::Put(bytes) => bytes.len(),
            Self::Delete => 0,
        }
    }
}

fn name(address: &Address) -> usize {
    address.parts().iter().map(|part| part.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(id: &str) -> Address {
        Address::new("key", "", "", id)
    }

    fn puts(count: usize, bytes: usize) -> Batch {
        let mut batch = Batch::default();
        (0..count).for_each(|number| batch.put(at(&number.to_string()), vec![0; bytes]));
        batch
    }

    #[test]
    fn every_limit_holds_at_its_edge() {
        assert!(puts(CHANGES_MAX, 0).fits());
        assert!(!puts(CHANGES_MAX + 1, 0).fits());
        assert!(puts(1, RECORD_BYTES_MAX).fits());
        assert!(!puts(1, RECORD_BYTES_MAX + 1).fits());
        assert!(puts(7, RECORD_BYTES_MAX).fits());
        assert!(!puts(8, RECORD_BYTES_MAX).fits());
        assert!(!Batch::default().noted("", vec![0; RECORD_BYTES_MAX + 1]).fits());
        assert!(!Batch::default().noted(&"r".repeat(NAME_BYTES_MAX + 1), Vec::new()).fits());
        let mut batch = Batch::default();
        batch.delete(at(&"i".repeat(NAME_BYTES_MAX - 3)));
        assert!(batch.fits());
        batch.expect(at(&"i".repeat(NAME_BYTES_MAX - 2)), Expected::Absent);
        assert!(!batch.fits());
    }

    #[test]
    fn a_batch_that_only_checks_is_not_empty() {
        let mut batch = Batch::default();
        assert!(batch.is_empty());
        batch.expect(at("a"), Expected::Absent);
        assert!(!batch.is_empty());
        assert!(batch.addresses().is_empty());
    }
}
