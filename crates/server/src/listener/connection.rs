//! One connection, as all threads see it: its owner, its phase, and whether it has to end.
//!
//! The thread that serves a connection writes its state. Others read it if places are scarce. So a request costs a few stores to
//! memory that nobody else writes, and no lock.

use std::net::IpAddr;
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, AtomicUsize, Ordering, fence};
use std::sync::{Arc, OnceLock};
use std::task::Waker;
use std::time::Duration;

use super::connections::Connections;
use crate::broken_reply::BreakReason;
use crate::connection_metrics::Closure;
use crate::peer::Peer;

/// The longest time that a client may take for what comes before HTTP: the header of a proxy, and the TLS handshake.
const HANDSHAKE_TIME_MAX: Duration = Duration::from_secs(10);
/// The longest time that a client may take for the head of a request, from its first byte on. For the first head, from the
/// connection on.
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);
/// The longest time that a connection may wait for the next request. The pools of AWS's SDKs keep connections for 60 s.
const IDLE_TIME_MAX: Duration = Duration::from_secs(90);

/// The time that a stranger gets to send before it makes room for another one, if memory is scarce.
const SENDING_TIME: Duration = Duration::from_millis(500);

/// The bits that hold a phase.
const PHASE_BITS: u32 = 3;
const PHASE_MASK: u64 = (1 << PHASE_BITS) - 1;

/// The phase of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The head of a request is arriving, or the first byte of the first one is awaited.
    Head,
    /// The last request is answered.
    Idle,
    /// The body of a request is arriving.
    Body,
    /// A request that has arrived whole is being answered.
    Answer,
    /// The request was refused, and its answer waits for the entry that counts it.
    Refused,
    /// The header of a proxy, or the TLS handshake, is arriving.
    Handshake,
}

/// The command to end a connection, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CloseCommand {
    /// It may stay.
    None,
    /// It ends after the request that has begun, if there is one.
    AfterReply,
    /// It ends now.
    Now,
}

/// A connection to a listener.
#[derive(Debug)]
pub(crate) struct Connection {
    id: u64,
    address: IpAddr,
    /// The peer, once what comes before HTTP has told it.
    peer: OnceLock<Peer>,
    listener: Arc<Connections>,
    /// The owner. Zero until a request has proven one.
    owner: AtomicU64,
    /// The milliseconds since the listener began at which the phase began, and the phase in the last bits.
    phase: AtomicU64,
    /// The listener's time from which on a stranger's request makes room for another stranger's.
    yields_at: AtomicU64,
    ending: AtomicU8,
    waker: OnceLock<Waker>,
    /// The bytes of the head that is arriving or was the last to arrive.
    head: AtomicUsize,
    /// The bytes of memory that count against the budget of the listener.
    held: AtomicUsize,
    /// `true` while the content of an object arrives for a request that has proven its owner.
    streams: AtomicBool,
    /// `true` once the client has taken a reply too slowly.
    is_too_slow: AtomicBool,
}

impl Connection {
    pub(super) fn new(id: u64, address: IpAddr, listener: Arc<Connections>, now: u64) -> Self {
        Self {
            id,
            address,
            peer: OnceLock::new(),
            listener,
            owner: AtomicU64::new(0),
            phase: AtomicU64::new(packed(Phase::Head, now)),
            yields_at: AtomicU64::new(now + millis(SENDING_TIME)),
            ending: AtomicU8::new(0),
            waker: OnceLock::new(),
            head: AtomicUsize::new(0),
            held: AtomicUsize::new(0),
            streams: AtomicBool::new(false),
            is_too_slow: AtomicBool::new(false),
        }
    }

    /// Returns the connection's number: a newer one has a higher number.
    pub(super) const fn id(&self) -> u64 {
        self.id
    }

    /// Returns the address that the connection came from: the client's, or a proxy's.
    pub(super) const fn address(&self) -> IpAddr {
        self.address
    }

    /// Returns the peer, as far as the connection tells it.
    pub(crate) fn peer(&self) -> Peer {
        self.peer.get().copied().unwrap_or(Peer::direct(self.address))
    }

    /// Notes who the peer is, once.
    pub(super) fn set_peer(&self, peer: Peer) {
        let _first = self.peer.set(peer);
    }

    /// Returns the listener that accepted the connection.
    pub(crate) const fn listener(&self) -> &Arc<Connections> {
        &self.listener
    }

    /// Returns `None` until a request has proven an owner.
    pub(super) fn owner(&self) -> Option<NonZeroU64> {
        NonZeroU64::new(self.owner.load(Ordering::Relaxed))
    }

