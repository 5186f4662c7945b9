//! One client thread: it sends calls and writes down what was acknowledged.

use std::collections::BTreeMap;
use std::time::{Instant, SystemTime};

use crate::client::{Client, Reply};
use crate::crash::journal::{Change, Ciphertext, Journal};
use crate::crash::log;
use crate::seed::Seed;
use serde_json::Value;

/// A call with what it must come to.
#[derive(Debug)]
pub struct Call {
    /// The operation.
    pub operation: &'static str,
    /// Its input.
    pub body: Value,
    /// What it changes when it succeeds.
    pub change: Change,
    /// The error it must end with; none when it must succeed.
    pub refusal: Option<&'static str>,
}

impl Call {
    /// A call that succeeds.
    #[must_use]
    pub const fn new(operation: &'static str, body: Value, change: Change) -> Self {
        Self { operation, body, change, refusal: None }
    }

    /// A call that succeeds and changes nothing.
    #[must_use]
    pub const fn read(operation: &'static str, body: Value) -> Self {
        Self::new(operation, body, Change::None)
    }
}

/// A call that was sent and not acknowledged.
#[derive(Clone, Debug)]
pub struct Unknown<C = Change> {
    /// The operation.
    pub operation: &'static str,
    /// The User-Agent header that names it in the audit log.
    pub token: String,
    /// What it changes, if it was carried out.
    pub change: C,
}

/// What the audit log says of a call.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The request id.
    pub request_id: String,
    /// Whether it ended without an error.
    pub succeeded: bool,
    /// The key, or the upload of S3, of a call that created one.
    pub created: Option<String>,
}

/// A call that succeeded, as it is needed to tell later what a copy of the service must have.
#[derive(Clone, Debug)]
pub struct Acknowledged {
    /// The User-Agent header that names it in the audit log.
    pub token: String,
    /// When the reply had come.
    pub at: Instant,
    /// What it changed.
    pub change: Change,
    /// The key that it made.
    pub created: Option<String>,
    /// What it handed out, with the place of its key.
    pub kept: Option<(usize, Ciphertext)>,
}

/// There is no reply, or none that counts.
#[derive(Clone, Copy, Debug)]
pub struct Broken;

/// A client thread and what it knows.
#[derive(Debug)]
pub struct Worker {
    index: usize,
    client: Client,
    /// Its random choices.
    pub seed: Seed,
    /// What was acknowledged.
    pub journal: Journal,
    /// Acknowledged calls over all rounds.
    pub acknowledged: u64,
    /// Acknowledged calls whose entry was not looked for yet: token and request id.
    pub unlogged: Vec<(String, String)>,
    /// Calls without an answer, or with one that says nothing of the outcome, oldest first.
    pub unknown: Vec<Unknown>,
    /// Whether the service is being given faults: it may then answer 5xx, which acknowledges nothing.
    pub may_fail: bool,
    /// Everything that succeeded, in order, where that is kept.
    pub history: Option<Vec<Acknowledged>>,
    /// What is wrong, in words.
    pub faults: Vec<String>,
}

impl Worker {
    /// A thread with nothing yet.
    #[must_use]
    pub fn new(index: usize, client: Client, seed: Seed) -> Self {
        Self {
            index,
            client,
            seed,
            journal: Journal::default(),
            acknowledged: 0,
            unlogged: Vec::new(),
            unknown: Vec::new(),
            may_fail: false,
            history: None,
            faults: Vec::new(),
        }
    }

    /// Another thread that knows the same, for a copy of the data directory. It has made the same random choices.
    #[must_use]
    pub fn twin(&self, client: Client) -> Self {
        Self {
            index: self.index,
            client,
            seed: self.seed.clone(),
            journal: self.journal.clone(),
            acknowledged: 0,
            unlogged: self.unlogged.clone(),
            unknown: self.unknown.clone(),
            may_fail: self.may_fail,
            history: None,
            faults: Vec::new(),
        }
    }

    /// The same thread at a service that was started again.
    pub fn reconnect(&mut self, client: Client) {
        self.client = client;
    }

    /// A text that no other call of the campaign has.
    pub fn token(&mut self) -> String {
        format!("crash-{}-{:016x}", self.index, self.seed.number())
    }

    /// Sends a call, checks its status and writes down what it changed.
    ///
    /// # Errors
    /// The call was not acknowledged and is now one of the [unknown](Self::unknown) ones: the connection broke, or the
    /// service, to which that [may happen](Self::may_fail), answered with an internal error.
    pub fn perform(&mut self, call: Call) -> Result<Reply, Broken> {
        let token = match &call.change {
            Change::Create(description) => description.clone(),
            _ => self.token(),
        };
        let reply = self.send(&call, &token).ok();
        let failed = |reply: &Reply| self.may_fail && reply.status >= 500;
        let Some(reply) = reply.filter(|reply| !failed(reply)) else {
            let Call { operation, change, .. } = call;
            self.unknown.push(Unknown { operation, token, change });
            return Err(Broken);
        };
        self.acknowledged += 1;
        let request_id = reply.header("x-amzn-requestid").unwrap_or_default().to_owned();
        self.unlogged.push((token.clone(), request_id));
        if reply.code().as_deref() != call.refusal
            || (reply.status == 200) != call.refusal.is_none()
        {
            self.faults.push(format!(
                "{} {}: expected {}, got {} {}",
                call.operation,
                call.body,
                call.refusal.unwrap_or("success"),
                reply.status,
                String::from_utf8_lossy(&reply.body),
            ));
        } else if reply.status == 200 {
            let created = reply.json()["KeyMetadata"]["KeyId"].as_str().map(str::to_owned);
            if let Some(history) = &mut self.history {
                let (change, created) = (call.change.clone(), created.clone());
                history.push(Acknowledged {
                    token,
                    at: Instant::now(),
                    change,
                    created,
                    kept: None,
                });
            }
            self.journal.apply(call.change, created);
        }
        Ok(reply)
    }

    fn send(&mut self, call: &Call, token: &str) -> std::io::Result<Reply> {
        let target = format!("TrentService.{}", call.operation);
        let host = self.client.address().to_string();
        let headers = [
            ("host", host.as_str()),
            ("content-type", "application/x-amz-json-1.1"),
            ("x-amz-target", target.as_str()),
            ("user-agent", token),
        ];
        let body = call.body.to_string();
        let request =
            self.client.signed_with("POST", "/", &headers, body.as_bytes(), SystemTime::now());
        self.client.send(&request)
    }

    /// Keeps what Encrypt or GenerateDataKey has handed out.
    pub fn keep(&mut self, at: usize, reply: &Reply, plaintext: Option<String>, context: String) {
        let json = reply.json();
        let text = |name: &str| json[name].as_str().map(str::to_owned);
        if let (Some(blob), Some(plaintext)) =
            (text("CiphertextBlob"), plaintext.or(text("Plaintext")))
        {
            let ciphertext = Ciphertext { blob, plaintext, context, proven: false };
            if let Some(last) = self.history.as_mut().and_then(|history| history.last_mut()) {
                last.kept = Some((at, ciphertext.clone()));
            }
            self.journal.touch(at).keep(ciphertext);
        }
    }

    /// Compares the audit log with what was acknowledged since the last crash, and learns from it how the unknown calls
    /// ended.
    pub fn compare_log(&mut self, entries: &BTreeMap<String, Vec<Entry>>) {
        let unlogged = std::mem::take(&mut self.unlogged);
        let unknown = std::mem::take(&mut self.unknown);
        for (change, created) in log::outcomes(unlogged, unknown, entries, &mut self.faults) {
            self.journal.apply(change, created);
        }
    }
}
