//! A corpus of bad requests that is generated from the AWS model, and the answer that each must get.
//!
//! Every one must get its 4xx with the right AWS code (or, where HTTP itself is broken, a 4xx or a closed connection),
//! never a 5xx; each answer has exactly one audit entry; the service stays up and its memory flat.

mod corpus;
mod raw;
mod signatures;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::time::SystemTime;

use crate::client::Reply;
use crate::process::Process;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

/// How much the service's resident memory may grow after the first pass. What the first pass takes is the allocator's,
/// buffers of 512 KiB on each thread among it; what grows with every pass is a leak.
const GROWTH_KIB_MAX: u64 = 20 * 1024;
const TOO_LARGE: u16 = 413;
const BROKEN_HTTP: &str = "broken HTTP";

/// What the corpus has shown.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Requests in one pass, by group.
    pub groups: BTreeMap<&'static str, usize>,
    /// Every wrong answer and everything else that is wrong, in words.
    pub wrong: Vec<String>,
    /// How much the service's resident memory grew from before the first pass to after the last.
    pub growth_kib: u64,
    /// How much it grew after the first pass.
    pub growth_after_first_kib: u64,
    /// How often the corpus was sent.
    pub passes: usize,
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 30;
        for wrong in self.wrong.iter().take(SHOWN) {
            writeln!(out, "WRONG {wrong}")?;
        }
        if self.wrong.len() > SHOWN {
            writeln!(out, "      and {} more", self.wrong.len() - SHOWN)?;
        }
        for (group, count) in &self.groups {
            writeln!(out, "{count:>6}  {group}")?;
        }
        let (all, passes) = (self.groups.values().sum::<usize>(), self.passes);
        writeln!(out, "{all:>6}  requests in a pass, {passes} passes")?;
        writeln!(
            out,
            "{:>6}  KiB more resident memory, {} of them after the first pass",
            self.growth_kib, self.growth_after_first_kib
        )?;
        write!(out, "{:>6}  wrong", self.wrong.len())
    }
}

/// The answer that is right.
struct Wanted {
    status: u16,
    code: &'static str,
    /// What the message must contain.
    says: Option<String>,
}

/// One bad request.
struct Case {
    group: &'static str,
    /// Shown when the answer is wrong.
    name: String,
    /// The bytes to send.
    request: Vec<u8>,
    wanted: Wanted,
}

/// Sends the whole corpus so many times to a service in `data_dir`, which is empty.
#[must_use]
pub fn run(data_dir: &Path, passes: usize) -> Outcome {
    // Each has an entry of its own, those that prove no caller too.
    let own_entries = ["--unproven-entries-per-second", "4294967295"];
    let process = Process::start_with(data_dir, &own_entries);
    let mut outcome = Outcome { passes, ..Outcome::default() };
    let mut request_ids = Vec::new();
    still_serves(&process, &mut outcome, &mut request_ids);
    let (before, mut after_first) = (resident(process.id()), 0);
    for pass in 1..=passes {
        outcome.groups.clear();
        send_all(&process, &mut outcome, &mut request_ids);
        still_serves(&process, &mut outcome, &mut request_ids);
        if pass == 1 {
            after_first = resident(process.id());
        }
    }
    let after = resident(process.id());
    outcome.growth_kib = after.saturating_sub(before);
    outcome.growth_after_first_kib = after.saturating_sub(after_first);
    if outcome.growth_after_first_kib > GROWTH_KIB_MAX {
        let leak = format!("resident memory grew from {after_first} KiB to {after} KiB");
        outcome.wrong.push(leak);
    }
    outcome.wrong.extend(unaudited(data_dir, request_ids));
    outcome
}

