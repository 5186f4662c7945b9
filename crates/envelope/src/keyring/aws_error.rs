//! The texts of errors of the AWS SDK.

use std::error::Error;

use aws_sdk_kms::error::{ProvideErrorMetadata, SdkError};

const NO_CREDENTIALS: &str = "no AWS credentials were found: set AWS_SHARED_CREDENTIALS_FILE (for Bulla, DATA_DIR/credentials), \
                              AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

/// Parts of what the SDK says when it reached nobody, and what to do about it.
const ADVICE: [(&str, &str); 6] = [
    ("loading credentials", NO_CREDENTIALS),
    ("no credentials found in chain", NO_CREDENTIALS),
    (
        "endpoint must contain scheme",
        "an endpoint (AWS_ENDPOINT_URL) begins with http:// or https://",
    ),
    ("InvalidContentType", "the endpoint (AWS_ENDPOINT_URL) does not speak TLS: write http://"),
    ("Connection refused", "nobody listens at the endpoint (AWS_ENDPOINT_URL): connection refused"),
    ("dns error", "the host of the endpoint (AWS_ENDPOINT_URL) has no address"),
];

/// Returns what an AWS service said, or why it said nothing and what to do.
///
/// A refusal is `Code: message`; `unsaid` stands for a message that AWS leaves out.
pub fn aws_error_text<E, R>(error: &SdkError<E, R>, unsaid: &str) -> String
where
    E: ProvideErrorMetadata + Error + 'static,
    R: std::fmt::Debug,
{
    let service = error.as_service_error();
    if let Some(code) = service.and_then(ProvideErrorMetadata::code) {
        let message = service.and_then(ProvideErrorMetadata::message).unwrap_or(unsaid);
        return if message.is_empty() { code.to_owned() } else { format!("{code}: {message}") };
    }
    let chain = chain(error);
    advice(&chain).map_or_else(
        || {
            let answered = matches!(error, SdkError::ServiceError(_) | SdkError::ResponseError(_));
            let what = if answered {
                "does not answer as AWS does; is it the right port?"
            } else {
                "was not reached:"
            };
            format!("the endpoint (AWS_ENDPOINT_URL) {what} {chain}")
        },
        str::to_owned,
    )
}

/// Returns an error and its causes, on one line.
fn chain(error: &dyn Error) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn advice(chain: &str) -> Option<&'static str> {
    ADVICE.iter().find(|(part, _)| chain.contains(part)).map(|(_, advice)| *advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_sdk_says_becomes_what_to_do() {
        let chain = "dispatch failure: other: an error occurred while loading credentials: IMDS is disabled";
        assert!(advice(chain).unwrap().starts_with("no AWS credentials were found"));
        let chain = "dispatch failure: io error: client error (Connect): tcp connect error: Connection refused (os error 111)";
        assert!(advice(chain).unwrap().starts_with("nobody listens at the endpoint"));
        assert_eq!(advice("service error: unhandled"), None);
    }
}
