//! The names of the files of tables.

use std::path::{Path, PathBuf};

/// The files of a table, beside the log.
#[derive(Debug)]
pub struct TableFiles {
    /// The beginning of their names, with a full stop.
    prefix: &'static str,
    /// The label under which they are authenticated.
    pub(crate) label: &'static [u8],
    /// The content of the table, for messages.
    pub(crate) title: &'static str,
}

impl TableFiles {
    /// The files with the last uses of keys.
    pub(crate) const LAST_USES: Self = Self {
        prefix: "last-usage.",
        label: b"bulla audit last usage v2\0",
        title: "a table of last uses",
    };
    /// The files with the counts of requests, and what became of keys: those of the crate `usage`.
    pub const USAGE: Self =
        Self { prefix: "usage.", label: b"bulla audit usage v1\0", title: "a table of requests" };
    /// All tables.
    pub(crate) const ALL: [&'static Self; 2] = [&Self::LAST_USES, &Self::USAGE];

    /// Returns the name of the thread that writes them.
    pub(crate) fn thread_name(&self) -> &'static str {
        self.prefix.trim_end_matches('.')
    }

    /// Returns whether the file with this name is part of the table.
    pub(crate) fn has(&self, name: &str) -> bool {
        name.starts_with(self.prefix)
    }

    /// Returns the name of the file of a run.
    pub(crate) fn name(&self, range: EntryRange) -> String {
        format!("{}{}-{}", self.prefix, range.from, range.through)
    }

    /// Parses the name of a file.
    pub(crate) fn parse(&self, name: &str) -> Option<EntryRange> {
        let (from, through) = name.strip_prefix(self.prefix)?.split_once('-')?;
        let range = EntryRange { from: from.parse().ok()?, through: through.parse().ok()? };
        (self.name(range) == name && range.from <= range.through).then_some(range)
    }

    /// Returns the path of a run that is being written.
    pub(crate) fn temporary(&self, dir: &Path, range: EntryRange) -> PathBuf {
        dir.join(format!("{}.new", self.name(range)))
    }
}

/// The entries that a run covers: those after `from`, up to `through`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EntryRange {
    pub(crate) from: u64,
    pub(crate) through: u64,
}

/// Returns whether the file with this name is part of a table.
pub(crate) fn is_own(name: &str) -> bool {
    TableFiles::ALL.iter().any(|files| files.has(name))
}
