//! Removes parts that no object has any more, and parts that never came to belong to one because the process died between storing and
//! committing them. While a backup copies parts, it waits.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use model::{Error, Timestamp};
use objects::PartId;
use tokio::sync::watch;

use crate::part_hold::PartHold;
use crate::server::Server;

/// The time between two looks at what is to be removed.
const WAIT: Duration = Duration::from_mins(1);
/// The looks between two searches for parts that belong to nothing: an hour.
const LOOKS_BETWEEN_SEARCHES: u32 = 60;
/// The age from which on a part that belongs to nothing is removed: no request takes so long.
pub(crate) const ORPHAN_AGE: Duration = Duration::from_hours(24);
/// The parts that one step of a search looks at.
const PARTS_AT_ONCE: usize = 1000;

/// Works until the signal to stop. `objects` is the directory of the parts.
pub(crate) async fn run(service: Arc<Server>, objects: PathBuf, mut stop: watch::Receiver<bool>) {
    let (mut looks, mut waits) = (0u32, false);
    loop {
        service.aws.s3.bucket_keys.forget_expired(service.clock.now());
        // Dates that are not certain remove nothing.
        if let Some(confirmed) = service.time.confirmed() {
            let searches = looks.is_multiple_of(LOOKS_BETWEEN_SEARCHES);
            match look(&service, objects.clone(), confirmed.until(), searches).await {
                Ok(SweepLook::Done) => (looks, waits) = (looks.wrapping_add(1), false),
                Ok(SweepLook::Held) => {
                    if !waits {
                        tracing::info!("no parts of objects are removed until the backup ends");
                    }
                    waits = true;
                }
                Err(error) => {
                    let why = error.detail().map_or_else(|| error.to_string(), str::to_owned);
                    tracing::error!(
                        error = why,
                        "parts of objects could not be removed; it is tried again in a minute"
                    );
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(WAIT) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

/// The end of a look at what is to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SweepLook {
    Done,
    /// A backup copies parts: nothing was looked for.
    Held,
}

/// Removes what is to be removed as of `now`, unless a backup copies parts.
async fn look(
    service: &Server,
    objects: PathBuf,
    now: Timestamp,
    searches: bool,
) -> Result<SweepLook, Error> {
    let held = tokio::task::spawn_blocking(move || PartHold::is_taken(&objects)).await;
    if held.map_err(Error::failed)?.map_err(Error::failed)? {
        return Ok(SweepLook::Held);
    }
    pass(service, now, searches).await?;
    Ok(SweepLook::Done)
}

/// Removes what is to be removed as of `now`.
async fn pass(service: &Server, now: Timestamp, searches: bool) -> Result<(), Error> {
    let s3 = &service.aws.s3;
    for sweep in s3::sweep(s3, now)? {
        for part in &sweep.parts {
            s3.parts.delete(*part).await.map_err(Error::failed)?;
        }
        for batch in sweep.batches {
            service.ledger().tidy(batch, "sweep").await.map_err(Error::failed)?;
        }
    }
    if searches { remove_orphans(service, now).await } else { Ok(()) }
}

async fn remove_orphans(service: &Server, now: Timestamp) -> Result<(), Error> {
    let s3 = &service.aws.s3;
    let (than, mut after): (SystemTime, Option<PartId>) =
        (system_time(now.minus(ORPHAN_AGE)), None);
    loop {
        let found = s3.parts.older(than, after, PARTS_AT_ONCE).await.map_err(Error::failed)?;
        for part in &found {
            if !s3::is_stored_part(&*s3.store, *part)? {
                tracing::info!(%part, "a part that belongs to no object is removed");
                s3.parts.delete(*part).await.map_err(Error::failed)?;
            }
        }
        after = found.last().copied();
        if found.len() < PARTS_AT_ONCE {
            return Ok(());
        }
    }
}

fn system_time(moment: Timestamp) -> SystemTime {
    let millis = u64::try_from(moment.millis()).unwrap_or_default();
    UNIX_EPOCH + Duration::from_millis(millis)
}
