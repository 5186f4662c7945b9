//! Access control lists, which are switched off: the owner of a bucket owns its objects, and policies decide. Each list says that the
//! owner may do everything.
//!
//! Source: S3 user guide, "Controlling ownership of objects and disabling ACLs for your bucket".

use model::generated::s3::{AccessControlPolicy, Grant, Grantee, Permission, Type};
use model::{AccountId, Error, ErrorCode};

use crate::canonical_user;

/// Refuses headers that would give others rights. `bucket-owner-full-control` and `private` say what holds anyway.
///
/// # Errors
/// `AccessControlListNotSupported`.
pub(crate) fn check(canned: Option<&str>, grants: &[&Option<String>]) -> Result<(), Error> {
    let holds_anyway = |acl: &str| matches!(acl, "bucket-owner-full-control" | "private");
    if canned.is_none_or(holds_anyway) && grants.iter().all(|grant| grant.is_none()) {
        return Ok(());
    }
    Err(not_supported())
}

/// Returns the grants of the only list: full control for the owner.
pub(crate) fn grants(owner: AccountId) -> Vec<Grant> {
    let grantee = Grantee {
        display_name: None,
        email_address: None,
        id: Some(canonical_user::id(owner)),
        r#type: Type::CanonicalUser,
        uri: None,
    };
    vec![Grant { grantee: Some(grantee), permission: Some(Permission::FullControl) }]
}

/// Returns whether a list in a request is the one that there is anyway.
pub(crate) fn is_that_of(policy: &AccessControlPolicy, owner: AccountId) -> bool {
    let id = canonical_user::id(owner);
    let is_owner = |grant: &Grant| {
        let grantee = grant.grantee.as_ref();
        grantee.is_some_and(|grantee| grantee.id.as_ref() == Some(&id))
            && grant.permission == Some(Permission::FullControl)
    };
    let named = policy.owner.as_ref().and_then(|owner| owner.id.as_ref());
    let grants = policy.grants.as_deref().unwrap_or_default();
    named.is_none_or(|named| *named == id) && matches!(grants, [only] if is_owner(only))
}

/// Returns the error for a list that cannot be set.
pub(crate) fn not_supported() -> Error {
    Error::new(ErrorCode::AccessControlListNotSupported, "The bucket does not allow ACLs")
}
