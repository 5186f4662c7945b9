//! `ListKeyPolicies`: every key has one policy, called `default`.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html>

use model::Error;
use model::generated::{ListKeyPoliciesRequest, ListKeyPoliciesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::page::PageSize;
use crate::policy_name;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct ListKeyPolicies;

impl Operation for ListKeyPolicies {
    type Service = Kms;
    type Input = ListKeyPoliciesRequest;
    type Output = ListKeyPoliciesResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        PAGE.check(input.limit)?;
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let id = entry.key.arn().id.to_string();
        let page = PAGE.page(context, input.limit, input.marker.as_deref(), &id)?;
        let mut names = vec![policy_name::DEFAULT.to_owned()];
        names.retain(|name| page.after().is_none_or(|after| name.as_str() > after));
        let output = ListKeyPoliciesResponse {
            policy_names: Some(names),
            truncated: Some(false),
            ..ListKeyPoliciesResponse::default()
        };
        Ok(Done::unchanged(output))
    }
}

const PAGE: PageSize = PageSize { default: 100, max: 1000 };
