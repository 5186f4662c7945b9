//! `GenerateDataKeyPairWithoutPlaintext`: a fresh key pair, its private key encrypted under the key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html>

use keys::CiphertextContext;
use model::Error;
use model::generated::{
    GenerateDataKeyPairWithoutPlaintextRequest, GenerateDataKeyPairWithoutPlaintextResponse,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::data_key_pair;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateDataKeyPairWithoutPlaintext;

impl Operation for GenerateDataKeyPairWithoutPlaintext {
    type Service = Kms;
    type Input = GenerateDataKeyPairWithoutPlaintextRequest;
    type Output = GenerateDataKeyPairWithoutPlaintextResponse;
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
        let bound = CiphertextContext::new(input.encryption_context.as_ref());
        let made = data_key_pair::generate(context, &entry, input.key_pair_spec, &bound)?;
        let output = GenerateDataKeyPairWithoutPlaintextResponse {
            private_key_ciphertext_blob: Some(made.ciphertext),
            public_key: Some(made.public),
            key_id: Some(entry.arn().to_owned()),
            key_pair_spec: Some(input.key_pair_spec),
            key_material_id: Some(made.material.to_string()),
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, Some(made.material.text())))
    }
}
