//! Amazon S3: buckets and objects, encrypted as S3 does it, under keys of AWS KMS.
//!
//! `operations` has one file for each operation and nothing else; the nouns stand beside it. Sources: S3 API reference, S3 user
//! guide, and `docs/s3.md`, which lists where this differs from AWS.

mod bucket;
mod bucket_cache;
mod conditions;
mod context;
mod environment;
mod operations;
mod records;
mod request_attributes;
mod service;
mod service_types;
mod table;
mod target;

pub use bucket_cache::BucketCache;
pub use context::S3;
pub use environment::Environment;
pub use service::call;
pub use table::is_read_only;
