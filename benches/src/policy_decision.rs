//! How long a decision takes on long policies: a key policy of so many statements, and ten identity policies of a user whom it
//! leaves to the account. The statement that allows is the last one of the last policy. And how long it takes with the trace that
//! goes into the audit log.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use model::{AccountId, KeyArn};
use policy::{
    Attached, CallerView, Document, PermissionQuery, PolicyKind, PrincipalPolicies, Resource,
    Trace, decide,
};

use crate::long_policies::{ACCOUNT, About, identity_policy, key_policy};

const ROOT: &str = "arn:aws:iam::000000000000:root";
const USER: &str = "arn:aws:iam::000000000000:user/alice";
/// How long each line is measured.
const TIME: Duration = Duration::from_millis(500);
/// Decisions that are timed together; the median of all batches is what counts.
const BATCH: u32 = 100;

/// Prints a table.
pub(crate) fn run() {
    println!(
        "{:>10} {:>10} {:>14} {:>14} {:>14}  statements are about",
        "statements", "bytes", "ns a decision", "ns a statement", "ns with trace"
    );
    // A root under the default policy, as most requests of small installations are.
    let ordinary = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
        "Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:*","Resource":"*"}]}"#;
    line(1, ordinary, (ROOT, "the account"));
    for (about, name) in [(About::Others, "others"), (About::Requests, "what is asked")] {
        for count in [25, 50, 100, 200] {
            line(count, &key_policy(count, about), (USER, name));
        }
    }
}

fn line(count: usize, text: &str, (caller, about): (&str, &str)) {
    let nanos = measure(text, caller, |question| decide(question).is_allowed());
    let traced = measure(text, caller, |question| {
        let (mut trace, decision) = (Trace::default(), decide(question));
        trace.note(question, &decision, Some(0));
        !black_box(&trace).json().is_empty() && decision.is_allowed()
    });
    let each = nanos / count as f64;
    println!("{count:>10} {:>10} {nanos:>14.0} {each:>14.1} {traced:>14.0}  {about}", text.len());
}

fn measure(text: &str, caller: &str, is_allowed: impl Fn(&PermissionQuery<'_>) -> bool) -> f64 {
    let policy = Document::parse(text).unwrap();
    let key = KeyArn::parse(
        "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    )
    .unwrap();
    let attached = |number| {
        let document =
            Document::parse_as(PolicyKind::Identity, &identity_policy(number, "red")).unwrap();
        Attached { name: format!("policy-{number}"), document: Arc::new(document) }
    };
    let identity = PrincipalPolicies {
        policies: (0..10).map(attached).collect(),
        ..PrincipalPolicies::default()
    };
    let context: BTreeMap<String, Vec<String>> = [
        ("kms:encryptioncontext:team".to_owned(), vec!["red".to_owned()]),
        ("kms:calleraccount".to_owned(), vec![ACCOUNT.to_owned()]),
    ]
    .into();
    let question = PermissionQuery {
        caller: CallerView::new(AccountId::parse(ACCOUNT).unwrap(), caller),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&policy),
        identity: (caller == USER).then_some(&identity),
        context: &context,
    };
    assert!(is_allowed(&question));
    let (start, mut batches) = (Instant::now(), Vec::new());
    while start.elapsed() < TIME {
        let batch = Instant::now();
        for _ in 0..BATCH {
            assert!(is_allowed(black_box(&question)));
        }
        batches.push(batch.elapsed());
    }
    batches.sort_unstable();
    batches[batches.len() / 2].as_secs_f64() * 1e9 / f64::from(BATCH)
}
