//! The encryption that a write asks for.
//!
//! A header that is not honoured is an error: an object must not be stored under a weaker encryption than its writer asked for.
//!
//! Sources: Amazon S3 API reference, "PutObject"; user guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)". The texts of
//! errors were recorded at S3.

use model::{Error, ErrorCode};

use crate::caller_context::CallerContext;
use crate::customer_key::{CustomerKey, CustomerKeyHeaders};
use crate::error::invalid_argument;

/// The header of the method.
pub(crate) const METHOD: &str = "x-amz-server-side-encryption";
/// The header of the key of KMS.
pub(crate) const KMS_KEY_ID: &str = "x-amz-server-side-encryption-aws-kms-key-id";
/// The header of the encryption context.
pub(crate) const CONTEXT: &str = "x-amz-server-side-encryption-context";

/// The header of the bucket key.
const BUCKET_KEY: &str = "x-amz-server-side-encryption-bucket-key-enabled";

/// A method of encryption that a request or a bucket names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SseMethod {
    /// `AES256`: a key of S3 (SSE-S3).
    S3,
    /// `aws:kms`: a key of KMS (SSE-KMS).
    Kms,
    /// `aws:kms:dsse`: a key of KMS and a second layer (DSSE-KMS).
    Dsse,
}

impl SseMethod {
    /// Returns AWS's name.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::S3 => "AES256",
            Self::Kms => "aws:kms",
            Self::Dsse => "aws:kms:dsse",
        }
    }

    /// Returns the method with a name.
    #[must_use]
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::S3, Self::Kms, Self::Dsse].into_iter().find(|method| method.name() == name)
    }
}

/// The names of methods of other services, which are not built.
pub(crate) const METHODS_NOT_BUILT: [&str; 2] = ["aws:fsx", "aws:backup"];

/// The headers of a write about its encryption, as they came.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SseHeaders<'a> {
    /// `x-amz-server-side-encryption`.
    pub(crate) method: Option<&'a str>,
    /// `x-amz-server-side-encryption-aws-kms-key-id`.
    pub(crate) kms_key_id: Option<&'a str>,
    /// `x-amz-server-side-encryption-context`.
    pub(crate) context: Option<&'a str>,
    /// `x-amz-server-side-encryption-bucket-key-enabled`.
    pub(crate) bucket_key_enabled: Option<bool>,
    /// The headers of a customer's key.
    pub(crate) customer_key: CustomerKeyHeaders<'a>,
}

/// The encryption that a write asks for.
#[derive(Debug)]
pub(crate) enum SseRequest {
    /// The encryption of the bucket, if need be with or without a bucket key.
    Default {
        /// The bucket key that is asked for, or `None` if the bucket decides.
        bucket_key: Option<bool>,
    },
    /// A key of S3. A bucket key that is asked for beside it counts for nothing, as there is no key of KMS.
    S3,
    /// A key of KMS.
    Kms {
        /// The key, or `None` for `alias/aws/s3`.
        key_id: Option<String>,
        /// The pairs that the writer adds.
        context: CallerContext,
        /// The bucket key that is asked for, or `None` if the bucket decides.
        bucket_key: Option<bool>,
    },
    /// A key of KMS and a second layer. It never has a bucket key.
    Dsse {
        /// The key, or `None` for `alias/aws/s3`.
        key_id: Option<String>,
        /// The pairs that the writer adds.
        context: CallerContext,
    },
    /// A key that the customer sends.
    Customer(CustomerKey),
}

impl SseRequest {
    /// Parses the headers of a write.
    ///
    /// # Errors
    /// In this order: a customer's key that is not whole, one beside a method, a method that is unknown or not built, what belongs to KMS
    /// without KMS, a context that is no map, the rest of [`CustomerKey::parse`], and a bucket key where there can be none. All are `InvalidArgument`, but `NotImplemented` for a
    /// method that is not built, and `InvalidEncryptionAlgorithmError`.
    pub(crate) fn parse(headers: SseHeaders<'_>) -> Result<Self, Error> {
        headers.customer_key.check_presence()?;
        let has_customer_key = !headers.customer_key.are_absent();
        let method = match headers.method {
            Some(name) if has_customer_key => return Err(customer_key_and_method(name)),
            Some(name) => Some(method(name)?),
            None => None,
        };
        let key_id = headers.kms_key_id.map(str::to_owned);
        let bucket_key = headers.bucket_key_enabled;
        match method {
            Some(SseMethod::Kms) => Ok(Self::Kms {
                key_id: non_empty(key_id)?,
                context: context(headers.context)?,
                bucket_key,
            }),
            Some(SseMethod::Dsse) => {
                refuse_bucket_key(bucket_key)?;
                Ok(Self::Dsse { key_id: non_empty(key_id)?, context: context(headers.context)? })
            }
            Some(SseMethod::S3) | None => {
                if let Some((name, value)) = headers.of_kms() {
                    return Err(kms_missing(name, value));
                }
                let customer_key = CustomerKey::parse(headers.customer_key)?;
                Ok(match (method, customer_key) {
                    (_, Some(key)) => {
                        refuse_bucket_key(bucket_key)?;
                        Self::Customer(key)
                    }
                    (Some(_), None) => Self::S3,
                    (None, None) => Self::Default { bucket_key },
                })
            }
        }
    }
}

