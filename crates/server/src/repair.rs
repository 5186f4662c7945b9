//! `bulla repair`: lets a data directory start whose store and audit log do not belong together, if the operator accepts the
//! loss.
//!
//! The torn log is set aside whole, as evidence: none of it is trusted or altered. A new log begins, and its first entry says
//! what is missing. The store must authenticate: a torn one is never accepted. Decision 0021.

use std::path::{Path, PathBuf};

use audit::{Log, Opened};
use keys::Hierarchy;
use model::Timestamp;
use serde::Serialize;
use store::{Batch, Revision, SqliteStore, Store as _};

use crate::backup::operator_account;
use crate::clock::{Clock as _, SystemClock};
use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::open::runtime;
use crate::reconcile::reconcile;
use crate::start_error::StartError;
use crate::{archiving, position, timekeeper};
use pipeline::{Ledger, event};

/// The losses of a data directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TornCopy {
    /// The reason why the service does not start.
    pub problem: String,
    /// The revision of the store.
    pub store_revision: u64,
    /// The entry of the log that the store knows of.
    pub noted_entry: Option<u64>,
    /// The number of entries from the first on that are whole.
    pub whole_entries: u64,
    /// The hash of the last of them.
    pub whole_head: String,
    /// The newest revision of the store that the log knows of, if the log opens.
    pub log_revision: Option<u64>,
    /// The missing entries, revisions and segments, in words.
    pub missing: Vec<String>,
    /// The path at which the torn log is kept, once the loss is accepted. `None` too if there is no log.
    #[serde(rename = "logKeptAs", skip_serializing_if = "Option::is_none")]
    #[serde(serialize_with = "lossy")]
    pub set_aside: Option<PathBuf>,
}

/// Writes a path that may not be UTF-8 as JSON can hold it. What the entry says of it is for people.
fn lossy<S: serde::Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    path.as_ref().map(|path| path.to_string_lossy()).serialize(serializer)
}

/// Examines a directory on which no service runs, and returns what it lacks. `None` if the store and the log belong together. If
/// the loss is accepted, the directory starts afterwards.
///
/// # Errors
/// [`StartError`]: the directory is in use, its keys do not open, or its store does not authenticate.
pub fn repair(
    data_dir: &Path,
    seal: SealSource,
    accept_loss: bool,
) -> Result<Option<TornCopy>, StartError> {
    let now = SystemClock.now();
    let data_dir = DataDir::own(data_dir)?;
    if !data_dir.is_made() {
        return Err(StartError::NotMade { path: data_dir.path().to_owned() });
    }
    let _lock = data_dir.lock()?;
    let hierarchy = data_dir.open_hierarchy(seal)?;
    if !data_dir.store().exists() {
        return Err(StartError::Lost { path: data_dir.store() });
    }
    let store = SqliteStore::open(&data_dir.store(), &hierarchy.store_integrity_key()?)?;
    let Some(mut torn) = examine(&data_dir, &store, &hierarchy)? else { return Ok(None) };
    if accept_loss {
        torn.set_aside = set_aside(&data_dir, now)?;
        begin_anew(&data_dir, &store, &hierarchy, &torn, now)?;
    }
    Ok(Some(torn))
}

