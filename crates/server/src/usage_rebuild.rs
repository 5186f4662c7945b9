//! `bulla usage rebuild`: makes the table of metered requests again from the audit log, and compares it with the one that is there.

use std::io;
use std::path::Path;

use audit::{Archive, BaseReport, LogVerifier};
use crypto::hash::Sha256;
use usage::{Counts, Hour, KeyHistory, RebuildError, UsageTable};

use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::start_error::StartError;
use crate::verify_log::{self, AuditDir};

/// The directory in which the table is made. Its name tells the log that it is no stray file.
const MADE_IN: &str = "usage.new";

/// The result of making the table again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RebuiltUsage {
    /// The last entry of the log.
    pub entries: u64,
    /// The requests that the table counts.
    pub requests: u64,
    /// `true` if the table that was there says the same. Otherwise it was replaced.
    pub is_same: bool,
}

/// Makes the table of metered requests again from the log of a directory on which no service runs. What is archived is read from the
/// archive; all of it is verified, and nothing is replaced where an entry is missing.
///
/// # Errors
/// [`StartError`]: the directory is in use, its keys do not open, or entries are not there whole.
pub fn rebuild_usage(
    data_dir: &Path,
    seal: SealSource,
    archive: Option<&dyn Archive>,
) -> Result<RebuiltUsage, StartError> {
    let data_dir = DataDir::own(data_dir)?;
    let _lock = data_dir.lock()?;
    let log = verify_log::audit_of(&data_dir, seal)?;
    let made_in = log.path.join(MADE_IN);
    let failed = |source| StartError::file("make the table of requests of", &log.path, source);
    clear(&made_in).map_err(failed)?;
    std::fs::create_dir(&made_in).map_err(failed)?;
    let rebuilt = rebuild(&log, &made_in, archive);
    clear(&made_in).map_err(failed)?;
    Ok(rebuilt?)
}

fn rebuild(
    log: &AuditDir,
    made_in: &Path,
    archive: Option<&dyn Archive>,
) -> Result<RebuiltUsage, RebuildError> {
    let AuditDir { path, key, known, known_base } = log;
    let verifier = LogVerifier::new(Some(key)).with_known(*known).with_known_base(*known_base);
    let verifier = match archive {
        Some(archive) => verifier.with_archive(archive),
        None => verifier,
    };
    if archive.is_none()
        && let Some(BaseReport { archived, target }) = audit::base(path)
    {
        return Err(RebuildError::Archived { archived, target, begins_at: None });
    }
    let (table, entries) = usage::rebuild(&verifier, path, made_in, key)?;
    let (made, found) = (TableContent::of(&table)?, TableContent::of(&usage::beside(path, key)?)?);
    let is_same = made == found;
    if !is_same {
        audit::replace_table::<Counts>(made_in, path)?;
    }
    Ok(RebuiltUsage { entries, requests: made.requests, is_same })
}

/// All that a table says. There may be very many combinations, so of these it has the digest.
#[derive(PartialEq, Eq)]
struct TableContent {
    requests: u64,
    /// The last entry that is not in it.
    passed_over: Option<u64>,
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
        let passed_over = usage::complete_after(table)?;
        Ok(Self { requests, passed_over, combinations: combinations.finish(), keys })
    }
}

fn clear(made_in: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(made_in) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
