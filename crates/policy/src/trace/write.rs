//! From a decision to the trace that is kept of it.

use std::io::Write as _;

use model::json::is_plain;
use serde::Serialize;

use super::shorten::{json_bytes, short, shorten};
use super::{MANAGED, Part, StatementCode};
use crate::condition::{Test, UnmetCondition};
use crate::decide::{Decision, PermissionQuery, PolicyRef, Weighing, Why};
use crate::document::{Document, Effect, Statement};
use crate::fuel::{Fuel, Metered};
use crate::grant::GrantId;

/// The bytes that names and letters of policies may take for one reader.
const LETTERS_BYTES_MAX: usize = 6 * 1024;
/// The bytes that `Sid`s and failed tests may take for one reader.
const DETAILS_BYTES_MAX: usize = 9 * 1024;
/// The same for a permission that was allowed: most are, and few are looked at.
const ALLOWED_DETAILS_BYTES_MAX: usize = 256;
/// The values of one side of a test that are kept.
const VALUES_MAX: usize = 16;

/// The bytes that are reserved. Most traces are shorter.
const JSON_BYTES_USUAL: usize = 512;

/// The trace for one reader, with the room that is left.
#[derive(Debug)]
pub(super) struct ReaderTrace {
    json: Vec<u8>,
    letters: BytesLeft,
    details: BytesLeft,
}

impl Default for ReaderTrace {
    fn default() -> Self {
        let (letters, details) = (BytesLeft(LETTERS_BYTES_MAX), BytesLeft(DETAILS_BYTES_MAX));
        Self { json: Vec::new(), letters, details }
    }
}

/// The bytes that are left.
#[derive(Clone, Copy, Debug)]
struct BytesLeft(usize);