/// Compares the store and the log as a start does.
fn examine(
    data_dir: &DataDir,
    store: &SqliteStore,
    hierarchy: &Hierarchy,
) -> Result<Option<TornCopy>, StartError> {
    let (dir, key) = (data_dir.audit(), hierarchy.audit_key()?);
    let (revision, noted) = (store.revision()?.0, position::known(store)?);
    let known_base = archiving::known(store)?;
    let mut torn = TornCopy {
        problem: String::new(),
        store_revision: revision,
        noted_entry: noted,
        whole_entries: 0,
        whole_head: String::new(),
        log_revision: None,
        missing: Vec::new(),
        set_aside: None,
    };
    if !dir.is_dir() {
        torn.problem = StartError::Lost { path: dir }.to_string();
        torn.missing.push("the whole audit log".to_owned());
        return Ok(Some(torn));
    }
    let report = audit::verify(&dir, Some(&key))?;
    torn.whole_entries = report.first.saturating_add(report.entries).saturating_sub(1);
    torn.whole_head = report.head;
    match Log::look(&dir, &key) {
        Ok(opened) => match compare(revision, noted, known_base, &opened) {
            Ok(()) => return Ok(None),
            Err(error) => {
                torn.problem = error.to_string();
                torn.log_revision = Some(opened.revision.0);
                if opened.base < known_base {
                    let first = opened.base.saturating_add(1);
                    torn.missing.push(format!("bases {first} to {known_base} of the audit log"));
                }
            }
        },
        Err(error) => torn.problem = error.to_string(),
    }
    if let Some(flaw) = report.flaw {
        torn.missing.push(format!(
            "entries from {} on: {}: {}",
            flaw.seq,
            flaw.path.display(),
            flaw.why
        ));
    }
    if let Some(noted) = noted.filter(|noted| *noted > torn.whole_entries) {
        torn.missing.push(format!("entries {} to at least {noted}", torn.whole_entries + 1));
    }
    if let Some(known) = torn.log_revision.filter(|known| *known > revision) {
        torn.missing.push(format!("revisions {} to {known} of the store", revision + 1));
    }
    Ok(Some(torn))
}

/// Compares what the store knows (its revision, the noted entry, the noted base) with the log that was found.
fn compare(
    revision: u64,
    noted: Option<u64>,
    known_base: u64,
    opened: &Opened,
) -> Result<(), StartError> {
    if revision < opened.revision.0 {
        return Err(StartError::RolledBack { store: revision, log: opened.revision.0 });
    }
    match noted.filter(|noted| *noted > opened.seq) {
        Some(noted) => Err(StartError::LogRolledBack { log: opened.seq, store: noted }),
        None => archiving::compare(opened.base, known_base),
    }
}

/// Renames the torn log, durably. It stays as it is. If there is none, nothing is kept.
fn set_aside(data_dir: &DataDir, now: Timestamp) -> Result<Option<PathBuf>, StartError> {
    let (from, aside) = (data_dir.audit(), data_dir.audit_set_aside(now));
    if !from.exists() {
        return Ok(None);
    }
    let renamed = std::fs::rename(&from, &aside)
        .and_then(|()| std::fs::File::open(data_dir.path())?.sync_all());
    renamed.map_err(|source| StartError::file("rename", &from, source))?;
    Ok(Some(aside))
}

/// Begins a log that goes with the store, and records what is missing: in the store first, so that a crash in between cannot
/// leave a directory that starts without the entry.
fn begin_anew(
    data_dir: &DataDir,
    store: &SqliteStore,
    hierarchy: &Hierarchy,
    torn: &TornCopy,
    now: Timestamp,
) -> Result<(), StartError> {
    let key = hierarchy.audit_key()?;
    let unrecorded = store.changes_since(Revision(0), 1)?;
    let through =
        unrecorded.first().map_or(store.revision()?.0, |first| first.revision.0.saturating_sub(1));
    Log::begin_after(&data_dir.audit(), &key, Revision(through), torn.set_aside.as_deref())?;
    if let Some(former) = torn.set_aside.as_deref() {
        audit::carry_over::<usage::Counts>(former, &data_dir.audit(), &key).map_err(|source| {
            StartError::file("carry the counts over to", &data_dir.audit(), source)
        })?;
    }
    let (log, opened) = Log::open(&data_dir.audit(), &key)?;
    // What the store knows of time must outlive the log: this machine's clock may be what is broken.
    timekeeper::stored(store)?.into_iter().for_each(|mark| log.note_clock(mark));
    let (account, region) = operator_account(store, data_dir)?;
    let details = serde_json::to_string(torn).unwrap_or_default();
    let event = event::own_event("AcceptTornCopy", &region, &account.to_string(), &details, now);
    runtime()?.block_on(async {
        let mut batch = Batch::default();
        archiving::forget(&mut batch);
        Ledger::unserved(store, &log).change(batch, "repair", event, ()).await?.into_inner();
        reconcile(store, &log, &opened, account, &region, now).await
    })?;
    log.close();
    Ok(())
}
