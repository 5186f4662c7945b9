//! All connections of a listener, and the choice of those that close if places are scarce.
//!
//! A newcomer always gets in. While there are places nobody has to go. If there are none:
//!
//! - Connections on which nothing was proven go first, from the network that has the most of them, the oldest first. As long as
//!   they are fewer than an eighth of the places they stay, so that a client can become known.
//! - Otherwise the owner of the most proven connections loses the one that has been idle longest. A request under way on
//!   it is answered first.
//!
//! The lock is taken when a connection is accepted, proven and closed, but never by a request on a proven one.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU64;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::connection::{CloseCommand, Connection, Phase, millis};
use super::groups::Groups;
use super::receive_budget::ReceiveBudget;
use crate::connection_metrics::{Closure, ListenerMetrics};

/// One of so many places is kept for connections on which nothing is proven yet.
const UNPROVEN_SHARE: usize = 8;
/// The connections that are closing and have not closed yet. Beyond that nobody is accepted until one has.
pub(super) const LEAVING_MAX: usize = 32;

/// The connections of a listener.
#[derive(Debug)]
pub(crate) struct Connections {
    /// The origin of the times of connections.
    began: Instant,
    places: usize,
    registry: Mutex<Registry>,
    pub(super) budget: ReceiveBudget,
    pub(crate) metrics: ListenerMetrics,
    /// Notified when the last connection was closed.
    all_closed: Notify,
}

/// The open connections.
#[derive(Debug)]
pub(super) struct Registry {
    next: u64,
    pub(super) unproven: Groups<Network>,
    pub(super) proven: Groups<NonZeroU64>,
    /// The dismissed connections, by number.
    pub(super) leaving: HashMap<u64, Leaving>,
}

/// A connection that was dismissed.
#[derive(Debug)]
pub(super) struct Leaving {
    connection: Arc<Connection>,
    /// The memory that it frees.
    held: usize,
}

/// Addresses that one client can choose from: an IPv4 address, or the /64 of an IPv6 address (RFC 6177, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Network(IpAddr);

impl Network {
    pub(super) fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(IpAddr::V4(address)),
            IpAddr::V6(address) => {
                let prefix = address.to_bits() >> 64 << 64;
                Self(IpAddr::V6(Ipv6Addr::from_bits(prefix)))
            }
        }
    }
}

impl Connections {
    pub(super) fn new(began: Instant, places: usize, metrics: ListenerMetrics) -> Arc<Self> {
        Arc::new(Self {
            began,
            places,
            registry: Mutex::new(Registry {
                next: 1,
                unproven: Groups::new(),
                proven: Groups::new(),
                leaving: HashMap::new(),
            }),
            budget: ReceiveBudget::default(),
            metrics,
            all_closed: Notify::new(),
        })
    }

    /// Returns the milliseconds since the listener began.
    pub(super) fn now(&self) -> u64 {
        millis(self.began.elapsed())
    }

    /// Returns the registry. A panic elsewhere leaves counts that are at worst off by one connection.
    pub(super) fn registry(&self) -> MutexGuard<'_, Registry> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns whether so many connections have still to close that none may be accepted.
    pub(super) fn is_congested(&self) -> bool {
        self.registry().leaving.len() >= LEAVING_MAX
    }

    /// Ends at once all connections that were dismissed.
    pub(super) fn end_leaving(&self) {
        for leaving in self.registry().leaving.values() {
            leaving.connection.end(CloseCommand::Now);
        }
    }

    /// Gives a new connection a place, and makes another one go if there is none.
    pub(super) fn admit(self: &Arc<Self>, address: IpAddr, now: u64) -> ConnectionPermit {
        let mut registry = self.registry();
        if registry.unproven.len() + registry.proven.len() >= self.places {
            registry.displace(self.places, &self.metrics);
        }
        let id = registry.next;
        registry.next += 1;
        let connection = Arc::new(Connection::new(id, address, Arc::clone(self), now));
        registry.unproven.insert(Network::of(address), Arc::clone(&connection));
        self.metrics.opened();
        ConnectionPermit(connection)
    }

    pub(super) fn prove(&self, connection: &Connection, owner: NonZeroU64) {
        let mut registry = self.registry();
        let network = Network::of(connection.address());
        let Some(known) = registry.unproven.get(network, connection.id()) else { return };
        registry.unproven.remove(network, connection.id());
        connection.set_owner(owner);
        registry.proven.insert(owner, known);
        self.metrics.proven();
    }

