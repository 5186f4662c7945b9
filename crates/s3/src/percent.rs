//! Percent-encoding as S3 reads and writes it: strict where it reads, and as Java's `URLEncoder` does where it writes.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The characters that S3 leaves as they are in lists: those of Java's `URLEncoder`, and the slash.
///
/// Seen at S3: `/` stays, a space is `+`, `+` is `%2B` (github.com/brekkylab/backlot/issues/178 of 2026-09-14 and
/// github.com/ceph/s3-tests/issues/478). The rest is Java's: its clients read both forms alike.
const KEPT: AsciiSet =
    NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'*').remove(b'_').remove(b'/').remove(b' ');

/// Returns text as `encoding-type=url` shows it.
pub(crate) fn encode(text: &str) -> String {
    let encoded: Cow<'_, str> = utf8_percent_encode(text, &KEPT).into();
    encoded.replace(' ', "+")
}

/// Decodes text in which `+` is a space, as in forms. Returns `None` if a `%` is not followed by two digits, or if the bytes are not
/// UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let mut after_percent = text.split('%').skip(1).map(str::as_bytes);
    let is_well_formed = after_percent
        .all(|rest| rest.get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)));
    if !is_well_formed {
        return None;
    }
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows that were seen at S3, and the characters of `URLEncoder`'s documentation.
    #[test]
    fn keys_are_encoded_as_s3_does() {
        for (key, encoded) in [
            ("a b.txt", "a+b.txt"),
            ("a+b.txt", "a%2Bb.txt"),
            ("100%.csv", "100%25.csv"),
            ("한글/x.txt", "%ED%95%9C%EA%B8%80/x.txt"),
            ("run books/x.txt", "run+books/x.txt"),
            ("a.b-c*d_e", "a.b-c*d_e"),
            ("\u{1}<&>", "%01%3C%26%3E"),
        ] {
            assert_eq!(encode(key), encoded);
        }
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for text in ["%", "%2", "%zz", "a%2", "%+1", "%ff", "%C3%28", "é%"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode("a%2fB+c%2B").as_deref(), Some("a/B c+"));
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes(text in any::<String>()) {
            let encoded = encode(&text);
            prop_assert!(encoded.is_ascii());
            prop_assert_eq!(decode(&encoded), Some(text));
        }

        #[test]
        fn any_text_is_decoded_or_refused(text in any::<String>()) {
            let _either = decode(&text);
        }
    }
}
