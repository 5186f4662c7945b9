//! AWS Cost Explorer over what was metered: `GetCostAndUsage`, `GetDimensionValues`, `GetTags`, `GetCostForecast`.
//!
//! [`call`] takes a request of a verified caller for the pipeline, which authorises and runs it. `operations` has one file for each
//! operation and nothing else, and `table` lists them all. Beside that folder: `time_period` and `cost_filter` (what a request asks for),
//! `cost_facts` (by what costs are told apart), `cost_cells` (the costs, from a bill of the crate `cost`), `value_list` (lists of values in
//! pages), `paged_request` and `forecast`. Operations that are not built say so, and are in `gaps.txt`, which may only shrink.
//!
//! Sources: Cost Explorer API reference; AWS Cost Management user guide, "Quotas and restrictions".

mod context;
mod cost_cells;
mod cost_facts;
mod cost_filter;
mod environment;
mod forecast;
mod metrics;
mod operations;
mod paged_request;
mod quantile;
mod scope;
mod service;
mod service_types;
mod table;
mod target;
mod time_period;
mod value_list;

pub use context::CostExplorer;
pub use environment::CostExplorerEnvironment;
pub use service::call;
pub use table::facts;
