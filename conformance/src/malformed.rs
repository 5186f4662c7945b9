//! A corpus of bad requests that is generated from the AWS model, and the answer that each must get.
//!
//! Every one must get a 4xx with the right AWS code (or, where HTTP itself is broken, a 4xx or a closed connection), never
//! a 5xx; the service must stay up and its memory flat.

mod corpus;
mod raw;

use std::collections::BTreeMap;
use std::path::Path;

use crate::client::Client;
use crate::process::Process;

/// What the corpus has shown.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Requests in one pass, by group.
    pub groups: BTreeMap<&'static str, usize>,
    /// Every wrong answer, in words.
    pub wrong: Vec<String>,
    /// How much the service's resident memory grew from the end of the first pass to the end of the last.
    pub growth_kib: u64,
}

/// One bad request.
pub(crate) struct Case {
    pub(crate) group: &'static str,
    /// Shown when the answer is wrong.
    pub(crate) name: String,
    /// The bytes to send.
    pub(crate) request: Vec<u8>,
    /// The codes that are right.
    pub(crate) codes: &'static [&'static str],
}

/// Sends the whole corpus so many times.
#[must_use]
pub fn run(dir: &Path, passes: usize) -> Outcome {
    let process = Process::start(dir);
    let mut outcome = Outcome::default();
    let mut after_first = 0;
    for pass in 1..=passes {
        let mut client = process.client();
        let cases = corpus::all(&client);
        for case in &cases {
            if pass == 1 {
                *outcome.groups.entry(case.group).or_default() += 1;
            }
            outcome.wrong.extend(answer(&mut client, case));
        }
        let raw = raw::all(&process);
        if pass == 1 {
            outcome.groups.insert("broken HTTP", raw.len());
        }
        outcome.wrong.extend(raw.into_iter().filter_map(|(name, fine)| (!fine).then_some(name)));
        if pass == 1 {
            outcome.wrong.extend(audited(dir, cases.len()));
            after_first = resident(process.id());
        }
        if process.get("/readyz").is_none_or(|(status, _)| status != 200) {
            outcome.wrong.push("the service is not ready any more".to_owned());
        }
    }
    outcome.growth_kib = resident(process.id()).saturating_sub(after_first);
    outcome
}

/// What is wrong with the answer to a case, if anything.
fn answer(client: &mut Client, case: &Case) -> Option<String> {
    let reply = match client.send(&case.request) {
        Ok(reply) => reply,
        Err(error) => return Some(format!("{}: {}: no answer: {error}", case.group, case.name)),
    };
    let code = reply.code().unwrap_or_default();
    let right = (400..500).contains(&reply.status) && case.codes.contains(&code.as_str());
    (!right).then(|| {
        format!(
            "{}: {}: {} {code} {:?} instead of {:?}",
            case.group,
            case.name,
            reply.status,
            reply.message(),
            case.codes
        )
    })
}

/// Each of them has left one entry, besides the one of the first start.
fn audited(dir: &Path, cases: usize) -> Option<String> {
    let entries = audit::entries(&dir.join("audit"), 0).unwrap();
    let calls = entries
        .filter(|entry| entry.as_ref().unwrap().event.get().contains("\"AwsApiCall\""))
        .count();
    (calls < cases).then(|| format!("{cases} requests have left {calls} entries in the audit log"))
}

fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
