//! `ListOpenIDConnectProviders`: the identity providers of the account.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html>

use model::Error;
use model::generated::iam::{
    ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse,
    OpenIDConnectProviderListEntry,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::{Address, Record};

use crate::context::{Context, Iam};
use crate::oidc_provider;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListOpenIDConnectProviders;

impl Operation for ListOpenIDConnectProviders {
    type Service = Iam;
    type Input = ListOpenIDConnectProvidersRequest;
    type Output = ListOpenIDConnectProvidersResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::default())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let found = context.environment.scan(
            &oidc_provider::all(context.account()),
            None,
            oidc_provider::PROVIDERS_MAX,
        )?;
        let entry = |(address, _): &(Address, Record)| OpenIDConnectProviderListEntry {
            arn: Some(oidc_provider::arn(context, address.id())),
            ..OpenIDConnectProviderListEntry::default()
        };
        let list = found.iter().map(entry).collect();
        Ok(Done::unchanged(ListOpenIDConnectProvidersResponse {
            open_id_connect_provider_list: Some(list),
        }))
    }
}
