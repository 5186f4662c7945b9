//! The explanation for people.

use std::fmt::Display;

use policy::{Layer, PermissionTrace, StatementCode, Suggestion, UnmetCondition, Weighed};

use super::{Explained, at, caller, name, policies};
use crate::Failure;
use crate::printable::plain;

/// Lines for a terminal, which must not obey their content.
struct TerminalLines(String);

impl TerminalLines {
    fn add(&mut self, line: impl Display) {
        self.0.push_str(&plain(&line.to_string()));
        self.0.push('\n');
    }
}

/// Returns the whole text.
pub(super) fn render(explained: &Explained) -> Result<String, Failure> {
    let (event, mut out) = (&explained.event, TerminalLines(String::new()));
    let of = |pointer: &str| at(event, pointer);
    let is_past = explained.event.get("requestID").is_some();
    if is_past {
        out.add(format_args!("request    {} at {}", of("/requestID"), of("/eventTime")));
    } else {
        out.add(format_args!("question   asked at {}", of("/eventTime")));
    }
    out.add(format_args!("operation  {} in {}", of("/eventName"), of("/awsRegion")));
    out.add(format_args!("caller     {}", caller(event)));
    if caller(event) != of("/userIdentity/invokedBy") && !of("/userIdentity/invokedBy").is_empty() {
        out.add(format_args!("through    {}", of("/userIdentity/invokedBy")));
    }
    if is_past {
        out.add(format_args!("from       {}", of("/sourceIPAddress")));
    }
    for asked in &explained.asked {
        permission(&mut out, asked);
    }
    out.add("");
    match (explained.allowed(), of("/errorCode")) {
        (true, "") if is_past => out.add("The request was answered."),
        (true, "") => out.add("Policies allow it."),
        (true, code) => {
            let told = of("/errorMessage");
            out.add(format_args!("Policies allowed it; it failed afterwards: {code} {told}"));
        }
        (false, _) => all_changes(&mut out, explained)?,
    }
    Ok(out.0)
}

fn permission(out: &mut TerminalLines, asked: &PermissionTrace<'_>) {
    let verdict = if asked.allowed { "ALLOWED" } else { "DENIED" };
    out.add("");
    out.add(format_args!("{verdict}  {} on {}", asked.action, asked.resource()));
    if let Some(layer) = asked.refused_by {
        out.add(format_args!("  because {}", because(layer, asked.is_of_role())));
    }
    let is_root = asked.caller.ends_with(":root");
    if is_root && asked.allowed && asked.key.is_none() {
        out.add("  because the caller is the account's root, which needs no policy for this");
    }
    for (kind, policy) in policies(asked) {
        out.add("");
        out.add(format!("  {kind} {}", policy.name).trim_end());
        if kind == "grant" {
            policy
                .statements()
                .for_each(|(_, seen)| out.add(format_args!("    {}", of_grant(seen))));
        } else {
            statements(out, policy);
        }
    }
    let lacks_policies = asked.identity.is_empty() && !is_root && asked.service.is_none();
    for (lacks, what) in [
        (lacks_policies, "the caller has no identity policy"),
        (
            asked.lacks_owner(),
            "the policy of the resource's account has a say too, which is not told here",
        ),
        (asked.session.as_ref().is_some_and(Vec::is_empty), "the session policies allow nothing"),
        (
            asked.cut,
            "more was looked at than the entry has room for: names, conditions or policies are left out",
        ),
    ] {
        if lacks {
            out.add("");
            out.add(format_args!("  ({what})"));
        }
    }
}

