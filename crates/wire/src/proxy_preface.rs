//! The header of the PROXY protocol, version 2, with which a trusted proxy begins a connection.
//!
//! Source: HAProxy, "The PROXY protocol", 2.2.

use std::net::IpAddr;

use proxy_header::{ParseConfig, Protocol, ProxyHeader};

/// The word of a proxy about its client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProxyPreface {
    address: Option<IpAddr>,
    secure: Option<bool>,
}

impl ProxyPreface {
    /// The bytes of a header before the addresses: the signature, version and command, family, length.
    pub const FIXED_BYTES: usize = 16;
    /// The longest header. With IPv6 addresses and all that HAProxy and the load balancers of clouds add, it has a few hundred bytes.
    pub const BYTES_MAX: usize = 2048;

    /// Returns the length of a header that begins with these bytes, the first [`Self::FIXED_BYTES`] of it. `None` if it is not one of
    /// version 2, or too long.
    #[must_use]
    pub fn whole_length(fixed: &[u8]) -> Option<usize> {
        let rest = fixed.strip_prefix(b"\r\n\r\n\0\r\nQUIT\n")?;
        let [_command, _family, high, low] = rest else { return None };
        let length = Self::FIXED_BYTES + usize::from(u16::from_be_bytes([*high, *low]));
        (length <= Self::BYTES_MAX).then_some(length)
    }

    /// Reads a whole header. `None` if it is not valid, or not about a TCP connection.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let config = ParseConfig { include_tlvs: true, allow_v1: false, allow_v2: true };
        let (header, length) = ProxyHeader::parse(bytes, config).ok()?;
        if length != bytes.len() || header.tlvs().any(|field| field.is_err()) {
            return None;
        }
        let address = match header.proxied_address() {
            Some(proxied) if proxied.protocol == Protocol::Stream => Some(proxied.source.ip()),
            Some(_datagram) => return None,
            None => None,
        };
        let secure = header.ssl().map(|ssl| ssl.client_ssl());
        Some(Self { address: address.map(|address| address.to_canonical()), secure })
    }

    /// Returns the address of the client, and whether it came to the proxy over TLS; `None` if the header does not say. A proxy that
    /// speaks for itself is the client.
    #[must_use]
    pub fn client(self, proxy: IpAddr) -> (IpAddr, Option<bool>) {
        match self.address {
            Some(address) => (address, self.secure),
            None => (proxy, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use proxy_header::{ProxiedAddress, SslInfo, Tlv};

    use super::*;

    const CLIENT: &str = "192.0.2.7:4000";
    const PROXY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));

    fn written(header: &ProxyHeader<'_>) -> Vec<u8> {
        let mut bytes = Vec::new();
        header.encode_v2(&mut bytes).unwrap();
        bytes
    }

    fn stream(source: &str) -> ProxyHeader<'static> {
        let source: SocketAddr = source.parse().unwrap();
        ProxyHeader::with_address(ProxiedAddress::stream(source, source))
    }

    fn told(header: &ProxyHeader<'_>) -> (String, Option<bool>) {
        let (address, secure) = ProxyPreface::parse(&written(header)).unwrap().client(PROXY);
        (address.to_string(), secure)
    }

    #[test]
    fn a_header_tells_the_address_and_whether_the_client_came_over_tls() {
        assert_eq!(told(&stream(CLIENT)), ("192.0.2.7".to_owned(), None));
        assert_eq!(told(&stream("[::ffff:192.0.2.7]:4000")), told(&stream(CLIENT)));
        for came_over_tls in [true, false] {
            let mut header = stream("[2001:db8::1]:1");
            header.append_tlv(Tlv::UniqueId(b"id"[..].into()));
            header.append_tlv(Tlv::Ssl(SslInfo::new(came_over_tls, false, false, 1)));
            assert_eq!(told(&header), ("2001:db8::1".to_owned(), Some(came_over_tls)));
        }
    }

    #[test]
    fn a_proxy_that_speaks_for_itself_is_the_client() {
        let mut local = ProxyHeader::with_local();
        local.append_tlv(Tlv::Ssl(SslInfo::new(true, false, false, 0)));
        assert_eq!(told(&local), (PROXY.to_string(), None));
    }

    #[test]
    fn what_is_not_whole_or_not_tcp_is_no_header() {
        let source: SocketAddr = CLIENT.parse().unwrap();
        let datagram = ProxyHeader::with_address(ProxiedAddress::datagram(source, source));
        assert_eq!(ProxyPreface::parse(&written(&datagram)), None);
        let mut header = stream(CLIENT);
        header.append_tlv(Tlv::UniqueId(b"unique"[..].into()));
        let whole = written(&header);
        assert!(ProxyPreface::parse(&whole).is_some());
        assert!((0..whole.len()).all(|end| ProxyPreface::parse(&whole[..end]).is_none()));
        assert_eq!(ProxyPreface::parse(&[&whole[..], b"G"].concat()), None);
        // A field that is longer than the header.
        let mut torn = whole;
        torn[28 + 2] = 7;
        assert_eq!(ProxyPreface::parse(&torn), None);
        assert_eq!(ProxyPreface::parse(b"PROXY TCP4 192.0.2.7 192.0.2.8 1 2\r\n"), None);
    }

    #[test]
    fn the_length_is_known_from_the_first_bytes() {
        let whole = written(&stream(CLIENT));
        assert_eq!(ProxyPreface::whole_length(&whole[..16]), Some(whole.len()));
        let mut long = whole;
        long[14] = 0x20;
        assert_eq!(ProxyPreface::whole_length(&long[..16]), None);
        assert_eq!(ProxyPreface::whole_length(b"GET / HTTP/1.1\r\n"), None);
    }
}