    pub(super) fn set_owner(&self, owner: NonZeroU64) {
        self.owner.store(owner.get(), Ordering::Relaxed);
    }

    /// Notes that a request on the connection was proven to be `owner`'s. From now on the connection counts as theirs, and
    /// strangers cannot take its place. The first owner stays.
    pub(crate) fn prove(&self, owner: NonZeroU64) {
        if self.owner().is_none() {
            self.listener.prove(self, owner);
        }
    }

    /// Notes that the body of the request has arrived, or is no longer awaited.
    pub(crate) fn body_ended(&self) {
        let (_, since) = self.phase();
        self.enter(Phase::Answer, since);
    }

    /// Notes whether the content of an object arrives, which is read in larger pieces than the bodies of strangers.
    pub(crate) fn set_streams(&self, streams: bool) {
        self.streams.store(streams, Ordering::Relaxed);
    }

    /// Returns whether the content of an object arrives.
    pub(super) fn streams(&self) -> bool {
        self.streams.load(Ordering::Relaxed)
    }

    /// Notes that a reply that was read while it left has ended: the next request may come. Returns the reason if it broke off.
    pub(super) fn reply_ended(&self) -> BreakReason {
        self.enter(Phase::Idle, self.listener.now());
        match self.ending() {
            _ if self.was_too_slow() => BreakReason::ClientTooSlow,
            CloseCommand::Now => BreakReason::ConnectionClosed,
            CloseCommand::None | CloseCommand::AfterReply => BreakReason::ClientGone,
        }
    }

    /// Notes that the client takes a reply too slowly.
    pub(super) fn set_too_slow(&self) {
        self.is_too_slow.store(true, Ordering::Relaxed);
    }

    /// Returns whether the client has taken a reply too slowly.
    pub(super) fn was_too_slow(&self) -> bool {
        self.is_too_slow.load(Ordering::Relaxed)
    }

    /// Notes that the request is a stranger's and refused: the memory held for it makes room for others.
    pub(crate) fn refused(&self) {
        let (_, since) = self.phase();
        self.enter(Phase::Refused, since);
    }

    /// Returns the time from which on a stranger's request makes room for another stranger's.
    pub(super) fn yields_at(&self) -> u64 {
        match self.phase().0 {
            Phase::Refused => 0,
            Phase::Handshake | Phase::Head | Phase::Idle | Phase::Body | Phase::Answer => {
                self.yields_at.load(Ordering::Relaxed)
            }
        }
    }

    /// Runs `wait`, which does not count as the client's time to send.
    pub(super) async fn wait(&self, wait: impl Future<Output = ()>) {
        let (began, yields_at) = (self.listener.now(), self.yields_at.load(Ordering::Relaxed));
        self.yields_at.store(u64::MAX, Ordering::Relaxed);
        wait.await;
        let waited = self.listener.now().saturating_sub(began);
        self.yields_at.store(yields_at.saturating_add(waited), Ordering::Relaxed);
    }

    pub(super) fn enter(&self, phase: Phase, now: u64) {
        if matches!(phase, Phase::Handshake | Phase::Head | Phase::Body) {
            self.yields_at.store(now + millis(SENDING_TIME), Ordering::Relaxed);
        }
        self.phase.store(packed(phase, now), Ordering::Relaxed);
    }

    /// Returns the phase, and the time since which the connection is in it.
    pub(super) fn phase(&self) -> (Phase, u64) {
        let packed = self.phase.load(Ordering::Relaxed);
        let phase = match packed & PHASE_MASK {
            0 => Phase::Head,
            1 => Phase::Idle,
            2 => Phase::Body,
            3 => Phase::Answer,
            4 => Phase::Refused,
            _ => Phase::Handshake,
        };
        (phase, packed >> PHASE_BITS)
    }

    /// Returns whether the memory held for a request may be reclaimed: nobody has begun to answer it.
    pub(super) fn gives_way(&self) -> bool {
        matches!(self.phase().0, Phase::Handshake | Phase::Head | Phase::Body | Phase::Refused)
    }

