//! `ListPolicyVersions`: the versions of a managed policy, newest first.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html>

use model::Error;
use model::generated::iam::{ListPolicyVersionsRequest, ListPolicyVersionsResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::managed_policy::{self, ResolvedPolicy, versions};
use crate::page::page;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListPolicyVersions;

impl Operation for ListPolicyVersions {
    type Service = Iam;
    type Input = ListPolicyVersionsRequest;
    type Output = ListPolicyVersionsResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        managed_policy::about(context, &input.policy_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let page = page(input.max_items, input.marker.as_deref())?;
        let versions = match managed_policy::find(
            context.environment,
            context.account(),
            &input.policy_arn,
        )? {
            Some(ResolvedPolicy::Own(kept)) => {
                let one = |version: &records::PolicyVersion| {
                    (version.number, versions::shown(&kept.value, version))
                };
                kept.value.versions.iter().map(one).collect()
            }
            Some(ResolvedPolicy::Aws(policy)) => {
                vec![(policy.number(), versions::of_aws(policy))]
            }
            None => return Err(managed_policy::no_such(&input.policy_arn).into()),
        };
        // Newest first, as AWS lists them.
        let paged = page.of(versions, |(number, _)| format!("{:010}", u32::MAX - number));
        Ok(Done::unchanged(ListPolicyVersionsResponse {
            versions: Some(paged.items.into_iter().map(|(_, version)| version).collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}
