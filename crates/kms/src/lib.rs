//! AWS KMS: `operations` has one file for each operation and nothing else, and [`table`] lists all 56.
//!
//! A request comes in as a [`wire::Request`] of a verified caller and becomes a [`Call`]; performing it gives an
//! [`Outcome`]: the reply or error, the changes to commit, and facts for the audit log. Nothing here reads a clock,
//! writes the store, logs, or knows HTTP.
//!
//! The modules that the operations share are beside that folder, each named by a noun: [`resolve`](self) (identifiers to keys),
//! `target`, `ciphertext`, `data_key`, `alias`, `grant`, `request_attributes`, `new_key`, `managed_key`, `key_policy`, `page`,
//! `change`, and [`records`] and [`key_cache`] (the records of the store, and the cached view of them). [`due`] is the background
//! work.

pub mod due;
pub mod environment;
pub mod key_cache;
pub mod key_pairs;
pub mod outcome;
pub mod quotas;
pub mod records;
pub mod table;

mod alias;
mod asymmetric;
mod change;
mod ciphertext;
mod conditions;
mod consequence;
mod data_key;
mod data_key_pair;
mod defaults;
mod encryption;
mod grant;
mod import_token;
mod key_policy;
mod managed_key;
mod new_key;
mod operate;
mod operations;
mod page;
mod policy_name;
mod recipient;
mod related;
mod remembered;
mod request_attributes;
mod resolve;
mod signing;
mod symmetric;
mod target;

pub use consequence::{Consequence, Rotation};
pub use environment::{Environment, LastUsage};
pub use key_cache::KeyCache;
pub use key_pairs::{KeyPair, KeyPairs};
pub use operate::Attempt;
pub use outcome::{AuditDetails, NeedsKeyPair, Outcome, Resource};
pub use quotas::{Quotas, UnknownQuota};
pub use remembered::Remembered;
pub use table::{Call, Row};
