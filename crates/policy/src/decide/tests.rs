use model::{AccountId, ErrorCode, KeyArn, KeyId, Region};
use proptest::prelude::*;

use super::*;
use crate::{Document, NoContext, default_policy, lockout_check};

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
    let question = PermissionQuery {
        caller: CallerView::new(account(owner), caller),
        action,
        resource: Resource::Key(&arn),
        policy: Some(&document),
        identity: None,
        context: &NoContext,
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
        // The request has no such key.
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
fn deny_wins_in_any_order() {
    let allow = r#"{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}"#;
    for deny in [
        r#"{"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}"#,
        r#"{"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*","Condition":{"Null":{"a":"true"}}}"#,
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
    let caller = CallerView::new(account("111122223333"), ROOT);
    let decision = decide(&PermissionQuery {
        caller,
        action: "kms:Encrypt",
        resource: Resource::Key(&arn),
        policy: Some(&document),
        identity: None,
        context: &NoContext,
    });
    let why: Vec<_> = decision.reasons().iter().map(|reason| reason.why).collect();
    assert_eq!(why, [Why::OtherPrincipal, Why::OtherAction, Why::AllowsAccountRoot]);
    assert_eq!(document.statements()[0].sid(), Some("a"));
}

#[test]
fn account_level_actions_are_the_roots() {
    let decide_any = |caller: &str| {
        let caller = CallerView::new(account("111122223333"), caller);
        decide(&PermissionQuery {
            caller,
            action: "kms:ListKeys",
            resource: Resource::Any,
            policy: None,
            identity: None,
            context: &NoContext,
        })
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
        r#"["2012-10-17",null,[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]]"#,
        r#"{"Statement":[["s","Allow",{"AWS":"*"},null,"kms:*",null,"*",null,null]]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":[["kms:*"]],"Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":[["*"]]},"Action":"kms:*","Resource":"*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":[true]}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"Bool":{"a":[["1"]]}}}]}"#,
        // Its text would be another after reading: 1.1.
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"NumericEquals":{"a":1.10}}}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"NumericEquals":{"a":18446744073709551617}}}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]} x"#,
        &format!(r#"{{"Statement":{}1{}}}"#, "[".repeat(40), "]".repeat(40)),
    ] {
        let error = Document::parse(policy).unwrap_err();
        assert_eq!(error.code(), ErrorCode::MalformedPolicyDocumentException, "{policy}");
    }
}

