//! `AssumeRoleWithWebIdentity` on its way. Nobody signs it, and the keys of the token's issuer may have to be fetched first.

use std::sync::Arc;

use crypto::jwt::Jwks;
use iam::{WebIdentityCall, WebIdentityResult};
use model::{AwsService, Error, Timestamp};
use pipeline::Outcome;
use pipeline::event::{self, Actor, CallTraits};
use wire::ShownField;

use crate::arrival::Arrival;
use crate::refusals::RefusedRequest;
use crate::reply::Reply;
use crate::server::{Answer, Server};

/// The session is kept nowhere.
const TRAITS: CallTraits = CallTraits { read_only: true, data_event: false };

impl Server {
    /// Answers a request that nobody signed: the keys of the token's issuer prove who sent it.
    pub(crate) async fn assume_with_web_identity(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: WebIdentityCall,
        now: Timestamp,
    ) -> Answer {
        let (outcome, user) = match self.issuer_keys_of(arrival, &call).await {
            Ok(keys) => {
                let WebIdentityResult { outcome, user } =
                    call.perform(&self.aws.identities, &keys, &self.region, arrival.origin(), now);
                (outcome, user)
            }
            Err(error) => (Outcome::not_run(error), None),
        };
        let actor = Actor::claimed(user, None, &self.region);
        match outcome.result() {
            Ok(_fields) => self.answer_web_identity(arrival, &call, &outcome, &actor, now).await,
            Err(error) => {
                let (operation, error) = (Some(WebIdentityCall::OPERATION), error.clone());
                let service = AwsService::Sts;
                let refusal = RefusedRequest { service, operation, error, actor };
                self.refuse_web_identity(arrival, call, outcome, refusal).await
            }
        }
    }

    /// Returns the keys of the issuer that the token names, which are fetched if they are not known.
    async fn issuer_keys_of(
        &self,
        arrival: &mut Arrival,
        call: &WebIdentityCall,
    ) -> Result<Arc<Jwks>, Error> {
        let issuer = call.issuer(&self.aws.identities)?;
        let keys = self.issuer_keys.get(&issuer.url, issuer.key_id.as_deref());
        self.wait_without_share(arrival, keys).await?.map_err(|problem| problem.answer())
    }

    /// Records the session and answers. Nothing is committed: temporary credentials are kept nowhere.
    async fn answer_web_identity(
        &self,
        arrival: &Arrival,
        call: &WebIdentityCall,
        outcome: &Outcome,
        actor: &Actor,
        now: Timestamp,
    ) -> Answer {
        let operation = WebIdentityCall::OPERATION;
        let completed = outcome.completed(operation, TRAITS, call.parameters().shown(false));
        let event = event::api_call(&arrival.receipt(now), actor, &completed);
        let reply =
            Reply::of(operation, outcome.result(), arrival.query_form(), &arrival.request_id);
        Ok((self.ledger().record(event, reply).await?, Some(operation), None))
    }

    async fn refuse_web_identity(
        self: &Arc<Self>,
        arrival: &mut Arrival,
        call: WebIdentityCall,
        outcome: Outcome,
        refusal: RefusedRequest,
    ) -> Answer {
        if outcome.exceeds_steps() {
            self.metrics.steps_exceeded();
        }
        let now = self.clock.now();
        // It takes the call along: nothing of it is kept while the answer waits.
        let event = move |arrival: &Arrival, refusal: &RefusedRequest| {
            let unproven = call.unproven_parameters();
            let parameters = if refusal.actor.is_known() {
                call.parameters().shown(true)
            } else {
                ShownField { json: &unproven, sha256: None }
            };
            let completed = outcome.completed(WebIdentityCall::OPERATION, TRAITS, parameters);
            event::api_call(&arrival.receipt(now), &refusal.actor, &completed)
        };
        self.refuse_unproven(arrival, refusal, event).await
    }
}
