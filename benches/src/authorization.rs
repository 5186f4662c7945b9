//! What authorisation takes of the CPU time of an Encrypt: a user under a key policy of 100 statements and ten identity policies,
//! against the root under the default key policy, whose decision is the shortest there is.
//!
//! Twice: by samples (`perf`) of where the server's threads are, the share of those in `kms::operate::authorize`; and by
//! what a request takes more than the root's, which has the longer audit entry in it. The machine's speed drifts by more than what
//! is looked for: the lines are measured in many short rounds, each share is that of a line against the root's in the same round,
//! and the median of all rounds is what counts.

use std::process::{Command, Stdio};
use std::time::SystemTime;

use conformance::client::{Client, Reply};
use conformance::identities::credentials;
use conformance::process::Process;
use serde_json::{Value, json};

use crate::bare::pin;
use crate::load::measure_all;
use crate::long_policies::{ACCOUNT, About, identity_policy, key_policy};
use crate::throughput::base64;

/// Statements of the key policy.
const STATEMENTS: usize = 100;
/// Requests that differ from each other, more than decisions are remembered of one caller and key.
const DIFFERENT: usize = 4096;

/// How long each line is sampled.
const SAMPLED_SECONDS: f64 = 3.0;
/// What authorises: decisions with their traces, those that are remembered, and grants.
const AUTHORIZE: &str = "kms::operate::authorize";

/// What is measured, and what came out.
struct Line {
    name: String,
    /// Whether every request differs from the one before.
    differs: bool,
    requests: Vec<Vec<u8>>,
    /// CPU time of the server for a request in each round, in microseconds.
    micros: Vec<f64>,
    /// Percent of the samples that were in authorisation.
    sampled: f64,
}

/// Measures and prints a table.
pub(crate) fn run(seconds: f64, rounds: usize, only: &str) {
    let folder = tempfile::tempdir_in(".").unwrap();
    let process = Process::start_with(folder.path(), &["--threads", "1"]);
    pin(process.id(), 0);
    pin(std::process::id(), 1);
    make_others(&process);
    let mut lines = lines(&process);
    lines.retain(|line| line.name.contains(only));
    for _ in 0..rounds {
        for line in &mut lines {
            let figures = measure_all(process.api, process.id(), &line.requests, seconds, 32);
            line.micros.push(figures.cpu.as_secs_f64() * 1e6);
        }
    }
    for line in &mut lines {
        line.sampled = sample(&process, &line.requests);
    }
    let bytes = key_policy(STATEMENTS, About::Others).len();
    println!("{STATEMENTS} statements, {bytes} bytes; medians of {rounds} rounds of {seconds} s\n");
    println!("{:<64} {:>7} {:>8} {:>7}", "Encrypt 32 B", "cpu µs", "sampled", "more");
    for Line { name, micros, differs, sampled, .. } in &lines {
        let Some(Line { micros: base, .. }) = lines.iter().find(|base| base.differs == *differs)
        else {
            continue;
        };
        let share = |(own, base): (&f64, &f64)| 100.0 * (own - base) / own;
        let share = median(micros.iter().zip(base).map(share).collect());
        let micros = median(micros.clone());
        println!("{name:<64} {micros:>7.2} {sampled:>7.1}% {share:>6.1}%");
    }
}

