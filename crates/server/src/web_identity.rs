//! `AssumeRoleWithWebIdentity` on its way. Nobody signs it, and the keys of the token's issuer may have to be fetched first.

use std::sync::Arc;

use crypto::jwt::Jwks;
use iam::{Answered, WebIdentityCall};
use model::shape::Fields;
use model::{Error, Service as AwsService, Timestamp};
use wire::ShownField;

use crate::arrival::Arrival;
use crate::call::CallOutcome;
use crate::event::{self, Actor, CompletedCall, EventDetails};
use crate::refusals::RefusedRequest;
use crate::reply::Reply;
use crate::service::{Answer, Service, origin};

impl Service {
    /// Answers a request that nobody signed: the keys of the token's issuer prove who sent it.
    pub(crate) async fn assume_with_web_identity(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: WebIdentityCall,
        now: Timestamp,
    ) -> Answer {
        let (outcome, user) = match self.issuer_keys_of(arrival, &call).await {
            Ok(keys) => {
                let place = (&self.region, origin(arrival));
                let Answered { outcome, user } = call.perform(&self.identities, &keys, place, now);
                (outcome.into(), user)
            }
            Err(error) => (CallOutcome::refused(error), None),
        };
        let actor = Actor::claimed(user, None, &self.region);
        let CallOutcome { result, details, .. } = outcome;
        match result {
            Ok(fields) => {
                self.answer_web_identity(arrival, &fields, (call, details), actor, now).await
            }
            Err(error) => self.refuse_web_identity(arrival, error, (call, details), actor).await,
        }
    }

    /// Returns the keys of the issuer that the token names, which are fetched if they are not known.
    async fn issuer_keys_of(
        &self,
        arrival: &mut Arrival,
        call: &WebIdentityCall,
    ) -> Result<Arc<Jwks>, Error> {
        let issuer = call.issuer(&self.identities)?;
        let keys = self.issuer_keys.get(&issuer.url, issuer.key_id.as_deref());
        self.wait_without_share(arrival, keys).await?.map_err(|problem| problem.answer())
    }

    /// Records the session and answers. Nothing is committed: temporary credentials are kept nowhere.
    async fn answer_web_identity(
        &self,
        arrival: &Arrival,
        fields: &Fields,
        (call, details): (WebIdentityCall, EventDetails),
        actor: Actor,
        now: Timestamp,
    ) -> Answer {
        let operation = WebIdentityCall::OPERATION;
        let completed = CompletedCall {
            operation,
            parameters: call.parameters().shown(false),
            result: Ok(fields),
            details: &details,
        };
        let event = event::api_call(arrival, &actor, &completed, now);
        let reply = Reply::xml(operation, fields, &arrival.request_id);
        Ok((self.ledger().record(event, reply).await?, Some(operation), None))
    }

    async fn refuse_web_identity(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        error: Error,
        (call, details): (WebIdentityCall, EventDetails),
        actor: Actor,
    ) -> Answer {
        if details.decision.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let now = self.clock.now();
        let operation = WebIdentityCall::OPERATION;
        // It takes the call along: nothing of it is kept while the answer waits.
        let event =
            move |arrival: &Arrival, RefusedRequest { actor, error, .. }: &RefusedRequest| {
                let unproven = call.unproven_parameters();
                let parameters = if actor.is_known() {
                    call.parameters().shown(true)
                } else {
                    ShownField { json: &unproven, sha256: None }
                };
                let (result, details) = (Err(error), &details);
                let completed = CompletedCall { operation, parameters, result, details };
                event::api_call(arrival, actor, &completed, now)
            };
        let operation = Some(operation);
        let refusal = RefusedRequest { service: AwsService::Sts, operation, error, actor };
        self.refuse_unproven(arrival, refusal, event).await
    }
}
