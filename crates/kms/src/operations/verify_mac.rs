//! `VerifyMac`: whether a MAC is that of this key for this message.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html>
//!
//! A wrong MAC is `KMSInvalidMacException`, never `MacValid` false.

use model::generated::{VerifyMacRequest, VerifyMacResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::mac;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct VerifyMac;

impl Operation for VerifyMac {
    type Service = Kms;
    type Input = VerifyMacRequest;
    type Output = VerifyMacResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let key = mac::key(context, &entry, input.mac_algorithm)?;
        if !key.verify(input.message.expose(), &input.mac) {
            return Err(Error::bare(ErrorCode::KmsInvalidMacException).into());
        }
        Ok(Done::unchanged(VerifyMacResponse {
            key_id: Some(entry.arn().to_owned()),
            mac_valid: Some(true),
            mac_algorithm: Some(input.mac_algorithm),
        }))
    }
}
