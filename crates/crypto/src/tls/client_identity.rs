//! The certificate and the private key of a client, for servers that demand one.

use std::sync::Arc;

use rustls::crypto::aws_lc_rs;
use rustls::sign::SingleCertAndKey;
use rustls::{ClientConfig, RootCertStore};

use super::authorities;
use super::server::{TlsIdentityError, certified, chain};

/// Returns a client that shows a certificate (PEM, that of the key first) to servers that ask for one. It trusts the authorities in
/// `trusted` (PEM), or those that the system trusts, at the system's time.
///
/// # Errors
/// [`TlsIdentityError`].
pub fn showing_client(
    certificates: &[u8],
    key: &[u8],
    trusted: Option<&[u8]>,
) -> Result<ClientConfig, TlsIdentityError> {
    let shown = SingleCertAndKey::from(certified(chain(certificates)?, key)?);
    let roots = match trusted {
        Some(pem) => authorities(pem).ok_or(TlsIdentityError::PeerRoots)?,
        None => system_roots(),
    };
    let builder = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_refused| TlsIdentityError::Setup)?;
    Ok(builder.with_root_certificates(roots).with_client_cert_resolver(Arc::new(shown)))
}

/// Returns the authorities that the system trusts. Those that cannot be read are left out, and without any no server is trusted.
fn system_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::SelfSigned;

    #[test]
    fn a_certificate_is_shown_with_its_own_key_only() {
        let made = || SelfSigned::make(&["client".to_owned()], 0).unwrap();
        let (one, other) = (made(), made());
        let (certificate, authority) = (one.certificate.as_bytes(), one.authority.as_bytes());
        let client = showing_client(certificate, &one.key, Some(authority)).unwrap();
        assert!(client.client_auth_cert_resolver.has_certs());
        let refused = |certificate, key, trusted| showing_client(certificate, key, trusted).err();
        assert_eq!(refused(certificate, &other.key, None), Some(TlsIdentityError::Pair));
        assert_eq!(refused(b"", &one.key, None), Some(TlsIdentityError::Certificates));
        assert_eq!(refused(certificate, b"", None), Some(TlsIdentityError::Key));
        assert_eq!(refused(certificate, &one.key, Some(b"")), Some(TlsIdentityError::PeerRoots));
    }
}
