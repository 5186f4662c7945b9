//! Metrics of connections: how many there are, and which the service has closed or refused, by reason.

use std::sync::atomic::AtomicI64;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

/// The reason why the service closed a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closure {
    /// The TLS handshake, or the header of a proxy, did not end in time.
    HandshakeTimeout,
    /// The TLS handshake failed.
    Handshake,
    /// A trusted proxy did not begin the connection with a valid header of the PROXY protocol.
    ProxyHeader,
    /// The head of a request did not arrive in time.
    HeadTimeout,
    /// It was idle for too long.
    IdleTimeout,
    /// The client did not read its reply.
    WriteTimeout,
    /// Places were scarce, and nothing was proven on it.
    DisplacedUnproven,
    /// Places were scarce, and its owner had more than any other.
    DisplacedProven,
    /// Memory for requests was scarce, and its request had not arrived whole.
    DisplacedForMemory,
    /// Memory for requests was scarce, and no other connection had to make room.
    NoMemory,
    /// The head was longer than the limit, or had too many headers.
    HeadTooLarge,
    /// The bytes that came were not HTTP.
    Malformed,
    /// The service stopped while a request was arriving, or a reply was not being read.
    Stop,
}

impl Closure {
    const ALL: [Self; 13] = [
        Self::HandshakeTimeout,
        Self::Handshake,
        Self::ProxyHeader,
        Self::HeadTimeout,
        Self::IdleTimeout,
        Self::WriteTimeout,
        Self::DisplacedUnproven,
        Self::DisplacedProven,
        Self::DisplacedForMemory,
        Self::NoMemory,
        Self::HeadTooLarge,
        Self::Malformed,
        Self::Stop,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::HandshakeTimeout => "handshake_timeout",
            Self::Handshake => "handshake_failed",
            Self::ProxyHeader => "proxy_header",
            Self::HeadTimeout => "head_timeout",
            Self::IdleTimeout => "idle_timeout",
            Self::WriteTimeout => "write_timeout",
            Self::DisplacedUnproven => "displaced_unproven",
            Self::DisplacedProven => "displaced_proven",
            Self::DisplacedForMemory => "displaced_for_memory",
            Self::NoMemory => "no_memory",
            Self::HeadTooLarge => "head_too_large",
            Self::Malformed => "malformed",
            Self::Stop => "stop",
        }
    }
}

/// The reason why the body of a request was refused. The client gets an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyRefusal {
    /// Nothing of it came for too long.
    Stalled,
    /// It did not arrive in time.
    TooSlow,
    /// It is longer than the limit.
    TooLarge,
    /// There was no memory for it in time.
    NoMemory,
    /// The client broke off.
    BrokenOff,
    /// It is compressed.
    Encoded,
}

impl BodyRefusal {
    const ALL: [Self; 6] = [
        Self::Stalled,
        Self::TooSlow,
        Self::TooLarge,
        Self::NoMemory,
        Self::BrokenOff,
        Self::Encoded,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Stalled => "stalled",
            Self::TooSlow => "too_slow",
            Self::TooLarge => "too_large",
            Self::NoMemory => "no_memory",
            Self::BrokenOff => "broken_off",
            Self::Encoded => "encoded",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StateLabel {
    listener: &'static str,
    state: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ClosureLabel {
    listener: &'static str,
    reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RefusalLabel {
    reason: &'static str,
}

type Count = Gauge<i64, AtomicI64>;

/// The metrics of all listeners.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConnectionMetrics {
    open: Family<StateLabel, Count>,
    closed: Family<ClosureLabel, Counter>,
    refused_bodies: Family<RefusalLabel, Counter>,
}

impl ConnectionMetrics {
    /// Registers the metrics.
    pub(crate) fn register(&self, registry: &mut Registry) {
        registry.register(
            "connections",
            "Open connections: on a proven one a request had a valid signature",
            self.open.clone(),
        );
        registry.register(
            "connections_closed",
            "Connections that the service closed, by reason",
            self.closed.clone(),
        );
        registry.register(
            "bodies_refused",
            "Requests whose body was not read to its end, by reason",
            self.refused_bodies.clone(),
        );
        for reason in BodyRefusal::ALL.map(BodyRefusal::name) {
            drop(self.refused_bodies.get_or_create(&RefusalLabel { reason }));
        }
    }

    /// Returns the series of a listener, all of them at zero.
    pub(crate) fn listener(&self, listener: &'static str) -> ListenerMetrics {
        for reason in Closure::ALL.map(Closure::name) {
            drop(self.closed.get_or_create(&ClosureLabel { listener, reason }));
        }
        let open = |state| self.open.get_or_create_owned(&StateLabel { listener, state });
        ListenerMetrics {
            listener,
            unproven: open("unproven"),
            proven: open("proven"),
            all: self.clone(),
        }
    }
}

/// The metrics of one listener.
#[derive(Clone, Debug)]
pub(crate) struct ListenerMetrics {
    listener: &'static str,
    unproven: Count,
    proven: Count,
    all: ConnectionMetrics,
}

impl ListenerMetrics {
    /// Counts a new connection.
    pub(crate) fn opened(&self) {
        self.unproven.inc();
    }

    /// Counts a connection as proven from now on.
    pub(crate) fn proven(&self) {
        self.unproven.dec();
        self.proven.inc();
    }

    /// Counts a connection no longer.
    pub(crate) fn left(&self, was_proven: bool) {
        if was_proven {
            self.proven.dec();
        } else {
            self.unproven.dec();
        }
    }

    /// Counts a connection that the service closes.
    pub(crate) fn closed(&self, reason: Closure) {
        let label = ClosureLabel { listener: self.listener, reason: reason.name() };
        self.all.closed.get_or_create(&label).inc();
    }

    /// Counts a body that is refused.
    pub(crate) fn refused_body(&self, reason: BodyRefusal) {
        self.all.refused_bodies.get_or_create(&RefusalLabel { reason: reason.name() }).inc();
    }
}
