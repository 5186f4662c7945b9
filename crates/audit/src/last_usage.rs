//! When each key was last used: a fold over the log.
//! Source: API reference, `GetKeyLastUsage`.

use std::collections::HashMap;

use model::generated::KeyLastUsageTrackingOperation;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::event::Use;

/// The last successful cryptographic use of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastUse {
    /// What it was used for.
    pub operation: KeyLastUsageTrackingOperation,
    /// When, in milliseconds since the epoch.
    pub time: i64,
    /// The id of the event.
    pub event_id: String,
    /// The id of the request.
    pub request_id: String,
}

/// The last use of every key, by key ARN.
#[derive(Debug, Default)]
pub(crate) struct LastUses(HashMap<String, LastUse>);

impl LastUses {
    pub(crate) fn of(&self, key: &str) -> Option<&LastUse> {
        self.0.get(key)
    }

    /// Adds one use.
    pub(crate) fn add(&mut self, used: Use) {
        let Use { key, operation, time, event_id, request_id } = used;
        self.0.insert(key, LastUse { operation, time, event_id, request_id });
    }

    /// Adds what a stored event tells.
    pub(crate) fn add_stored(&mut self, event: &RawValue) {
        let Ok(event) = serde_json::from_str::<Stored<'_>>(event.get()) else { return };
        let keys = event.resources.iter().filter(|resource| resource.kind == "AWS::KMS::Key");
        if event.event_name == "DeleteKey" {
            keys.for_each(|key| drop(self.0.remove(key.arn)));
            return;
        }
        let Some(operation) = KeyLastUsageTrackingOperation::parse(event.event_name) else {
            return;
        };
        if event.error_code.is_some() || event.event_type != "AwsApiCall" {
            return;
        }
        let time = parse_time(event.event_time);
        for key in keys {
            self.add(Use {
                key: key.arn.to_owned(),
                operation,
                time,
                event_id: event.event_id.to_owned(),
                request_id: event.request_id.unwrap_or_default().to_owned(),
            });
        }
    }

    /// Everything, to be written down.
    pub(crate) fn to_stored(&self) -> Vec<StoredUse<'_>> {
        let stored = |(key, last): (&'_ String, &'_ LastUse)| StoredUse {
            key: key.clone().into(),
            operation: last.operation.as_str().into(),
            time: last.time,
            event_id: last.event_id.clone().into(),
            request_id: last.request_id.clone().into(),
        };
        self.0.iter().map(stored).collect()
    }

    /// What was written down.
    pub(crate) fn from_stored(stored: Vec<StoredUse<'_>>) -> Self {
        let mut uses = Self::default();
        for StoredUse { key, operation, time, event_id, request_id } in stored {
            let Some(operation) = KeyLastUsageTrackingOperation::parse(&operation) else {
                continue;
            };
            let (key, event_id, request_id) =
                (key.into_owned(), event_id.into_owned(), request_id.into_owned());
            uses.add(Use { key, operation, time, event_id, request_id });
        }
        uses
    }
}

/// The last use of one key as it is written down between two starts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredUse<'a> {
    key: std::borrow::Cow<'a, str>,
    operation: std::borrow::Cow<'a, str>,
    time: i64,
    event_id: std::borrow::Cow<'a, str>,
    request_id: std::borrow::Cow<'a, str>,
}

/// What the fold wants of an event. Every such text is one that the service wrote without escapes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored<'a> {
    event_time: &'a str,
    event_name: &'a str,
    event_type: &'a str,
    error_code: Option<&'a str>,
    #[serde(rename = "requestID")]
    request_id: Option<&'a str>,
    #[serde(rename = "eventID")]
    event_id: &'a str,
    #[serde(borrow)]
    resources: Vec<StoredResource<'a>>,
}

#[derive(Deserialize)]
struct StoredResource<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(rename = "ARN")]
    arn: &'a str,
}

/// `2022-08-10T22:38:27Z` in milliseconds.
fn parse_time(text: &str) -> i64 {
    let compact: String = text.chars().filter(|character| !"-:".contains(*character)).collect();
    model::Timestamp::from_amz_date(&compact).map_or(0, model::Timestamp::millis)
}
