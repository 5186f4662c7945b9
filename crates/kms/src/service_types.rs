//! The types of AWS KMS in the pipeline.

use model::Operation;
use pipeline::{Load, ResourceWithPolicy, ServiceTypes};
use policy::Document;

use crate::columns::Columns;
use crate::conditions::KeyConditions;
use crate::context::Kms;
use crate::environment::Environment;
use crate::key_cache::KeyEntry;
use crate::request_attributes::RequestAttributes;

impl ServiceTypes for Kms {
    type Name = Operation;
    type Columns = Columns;
    type Environment = Environment;
    type Attributes = RequestAttributes;
    type Resource = KeyEntry;
    type Conditions<'a> = KeyConditions<'a>;
}

impl ResourceWithPolicy for KeyEntry {
    fn arn(&self) -> &str {
        self.arn()
    }

    fn policy(&self) -> &Document {
        &self.policy
    }

    fn load(&self) -> Load {
        self.load
    }
}
