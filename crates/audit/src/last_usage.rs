//! The last use of each key, and of each access key: a fold over the log. Sources: API references, `GetKeyLastUsage`,
//! `GetAccessKeyLastUsed`.
//!
//! The newest part of the fold is in memory; the rest is in files ([`table`]), so that memory does not grow with the keys.

mod former;
pub(crate) mod run;
pub(crate) mod table;

use std::collections::HashMap;

use model::generated::KeyLastUsageTrackingOperation;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::event::{
    AccessKeyMark, AccessKeyUse, JoinedTexts, KeyUse, Signed, Use, deleted_access_key, service,
    signed_with,
};

/// The last successful cryptographic use of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastUse {
    /// The operation that used it.
    pub operation: KeyLastUsageTrackingOperation,
    /// The time, in milliseconds since the epoch.
    pub time: i64,
    /// The id of the event.
    pub event_id: String,
    /// The id of the request.
    pub request_id: String,
}

/// Last uses in memory, of keys by their ARNs and of long-term access keys by their ids. `None` is a use that is forgotten,
/// because the key is deleted: it hides what older tables say.
#[derive(Debug, Default)]
pub(crate) struct LastUses {
    keys: HashMap<String, Option<LastUse>>,
    access_keys: HashMap<String, Option<AccessKeyUse>>,
}

impl LastUses {
    /// Returns what is known of a key: its last use, that there is none, or nothing.
    pub(crate) fn of(&self, key: &str) -> Option<&Option<LastUse>> {
        self.keys.get(key)
    }

    /// Returns what is known of an access key.
    pub(crate) fn of_access_key(&self, id: &str) -> Option<&Option<AccessKeyUse>> {
        self.access_keys.get(id)
    }

    /// Returns how many keys and access keys something is known of.
    pub(crate) fn len(&self) -> usize {
        self.keys.len() + self.access_keys.len()
    }

    /// Adds one use.
    pub(crate) fn add(&mut self, used: Use) {
        match used {
            Use::Key(KeyUse { operation, time, texts }) => {
                let [key, event_id, request_id] = texts.split();
                let Some(Some(last)) = self.keys.get_mut(key) else {
                    let (event_id, request_id) = (event_id.to_owned(), request_id.to_owned());
                    let last = LastUse { operation, time, event_id, request_id };
                    return drop(self.keys.insert(key.to_owned(), Some(last)));
                };
                (last.operation, last.time) = (operation, time);
                event_id.clone_into(&mut last.event_id);
                request_id.clone_into(&mut last.request_id);
            }
            Use::AccessKey(AccessKeyMark { time, texts }) => {
                let [id, service, region] = texts.split();
                let Some(Some(last)) = self.access_keys.get_mut(id) else {
                    let (service, region) = (service.to_owned(), region.to_owned());
                    let last = AccessKeyUse { time, service, region };
                    return drop(self.access_keys.insert(id.to_owned(), Some(last)));
                };
                last.time = time;
                service.clone_into(&mut last.service);
                region.clone_into(&mut last.region);
            }
            Use::Deleted(id) => drop(self.access_keys.insert(id, None)),
        }
    }

    /// Adds the use in a stored event, if there is one.
    pub(crate) fn add_stored(&mut self, event: &RawValue) {
        let Ok(event) = serde_json::from_str::<StoredEvent<'_>>(event.get()) else { return };
        let time = parse_time(event.event_time);
        let signed = event.signed();
        if let Some(id) = signed_with(&signed) {
            let texts = JoinedTexts::new([id, service(event.event_source), event.aws_region]);
            self.add(Use::AccessKey(AccessKeyMark { time, texts }));
        }
        if let Some(id) = deleted_access_key(&signed) {
            self.add(Use::Deleted(id));
        }
        let keys = event.resources.iter().filter(|resource| resource.kind == "AWS::KMS::Key");
        if event.event_name == "DeleteKey" {
            keys.for_each(|key| drop(self.keys.insert(key.arn.to_owned(), None)));
            return;
        }
        let Some(operation) = KeyLastUsageTrackingOperation::parse(event.event_name) else {
            return;
        };
        if event.error_code.is_some() || event.event_type != "AwsApiCall" {
            return;
        }
        for key in keys {
            let request_id = event.request_id.unwrap_or_default();
            let texts = JoinedTexts::new([key.arn, event.event_id, request_id]);
            self.add(Use::Key(KeyUse { operation, time, texts }));
        }
    }