/// Percent of the samples of the server under this load that are in the function that authorises, or below it.
fn sample(process: &Process, requests: &[Vec<u8>]) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("perf.data");
    let mut recording = Command::new("perf")
        .args(["record", "-q", "-e", "cpu-clock", "-F", "2500", "--call-graph", "dwarf,16384"])
        .args(["-p", &process.id().to_string(), "-o"])
        .arg(&data)
        .stderr(Stdio::null())
        .spawn()
        .expect(
            "`perf` samples where the server's time goes: install it (linux-perf, linux-tools)",
        );
    let _figures = measure_all(process.api, process.id(), requests, SAMPLED_SECONDS, 32);
    let stopped = Command::new("kill").args(["-INT", &recording.id().to_string()]).status();
    assert!(stopped.unwrap().success() && recording.wait().is_ok());
    let report = Command::new("perf")
        .args([
            "report",
            "--children",
            "--stdio",
            "-g",
            "none",
            "--no-inline",
            "-F",
            "overhead_children,sym",
            "-i",
        ])
        .arg(&data)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&report.stdout);
    let line = text.lines().find(|line| line.ends_with(AUTHORIZE));
    let line = line.unwrap_or_else(|| panic!("{AUTHORIZE} is not in the samples:\n{text}"));
    line.trim().split('%').next().unwrap().parse().unwrap()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_unstable_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn lines(process: &Process) -> Vec<Line> {
    let root = process.client();
    let key = new_key(&mut process.client(), None);
    let line = |name: String, client: &Client, contexts: &[Value], key: &str| {
        let request = |context: &Value| {
            let body =
                json!({"KeyId": key, "Plaintext": base64(&[7; 32]), "EncryptionContext": context});
            client.signed("Encrypt", body.to_string().as_bytes(), SystemTime::now())
        };
        let requests: Vec<_> = contexts.iter().map(request).collect();
        Line { name, differs: requests.len() > 1, requests, micros: Vec::new(), sampled: 0.0 }
    };
    let same = [json!({"team": "red"})];
    let different: Vec<_> =
        (0..DIFFERENT).map(|number| json!({"team": format!("red {number}")})).collect();
    let mut all = vec![
        line("root, default key policy, the same request".to_owned(), &root, &same, &key),
        line("root, default key policy, different requests".to_owned(), &root, &different, &key),
    ];
    let [plain, asking] =
        [("plain", ""), ("asking", "red*")].map(|(name, team)| user(process, name, team));
    for (about, statements) in
        [(About::Others, "statements for others"), (About::Requests, "statements on the request")]
    {
        let key = new_key(&mut process.client(), Some(&key_policy(STATEMENTS, about)));
        for (client, name, contexts) in [
            (&plain, "no condition on identity, the same request", &same[..]),
            (&asking, "with conditions, the same request", &same[..]),
            (&asking, "with conditions, different requests", &different[..]),
        ] {
            all.push(line(format!("{statements}, {name}"), client, contexts, &key));
        }
    }
    all
}

/// Who is named by the statements about [`About::Others`]: a key policy can name only who exists.
fn make_others(process: &Process) {
    let mut root = process.client();
    let trust = json!({"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole",
    }});
    let trust = trust.to_string();
    for number in 1..STATEMENTS {
        let (user, role) = (format!("member-{number}"), format!("team-{number}"));
        iam(&mut root, "CreateUser", &[("UserName", &user)]);
        let role = [("RoleName", role.as_str()), ("AssumeRolePolicyDocument", &trust)];
        iam(&mut root, "CreateRole", &role);
    }
}

fn iam(client: &mut Client, operation: &str, parameters: &[(&str, &str)]) -> Reply {
    let reply = client.query_at("iam", operation, parameters, SystemTime::now()).unwrap();
    assert_eq!(reply.status, 200, "{operation}: {}", String::from_utf8_lossy(&reply.body));
    reply
}

fn new_key(client: &mut Client, policy: Option<&str>) -> String {
    let body = policy.map_or_else(|| json!({}), |policy| json!({"Policy": policy}));
    let reply = client.call("CreateKey", &body).unwrap();
    assert_eq!(reply.status, 200, "{:?}", reply.message());
    reply.json()["KeyMetadata"]["KeyId"].as_str().unwrap().to_owned()
}

/// A user with ten managed policies.
fn user(process: &Process, name: &str, team: &str) -> Client {
    let mut root = process.client();
    iam(&mut root, "CreateUser", &[("UserName", name)]);
    for number in 0..10 {
        let policy = format!("{name}-{number}");
        let text = identity_policy(number, team);
        iam(&mut root, "CreatePolicy", &[("PolicyName", &policy), ("PolicyDocument", &text)]);
        let arn = format!("arn:aws:iam::{ACCOUNT}:policy/{policy}");
        iam(&mut root, "AttachUserPolicy", &[("UserName", name), ("PolicyArn", &arn)]);
    }
    let key = credentials(&iam(&mut root, "CreateAccessKey", &[("UserName", name)]));
    Client::new(process.api, key)
}
