//! The memory for what clients have sent and is not answered yet.
//!
//! Bytes count when they come, not when they are announced, and until the request is answered. Each connection may hold a
//! little for nothing: the number of connections bounds that. Beyond it all share one budget. When it is used up the
//! slowest make room, in the same order in which they lose their places: bodies and heads on unproven connections first,
//! the oldest first, as long as strangers hold more than an eighth; then those of the owner who holds the most. Strangers whose
//! request is refused make room too while they wait for the answer. A head is counted but not held up: on a proven connection
//! it finds no room only where its owner holds the most.

use std::collections::HashMap;
use std::num::NonZeroU64;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use super::connection::{Connection, Ending};
use super::connections::{Connections, LEAVING_MAX, Registry};
use super::groups::Group;
use crate::connection_metrics::Closure;

/// The bytes that all connections together may hold beyond their allowances.
const HELD_BYTES_MAX: usize = 64 << 20;
/// One of so many bytes is kept for connections on which nothing is proven yet.
const UNPROVEN_SHARE: usize = 8;
/// The bytes of a head that are not counted: a buffer of this size belongs to every connection.
const HEAD_ALLOWANCE: usize = 8 << 10;
/// The bytes up to which heads of known owners are taken while many have to go and have not gone yet.
const HEADS_UP_TO: usize = 2 * HELD_BYTES_MAX;
/// How many requests may be read to their end beyond the budget when nobody has to make room. Without them, requests of
/// one owner that have all arrived in part would wait for each other.
const FINISHING_MAX: usize = 8;
/// How long a request waits for room.
const ROOM_TIME_MAX: Duration = Duration::from_secs(5);

/// What is held, and who waits.
#[derive(Debug)]
pub(super) struct ReceiveBudget {
    held: AtomicUsize,
    finishing: Arc<Semaphore>,
    pub(super) freed: Notify,
}

impl Default for ReceiveBudget {
    fn default() -> Self {
        Self {
            held: AtomicUsize::new(0),
            finishing: Arc::new(Semaphore::new(FINISHING_MAX)),
            freed: Notify::new(),
        }
    }
}

/// No memory was found for a request in time.
#[derive(Debug, thiserror::Error)]
#[error("requests that have arrived and are not answered yet use up the memory for them")]
pub(crate) struct NoRoom;

/// Whether bytes may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// They are counted.
    Counted,
    /// They are not counted: many were told to make room and have not gone yet.
    Soon,
    /// They are not counted, and nobody has to make room.
    None,
}

/// Memory for what came on a connection, given back when dropped.
#[derive(Debug)]
pub(crate) struct Reservation {
    connection: Arc<Connection>,
    bytes: usize,
    finishing: Option<OwnedSemaphorePermit>,
}

impl Reservation {
    /// Reserves nothing.
    pub(crate) const fn new(connection: Arc<Connection>) -> Self {
        Self { connection, bytes: 0, finishing: None }
    }

    /// Reserves `bytes` more, and waits for room if there is none.
    ///
    /// # Errors
    /// There was none in time.
    pub(crate) async fn add(&mut self, bytes: usize) -> Result<(), NoRoom> {
        let counted = self.count(bytes);
        tokio::time::timeout(ROOM_TIME_MAX, counted).await.map_err(|_elapsed| NoRoom)
    }

    async fn count(&mut self, bytes: usize) {
        let listener = Arc::clone(self.connection.listener());
        while self.finishing.is_none() {
            match listener.try_hold(&self.connection, bytes) {
                Room::Counted => {
                    self.bytes += bytes;
                    // There may be room for another one that waits.
                    return listener.budget.freed.notify_one();
                }
                Room::Soon => listener.budget.freed.notified().await,
                Room::None => match Arc::clone(&listener.budget.finishing).try_acquire_owned() {
                    Ok(permit) => self.finishing = Some(permit),
                    Err(_none_left) => listener.budget.freed.notified().await,
                },
            }
        }
        listener.hold(&self.connection, bytes);
        self.bytes += bytes;
    }

    /// Gives `bytes` of it back.
    pub(crate) fn release(&mut self, bytes: usize) {
        let bytes = bytes.min(self.bytes);
        self.bytes -= bytes;
        self.connection.listener().free(&self.connection, bytes);
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        // Whoever is woken finds the permit.
        drop(self.finishing.take());
        self.release(self.bytes);
    }
}

impl Connections {
    /// Returns the bytes that are held beyond the allowances.
    pub(crate) fn held_bytes(&self) -> usize {
        self.budget.held.load(Ordering::Relaxed)
    }

