//! The endpoints that may be called: an allow-list that only the operator writes.

use std::net::IpAddr;

use crypto::hash;
use http::Uri;

/// The longest URL that is called.
const URL_BYTES_MAX: usize = 2048;
/// The digits of the hash that distinguishes URLs in logs.
const HASH_DIGITS: usize = 8;

/// An endpoint of HTTP that may be called: an OpenID Connect issuer, a place for heads of the audit log, or a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    address: Option<IpAddr>,
}

impl Endpoint {
    /// Parses `URL` or `URL=ADDRESS`.
    ///
    /// With an address the endpoint is called there and its name is not looked up. This is how to reach one in a private network:
    /// names that lead there are not followed. `None` unless the URL is https, or http to this machine, without user, query and
    /// fragment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (url, address) = match text.rsplit_once('=') {
            Some((url, address)) => (url, Some(address.parse::<IpAddr>().ok()?)),
            None => (text, None),
        };
        let url = Url::parse(url).filter(|url| !url.text.contains('?'))?;
        let is_here = match (address, &url.origin.host) {
            (Some(address), _) => address.is_loopback(),
            (None, host) => host.is_this_machine(),
        };
        (url.origin.secure || is_here).then_some(Self { url, address })
    }

    /// Returns the URL, as it was written: the `iss` of the tokens of an issuer.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url.text
    }

    /// Returns an endpoint to which JSON is posted, at the address if there is one. `None` unless the URL is https, or http to this machine. It
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

    pub(super) const fn origin(&self) -> &UrlOrigin {
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
    origin: UrlOrigin,
    authority: String,
    path: String,
}

/// The scheme, host and port of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UrlOrigin {
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
            origin: UrlOrigin { secure, host, port },
            authority: authority.to_string(),
            path: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        })
    }

    pub(super) const fn origin(&self) -> &UrlOrigin {
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

impl UrlOrigin {
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
    fn an_endpoint_is_https_or_on_this_machine() {
        for taken in [
            "https://idp.example",
            "https://idp.example/",
            "https://Idp.example:8443/a/b",
            "https://10.0.0.1",
            "http://localhost:80",
            "http://127.0.0.2:1",
            "http://[::1]:1",
        ] {
            assert_eq!(Endpoint::parse(taken).unwrap().url(), taken);
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
            assert_eq!(Endpoint::parse(refused), None, "{refused}");
        }
    }

    #[test]
    fn an_address_may_be_named_beside_the_url() {
        let endpoint = Endpoint::parse("https://idp.internal/realm=10.0.0.5").unwrap();
        assert_eq!(endpoint.url(), "https://idp.internal/realm");
        assert_eq!(endpoint.address(), Some("10.0.0.5".parse().unwrap()));
        assert!(Endpoint::parse("https://idp.internal=fd00::5").unwrap().address().is_some());
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
