//! Policies as large installations have them: a key policy of so many statements, which leaves a user to the account, and ten
//! identity policies of the user, of which the last one allows.

use serde_json::{Value, json};

/// The account that all of them are in.
pub(crate) const ACCOUNT: &str = "000000000000";

/// What the statements of a key policy are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Other roles and users, one by one, with conditions that need not be looked at then.
    Others,
    /// Everybody whose request says something, which has to be asked of each request.
    Requests,
}

/// A key policy, with 100 statements of 27 to 29 KB; 32 KB is the most that AWS takes. The last one delegates to the account.
pub(crate) fn key_policy(count: usize, about: About) -> String {
    let statement = |number: usize| -> Value {
        let (principal, condition) = match about {
            About::Others => (
                json!([
                    format!("arn:aws:iam::{ACCOUNT}:role/team-{number}"),
                    format!("arn:aws:iam::{ACCOUNT}:user/member-{number}"),
                ]),
                json!({"StringEquals": {"kms:EncryptionContext:team": number.to_string()}}),
            ),
            About::Requests => (
                json!("*"),
                json!({"StringEquals": {
                    "kms:CallerAccount": ACCOUNT,
                    "kms:ViaService": format!("service-{number}.us-east-1.amazonaws.com"),
                }}),
            ),
        };
        json!({
            "Sid": format!("What team {number} may do"), "Effect": "Allow",
            "Principal": {"AWS": principal}, "Resource": "*", "Condition": condition,
            "Action": ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"],
        })
    };
    let account = json!({
        "Effect": "Allow", "Principal": {"AWS": format!("arn:aws:iam::{ACCOUNT}:root")},
        "Action": "kms:*", "Resource": "*",
    });
    let statements: Vec<_> = (1..count).map(statement).chain([account]).collect();
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

/// The identity policy of this number, from 0 to 9. The last one allows where the encryption context says `team` as given; an
/// empty `team` asks nothing of the request.
pub(crate) fn identity_policy(number: usize, team: &str) -> String {
    let mut own = json!({
        "Effect": "Allow", "Action": if number == 9 { "kms:Encrypt" } else { "kms:Describe*" },
        "Resource": format!("arn:aws:kms:*:{ACCOUNT}:key/*"),
    });
    if !team.is_empty() {
        own["Condition"] = json!({"StringLike": {"kms:EncryptionContext:team": team}});
    }
    let elsewhere = json!({
        "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": format!("arn:aws:s3:::bucket-{number}/*"),
    });
    json!({"Version": "2012-10-17", "Statement": [elsewhere, own]}).to_string()
}
