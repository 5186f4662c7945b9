//! AWS Nitro attestation documents: the claims of an enclave, or of an EC2 instance with a NitroTPM, about itself, signed by its
//! hypervisor.
//!
//! A document is a COSE_Sign1 message (RFC 9052) with ES384 over a CBOR map (RFC 8949). It is trusted if its certificate chains
//! to a trusted root, at this time, and the signature is that certificate's.
//!
//! Sources: `aws/aws-nitro-enclaves-nsm-api`, "Verifying attestation documents" (`docs/attestation_process.md`); EC2 user
//! guide, "Validate a NitroTPM Attestation Document", whose documents differ in the name of the registers only.

mod document;
mod envelope;

use std::time::Duration;

use crypto::certificate::{self, TrustAnchors};
use model::Timestamp;

pub use document::{Attestation, Platform};

/// AWS's root, "AWS Nitro Enclaves Root-G1", with the SHA-256 fingerprint `641A0321...79BB5B` that the user guide gives.
const AWS_ROOT: &str = include_str!("nitro_root_g1.pem");
/// The model's limit of `AttestationDocument`.
pub const DOCUMENT_BYTES_MAX: usize = 262_144;
/// The greatest age of a document. AWS KMS refuses documents that are older than five minutes.
pub const AGE_MAX: Duration = Duration::from_secs(5 * 60);
/// The most that the enclave's clock may be ahead.
const SKEW_MAX: Duration = Duration::from_secs(5 * 60);

/// The roots that are trusted.
#[derive(Debug)]
pub struct Roots(TrustAnchors);

impl Roots {
    /// Returns AWS's own roots.
    ///
    /// # Errors
    /// [`InvalidRoots`], which would be a defect of this release.
    pub fn aws() -> Result<Self, InvalidRoots> {
        Self::from_pem(AWS_ROOT.as_bytes())
    }

    /// Parses one or more certificates in PEM.
    ///
    /// # Errors
    /// [`InvalidRoots`].
    pub fn from_pem(pem: &[u8]) -> Result<Self, InvalidRoots> {
        TrustAnchors::from_pem(pem).map(Self).map_err(|_invalid| InvalidRoots)
    }
}

/// A file without a certificate, or with something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one or more X.509 certificates in PEM that may issue others (CA, keyCertSign)")]
pub struct InvalidRoots;

/// The reason why a document is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAttestation {
    /// It is not a COSE_Sign1 message with ES384 and nothing after it.
    #[error("the document is not a COSE_Sign1 message with ES384")]
    Envelope,
    /// A member is missing, occurs twice, or has a wrong type or size.
    #[error("the member `{0}` of the document is missing or not valid")]
    Member(&'static str),
    /// The certificate does not chain to a trusted root at this time, or one of the chain is used for a purpose that it is not
    /// meant for.
    #[error("the certificate of the document is not issued under a trusted root, or not valid now")]
    Chain,
    /// The signature is not the certificate's.
    #[error("the signature of the document does not verify")]
    Signature,
    /// The document is too old, or from the future.
    #[error("the document is older than five minutes, or from the future")]
    Time,
}

/// Verifies a document as of `now`.
///
/// # Errors
/// [`InvalidAttestation`].
pub fn verify(
    document: &[u8],
    roots: &Roots,
    now: Timestamp,
) -> Result<Attestation, InvalidAttestation> {
    if document.len() > DOCUMENT_BYTES_MAX {
        return Err(InvalidAttestation::Envelope);
    }
    let envelope = envelope::open(document).ok_or(InvalidAttestation::Envelope)?;
    let (attestation, chain) = document::read(&envelope.payload)?;
    // The bundle begins with the root, which is not taken from it, and ends with the issuer of the certificate.
    let issuers: Vec<&[u8]> = chain.bundle.iter().skip(1).map(Vec::as_slice).collect();
    let seconds = u64::try_from(now.seconds()).unwrap_or_default();
    let leaf = certificate::verify(&chain.certificate, &issuers, &roots.0, seconds)
        .map_err(|_untrusted| InvalidAttestation::Chain)?;
    if !leaf.verify_p384_sha384(&envelope.signed, &envelope.signature) {
        return Err(InvalidAttestation::Signature);
    }
    let fresh = now.minus(AGE_MAX)..=now.plus(SKEW_MAX);
    if !fresh.contains(&attestation.timestamp) {
        return Err(InvalidAttestation::Time);
    }
    Ok(attestation)
}

#[cfg(test)]
mod tests;
