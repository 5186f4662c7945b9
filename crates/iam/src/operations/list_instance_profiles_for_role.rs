//! `ListInstanceProfilesForRole`: the instance profiles that a role is in, by name.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html>

use model::Error;
use model::generated::iam::{
    ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::{EntityKind, LISTED_BYTES_MAX};
use crate::instance_profile;
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListInstanceProfilesForRole;

impl Operation for ListInstanceProfilesForRole {
    type Service = Iam;
    type Input = ListInstanceProfilesForRoleRequest;
    type Output = ListInstanceProfilesForRoleResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        Subject::entity(context, EntityKind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let role = context.entity(EntityKind::Role, &input.role_name)?.value;
        let page = page(input.max_items, input.marker.as_deref())?;
        let account = context.account();
        let after = page.after().map(|profile| {
            instance_profile::role_address(account, &role.name, profile).id().to_owned()
        });
        let of_role = instance_profile::of_role(account, &role.name);
        let found = context.environment.scan(&of_role, after.as_deref(), page.limit() + 1)?;
        let names = found.iter().filter_map(|(address, _)| instance_profile::profile_at(address));
        let mut items = page.items(LISTED_BYTES_MAX);
        for name in names {
            let kept = instance_profile::find(context, name)?;
            let listed = kept.map(|kept| instance_profile::listed(context, &kept.value));
            let listed = listed.transpose()?;
            let document_bytes = listed.as_ref().map_or(0, instance_profile::document_bytes);
            if !items.add((name, listed), document_bytes) {
                break;
            }
        }
        let paged = items.end(|(name, _)| (*name).to_owned());
        // One that has gone since the names were read is left out.
        let listed = paged.items.into_iter().filter_map(|(_, listed)| listed);
        Ok(Done::unchanged(ListInstanceProfilesForRoleResponse {
            instance_profiles: Some(listed.collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