#[test]
fn why_a_document_cannot_be_read_is_told_in_short() {
    let policy = r#"{"Statement":[{"Effect":"Alow"}]}"#;
    let error = Document::parse(policy).unwrap_err();
    assert!(error.detail().unwrap().contains("unknown variant `Alow`"), "{error:?}");
    let policy = format!(r#"{{"{}":1}}"#, "x".repeat(10_000));
    assert_eq!(Document::parse(&policy).unwrap_err().detail().unwrap().len(), 256);
}

/// A key whose policy cannot be read could be neither used nor deleted, nor get another policy.
#[test]
fn what_was_stored_stays_readable() {
    for policy in [
        r#"["2012-10-17",null,[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]]"#,
        r#"{"Statement":[["s","Allow",{"AWS":"*"},null,"kms:*",null,"*",null,null]]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":[["kms:*"]],"Resource":[true,"*"]}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Principal":{"AWS":[111122223333,"*"]},"Action":"kms:*","Resource":"*"}]}"#,
    ] {
        assert!(Document::parse(policy).is_err(), "{policy}");
        let stored = Document::parse_stored(crate::PolicyKind::Key, policy).unwrap();
        assert_eq!(stored.statements().len(), 1, "{policy}");
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
    let caller = CallerView::new(account("111122223333"), ROOT);
    let check = |policy: &str| {
        lockout_check(&Document::parse(policy).unwrap(), &caller, None, &NoContext, &region())
    };
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

const ROLE: &str = "arn:aws:iam::111122223333:role/app";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/app/s1";
const FOREIGNER: &str = "arn:aws:iam::444455556666:user/bob";

fn attached(name: &str, statements: &[&str]) -> Attached {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","));
    let document = Document::parse_as(crate::PolicyKind::Identity, &text).unwrap();
    Attached { name: name.to_owned(), document: Arc::new(document) }
}

const ALLOW: &str = r#"{"Effect":"Allow","Action":"kms:Encrypt","Resource":"*"}"#;
const DENY: &str = r#"{"Effect":"Deny","Action":"kms:*","Resource":"*"}"#;
const OTHER: &str = r#"{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}"#;

/// Returns policies with these results for kms:Encrypt: `+` allows, `-` denies, `.` is about others; `None` is no such layer.
fn identity(policies: &str, boundary: Option<&str>, session: Option<&str>) -> PrincipalPolicies {
    let one = |layer: &str| {
        let statement = |sign| match sign {
            '+' => ALLOW,
            '-' => DENY,
            _ => OTHER,
        };
        attached("p", &layer.chars().map(statement).collect::<Vec<_>>())
    };
    PrincipalPolicies {
        policies: if policies.is_empty() { Vec::new() } else { vec![one(policies)] },
        boundary: boundary.map(one),
        session: session.map(|layer| vec![one(layer)]),
        tags: Vec::new(),
    }
}

/// The layer that refuses kms:Encrypt to `arn` under a key policy with these principals, each with `Allow`.
fn refusing(principals: &[&str], arn: &str, identity: &PrincipalPolicies) -> Option<Layer> {
    let statements = principals.iter().map(|principal| {
        let (effect, principal) = match principal.strip_prefix('-') {
            Some(principal) => ("Deny", principal),
            None => ("Allow", *principal),
        };
        format!(
            r#"{{"Effect":"{effect}","Principal":{principal},"Action":"kms:*","Resource":"*"}}"#
        )
    });
    let text = format!(r#"{{"Statement":[{}]}}"#, statements.collect::<Vec<_>>().join(","));
    let (document, key) = (Document::parse(&text).unwrap(), self::arn());
    let owner = arn.split(':').nth(4).unwrap();
    let role = (arn == SESSION).then_some(ROLE);
    let question = PermissionQuery {
        caller: CallerView {
            role,
            id: "AROAEXAMPLEEXAMPLE12:s1",
            ..CallerView::new(account(owner), arn)
        },
        action: "kms:Encrypt",
        resource: Resource::Key(&key),
        policy: Some(&document),
        identity: Some(identity),
        context: &NoContext,
    };
    decide(&question).refused_by()
}

/// IAM user guide, "Evaluating policies within a single account" and "Cross-account policy evaluation logic"; AWS KMS developer
/// guide, "Allows access to the AWS account and enables IAM policies".
#[test]
fn layers_are_combined_as_aws_combines_them() {
    use Layer as L;
    let root = r#"{"AWS":"arn:aws:iam::111122223333:root"}"#;
    let user = r#"{"AWS":"arn:aws:iam::111122223333:user/alice"}"#;
    let role = r#"{"AWS":"arn:aws:iam::111122223333:role/app"}"#;
    let role_id = r#"{"AWS":"AROAEXAMPLEEXAMPLE12"}"#;
    let session = r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s1"}"#;
    let foreigner = r#"{"AWS":"arn:aws:iam::444455556666:user/bob"}"#;
    let foreign = r#"{"AWS":"444455556666"}"#;
    let everyone = r#""*""#;
    let deny_user = r#"-{"AWS":"arn:aws:iam::111122223333:user/alice"}"#;
    for (principals, caller, own, boundary, limits, expected) in [
        // The account decides: identity policies must allow, within boundary and session policy.
        (vec![root], USER, "+", None, None, None),
        (vec![root], USER, "", None, None, Some(L::NoIdentityPolicy)),
        (vec![root], USER, ".", None, None, Some(L::NoIdentityPolicy)),
        (vec![root], USER, "+-", None, None, Some(L::IdentityPolicyDenies)),
        (vec![root], USER, "+", Some("+"), None, None),
        (vec![root], USER, "+", Some("."), None, Some(L::NoBoundary)),
        (vec![root], USER, "+", Some("-"), None, Some(L::BoundaryDenies)),
        (vec![root], SESSION, "+", None, Some("+"), None),
        (vec![root], SESSION, "+", None, Some("."), Some(L::NoSessionPolicy)),
        (vec![root], SESSION, "+", None, Some("+-"), Some(L::SessionPolicyDenies)),
        // Without delegation identity policies allow nothing, and still deny.
        (vec![role], USER, "+", None, None, Some(L::NoResourcePolicy)),
        (vec![user], USER, "-", None, None, Some(L::IdentityPolicyDenies)),
        // Who is named in person needs no identity policy, and no boundary limits that.
        (vec![user], USER, "", None, None, None),
        (vec![user], USER, "", Some("."), None, None),
        (vec![user], USER, "", Some("-"), None, Some(L::BoundaryDenies)),
        (vec![session], SESSION, "", Some("."), Some("."), None),
        // Whose role is named is limited by boundary and session policy.
        (vec![role], SESSION, "", None, None, None),
        (vec![role_id], SESSION, "", None, None, None),
        (vec![role], SESSION, "", Some("."), None, Some(L::NoBoundary)),
        (vec![role], SESSION, "", None, Some("."), Some(L::NoSessionPolicy)),
        (vec![role], SESSION, "", Some("+"), Some("+"), None),
        (vec![everyone], USER, "", None, None, None),
        // An explicit Deny of the key policy wins.
        (vec![user, deny_user], USER, "+", None, None, Some(L::ResourcePolicyDenies)),
        // Across accounts both sides must allow.
        (vec![foreigner], FOREIGNER, "+", None, None, None),
        (vec![foreigner], FOREIGNER, "", None, None, Some(L::NoIdentityPolicy)),
        (vec![foreign], FOREIGNER, "+", None, None, None),
        (vec![foreign], FOREIGNER, "", None, None, Some(L::NoIdentityPolicy)),
        (vec![everyone], FOREIGNER, "", None, None, Some(L::NoIdentityPolicy)),
        (vec![foreign], FOREIGNER, "+", Some("."), None, Some(L::NoBoundary)),
        (vec![root], FOREIGNER, "+", None, None, Some(L::NoResourcePolicy)),
    ] {
        let found = refusing(&principals, caller, &identity(own, boundary, limits));
        assert_eq!(found, expected, "{principals:?} {caller} {own} {boundary:?} {limits:?}");
    }
}

/// IAM user guide, "NotPrincipal with Deny": the caller, the role of a session and the account must be named.
#[test]
fn a_deny_for_all_but_some_spares_only_who_is_named_in_full() {
    let deny = |listed: &str, arn: &str| {
        let text = format!(
            r#"{{"Statement":[{{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}},
                {{"Effect":"Deny","NotPrincipal":{{"AWS":[{listed}]}},"Action":"*","Resource":"*"}}]}}"#
        );
        let (document, key) = (Document::parse(&text).unwrap(), self::arn());
        let role = (arn == SESSION).then_some(ROLE);
        let caller = CallerView { role, ..CallerView::new(account("111122223333"), arn) };
        let (policy, identity) = (Some(&document), Some(&PrincipalPolicies::default()));
        let (action, resource) = ("kms:Encrypt", Resource::Key(&key));
        let context = &NoContext;
        decide(&PermissionQuery { caller, action, resource, policy, identity, context })
            .is_allowed()
    };
    let list =
        |arns: &[&str]| arns.iter().map(|arn| format!("\"{arn}\"")).collect::<Vec<_>>().join(",");
    assert!(deny(&list(&[USER, ROOT]), USER));
    assert!(!deny(&list(&[USER]), USER));
    assert!(!deny(&list(&[ROOT]), USER));
    assert!(deny(&list(&[SESSION, ROLE, ROOT]), SESSION));
    assert!(!deny(&list(&[SESSION, ROOT]), SESSION));
    assert!(!deny(&list(&[ROLE, ROOT]), SESSION));
}

