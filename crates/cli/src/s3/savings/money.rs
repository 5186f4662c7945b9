//! What requests to KMS cost at AWS, in exact decimals.

use std::fmt;

/// The price of 10,000 requests of symmetric keys in most Regions, as it is shown. Source: <https://aws.amazon.com/kms/pricing/>.
pub(super) const PRICE_OF_10000: &str = "0.03";
/// The same for one request, in millionths of a dollar.
const MICRO_DOLLARS: u128 = 3;

/// An amount in dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dollars(u128);

impl Dollars {
    /// Returns the price of requests.
    pub(super) fn of_requests(requests: u64) -> Self {
        Self(u128::from(requests) * MICRO_DOLLARS)
    }
}

impl fmt::Display for Dollars {
    /// Writes all digits, and two after the point at least.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, millionths) = (self.0 / 1_000_000, self.0 % 1_000_000);
        let digits = format!("{millionths:06}");
        let kept = digits.trim_end_matches('0').len().max(2);
        write!(formatter, "{whole}.{}", digits.get(..kept).unwrap_or(&digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        let told = [0, 1, 10_000, 12_345, 333_334, 20_000_000_000, u64::MAX]
            .map(|requests| Dollars::of_requests(requests).to_string());
        let expected = [
            "0.00",
            "0.000003",
            "0.03",
            "0.037035",
            "1.000002",
            "60000.00",
            "55340232221128.654845",
        ];
        assert_eq!(told, expected);
    }
}