/// Refuses a bucket key that is asked for where there is none: beside a customer's key, and under DSSE-KMS ("S3 Bucket Keys aren't
/// supported for DSSE-KMS", S3 user guide). The text is made up.
fn refuse_bucket_key(asked: Option<bool>) -> Result<(), Error> {
    if asked != Some(true) {
        return Ok(());
    }
    let message = "S3 Bucket Keys are supported for SSE-KMS only.";
    Err(invalid_argument(message, BUCKET_KEY, "true"))
}

impl<'a> SseHeaders<'a> {
    /// Returns a header that only KMS has.
    fn of_kms(&self) -> Option<(&'static str, &'a str)> {
        let key_id = self.kms_key_id.map(|value| (KMS_KEY_ID, value));
        key_id.or_else(|| self.context.map(|value| (CONTEXT, value)))
    }
}

fn method(name: &str) -> Result<SseMethod, Error> {
    if METHODS_NOT_BUILT.contains(&name) {
        return Err(method_not_implemented(name));
    }
    SseMethod::from_name(name).ok_or_else(|| unknown_method(name))
}

fn context(header: Option<&str>) -> Result<CallerContext, Error> {
    header.map_or_else(|| Ok(CallerContext::default()), CallerContext::parse)
}

/// Refuses an empty id, which is no key and must not become the default one.
fn non_empty(key_id: Option<String>) -> Result<Option<String>, Error> {
    match key_id {
        Some(id) if id.is_empty() => Err(empty_key_id()),
        other => Ok(other),
    }
}

fn customer_key_and_method(method: &str) -> Error {
    let message = "Server Side Encryption with Customer provided key is incompatible with the encryption method specified";
    invalid_argument(message, METHOD, method)
}

fn unknown_method(name: &str) -> Error {
    invalid_argument("The encryption method specified is not supported", METHOD, name)
}

/// Returns the refusal of a method that AWS has and this service has not.
pub(crate) fn method_not_implemented(name: &str) -> Error {
    let message = format!(
        "The encryption method {name} is not implemented: use AES256, aws:kms or aws:kms:dsse."
    );
    Error::new(ErrorCode::NotImplemented, message)
}

fn kms_missing(header: &'static str, value: &str) -> Error {
    let message = "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms";
    invalid_argument(message, header, value)
}

