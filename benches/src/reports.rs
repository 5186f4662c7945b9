//! The bill of a month over many requests: the time and memory of metering them and of the bill. Both are by what was asked of which
//! key in which hour, and not by how often.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use audit::{Fold as _, Mark};
use cost::{Bill, Dimension, Period, Prices};
use model::Timestamp;
use secret::Secret;
use serde_json::value::RawValue;
use usage::{Hour, Month, UsageTable};

use crate::audit_log::{peak, size, status};

/// The month: 30 days.
const MONTH: &str = "2026-11";
const OPERATIONS: [&str; 3] = ["Encrypt", "Decrypt", "GenerateDataKey"];
/// The entries that become durable together.
const GROUP: usize = 64;
/// How often each bill is drawn up.
const BILLS: usize = 9;

/// The requests of the month. Each key gets the same from each of its users, every hour if there are enough.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many requests.
    #[arg(long, default_value_t = 10_000_000)]
    entries: usize,
    /// Customer managed keys.
    #[arg(long, default_value_t = 300)]
    keys: usize,
    /// Users of each key. Each asks for three operations.
    #[arg(long, default_value_t = 1)]
    users: usize,
    /// Where the table is made, and removed afterwards.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
}

/// Meters the requests, and draws up bills.
pub(crate) fn run(arguments: &Arguments) {
    let folder = tempfile::tempdir_in(&arguments.folder).unwrap();
    let key = Secret::<[u8; 32]>::copy_of(&[7; 32]);
    let table = Arc::new(UsageTable::new(folder.path(), &key));
    let start = Instant::now();
    meter(arguments, &table);
    let seconds = start.elapsed().as_secs_f64();
    println!("{} requests metered in {seconds:.1} s, {}", arguments.entries, memory());
    table.close(table.through()).unwrap();
    println!("table {:.1} MiB", size(folder.path()) as f64 / 1_048_576.0);
    let start = Instant::now();
    let table = UsageTable::look(folder.path(), &key).unwrap();
    println!("opened and verified in {:.1} ms", millis(start));
    let (month, prices) = (Month::parse(MONTH).unwrap(), Prices::aws().unwrap());
    let (period, now) = (Period::of_month(month), Hour(month.end().0 - 1));
    println!("{:<24}{:>8}{:>8}{:>8}", "bill", "groups", "ms", "max ms");
    for (name, by) in [
        ("by usage type", Dimension::UsageType),
        ("by operation", Dimension::Operation),
        ("by key", Dimension::Key),
        ("by principal", Dimension::Principal),
        ("by tag", Dimension::Tag("team".to_owned())),
    ] {
        let bill = || Bill::of(&table, &prices, period, now, &by).unwrap();
        let requests: u64 = bill().groups.iter().map(cost::BillGroup::request_count).sum();
        assert_eq!(requests, (arguments.entries + arguments.keys) as u64, "CreateKey is one too");
        let (groups, middle, most) = timed(|| bill().groups.len());
        println!("{name:<24}{groups:>8}{middle:>8.1}{most:>8.1}");
    }
    let by = Dimension::UsageType;
    let forecast = || Bill::forecast(&table, &prices, now, &by).unwrap().unwrap().groups.len();
    let (groups, middle, most) = timed(forecast);
    println!("{:<24}{groups:>8}{middle:>8.1}{most:>8.1}", "forecast");
    println!("with the bills {}", memory());
}

/// Returns what `act` returns, and the median and the longest of its times in milliseconds.
fn timed(act: impl Fn() -> usize) -> (usize, f64, f64) {
    let mut made = 0;
    let mut times: Vec<f64> = (0..BILLS)
        .map(|_| {
            let start = Instant::now();
            made = act();
            millis(start)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (made, times[BILLS / 2], times[BILLS - 1])
}

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn memory() -> String {
    format!("peak {:.1} MiB", peak(&status(std::process::id())))
}

/// Feeds the table as the log does: group by group, while its thread writes.
fn meter(arguments: &Arguments, table: &Arc<UsageTable>) {
    table.open(0).unwrap();
    let thread = Arc::clone(table).start().unwrap();
    let created = (0..arguments.keys).map(created);
    let requests = (0..arguments.entries).map(|number| request(arguments, number));
    let mut entries = (1..).zip(created.chain(requests)).peekable();
    while entries.peek().is_some() {
        let group: Vec<(u64, Mark)> = entries.by_ref().take(GROUP).collect();
        let last = group.last().unwrap().0;
        table.add(&mut group.iter().map(|(entry, mark)| (*entry, mark)), last);
    }
    table.keep((arguments.keys + arguments.entries) as u64).unwrap();
    drop(thread);
}

fn start() -> i64 {
    Month::parse(MONTH).unwrap().start().start().millis()
}

fn arn(key: usize) -> String {
    format!("arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-{key:012}")
}

fn created(key: usize) -> Mark {
    let reply =
        format!(r#"{{"keyMetadata":{{"arn":"{}","keySpec":"SYMMETRIC_DEFAULT"}}}}"#, arn(key));
    mark("CreateKey", "admin", &arn(key), start(), &reply)
}

/// Requests are spread evenly over the month.
fn request(arguments: &Arguments, number: usize) -> Mark {
    let Arguments { entries, keys, users, .. } = arguments;
    let (key, user) = (number % keys, number / keys % users);
    let name = OPERATIONS[number / keys / users % OPERATIONS.len()];
    let month = Month::parse(MONTH).unwrap().hours() * 3_600_000;
    let time = start() + i64::try_from(number as u64 * month / *entries as u64).unwrap();
    mark(name, &format!("user-{key}-{user}"), &arn(key), time, "null")
}

/// Returns the mark of an entry, from its text.
fn mark(name: &str, user: &str, arn: &str, time: i64, reply: &str) -> Mark {
    let text = format!(
        r#"{{"eventVersion":"1.11","userIdentity":{{"type":"IAMUser","principalId":"AIDAIOSFODNN7EXAMPLE",
        "arn":"arn:aws:iam::111122223333:user/{user}","accountId":"111122223333","accessKeyId":"AKIAIOSFODNN7EXAMPLE",
        "userName":"{user}"}},"eventTime":"{}","eventSource":"kms.amazonaws.com","eventName":"{name}","awsRegion":"us-east-1",
        "sourceIPAddress":"127.0.0.1","requestParameters":{{"keyId":"{arn}"}},"responseElements":{reply},"requestID":"r",
        "eventID":"e","readOnly":true,"resources":[{{"accountId":"111122223333","type":"AWS::KMS::Key","ARN":"{arn}"}}],
        "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}}"#,
        Timestamp::from_millis(time)
    );
    Mark::of_stored(&RawValue::from_string(text).unwrap()).unwrap()
}
