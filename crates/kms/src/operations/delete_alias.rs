//! `DeleteAlias`: the name is free again; the key stays.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html>

use model::Error;
use model::generated::DeleteAliasRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::alias;
use crate::context::{Context, Kms};
use crate::records;
use crate::resolve::TargetReader;
use crate::target::AliasTarget;

#[derive(Debug)]
pub(crate) struct DeleteAlias;

impl Operation for DeleteAlias {
    type Service = Kms;
    type Input = DeleteAliasRequest;
    type Output = NoOutput;
    type Target = AliasTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let arn = alias::own_name(reader, &input.alias_name)?;
        alias::resolve(reader, arn, None)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let entry = target.existing()?;
        let mut batch = Batch::default();
        if let Some(from) = target.from.as_deref() {
            let mut after = from.key.clone();
            after.remove_alias(&target.arn.name);
            records::update_key(&mut batch, &from.key, from.revision, &after)?;
        }
        records::delete_alias(&mut batch, &target.arn, entry.revision);
        Ok(Done::changed(NoOutput, batch))
    }
}