fn empty_key_id() -> Error {
    invalid_argument("The KMS key ID must not be empty.", KMS_KEY_ID, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::customer_key::tests::Sent;

    fn shown(headers: SseHeaders<'_>) -> String {
        match SseRequest::parse(headers) {
            Ok(SseRequest::Default { bucket_key }) => format!("default {bucket_key:?}"),
            Ok(SseRequest::S3) => "s3".to_owned(),
            Ok(SseRequest::Kms { key_id, context, bucket_key }) => {
                format!("kms {key_id:?} {} {bucket_key:?}", context.pairs().len())
            }
            Ok(SseRequest::Dsse { key_id, context }) => {
                format!("dsse {key_id:?} {}", context.pairs().len())
            }
            Ok(SseRequest::Customer(_)) => "customer".to_owned(),
            Err(error) => format!("{}: {}", error.code().name(), error.message().unwrap()),
        }
    }

    /// `{"a":"b"}`.
    const PAIRS: &str = "eyJhIjoiYiJ9";

    #[test]
    fn each_method_is_asked_for_by_its_headers() {
        let none = SseHeaders::default();
        let kms = SseHeaders { method: Some("aws:kms"), ..none };
        let sent = Sent::new(&[1; 32]);
        for (headers, expected) in [
            (none, "default None"),
            (SseHeaders { bucket_key_enabled: Some(true), ..none }, "default Some(true)"),
            (SseHeaders { method: Some("AES256"), ..none }, "s3"),
            (SseHeaders { method: Some("AES256"), bucket_key_enabled: Some(true), ..none }, "s3"),
            (kms, "kms None 0 None"),
            (
                SseHeaders {
                    kms_key_id: Some("key"),
                    context: Some(PAIRS),
                    bucket_key_enabled: Some(false),
                    ..kms
                },
                "kms Some(\"key\") 1 Some(false)",
            ),
            (
                SseHeaders { method: Some("aws:kms:dsse"), context: Some(PAIRS), ..none },
                "dsse None 1",
            ),
            (SseHeaders { customer_key: sent.headers(), ..none }, "customer"),
        ] {
            assert_eq!(shown(headers), expected);
        }
    }

    #[test]
    fn headers_that_are_not_honoured_are_refused_in_order() {
        let none = SseHeaders::default();
        let sent = Sent::new(&[1; 32]);
        let short = Sent::new(&[1; 16]);
        let without = CustomerKeyHeaders { algorithm: None, ..sent.headers() };
        let kms_missing = "InvalidArgument: Server Side Encryption with AWS KMS managed key requires HTTP header \
                           x-amz-server-side-encryption : aws:kms";
        let incompatible = "InvalidArgument: Server Side Encryption with Customer provided key is incompatible with the encryption method specified";
        let no_bucket_key = "InvalidArgument: S3 Bucket Keys are supported for SSE-KMS only.";
        let unsupported = "InvalidArgument: The encryption method specified is not supported";
        for (headers, expected) in [
            (SseHeaders { method: Some(""), ..none }, unsupported),
            (SseHeaders { method: Some("aes256"), ..none }, unsupported),
            (SseHeaders { kms_key_id: Some("key"), ..none }, kms_missing),
            (SseHeaders { kms_key_id: Some("key"), method: Some("AES256"), ..none }, kms_missing),
            (SseHeaders { context: Some(PAIRS), ..none }, kms_missing),
            (
                SseHeaders { kms_key_id: Some(""), method: Some("aws:kms"), ..none },
                "InvalidArgument: The KMS key ID must not be empty.",
            ),
            (
                SseHeaders { method: Some("AES256"), customer_key: short.headers(), ..none },
                incompatible,
            ),
            (SseHeaders { method: Some(""), customer_key: sent.headers(), ..none }, incompatible),
            (
                SseHeaders { kms_key_id: Some("key"), customer_key: sent.headers(), ..none },
                kms_missing,
            ),
            (
                SseHeaders { method: Some("AES256"), customer_key: without, ..none },
                "InvalidArgument: Requests specifying Server Side Encryption with Customer provided keys must provide a valid encryption algorithm.",
            ),
            (
                SseHeaders { method: Some("aws:fsx"), ..none },
                "NotImplemented: The encryption method aws:fsx is not implemented: use AES256, aws:kms or aws:kms:dsse.",
            ),
            (
                SseHeaders { customer_key: sent.headers(), bucket_key_enabled: Some(true), ..none },
                no_bucket_key,
            ),
            (
                SseHeaders { method: Some("aws:kms:dsse"), bucket_key_enabled: Some(true), ..none },
                no_bucket_key,
            ),
        ] {
            assert_eq!(shown(headers), expected);
        }
        let bad_context = SseHeaders { method: Some("aws:kms"), context: Some("x"), ..none };
        assert!(shown(bad_context).ends_with("represents a string-string map"));
    }

    proptest! {
        #[test]
        fn any_headers_are_a_request_or_refused(
            method in proptest::option::of("AES256|aws:kms(:dsse)?|\\PC*"),
            key_id in proptest::option::of("\\PC*"),
            context in proptest::option::of("eyJhIjoiYiJ9|\\PC*"),
            bucket_key_enabled: Option<bool>,
        ) {
            let headers = SseHeaders {
                method: method.as_deref(),
                kms_key_id: key_id.as_deref(),
                context: context.as_deref(),
                bucket_key_enabled,
                customer_key: CustomerKeyHeaders::default(),
            };
            let is_kms = matches!(
                SseRequest::parse(headers),
                Ok(SseRequest::Kms { .. } | SseRequest::Dsse { .. }) | Err(_)
            );
            // Nothing that names a key of KMS or a context is taken for another method.
            prop_assert!(is_kms || (key_id.is_none() && context.is_none()));
        }
    }
}
