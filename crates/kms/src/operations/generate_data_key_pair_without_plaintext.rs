//! `GenerateDataKeyPairWithoutPlaintext`: a fresh key pair, its private key encrypted under the key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html>

use keys::EncryptionContext;
use model::generated::{
    DataKeyPairSpec, GenerateDataKeyPairWithoutPlaintextRequest,
    GenerateDataKeyPairWithoutPlaintextResponse,
};
use model::{Error, Operation};
use policy::Authorized;

use crate::data_key_pair;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateDataKeyPairWithoutPlaintext;

impl Operate for GenerateDataKeyPairWithoutPlaintext {
    const OPERATION: Operation = Operation::GenerateDataKeyPairWithoutPlaintext;
    type Input = GenerateDataKeyPairWithoutPlaintextRequest;
    type Output = GenerateDataKeyPairWithoutPlaintextResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn data_key_pair(input: &Self::Input) -> Option<DataKeyPairSpec> {
        Some(input.key_pair_spec)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let bound = EncryptionContext::new(input.encryption_context.as_ref());
        let made = data_key_pair::generate(
            context,
            &entry,
            (Self::OPERATION, input.key_pair_spec),
            &bound,
        )?;
        let output = GenerateDataKeyPairWithoutPlaintextResponse {
            private_key_ciphertext_blob: Some(made.ciphertext),
            public_key: Some(made.public),
            key_id: Some(entry.arn.clone()),
            key_pair_spec: Some(input.key_pair_spec),
            key_material_id: Some(made.material.to_string()),
        };
        Ok(Done::unchanged(output).with_material(made.material))
    }
}
