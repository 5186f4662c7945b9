//! The steps of a rewrap, and what to do about a refusal of each.

use super::client::CallError;

/// A step, which is an operation of S3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RewrapStep {
    List,
    Head,
    Update,
}

impl RewrapStep {
    /// Returns the name of the operation.
    pub(super) const fn operation(self) -> &'static str {
        match self {
            Self::List => "ListObjectVersions",
            Self::Head => "HeadObject",
            Self::Update => "UpdateObjectEncryption",
        }
    }

    /// Returns what to do about an error. `None` if the error says it.
    pub(super) fn advice(self, error: &CallError) -> Option<&'static str> {
        let CallError::Refused(refusal) = error else { return None };
        match refusal.code() {
            "AccessDenied" if refusal.is_of_foreign_key() => {
                Some("Name a KMS key of the account that owns the bucket.")
            }
            "AccessDenied" => Some(self.permissions()),
            "" if refusal.status == 403 => Some(self.permissions()),
            "NoSuchBucket" => {
                Some("Check the name of the bucket, and which service --endpoint-url names.")
            }
            "AuthorizationHeaderMalformed" | "PermanentRedirect" | "TemporaryRedirect" => Some(
                "The bucket is in another Region than the key. S3 takes keys of the bucket's Region: name one by its ARN, or set --region.",
            ),
            "InvalidAccessKeyId" | "SignatureDoesNotMatch" | "InvalidToken" => Some(
                "Check that the credentials (AWS_PROFILE, AWS_ACCESS_KEY_ID, ...) are those of the service at the endpoint.",
            ),
            "ExpiredToken" => {
                Some("The session has ended: get new credentials, and go on with --start-after.")
            }
            "MethodNotAllowed" | "NotImplemented" => Some(
                "The service at the endpoint has no UpdateObjectEncryption: copy each object onto itself there.",
            ),
            code if code.starts_with("KMS.") => Some(
                "KMS refused. The old key must be enabled until all is rewrapped: enable it, or cancel its deletion. The new one must be an \
                 enabled symmetric key of the bucket's Region.",
            ),
            _ => None,
        }
    }

    const fn permissions(self) -> &'static str {
        match self {
            Self::List => "Whoever calls needs s3:ListBucketVersions on the bucket.",
            Self::Head => {
                "Whoever calls needs s3:GetObject and s3:GetObjectVersion on the objects."
            }
            Self::Update => {
                "Whoever calls needs s3:UpdateObjectEncryption on the objects, kms:Decrypt with the old key, and with the new one \
                 kms:Encrypt, or kms:GenerateDataKey and kms:Decrypt where there are bucket keys."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::ErrorText;
    use super::super::client::S3Refusal;
    use super::*;

    fn advice(step: RewrapStep, status: u16, code: &str) -> Option<&'static str> {
        let error = ErrorText { code: code.to_owned(), message: String::new() };
        let error = (!code.is_empty()).then_some(error);
        step.advice(&CallError::Refused(S3Refusal { status, error }))
    }

    #[test]
    fn each_step_says_what_it_needs() {
        let needs = |step, words| advice(step, 403, "AccessDenied").unwrap().contains(words);
        assert!(needs(RewrapStep::List, "s3:ListBucketVersions"));
        assert!(needs(RewrapStep::Head, "s3:GetObjectVersion"));
        assert!(needs(RewrapStep::Update, "s3:UpdateObjectEncryption"));
        assert_eq!(
            advice(RewrapStep::Head, 403, ""),
            advice(RewrapStep::Head, 403, "AccessDenied")
        );
        assert!(
            advice(RewrapStep::Update, 400, "KMS.DisabledException").unwrap().contains("enable it")
        );
        assert_eq!(advice(RewrapStep::Update, 400, "InvalidRequest"), None);
    }
}