#[test]
fn a_service_is_let_in_by_its_name() {
    let ask = |principal: &str| {
        let text = format!(
            r#"{{"Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"*","Resource":"*"}}]}}"#
        );
        let (document, key) = (Document::parse(&text).unwrap(), arn());
        let service = Some("lambda.amazonaws.com");
        let caller = CallerView {
            service,
            ..CallerView::new(account("999999999999"), "lambda.amazonaws.com")
        };
        let (action, resource, policy) = ("kms:Encrypt", Resource::Key(&key), Some(&document));
        decide(&PermissionQuery {
            caller,
            action,
            resource,
            policy,
            identity: None,
            context: &NoContext,
        })
        .is_allowed()
    };
    assert!(ask(r#"{"Service":"lambda.amazonaws.com"}"#));
    assert!(ask(r#"{"Service":["s3.amazonaws.com","lambda.amazonaws.com"]}"#));
    assert!(!ask(r#"{"Service":"s3.amazonaws.com"}"#));
    assert!(ask(r#""*""#));
    assert!(!ask(r#"{"AWS":"999999999999"}"#.replace("999999999999", "111122223333").as_str()));
}

#[test]
fn identity_policies_and_trust_policies_have_rules_of_their_own() {
    use crate::PolicyKind;
    let refusal = |kind, statement: &str| {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#);
        Document::parse_as(kind, &text).err().map(|error| error.message().unwrap().to_owned())
    };
    let says = |text: &str| Some(text.to_owned());
    assert_eq!(refusal(PolicyKind::Identity, ALLOW), None);
    assert_eq!(
        refusal(
            PolicyKind::Identity,
            r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#
        ),
        says("Policy document should not specify a principal.")
    );
    assert_eq!(
        refusal(PolicyKind::Identity, r#"{"Effect":"Allow","Action":"*"}"#),
        says("Policy statement must contain resources.")
    );
    assert_eq!(
        refusal(PolicyKind::Identity, r#"{"Effect":"Allow","Resource":"*"}"#),
        says("Policy statement must contain actions.")
    );
    assert_eq!(
        refusal(PolicyKind::Identity, r#"{"Effect":"Maybe"}"#),
        says("Syntax errors in policy.")
    );
    let trust = r#"{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}"#;
    assert_eq!(refusal(PolicyKind::Trust, trust), None);
    assert_eq!(
        refusal(
            PolicyKind::Trust,
            r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#
        ),
        says("Has prohibited field Resource")
    );
    let condition =
        r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringSame":{"a":"b"}}}"#;
    assert_eq!(refusal(PolicyKind::Identity, condition), says("Syntax errors in policy."));
    for (kind, told) in [
        (PolicyKind::Identity, "Syntax errors in policy."),
        (PolicyKind::Session, "The policy is not in the valid JSON format."),
        (PolicyKind::Trust, "This policy contains invalid Json"),
    ] {
        // The first fault is that of a policy, and the second that of JSON.
        assert_eq!(refusal(kind, r#"{"Other":1},}"#), says(told), "{kind:?}");
        // JSON whose lists nest too deep is JSON.
        for json in [r#"{"Other":1}"#, &format!("{}1{}", "[".repeat(20), "]".repeat(20))] {
            assert_eq!(refusal(kind, json), says("Syntax errors in policy."), "{kind:?} {json}");
        }
    }
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

/// Whom a provider vouches for is no identity of AWS: only `Federated`, or everyone at all, means it.
#[test]
fn a_web_identity_is_let_in_by_its_provider_only() {
    const PROVIDER: &str = "arn:aws:iam::111122223333:oidc-provider/issuer.example";
    for (principal, allowed) in [
        (
            r#""Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/issuer.example"}"#,
            true,
        ),
        (
            r#""Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/other.example"}"#,
            false,
        ),
        (r#""Principal":"*""#, true),
        (r#""Principal":{"AWS":"*"}"#, false),
        (r#""Principal":{"AWS":"111122223333"}"#, false),
        (r#""NotPrincipal":{"AWS":"444455556666"}"#, false),
    ] {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow",{principal},"Action":"sts:AssumeRoleWithWebIdentity"}}}}"#
        );
        let trust = Document::parse_as(crate::PolicyKind::Trust, &text).unwrap();
        let caller = CallerView {
            provider: Some(PROVIDER),
            ..CallerView::new(account("111122223333"), "issuer.example:app:root")
        };
        let question = PermissionQuery {
            caller,
            action: "sts:AssumeRoleWithWebIdentity",
            resource: Resource::Role {
                arn: "arn:aws:iam::111122223333:role/app",
                account: account("111122223333"),
            },
            policy: Some(&trust),
            identity: None,
            context: &NoContext,
        };
        assert_eq!(decide(&question).is_allowed(), allowed, "{principal}");
    }
}

#[test]
fn a_trust_policy_is_about_roles_and_nothing_else() {
    let trust = |action: &str| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":"*","Action":"{action}"}}}}"#
        );
        Document::parse_as(crate::PolicyKind::Trust, &text).map(drop)
    };
    assert!(trust("sts:AssumeRole").is_ok() && trust("sts:*").is_ok());
    for action in ["kms:Encrypt", "*"] {
        let message = trust(action).unwrap_err().message().unwrap_or_default().to_owned();
        assert!(!message.is_empty(), "{action}");
    }
}

/// Returns whether a principal that had the id `AIDAFIRST` when the policy was put is still meant when `id` calls.
fn ask_bound(rest: &str, id: &str) -> bool {
    let ids = [(USER.to_owned(), "AIDAFIRST".to_owned())].into();
    let document = Document::parse(&statement(rest)).unwrap().bind(&ids);
    let arn = arn();
    let question = PermissionQuery {
        caller: CallerView { id, ..CallerView::new(account("111122223333"), USER) },
        action: "kms:Encrypt",
        resource: Resource::Key(&arn),
        policy: Some(&document),
        identity: None,
        context: &NoContext,
    };
    decide(&question).is_allowed()
}

#[test]
fn a_bound_principal_is_whoever_has_the_id_and_nobody_else_of_the_name() {
    let allow = format!(r#""Effect":"Allow","Action":"*","Principal":{{"AWS":["{USER}"]}}"#);
    assert!(ask_bound(&allow, "AIDAFIRST"));
    for id in ["AIDASECOND", "", "AIDAFIRSTX"] {
        assert!(!ask_bound(&allow, id), "{id}");
    }
    // Who comes later is not spared either.
    let spare = |id| {
        let deny = format!(
            r#""Effect":"Deny","Action":"*","NotPrincipal":{{"AWS":["{USER}","111122223333"]}}}},
               {{"Resource":"*","Effect":"Allow","Action":"*","Principal":{{"AWS":"*"}}"#
        );
        let text = statement(&deny).replacen(r#""Statement":"#, r#""Statement":["#, 1);
        let text = text.strip_suffix('}').unwrap().to_owned() + "]}";
        let ids = [(USER.to_owned(), "AIDAFIRST".to_owned())].into();
        let document = Document::parse(&text).unwrap().bind(&ids);
        let arn = arn();
        decide(&PermissionQuery {
            caller: CallerView { id, ..CallerView::new(account("111122223333"), USER) },
            action: "kms:Encrypt",
            resource: Resource::Key(&arn),
            policy: Some(&document),
            identity: Some(&PrincipalPolicies::default()),
            context: &NoContext,
        })
        .is_allowed()
    };
    assert!(spare("AIDAFIRST") && !spare("AIDASECOND"));
}

/// Whoever is denied does not get away under another name, and who is allowed takes the permission along.
#[test]
fn a_bound_principal_is_whoever_has_the_id_under_whatever_name() {
    let renamed = |effect: &str| {
        let rest = format!(r#""Effect":"{effect}","Action":"*","Principal":{{"AWS":"{USER}"}}"#);
        let ids = [(USER.to_owned(), "AIDAFIRST".to_owned())].into();
        let document = Document::parse(&statement(&rest)).unwrap().bind(&ids);
        let (name, arn) = ("arn:aws:iam::111122223333:user/other/alicia", arn());
        let caller =
            CallerView { id: "AIDAFIRST", ..CallerView::new(account("111122223333"), name) };
        decide(&PermissionQuery {
            caller,
            action: "kms:Encrypt",
            resource: Resource::Key(&arn),
            policy: Some(&document),
            identity: None,
            context: &NoContext,
        })
        .refused_by()
    };
    assert_eq!(renamed("Deny"), Some(Layer::ResourcePolicyDenies));
    assert_eq!(renamed("Allow"), None);
}

#[test]
fn a_text_of_very_many_variables_is_no_policy() {
    let with = |count: usize| {
        let text = "${aws:UserAgent}".repeat(count);
        let condition = format!(r#""Condition":{{"StringLike":{{"aws:x":"{text}"}}}}"#);
        let rest = format!(r#""Effect":"Allow","Action":"*","Principal":"*",{condition}"#);
        let policy = statement(&rest);
        let resource = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"kms:*","Resource":"{text}"}}}}"#
        );
        let identity = Document::parse_as(crate::PolicyKind::Identity, &resource);
        (Document::parse(&policy).is_ok(), identity.is_ok())
    };
    assert!(with(64).0 && with(65) == (false, false));
}
