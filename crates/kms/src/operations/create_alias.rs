//! `CreateAlias`: a friendly name for a key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html>

use model::generated::CreateAliasRequest;
use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::alias;
use crate::context::{Context, Kms};
use crate::records::{self, Alias};
use crate::resolve::TargetReader;
use crate::target::AliasTarget;

#[derive(Debug)]
pub(crate) struct CreateAlias;

impl Operation for CreateAlias {
    type Service = Kms;
    type Input = CreateAliasRequest;
    type Output = NoOutput;
    type Target = AliasTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let arn = alias::new_name(reader, &input.alias_name)?;
        let to = Some(alias::key(reader, &input.target_key_id)?);
        let entry = reader.key_cache().alias(&arn)?;
        Ok(AliasTarget { arn, entry, from: None, to })
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let to = target.new_key()?;
        if target.entry.is_some() {
            let message = format!("An alias with the name {} already exists", target.arn);
            return Err(Error::new(ErrorCode::AlreadyExistsException, message).into());
        }
        let mut after = to.key.clone();
        after.add_alias(&target.arn.name)?;
        let mut batch = Batch::default();
        records::update_key(&mut batch, &to.key, to.revision, &after)?;
        let alias = Alias::new(after.arn().id, context.now);
        records::put_alias(&mut batch, &target.arn, None, &alias)?;
        Ok(Done::changed(NoOutput, batch))
    }
}
