//! The certificate and the private key of a listener, and the authorities whose certificates its clients must have.

use std::sync::Arc;

use rustls::crypto::aws_lc_rs;
use rustls::server::{NoServerSessionStorage, WebPkiClientVerifier};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{Error, InconsistentKeys, ServerConfig};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use zeroize::Zeroize as _;

use super::{InjectedTime, Time, authorities};
use crate::certificate;

/// The protocol that is offered by ALPN (RFC 7301).
const HTTP_1_1: &[u8] = b"http/1.1";

/// The time in which a certificate is valid, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// The first second, since the epoch.
    pub first: i64,
    /// The last second, since the epoch.
    pub last: i64,
}

impl Validity {
    /// Returns whether a second since the epoch is in it.
    #[must_use]
    pub const fn includes(&self, seconds: i64) -> bool {
        self.first <= seconds && seconds <= self.last
    }
}

/// A certificate chain and its private key, ready to be shown to clients.
#[derive(Clone, Debug)]
pub struct ServerIdentity {
    config: Arc<ServerConfig>,
    validity: Validity,
}

/// The reason why files cannot be the identity of a listener or of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlsIdentityError {
    /// There is no certificate, or something that is none.
    #[error(
        "the certificates are not one or more X.509 certificates in PEM, that of the key first"
    )]
    Certificates,
    /// There is no private key, or none of a kind that TLS can use.
    #[error("the key is not a private key (RSA, ECDSA or Ed25519) in PEM without a passphrase")]
    Key,
    /// The key is another certificate's.
    #[error("the key is not that of the first certificate")]
    Pair,
    /// The authorities of the peers are not certificates.
    #[error("the authorities are not one or more X.509 certificates in PEM")]
    PeerRoots,
    /// The library refuses its own defaults, which would be a defect of this release, or has no randomness.
    #[error("TLS cannot be set up")]
    Setup,
}

impl ServerIdentity {
    /// Reads the chain and the key in PEM, and takes them only if they belong together. With `client_roots` in PEM, every client must
    /// show a certificate that one of these authorities has issued for clients.
    ///
    /// TLS 1.3 and 1.2, with X25519MLKEM768 first. A session may be resumed by a ticket, which nothing is kept for, unless clients
    /// show certificates: these are checked at every handshake.
    ///
    /// # Errors
    /// [`TlsIdentityError`].
    pub fn from_pem(
        certificates: &[u8],
        key: &[u8],
        client_roots: Option<&[u8]>,
        time: impl Time + 'static,
    ) -> Result<Self, TlsIdentityError> {
        let chain = chain(certificates)?;
        let leaf = chain.first().and_then(|leaf| certificate::validity(leaf));
        let (first, last) = leaf.ok_or(TlsIdentityError::Certificates)?;
        let resolver = SingleCertAndKey::from(certified(chain, key)?);
        let provider = Arc::new(aws_lc_rs::default_provider());
        let time = Arc::new(InjectedTime(time));
        let builder = ServerConfig::builder_with_details(Arc::clone(&provider), time)
            .with_safe_default_protocol_versions()
            .map_err(|_refused| TlsIdentityError::Setup)?;
        let mut config = match client_roots {
            None => builder.with_no_client_auth().with_cert_resolver(Arc::new(resolver)),
            Some(pem) => {
                let roots = authorities(pem).ok_or(TlsIdentityError::PeerRoots)?;
                let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider);
                let verifier = verifier.build().map_err(|_none| TlsIdentityError::PeerRoots)?;
                builder.with_client_cert_verifier(verifier).with_cert_resolver(Arc::new(resolver))
            }
        };
        config.session_storage = Arc::new(NoServerSessionStorage {});
        if client_roots.is_none() {
            config.ticketer =
                aws_lc_rs::Ticketer::new().map_err(|_failed| TlsIdentityError::Setup)?;
        }
        config.alpn_protocols = vec![HTTP_1_1.to_vec()];
        Ok(Self { config: Arc::new(config), validity: Validity { first, last } })
    }

    /// Returns the configuration of the listener.
    #[must_use]
    pub const fn config(&self) -> &Arc<ServerConfig> {
        &self.config
    }

    /// Returns the time in which the first certificate is valid.
    #[must_use]
    pub const fn validity(&self) -> Validity {
        self.validity
    }
}

