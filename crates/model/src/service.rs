//! The AWS services that Bulla speaks, and the operations of all of them.

use crate::Operation;
use crate::generated::{ce, cloudtrail, iam, s3, sts};
use crate::shape::Structure;

/// An AWS service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AwsService {
    /// AWS Key Management Service: AWS JSON 1.1.
    Kms,
    /// AWS Identity and Access Management: the query protocol.
    Iam,
    /// AWS Security Token Service: the query protocol.
    Sts,
    /// Amazon Simple Storage Service: REST and XML.
    S3,
    /// AWS CloudTrail: AWS JSON 1.1.
    CloudTrail,
    /// AWS Cost Explorer: AWS JSON 1.1.
    CostExplorer,
}

impl AwsService {
    /// Every service.
    pub const ALL: [Self; 6] =
        [Self::Kms, Self::Iam, Self::Sts, Self::S3, Self::CloudTrail, Self::CostExplorer];

    /// Returns its name in credential scopes and as the prefix of actions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kms => "kms",
            Self::Iam => "iam",
            Self::Sts => "sts",
            Self::S3 => "s3",
            Self::CloudTrail => "cloudtrail",
            Self::CostExplorer => "ce",
        }
    }

    /// Returns its principal, as CloudTrail names it in `eventSource`.
    #[must_use]
    pub const fn principal(self) -> &'static str {
        match self {
            Self::Kms => "kms.amazonaws.com",
            Self::Iam => "iam.amazonaws.com",
            Self::Sts => "sts.amazonaws.com",
            Self::S3 => "s3.amazonaws.com",
            Self::CloudTrail => "cloudtrail.amazonaws.com",
            Self::CostExplorer => "ce.amazonaws.com",
        }
    }

    /// Returns the names of its operations that Bulla does not build and the model does not have, in alphabetical order.
    #[must_use]
    pub const fn unbuilt(self) -> &'static [&'static str] {
        match self {
            Self::Kms => &Operation::UNBUILT,
            Self::Iam => &iam::Operation::UNBUILT,
            Self::Sts => &sts::Operation::UNBUILT,
            Self::S3 => &s3::Operation::UNBUILT,
            Self::CloudTrail => &cloudtrail::Operation::UNBUILT,
            Self::CostExplorer => &ce::Operation::UNBUILT,
        }
    }

    /// Returns the version of its API, as the parameter `Version` of the query protocol names it.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::Kms => "2014-11-01",
            Self::Iam => "2010-05-08",
            Self::Sts => "2011-06-15",
            Self::S3 => "2006-03-01",
            Self::CloudTrail => "2013-11-01",
            Self::CostExplorer => "2017-10-25",
        }
    }

    /// Returns what stands before the operation in the header `X-Amz-Target`, from the model's `targetPrefix`. `None` for protocols
    /// without that header.
    #[must_use]
    pub const fn target_prefix(self) -> Option<&'static str> {
        match self {
            Self::Kms => Some("TrentService"),
            Self::CloudTrail => Some("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"),
            Self::CostExplorer => Some("AWSInsightsIndexService"),
            Self::Iam | Self::Sts | Self::S3 => None,
        }
    }
}

/// The number of operations of KMS.
const BEFORE_IAM: usize = Operation::ALL.len();
/// The number of operations of KMS and IAM.
const BEFORE_STS: usize = BEFORE_IAM + iam::Operation::ALL.len();
/// The number of operations of KMS, IAM and STS.
const BEFORE_S3: usize = BEFORE_STS + sts::Operation::ALL.len();
/// The number of operations of KMS, IAM, STS and S3.
const BEFORE_CLOUDTRAIL: usize = BEFORE_S3 + s3::Operation::ALL.len();
/// The number of operations of KMS, IAM, STS, S3 and CloudTrail.
const BEFORE_COST_EXPLORER: usize = BEFORE_CLOUDTRAIL + cloudtrail::Operation::ALL.len();

/// An operation of any service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceOperation {
    /// An operation of AWS KMS.
    Kms(Operation),
    /// An operation of IAM.
    Iam(iam::Operation),
    /// An operation of STS.
    Sts(sts::Operation),
    /// An operation of S3.
    S3(s3::Operation),
    /// An operation of CloudTrail.
    CloudTrail(cloudtrail::Operation),
    /// An operation of Cost Explorer.
    CostExplorer(ce::Operation),
}

