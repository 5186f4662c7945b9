//! Heads that were kept elsewhere (`--audit-anchor`), against which a log is compared.

use std::io::BufRead;

use serde::Deserialize;

use crate::entry::{ChainHash, unhex};

/// The most heads in one file: 40 bytes each in memory. One comes every 8 s at most, so they last for three months.
const ANCHORS_MAX: usize = 1_000_000;
/// The longest line of the file.
const LINE_BYTES_MAX: u64 = 64 * 1024;

/// Heads that were kept elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors(Vec<(u64, ChainHash)>);

/// The reason why they cannot be used. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnchorsError {
    /// The file cannot be read.
    #[error("cannot read the heads that were kept elsewhere")]
    Io(#[from] std::io::Error),
    /// A line is not a head.
    #[error(
        "line {0} is no head: take lines with {{\"entry\":NUMBER,\"hash\":\"64 hexadecimal digits\"}} in them, as --audit-anchor writes them"
    )]
    Line(u64),
    /// There are too many.
    #[error("there are more than {ANCHORS_MAX} heads: give the newest part of the file")]
    TooMany,
}

/// The members of a line. A syslog daemon may have written something before it.
#[derive(Deserialize)]
struct StoredAnchor<'a> {
    entry: u64,
    hash: std::borrow::Cow<'a, str>,
}

impl Anchors {
    /// Reads heads, one a line, in any order. A line may begin with the prefix that a syslog daemon adds.
    ///
    /// # Errors
    /// [`AnchorsError`].
    pub fn read(mut from: impl BufRead) -> Result<Self, AnchorsError> {
        let (mut anchors, mut line, mut number) = (Vec::new(), String::new(), 0u64);
        loop {
            line.clear();
            number += 1;
            let mut limited = std::io::Read::take(&mut from, LINE_BYTES_MAX);
            if limited.read_line(&mut line)? == 0 {
                break;
            }
            if line.trim().is_empty() {
                continue;
            }
            let json = line.find('{').and_then(|start| line.get(start..));
            let stored = json.and_then(|json| serde_json::from_str::<StoredAnchor<'_>>(json).ok());
            let anchor = stored.and_then(|stored| Some((stored.entry, unhex(&stored.hash)?)));
            anchors.push(anchor.ok_or(AnchorsError::Line(number))?);
            if anchors.len() > ANCHORS_MAX {
                return Err(AnchorsError::TooMany);
            }
        }
        anchors.sort_unstable();
        Ok(Self(anchors))
    }

    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { left: &self.0, matched: 0, before: 0 }
    }
}

/// The position of a walk along the heads.
#[derive(Debug, Default)]
pub(super) struct Cursor<'a> {
    left: &'a [(u64, ChainHash)],
    pub(super) matched: u64,
    pub(super) before: u64,
}

impl Cursor<'_> {
    /// Compares an entry with the heads that name it.
    pub(super) fn check(&mut self, seq: u64, hash: &ChainHash) -> Result<(), String> {
        while let Some(((named, kept), left)) = self.left.split_first()
            && *named <= seq
        {
            if *named < seq {
                self.before += 1;
            } else if kept == hash {
                self.matched += 1;
            } else {
                return Err(format!(
                    "a head that was kept elsewhere says that its hash is {}",
                    crypto::hash::hex(kept)
                ));
            }
            self.left = left;
        }
        Ok(())
    }

    /// Returns the last entry that a head names and the walk has not reached.
    pub(super) fn beyond(&self) -> Option<u64> {
        self.left.last().map(|(named, _)| *named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_in_any_order_and_behind_what_a_daemon_adds() {
        let (a, b) = ("11".repeat(32), "22".repeat(32));
        let text = format!(
            "<109>1 2026-01-02T03:04:05Z host bulla 7 head - {{\"time\":\"t\",\"entry\":9,\"hash\":\"{b}\"}}\n\n{{\"entry\":3,\"hash\":\"{a}\"}}\n"
        );
        let anchors = Anchors::read(text.as_bytes()).unwrap();
        let mut cursor = anchors.cursor();
        assert_eq!(cursor.check(5, &[0; 32]), Ok(()));
        assert_eq!((cursor.before, cursor.beyond()), (1, Some(9)));
        assert!(cursor.check(9, &[0x33; 32]).is_err());
        assert_eq!(cursor.check(9, &[0x22; 32]), Ok(()));
        assert_eq!((cursor.matched, cursor.beyond()), (1, None));
        for (text, line) in [("x", 1), ("\n{}", 2), ("{\"entry\":1,\"hash\":\"zz\"}", 1)] {
            let error = Anchors::read(text.as_bytes());
            assert!(matches!(error, Err(AnchorsError::Line(found)) if found == line), "{text}");
        }
    }
}
