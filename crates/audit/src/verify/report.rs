//! The result of a verification.

use std::path::PathBuf;

/// The result of verification.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// The number of the first entry that was checked.
    pub first: u64,
    /// The entries that are whole and in their place.
    pub entries: u64,
    /// The number of segments.
    pub segments: u64,
    /// The last hash of the chain, in hexadecimal digits: keep it elsewhere to prove later that nothing was replaced.
    pub head: String,
    /// The lines beyond the head: just being written by a running service, or left by a crash and never acknowledged.
    pub unacknowledged: u64,
    /// `true` if the heads were authenticated.
    pub authenticated: bool,
    /// The place at which the live log begins, and the target of what is before it. `None` if nothing was archived, or no live
    /// log was checked.
    pub base: Option<BaseReport>,
    /// The heads that were kept elsewhere and are in the log.
    pub anchors: u64,
    /// The heads that were kept elsewhere and are before the first entry that was checked.
    pub anchors_before: u64,
    /// The first flaw.
    pub flaw: Option<Flaw>,
}

/// The place at which the live log begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseReport {
    /// The last entry that was archived.
    pub archived: u64,
    /// The place of the newest archived segments, without credentials.
    pub target: String,
}

/// The first flaw of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The segment.
    pub path: PathBuf,
    /// The line in it, from 1.
    pub line: u64,
    /// The entry that should be there.
    pub seq: u64,
    /// The flaw.
    pub why: String,
    /// `true` if a copy kept elsewhere shows it, an archive or heads. The copy may belong to the log before a restore: see
    /// [`crate::origin`].
    pub elsewhere: bool,
}

impl Flaw {
    pub(super) fn told_elsewhere(self) -> Self {
        Self { elsewhere: true, ..self }
    }
}
