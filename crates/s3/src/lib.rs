//! The nouns of S3: names of buckets and objects, ranges, preconditions, checksums, tags, metadata, lists, and the encryption of objects.
//!
//! Each module is about one of them: how a request says it, which rules it keeps, and which errors S3 answers with. Nothing here reads
//! a clock, a network or a store, but for random bytes ([`etag`], [`customer_key`]). The store gives [`listing`] its keys through a
//! trait.
//!
//! Sources: Amazon S3 API reference and user guide. Texts that are on no page are those that S3 was seen to answer with; the function that
//! makes an error says where.

pub mod bucket_encryption;
pub mod bucket_name;
pub mod byte_range;
pub mod caller_context;
pub mod checksum;
pub mod copy_source;
pub mod customer_key;
pub mod effective_encryption;
pub mod encryption_request;
mod error;
pub mod etag;
pub mod http_date;
pub mod listing;
pub mod object_key;
pub mod part_number;
mod percent;
pub mod precondition;
pub mod system_metadata;
pub mod tag_set;
pub mod user_metadata;
