//! AWS KMS: `operations` has one file for each operation and nothing else, and [`table`] lists all 56.
//!
//! [`call`] takes a request of a verified caller for the pipeline, which resolves, authorises and runs it. Nothing here reads a clock,
//! writes the store, logs, or knows HTTP.
//!
//! The modules that the operations share are beside that folder, each named by a noun: [`resolve`](self) (identifiers to keys),
//! `checks` (the order in which a request is checked), `target`, `ciphertext`, `data_key`, `alias`, `grant`, `request_attributes`, `new_key`, `managed_key`, `key_policy`, `page`,
//! `change`, and [`records`] and [`key_cache`] (the records of the store, and the cached view of them). [`due`] is the background
//! work.

pub mod due;
pub mod environment;
pub mod key_cache;
pub mod key_pairs;
pub mod quotas;
pub mod records;
pub mod table;

mod alias;
mod asymmetric;
mod change;
mod checks;
mod ciphertext;
pub mod columns;
mod conditions;
mod context;
mod data_key;
mod data_key_pair;
mod defaults;
mod encryption;
mod grant;
mod import_token;
mod internal_event;
mod key_policy;
mod listed_key;
mod mac;
mod managed_key;
mod new_key;
mod operations;
mod page;
mod policy_name;
mod recipient;
mod related;
mod request_attributes;
mod resolve;
mod service;
mod service_types;
mod signing;
mod target;

pub use context::Kms;
pub use environment::{Environment, LastUsage};
pub use key_cache::KeyCache;
pub use key_pairs::{KeyPair, KeyPairs};
pub use quotas::{Quotas, UnknownQuota};
pub use service::{call, internal_call};
pub use table::Row;
