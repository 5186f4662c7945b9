//! A client of S3 for three operations, signed with the credentials of the AWS SDK.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use aws_sdk_kms::config::{Credentials, ProvideCredentials as _, SharedCredentialsProvider};
use aws_sdk_kms::error::SdkError;
use aws_sdk_kms::operation::describe_key::DescribeKeyError;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningError,
    SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::client::http::{
    HttpConnector as _, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use http_body_util::{BodyExt as _, Limited};
use model::Timestamp;
use server::{Clock as _, SystemClock};

use super::answer::{AnswerError, ErrorText};
use crate::message::Aws;

/// The longest time for an answer.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(30);
/// The longest answer: a list of 1,000 versions, each with a key of 1,024 bytes that are encoded in three, takes a third of it.
const ANSWER_BYTES_MAX: usize = 16 << 20;
/// The most times that a request is sent when nobody answers, or the service fails.
const FAILED_ATTEMPTS_MAX: u32 = 3;
/// The most times that a request is sent when the service says that there are too many.
const THROTTLED_ATTEMPTS_MAX: u32 = 9;
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const PAUSE_MAX: Duration = Duration::from_secs(5);
/// The time before their end in which credentials are not used any more.
const CREDENTIALS_REST: Duration = Duration::from_secs(300);

/// The program, as logs show it.
const USER_AGENT: &str = concat!("bulla/", env!("CARGO_PKG_VERSION"));

/// The reason why a request has no result.
#[derive(Debug, thiserror::Error)]
pub(super) enum CallError {
    /// There are no credentials, or nobody answered.
    #[error("{0}")]
    Unanswered(String),
    /// The request cannot be made.
    #[error("the request cannot be signed")]
    Unsigned(#[from] SigningError),
    /// The answer is not that of S3.
    #[error("the answer is not understood: {0}; is it S3 that answers at the endpoint?")]
    Malformed(#[from] AnswerError),
    /// S3 refused it.
    #[error("{0}")]
    Refused(S3Refusal),
}

/// A refusal of S3.
#[derive(Debug)]
pub(super) struct S3Refusal {
    pub(super) status: u16,
    /// The error. `None` if the answer has none, as that of HEAD.
    pub(super) error: Option<ErrorText>,
}

impl S3Refusal {
    /// Returns the code. It is empty if the answer has none.
    pub(super) fn code(&self) -> &str {
        self.error.as_ref().map_or("", |error| &error.code)
    }

    /// Returns whether the version is under SSE-C, and its key was not sent.
    pub(super) fn asks_for_customer_key(&self) -> bool {
        self.is_about("form of Server Side Encryption")
    }

    /// Returns whether `UpdateObjectEncryption` does not take versions with such an encryption.
    pub(super) fn is_of_source(&self) -> bool {
        self.is_about("doesn't support source objects")
    }

    /// Returns whether the version was deleted, after it was listed. HEAD answers with a status only.
    pub(super) fn is_of_gone_version(&self) -> bool {
        match self.code() {
            "NoSuchKey" | "NoSuchVersion" => true,
            "" => self.status == 404,
            _ => false,
        }
    }

    /// Returns whether the new key is that of another account.
    pub(super) fn is_of_foreign_key(&self) -> bool {
        let error = self.error.as_ref();
        error.is_some_and(|error| error.message.contains("owned by the same account as the bucket"))
    }

    fn is_about(&self, words: &str) -> bool {
        let error = self.error.as_ref().filter(|error| error.code == "InvalidRequest");
        error.is_some_and(|error| error.message.contains(words))
    }

    /// Returns whether the caller sends too much at once.
    fn is_throttled(&self) -> bool {
        let code = self.code();
        matches!(self.status, 429 | 503) || code.contains("Throttl") || code == "SlowDown"
    }

    /// Returns whether the same request may succeed later.
    fn is_passing(&self) -> bool {
        self.is_throttled()
            || self.status >= 500
            || matches!(self.code(), "OperationAborted" | "RequestTimeout")
    }
}

impl fmt::Display for S3Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            Some(ErrorText { code, message }) => write!(formatter, "{code}: {message}"),
            None => write!(formatter, "HTTP status {} without an error of S3", self.status),
        }
    }
}

