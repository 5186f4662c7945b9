//! The authentication of untrusted storage: a tag on each row, and a hash of the set of all rows.
//!
//! ```text
//! K_row, K_set, K_head = HMAC-SHA256(integrity key, label)
//! tag(row)  = HMAC-SHA256(K_row, table || revision || names, each after its length || bytes)
//! set       = XOR over all rows of HMAC-SHA256(K_set, tag(row))
//! head      = revision || seal(K_head, header = revision, set)                       see `crypto::message`
//! ```
//!
//! - The tag binds a row to its place and revision: a row that was altered or moved does not authenticate.
//! - A row that was removed, or put back as it once was, leaves rows that all authenticate; but the set differs. This is the
//!   multiset hash MSet-XOR-Hash (Clarke, Devadas, van Dijk, Gassend, Suh: "Incremental Multiset Hash Functions", ASIACRYPT
//!   2003), which a commit updates at the cost of the rows it changes. XOR is linear, so an attacker who knew the elements of 256
//!   old rows could find some that cancel out. Nobody does: elements are never stored, and the set hash is stored only sealed. A
//!   row that occurs twice cancels itself, so code that adds up the set checks that rows strictly ascend.
//! - The remaining attack is to put back all rows and the head together, as they once were. The audit log detects that, because
//!   it knows a newer revision.

use std::error::Error;
use std::sync::Arc;

use crypto::mac::{HmacKey, TAG_BYTES, hmac_sha256_secret};
use crypto::message::{self, OpenError};
use secret::Secret;

use crate::address::Address;
use crate::revision::Revision;

const ROW_LABEL: &[u8] = b"bulla store row 1";
const SET_LABEL: &[u8] = b"bulla store set 1";
const HEAD_LABEL: &[u8] = b"bulla store head 1";

/// The tag of a row.
pub(crate) type RowTag = [u8; TAG_BYTES];

/// The keys that authenticate a store.
#[derive(Debug)]
pub(crate) struct Integrity {
    row: HmacKey,
    set: HmacKey,
    head: Secret<[u8; 32]>,
}

impl Integrity {
    pub(crate) fn new(key: &Secret<[u8; 32]>) -> Self {
        let derive = |label| hmac_sha256_secret(key.expose(), label);
        Self {
            row: HmacKey::new(derive(ROW_LABEL).expose()),
            set: HmacKey::new(derive(SET_LABEL).expose()),
            head: derive(HEAD_LABEL),
        }
    }

    /// Returns the tag of a record.
    pub(crate) fn record_tag(&self, address: &Address, revision: Revision, bytes: &[u8]) -> RowTag {
        self.row_tag(address.parts().map(str::as_bytes), revision, bytes)
    }

    /// Returns the tag of a record at the address of these parts.
    pub(crate) fn row_tag(&self, parts: [&[u8]; 4], revision: Revision, bytes: &[u8]) -> RowTag {
        self.tag(b"record", revision, &parts, bytes)
    }

    /// Returns the tag of a batch in the change feed.
    pub(crate) fn change_tag(
        &self,
        revision: Revision,
        request_id: &str,
        addresses: &str,
        note: &[u8],
    ) -> RowTag {
        self.tag(b"change", revision, &[request_id.as_bytes(), addresses.as_bytes()], note)
    }

    /// Returns the tag of a row. Table names have one length, and each name has its length before it: no two rows share an input.
    fn tag(&self, table: &[u8; 6], revision: Revision, names: &[&[u8]], bytes: &[u8]) -> RowTag {
        let mut row = Vec::with_capacity(256);
        row.extend_from_slice(table);
        row.extend_from_slice(&revision.0.to_be_bytes());
        for name in names {
            let length = u64::try_from(name.len()).unwrap_or(u64::MAX);
            row.extend_from_slice(&length.to_be_bytes());
            row.extend_from_slice(name);
        }
        self.row.sign(&[&row, bytes])
    }

    /// Adds the row with this tag to the set or, if it is in it, removes it.
    pub(crate) fn toggle(&self, set: &mut SetHash, tag: &[u8]) {
        let element = self.set.sign(&[tag]);
        set.0.iter_mut().zip(element).for_each(|(byte, other)| *byte ^= other);
    }

    /// Seals the set hash of a revision.
    pub(crate) fn seal_head(
        &self,
        revision: Revision,
        set: &SetHash,
    ) -> Result<Vec<u8>, Arc<dyn Error + Send + Sync>> {
        let mut sealed = Vec::with_capacity(message::OVERHEAD + set.0.len());
        let header = revision.0.to_be_bytes();
        match message::seal(&self.head, HEAD_LABEL, &header, &[], &set.0, &mut sealed) {
            Ok(()) => Ok(sealed),
            Err(error) => Err(Arc::new(error)),
        }
    }

