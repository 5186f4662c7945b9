//! What a client and a listener have agreed on, in the words of OpenSSL, which are those of CloudTrail.

use rustls::{ProtocolVersion, ServerConnection};

/// The versions that listeners offer.
const VERSIONS: [(ProtocolVersion, &str); 2] =
    [(ProtocolVersion::TLSv1_3, "TLSv1.3"), (ProtocolVersion::TLSv1_2, "TLSv1.2")];

/// The suites of TLS 1.3 and 1.2 that listeners offer: as rustls names them, and as OpenSSL does.
const CIPHER_SUITES: [(&str, &str); 9] = [
    ("TLS13_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256"),
    ("TLS13_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"),
    ("TLS13_CHACHA20_POLY1305_SHA256", "TLS_CHACHA20_POLY1305_SHA256"),
    ("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"),
    ("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384"),
    ("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"),
    ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256"),
    ("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384"),
    ("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-RSA-CHACHA20-POLY1305"),
];

/// The parameters of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Negotiated {
    /// The version: `TLSv1.3` or `TLSv1.2`.
    pub version: &'static str,
    /// The cipher suite, such as `TLS_AES_128_GCM_SHA256` or `ECDHE-RSA-AES128-GCM-SHA256`.
    pub cipher_suite: &'static str,
    /// The group of the key exchange, such as `X25519MLKEM768` or `x25519`. `None` for a session that was resumed without one.
    pub key_exchange: Option<&'static str>,
}

impl Negotiated {
    /// Returns what was agreed on. `None` before the handshake has ended.
    #[must_use]
    pub fn of(connection: &ServerConnection) -> Option<Self> {
        let version = connection.protocol_version()?;
        let (_, version) = VERSIONS.iter().find(|(known, _)| *known == version)?;
        let suite = connection.negotiated_cipher_suite()?.suite().as_str()?;
        let (_, cipher_suite) = CIPHER_SUITES.iter().find(|(name, _)| *name == suite)?;
        let group = connection.negotiated_key_exchange_group();
        let key_exchange = group.and_then(|group| group.name().as_str());
        let key_exchange = key_exchange.map(|name| if name == "X25519" { "x25519" } else { name });
        Some(Self { version, cipher_suite, key_exchange })
    }
}
