//! `SimulateCustomPolicy`: what the policies that the request brings would decide.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html>

use model::Error;
use model::generated::iam::{SimulateCustomPolicyRequest, SimulatePolicyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::error::invalid_input;
use crate::simulation::given::Simulated;
use crate::simulation::inputs::{Inputs, SimulatedPolicy};
use crate::simulation::{self, Simulation, given, inputs};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct SimulateCustomPolicy;

impl Operation for SimulateCustomPolicy {
    type Service = Iam;
    type Input = SimulateCustomPolicyRequest;
    type Output = SimulatePolicyResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::default())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let caller = input.caller_arn.as_deref().map(Simulated::parse).transpose()?;
        if input.resource_policy.is_some() && caller.is_none() {
            return Err(invalid_input("CallerArn is required when ResourcePolicy is given.").into());
        }
        let inputs = Inputs {
            policies: inputs::written(&input.policy_input_list)?,
            boundary: inputs::boundary(input.permissions_boundary_policy_input_list.as_deref())?,
            levels: inputs::levels(input.ordered_organization_policy_input_list.as_deref())?,
            resource: input
                .resource_policy
                .as_deref()
                .map(SimulatedPolicy::of_resource)
                .transpose()?,
        };
        let caller = caller.unwrap_or_else(|| Simulated::nobody(context.account()));
        let given = given::entries(input.context_entries.as_deref())?;
        Ok(simulation::answer(&input.into(), Simulation::new(caller, inputs, given))?)
    }
}
