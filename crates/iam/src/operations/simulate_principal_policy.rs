//! `SimulatePrincipalPolicy`: what the policies of a user, group or role would decide, with those that the request brings.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html>

use model::Error;
use model::generated::iam::{SimulatePolicyResponse, SimulatePrincipalPolicyRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{Entity, EntityKind};
use crate::error::{invalid_input, not_found};
use crate::simulation::given::Simulated;
use crate::simulation::inputs::{Inputs, SimulatedPolicy};
use crate::simulation::{self, Simulation, exclusion, given, inputs};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct SimulatePrincipalPolicy;

impl Operation for SimulatePrincipalPolicy {
    type Service = Iam;
    type Input = SimulatePrincipalPolicyRequest;
    type Output = SimulatePolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let source = source(context, &input.policy_source_arn)?;
        let tags = source.map(|(_, entity)| entity.tags).unwrap_or_default();
        Ok(Subject { tags, ..Subject::named(input.policy_source_arn.clone()) })
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let arn = &input.policy_source_arn;
        let Some((kind, entity)) = source(context, arn)? else {
            return Err(not_found(format!("Entity {arn} cannot be found.")).into());
        };
        let excluded = exclusion::parse(input.policy_exclusion_list.as_deref())?;
        let (mut policies, own) = inputs::attached(context, kind, &entity, &excluded)?;
        policies.extend(inputs::written(input.policy_input_list.as_deref().unwrap_or_default())?);
        let inputs = Inputs {
            policies,
            boundary: inputs::boundary(input.permissions_boundary_policy_input_list.as_deref())?
                .or(own),
            levels: Vec::new(),
            resource: input
                .resource_policy
                .as_deref()
                .map(SimulatedPolicy::of_resource)
                .transpose()?,
        };
        let named = input.caller_arn.as_deref().unwrap_or(arn);
        let mut caller = Simulated::parse(named)?;
        if named == arn {
            caller.tags = entity.tags;
        }
        let given = given::entries(input.context_entries.as_deref())?;
        Ok(simulation::answer(&input.into(), Simulation::new(caller, inputs, given))?)
    }
}

/// Returns the user, group or role of the caller's account with this ARN.
fn source(context: &Context<'_>, arn: &str) -> Result<Option<(EntityKind, Entity)>, Error> {
    let (account, kind, name) = given::principal(arn).ok_or_else(|| {
        invalid_input(format!(
            "Invalid Entity Arn: {arn} does not clearly define entity type and name."
        ))
    })?;
    if account != context.account() {
        return Ok(None);
    }
    let found = context.environment.entity(account, kind, name)?.map(|kept| kept.value);
    Ok(found.filter(|entity| context.arn(kind, entity) == arn).map(|entity| (kind, entity)))
}
