//! The AWS services that Bulla speaks, and the operations of all of them.

use crate::Operation;
use crate::generated::{iam, sts};
use crate::shape::Structure;

/// An AWS service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Service {
    /// AWS Key Management Service: AWS JSON 1.1.
    Kms,
    /// AWS Identity and Access Management: the query protocol.
    Iam,
    /// AWS Security Token Service: the query protocol.
    Sts,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 3] = [Self::Kms, Self::Iam, Self::Sts];

    /// Returns its name in credential scopes and as the prefix of actions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kms => "kms",
            Self::Iam => "iam",
            Self::Sts => "sts",
        }
    }

    /// Returns its principal, as CloudTrail names it in `eventSource`.
    #[must_use]
    pub const fn principal(self) -> &'static str {
        match self {
            Self::Kms => "kms.amazonaws.com",
            Self::Iam => "iam.amazonaws.com",
            Self::Sts => "sts.amazonaws.com",
        }
    }

    /// Returns the names of its operations that Bulla does not build and the model does not have, in alphabetical order.
    #[must_use]
    pub const fn unbuilt(self) -> &'static [&'static str] {
        match self {
            Self::Kms => &Operation::UNBUILT,
            Self::Iam => &iam::Operation::UNBUILT,
            Self::Sts => &sts::Operation::UNBUILT,
        }
    }

    /// Returns the version of its API, as the parameter `Version` of the query protocol names it.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::Kms => "2014-11-01",
            Self::Iam => "2010-05-08",
            Self::Sts => "2011-06-15",
        }
    }
}

/// An operation of any service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceOperation {
    /// An operation of AWS KMS.
    Kms(Operation),
    /// An operation of IAM.
    Iam(iam::Operation),
    /// An operation of STS.
    Sts(sts::Operation),
}

impl ServiceOperation {
    /// The number of operations.
    pub const COUNT: usize =
        Operation::ALL.len() + iam::Operation::ALL.len() + sts::Operation::ALL.len();

    /// Returns every operation, by service.
    pub fn all() -> impl Iterator<Item = Self> {
        let kms = Operation::ALL.into_iter().map(Self::Kms);
        let iam = iam::Operation::ALL.into_iter().map(Self::Iam);
        kms.chain(iam).chain(sts::Operation::ALL.into_iter().map(Self::Sts))
    }

    /// Returns the operation of `service` that AWS spells `name`.
    #[must_use]
    pub fn from_name(service: Service, name: &str) -> Option<Self> {
        match service {
            Service::Kms => Operation::from_name(name).map(Self::Kms),
            Service::Iam => iam::Operation::from_name(name).map(Self::Iam),
            Service::Sts => sts::Operation::from_name(name).map(Self::Sts),
        }
    }

    /// Returns the service of the operation.
    #[must_use]
    pub const fn service(self) -> Service {
        match self {
            Self::Kms(_) => Service::Kms,
            Self::Iam(_) => Service::Iam,
            Self::Sts(_) => Service::Sts,
        }
    }

    /// Returns the name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kms(operation) => operation.name(),
            Self::Iam(operation) => operation.name(),
            Self::Sts(operation) => operation.name(),
        }
    }

    /// Returns its place in [`all`](Self::all).
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Kms(operation) => operation.index(),
            Self::Iam(operation) => Operation::ALL.len() + operation.index(),
            Self::Sts(operation) => {
                Operation::ALL.len() + iam::Operation::ALL.len() + operation.index()
            }
        }
    }

    /// Returns the description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        match self {
            Self::Kms(operation) => operation.input(),
            Self::Iam(operation) => operation.input(),
            Self::Sts(operation) => operation.input(),
        }
    }
}

impl From<Operation> for ServiceOperation {
    fn from(operation: Operation) -> Self {
        Self::Kms(operation)
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
