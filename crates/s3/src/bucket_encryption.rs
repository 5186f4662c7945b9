//! The encryption of a bucket: what its objects have whose writers ask for nothing, and what is refused.
//!
//! Sources: Amazon S3 user guide, "Setting default server-side encryption behavior for Amazon S3 buckets", "Blocking or unblocking SSE-C
//! for a general purpose bucket"; API reference, "ServerSideEncryptionRule".

use model::{Error, ErrorCode};

use crate::encryption_request::{METHODS_NOT_BUILT, SseMethod, method_not_implemented};

/// The encryption of customers' keys, as it is named where it is blocked.
const SSE_C: &str = "SSE-C";
/// The name that blocks nothing.
const NONE: &str = "NONE";

/// The encryption of a bucket. Every bucket has one since January 2023.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BucketEncryption {
    /// The method of objects whose writers ask for none.
    pub(crate) method: SseMethod,
    /// The key of KMS, or `None` for `alias/aws/s3`. Always `None` with a key of S3.
    pub(crate) key_id: Option<String>,
    /// `true` if objects with a key of KMS get their keys through a bucket key unless their writers say otherwise. It may be set with any method
    /// and counts with `aws:kms`.
    pub(crate) bucket_key_enabled: bool,
    /// `true` if writes with a customer's key are refused, as in every new bucket since April 2026.
    pub(crate) blocks_customer_keys: bool,
}

/// A rule of PutBucketEncryption, as it came.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct EncryptionRule<'a> {
    /// `SSEAlgorithm`, or `None` if the rule has no `ApplyServerSideEncryptionByDefault`.
    pub(crate) method: Option<&'a str>,
    /// `KMSMasterKeyID`.
    pub(crate) key_id: Option<&'a str>,
    /// `BucketKeyEnabled`.
    pub(crate) bucket_key_enabled: Option<bool>,
    /// `BlockedEncryptionTypes`.
    pub(crate) blocked_types: Option<&'a [&'a str]>,
}

impl Default for BucketEncryption {
    /// Returns the encryption of a new bucket.
    fn default() -> Self {
        let blocks_customer_keys = true;
        Self {
            method: SseMethod::S3,
            key_id: None,
            bucket_key_enabled: false,
            blocks_customer_keys,
        }
    }
}

