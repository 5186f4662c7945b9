//! Reads the table, in the running service or beside it.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use audit::{Flaw, Fold, LogVerifier, Mark};
use model::Timestamp;
use secret::Secret;

use crate::counts::{KEYS, PASSED_OVER, PassedOverEntries, REQUESTS, UsageTable};
use crate::hours::{Hour, HourCounts};
use crate::key_event::{KeyEvent, KeyHistory, histories};

/// The most looks at a table while segments of the log are archived.
const LOOKS_MAX: usize = 3;

/// The requests of one day that are alike in all that they are counted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requests<'a> {
    /// The first hour of the day.
    pub day: Hour,
    /// The account that pays: the caller's. Empty if nobody has proven to have asked.
    pub account: &'a str,
    /// The Region.
    pub region: &'a str,
    /// The operation; empty if it is not known any more.
    pub operation: &'a str,
    /// The error code; empty if there was no error.
    pub error: &'a str,
    /// The ARN of the user, role or root; empty if nobody has proven to have asked, or only a service.
    pub principal: &'a str,
    /// The AWS service that asked, such as `s3.amazonaws.com`; empty if none did.
    pub via: &'a str,
    /// The bucket for whose objects S3 asked; empty for other requests.
    pub bucket: &'a str,
    /// The spec of the data key pair; empty for other operations.
    pub pair_spec: &'a str,
    /// The ARN of the key. Of ReEncrypt it is the one that decrypted. Empty if there is none.
    pub key: &'a str,
    /// The ARNs of all keys, with spaces between them.
    pub keys: &'a str,
    /// The requests in each hour of the day.
    pub hours: HourCounts,
}

/// Calls `each` with all requests from a day on, by days, until it returns `false`.
///
/// # Errors
/// [`io::Error`] if the table cannot be read, or the one that `each` returns.
pub fn requests(
    table: &UsageTable,
    from: Hour,
    each: &mut dyn FnMut(&Requests<'_>) -> io::Result<bool>,
) -> io::Result<()> {
    scan(table, REQUESTS, &from.day(), &mut |combination, value| {
        parse(combination, value).map_or(Ok(true), |requests| each(&requests))
    })
}

/// Calls `each` with the names of a kind, without their first byte, from one on, until it returns `false`.
fn scan(
    table: &UsageTable,
    kind: &str,
    from: &str,
    each: &mut dyn FnMut(&str, &[u8]) -> io::Result<bool>,
) -> io::Result<()> {
    // What follows the first byte is a day, an ARN or nothing.
    let (first, end) = ([kind, from].concat(), [kind, "\u{7f}"].concat());
    table.scan(first.as_bytes()..end.as_bytes(), &mut |name, value| {
        let name = std::str::from_utf8(name).ok().and_then(|name| name.strip_prefix(kind));
        each(name.unwrap_or_default(), value)
    })
}

fn parse<'a>(combination: &'a str, value: &[u8]) -> Option<Requests<'a>> {
    let mut fields = combination.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    let day = Hour::of_date(next())?;
    let [account, _service, region, operation, error, principal, via] = [(); 7].map(|()| next());
    let [bucket, pair_spec, keys] = [(); 3].map(|()| next());
    let key = keys.split(' ').next().unwrap_or_default();
    let hours = HourCounts::parse(value);
    Some(Requests {
        day,
        account,
        region,
        operation,
        error,
        principal,
        via,
        bucket,
        pair_spec,
        key,
        keys,
        hours,
    })
}

/// Returns the histories of all customer managed keys that were ever there, by their ARNs.
///
/// # Errors
/// [`io::Error`] if the table cannot be read.
pub fn keys(table: &UsageTable) -> io::Result<BTreeMap<String, KeyHistory>> {
    let mut changes = Vec::new();
    scan(table, KEYS, "", &mut |name, value| {
        let mut fields = name.split('\t');
        let key = fields.next().unwrap_or_default().to_owned();
        let time = fields.next().and_then(|time| time.parse().ok()).map(Timestamp::from_millis);
        let change = serde_json::from_slice(value);
        if let (Some(time), Ok(change)) = (time, change) {
            changes.push((key, KeyEvent { time, change }));
        }
        Ok(true)
    })?;
    Ok(histories(changes))
}

