//! The policy of a key that is created without one.
//! Source: AWS KMS developer guide, "Default key policy"; the text is as GetKeyPolicy returns it.

use model::{AccountId, Region};

/// Returns the default key policy: the account decides, and its root may do everything.
#[must_use]
pub fn default_policy(account: AccountId, region: &Region) -> String {
    let root = account.root_arn(region);
    format!(
        r#"{{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {{
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {{
      "AWS" : "{root}"
    }},
    "Action" : "kms:*",
    "Resource" : "*"
  }} ]
}}"#
    )
}
