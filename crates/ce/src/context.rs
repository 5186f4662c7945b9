//! AWS Cost Explorer as a service of the pipeline, and the words in which its modules speak of that. What it does there is in `service`.

/// AWS Cost Explorer.
#[derive(Debug)]
pub struct CostExplorer;

/// The inputs of an operation besides its target and request.
pub(crate) type Context<'a> = pipeline::Context<'a, CostExplorer>;
/// One permission that a request needs.
pub(crate) type Permission<'a> = pipeline::Permission<'a, CostExplorer>;
/// The permissions that a request needs.
pub(crate) type Permissions<'a> = pipeline::Permissions<'a, CostExplorer>;
