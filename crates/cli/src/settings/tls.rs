//! The settings of TLS, and of the proxies in front of the service.

use std::path::PathBuf;

use server::{ProxyWord, TlsFiles, TrustedProxies};

use super::Settings;
use crate::Failure;

impl Settings {
    /// Returns the files of TLS, if both are named.
    pub(super) fn tls(&self) -> Result<Option<TlsFiles>, Failure> {
        let path = |name| Some(self.value(name)).filter(|path| !path.is_empty()).map(PathBuf::from);
        let client_authorities = path("tls-client-ca");
        match (path("tls-cert"), path("tls-key")) {
            (Some(certificates), Some(key)) => {
                Ok(Some(TlsFiles { certificates, key, client_authorities }))
            }
            (None, None) if client_authorities.is_some() => {
                Err("--tls-client-ca is set and TLS is off: set --tls-cert and --tls-key too"
                    .into())
            }
            (None, None) => Ok(None),
            (Some(_), None) | (None, Some(_)) => {
                Err("only one of --tls-cert and --tls-key is set: set both, or neither".into())
            }
        }
    }

    /// Returns the proxies that are trusted.
    pub(super) fn trusted_proxies(&self) -> Result<TrustedProxies, Failure> {
        let word = match self.value("proxy-word") {
            "forwarded" => ProxyWord::Forwarded,
            "proxy-v2" => ProxyWord::ProxyV2,
            other => {
                return Err(format!("--proxy-word is `{other}`: take forwarded or proxy-v2").into());
            }
        };
        let proxies = TrustedProxies::parse(self.value("trusted-proxies"), word);
        let proxies = proxies.map_err(|invalid| format!("--trusted-proxies: {invalid}"))?;
        if word == ProxyWord::ProxyV2 && proxies.is_empty() {
            return Err(
                "--proxy-word is proxy-v2 and no proxy is trusted: set --trusted-proxies too"
                    .into(),
            );
        }
        Ok(proxies)
    }
}
