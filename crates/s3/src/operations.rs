//! The operations, one file each.

pub(crate) mod create_bucket;
pub(crate) mod delete_object;
pub(crate) mod get_object;
pub(crate) mod head_object;
pub(crate) mod put_object;
