//! A request that is understood, of whichever service, and the outcome of running it.

use std::sync::Arc;

use auth::Verified;
use model::shape::Fields;
use model::{Error, ErrorCode, ServiceOperation};
use store::{Batch, CommitError};
use wire::RecordField;

use crate::event::EventDetails;
use crate::reply::Reply;

/// A typed request of a verified caller.
pub(crate) enum ServiceCall {
    /// A request for an operation of KMS.
    Kms(kms::Call),
    /// A request for an operation of IAM or STS.
    Identity(Arc<iam::Call>),
}

impl ServiceCall {
    /// Returns the operation that the request is for.
    pub(crate) fn operation(&self) -> ServiceOperation {
        match self {
            Self::Kms(call) => call.row().operation.into(),
            Self::Identity(call) => call.operation(),
        }
    }

    /// Returns the caller, with the Region and the service that the request names.
    pub(crate) fn session(&self) -> &Verified<()> {
        match self {
            Self::Kms(call) => call.session(),
            Self::Identity(call) => call.session(),
        }
    }

    /// Returns the request's members as CloudTrail shows them.
    pub(crate) fn parameters(&self) -> &RecordField {
        match self {
            Self::Kms(call) => call.parameters(),
            Self::Identity(call) => call.parameters(),
        }
    }

    /// Encodes the reply in the protocol of the service.
    pub(crate) fn reply(&self, fields: &Fields, request_id: &str) -> Reply {
        match self {
            Self::Kms(_) => Reply::new(fields, request_id),
            Self::Identity(call) => Reply::xml(call.operation(), fields, request_id),
        }
    }

    /// Returns the error of a change that lost to concurrent changes again and again: the one that the operation has for it,
    /// or one after which every client tries again.
    pub(crate) fn lost_every_race(&self) -> Error {
        lost_every_race(self.operation())
    }

    /// Returns the error of a change that the store did not take.
    pub(crate) fn not_committed(&self, error: CommitError) -> Error {
        match self {
            Self::Identity(_) if matches!(error, CommitError::TooLarge) => too_large(),
            Self::Kms(_) | Self::Identity(_) => {
                tracing::error!(%error, "the store cannot commit; the request is refused");
                Error::failed(error)
            }
        }
    }
}

fn lost_every_race(operation: ServiceOperation) -> Error {
    let code = ErrorCode::ConcurrentModification;
    match operation {
        ServiceOperation::Iam(operation) if operation.errors().contains(&code) => Error::new(
            code,
            "The request was rejected because multiple requests to change this object were submitted simultaneously. \
             Wait a few minutes and submit your request again.",
        ),
        ServiceOperation::Iam(_) | ServiceOperation::Sts(_) => {
            Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
        }
        ServiceOperation::Kms(_) => Error::new(
            ErrorCode::ThrottlingException,
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
        ),
    }
}

fn too_large() -> Error {
    let message = "The request would make a user, group, role or policy larger than can be kept.";
    Error::new(ErrorCode::LimitExceeded, message)
}

/// The outcome of a run: a reply or an error, the changes to commit, and what the audit log shows besides.
pub(crate) struct CallOutcome {
    pub(crate) result: Result<Fields, Error>,
    pub(crate) batch: Batch,
    pub(crate) details: EventDetails,
}

impl CallOutcome {
    /// Makes the outcome of a call that could not be run.
    pub(crate) fn refused(error: Error) -> Self {
        let (batch, details) = (Batch::default(), EventDetails::default());
        Self { result: Err(error), batch, details }
    }
}

impl From<kms::Outcome> for CallOutcome {
    fn from(outcome: kms::Outcome) -> Self {
        let (result, batch, details) = outcome.into_parts();
        Self { result, batch, details: details.into() }
    }
}

impl From<iam::Outcome> for CallOutcome {
    fn from(outcome: iam::Outcome) -> Self {
        let (result, batch, details) = outcome.into_parts();
        Self { result, batch, details: details.into() }
    }
}

#[cfg(test)]
mod tests {
    use model::Operation;
    use model::generated::{iam, sts};

    use super::*;

    #[test]
    fn a_change_that_loses_every_race_gets_the_error_of_its_operation() {
        let code = |operation| lost_every_race(operation).code();
        let tagging = ServiceOperation::Iam(iam::Operation::TagUser);
        assert_eq!(code(tagging), ErrorCode::ConcurrentModification);
        for operation in [
            ServiceOperation::Iam(iam::Operation::AddUserToGroup),
            ServiceOperation::Sts(sts::Operation::AssumeRole),
            ServiceOperation::Kms(Operation::CreateKey),
        ] {
            assert_eq!(code(operation), ErrorCode::ThrottlingException, "{operation:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_the_callers_fault() {
        assert_eq!(too_large().code(), ErrorCode::LimitExceeded);
    }
}
