use model::{ErrorCode, KeyId, Region};
use proptest::prelude::*;

use super::*;
use crate::{default_policy, lockout_check};

const ROOT: &str = "arn:aws:iam::111122223333:root";
const USER: &str = "arn:aws:iam::111122223333:user/alice";

fn account(text: &str) -> AccountId {
    AccountId::parse(text).unwrap()
}

fn region() -> Region {
    Region::parse("us-east-1").unwrap()
}

fn arn() -> KeyArn {
    KeyArn { account: account("111122223333"), region: region(), id: KeyId::SingleRegion(7) }
}

fn ask(policy: &str, caller: &str, action: &'static str) -> Result<(), String> {
    let document = Document::parse(policy).unwrap();
    let arn = arn();
    let owner = if caller.contains("444455556666") { "444455556666" } else { "111122223333" };
    let question = Question {
        caller: CallerView {
            account: account(owner),
            arn: caller,
            role: None,
            is_root: caller.ends_with(":root"),
        },
        action,
        resource: Resource::Key(&arn),
        policy: Some(&document),
    };
    decide(&question).authorize(()).map(|_| ()).map_err(|denied| {
        let error = denied.error();
        assert_eq!(error.code(), ErrorCode::AccessDeniedException);
        error.message().unwrap().to_owned()
    })
}

fn statement(rest: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":{{"Resource":"*",{rest}}}}}"#)
}

#[test]
fn the_default_policy_lets_the_root_in_and_nobody_else() {
    let policy = default_policy(account("111122223333"), &region());
    assert_eq!(ask(&policy, ROOT, "kms:Encrypt"), Ok(()));
    assert_eq!(
        ask(&policy, USER, "kms:Encrypt").unwrap_err(),
        format!(
            "User: {USER} is not authorized to perform: kms:Encrypt on resource: {} because no identity-based policy \
             allows the kms:Encrypt action",
            arn()
        )
    );
    let foreign = ask(&policy, "arn:aws:iam::444455556666:root", "kms:Encrypt").unwrap_err();
    assert!(
        foreign.contains("on this resource because the resource does not exist in this Region"),
        "{foreign}"
    );
}

