//! From a decision to what is kept of it.

use std::borrow::Cow;
use std::io::Write as _;

use serde::Serialize;

use super::Seen;
use crate::condition::Failed;
use crate::decide::{Decision, Place, Question, Reason, Source, Why};
use crate::document::{Document, Effect, Statement};

/// Bytes of one trace that names and letters of policies may take.
const LETTERS_BYTES_MAX: usize = 6 * 1024;
/// Bytes of one trace that `Sid`s and failed tests may take.
const DETAILS_BYTES_MAX: usize = 9 * 1024;
/// The same of a permission that was allowed: most are, and few are asked about.
const ALLOWED_DETAILS_BYTES_MAX: usize = 1024;
/// The longest text of a policy or of a request that is kept whole.
const TEXT_BYTES_MAX: usize = 256;
/// Values of one side of a test that are kept.
const VALUES_MAX: usize = 16;

/// Most traces are shorter.
const JSON_BYTES_USUAL: usize = 256;

/// What the decisions of one request looked at: JSON, one value a permission, at most 16 KiB together.
///
/// It is written as it is found, into one buffer: nearly every request has a trace that nobody will read.
#[derive(Debug)]
pub struct Trace {
    json: Vec<u8>,
    letters: Room,
    details: Room,
}

impl Default for Trace {
    fn default() -> Self {
        let (letters, details) = (Room(LETTERS_BYTES_MAX), Room(DETAILS_BYTES_MAX));
        Self { json: Vec::new(), letters, details }
    }
}

/// Bytes that are left.
#[derive(Clone, Copy, Debug)]
struct Room(usize);

impl Room {
    fn take(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

impl Trace {
    /// Notes the decision on a question; `listed` is the place of what it is about among the entry's resources.
    /// Gives what was noted.
    pub fn note(
        &mut self,
        question: &Question<'_>,
        decision: &Decision,
        listed: Option<usize>,
    ) -> &[u8] {
        let details =
            if decision.is_allowed() { ALLOWED_DETAILS_BYTES_MAX } else { DETAILS_BYTES_MAX };
        let given = Room(self.details.0.min(details));
        self.begin();
        let start = self.json.len();
        let mut writer = Writer {
            question,
            out: &mut self.json,
            section: Section::None,
            has_session: false,
            letters: self.letters,
            details: given,
            cut: false,
            lost: false,
        };
        writer.write(decision, listed);
        self.letters = writer.letters;
        self.details.take(given.0 - writer.details.0);
        self.json.get(start..).unwrap_or_default()
    }

    /// Notes again what was [noted](Self::note) of the same decision before.
    pub fn append(&mut self, noted: &[u8]) {
        self.begin();
        self.json.extend_from_slice(noted);
        self.letters.take(noted.len());
    }

    fn begin(&mut self) {
        if self.json.is_empty() {
            self.json.reserve(JSON_BYTES_USUAL);
        } else {
            self.json.push(b',');
        }
    }

    /// The permissions as JSON values with commas between them, in the order in which they were asked for; empty when the
    /// request did not come so far.
    #[must_use]
    pub fn json(&self) -> &[u8] {
        &self.json
    }
}

struct Writer<'w, 'q> {
    question: &'w Question<'q>,
    out: &'w mut Vec<u8>,
    section: Section,
    has_session: bool,
    letters: Room,
    details: Room,
    cut: bool,
    lost: bool,
}

/// The list that is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    None,
    Identity,
    Session,
    Grants,
}

impl Writer<'_, '_> {
    fn write(&mut self, decision: &Decision, listed: Option<usize>) {
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
        if let Some(layer) = decision.refused_by() {
            self.raw(",\"refusedBy\":");
            self.value(&layer);
        }
        for (name, value) in
            [(",\"role\":", question.caller.role), (",\"service\":", question.caller.service)]
        {
            if let Some(value) = value {
                self.raw(name);
                self.text(value);
            }
        }
        for reasons in decision.reasons().chunk_by(|one, next| place(one) == place(next)) {
            match reasons.first().and_then(place) {
                Some(at) => self.policy(at, reasons),
                None => self.grants(reasons),
            }
        }
        self.end();
    }

    fn end(&mut self) {
        self.open(Section::None);
        // Session policies limit even where there is no statement in them.
        let limits = self.question.identity.is_some_and(|own| own.session.is_some());
        if limits && !self.has_session {
            self.raw(",\"session\":[]");
        }
        if self.cut {
            self.raw(",\"cut\":true");
        }
        if self.lost {
            self.raw(",\"lost\":true");
        }
        self.raw("}");
    }

    /// Goes on in a list: behind the item before, or in a new list.
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

    fn grants(&mut self, reasons: &[Reason]) {
        for reason in reasons {
            let Source::Grant(id) = reason.source else { continue };
            if !self.letters.take(GRANT_BYTES) {
                (self.cut, self.lost) = (true, true);
                continue;
            }
            self.open(Section::Grants);
            let letter = letter(Effect::Allow, reason);
            self.write_out(format_args!("{{\"name\":\"{id}\",\"seen\":\"{letter}\"}}"));
        }
    }

