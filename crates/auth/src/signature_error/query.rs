//! The errors of a signature in the query string.

use super::ALGORITHM;

/// The reason why the parameters of a signature are refused.
#[derive(Debug)]
pub(crate) enum QueryError {
    /// The algorithm is another one.
    Algorithm,
    /// This parameter is missing.
    Missing(&'static str),
    /// The time for which the request is valid is none.
    Expires(String),
    /// This parameter is repeated, or written in another letter case.
    Ambiguous(&'static str),
}

impl QueryError {
    /// Returns the text of every service but S3.
    pub(super) fn general(self) -> String {
        match self {
            Self::Algorithm => format!("X-Amz-Algorithm only supports \"{ALGORITHM}\""),
            Self::Missing(name) => format!(
                "AWS query-string parameters must include '{name}'. Re-examine the query-string parameters."
            ),
            Self::Expires(_) => "X-Amz-Expires must be between 1 and 604800 seconds.".to_owned(),
            Self::Ambiguous(name) => format!(
                "The query-string parameter '{name}' must be spelled so and not be repeated."
            ),
        }
    }

    /// Returns the text of S3.
    pub(super) fn s3(self) -> String {
        match self {
            Self::Missing(_) => "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, \
                                 X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."
                .to_owned(),
            Self::Expires(sent) => expires(&sent).to_owned(),
            same @ (Self::Algorithm | Self::Ambiguous(_)) => same.general(),
        }
    }
}

/// Returns the text of S3 for a time that is none.
fn expires(sent: &str) -> &'static str {
    match sent.parse::<i64>() {
        Ok(..0) => "X-Amz-Expires must be non-negative",
        Ok(0) => "X-Amz-Expires must be at least 1 second",
        Ok(1..) => {
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than \
             604800 seconds"
        }
        Err(_) => "X-Amz-Expires should be a number",
    }
}
