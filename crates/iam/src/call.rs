//! One request of IAM or STS, verified, ready to be answered.

use auth::Verified;
use model::generated::sts;
use model::shape::{Fields, IntoFields};
use model::{Error, ErrorCode, Service, ServiceOperation};
use wire::Request;

use crate::get_caller_identity;

/// A request of a verified caller for an operation that is built.
#[derive(Debug)]
pub struct Call {
    session: Verified<()>,
    operation: ServiceOperation,
    parameters: String,
}

impl Call {
    /// Takes a request.
    ///
    /// # Errors
    /// `InvalidAction` when the operation is not built yet; the message says so.
    pub fn new(
        request: Verified<Request<ServiceOperation>>,
    ) -> Result<Self, (Error, Verified<()>)> {
        let (session, request) = request.split();
        let operation = request.operation();
        if !is_built(operation) {
            return Err((gap(operation), session));
        }
        let parameters = wire::parameters(request.fields());
        Ok(Self { session, operation, parameters })
    }

    /// Which operation.
    #[must_use]
    pub const fn operation(&self) -> ServiceOperation {
        self.operation
    }

    /// Who called, and where.
    pub const fn session(&self) -> &Verified<()> {
        &self.session
    }

    /// The request's members as CloudTrail shows them: a JSON object, or `null`.
    #[must_use]
    pub fn parameters(&self) -> &str {
        &self.parameters
    }

    /// Answers. Nothing changes.
    ///
    /// # Errors
    /// AWS's error.
    pub fn perform(&self) -> Result<Fields, Error> {
        if self.operation == ServiceOperation::Sts(sts::Operation::GetCallerIdentity) {
            return Ok(get_caller_identity::answer(self.session.caller()).into_fields());
        }
        Err(gap(self.operation))
    }
}

/// Whether the operation answers.
#[must_use]
pub const fn is_built(operation: ServiceOperation) -> bool {
    matches!(operation, ServiceOperation::Sts(sts::Operation::GetCallerIdentity))
}

/// The operations of IAM and STS that are not built yet. `iam/gaps.txt` lists them, and may only shrink.
pub fn gaps() -> impl Iterator<Item = ServiceOperation> {
    ServiceOperation::all()
        .filter(|operation| operation.service() != Service::Kms && !is_built(*operation))
}

fn gap(operation: ServiceOperation) -> Error {
    let message = format!("Bulla does not implement {} yet.", operation.name());
    Error::new(ErrorCode::InvalidAction, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_gaps_is_true() {
        let listed: Vec<_> = include_str!("../gaps.txt").lines().collect();
        let gaps: Vec<_> = gaps()
            .map(|operation| format!("{}:{}", operation.service().name(), operation.name()))
            .collect();
        assert_eq!(gaps, listed, "gaps.txt may only shrink");
    }
}
