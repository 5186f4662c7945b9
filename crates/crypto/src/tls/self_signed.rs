//! A certificate for a first try, under an authority of its own whose key nobody keeps.

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose,
};
use secret::Wiped;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroize as _;

/// The days for which the certificate is valid.
pub const SELF_SIGNED_DAYS: u16 = 365;
/// The time before the certificate is made from which on it is valid, for clients whose clocks are behind.
const CLOCK_SKEW: Duration = Duration::hours(1);

/// A certificate with its key and its authority.
#[derive(Debug)]
pub struct SelfSigned {
    /// The authority's certificate in PEM, which clients have to trust.
    pub authority: String,
    /// The server's certificate in PEM.
    pub certificate: String,
    /// The server's key, PKCS#8 in PEM.
    pub key: Wiped,
}

/// The reason why there is no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelfSignedError {
    /// A name cannot be in a certificate.
    #[error("a name for the certificate is neither a host name nor an address")]
    Name,
    /// The time cannot be in a certificate, or there is no randomness.
    #[error("the certificate cannot be made")]
    Failed,
}

impl SelfSigned {
    /// Makes an authority, and a certificate by it on P-256 for a server with these names, host names or addresses, at so many
    /// seconds since the epoch. The key of the authority is forgotten, so it never issues another certificate.
    ///
    /// # Errors
    /// [`SelfSignedError`].
    pub fn make(names: &[String], seconds: i64) -> Result<Self, SelfSignedError> {
        let now = OffsetDateTime::from_unix_timestamp(seconds);
        let now = now.map_err(|_out_of_range| SelfSignedError::Failed)?;
        let failed = |_error: rcgen::Error| SelfSignedError::Failed;
        let [mut authority_key, mut key] =
            [KeyPair::generate().map_err(failed)?, KeyPair::generate().map_err(failed)?];
        let mut authority = params(&[], "Bulla first try authority", now)?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let mut server = params(names, "Bulla first try", now)?;
        server.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        server.use_authority_key_identifier_extension = true;
        let issuer = Issuer::from_params(&authority, &authority_key);
        let certificate = server.signed_by(&key, &issuer).map_err(failed)?.pem();
        let issued = authority.self_signed(&authority_key).map_err(failed)?.pem();
        let pem = Wiped::new(key.serialize_pem().into_bytes());
        authority_key.zeroize();
        key.zeroize();
        Ok(Self { authority: issued, certificate, key: pem })
    }
}

fn params(
    names: &[String],
    common_name: &str,
    now: OffsetDateTime,
) -> Result<CertificateParams, SelfSignedError> {
    let params = CertificateParams::new(names);
    let mut params = params.map_err(|_invalid| SelfSignedError::Name)?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, common_name);
    let days = Duration::days(SELF_SIGNED_DAYS.into());
    let ends = (now.checked_sub(CLOCK_SKEW), now.checked_add(days));
    let (Some(first), Some(last)) = ends else { return Err(SelfSignedError::Failed) };
    (params.not_before, params.not_after) = (first, last);
    Ok(params)
}
