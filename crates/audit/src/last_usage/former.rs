//! `last-usage.json`, the table of last uses of earlier versions: its MAC, a line feed, its JSON. It is read once, because it may say
//! what no log does: the uses that a repair has carried over.

use std::io;
use std::path::Path;

use crypto::hash;
use crypto::mac::HmacKey;
use serde::Deserialize;

use super::{LastUses, StoredAccessKeyUse, StoredUse};
use crate::table;

/// The names of the files.
const NAMES: [&str; 2] = [NAME, "last-usage.new"];
const NAME: &str = "last-usage.json";
const LABEL: &[u8] = b"bulla audit last usage v1\0";
/// The bytes of the MAC in hexadecimal digits, with a line feed.
const MAC_BYTES: usize = 65;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormerTable<'a> {
    /// The last entry that the table covers.
    through: u64,
    #[serde(borrow)]
    uses: Vec<StoredUse<'a>>,
    #[serde(borrow)]
    access_keys: Vec<StoredAccessKeyUse<'a>>,
}

/// Makes a run of the table, unless there is one already, and removes its files.
pub(super) fn convert(dir: &Path, key: &HmacKey) -> io::Result<()> {
    if let Some((through, uses)) = load(dir, key) {
        table::write_first(dir, key, &uses, through)?;
    }
    for name in NAMES {
        match std::fs::remove_file(dir.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Reads the table and the last entry that it covers. `None` if it is missing or altered.
fn load(dir: &Path, key: &HmacKey) -> Option<(u64, LastUses)> {
    let bytes = std::fs::read(dir.join(NAME)).ok()?;
    let (mac, json) = bytes.split_at_checked(MAC_BYTES)?;
    let expected = hash::hex(&key.sign(&[LABEL, json])) + "\n";
    if !crypto::ct_eq(mac, expected.as_bytes()) {
        return None;
    }
    let table: FormerTable<'_> = serde_json::from_slice(json).ok()?;
    Some((table.through, LastUses::from_stored(table.uses, table.access_keys)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Writes the file as earlier versions did, with one use of a key.
    pub(crate) fn write(dir: &Path, key: &HmacKey, through: u64, arn: &str, time: i64) {
        let json = serde_json::json!({
            "through": through,
            "uses": [{"key": arn, "operation": "Encrypt", "time": time, "event_id": "e", "request_id": "r"}],
            "access_keys": [],
        });
        let json = json.to_string();
        let mac = hash::hex(&key.sign(&[LABEL, json.as_bytes()]));
        std::fs::write(dir.join(NAME), format!("{mac}\n{json}")).unwrap();
    }
}
