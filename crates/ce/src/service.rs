//! The part of Cost Explorer in the way of a request.

use std::sync::Arc;

use access::Identities;
use auth::Verified;
use model::generated::ce::Operation;
use model::shape::Fields;
use model::{Error, ErrorCode, ServiceOperation};
use pipeline::Call;
use wire::Request;

use crate::context::CostExplorer;
use crate::environment::CostExplorerEnvironment;
use crate::table;

impl pipeline::Service for CostExplorer {
    fn row(operation: Operation) -> &'static table::Row {
        table::row(operation)
    }

    fn attributes(_fields: &Fields) {}

    fn identities(environment: &CostExplorerEnvironment) -> &dyn Identities {
        &*environment.identities
    }

    fn lost_every_race(_operation: Operation) -> Error {
        Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
    }
}

/// Takes a request of a verified caller.
///
/// # Errors
/// `UnsupportedOperationException` if the operation is not one of Cost Explorer.
pub fn call(
    environment: &Arc<CostExplorerEnvironment>,
    request: Verified<Request<ServiceOperation>>,
) -> Result<Call, (Error, Verified<()>)> {
    let (session, request) = request.split();
    let ServiceOperation::CostExplorer(operation) = request.operation() else {
        return Err((wire::unsupported_operation(request.operation().name()), session));
    };
    let unbuilt = wire::unsupported_operation;
    Call::new::<CostExplorer>(environment, operation, session, request.into_fields(), unbuilt)
}
