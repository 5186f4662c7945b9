//! `UntagOpenIDConnectProvider`: removes tags from an identity provider.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html>

use model::Error;
use model::generated::iam::UntagOpenIDConnectProviderRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::oidc_provider;
use crate::subject::Subject;
use crate::tags;

#[derive(Debug)]
pub(crate) struct UntagOpenIDConnectProvider;

impl Operation for UntagOpenIDConnectProvider {
    type Service = Iam;
    type Input = UntagOpenIDConnectProviderRequest;
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
            tags::remove(&mut provider.tags, &input.tag_keys);
            Ok(())
        })?)
    }
}
