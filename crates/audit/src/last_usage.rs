//! The last use of each key, and of each access key: a fold over the log. Sources: API references, `GetKeyLastUsage`,
//! `GetAccessKeyLastUsed`.

mod former;

use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crypto::mac::HmacKey;
use foldhash::HashMap;
use model::generated::KeyLastUsageTrackingOperation;
use secret::Secret;
use serde::{Deserialize, Serialize};

use crate::event::AccessKeyUse;
use crate::event::Mark;
use crate::table::{self, LogTable, RecentPart};
use crate::table_files::TableFiles;

/// The last uses of all keys and access keys.
pub(crate) type LastUseTable = LogTable<LastUses>;

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

    /// Adds the uses that the mark of an entry tells of.
    pub(crate) fn add_mark(&mut self, mark: &Mark) {
        if let Some(id) = mark.long_term_key() {
            self.use_access_key(id, mark);
        }
        // After the use: an access key can delete itself.
        if let Some(id) = deleted_access_key(mark) {
            self.access_keys.insert(id, None);
        }
        if mark.name() == "DeleteKey" && mark.is_service_event() {
            mark.keys().for_each(|key| drop(self.keys.insert(key.to_owned(), None)));
            return;
        }
        if mark.is_service_event() || !mark.error().is_empty() {
            return;
        }
        if let Some(operation) = KeyLastUsageTrackingOperation::parse(mark.name()) {
            mark.keys().for_each(|key| self.use_key(key, operation, mark));
        }
    }

    fn use_key(&mut self, key: &str, operation: KeyLastUsageTrackingOperation, mark: &Mark) {
        let (event_id, request_id) = (mark.event_id(), mark.request_id());
        let Some(Some(last)) = self.keys.get_mut(key) else {
            let (event_id, request_id) = (event_id.to_owned(), request_id.to_owned());
            let last = LastUse { operation, time: mark.time(), event_id, request_id };
            return drop(self.keys.insert(key.to_owned(), Some(last)));
        };
        (last.operation, last.time) = (operation, mark.time());
        event_id.clone_into(&mut last.event_id);
        request_id.clone_into(&mut last.request_id);
    }

    fn use_access_key(&mut self, id: &str, mark: &Mark) {
        let (service, region) = (mark.service(), mark.region());
        let Some(Some(last)) = self.access_keys.get_mut(id) else {
            let (service, region) = (service.to_owned(), region.to_owned());
            let last = AccessKeyUse { time: mark.time(), service, region };
            return drop(self.access_keys.insert(id.to_owned(), Some(last)));
        };
        last.time = mark.time();
        service.clone_into(&mut last.service);
        region.clone_into(&mut last.region);
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

/// Returns the access key that a request has deleted.
fn deleted_access_key(mark: &Mark) -> Option<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Request {
        access_key_id: String,
    }
    let is_done = mark.name() == "DeleteAccessKey" && mark.is_request() && mark.error().is_empty();
    let request = is_done.then(|| mark.request())?;
    serde_json::from_str(request).ok().map(|Request { access_key_id }| access_key_id)
}

impl RecentPart for LastUses {
    const FILES: &'static TableFiles = &TableFiles::LAST_USES;

    fn add(&mut self, _: u64, mark: &Mark) {
        self.add_mark(mark);
    }

    fn len(&self) -> usize {
        self.keys.len() + self.access_keys.len()
    }

    fn items(&self, names: Range<&[u8]>) -> Vec<(Vec<u8>, Vec<u8>)> {
        let keys = self.keys.iter().map(|(key, last)| (key, last.as_ref().map(key_value)));
        let access_keys =
            self.access_keys.iter().map(|(id, last)| (id, last.as_ref().map(access_key_value)));
        let all = keys.chain(access_keys).filter(|(name, _)| names.contains(&name.as_bytes()));
        all.map(|(name, value)| (name.clone().into_bytes(), value.unwrap_or_default())).collect()
    }

    /// The newer use is the last.
    fn add_older(_: &[u8], _: &mut Vec<u8>) {}

    /// The base of the log has the last uses in archived entries.
    fn pass_over(&mut self, _: u64) {}
}

impl LastUseTable {
    /// Returns the table of the log in `dir`, with what earlier versions have written down.
    pub(crate) fn beside(dir: &Path, key: Arc<HmacKey>) -> io::Result<Self> {
        former::convert(dir, &key)?;
        Ok(Self::with_key(dir, key))
    }

    /// Returns the last use of a key.
    pub(crate) fn key(&self, arn: &str) -> io::Result<Option<LastUse>> {
        self.find(arn, |uses| uses.of(arn).cloned(), |value| Some(parse_key(value)))
            .map(Option::flatten)
    }

    /// Returns the last use of an access key.
    pub(crate) fn access_key(&self, id: &str) -> io::Result<Option<AccessKeyUse>> {
        let known = |uses: &LastUses| uses.of_access_key(id).cloned();
        self.find(id, known, |value| Some(parse_access_key(value))).map(Option::flatten)
    }
}

/// Writes what the table of another log says into one run for the time before the first entry.
pub(crate) fn carry_over(former: &Path, to: &Path, key: &Secret<[u8; 32]>) -> io::Result<()> {
    former::convert(former, &HmacKey::new(key.expose()))?;
    table::carry_over::<LastUses>(former, to, key)
}

/// Returns the last use of a key as the value of an item.
fn key_value(last: &LastUse) -> Vec<u8> {
    let LastUse { operation, time, event_id, request_id } = last;
    // Writing JSON into memory cannot fail.
    serde_json::to_vec(&(operation.as_str(), time, event_id, request_id)).unwrap_or_default()
}

/// Parses what [`key_value`] wrote.
fn parse_key(value: &[u8]) -> Option<LastUse> {
    let (operation, time, event_id, request_id) =
        serde_json::from_slice::<(String, i64, String, String)>(value).ok()?;
    let operation = KeyLastUsageTrackingOperation::parse(&operation)?;
    Some(LastUse { operation, time, event_id, request_id })
}

/// Returns the last use of an access key as the value of an item.
fn access_key_value(last: &AccessKeyUse) -> Vec<u8> {
    let AccessKeyUse { time, service, region } = last;
    serde_json::to_vec(&(time, service, region)).unwrap_or_default()
}

/// Parses what [`access_key_value`] wrote.
fn parse_access_key(value: &[u8]) -> Option<AccessKeyUse> {
    let (time, service, region) = serde_json::from_slice(value).ok()?;
    Some(AccessKeyUse { time, service, region })
}

#[cfg(test)]
mod tests;
