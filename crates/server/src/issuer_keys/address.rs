//! The addresses that may be called. The checked address is the one that is connected to: a name is looked up once.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::endpoint::{Endpoint, Host, UrlOrigin};
use super::problem::Problem;

/// The addresses of a name that are tried.
const ADDRESSES_MAX: usize = 8;

/// Returns the addresses at which `origin`, which is that of `endpoint`, may be called.
pub(super) async fn resolve(
    origin: &UrlOrigin,
    endpoint: &Endpoint,
) -> Result<Vec<SocketAddr>, Problem> {
    let port = origin.port();
    match (endpoint.address(), origin.host()) {
        // The operator named it literally: in a private network too.
        (Some(address), _) | (None, &Host::Address(address)) => {
            Ok(vec![SocketAddr::new(address, port)])
        }
        (None, host @ Host::Name(name)) => {
            let found = tokio::net::lookup_host((name.as_str(), port)).await;
            let found = found.map_err(|_unknown| Problem::NoAddress)?;
            permitted(host, found.take(ADDRESSES_MAX).collect())
        }
    }
}

/// Returns all the addresses of a name, or an error if one of them is not allowed.
fn permitted(host: &Host, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Problem> {
    let may_be = |address: IpAddr| match host.is_this_machine() {
        true => address.is_loopback(),
        false => is_public(address),
    };
    match found.iter().find(|address| !may_be(address.ip())) {
        Some(inside) => Err(Problem::PrivateAddress(inside.ip())),
        None if found.is_empty() => Err(Problem::NoAddress),
        None => Ok(found),
    }
}

/// Returns whether an address belongs to the public Internet: none of IANA's special-purpose registries (RFC 6890) lists it.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || matches!(
            address.octets(),
            // This network; shared (carrier) space; protocol assignments; 6to4 relays; benchmarks; multicast and reserved.
            [0, ..]
                | [100, 64..=127, ..]
                | [192, 0, 0, _]
                | [192, 88, 99, _]
                | [198, 18 | 19, ..]
                | [224..=255, ..]
        );
    !is_special
}

/// Returns whether an address is global unicast (2000::/3) that neither wraps an IPv4 address nor is reserved. NAT64 (RFC 6052)
/// is as public as the address that it wraps.
fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)))
        }
        // Protocol assignments with Teredo; documentation; 6to4; documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..=0xfff, ..] => {
            false
        }
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::super::endpoint::Url;
    use super::*;

    fn check(url: &str, addresses: &[&str]) -> Result<Vec<SocketAddr>, Problem> {
        let found = addresses.iter().map(|text| SocketAddr::new(text.parse().unwrap(), 443));
        permitted(Url::parse(url).unwrap().origin().host(), found.collect())
    }

    #[test]
    fn a_name_leads_to_the_public_internet() {
        for public in ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"] {
            assert!(check("https://idp.example", &[public]).is_ok(), "{public}");
        }
        for inside in [
            "127.0.0.1",
            "127.1.2.3",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.192",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::",
            "::1",
            "fe80::1",
            "fd00:ec2::254",
            "fc00::1",
            "ff02::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "3fff::1",
        ] {
            let refused = Err(Problem::PrivateAddress(inside.parse().unwrap()));
            assert_eq!(check("https://idp.example", &[inside]), refused, "{inside}");
            // One such address among good ones is enough.
            assert_eq!(check("https://idp.example", &["8.8.8.8", inside]), refused, "{inside}");
        }
        assert_eq!(check("https://idp.example", &[]), Err(Problem::NoAddress));
    }

    #[test]
    fn localhost_leads_to_this_machine() {
        assert!(check("http://localhost", &["127.0.0.1", "::1"]).is_ok());
        for outside in ["8.8.8.8", "10.0.0.1", "169.254.169.254"] {
            assert!(check("http://localhost", &[outside]).is_err(), "{outside}");
        }
    }

    #[tokio::test]
    async fn a_literal_address_is_taken_as_it_stands() {
        for (text, expected) in [
            ("https://10.0.0.1", "10.0.0.1:443"),
            ("https://[fd00::1]:8443", "[fd00::1]:8443"),
            ("https://idp.internal:8443=10.0.0.5", "10.0.0.5:8443"),
        ] {
            let endpoint = Endpoint::parse(text).unwrap();
            let resolved = resolve(endpoint.origin(), &endpoint).await;
            assert_eq!(resolved, Ok(vec![expected.parse().unwrap()]));
        }
    }
}
