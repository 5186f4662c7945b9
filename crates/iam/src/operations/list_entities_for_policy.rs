//! `ListEntitiesForPolicy`: the users, groups and roles that use a managed policy.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html>

use model::Error;
use model::generated::iam::{
    EntityType, ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse, PolicyGroup,
    PolicyRole, PolicyUsageType, PolicyUser,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::managed_policy::{self, uses};
use crate::page::page;
use crate::records::PolicyUse;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListEntitiesForPolicy;

impl Operation for ListEntitiesForPolicy {
    type Service = Iam;
    type Input = ListEntitiesForPolicyRequest;
    type Output = ListEntitiesForPolicyResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let arn = &input.policy_arn;
        if managed_policy::find(context.environment, context.account(), arn)?.is_none() {
            return Err(managed_policy::no_such(arn).into());
        }
        let page = page(input.max_items, input.marker.as_deref())?;
        let mut found = uses::all(context, arn)?;
        found.retain(|((kind, _), used)| is_wanted(input, *kind, *used));
        let paged = page.of(found, |((kind, name), _)| format!("{}|{name}", kind.name()));
        let mut output = ListEntitiesForPolicyResponse {
            policy_groups: Some(Vec::new()),
            policy_users: Some(Vec::new()),
            policy_roles: Some(Vec::new()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        };
        for ((kind, name), _) in paged.items {
            let entity = context.entity(kind, &name)?.value;
            if input.path_prefix.as_ref().is_some_and(|prefix| !entity.path.starts_with(prefix)) {
                continue;
            }
            let (name, id) = (Some(entity.name), Some(entity.id));
            match kind {
                EntityKind::Group => {
                    push(&mut output.policy_groups, PolicyGroup { group_name: name, group_id: id })
                }
                EntityKind::User => {
                    push(&mut output.policy_users, PolicyUser { user_name: name, user_id: id })
                }
                EntityKind::Role => {
                    push(&mut output.policy_roles, PolicyRole { role_name: name, role_id: id })
                }
            }
        }
        Ok(Done::unchanged(output))
    }
}

fn push<T>(list: &mut Option<Vec<T>>, item: T) {
    list.get_or_insert_default().push(item);
}

fn is_wanted(input: &ListEntitiesForPolicyRequest, kind: EntityKind, used: PolicyUse) -> bool {
    let of_kind = match input.entity_filter {
        Some(EntityType::User) => kind == EntityKind::User,
        Some(EntityType::Role) => kind == EntityKind::Role,
        Some(EntityType::Group) => kind == EntityKind::Group,
        Some(EntityType::LocalManagedPolicy | EntityType::AwsManagedPolicy) => false,
        None => true,
    };
    of_kind
        && match input.policy_usage_filter {
            Some(PolicyUsageType::PermissionsPolicy) => used.attached,
            Some(PolicyUsageType::PermissionsBoundary) => used.boundary,
            None => true,
        }
}
