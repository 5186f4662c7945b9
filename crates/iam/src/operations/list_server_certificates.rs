//! `ListServerCertificates`: the server certificates of the account. Bulla keeps none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html>

use model::Error;
use model::generated::iam::{ListServerCertificatesRequest, ListServerCertificatesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListServerCertificates;

impl Operation for ListServerCertificates {
    type Service = Iam;
    type Input = ListServerCertificatesRequest;
    type Output = ListServerCertificatesResponse;
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
        Ok(Done::unchanged(ListServerCertificatesResponse {
            server_certificate_metadata_list: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
