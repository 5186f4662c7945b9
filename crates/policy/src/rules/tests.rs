use super::*;
use crate::document::Document;

const KINDS: [PolicyKind; 4] =
    [PolicyKind::Identity, PolicyKind::Session, PolicyKind::Trust, PolicyKind::Key];

/// Returns a policy of one statement with everything that its kind needs, and the members of `more` in their place.
fn policy(kind: PolicyKind, more: &str) -> String {
    let given: Map<String, Value> = serde_json::from_str(&format!("{{{more}}}")).unwrap();
    let needed = match kind {
        PolicyKind::Identity | PolicyKind::Session => {
            r#"{"Effect":"Allow","Action":"kms:*","Resource":"*"}"#
        }
        PolicyKind::Trust => {
            r#"{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"111122223333"}}"#
        }
        PolicyKind::Key | PolicyKind::Bucket => {
            r#"{"Effect":"Allow","Action":"kms:*","Resource":"*","Principal":{"AWS":"111122223333"}}"#
        }
    };
    let mut statement: Map<String, Value> = serde_json::from_str(needed).unwrap();
    statement.extend(given);
    serde_json::json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
}

/// Returns the words in which a policy is refused; an empty text for those of KMS.
fn refusal(kind: PolicyKind, text: &str) -> Option<String> {
    let error = Document::parse_as(kind, text).err()?;
    Some(error.message().unwrap_or_default().to_owned())
}

#[test]
fn resources_are_arns() {
    for good in [
        "*",
        "arn:aws:kms:us-east-1:111122223333:key/1234",
        "arn:aws:kms:*:*:key/*",
        "arn:aws:s3:::bucket",
        "arn:aws-cn:s3:::bucket/*",
        "arn:*:s3:::bucket",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "arn:aws:iam::111122223333:user/${aws:username}",
        "arn:aws:iam::*:role/*",
        "arn:aws:iam::111122223333:*",
        "arn:aws:iam::*:root",
        "arn:aws:organizations::*:",
        "arn:aws:sqs:${aws:RequestedRegion}:${aws:PrincipalAccount}:q",
        "arn:aws:logs:*:1111*:log-group:*:*",
        "arn:aws:s3:::${aws:PrincipalTag/a:b}/*",
        "arn:aws:catalog:us-east-1:aws-marketplace:product/*",
        "arn:aws:mobiletargeting:*:third-party:*",
        "arn:aws:iam::111122223333:delegation-request/*",
    ] {
        let text = policy(PolicyKind::Identity, &format!("\"Resource\":\"{good}\""));
        assert_eq!(refusal(PolicyKind::Identity, &text), None, "{good}");
        let text = policy(PolicyKind::Key, &format!("\"Resource\":\"{good}\""));
        assert_eq!(refusal(PolicyKind::Key, &text), None, "{good}");
    }
    for (bad, told) in [
        ("", "Resource  must be in ARN format or \"*\"."),
        ("bucket/*", "Resource bucket/* must be in ARN format or \"*\"."),
        (" arn:aws:s3:::bucket", "Resource  arn:aws:s3:::bucket must be in ARN format or \"*\"."),
        ("ARN:aws:s3:::bucket", "Resource ARN:aws:s3:::bucket must be in ARN format or \"*\"."),
        ("arn::s3:::bucket", "Partition \"\" is not valid for resource \"arn::s3:::bucket\"."),
        (
            "arn:amazon:s3:::bucket",
            "Partition \"amazon\" is not valid for resource \"arn:amazon:s3:::bucket\".",
        ),
        (
            "arn:${Partition}:s3:::bucket",
            "Partition \"${Partition}\" is not valid for resource \"arn:${Partition}:s3:::bucket\".",
        ),
        ("arn:aws", "Resource vendor must be fully qualified and cannot contain regexes."),
        ("arn:aws:*:*:*:*", "Resource vendor must be fully qualified and cannot contain regexes."),
        (
            "arn:aws::us-east-1:111122223333:key/1",
            "Resource vendor must be fully qualified and cannot contain regexes.",
        ),
        ("arn:aws:s3::bucket", "The policy failed legacy parsing"),
        ("arn:aws:iam:111122223333:user/alice", "The policy failed legacy parsing"),
        ("arn:aws:sqs:us-east-1:<ACCOUNT_ID>:queue", "The policy failed legacy parsing"),
        ("arn:aws:sqs:us-east-1:1234:queue", "The policy failed legacy parsing"),
        (
            "arn:aws:iam:us-east-1:111122223333:user/alice",
            "IAM resource arn:aws:iam:us-east-1:111122223333:user/alice cannot contain region information.",
        ),
        ("arn:aws:iam::111122223333:*/*", &*IAM_PATH),
        ("arn:aws:iam::111122223333:alice", &*IAM_PATH),
    ] {
        for element in ["Resource", "NotResource"] {
            let text = policy(PolicyKind::Identity, &format!("\"{element}\":\"{bad}\""));
            let text = if element == "NotResource" {
                text.replace(",\"Resource\":\"*\"", "")
            } else {
                text
            };
            for kind in [PolicyKind::Identity, PolicyKind::Session] {
                assert_eq!(refusal(kind, &text).as_deref(), Some(told), "{kind:?} {bad}");
            }
        }
    }
}

