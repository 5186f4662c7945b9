//! The networks of a policy, searched for the address of a request.
//!
//! An IPv4 address that is written as an IPv6 one (`::ffff:192.0.2.7`, RFC 4291, section 2.5.5.2) is that IPv4 address, in a
//! policy and in a request, and a network of such addresses (`::ffff:192.0.2.0/120`) is a network of IPv4. Any other IPv6
//! network has no IPv4 address in it, however large it is: "all IPv6 addresses are outside of the [IPv4] range", and the other
//! way round (AWS Private CA user guide, "Using IPv6 addresses in IAM"). `docs/decisions/0018` has the reasons.

use std::net::IpAddr;

/// The networks in order. Those of one family do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Networks(Box<[AddressRange]>);

/// All addresses from the first to the last one, of one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct AddressRange {
    is_v6: bool,
    first: u128,
    last: u128,
}

/// The number of bits of an IPv6 address before the IPv4 address that it maps.
const MAPPED_BITS: u32 = 96;

impl Networks {
    /// Parses the texts. Those that are not [a network](is_network) are left out.
    pub(crate) fn parse<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut all: Vec<AddressRange> = texts.filter_map(AddressRange::parse).collect();
        all.sort_unstable();
        let mut merged: Vec<AddressRange> = Vec::with_capacity(all.len());
        for next in all {
            match merged.last_mut() {
                Some(before) if before.is_v6 == next.is_v6 && next.first <= before.last => {
                    before.last = before.last.max(next.last);
                }
                _ => merged.push(next),
            }
        }
        Self(merged.into())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether one of them contains the address; `false` if the text is no address.
    pub(crate) fn have(&self, address: &str) -> bool {
        let Ok(address) = address.parse::<IpAddr>() else { return false };
        let (is_v6, number) = number(address.to_canonical());
        let behind = self.0.partition_point(|range| (range.is_v6, range.first) <= (is_v6, number));
        let before = behind.checked_sub(1).and_then(|place| self.0.get(place));
        before.is_some_and(|range| range.is_v6 == is_v6 && number <= range.last)
    }

    /// Returns the bytes of memory beyond the value itself.
    pub(crate) fn heap_bytes(&self) -> usize {
        size_of_val(&*self.0)
    }
}

/// Returns whether a text is an address, or a network in CIDR notation (RFC 4632). Bits of the address beyond the prefix may be
/// set and are ignored.
pub(crate) fn is_network(text: &str) -> bool {
    AddressRange::parse(text).is_some()
}

impl AddressRange {
    fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let written: IpAddr = address.parse().ok()?;
        let width = if written.is_ipv4() { 32 } else { 128 };
        let is_number = |bits: &&str| bits.bytes().all(|byte| byte.is_ascii_digit());
        let bits: u32 = match bits {
            Some(bits) => Some(bits).filter(is_number)?.parse().ok()?,
            None => width,
        };
        let canonical = written.to_canonical();
        let is_mapped = written.is_ipv6() && canonical.is_ipv4();
        let (address, host_bits) = match bits.checked_sub(MAPPED_BITS) {
            Some(_) if is_mapped => (canonical, width.checked_sub(bits)?),
            _ => (written, width.checked_sub(bits)?),
        };
        let (is_v6, number) = number(address);
        let hosts = 1_u128.checked_shl(host_bits).map_or(u128::MAX, |size| size - 1);
        Some(Self { is_v6, first: number & !hosts, last: number | hosts })
    }
}

fn number(address: IpAddr) -> (bool, u128) {
    match address {
        IpAddr::V4(address) => (false, address.to_bits().into()),
        IpAddr::V6(address) => (true, address.to_bits()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_their_networks() {
        for (network, address, expected) in [
            ("10.0.0.0/8", "10.1.2.3", true),
            ("10.9.9.9/8", "10.1.2.3", true),
            ("10.0.0.0/8", "11.0.0.0", false),
            ("0.0.0.0/0", "255.255.255.255", true),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7/32", "192.0.2.8", false),
            ("2001:DB8::/32", "2001:0db8:0000::1", true),
            ("2001:db8::1/32", "2001:db9::", false),
            ("::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true),
            // IPv4 in the clothes of IPv6, on either side or both.
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
            ("::ffff:10.0.0.0/104", "10.1.2.3", true),
            ("::FFFF:A00:0/104", "::ffff:10.1.2.3", true),
            ("::ffff:10.0.0.0/104", "11.0.0.0", false),
            ("::ffff:10.1.2.3", "10.1.2.3", true),
            ("::ffff:0:0/96", "8.8.8.8", true),
            // The families stay apart.
            ("::/0", "8.8.8.8", false),
            ("::/0", "::ffff:8.8.8.8", false),
            ("::ffff:0:0/95", "8.8.8.8", false),
            ("::ffff:0:0/95", "::fffe:0:1", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("10.1.2.3", "::10.1.2.3", false),
            ("::10.1.2.3", "::10.1.2.3", true),
            ("10.0.0.0/8", "no address", false),
        ] {
            let networks = Networks::parse([network].into_iter());
            assert_eq!(networks.len(), 1, "{network}");
            assert_eq!(networks.have(address), expected, "{network} {address}");
        }
    }

    #[test]
    fn many_networks_are_one_list() {
        let texts = ["10.0.0.0/8", "10.1.0.0/16", "11.0.0.0/9", "2001:db8::/32", "::ffff:9.0.0.1"];
        let networks = Networks::parse(texts.into_iter());
        assert_eq!(networks.len(), 4);
        for (address, expected) in [
            ("10.200.0.1", true),
            ("11.127.255.255", true),
            ("11.128.0.0", false),
            ("9.0.0.1", true),
            ("9.0.0.0", false),
            ("2001:db8:ffff::", true),
            ("2001:db7::", false),
        ] {
            assert_eq!(networks.have(address), expected, "{address}");
        }
    }

    #[test]
    fn what_no_address_can_be_in_is_refused() {
        for text in [
            "10.0.0.0/33",
            "10.0.0",
            "010.0.0.1",
            "10.0.0.0/+8",
            "10.0.0.0/",
            "10.0.0.0/8/8",
            "::/129",
            "fe80::1%eth0",
            "::ffff:10.0.0.0/-1",
            "",
            "10.0.0.0 /8",
        ] {
            assert!(!is_network(text), "{text}");
        }
    }
}
