//! The memory for bytes that clients have sent and that are not answered yet.
//!
//! Bytes count when they come, not when they are announced, until the request is answered. Each connection may hold a little for
//! free: the number of connections bounds that. Beyond it all share one budget. If it is used up others make room, in the same
//! order in which they lose their places:
//!
//! - Unproven connections first, the one that has had longest to send, as long as strangers hold more than an eighth. For a known
//!   owner each of them makes room. For another stranger only one does that was refused, or that has had half a second, not
//!   counting the time in which it waited for room itself: many new clients at once would keep each other from ever being known.
//! - Then those of the owner who holds the most.
//!
//! A request that finds no room waits. A few do not: they are read to their end beyond the budget. A head cannot wait, and is
//! taken up to a bound of its own.

use std::collections::HashMap;
use std::num::NonZeroU64;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use super::connection::{CloseCommand, Connection, millis};
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
/// The bytes up to which heads of strangers are taken if nobody makes room for them.
const STRANGERS_HEADS_UP_TO: usize = HELD_BYTES_MAX + HELD_BYTES_MAX / 4;
/// The number of requests of known owners that may be read to their end beyond the budget if nobody has to make room. Without
/// them, requests of one owner that have all arrived in part would wait for each other.
const FINISHING_MAX: usize = 8;
/// The same number for strangers, who hold up only each other.
const STRANGERS_FINISHING_MAX: usize = 16;
/// The longest time that a request waits for room.
const ROOM_TIME_MAX: Duration = Duration::from_secs(5);
/// The interval at which a waiting request checks whether a stranger has had its time.
const LOOK_INTERVAL: Duration = Duration::from_millis(250);
/// The least time for which a fruitless search counts: no stranger was found that makes room for another one.
const FRUITLESS_LOOK_TIME: Duration = Duration::from_millis(50);

/// The memory that is held, and the requests that wait for some.
#[derive(Debug)]
pub(super) struct ReceiveBudget {
    held: AtomicUsize,
    known: Queue,
    strangers: Queue,
    /// The time of the listener until which no stranger makes room for another one.
    fruitless_until: AtomicU64,
}

/// Requests that wait for room.
#[derive(Debug)]
struct Queue {
    /// The requests that do not wait any longer, though there is no room.
    finishing: Arc<Semaphore>,
    freed: Notify,
    newest_first: bool,
}

impl Queue {
    fn new(finishing_max: usize, newest_first: bool) -> Self {
        let finishing = Arc::new(Semaphore::new(finishing_max));
        Self { finishing, freed: Notify::new(), newest_first }
    }

    /// Wakes one request to look for room.
    fn wake(&self) {
        if self.newest_first { self.freed.notify_last() } else { self.freed.notify_one() }
    }

    /// Waits for its turn to look. Every waiting request makes sure that one looks from time to time.
    async fn wait(&self) {
        let mut turn = pin!(self.freed.notified());
        while tokio::time::timeout(LOOK_INTERVAL, turn.as_mut()).await.is_err() {
            self.wake();
        }
    }
}

impl Default for ReceiveBudget {
    fn default() -> Self {
        Self {
            held: AtomicUsize::new(0),
            known: Queue::new(FINISHING_MAX, false),
            // Those who wait already may be there to keep others out.
            strangers: Queue::new(STRANGERS_FINISHING_MAX, true),
            fruitless_until: AtomicU64::new(0),
        }
    }
}

impl ReceiveBudget {
    fn queue(&self, connection: &Connection) -> &Queue {
        if connection.owner().is_some() { &self.known } else { &self.strangers }
    }

    /// Wakes one request of each queue to look for room.
    pub(super) fn freed(&self) {
        self.known.wake();
        self.strangers.wake();
    }
}

/// No memory was found for a request in time.
#[derive(Debug, thiserror::Error)]
#[error("requests that have arrived and are not answered yet use up the memory for them")]
pub(crate) struct NoRoom;