    /// Counts bytes of a head that have come.
    ///
    /// # Errors
    /// There is no room: the connection has to go, and is counted as closed.
    pub(super) fn receive_head(&self, connection: &Connection, bytes: usize) -> Result<(), NoRoom> {
        let before = connection.head().load(Ordering::Relaxed);
        connection.head().store(before + bytes, Ordering::Relaxed);
        let excess = (before + bytes).saturating_sub(HEAD_ALLOWANCE.max(before));
        if excess == 0 {
            return Ok(());
        }
        match self.try_hold(connection, excess) {
            Room::Counted => Ok(()),
            // A head cannot wait, and many are on their way out.
            Room::Soon if connection.owner().is_some() && self.held_bytes() < HEADS_UP_TO => {
                self.hold(connection, excess);
                Ok(())
            }
            Room::Soon | Room::None => {
                connection.head().store(before, Ordering::Relaxed);
                self.metrics.closed(Closure::NoMemory);
                Err(NoRoom)
            }
        }
    }

    /// Gives back what the head took.
    pub(super) fn forget_head(&self, connection: &Connection) {
        let head = connection.head().load(Ordering::Relaxed);
        connection.head().store(0, Ordering::Relaxed);
        self.free(connection, head.saturating_sub(HEAD_ALLOWANCE));
    }

    fn try_hold(&self, connection: &Connection, bytes: usize) -> Room {
        let held = self.budget.held.fetch_add(bytes, Ordering::Relaxed);
        if held + bytes <= HELD_BYTES_MAX {
            connection.held().fetch_add(bytes, Ordering::Relaxed);
            return Room::Counted;
        }
        self.budget.held.fetch_sub(bytes, Ordering::Relaxed);
        self.make_room(connection, bytes)
    }

    /// Makes others go until there is room, and counts `bytes` at once: what those hold is given back in the next turns of
    /// their threads.
    fn make_room(&self, asking: &Connection, bytes: usize) -> Room {
        let mut registry = self.registry();
        loop {
            if self.held_bytes() + bytes <= HELD_BYTES_MAX + registry.leaving_bytes() {
                self.hold(asking, bytes);
                return Room::Counted;
            }
            if registry.leaving.len() >= LEAVING_MAX {
                return Room::Soon;
            }
            let Some(slowest) = registry.slowest(asking, bytes) else { return Room::None };
            self.metrics.closed(Closure::DisplacedForMemory);
            registry.dismiss(&slowest, Ending::Now);
        }
    }

    /// Counts without a limit.
    fn hold(&self, connection: &Connection, bytes: usize) {
        self.budget.held.fetch_add(bytes, Ordering::Relaxed);
        connection.held().fetch_add(bytes, Ordering::Relaxed);
    }

    fn free(&self, connection: &Connection, bytes: usize) {
        if bytes > 0 {
            self.budget.held.fetch_sub(bytes, Ordering::Relaxed);
            connection.held().fetch_sub(bytes, Ordering::Relaxed);
            self.budget.freed.notify_one();
        }
    }
}

impl Registry {
    /// Returns who has to make room for `bytes` of `asking`.
    fn slowest(&self, asking: &Connection, bytes: usize) -> Option<Arc<Connection>> {
        let unproven: usize = self.unproven.connections().map(|one| held(one)).sum();
        let is_stranger = asking.owner().is_none();
        let strangers_want = unproven + if is_stranger { bytes } else { 0 };
        if strangers_want > HELD_BYTES_MAX / UNPROVEN_SHARE {
            let others = self.unproven.connections().filter(|one| one.id() != asking.id());
            return others.filter(|one| gives_way(one)).min_by_key(|one| one.id()).cloned();
        }
        let by_owner: HashMap<NonZeroU64, usize> =
            self.proven.iter().map(|(owner, group)| (owner, sum(group))).collect();
        let own =
            asking.owner().and_then(|owner| by_owner.get(&owner)).map_or(0, |own| own + bytes);
        let (owner, most) = by_owner.into_iter().max_by_key(|(_, sum)| *sum)?;
        let gives = Some(owner) != asking.owner() && (is_stranger || most > own);
        let (_, group) = self.proven.iter().find(|(known, _)| gives && *known == owner)?;
        group.values().find(|one| gives_way(one)).cloned()
    }
}

fn held(connection: &Connection) -> usize {
    connection.held().load(Ordering::Relaxed)
}

fn sum(group: &Group) -> usize {
    group.values().map(|one| held(one)).sum()
}

/// Returns whether a connection holds memory for a request that nobody has begun to answer.
fn gives_way(connection: &Connection) -> bool {
    held(connection) > 0 && connection.gives_way()
}

#[cfg(test)]
mod tests;
