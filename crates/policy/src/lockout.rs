//! The lockout safety check. Source: API reference, `PutKeyPolicy`.

use model::{Error, ErrorCode, KeyArn, KeyId, Region};

use crate::caller::CallerView;
use crate::context::RequestContext;
use crate::decide::{PermissionQuery, PrincipalPolicies, Resource, decide};
use crate::document::Document;

/// Refuses a policy under which its author could not change it again.
///
/// # Errors
/// `MalformedPolicyDocumentException`.
pub fn lockout_check(
    policy: &Document,
    caller: &CallerView<'_>,
    identity: Option<&PrincipalPolicies>,
    context: &dyn RequestContext,
    region: &Region,
) -> Result<(), Error> {
    // Which key it is does not matter: the policy of a key is about that key.
    let arn =
        KeyArn { account: caller.account, region: region.clone(), id: KeyId::SingleRegion(0) };
    let question = PermissionQuery {
        caller: *caller,
        action: "kms:PutKeyPolicy",
        resource: Resource::Key(&arn),
        policy: Some(policy),
        identity,
        context,
    };
    if decide(&question).is_allowed() {
        return Ok(());
    }
    let message = "The new key policy will not allow you to update the key policy in the future.";
    Err(Error::new(ErrorCode::MalformedPolicyDocumentException, message))
}
