//! TLS (RFC 8446, and RFC 5246 for peers that know no better): the trusted roots of outgoing calls, the certificate and key of a
//! listener or of a client, and the time of verification.

mod client_identity;
mod negotiated;
mod self_signed;
mod server;

use std::sync::Arc;

use rustls::crypto::aws_lc_rs;
use rustls::time_provider::TimeProvider;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, UnixTime};

pub use client_identity::showing_client;
pub use negotiated::Negotiated;
pub use self_signed::{SELF_SIGNED_DAYS, SelfSigned, SelfSignedError};
pub use server::{ServerIdentity, TlsIdentityError, Validity};

/// The source of the time at which certificates must be valid.
pub trait Time: Send + Sync + std::fmt::Debug {
    /// Returns the seconds since the epoch.
    fn seconds(&self) -> u64;
}

#[derive(Debug)]
struct InjectedTime<T>(T);

impl<T: Time> TimeProvider for InjectedTime<T> {
    fn current_time(&self) -> Option<UnixTime> {
        Some(UnixTime::since_unix_epoch(std::time::Duration::from_secs(self.0.seconds())))
    }
}

/// The reason why a client cannot be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The additional roots are not certificates.
    #[error("not one or more X.509 certificates in PEM")]
    Roots,
    /// The library refuses its own defaults, which would be a defect of this release.
    #[error("TLS cannot be set up")]
    Setup,
}

/// Returns a client that trusts Mozilla's roots, and those in `additional` (PEM) too. It shows no certificate and speaks
/// HTTP/1.1.
///
/// # Errors
/// [`ClientError`].
pub fn client(
    additional: Option<&[u8]>,
    time: impl Time + 'static,
) -> Result<Arc<ClientConfig>, ClientError> {
    let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    if let Some(pem) = additional {
        roots.roots.extend(authorities(pem).ok_or(ClientError::Roots)?.roots);
    }
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut client = ClientConfig::builder_with_details(provider, Arc::new(InjectedTime(time)))
        .with_safe_default_protocol_versions()
        .map_err(|_refused| ClientError::Setup)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    client.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(client))
}

/// Returns whether a text has one or more X.509 certificates in PEM, and nothing else that PEM marks as one.
#[must_use]
pub fn are_authorities(pem: &[u8]) -> bool {
    authorities(pem).is_some()
}

/// Reads one or more certificates in PEM. `None` if there is none, or something that is none.
fn authorities(pem: &[u8]) -> Option<RootCertStore> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        roots.add(certificate.ok()?).ok()?;
    }
    (!roots.is_empty()).then_some(roots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Epoch;

    impl Time for Epoch {
        fn seconds(&self) -> u64 {
            0
        }
    }

    #[test]
    fn additional_roots_must_be_certificates() {
        assert!(client(None, Epoch).is_ok());
        for refused in [
            &b""[..],
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            b"-----BEGIN CERTIFICATE-----\n",
        ] {
            assert_eq!(client(Some(refused), Epoch).err(), Some(ClientError::Roots));
        }
    }
}
