//! The part of CloudTrail in the way of a request.

use std::sync::Arc;

use access::Identities;
use auth::Verified;
use model::generated::cloudtrail::Operation;
use model::shape::Fields;
use model::{Error, ErrorCode, ServiceOperation};
use pipeline::{Call, NoResource};
use wire::Request;

use crate::context::{CloudTrail, Context};
use crate::environment::CloudTrailEnvironment;
use crate::table;

impl pipeline::Service for CloudTrail {
    fn row(operation: Operation) -> &'static table::Row {
        table::row(operation)
    }

    fn attributes(_fields: &Fields) {}

    fn identities(environment: &CloudTrailEnvironment) -> &dyn Identities {
        &*environment.identities
    }

    fn throttle(context: &Context<'_>, _resources: [Option<&NoResource>; 2]) -> Result<(), Error> {
        let CloudTrailEnvironment { meters, limits, .. } = context.environment;
        if context.attempt.is_repeated() {
            return Ok(());
        }
        meters.count(*limits, context.account(), context.region, context.now)
    }

    fn lost_every_race(_operation: Operation) -> Error {
        Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
    }
}

/// Takes a request of a verified caller.
///
/// # Errors
/// `UnsupportedOperationException` if the operation is not one of CloudTrail.
pub fn call(
    environment: &Arc<CloudTrailEnvironment>,
    request: Verified<Request<ServiceOperation>>,
) -> Result<Call, (Error, Verified<()>)> {
    let (session, request) = request.split();
    let ServiceOperation::CloudTrail(operation) = request.operation() else {
        return Err((wire::unsupported_operation(request.operation().name()), session));
    };
    let unbuilt = wire::unsupported_operation;
    Call::new::<CloudTrail>(environment, operation, session, request.into_fields(), unbuilt)
}
