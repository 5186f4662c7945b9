//! How long a decision takes on long policies: a key policy of so many statements, and ten identity policies of a user whom it
//! leaves to the account. The statement that allows is the last one of the last policy. And how long it takes with the trace that
//! goes into the audit log.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use model::{AccountId, KeyArn};
use policy::{
    Attached, CallerView, Document, Identity, Kind, Question, Resource, Trace, decide, explain,
};

const ROOT: &str = "arn:aws:iam::111122223333:root";
const USER: &str = "arn:aws:iam::111122223333:user/alice";
/// How long each line is measured.
const TIME: Duration = Duration::from_millis(500);

/// Prints a table.
pub(crate) fn run() {
    println!(
        "{:>10} {:>10} {:>14} {:>14} {:>14}",
        "statements", "bytes", "ns a decision", "ns a statement", "ns with trace"
    );
    // A root under the default policy, as most requests of small installations are.
    let ordinary = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
        "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}"#;
    line(1, ordinary, ROOT);
    for count in [25, 50, 100, 200] {
        line(count, &key_policy(count), USER);
    }
}

fn line(count: usize, text: &str, caller: &str) {
    let nanos = measure(text, caller, |question| decide(question).is_allowed());
    let traced = measure(text, caller, |question| {
        let (mut trace, decision) = (Trace::default(), explain(question));
        trace.note(question, &decision, Some(0));
        !black_box(&trace).json().is_empty() && decision.is_allowed()
    });
    let each = nanos / count as f64;
    println!("{count:>10} {:>10} {nanos:>14.0} {each:>14.1} {traced:>14.0}", text.len());
}

fn measure(text: &str, caller: &str, is_allowed: impl Fn(&Question<'_>) -> bool) -> f64 {
    let policy = Document::parse(text).unwrap();
    let key = KeyArn::parse(
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    )
    .unwrap();
    let identity =
        Identity { policies: (0..10).map(identity_policy).collect(), ..Identity::default() };
    let context: BTreeMap<String, Vec<String>> =
        [("kms:encryptioncontext:team".to_owned(), vec!["red".to_owned()])].into();
    let question = Question {
        caller: CallerView::new(AccountId::parse("111122223333").unwrap(), caller),
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&policy),
        identity: (caller == USER).then_some(&identity),
        context: &context,
    };
    assert!(is_allowed(&question));
    let (start, mut calls) = (Instant::now(), 0u32);
    while start.elapsed() < TIME {
        for _ in 0..100 {
            assert!(is_allowed(black_box(&question)));
        }
        calls += 100;
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

/// Statements as people write them: for roles and users one by one, with conditions, padded to 32 KB at 100 statements.
fn key_policy(count: usize) -> String {
    let statement = |number: usize| {
        format!(
            r#"{{"Sid":"Allow team {number} to use the key for what it keeps in its own buckets","Effect":"Allow",
               "Principal":{{"AWS":["arn:aws:iam::111122223333:role/team-{number}","arn:aws:iam::111122223333:user/member-{number}"]}},
               "Action":["kms:Encrypt","kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*",
               "Condition":{{"StringEquals":{{"kms:EncryptionContext:team":"{number}"}}}}}}"#
        )
    };
    let statements: Vec<_> = (1..count).map(statement).collect();
    let account = r#"{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}"#;
    format!(r#"{{"Version":"2012-10-17","Statement":[{},{account}]}}"#, statements.join(","))
}

fn identity_policy(number: usize) -> Attached {
    let action = if number == 9 { "kms:Encrypt" } else { "kms:Describe*" };
    let text = format!(
        r#"{{"Version":"2012-10-17","Statement":[
            {{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::bucket-{number}/*"}},
            {{"Effect":"Allow","Action":"{action}","Resource":"arn:aws:kms:*:111122223333:key/*",
              "Condition":{{"StringEquals":{{"kms:EncryptionContext:team":"red"}}}}}}]}}"#
    );
    let document = Document::parse_as(Kind::Identity, &text).unwrap();
    Attached { name: format!("policy-{number}"), document: Arc::new(document) }
}
