//! What becomes of a key, as far as a bill depends on it: its creation, rotations, deletion, and its tags.

use std::collections::BTreeMap;

use audit::Mark;
use model::Timestamp;
use serde::{Deserialize, Serialize};

use crate::hours::Hour;

/// A change of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyChange {
    /// It was created, or made as a replica of another.
    Created {
        /// The key spec, such as `SYMMETRIC_DEFAULT`.
        spec: String,
        /// `true` if AWS KMS rotates it where that is enabled: it is a symmetric encryption key with material of KMS, and no replica, for
        /// which its primary rotates.
        #[serde(default)]
        rotates: bool,
    },
    /// It got new key material, on a schedule or on demand.
    Rotated,
    /// Its deletion was scheduled.
    Scheduled,
    /// The deletion was cancelled.
    Cancelled,
    /// It is gone.
    Deleted,
    /// It got a tag, or another value of it.
    Tagged {
        /// The key of the tag.
        tag: String,
        /// The value of the tag.
        value: String,
    },
    /// It lost a tag.
    Untagged {
        /// The key of the tag.
        tag: String,
    },
}

/// A change of a key, and when it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEvent {
    /// The moment.
    pub time: Timestamp,
    /// The change.
    pub change: KeyChange,
}

/// All that became of a key, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHistory {
    /// The ARN of the key.
    pub key: String,
    /// The changes.
    pub events: Vec<KeyEvent>,
}

impl KeyHistory {
    /// Returns the account that owns the key.
    #[must_use]
    pub fn account(&self) -> &str {
        self.key.split(':').nth(4).unwrap_or_default()
    }

    /// Returns the Region of the key.
    #[must_use]
    pub fn region(&self) -> &str {
        self.key.split(':').nth(3).unwrap_or_default()
    }

    /// Returns the key spec; `None` if nobody saw its creation.
    #[must_use]
    pub fn spec(&self) -> Option<&str> {
        self.events.iter().find_map(|event| match &event.change {
            KeyChange::Created { spec, .. } => Some(spec.as_str()),
            KeyChange::Rotated
            | KeyChange::Scheduled
            | KeyChange::Cancelled
            | KeyChange::Deleted
            | KeyChange::Tagged { .. }
            | KeyChange::Untagged { .. } => None,
        })
    }

    /// Returns the first hour after `hour` in which something changed, or the last hour of all.
    #[must_use]
    pub fn changed_after(&self, hour: Hour) -> Hour {
        let mut hours = self.events.iter().map(|event| Hour::of(event.time));
        hours.find(|changed| *changed > hour).unwrap_or(Hour(i64::MAX))
    }

    /// Returns the tags at the end of an hour.
    #[must_use]
    pub fn tags(&self, hour: Hour) -> BTreeMap<&str, &str> {
        let mut tags = BTreeMap::new();
        for event in self.events.iter().take_while(|event| Hour::of(event.time) <= hour) {
            match &event.change {
                KeyChange::Tagged { tag, value } => {
                    tags.insert(tag.as_str(), value.as_str());
                }
                KeyChange::Untagged { tag } => {
                    tags.remove(tag.as_str());
                }
                KeyChange::Created { .. }
                | KeyChange::Rotated
                | KeyChange::Scheduled
                | KeyChange::Cancelled
                | KeyChange::Deleted => {}
            }
        }
        tags
    }

    /// Returns the value of a tag at the end of an hour.
    #[must_use]
    pub fn tag(&self, tag: &str, hour: Hour) -> Option<&str> {
        let mut value = None;
        for event in self.events.iter().take_while(|event| Hour::of(event.time) <= hour) {
            match &event.change {
                KeyChange::Tagged { tag: named, value: given } if named == tag => {
                    value = Some(given.as_str());
                }
                KeyChange::Untagged { tag: named } if named == tag => value = None,
                KeyChange::Created { .. }
                | KeyChange::Rotated
                | KeyChange::Scheduled
                | KeyChange::Cancelled
                | KeyChange::Deleted
                | KeyChange::Tagged { .. }
                | KeyChange::Untagged { .. } => {}
            }
        }
        value
    }
}

/// Returns the changes of keys that a mark tells of, each with the ARN of its key.
pub(crate) fn changes(mark: &Mark) -> Vec<(String, KeyChange)> {
    let is_done = mark.is_request() && mark.error().is_empty();
    if mark.service() != "kms" || !(is_done || mark.is_service_event()) {
        return Vec::new();
    }
    let one = |change: KeyChange| {
        let key = mark.keys().next();
        key.map(|key| (key.to_owned(), change)).into_iter().collect()
    };
    match (mark.name(), mark.is_service_event()) {
        ("CreateKey" | "ReplicateKey", false) => created(mark),
        ("ScheduleKeyDeletion", false) => one(KeyChange::Scheduled),
        ("CancelKeyDeletion", false) => one(KeyChange::Cancelled),
        ("TagResource" | "UntagResource", false) => {
            let key = mark.keys().next().unwrap_or_default();
            tag_changes(mark).into_iter().map(|change| (key.to_owned(), change)).collect()
        }
        ("RotateKey", true) => one(KeyChange::Rotated),
        ("DeleteKey", true) => one(KeyChange::Deleted),
        _ => Vec::new(),
    }
}

/// The members of replies about new keys.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CreatedReply {
    #[serde(alias = "replicaKeyMetadata")]
    key_metadata: CreatedKey,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CreatedKey {
    arn: String,
    key_spec: String,
    #[serde(default)]
    origin: String,
}

/// The members of requests that name tags.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TagsRequest {
    tags: Vec<NamedTag>,
    tag_keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NamedTag {
    tag_key: String,
    tag_value: String,
}

fn created(mark: &Mark) -> Vec<(String, KeyChange)> {
    let Ok(CreatedReply { key_metadata }) = serde_json::from_str(mark.response()) else {
        return Vec::new();
    };
    let CreatedKey { arn, key_spec: spec, origin } = key_metadata;
    let rotates = mark.name() == "CreateKey" && spec == "SYMMETRIC_DEFAULT" && origin == "AWS_KMS";
    let changes = std::iter::once(KeyChange::Created { spec, rotates }).chain(tag_changes(mark));
    changes.map(|change| (arn.clone(), change)).collect()
}

fn tag_changes(mark: &Mark) -> Vec<KeyChange> {
    let request: TagsRequest = serde_json::from_str(mark.request()).unwrap_or_default();
    let given = request.tags.into_iter();
    let given =
        given.map(|NamedTag { tag_key: tag, tag_value: value }| KeyChange::Tagged { tag, value });
    let taken = request.tag_keys.into_iter().map(|tag| KeyChange::Untagged { tag });
    given.chain(taken).collect()
}

/// Puts the changes of one key after the other into histories, by their keys.
pub(crate) fn histories(changes: Vec<(String, KeyEvent)>) -> BTreeMap<String, KeyHistory> {
    let mut histories: BTreeMap<String, KeyHistory> = BTreeMap::new();
    for (key, event) in changes {
        match histories.get_mut(&key) {
            Some(history) => history.events.push(event),
            None => {
                let history = KeyHistory { key: key.clone(), events: vec![event] };
                histories.insert(key, history);
            }
        }
    }
    histories
}
