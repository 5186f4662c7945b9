//! `bulla policy simulate`: finds past requests that a changed policy would have decided differently, from the audit log.

mod past;
mod tally;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use model::{KeyArn, Region, Timestamp};
use policy::{Changed, Document, PermissionTrace, PolicyKind, again};
use serde_json::Value;
use server::{Clock as _, Look, SystemClock};

use crate::log_location::{LogLocation, archived_note};
use crate::out::Output;
use crate::recorded_decision::{asked, at, complete, is_abroad};
use crate::{Failure, out};
use past::PastRequest;
use tally::{FlipOutcome, Tally};

/// The entries after which the progress is reported.
const PROGRESS_ENTRIES: u64 = 50_000;

pub(crate) const EXAMPLES: &str = "\
Every request in the audit log that asked the key's policy (or that the principal made) is decided \
again with the changed policy. Other policies say what they said then; grants count as they are \
now. What the log does not tell of a request, such as whether a session had MFA, is never guessed: \
such requests are counted apart. The chain of the log is not verified: see `bulla audit verify`.

Examples:
  bulla policy simulate --key \"$KEY_ARN\" --policy new.json --since 7d
  bulla policy simulate --principal arn:aws:iam::000000000000:role/app \\
      --identity-policy arn:aws:iam::000000000000:policy/keys --policy new.json --output json
  bulla policy explain --request-id ID    says why one of the requests was decided as it was

Exit status: 0 when the result is shown, whatever it is; 1 when there is no such key or principal, \
or the log, the store or the policy cannot be read; 2 when the arguments are wrong.";

#[derive(Debug, clap::Args)]
pub(crate) struct SimulateArguments {
    /// The ARN of the key whose policy is changed.
    #[arg(long, value_name = "ARN", required_unless_present = "identity_policy", conflicts_with_all = ["identity_policy", "principal"], value_parser = key)]
    key: Option<KeyArn>,
    /// The identity policy that is changed: the ARN of a managed one, the name of an inline one, or group/GROUP/NAME of an inline
    /// one of a group. If the principal has none of this name, it is added.
    #[arg(long, value_name = "ARN_OR_NAME", requires = "principal")]
    identity_policy: Option<String>,
    /// The ARN of the user or role that has the identity policy.
    #[arg(long, value_name = "ARN", requires = "identity_policy")]
    principal: Option<String>,
    /// The file with the changed policy.
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    /// Begin with requests of this age (30m, 12h, 7d) or date (2026-11-20, 2026-11-20T12:00:00Z); with the oldest by
    /// default.
    #[arg(long, value_name = "AGE|DATE", value_parser = since)]
    since: Option<String>,
    /// The output, for people or for programs.
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
    #[command(flatten)]
    place: LogLocation,
}

/// The change of a policy.
struct PolicyChange {
    /// The ARN of a key, or of a principal.
    of: String,
    /// The name of the identity policy. `None` for a key policy.
    name: Option<String>,
    document: Document,
}