#[test]
fn statements() {
    let aws = |arn: &str| format!(r#""Effect":"Allow","Principal":{{"AWS":"{arn}"}}"#);
    let (root, user) = (aws(ROOT), aws(USER));
    for (policy, caller, action, allowed) in [
        (format!(r#"{root},"Action":"kms:*""#), ROOT, "kms:Encrypt", true),
        (format!(r#"{root},"Action":"KMS:ENCRYPT""#), ROOT, "kms:Encrypt", true),
        (format!(r#"{root},"Action":["kms:Decrypt","kms:Enc*"]"#), ROOT, "kms:Encrypt", true),
        (format!(r#"{root},"Action":"kms:Decrypt""#), ROOT, "kms:Encrypt", false),
        (format!(r#"{root},"NotAction":"kms:Decrypt""#), ROOT, "kms:Encrypt", true),
        (format!(r#"{root},"NotAction":"kms:*""#), ROOT, "kms:Encrypt", false),
        (format!(r#"{},"Action":"kms:*""#, aws("111122223333")), ROOT, "kms:Encrypt", true),
        (format!(r#"{},"Action":"kms:*""#, aws("444455556666")), ROOT, "kms:Encrypt", false),
        (format!(r#"{user},"Action":"kms:*""#), USER, "kms:Encrypt", true),
        (format!(r#"{user},"Action":"kms:*""#), ROOT, "kms:Encrypt", false),
        (
            r#""Effect":"Allow","Principal":"*","Action":"kms:*""#.to_owned(),
            USER,
            "kms:Encrypt",
            true,
        ),
        (
            r#""Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*""#.to_owned(),
            USER,
            "kms:Encrypt",
            true,
        ),
        (
            r#""Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"kms:*""#
                .to_owned(),
            ROOT,
            "kms:Encrypt",
            false,
        ),
        (
            format!(r#""Effect":"Allow","NotPrincipal":{{"AWS":"{USER}"}},"Action":"kms:*""#),
            ROOT,
            "kms:Encrypt",
            true,
        ),
        (
            format!(r#""Effect":"Allow","NotPrincipal":{{"AWS":"{USER}"}},"Action":"kms:*""#),
            USER,
            "kms:Encrypt",
            false,
        ),
        // Accepted by AWS and without effect.
        (root.clone(), ROOT, "kms:Encrypt", false),
        // Conditions are not evaluated yet: closed.
        (
            format!(r#"{root},"Action":"kms:*","Condition":{{"Bool":{{"a":true}}}}"#),
            ROOT,
            "kms:Encrypt",
            false,
        ),
        (format!(r#"{root},"Action":"kms:*","Condition":{{}}"#), ROOT, "kms:Encrypt", true),
    ] {
        assert_eq!(ask(&statement(&policy), caller, action).is_ok(), allowed, "{policy} {caller}");
    }
}

#[test]
fn a_statement_without_resource_or_about_another_key_does_not_count() {
    let of = |resource: &str| {
        format!(
            r#"{{"Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ROOT}"}},"Action":"kms:*"{resource}}}]}}"#
        )
    };
    assert!(ask(&of(""), ROOT, "kms:Encrypt").is_err());
    assert!(
        ask(&of(r#","Resource":"arn:aws:kms:us-east-1:111122223333:key/x""#), ROOT, "kms:Encrypt")
            .is_err()
    );
    assert!(ask(&of(&format!(r#","Resource":"{}""#, arn())), ROOT, "kms:Encrypt").is_ok());
    assert!(ask(&of(r#","Resource":["a","arn:aws:kms:*:key/*"]"#), ROOT, "kms:Encrypt").is_ok());
    assert!(ask(&of(&format!(r#","NotResource":"{}""#, arn())), ROOT, "kms:Encrypt").is_err());
}

#[test]
fn deny_wins_in_any_order_even_with_a_condition() {
    let allow = r#"{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}"#;
    for deny in [
        r#"{"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}"#,
        r#"{"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*","Condition":{"Bool":{"a":"false"}}}"#,
    ] {
        for statements in [format!("{allow},{deny}"), format!("{deny},{allow}")] {
            let policy = format!(r#"{{"Statement":[{statements}]}}"#);
            let refusal = ask(&policy, ROOT, "kms:Encrypt").unwrap_err();
            assert!(
                refusal.ends_with("with an explicit deny in a resource-based policy"),
                "{refusal}"
            );
            assert_eq!(ask(&policy, ROOT, "kms:Decrypt"), Ok(()));
        }
    }
}

#[test]
fn reasons_name_every_statement() {
    let policy = format!(
        r#"{{"Statement":[{{"Sid":"a","Effect":"Allow","Principal":{{"AWS":"{USER}"}},"Action":"kms:*","Resource":"*"}},
        {{"Effect":"Allow","Principal":{{"AWS":"{ROOT}"}},"Action":"kms:List*","Resource":"*"}},
        {{"Effect":"Allow","Principal":{{"AWS":"{ROOT}"}},"Action":"kms:*","Resource":"*"}}]}}"#
    );
    let document = Document::parse(&policy).unwrap();
    let arn = arn();
    let caller =
        CallerView { account: account("111122223333"), arn: ROOT, role: None, is_root: true };
    let decision = decide(&Question {
        caller,
        action: "kms:Encrypt",
        resource: Resource::Key(&arn),
        policy: Some(&document),
    });
    let why: Vec<_> = decision.reasons().iter().map(|reason| reason.why).collect();
    assert_eq!(why, [Why::OtherPrincipal, Why::OtherAction, Why::AllowsAccountRoot]);
    assert_eq!(document.statements()[0].sid(), Some("a"));
}

#[test]
fn account_level_actions_are_the_roots() {
    let decide_any = |caller: &str| {
        let caller = CallerView {
            account: account("111122223333"),
            arn: caller,
            role: None,
            is_root: caller.ends_with(":root"),
        };
        decide(&Question { caller, action: "kms:ListKeys", resource: Resource::Any, policy: None })
            .authorize(())
    };
    assert!(decide_any(ROOT).is_ok());
    let message = decide_any(USER).unwrap_err().error().message().unwrap().to_owned();
    assert_eq!(
        message,
        format!(
            "User: {USER} is not authorized to perform: kms:ListKeys on resource: * because no identity-based policy allows the kms:ListKeys action"
        )
    );
}

#[test]
fn malformed_documents() {
    for policy in [
        "",
        "x",
        "[]",
        "{}",
        r#"{"Statement":[]}"#,
        r#"{"Statement":"x"}"#,
        r#"{"Version":"2020-01-01","Statement":[]}"#,
        r#"{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"allow","Principal":"*","Action":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","NotPrincipal":"*","Action":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","NotAction":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*","AWS":"*"},"Action":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"Bool":{"a":"1","a":"2"}}}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":{},"Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Extra":1}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]} x"#,
        &format!(r#"{{"Statement":{}1{}}}"#, "[".repeat(40), "]".repeat(40)),
    ] {
        let error = Document::parse(policy).unwrap_err();
        assert_eq!(error.code(), ErrorCode::MalformedPolicyDocumentException, "{policy}");
    }
}

#[test]
fn invalid_principals_have_a_wording_of_their_own() {
    for principal in [
        r#""x""#,
        r#"{"AWS":"alice"}"#,
        r#"{"AWS":"arn:aws:iam::111122223333:group/x"}"#,
        r#"{"AWS":"arn:aws:iam::1:root"}"#,
        r#"{"AWS":"arn:aws:iam::111122223333:user/*"}"#,
        r#"{"Nobody":"x"}"#,
        r#"{"AWS":"arn:aws:iam::111122223333:user/"}"#,
    ] {
        let policy =
            statement(&format!(r#""Effect":"Allow","Action":"kms:*","Principal":{principal}"#));
        let error = Document::parse(&policy).unwrap_err();
        assert_eq!(
            error.message(),
            Some("Policy contains a statement with one or more invalid principals."),
            "{principal}"
        );
    }
}

#[test]
fn lockout() {
    let caller =
        CallerView { account: account("111122223333"), arn: ROOT, role: None, is_root: true };
    let check = |policy: &str| lockout_check(&Document::parse(policy).unwrap(), &caller, &region());
    assert!(check(&default_policy(account("111122223333"), &region())).is_ok());
    let other =
        statement(&format!(r#""Effect":"Allow","Principal":{{"AWS":"{USER}"}},"Action":"kms:*""#));
    assert_eq!(
        check(&other).unwrap_err().message(),
        Some("The new key policy will not allow you to update the key policy in the future.")
    );
    assert!(
        check(&statement(&format!(
            r#""Effect":"Allow","Principal":{{"AWS":"{ROOT}"}},"Action":"kms:Encrypt""#
        )))
        .is_err()
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text: String) {
        let _answer = Document::parse(&text);
    }

    #[test]
    fn no_change_of_a_policy_makes_it_panic(at in 0usize..300, byte in 0x20u8..0x7F) {
        let mut policy = default_policy(account("111122223333"), &region()).into_bytes();
        if let Some(place) = policy.get_mut(at) {
            *place = byte;
        }
        let _answer = Document::parse(std::str::from_utf8(&policy).unwrap());
    }
}