/// Reads the own certificate and those that lead from it to a root.
pub(super) fn chain(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsIdentityError> {
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    let chain = chain.map_err(|_not_pem| TlsIdentityError::Certificates)?;
    // Of those that follow nothing else would look at more than the first.
    let are_certificates = chain.iter().all(|one| certificate::validity(one).is_some());
    if are_certificates && !chain.is_empty() {
        Ok(chain)
    } else {
        Err(TlsIdentityError::Certificates)
    }
}

/// Joins a chain and its key. The DER of the key is overwritten; the key itself stays in AWS-LC's memory.
pub(super) fn certified(
    chain: Vec<CertificateDer<'static>>,
    pem: &[u8],
) -> Result<CertifiedKey, TlsIdentityError> {
    let mut der = PrivateKeyDer::from_pem_slice(pem).map_err(|_not_pem| TlsIdentityError::Key)?;
    let key = aws_lc_rs::sign::any_supported_type(&der);
    der.zeroize();
    let certified = CertifiedKey::new(chain, key.map_err(|_unknown| TlsIdentityError::Key)?);
    match certified.keys_match() {
        Ok(()) => Ok(certified),
        Err(Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) => Err(TlsIdentityError::Pair),
        Err(_unreadable) => Err(TlsIdentityError::Certificates),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::SelfSigned;

    #[derive(Debug)]
    struct Epoch;

    impl Time for Epoch {
        fn seconds(&self) -> u64 {
            0
        }
    }

    fn read(
        certificates: &[u8],
        key: &[u8],
        roots: Option<&[u8]>,
    ) -> Result<Validity, TlsIdentityError> {
        let read = ServerIdentity::from_pem(certificates, key, roots, Epoch);
        read.map(|identity| identity.validity())
    }

    fn made(now: i64) -> SelfSigned {
        SelfSigned::make(&["localhost".to_owned()], now).unwrap()
    }

    #[test]
    fn a_chain_is_taken_with_its_own_key_only() {
        let [one, other] = [1_000, 2_000].map(made);
        let (certificate, authority) = (one.certificate.as_bytes(), one.authority.as_bytes());
        let validity = read(certificate, &one.key, None).unwrap();
        assert!(validity.includes(1_000) && !validity.includes(validity.last + 1));
        assert_eq!(read(certificate, &other.key, None), Err(TlsIdentityError::Pair));
        let chain = [certificate, authority].concat();
        assert!(read(&chain, &one.key, Some(authority)).is_ok());
    }

    #[test]
    fn a_file_that_is_cut_off_is_not_taken() {
        let made = made(0);
        let certificate = made.certificate.trim_end().as_bytes();
        for cut in (0..certificate.len()).filter_map(|end| certificate.get(..end)) {
            let refused = read(cut, &made.key, None);
            assert_eq!(refused, Err(TlsIdentityError::Certificates), "{}", cut.len());
        }
        let key = made.key.trim_ascii_end();
        for cut in (0..key.len()).filter_map(|end| key.get(..end)) {
            let refused = read(certificate, cut, None);
            assert_eq!(refused, Err(TlsIdentityError::Key), "{}", cut.len());
        }
    }

    #[test]
    fn client_authorities_must_be_certificates() {
        let made = made(0);
        for refused in [&b""[..], b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
        {
            let read = read(made.certificate.as_bytes(), &made.key, Some(refused));
            assert_eq!(read, Err(TlsIdentityError::PeerRoots));
        }
    }
}
