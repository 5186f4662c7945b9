//! The names of the operations of IAM and STS.

use model::ServiceOperation;
use model::generated::{iam, sts};

/// The operation that nobody signs: the token in it proves who sent it.
pub(crate) const WITH_WEB_IDENTITY: ServiceOperation =
    ServiceOperation::Sts(sts::Operation::AssumeRoleWithWebIdentity);

/// An operation of IAM or STS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityOperation {
    /// An operation of IAM.
    Iam(iam::Operation),
    /// An operation of STS.
    Sts(sts::Operation),
}

impl IdentityOperation {
    /// Returns the operation; `None` if it is another service's.
    pub(crate) const fn of(operation: ServiceOperation) -> Option<Self> {
        match operation {
            ServiceOperation::Iam(operation) => Some(Self::Iam(operation)),
            ServiceOperation::Sts(operation) => Some(Self::Sts(operation)),
            ServiceOperation::Kms(_)
            | ServiceOperation::S3(_)
            | ServiceOperation::CloudTrail(_)
            | ServiceOperation::CostExplorer(_) => None,
        }
    }
}

impl From<IdentityOperation> for ServiceOperation {
    fn from(operation: IdentityOperation) -> Self {
        match operation {
            IdentityOperation::Iam(operation) => Self::Iam(operation),
            IdentityOperation::Sts(operation) => Self::Sts(operation),
        }
    }
}
