//! The issuers that may be called: an allow-list that only the operator writes.

use std::net::IpAddr;

use crypto::hash;
use http::Uri;

/// The longest URL that is called.
const URL_BYTES_MAX: usize = 2048;
/// The digits of the hash that distinguishes URLs in logs.
const HASH_DIGITS: usize = 8;

/// An issuer whose keys may be fetched: an entry of `--oidc-issuers`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    url: Url,
    address: Option<IpAddr>,
}

/// A text that names no issuer that can be called.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no issuer: take an https URL without query, as its tokens have it in `iss`, such as https://idp.example/realm; \
     http for localhost only; with =ADDRESS at its end to call it at that address, such as https://idp.internal=10.0.0.5"
)]
pub struct InvalidIssuer(String);

impl Issuer {
    /// Parses `URL` or `URL=ADDRESS`.
    ///
    /// With an address the issuer is called there and its name is not looked up. This is how to reach one in a private network:
    /// names that lead there are not followed.
    ///
    /// # Errors
    /// [`InvalidIssuer`] unless the URL is https, or http to this machine, without user, query and fragment.
    pub fn parse(text: &str) -> Result<Self, InvalidIssuer> {
        let invalid = || InvalidIssuer(text.to_owned());
        let (url, address) = match text.rsplit_once('=') {
            Some((url, address)) => {
                (url, Some(address.parse::<IpAddr>().map_err(|_no_address| invalid())?))
            }
            None => (text, None),
        };
        let url = Url::parse(url).filter(|url| !url.text.contains('?')).ok_or_else(invalid)?;
        let is_here = match (address, &url.origin.host) {
            (Some(address), _) => address.is_loopback(),
            (None, host) => host.is_this_machine(),
        };
        if url.origin.secure || is_here { Ok(Self { url, address }) } else { Err(invalid()) }
    }

    /// Returns the URL, as `iss` has it.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url.text
    }

    /// Returns a place to which JSON is posted, at the address if there is one. `None` unless the URL is https, or http to this machine. It
    /// may have a query.
    pub(crate) fn posted_to(text: &str, address: Option<IpAddr>) -> Option<Self> {
        let url = Url::parse(text)?;
        let is_here = address.map_or(url.origin.host.is_this_machine(), |one| one.is_loopback());
        (url.origin.secure || is_here).then_some(Self { url, address })
    }

    /// Returns scheme, host and port with a short hash of the whole URL, which tells two at one host apart: the path of the URL may be what
    /// gives access to it.
    pub(crate) fn shown(&self) -> String {
        let mut hash = hash::hex(&hash::sha256(self.url.text.as_bytes()));
        hash.truncate(HASH_DIGITS);
        format!("{}#{hash}", self.origin_text())
    }

    /// Returns host and port. An address of IPv6 has its brackets.
    pub(crate) fn host_and_port(&self) -> (String, u16) {
        let host = match &self.url.origin.host {
            Host::Address(IpAddr::V6(address)) => format!("[{address}]"),
            host @ (Host::Name(_) | Host::Address(_)) => host.text(),
        };
        (host, self.url.origin.port)
    }

    /// Returns scheme, host and port, which may be shown if the path is a secret.
    fn origin_text(&self) -> String {
        let scheme = if self.url.origin.secure { "https" } else { "http" };
        format!("{scheme}://{}", self.url.authority)
    }

    /// Returns the URL of OpenID Connect Discovery 1.0, 4.1.
    pub(super) fn discovery_url(&self) -> String {
        let issuer = self.url.text.strip_suffix('/').unwrap_or(&self.url.text);
        format!("{issuer}/.well-known/openid-configuration")
    }

    pub(super) const fn origin(&self) -> &IssuerOrigin {
        &self.url.origin
    }

    /// Returns the address at which the operator wants it to be called.
    pub(super) const fn address(&self) -> Option<IpAddr> {
        self.address
    }
}

/// An absolute http or https URL without user and fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Url {
    text: String,
    origin: IssuerOrigin,
    authority: String,
    path: String,
}

/// The scheme, host and port of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IssuerOrigin {
    secure: bool,
    host: Host,
    port: u16,
}

/// A host as it is written: a name in lower case, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Name(String),
    Address(IpAddr),
}

