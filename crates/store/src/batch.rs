//! Changes that commit together.

use crate::address::Address;
use crate::store::Revision;

/// The most changes and preconditions, each, in one batch.
pub const CHANGES_MAX: usize = 256;
/// The longest record in bytes.
pub const RECORD_BYTES_MAX: usize = 1024 * 1024;

/// What must hold for a batch to commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// There is no such record.
    Absent,
    /// The record was last written by this revision.
    Revision(Revision),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Write {
    Put(Vec<u8>),
    Delete,
}

/// Changes that commit together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    pub(crate) writes: Vec<(Address, Write)>,
    pub(crate) preconditions: Vec<(Address, Expected)>,
    pub(crate) request_id: String,
    pub(crate) note: Vec<u8>,
}

impl Batch {
    /// Writes a record, whether it is there or not.
    pub fn put(&mut self, address: Address, bytes: Vec<u8>) {
        self.writes.push((address, Write::Put(bytes)));
    }

    /// Removes a record; one that is not there is no error.
    pub fn delete(&mut self, address: Address) {
        self.writes.push((address, Write::Delete));
    }

    /// Adds a precondition.
    pub fn expect(&mut self, address: Address, expected: Expected) {
        self.preconditions.push((address, expected));
    }

    /// Says which request the batch belongs to, and what the audit log needs to record it should the process die
    /// between commit and record.
    #[must_use]
    pub fn noted(mut self, request_id: &str, note: Vec<u8>) -> Self {
        request_id.clone_into(&mut self.request_id);
        self.note = note;
        self
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// What would change.
    #[must_use]
    pub fn addresses(&self) -> Vec<Address> {
        self.writes.iter().map(|(address, _)| address.clone()).collect()
    }

    /// Whether the batch is within the limits.
    pub(crate) fn fits(&self) -> bool {
        let record_fits = |write: &Write| match write {
            Write::Put(bytes) => bytes.len() <= RECORD_BYTES_MAX,
            Write::Delete => true,
        };
        self.writes.len() <= CHANGES_MAX
            && self.preconditions.len() <= CHANGES_MAX
            && self.note.len() <= RECORD_BYTES_MAX
            && self.writes.iter().all(|(_, write)| record_fits(write))
    }
}
