//! `LookupEvents`: the management events of the account in the Region, newest first.
//! <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html>

use audit::EventLookupError;
use model::generated::cloudtrail::{LookupEventsRequest, LookupEventsResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{CloudTrail, Context};
use crate::lookup::Lookup;
use crate::shown_event::shown;
use crate::target::AccountEvents;

#[derive(Debug)]
pub(crate) struct LookupEvents;

impl Operation for LookupEvents {
    type Service = CloudTrail;
    type Input = LookupEventsRequest;
    type Output = LookupEventsResponse;
    type Target = AccountEvents;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<AccountEvents, Error> {
        Ok(AccountEvents)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<AccountEvents>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let environment = context.environment;
        let lookup = Lookup::of(input)?;
        let place = lookup.place(context.account(), context.region);
        let after = input.next_token.as_deref();
        let after = after.map(|token| place.position(&environment.tokens, token)).transpose()?;
        if lookup.is_for_insights {
            // No trail has Insights enabled.
            return Ok(Done::unchanged(LookupEventsResponse {
                events: Some(Vec::new()),
                next_token: None,
            }));
        }
        let is_global = *context.region == environment.global_region;
        let oldest = environment.limits.oldest(context.now);
        let query = lookup.query(&place, is_global, oldest, after);
        let page = environment.log.look_up_events(&query).map_err(refused)?;
        Ok(Done::unchanged(LookupEventsResponse {
            events: Some(page.events.iter().map(shown).collect()),
            next_token: page.next.map(|position| place.token(&environment.tokens, position)),
        }))
    }
}

/// Returns the error of a lookup that has to wait or has failed. Clients try again after the first by themselves.
fn refused(error: EventLookupError) -> Error {
    if matches!(error, EventLookupError::Unindexed { .. }) {
        let message = "The request has failed due to a temporary failure of the server.";
        return Error::new(ErrorCode::ServiceUnavailableException, message)
            .because(error.to_string());
    }
    Error::failed(error)
}
