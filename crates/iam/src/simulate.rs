//! IAM's policy simulator: `SimulateCustomPolicy` and `SimulatePrincipalPolicy` answer what policies would decide, with the
//! engine that decides real requests, and do nothing.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html>,
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html>
//!
//! As in AWS, no policy of a resource is read: it counts if the request brings it. For a KMS key it then decides as a key policy
//! does. For anything else it may allow beside the caller's policies.

mod exclusion;
mod given;
mod inputs;
mod verdict;

use model::generated::iam::{
    Operation as Iam, SimulateCustomPolicyRequest, SimulatePolicyResponse,
    SimulatePrincipalPolicyRequest,
};
use model::{AccountId, Error, ErrorCode, ServiceOperation};
use policy::Authorized;

use crate::entity::{Entity, Kind};
use crate::error::{invalid_input, not_found};
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;
use given::Simulated;
use inputs::{Input, Inputs};
use verdict::Simulation;

/// The steps that the decisions of one answer may take together: some tens of milliseconds. An answer that has taken them ends
/// with the action that it has reached.
const STEPS_MAX: u64 = 20 * policy::DECISION_STEPS_MAX;
/// The bytes for the decisions of one answer, about. An answer that has taken them ends in the same way.
const TOLD_BYTES_MAX: usize = 512 * 1024;
/// The bytes of all values of condition keys that a simulation may get.
const GIVEN_BYTES_MAX: usize = 16 * 1024;
/// The pairs of action and resource in one answer.
const PAIRS_MAX: usize = 1_000;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::SimulateCustomPolicy),
        read_only: true,
        does: &Operation {
            subject: |_context, _input| Ok(Subject::default()),
            run: simulate_custom_policy,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::SimulatePrincipalPolicy),
        read_only: true,
        does: &Operation {
            subject: |context, input: &SimulatePrincipalPolicyRequest| {
                let source = source(context, &input.policy_source_arn)?;
                let tags = source.map(|(_, entity)| entity.tags).unwrap_or_default();
                Ok(Subject { tags, ..Subject::named(input.policy_source_arn.clone()) })
            },
            run: simulate_principal_policy,
        },
    },
];

/// The members that both requests share.
#[derive(Clone, Copy)]
struct SimulationInput<'a> {
    actions: &'a [String],
    resources: &'a [String],
    owner: Option<&'a str>,
    handling: Option<&'a str>,
    page: (Option<i32>, Option<&'a str>),
}

macro_rules! asked {
    ($input:expr) => {
        SimulationInput {
            actions: &$input.action_names,
            resources: $input.resource_arns.as_deref().unwrap_or_default(),
            owner: $input.resource_owner.as_deref(),
            handling: $input.resource_handling_option.as_deref(),
            page: ($input.max_items, $input.marker.as_deref()),
        }
    };
}

fn simulate_custom_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &SimulateCustomPolicyRequest,
) -> Result<Done<SimulatePolicyResponse>, Error> {
    let caller = input.caller_arn.as_deref().map(Simulated::parse).transpose()?;
    if input.resource_policy.is_some() && caller.is_none() {
        return Err(invalid_input("CallerArn is required when ResourcePolicy is given."));
    }
    let inputs = Inputs {
        policies: inputs::written(&input.policy_input_list)?,
        boundary: inputs::boundary(input.permissions_boundary_policy_input_list.as_deref())?,
        levels: inputs::levels(input.ordered_organization_policy_input_list.as_deref())?,
        resource: input.resource_policy.as_deref().map(Input::of_resource).transpose()?,
    };
    let caller = caller.unwrap_or_else(|| Simulated::nobody(context.account()));
    let given = given::entries(input.context_entries.as_deref())?;
    answer(&asked!(input), Simulation::new(caller, inputs, given))
}

fn simulate_principal_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &SimulatePrincipalPolicyRequest,
) -> Result<Done<SimulatePolicyResponse>, Error> {
    let arn = &input.policy_source_arn;
    let Some((kind, entity)) = source(context, arn)? else {
        return Err(not_found(format!("Entity {arn} cannot be found.")));
    };
    let excluded = exclusion::parse(input.policy_exclusion_list.as_deref())?;
    let (mut policies, own) = inputs::attached(context, (kind, &entity), &excluded)?;
    policies.extend(inputs::written(input.policy_input_list.as_deref().unwrap_or_default())?);
    let inputs = Inputs {
        policies,
        boundary: inputs::boundary(input.permissions_boundary_policy_input_list.as_deref())?
            .or(own),
        levels: Vec::new(),
        resource: input.resource_policy.as_deref().map(Input::of_resource).transpose()?,
    };
    let named = input.caller_arn.as_deref().unwrap_or(arn);
    let mut caller = Simulated::parse(named)?;
    if named == arn {
        caller.tags = entity.tags;
    }
    let given = given::entries(input.context_entries.as_deref())?;
    answer(&asked!(input), Simulation::new(caller, inputs, given))
}

/// Returns the user, group or role of the caller's account with this ARN.
fn source(context: &Context<'_>, arn: &str) -> Result<Option<(Kind, Entity)>, Error> {
    let (account, kind, name) = given::principal(arn).ok_or_else(|| {
        invalid_input(format!(
            "Invalid Entity Arn: {arn} does not clearly define entity type and name."
        ))
    })?;
    if account != context.account() {
        return Ok(None);
    }
    let found = context.identities.entity(account, kind, name)?.map(|kept| kept.value);
    Ok(found.filter(|entity| context.arn(kind, entity) == arn).map(|entity| (kind, entity)))
}

/// Returns one result for each action of the page.
fn answer(
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
        Page::new(Some(max_items.map_or(most, |max| max.min(most))), marker)
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
