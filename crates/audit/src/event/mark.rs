//! The mark of an entry: what those need to know of it who fold over the log ([`crate::Fold`]). It is made while the entry is, because
//! reading the entry again would cost as much as writing it, and again from the entry when a fold is to be made anew. Both are the same.

mod source;

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::EventFields;
use source::{KEY, MarkSource, StoredEvent};

/// The texts of a mark, in their order. Those up to the keys are what requests are counted by.
#[derive(Clone, Copy)]
enum MarkText {
    Day,
    Account,
    Service,
    Region,
    Name,
    Error,
    Principal,
    Via,
    Bucket,
    PairSpec,
    Keys,
    Identity,
    AccessKey,
    EventId,
    RequestId,
    Request,
    Response,
    Details,
}

const PARTS: usize = 18;
/// The end of each text. No text that is counted by has it: they come from this service, and names in ARNs have no white space.
const SEPARATOR: char = '\t';
/// The character between the ARNs of two keys.
const KEY_SEPARATOR: char = ' ';

/// The mark of an entry: a moment, and its texts in one allocation (of ReEncrypt with two keys, another one while it is made).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    time: i64,
    /// `true` if somebody asked for it over the wire, and the entry is the one of the caller's account.
    is_request: bool,
    is_service_event: bool,
    is_management: bool,
    read_only: bool,
    /// `true` if the owner of a long-term access key has proven to have signed it.
    has_long_term_key: bool,
    texts: Box<str>,
    /// The ends of the texts, each before its separator.
    ends: [u32; PARTS],
}

impl Mark {
    /// Returns the mark of a stored event. `None` if it is no event of this log's form.
    #[must_use]
    pub fn of_stored(event: &RawValue) -> Option<Self> {
        Self::of_json(event.get().as_bytes())
    }

    /// Returns the mark of an event as JSON.
    pub(crate) fn of_json(event: &[u8]) -> Option<Self> {
        let event: StoredEvent<'_> = serde_json::from_slice(event).ok()?;
        let time = model::Timestamp::from_iso8601(event.event_time).map(model::Timestamp::millis);
        Some(event.source(time.unwrap_or(0)).mark(&joined(event.keys())))
    }

    /// Returns the mark of an event that is made at `time`, in milliseconds.
    pub(crate) fn of(fields: &EventFields<'_>, time: i64) -> Self {
        let keys = fields.resources.iter().filter(|one| one.kind == KEY).map(|one| one.arn);
        let identity = &fields.user_identity;
        let source = MarkSource {
            // Whole seconds, as the entry has them.
            time: time.div_euclid(1000).saturating_mul(1000),
            event_time: &fields.event_time,
            account: fields.recipient_account_id,
            source: fields.event_source,
            region: fields.aws_region,
            name: fields.event_name,
            error: fields.error_code,
            kind: identity.kind,
            arn: identity.arn,
            role: identity.session_context.as_ref().map(|session| session.session_issuer.arn),
            access_key: identity.access_key_id,
            invoked_by: identity.invoked_by,
            event_id: fields.event_id,
            request_id: fields.request_id,
            event_type: fields.event_type,
            is_management: fields.management_event,
            read_only: fields.read_only,
            request: fields.request_parameters,
            response: fields.response_elements,
            details: fields.service_event_details,
        };
        source.mark(&joined(keys))
    }

    /// Returns the time, in milliseconds since the epoch: whole seconds.
    #[must_use]
    pub const fn time(&self) -> i64 {
        self.time
    }

    /// Returns the day, such as `2026-11-30`.
    #[must_use]
    pub fn day(&self) -> &str {
        self.text(MarkText::Day)
    }

    /// Returns the texts that requests are counted by, each followed by a tab: [`day`](Self::day), then
    /// [`account`](Self::account), [`service`](Self::service), [`region`](Self::region), [`name`](Self::name),
    /// [`error`](Self::error), [`principal`](Self::principal), [`via`](Self::via), [`bucket`](Self::bucket), [`pair_spec`](Self::pair_spec) and the ARNs of the
    /// keys with spaces between them.
    #[must_use]
    pub fn combination(&self) -> &str {
        let end = self.end(MarkText::Keys) + SEPARATOR.len_utf8();
        self.texts.get(..end).unwrap_or_default()
    }

    /// Returns the account whose log the entry is in. Of a [request](Self::is_request) it is the caller's, which pays. Empty if
    /// nobody is known to have asked.
    #[must_use]
    pub fn account(&self) -> &str {
        self.text(MarkText::Account)
    }

    /// Returns the service, such as `kms`.
    #[must_use]
    pub fn service(&self) -> &str {
        self.text(MarkText::Service)
    }

    /// Returns the Region.
    #[must_use]
    pub fn region(&self) -> &str {
        self.text(MarkText::Region)
    }

