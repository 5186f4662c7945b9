//! Amazon S3: buckets and objects, encrypted as S3 does it, under keys of AWS KMS.
//!
//! `operations` has one file for each operation and nothing else; the nouns stand beside it. Sources: S3 API reference, S3 user
//! guide, and `docs/s3.md`, which lists where this differs from AWS.

mod acl;
mod bucket;
mod bucket_cache;
mod bucket_change;
pub mod bucket_encryption;
mod bucket_key;
pub mod bucket_name;
mod bucket_policy;
mod bucket_tags;
pub mod byte_range;
pub mod caller_context;
mod canonical_user;
pub mod checksum;
mod conditions;
mod context;
pub mod copy_source;
mod customer_data_key;
pub mod customer_key;
mod data_key;
mod deletion;
mod digests;
pub mod effective_encryption;
mod encryption_configuration;
pub mod encryption_request;
mod environment;
mod error;
pub mod etag;
mod garbage;
pub mod http_date;
mod kms_request;
pub mod listing;
mod location_constraint;
mod members;
mod new_object;
mod object;
mod object_head;
pub mod object_key;
mod object_list;
mod object_ownership;
mod object_read;
mod operations;
pub mod part_number;
mod percent;
pub mod precondition;
mod public_policy;
mod received;
mod records;
mod request_attributes;
mod service;
mod service_types;
pub mod system_metadata;
mod table;
pub mod tag_set;
mod target;
#[cfg(test)]
mod tests;
pub mod user_metadata;
mod version_list;

pub use bucket_cache::BucketCache;
pub use bucket_key::{BucketKeyTimes, BucketKeys};
pub use context::S3;
pub use environment::Environment;
pub use garbage::{Sweep, is_orphan, sweep};
pub use service::call;
pub use table::is_read_only;