const fn because(layer: Layer, is_of_role: bool) -> &'static str {
    match layer {
        Layer::NoResourcePolicy if is_of_role => "the trust policy of the role does not allow it",
        Layer::ResourcePolicyDenies if is_of_role => "the trust policy of the role denies it",
        Layer::NoIdentityPolicy => "no identity-based policy allows it",
        Layer::NoBoundary => "the permissions boundary does not allow it",
        Layer::NoSessionPolicy => "no session policy allows it",
        Layer::NoResourcePolicy => "neither the key policy nor a grant allows it",
        Layer::ResourcePolicyDenies => "the key policy denies it",
        Layer::IdentityPolicyDenies => "an identity-based policy denies it",
        Layer::BoundaryDenies => "the permissions boundary denies it",
        Layer::SessionPolicyDenies => "a session policy denies it",
        Layer::StepsExceeded => {
            "deciding takes more steps than one decision may: the policies marked below compare too many patterns or \
             variables with too many values of the request, and one that is not weighed might deny"
        }
    }
}

/// Adds a line for each statement, and three for each test of its condition that failed.
fn statements(out: &mut TerminalLines, policy: &Weighed<'_>) {
    let sid = |index: usize| {
        policy.sids.get(&index).map(|sid| plain(sid).into_owned()).unwrap_or_default()
    };
    let width = policy.sids.keys().map(|index| sid(*index).chars().count()).max();
    let width = width.map_or(0, |width| width.saturating_add(2));
    for (index, seen) in policy.statements() {
        let (number, effect) = (index.saturating_add(1), format!("{:?}", seen.effect));
        let sign = if seen.counts() { '>' } else { ' ' };
        let (sid, meaning) = (sid(index), seen.meaning);
        out.add(format_args!("  {sign} {number:>3}  {effect:<5}  {sid:<width$}{meaning}"));
        for failed in policy.failed.get(&index).into_iter().flatten() {
            out.add(format_args!("            {} {}", failed.operator, failed.key));
            out.add(format_args!("              policy   {}", failed.wanted.join(", ")));
            out.add(format_args!("              request  {}", found(failed)));
        }
    }
}

fn found(failed: &UnmetCondition<'_>) -> String {
    let found = failed.found.as_ref().map(|found| found.join(", "));
    found.unwrap_or_else(|| "(has no such key)".to_owned())
}

/// Returns the words for a grant, which has operations and constraints instead of actions and conditions.
const fn of_grant(seen: StatementCode) -> &'static str {
    match seen.letter {
        'a' => "is for other operations",
        'c' => "constraint not met",
        '=' => "was made by the account, whose root is the caller",
        '>' => "was made by the account: leaves it to the account's policies",
        'p' => "is of other principals and of another account",
        _ => seen.meaning,
    }
}

fn all_changes(out: &mut TerminalLines, explained: &Explained) -> Result<(), Failure> {
    out.add("The smallest change that would allow it:");
    for (number, wanted) in explained.changes.iter().enumerate() {
        if number > 0 {
            out.add("  and");
        }
        change(out, wanted)?;
    }
    if explained.asked.iter().any(|asked| asked.cut) {
        out.add("  (as far as the entry tells: it had no room for everything)");
    }
    Ok(())
}

fn change(out: &mut TerminalLines, change: &Suggestion) -> Result<(), Failure> {
    match change {
        Suggestion::Add { policy, statement } => {
            out.add(format_args!("  Add this statement to {}:", name(policy)));
            for line in serde_json::to_string_pretty(statement)?.lines() {
                out.add(format_args!("    {line}"));
            }
        }
        Suggestion::Meet { policy, index, failed } => {
            let (number, policy) = (index.saturating_add(1), name(policy));
            out.add(format_args!(
                "  The request has to meet the condition of statement {number} of {policy}:"
            ));
            for failed in failed {
                let test =
                    serde_json::json!({ &*failed.operator: { &*failed.key: failed.wanted } });
                out.add(format_args!("    \"Condition\": {test}   (request: {})", found(failed)));
            }
        }
        Suggestion::Remove { policy, index } => {
            let (number, policy) = (index.saturating_add(1), name(policy));
            out.add(format_args!(
                "  Remove statement {number}, a Deny, from {policy}, or let it spare this request."
            ));
        }
        Suggestion::Never(why) => out.add(format_args!("  None. {why}")),
    }
    Ok(())
}
