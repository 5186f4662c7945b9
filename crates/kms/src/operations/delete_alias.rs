//! `DeleteAlias`: the name is free again; the key stays.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html>

use model::generated::DeleteAliasRequest;
use model::{Error, Operation};
use policy::Authorized;
use store::Batch;

use crate::alias;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::records;
use crate::resolve::Reader;
use crate::target::AliasTarget;

#[derive(Debug)]
pub(crate) struct DeleteAlias;

impl Operate for DeleteAlias {
    const OPERATION: Operation = Operation::DeleteAlias;
    type Input = DeleteAliasRequest;
    type Output = NoOutput;
    type Target = AliasTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
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
