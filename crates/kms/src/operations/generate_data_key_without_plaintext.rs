//! `GenerateDataKeyWithoutPlaintext`: a fresh data key, encrypted under the key only.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html>

use keys::CiphertextContext;
use model::Error;
use model::generated::{
    GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::data_key;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateDataKeyWithoutPlaintext;

impl Operation for GenerateDataKeyWithoutPlaintext {
    type Service = Kms;
    type Input = GenerateDataKeyWithoutPlaintextRequest;
    type Output = GenerateDataKeyWithoutPlaintextResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        data_key::length(input.key_spec, input.number_of_bytes).map(drop)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let length = data_key::length(input.key_spec, input.number_of_bytes)?;
        let bound = CiphertextContext::new(input.encryption_context.as_ref());
        let made = data_key::generate(context, &target, length, &bound)?;
        let output = GenerateDataKeyWithoutPlaintextResponse {
            ciphertext_blob: Some(made.ciphertext),
            key_id: Some(target.entry.arn().to_owned()),
            key_material_id: Some(made.material.to_string()),
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, Some(made.material.text())))
    }
}
