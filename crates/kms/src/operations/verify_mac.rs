//! `VerifyMac`: whether a MAC is that of this key for this message.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html>
//!
//! A wrong MAC is `KMSInvalidMacException`, never `MacValid` false.

use model::generated::{VerifyMacRequest, VerifyMacResponse};
use model::{Error, ErrorCode, Operation};
use policy::Authorized;

use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::symmetric;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct VerifyMac;

impl Operate for VerifyMac {
    const OPERATION: Operation = Operation::VerifyMac;
    type Input = VerifyMacRequest;
    type Output = VerifyMacResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let mac = symmetric::mac_key(context, &entry, Self::OPERATION, input.mac_algorithm)?;
        if !mac.verify(input.message.expose(), &input.mac) {
            return Err(Error::bare(ErrorCode::KmsInvalidMacException).into());
        }
        Ok(Done::unchanged(VerifyMacResponse {
            key_id: Some(entry.arn.clone()),
            mac_valid: Some(true),
            mac_algorithm: Some(input.mac_algorithm),
        }))
    }
}
