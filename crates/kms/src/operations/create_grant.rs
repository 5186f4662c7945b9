//! `CreateGrant`: permission to use a key, for one principal.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html>
//!
//! A caller whom the key policy lets create grants may grant anything; one whom a grant lets, no more than that grant. A grant
//! counts as soon as the reply has left. The same request under the same name finds the grant that it made, and gets a new token
//! for it.

use keys::Key;
use model::generated::{CreateGrantRequest, CreateGrantResponse};
use model::{AccountId, Error, ErrorCode, Operation};
use policy::{Authorized, GrantId, Terms};
use store::Batch;

use crate::grant::{GRANTS_MAX, Grant, GranteeTag, Parameters, request, token};
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::records;
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct CreateGrant;

impl Operate for CreateGrant {
    const OPERATION: Operation = Operation::CreateGrant;
    type Input = CreateGrantRequest;
    type Output = CreateGrantResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn new_grant(input: &Self::Input) -> Option<Terms> {
        Some(Terms::new(&input.operations, input.constraints.as_ref()))
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let mut parameters = request::check(input, &entry.key, issuer(context, &entry.key))?;
        parameters.bind(&*context.environment.identities)?;
        let tag = GranteeTag::of(&entry.key, parameters.grantee.name());
        if let Some(id) = existing(context, &entry.key, &parameters, tag)? {
            return Ok(Done::unchanged(reply(context, &entry.key, id)?));
        }
        if !context.environment.key_cache.take_room_for_grant(entry.key.arn())? {
            let message = format!(
                "{} already has {GRANTS_MAX} grants, the most that a key can have.",
                entry.arn
            );
            return Err(Error::new(ErrorCode::LimitExceededException, message).into());
        }
        let grant = Grant { id: tag.new_id()?, created: context.now, parameters };
        let mut batch = Batch::default();
        records::create_grant(&mut batch, &entry.key, entry.revision, &grant)?;
        Ok(Done::changed(reply(context, &entry.key, grant.id)?, batch))
    }
}

/// Returns the account that issues the grant: the caller's. A service has none and issues grants for the key's account.
fn issuer(context: &Context<'_>, key: &Key) -> AccountId {
    if context.caller.as_service().is_some() { key.arn().account } else { context.account() }
}

/// Returns the grant that an equal request made before under the same name.
fn existing(
    context: &Context<'_>,
    key: &Key,
    parameters: &Parameters,
    tag: GranteeTag,
) -> Result<Option<GrantId>, Error> {
    if parameters.name.is_none() {
        return Ok(None);
    }
    let digest = parameters.digest(tag).map_err(Error::failed)?;
    context.environment.key_cache.named_grant(key.arn(), &digest)
}

fn reply(context: &Context<'_>, key: &Key, id: GrantId) -> Result<CreateGrantResponse, Error> {
    let token = token::issue(&context.environment.hierarchy, key.arn(), id)?;
    Ok(CreateGrantResponse { grant_token: Some(token), grant_id: Some(id.to_string()) })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::Ordering;

    use auth::Caller;
    use policy::Decision;

    use super::*;
    use crate::grant::tests::{account, entry, environment, key, request};
    use crate::key_cache::grants::tests::Watched;
    use crate::operate::tests::context;
    use crate::request_attributes::RequestAttributes;

    #[test]
    fn the_grant_after_the_50_000th_is_refused() {
        let (store, entry) = (Watched::new(), entry(key(1, 5)));
        let environment = environment(Arc::<Watched>::clone(&store));
        let region = &entry.key.arn().region;
        let caller = Caller::root(account(), region);
        let (claim, attempt) = (RequestAttributes::default(), crate::Attempt::default());
        let said = (Operation::CreateGrant, &claim);
        let context = Context {
            now: entry.key.created(),
            ..context(&environment, (&caller, region), said, &attempt)
        };
        let create = || {
            let target = KeyTarget { entry: Arc::clone(&entry) };
            let target = Decision::nothing_asked().authorize(target).unwrap();
            CreateGrant::run(&context, target, &request("arn:aws:iam::111122223333:root"))
        };
        store.counted.store(GRANTS_MAX - 1, Ordering::Relaxed);
        let made = create().unwrap();
        assert_eq!(made.output.grant_id.unwrap().len(), 64);
        assert!(!made.batch.is_empty());
        store.counted.store(GRANTS_MAX, Ordering::Relaxed);
        let Err(RunError::Refused(error)) = create() else { panic!("it was made") };
        assert_eq!(error.code(), ErrorCode::LimitExceededException);
        let message =
            format!("{} already has 50000 grants, the most that a key can have.", entry.arn);
        assert_eq!(error.message(), Some(message.as_str()));
    }
}
