//! Removes parts that no object has any more, and parts that never came to belong to one because the process died between storing and
//! committing them. While a backup copies parts, it waits.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use model::{Error, Timestamp};
use objects::PartId;
use s3::{Sweep, UnreadableGarbage};
use store::Store;
use tokio::sync::watch;

use crate::part_hold::PartHold;
use crate::server::Server;

/// The time between two looks at what is to be removed.
const WAIT: Duration = Duration::from_mins(1);
/// The looks between two searches for parts that belong to nothing: an hour.
const LOOKS_BETWEEN_SEARCHES: u32 = 60;
/// The time after its last byte from which on a part that belongs to nothing is removed: bytes of one that still comes follow within a
/// minute.
pub(crate) const ORPHAN_AGE: Duration = Duration::from_hours(24);
/// The parts that one step of a search looks at.
const PARTS_AT_ONCE: usize = 1000;

/// Works until the signal to stop. `objects` is the directory of the parts.
pub(crate) async fn run(service: Arc<Server>, objects: PathBuf, mut stop: watch::Receiver<bool>) {
    let (mut looks, mut waits, mut goes_on) = (0u32, false, false);
    let mut told = BTreeSet::new();
    loop {
        let mut has_more = false;
        service.aws.s3.bucket_keys.forget_expired(service.clock.now());
        // Dates that are not certain remove nothing.
        if let Some(confirmed) = service.time.confirmed() {
            let searches = !goes_on && looks.is_multiple_of(LOOKS_BETWEEN_SEARCHES);
            match look(&service, objects.clone(), confirmed.until(), searches).await {
                Ok(SweepLook::Done { unreadable, removed, has_more: more }) => {
                    tell(&mut told, unreadable);
                    // Also after a failure: one part that stays must neither begin nor keep off a search for orphans.
                    (looks, waits) = (looks.wrapping_add(u32::from(!goes_on)), false);
                    has_more = more && removed.is_ok();
                    removed.unwrap_or_else(|error| tell_failure(&error));
                }
                Ok(SweepLook::Held) => {
                    if !waits {
                        tracing::info!("no parts of objects are removed until the backup ends");
                    }
                    waits = true;
                }
                Err(error) => tell_failure(&error),
            }
        }
        // Much that is deleted gives its room back without waits between.
        goes_on = has_more;
        tokio::select! {
            () = tokio::time::sleep(if goes_on { Duration::ZERO } else { WAIT }) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

/// The end of a look at what is to be removed.
#[derive(Debug)]
enum SweepLook {
    /// Garbage was looked at.
    Done {
        /// The records that cannot be read. What they are about stays.
        unreadable: Vec<UnreadableGarbage>,
        /// The first failure to remove something else.
        removed: Result<(), Error>,
        /// `true` if another look may find more of it.
        has_more: bool,
    },
    /// A backup copies parts: nothing was looked for.
    Held,
}

/// Removes what is to be removed as of `now`, unless a backup copies parts.
async fn look(
    service: &Arc<Server>,
    objects: PathBuf,
    now: Timestamp,
    searches: bool,
) -> Result<SweepLook, Error> {
    let held = tokio::task::spawn_blocking(move || PartHold::is_taken(&objects)).await;
    if held.map_err(Error::failed)?.map_err(Error::failed)? {
        return Ok(SweepLook::Held);
    }
    // Parts of another installation would look like orphans.
    service.aws.s3.parts.check().await.map_err(Error::failed)?;
    pass(service, now, searches).await
}

fn tell_failure(error: &Error) {
    let why = error.detail().map_or_else(|| error.to_string(), str::to_owned);
    tracing::error!(
        error = why,
        "parts of objects could not be removed; it is tried again in a minute"
    );
}

/// Says which records cannot be read, each once as long as that is so.
fn tell(told: &mut BTreeSet<UnreadableGarbage>, unreadable: Vec<UnreadableGarbage>) {
    let now: BTreeSet<_> = unreadable.into_iter().collect();
    for UnreadableGarbage { record, why } in now.difference(told) {
        tracing::error!(
            record,
            why,
            "parts of deleted objects stay, because the record about them cannot be read; others are removed. Nothing is lost but \
             room: restore a backup, or leave it"
        );
    }
    *told = now;
}

/// Removes what is to be removed as of `now`.
async fn pass(service: &Arc<Server>, now: Timestamp, searches: bool) -> Result<SweepLook, Error> {
    let found = {
        let service = Arc::clone(service);
        on_thread(move || s3::sweep(&service.aws.s3, now)).await?
    };
    let mut removed = Ok(());
    for sweep in found.sweeps {
        // One that fails does not hold up the others.
        removed = removed.and(remove(service, sweep).await);
    }
    if searches {
        removed = removed.and(remove_orphans(service, now).await);
    }
    Ok(SweepLook::Done { unreadable: found.unreadable, removed, has_more: found.has_more })
}

async fn remove(service: &Server, sweep: Sweep) -> Result<(), Error> {
    for part in &sweep.parts {
        service.aws.s3.parts.delete(*part).await.map_err(Error::failed)?;
    }
    for batch in sweep.batches {
        service.ledger().tidy(batch, "sweep").await.map_err(Error::failed)?;
    }
    Ok(())
}

/// Runs what reads much of the store on a thread that may wait.
async fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(Error::failed)?
}

async fn remove_orphans(service: &Arc<Server>, now: Timestamp) -> Result<(), Error> {
    let s3 = &service.aws.s3;
    let (than, mut after): (SystemTime, Option<PartId>) =
        (system_time(now.minus(ORPHAN_AGE)), None);
    loop {
        let found = s3.parts.older(than, after, PARTS_AT_ONCE).await.map_err(Error::failed)?;
        let (last, is_end) = (found.last().copied(), found.len() < PARTS_AT_ONCE);
        let orphans = {
            let service = Arc::clone(service);
            on_thread(move || orphans(&*service.aws.s3.store, found)).await?
        };
        for part in orphans {
            tracing::info!(%part, "a part that belongs to no object is removed");
            s3.parts.delete(part).await.map_err(Error::failed)?;
        }
        if is_end {
            return Ok(());
        }
        after = last;
    }
}

/// Returns those of some parts that the store does not refer to.
fn orphans(store: &dyn Store, parts: Vec<PartId>) -> Result<Vec<PartId>, Error> {
    let mut orphans = Vec::new();
    for part in parts {
        if !s3::is_stored_part(store, part)? {
            orphans.push(part);
        }
    }
    Ok(orphans)
}

pub(crate) fn system_time(moment: Timestamp) -> SystemTime {
    let millis = u64::try_from(moment.millis()).unwrap_or_default();
    UNIX_EPOCH + Duration::from_millis(millis)
}
