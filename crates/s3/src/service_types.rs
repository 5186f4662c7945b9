//! The types of S3 in the pipeline.

use model::generated::s3::Operation;
use pipeline::ServiceTypes;

use crate::bucket::BucketEntry;
use crate::conditions::ObjectConditions;
use crate::context::S3;
use crate::environment::S3Environment;
use crate::request_attributes::S3RequestAttributes;

impl ServiceTypes for S3 {
    type Name = Operation;
    type Columns = ();
    type Environment = S3Environment;
    type Attributes = S3RequestAttributes;
    type Resource = BucketEntry;
    type Conditions<'a> = ObjectConditions<'a>;
}
