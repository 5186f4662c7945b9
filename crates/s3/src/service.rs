//! The part of Amazon S3 in the way of a request.

use std::sync::Arc;

use access::Identities;
use auth::Verified;
use model::generated::s3::Operation;
use model::shape::Fields;
use model::{Error, ErrorCode};
use pipeline::Call;
use store::CommitError;
use wire::Request;

use crate::context::S3;
use crate::environment::S3Environment;
use crate::request_attributes::S3RequestAttributes;
use crate::table;

impl pipeline::Service for S3 {
    fn row(operation: Operation) -> &'static table::Row {
        table::row(operation)
    }

    fn attributes(fields: &Fields) -> S3RequestAttributes {
        S3RequestAttributes::of(fields)
    }

    fn identities(environment: &S3Environment) -> &dyn Identities {
        &*environment.identities
    }

    fn lost_every_race(operation: Operation) -> Error {
        if !table::row(operation).data_event {
            return Error::new(
                ErrorCode::OperationAborted,
                "A conflicting conditional operation is currently in progress against this resource. Please try again.",
            );
        }
        Error::new(
            ErrorCode::ConditionalRequestConflict,
            "The conditional request cannot succeed due to a conflicting operation against this resource.",
        )
    }

    fn not_committed(error: CommitError) -> Error {
        match error {
            CommitError::Busy => {
                Error::new(ErrorCode::SlowDown, "Please reduce your request rate.")
            }
            CommitError::Conflict(_) | CommitError::TooLarge | CommitError::Failed(_) => {
                Error::failed(error)
            }
            _ => Error::failed(error),
        }
    }
}

/// Takes a request of a verified caller.
///
/// # Errors
/// `NotImplemented` if the operation is not built yet.
pub fn call(
    environment: &Arc<S3Environment>,
    request: Verified<Request<Operation>>,
) -> Result<Call, (Error, Verified<()>)> {
    let operation = request.payload().operation();
    let (session, request) = request.split();
    Call::new::<S3>(environment, operation, session, request.into_fields(), unbuilt)
}

fn unbuilt(operation: &str) -> Error {
    let message = format!("Bulla does not implement {operation} yet.");
    Error::new(ErrorCode::NotImplemented, message)
}
