//! Object Ownership. There is one kind: the bucket's owner owns all objects, and access control lists are switched off.
//!
//! Source: Amazon S3 user guide, "Controlling ownership of objects and disabling ACLs for your bucket".

use model::generated::s3::ObjectOwnership;
use model::{Error, ErrorCode};

/// Refuses kinds under which access control lists would decide.
///
/// # Errors
/// `NotImplemented`.
pub(crate) fn check(ownership: ObjectOwnership) -> Result<(), Error> {
    match ownership {
        ObjectOwnership::BucketOwnerEnforced => Ok(()),
        ObjectOwnership::BucketOwnerPreferred | ObjectOwnership::ObjectWriter => {
            let message = format!(
                "Bulla does not implement access control lists, which {ownership} switches on. Use BucketOwnerEnforced."
            );
            Err(Error::new(ErrorCode::NotImplemented, message))
        }
    }
}
