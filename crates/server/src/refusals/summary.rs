//! The summary of many refused requests in one entry: exact counts, of a bounded number of values.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};

use model::{AwsService, ServiceOperation, Timestamp};
use serde_json::{Value, json};

use pipeline::event::UNKNOWN_OPERATION;

/// The values of each kind that are counted separately. The rest is counted together. The entry stays below 16 KiB.
const DISTINCT_MAX: usize = 16;
/// Characters of a claimed identity that are kept.
const CLAIMED_CHARS_MAX: usize = 128;

/// The features of a refused request that are counted.
#[derive(Debug)]
pub(crate) struct Seen<'a> {
    pub(crate) service: AwsService,
    pub(crate) operation: Option<ServiceOperation>,
    pub(crate) code: &'static str,
    pub(crate) from: IpAddr,
    /// The access key or web identity that the request names.
    pub(crate) claimed: Option<&'a str>,
    pub(crate) now: Timestamp,
}

/// The counts.
#[derive(Debug, Default)]
pub(crate) struct RefusalSummary {
    requests: u64,
    first: Option<Timestamp>,
    last: Option<Timestamp>,
    /// The counts by event source, event name and error code.
    kinds: BoundedCounts<(&'static str, &'static str, &'static str)>,
    addresses: BoundedCounts<IpAddr>,
    claimed: BoundedCounts<String>,
}

impl RefusalSummary {
    pub(crate) const fn is_empty(&self) -> bool {
        self.requests == 0
    }

    pub(crate) fn count(&mut self, seen: &Seen<'_>) {
        self.requests += 1;
        self.meets(seen.now, seen.now);
        let name = seen.operation.map_or(UNKNOWN_OPERATION, ServiceOperation::name);
        self.kinds.add((seen.service.principal(), name, seen.code), 1);
        self.addresses.add(network(seen.from), 1);
        if let Some(claimed) = seen.claimed {
            self.claimed.add(claimed.chars().take(CLAIMED_CHARS_MAX).collect(), 1);
        }
    }

    /// Adds all that another summary has counted.
    pub(crate) fn add(&mut self, other: Self) {
        self.requests += other.requests;
        if let Some((first, last)) = other.first.zip(other.last) {
            self.meets(first, last);
        }
        self.kinds.merge(other.kinds);
        self.addresses.merge(other.addresses);
        self.claimed.merge(other.claimed);
    }

    fn meets(&mut self, first: Timestamp, last: Timestamp) {
        self.first = Some(self.first.map_or(first, |known| known.min(first)));
        self.last = Some(self.last.map_or(last, |known| known.max(last)));
    }

    /// Returns the members of the entry: `docs/audit.md`. `ids` are the first and the last request id of the answered requests.
    pub(crate) fn details(&self, answered: usize, ids: Option<(String, String)>) -> String {
        let text = |time: Option<Timestamp>| time.map(|time| time.to_string());
        let kind = |(source, name, code): &(&str, &str, &str), count| json!({"eventSource": source, "eventName": name, "errorCode": code, "requests": count});
        let mut details = json!({
            "requests": self.requests,
            "answered": answered,
            "first": text(self.first),
            "last": text(self.last),
            "refusals": self.kinds.list(kind),
            "otherRefusals": self.kinds.rest,
            "sourceIPAddresses": self.addresses.list(|address, count| {
                json!({"sourceIPAddress": shown(*address), "requests": count})
            }),
            "otherSourceIPAddresses": self.addresses.rest,
            "claimedIdentities": self.claimed.list(|claimed, count| {
                json!({"claimed": claimed, "requests": count})
            }),
            "otherClaimedIdentities": self.claimed.rest,
        });
        if let (Some((first, last)), Some(members)) = (ids, details.as_object_mut()) {
            members.insert("firstRequestID".to_owned(), first.into());
            members.insert("lastRequestID".to_owned(), last.into());
        }
        details.to_string()
    }
}

/// The counts by value, for the first few values. The others are counted together.
#[derive(Debug)]
struct BoundedCounts<T> {
    counts: BTreeMap<T, u64>,
    rest: u64,
}

impl<T> Default for BoundedCounts<T> {
    fn default() -> Self {
        Self { counts: BTreeMap::new(), rest: 0 }
    }
}

impl<T: Ord> BoundedCounts<T> {
    fn add(&mut self, value: T, count: u64) {
        if let Some(known) = self.counts.get_mut(&value) {
            *known += count;
        } else if self.counts.len() < DISTINCT_MAX {
            self.counts.insert(value, count);
        } else {
            self.rest += count;
        }
    }

