//! The way of one request, once, for every AWS service: resolve, throttle, authorise, check, run.
//!
//! A service implements [`Service`], and [`Operation`] for each of its operations. A verified request becomes a [`Call`]. Running it
//! gives an [`Outcome`]: the reply or error, the changes to commit, and the details for the audit log. Only
//! [`Ledger`] writes, to the store and to the log. Nothing here reads a clock, knows HTTP, or does anything for one service alone.

/// The service of the tests names the crate as others do.
#[cfg(test)]
extern crate self as pipeline;

mod attempt;
mod body;
mod call;
mod caller_conditions;
mod context;
mod details;
pub mod event;
mod internal;
mod ledger;
mod load;
mod operation;
mod outcome;
mod page;
mod page_token;
mod permission;
mod rate_meter;
mod remembered;
mod row;
mod run;
mod service;
mod service_types;
mod target;

pub use attempt::{Attempt, Supply, Wait};
pub use body::{BodyLength, BodyPiece, BodyReadError, BodyReadFailure, ReplyBody, RequestBody};
pub use call::Call;
pub use caller_conditions::CallerConditions;
pub use context::Context;
pub use details::{
    AuditDetails, InternalEvent, ListedResource, ListedResources, Presentation, SuccessDetails,
};
pub use internal::{Answering, InternalCall, InternalRequest, OtherServices};
pub use ledger::{Caches, Ledger, LedgerError, clock_mark, clock_mark_address, position_address};
pub use load::Load;
pub use operation::{Done, Operation, RunError};
pub use outcome::{Later, Outcome, Prepared, Unsettled};
pub use page::{InvalidMarker, MarkerForm, Page, PageItems, Paged};
pub use page_token::{InvalidPageToken, PageTokens};
pub use permission::{Permission, Permissions, Unneeded};
pub use rate_meter::RateMeter;
pub use remembered::Remembered;
pub use row::{OperationFacts, Row};
pub use run::{authorize, authorize_each, is_permitted, perform, run_unsigned};
pub use service::Service;
pub use service_types::{NoResource, ResourceWithPolicy, ServiceTypes};
pub use target::Target;
