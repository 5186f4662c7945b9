//! `ListPolicies`: the managed policies of AWS and of the account.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html>

use model::Error;
use model::generated::iam::{
    ListPoliciesRequest, ListPoliciesResponse, Policy, PolicyScopeType, PolicyUsageType,
};
use pipeline::{Done, Operation, Page, RunError};
use policy::Authorized;

use crate::aws_policies;
use crate::context::{Context, Iam};
use crate::managed_policy;
use crate::page::page;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListPolicies;

impl Operation for ListPolicies {
    type Service = Iam;
    type Input = ListPoliciesRequest;
    type Output = ListPoliciesResponse;
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
        let scope = input.scope.unwrap_or(PolicyScopeType::All);
        let mut found = Vec::new();
        if scope != PolicyScopeType::Local {
            found = listed_of_aws(context, input, &page)?;
        }
        let after = page.after().and_then(|after| after.strip_prefix(OWN));
        if scope != PolicyScopeType::Aws && found.len() <= page.limit() {
            let own = records::policies(context.account());
            context.environment.each(&own, after, |address, record| {
                let policy =
                    managed_policy::shown(context, &records::read(address, record)?.value)?;
                if is_listed(input, &policy) {
                    found.push((format!("{OWN}{}", address.id()), policy));
                }
                Ok(found.len() <= page.limit())
            })?;
        }
        let paged = page.of_rest(found, |(place, _)| place.clone());
        Ok(Done::unchanged(ListPoliciesResponse {
            policies: Some(paged.items.into_iter().map(|(_, policy)| policy).collect()),
            is_truncated: Some(paged.is_truncated),
            marker: paged.marker,
        }))
    }
}

/// The prefix of AWS's policies in lists, which puts them first.
const OF_AWS: &str = "aws/";
const OWN: &str = "own/";

/// Returns the policies of AWS that are listed after the marker, each with its place.
fn listed_of_aws(
    context: &Context<'_>,
    input: &ListPoliciesRequest,
    page: &Page,
) -> Result<Vec<(String, Policy)>, Error> {
    let mut listed = Vec::new();
    for policy in aws_policies::all() {
        let place = format!("{OF_AWS}{}", policy.name);
        if page.after().is_some_and(|after| *place <= *after) {
            continue;
        }
        // One more than the page shows that there are more.
        if listed.len() > page.limit() {
            break;
        }
        if !policy.path.starts_with(prefix(input)) {
            continue;
        }
        let policy = managed_policy::shown_aws(context, policy)?;
        if is_listed(input, &policy) {
            listed.push((place, policy));
        }
    }
    Ok(listed)
}

/// Returns how the paths of the policies begin that the request wants.
fn prefix(input: &ListPoliciesRequest) -> &str {
    input.path_prefix.as_deref().unwrap_or("/")
}

/// Returns whether the request wants a policy in its list.
fn is_listed(input: &ListPoliciesRequest, policy: &Policy) -> bool {
    let (attached, boundary) = (policy.attachment_count, policy.permissions_boundary_usage_count);
    policy.path.as_deref().is_some_and(|path| path.starts_with(prefix(input)))
        && (!input.only_attached.unwrap_or(false) || attached > Some(0))
        && match input.policy_usage_filter {
            Some(PolicyUsageType::PermissionsBoundary) => boundary > Some(0),
            Some(PolicyUsageType::PermissionsPolicy) => attached > Some(0),
            None => true,
        }
}
