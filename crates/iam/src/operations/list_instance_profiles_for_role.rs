//! `ListInstanceProfilesForRole`: the instance profiles that a role is in. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html>

use model::Error;
use model::generated::iam::{
    ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::Kind;
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
        Subject::entity(context, Kind::Role, &input.role_name)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        page(input.max_items, input.marker.as_deref())?;
        context.entity(Kind::Role, &input.role_name)?;
        Ok(Done::unchanged(ListInstanceProfilesForRoleResponse {
            instance_profiles: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
