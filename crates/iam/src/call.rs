//! One request of IAM or STS, verified, ready to be answered.

use std::cell::RefCell;
use std::collections::BTreeSet;

use access::Origin;
use auth::Verified;
use model::generated::iam::Operation as Iam;
use model::generated::sts::Operation as Sts;
use model::shape::{Fields, Value};
use model::{Error, ErrorCode, Service, ServiceOperation, Timestamp};
use policy::Trace;
use store::Batch;
use wire::{RecordField, Request};

use crate::assume_role_with_web_identity::WebIdentityCall;
use crate::identity_cache::IdentityCache;
use crate::operation::{Context, Perform};
use crate::table;

/// A request of a verified caller for an operation that is built.
pub struct Call {
    session: Verified<()>,
    operation: ServiceOperation,
    action: String,
    parameters: RecordField,
    claim: RequestAttributes,
    perform: Box<dyn Perform>,
}

impl std::fmt::Debug for Call {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Call").field("operation", &self.operation).finish_non_exhaustive()
    }
}

/// The members of a request that condition keys are about.
#[derive(Debug, Default)]
pub(crate) struct RequestAttributes {
    pub(crate) tags: Vec<(String, String)>,
    removed: Vec<String>,
    /// The role to assume, for AssumeRole and its like.
    role_arn: Option<String>,
}

impl RequestAttributes {
    fn of(fields: &Fields) -> Self {
        let text = |value: &Value| {
            if let Value::String(text) = value { Some(text.clone()) } else { None }
        };
        let pair = |item: &Value| {
            let Value::Structure(tag) = item else { return None };
            Some((text(tag.named("Key")?)?, text(tag.named("Value")?)?))
        };
        let items = |name: &str| match fields.named(name) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        Self {
            tags: items("Tags").iter().filter_map(pair).collect(),
            removed: items("TagKeys").iter().filter_map(text).collect(),
            role_arn: fields.named("RoleArn").and_then(text),
        }
    }

    /// Returns the attributes of a request with these tags, wherever they come from.
    pub(crate) fn of_tags(tags: Vec<(String, String)>) -> Self {
        Self { tags, ..Self::default() }
    }

    /// Returns the keys of the tags that the request brings or removes.
    pub(crate) fn tag_keys(&self) -> impl Iterator<Item = &str> {
        let brought = self.tags.iter().map(|(key, _)| key);
        brought.chain(&self.removed).map(String::as_str)
    }
}

/// The parts of a call's event besides the request and the error.
#[derive(Debug, Default)]
pub struct AuditDetails {
    /// The JSON that replaces the reply in the event, if the reply is not to be shown.
    pub reply: Option<String>,
    /// The ARN of the role that the request names.
    pub role_arn: Option<String>,
    /// The reason why the request was allowed or refused. Empty if no policy was evaluated.
    pub decision: Trace,
}

/// The outcome of a call. Made by this crate only. The server commits it, records it and then replies.
///
/// ```
/// fn finish(outcome: iam::Outcome) -> bool {
///     outcome.into_parts().0.is_ok()
/// }
/// ```
/// ```compile_fail,E0451
/// fn forge(fields: model::shape::Fields, batch: store::Batch) -> iam::Outcome {
///     let (shown, role_arn, decision) = (None, None, policy::Trace::default());
///     iam::Outcome { result: Ok(fields), batch, shown, role_arn, decision }
/// }
/// ```
#[derive(Debug)]
#[must_use = "an outcome that is not committed and recorded was never answered"]
pub struct Outcome {
    result: Result<Fields, Error>,
    batch: Batch,
    shown: Option<String>,
    role_arn: Option<String>,
    decision: Trace,
}

impl Outcome {
    pub(crate) fn done(fields: Fields, batch: Batch, shown: Option<String>) -> Self {
        Self { result: Ok(fields), batch, shown, role_arn: None, decision: Trace::default() }
    }

    pub(crate) fn refused(error: Error) -> Self {
        let (batch, decision) = (Batch::default(), Trace::default());
        Self { result: Err(error), batch, shown: None, role_arn: None, decision }
    }

    /// With the role that the request names.
    fn about_role(self, role_arn: Option<String>) -> Self {
        Self { role_arn, ..self }
    }

    /// Adds the decisions that the outcome rests on.
    pub(crate) fn because_of(self, decision: Trace) -> Self {
        Self { decision, ..self }
    }