impl ServiceOperation {
    /// The number of operations.
    pub const COUNT: usize = BEFORE_COST_EXPLORER + ce::Operation::ALL.len();

    /// Returns every operation, by service.
    pub fn all() -> impl Iterator<Item = Self> {
        let kms = Operation::ALL.into_iter().map(Self::Kms);
        let iam = iam::Operation::ALL.into_iter().map(Self::Iam);
        let sts = sts::Operation::ALL.into_iter().map(Self::Sts);
        let s3 = s3::Operation::ALL.into_iter().map(Self::S3);
        let cloudtrail = cloudtrail::Operation::ALL.into_iter().map(Self::CloudTrail);
        let cost_explorer = ce::Operation::ALL.into_iter().map(Self::CostExplorer);
        kms.chain(iam).chain(sts).chain(s3).chain(cloudtrail).chain(cost_explorer)
    }

    /// Returns the operation of `service` that AWS spells `name`.
    #[must_use]
    pub fn from_name(service: AwsService, name: &str) -> Option<Self> {
        match service {
            AwsService::Kms => Operation::from_name(name).map(Self::Kms),
            AwsService::Iam => iam::Operation::from_name(name).map(Self::Iam),
            AwsService::Sts => sts::Operation::from_name(name).map(Self::Sts),
            AwsService::S3 => s3::Operation::from_name(name).map(Self::S3),
            AwsService::CloudTrail => cloudtrail::Operation::from_name(name).map(Self::CloudTrail),
            AwsService::CostExplorer => ce::Operation::from_name(name).map(Self::CostExplorer),
        }
    }

    /// Returns the service of the operation.
    #[must_use]
    pub const fn service(self) -> AwsService {
        match self {
            Self::Kms(_) => AwsService::Kms,
            Self::Iam(_) => AwsService::Iam,
            Self::Sts(_) => AwsService::Sts,
            Self::S3(_) => AwsService::S3,
            Self::CloudTrail(_) => AwsService::CloudTrail,
            Self::CostExplorer(_) => AwsService::CostExplorer,
        }
    }

    /// Returns the name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kms(operation) => operation.name(),
            Self::Iam(operation) => operation.name(),
            Self::Sts(operation) => operation.name(),
            Self::S3(operation) => operation.name(),
            Self::CloudTrail(operation) => operation.name(),
            Self::CostExplorer(operation) => operation.name(),
        }
    }

    /// Returns its place in [`all`](Self::all).
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Kms(operation) => operation.index(),
            Self::Iam(operation) => BEFORE_IAM + operation.index(),
            Self::Sts(operation) => BEFORE_STS + operation.index(),
            Self::S3(operation) => BEFORE_S3 + operation.index(),
            Self::CloudTrail(operation) => BEFORE_CLOUDTRAIL + operation.index(),
            Self::CostExplorer(operation) => BEFORE_COST_EXPLORER + operation.index(),
        }
    }

    /// Returns the description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        match self {
            Self::Kms(operation) => operation.input(),
            Self::Iam(operation) => operation.input(),
            Self::Sts(operation) => operation.input(),
            Self::S3(operation) => operation.input(),
            Self::CloudTrail(operation) => operation.input(),
            Self::CostExplorer(operation) => operation.input(),
        }
    }
}

impl From<Operation> for ServiceOperation {
    fn from(operation: Operation) -> Self {
        Self::Kms(operation)
    }
}

impl From<s3::Operation> for ServiceOperation {
    fn from(operation: s3::Operation) -> Self {
        Self::S3(operation)
    }
}

impl From<ce::Operation> for ServiceOperation {
    fn from(operation: ce::Operation) -> Self {
        Self::CostExplorer(operation)
    }
}

impl From<cloudtrail::Operation> for ServiceOperation {
    fn from(operation: cloudtrail::Operation) -> Self {
        Self::CloudTrail(operation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_its_place_and_its_name() {
        let all: Vec<_> = ServiceOperation::all().collect();
        assert_eq!(all.len(), ServiceOperation::COUNT);
        for (place, operation) in all.into_iter().enumerate() {
            assert_eq!(operation.index(), place);
            let found = ServiceOperation::from_name(operation.service(), operation.name());
            assert_eq!(found, Some(operation));
        }
    }
}