#[test]
fn actions_have_a_vendor_and_one_colon() {
    for good in
        ["*", "kms:Decrypt", "kms:*", "*:*", "execute-api:Invoke", "KMS:decrypt", "s3:Get?bject"]
    {
        for kind in [PolicyKind::Identity, PolicyKind::Key] {
            let text = policy(kind, &format!("\"Action\":[\"{good}\"]"));
            assert_eq!(refusal(kind, &text), None, "{good}");
        }
    }
    let vendor = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
    for (bad, told) in [
        ("Decrypt", vendor),
        ("", vendor),
        ("kms:kms:Decrypt", "Actions/Condition can contain only one colon."),
        ("kms::Decrypt", "Actions/Condition can contain only one colon."),
        (" kms:Decrypt", "Vendor  kms is not valid"),
        (":Decrypt", "Vendor  is not valid"),
        ("k*:Decrypt", "Vendor k* is not valid"),
        ("kms:", "The policy failed legacy parsing"),
        ("kms: Decrypt", "The policy failed legacy parsing"),
    ] {
        let text = policy(PolicyKind::Identity, &format!("\"Action\":[\"kms:Encrypt\",\"{bad}\"]"));
        assert_eq!(refusal(PolicyKind::Identity, &text).as_deref(), Some(told), "{bad}");
        let text = policy(PolicyKind::Key, &format!("\"Action\":[\"{bad}\"]"));
        let is_taken = told == vendor || bad == "k*:Decrypt";
        assert_eq!(refusal(PolicyKind::Key, &text), (!is_taken).then(String::new), "{bad}");
    }
    let text = policy(PolicyKind::Trust, "\"Action\":\"sts:sts:AssumeRole\"");
    let told = refusal(PolicyKind::Trust, &text);
    assert_eq!(told.as_deref(), Some("Actions/Condition can contain only one colon."));
}

