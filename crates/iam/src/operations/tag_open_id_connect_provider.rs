//! `TagOpenIDConnectProvider`: adds tags to an identity provider or replaces their values.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html>

use model::Error;
use model::generated::iam::TagOpenIDConnectProviderRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::entity;
use crate::oidc_provider;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct TagOpenIDConnectProvider;

impl Operation for TagOpenIDConnectProvider {
    type Service = Iam;
    type Input = TagOpenIDConnectProviderRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        oidc_provider::about(context, &input.open_id_connect_provider_arn)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(oidc_provider::change(context, &input.open_id_connect_provider_arn, |provider| {
            entity::set_tags(&mut provider.tags, &input.tags)
        })?)
    }
}
