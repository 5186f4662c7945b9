//! `ReEncrypt`: decrypts under one key and encrypts under another, or the same; the plaintext never leaves.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html>

use keys::CiphertextContext;
use model::Error;
use model::generated::{ReEncryptRequest, ReEncryptResponse};
use model::shape::Fields;
use pipeline::{Done, ListedResources, Operation, RunError, Target};
use policy::{Authorized, Layer};

use crate::ciphertext::{self, CiphertextInput, CiphertextTarget};
use crate::context::{Context, KEY_MATERIAL_ID, Kms, Permission, Permissions};
use crate::defaults;
use crate::encryption::Cipher;
use crate::key_cache::KeyEntry;
use crate::request_attributes::Side;
use crate::resolve::TargetReader;
use crate::target::{KeyTarget, on_key};

const FROM: &str = "kms:ReEncryptFrom";
const TO: &str = "kms:ReEncryptTo";

/// The source key, and the destination, which may be the same key.
#[derive(Debug)]
pub(crate) struct SourceAndDestination {
    source: CiphertextTarget,
    /// An error is reported only to callers that may use the source: an answer about the source must not depend on whether the
    /// destination exists.
    destination: Result<KeyTarget, Error>,
}

impl Target<Kms> for SourceAndDestination {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let (source, destination) = (&*self.source.key.entry, self.destination.as_ref().ok());
        let same_key = destination.map(|key| key.entry.arn() == source.arn());
        let from = Some((FROM, Side::Source, source));
        let to = destination.map(|key| (TO, Side::Destination, &*key.entry));
        let permission = |(action, side, entry)| {
            let permission = on_key(context, action, entry);
            let conditions = permission.conditions.of(side).with_same_key(same_key);
            Permission { conditions, ..permission }
        };
        from.into_iter().chain(to).map(permission).collect()
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        let destination = self.destination.as_ref().ok();
        [Some(&self.source.key.entry), destination.map(|key| &*key.entry)]
    }

    fn resources(&self) -> ListedResources {
        let destination = self.destination.iter().flat_map(Target::resources);
        self.source.resources().into_iter().chain(destination).collect()
    }

    fn undisclosed(
        &self,
        context: &Context<'_>,
        index: usize,
        permission: &Permission<'_>,
        layer: Option<Layer>,
    ) -> Option<Error> {
        self.source.undisclosed(context, index, permission, layer)
    }

    fn problem(&self) -> Option<&Error> {
        self.source.problem().or(self.destination.as_ref().err())
    }
}

#[derive(Debug)]
pub(crate) struct ReEncrypt;

impl Operation for ReEncrypt {
    type Service = Kms;
    type Input = ReEncryptRequest;
    type Output = ReEncryptResponse;
    type Target = SourceAndDestination;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "SourceEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        defaults::text(fields, "DestinationEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let question = CiphertextInput {
            ciphertext: input.ciphertext_blob.as_deref(),
            key_id: input.source_key_id.as_deref(),
            ignore_ciphertext: ciphertext::is_ignored(
                input.dry_run,
                input.dry_run_modifiers.as_deref(),
            ),
            algorithm: input.source_encryption_algorithm,
            key_member: "sourceKeyId",
        };
        let source = ciphertext::resolve(reader, &question)?;
        let destination = reader.for_action(TO).key_or_alias(&input.destination_key_id);
        Ok(SourceAndDestination { source, destination })
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        ciphertext::check_modifiers(input.dry_run, input.dry_run_modifiers.as_deref())
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let SourceAndDestination { source: from_key, destination } = target.into_target();
        let old = CiphertextContext::new(input.source_encryption_context.as_ref());
        let new = CiphertextContext::new(input.destination_encryption_context.as_ref());
        let (source, destination) = (&from_key.key.entry, &destination?.entry);
        let from = Cipher::of_ciphertext(source, input.source_encryption_algorithm, old)?;
        let algorithm = input.destination_encryption_algorithm;
        let to = Cipher::of(destination, algorithm, new)?;
        let Some(ciphertext) = input.ciphertext_blob.as_deref().filter(|_| !from_key.ignored)
        else {
            // A dry run that checks authorisation only.
            return Ok(Done::unchanged(ReEncryptResponse::default()));
        };
        let (plaintext, source_material) =
            from.decrypt(context, from_key.header.as_ref(), ciphertext)?;
        let (ciphertext, material) = to.encrypt(context, plaintext.expose())?;
        let output = ReEncryptResponse {
            ciphertext_blob: Some(ciphertext),
            source_key_id: Some(source.arn().to_owned()),
            key_id: Some(destination.arn().to_owned()),
            source_encryption_algorithm: Some(from.algorithm),
            destination_encryption_algorithm: Some(to.algorithm),
            source_key_material_id: source_material.map(|material| material.to_string()),
            destination_key_material_id: material.map(|material| material.to_string()),
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, material.map(|id| id.text())))
    }
}
