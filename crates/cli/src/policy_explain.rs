//! `bulla policy explain`: explains why a request was allowed or refused, from its entry in the audit log, or how one would be
//! decided (`policy_question`).

mod text;

use std::process::ExitCode;

use clap::Subcommand;
use policy::{PermissionTrace, Suggestion, Weighed, Where, changes};
use serde_json::{Value, json};

use crate::log_location::{LogLocation, archived_note};
use crate::out::Output;
use crate::policy_question::PolicyQuestion;
use crate::printable::plain;
use crate::recorded_decision::{Explained, asked, at, caller, complete, is_abroad};
use crate::{Failure, out, policy_simulate};

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Explain why a request was or would be allowed or refused, and what would allow it. Works while the service runs.
    #[command(after_help = EXAMPLES)]
    Explain(ExplainArguments),
    /// List the past requests that a changed policy would decide differently. Works while the service runs.
    #[command(after_help = policy_simulate::EXAMPLES)]
    Simulate(policy_simulate::SimulateArguments),
}

const EXAMPLES: &str = "\
The request id is in the header x-amzn-RequestId of every answer, refusals included (boto3: \
error.response[\"ResponseMetadata\"][\"RequestId\"]; AWS CLI: --debug), and in the output of \
`bulla audit tail`. The chain of the log is not verified: see `bulla audit verify`.

With --principal the question is answered from the policies and grants in the data directory, as \
they are now. Condition keys that neither --context nor --encryption-context gives count as absent, \
but for what is known of the principal, the key and the time.

Examples:
  bulla policy explain --request-id 7f9c1b52-6d0e-4c58-9a1b-0d2f3c4e5a61
  bulla policy explain --request-id \"$ID\" --data-dir /var/lib/bulla \\
      --output json | jq .changes
  bulla policy explain --principal arn:aws:iam::000000000000:user/alice \\
      --action kms:Decrypt --key alias/app --encryption-context team=red \\
      --context aws:SourceIp=192.0.2.7
  bulla policy explain --principal arn:aws:iam::000000000000:user/alice \\
      --action kms:CreateKey

