//! The part of IAM and STS in the way of a request.

use std::sync::Arc;

use access::Identities;
use auth::{CallerKind, Mandate, Verified};
use model::generated::sts::Operation as Sts;
use model::shape::Fields;
use model::{Error, ErrorCode, ServiceOperation};
use pipeline::Call;
use store::CommitError;
use wire::Request;

use crate::context::{Context, Iam};
use crate::identity_cache::IdentityCache;
use crate::identity_operation::IdentityOperation;
use crate::request_tags::RequestTags;
use crate::table;

impl pipeline::Service for Iam {
    fn row(operation: IdentityOperation) -> &'static table::Row {
        table::row(operation)
    }

    fn attributes(fields: &Fields) -> RequestTags {
        RequestTags::of(fields)
    }

    fn identities(environment: &IdentityCache) -> &dyn Identities {
        environment
    }

    /// Refuses services that act for a user: what one got for one request must not become lasting credentials.
    fn admit(operation: IdentityOperation, mandate: &Mandate) -> Result<(), Error> {
        let is_open = operation == IdentityOperation::Sts(Sts::GetCallerIdentity);
        if mandate.via.is_some() && !is_open {
            return Err(Error::new(
                ErrorCode::AccessDenied,
                "A service that acts for a user can ask who that is, and nothing else of IAM and STS.",
            ));
        }
        Ok(())
    }

    /// Refuses the credentials that `GetSessionToken` gives: "You cannot call any IAM API operations unless MFA authentication
    /// information is included in the request". Source: STS API reference, `GetSessionToken`.
    fn check_caller(context: &Context<'_>) -> Result<(), Error> {
        let is_plain = context.caller.kind() != CallerKind::AssumedRole
            && context.caller.session().is_some_and(|session| !session.mfa);
        if is_plain {
            return Err(Error::new(
                ErrorCode::UnrecognizedClientException,
                "The security token included in the request is invalid.",
            ));
        }
        Ok(())
    }

    fn lost_every_race(operation: IdentityOperation) -> Error {
        let code = ErrorCode::ConcurrentModification;
        match operation {
            IdentityOperation::Iam(operation) if operation.errors().contains(&code) => Error::new(
                code,
                "The request was rejected because multiple requests to change this object were submitted simultaneously. \
                 Wait a few minutes and submit your request again.",
            ),
            IdentityOperation::Iam(_) | IdentityOperation::Sts(_) => {
                Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
            }
        }
    }

    /// Returns the error of a change that the store did not take. A record that is too large is the caller's fault.
    fn not_committed(error: CommitError) -> Error {
        if matches!(error, CommitError::TooLarge) {
            let message =
                "The request would make a user, group, role or policy larger than can be kept.";
            return Error::new(ErrorCode::LimitExceeded, message);
        }
        Error::failed(error)
    }
}

/// Takes a request of a verified caller.
///
/// # Errors
/// The error of an operation that is not built, or that is not one of IAM or STS.
pub fn call(
    environment: &Arc<IdentityCache>,
    request: Verified<Request<ServiceOperation>>,
) -> Result<Call, (Error, Verified<()>)> {
    let (session, request) = request.split();
    let Some(operation) = IdentityOperation::of(request.operation()) else {
        return Err((wire::unbuilt_operation(request.operation().name()), session));
    };
    let unbuilt = wire::unbuilt_operation;
    Call::new::<Iam>(environment, operation, session, request.into_fields(), unbuilt)
}

#[cfg(test)]
mod tests {
    use model::generated::iam::Operation;
    use pipeline::Service as _;

    use super::*;

    #[test]
    fn a_change_that_loses_every_race_gets_the_error_of_its_operation() {
        let code = |operation| Iam::lost_every_race(operation).code();
        let tagging = IdentityOperation::Iam(Operation::TagUser);
        assert_eq!(code(tagging), ErrorCode::ConcurrentModification);
        for operation in [
            IdentityOperation::Iam(Operation::AddUserToGroup),
            IdentityOperation::Sts(Sts::AssumeRole),
        ] {
            assert_eq!(code(operation), ErrorCode::ThrottlingException, "{operation:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_the_callers_fault() {
        assert_eq!(Iam::not_committed(CommitError::TooLarge).code(), ErrorCode::LimitExceeded);
    }
}