/// Returns the last entry of the log that is not in the table, because it was archived before the table was made: what is told begins
/// after it. `None` if all is there.
///
/// # Errors
/// [`io::Error`] if the table cannot be read.
pub fn complete_after(table: &UsageTable) -> io::Result<Option<u64>> {
    let mut found = None;
    scan(table, PASSED_OVER, "", &mut |_, value| {
        found = serde_json::from_slice::<PassedOverEntries>(value).ok().map(|note| note.through);
        Ok(false)
    })?;
    Ok(found)
}

/// Returns the table of the log in `dir`, which a service may be writing, with all entries up to now. No file is changed.
///
/// # Errors
/// [`io::Error`] if a file cannot be read.
pub fn beside(dir: &Path, key: &Secret<[u8; 32]>) -> io::Result<UsageTable> {
    for _ in 1..LOOKS_MAX {
        let (table, missing) = look(dir, key)?;
        if missing.is_none() {
            return Ok(table);
        }
    }
    let (table, missing) = look(dir, key)?;
    missing.into_iter().for_each(|base| table.note_passed_over(base));
    Ok(table)
}

/// Returns the table as it is now, and the last entry that is neither in it nor in the log any more: it was archived meanwhile, or the
/// table is lost.
fn look(dir: &Path, key: &Secret<[u8; 32]>) -> io::Result<(UsageTable, Option<u64>)> {
    let table = UsageTable::look(dir, key)?;
    let (through, mut missing) = (table.through(), None);
    let mut last = through;
    for entry in audit::entries(dir, through).map_err(io::Error::other)? {
        let entry = entry.map_err(io::Error::other)?;
        if last == through && entry.seq > through + 1 {
            missing = Some(entry.seq - 1);
        }
        last = entry.seq;
        if let Some(mark) = Mark::of_stored(&entry.event) {
            table.add(&mut std::iter::once((entry.seq, &mark)), entry.seq);
        }
    }
    Ok((table, missing))
}

/// The reason why the table was not made again. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RebuildError {
    /// Entries are archived, and nobody said where, or not all of them are there.
    #[error(
        "entries up to {archived} are archived, in {target} or, if that changed, in several places: name one that has all segments \
         with --archive, copied together if need be{}", .begins_at.map(|first| format!("; the one that was named begins with entry {first}")).unwrap_or_default()
    )]
    Archived {
        /// The last archived entry.
        archived: u64,
        /// The place of the newest archived segments.
        target: String,
        /// The first entry of the archive; `None` if none was named.
        begins_at: Option<u64>,
    },
    /// The log or the archive is not whole.
    #[error(
        "entry {seq} ({}, line {line}) is not whole: {why}; nothing was changed: see `bulla audit verify`", path.display()
    )]
    Flaw {
        /// The entry that should be there.
        seq: u64,
        /// The segment.
        path: std::path::PathBuf,
        /// The line in it.
        line: u64,
        /// The flaw.
        why: String,
    },
    /// The log cannot be read.
    #[error(transparent)]
    Verify(#[from] audit::VerifyError),
    /// A file cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Makes the table again in the directory `to` from the log in `dir`, on which no service runs, and returns it with its last entry. The
/// verifier checks all that is counted; it has the archive if there is one.
///
/// # Errors
/// [`RebuildError`]: not every entry was there, whole.
pub fn rebuild(
    verifier: &LogVerifier<'_>,
    dir: &Path,
    to: &Path,
    key: &Secret<[u8; 32]>,
) -> Result<(Arc<UsageTable>, u64), RebuildError> {
    let table = Arc::new(UsageTable::new(to, key));
    let mut last = table.open(0)?;
    let report = verifier.entries(dir, &mut |entry, event| {
        last = entry;
        if let Some(mark) = Mark::of_stored(event) {
            table.replay(entry, &mark);
        }
        Ok(())
    })?;
    if let Some(Flaw { seq, path, line, why, .. }) = report.flaw {
        return Err(RebuildError::Flaw { seq, path, line, why });
    }
    if let Some(base) = report.base.filter(|_| report.first > 1) {
        let begins_at = Some(report.first).filter(|first| *first <= base.archived);
        return Err(RebuildError::Archived {
            archived: base.archived,
            target: base.target,
            begins_at,
        });
    }
    // A crash leaves entries that no head names, and the next start takes them.
    for entry in audit::entries(dir, last).map_err(io::Error::other)? {
        let entry = entry.map_err(io::Error::other)?;
        last = entry.seq;
        if let Some(mark) = Mark::of_stored(&entry.event) {
            table.replay(entry.seq, &mark);
        }
    }
    table.close(last)?;
    Ok((table, last))
}
