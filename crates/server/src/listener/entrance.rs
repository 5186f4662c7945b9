//! The beginning of a connection, before HTTP: the header of a trusted proxy, and the TLS handshake.
//!
//! Source of the header: HAProxy, "The PROXY protocol", version 2. Whether it comes is not guessed, as the specification demands: it
//! comes from the networks that the operator named, on every connection, and from nobody else.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use crypto::tls::Negotiated;
use tokio::io::AsyncReadExt as _;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConnection;
use wire::ProxyPreface;

use super::connection::Connection;
use super::stream::Channel;
use super::wire::Wire;
use crate::connection_metrics::Closure;
use crate::peer::Peer;
use crate::tls_identity::ListenerIdentity;
use crate::trusted_proxies::TrustedProxies;

/// The bytes of records that wait for a client that does not take them. A record has at most 16 KiB.
const UNSENT_BYTES_MAX: usize = 16 * 1024;

/// The way in for connections.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entrance {
    /// The certificate to show; `None` without TLS.
    pub(crate) tls: Option<Arc<ListenerIdentity>>,
    /// The networks whose word about clients counts.
    pub(crate) proxies: Arc<TrustedProxies>,
}

impl Entrance {
    /// Returns whether a connection from an address begins with something else than HTTP.
    pub(super) fn asks(&self, from: IpAddr) -> bool {
        self.tls.is_some() || self.proxies.sends_header(from)
    }

    /// Reads what a connection begins with.
    ///
    /// # Errors
    /// The reason why it has to go; `None` if the client went away, or the reason is counted already.
    pub(super) async fn receive(
        &self,
        mut wire: Wire,
        connection: &Connection,
    ) -> Result<(Channel, Peer), Option<Closure>> {
        let from = connection.address();
        let told = match self.proxies.sends_header(from) {
            true => {
                let header = read_header(&mut wire).await;
                Some(header.map_err(|error| counted(&error, Closure::ProxyHeader))?)
            }
            false => None,
        };
        let (address, was_secure) = told.map_or((from, None), |told| told.client(from));
        let Some(identity) = &self.tls else {
            let secure = was_secure.unwrap_or(false);
            return Ok((Channel::Plain(wire), Peer { address, secure, negotiated: None }));
        };
        let acceptor = TlsAcceptor::from(identity.config());
        let limit = |session: &mut ServerConnection| {
            session.set_buffer_limit(Some(UNSENT_BYTES_MAX));
        };
        let tls = acceptor.accept_with(wire, limit).await;
        let mut tls = tls.map_err(|error| counted(&error, Closure::Handshake))?;
        tls.get_mut().0.read_records();
        // Of a client whose own TLS has ended at the proxy, this is not the TLS.
        let negotiated = Negotiated::of(tls.get_ref().1).filter(|_| was_secure.is_none());
        let peer = Peer { address, secure: was_secure.unwrap_or(true), negotiated };
        Ok((Channel::Tls(Box::new(tls)), peer))
    }
}

/// Reads a header, and no byte that follows it.
async fn read_header(wire: &mut Wire) -> io::Result<ProxyPreface> {
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let mut header = vec![0; ProxyPreface::FIXED_BYTES];
    wire.read_exact(&mut header).await?;
    let length = ProxyPreface::whole_length(&header).ok_or_else(invalid)?;
    header.resize(length, 0);
    wire.read_exact(header.get_mut(ProxyPreface::FIXED_BYTES..).unwrap_or_default()).await?;
    ProxyPreface::parse(&header).ok_or_else(invalid)
}

/// Returns what an error counts as: nothing if the client went away, or if there was no memory, which has been counted.
fn counted(error: &io::Error, closure: Closure) -> Option<Closure> {
    use io::ErrorKind as Kind;
    let is_gone =
        [Kind::UnexpectedEof, Kind::ConnectionReset, Kind::BrokenPipe].contains(&error.kind());
    (!is_gone && error.kind() != Kind::OutOfMemory).then_some(closure)
}