    fn merge(&mut self, other: Self) {
        self.rest += other.rest;
        other.counts.into_iter().for_each(|(value, count)| self.add(value, count));
    }

    /// Returns all values, the most frequent first.
    fn list(&self, show: impl Fn(&T, u64) -> Value) -> Vec<Value> {
        let mut all: Vec<_> = self.counts.iter().collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        all.into_iter().map(|(value, count)| show(value, *count)).collect()
    }
}

/// Returns an IPv4 address, or the network of 64 bits that an IPv6 address is in: a client that has one has all of them (RFC
/// 4291, section 2.5.4).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let bits = address.to_bits() >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from_bits(bits))
        }
        address @ IpAddr::V4(_) => address,
    }
}

fn shown(network: IpAddr) -> String {
    match network {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{address}/64"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen<'a>(from: &str, claimed: Option<&'a str>, second: i64) -> Seen<'a> {
        Seen {
            service: AwsService::Kms,
            operation: None,
            code: "UnrecognizedClientException",
            from: from.parse().unwrap(),
            claimed,
            now: Timestamp::from_millis(second * 1000),
        }
    }

    fn details(summary: &RefusalSummary) -> Value {
        serde_json::from_str(&summary.details(0, None)).unwrap()
    }

    #[test]
    fn counts_are_exact_with_the_rest_and_the_entry_is_bounded() {
        let mut summary = RefusalSummary::default();
        let claims: Vec<String> = (0..1_000).map(|n| format!("{n:\"<200}")).collect();
        for (n, claimed) in claims.iter().enumerate() {
            let from = format!("10.0.{}.{}", n / 200, n % 200);
            summary.count(&seen(&from, Some(claimed), i64::try_from(n).unwrap()));
        }
        let told = details(&summary);
        assert_eq!(told["requests"], 1_000);
        assert_eq!(told["otherSourceIPAddresses"], 1_000 - DISTINCT_MAX);
        assert_eq!(told["otherClaimedIdentities"], 1_000 - DISTINCT_MAX);
        assert_eq!(
            told["refusals"],
            json!([{"eventSource": "kms.amazonaws.com", "eventName": UNKNOWN_OPERATION,
                    "errorCode": "UnrecognizedClientException", "requests": 1_000}])
        );
        assert_eq!(told["first"], "1970-01-01T00:00:00Z");
        assert_eq!(told["last"], "1970-01-01T00:16:39Z");
        assert!(told.to_string().len() < 16 * 1024);
    }

    #[test]
    fn addresses_of_one_network_of_ipv6_are_one_and_mapped_ones_are_those_of_ipv4() {
        let mut summary = RefusalSummary::default();
        for from in ["2001:db8::1", "2001:db8::2:1", "::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7"] {
            summary.count(&seen(from, None, 0));
        }
        assert_eq!(
            details(&summary)["sourceIPAddresses"],
            json!([{"sourceIPAddress": "192.0.2.7", "requests": 3},
                   {"sourceIPAddress": "2001:db8::/64", "requests": 2}])
        );
    }

    #[test]
    fn a_summary_takes_up_another_one() {
        let mut summary = RefusalSummary::default();
        summary.count(&seen("192.0.2.7", Some("AKIA1"), 9));
        let mut older = RefusalSummary::default();
        older.count(&seen("192.0.2.7", Some("AKIA2"), 3));
        summary.add(older);
        let told = details(&summary);
        assert_eq!(
            (&told["requests"], &told["first"]),
            (&2.into(), &"1970-01-01T00:00:03Z".into())
        );
        assert_eq!(told["sourceIPAddresses"][0]["requests"], 2);
        assert_eq!(told["claimedIdentities"].as_array().unwrap().len(), 2);
    }
}