    /// Returns the name of the operation or service event.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text(MarkText::Name)
    }

    /// Returns the error code; empty if there was no error.
    #[must_use]
    pub fn error(&self) -> &str {
        self.text(MarkText::Error)
    }

    /// Returns the ARN of the user, role or root that asked, never that of a session; empty if nobody has proven to have asked, or
    /// only a service.
    #[must_use]
    pub fn principal(&self) -> &str {
        self.text(MarkText::Principal)
    }

    /// Returns the AWS service that asked, in its own name or for the principal, such as `s3.amazonaws.com`; empty if none did.
    #[must_use]
    pub fn via(&self) -> &str {
        self.text(MarkText::Via)
    }

    /// Returns the bucket for whose objects S3 asked KMS; empty for other requests.
    #[must_use]
    pub fn bucket(&self) -> &str {
        self.text(MarkText::Bucket)
    }

    /// Returns the spec of the data key pair that was asked for, on which its price depends; empty for other operations.
    #[must_use]
    pub fn pair_spec(&self) -> &str {
        self.text(MarkText::PairSpec)
    }

    /// Returns the ARNs of the keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.text(MarkText::Keys).split(KEY_SEPARATOR).filter(|key| !key.is_empty())
    }

    /// Returns the ARN of the identity as the entry has it: of a session that of the session. Empty if it has none.
    #[must_use]
    pub fn identity(&self) -> &str {
        self.text(MarkText::Identity)
    }

    /// Returns the id of the access key as the entry has it, which proves nothing; empty if it has none.
    #[must_use]
    pub fn access_key(&self) -> &str {
        self.text(MarkText::AccessKey)
    }

    /// Returns the id of the event.
    #[must_use]
    pub fn event_id(&self) -> &str {
        self.text(MarkText::EventId)
    }

    /// Returns the id of the request; empty for service events.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.text(MarkText::RequestId)
    }

    /// Returns the members of the request as JSON, for [detailed](is_detailed) events only.
    #[must_use]
    pub fn request(&self) -> &str {
        self.text(MarkText::Request)
    }

    /// Returns the members of the reply as JSON, for [detailed](is_detailed) events only.
    #[must_use]
    pub fn response(&self) -> &str {
        self.text(MarkText::Response)
    }

    /// Returns the details of a service event as JSON.
    #[must_use]
    pub fn details(&self) -> &str {
        self.text(MarkText::Details)
    }

    /// Returns whether somebody asked for it over the wire, and it is the entry of the caller's account: each request has one such
    /// entry, unless one entry stands for many refused ones.
    #[must_use]
    pub const fn is_request(&self) -> bool {
        self.is_request
    }

    /// Returns whether it is an `AwsServiceEvent`.
    #[must_use]
    pub const fn is_service_event(&self) -> bool {
        self.is_service_event
    }

    /// Returns whether it is a management event, and no data event.
    #[must_use]
    pub const fn is_management(&self) -> bool {
        self.is_management
    }

    /// Returns CloudTrail's `readOnly`.
    #[must_use]
    pub const fn read_only(&self) -> bool {
        self.read_only
    }

    /// Returns the long-term access key whose owner has proven to have signed the request. No last use is reported for the keys of
    /// sessions.
    pub(crate) fn long_term_key(&self) -> Option<&str> {
        self.has_long_term_key.then(|| self.access_key())
    }

    /// Joins the texts. That allocates once.
    fn join(texts: &[&str; PARTS]) -> (Box<str>, [u32; PARTS]) {
        let bytes = texts.iter().map(|text| text.len() + SEPARATOR.len_utf8()).sum();
        let (mut ends, mut joined) = ([0; PARTS], String::with_capacity(bytes));
        for (end, text) in ends.iter_mut().zip(texts) {
            // Many are empty.
            if !text.is_empty() {
                joined.push_str(text);
            }
            // Events are far shorter than 4 GiB.
            *end = u32::try_from(joined.len()).unwrap_or(u32::MAX);
            joined.push(SEPARATOR);
        }
        (joined.into_boxed_str(), ends)
    }

    fn text(&self, part: MarkText) -> &str {
        let before = (part as usize).checked_sub(1).and_then(|before| self.ends.get(before));
        let start =
            before.map_or(0, |end| usize::try_from(*end).unwrap_or(0) + SEPARATOR.len_utf8());
        self.texts.get(start..self.end(part)).unwrap_or_default()
    }

    fn end(&self, part: MarkText) -> usize {
        self.ends.get(part as usize).and_then(|end| usize::try_from(*end).ok()).unwrap_or(0)
    }
}

/// Returns the ARNs of keys as one text. Nearly always there is one at most.
fn joined<'a>(mut keys: impl Iterator<Item = &'a str>) -> Cow<'a, str> {
    let Some(first) = keys.next() else { return Cow::Borrowed("") };
    let mut joined = Cow::Borrowed(first);
    for key in keys {
        let joined = joined.to_mut();
        joined.push(KEY_SEPARATOR);
        joined.push_str(key);
    }
    joined
}

/// Returns whether the mark of an event with this name has the members of request and reply: it says what becomes of keys, of their tags,
/// or of access keys. Such events are rare.
#[must_use]
pub fn is_detailed(name: &str) -> bool {
    matches!(
        name,
        "CancelKeyDeletion"
            | "CreateKey"
            | "DeleteAccessKey"
            | "ReplicateKey"
            | "ScheduleKeyDeletion"
            | "TagResource"
            | "UntagResource"
    )
}

#[cfg(test)]
mod tests;
