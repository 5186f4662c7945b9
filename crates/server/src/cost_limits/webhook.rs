//! The webhooks of budgets, and the hosts that they may be at: none, unless the operator named it (`--webhook-allow`).

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::issuer_keys::Endpoint;

/// A webhook that may not be called. The texts do not have its path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookRefused {
    /// It is no URL that can be called.
    #[error(
        "the webhook is no https URL: take one without user and fragment, such as https://hooks.example/bulla; http for this machine only"
    )]
    Url,
    /// Its host was not named.
    #[error(
        "the webhook is at {host}:{port}, which --webhook-allow of `bulla serve` does not name: add it there, as {host}:{port}, or as {host}:{port}=ADDRESS if it is in \
         a private network, and start the service again"
    )]
    Host {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
}

/// The URL of a webhook. Its path and query may be what gives access to it, so it is shown nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WebhookUrl(String);

impl From<String> for WebhookUrl {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for WebhookUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("WebhookUrl(..)")
    }
}

impl WebhookUrl {
    /// Returns scheme, host and port, with a short hash of the whole.
    pub(crate) fn shown(&self) -> String {
        Endpoint::posted_to(&self.0, None).map_or_else(|| "a webhook".to_owned(), |url| url.shown())
    }

    /// Returns where to post, if that is allowed.
    pub(crate) fn place(&self, allowed: &[AllowedWebhook]) -> Result<Endpoint, WebhookRefused> {
        // For its host only: an address may make http allowed.
        let here = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));
        let named = Endpoint::posted_to(&self.0, here).ok_or(WebhookRefused::Url)?;
        let (host, port) = named.host_and_port();
        let found = allowed.iter().find(|one| one.host == host && one.port == port);
        let Some(found) = found else { return Err(WebhookRefused::Host { host, port }) };
        Endpoint::posted_to(&self.0, found.address).ok_or(WebhookRefused::Url)
    }
}

/// A host that webhooks may be at: an entry of `--webhook-allow`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedWebhook {
    host: String,
    port: u16,
    address: Option<IpAddr>,
}

/// A text that names no host for webhooks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no host for webhooks: take a name or an address, with its port if that is not 443, and with =ADDRESS at its end to call it at that \
     address in a private network, such as hooks.example or hooks.internal:8443=10.0.0.5"
)]
pub struct InvalidAllowedWebhook(String);

impl AllowedWebhook {
    /// Parses `HOST[:PORT][=ADDRESS]`. A name that leads into a private network is not followed, unless its address is named or it is
    /// `localhost`; an address in place of a name is called as it stands.
    ///
    /// # Errors
    /// [`InvalidAllowedWebhook`].
    pub fn parse(text: &str) -> Result<Self, InvalidAllowedWebhook> {
        let invalid = || InvalidAllowedWebhook(text.to_owned());
        let (host, address) = match text.rsplit_once('=') {
            Some((host, address)) => {
                (host, Some(address.parse().map_err(|_no_address| invalid())?))
            }
            None => (text, None),
        };
        let url = Endpoint::posted_to(&format!("https://{host}"), None);
        let url = url.filter(|_| !host.contains(['/', '?'])).ok_or_else(invalid)?;
        let (host, port) = url.host_and_port();
        Ok(Self { host, port, address })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(url: &str, allowed: &[&str]) -> Result<Endpoint, String> {
        let allowed: Vec<_> =
            allowed.iter().map(|one| AllowedWebhook::parse(one).unwrap()).collect();
        WebhookUrl::from(url.to_owned()).place(&allowed).map_err(|error| error.to_string())
    }

    #[test]
    fn only_a_named_host_and_port_is_called() {
        for (url, allowed) in [
            ("https://hooks.example/T0?token=a", "hooks.example"),
            ("https://Hooks.example:443/", "hooks.EXAMPLE:443"),
            ("https://hooks.example:8443/", "hooks.example:8443"),
            ("https://10.0.0.5/", "10.0.0.5"),
            ("https://[fd00::5]:1/", "[fd00::5]:1"),
            ("https://hooks.internal/", "hooks.internal=10.0.0.5"),
            ("http://localhost:8080/", "localhost:8080"),
            ("http://hooks.here:8080/", "hooks.here:8080=127.0.0.1"),
        ] {
            assert!(place(url, &["other.example", allowed]).is_ok(), "{url}");
        }
        for (url, allowed) in [
            ("https://hooks.example/", "hooks.example:8443"),
            ("https://hooks.example:8443/", "hooks.example"),
            ("https://a.hooks.example/", "hooks.example"),
            ("https://10.0.0.6/", "10.0.0.5"),
            ("http://localhost/", "localhost"),
        ] {
            let refused = place(url, &[allowed]).unwrap_err();
            assert!(refused.contains("does not name: add it there"), "{url}: {refused}");
        }
        for url in
            ["http://hooks.example:443/s3cret", "ftp://a/s3cret", "https://a@b/s3cret", "s3cret"]
        {
            let refused = place(url, &["hooks.example", "a", "b"]).unwrap_err();
            assert!(!refused.contains("s3cret"), "{refused}");
        }
        assert!(place("https://hooks.example/", &[]).is_err(), "none by default");
    }

    #[test]
    fn a_host_is_a_name_with_a_port_and_perhaps_an_address() {
        for text in ["", "a/b", "https://a", "a:", "a:99999", "a=b", "u@a", "a?b", "a b"] {
            assert!(AllowedWebhook::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_path_is_shown_nowhere() {
        let url = WebhookUrl::from("https://hooks.example/s3cret?token=1".to_owned());
        assert!(url.shown().starts_with("https://hooks.example#"), "{}", url.shown());
        assert!(!format!("{} {url:?}", url.shown()).contains("s3cret"));
    }
}
