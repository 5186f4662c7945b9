//! `DeleteImportedKeyMaterial`: deletes imported key material at once; the same can be imported again.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html>

use keys::{KeyKind, MaterialId};
use model::Error;
use model::generated::{DeleteImportedKeyMaterialRequest, DeleteImportedKeyMaterialResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::context::{Context, Kms};
use crate::related;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DeleteImportedKeyMaterial;

impl Operation for DeleteImportedKeyMaterial {
    type Service = Kms;
    type Input = DeleteImportedKeyMaterialRequest;
    type Output = DeleteImportedKeyMaterialResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let named = input.key_material_id.as_deref().and_then(MaterialId::parse);
        let mut after = entry.key.clone();
        let deleted = after.delete_imported(named)?;
        let (mut batch, mut followed) = (Batch::default(), None);
        if after != entry.key {
            let (environment, now) = (context.environment, context.now);
            followed = related::change_shared(&mut batch, environment, &entry, &after, now)?;
        }
        let shown = deleted.filter(|_| entry.key.kind() == KeyKind::Symmetric);
        let output = DeleteImportedKeyMaterialResponse {
            key_id: Some(entry.arn().to_owned()),
            key_material_id: shown.map(|id| id.to_string()),
        };
        Ok(Done::changed(output, batch).followed_by(followed))
    }
}