    /// Opens the set hash of a revision.
    pub(crate) fn open_head(
        &self,
        revision: Revision,
        sealed: &[u8],
    ) -> Result<SetHash, OpenError> {
        let header = revision.0.to_be_bytes();
        let set = message::open(&self.head, HEAD_LABEL, &header, &[], sealed)?;
        set.expose().try_into().map(SetHash).map_err(|_length| OpenError)
    }
}

/// The hash of a set of rows. It leaves the process only sealed.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct SetHash([u8; TAG_BYTES]);

impl SetHash {
    /// Adds the rows of another set, which has none of this one's.
    pub(crate) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(byte, other)| *byte ^= other);
    }
}

impl std::fmt::Debug for SetHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SetHash([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integrity(seed: u8) -> Integrity {
        Integrity::new(&Secret::<[u8; 32]>::copy_of(&[seed; 32]))
    }

    #[test]
    fn every_part_of_a_row_is_in_its_tag() {
        let keys = integrity(1);
        let address = |a, b, c, d| Address::new(a, b, c, d);
        let one = keys.record_tag(&address("k", "a", "r", "i"), Revision(1), b"v");
        let others = [
            keys.record_tag(&address("l", "a", "r", "i"), Revision(1), b"v"),
            keys.record_tag(&address("k", "b", "r", "i"), Revision(1), b"v"),
            keys.record_tag(&address("k", "a", "s", "i"), Revision(1), b"v"),
            keys.record_tag(&address("k", "a", "r", "j"), Revision(1), b"v"),
            keys.record_tag(&address("k", "a", "r", "i"), Revision(2), b"v"),
            keys.record_tag(&address("k", "a", "r", "i"), Revision(1), b"w"),
            // The same bytes, cut elsewhere.
            keys.record_tag(&address("ka", "", "r", "i"), Revision(1), b"v"),
            keys.record_tag(&address("k", "a", "r", "iv"), Revision(1), b""),
            integrity(2).record_tag(&address("k", "a", "r", "i"), Revision(1), b"v"),
        ];
        assert!(others.iter().all(|other| *other != one));
        assert_eq!(keys.record_tag(&address("k", "a", "r", "i"), Revision(1), b"v"), one);
    }

    /// Computed with Python's `hmac` from the formulas above: every later release must authenticate these rows.
    #[test]
    fn tags_and_the_set_are_the_formulas() {
        let keys = integrity(9);
        let address = Address::new("key", "000000000000", "us-east-1", "1234");
        let record = keys.record_tag(&address, Revision(7), b"{\"v\":1}");
        let change = keys.change_tag(Revision(7), "request", "[]", b"{}");
        let mut set = SetHash::default();
        keys.toggle(&mut set, &record);
        keys.toggle(&mut set, &change);
        assert_eq!(
            [record, change, set.0].map(|bytes| crypto::hash::hex(&bytes)),
            [
                "19fbd7d3d85a3de648d1a3e20b2a5fce417bf7bae34ebf6e85225dcd6bd5f9f2",
                "d20d7ce682a840722586cfffef06bc62d5e6346be00f8533799ae0b7a4b6e437",
                "6f6bf4cf5e3d110c4eb3620c40d01df9d27bda93354368618767913676f06a00",
            ]
        );
    }

    #[test]
    fn a_set_does_not_depend_on_order_and_forgets_what_left() {
        let keys = integrity(1);
        let set = |tags: &[&[u8]]| {
            let mut set = SetHash::default();
            tags.iter().for_each(|tag| keys.toggle(&mut set, tag));
            set
        };
        assert_eq!(set(&[b"a", b"b", b"c"]), set(&[b"c", b"a", b"b"]));
        assert_eq!(set(&[b"a", b"b", b"b"]), set(&[b"a"]));
        assert_ne!(set(&[b"a", b"b"]), set(&[b"a", b"c"]));
        assert_ne!(set(&[b"a"]), set(&[]));
    }

    #[test]
    fn a_head_opens_for_its_revision_and_its_key_only() {
        let keys = integrity(1);
        let mut set = SetHash::default();
        keys.toggle(&mut set, b"a");
        let sealed = keys.seal_head(Revision(7), &set).unwrap();
        assert_eq!(keys.open_head(Revision(7), &sealed), Ok(set));
        assert_eq!(keys.open_head(Revision(6), &sealed), Err(OpenError));
        assert_eq!(integrity(2).open_head(Revision(7), &sealed), Err(OpenError));
    }
}
