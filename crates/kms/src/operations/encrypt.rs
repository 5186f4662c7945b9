//! `Encrypt`: up to 4,096 bytes under a symmetric key, less under an RSA key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html>
//!
//! The context is bound to the ciphertext and not stored in it.

use keys::EncryptionContext;
use model::generated::{EncryptRequest, EncryptResponse};
use model::shape::Fields;
use model::{Error, Operation};
use policy::Authorized;

use crate::defaults;
use crate::encryption::Cipher;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Encrypt;

impl Operate for Encrypt {
    const OPERATION: Operation = Operation::Encrypt;
    type Input = EncryptRequest;
    type Output = EncryptResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

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
        let bound = EncryptionContext::new(input.encryption_context.as_ref());
        let cipher = Cipher::of(&entry, Self::OPERATION, input.encryption_algorithm, bound)?;
        let (ciphertext, material) = cipher.encrypt(context, input.plaintext.expose())?;
        let output = EncryptResponse {
            ciphertext_blob: Some(ciphertext),
            key_id: Some(entry.arn.clone()),
            encryption_algorithm: Some(cipher.algorithm),
        };
        Ok(Done { material, ..Done::unchanged(output) })
    }
}