    /// Returns the time of the next check whether the client takes too long.
    ///
    /// # Errors
    /// It has taken too long.
    pub(super) fn check_time(&self, now: u64) -> Result<u64, Closure> {
        let (head, idle) = (millis(HEAD_TIME_MAX), millis(IDLE_TIME_MAX));
        let handshake = millis(HANDSHAKE_TIME_MAX);
        match self.phase() {
            (Phase::Handshake, since) if now >= since + handshake => Err(Closure::HandshakeTimeout),
            (Phase::Handshake, since) => Ok(since + handshake),
            (Phase::Head, since) if now >= since + head => Err(Closure::HeadTimeout),
            (Phase::Head, since) => Ok(since + head),
            (Phase::Idle, since) if now >= since + idle => Err(Closure::IdleTimeout),
            // A head may begin at any time.
            (Phase::Idle, since) => Ok((since + idle).min(now + head)),
            // Whoever reads the body limits its time.
            (Phase::Body | Phase::Answer | Phase::Refused, _) => Ok(now + head),
        }
    }

    /// Makes the connection end, from any thread. An earlier command is never taken back. Returns whether the command is new.
    pub(super) fn end(&self, ending: CloseCommand) -> bool {
        let before = self.ending.fetch_max(ending as u8, Ordering::AcqRel);
        // Either the task sees the ending, or this thread sees the waker.
        fence(Ordering::SeqCst);
        if let Some(waker) = self.waker.get() {
            waker.wake_by_ref();
        }
        before < ending as u8
    }

    pub(super) fn ending(&self) -> CloseCommand {
        match self.ending.load(Ordering::Acquire) {
            0 => CloseCommand::None,
            1 => CloseCommand::AfterReply,
            _ => CloseCommand::Now,
        }
    }

    /// Sets the task to wake when the connection has to end. It checks [`Self::ending`] after that.
    pub(super) fn wake_with(&self, waker: &Waker) {
        if self.waker.get().is_none() {
            let _kept = self.waker.set(waker.clone());
            fence(Ordering::SeqCst);
        }
    }

    pub(super) const fn head(&self) -> &AtomicUsize {
        &self.head
    }

    /// Returns the bytes of the head, or of what comes before HTTP, that have arrived.
    pub(super) fn head_bytes(&self) -> usize {
        self.head.load(Ordering::Relaxed)
    }

    pub(super) const fn held(&self) -> &AtomicUsize {
        &self.held
    }
}

#[cfg(test)]
impl Connection {
    pub(super) fn for_test(id: u64) -> Self {
        Self::new(id, [127, 0, 0, 1].into(), Connections::for_test(1), 0)
    }
}

const fn packed(phase: Phase, now: u64) -> u64 {
    now << PHASE_BITS | phase as u64
}

pub(super) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_has_ten_seconds_and_an_idle_connection_ninety() {
        let connection = Connection::for_test(1);
        assert_eq!(connection.check_time(9_999), Ok(10_000));
        assert_eq!(connection.check_time(10_000), Err(Closure::HeadTimeout));
        connection.enter(Phase::Idle, 20_000);
        assert_eq!(connection.check_time(20_000), Ok(30_000));
        assert_eq!(connection.check_time(105_000), Ok(110_000));
        assert_eq!(connection.check_time(110_000), Err(Closure::IdleTimeout));
    }

    /// A head that begins just after a look is found out in time all the same.
    #[test]
    fn a_head_on_an_idle_connection_is_looked_at_before_its_time_is_over() {
        let connection = Connection::for_test(1);
        connection.enter(Phase::Idle, 0);
        let next = connection.check_time(0).unwrap();
        connection.enter(Phase::Head, 1);
        assert!(next <= connection.check_time(next).unwrap());
        assert_eq!(connection.check_time(10_001), Err(Closure::HeadTimeout));
    }

    #[tokio::test]
    async fn a_stranger_has_half_a_second_to_send_and_waiting_is_no_part_of_it() {
        let connection = Connection::for_test(1);
        connection.enter(Phase::Body, 5_000);
        assert_eq!(connection.yields_at(), 5_500);
        let waits = async { assert_eq!(connection.yields_at(), u64::MAX) };
        connection.wait(waits).await;
        assert!((5_500..6_000).contains(&connection.yields_at()));
        connection.refused();
        assert_eq!(connection.yields_at(), 0);
    }

    #[test]
    fn an_answer_may_take_its_time() {
        let connection = Connection::for_test(1);
        connection.enter(Phase::Body, 5);
        connection.body_ended();
        assert_eq!(connection.phase(), (Phase::Answer, 5));
        assert_eq!(connection.check_time(1_000_000), Ok(1_010_000));
    }

    #[test]
    fn an_ending_is_not_taken_back() {
        let connection = Connection::for_test(1);
        assert_eq!(connection.ending(), CloseCommand::None);
        connection.end(CloseCommand::Now);
        connection.end(CloseCommand::AfterReply);
        assert_eq!(connection.ending(), CloseCommand::Now);
    }
}
