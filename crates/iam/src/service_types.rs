//! The types of IAM and STS in the pipeline.

use pipeline::{NoResource, ServiceTypes};

use crate::conditions::IdentityConditions;
use crate::context::Iam;
use crate::identity_cache::IdentityCache;
use crate::identity_operation::IdentityOperation;
use crate::request_tags::RequestTags;

impl ServiceTypes for Iam {
    type Name = IdentityOperation;
    type Columns = ();
    type Environment = IdentityCache;
    type Attributes = RequestTags;
    type Resource = NoResource;
    type Conditions<'a> = IdentityConditions<'a>;
}
