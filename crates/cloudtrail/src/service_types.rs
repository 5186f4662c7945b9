//! The types of CloudTrail in the pipeline.

use model::generated::cloudtrail::Operation;
use pipeline::{CallerConditions, NoResource, ServiceTypes};

use crate::context::CloudTrail;
use crate::environment::CloudTrailEnvironment;

impl ServiceTypes for CloudTrail {
    type Name = Operation;
    type Columns = ();
    type Environment = CloudTrailEnvironment;
    type Attributes = ();
    type Resource = NoResource;
    type Conditions<'a> = CallerConditions<'a, Self>;
}
