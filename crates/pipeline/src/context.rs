//! The inputs of an operation besides its target and request.

use std::sync::Arc;

use access::{Origin, RequestPrincipal};
use auth::{Caller, Mandate, Verified};
use model::{AccountId, Region, Timestamp};
use policy::PrincipalPolicies;

use crate::attempt::Attempt;
use crate::row::Row;
use crate::service_types::ServiceTypes;

/// The inputs of an operation besides its target and request.
#[derive(Debug)]
pub struct Context<'a, S: ServiceTypes> {
    /// The parts that all requests to the service share.
    pub environment: &'a S::Environment,
    /// The proof of who signed the request; `None` if nobody did.
    pub session: Option<&'a Verified<()>>,
    /// The verified caller.
    pub caller: &'a Caller,
    /// The caller's own policies; `None` for a root user.
    pub identity: Option<&'a Arc<PrincipalPolicies>>,
    /// The statements about the request of the AWS service that sent it.
    pub mandate: &'a Mandate,
    /// The Region that the request was sent to.
    pub region: &'a Region,
    /// The row of the operation.
    pub row: &'static Row<S>,
    /// The attributes of the request that policies and grants use.
    pub attributes: &'a S::Attributes,
    /// The origin of the request.
    pub origin: Origin<'a>,
    /// The time of the request.
    pub now: Timestamp,
    /// The attempt that this is.
    pub attempt: &'a Attempt,
}

impl<S: ServiceTypes> Clone for Context<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: ServiceTypes> Copy for Context<'_, S> {}

impl<'a, S: ServiceTypes> Context<'a, S> {
    /// Returns the operation.
    #[must_use]
    pub const fn operation(&self) -> S::Name {
        self.row.operation
    }

    /// Returns the caller's account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.caller.account()
    }

    /// Returns `SERVICE.REGION.amazonaws.com` if an AWS service sent the request for its caller: `kms:ViaService`.
    #[must_use]
    pub fn via_service(&self) -> Option<String> {
        let service = self.mandate.via.as_deref()?;
        let (name, domain) = service.split_once('.')?;
        Some(format!("{name}.{}.{domain}", self.region))
    }

    /// Returns the caller as policies and conditions see it.
    #[must_use]
    pub fn principal(&self) -> RequestPrincipal<'a> {
        let Self { caller, identity, mandate, region, origin, now, .. } = *self;
        let identity = identity.map(AsRef::as_ref);
        RequestPrincipal { caller, identity, mandate, region, origin, now }
    }
}
