//! `UpdateAlias`: makes the name refer to another key of the same type and usage.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html>

use model::Error;
use model::generated::UpdateAliasRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::alias;
use crate::context::{Context, Kms};
use crate::key_cache::AliasEntry;
use crate::records;
use crate::resolve::TargetReader;
use crate::target::AliasTarget;

#[derive(Debug)]
pub(crate) struct UpdateAlias;

impl Operation for UpdateAlias {
    type Service = Kms;
    type Input = UpdateAliasRequest;
    type Output = NoOutput;
    type Target = AliasTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let arn = alias::own_name(reader, &input.alias_name)?;
        let to = Some(alias::key(reader, &input.target_key_id)?);
        alias::resolve(reader, arn, to)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let (entry, to) = (target.existing()?, target.new_key()?);
        let mut batch = Batch::default();
        if let Some(from) = target.from.as_deref() {
            alias::require_same_type(&from.key, &to.key)?;
            if from.key.arn() == to.key.arn() {
                return Ok(touch(context, &target, entry)?);
            }
            let mut before = from.key.clone();
            before.remove_alias(&target.arn.name);
            records::update_key(&mut batch, &from.key, from.revision, &before)?;
        }
        let mut after = to.key.clone();
        after.add_alias(&target.arn.name)?;
        records::update_key(&mut batch, &to.key, to.revision, &after)?;
        let alias = entry.alias.retargeted(after.arn().id, context.now);
        records::put_alias(&mut batch, &target.arn, Some(entry.revision), &alias)?;
        Ok(Done::changed(NoOutput, batch))
    }
}

/// Changes only the date: the alias already refers to the key.
fn touch(
    context: &Context<'_>,
    target: &AliasTarget,
    entry: &AliasEntry,
) -> Result<Done<NoOutput>, Error> {
    let mut batch = Batch::default();
    let alias = entry.alias.retargeted(entry.alias.target()?, context.now);
    records::put_alias(&mut batch, &target.arn, Some(entry.revision), &alias)?;
    Ok(Done::changed(NoOutput, batch))
}
