//! The proxies whose word about clients is believed: what they say in the headers of a request, or in front of a connection.
//!
//! From anybody else it is ignored, or refused. A proxy adds the address of its client at the end of `X-Forwarded-For`, so the list is
//! read from there: past the proxies that are trusted themselves, to the first address that is not.

use std::net::IpAddr;

use http::HeaderMap;
use ipnet::{IpNet, Ipv4Net};
use model::{Error, ErrorCode};

use crate::peer::Peer;

const FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED_PROTO: &str = "x-forwarded-proto";
/// The most networks: each request from one of them is compared with all.
const NETWORKS_MAX: usize = 100;

/// The place where trusted proxies say for whom they speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProxyWord {
    /// In `X-Forwarded-For` and `X-Forwarded-Proto` of each request.
    #[default]
    Forwarded,
    /// In a header of the PROXY protocol, version 2, with which every connection begins. The headers of requests are the clients'.
    ProxyV2,
}

/// The networks of trusted proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies {
    networks: Vec<IpNet>,
    word: ProxyWord,
}

/// A text that is not a network, or too many of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidNetwork {
    /// A text is neither an address nor a network.
    #[error("`{0}` is no network: take one such as 10.0.0.0/8 or 2001:db8::/64, or an address")]
    Text(String),
    /// There are more than 100.
    #[error("there are more than {NETWORKS_MAX} networks")]
    Count,
}

impl TrustedProxies {
    /// Reads networks and addresses, separated by commas.
    ///
    /// # Errors
    /// [`InvalidNetwork`].
    pub fn parse(networks: &str, word: ProxyWord) -> Result<Self, InvalidNetwork> {
        let texts = networks.split(',').map(str::trim).filter(|text| !text.is_empty());
        let network = |text: &str| {
            let address = text.parse::<IpAddr>().map(IpNet::from);
            let network = address.or_else(|_no_address| text.parse::<IpNet>());
            network.map(canonical).map_err(|_invalid| InvalidNetwork::Text(text.to_owned()))
        };
        let networks = texts.map(network).collect::<Result<Vec<_>, _>>()?;
        if networks.len() > NETWORKS_MAX {
            Err(InvalidNetwork::Count)
        } else {
            Ok(Self { networks, word })
        }
    }

    /// Returns whether no network is named.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.networks.is_empty()
    }

    /// Returns whether a connection from an address begins with a header of the PROXY protocol.
    pub(crate) fn sends_header(&self, from: IpAddr) -> bool {
        self.word == ProxyWord::ProxyV2 && self.trusts(from)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// Returns the client of a request that came from `peer` with these headers.
    ///
    /// A proxy that names no client is the client itself. One that names a client and not how it came leaves that open, so it does not
    /// count as secure. Of several words about it, all must be `https`.
    ///
    /// # Errors
    /// `ValidationException` if a trusted proxy names its client in a way that cannot be read: nobody knows then who asks.
    pub(crate) fn client(&self, peer: Peer, headers: &HeaderMap) -> Result<Peer, Error> {
        let reads_headers = self.word == ProxyWord::Forwarded && !self.networks.is_empty();
        let is_named =
            || [FORWARDED_FOR, FORWARDED_PROTO].iter().any(|name| headers.contains_key(*name));
        if !reads_headers || !self.trusts(peer.address) || !is_named() {
            return Ok(peer);
        }
        let mut address = peer.address.to_canonical();
        for named in words(headers, FORWARDED_FOR).rev() {
            address = named.and_then(address_in).ok_or_else(unreadable)?;
            if !self.trusts(address) {
                break;
            }
        }
        let mut schemes = words(headers, FORWARDED_PROTO).peekable();
        let secure = schemes.peek().is_some()
            && schemes
                .all(|scheme| scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https")));
        // The TLS that ends here is the proxy's.
        Ok(Peer { address, secure, negotiated: None })
    }
}

/// Returns a network of IPv4 that is written as one of IPv6 in its own form: so are addresses before they are compared.
fn canonical(network: IpNet) -> IpNet {
    let IpNet::V6(mapped) = network else { return network };
    let bits = mapped.prefix_len().checked_sub(96);
    let own = mapped.network().to_ipv4_mapped().zip(bits);
    own.and_then(|(address, bits)| Ipv4Net::new(address, bits).ok()).map_or(network, IpNet::from)
}

/// Returns the members of a list over all headers of that name, in their order. One that is not text is `None`.
fn words<'a>(
    headers: &'a HeaderMap,
    name: &str,
) -> impl DoubleEndedIterator<Item = Option<&'a str>> {
    let values = headers.get_all(name).iter().collect::<Vec<_>>().into_iter();
    values.flat_map(|value| {
        let bytes = value.as_bytes().split(|byte| *byte == b',');
        bytes.map(|word| std::str::from_utf8(word).ok().map(str::trim))
    })
}

/// Reads an address, to which some proxies add the port.
fn address_in(text: &str) -> Option<IpAddr> {
    let address = text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|address| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse::<IpAddr>().ok();
    address.or_else(with_port).or_else(in_brackets).map(|address| address.to_canonical())
}