impl Url {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_plain =
            text.len() <= URL_BYTES_MAX && text.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_plain || text.contains(['#', '@', '\\']) {
            return None;
        }
        let uri: Uri = text.parse().ok()?;
        let secure = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        let host = Host::parse(authority.host())?;
        let port = match authority.as_str().strip_prefix(authority.host())? {
            "" if secure => 443,
            "" => 80,
            port => decimal(port.strip_prefix(':')?)?,
        };
        Some(Self {
            text: text.to_owned(),
            origin: IssuerOrigin { secure, host, port },
            authority: authority.to_string(),
            path: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        })
    }

    pub(super) const fn origin(&self) -> &IssuerOrigin {
        &self.origin
    }

    /// Returns the value of the header `Host`.
    pub(super) fn authority(&self) -> &str {
        &self.authority
    }

    /// Returns path and query.
    pub(super) fn path(&self) -> &str {
        &self.path
    }
}

/// Parses a port. `Uri` ignores a port that is not a number.
fn decimal(port: &str) -> Option<u16> {
    port.bytes().all(|byte| byte.is_ascii_digit()).then(|| port.parse().ok()).flatten()
}

impl IssuerOrigin {
    pub(super) const fn is_secure(&self) -> bool {
        self.secure
    }

    pub(super) const fn host(&self) -> &Host {
        &self.host
    }

    pub(super) const fn port(&self) -> u16 {
        self.port
    }
}

impl Host {
    fn parse(text: &str) -> Option<Self> {
        let bracketed = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        if let Some(address) = bracketed {
            return address.parse().ok().map(|address| Self::Address(IpAddr::V6(address)));
        }
        if let Ok(address) = text.parse() {
            return Some(Self::Address(IpAddr::V4(address)));
        }
        // A last label of digits would be an address to some (`127.1`, `0x7f000001`): it is a name to nobody.
        let last = text.trim_end_matches('.').rsplit('.').next()?;
        let is_number = last.starts_with(|first: char| first.is_ascii_digit());
        (!last.is_empty() && !is_number).then(|| Self::Name(text.to_ascii_lowercase()))
    }

    /// Returns whether the host names this machine literally.
    pub(super) fn is_this_machine(&self) -> bool {
        match self {
            Self::Name(name) => name == "localhost",
            Self::Address(address) => address.is_loopback(),
        }
    }

    /// Returns the host as TLS and the resolver take it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Address(address) => address.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_https_or_on_this_machine() {
        for (taken, discovery) in [
            ("https://idp.example", "https://idp.example/.well-known/openid-configuration"),
            ("https://idp.example/", "https://idp.example/.well-known/openid-configuration"),
            (
                "https://Idp.example:8443/a/b",
                "https://Idp.example:8443/a/b/.well-known/openid-configuration",
            ),
            ("https://10.0.0.1", "https://10.0.0.1/.well-known/openid-configuration"),
            ("http://localhost:80", "http://localhost:80/.well-known/openid-configuration"),
            ("http://127.0.0.2:1", "http://127.0.0.2:1/.well-known/openid-configuration"),
            ("http://[::1]:1", "http://[::1]:1/.well-known/openid-configuration"),
        ] {
            let issuer = Issuer::parse(taken).unwrap();
            assert_eq!((issuer.url(), issuer.discovery_url().as_str()), (taken, discovery));
        }
        for refused in [
            "",
            "idp.example",
            "//idp.example",
            "ftp://idp.example",
            "file:///etc/passwd",
            "http://idp.example",
            "http://10.0.0.1",
            "http://localhost.example",
            "http://127.0.0.1.example",
            "https://user@idp.example",
            "https://idp.example?a",
            "https://idp.example/#a",
            "https://idp.example\\@other",
            "https://",
            "https://idp.example:99999",
            "https://idp.example:",
            "https://idp.example:+1",
            "https:// idp.example",
            "https://127.1",
            "https://2130706433",
            "https://0x7f000001",
            "https://idp.example=",
            "https://idp.example=localhost",
            "http://idp.example=10.0.0.1",
        ] {
            assert!(Issuer::parse(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn an_address_may_be_named_beside_the_url() {
        let issuer = Issuer::parse("https://idp.internal/realm=10.0.0.5").unwrap();
        assert_eq!(issuer.url(), "https://idp.internal/realm");
        assert_eq!(issuer.address(), Some("10.0.0.5".parse().unwrap()));
        assert!(Issuer::parse("https://idp.internal=fd00::5").unwrap().address().is_some());
    }

    #[test]
    fn origins_are_compared_with_their_ports() {
        let origin = |text| Url::parse(text).unwrap().origin;
        assert_eq!(origin("https://a.example/x"), origin("https://A.example:443/y?z"));
        for other in ["https://a.example:8443", "http://a.example", "https://b.a.example"] {
            assert_ne!(origin("https://a.example"), origin(other), "{other}");
        }
    }
}
