//! The errors of a credential and its scope.

use model::{Error, Regions};

use super::{incomplete, invalid};

/// The end of each credential scope.
pub(crate) const TERMINATOR: &str = "aws4_request";
/// The Region that S3 expects of a client that names none of its own.
const S3_REGION_USUAL: &str = "us-east-1";

/// The reason why a credential, or its scope, is refused.
#[derive(Debug)]
pub(crate) enum ScopeError {
    /// The credential does not have five parts.
    Credential(String),
    /// The scope has another end.
    Terminator(String),
    /// The scope is of another service.
    Service {
        /// The service of the scope.
        sent: String,
        /// This service.
        expected: String,
    },
    /// The day of the scope is not that of the request's date.
    Date {
        /// The day of the scope.
        sent: String,
        /// The date of the request.
        date: String,
    },
    /// The Region is not served.
    Region(String),
}

impl ScopeError {
    /// Returns the error of every service but S3.
    pub(super) fn general(self) -> Error {
        match self {
            Self::Credential(sent) => incomplete(format!(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got \
                 '{sent}'"
            )),
            Self::Terminator(sent) => invalid(format!(
                "Credential should be scoped with a valid terminator: '{TERMINATOR}', not '{sent}'."
            )),
            Self::Service { expected, .. } => {
                invalid(format!("Credential should be scoped to correct service: '{expected}'. "))
            }
            Self::Date { sent, date } => invalid(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{sent}' != \
                 '{}', from '{date}'.",
                day(&date)
            )),
            Self::Region(sent) => {
                invalid(format!("Credential should be scoped to a valid region, not '{sent}'. "))
            }
        }
    }

    /// Returns the text of S3, which follows a text about the place of the credential.
    pub(super) fn s3(self, regions: &Regions) -> String {
        match self {
            Self::Credential(_) => "the Credential is mal-formed; expecting \
                                    \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."
                .to_owned(),
            Self::Terminator(sent) => {
                format!("incorrect terminal \"{sent}\". This endpoint uses \"{TERMINATOR}\".")
            }
            Self::Service { sent, expected } => {
                format!("incorrect service \"{sent}\". This endpoint belongs to \"{expected}\".")
            }
            Self::Date { sent, date } => format!(
                "Invalid credential date \"{sent}\". This date is not the same as X-Amz-Date: \"{}\".",
                day(&date)
            ),
            Self::Region(sent) => {
                let usual = regions.get(S3_REGION_USUAL).map(ToString::to_string);
                let expected = usual.unwrap_or_else(|| regions.to_string());
                format!("the region '{sent}' is wrong; expecting '{expected}'")
            }
        }
    }
}

fn day(date: &str) -> &str {
    date.get(..8).unwrap_or_default()
}
