//! `ReEncrypt`: decrypts under one key and encrypts under another, or the same; the plaintext never leaves.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html>

use keys::{EncryptionContext, blob};
use model::generated::{EncryptionAlgorithmSpec, ReEncryptRequest, ReEncryptResponse};
use model::shape::Fields;
use model::{Error, Operation};
use policy::Authorized;

use crate::ciphertext::{self, Question};
use crate::defaults;
use crate::operate::{Context, Operate};
use crate::outcome::Done;
use crate::resolve::Reader;
use crate::symmetric;
use crate::target::SourceAndDestination;

#[derive(Debug)]
pub(crate) struct ReEncrypt;

impl Operate for ReEncrypt {
    const OPERATION: Operation = Operation::ReEncrypt;
    type Input = ReEncryptRequest;
    type Output = ReEncryptResponse;
    type Target = SourceAndDestination;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "SourceEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        defaults::text(fields, "DestinationEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let question = Question {
            ciphertext: input.ciphertext_blob.as_deref(),
            key_id: input.source_key_id.as_deref(),
            ignore_ciphertext: ciphertext::is_ignored(
                input.dry_run,
                input.dry_run_modifiers.as_deref(),
            )?,
            key_member: "sourceKeyId",
        };
        let source = ciphertext::resolve(reader, &question)?;
        let destination = reader.for_action(1).key_or_alias(&input.destination_key_id)?.entry;
        Ok(SourceAndDestination { source: source.key.entry, header: source.header, destination })
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, Error> {
        let target = target.into_target();
        let (source, destination) = (&target.source.key, &target.destination.key);
        symmetric::require(source, Self::OPERATION, input.source_encryption_algorithm)?;
        symmetric::require(destination, Self::OPERATION, input.destination_encryption_algorithm)?;
        let Some((header, ciphertext)) = target.header.zip(input.ciphertext_blob.as_deref()) else {
            // A dry run that asks for authorisation only.
            return Ok(Done::unchanged(ReEncryptResponse::default()));
        };
        let hierarchy = &context.environment.hierarchy;
        let old = EncryptionContext::new(input.source_encryption_context.as_ref());
        let new = EncryptionContext::new(input.destination_encryption_context.as_ref());
        let plaintext = blob::decrypt(hierarchy, source, &header, &old, ciphertext)?;
        let ciphertext = blob::encrypt(hierarchy, destination, &new, plaintext.expose())?;
        let material = destination.current_material()?.id();
        let output = ReEncryptResponse {
            ciphertext_blob: Some(ciphertext),
            source_key_id: Some(target.source.arn.clone()),
            key_id: Some(target.destination.arn.clone()),
            source_encryption_algorithm: Some(EncryptionAlgorithmSpec::SymmetricDefault),
            destination_encryption_algorithm: Some(EncryptionAlgorithmSpec::SymmetricDefault),
            source_key_material_id: Some(header.material().to_string()),
            destination_key_material_id: Some(material.to_string()),
        };
        Ok(Done::unchanged(output).with_material(material))
    }
}