/// A request, before it is signed.
#[derive(Debug)]
pub(super) struct S3Call {
    pub(super) method: &'static str,
    /// The path and the query, encoded.
    pub(super) target: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct S3Reply {
    status: u16,
    headers: Headers,
    pub(super) body: Vec<u8>,
}

impl S3Reply {
    /// Returns a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }
}

/// A client of S3 in one Region.
#[derive(Debug)]
pub(super) struct S3Client {
    /// The address of S3, without a slash at its end.
    url: String,
    region: String,
    provider: SharedCredentialsProvider,
    /// The credentials of the last request.
    credentials: Mutex<Option<Credentials>>,
    connector: SharedHttpConnector,
}

impl S3Client {
    /// Makes a client that finds S3 and its credentials as the AWS CLI does.
    ///
    /// # Errors
    /// There are no credentials, or the address is no URL.
    pub(super) fn new(aws: &Arc<Aws>, region: &str) -> Result<Self, CallError> {
        let url = aws.endpoint_of("S3").unwrap_or_else(|| address_of(region));
        let is_url = url.starts_with("http://") || url.starts_with("https://");
        let config = aws.config();
        let settings = HttpConnectorSettings::builder().connect_timeout(ANSWER_TIME_MAX).build();
        match config.credentials_provider() {
            _ if !is_url => Err(unanswered("endpoint must contain scheme")),
            None => Err(unanswered("no credentials found in chain")),
            Some(provider) => Ok(Self {
                url: url.trim_end_matches('/').to_owned(),
                region: region.to_owned(),
                provider,
                credentials: Mutex::default(),
                connector: aws.connector(settings),
            }),
        }
    }

    /// Sends a request, again if that may help.
    ///
    /// # Errors
    /// [`CallError`].
    pub(super) async fn send(&self, call: &S3Call) -> Result<S3Reply, CallError> {
        let mut pause = FIRST_PAUSE;
        let mut attempts = 1;
        loop {
            let error = match self.send_once(call).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            let attempts_max = match &error {
                CallError::Refused(refusal) if refusal.is_throttled() => THROTTLED_ATTEMPTS_MAX,
                CallError::Refused(refusal) if !refusal.is_passing() => 1,
                CallError::Unsigned(_) | CallError::Malformed(_) => 1,
                CallError::Refused(_) | CallError::Unanswered(_) => FAILED_ATTEMPTS_MAX,
            };
            if attempts >= attempts_max {
                return Err(error);
            }
            tokio::time::sleep(pause).await;
            attempts += 1;
            pause = pause.saturating_mul(2).min(PAUSE_MAX);
        }
    }

    async fn send_once(&self, call: &S3Call) -> Result<S3Reply, CallError> {
        let answered = self.answer(self.signed(call).await?);
        let answered = tokio::time::timeout(ANSWER_TIME_MAX, answered).await;
        let reply = answered.map_err(|_elapsed| unanswered("no answer in 30 seconds"))??;
        if (200..300).contains(&reply.status) {
            return Ok(reply);
        }
        let error = ErrorText::parse(&reply.body);
        Err(CallError::Refused(S3Refusal { status: reply.status, error }))
    }

    async fn answer(&self, request: HttpRequest) -> Result<S3Reply, CallError> {
        let response = self.connector.call(request).await.map_err(|error| {
            let error = SdkError::<DescribeKeyError, ()>::dispatch_failure(error);
            CallError::Unanswered(envelope::aws_error_text(&error, ""))
        })?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = Limited::new(response.into_body(), ANSWER_BYTES_MAX).collect().await;
        let body = body.map_err(|error| unanswered(format!("the answer broke off: {error}")))?;
        Ok(S3Reply { status, headers, body: body.to_bytes().to_vec() })
    }

