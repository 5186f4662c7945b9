//! From the identifiers of a request to its target. Nothing found here is shown before it is authorised.
//!
//! Sources: AWS KMS developer guide, "Key identifiers (`KeyId`)"; the wordings are recorded from AWS.

use std::sync::Arc;

use model::{AccountId, AliasArn, AliasName, Error, ErrorCode, KeyArn, KeyId, Operation, Region};

use crate::context::Context;
use crate::key_cache::{KeyCache, KeyEntry};
use crate::managed_key;
use crate::target::KeyTarget;

/// A reader of what a request names, on behalf of its caller.
#[derive(Debug)]
pub(crate) struct TargetReader<'a> {
    pub(crate) context: &'a Context<'a>,
    /// The action that is refused if the resource must not be disclosed.
    action: &'static str,
}

impl<'a> TargetReader<'a> {
    pub(crate) fn new(context: &'a Context<'a>) -> Self {
        Self { context, action: context.row.action() }
    }

    /// Returns the same reader for a resource that another action than the first of the operation is about.
    pub(crate) fn for_action(&self, action: &'static str) -> Self {
        Self { action, ..*self }
    }

    pub(crate) fn key_cache(&self) -> &KeyCache {
        &self.context.environment.key_cache
    }

    pub(crate) fn account(&self) -> AccountId {
        self.context.account()
    }

    pub(crate) fn region(&self) -> &Region {
        self.context.region
    }

    /// Returns the key called by its id or ARN, or through an alias name or alias ARN.
    pub(crate) fn key_or_alias(&self, identifier: &str) -> Result<KeyTarget, Error> {
        match self.alias_arn(identifier) {
            Some(arn) => self.key_behind(arn),
            None => self.named(identifier),
        }
    }

    /// Returns the key called by its id or ARN; aliases are refused, before anything is looked up.
    pub(crate) fn key(&self, identifier: &str) -> Result<KeyTarget, Error> {
        refuse_alias(identifier)?;
        self.named(identifier)
    }

    /// Returns the key called by its id or ARN.
    pub(crate) fn named(&self, identifier: &str) -> Result<KeyTarget, Error> {
        let arn = self.key_arn(identifier)?;
        Ok(KeyTarget { entry: self.existing(&arn, Some(identifier))? })
    }

    /// Returns the key called `arn`, which the request calls `identifier`. In another account, a key that does not exist, one that
    /// is not allowed and one that no policy could allow look alike.
    fn existing(&self, arn: &KeyArn, identifier: Option<&str>) -> Result<Arc<KeyEntry>, Error> {
        self.check_region(&arn.region)?;
        if arn.account != self.account() && !self.context.row.columns.cross_account {
            return Err(self.undisclosed("on this resource"));
        }
        match self.key_cache().key(arn)? {
            Some(entry) => Ok(entry),
            None if arn.account == self.account() => Err(no_such_key(arn, identifier)),
            None => Err(self.undisclosed("on this resource")),
        }
    }

    /// Refuses an ARN of another Region than the request's.
    fn check_region(&self, region: &Region) -> Result<(), Error> {
        if region == self.region() {
            return Ok(());
        }
        Err(Error::new(ErrorCode::NotFoundException, format!("Invalid arn {region}")))
    }

    /// Returns the error for a resource whose very existence is not this caller's business.
    pub(crate) fn undisclosed(&self, resource: &str) -> Error {
        undisclosed(self.context, self.action, resource)
    }

    /// Returns the ARN that an alias name or alias ARN refers to, if `identifier` is one.
    fn alias_arn(&self, identifier: &str) -> Option<AliasArn> {
        if let Some(name) = AliasName::parse(identifier) {
            return Some(own_alias(self.context, name));
        }
        AliasArn::parse(identifier)
    }

    fn key_behind(&self, alias: AliasArn) -> Result<KeyTarget, Error> {
        self.check_region(&alias.region)?;
        let Some(entry) = self.key_cache().alias(&alias)? else {
            if alias.account != self.account() {
                return Err(self.undisclosed("on this resource"));
            }
            return match self.managed_key(&alias)? {
                Some(entry) => Ok(KeyTarget { entry }),
                None => Err(no_such_alias(&alias)),
            };
        };
        let id = entry.alias.target()?;
        let AliasArn { account, region, .. } = alias;
        Ok(KeyTarget { entry: self.existing(&KeyArn { account, region, id }, None)? })
    }

    /// Returns the AWS managed key that its service's first use creates, or a DescribeKey of its alias; no other request does.
    fn managed_key(&self, alias: &AliasArn) -> Result<Option<Arc<KeyEntry>>, Error> {
        let is_look = self.context.operation() == Operation::DescribeKey;
        let is_use = self.context.row.columns.uses_key && managed_key::is_of(alias, self.context);
        if is_look || is_use { managed_key::make(self.context, alias) } else { Ok(None) }
    }

