//! The targets of requests.

use model::Error;
use policy::Layer;

use crate::context::Context;
use crate::details::ListedResources;
use crate::permission::{Permission, Permissions};
use crate::service_types::ServiceTypes;

/// The target of a request.
pub trait Target<S: ServiceTypes> {
    /// Returns the permissions that the request needs.
    fn permissions<'a>(&'a self, context: &'a Context<'a, S>) -> Permissions<'a, S>;

    /// Returns the resources whose state decides and whose quotas count.
    fn subjects(&self) -> [Option<&S::Resource>; 2] {
        [None, None]
    }

    /// Returns the resources that the audit log lists.
    fn resources(&self) -> ListedResources {
        ListedResources::new()
    }

    /// Returns the error that takes the place of a refusal of the permission at `index` by `layer`; `None` to show the refusal
    /// itself. For resources whose existence a refusal would reveal.
    fn undisclosed(
        &self,
        _context: &Context<'_, S>,
        _index: usize,
        _permission: &Permission<'_, S>,
        _layer: Option<Layer>,
    ) -> Option<Error> {
        None
    }

    /// Returns the fault of the request, for callers that may use the target: to others it would reveal something about it.
    fn problem(&self) -> Option<&Error> {
        None
    }
}
