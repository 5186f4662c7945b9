//! The audit log after a crash: is it whole, and does no request stand in it twice?

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use crate::crash::worker::{Entry, Unknown};
use secret::Secret;
use serde_json::Value;

/// The audit log of the campaign, read from where the last round ended.
#[derive(Debug)]
pub struct Follower {
    dir: PathBuf,
    key: Secret<[u8; 32]>,
    /// The number of the last entry read.
    seq: u64,
    /// All request ids so far, and whether the entry says that the request ended in an internal error: an entry that was
    /// written again after a crash would stand here twice.
    seen: HashMap<String, bool>,
    /// The requests to KMS so far, by operation and error code, counted without Bulla's code.
    counted: BTreeMap<(String, String), u64>,
}

impl Follower {
    /// The log of a data directory whose root key is in its seal file.
    #[must_use]
    pub fn new(data_dir: &std::path::Path) -> Self {
        let log = server::audit_dir(data_dir, server::SealSource::File).unwrap();
        let (seen, counted) = (HashMap::new(), BTreeMap::new());
        Self { dir: log.path, key: log.key, seq: 0, seen, counted }
    }

    /// Entries so far.
    #[must_use]
    pub const fn entries(&self) -> u64 {
        self.seq
    }

    /// Requests to KMS so far, as the log has them and as they are metered.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.counted.values().sum()
    }

    /// Verifies the whole chain.
    pub fn verify(&self, faults: &mut Vec<String>) {
        match audit::verify(&self.dir, Some(&self.key)) {
            Ok(report) => faults.extend(report.flaw.map(|flaw| format!("audit log: {flaw:?}"))),
            Err(error) => faults.push(format!("audit log: {error}")),
        }
    }

    /// The entries since the last time, by the User-Agent header of their requests.
    ///
    /// To be called while nothing is under way.
    pub fn news(&mut self, faults: &mut Vec<String>) -> BTreeMap<String, Vec<Entry>> {
        let mut news: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for entry in audit::entries(&self.dir, self.seq).unwrap() {
            let entry = entry.unwrap();
            if entry.seq != self.seq + 1 {
                faults.push(format!("audit entry {} comes after {}", entry.seq, self.seq));
            }
            self.seq = entry.seq;
            let event: Value = serde_json::from_str(entry.event.get()).unwrap();
            self.count(&event);
            let Some(request_id) = event["requestID"].as_str().map(str::to_owned) else { continue };
            let code = event["errorCode"].as_str();
            let failed = matches!(code, Some("KMSInternalException" | "InternalError"));
            let earlier = self.seen.insert(request_id.clone(), failed);
            let succeeded = event["errorCode"].is_null();
            // A commit that failed may be on the disk all the same; its request then has an entry of each kind.
            if earlier.is_some_and(|failed| !(failed && succeeded)) {
                faults.push(format!("request {request_id} has more than one audit entry"));
            }
            let Some(token) = event["userAgent"].as_str().map(str::to_owned) else { continue };
            let reply = &event["responseElements"];
            let created = reply["keyMetadata"]["keyId"].as_str().or(reply["UploadId"].as_str());
            news.entry(token).or_default().push(Entry {
                request_id,
                succeeded: event["errorCode"].is_null(),
                created: created.map(str::to_owned),
            });
        }
        news
    }

    fn count(&mut self, event: &Value) {
        let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
        let is_request = text("eventType") == "AwsApiCall"
            && text("eventSource") == "kms.amazonaws.com"
            && event["userIdentity"]["type"] != "AWSAccount"
            && event["userIdentity"]["invokedBy"] != "AWS Internal";
        if is_request {
            *self.counted.entry((text("eventName"), text("errorCode"))).or_default() += 1;
        }
    }

    /// Compares what is metered with the requests so far.
    ///
    /// To be called while nothing is under way.
    pub fn check_metered(&self, faults: &mut Vec<String>) {
        let table = usage::beside(&self.dir, &self.key).unwrap();
        let mut metered: BTreeMap<(String, String), u64> = BTreeMap::new();
        usage::requests(&table, usage::Hour(0), &mut |requests| {
            let what = (requests.operation.to_owned(), requests.error.to_owned());
            *metered.entry(what).or_default() += requests.hours.sum();
            Ok(true)
        })
        .unwrap();
        if metered != self.counted {
            faults.push(format!("metered {metered:?}, but the log has {:?}", self.counted));
        }
    }
}

/// Compares the audit log with the calls that were acknowledged since the last crash, by token and request id, and returns the
/// changes of the unknown calls that were carried out, with what they created.
pub fn outcomes<C>(
    unlogged: Vec<(String, String)>,
    unknown: Vec<Unknown<C>>,
    entries: &BTreeMap<String, Vec<Entry>>,
    faults: &mut Vec<String>,
) -> Vec<(C, Option<String>)> {
    let found = |token: &str| entries.get(token).map_or(&[][..], Vec::as_slice);
    for (token, request_id) in unlogged {
        let found = found(&token);
        let same = found.iter().filter(|entry| entry.request_id == request_id).count();
        if found.len() != 1 || same != 1 {
            faults.push(format!(
                "the acknowledged request {request_id} ({token}) has {same} audit entries of {}",
                found.len()
            ));
        }
    }
    let mut carried_out = Vec::new();
    for Unknown { operation, token, change } in unknown {
        let found = found(&token);
        let mut succeeded = found.iter().filter(|entry| entry.succeeded);
        let done = succeeded.next();
        // One entry; and where a commit failed that was on the disk all the same, one of each kind.
        if found.len() - usize::from(done.is_some()) > 1 || succeeded.next().is_some() {
            let count = found.len();
            faults
                .push(format!("{operation} ({token}) was sent once and has {count} audit entries"));
        }
        carried_out.extend(done.map(|entry| (change, entry.created.clone())));
    }
    carried_out
}
