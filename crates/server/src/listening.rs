//! The addresses that are listened on, and the TLS that they are served with.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Config;
use crate::data_dir::DataDir;
use crate::listener::{self, Entrance};
use crate::start_error::StartError;
use crate::tls_identity::ListenerIdentity;
use crate::trusted_proxies::TrustedProxies;

/// A bound address.
#[derive(Debug)]
pub(crate) struct BoundAddress {
    pub(crate) listener: TcpListener,
    pub(crate) address: SocketAddr,
}

/// The addresses of the service.
#[derive(Debug)]
pub(crate) struct Listening {
    /// The address of the AWS APIs.
    pub(crate) api: BoundAddress,
    /// The address of health and metrics.
    pub(crate) operations: BoundAddress,
    /// The certificate that both show; `None` without TLS.
    pub(crate) tls: Option<Arc<ListenerIdentity>>,
}

impl Listening {
    /// Binds the addresses, and reads the files of TLS.
    ///
    /// # Errors
    /// An address is taken, or the files cannot be used.
    pub(crate) fn bind(config: &mut Config, clock: &Arc<dyn Clock>) -> Result<Self, StartError> {
        // Whoever starts a service twice is told of the first, not of a port.
        let bind = |address| bind(address).map_err(|error| in_use(config).unwrap_or(error));
        let (api, operations) = (bind(config.listen)?, bind(config.operations_listen)?);
        let files = config.tls.take();
        let open = |files| ListenerIdentity::open(files, Arc::clone(clock));
        let listening = Self { api, operations, tls: files.map(open).transpose()? };
        for address in listening.in_the_clear() {
            let what = if address == listening.api.address {
                "whoever is on the way reads plaintexts and data keys"
            } else {
                "whoever is on the way reads and alters what is told of health and metrics"
            };
            tracing::warn!(
                "{address} serves other machines without TLS: {what}; set --tls-cert and --tls-key, or listen on a loopback address \
                 and let a proxy on this machine end TLS"
            );
        }
        Ok(listening)
    }

    /// Returns how connections come in.
    pub(crate) fn entrance(&self, proxies: &Arc<TrustedProxies>) -> Entrance {
        Entrance { tls: self.tls.clone(), proxies: Arc::clone(proxies) }
    }

    /// Returns the URLs of the addresses.
    pub(crate) fn urls(&self) -> Urls {
        let (api, operations) = (self.api.address, self.operations.address);
        Urls { api, operations, has_tls: self.tls.is_some() }
    }

    /// Returns which of the addresses serve other machines without TLS.
    pub(crate) fn in_the_clear(&self) -> Vec<SocketAddr> {
        let addresses = [self.api.address, self.operations.address].into_iter();
        addresses
            .filter(|one| self.tls.is_none() && !one.ip().to_canonical().is_loopback())
            .collect()
    }
}

/// The addresses as clients name them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Urls {
    pub(crate) api: SocketAddr,
    pub(crate) operations: SocketAddr,
    has_tls: bool,
}

impl Urls {
    /// Returns the URL of an address.
    pub(crate) fn url(self, address: SocketAddr) -> String {
        let scheme = if self.has_tls { "https" } else { "http" };
        format!("{scheme}://{address}")
    }
}

/// Returns the error for a directory on which another service runs.
fn in_use(config: &Config) -> Option<StartError> {
    // A lock would leave its file in a directory that is none.
    let data_dir = DataDir::find(&config.data_dir).ok().filter(DataDir::is_made)?;
    let error = data_dir.lock().err()?;
    matches!(error, StartError::InUse { .. }).then_some(error)
}

fn bind(address: SocketAddr) -> Result<BoundAddress, StartError> {
    let bound = listener::bind(address).and_then(|listener| {
        let address = listener.local_addr()?;
        Ok(BoundAddress { listener, address })
    });
    bound.map_err(|source| StartError::Listen { address, source })
}