/// The outcome of an attempt to keep bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// The bytes are counted.
    Counted,
    /// The bytes are not counted: many connections were dismissed and have not closed yet.
    Soon,
    /// The bytes are not counted, and nobody has to make room.
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

    /// Reserves `bytes` more. Waits for room if there is none.
    ///
    /// # Errors
    /// There was none in time.
    pub(crate) async fn add(&mut self, bytes: usize) -> Result<(), NoRoom> {
        let counted = self.count(bytes);
        tokio::time::timeout(ROOM_TIME_MAX, counted).await.map_err(|_elapsed| NoRoom)
    }

    async fn count(&mut self, bytes: usize) {
        let listener = Arc::clone(self.connection.listener());
        let queue = listener.budget.queue(&self.connection);
        while self.finishing.is_none() {
            match listener.try_hold(&self.connection, bytes) {
                Room::Counted => {
                    self.bytes += bytes;
                    // There may be room for another one that waits.
                    return listener.budget.known.wake();
                }
                Room::Soon => self.connection.wait(queue.wait()).await,
                Room::None => match Arc::clone(&queue.finishing).try_acquire_owned() {
                    Ok(permit) => self.finishing = Some(permit),
                    Err(_none_left) => self.connection.wait(queue.wait()).await,
                },
            }
        }
        listener.hold(&self.connection, bytes);
        self.bytes += bytes;
    }

    /// Returns `bytes` of it.
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
        let room = self.try_hold(connection, excess);
        let up_to = match room {
            Room::Counted => return Ok(()),
            Room::Soon | Room::None if connection.owner().is_none() => STRANGERS_HEADS_UP_TO,
            Room::Soon => HEADS_UP_TO,
            Room::None => 0,
        };
        if self.held_bytes() < up_to {
            self.hold(connection, excess);
            return Ok(());
        }
        connection.head().store(before, Ordering::Relaxed);
        self.metrics.closed(Closure::NoMemory);
        Err(NoRoom)
    }

    /// Releases the bytes of the head.
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

    /// Dismisses others until there is room, and counts `bytes` at once: the others' memory is returned in the next turns of
    /// their threads.
    fn make_room(&self, asking: &Connection, bytes: usize) -> Room {
        let (now, fruitless_until) = (self.now(), &self.budget.fruitless_until);
        if asking.owner().is_none() && now < fruitless_until.load(Ordering::Relaxed) {
            return Room::None;
        }
        let mut registry = self.registry();
        loop {
            if self.held_bytes() + bytes <= HELD_BYTES_MAX + registry.leaving_bytes() {
                self.hold(asking, bytes);
                return Room::Counted;
            }
            if registry.leaving.len() >= LEAVING_MAX {
                return Room::Soon;
            }
            match registry.slowest(asking, bytes, now) {
                Ok(slowest) => {
                    self.metrics.closed(Closure::DisplacedForMemory);
                    registry.dismiss(&slowest, CloseCommand::Now);
                }
                Err(Nobody::Yet { look_at }) => {
                    let soon = now + millis(FRUITLESS_LOOK_TIME);
                    let look_at = look_at.clamp(soon, now + millis(LOOK_INTERVAL));
                    fruitless_until.store(look_at, Ordering::Relaxed);
                    return Room::None;
                }
                Err(Nobody::Else) => return Room::None,
            }
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
            self.budget.freed();
        }
    }
}

/// The reason why nobody makes room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nobody {
    /// The other strangers have time to send until then.
    Yet { look_at: u64 },
    /// Nobody else holds more than their share.
    Else,
}

impl Registry {
    /// Returns who has to make room for `bytes` of `asking`.
    fn slowest(
        &self,
        asking: &Connection,
        bytes: usize,
        now: u64,
    ) -> Result<Arc<Connection>, Nobody> {
        let unproven: usize = self.unproven.connections().map(|one| held(one)).sum();
        let (time, wanted) = if asking.owner().is_some() { (u64::MAX, 0) } else { (now, bytes) };
        if unproven + wanted > HELD_BYTES_MAX / UNPROVEN_SHARE {
            let stranger = self.slowest_stranger(asking, time);
            // Strangers who are all being answered are no reason to wait for one of the known.
            if asking.owner().is_none() || stranger.is_ok() {
                return stranger;
            }
        }
        self.oldest_of_the_largest_owner(asking, bytes).ok_or(Nobody::Else)
    }

    /// Returns the stranger who has had longest to send, if its time is over at `time`.
    fn slowest_stranger(&self, asking: &Connection, time: u64) -> Result<Arc<Connection>, Nobody> {
        let others = self.unproven.connections().filter(|one| one.id() != asking.id());
        let slowest = others.filter(|one| gives_way(one)).min_by_key(|one| one.yields_at());
        let slowest = slowest.ok_or(Nobody::Else)?;
        match slowest.yields_at() {
            look_at if look_at > time => Err(Nobody::Yet { look_at }),
            _past => Ok(Arc::clone(slowest)),
        }
    }

    fn oldest_of_the_largest_owner(
        &self,
        asking: &Connection,
        bytes: usize,
    ) -> Option<Arc<Connection>> {
        let by_owner: HashMap<NonZeroU64, usize> =
            self.proven.iter().map(|(owner, group)| (owner, sum(group))).collect();
        let own =
            asking.owner().and_then(|owner| by_owner.get(&owner)).map_or(0, |own| own + bytes);
        let (owner, most) = by_owner.into_iter().max_by_key(|(_, sum)| *sum)?;
        let gives = Some(owner) != asking.owner() && (asking.owner().is_none() || most > own);
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
