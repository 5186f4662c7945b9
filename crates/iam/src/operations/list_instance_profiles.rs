//! `ListInstanceProfiles`: the instance profiles of the account. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html>

use model::Error;
use model::generated::iam::{ListInstanceProfilesRequest, ListInstanceProfilesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListInstanceProfiles;

impl Operation for ListInstanceProfiles {
    type Service = Iam;
    type Input = ListInstanceProfilesRequest;
    type Output = ListInstanceProfilesResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::default())
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        page(input.max_items, input.marker.as_deref())?;
        Ok(Done::unchanged(ListInstanceProfilesResponse {
            instance_profiles: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