Exit status: 0 when the decision is shown, whichever it was; 1 when there is none or the log \
cannot be read; 2 when the arguments are wrong.";

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArguments {
    /// The id of the request.
    #[arg(long, value_name = "ID", required_unless_present = "principal", conflicts_with_all = ["principal", "action", "key"])]
    request_id: Option<String>,
    #[command(flatten)]
    question: PolicyQuestion,
    #[command(flatten)]
    place: LogLocation,
    /// The output, for people or for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

pub(crate) fn run(command: &PolicyCommand) -> Result<ExitCode, Failure> {
    match command {
        PolicyCommand::Explain(arguments) => explain(arguments),
        PolicyCommand::Simulate(arguments) => policy_simulate::run(arguments),
    }
}

fn explain(arguments: &ExplainArguments) -> Result<ExitCode, Failure> {
    let explained = match &arguments.request_id {
        Some(id) => find(&arguments.place, id)?,
        None => arguments.question.ask(&arguments.place)?,
    };
    match arguments.output {
        Output::Text => out::text(&text::render(&explained)?)?,
        Output::Json => out::line(serde_json::to_string_pretty(&explained.json()?)?)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn find(place: &LogLocation, id: &str) -> Result<Explained, Failure> {
    let path = place.log()?;
    let entries = audit::of_request(&path, id)?;
    let events = entries.iter().map(|entry| serde_json::from_str::<Value>(entry.event.get()));
    let events = events.collect::<Result<Vec<_>, _>>()?;
    let Some(newest) = events.last() else {
        let archived = archived_note(&path)
            .map(|note| format!("\n  Or is it older: {note}."))
            .unwrap_or_default();
        return Err(format!(
            "no request {id} in {}\n  Is it the id of the answer (x-amzn-RequestId), and the data directory of the service that gave it?{archived}",
            path.display()
        )
        .into());
    };
    let decided = || events.iter().rev().filter(|event| event.get("decision").is_some());
    let Some(event) = decided().find(|event| !is_abroad(event)).or(decided().next()) else {
        return Err(undecided(id, newest).into());
    };
    let mut asked = permissions(id, event)?;
    // The resource may be of another account, whose entry tells what its policy and grants said.
    for other in decided().filter(|other| is_abroad(other) && other != &event) {
        complete(&mut asked, permissions(id, other)?);
    }
    Ok(Explained { changes: changes(&asked), asked, event: event.clone() })
}

fn permissions(id: &str, event: &Value) -> Result<Vec<PermissionTrace<'static>>, Failure> {
    asked(event).map_err(|error| {
        format!("the decision in the entry of request {id} cannot be read: {error}").into()
    })
}

/// Returns the reason why an entry says nothing about policies.
fn undecided(id: &str, event: &Value) -> String {
    let (name, code, message) =
        (at(event, "/eventName"), at(event, "/errorCode"), at(event, "/errorMessage"));
    if name == "RefusedRequests" {
        return format!(
            "request {id} was refused before any policy was asked, because it did not prove its caller: it came with so many others of the kind \
             that {} of them share entry {}\n  Next: its errors and addresses are in `bulla audit tail`; --unproven-entries-per-second says how many get an entry each.",
            event.pointer("/serviceEventDetails/requests").unwrap_or(&Value::Null),
            at(event, "/eventID"),
        );
    }
    if code.is_empty() {
        return format!(
            "the entry of request {id} ({name}) has no decision: the operation asks no policy, or the entry is of an older version"
        );
    }
    let told =
        if message.is_empty() { code.to_owned() } else { format!("{code}: {}", plain(message)) };
    format!(
        "no policy was asked about request {id} ({name}): it was refused before that, with\n  {told}"
    )
}

impl Explained {
    fn allowed(&self) -> bool {
        self.asked.iter().all(|asked| asked.allowed)
    }

    fn json(&self) -> Result<Value, Failure> {
        let changes = self.changes.iter().map(change_json).collect::<Result<Vec<_>, _>>()?;
        Ok(json!({
            "requestId": self.event.get("requestID"),
            "time": at(&self.event, "/eventTime"),
            "operation": at(&self.event, "/eventName"),
            "caller": caller(&self.event),
            "sourceIp": at(&self.event, "/sourceIPAddress"),
            "errorCode": self.event.get("errorCode"),
            "allowed": self.allowed(),
            "permissions": self.asked.iter().map(permission_json).collect::<Vec<_>>(),
            "changes": changes,
        }))
    }
}

/// Returns the policies of a permission in the order in which they count, with the kind of each.
fn policies<'a>(asked: &'a PermissionTrace<'_>) -> Vec<(&'static str, &'a Weighed<'a>)> {
    let key = if asked.is_of_role() { "trust policy" } else { "key policy" };
    let key = asked.key.iter().map(|policy| (key, policy));
    let identity = asked.identity.iter().map(|policy| ("identity policy", policy));
    let boundary = asked.boundary.iter().map(|policy| ("permissions boundary", policy));
    let session = asked.session.iter().flatten().map(|policy| ("session policy", policy));
    let grants = asked.grants.iter().map(|grant| ("grant", grant));
    key.chain(identity).chain(boundary).chain(session).chain(grants).collect()
}

fn permission_json(asked: &PermissionTrace<'_>) -> Value {
    let policies = policies(asked).into_iter().map(|(kind, policy)| {
        let statements = policy.statements().map(|(index, seen)| {
            json!({
                "statement": index,
                "sid": policy.sids.get(&index),
                "effect": seen.effect,
                "why": seen.why,
                "meaning": seen.meaning,
                "failed": policy.failed.get(&index),
            })
        });
        json!({"kind": kind, "name": policy.name, "statements": statements.collect::<Vec<_>>()})
    });
    json!({
        "action": asked.action,
        "resource": asked.resource(),
        "allowed": asked.allowed,
        "refusedBy": asked.refused_by,
        "policies": policies.collect::<Vec<_>>(),
        "cut": asked.cut,
    })
}

fn change_json(change: &Suggestion) -> Result<Value, Failure> {
    Ok(match change {
        Suggestion::Add { policy, statement } => {
            json!({"add": serde_json::to_value(statement)?, "to": name(policy)})
        }
        Suggestion::Meet { policy, index, failed } => {
            json!({"meet": failed, "statement": index, "of": name(policy)})
        }
        Suggestion::Remove { policy, index } => json!({"remove": index, "from": name(policy)}),
        Suggestion::Never(why) => json!({"never": why}),
    })
}

/// Returns the name of a policy for a sentence.
fn name(policy: &Where) -> String {
    match policy {
        Where::Key(key) => format!("the key policy of {key}"),
        Where::Trust(role) => format!("the trust policy of {role}"),
        Where::Identity(name) if name.is_empty() => "an identity policy of the caller".to_owned(),
        Where::Identity(name) => format!("the identity policy {name}"),
        Where::Boundary => "the permissions boundary".to_owned(),
        Where::Session(index) => format!("session policy {}", index.saturating_add(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sids and encryption contexts are written by others than the reader of the log.
    #[test]
    fn a_terminal_gets_no_control_characters() {
        let json = r#"[{"action":"kms:Encrypt","on":"*","allowed":false,"refusedBy":"NoKeyPolicy","key":{"seen":"c",
            "sids":{"0":"a\u001b[2Jb\u009b"},"failed":{"0":[{"operator":"StringEquals","key":"k","wanted":["x\ny"],"found":["\u001bc"]}]}},
            "identity":[{"name":"n\u0007","seen":"+"}]}]"#;
        let asked = PermissionTrace::read(json, "caller\u{1b}", &[]).unwrap();
        let event = json!({"requestID": "id", "errorCode": "AccessDeniedException"});
        let text = text::render(&Explained { changes: changes(&asked), asked, event }).unwrap();
        assert!(text.contains("a\\u001b[2Jb\\u009b") && text.contains("x\\ny"), "{text}");
        assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
    }
}
