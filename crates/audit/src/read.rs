//! Reads the log: all of it, or its tail.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::value::RawValue;

use crate::entry::Line;
use crate::segment::{self, Lines};

/// The reason why the log cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the audit log {}", path.display())]
pub struct ReadError {
    path: PathBuf,
    source: io::Error,
}

/// An entry of the log as it is. Reading does not verify the chain.
#[derive(Debug)]
pub struct StoredEntry {
    /// The entry's number.
    pub seq: u64,
    /// The event, as JSON.
    pub event: Box<RawValue>,
}

/// Returns the entries after the one with the number `after`, oldest first. They end where the log ends now. Another call with
/// the last number continues from there.
///
/// # Errors
/// The directory cannot be read.
pub fn entries(dir: &Path, after: u64) -> Result<Entries, ReadError> {
    let numbers =
        segment::live(dir).map_err(|source| ReadError { path: dir.to_owned(), source })?;
    let first = numbers.iter().rposition(|number| starts_after(dir, *number, after) == Some(false));
    let waiting = numbers.into_iter().skip(first.unwrap_or(0)).collect();
    Ok(Entries { dir: dir.to_owned(), waiting, lines: None, after, line: Vec::new() })
}

/// Returns whether the first entry of a segment comes after `after`. `None` if it has no entry.
fn starts_after(dir: &Path, number: u64, after: u64) -> Option<bool> {
    let mut line = Vec::new();
    Lines::open(dir, number).ok()?.next(&mut line).ok()?;
    crate::entry::first(&line).map(|(seq, _)| seq > after + 1)
}

/// Returns the newest `count` entries, oldest first.
///
/// # Errors
/// The log cannot be read.
pub fn tail(dir: &Path, count: usize) -> Result<Vec<StoredEntry>, ReadError> {
    let mut newest = VecDeque::new();
    for number in newest_first(dir)? {
        let mut latest = VecDeque::new();
        for entry in of_segment(dir, number) {
            latest.push_back(entry?);
            if latest.len() > count {
                latest.pop_front();
            }
        }
        while newest.len() < count {
            let Some(entry) = latest.pop_back() else { break };
            newest.push_front(entry);
        }
        if newest.len() >= count {
            break;
        }
    }
    Ok(newest.into())
}

/// Returns the entries with this request id in the newest segment that has any, oldest first: a change that had to be repaired
/// after a failed disk has two. A refused request without an entry of its own has that of the summary that counts it. Empty if
/// there is no such request, or its entry is beyond the log.
///
/// # Errors
/// The log cannot be read.
pub fn of_request(dir: &Path, request_id: &str) -> Result<Vec<StoredEntry>, ReadError> {
    // Most entries need no second parse. The ids that a summary stands for differ in their last group only.
    let group = request_id.rfind('-').and_then(|end| request_id.get(..=end));
    let group = group.unwrap_or(request_id);
    let is_meant = |entry: &StoredEntry| {
        let text = entry.event.get();
        text.contains(group)
            && serde_json::from_str::<RequestIds<'_>>(text)
                .is_ok_and(|named| named.covers(request_id))
    };
    for number in newest_first(dir)? {
        let found = of_segment(dir, number).filter(|entry| entry.as_ref().map_or(true, is_meant));
        let found: Vec<_> = found.collect::<Result<_, _>>()?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// The request ids of an entry.
#[derive(serde::Deserialize)]
struct RequestIds<'a> {
    #[serde(rename = "requestID", borrow)]
    request_id: Option<Cow<'a, str>>,
    #[serde(rename = "serviceEventDetails", borrow)]
    details: Option<RequestIdRange<'a>>,
}

/// The first and the last request id that a summary covers. All between them count.
#[derive(serde::Deserialize)]
struct RequestIdRange<'a> {
    #[serde(rename = "firstRequestID", borrow)]
    first: Option<Cow<'a, str>>,
    #[serde(rename = "lastRequestID", borrow)]
    last: Option<Cow<'a, str>>,
}

impl RequestIds<'_> {
    fn covers(&self, id: &str) -> bool {
        let span =
            self.details.as_ref().and_then(|span| span.first.as_ref().zip(span.last.as_ref()));
        self.request_id.as_deref() == Some(id)
            || span.is_some_and(|(first, last)| {
                id.len() == first.len() && (first.as_ref()..=last.as_ref()).contains(&id)
            })
    }
}

/// An entry with which a log continues from elsewhere than where it had ended.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct LogOrigin {
    /// The entry's number.
    #[serde(skip)]
    pub seq: u64,
    /// `RestoreBackup` for a log that was restored from a backup, or `AcceptTornCopy` for one that begins anew after a loss.
    #[serde(rename = "eventName")]
    pub event: String,
    /// The time of that event.
    #[serde(rename = "eventTime")]
    pub time: String,
    #[serde(rename = "eventType")]
    kind: String,
}

/// Returns the newest such entry of the live log. `None` if there is none or it cannot be read. Anything archived or kept
/// elsewhere before it may belong to the former log. Reading does not verify the chain.
#[must_use]
pub fn origin(dir: &Path) -> Option<LogOrigin> {
    const EVENTS: [&str; 2] = ["RestoreBackup", "AcceptTornCopy"];
    let one = |entry: StoredEntry| {
        let text = entry.event.get();
        // Most entries need no second parse.
        EVENTS.iter().find(|event| text.contains(**event))?;
        let origin: LogOrigin = serde_json::from_str(text).ok()?;
        let is_own = origin.kind == "AwsServiceEvent" && EVENTS.contains(&origin.event.as_str());
        is_own.then_some(LogOrigin { seq: entry.seq, ..origin })
    };
    entries(dir, 0).ok()?.filter_map(Result::ok).filter_map(one).last()
}

fn newest_first(dir: &Path) -> Result<impl Iterator<Item = u64> + use<>, ReadError> {
    let numbers =
        segment::live(dir).map_err(|source| ReadError { path: dir.to_owned(), source })?;
    Ok(numbers.into_iter().rev())
}

fn of_segment(dir: &Path, number: u64) -> Entries {
    let waiting = VecDeque::from([number]);
    Entries { dir: dir.to_owned(), waiting, lines: None, after: 0, line: Vec::new() }
}

/// Returns the entry of a line. `None` if it is not a whole one.
pub(crate) fn stored(line: &[u8]) -> Option<StoredEntry> {
    let line: Line<'_> = serde_json::from_slice(line).ok()?;
    Some(StoredEntry { seq: line.seq, event: line.event.to_owned() })
}

/// An iterator over entries.
pub struct Entries {
    dir: PathBuf,
    waiting: VecDeque<u64>,
    lines: Option<Lines>,
    after: u64,
    line: Vec<u8>,
}

impl std::fmt::Debug for Entries {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Entries").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl Iterator for Entries {
    type Item = Result<StoredEntry, ReadError>;

    /// Returns the next whole entry. Others are passed over: the newest line may be half-written.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(lines) = &mut self.lines else {
                let number = self.waiting.pop_front()?;
                match Lines::open(&self.dir, number) {
                    Ok(lines) => self.lines = Some(lines),
                    Err(source) => return Some(Err(ReadError { path: self.dir.clone(), source })),
                }
                continue;
            };
            if let Err(source) = lines.next(&mut self.line) {
                return Some(Err(ReadError { path: self.dir.clone(), source }));
            }
            if self.line.is_empty() {
                self.lines = None;
                continue;
            }
            if let Some(entry) = stored(&self.line).filter(|entry| entry.seq > self.after) {
                return Some(Ok(entry));
            }
        }
    }
}
