//! IAM's policy simulator answers what policies would decide, with the engine that decides real requests, and does nothing.
//!
//! As in AWS, no policy of a resource is read: it counts if the request brings it. For a KMS key it then decides as a key policy
//! does. For anything else it may allow beside the caller's policies.

pub(crate) mod exclusion;
pub(crate) mod given;
pub(crate) mod inputs;
mod verdict;

use model::generated::iam::{
    SimulateCustomPolicyRequest, SimulatePolicyResponse, SimulatePrincipalPolicyRequest,
};
use model::{AccountId, Error, ErrorCode};
use pipeline::Done;

use crate::error::invalid_input;
use crate::page::page;

pub(crate) use verdict::Simulation;

/// The steps that the decisions of one answer may take together: some tens of milliseconds. An answer that has taken them ends
/// with the action that it has reached.
const STEPS_MAX: u64 = 20 * policy::DECISION_STEPS_MAX;
/// The bytes for the decisions of one answer, about. An answer that has taken them ends in the same way.
const TOLD_BYTES_MAX: usize = 512 * 1024;
/// The bytes of all values of condition keys that a simulation may get.
const GIVEN_BYTES_MAX: usize = 16 * 1024;
/// The pairs of action and resource in one answer.
const PAIRS_MAX: usize = 1_000;

/// The members that both requests share.
#[derive(Clone, Copy)]
pub(crate) struct SimulationInput<'a> {
    actions: &'a [String],
    resources: &'a [String],
    owner: Option<&'a str>,
    handling: Option<&'a str>,
    page: (Option<i32>, Option<&'a str>),
}

/// Takes the members from the request of each operation.
macro_rules! input_of {
    ($($request:ty),*) => {$(
        impl<'a> From<&'a $request> for SimulationInput<'a> {
            fn from(request: &'a $request) -> Self {
                Self {
                    actions: &request.action_names,
                    resources: request.resource_arns.as_deref().unwrap_or_default(),
                    owner: request.resource_owner.as_deref(),
                    handling: request.resource_handling_option.as_deref(),
                    page: (request.max_items, request.marker.as_deref()),
                }
            }
        }
    )*};
}

input_of!(SimulateCustomPolicyRequest, SimulatePrincipalPolicyRequest);

/// Returns one result for each action of the page.
pub(crate) fn answer(
    asked: &SimulationInput<'_>,
    simulation: Simulation,
) -> Result<Done<SimulatePolicyResponse>, Error> {
    let owner = asked.owner.map(owner).transpose()?;
    let simulation = Simulation { owner, ..simulation };
    let everything = ["*".to_owned()];
    let resources = if asked.resources.is_empty() { &everything } else { asked.resources };
    given::check_actions(asked.actions)?;
    given::check_resources(resources, asked.handling, simulation.inputs.resource.is_some())?;
    let (max_items, marker) = asked.page;
    let given: usize = simulation.given.values().flatten().map(String::len).sum();
    if given > GIVEN_BYTES_MAX {
        return Err(invalid_input("The simulation is too large: the ContextEntries are too long."));
    }
    let most = limit(resources.len())?;
    let page = |most: usize| {
        let most = i32::try_from(most).unwrap_or(i32::MAX);
        page(Some(max_items.map_or(most, |max| max.min(most))), marker)
    };
    // By their places: an action may stand twice.
    let numbered = || asked.actions.iter().enumerate().collect();
    let place = |(place, _): &(usize, &String)| format!("{place:06}");
    let mut results = Vec::new();
    for (_, action) in page(most)?.of(numbered(), place).items {
        if simulation.steps.get() >= STEPS_MAX || simulation.told.get() >= TOLD_BYTES_MAX {
            break;
        }
        results.push(simulation.result(action, resources)?);
    }
    let shown = page(results.len())?.of(numbered(), place);
    Ok(Done::unchanged(SimulatePolicyResponse {
        evaluation_results: Some(results),
        is_truncated: Some(shown.is_truncated),
        marker: shown.marker,
    }))
}

/// Returns how many actions one answer can have: "IAM might return fewer than the MaxItems number of results".
fn limit(resources: usize) -> Result<usize, Error> {
    match PAIRS_MAX / resources.max(1) {
        0 => Err(invalid_input("The simulation is too large: ask for fewer resources.")),
        actions => Ok(actions.min(ACTIONS_DEFAULT)),
    }
}

/// Returns the model's error for a simulation that cannot be carried out: `PolicyEvaluationException`.
fn not_evaluated(why: &str) -> Error {
    let message = format!(
        "The request failed because a provided policy could not be successfully evaluated: {why}"
    );
    Error::new(ErrorCode::PolicyEvaluation, message)
}

/// The most results of an answer: "If you do not include this parameter, the number of items defaults to 100."
const ACTIONS_DEFAULT: usize = 100;

/// Returns the account that owns resources whose ARNs do not say: an account id or the ARN of its root.
fn owner(text: &str) -> Result<AccountId, Error> {
    let of_arn = || text.strip_suffix(":root").and_then(|arn| arn.rsplit("::").next());
    AccountId::parse(text)
        .or_else(|| of_arn().and_then(AccountId::parse))
        .ok_or_else(|| invalid_input(format!("Invalid ResourceOwner: {text}")))
}

#[cfg(test)]
mod tests;
