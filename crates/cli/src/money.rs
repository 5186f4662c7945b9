//! Amounts of money as they are shown.

use cost::Decimal;

/// Returns an amount with all its digits, and two after the point at least.
pub(crate) fn shown(amount: Decimal) -> String {
    let mut amount = amount.normalize();
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    amount.to_string()
}

#[cfg(test)]
mod tests {
    use cost::Prices;

    use super::*;

    #[test]
    fn amounts_are_exact() {
        let price = Prices::aws().unwrap().request_price("Encrypt", "SYMMETRIC_DEFAULT", "");
        let told = [0, 1, 10_000, 12_345, 333_334, 20_000_000_000, u64::MAX]
            .map(|requests| shown(price * Decimal::from(requests)));
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
