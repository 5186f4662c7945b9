//! The target of requests: the account, as no resource in particular.

use pipeline::{CallerConditions, Target};
use policy::Resource;

use crate::context::{CloudTrail, Context, Permission, Permissions};

/// The events of the caller's account. Source: Service authorization reference, "Actions defined by AWS CloudTrail": `LookupEvents` has
/// no resource type.
#[derive(Debug)]
pub(crate) struct AccountEvents;

impl Target<CloudTrail> for AccountEvents {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let permission = Permission {
            action: context.row.action(),
            resource: Resource::Any,
            on: None,
            conditions: CallerConditions(context),
        };
        std::iter::once(permission).collect()
    }
}