    /// Signs a request as S3 wants it: the path encoded once and not normalised, and the digest of the body in a header.
    async fn signed(&self, call: &S3Call) -> Result<HttpRequest, CallError> {
        let now = SystemClock.now();
        let identity = self.credentials(now).await?.into();
        let mut settings = SigningSettings::default();
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        let seconds = u64::try_from(now.seconds()).unwrap_or_default();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("s3")
            .time(UNIX_EPOCH + Duration::from_secs(seconds))
            .settings(settings)
            .build()
            .map_err(unanswered)?
            .into();
        let url = format!("{}{}", self.url, call.target);
        let headers = call.headers.iter().map(|(name, value)| (*name, value.as_str()));
        let body = SignableBody::Bytes(&call.body);
        let signable = SignableRequest::new(call.method, &url, headers.clone(), body)?;
        let (instructions, _signature) = sign(signable, &parameters)?.into_parts();
        let mut request = HttpRequest::new(call.body.clone().into());
        request.set_method(call.method).map_err(unanswered)?;
        request.set_uri(url.as_str()).map_err(unanswered)?;
        let agent = [("user-agent", USER_AGENT)];
        for (name, value) in headers.chain(agent).chain(instructions.headers()) {
            let added = request.headers_mut().try_insert(name.to_owned(), value.to_owned());
            added.map_err(unanswered)?;
        }
        Ok(request)
    }

    /// Returns the credentials, fresh ones if the last are about to end.
    async fn credentials(&self, now: Timestamp) -> Result<Credentials, CallError> {
        let kept = self.credentials.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let latest = UNIX_EPOCH + CREDENTIALS_REST;
        let seconds = Duration::from_secs(u64::try_from(now.seconds()).unwrap_or_default());
        let lasts = |kept: &Credentials| kept.expiry().is_none_or(|end| end > latest + seconds);
        if let Some(kept) = kept.filter(lasts) {
            return Ok(kept);
        }
        let fresh = self.provider.provide_credentials().await.map_err(unanswered)?;
        let mut kept = self.credentials.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(fresh.clone());
        Ok(fresh)
    }
}

/// Returns the address of S3 at AWS. Source: S3 user guide, "Making requests", and AWS General Reference, "Amazon S3 endpoints".
fn address_of(region: &str) -> String {
    let domain = if region.starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
    format!("https://s3.{region}.{domain}")
}

/// Returns the error of a request that was not sent, in the words of `bulla encrypt`.
fn unanswered(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> CallError {
    let error = SdkError::<DescribeKeyError, ()>::construction_failure(error);
    CallError::Unanswered(envelope::aws_error_text(&error, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16, code: &str) -> S3Refusal {
        let error = ErrorText { code: code.to_owned(), message: String::new() };
        S3Refusal { status, error: (!code.is_empty()).then_some(error) }
    }

    #[test]
    fn what_may_pass_is_sent_again() {
        for (status, code, is_passing) in [
            (503, "SlowDown", true),
            (400, "KMS.ThrottlingException", true),
            (429, "", true),
            (500, "InternalError", true),
            (409, "OperationAborted", true),
            (403, "AccessDenied", false),
            (404, "", false),
            (400, "InvalidRequest", false),
        ] {
            assert_eq!(refusal(status, code).is_passing(), is_passing, "{status} {code}");
        }
        assert!(!refusal(500, "InternalError").is_throttled());
    }

    #[test]
    fn what_the_sdk_says_becomes_what_to_do() {
        let text = unanswered("no credentials found in chain").to_string();
        assert!(text.starts_with("no AWS credentials were found"), "{text}");
        let text = unanswered("endpoint must contain scheme").to_string();
        assert!(text.contains("begins with http:// or https://"), "{text}");
    }
}