impl BucketEncryption {
    /// Returns the encryption after PutBucketEncryption. The key is not looked for: S3 does not either. A rule that does not speak of
    /// blocked types leaves them as they are.
    ///
    /// # Errors
    /// `MalformedXML` unless there is exactly one rule with known names, `InvalidArgument` for a key of KMS without KMS, `NotImplemented` for a
    /// method that is not built.
    pub(crate) fn after_put(&self, rules: &[EncryptionRule<'_>]) -> Result<Self, Error> {
        let [rule] = rules else { return Err(malformed()) };
        let method = match rule.method {
            Some(name) if METHODS_NOT_BUILT.contains(&name) => {
                return Err(method_not_implemented(name));
            }
            Some(name) => SseMethod::from_name(name).ok_or_else(malformed)?,
            None => SseMethod::S3,
        };
        if method == SseMethod::S3 && rule.key_id.is_some() {
            return Err(key_without_kms());
        }
        Ok(Self {
            method,
            key_id: rule.key_id.map(str::to_owned),
            bucket_key_enabled: rule.bucket_key_enabled.unwrap_or(false),
            blocks_customer_keys: match rule.blocked_types {
                None | Some([]) => self.blocks_customer_keys,
                Some([NONE]) => false,
                Some([SSE_C]) => true,
                Some(_) => return Err(malformed()),
            },
        })
    }

    /// Returns the encryption after DeleteBucketEncryption, which may be repeated. Blocked types stay blocked: AWS does not say, and nothing is
    /// allowed that was refused.
    #[must_use]
    pub(crate) fn after_delete(&self) -> Self {
        Self { blocks_customer_keys: self.blocks_customer_keys, ..Self::default() }
    }

    /// Returns the names of the blocked types.
    #[must_use]
    pub(crate) const fn blocked_types(&self) -> [&'static str; 1] {
        if self.blocks_customer_keys { [SSE_C] } else { [NONE] }
    }
}

fn malformed() -> Error {
    let message =
        "The XML you provided was not well-formed or did not validate against our published schema";
    Error::new(ErrorCode::MalformedXml, message)
}

/// The text was recorded at S3.
fn key_without_kms() -> Error {
    let message = "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse";
    crate::error::invalid_argument(message, "ApplyServerSideEncryptionByDefault", "AES256")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn put(rules: &[EncryptionRule<'_>]) -> Result<BucketEncryption, Error> {
        BucketEncryption::default().after_put(rules)
    }

    #[test]
    fn a_new_bucket_has_keys_of_s3_and_blocks_those_of_customers() {
        let new = BucketEncryption::default();
        assert_eq!((new.method, new.bucket_key_enabled), (SseMethod::S3, false));
        assert_eq!(new.blocked_types(), ["SSE-C"]);
    }

    #[test]
    fn one_rule_says_how_objects_are_encrypted() {
        let rule = EncryptionRule {
            method: Some("aws:kms"),
            key_id: Some("alias/a"),
            bucket_key_enabled: Some(true),
            blocked_types: Some(&["NONE"]),
        };
        let found = put(&[rule]).unwrap();
        assert_eq!((found.method, found.key_id.as_deref()), (SseMethod::Kms, Some("alias/a")));
        assert_eq!((found.bucket_key_enabled, found.blocked_types()), (true, ["NONE"]));
        // Accepted and of no effect.
        let rule = EncryptionRule {
            method: Some("AES256"),
            bucket_key_enabled: Some(true),
            ..Default::default()
        };
        assert!(put(&[rule]).unwrap().bucket_key_enabled);
    }

    #[test]
    fn a_block_stays_until_a_rule_lifts_it() {
        let rule = |blocked_types| EncryptionRule { blocked_types, ..Default::default() };
        let blocked = put(&[rule(None)]).unwrap();
        assert!(
            blocked.blocks_customer_keys && put(&[rule(Some(&[]))]).unwrap().blocks_customer_keys
        );
        let open = blocked.after_put(&[rule(Some(&["NONE"]))]).unwrap();
        assert!(!open.after_put(&[rule(None)]).unwrap().blocks_customer_keys);
        assert!(
            !open.after_delete().blocks_customer_keys
                && blocked.after_delete().blocks_customer_keys
        );
        assert!(open.after_put(&[rule(Some(&["SSE-C"]))]).unwrap().blocks_customer_keys);
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        let none = EncryptionRule::default();
        for rules in [
            &[][..],
            &[none, none],
            &[EncryptionRule { method: Some("SSE-KMS"), ..none }],
            &[EncryptionRule { blocked_types: Some(&["SSE-KMS"]), ..none }],
            &[EncryptionRule { blocked_types: Some(&["NONE", "SSE-C"]), ..none }],
        ] {
            assert_eq!(put(rules).unwrap_err().code(), ErrorCode::MalformedXml, "{rules:?}");
        }
        let rule = EncryptionRule { method: Some("AES256"), key_id: Some("key"), ..none };
        assert_eq!(
            put(&[rule]).unwrap_err().to_string(),
            "InvalidArgument: a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse"
        );
        let rule = EncryptionRule { method: Some("aws:backup"), ..none };
        assert_eq!(put(&[rule]).unwrap_err().code(), ErrorCode::NotImplemented);
    }

    proptest! {
        #[test]
        fn any_rule_is_taken_or_refused(method in proptest::option::of("AES256|aws:kms(:dsse)?|\\PC*"), key_id: Option<String>) {
            let rule = EncryptionRule { method: method.as_deref(), key_id: key_id.as_deref(), ..Default::default() };
            if let Ok(found) = put(&[rule]) {
                prop_assert!(found.method != SseMethod::S3 || found.key_id.is_none());
            }
        }
    }
}
