//! The operations, one file each.

pub(crate) mod create_bucket;
