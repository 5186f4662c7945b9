//! X.509 certificate chains (RFC 5280) on P-384, verified by `rustls-webpki`: signatures, validity, basic constraints, path
//! lengths. Its gaps are checked here: the key usage of every certificate, and the validity and path length of the root.

mod fields;

use aws_lc_rs::signature::{ECDSA_P384_SHA384_FIXED, UnparsedPublicKey};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{
    EndEntityCert, Error, KeyUsage, VerifiedPath, anchor_from_trusted_cert, aws_lc_rs as algorithms,
};

use fields::CertificateFields;

/// A chain that is not trusted, or an invalid certificate.
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
pub struct TrustAnchors(Vec<(TrustAnchor<'static>, CertificateFields)>);

impl TrustAnchors {
    /// Takes one or more certificates in PEM. Their validity is checked when they are used.
    ///
    /// # Errors
    /// [`Untrusted`] if there is none, or one that is not a certificate or may not issue others: it must have the basic
    /// constraint CA and the key usage keyCertSign.
    pub fn from_pem(pem: &[u8]) -> Result<Self, Untrusted> {
        let anchors = CertificateDer::pem_slice_iter(pem).map(|certificate| {
            let certificate = certificate.map_err(|_not_pem| Untrusted)?;
            let anchor = anchor_from_trusted_cert(&certificate).map_err(|_invalid| Untrusted)?;
            let fields = CertificateFields::read(&certificate)
                .filter(CertificateFields::may_issue)
                .ok_or(Untrusted)?;
            Ok((anchor.to_owned(), fields))
        });
        let anchors = anchors.collect::<Result<Vec<_>, _>>()?;
        if anchors.is_empty() { Err(Untrusted) } else { Ok(Self(anchors)) }
    }

    fn valid_at(&self, seconds: i64) -> Vec<TrustAnchor<'static>> {
        let valid = self.0.iter().filter(|(_, fields)| fields.is_valid_at(seconds));
        valid.map(|(anchor, _)| anchor.clone()).collect()
    }

    /// Returns whether the certificates of a path may be used as they are used in it, by the key usage of each and by the root's
    /// path length.
    fn permit(&self, path: &VerifiedPath<'_>) -> bool {
        let may_issue =
            |der: &[u8]| CertificateFields::read(der).is_some_and(|fields| fields.may_issue());
        let authorities = path.intermediate_certificates().count();
        path.intermediate_certificates().all(|issuer| may_issue(&issuer.der()))
            && CertificateFields::read(&path.end_entity().der()).is_some_and(|leaf| leaf.may_sign())
            && self
                .0
                .iter()
                .any(|(anchor, root)| anchor == path.anchor() && root.may_lead(authorities))
    }
}

/// Returns the first and the last second at which a certificate of version 3 in DER is valid, since the epoch. `None` if it is none.
pub(crate) fn validity(certificate: &[u8]) -> Option<(i64, i64)> {
    CertificateFields::read(certificate).map(|fields| fields.validity())
}

/// The public key of a certificate that was verified.
#[derive(Debug)]
pub struct Leaf {
    public_key: Vec<u8>,
}

impl Leaf {
    /// Returns whether `signature`, r and s of 48 bytes each, is this certificate's for `message`: ECDSA with P-384 and SHA-384.
    #[must_use]
    pub fn verify_p384_sha384(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, &self.public_key)
            .verify(message, signature)
            .is_ok()
    }
}

/// Verifies `certificate` through `issuers` up to one of the anchors, as of `seconds` since the epoch.
///
/// # Errors
/// [`Untrusted`].
pub fn verify(
    certificate: &[u8],
    issuers: &[&[u8]],
    anchors: &TrustAnchors,
    seconds: u64,
) -> Result<Leaf, Untrusted> {
    let certificate = CertificateDer::from(certificate);
    let leaf = EndEntityCert::try_from(&certificate).map_err(|_invalid| Untrusted)?;
    let issuers: Vec<_> = issuers.iter().map(|issuer| CertificateDer::from(*issuer)).collect();
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let valid = anchors.valid_at(i64::try_from(seconds).map_err(|_too_late| Untrusted)?);
    leaf.verify_for_usage(
        &[algorithms::ECDSA_P384_SHA384],
        &valid,
        &issuers,
        time,
        // Required only of a certificate that names extended usages at all.
        KeyUsage::client_auth(),
        None,
        // The error is not told: the path is no path.
        Some(&|path| if anchors.permit(path) { Ok(()) } else { Err(Error::UnknownIssuer) }),
    )
    .map_err(|_untrusted| Untrusted)?;
    Ok(Leaf { public_key: leaf.subject_public_key_info().to_vec() })
}

#[cfg(test)]
mod tests;