pub(crate) fn run(arguments: &SimulateArguments) -> Result<ExitCode, Failure> {
    let change = PolicyChange::read(arguments)?;
    let region = arguments.key.as_ref().map(|arn| arn.region.clone());
    let region = region.or_else(|| Region::parse("us-east-1")).ok_or("no Region")?;
    let look = server::look(arguments.place.data_dir()?, arguments.place.seal()?, region)?;
    arguments.must_name_what_is(&look)?;
    let tally = replay(arguments, &change, &look)?;
    match arguments.output {
        Output::Text => out::text(&tally.text(&change.of))?,
        Output::Json => out::line(serde_json::to_string_pretty(&tally.json(&change.of))?)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn key(text: &str) -> Result<KeyArn, String> {
    let invalid = || "it is not the ARN of a key: `aws kms describe-key` shows it".to_owned();
    KeyArn::parse(text).ok_or_else(invalid)
}

impl SimulateArguments {
    /// Refuses a mistyped name, which would otherwise look like one that no request was about.
    fn must_name_what_is(&self, look: &Look) -> Result<(), Failure> {
        if let Some(key) = &self.key
            && !look.has_key(key)?
        {
            return Err(format!("there is no key {key}: `aws kms list-keys` shows all").into());
        }
        if let Some(principal) = &self.principal
            && !look.has_principal(principal, SystemClock.now())?
        {
            return Err(format!(
                "there is no principal {principal}: give the ARN of a user or role of this service"
            )
            .into());
        }
        Ok(())
    }
}

impl PolicyChange {
    fn read(arguments: &SimulateArguments) -> Result<Self, Failure> {
        let path = arguments.policy.display();
        let text = std::fs::read_to_string(&arguments.policy);
        let text = text.map_err(|error| format!("cannot read {path}: {error}"))?;
        let (of, kind) = match (&arguments.key, &arguments.principal) {
            (Some(key), _) => (key.to_string(), PolicyKind::Key),
            (None, Some(principal)) => (principal.clone(), PolicyKind::Identity),
            (None, None) => return Err("give --key, or --identity-policy and --principal".into()),
        };
        let document = Document::parse_as(kind, &text).map_err(|error| {
            let why = error.detail().or(error.message());
            format!("{path} is not a policy: {}", why.unwrap_or("it has not the form of one"))
        })?;
        Ok(Self { of, name: arguments.identity_policy.clone(), document })
    }

    fn as_changed(&self) -> Changed<'_> {
        match &self.name {
            None => Changed::Key(&self.of, &self.document),
            Some(name) => Changed::Identity(name, &self.document),
        }
    }

    /// Returns whether the change may alter the decision of an entry.
    fn concerns(&self, event: &Value, asked: &[PermissionTrace<'_>]) -> bool {
        match self.name {
            None => asked.iter().any(|one| one.key.is_some() && one.resource() == self.of),
            Some(_) => {
                at(event, "/userIdentity/arn") == self.of
                    || asked.iter().any(|one| one.role.as_deref() == Some(&self.of))
            }
        }
    }
}

/// Returns the time from which requests count, as entries write it.
fn since(text: &str) -> Result<String, String> {
    let invalid = || "it is neither an age (30m, 12h, 7d) nor a date (2026-11-20)".to_owned();
    let age = text.strip_suffix(['m', 'h', 'd']).and_then(|count| count.parse::<u64>().ok());
    let moment = match age {
        Some(count) => {
            let unit = match text.chars().last() {
                Some('m') => 60,
                Some('h') => 3_600,
                _ => 86_400,
            };
            SystemClock.now().minus(Duration::from_secs(count.saturating_mul(unit)))
        }
        None if text.contains('T') => Timestamp::from_iso8601(text).ok_or_else(invalid)?,
        None => Timestamp::from_iso8601(&format!("{text}T00:00:00Z")).ok_or_else(invalid)?,
    };
    Ok(moment.to_string())
}

/// A request, as its entries describe it.
struct RecordedRequest {
    event: Value,
    asked: Vec<PermissionTrace<'static>>,
}

impl RecordedRequest {
    /// Returns whether a line may be the entry of another account about the same call.
    fn may_be_told_by(&self, text: &str) -> bool {
        let shared = at(&self.event, "/sharedEventID");
        !shared.is_empty() && text.contains(shared)
    }

    /// Returns whether an entry is that of another account about the same call.
    fn is_told_by(&self, event: &Value) -> bool {
        let is_same = |place: &str| at(event, place) == at(&self.event, place);
        is_abroad(event) && is_same("/sharedEventID") && is_same("/requestID")
    }
}

fn replay(
    arguments: &SimulateArguments,
    change: &PolicyChange,
    look: &Look,
) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let shows_progress = std::io::stderr().is_terminal();
    let (path, mut read) = (arguments.place.log()?, 0u64);
    let mut call: Option<RecordedRequest> = None;
    if let Some(note) = archived_note(&path) {
        out::tell(format_args!("bulla: {note}; their requests are not counted"));
    }
    for entry in audit::entries(&path, 0)? {
        let entry = entry?;
        let text = entry.event.get();
        read = read.saturating_add(1);
        if shows_progress && read.is_multiple_of(PROGRESS_ENTRIES) {
            out::tell(format_args!(
                "bulla: {read} entries read, {} of them are of it",
                tally.requests()
            ));
        }
        let is_more = call.as_ref().is_some_and(|call| call.may_be_told_by(text));
        // Most entries need not be parsed: a session of a role has the role's ARN in its decision.
        if !text.contains(r#""decision":"#) || !(is_more || text.contains(&change.of)) {
            continue;
        }
        let event: Value = serde_json::from_str(text)?;
        if arguments.since.as_ref().is_some_and(|since| at(&event, "/eventTime") < since.as_str()) {
            continue;
        }
        match (asked(&event), &mut call) {
            (Err(_unreadable), _) => tally.add_unreadable(),
            (Ok(theirs), Some(call)) if call.is_told_by(&event) => {
                complete(&mut call.asked, theirs);
            }
            // Its call is before what is asked for, or cannot be read.
            (Ok(_theirs), _) if is_abroad(&event) => {}
            (Ok(asked), call) => {
                let before = call.replace(RecordedRequest { event, asked });
                before.into_iter().for_each(|before| weigh(&before, change, look, &mut tally));
            }
        }
    }
    call.into_iter().for_each(|last| weigh(&last, change, look, &mut tally));
    Ok(tally)
}

/// Decides a request again.
fn weigh(
    RecordedRequest { event, asked }: &RecordedRequest,
    change: &PolicyChange,
    look: &Look,
    tally: &mut Tally,
) {
    if !change.concerns(event, asked) {
        return;
    }
    let before = asked.iter().all(|one| one.allowed);
    let mut outcome = FlipOutcome::new(before);
    for index in 0..asked.len() {
        let Some(request) = PastRequest::new(event, asked, index, look) else {
            return tally.add_unreadable();
        };
        let decided = again(request.asked(), &request.caller(), change.as_changed(), &request);
        outcome.add(request.asked(), decided, request.untold());
    }
    tally.add(event, asked, outcome);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_dates() {
        assert_eq!(since("2026-11-20").unwrap(), "2026-11-20T00:00:00Z");
        assert_eq!(since("2026-11-20T01:02:03Z").unwrap(), "2026-11-20T01:02:03Z");
        assert!(since("7d").unwrap() < since("12h").unwrap());
        assert!(since("12h").unwrap() < since("30m").unwrap());
        for text in ["", "d", "7w", "-1d", "yesterday", "2026-13-01"] {
            assert!(since(text).is_err(), "{text}");
        }
    }
}
