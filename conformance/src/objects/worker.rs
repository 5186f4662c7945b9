//! One client thread of S3: it sends requests and writes down what was acknowledged.

use std::collections::BTreeMap;
use std::time::SystemTime;

use crate::client::{Client, Reply};
use crate::crash::log;
use crate::crash::worker::{Broken, Entry, Unknown};
use crate::objects::journal::{Bucket, Change, Journal};
use crate::objects::xml;
use crate::seed::Seed;
use serde_json::json;

/// A request with what it must come to.
#[derive(Debug)]
pub struct Request {
    /// The operation.
    pub operation: &'static str,
    /// The method of HTTP.
    pub method: &'static str,
    /// The path with the query.
    pub path: String,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// What it changes when it succeeds.
    pub change: Change,
    /// The status that it must end with.
    pub status: u16,
}

/// A client thread and what it knows.
#[derive(Debug)]
pub struct Worker {
    index: usize,
    client: Client,
    /// The ARNs of the KMS keys of the campaign.
    pub kms_keys: Vec<String>,
    /// Its random choices.
    pub seed: Seed,
    /// What was acknowledged.
    pub journal: Journal,
    /// Acknowledged requests over all rounds.
    pub acknowledged: u64,
    /// Acknowledged requests whose entry was not looked for yet: token and request id.
    unlogged: Vec<(String, String)>,
    /// Requests without an answer, or with one that says nothing of the outcome, oldest first.
    pub unknown: Vec<Unknown<Change>>,
    /// Whether the service is being given faults: it may then answer 5xx, which acknowledges nothing.
    pub may_fail: bool,
    /// What is wrong, in words.
    pub faults: Vec<String>,
}

impl Worker {
    /// Returns a thread with nothing yet.
    pub fn new(index: usize, client: Client, seed: Seed) -> Self {
        Self {
            index,
            client,
            kms_keys: Vec::new(),
            seed,
            journal: Journal::default(),
            acknowledged: 0,
            unlogged: Vec::new(),
            unknown: Vec::new(),
            may_fail: false,
            faults: Vec::new(),
        }
    }

    /// Returns another thread that uses the same KMS keys.
    pub fn sibling(&self, index: usize, seed: Seed) -> Self {
        let client = Client::new(self.client.address(), self.client.key().clone());
        Self { kms_keys: self.kms_keys.clone(), ..Self::new(index, client, seed) }
    }

    /// Goes on at a service that was started again.
    pub fn reconnect(&mut self, client: Client) {
        self.client = client;
    }

    /// Makes the KMS keys of the campaign.
    pub fn make_keys(&mut self, count: usize) {
        for _ in 0..count {
            let reply = self.client.call("CreateKey", &json!({})).expect("a running service");
            let arn = reply.json()["KeyMetadata"]["Arn"].as_str().map(str::to_owned);
            self.kms_keys.push(arn.expect("a key"));
        }
    }

    /// Makes a bucket of the campaign.
    pub fn make_bucket(&mut self, bucket: Bucket) {
        let put = |path: String, body: &[u8]| {
            let body = body.to_vec();
            Request { path, body, ..Request::new("CreateBucket", "PUT", bucket, "", 200) }
        };
        let made = self.perform(put(format!("/{}", bucket.name()), b""));
        made.expect("a running service");
        if bucket == Bucket::Versioned {
            let text =
                b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
            let set = self.perform(put(format!("/{}?versioning", bucket.name()), text));
            set.expect("a running service");
        }
        assert_eq!(self.faults, [""; 0]);
    }

    /// Returns the prefix of the keys of this thread.
    pub fn prefix(&self) -> String {
        format!("thread-{}/", self.index)
    }

    /// Sends a request, checks its status and writes down what it changed.
    ///
    /// # Errors
    /// The request was not acknowledged and is now one of the [unknown](Self::unknown) ones: the connection broke, or the service,
    /// to which that [may happen](Self::may_fail), answered with an internal error.
    pub fn perform(&mut self, request: Request) -> Result<Reply, Broken> {
        let token = format!("objects-{}-{:016x}", self.index, self.seed.number());
        let reply = self.send(&request, &token).ok();
        let failed = |reply: &Reply| self.may_fail && reply.status >= 500;
        let Request { operation, method, path, change, status, .. } = request;
        let Some(reply) = reply.filter(|reply| !failed(reply)) else {
            self.unknown.push(Unknown { operation, token, change });
            return Err(Broken);
        };
        self.acknowledged += 1;
        let request_id = reply.header("x-amz-request-id").unwrap_or_default().to_owned();
        self.unlogged.push((token, request_id));
        let text = String::from_utf8_lossy(&reply.body);
        if reply.status != status || (method != "GET" && text.contains("<Error>")) {
            let start: String = text.chars().take(400).collect();
            let got = reply.status;
            self.faults.push(format!("{operation} {path}: expected {status}, got {got} {start}"));
        } else {
            let created = Some(xml::element(&text, "UploadId").to_owned());
            self.journal.apply(change, created);
        }
        Ok(reply)
    }

    fn send(&mut self, request: &Request, token: &str) -> std::io::Result<Reply> {
        let mut headers = vec![("user-agent", token)];
        headers.extend(request.headers.iter().map(|(name, value)| (*name, value.as_str())));
        let target = (request.method, request.path.as_str());
        let now = SystemTime::now();
        let request = self.client.signed_s3(target, &headers, &request.body, now);
        self.client.send(&request)
    }

    /// Compares the audit log with what was acknowledged since the last time, and learns from it how the unknown requests ended.
    /// Returns how many of those were carried out.
    pub fn compare_log(&mut self, entries: &BTreeMap<String, Vec<Entry>>) -> usize {
        let unlogged = std::mem::take(&mut self.unlogged);
        let unknown = std::mem::take(&mut self.unknown);
        let carried_out = log::outcomes(unlogged, unknown, entries, &mut self.faults);
        let count = carried_out.len();
        for (change, created) in carried_out {
            self.journal.apply(change, created);
        }
        count
    }
}