    /// Returns all uses of keys, to be written down.
    pub(crate) fn to_stored(&self) -> Vec<StoredUse<'_>> {
        let stored = |(key, last): (&'_ String, &'_ LastUse)| StoredUse {
            key: key.clone().into(),
            operation: last.operation.as_str().into(),
            time: last.time,
            event_id: last.event_id.clone().into(),
            request_id: last.request_id.clone().into(),
        };
        let known = self.keys.iter().filter_map(|(key, last)| Some((key, last.as_ref()?)));
        known.map(stored).collect()
    }

    /// Returns the uses of access keys, to be written down.
    pub(crate) fn to_stored_access_keys(&self) -> Vec<StoredAccessKeyUse<'_>> {
        let stored = |(id, last): (&'_ String, &'_ AccessKeyUse)| StoredAccessKeyUse {
            id: id.clone().into(),
            time: last.time,
            service: last.service.clone().into(),
            region: last.region.clone().into(),
        };
        let known = self.access_keys.iter().filter_map(|(id, last)| Some((id, last.as_ref()?)));
        known.map(stored).collect()
    }

    /// Returns what is known, as names with values for a [`run`], in the order of the names.
    pub(crate) fn items(&self) -> Vec<(&str, Vec<u8>)> {
        let keys = self.keys.iter().map(|(key, last)| (key, last.as_ref().map(run::key_value)));
        let access_keys = self.access_keys.iter();
        let access_keys =
            access_keys.map(|(id, last)| (id, last.as_ref().map(run::access_key_value)));
        let all = keys.chain(access_keys);
        let mut items: Vec<_> =
            all.map(|(name, value)| (name.as_str(), value.unwrap_or_default())).collect();
        items.sort_unstable();
        items
    }

    /// Restores the uses that were written down.
    pub(crate) fn from_stored(
        stored: Vec<StoredUse<'_>>,
        access_keys: Vec<StoredAccessKeyUse<'_>>,
    ) -> Self {
        let mut uses = Self::default();
        for StoredAccessKeyUse { id, time, service, region } in access_keys {
            let (service, region) = (service.into_owned(), region.into_owned());
            uses.access_keys.insert(id.into_owned(), Some(AccessKeyUse { time, service, region }));
        }
        for StoredUse { key, operation, time, event_id, request_id } in stored {
            let Some(operation) = KeyLastUsageTrackingOperation::parse(&operation) else {
                continue;
            };
            let (event_id, request_id) = (event_id.into_owned(), request_id.into_owned());
            let last = LastUse { operation, time, event_id, request_id };
            uses.keys.insert(key.into_owned(), Some(last));
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

/// The last use of one access key as it is written down between two starts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredAccessKeyUse<'a> {
    id: std::borrow::Cow<'a, str>,
    time: i64,
    service: std::borrow::Cow<'a, str>,
    region: std::borrow::Cow<'a, str>,
}

/// The members of an event that the fold needs. The service wrote each such text without escapes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredEvent<'a> {
    #[serde(borrow)]
    user_identity: StoredIdentity<'a>,
    event_source: &'a str,
    aws_region: &'a str,
    event_time: &'a str,
    event_name: &'a str,
    event_type: &'a str,
    error_code: Option<&'a str>,
    #[serde(borrow)]
    request_parameters: Option<&'a RawValue>,
    #[serde(rename = "requestID")]
    request_id: Option<&'a str>,
    #[serde(rename = "eventID")]
    event_id: &'a str,
    #[serde(borrow)]
    resources: Vec<StoredResource<'a>>,
}

impl<'a> StoredEvent<'a> {
    fn signed(&self) -> Signed<'a> {
        Signed {
            access_key_id: self.user_identity.access_key_id,
            kind: self.user_identity.kind,
            event_type: self.event_type,
            error: self.error_code,
            operation: self.event_name,
            parameters: self.request_parameters,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredIdentity<'a> {
    #[serde(rename = "type", default)]
    kind: &'a str,
    access_key_id: Option<&'a str>,
}

#[derive(Deserialize)]
struct StoredResource<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(rename = "ARN")]
    arn: &'a str,
}

/// Converts `2022-08-10T22:38:27Z` to milliseconds.
fn parse_time(text: &str) -> i64 {
    let compact: String = text.chars().filter(|character| !"-:".contains(*character)).collect();
    model::Timestamp::from_amz_date(&compact).map_or(0, model::Timestamp::millis)
}

#[cfg(test)]
mod tests;
