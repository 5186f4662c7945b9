//! `ListKeyRotations`: completed rotations of a key, oldest first; on request all of its key material.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html>

use model::Error;
use model::generated::{
    IncludeKeyMaterial, KeyMaterialState, ListKeyRotationsRequest, ListKeyRotationsResponse,
    RotationsListEntry,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::page::PageSize;
use crate::related;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct ListKeyRotations;

impl Operation for ListKeyRotations {
    type Service = Kms;
    type Input = ListKeyRotationsRequest;
    type Output = ListKeyRotationsResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        PAGE.check(input.limit)?;
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let include = input.include_key_material.unwrap_or(IncludeKeyMaterial::RotationsOnly);
        let filter = format!("{} {}", entry.key.arn().id, include.as_str());
        let page = PAGE.page(context, input.limit, input.marker.as_deref(), &filter)?;
        let mut all = entry.key.rotations(include);
        let related = related::entries(context.environment, &entry.key)?;
        let mut keys = std::iter::once(&entry).chain(&related);
        if !keys.all(|one| one.key.has_pending_material(context.now)) {
            // All related keys must have it before the rotation.
            all.iter_mut()
                .filter(|entry| entry.key_material_state == Some(KeyMaterialState::PendingRotation))
                .for_each(|entry| {
                    entry.key_material_state =
                        Some(KeyMaterialState::PendingMultiRegionImportAndRotation);
                });
        }
        let mut rotations = page.rest(&all, material_id);
        let next_marker = page.cut(&mut rotations, material_id);
        let output = ListKeyRotationsResponse {
            truncated: Some(next_marker.is_some()),
            rotations: Some(rotations),
            next_marker,
        };
        Ok(Done::unchanged(output))
    }
}

const PAGE: PageSize = PageSize { default: 100, max: 1000 };

fn material_id(rotation: &RotationsListEntry) -> String {
    rotation.key_material_id.clone().unwrap_or_default()
}
