//! `Verify`: whether a signature is one of this key for this message.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html>
//!
//! A signature that does not verify is `KMSInvalidSignatureException`, never `SignatureValid` false. The private key stays
//! sealed.

use model::generated::{VerifyRequest, VerifyResponse};
use model::shape::Fields;
use model::{Error, ErrorCode, Operation};
use policy::Authorized;

use crate::defaults;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::signing::Plan;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Verify;

impl Operate for Verify {
    const OPERATION: Operation = Operation::Verify;
    type Input = VerifyRequest;
    type Output = VerifyResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "MessageType", "RAW");
    }

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let plan =
            Plan::of(&entry.key, Self::OPERATION, input.signing_algorithm, input.message_type)?;
        let message = plan.input(input.message.expose())?;
        let valid = entry.public_key()?.verify(plan.scheme, message, &input.signature);
        if !valid.map_err(|error| plan.error(error))? {
            return Err(Error::bare(ErrorCode::KmsInvalidSignatureException).into());
        }
        Ok(Done::unchanged(VerifyResponse {
            key_id: Some(entry.arn.clone()),
            signature_valid: Some(true),
            signing_algorithm: Some(input.signing_algorithm),
        }))
    }
}
