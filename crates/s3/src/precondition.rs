//! The conditions of a request on the object that is there already.
//!
//! A tag decides before a date: `If-Unmodified-Since` counts only without `If-Match`, and `If-Modified-Since` only without
//! `If-None-Match`. A date that cannot be read is ignored, and so is an `If-Modified-Since` in the future.
//!
//! Sources: RFC 9110, section 13.2.2; Amazon S3 API reference, "GetObject" and "CopyObject", the tables of combinations; user guide,
//! "Add preconditions to S3 operations with conditional requests".

use model::{Error, Timestamp};

use crate::error::{header_not_implemented, no_such_key, precondition_failed};
use crate::etag::{ETag, unquoted};

/// The prefix of the conditions on the source of a copy, as errors show it.
const COPY_SOURCE: &str = "x-amz-copy-source-";

/// The tags of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagCondition {
    /// Any tag: `*`.
    Any,
    /// One of these texts, without quotation marks. S3 accepts texts that are no tag, and no object matches them.
    OneOf(Vec<String>),
}

impl TagCondition {
    /// Parses `If-Match` or `If-None-Match`.
    #[must_use]
    pub fn parse(header: &str) -> Self {
        if header.trim() == "*" {
            return Self::Any;
        }
        Self::OneOf(header.split(',').map(|tag| unquoted(tag).to_owned()).collect())
    }

    fn has(&self, tag: &ETag) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(texts) => texts.contains(&tag.to_string()),
        }
    }
}

/// The four headers of conditions.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConditionHeaders<'a> {
    /// `If-Match`.
    pub if_match: Option<&'a str>,
    /// `If-None-Match`.
    pub if_none_match: Option<&'a str>,
    /// `If-Modified-Since`, or `None` if it is no date.
    pub if_modified_since: Option<Timestamp>,
    /// `If-Unmodified-Since`, or `None` if it is no date.
    pub if_unmodified_since: Option<Timestamp>,
}

/// The conditions of a read, or those on the source of a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPreconditions {
    if_match: Option<TagCondition>,
    if_none_match: Option<TagCondition>,
    if_modified_since: Option<Timestamp>,
    if_unmodified_since: Option<Timestamp>,
}

/// The end of a read whose conditions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// The object is sent.
    Stale,
    /// The caller has the object already: 304, with the tag and no body.
    NotModified,
}

impl ReadPreconditions {
    /// Parses the headers. `now` tells which dates are in the future.
    #[must_use]
    pub fn parse(headers: ConditionHeaders<'_>, now: Timestamp) -> Self {
        let past = |date: &Timestamp| date.seconds() <= now.seconds();
        Self {
            if_match: headers.if_match.map(TagCondition::parse),
            if_none_match: headers.if_none_match.map(TagCondition::parse),
            if_modified_since: headers.if_modified_since.filter(past),
            if_unmodified_since: headers.if_unmodified_since,
        }
    }

    /// Checks the conditions of a read of an object.
    ///
    /// # Errors
    /// `PreconditionFailed` (412).
    pub fn check(&self, tag: &ETag, last_modified: Timestamp) -> Result<Freshness, Error> {
        if let Some(condition) = self.changed(tag, last_modified) {
            return Err(precondition_failed(condition));
        }
        let is_known = self.unchanged(tag, last_modified).is_some();
        Ok(if is_known { Freshness::NotModified } else { Freshness::Stale })
    }

    /// Checks the conditions on the source of a copy.
    ///
    /// # Errors
    /// `PreconditionFailed` (412), also where a read would get 304.
    pub fn check_source(&self, tag: &ETag, last_modified: Timestamp) -> Result<(), Error> {
        let failed =
            self.changed(tag, last_modified).or_else(|| self.unchanged(tag, last_modified));
        match failed {
            Some(condition) => Err(precondition_failed(&format!("{COPY_SOURCE}{condition}"))),
            None => Ok(()),
        }
    }

    /// Returns the condition that fails because the object is another than the caller expects.
    fn changed(&self, tag: &ETag, last_modified: Timestamp) -> Option<&'static str> {
        match (&self.if_match, self.if_unmodified_since) {
            (Some(tags), _) => (!tags.has(tag)).then_some("If-Match"),
            (None, Some(date)) => is_after(last_modified, date).then_some("If-Unmodified-Since"),
            (None, None) => None,
        }
    }

    /// Returns the condition that fails because the object is the one that the caller has.
    fn unchanged(&self, tag: &ETag, last_modified: Timestamp) -> Option<&'static str> {
        match (&self.if_none_match, self.if_modified_since) {
            (Some(tags), _) => tags.has(tag).then_some("If-None-Match"),
            (None, Some(date)) => (!is_after(last_modified, date)).then_some("If-Modified-Since"),
            (None, None) => None,
        }
    }
}

