//! The values of condition keys for a permission that a request to Cost Explorer needs: the global ones about caller and request.
//! Source: Service authorization reference, "Condition keys for AWS Cost Explorer Service".

use access::{ServiceKeys, one};
use policy::{GlobalKey, Values};

use crate::context::Context;

/// The values of condition keys.
#[derive(Debug)]
pub struct CostConditions<'a>(pub(crate) &'a Context<'a>);

impl ServiceKeys for CostConditions<'_> {
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

impl policy::Context for CostConditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let name = key.strip_prefix("aws:")?;
        self.0.principal().global(GlobalKey::from_name(name)?, self)
    }
}
