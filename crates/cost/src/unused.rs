//! Keys that nobody uses, and what they cost.

use std::collections::BTreeSet;
use std::io;

use model::generated::KeyLastUsageTrackingOperation;
use rust_decimal::Decimal;
use usage::{Hour, UsageTable};

use crate::key_hours::key_hours;
use crate::prices::Prices;

/// A key that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedKey {
    /// The ARN.
    pub key: String,
    /// The first hour of the key's life.
    pub created: Hour,
    /// The price for a month, with its rotations.
    pub month: Decimal,
}

/// Returns the keys that are charged now, were there before the hour `since`, and were not used successfully by any operation that
/// GetKeyLastUsage reports since the beginning of the day of that hour.
///
/// # Errors
/// [`io::Error`] if the table cannot be read.
pub fn unused_keys(
    table: &UsageTable,
    prices: &Prices,
    since: Hour,
    now: Hour,
) -> io::Result<Vec<UnusedKey>> {
    let mut used = BTreeSet::new();
    usage::requests(table, since, &mut |requests| {
        let is_use = KeyLastUsageTrackingOperation::parse(requests.operation).is_some();
        if is_use && requests.error.is_empty() {
            for key in requests.keys.split(' ') {
                if !used.contains(key) {
                    used.insert(key.to_owned());
                }
            }
        }
        Ok(true)
    })?;
    let mut unused = Vec::new();
    for (key, history) in usage::keys(table)? {
        let hours = key_hours(&history, now);
        let (Some(first), Some(last)) = (hours.first(), hours.last()) else { continue };
        let (created, is_charged) = (first.from, last.to > now);
        if is_charged && created < since && !used.contains(&key) {
            let rotations = prices.keys.rotations.iter().take(last.rotations);
            let month = prices.keys.month + rotations.sum::<Decimal>();
            unused.push(UnusedKey { key, created, month });
        }
    }
    Ok(unused)
}
