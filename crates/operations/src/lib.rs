//! The operations of AWS KMS: one file for each, and [`table`], which lists all 56.
//!
//! A request comes in as a [`wire::Request`] of a verified caller and becomes a [`Call`]; performing it gives an
//! [`Outcome`]: the reply or error, the changes to commit, and facts for the audit log. Nothing here reads a clock,
//! writes the store, logs, or knows HTTP.
//!
//! The modules that the operation files share are beside them, each named by a noun: [`resolve`](self) (identifiers to keys),
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
mod key_policy;
mod managed_key;
mod new_key;
mod operate;
mod page;
mod policy_name;
mod request_attributes;
mod resolve;
mod signing;
mod symmetric;
mod target;

mod cancel_key_deletion;
mod create_alias;
mod create_grant;
mod create_key;
mod decapsulate;
mod decrypt;
mod delete_alias;
mod delete_imported_key_material;
mod derive_shared_secret;
mod describe_key;
mod disable_key;
mod disable_key_rotation;
mod enable_key;
mod enable_key_rotation;
mod encapsulate;
mod encrypt;
mod generate_data_key;
mod generate_data_key_pair;
mod generate_data_key_pair_without_plaintext;
mod generate_data_key_without_plaintext;
mod generate_mac;
mod generate_random;
mod get_key_last_usage;
mod get_key_policy;
mod get_key_rotation_status;
mod get_parameters_for_import;
mod get_public_key;
mod import_key_material;
mod import_token;
mod list_aliases;
mod list_grants;
mod list_key_policies;
mod list_key_rotations;
mod list_keys;
mod list_resource_tags;
mod list_retirable_grants;
mod put_key_policy;
mod re_encrypt;
mod recipient;
mod related;
mod remembered;
mod replicate_key;
mod retire_grant;
mod revoke_grant;
mod rotate_key_on_demand;
mod schedule_key_deletion;
mod sign;
mod tag_resource;
mod untag_resource;
mod update_alias;
mod update_key_description;
mod update_primary_region;
mod verify;
mod verify_mac;

pub use consequence::{Consequence, Rotation};
pub use environment::{Environment, LastUsage};
pub use key_cache::KeyCache;
pub use key_pairs::{KeyPair, KeyPairs};
pub use operate::Attempt;
pub use outcome::{AuditDetails, NeedsKeyPair, Outcome, Resource};
pub use quotas::{Quotas, UnknownQuota};
pub use remembered::Remembered;
pub use table::{Call, Row};