fn unreadable() -> Error {
    let message = "The proxy in front of this service names the client in an X-Forwarded-For header that cannot be read.";
    Error::new(ErrorCode::ValidationException, message)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http::header::HeaderName;

    use super::*;

    fn client(
        networks: &str,
        from: &str,
        headers: &[(&str, &str)],
    ) -> Result<(String, bool), ErrorCode> {
        let proxies = TrustedProxies::parse(networks, ProxyWord::Forwarded).unwrap();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(
                HeaderName::from_bytes(name.as_bytes()).unwrap(),
                HeaderValue::from_bytes(value.as_bytes()).unwrap(),
            );
        }
        let peer = Peer { secure: true, ..Peer::direct(from.parse().unwrap()) };
        let found = proxies.client(peer, &map).map_err(|error| error.code())?;
        Ok((found.address.to_string(), found.secure))
    }

    fn known(address: &str, secure: bool) -> Result<(String, bool), ErrorCode> {
        Ok((address.to_owned(), secure))
    }

    #[test]
    fn the_word_of_a_stranger_is_ignored() {
        let said = [(FORWARDED_FOR, "192.0.2.1"), (FORWARDED_PROTO, "http")];
        assert_eq!(client("10.0.0.0/8", "203.0.113.9", &said), known("203.0.113.9", true));
        assert_eq!(client("", "10.0.0.1", &said), known("10.0.0.1", true));
    }

    #[test]
    fn the_client_is_the_last_address_that_is_not_trusted() {
        let of = |said: &str| {
            client(
                "10.0.0.0/8, 2001:db8::5",
                "10.0.0.1",
                &[(FORWARDED_FOR, said), (FORWARDED_PROTO, "https")],
            )
        };
        assert_eq!(of("192.0.2.1"), known("192.0.2.1", true));
        // What the client itself put there stands to the left.
        assert_eq!(of("127.0.0.1, 192.0.2.1, 10.9.9.9"), known("192.0.2.1", true));
        assert_eq!(of("garbage, 192.0.2.1:4711,2001:db8::5"), known("192.0.2.1", true));
        assert_eq!(of("[2001:db8::9]:4711"), known("2001:db8::9", true));
        assert_eq!(of("::ffff:192.0.2.1"), known("192.0.2.1", true));
        assert_eq!(of("10.1.1.1, 10.2.2.2"), known("10.1.1.1", true), "all are trusted: the first");
        for unreadable in ["unknown", "192.0.2.1, garbage", "192.0.2.1,", "é"] {
            assert_eq!(of(unreadable), Err(ErrorCode::ValidationException), "{unreadable}");
        }
    }

    #[test]
    fn a_network_of_ipv4_may_be_written_as_one_of_ipv6() {
        let said = [(FORWARDED_FOR, "192.0.2.1"), (FORWARDED_PROTO, "https")];
        for networks in ["::ffff:10.0.0.0/104", "::ffff:10.0.0.1"] {
            for from in ["10.0.0.1", "::ffff:10.0.0.1"] {
                assert_eq!(client(networks, from, &said), known("192.0.2.1", true), "{networks}");
            }
            assert_eq!(client(networks, "11.0.0.1", &said), known("11.0.0.1", true), "{networks}");
        }
        assert_eq!(client("::/0", "10.0.0.1", &said), known("10.0.0.1", true), "not all of IPv4");
    }

    #[test]
    fn lists_in_several_headers_are_one() {
        let said = [
            (FORWARDED_FOR, "192.0.2.1"),
            (FORWARDED_FOR, "198.51.100.7"),
            (FORWARDED_PROTO, "https"),
        ];
        assert_eq!(client("10.0.0.0/8", "::ffff:10.0.0.1", &said), known("198.51.100.7", true));
    }

    #[test]
    fn a_way_that_is_not_known_to_be_secure_is_not() {
        let of = |said: &[&str]| {
            let said = said.iter().map(|scheme| (FORWARDED_PROTO, *scheme));
            let said: Vec<_> = said.chain([(FORWARDED_FOR, "192.0.2.1")]).collect();
            client("10.0.0.0/8", "10.0.0.1", &said).map(|(_, secure)| secure)
        };
        assert_eq!(of(&["HTTPS"]), Ok(true));
        assert_eq!(of(&["https, https"]), Ok(true));
        for not in
            [&["http"][..], &["https,http"], &["http", "https"], &["https "], &[], &[""], &["wss"]]
        {
            assert_eq!(of(not), Ok(not == ["https "]), "{not:?}");
        }
        assert_eq!(
            client("10.0.0.0/8", "10.0.0.1", &[]),
            known("10.0.0.1", true),
            "it is the client"
        );
    }

    #[test]
    fn a_proxy_of_tcp_passes_on_what_clients_write() {
        let proxies = TrustedProxies::parse("10.0.0.0/8", ProxyWord::ProxyV2).unwrap();
        let peer = Peer::direct([10, 0, 0, 1].into());
        let headers = HeaderMap::from_iter([(
            HeaderName::from_static(FORWARDED_FOR),
            HeaderValue::from_static("192.0.2.1"),
        )]);
        assert_eq!(proxies.client(peer, &headers), Ok(peer));
        assert!(proxies.sends_header(peer.address) && !proxies.sends_header([11, 0, 0, 1].into()));
    }

    #[test]
    fn only_networks_are_taken() {
        for invalid in ["10.0.0.0/33", "example.com", "10.0.0/8"] {
            let refused = TrustedProxies::parse(invalid, ProxyWord::Forwarded);
            assert_eq!(refused, Err(InvalidNetwork::Text(invalid.to_owned())));
        }
        let many = vec!["10.0.0.1"; 101].join(",");
        assert_eq!(TrustedProxies::parse(&many, ProxyWord::Forwarded), Err(InvalidNetwork::Count));
    }
}
