//! The values of condition keys for a service whose permissions know only the global ones, about caller and request.

use access::{ServiceKeys, one};
use policy::{GlobalKey, Values};

use crate::context::Context;
use crate::service::Service;

/// The values of the global condition keys.
#[derive(Debug)]
pub struct CallerConditions<'a, S: Service>(pub &'a Context<'a, S>);

impl<S: Service> ServiceKeys for CallerConditions<'_, S> {
    fn resource_account(&self) -> Option<Values<'_>> {
        one(self.0.account().to_string())
    }

    fn resource_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn request_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        None
    }
}

impl<S: Service> policy::RequestContext for CallerConditions<'_, S> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let name = key.strip_prefix("aws:")?;
        self.0.principal().global(GlobalKey::from_name(name)?, self)
    }
}
