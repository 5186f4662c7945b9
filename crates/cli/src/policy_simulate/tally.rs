//! The result of a simulation: the requests that flip, by their callers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use policy::{Again, PermissionTrace};
use serde_json::{Value, json};

use crate::printable::plain;
use crate::recorded_decision::at;

/// The groups that are listed. Requests of further ones are counted together.
const GROUPS_MAX: usize = 1_000;
/// The unknown names that are listed.
const UNTOLD_MAX: usize = 100;

/// The decision on one request, permission by permission.
pub(super) struct FlipOutcome {
    before: bool,
    after: Again,
    /// The action that decides.
    action: Option<String>,
    untold: BTreeSet<String>,
}

/// Requests that flip alike.
struct FlipGroup {
    count: u64,
    first: String,
    last: String,
    request: String,
}

/// All requests.
#[derive(Default)]
pub(super) struct Tally {
    stay_allowed: u64,
    stay_refused: u64,
    to_refused: u64,
    to_allowed: u64,
    untold: u64,
    unreadable: u64,
    /// The groups, by whether they would be allowed, principal and action.
    groups: BTreeMap<(bool, String, String), FlipGroup>,
    /// The requests in groups that are not listed.
    beyond: u64,
    untold_names: BTreeMap<String, u64>,
}

impl FlipOutcome {
    pub(super) const fn new(before: bool) -> Self {
        Self { before, after: Again::Allowed, action: None, untold: BTreeSet::new() }
    }

    /// Adds a permission. Every one has to be allowed, and a refusal decides before an unknown value.
    pub(super) fn add(
        &mut self,
        asked: &PermissionTrace<'_>,
        decided: Again,
        untold: BTreeSet<String>,
    ) {
        let is_otherwise = match decided {
            Again::Allowed => !asked.allowed,
            Again::Refused => asked.allowed,
            Again::Untold => false,
        };
        if is_otherwise && self.action.is_none() {
            self.action = Some(asked.action.clone().into_owned());
        }
        match (self.after, decided) {
            (Again::Refused, _) | (Again::Untold, Again::Allowed) => {}
            (_, decided) => self.after = decided,
        }
        if decided == Again::Untold {
            self.untold.extend(untold);
        }
    }
}

impl Tally {
    pub(super) const fn requests(&self) -> u64 {
        self.stay_allowed + self.stay_refused + self.to_refused + self.to_allowed + self.untold
    }

    pub(super) const fn add_unreadable(&mut self) {
        self.unreadable += 1;
    }

    pub(super) fn add(
        &mut self,
        event: &Value,
        asked: &[PermissionTrace<'_>],
        outcome: FlipOutcome,
    ) {
        let after = match (outcome.before, outcome.after) {
            (_, Again::Untold) => return self.add_untold(outcome.untold),
            (true, Again::Allowed) => return self.stay_allowed += 1,
            (false, Again::Refused) => return self.stay_refused += 1,
            (true, Again::Refused) => {
                self.to_refused += 1;
                false
            }
            (false, Again::Allowed) => {
                self.to_allowed += 1;
                true
            }
        };
        let role = asked.first().and_then(|one| one.role.as_deref());
        let principal = role.unwrap_or_else(|| at(event, "/userIdentity/arn")).to_owned();
        let key = (after, principal, outcome.action.unwrap_or_default());
        let (time, request) = (at(event, "/eventTime"), at(event, "/requestID"));
        if !self.groups.contains_key(&key) && self.groups.len() >= GROUPS_MAX {
            self.beyond += 1;
            return;
        }
        let new = || FlipGroup {
            count: 0,
            first: time.to_owned(),
            last: String::new(),
            request: String::new(),
        };
        let group = self.groups.entry(key).or_insert_with(new);
        group.count += 1;
        (group.last, group.request) = (time.to_owned(), request.to_owned());
    }

    fn add_untold(&mut self, names: BTreeSet<String>) {
        self.untold += 1;
        for name in names {
            if self.untold_names.len() < UNTOLD_MAX || self.untold_names.contains_key(&name) {
                *self.untold_names.entry(name).or_default() += 1;
            }
        }
    }

    pub(super) fn json(&self, of: &str) -> Value {
        let groups = self.groups.iter().map(|((allowed, principal, action), group)| {
            json!({
                "allowed": allowed, "principal": principal, "action": action, "count": group.count,
                "first": group.first, "last": group.last, "requestId": group.request,
            })
        });
        json!({
            "of": of,
            "requests": self.requests(),
            "stayAllowed": self.stay_allowed,
            "stayRefused": self.stay_refused,
            "wouldBeRefused": self.to_refused,
            "wouldBeAllowed": self.to_allowed,
            "cannotBeTold": {"requests": self.untold, "forWantOf": self.untold_names},
            "unreadable": self.unreadable,
            "flips": groups.collect::<Vec<_>>(),
            "notListed": self.beyond,
        })
    }

    /// Returns the text for people. Names in it come from outside, and a terminal must not obey them.
    pub(super) fn text(&self, of: &str) -> String {
        let mut out = String::new();
        let mut line = |text: String| {
            // Writing to memory does not fail.
            let _infallible = writeln!(out, "{}", plain(&text));
        };
        line(format!(
            "{} requests of {of}, decided again with the changed policy:",
            self.requests()
        ));
        for (count, what) in [
            (self.stay_allowed, "stay allowed"),
            (self.stay_refused, "stay refused"),
            (self.to_refused, "were allowed and would be refused"),
            (self.to_allowed, "were refused and would be allowed"),
            (self.untold, "cannot be told"),
            (self.unreadable, "entries cannot be read"),
        ] {
            if count > 0 || what != "entries cannot be read" {
                line(format!("{count:>10}  {what}"));
            }
        }
        for (allowed, title) in [(false, "allowed -> refused"), (true, "refused -> allowed")] {
            let groups = self.groups.iter().filter(|((after, ..), _)| *after == allowed);
            for (place, ((_, principal, action), group)) in groups.enumerate() {
                if place == 0 {
                    line(String::new());
                    line(title.to_owned());
                }
                line(format!("{:>10}  {principal}  {action}", group.count));
                let (first, last, request) = (&group.first, &group.last, &group.request);
                line(format!("            from {first} to {last}, the last is request {request}"));
            }
        }
        if self.beyond > 0 {
            line(format!("{:>10}  of further principals and actions", self.beyond));
        }
        if self.untold > 0 {
            line(String::new());
            line("cannot be told, because the audit log does not have".to_owned());
            for (name, count) in &self.untold_names {
                line(format!("{count:>10}  {name}"));
            }
        }
        out
    }
}
