//! Versions of a managed policy.

use model::generated::iam::PolicyVersion;
use model::{Error, Timestamp};

use crate::aws_policies::AwsPolicy;
use crate::error::not_found;
use crate::records::{self, ManagedPolicy};

/// Returns the number of the version called `id`, such as `v2`.
pub(crate) fn number(policy: &ManagedPolicy, arn: &str, id: &str) -> Result<u32, Error> {
    let number = id.strip_prefix('v').and_then(|digits| digits.parse().ok());
    let known = |number: &u32| policy.versions.iter().any(|version| version.number == *number);
    number.filter(known).ok_or_else(|| no_such_version(arn, id))
}

/// Returns the error for a version that is not there.
pub(crate) fn no_such_version(arn: &str, id: &str) -> Error {
    not_found(format!("Policy {arn} version {id} does not exist or is not attachable."))
}

/// Returns a version as lists show it.
pub(crate) fn shown(policy: &ManagedPolicy, version: &records::PolicyVersion) -> PolicyVersion {
    PolicyVersion {
        document: None,
        version_id: Some(format!("v{}", version.number)),
        is_default_version: Some(version.number == policy.default),
        create_date: Some(Timestamp::from_millis(version.created)),
    }
}

/// Returns the only version of a policy of AWS as lists show it.
pub(crate) fn of_aws(policy: &AwsPolicy) -> PolicyVersion {
    PolicyVersion {
        version_id: Some(policy.version.to_owned()),
        is_default_version: Some(true),
        create_date: policy.updated,
        ..PolicyVersion::default()
    }
}
