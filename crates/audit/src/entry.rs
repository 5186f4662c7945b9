//! One line of the log, and the chain that binds it to the line before.

use crypto::hash;
use serde::Deserialize;
use serde_json::value::RawValue;

/// The length of a hash of the chain.
pub(crate) const HASH_BYTES: usize = hash::SHA256_BYTES;
/// The longest line; an event has a few KB, its policy texts up to 128 KB escaped.
pub(crate) const LINE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The label that keeps the chain apart from every other use of SHA-256.
const LABEL: &[u8] = b"bulla audit entry v1\0";

/// A hash of the chain.
pub(crate) type ChainHash = [u8; HASH_BYTES];

/// The hash before the first entry.
pub(crate) const START: ChainHash = [0; HASH_BYTES];

/// A line, parsed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line<'a> {
    pub(crate) seq: u64,
    previous: &'a str,
    hash: &'a str,
    /// The store's revision that the request committed, if it changed anything.
    pub(crate) revision: Option<u64>,
    #[serde(borrow)]
    pub(crate) event: &'a RawValue,
}

/// Returns `SHA-256(label
///
/// previous
///
/// seq
///
/// revision
///
/// event)`. Numbers are 64 bits, big-endian, and a byte before the revision says whether there is one.
pub(crate) fn chain(
    previous: &ChainHash,
    seq: u64,
    revision: Option<u64>,
    event: &[u8],
) -> ChainHash {
    chain_in(&mut Vec::new(), previous, seq, revision, event)
}

/// Returns the same, and leaves `buffer` as it was but for its capacity. Copying and hashing at once is faster than hashing in parts.
fn chain_in(
    buffer: &mut Vec<u8>,
    previous: &ChainHash,
    seq: u64,
    revision: Option<u64>,
    event: &[u8],
) -> ChainHash {
    let (seq, has_revision) = (seq.to_be_bytes(), [u8::from(revision.is_some())]);
    let revision = revision.unwrap_or_default().to_be_bytes();
    let parts: [&[u8]; 6] = [LABEL, previous, &seq, &has_revision, &revision, event];
    let start = buffer.len();
    parts.iter().for_each(|part| buffer.extend_from_slice(part));
    let hash = hash::sha256(buffer.get(start..).unwrap_or_default());
    buffer.truncate(start);
    hash
}

/// Appends the line of an entry, and returns its hash.
pub(crate) fn append(
    out: &mut Vec<u8>,
    previous: &ChainHash,
    seq: u64,
    revision: Option<u64>,
    event: &[u8],
) -> ChainHash {
    let hash = chain_in(out, previous, seq, revision, event);
    out.extend_from_slice(b"{\"seq\":");
    number(out, seq);
    out.extend_from_slice(b",\"previous\":\"");
    out.extend_from_slice(&hash::hex_array(previous));
    out.extend_from_slice(b"\",\"hash\":\"");
    out.extend_from_slice(&hash::hex_array(&hash));
    out.extend_from_slice(b"\",\"revision\":");
    match revision {
        Some(revision) => number(out, revision),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"event\":");
    out.extend_from_slice(event);
    out.extend_from_slice(b"}\n");
    hash
}

/// Returns the bytes of the line of an entry whose event has so many bytes.
pub(crate) fn line_bytes(seq: u64, revision: Option<u64>, event_bytes: usize) -> usize {
    /// The bytes of a line without its numbers and its event.
    const FRAME_BYTES: usize = 54 + 4 * HASH_BYTES;
    let digits = |number: u64| number.checked_ilog10().map_or(1, |log| log as usize + 1);
    let revision = revision.map_or("null".len(), digits);
    FRAME_BYTES + digits(seq) + revision + event_bytes
}

/// Writes a number.
pub(crate) fn number(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Returns the sequence number of a line and the hash of the entry before it, as the line has them.
pub(crate) fn first(line: &[u8]) -> Option<(u64, ChainHash)> {
    let parsed: Line<'_> = serde_json::from_slice(line).ok()?;
    Some((parsed.seq, unhex(parsed.previous)?))
}

/// Parses a hash from its hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<ChainHash> {
    let digits = text.as_bytes();
    let mut bytes = START;
    if digits.len() != 2 * HASH_BYTES || digits.iter().any(|digit| !digit.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// Checks that `line` (with its line feed) is exactly the entry after `previous`, and returns it with its hash.
pub(crate) fn check<'a>(
    line: &'a [u8],
    previous: &ChainHash,
    seq: u64,
) -> Result<(Line<'a>, ChainHash), &'static str> {
    let text = std::str::from_utf8(line).map_err(|_not_text| "it is not text")?;
    let parsed: Line<'_> =
        serde_json::from_str(text).map_err(|_not_an_entry| "it is not an entry")?;
    if parsed.seq != seq {
        return Err("its sequence number does not follow the one before");
    }
    if parsed.previous != hash::hex(previous) {
        return Err("it does not follow the entry before it");
    }
    let mut expected = Vec::with_capacity(line.len());
    let event = parsed.event.get().as_bytes();
    let hash = append(&mut expected, previous, seq, parsed.revision, event);
    if parsed.hash != hash::hex(&hash) {
        return Err("its contents do not match its hash");
    }
    if expected != line {
        return Err("it is not written as the service writes it");
    }
    Ok((parsed, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_line_is_known_before_it_is_written() {
        for (seq, revision) in [(1, None), (9, Some(0)), (10, Some(10)), (u64::MAX, Some(u64::MAX))]
        {
            let mut line = Vec::new();
            append(&mut line, &START, seq, revision, b"{\"a\":1}");
            assert_eq!(line_bytes(seq, revision, 7), line.len(), "{seq} {revision:?}");
        }
    }
}
