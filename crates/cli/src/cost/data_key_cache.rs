//! `bulla cost data-key-cache`: what clients would save that use a data key for several messages, from the audit log.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::time::Duration;

use cost::Decimal;
use model::Timestamp;
use serde_json::{Value, json};

use super::sheet::Sheet;
use super::{Format, prices};
use crate::client_certificate::ClientCertificate;
use crate::log_events::LogEvents;
use crate::log_location::LogLocation;
use crate::money::shown;
use crate::plot::{Bar, svg};
use crate::recorded_decision::{at, caller, is_abroad};
use crate::{Failure, out};

/// The operations that a cache of data keys asks for.
const OPERATIONS: [&str; 2] = ["GenerateDataKey", "GenerateDataKeyWithoutPlaintext"];
/// The cached data keys after which those that are too old are looked for.
const CACHED_MAX: usize = 100_000;

#[derive(Debug, clap::Args)]
pub(crate) struct DataKeyCacheArguments {
    /// The messages that one data key encrypts at most.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    messages: u64,
    /// The time after which a data key is not used any more, such as 5m.
    #[arg(long, value_name = "TIME", value_parser = age)]
    age: Duration,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A price file; AWS's list prices by default.
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Read archived entries too, from a directory, or a prefix in a bucket such as s3://logs/bulla.
    #[arg(long, value_name = "DIR|URL")]
    archive: Option<String>,
    #[command(flatten)]
    certificate: ClientCertificate,
    #[command(flatten)]
    place: LogLocation,
}

fn age(text: &str) -> Result<Duration, String> {
    let age = model::duration::parse(text).filter(|age| !age.is_zero());
    age.ok_or_else(|| "take a time such as 90s, 5m or 1h".to_owned())
}

pub(super) fn run(arguments: &DataKeyCacheArguments) -> Result<(), Failure> {
    let prices = prices(arguments.prices.as_deref())?;
    let mut model = DataKeyCacheModel::new(arguments.messages, arguments.age);
    let events = LogEvents {
        place: &arguments.place,
        archive: arguments.archive.as_deref(),
        certificate: &arguments.certificate,
    };
    let archived = events.each(&mut |text| model.read(text))?;
    let price = prices.request_price("GenerateDataKey", "SYMMETRIC_DEFAULT", "");
    let assumed = format!(
        "Assumed: each caller keeps one data key for each KMS key and encryption context, for up to {} messages and {}. KMS does not know \
         how long messages are, so no limit of bytes is counted, nor whether callers are one process. Prices are without the free tier.",
        arguments.messages,
        model::duration::text(arguments.age)
    );
    let mut sheet = Sheet::new(&["key", "requests", "with a cache", "saved"]);
    let mut bars = Vec::new();
    for (key, sum) in &model.keys {
        let saved = shown(price * Decimal::from(sum.requests.saturating_sub(sum.with_cache)));
        sheet.add(vec![key.clone(), sum.requests.to_string(), sum.with_cache.to_string(), saved]);
        let bar = |name: String, length: u64| Bar { name, length, label: length.to_string() };
        bars.extend([
            bar(key.clone(), sum.requests),
            bar(format!("{key}, with a cache"), sum.with_cache),
        ]);
    }
    let title = format!("Data keys that were asked for, and with a cache, {}", prices.currency);
    match arguments.format {
        Format::Table => {
            let note = archived.map(|note| format!("\n{note}\n")).unwrap_or_default();
            out::text(&format!("{title}\n\n{}\n{assumed}\n{note}", sheet.table()))?;
        }
        Format::Csv => out::text(&sheet.csv())?,
        Format::Svg => out::text(&svg(&title, &bars))?,
        Format::Json => {
            let told = json!({"assumption": assumed, "incomplete": archived, "currency": prices.currency, "keys": sheet.json()});
            out::line(serde_json::to_string_pretty(&told)?)?;
        }
    }
    Ok(())
}

/// The requests about a key, as they were and as they would have been.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct DataKeyRequests {
    requests: u64,
    with_cache: u64,
}

/// A data key that a caller would have kept.
struct CachedKey {
    since: Timestamp,
    messages: u64,
}

/// A model of caches of data keys.
struct DataKeyCacheModel {
    messages_max: u64,
    age: Duration,
    keys: BTreeMap<String, DataKeyRequests>,
    /// The data keys by caller, KMS key, the kind of data key, and encryption context.
    cached: HashMap<[String; 4], CachedKey>,
}

