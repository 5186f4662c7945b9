//! Bills equal those that `oracle.py` computes, which shares no code with this crate: to the last digit, for each month and group.
//!
//! A year of 1,000 keys and 10 million requests takes some minutes, 0.7 GB of disk and, in `oracle.py`, 0.5 GB of memory. The dependencies
//! are those of other tests, and what is built once more is this workspace's part:
//!
//! ```text
//! CARGO_PROFILE_DEV_OPT_LEVEL=2 COST_ORACLE="1000 10000000 365 1" cargo test -p cost --test oracle -- --nocapture
//! ```

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test, and what it is made of")]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use audit::{Fold as _, Mark};
use cost::{Bill, Decimal, Dimension, Period, Prices};
use secret::Secret;
use serde::Deserialize;
use serde_json::value::RawValue;
use usage::{Hour, Month, UsageTable};

#[derive(Deserialize)]
struct Bills {
    bills: BTreeMap<String, Expected>,
}

#[derive(Deserialize)]
struct Expected {
    total: Decimal,
    refused: u64,
    by: BTreeMap<String, BTreeMap<String, Decimal>>,
}

/// Folds the history that the oracle makes, and returns the table with what it expects.
fn history(dir: &std::path::Path, size: &str) -> (Arc<UsageTable>, Bills, u64) {
    let mut oracle = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle.py"))
        .args(size.split(' '))
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let table = Arc::new(UsageTable::new(dir, &Secret::<[u8; 32]>::copy_of(&[5; 32])));
    table.open(0).unwrap();
    let (mut entry, mut bills) = (0, None);
    for line in BufReader::new(oracle.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        let raw: &RawValue = serde_json::from_str(&line).unwrap();
        match Mark::of_stored(raw) {
            Some(mark) => {
                entry += 1;
                table.replay(entry, &mark);
            }
            None => bills = Some(serde_json::from_str::<Bills>(&line).unwrap()),
        }
    }
    assert!(oracle.wait().unwrap().success());
    table.close(entry).unwrap();
    (table, bills.expect("the oracle ends with its bills"), entry)
}

#[test]
fn bills_equal_an_independent_computation() {
    let size = std::env::var_os("COST_ORACLE").map(|size| size.into_string().unwrap());
    let size = size.unwrap_or_else(|| "300 100000 100 7".to_owned());
    let dir = tempfile::tempdir().unwrap();
    let (table, expected, entries) = history(dir.path(), &size);
    let prices = Prices::aws().unwrap();
    let days: i64 = size.split(' ').nth(2).unwrap().parse().unwrap();
    // The last hour of the history.
    let now = Hour(Hour::of_date("2027-01-01").unwrap().0 + days * 24 - 1);
    let (mut groups, mut slowest) = (0, 0);
    for (month, expected) in &expected.bills {
        let period = Period::of_month(Month::parse(month).unwrap());
        for (name, by) in [
            ("usage-type", Dimension::UsageType),
            ("key", Dimension::Key),
            ("principal", Dimension::Principal),
            ("tag", Dimension::Tag("team".to_owned())),
        ] {
            let start = Instant::now();
            let bill = Bill::of(&table, &prices, period, now, &by).unwrap();
            slowest = slowest.max(start.elapsed().as_millis());
            let told =
                bill.groups.iter().map(|group| (group.name.clone(), group.amount().normalize()));
            let told: BTreeMap<String, Decimal> = told.collect();
            assert_eq!(told, expected.by[name], "{month} by {name}");
            groups += told.len();
            assert_eq!(bill.refused.unknown, expected.refused, "{month}");
            if name == "usage-type" {
                assert_eq!(bill.total().normalize(), expected.total, "{month}");
            }
        }
    }
    assert!(groups > 100, "{groups} groups");
    println!(
        "{entries} entries, {} months, {groups} groups; the slowest bill took {slowest} ms",
        expected.bills.len()
    );
}
