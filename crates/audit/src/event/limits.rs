//! The limits of an event's length: nothing is written to the log that could not be read back.
//!
//! The sizes are CloudTrail's where it has any. Source: CloudTrail user guide, "CloudTrail record contents for management, data,
//! and network activity events". `requestParameters` and `responseElements` come within their limits.

use model::json::is_plain;
use serde::Serialize as _;

use super::{EventFields, UserIdentity, render};

/// The longest event. The limits of its fields add up to a quarter of it.
pub(crate) const EVENT_BYTES_MAX: usize = 1024 * 1024;
/// The bytes after which an error message is truncated, counted as they are written: CloudTrail's 1 KB.
pub(super) const MESSAGE_BYTES_MAX: usize = 1024;
/// The bytes after which an access key id is truncated, which somebody may have made up. CloudTrail has no limit for it.
pub(crate) const ACCESS_KEY_ID_BYTES_MAX: usize = 2048;
/// The resources that remain in an event that is too long.
const RESOURCES_KEPT: usize = 8;

/// An event as JSON.
pub(super) enum Rendered {
    /// All of it.
    Whole(Vec<u8>),
    /// Without its details, because it would have been too long.
    Shortened(Vec<u8>),
}

/// Renders an event of at most [`EVENT_BYTES_MAX`] bytes.
pub(super) fn render(fields: &EventFields<'_>) -> Rendered {
    let json = render::whole(fields);
    if json.len() > EVENT_BYTES_MAX {
        return Rendered::Shortened(render::whole(&without_details(fields)));
    }
    Rendered::Whole(json)
}

/// Returns the fields of an event that is too long, without those that CloudTrail cuts: who did what and when stays. The limits
/// of the fields let no event come here; one that does must not make the log unreadable.
fn without_details<'a>(fields: &EventFields<'a>) -> EventFields<'a> {
    EventFields {
        request_parameters: omitted(fields.request_parameters),
        response_elements: omitted(fields.response_elements),
        additional_event_data: omitted(fields.additional_event_data),
        service_event_details: omitted(fields.service_event_details),
        user_identity: UserIdentity {
            kind: fields.user_identity.kind,
            account_id: fields.user_identity.account_id,
            ..UserIdentity::default()
        },
        resources: fields.resources.iter().take(RESOURCES_KEPT).copied().collect(),
        decision: b"",
        ..fields.clone()
    }
}

fn omitted(field: Option<&str>) -> Option<&'static str> {
    field.map(|_| r#"{"omitted":true}"#)
}

/// Truncates a text that takes more than `bytes_max` bytes as JSON.
pub(crate) fn truncate(text: &str, bytes_max: usize) -> &str {
    if text.len() <= bytes_max / 6 || text.len() <= bytes_max && is_plain(text) {
        return text;
    }
    let mut written = 0usize;
    let end = text.char_indices().find(|(_, character)| {
        written += match character {
            '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
            '\0'..' ' => 6,
            _ => character.len_utf8(),
        };
        written > bytes_max
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

pub(super) fn message<S: serde::Serializer>(
    text: &Option<&str>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    text.map(|text| truncate(text, MESSAGE_BYTES_MAX)).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{self, LINE_BYTES_MAX, START};
    use crate::log::tests::fields;

    #[test]
    fn texts_are_truncated_by_what_they_take_when_written() {
        for text in ["", "short", &"x".repeat(1024), &"\u{1}".repeat(170), &"é".repeat(512)] {
            assert_eq!(truncate(text, MESSAGE_BYTES_MAX), text);
        }
        for text in ["x".repeat(1025), "\u{1}".repeat(9000), "é\"\n\u{8}\u{7f}😀".repeat(200)] {
            let cut = truncate(&text, MESSAGE_BYTES_MAX);
            assert!(text.starts_with(cut) && cut.len() < text.len());
            let written = serde_json::to_string(cut).unwrap().len() - 2;
            assert!((MESSAGE_BYTES_MAX - 6..=MESSAGE_BYTES_MAX).contains(&written), "{written}");
        }
    }

    /// Whoever calls does not choose the length of the texts that they bring along.
    #[test]
    fn client_agent_message_and_access_key_are_truncated() {
        let long = "\u{1}".repeat(100_000);
        let mut fields = fields("Encrypt", "key", Some("AccessDenied"));
        let (agent, message) = (Some(long.as_str()), Some(long.as_str()));
        (fields.user_agent, fields.error_message) = (agent, message);
        fields.user_identity.access_key_id = Some(&long);
        let Rendered::Whole(json) = render(&fields) else { panic!("it is short") };
        assert!(
            json.len() < 2 * MESSAGE_BYTES_MAX + ACCESS_KEY_ID_BYTES_MAX + 1024,
            "{}",
            json.len()
        );
        serde_json::from_slice::<serde_json::Value>(&json).unwrap();
    }

    #[test]
    fn an_event_that_would_be_too_long_is_written_without_details_and_can_be_read_back() {
        let long = format!(r#"{{"k":"{}"}}"#, "x".repeat(LINE_BYTES_MAX));
        let mut fields = fields("Encrypt", "key", None);
        fields.request_parameters = Some(&long);
        fields.decision = b"{}";
        let Rendered::Shortened(json) = render(&fields) else { panic!("it is too long") };
        assert!(json.len() <= EVENT_BYTES_MAX);
        let mut line = Vec::new();
        entry::append(&mut line, &START, 1, None, &json);
        let (parsed, _) = entry::check(&line, &START, 1).unwrap();
        let event: serde_json::Value = serde_json::from_str(parsed.event.get()).unwrap();
        assert_eq!(event["requestParameters"], serde_json::json!({"omitted": true}));
        assert_eq!(event["eventName"], "Encrypt");
        assert_eq!(event.get("decision"), None);
    }

    /// A line is an event and less than a KiB of numbers and hashes.
    #[test]
    fn the_longest_event_fits_in_a_line_that_can_be_read() {
        const { assert!(EVENT_BYTES_MAX + 1024 < LINE_BYTES_MAX) };
    }
}
