//! The other end of a connection, or of a request that a proxy passes on.

use std::net::IpAddr;

use crypto::tls::Negotiated;

/// The client at the other end, and how it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    /// The address of the client, as far as the connection tells it.
    pub(crate) address: IpAddr,
    /// `true` if nobody between the client and the service, or the proxy that is trusted, can read along.
    pub(crate) secure: bool,
    /// The parameters of the client's own TLS, if it ends here.
    pub(crate) negotiated: Option<Negotiated>,
}

impl Peer {
    /// Returns the peer of a connection that begins with nothing.
    pub(crate) const fn direct(address: IpAddr) -> Self {
        Self { address, secure: false, negotiated: None }
    }
}
