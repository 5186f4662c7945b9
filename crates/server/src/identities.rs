//! Calls of IAM and STS on their way: run, commit, record.

use std::sync::Arc;

use access::Origin;
use iam::{Answered, AuditDetails, WebIdentityCall};
use model::{Error, ErrorCode, Service as AwsService, ServiceOperation, Timestamp};
use store::{Batch, CommitError};
use wire::{RecordField, ShownField};

use crate::arrival::Arrival;
use crate::event::{self, Actor, IdentityCall};
use crate::refusals::Refusal;
use crate::reply::Reply;
use crate::service::{ATTEMPTS_MAX, Answer, Service, origin, uncommitted};

/// What is said when each attempt came after another change: the error that the operation has for it, or one after which every
/// client tries again.
fn lost_every_race(operation: ServiceOperation) -> Error {
    let code = ErrorCode::ConcurrentModification;
    match operation {
        ServiceOperation::Iam(operation) if operation.errors().contains(&code) => Error::new(
            code,
            "The request was rejected because multiple requests to change this object were submitted simultaneously. \
             Wait a few minutes and submit your request again.",
        ),
        ServiceOperation::Iam(_) | ServiceOperation::Sts(_) | ServiceOperation::Kms(_) => {
            Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
        }
    }
}

impl Service {
    /// Runs a call of IAM or STS, commits its changes, records it. A change that lost a race runs again.
    pub(crate) async fn identify(
        self: &Arc<Self>,
        arrival: &Arrival,
        call: &Arc<iam::Call>,
        now: Timestamp,
    ) -> Answer {
        for _ in 0..ATTEMPTS_MAX {
            let outcome = match self.run_identity(arrival, call, now).await {
                Ok(outcome) => outcome,
                Err(error) => {
                    let told = (error, &AuditDetails::default());
                    return self.record_identity_error(arrival, call, told, now).await;
                }
            };
            if let Some(answer) = self.conclude_identity(arrival, call, outcome, now).await {
                return answer;
            }
        }
        let error = lost_every_race(call.operation());
        self.record_identity_error(arrival, call, (error, &AuditDetails::default()), now).await
    }

    /// Runs a call: a simulation in its turn and elsewhere, any other here and now.
    async fn run_identity(
        self: &Arc<Self>,
        arrival: &Arrival,
        call: &Arc<iam::Call>,
        now: Timestamp,
    ) -> Result<iam::Outcome, Error> {
        let origin = origin(arrival);
        if !call.is_simulation() {
            return Ok(call.perform(&self.identities, origin, now));
        }
        let (address, secure) = (origin.address, origin.secure);
        let user_agent = origin.user_agent.map(str::to_owned);
        let (identities, running) = (Arc::clone(&self.identities), Arc::clone(call));
        let simulate = move || {
            let origin = Origin { address, user_agent: user_agent.as_deref(), secure };
            running.perform(&identities, origin, now)
        };
        let caller = call.session().caller();
        self.simulations.run((caller.account(), caller.unique_id()), simulate).await
    }

    /// Commits and records what a call of IAM or STS has come to; none when a concurrent change came first.
    async fn conclude_identity(
        self: &Arc<Self>,
        arrival: &Arrival,
        call: &iam::Call,
        outcome: iam::Outcome,
        now: Timestamp,
    ) -> Option<Answer> {
        let (result, batch, shown) = outcome.into_parts();
        let fields = match result {
            Ok(fields) => fields,
            Err(error) => {
                let told = (error, &shown);
                return Some(self.record_identity_error(arrival, call, told, now).await);
            }
        };
        if let Err(error) = self.check_clock(&batch) {
            return Some(self.record_identity_error(arrival, call, (error, &shown), now).await);
        }
        let operation = call.operation();
        let is_shown = shown.reply.is_none() && !event::is_read_only(operation);
        let response = is_shown.then(|| RecordField::response_elements(&fields));
        let actor = Actor::of(call.session());
        let told = IdentityCall { response: response.as_ref(), ..told(call, (None, &shown)) };
        let event = event::identity_call(arrival, &actor, &told, now);
        let reply = Reply::xml(operation, &fields, &arrival.request_id);
        drop(fields);
        match self.carry_out(arrival, batch, event, reply).await {
            Ok(recorded) => Some(recorded.map(|recorded| (recorded, Some(operation), None))),
            Err(CommitError::Conflict(_)) => None,
            Err(error) => {
                let told = (not_kept(&error), &shown);
                Some(self.record_identity_error(arrival, call, told, now).await)
            }
        }
    }

    async fn record_identity_error(
        &self,
        arrival: &Arrival,
        call: &iam::Call,
        (error, shown): (Error, &AuditDetails),
        now: Timestamp,
    ) -> Answer {
        if shown.decision.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let actor = Actor::of(call.session());
        let event = event::identity_call(arrival, &actor, &told(call, (Some(&error), shown)), now);
        let asked = (call.operation().service(), Some(call.operation()));
        self.record_refusal(arrival, asked, &error, event).await
    }