    /// Returns the ARN of the key that `identifier`, a key id or key ARN, names.
    pub(crate) fn key_arn(&self, identifier: &str) -> Result<KeyArn, Error> {
        if let Some(id) = KeyId::parse(identifier) {
            return Ok(KeyArn { account: self.account(), region: self.region().clone(), id });
        }
        KeyArn::parse(identifier).ok_or_else(|| self.not_a_key(identifier))
    }

    fn not_a_key(&self, identifier: &str) -> Error {
        if let Some((region, id)) = KeyArn::parse_unchecked_id(identifier) {
            let invalid = Error::new(ErrorCode::NotFoundException, format!("Invalid keyId {id}"));
            return self.check_region(&region).err().unwrap_or(invalid);
        }
        let names_invalid_arns =
            self.context.operation().errors().contains(&ErrorCode::InvalidArnException);
        if names_invalid_arns && identifier.starts_with("arn:") {
            let message = format!("Invalid arn '{identifier}'");
            return Error::new(ErrorCode::InvalidArnException, message);
        }
        Error::new(ErrorCode::NotFoundException, format!("Invalid keyId '{identifier}'"))
    }
}

/// Returns the Region that a request names in a member of its own, if it is one that is served.
pub(crate) fn served_region(context: &Context<'_>, name: &str) -> Result<Region, Error> {
    let region = context.environment.regions.get(name).cloned();
    region.ok_or_else(|| Error::validation(format!("Invalid region {name}")))
}

/// Refuses the name or ARN of an alias, well-formed or not.
pub(crate) fn refuse_alias(identifier: &str) -> Result<(), Error> {
    if !identifier.starts_with("alias/") && AliasArn::parse(identifier).is_none() {
        return Ok(());
    }
    let message = "Key Aliases are not supported for this operation.";
    Err(Error::new(ErrorCode::InvalidArnException, message))
}

/// Returns the refusal of an action on a resource that may or may not exist.
pub(crate) fn undisclosed(context: &Context<'_>, action: &str, resource: &str) -> Error {
    let message = format!(
        "User: {} is not authorized to perform: {action} {resource} because the resource does not exist in this \
         Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
        context.caller.arn(),
    );
    Error::new(ErrorCode::AccessDeniedException, message)
}

/// Returns the error of a key that does not exist. It shows the id as the request wrote it, in small letters or capitals.
pub(crate) fn no_such_key(arn: &KeyArn, identifier: Option<&str>) -> Error {
    let mut shown = arn.to_string();
    if let Some(id) = identifier.and_then(|identifier| identifier.rsplit('/').next()) {
        shown.truncate(shown.len().saturating_sub(id.len()));
        shown.push_str(id);
    }
    Error::new(ErrorCode::NotFoundException, format!("Key '{shown}' does not exist"))
}

pub(crate) fn no_such_alias(arn: &AliasArn) -> Error {
    Error::new(ErrorCode::NotFoundException, format!("Alias {arn} is not found."))
}

/// Returns the ARN of an alias of the caller's account in the request's Region.
pub(crate) fn own_alias(context: &Context<'_>, name: AliasName) -> AliasArn {
    AliasArn { account: context.account(), region: context.region.clone(), name }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use auth::Caller;
    use store::Batch;

    use super::*;
    use crate::grant::tests::{entry, environment, key};
    use crate::key_cache::grants::tests::{Watched, apply};
    use crate::records;
    use crate::request_attributes::RequestAttributes;
    use crate::service::tests::context;
    use crate::table::row;
    use pipeline::Attempt;

    /// Whatever its key policy says: most operations never reach a key of another account.
    #[test]
    fn operations_that_stay_in_their_account_do_not_find_keys_of_others() {
        let store = Watched::new();
        let mut stored = key(1, 5);
        let text = policy::default_policy(stored.arn().account, &stored.arn().region);
        stored.set_policy(keys::KeyPolicy::unbound(text));
        let entry = entry(stored);
        let environment = environment(Arc::<Watched>::clone(&store));
        let mut batch = Batch::default();
        records::create_key(&mut batch, &entry.key).unwrap();
        apply(&store, &environment.key_cache, batch);
        let (attributes, attempt) = (RequestAttributes::default(), Attempt::default());
        let region = &entry.key.arn().region;
        let find = |account: &str, operation| {
            let caller = Caller::root(AccountId::parse(account).unwrap(), region);
            let context =
                context(&environment, (&caller, region), (operation, &attributes), &attempt);
            TargetReader::new(&context).existing(entry.key.arn(), None).map(|_| ())
        };
        let own = entry.key.arn().account.to_string();
        for operation in Operation::ALL {
            assert_eq!(find(&own, operation).err(), None, "{operation:?}");
            let foreign = find("444455556666", operation).err().map(|error| error.code());
            let expected =
                (!row(operation).columns.cross_account).then_some(ErrorCode::AccessDeniedException);
            assert_eq!(foreign, expected, "{operation:?}");
        }
    }
}
