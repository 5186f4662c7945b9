//! `ListSigningCertificates`: the signing certificates of a user. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html>

use model::Error;
use model::generated::iam::{ListSigningCertificatesRequest, ListSigningCertificatesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::page::page;
use crate::subject::Subject;
use crate::user;

#[derive(Debug)]
pub(crate) struct ListSigningCertificates;

impl Operation for ListSigningCertificates {
    type Service = Iam;
    type Input = ListSigningCertificatesRequest;
    type Output = ListSigningCertificatesResponse;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        access_key::about(context, input.user_name.as_deref())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        page(input.max_items, input.marker.as_deref())?;
        user::check_named(context, input.user_name.as_deref())?;
        Ok(Done::unchanged(ListSigningCertificatesResponse {
            certificates: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
