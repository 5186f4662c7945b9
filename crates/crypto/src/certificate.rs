//! X.509 certificate chains (RFC 5280) on P-384, verified by `rustls-webpki`.

use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED, UnparsedPublicKey};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{EndEntityCert, KeyUsage, anchor_from_trusted_cert, aws_lc_rs as algorithms};

/// A chain that is not trusted, or a certificate that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untrusted;

impl std::fmt::Display for Untrusted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the certificate is not trusted")
    }
}

impl std::error::Error for Untrusted {}

/// Trusted roots.
#[derive(Debug)]
pub struct Anchors(Vec<TrustAnchor<'static>>);

impl Anchors {
    /// From one or more certificates in PEM.
    ///
    /// # Errors
    /// [`Untrusted`] when there is none, or one that is not a certificate.
    pub fn from_pem(pem: &[u8]) -> Result<Self, Untrusted> {
        let anchors = CertificateDer::pem_slice_iter(pem).map(|certificate| {
            let certificate = certificate.map_err(|_not_pem| Untrusted)?;
            let anchor = anchor_from_trusted_cert(&certificate).map_err(|_invalid| Untrusted)?;
            Ok(anchor.to_owned())
        });
        let anchors = anchors.collect::<Result<Vec<_>, _>>()?;
        if anchors.is_empty() { Err(Untrusted) } else { Ok(Self(anchors)) }
    }
}

/// The public key of a certificate that was verified.
#[derive(Debug)]
pub struct Leaf {
    public_key: Vec<u8>,
}

impl Leaf {
    /// Whether `signature`, r and s of 48 bytes each, is this certificate's for `message`: ECDSA with P-384 and SHA-384.
    #[must_use]
    pub fn verify_p384_sha384(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, &self.public_key)
            .verify(message, signature)
            .is_ok()
    }
}

/// Verifies `certificate` through `issuers` up to one of the anchors, as of `seconds` since the epoch: signatures, validity,
/// basic constraints, path length, key usage.
///
/// # Errors
/// [`Untrusted`].
pub fn verify(
    certificate: &[u8],
    issuers: &[&[u8]],
    anchors: &Anchors,
    seconds: u64,
) -> Result<Leaf, Untrusted> {
    let certificate = CertificateDer::from(certificate);
    let leaf = EndEntityCert::try_from(&certificate).map_err(|_invalid| Untrusted)?;
    let issuers: Vec<_> = issuers.iter().map(|issuer| CertificateDer::from(*issuer)).collect();
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    leaf.verify_for_usage(
        &[algorithms::ECDSA_P384_SHA384],
        &anchors.0,
        &issuers,
        time,
        // Required only of a certificate that names usages at all.
        KeyUsage::client_auth(),
        None,
        None,
    )
    .map_err(|_untrusted| Untrusted)?;
    Ok(Leaf { public_key: leaf.subject_public_key_info().to_vec() })
}
