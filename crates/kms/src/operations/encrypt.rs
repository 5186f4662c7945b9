//! `Encrypt`: up to 4,096 bytes under a symmetric key, less under an RSA key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html>
//!
//! The context is bound to the ciphertext and not stored in it.

use keys::CiphertextContext;
use model::Error;
use model::generated::{EncryptRequest, EncryptResponse};
use model::shape::Fields;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::defaults;
use crate::encryption::Cipher;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Encrypt;

impl Operation for Encrypt {
    type Service = Kms;
    type Input = EncryptRequest;
    type Output = EncryptResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

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
        let cipher = Cipher::of(&entry, input.encryption_algorithm, bound)?;
        let (ciphertext, material) = cipher.encrypt(context, input.plaintext.expose())?;
        let output = EncryptResponse {
            ciphertext_blob: Some(ciphertext),
            key_id: Some(entry.arn().to_owned()),
            encryption_algorithm: Some(cipher.algorithm),
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, material.map(|id| id.text())))
    }
}
