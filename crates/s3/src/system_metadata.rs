//! The metadata of an object that HTTP knows.
//!
//! Source: Amazon S3 user guide, "Working with object metadata", the table of system-defined metadata.

use model::Error;

use crate::error::header_not_implemented;

/// The type of an object whose writer states none.
const CONTENT_TYPE_DEFAULT: &str = "binary/octet-stream";
/// The coding of a body in signed chunks. It is of the transfer and not of the object.
const CHUNKED: &str = "aws-chunked";

/// The headers of a write about its object, as they came.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SystemHeaders<'a> {
    /// `Content-Type`.
    pub(crate) content_type: Option<&'a str>,
    /// `Cache-Control`.
    pub(crate) cache_control: Option<&'a str>,
    /// `Content-Disposition`.
    pub(crate) content_disposition: Option<&'a str>,
    /// `Content-Encoding`.
    pub(crate) content_encoding: Option<&'a str>,
    /// `Content-Language`.
    pub(crate) content_language: Option<&'a str>,
    /// `Expires`, which S3 keeps as it is, date or not.
    pub(crate) expires: Option<&'a str>,
    /// `x-amz-website-redirect-location`.
    pub(crate) website_redirect_location: Option<&'a str>,
}

/// The headers that an object is read with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SystemMetadata {
    /// `Content-Type`.
    pub(crate) content_type: String,
    /// `Cache-Control`.
    pub(crate) cache_control: Option<String>,
    /// `Content-Disposition`.
    pub(crate) content_disposition: Option<String>,
    /// `Content-Encoding`, without `aws-chunked`.
    pub(crate) content_encoding: Option<String>,
    /// `Content-Language`.
    pub(crate) content_language: Option<String>,
    /// `Expires`.
    pub(crate) expires: Option<String>,
}

impl SystemMetadata {
    /// Returns what is kept of the headers. A header without a value is not kept.
    ///
    /// # Errors
    /// `NotImplemented` for the redirect of a website.
    pub(crate) fn of_headers(headers: SystemHeaders<'_>) -> Result<Self, Error> {
        if headers.website_redirect_location.is_some() {
            let message = "Websites are not implemented: write the object without a redirect.";
            return Err(header_not_implemented("x-amz-website-redirect-location", message));
        }
        let kept = |value: Option<&str>| {
            value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
        };
        Ok(Self {
            content_type: kept(headers.content_type).unwrap_or(CONTENT_TYPE_DEFAULT.to_owned()),
            cache_control: kept(headers.cache_control),
            content_disposition: kept(headers.content_disposition),
            content_encoding: headers.content_encoding.and_then(without_chunked),
            content_language: kept(headers.content_language),
            expires: kept(headers.expires),
        })
    }
}

/// Removes the coding of chunks. Other codings stay as they were written. Returns `None` if there is no other.
fn without_chunked(header: &str) -> Option<String> {
    let codings = header.split(',').map(str::trim);
    let kept = codings.filter(|one| !one.is_empty() && !one.eq_ignore_ascii_case(CHUNKED));
    let kept: Vec<_> = kept.collect();
    (!kept.is_empty()).then(|| kept.join(","))
}

#[cfg(test)]
mod tests {
    use model::ErrorCode;
    use proptest::prelude::*;

    use super::*;

    fn encoding(header: &str) -> Option<String> {
        let headers = SystemHeaders { content_encoding: Some(header), ..Default::default() };
        SystemMetadata::of_headers(headers).unwrap().content_encoding
    }

    #[test]
    fn the_coding_of_chunks_is_not_of_the_object() {
        for (header, expected) in [
            ("gzip", Some("gzip")),
            ("aws-chunked", None),
            ("AWS-Chunked", None),
            ("gzip,aws-chunked", Some("gzip")),
            ("aws-chunked, gzip, br", Some("gzip,br")),
            ("", None),
            (" , ", None),
            ("aws-chunked-2", Some("aws-chunked-2")),
        ] {
            assert_eq!(encoding(header).as_deref(), expected, "{header}");
        }
    }

    #[test]
    fn the_type_is_binary_unless_the_writer_says_otherwise() {
        let none = SystemMetadata::of_headers(SystemHeaders::default()).unwrap();
        assert_eq!(none.content_type, "binary/octet-stream");
        let headers = SystemHeaders {
            content_type: Some("text/plain"),
            expires: Some("whenever"),
            cache_control: Some(""),
            ..Default::default()
        };
        let some = SystemMetadata::of_headers(headers).unwrap();
        assert_eq!(some.content_type, "text/plain");
        assert_eq!((some.expires.as_deref(), some.cache_control), (Some("whenever"), None));
    }

    #[test]
    fn a_redirect_is_refused_by_name() {
        let headers = SystemHeaders { website_redirect_location: Some("/a"), ..Default::default() };
        let error = SystemMetadata::of_headers(headers).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotImplemented);
    }

    proptest! {
        #[test]
        fn no_chunks_are_left_in_any_header(header in "\\PC*|(gzip|aws-chunked|,| ){0,9}") {
            let found = encoding(&header).unwrap_or_default();
            prop_assert!(found.split(',').all(|one| one.trim() != CHUNKED));
            prop_assert_eq!(encoding(&found).unwrap_or_default(), found);
        }
    }
}