    /// Answers a request that nobody signed: the issuer's keys, which are fetched where they are not known, prove who sent
    /// it.
    pub(crate) async fn assume_with_web_identity(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: WebIdentityCall,
        now: Timestamp,
    ) -> Answer {
        let unproven = Actor::unknown(&self.region);
        let issuer = match call.issuer(&self.identities) {
            Ok(issuer) => issuer,
            Err(error) => {
                let told = (error, AuditDetails::default());
                return self.refuse_web_identity(arrival, call, unproven, told).await;
            }
        };
        let keys = self.issuer_keys.get(&issuer.url, issuer.key_id.as_deref());
        let keys = self.wait_without_share(arrival, keys).await;
        let keys = match keys.and_then(|keys| keys.map_err(|problem| problem.answer())) {
            Ok(keys) => keys,
            Err(error) => {
                let told = (error, AuditDetails::default());
                return self.refuse_web_identity(arrival, call, unproven, told).await;
            }
        };
        let place = (&self.region, origin(arrival));
        let Answered { outcome, user } = call.perform(&self.identities, &keys, place, now);
        let actor = Actor::claimed(user, None, &self.region);
        let (result, _nothing, shown) = outcome.into_parts();
        match result {
            Ok(fields) => {
                let told = web_identity_call(&call, (None, &shown));
                let event = event::identity_call(arrival, &actor, &told, now);
                let operation = WebIdentityCall::OPERATION;
                let reply = Reply::xml(operation, &fields, &arrival.request_id);
                let settled = self.settle(Batch::default(), event, reply).await;
                let recorded =
                    settled.map_err(|error| audit::Unrecorded::Failed(error.to_string()))??;
                Ok((recorded, Some(operation), None))
            }
            Err(error) => self.refuse_web_identity(arrival, call, actor, (error, shown)).await,
        }
    }

    async fn refuse_web_identity(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: WebIdentityCall,
        actor: Actor,
        (error, shown): (Error, AuditDetails),
    ) -> Answer {
        if shown.decision.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let now = self.clock.now();
        // It takes the call along: nothing of it is kept while the answer waits.
        let event = move |arrival: &Arrival, Refusal { actor, error, .. }: &Refusal| {
            let unproven = call.unproven_parameters();
            let mut told = web_identity_call(&call, (Some(error), &shown));
            if !actor.is_known() {
                told.parameters = ShownField { json: &unproven, sha256: None };
            }
            event::identity_call(arrival, actor, &told, now)
        };
        let operation = Some(WebIdentityCall::OPERATION);
        let refusal = Refusal { service: AwsService::Sts, operation, error, actor };
        self.refuse_unproven(arrival, refusal, event).await
    }
}

fn told<'a>(
    call: &'a iam::Call,
    (error, shown): (Option<&'a Error>, &'a AuditDetails),
) -> IdentityCall<'a> {
    let (operation, role_arn) = (call.operation(), call.role_arn());
    let parameters = call.parameters().shown(error.is_some());
    IdentityCall { operation, parameters, response: None, role_arn, error, shown }
}

fn web_identity_call<'a>(
    call: &'a WebIdentityCall,
    (error, shown): (Option<&'a Error>, &'a AuditDetails),
) -> IdentityCall<'a> {
    let operation = WebIdentityCall::OPERATION;
    let parameters = call.parameters().shown(error.is_some());
    IdentityCall { operation, parameters, response: None, role_arn: None, error, shown }
}

/// What is answered when a change of identities does not commit.
fn not_kept(error: &CommitError) -> Error {
    if matches!(error, CommitError::TooLarge) {
        let message =
            "The request would make a user, group, role or policy larger than can be kept.";
        return Error::new(ErrorCode::LimitExceeded, message);
    }
    uncommitted(error)
}

#[cfg(test)]
mod tests {
    use model::generated::{iam, sts};

    use super::*;

    #[test]
    fn what_is_too_large_is_the_callers_fault() {
        assert_eq!(not_kept(&CommitError::TooLarge).code(), ErrorCode::LimitExceeded);
        assert!(not_kept(&CommitError::Busy).code().status() >= 500);
    }

    #[test]
    fn a_change_that_loses_every_race_gets_the_error_of_its_operation() {
        let code = |operation| lost_every_race(operation).code();
        let tagging = ServiceOperation::Iam(iam::Operation::TagUser);
        assert_eq!(code(tagging), ErrorCode::ConcurrentModification);
        let adding = ServiceOperation::Iam(iam::Operation::AddUserToGroup);
        assert_eq!(code(adding), ErrorCode::ThrottlingException);
        let assuming = ServiceOperation::Sts(sts::Operation::AssumeRole);
        assert_eq!(code(assuming), ErrorCode::ThrottlingException);
    }
}