fn send_all(process: &Process, outcome: &mut Outcome, request_ids: &mut Vec<String>) {
    let mut client = process.client();
    // Signed now: signatures age, and the corpus of a slow machine takes a while.
    let mut cases =
        corpus::all(&|operation, body| client.signed_json(operation, body, SystemTime::now()));
    cases.extend(signatures::all(&client));
    let bar = ProgressBar::new(u64::try_from(cases.len()).unwrap()).with_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len} bad requests ({eta} left)").unwrap(),
    );
    for case in &cases {
        *outcome.groups.entry(case.group).or_default() += 1;
        match client.send(&case.request) {
            Ok(reply) => {
                outcome.wrong.extend(wrong(case, &reply));
                request_ids.extend(reply.header("x-amzn-requestid").map(str::to_owned));
                if reply.status == TOO_LARGE {
                    // The rest of the body will not be read, so the connection is of no more use.
                    client = process.client();
                }
            }
            Err(error) => {
                outcome.wrong.push(format!("{}: {}: no answer: {error}", case.group, case.name));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    for answer in raw::all(process) {
        *outcome.groups.entry(BROKEN_HTTP).or_default() += 1;
        outcome.wrong.extend(answer.wrong);
        request_ids.extend(answer.request_ids);
    }
}

/// What is wrong with the answer to a case, if anything.
fn wrong(case: &Case, reply: &Reply) -> Option<String> {
    let Wanted { status, code, says } = &case.wanted;
    let message = reply.message().unwrap_or_default();
    let found = reply.code().unwrap_or_default();
    let same = reply.status == *status
        && found == *code
        && reply.header("x-amzn-errortype") == Some(code)
        && (reply.status != TOO_LARGE || reply.header("connection") == Some("close"))
        && says.as_ref().is_none_or(|says| message.contains(says));
    let says = says.as_deref().unwrap_or_default();
    (!same).then(|| {
        let message: String = message.chars().take(200).collect();
        format!(
            "{}: {}: expected {status} {code} {says:?}, got {} {found} {message:?}",
            case.group, case.name, reply.status
        )
    })
}

/// The service is ready and answers a good request.
fn still_serves(process: &Process, outcome: &mut Outcome, request_ids: &mut Vec<String>) {
    if process.get("/readyz").is_none_or(|(status, _)| status != 200) {
        outcome.wrong.push("the service is not ready any more".to_owned());
    }
    match process.client().call("ListKeys", &json!({})) {
        Ok(reply) if reply.status == 200 => {
            request_ids.extend(reply.header("x-amzn-requestid").map(str::to_owned));
        }
        other => outcome.wrong.push(format!("a good request got {other:?}")),
    }
}

/// Answers that do not have exactly one audit entry. Entries without an answer may only be of broken HTTP: a client that
/// was gone before it was answered.
fn unaudited(data_dir: &Path, request_ids: Vec<String>) -> Vec<String> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for request_id in request_ids {
        counts.entry(request_id).or_default().0 += 1;
    }
    for entry in audit::entries(&data_dir.join("audit"), 0).unwrap() {
        let event: Value = serde_json::from_str(entry.unwrap().event.get()).unwrap();
        if event["eventType"] != "AwsApiCall" {
            continue;
        }
        let request_id = event["requestID"].as_str().unwrap_or_default();
        counts.entry(request_id.to_owned()).or_default().1 += 1;
    }
    let wrong = counts.into_iter().filter(|(_, (answers, entries))| *entries != 1 || *answers > 1);
    wrong
        .map(|(id, (answers, entries))| {
            format!("audit: request {id} has {answers} answers and {entries} entries")
        })
        .collect()
}

/// `VmRSS`, in KiB.
fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case {
        let wanted =
            Wanted { status: 400, code: "ValidationException", says: Some("'keyId'".to_owned()) };
        Case { group: "group", name: "name".to_owned(), request: Vec::new(), wanted }
    }

    fn reply(status: u16, code: &str, message: &str) -> Reply {
        let headers = vec![("x-amzn-errortype".to_owned(), code.to_owned())];
        let body = json!({"__type": code, "message": message}).to_string().into_bytes();
        Reply { status, headers, body }
    }

    #[test]
    fn status_code_and_message_count() {
        assert_eq!(wrong(&case(), &reply(400, "ValidationException", "at 'keyId'")), None);
        assert!(wrong(&case(), &reply(500, "ValidationException", "at 'keyId'")).is_some());
        assert!(wrong(&case(), &reply(400, "NotFoundException", "at 'keyId'")).is_some());
        assert!(wrong(&case(), &reply(400, "ValidationException", "at 'tags'")).is_some());
    }
}
