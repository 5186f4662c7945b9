//! The types that the operations of an AWS service share.

use std::fmt;

use model::ServiceOperation;
use policy::Document;

use crate::load::Load;

/// The types of an AWS service.
pub trait ServiceTypes: fmt::Debug + Sized + 'static {
    /// The name of one of its operations.
    type Name: Copy + fmt::Debug + Eq + Into<ServiceOperation> + Send + Sync + 'static;
    /// The columns that only this service's table of operations has.
    type Columns: fmt::Debug + Send + Sync + 'static;
    /// The parts that live as long as the process and that all requests share.
    type Environment: fmt::Debug + Send + Sync + 'static;
    /// The members of a request that policies, grants and quotas use.
    type Attributes: fmt::Debug + Send + Sync + 'static;
    /// The resource that can have a policy, grants, a state and a quota.
    type Resource: ResourceWithPolicy;
    /// The values of condition keys for one permission.
    type Conditions<'a>: policy::RequestContext;
}

/// A resource that can have a policy of its own.
pub trait ResourceWithPolicy: fmt::Debug {
    /// Returns its ARN, as the audit log lists it.
    fn arn(&self) -> &str;

    /// Returns its own policy.
    fn policy(&self) -> &Document;

    /// Returns the number of its load. A resource that changes is loaded again.
    fn load(&self) -> Load;
}

/// The resource of a service none of whose resources has a policy.
#[derive(Debug)]
pub enum NoResource {}

impl ResourceWithPolicy for NoResource {
    fn arn(&self) -> &str {
        match *self {}
    }

    fn policy(&self) -> &Document {
        match *self {}
    }

    fn load(&self) -> Load {
        match *self {}
    }
}
