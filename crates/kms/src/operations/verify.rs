//! `Verify`: whether a signature is one of this key for this message.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html>
//!
//! A signature that does not verify is `KMSInvalidSignatureException`, never `SignatureValid` false. The private key stays
//! sealed.

use model::generated::{VerifyRequest, VerifyResponse};
use model::shape::Fields;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::defaults;
use crate::resolve::TargetReader;
use crate::signing::Plan;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Verify;

impl Operation for Verify {
    type Service = Kms;
    type Input = VerifyRequest;
    type Output = VerifyResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "MessageType", "RAW");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let plan = Plan::of(&entry.key, input.signing_algorithm, input.message_type)?;
        let message = plan.input(input.message.expose())?;
        let valid = entry.public_key()?.verify(plan.scheme, message, &input.signature);
        if !valid.map_err(|error| plan.error(error))? {
            return Err(Error::bare(ErrorCode::KmsInvalidSignatureException).into());
        }
        Ok(Done::unchanged(VerifyResponse {
            key_id: Some(entry.arn().to_owned()),
            signature_valid: Some(true),
            signing_algorithm: Some(input.signing_algorithm),
        }))
    }
}
