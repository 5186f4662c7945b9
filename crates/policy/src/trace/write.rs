//! From a decision to what is kept of it.

use std::borrow::Cow;

use serde_json::value::{RawValue, to_raw_value};

use super::{Asked, On, Seen, Weighed};
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

/// What the decisions of one request looked at: JSON, one value a permission, at most 16 KiB together.
#[derive(Debug)]
pub struct Trace {
    asked: Vec<Box<RawValue>>,
    letters: Room,
    details: Room,
}

impl Default for Trace {
    fn default() -> Self {
        let (letters, details) = (Room(LETTERS_BYTES_MAX), Room(DETAILS_BYTES_MAX));
        Self { asked: Vec::new(), letters, details }
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
    pub fn note(&mut self, question: &Question<'_>, decision: &Decision, listed: Option<usize>) {
        let details =
            if decision.is_allowed() { ALLOWED_DETAILS_BYTES_MAX } else { DETAILS_BYTES_MAX };
        let given = Room(self.details.0.min(details));
        let mut writer = Writer { question, letters: self.letters, details: given };
        let asked = writer.write(decision, listed);
        self.letters = writer.letters;
        self.details.take(given.0 - writer.details.0);
        // Plain structures serialise.
        self.asked.extend(to_raw_value(&asked));
    }

    /// The permissions, in the order in which they were asked for; none when the request did not come so far.
    #[must_use]
    pub fn asked(&self) -> &[Box<RawValue>] {
        &self.asked
    }
}

struct Writer<'w, 'q> {
    question: &'w Question<'q>,
    letters: Room,
    details: Room,
}

impl<'q> Writer<'_, 'q> {
    fn write(&mut self, decision: &Decision, listed: Option<usize>) -> Asked<'q> {
        let question = self.question;
        let named = || On::Named(Cow::Owned(question.resource.text().into_owned()));
        let mut asked = Asked {
            caller: Cow::Borrowed(question.caller.arn),
            action: Cow::Borrowed(question.action),
            on: listed.map_or_else(named, On::Listed),
            allowed: decision.is_allowed(),
            refused_by: decision.refused_by(),
            role: question.caller.role.map(Cow::Borrowed),
            service: question.caller.service.map(Cow::Borrowed),
            key: None,
            identity: Vec::new(),
            boundary: None,
            // Session policies limit even where there is no statement in them.
            session: question.identity.and_then(|own| own.session.as_ref()).map(|_| Vec::new()),
            grants: Vec::new(),
            cut: false,
            lost: false,
        };
        for reasons in decision.reasons().chunk_by(|one, next| place(one) == place(next)) {
            match reasons.first().and_then(place) {
                Some(at) => self.policy(at, reasons, &mut asked),
                None => self.grants(reasons, &mut asked),
            }
        }
        asked
    }

    fn grants(&mut self, reasons: &[Reason], asked: &mut Asked<'_>) {
        for reason in reasons {
            let Source::Grant(id) = reason.source else { continue };
            let (name, seen) = (id.to_string(), letter(Effect::Allow, reason).to_string());
            if self.letters.take(name.len() + "{'name':'','seen':'c'},".len()) {
                let name = Cow::Owned(name);
                asked.grants.push(Weighed { name, seen, ..Weighed::default() });
            } else {
                (asked.cut, asked.lost) = (true, true);
            }
        }
    }

    fn policy(&mut self, at: Place, reasons: &[Reason], asked: &mut Asked<'q>) {
        let Some((name, document)) = document(self.question, at) else { return };
        let name = short(name);
        let bytes = json_bytes(&name) + reasons.len() + "'boundary':{'name':,'seen':''},".len();
        if !self.letters.take(bytes) {
            (asked.cut, asked.lost) = (true, true);
            return;
        }
        let mut weighed = Weighed { name, ..Weighed::default() };
        for (index, (reason, statement)) in reasons.iter().zip(document.statements()).enumerate() {
            let letter = letter(statement.effect, reason);
            weighed.seen.push(letter);
            if !Seen::is_telling(letter) {
                continue;
            }
            asked.cut |= !self.name(&mut weighed, index, statement);
            if reason.why == Why::ConditionNotMet {
                asked.cut |= !self.tests(&mut weighed, index, statement);
            }
        }
        match at {
            Place::Resource => asked.key = Some(weighed),
            Place::Identity(_) => asked.identity.push(weighed),
            Place::Boundary => asked.boundary = Some(weighed),
            Place::Session(_) => asked.session.get_or_insert_default().push(weighed),
        }
    }

    /// Notes the statement's own name; false if it does not fit.
    fn name(&mut self, weighed: &mut Weighed<'q>, index: usize, statement: &'q Statement) -> bool {
        let Some(sid) = statement.sid().map(short) else { return true };
        let fits = self.details.take(json_bytes(&sid) + PLACE_BYTES);
        if fits {
            weighed.sids.insert(index, sid);
        }
        fits
    }

    /// Notes which tests failed; false if they do not fit.
    fn tests(&mut self, weighed: &mut Weighed<'q>, index: usize, statement: &Statement) -> bool {
        let mut failed = statement.failed(self.question.context);
        failed.iter_mut().for_each(shorten);
        let fits = self.details.take(failed.iter().map(failed_bytes).sum::<usize>() + PLACE_BYTES);
        if fits {
            weighed.failed.insert(index, failed);
        }
        fits
    }
}

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