    /// Makes every connection end after the request that has begun.
    pub(super) fn end_after_replies(&self) {
        for connection in self.registry().connections() {
            connection.end(CloseCommand::AfterReply);
        }
    }

    /// Ends every connection on which no request is being answered.
    pub(super) fn end_unless_answering(&self) {
        let registry = self.registry();
        for connection in registry.connections() {
            let is_answering = matches!(connection.phase().0, Phase::Answer | Phase::Refused);
            if !is_answering && connection.end(CloseCommand::Now) {
                self.metrics.closed(Closure::Stop);
            }
        }
    }

    /// Ends every connection.
    pub(super) fn end_all(&self) {
        for connection in self.registry().connections() {
            if connection.end(CloseCommand::Now) {
                self.metrics.closed(Closure::Stop);
            }
        }
    }

    /// Waits until no connection is left, at most `time_max`.
    pub(super) async fn ended(&self, time_max: Duration) {
        let all = async {
            loop {
                let closed = self.all_closed.notified();
                if self.registry().is_empty() {
                    return;
                }
                closed.await;
            }
        };
        let _late = tokio::time::timeout(time_max, all).await;
    }

    fn leave(&self, connection: &Connection) {
        let mut registry = self.registry();
        registry.remove(connection);
        if registry.leaving.remove(&connection.id()).is_some() {
            self.budget.freed();
        }
        self.metrics.left(connection.owner().is_some());
        if registry.is_empty() {
            self.all_closed.notify_waiters();
        }
    }
}

impl Registry {
    fn connections(&self) -> impl Iterator<Item = &Arc<Connection>> {
        self.unproven.connections().chain(self.proven.connections())
    }

    fn is_empty(&self) -> bool {
        self.unproven.len() + self.proven.len() + self.leaving.len() == 0
    }

    fn remove(&mut self, connection: &Connection) -> bool {
        match connection.owner() {
            Some(owner) => self.proven.remove(owner, connection.id()),
            None => self.unproven.remove(Network::of(connection.address()), connection.id()),
        }
    }

    /// Makes a connection go so that another can come.
    fn displace(&mut self, places: usize, metrics: &ListenerMetrics) {
        let idlest = self.proven.largest().and_then(|(_, group)| {
            let idle_since = |connection: &&Arc<Connection>| match connection.phase() {
                (Phase::Idle, since) => since,
                (
                    Phase::Handshake | Phase::Head | Phase::Body | Phase::Answer | Phase::Refused,
                    _,
                ) => u64::MAX,
            };
            group.values().min_by_key(idle_since).cloned()
        });
        match idlest {
            Some(idlest) if self.unproven.len() < (places / UNPROVEN_SHARE).max(1) => {
                metrics.closed(Closure::DisplacedProven);
                self.dismiss(&idlest, CloseCommand::AfterReply);
            }
            _ => {
                let oldest = self.unproven.largest().and_then(|(_, group)| group.values().next());
                if let Some(oldest) = oldest.cloned() {
                    metrics.closed(Closure::DisplacedUnproven);
                    self.dismiss(&oldest, CloseCommand::Now);
                }
            }
        }
    }

    /// Returns the memory that is freed when all dismissed connections have closed.
    pub(super) fn leaving_bytes(&self) -> usize {
        self.leaving.values().map(|leaving| leaving.held).sum()
    }

    /// Makes `connection` go.
    pub(super) fn dismiss(&mut self, connection: &Arc<Connection>, ending: CloseCommand) {
        if self.remove(connection) {
            let held = connection.held().load(Ordering::Relaxed);
            connection.end(ending);
            self.leaving
                .insert(connection.id(), Leaving { connection: Arc::clone(connection), held });
        }
    }
}

/// A place among the connections of a listener, given back when dropped.
#[derive(Debug)]
pub(super) struct ConnectionPermit(Arc<Connection>);

impl ConnectionPermit {
    pub(super) const fn connection(&self) -> &Arc<Connection> {
        &self.0
    }
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        self.0.listener().forget_head(&self.0);
        self.0.listener().leave(&self.0);
    }
}

#[cfg(test)]
impl Connections {
    pub(super) fn for_test(places: usize) -> Arc<Self> {
        let metrics = crate::connection_metrics::ConnectionMetrics::default().listener("test");
        Self::new(Instant::now(), places, metrics)
    }
}

#[cfg(test)]
mod tests;
