//! The types of Cost Explorer in the pipeline.

use model::generated::ce::Operation;
use pipeline::{CallerConditions, NoResource, ServiceTypes};

use crate::context::CostExplorer;
use crate::environment::CostExplorerEnvironment;

impl ServiceTypes for CostExplorer {
    type Name = Operation;
    type Columns = ();
    type Environment = CostExplorerEnvironment;
    type Attributes = ();
    type Resource = NoResource;
    type Conditions<'a> = CallerConditions<'a, Self>;
}
