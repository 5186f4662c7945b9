//! `ListVirtualMFADevices`: the virtual MFA devices of the account. Bulla knows none.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html>

use model::Error;
use model::generated::iam::{ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Iam};
use crate::page::page;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct ListVirtualMFADevices;

impl Operation for ListVirtualMFADevices {
    type Service = Iam;
    type Input = ListVirtualMFADevicesRequest;
    type Output = ListVirtualMFADevicesResponse;
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
        Ok(Done::unchanged(ListVirtualMFADevicesResponse {
            virtual_mfa_devices: Some(Vec::new()),
            is_truncated: Some(false),
            marker: None,
        }))
    }
}
