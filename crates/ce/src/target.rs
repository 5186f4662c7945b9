//! The target of requests: the costs of the account, as no resource in particular.

use pipeline::{CallerConditions, Target};
use policy::Resource;

use crate::context::{Context, CostExplorer, Permission, Permissions};

/// The costs of the caller's account, as the path of an operation. Source: AWS's refusals, `User: ... is not authorized to perform:
/// ce:GetCostAndUsage on resource: arn:aws:ce:us-east-1:111122223333:/GetCostAndUsage`.
#[derive(Debug)]
pub(crate) struct AccountCosts {
    arn: String,
}

impl AccountCosts {
    /// Returns the target of a request. Cost Explorer has one Region in each partition, whatever Region a request is sent to.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let partition = context.region.partition();
        let region = match partition {
            "aws" => "us-east-1",
            "aws-cn" => "cn-northwest-1",
            _ => context.region.as_str(),
        };
        let (account, operation) = (context.account(), context.operation().name());
        Self { arn: format!("arn:{partition}:ce:{region}:{account}:/{operation}") }
    }
}

impl Target<CostExplorer> for AccountCosts {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let permission = Permission {
            action: context.row.action(),
            resource: Resource::Named(&self.arn),
            on: None,
            conditions: CallerConditions(context),
        };
        std::iter::once(permission).collect()
    }
}