impl BytesLeft {
    fn take(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

impl ReaderTrace {
    /// Returns the JSON that was written.
    pub(super) fn json(&self) -> &[u8] {
        &self.json
    }

    /// Appends what [`Self::note`] returned for the same decision before.
    pub(super) fn append(&mut self, noted: &[u8]) {
        self.begin();
        self.json.extend_from_slice(noted);
        self.letters.0 = self.letters.0.saturating_sub(noted.len());
    }

    /// Records the decision on a question, as [`Trace::note`](super::Trace::note) does.
    pub(super) fn note(
        &mut self,
        question: &PermissionQuery<'_>,
        decision: &Decision,
        part: Option<Part>,
        listed: Option<usize>,
    ) -> &[u8] {
        self.begin();
        let start = self.json.len();
        let details =
            if decision.is_allowed() { ALLOWED_DETAILS_BYTES_MAX } else { DETAILS_BYTES_MAX };
        let given = BytesLeft(self.details.0.min(details));
        let mut writer = TraceWriter {
            question,
            part,
            is_allowed: decision.is_allowed(),
            out: &mut self.json,
            section: Section::None,
            has_session: false,
            letters: self.letters,
            details: given,
            cut: false,
            lost: false,
            last: None,
            home: super::home(question.caller.arn),
        };
        writer.write(decision, listed);
        let is_cut = writer.cut;
        self.letters = writer.letters;
        self.details.take(given.0 - writer.details.0);
        if is_cut && start > 0 {
            return &[];
        }
        self.json.get(start..).unwrap_or_default()
    }

    fn begin(&mut self) {
        if self.json.is_empty() {
            self.json.reserve(JSON_BYTES_USUAL);
        } else {
            self.json.push(b',');
        }
    }
}

struct TraceWriter<'w, 'q> {
    question: &'w PermissionQuery<'q>,
    part: Option<Part>,
    is_allowed: bool,
    out: &'w mut Vec<u8>,
    section: Section,
    has_session: bool,
    letters: BytesLeft,
    details: BytesLeft,
    cut: bool,
    lost: bool,
    /// The previous policy, if others can be joined to it.
    last: Option<(Section, &'w [Weighing])>,
    /// The partition and the account of the caller.
    home: Option<(&'q str, &'q str)>,
}

/// The list that is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Identity,
    Session,
    Grants,
}

impl<'w> TraceWriter<'w, '_> {
    fn write(&mut self, decision: &'w Decision, listed: Option<usize>) {
        let question = self.question;
        self.raw("{\"action\":");
        self.text(question.action);
        match listed {
            Some(0) => {}
            Some(place) => {
                self.raw(",\"on\":");
                self.write_out(format_args!("{place}"));
            }
            None => {
                self.raw(",\"on\":");
                self.text(&question.resource.text());
            }
        }
        self.raw(if decision.is_allowed() { ",\"allowed\":true" } else { ",\"allowed\":false" });
        if let Some(layer) =
            decision.refused_by().filter(|layer| self.part.is_none_or(|part| part.tells(*layer)))
        {
            self.raw(",\"refusedBy\":");
            self.value(&layer);
        }
        let role = question.caller.role.filter(|_| self.part != Some(Part::Owner));
        for (name, value) in [(",\"role\":", role), (",\"service\":", question.caller.service)] {
            if let Some(value) = value {
                self.raw(name);
                self.text(value);
            }
        }
        for (at, weighed) in decision.reasons().policies() {
            if self.part.is_none_or(|part| part.has(at)) {
                self.policy(at, weighed);
            }
        }
        if self.part != Some(Part::Caller) {
            self.grants(decision.reasons().grants());
        }
        self.end();
    }

    fn end(&mut self) {
        self.open(Section::None);
        // Session policies limit even where there is no statement in them.
        let limits = self.question.identity.is_some_and(|own| own.session.is_some());
        if limits && !self.has_session && self.part != Some(Part::Owner) {
            self.raw(",\"session\":[]");
        }
        if let Some(part) = self.part {
            self.raw(",\"part\":");
            self.value(&part);
        }
        if self.cut {
            self.raw(",\"cut\":true");
        }
        if self.lost {
            self.raw(",\"lost\":true");
        }
        self.raw("}");
    }

    /// Continues a list after the previous item, or begins a new list.
    fn open(&mut self, section: Section) {
        if section == self.section {
            return if section != Section::None {
                self.raw(",")
            };
        }
        if self.section != Section::None {
            self.raw("]");
        }
        self.section = section;
        self.raw(match section {
            Section::None => "",
            Section::Identity => ",\"identity\":[",
            Section::Session => ",\"session\":[",
            Section::Grants => ",\"grants\":[",
        });
        self.has_session |= section == Section::Session;
    }

    fn grants(&mut self, grants: &[(GrantId, Weighing)]) {
        for (id, weighing) in grants {
            if !self.letters.take(GRANT_BYTES) {
                (self.cut, self.lost) = (true, true);
                continue;
            }
            self.open(Section::Grants);
            let letter = letter(weighing);
            self.write_out(format_args!("{{\"name\":\"{id}\",\"seen\":\"{letter}\"}}"));
        }
    }

    fn policy(&mut self, at: PolicyRef, weighed: &'w [Weighing]) {
        let Some((name, document)) = document(self.question, at) else { return };
        let is_plain = !weighed.iter().any(is_telling);
        let section = match at {
            PolicyRef::Resource | PolicyRef::Boundary => Section::None,
            PolicyRef::Identity(_) => Section::Identity,
            PolicyRef::Session(_) => Section::Session,
        };
        let (start, before) = (self.out.len(), (self.section, self.has_session));
        let is_joined =
            is_plain && section != Section::None && self.last == Some((section, weighed));
        if is_joined {
            self.out.truncate(start - "]}".len());
            self.raw(",");
        } else {
            self.open(section);
            self.begin_policy(at, weighed);
        }
        if at != PolicyRef::Resource {
            self.text(self.relative(name));
            self.raw("]");
        }
        let written = self.out.len() + "}".len() - start;
        if !self.letters.take(written) {
            self.out.truncate(if is_joined { start - "]}".len() } else { start });
            self.raw(if is_joined { "]}" } else { "" });
            (self.section, self.has_session) = before;
            (self.cut, self.lost) = (true, true);
            return;
        }
        if !is_plain {
            self.details(document, weighed);
        }
        self.raw("}");
        self.last = is_plain.then_some((section, weighed));
    }

    /// Writes all of a policy before its name. Few of many policies are about a request: others with the same letters are joined
    /// to this one by their names.
    fn begin_policy(&mut self, at: PolicyRef, weighed: &[Weighing]) {
        self.raw(match at {
            PolicyRef::Resource => ",\"key\":{\"seen\":\"",
            PolicyRef::Boundary => ",\"boundary\":{\"seen\":\"",
            PolicyRef::Identity(_) | PolicyRef::Session(_) => "{\"seen\":\"",
        });
        self.runs(weighed);
        self.raw("\"");
        if at != PolicyRef::Resource {
            self.raw(",\"names\":[");
        }
    }

    /// Writes the letters in order, and a run of the same letter as its length and the letter.
    fn runs(&mut self, weighed: &[Weighing]) {
        for run in weighed.chunk_by(|one, next| one == next) {
            let Some(first) = run.first() else { continue };
            if run.len() < RUN_MIN {
                run.iter().for_each(|_one| self.letter(first));
            } else {
                self.write_out(format_args!("{}", run.len()));
                self.letter(first);
            }
        }
    }

    fn letter(&mut self, weighing: &Weighing) {
        // Every letter is ASCII.
        self.out.push(u8::try_from(letter(weighing)).unwrap_or(b'?'));
    }

    /// Writes the failed tests, then the names of statements, which can be looked up if there is no room. For a refusal, the
    /// Allows that would have let it pass come first; for an allowed request, the Denies that did not stop it.
    fn details(&mut self, document: &Document, weighed: &[Weighing]) {
        let statements = weighed.iter().zip(document.statements()).enumerate();
        let told: Vec<_> = statements.filter(|(_, (one, _))| is_telling(one)).collect();
        let unmet = |effect: Effect| {
            let is = move |one: &Weighing| one.why == Why::ConditionNotMet && one.effect == effect;
            told.iter().filter(move |(_, (one, _))| is(one))
        };
        let counted = told.iter().filter(|(_, (one, _))| one.why != Why::ConditionNotMet);
        let order = if self.is_allowed {
            [Effect::Deny, Effect::Allow]
        } else {
            [Effect::Allow, Effect::Deny]
        };
        let unmet = || order.into_iter().flat_map(unmet);
        let place = |(index, (_, statement)): &(usize, (_, _))| (*index, *statement);
        self.tests(unmet().map(place));
        self.names(counted.chain(unmet()).map(place));
    }

    /// Returns the name of a managed policy of the caller's account without what it shares with the caller's ARN.
    fn relative<'n>(&self, name: &'n str) -> &'n str {
        let relative = || {
            let (partition, account) = self.home?;
            let rest =
                name.strip_prefix("arn:")?.strip_prefix(partition)?.strip_prefix(":iam::")?;
            let rest = rest.strip_prefix(account)?.strip_prefix(':')?;
            rest.starts_with(MANAGED).then_some(rest)
        };
        relative().unwrap_or(name)
    }

    /// Writes the statements' own names, up to the first that does not fit.
    fn names<'s>(&mut self, statements: impl Iterator<Item = (usize, &'s Statement)>) {
        let mut before = ",\"sids\":{";
        for (index, statement) in statements {
            let Some(sid) = statement.sid().map(short) else { continue };
            if !self.details.take(json_bytes(&sid) + PLACE_BYTES) {
                self.cut = true;
                break;
            }
            self.write_out(format_args!("{before}\"{index}\":"));
            self.text(&sid);
            before = ",";
        }
        if before == "," {
            self.raw("}");
        }
    }

    /// Writes the failed tests that fit. If the request was allowed, the first that does not fit ends the list: of a long policy
    /// most would not, and each costs more than a decision.
    fn tests<'s>(&mut self, statements: impl Iterator<Item = (usize, &'s Statement)>) {
        let (mut before, fuel) = (",\"failed\":{", Fuel::of_trace());
        for (index, statement) in statements {
            let start = self.out.len();
            let context = Metered::new(self.question.context, &fuel);
            let (failed, hidden): (Vec<&Test>, Vec<&Test>) =
                statement.condition.failed(context).partition(|test| {
                    self.part.is_none_or(|part| part.shows(test, self.question.resource))
                });
            let failed = failed.into_iter().map(|test| test.shown(context, VALUES_MAX));
            let mut failed: Vec<UnmetCondition<'_>> = failed.collect();
            self.cut |= !hidden.is_empty() || fuel.is_spent();
            if fuel.is_spent() {
                break;
            }
            if failed.is_empty() {
                continue;
            }
            failed.iter_mut().for_each(shorten);
            self.write_out(format_args!("{before}\"{index}\":"));
            self.value(&failed);
            fuel.burn_bytes(self.out.len() - start);
            if !self.details.take(self.out.len() - start) {
                self.out.truncate(start);
                self.cut = true;
                if self.is_allowed {
                    break;
                }
                continue;
            }
            before = ",";
        }
        if before == "," {
            self.raw("}");
        }
    }

    fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// Writes a JSON string. Nearly no text needs an escape.
    fn text(&mut self, text: &str) {
        if !is_plain(text) {
            return self.value(text);
        }
        self.raw("\"");
        self.raw(text);
        self.raw("\"");
    }

    // Writing plain structures into memory does not fail.

    fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        let _infallible = serde_json::to_writer(&mut *self.out, value);
    }

    fn write_out(&mut self, text: std::fmt::Arguments<'_>) {
        let _infallible = self.out.write_fmt(text);
    }
}

/// Returns whether a statement is about the request: then more is recorded of it.
const fn is_telling(weighing: &Weighing) -> bool {
    !matches!(weighing.why, Why::OtherPrincipal | Why::OtherAction | Why::OtherResource)
}

/// The shortest run that is written as a number.
const RUN_MIN: usize = 3;

/// The bytes that a grant takes.
const GRANT_BYTES: usize = 64 + "{'name':'','seen':'c'},".len();
/// The most bytes that a place, its punctuation and the name of the member around it take.
const PLACE_BYTES: usize = "'failed':{'12345':[],},".len();

const fn letter(weighing: &Weighing) -> char {
    StatementCode::letter(weighing.effect, weighing.why, weighing.found)
}

fn document<'q>(question: &PermissionQuery<'q>, at: PolicyRef) -> Option<(&'q str, &'q Document)> {
    let own = question.identity;
    let attached = match at {
        PolicyRef::Resource => return question.policy.map(|policy| ("", policy)),
        PolicyRef::Identity(index) => own?.policies.get(index),
        PolicyRef::Boundary => own?.boundary.as_ref(),
        PolicyRef::Session(index) => own?.session.as_ref()?.get(index),
    };
    attached.map(|policy| (policy.name.as_str(), &*policy.document))
}
