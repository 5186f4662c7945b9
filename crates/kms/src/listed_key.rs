//! A key as CloudTrail lists it among the resources of an event.

use model::KeyArn;
use pipeline::ListedResource;

/// Returns the key of this ARN as the audit log lists it.
pub(crate) fn listed_key(key: &KeyArn) -> ListedResource {
    let (account, arn) = (key.account.to_string(), key.to_string());
    ListedResource { account, kind: "AWS::KMS::Key", arn }
}