/// Returns whether an object was modified after a date. Dates of HTTP have whole seconds, and so has `Last-Modified`.
fn is_after(last_modified: Timestamp, date: Timestamp) -> bool {
    last_modified.seconds() > date.seconds()
}

/// The condition of a write on the object that it replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WritePrecondition {
    /// `If-Match`: the object has this tag. The text is without quotation marks.
    Match(String),
    /// `If-None-Match: *`: there is no object.
    Absent,
}

impl WritePrecondition {
    /// Parses the headers of a write. Returns `None` if there is no condition.
    ///
    /// # Errors
    /// `NotImplemented` (501) for both headers at once, for `If-None-Match` with a tag and for `If-Match: *`. S3 names `If-None-Match` for the
    /// latter, as was recorded there.
    pub fn parse(
        if_match: Option<&str>,
        if_none_match: Option<&str>,
    ) -> Result<Option<Self>, Error> {
        match (if_match.map(str::trim), if_none_match.map(str::trim)) {
            (None, None) => Ok(None),
            (Some(_), Some(_)) => Err(several_conditions()),
            (Some("*"), None) => Err(no_such_value("If-None-Match")),
            (Some(tag), None) => Ok(Some(Self::Match(unquoted(tag).to_owned()))),
            (None, Some("*")) => Ok(Some(Self::Absent)),
            (None, Some(_)) => Err(no_such_value("If-None-Match")),
        }
    }

    /// Checks the condition against the object under `key`. `current` is `None` if there is no object, or a delete marker.
    ///
    /// # Errors
    /// `PreconditionFailed` (412), or `NoSuchKey` (404) if there is no object that could match.
    pub fn check(&self, key: &str, current: Option<&ETag>) -> Result<(), Error> {
        match (self, current) {
            (Self::Absent, None) => Ok(()),
            (Self::Absent, Some(_)) => Err(precondition_failed("If-None-Match")),
            (Self::Match(_), None) => Err(no_such_key(key)),
            (Self::Match(text), Some(tag)) if *text == tag.to_string() => Ok(()),
            (Self::Match(_), Some(_)) => Err(precondition_failed("If-Match")),
        }
    }
}

/// Returns whether the `If-Match` of a write or a deletion names a tag: whoever may learn by it what an object has needs the permission
/// to read it.
///
/// Sources: S3 user guide, "How to perform conditional deletes" (`s3:DeleteObject` and `s3:GetObject`), "How to prevent object overwrites
/// with conditional writes".
pub(crate) fn names_tag(if_match: Option<&str>) -> bool {
    if_match.is_some_and(|tag| tag.trim() != "*")
}

fn several_conditions() -> Error {
    let message = "Multiple conditional request headers present in the request";
    header_not_implemented("If-Match,If-None-Match", message)
}

fn no_such_value(header: &str) -> Error {
    let message = format!("We don't accept the provided value of {header} header for this API");
    header_not_implemented(header, &message)
}

#[cfg(test)]
mod tests {
    use crypto::hash::md5;
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    const MODIFIED: &str = "2026-11-29T12:00:00Z";
    const NOW: &str = "2026-11-29T13:00:00Z";
    const EARLIER: &str = "Sun, 29 Nov 2026 11:59:59 GMT";
    const SAME: &str = "Sun, 29 Nov 2026 12:00:00 GMT";
    const FUTURE: &str = "Sun, 29 Nov 2026 13:00:01 GMT";

    fn at(text: &str) -> Timestamp {
        Timestamp::from_iso8601(text).unwrap()
    }

    fn tag() -> ETag {
        ETag::of_md5(md5(b"bytes"))
    }

    fn preconditions(headers: ConditionHeaders<'_>) -> ReadPreconditions {
        ReadPreconditions::parse(headers, at(NOW))
    }

    /// The status of a read, and that of a copy.
    fn statuses(headers: ConditionHeaders<'_>) -> (u16, u16) {
        let conditions = preconditions(headers);
        // Half a second after the whole one that `Last-Modified` shows.
        let modified = Timestamp::from_millis(at(MODIFIED).millis() + 500);
        let read = match conditions.check(&tag(), modified) {
            Ok(Freshness::Stale) => 200,
            Ok(Freshness::NotModified) => 304,
            Err(error) => error.code().status(),
        };
        let copy = conditions.check_source(&tag(), modified);
        (read, copy.map_or_else(|error| error.code().status(), |()| 200))
    }