    /// Takes the outcome apart: the reply or error, the changes to commit, and what the audit log shows.
    pub fn into_parts(self) -> (Result<Fields, Error>, Batch, AuditDetails) {
        let Self { result, batch, shown: reply, role_arn, decision } = self;
        (result, batch, AuditDetails { reply, role_arn, decision })
    }
}

impl Call {
    /// Takes a request.
    ///
    /// # Errors
    /// `InvalidAction` if the operation is not built yet; the message says so.
    pub fn new(
        request: Verified<Request<ServiceOperation>>,
    ) -> Result<Self, (Error, Verified<()>)> {
        let (session, request) = request.split();
        let operation = request.operation();
        let Some(row) = table::row(operation) else {
            return Err((wire::unbuilt_operation(operation.name()), session));
        };
        let fields = request.into_fields();
        let (parameters, claim) =
            (RecordField::request_parameters(&fields), RequestAttributes::of(&fields));
        let action = format!("{}:{}", operation.service().name(), operation.name());
        match row.does.prepare(fields) {
            Ok(perform) => Ok(Self { session, operation, action, parameters, claim, perform }),
            Err(error) => Err((error, session)),
        }
    }

    /// Returns the operation.
    #[must_use]
    pub const fn operation(&self) -> ServiceOperation {
        self.operation
    }

    /// Returns whether the call simulates policies, which takes longer than any other call.
    #[must_use]
    pub const fn is_simulation(&self) -> bool {
        matches!(
            self.operation,
            ServiceOperation::Iam(Iam::SimulateCustomPolicy | Iam::SimulatePrincipalPolicy)
        )
    }

    /// Returns the caller and the place of the call.
    pub const fn session(&self) -> &Verified<()> {
        &self.session
    }

    /// Returns the request's members as CloudTrail shows them.
    #[must_use]
    pub const fn parameters(&self) -> &RecordField {
        &self.parameters
    }

    /// Returns whether a service may call the operation for a user: what it got for one request must not become lasting
    /// credentials.
    fn is_open_to_services(&self) -> bool {
        self.operation == ServiceOperation::Sts(Sts::GetCallerIdentity)
    }

    /// Authorises and runs the operation as of `now`. Changes nothing.
    pub fn perform(
        &self,
        identities: &IdentityCache,
        origin: Origin<'_>,
        now: Timestamp,
    ) -> Outcome {
        let caller = self.session.caller();
        if self.session.mandate().via.is_some() && !self.is_open_to_services() {
            return Outcome::refused(Error::new(
                ErrorCode::AccessDenied,
                "A service that acts for a user can ask who that is, and nothing else of IAM and STS.",
            ));
        }
        let identity = match access::Identities::identity(identities, caller) {
            Ok(identity) => identity,
            Err(error) => return Outcome::refused(error),
        };
        let asker = access::RequestPrincipal {
            caller,
            identity: identity.as_deref(),
            mandate: self.session.mandate(),
            region: self.session.region(),
            origin,
            now,
        };
        let trace = RefCell::default();
        let (claim, action) = (&self.claim, self.action.as_str());
        let context = Context { identities, asker, claim, action, trace: &trace };
        let outcome = self.perform.perform(&context).because_of(trace.take());
        outcome.about_role(self.claim.role_arn.clone())
    }
}

/// Returns whether the operation answers.
#[must_use]
pub fn is_built(operation: ServiceOperation) -> bool {
    table::row(operation).is_some() || operation == WebIdentityCall::OPERATION
}

/// Returns CloudTrail's `readOnly` of an operation: whether it changes nothing. An operation that is not built changes nothing.
#[must_use]
pub fn is_read_only(operation: ServiceOperation) -> bool {
    // Temporary credentials are kept nowhere.
    operation == WebIdentityCall::OPERATION || table::row(operation).is_none_or(|row| row.read_only)
}

/// Returns the operations of IAM and STS that are not built, as `service:Operation`. `iam/gaps.txt` lists them, and may only
/// shrink.
#[must_use]
pub fn gaps() -> BTreeSet<String> {
    let services = [Service::Iam, Service::Sts].into_iter();
    let others =
        services.flat_map(|service| service.unbuilt().iter().map(move |name| (service, *name)));
    let known = ServiceOperation::all()
        .filter(|operation| operation.service() != Service::Kms && !is_built(*operation))
        .map(|operation| (operation.service(), operation.name()));
    others.chain(known).map(|(service, name)| format!("{}:{name}", service.name())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_gaps_is_true() {
        let listed: Vec<_> = include_str!("../gaps.txt").lines().collect();
        assert_eq!(Vec::from_iter(gaps()), listed, "gaps.txt may only shrink");
    }
}