#[test]
fn condition_keys_have_a_vendor_and_one_colon() {
    for good in [
        "aws:SourceIp",
        "kms:EncryptionContext:aws:s3:arn",
        "kms:RecipientAttestation:ImageSha384",
        "kms:recipientattestation:PCR8",
        "KMS:encryptioncontext:team",
        "aws:RequestTag/kubernetes.io/cluster:x",
        "ec2:ResourceTag/aws:autoscaling:groupName",
        "oidc.eks.us-east-1.amazonaws.com/id/FF:sub",
        "oidc.circleci.com/org/1234:oidc.circleci.com/project-id",
        "127.0.0.1:8080:sub",
        "localhost:8080/tenant:sub",
    ] {
        for kind in KINDS {
            let text = policy(kind, &format!(r#""Condition":{{"StringEquals":{{"{good}":"x"}}}}"#));
            let text = text.replace(
                r#"StringEquals":{"aws:SourceIp":"x"}"#,
                r#"IpAddress":{"aws:SourceIp":"10.0.0.1"}"#,
            );
            assert_eq!(refusal(kind, &text), None, "{good}");
        }
    }
    for (bad, told) in [
        ("SourceIp", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
        ("aws:aws:username", "Condition can contain only one colon."),
        ("kms:kms:ViaService", "Condition can contain only one colon."),
        (
            "https://oidc.eks.us-east-1.amazonaws.com/id/FF:sub",
            "Condition can contain only one colon.",
        ),
        (" aws:username", "The policy failed legacy parsing"),
        (":username", "The policy failed legacy parsing"),
        ("aws:", "The policy failed legacy parsing"),
    ] {
        for kind in KINDS {
            let text = policy(kind, &format!(r#""Condition":{{"StringEquals":{{"{bad}":"x"}}}}"#));
            let told = match kind {
                PolicyKind::Key if bad == "SourceIp" => None,
                PolicyKind::Key => Some(""),
                PolicyKind::Identity
                | PolicyKind::Session
                | PolicyKind::Trust
                | PolicyKind::Bucket => Some(told),
            };
            assert_eq!(refusal(kind, &text).as_deref(), told, "{kind:?} {bad}");
        }
    }
}

#[test]
fn ids_of_statements_are_letters_and_unique() {
    let two = |one: &str, other: &str, kind| {
        let statement = |sid: &str| {
            let policy = policy(kind, &format!("\"Sid\":\"{sid}\""));
            let policy: Value = serde_json::from_str(&policy).unwrap();
            policy["Statement"][0].clone()
        };
        serde_json::json!({ "Statement": [statement(one), statement(other)] }).to_string()
    };
    for kind in KINDS {
        for (one, other) in [("a", "b"), ("a", "A"), ("", ""), ("0", "")] {
            assert_eq!(refusal(kind, &two(one, other, kind)), None, "{kind:?} {one} {other}");
        }
    }
    for kind in [PolicyKind::Identity, PolicyKind::Session, PolicyKind::Trust] {
        let told = refusal(kind, &two("a", "a", kind));
        assert_eq!(told.as_deref(), Some(&*SID_TWICE));
        for bad in ["a b", "a-b", "ä"] {
            assert_eq!(refusal(kind, &two(bad, "x", kind)).as_deref(), Some(&*SID_FORM));
        }
    }
    // As in the policy that the console makes.
    assert_eq!(
        refusal(PolicyKind::Key, &two("Enable IAM User Permissions", "x", PolicyKind::Key)),
        None
    );
}

#[test]
fn policies_of_identities_and_roles_begin_at_once() {
    for kind in KINDS {
        for (blank, is_refused) in [("", false), (" ", true), ("\n", true), ("\t", true)] {
            let told = refusal(kind, &format!("{blank}{}\n", policy(kind, "")));
            let expected = (is_refused && kind != PolicyKind::Key).then_some(&*LEADING_SPACE);
            assert_eq!(told.as_deref(), expected, "{kind:?} {blank:?}");
        }
    }
}

/// What was stored when nothing was asked is read still.
#[test]
fn a_stored_policy_may_break_every_rule() {
    for kind in KINDS {
        let mut more = r#""Sid":"a b","Condition":{"StringEquals":{"a:b:c":"x"}}"#.to_owned();
        if kind == PolicyKind::Identity {
            more.push_str(r#","Action":"kms:kms:Decrypt","Resource":"bucket""#);
        }
        assert!(Document::parse_stored(kind, &format!(" {}", policy(kind, &more))).is_ok());
    }
}
