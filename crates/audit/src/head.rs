//! The head of a segment: the end of the log, authenticated.
//!
//! A segment begins with two head lines of 512 bytes, written in turn. The writer appends a group of entries, overwrites the
//! older head and then makes both durable with one `fdatasync`. Everything that the newer head covers was acknowledged or about
//! to be. If the newer one is lost or torn in a crash, the older one counts.

use crypto::hash;
use crypto::mac::HmacKey;
use model::HighWaterMark;
use serde::Deserialize;

use crate::entry::{self, ChainHash, unhex};

/// The length of a head line with its line feed.
pub(crate) const HEAD_BYTES: usize = 512;
/// The offset at which the entries begin.
pub(crate) const ENTRIES_START: u64 = 2 * HEAD_BYTES as u64;
const LABEL: &[u8] = b"bulla audit head v1\0";
/// The label of a head with the high-water mark of time.
const LABEL_WITH_CLOCK: &[u8] = b"bulla audit head v2\0";

/// The end of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The number of the head, which grows by one with each head written. The larger one of two is newer.
    pub(crate) generation: u64,
    /// The segment that the head is in.
    pub(crate) segment: u64,
    /// The last entry.
    pub(crate) seq: u64,
    /// The hash of that entry.
    pub(crate) hash: ChainHash,
    /// The end of the last entry in the segment, in bytes.
    pub(crate) end: u64,
    /// The newest revision of the store that an entry names.
    pub(crate) revision: u64,
    /// The revision of the store up to which every revision has its entry.
    pub(crate) recorded_through: u64,
    /// The high-water mark of time. `None` in heads from before there was one.
    pub(crate) clock: Option<HighWaterMark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadLine<'a> {
    generation: u64,
    segment: u64,
    head: u64,
    hash: &'a str,
    end: u64,
    revision: u64,
    recorded_through: u64,
    clock: Option<[u64; 4]>,
    mac: &'a str,
}

impl Head {
    /// Returns the line, padded with spaces.
    pub(crate) fn line(&self, key: &HmacKey) -> Vec<u8> {
        let mut line = Vec::with_capacity(HEAD_BYTES);
        number(&mut line, b"{\"generation\":", self.generation);
        number(&mut line, b",\"segment\":", self.segment);
        number(&mut line, b",\"head\":", self.seq);
        line.extend_from_slice(b",\"hash\":\"");
        line.extend_from_slice(&hash::hex_array(&self.hash));
        number(&mut line, b"\",\"end\":", self.end);
        number(&mut line, b",\"revision\":", self.revision);
        number(&mut line, b",\"recorded_through\":", self.recorded_through);
        if let Some(mark) = self.clock {
            let [confirmations, known, held, candidate] = mark.numbers();
            number(&mut line, b",\"clock\":[", confirmations);
            number(&mut line, b",", known);
            number(&mut line, b",", held);
            number(&mut line, b",", candidate);
            line.push(b']');
        }
        line.extend_from_slice(b",\"mac\":\"");
        line.extend_from_slice(&hash::hex_array(&self.mac(key)));
        line.extend_from_slice(b"\"}");
        line.resize(HEAD_BYTES - 1, b' ');
        line.push(b'\n');
        line
    }

    /// Parses a line. `None` if it does not authenticate. Without a key it is not authenticated.
    pub(crate) fn parse(line: &[u8], key: Option<&HmacKey>) -> Option<Self> {
        let parsed: HeadLine<'_> = serde_json::from_slice(line).ok()?;
        let head = Self {
            generation: parsed.generation,
            segment: parsed.segment,
            seq: parsed.head,
            hash: unhex(parsed.hash)?,
            end: parsed.end,
            revision: parsed.revision,
            recorded_through: parsed.recorded_through,
            clock: parsed.clock.map(HighWaterMark::from_numbers),
        };
        let Some(key) = key else { return Some(head) };
        let authentic = crypto::ct_eq(hash::hex(&head.mac(key)).as_bytes(), parsed.mac.as_bytes());
        // The padding is checked too: a head is these bytes and no others.
        (authentic && head.line(key) == line).then_some(head)
    }

    fn mac(&self, key: &HmacKey) -> [u8; 32] {
        let numbers = [
            self.generation,
            self.segment,
            self.seq,
            self.end,
            self.revision,
            self.recorded_through,
        ];
        let clock = self.clock.map(|mark| mark.numbers().map(u64::to_be_bytes));
        let label = if clock.is_some() { LABEL_WITH_CLOCK } else { LABEL };
        let clock = clock.as_ref().map_or(&[][..], |numbers| numbers.as_flattened());
        key.sign(&[label, numbers.map(u64::to_be_bytes).as_flattened(), clock, &self.hash])
    }

    /// Returns the offset of the line in the segment: the two places take turns.
    pub(crate) fn offset(&self) -> u64 {
        (self.generation % 2) * HEAD_BYTES as u64
    }
}

/// Writes a member that is a number: `name` with what stands before it and after it, and the number.
fn number(line: &mut Vec<u8>, name: &[u8], number: u64) {
    line.extend_from_slice(name);
    entry::number(line, number);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGEST: Head = Head {
        generation: u64::MAX,
        segment: u64::MAX,
        seq: u64::MAX,
        hash: [0xff; 32],
        end: u64::MAX,
        revision: u64::MAX,
        recorded_through: u64::MAX,
        clock: None,
    };

    /// Made by a program that shares no code with this one, from what docs/audit.md said before heads had a clock; the key is
    /// 32 bytes 07.
    const OLD: &str = include_str!("head/without_clock.txt");

    #[test]
    fn the_largest_head_fits_its_line_and_is_read_back() {
        let key = HmacKey::new(&[7; 32]);
        let clock = HighWaterMark::from_numbers([u64::MAX; 4]);
        let head = Head { clock: Some(clock), ..LARGEST };
        for head in [head, LARGEST] {
            let line = head.line(&key);
            assert_eq!((line.len(), line.last()), (HEAD_BYTES, Some(&b'\n')));
            assert_eq!(Head::parse(&line, Some(&key)), Some(head));
        }
    }

    #[test]
    fn a_head_without_a_clock_is_read_and_none_can_be_given_or_taken() {
        let key = HmacKey::new(&[7; 32]);
        let mut old = OLD.trim_end().to_owned().into_bytes();
        old.resize(HEAD_BYTES - 1, b' ');
        old.push(b'\n');
        let head = Head::parse(&old, Some(&key)).unwrap();
        assert_eq!((head.generation, head.seq, head.clock), (9, 1234, None));
        let with = Head { clock: Some(HighWaterMark::from_numbers([0, 5, 6, 7])), ..head };
        let line = String::from_utf8(with.line(&key)).unwrap();
        let mac = hash::hex(&head.mac(&key));
        let forged = line.replace(&hash::hex(&with.mac(&key)), &mac);
        assert!(Head::parse(forged.as_bytes(), Some(&key)).is_none(), "the clock is authenticated");
        assert!(Head::parse(line.replace("[0,5,", "[0,4,").as_bytes(), Some(&key)).is_none());
    }
}
