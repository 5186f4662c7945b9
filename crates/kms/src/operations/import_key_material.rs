//! `ImportKeyMaterial`: the caller's own key material, wrapped as GetParametersForImport specified.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html>

use keys::key::new_material_has_no_id;
use keys::{Import, KeyKind, MaterialId};
use model::generated::{
    ExpirationModelType, ImportKeyMaterialRequest, ImportKeyMaterialResponse, ImportType,
};
use model::shape::Fields;
use model::timestamp::DAY;
use model::{Error, Timestamp};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::defaults;
use crate::import_token;
use crate::related;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

/// The longest time that imported material may be valid, in days.
const VALIDITY_DAYS_MAX: u32 = 365;

#[derive(Debug)]
pub(crate) struct ImportKeyMaterial;

impl Operation for ImportKeyMaterial {
    type Service = Kms;
    type Input = ImportKeyMaterialRequest;
    type Output = ImportKeyMaterialResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "ExpirationModel", "KEY_MATERIAL_EXPIRES");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn check_input(context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        let is_new = input.import_type == Some(ImportType::NewKeyMaterial);
        if is_new && input.key_material_id.is_some() {
            return Err(new_material_has_no_id());
        }
        valid_to(input, context.now).map(drop)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let (hierarchy, arn) = (&context.environment.hierarchy, entry.key.arn());
        let valid_to = valid_to(input, context.now)?;
        let (token, wrapped) = (&input.import_token, &input.encrypted_key_material);
        let material = import_token::unwrap(hierarchy, arn, token, wrapped, context.now)?;
        let import = Import {
            material: material.expose(),
            import_type: input.import_type,
            material_id: input.key_material_id.as_deref().and_then(MaterialId::parse),
            description: input.key_material_description.as_deref(),
            valid_to,
        };
        let mut after = entry.key.clone();
        let id = after.import(hierarchy, import, context.now)?;
        let mut batch = Batch::default();
        let followed =
            related::change_shared(&mut batch, context.environment, &entry, &after, context.now)?;
        let shown = entry.key.kind() == KeyKind::Symmetric;
        let output = ImportKeyMaterialResponse {
            key_id: Some(entry.arn().to_owned()),
            key_material_id: shown.then(|| id.to_string()),
        };
        Ok(Done::changed(output, batch)
            .with_event_data(KEY_MATERIAL_ID, Some(id.text()))
            .followed_by(followed))
    }
}

/// Returns when the material expires, from `ExpirationModel` and `ValidTo`.
fn valid_to(input: &ImportKeyMaterialRequest, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let model = input.expiration_model.unwrap_or(ExpirationModelType::KeyMaterialExpires);
    let latest = now.plus(DAY.saturating_mul(VALIDITY_DAYS_MAX));
    match (model, input.valid_to) {
        (ExpirationModelType::KeyMaterialDoesNotExpire, None) => Ok(None),
        (ExpirationModelType::KeyMaterialDoesNotExpire, Some(_)) => Err(Error::validation(
            "A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE",
        )),
        (ExpirationModelType::KeyMaterialExpires, None) => Err(Error::validation(
            "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
        )),
        (ExpirationModelType::KeyMaterialExpires, Some(date)) if date <= now => {
            Err(Error::validation("The validTo date must be in the future."))
        }
        (ExpirationModelType::KeyMaterialExpires, Some(date)) if date > latest => {
            Err(Error::validation("The validTo date must not be more than 365 days in the future."))
        }
        (ExpirationModelType::KeyMaterialExpires, Some(date)) => Ok(Some(date)),
    }
}