    fn policy(&mut self, at: Place, reasons: &[Reason]) {
        let Some((name, document)) = document(self.question, at) else { return };
        let name = short(name);
        let bytes = json_bytes(&name) + reasons.len() + "'boundary':{'name':,'seen':''},".len();
        if !self.letters.take(bytes) {
            (self.cut, self.lost) = (true, true);
            return;
        }
        match at {
            Place::Resource | Place::Boundary => self.open(Section::None),
            Place::Identity(_) => self.open(Section::Identity),
            Place::Session(_) => self.open(Section::Session),
        }
        self.raw(match at {
            Place::Resource => ",\"key\":{",
            Place::Boundary => ",\"boundary\":{",
            Place::Identity(_) | Place::Session(_) => "{",
        });
        if !name.is_empty() {
            self.raw("\"name\":");
            self.text(&name);
            self.raw(",");
        }
        self.raw("\"seen\":\"");
        let statements = reasons.iter().zip(document.statements());
        self.out.extend(statements.clone().map(|(reason, statement)| {
            // Every letter is ASCII.
            u8::try_from(letter(statement.effect, reason)).unwrap_or(b'?')
        }));
        self.raw("\"");
        let told = statements.enumerate().filter(|(_, (reason, _))| is_telling(reason.why));
        // Where there is no room for all, names can be looked up.
        let unmet = told.clone().filter(|(_, (reason, _))| reason.why == Why::ConditionNotMet);
        self.tests(unmet.map(|(index, (_, statement))| (index, statement)));
        self.names(told.map(|(index, (_, statement))| (index, statement)));
        self.raw("}");
    }

    /// The statements' own names, as far as they fit.
    fn names<'s>(&mut self, statements: impl Iterator<Item = (usize, &'s Statement)>) {
        let mut before = ",\"sids\":{";
        for (index, statement) in statements {
            let Some(sid) = statement.sid().map(short) else { continue };
            if !self.details.take(json_bytes(&sid) + PLACE_BYTES) {
                self.cut = true;
                continue;
            }
            self.write_out(format_args!("{before}\"{index}\":"));
            self.text(&sid);
            before = ",";
        }
        if before == "," {
            self.raw("}");
        }
    }

    /// Which tests failed, as far as they fit.
    fn tests<'s>(&mut self, statements: impl Iterator<Item = (usize, &'s Statement)>) {
        let mut before = ",\"failed\":{";
        for (index, statement) in statements {
            let mut failed = statement.failed(self.question.context);
            failed.iter_mut().for_each(shorten);
            let bytes = failed.iter().map(failed_bytes).sum::<usize>() + PLACE_BYTES;
            if !self.details.take(bytes) {
                self.cut = true;
                continue;
            }
            self.write_out(format_args!("{before}\"{index}\":"));
            self.value(&failed);
            before = ",";
        }
        if before == "," {
            self.raw("}");
        }
    }

    fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// A JSON string. Nearly no text needs an escape.
    fn text(&mut self, text: &str) {
        if text.bytes().any(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)) {
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

/// Whether a statement is about the request: what else is told of it, is.
const fn is_telling(why: Why) -> bool {
    !matches!(why, Why::OtherPrincipal | Why::OtherAction | Why::OtherResource)
}

/// What a grant takes.
const GRANT_BYTES: usize = 64 + "{'name':'','seen':'c'},".len();
/// What a place, its punctuation and the name of the member around it take at most.
const PLACE_BYTES: usize = "'failed':{'12345':[],},".len();

fn place(reason: &Reason) -> Option<Place> {
    match reason.source {
        Source::Statement(place, _) => Some(place),
        Source::Grant(_) => None,
    }
}

fn letter(effect: Effect, reason: &Reason) -> char {
    Seen::letter(effect, reason.why, reason.found)
}

fn document<'q>(question: &Question<'q>, at: Place) -> Option<(&'q str, &'q Document)> {
    let own = question.identity;
    let attached = match at {
        Place::Resource => return question.policy.map(|policy| ("", policy)),
        Place::Identity(index) => own?.policies.get(index),
        Place::Boundary => own?.boundary.as_ref(),
        Place::Session(index) => own?.session.as_ref()?.get(index),
    };
    attached.map(|policy| (policy.name.as_str(), &*policy.document))
}

/// The text, or its beginning with an ellipsis.
fn short(text: &str) -> Cow<'_, str> {
    if text.len() <= TEXT_BYTES_MAX {
        return Cow::Borrowed(text);
    }
    let cut = text.get(..text.floor_char_boundary(TEXT_BYTES_MAX)).unwrap_or_default();
    Cow::Owned(format!("{cut}…"))
}

fn shorten(failed: &mut Failed) {
    let Failed { operator: _, key, wanted, found } = failed;
    for values in [Some(wanted), found.as_mut()].into_iter().flatten() {
        let more = values.len().saturating_sub(VALUES_MAX);
        values.truncate(VALUES_MAX);
        values.iter_mut().for_each(shorten_text);
        if more > 0 {
            values.push(format!("… and {more} more"));
        }
    }
    shorten_text(key);
}

fn shorten_text(text: &mut String) {
    if let Cow::Owned(cut) = short(text) {
        *text = cut;
    }
}

fn failed_bytes(failed: &Failed) -> usize {
    let values = failed.wanted.iter().chain(failed.found.iter().flatten());
    let texts = [&failed.operator, &failed.key].into_iter().chain(values);
    texts.map(|text| json_bytes(text)).sum::<usize>()
        + "{'operator':,'key':,'wanted':[],'found':null},".len()
}

/// What a text takes as JSON, with its quotes and a comma.
fn json_bytes(text: &str) -> usize {
    let byte = |byte: u8| match byte {
        b'"' | b'\\' => 2,
        0..=0x1F => 6,
        _ => 1,
    };
    text.bytes().map(byte).sum::<usize>() + 3
}