impl DataKeyCacheModel {
    fn new(messages_max: u64, age: Duration) -> Self {
        Self { messages_max, age, keys: BTreeMap::new(), cached: HashMap::new() }
    }

    /// Reads an entry. Only requests for data keys that succeeded count, and none that an AWS service sent.
    fn read(&mut self, text: &str) -> Result<(), Failure> {
        // Most entries need not be parsed.
        if !text.contains("\"GenerateDataKey") {
            return Ok(());
        }
        let event: Value = serde_json::from_str(text)?;
        let is_meant = OPERATIONS.contains(&at(&event, "/eventName"))
            && event.get("errorCode").is_none()
            && at(&event, "/userIdentity/invokedBy").is_empty()
            && !is_abroad(&event);
        let Some(time) = Timestamp::from_iso8601(at(&event, "/eventTime")).filter(|_| is_meant)
        else {
            return Ok(());
        };
        let request = |name: &str| event.pointer(name).map(Value::to_string).unwrap_or_default();
        let kind =
            request("/requestParameters/keySpec") + &request("/requestParameters/numberOfBytes");
        let key = at(&event, "/resources/0/ARN").to_owned();
        let context = request("/requestParameters/encryptionContext");
        self.count(time, [caller(&event).to_owned(), key, kind, context]);
        Ok(())
    }

    fn count(&mut self, time: Timestamp, place: [String; 4]) {
        let [_, key, _, _] = &place;
        let sum = self.keys.entry(key.clone()).or_default();
        sum.requests += 1;
        let (age, messages_max) = (self.age, self.messages_max);
        let is_young = |cached: &CachedKey| cached.since.plus(age) > time;
        if let Some(cached) = self.cached.get_mut(&place)
            && is_young(cached)
            && cached.messages < messages_max
        {
            cached.messages += 1;
            return;
        }
        sum.with_cache += 1;
        if self.cached.len() >= CACHED_MAX {
            self.cached.retain(|_, cached| is_young(cached));
        }
        self.cached.insert(place, CachedKey { since: time, messages: 1 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(messages: u64, requests: &[(i64, &str, &str)]) -> DataKeyRequests {
        let mut model = DataKeyCacheModel::new(messages, Duration::from_secs(300));
        for (second, who, context) in requests {
            let time = Timestamp::from_millis(second * 1000);
            model.count(time, [who, "key", "AES_256", context].map(|text| (*text).to_owned()));
        }
        model.keys["key"]
    }

    #[test]
    fn a_data_key_is_used_for_its_messages_and_its_time() {
        let asked = |requests, with_cache| DataKeyRequests { requests, with_cache };
        let close: Vec<_> = (0..10).map(|second| (second, "a", "{}")).collect();
        assert_eq!(model(10, &close), asked(10, 1));
        assert_eq!(model(4, &close), asked(10, 3));
        assert_eq!(model(1, &close), asked(10, 10));
        assert_eq!(
            model(9, &[(0, "a", ""), (299, "a", ""), (300, "a", ""), (301, "a", "")]),
            asked(4, 2)
        );
        assert_eq!(
            model(9, &[(0, "a", ""), (0, "b", ""), (0, "a", "c"), (1, "a", "")]),
            asked(4, 3)
        );
    }

    #[test]
    fn only_what_a_caller_asked_for_itself_and_got_counts() {
        let mut model = DataKeyCacheModel::new(9, Duration::from_secs(300));
        let entry = r#"{"eventTime":"2026-11-29T10:00:00Z","eventName":"GenerateDataKey","userIdentity":{"type":"IAMUser","arn":"a"},
            "requestParameters":{"keySpec":"AES_256"},"resources":[{"ARN":"key"}]}"#;
        model.read(entry).unwrap();
        model.read(&entry.replace("GenerateDataKey", "GenerateDataKeyPair")).unwrap();
        model
            .read(&entry.replace("\"eventName\"", "\"errorCode\":\"AccessDenied\",\"eventName\""))
            .unwrap();
        model
            .read(
                &entry.replace("\"arn\":\"a\"", "\"arn\":\"a\",\"invokedBy\":\"s3.amazonaws.com\""),
            )
            .unwrap();
        model.read(&entry.replace("IAMUser", "AWSAccount")).unwrap();
        model.read(&entry.replace("AES_256", "AES_128")).unwrap();
        assert_eq!(model.keys["key"], DataKeyRequests { requests: 2, with_cache: 2 });
    }
}
