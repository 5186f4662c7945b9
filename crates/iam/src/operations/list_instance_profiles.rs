//! `ListInstanceProfiles`: the instance profiles of the account, by name.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html>

use model::Error;
use model::generated::iam::{ListInstanceProfilesRequest, ListInstanceProfilesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity::LISTED_BYTES_MAX;
use crate::instance_profile::{self, StoredProfile};
use crate::page::page;
use crate::records;
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
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let all = instance_profile::all(context.account());
        let mut items = page.items(LISTED_BYTES_MAX);
        context.environment.each(&all, page.after(), |address, record| {
            let profile = records::read::<StoredProfile>(address, record)?.value;
            if input.path_prefix.as_ref().is_some_and(|prefix| !profile.path.starts_with(prefix)) {
                return Ok(true);
            }
            let listed = instance_profile::listed(context, &profile)?;
            let document_bytes = instance_profile::document_bytes(&listed);
            Ok(items.add((profile.name.to_lowercase(), listed), document_bytes))
        })?;
        let paged = items.end(|(name, _)| name.clone());
        Ok(Done::unchanged(ListInstanceProfilesResponse {
            instance_profiles: Some(paged.items.into_iter().map(|(_, listed)| listed).collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
