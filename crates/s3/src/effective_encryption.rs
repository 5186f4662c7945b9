//! The encryption that an object gets: what its writer asks for, with what the bucket adds.
//!
//! Sources: Amazon S3 API reference, "PutObject": `aws:kms` without a key is `alias/aws/s3`, never the bucket's key; user guide, "Configuring an S3
//! Bucket Key at the object level": without the header the bucket's setting counts; "Blocking or unblocking SSE-C for a general purpose
//! bucket".

use model::{Error, ErrorCode};

use crate::bucket_encryption::BucketEncryption;
use crate::caller_context::CallerContext;
use crate::customer_key::CustomerKey;
use crate::encryption_request::{SseMethod, SseRequest};

/// The encryption of an object that is written.
#[derive(Debug)]
pub(crate) enum EffectiveEncryption {
    /// A key of S3.
    S3,
    /// A key of KMS.
    Kms {
        /// The key, or `None` for `alias/aws/s3`.
        key_id: Option<String>,
        /// The pairs that the writer adds.
        context: CallerContext,
        /// `true` if the object's key comes through a bucket key.
        bucket_key: bool,
    },
    /// A key of KMS and a second layer, with the object's own ARN in the context always.
    Dsse {
        /// The key, or `None` for `alias/aws/s3`.
        key_id: Option<String>,
        /// The pairs that the writer adds.
        context: CallerContext,
    },
    /// A key that the customer sends.
    Customer(CustomerKey),
}

impl EffectiveEncryption {
    /// Returns the encryption of an object that `principal_arn` writes as `object_arn`.
    ///
    /// # Errors
    /// `AccessDenied` for a customer's key if the bucket blocks those.
    pub(crate) fn resolve(
        request: SseRequest,
        bucket: &BucketEncryption,
        principal_arn: &str,
        object_arn: &str,
    ) -> Result<Self, Error> {
        match request {
            SseRequest::Default { bucket_key } => Ok(Self::of_bucket(bucket, bucket_key)),
            SseRequest::S3 => Ok(Self::S3),
            SseRequest::Kms { key_id, context, bucket_key } => {
                let bucket_key = bucket_key.unwrap_or(bucket.bucket_key_enabled);
                Ok(Self::Kms { key_id, context, bucket_key })
            }
            SseRequest::Dsse { key_id, context } => Ok(Self::Dsse { key_id, context }),
            SseRequest::Customer(_) if bucket.blocks_customer_keys => {
                Err(customer_keys_blocked(principal_arn, object_arn))
            }
            SseRequest::Customer(key) => Ok(Self::Customer(key)),
        }
    }

    /// Returns whether the ETag is the MD5 of the bytes. Under a key of KMS or of a customer it says nothing of them.
    #[must_use]
    pub(crate) const fn has_md5_etag(&self) -> bool {
        matches!(self, Self::S3)
    }

    fn of_bucket(bucket: &BucketEncryption, bucket_key: Option<bool>) -> Self {
        let (key_id, context) = (bucket.key_id.clone(), CallerContext::default());
        match bucket.method {
            SseMethod::S3 => Self::S3,
            SseMethod::Kms => {
                let bucket_key = bucket_key.unwrap_or(bucket.bucket_key_enabled);
                Self::Kms { key_id, context, bucket_key }
            }
            SseMethod::Dsse => Self::Dsse { key_id, context },
        }
    }
}

/// The text of "Blocking or unblocking SSE-C for a general purpose bucket".
fn customer_keys_blocked(principal_arn: &str, object_arn: &str) -> Error {
    let message = format!(
        "User: {principal_arn} is not authorized to perform: s3:PutObject on resource: \"{object_arn}\" because this bucket has blocked \
         upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side \
         encryption type"
    );
    Error::new(ErrorCode::AccessDenied, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer_key::tests::Sent;

    const USER: &str = "arn:aws:iam::123456789012:user/a";
    const OBJECT: &str = "arn:aws:s3:::b/k";

    fn resolve(request: SseRequest, bucket: &BucketEncryption) -> Result<String, Error> {
        EffectiveEncryption::resolve(request, bucket, USER, OBJECT).map(|found| match found {
            EffectiveEncryption::S3 => "s3".to_owned(),
            EffectiveEncryption::Kms { key_id, bucket_key, .. } => {
                format!("kms {key_id:?} {bucket_key}")
            }
            EffectiveEncryption::Dsse { key_id, .. } => format!("dsse {key_id:?}"),
            EffectiveEncryption::Customer(_) => "customer".to_owned(),
        })
    }

    fn bucket(method: SseMethod, bucket_key_enabled: bool) -> BucketEncryption {
        let key_id = (method != SseMethod::S3).then(|| "default".to_owned());
        BucketEncryption { method, key_id, bucket_key_enabled, blocks_customer_keys: false }
    }

    fn kms(key_id: Option<&str>, bucket_key: Option<bool>) -> SseRequest {
        SseRequest::Kms {
            key_id: key_id.map(str::to_owned),
            context: CallerContext::default(),
            bucket_key,
        }
    }

    fn customer() -> SseRequest {
        SseRequest::Customer(CustomerKey::parse(Sent::new(&[1; 32]).headers()).unwrap().unwrap())
    }

    #[test]
    fn the_bucket_decides_where_the_writer_does_not() {
        let default = |bucket_key| SseRequest::Default { bucket_key };
        let dsse = || SseRequest::Dsse { key_id: None, context: CallerContext::default() };
        for (request, bucket, expected) in [
            (default(None), bucket(SseMethod::S3, true), "s3"),
            (default(Some(true)), bucket(SseMethod::S3, false), "s3"),
            (default(None), bucket(SseMethod::Kms, true), "kms Some(\"default\") true"),
            (default(Some(false)), bucket(SseMethod::Kms, true), "kms Some(\"default\") false"),
            (default(Some(true)), bucket(SseMethod::Dsse, true), "dsse Some(\"default\")"),
            (SseRequest::S3, bucket(SseMethod::Kms, true), "s3"),
            // The bucket's key is not that of a writer who asks for KMS; its bucket key setting is.
            (kms(None, None), bucket(SseMethod::Kms, true), "kms None true"),
            (kms(Some("own"), None), bucket(SseMethod::S3, true), "kms Some(\"own\") true"),
            (
                kms(Some("own"), Some(false)),
                bucket(SseMethod::Kms, true),
                "kms Some(\"own\") false",
            ),
            (kms(None, None), bucket(SseMethod::Kms, false), "kms None false"),
            (dsse(), bucket(SseMethod::Kms, true), "dsse None"),
            (customer(), bucket(SseMethod::Kms, true), "customer"),
        ] {
            assert_eq!(resolve(request, &bucket).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_new_bucket_refuses_customers_keys() {
        let error = resolve(customer(), &BucketEncryption::default()).unwrap_err();
        assert_eq!(error.code().status(), 403);
        assert_eq!(
            error.message(),
            Some(
                "User: arn:aws:iam::123456789012:user/a is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::b/k\" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type"
            )
        );
    }

    #[test]
    fn only_without_a_key_of_others_is_the_etag_an_md5() {
        let of = |request| {
            EffectiveEncryption::resolve(request, &bucket(SseMethod::S3, false), USER, OBJECT)
                .unwrap()
        };
        assert!(of(SseRequest::S3).has_md5_etag() && !of(customer()).has_md5_etag());
        assert!(!of(kms(None, None)).has_md5_etag());
    }
}
