//! The authentication of a record: HMAC-SHA256 over its place, its revision and its bytes.
//!
//! Every part has its length before it, so that no two records share an input. A record that was altered, moved to
//! another address or given another revision does not authenticate. An old record put back in place with its old
//! revision does; a whole store put back is found by comparing it with the audit log.

use crypto::mac::HmacKey;

use crate::address::Address;
use crate::store::Revision;

/// The length of a tag in bytes.
pub(crate) const TAG_BYTES: usize = 32;

/// The tag of a record.
pub(crate) fn tag(
    key: &HmacKey,
    address: &Address,
    revision: Revision,
    bytes: &[u8],
) -> [u8; TAG_BYTES] {
    let parts = [address.kind(), address.account(), address.region(), address.id()];
    let lengths = parts.map(|part| length(part.len()));
    let revision = revision.0.to_be_bytes();
    let [kind, account, region, id] = parts;
    let [kind_length, account_length, region_length, id_length] = &lengths;
    key.sign(&[
        kind_length,
        kind.as_bytes(),
        account_length,
        account.as_bytes(),
        region_length,
        region.as_bytes(),
        id_length,
        id.as_bytes(),
        &revision,
        bytes,
    ])
}

fn length(bytes: usize) -> [u8; 8] {
    u64::try_from(bytes).unwrap_or(u64::MAX).to_be_bytes()
}
