//! The properties in which services differ.

use std::time::Duration;

use model::{AwsService, Regions};

/// The properties in which services differ.
#[derive(Clone, Debug)]
pub struct Options {
    /// The service name of the credential scope, such as `kms`.
    pub service: String,
    /// The rules of the service.
    pub rules: SigningRules,
    /// `true` if dot segments and double slashes in the path are resolved: for every service but S3.
    pub normalize_path: bool,
    /// `true` if a session token may be unsigned. No AWS service that Bulla serves allows it.
    pub unsigned_session_token: bool,
    /// The time for which a presigned request counts, whatever its `X-Amz-Expires` says; `None` if that says it.
    pub presigned_for: Option<Duration>,
    /// The Regions in which the service takes requests.
    pub regions: Regions,
}

/// The rules in which S3 differs from every other service.
///
/// | | general | S3 |
/// |---|---|---|
/// | path | encoded once more than it was sent | encoded once |
/// | clocks may differ by | 5 minutes | 15 minutes |
/// | body that is not signed, or in chunks | refused | taken |
/// | errors | `InvalidSignatureException` and others | `SignatureDoesNotMatch` and others |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigningRules {
    /// The rules of every service but S3.
    General,
    /// The rules of S3.
    S3,
}

impl Options {
    /// Returns the options of AWS KMS in the Regions of AWS.
    #[must_use]
    pub fn kms() -> Self {
        Self::of(AwsService::Kms, Regions::aws())
    }

    /// Returns the options of STS. A presigned request counts for 15 minutes, also without `X-Amz-Expires`: clusters of Kubernetes
    /// take one for a token.
    ///
    /// Source: sigs.k8s.io/aws-iam-authenticator, `pkg/token/token.go`: "The sts GetCallerIdentity request is valid for 15 minutes
    /// regardless of this parameters value after it has been signed".
    #[must_use]
    pub fn sts(regions: Regions) -> Self {
        let presigned_for = Some(Duration::from_mins(15));
        Self { presigned_for, ..Self::of(AwsService::Sts, regions) }
    }

    /// Returns the options of any service but S3 and STS. Services without Regions, such as IAM, take every Region too: a client with a
    /// configured endpoint signs for the Region that it is configured for.
    #[must_use]
    pub fn of(service: AwsService, regions: Regions) -> Self {
        Self {
            service: service.name().to_owned(),
            rules: SigningRules::General,
            normalize_path: true,
            unsigned_session_token: false,
            presigned_for: None,
            regions,
        }
    }

    /// Returns the options of S3.
    #[must_use]
    pub fn s3(regions: Regions) -> Self {
        Self {
            service: "s3".to_owned(),
            rules: SigningRules::S3,
            normalize_path: false,
            unsigned_session_token: false,
            presigned_for: None,
            regions,
        }
    }
}

impl SigningRules {
    /// Returns the most by which the clocks of client and service may differ.
    ///
    /// Sources: IAM user guide, "Create a signed AWS API request"; S3 API reference, "Authenticating Requests", for 15 minutes.
    pub(crate) const fn skew_max(self) -> Duration {
        match self {
            Self::General => Duration::from_mins(5),
            Self::S3 => Duration::from_mins(15),
        }
    }
}
