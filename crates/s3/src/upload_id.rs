//! The id of a multipart upload.

use std::fmt;

use model::{Error, Timestamp};

/// The digits of the time, in milliseconds.
const TIME_DIGITS: usize = 12;
/// The digits of the id of the content.
const CONTENT_DIGITS: usize = 32;

/// The id of a multipart upload: the time at which it began, and the id of the content that it makes, in hexadecimal digits. So the
/// ids of uploads of one key are in the order in which they began, as lists are, and nobody guesses one.
///
/// Source: S3 API reference, `ListMultipartUploads`, "Sorting of multipart uploads in response".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UploadId {
    text: String,
}

impl UploadId {
    /// Returns the id of an upload of the content with this id, which is random.
    pub(crate) fn new(began: Timestamp, content_id: &str) -> Self {
        let time = u64::try_from(began.millis()).unwrap_or_default();
        Self { text: format!("{time:012x}{content_id}") }
    }

    /// Reads an id as clients send it. Returns `None` if it is none that was given out.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let is_id = text.len() == TIME_DIGITS + CONTENT_DIGITS && text.bytes().all(is_digit);
        is_id.then(|| Self { text: text.to_owned() })
    }

    /// Returns the id of the content that the upload makes.
    pub(crate) fn content_id(&self) -> &str {
        self.text.get(TIME_DIGITS..).unwrap_or_default()
    }

    /// Returns the text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// Returns the error for an upload that is not there.
///
/// Seen at S3 on 2026-04-13: github.com/versity/versitygw/issues/2035.
pub(crate) fn no_such_upload(upload_id: &str) -> Error {
    Error::new(
        model::ErrorCode::NoSuchUpload,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    )
    .with_element("UploadId", upload_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &str = "00112233445566778899aabbccddeeff";

    #[test]
    fn an_id_tells_its_content_and_orders_by_time() {
        let [first, second] =
            [1_790_000_000_000, 1_790_000_000_001].map(Timestamp::from_millis).map(|began| {
                let id = UploadId::new(began, CONTENT);
                assert_eq!(UploadId::parse(id.as_str()), Some(id.clone()));
                assert_eq!(id.content_id(), CONTENT);
                id
            });
        assert!(first.as_str() < second.as_str());
        assert!(first.to_string().bytes().all(|byte| byte.is_ascii_alphanumeric()));
    }

    #[test]
    fn other_texts_are_no_ids() {
        let id = UploadId::new(Timestamp::from_millis(1_790_000_000_000), CONTENT).to_string();
        for text in
            ["", "null", &id.to_uppercase(), id.trim_start_matches('0'), &format!("{id}0"), "é\0é"]
        {
            assert_eq!(UploadId::parse(text), None, "{text}");
        }
    }
}
