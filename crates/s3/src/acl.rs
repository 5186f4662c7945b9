//! Access control lists, which are switched off: the owner of a bucket owns its objects, and policies decide.
//!
//! Source: S3 user guide, "Controlling ownership of objects and disabling ACLs for your bucket".

use model::{Error, ErrorCode};

/// Refuses headers that would give others rights. `bucket-owner-full-control` and `private` say what holds anyway.
///
/// # Errors
/// `AccessControlListNotSupported`.
pub(crate) fn check(canned: Option<&str>, grants: &[&Option<String>]) -> Result<(), Error> {
    let holds_anyway = |acl: &str| matches!(acl, "bucket-owner-full-control" | "private");
    if canned.is_none_or(holds_anyway) && grants.iter().all(|grant| grant.is_none()) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::AccessControlListNotSupported, "The bucket does not allow ACLs"))
}
