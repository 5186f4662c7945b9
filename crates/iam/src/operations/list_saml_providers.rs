//! `ListSAMLProviders`: the SAML providers of the account. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html>

use model::Error;
use model::generated::iam::{ListSAMLProvidersRequest, ListSAMLProvidersResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListSAMLProviders;

impl Operation for ListSAMLProviders {
    type Service = Iam;
    type Input = ListSAMLProvidersRequest;
    type Output = ListSAMLProvidersResponse;
    type Target = Subject;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(Subject::default())
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(ListSAMLProvidersResponse { saml_provider_list: Some(Vec::new()) }))
    }
}
