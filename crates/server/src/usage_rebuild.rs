//! `bulla usage rebuild`: makes the table of metered requests again from the audit log, and compares it with the one that is there.

use std::io;
use std::path::Path;

use crypto::hash::Sha256;
use secret::Secret;
use usage::{Counts, Hour, KeyHistory, UsageTable};

use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::start_error::StartError;

/// The directory in which the table is made. Its name tells the log that it is no stray file.
const MADE_IN: &str = "usage.new";

/// The result of making the table again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RebuiltUsage {
    /// The last entry of the log.
    pub entries: u64,
    /// The requests that the table counts.
    pub requests: u64,
    /// `true` if the table that was there says the same.
    pub is_same: bool,
    /// The last entry that was archived, and is not in the new table. Then the table that is there stays.
    pub archived: Option<u64>,
}

/// Makes the table of metered requests again from the log of a directory on which no service runs. Where entries are archived, nothing is
/// replaced: the table that is there may be the only one that has them.
///
/// # Errors
/// [`StartError`]: the directory is in use, its keys do not open, or a file cannot be read or written.
pub fn rebuild_usage(data_dir: &Path, seal: SealSource) -> Result<RebuiltUsage, StartError> {
    let data_dir = DataDir::own(data_dir)?;
    let _lock = data_dir.lock()?;
    let key = data_dir.open_hierarchy(seal)?.audit_key()?;
    let (log, made_in) = (data_dir.audit(), data_dir.audit().join(MADE_IN));
    let failed = |source| StartError::file("make the table of requests of", &log, source);
    clear(&made_in).map_err(failed)?;
    std::fs::create_dir(&made_in).map_err(failed)?;
    let rebuilt = rebuild(&log, &made_in, &key).map_err(failed);
    clear(&made_in).map_err(failed)?;
    rebuilt
}

fn rebuild(log: &Path, made_in: &Path, key: &Secret<[u8; 32]>) -> io::Result<RebuiltUsage> {
    let (table, entries) = usage::rebuild(log, made_in, key)?;
    let archived = usage::complete_after(&table)?;
    let (made, found) = (TableContent::of(&table)?, TableContent::of(&usage::beside(log, key)?)?);
    let is_same = made == found;
    if archived.is_none() && !is_same {
        audit::replace_table::<Counts>(made_in, log)?;
    }
    Ok(RebuiltUsage { entries, requests: made.requests, is_same, archived })
}

/// All that a table says. There may be very many combinations, so of these it has the digest.
#[derive(PartialEq, Eq)]
struct TableContent {
    requests: u64,
    combinations: [u8; 32],
    keys: Vec<KeyHistory>,
}

impl TableContent {
    fn of(table: &UsageTable) -> io::Result<Self> {
        let (mut requests, mut combinations) = (0_u64, Sha256::new());
        usage::requests(table, Hour(0), &mut |one| {
            requests = requests.saturating_add(one.hours.sum());
            combinations.update(format!("{one:?}\n").as_bytes());
            Ok(true)
        })?;
        let keys = usage::keys(table)?.into_values().collect();
        Ok(Self { requests, combinations: combinations.finish(), keys })
    }
}

fn clear(made_in: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(made_in) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
