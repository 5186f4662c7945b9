//! `CreateGrant`: permission to use a key, for one principal.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html>
//!
//! A caller whom the key policy lets create grants may grant anything; one whom a grant lets, no more than that grant. A grant
//! counts as soon as the reply has left. The same request under the same name finds the grant that it made, and gets a new token
//! for it.

use keys::Key;
use model::generated::{CreateGrantRequest, CreateGrantResponse};
use model::{AccountId, Error, ErrorCode};
use pipeline::{Done, ListedResources, Operation, RunError, Target};
use policy::{Authorized, GrantId, Terms};
use store::Batch;

use crate::context::{Context, Kms, Permission, Permissions};
use crate::grant::{GRANTS_MAX, GrantParameters, GranteeTag, StoredGrant, request, token};
use crate::key_cache::KeyEntry;
use crate::records;
use crate::resolve::TargetReader;
use crate::target::{KeyTarget, on_key};

/// A key, and the terms of the grant on it that is to be created.
#[derive(Debug)]
pub(crate) struct NewGrantTarget {
    key: KeyTarget,
    terms: Terms,
}

impl Target<Kms> for NewGrantTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let permission = on_key(context, context.row.action(), &self.key.entry);
        let conditions = permission.conditions.granting(&self.terms);
        std::iter::once(Permission { conditions, ..permission }).collect()
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        self.key.subjects()
    }

    fn resources(&self) -> ListedResources {
        self.key.resources()
    }
}

#[derive(Debug)]
pub(crate) struct CreateGrant;

impl Operation for CreateGrant {
    type Service = Kms;
    type Input = CreateGrantRequest;
    type Output = CreateGrantResponse;
    type Target = NewGrantTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let terms = Terms::new(&input.operations, input.constraints.as_ref());
        Ok(NewGrantTarget { key: reader.key(&input.key_id)?, terms })
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        request::check_input(input)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().key.entry;
        let mut parameters = request::check(input, &entry.key, issuer(context, &entry.key))?;
        parameters.bind(&*context.environment.identities)?;
        let tag = GranteeTag::of(&entry.key, parameters.grantee.name());
        if let Some(id) = existing(context, &entry.key, &parameters, tag)? {
            return Ok(Done::unchanged(reply(context, &entry.key, id)?));
        }
        if !context.environment.key_cache.take_room_for_grant(entry.key.arn())? {
            let message = format!(
                "{} already has {GRANTS_MAX} grants, the most that a key can have.",
                entry.arn()
            );
            return Err(Error::new(ErrorCode::LimitExceededException, message).into());
        }
        let grant = StoredGrant { id: tag.new_id()?, created: context.now, parameters };
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
    parameters: &GrantParameters,
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
    use pipeline::Attempt;
    use policy::Decision;

    use super::*;
    use crate::grant::tests::{account, entry, environment, key, request};
    use crate::key_cache::grants::tests::Watched;
    use crate::request_attributes::RequestAttributes;
    use crate::service::tests::context;

    #[test]
    fn the_grant_after_the_50_000th_is_refused() {
        let (store, entry) = (Watched::new(), entry(key(1, 5)));
        let environment = environment(Arc::<Watched>::clone(&store));
        let region = &entry.key.arn().region;
        let caller = Caller::root(account(), region);
        let (attributes, attempt) = (RequestAttributes::default(), Attempt::default());
        let said = (model::Operation::CreateGrant, &attributes);
        let context = Context {
            session: None,
            now: entry.key.created(),
            ..context(&environment, (&caller, region), said, &attempt)
        };
        let create = || {
            let (key, terms) = (KeyTarget { entry: Arc::clone(&entry) }, Terms::new(&[], None));
            let target = NewGrantTarget { key, terms };
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
            format!("{} already has 50000 grants, the most that a key can have.", entry.arn());
        assert_eq!(error.message(), Some(message.as_str()));
    }
}
