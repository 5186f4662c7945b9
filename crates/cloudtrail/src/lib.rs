//! AWS CloudTrail, as far as it tells what is in the audit log: `LookupEvents`.
//!
//! [`call`] takes a request of a verified caller for the pipeline, which throttles, authorises and runs it. `operations` has one file for
//! each operation and nothing else, and `table` lists them all. Beside that folder: `lookup` (what a request asks for), `page_token` (where
//! its next page begins), `shown_event` (how an event is shown) and `limits`. Operations that are not built say so, and are in `gaps.txt`,
//! which may only shrink.
//!
//! Sources: CloudTrail API reference; CloudTrail user guide, "Working with CloudTrail event history".

mod context;
mod environment;
mod limits;
mod lookup;
mod operations;
mod page_token;
mod service;
mod service_types;
mod shown_event;
mod table;
mod target;

pub use context::CloudTrail;
pub use environment::{CloudTrailEnvironment, global_region};
pub use limits::{LookupLimits, LookupMeters};
pub use service::call;
pub use table::facts;
