//! `last-usage.json`: the table of last uses, written when a segment is closed and at the end, so that a start reads the newest
//! segment only. It is derived from the log and authenticated. A missing or altered table is made again.

use std::io;
use std::path::Path;

use crypto::hash;
use crypto::mac::HmacKey;
use serde::{Deserialize, Serialize};

use crate::last_usage::{LastUses, StoredAccessKeyUse, StoredUse};

/// The name of the file.
pub(crate) const NAME: &str = "last-usage.json";
const LABEL: &[u8] = b"bulla audit last usage v1\0";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table<'a> {
    /// The last entry that the table covers.
    through: u64,
    #[serde(borrow)]
    uses: Vec<StoredUse<'a>>,
    #[serde(borrow)]
    access_keys: Vec<StoredAccessKeyUse<'a>>,
}

/// Writes the table: its MAC, a line feed, its JSON.
pub(crate) fn save(dir: &Path, key: &HmacKey, through: u64, uses: &LastUses) -> io::Result<()> {
    let json = serde_json::to_vec(&Table {
        through,
        uses: uses.to_stored(),
        access_keys: uses.to_stored_access_keys(),
    })?;
    let mut bytes = hash::hex(&key.sign(&[LABEL, &json])).into_bytes();
    bytes.push(b'\n');
    bytes.extend_from_slice(&json);
    let temporary = dir.join("last-usage.new");
    durable::make(&temporary, &bytes)?;
    durable::rename(&temporary, &dir.join(NAME))
}

/// Reads the table and the last entry that it covers. `None` if it is missing, altered, or ahead of the log.
pub(crate) fn load(dir: &Path, key: &HmacKey, last: u64) -> Option<(u64, LastUses)> {
    let bytes = std::fs::read(dir.join(NAME)).ok()?;
    let (mac, json) = bytes.split_at_checked(65)?;
    let expected = hash::hex(&key.sign(&[LABEL, json])) + "\n";
    if !crypto::ct_eq(mac, expected.as_bytes()) {
        return None;
    }
    let table: Table<'_> = serde_json::from_slice(json).ok()?;
    (table.through <= last)
        .then(|| (table.through, LastUses::from_stored(table.uses, table.access_keys)))
}