    #[test]
    fn each_condition_alone_decides() {
        let quoted = tag().quoted();
        let list = format!("\"x\", {quoted}");
        let none = ConditionHeaders::default();
        for (headers, expected) in [
            (none, (200, 200)),
            (ConditionHeaders { if_match: Some(&quoted), ..none }, (200, 200)),
            (ConditionHeaders { if_match: Some(&list), ..none }, (200, 200)),
            (ConditionHeaders { if_match: Some("*"), ..none }, (200, 200)),
            (ConditionHeaders { if_match: Some("other"), ..none }, (412, 412)),
            (ConditionHeaders { if_none_match: Some(&quoted), ..none }, (304, 412)),
            (ConditionHeaders { if_none_match: Some("*"), ..none }, (304, 412)),
            (ConditionHeaders { if_none_match: Some("other"), ..none }, (200, 200)),
            (
                ConditionHeaders { if_modified_since: Timestamp::from_http_date(EARLIER), ..none },
                (200, 200),
            ),
            (
                ConditionHeaders { if_modified_since: Timestamp::from_http_date(SAME), ..none },
                (304, 412),
            ),
            (
                ConditionHeaders { if_modified_since: Timestamp::from_http_date(FUTURE), ..none },
                (200, 200),
            ),
            (
                ConditionHeaders { if_modified_since: Timestamp::from_http_date("soon"), ..none },
                (200, 200),
            ),
            (
                ConditionHeaders {
                    if_unmodified_since: Timestamp::from_http_date(EARLIER),
                    ..none
                },
                (412, 412),
            ),
            (
                ConditionHeaders { if_unmodified_since: Timestamp::from_http_date(SAME), ..none },
                (200, 200),
            ),
            (
                ConditionHeaders { if_unmodified_since: Timestamp::from_http_date(FUTURE), ..none },
                (200, 200),
            ),
        ] {
            assert_eq!(statuses(headers), expected, "{headers:?}");
        }
    }

    /// The tables of "GetObject" and "CopyObject".
    #[test]
    fn a_tag_decides_before_a_date() {
        let quoted = tag().quoted();
        let none = ConditionHeaders::default();
        let matching = ConditionHeaders {
            if_match: Some(&quoted),
            if_unmodified_since: Timestamp::from_http_date(EARLIER),
            ..none
        };
        assert_eq!(statuses(matching), (200, 200));
        let known = ConditionHeaders {
            if_none_match: Some(&quoted),
            if_modified_since: Timestamp::from_http_date(EARLIER),
            ..none
        };
        assert_eq!(statuses(known), (304, 412));
        let other = ConditionHeaders {
            if_none_match: Some("other"),
            if_modified_since: Timestamp::from_http_date(SAME),
            ..none
        };
        assert_eq!(statuses(other), (200, 200));
        // What must be so comes before what must not.
        let both =
            ConditionHeaders { if_match: Some("other"), if_none_match: Some(&quoted), ..none };
        assert_eq!(statuses(both), (412, 412));
    }

    #[test]
    fn the_error_names_the_condition() {
        let headers = ConditionHeaders { if_match: Some("other"), ..Default::default() };
        let conditions = preconditions(headers);
        let error = conditions.check(&tag(), at(MODIFIED)).unwrap_err();
        assert_eq!(elements(&error), "Condition: If-Match");
        let error = conditions.check_source(&tag(), at(MODIFIED)).unwrap_err();
        assert_eq!(elements(&error), "Condition: x-amz-copy-source-If-Match");
    }

    #[test]
    fn a_write_is_made_where_its_condition_holds() {
        let quoted = tag().quoted();
        let write = |if_match, if_none_match, current: Option<&ETag>| {
            let condition = WritePrecondition::parse(if_match, if_none_match)?;
            condition.map_or(Ok(()), |condition| condition.check("key", current))
        };
        let status = |result: Result<(), Error>| result.map_err(|error| error.code().status());
        let current = tag();
        assert_eq!(status(write(None, None, Some(&current))), Ok(()));
        assert_eq!(status(write(Some(&quoted), None, Some(&current))), Ok(()));
        assert_eq!(status(write(Some("other"), None, Some(&current))), Err(412));
        assert_eq!(status(write(Some(&quoted), None, None)), Err(404));
        assert_eq!(status(write(None, Some("*"), None)), Ok(()));
        assert_eq!(status(write(None, Some("*"), Some(&current))), Err(412));
        for (if_match, if_none_match, header) in [
            (Some("*"), None, "If-None-Match"),
            (None, Some("other"), "If-None-Match"),
            (Some("x"), Some("*"), "If-Match,If-None-Match"),
        ] {
            let error = write(if_match, if_none_match, None).unwrap_err();
            assert_eq!(error.code().status(), 501);
            assert!(elements(&error).starts_with(&format!("Header: {header};")), "{error:?}");
        }
    }

    proptest! {
        #[test]
        fn any_headers_are_conditions(a in "\\PC*", b in "\\PC*", c: i64, d: i64) {
            let headers = ConditionHeaders {
                if_match: Some(&a),
                if_none_match: Some(&b),
                if_modified_since: Some(Timestamp::from_millis(c)),
                if_unmodified_since: Some(Timestamp::from_millis(d)),
            };
            let _either = preconditions(headers).check(&tag(), at(MODIFIED));
            let _either = WritePrecondition::parse(Some(&a), None);
        }
    }
}
