//! The example policies of the AWS KMS developer guide, each with a request that it allows and one that it does not.
//!
//! After the pages "Default key policy", "Creating a key policy", "Customer managed policy examples", "AWS KMS condition
//! keys", "Using aliases to control access", "Using tags to control access" and "Allowing users in other accounts". A policy
//! here says what the guide's says, in fewer lines; values are the guide's.

#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::Arc;

use model::{AccountId, AliasArn, KeyArn};
use policy::{
    Attached, CallerView, Document, PermissionQuery, PolicyKind, PrincipalPolicies, Resource,
    decide,
};
use serde_json::{Value, json};

const FIRST: &str = "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER: &str = "arn:aws:kms:us-west-2:111122223333:key/00000000-0000-4000-8000-000000000000";
const ELSEWHERE: &str =
    "arn:aws:kms:ap-southeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ALIAS: &str = "arn:aws:kms:us-west-2:111122223333:alias/new";
const USE: &[&str] =
    &["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
const ATTACH: &[&str] = &["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"];
const EXAMPLE_USER: &str = "user/ExampleUser";
const EXAMPLE_APP: &str = "role/RoleForExampleApp";

/// `user/NAME`, `role/NAME` or `root` of the key's account, or the same after another account's number.
fn arn(name: &str) -> String {
    match name.split_once(':') {
        Some((account, name)) => format!("arn:aws:iam::{account}:{name}"),
        None => format!("arn:aws:iam::111122223333:{name}"),
    }
}

/// A statement of a key policy.
fn key(effect: &str, who: &[&str], actions: &[&str], condition: Value) -> Value {
    let who: Vec<String> = who.iter().map(|name| arn(name)).collect();
    let mut made =
        json!({"Effect": effect, "Principal": {"AWS": who}, "Action": actions, "Resource": "*"});
    if !condition.is_null() {
        made["Condition"] = condition;
    }
    made
}

fn allow(who: &str, actions: &[&str], condition: Value) -> Value {
    key("Allow", &[who], actions, condition)
}

fn deny(who: &str, actions: &[&str], condition: Value) -> Value {
    key("Deny", &[who], actions, condition)
}

/// A statement of an identity policy.
fn identity(effect: &str, actions: &[&str], resources: &[&str], condition: Value) -> Value {
    let mut made = json!({"Effect": effect, "Action": actions, "Resource": resources});
    if !condition.is_null() {
        made["Condition"] = condition;
    }
    made
}

/// "Enable IAM policies": the default key policy.
fn default_policy() -> Value {
    allow("root", &["kms:*"], Value::Null)
}

/// What an identity may do where the example only takes away.
fn everything() -> Vec<Value> {
    vec![identity("Allow", &["kms:*"], &["*"], Value::Null)]
}

/// One request.
#[derive(Clone, Debug)]
struct Ask {
    who: &'static str,
    action: &'static str,
    on: &'static str,
    says: BTreeMap<String, Vec<String>>,
}

fn ask(who: &'static str, action: &'static str) -> Ask {
    Ask { who, action, on: FIRST, says: BTreeMap::new() }
}

impl Ask {
    fn on(self, on: &'static str) -> Self {
        Self { on, ..self }
    }

    /// With a condition key, whose name is in lower case, and its values.
    fn says(mut self, name: &str, values: &[&str]) -> Self {
        self.says.insert(name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect());
        self
    }

    /// With one pair of an encryption context besides those that it has.
    fn context(mut self, name: &str, value: &str) -> Self {
        self.says.entry("kms:encryptioncontextkeys".to_owned()).or_default().push(name.to_owned());
        self.says(&format!("kms:encryptioncontext:{}", name.to_lowercase()), &[value])
    }
}

/// Policies and what they decide.
struct Case {
    key: Vec<Value>,
    identity: Vec<Value>,
    allowed: Vec<Ask>,
    refused: Vec<Ask>,
}

fn check(case: Case) {
    assert!(!case.allowed.is_empty() && !case.refused.is_empty());
    let text = |statements: &[Value]| json!({"Version": "2012-10-17", "Statement": statements});
    let key_policy = Document::parse(&text(&case.key).to_string()).unwrap();
    let mut own = PrincipalPolicies::default();
    if !case.identity.is_empty() {
        let document = text(&case.identity).to_string();
        let document = Arc::new(Document::parse_as(PolicyKind::Identity, &document).unwrap());
        own.policies.push(Attached { name: "example".to_owned(), document });
    }
    let wanted = case.allowed.iter().map(|ask| (ask, true));
    for (ask, wanted) in wanted.chain(case.refused.iter().map(|ask| (ask, false))) {
        let decided = is_allowed(ask, &key_policy, &own);
        assert_eq!(decided, wanted, "{ask:?} under {:#?} and {:#?}", case.key, case.identity);
    }
}

fn is_allowed(ask: &Ask, key_policy: &Document, own: &PrincipalPolicies) -> bool {
    let arn = arn(ask.who);
    let account = arn.split(':').nth(4).and_then(AccountId::parse).unwrap();
    let session = ask
        .who
        .split_once("role/")
        .map(|(_, role)| format!("arn:aws:sts::{account}:assumed-role/{role}/session"));
    let mut caller = CallerView::new(account, session.as_deref().unwrap_or(&arn));
    caller.role = session.is_some().then_some(arn.as_str());
    let (of_key, of_alias) = (KeyArn::parse(ask.on), AliasArn::parse(ask.on));
    let (resource, policy) = match (&of_key, &of_alias) {
        (Some(key), _) => (Resource::Key(key), Some(key_policy)),
        (None, Some(alias)) => (Resource::Alias(alias), None),
        (None, None) => (Resource::Any, None),
    };
    let own = (!caller.is_root).then_some(own);
    let question = PermissionQuery {
        caller,
        action: ask.action,
        resource,
        policy,
        identity: own,
        context: &ask.says,
    };
    decide(&question).is_allowed()
}

fn by_key(key: Vec<Value>, allowed: Vec<Ask>, refused: Vec<Ask>) {
    check(Case { key, identity: Vec::new(), allowed, refused });
}

fn by_identity(identity: Vec<Value>, allowed: Vec<Ask>, refused: Vec<Ask>) {
    check(Case { key: vec![default_policy()], identity, allowed, refused });
}

/// A Deny of a key policy, beside which everything is allowed.
fn denied_by_key(statement: Value, allowed: Vec<Ask>, refused: Vec<Ask>) {
    check(Case {
        key: vec![default_policy(), statement],
        identity: everything(),
        allowed,
        refused,
    });
}

const ADMINISTER: &[&str] = &[
    "kms:Create*",
    "kms:Describe*",
    "kms:Enable*",
    "kms:List*",
    "kms:Put*",
    "kms:Update*",
    "kms:Revoke*",
    "kms:Disable*",
    "kms:Get*",
    "kms:Delete*",
    "kms:TagResource",
    "kms:UntagResource",
    "kms:ScheduleKeyDeletion",
    "kms:CancelKeyDeletion",
];

/// "Default key policy".
#[test]
fn default_key_policy() {
    by_key(
        vec![default_policy()],
        vec![ask("root", "kms:Encrypt"), ask("root", "kms:PutKeyPolicy")],
        vec![ask(EXAMPLE_USER, "kms:Encrypt"), ask("444455556666:root", "kms:Encrypt")],
    );
    check(Case {
        key: vec![default_policy()],
        identity: vec![identity("Allow", &["kms:Encrypt"], &[FIRST], Value::Null)],
        allowed: vec![ask(EXAMPLE_USER, "kms:Encrypt"), ask("role/ExampleRole", "kms:Encrypt")],
        refused: vec![
            ask(EXAMPLE_USER, "kms:Decrypt"),
            ask("444455556666:user/ExampleUser", "kms:Encrypt"),
        ],
    });
    // "Without this permission, IAM policies that allow access to the key are ineffective".
    check(Case {
        key: vec![allow("user/KMSAdminUser", ADMINISTER, Value::Null)],
        identity: everything(),
        allowed: vec![ask("user/KMSAdminUser", "kms:PutKeyPolicy")],
        refused: vec![ask(EXAMPLE_USER, "kms:Encrypt"), ask("root", "kms:DescribeKey")],
    });
}

#[test]
fn key_administrators() {
    let who = ["user/KMSAdminUser", "role/KMSAdminRole"];
    by_key(
        vec![key("Allow", &who, ADMINISTER, Value::Null)],
        vec![
            ask("user/KMSAdminUser", "kms:CreateGrant"),
            ask("role/KMSAdminRole", "kms:ScheduleKeyDeletion"),
            ask("role/KMSAdminRole", "kms:EnableKeyRotation"),
            ask("user/KMSAdminUser", "kms:GetPublicKey"),
        ],
        vec![
            ask("user/KMSAdminUser", "kms:Decrypt"),
            ask("user/KMSAdminUser", "kms:ReplicateKey"),
            ask("role/KMSAdminRole", "kms:ImportKeyMaterial"),
            ask(EXAMPLE_USER, "kms:DescribeKey"),
        ],
    );
}

/// The two statements for key users, one of whom is another account.
#[test]
fn key_users() {
    let who = [EXAMPLE_USER, "role/ExampleRole", "444455556666:root"];
    let by_service = json!({"Bool": {"kms:GrantIsForAWSResource": true}});
    let key = vec![key("Allow", &who, USE, Value::Null), key("Allow", &who, ATTACH, by_service)];
    let grant = |who| ask(who, "kms:CreateGrant");
    by_key(
        key.clone(),
        vec![
            ask(EXAMPLE_USER, "kms:ReEncryptFrom"),
            ask("role/ExampleRole", "kms:GenerateDataKeyPairWithoutPlaintext"),
            ask("444455556666:root", "kms:DescribeKey"),
            grant(EXAMPLE_USER).says("kms:grantisforawsresource", &["true"]),
        ],
        vec![
            ask(EXAMPLE_USER, "kms:Sign"),
            grant(EXAMPLE_USER),
            grant(EXAMPLE_USER).says("kms:grantisforawsresource", &["false"]),
            // The other account has to say who of it.
            ask("444455556666:user/somebody", "kms:Encrypt"),
        ],
    );
    check(Case {
        key,
        identity: vec![identity("Allow", USE, &[FIRST], Value::Null)],
        allowed: vec![ask("444455556666:user/somebody", "kms:Encrypt")],
        refused: vec![
            ask("444455556666:user/somebody", "kms:ScheduleKeyDeletion"),
            ask("777788889999:user/somebody", "kms:Encrypt"),
        ],
    });
}

#[test]
fn key_users_of_special_keys() {
    for (actions, yes, no) in [
        (&["kms:DescribeKey", "kms:GenerateMac", "kms:VerifyMac"][..], "kms:VerifyMac", "kms:Sign"),
        (
            &[
                "kms:Encrypt",
                "kms:Decrypt",
                "kms:ReEncrypt*",
                "kms:DescribeKey",
                "kms:GetPublicKey",
            ],
            "kms:GetPublicKey",
            "kms:GenerateDataKey",
        ),
        (
            &["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"],
            "kms:Sign",
            "kms:VerifyMac",
        ),
    ] {
        by_key(
            vec![allow(EXAMPLE_USER, actions, Value::Null)],
            vec![ask(EXAMPLE_USER, yes)],
            vec![ask(EXAMPLE_USER, no), ask("user/other", yes)],
        );
    }
}

/// "Creating a key policy".
#[test]
fn key_policies() {
    by_key(
        vec![allow(
            "user/Alice",
            &["kms:DescribeKey"],
            json!({"StringEquals": {"kms:KeySpec": "SYMMETRIC_DEFAULT"}}),
        )],
        vec![ask("user/Alice", "kms:DescribeKey").says("kms:keyspec", &["SYMMETRIC_DEFAULT"])],
        vec![
            ask("user/Alice", "kms:DescribeKey").says("kms:keyspec", &["RSA_2048"]),
            ask("user/alice", "kms:DescribeKey").says("kms:keyspec", &["SYMMETRIC_DEFAULT"]),
        ],
    );
    // "A key policy statement without a Resource element doesn't apply to any KMS key."
    let mut without = allow(EXAMPLE_USER, &["kms:*"], Value::Null);
    without.as_object_mut().unwrap().remove("Resource");
    by_key(
        vec![without, allow(EXAMPLE_USER, &["kms:Sign"], Value::Null)],
        vec![ask(EXAMPLE_USER, "kms:Sign")],
        vec![ask(EXAMPLE_USER, "kms:Encrypt")],
    );
}

/// "Customer managed policy examples".
#[test]
fn identity_policies() {
    let all_keys = "arn:aws:kms:*:111122223333:key/*";
    let reads = [
        "kms:GetPublicKey",
        "kms:GetKeyRotationStatus",
        "kms:GetKeyPolicy",
        "kms:DescribeKey",
        "kms:ListKeyPolicies",
        "kms:ListResourceTags",
    ];
    let lists = ["kms:ListKeys", "kms:ListAliases", "iam:ListRoles", "iam:ListUsers"];
    by_identity(
        vec![
            identity("Allow", &reads, &[all_keys], Value::Null),
            identity("Allow", &lists, &["*"], Value::Null),
        ],
        vec![ask(EXAMPLE_USER, "kms:GetKeyPolicy"), ask(EXAMPLE_USER, "kms:ListKeys").on("")],
        vec![ask(EXAMPLE_USER, "kms:PutKeyPolicy"), ask(EXAMPLE_USER, "kms:CreateKey").on("")],
    );
    by_identity(
        vec![identity("Allow", &["kms:CreateKey"], &["*"], Value::Null)],
        vec![ask(EXAMPLE_USER, "kms:CreateKey").on("")],
        vec![ask(EXAMPLE_USER, "kms:TagResource").on(""), ask(EXAMPLE_USER, "kms:PutKeyPolicy")],
    );
    let aliases = "arn:aws:kms:*:111122223333:alias/*";
    by_identity(
        vec![
            identity("Allow", &["kms:TagResource"], &[all_keys], Value::Null),
            identity("Allow", &["kms:CreateAlias"], &[aliases], Value::Null),
            identity(
                "Allow",
                &["kms:CreateKey", "kms:ListKeys", "kms:ListAliases"],
                &["*"],
                Value::Null,
            ),
        ],
        vec![
            ask(EXAMPLE_USER, "kms:TagResource"),
            ask(EXAMPLE_USER, "kms:CreateAlias").on(ALIAS),
            ask(EXAMPLE_USER, "kms:CreateKey").on(""),
        ],
        // On the alias is not on the key.
        vec![ask(EXAMPLE_USER, "kms:CreateAlias"), ask(EXAMPLE_USER, "kms:DeleteAlias").on(ALIAS)],
    );
}

#[test]
fn identity_policies_on_particular_keys() {
    let all_keys = "arn:aws:kms:*:111122223333:key/*";
    let crypt = ["kms:Encrypt", "kms:Decrypt"];
    by_identity(
        vec![identity("Allow", &crypt, &[all_keys], Value::Null)],
        vec![ask(EXAMPLE_USER, "kms:Encrypt"), ask(EXAMPLE_USER, "kms:Decrypt").on(ELSEWHERE)],
        vec![ask(EXAMPLE_USER, "kms:ReEncryptFrom"), ask(EXAMPLE_USER, "kms:Encrypt").on(ALIAS)],
    );
    by_identity(
        vec![identity("Allow", &crypt, &["arn:aws:kms:us-west-2:111122223333:key/*"], Value::Null)],
        vec![ask(EXAMPLE_USER, "kms:Encrypt").on(OTHER)],
        vec![ask(EXAMPLE_USER, "kms:Encrypt").on(ELSEWHERE)],
    );
    by_identity(
        vec![identity("Allow", &crypt, &[FIRST], Value::Null)],
        vec![ask(EXAMPLE_USER, "kms:Decrypt")],
        vec![ask(EXAMPLE_USER, "kms:Decrypt").on(OTHER)],
    );
    let mut prevents = everything();
    prevents.push(identity(
        "Deny",
        &["kms:DisableKey", "kms:ScheduleKeyDeletion"],
        &["*"],
        Value::Null,
    ));
    check(Case {
        // "even when another IAM policy or a key policy allows these permissions"
        key: vec![default_policy(), allow(EXAMPLE_USER, &["kms:*"], Value::Null)],
        identity: prevents,
        allowed: vec![ask(EXAMPLE_USER, "kms:EnableKey")],
        refused: vec![
            ask(EXAMPLE_USER, "kms:DisableKey"),
            ask(EXAMPLE_USER, "kms:ScheduleKeyDeletion"),
        ],
    });
}

#[test]
fn bypass_policy_lockout_safety_check() {
    let bypass = "kms:bypasspolicylockoutsafetycheck";
    let mut prevents = everything();
    let condition = json!({"Bool": {"kms:BypassPolicyLockoutSafetyCheck": true}});
    prevents.push(identity("Deny", &["kms:CreateKey", "kms:PutKeyPolicy"], &["*"], condition));
    by_identity(
        prevents,
        vec![
            ask(EXAMPLE_USER, "kms:CreateKey").on(""),
            ask(EXAMPLE_USER, "kms:PutKeyPolicy").says(bypass, &["false"]),
        ],
        vec![
            ask(EXAMPLE_USER, "kms:CreateKey").on("").says(bypass, &["true"]),
            ask(EXAMPLE_USER, "kms:PutKeyPolicy").says(bypass, &["true"]),
        ],
    );
    let condition = json!({"Null": {"kms:BypassPolicyLockoutSafetyCheck": true}});
    by_key(
        vec![allow(EXAMPLE_USER, &["kms:PutKeyPolicy"], condition)],
        vec![ask(EXAMPLE_USER, "kms:PutKeyPolicy")],
        vec![ask(EXAMPLE_USER, "kms:PutKeyPolicy").says(bypass, &["true"])],
    );
}

/// kms:CallerAccount with kms:ViaService, as in the key policy of `alias/aws/ebs`; kms:ViaService alone.
#[test]
fn caller_account_and_via_service() {
    let mut everyone = allow("root", USE, Value::Null);
    everyone["Principal"] = json!({"AWS": "*"});
    everyone["Condition"] = json!({"StringEquals": {
        "kms:CallerAccount": "111122223333", "kms:ViaService": "ec2.us-west-2.amazonaws.com",
    }});
    let via = |ask: Ask, account, service| {
        ask.says("kms:calleraccount", &[account]).says("kms:viaservice", &[service])
    };
    let ec2 = "ec2.us-west-2.amazonaws.com";
    by_key(
        vec![everyone],
        vec![via(ask("user/anybody", "kms:Encrypt"), "111122223333", ec2)],
        vec![
            via(ask("444455556666:user/anybody", "kms:Encrypt"), "444455556666", ec2),
            via(ask("user/anybody", "kms:Encrypt"), "111122223333", "s3.us-west-2.amazonaws.com"),
            ask("user/anybody", "kms:Encrypt").says("kms:calleraccount", &["111122223333"]),
        ],
    );
    let services =
        json!({"StringEquals": {"kms:ViaService": [ec2, "rds.us-west-2.amazonaws.com"]}});
    by_key(
        vec![allow(EXAMPLE_USER, &[USE, ATTACH].concat(), services)],
        vec![
            ask(EXAMPLE_USER, "kms:Decrypt")
                .says("kms:viaservice", &["rds.us-west-2.amazonaws.com"]),
        ],
        vec![
            ask(EXAMPLE_USER, "kms:Decrypt"),
            ask(EXAMPLE_USER, "kms:Decrypt")
                .says("kms:viaservice", &["rds.us-east-1.amazonaws.com"]),
        ],
    );
    let lambda = "lambda.us-west-2.amazonaws.com";
    denied_by_key(
        deny(EXAMPLE_USER, &["kms:Encrypt"], json!({"StringEquals": {"kms:ViaService": [lambda]}})),
        vec![
            ask(EXAMPLE_USER, "kms:Encrypt"),
            ask(EXAMPLE_USER, "kms:Encrypt").says("kms:viaservice", &[ec2]),
        ],
        vec![ask(EXAMPLE_USER, "kms:Encrypt").says("kms:viaservice", &[lambda])],
    );
}

#[test]
fn algorithms_and_specs() {
    let pairs = ["kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext"];
    let pair =
        |spec| ask(EXAMPLE_USER, "kms:GenerateDataKeyPair").says("kms:datakeypairspec", &[spec]);
    by_key(
        vec![allow(EXAMPLE_USER, &pairs, json!({"StringLike": {"kms:DataKeyPairSpec": "RSA*"}}))],
        vec![pair("RSA_3072")],
        vec![pair("ECC_NIST_P256"), ask(EXAMPLE_USER, "kms:GenerateDataKeyPair")],
    );
    let algorithm = |who, action, name| ask(who, action).says("kms:encryptionalgorithm", &[name]);
    denied_by_key(
        deny(
            "role/ExampleRole",
            &["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*"],
            json!({"StringNotEquals": {"kms:EncryptionAlgorithm": "RSAES_OAEP_SHA_256"}}),
        ),
        vec![algorithm("role/ExampleRole", "kms:Encrypt", "RSAES_OAEP_SHA_256")],
        vec![
            algorithm("role/ExampleRole", "kms:Encrypt", "RSAES_OAEP_SHA_1"),
            ask("role/ExampleRole", "kms:ReEncryptTo"),
        ],
    );
    let mut symmetric = everything();
    symmetric.push(identity(
        "Deny",
        &["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
        &["arn:aws:kms:us-west-2:111122223333:key/*"],
        json!({"StringNotEquals": {"kms:EncryptionAlgorithm": "SYMMETRIC_DEFAULT"}}),
    ));
    by_identity(
        symmetric,
        vec![
            algorithm(EXAMPLE_USER, "kms:Encrypt", "SYMMETRIC_DEFAULT"),
            algorithm(EXAMPLE_USER, "kms:Encrypt", "RSAES_OAEP_SHA_1").on(ELSEWHERE),
        ],
        vec![algorithm(EXAMPLE_USER, "kms:Encrypt", "RSAES_OAEP_SHA_256")],
    );
    let mac = |name| ask("role/testers", "kms:VerifyMac").says("kms:macalgorithm", &[name]);
    let statement = |name| {
        let condition = json!({"StringEquals": {"kms:MacAlgorithm": name}});
        allow("role/testers", &["kms:GenerateMac", "kms:VerifyMac"], condition)
    };
    by_key(
        vec![statement("HMAC_SHA_384"), statement("HMAC_SHA_512")],
        vec![mac("HMAC_SHA_384"), mac("HMAC_SHA_512")],
        vec![mac("HMAC_SHA_256")],
    );
    let kind = |kind| ask(EXAMPLE_USER, "kms:Sign").says("kms:messagetype", &[kind]);
    by_key(
        vec![allow(
            EXAMPLE_USER,
            &["kms:Sign"],
            json!({"StringEquals": {"kms:MessageType": "RAW"}}),
        )],
        vec![kind("RAW")],
        vec![kind("DIGEST")],
    );
    let sign = |name| ask("role/testers", "kms:Sign").says("kms:signingalgorithm", &[name]);
    let pss = json!({"StringLike": {"kms:SigningAlgorithm": "RSASSA_PSS*"}});
    by_key(
        vec![allow("role/testers", &["kms:Sign"], pss)],
        vec![sign("RSASSA_PSS_SHA_512")],
        vec![sign("RSASSA_PKCS1_V1_5_SHA_512")],
    );
}

/// kms:EncryptionContext:KEY and kms:EncryptionContextKeys.
#[test]
fn encryption_contexts() {
    let data_key = || ask(EXAMPLE_APP, "kms:GenerateDataKey");
    let app = json!({"kms:EncryptionContext:AppName": "ExampleApp"});
    by_key(
        vec![allow(EXAMPLE_APP, &["kms:GenerateDataKey"], json!({"StringEquals": app}))],
        vec![
            data_key().context("AppName", "ExampleApp").context("Stage", "Test"),
            data_key().context("appname", "ExampleApp"),
        ],
        vec![data_key(), data_key().context("AppName", "exampleapp")],
    );
    let only = json!({"StringEquals": app, "ForAllValues:StringEquals": {"kms:EncryptionContextKeys": ["AppName"]}});
    by_key(
        vec![allow("user/alice", &["kms:GenerateDataKey"], only)],
        vec![ask("user/alice", "kms:GenerateDataKey").context("AppName", "ExampleApp")],
        vec![
            ask("user/alice", "kms:GenerateDataKey")
                .context("AppName", "ExampleApp")
                .context("Stage", "Test"),
            ask("user/alice", "kms:GenerateDataKey"),
        ],
    );
    for stages in [json!("Restricted"), json!(["Restricted", "Production"])] {
        let condition = json!({"StringEquals": {"kms:EncryptionContext:Stage": stages}});
        denied_by_key(
            deny(EXAMPLE_APP, &["kms:GenerateDataKey"], condition),
            vec![data_key(), data_key().context("Stage", "Test")],
            vec![data_key().context("Stage", "Restricted").context("AppName", "ExampleApp")],
        );
    }
    let both =
        json!({"kms:EncryptionContext:Department": "IT", "kms:EncryptionContext:Project": "Alpha"});
    let decrypt = || ask(EXAMPLE_APP, "kms:Decrypt");
    by_key(
        vec![allow(EXAMPLE_APP, &["kms:Decrypt"], json!({"StringEquals": both}))],
        vec![decrypt().context("Department", "IT").context("Project", "Alpha").context("a", "b")],
        vec![decrypt().context("Department", "IT"), decrypt()],
    );
    let one = |name: &str, value: &str| {
        let condition = json!({"StringEquals": {format!("kms:EncryptionContext:{name}"): value}});
        allow(EXAMPLE_APP, &["kms:GenerateDataKey"], condition)
    };
    by_key(
        vec![one("Department", "IT"), one("Project", "Alpha")],
        vec![data_key().context("Department", "IT"), data_key().context("Project", "Alpha")],
        vec![data_key().context("Department", "Alpha"), data_key()],
    );
    let keys = json!(["Department", "Project"]);
    let exactly = json!({"StringEquals": both, "ForAllValues:StringEquals": {"kms:EncryptionContextKeys": keys}});
    by_key(
        vec![allow(EXAMPLE_APP, &["kms:GenerateDataKey"], exactly)],
        vec![data_key().context("Department", "IT").context("Project", "Alpha")],
        vec![data_key().context("Department", "IT").context("Project", "Alpha").context("a", "b")],
    );
}

#[test]
fn encryption_context_keys() {
    let data_key = || ask(EXAMPLE_APP, "kms:GenerateDataKey");
    let any = json!({"ForAnyValue:StringEquals": {"kms:EncryptionContextKeys": "AppName"}});
    by_key(
        vec![allow(EXAMPLE_APP, &["kms:Encrypt", "kms:GenerateDataKey*"], any)],
        vec![data_key().context("AppName", "Helper").context("Project", "Alpha")],
        vec![
            data_key().context("Project", "Alpha"),
            data_key(),
            data_key().context("Appname", "x"),
        ],
    );
    let exact = json!({
        "ForAnyValue:StringEquals": {"kms:EncryptionContextKeys": "AppName"},
        "StringEquals": {"kms:EncryptionContext:AppName": "ExampleApp"},
    });
    by_key(
        vec![allow(EXAMPLE_APP, &["kms:GenerateDataKey"], exact)],
        vec![data_key().context("AppName", "ExampleApp")],
        vec![
            data_key().context("Appname", "ExampleApp"),
            data_key().context("AppName", "exampleApp"),
        ],
    );
    let some = json!({"Null": {"kms:EncryptionContextKeys": false}});
    by_key(
        vec![allow(EXAMPLE_APP, &["kms:Encrypt", "kms:GenerateDataKey*"], some)],
        vec![data_key().context("whatever", "x")],
        vec![data_key()],
    );
}

#[test]
fn variables_in_encryption_contexts() {
    let own = json!({"StringEquals": {"kms:EncryptionContext:user": "${aws:username}"}});
    let by = |name: &str| ask("role/TestTeam", "kms:Decrypt").says("aws:username", &[name]);
    by_key(
        vec![allow("role/TestTeam", &["kms:Decrypt", "kms:Encrypt"], own)],
        vec![by("bob").context("user", "bob"), by("alice").context("user", "alice")],
        vec![
            by("bob").context("user", "alice"),
            by("bob"),
            ask("role/TestTeam", "kms:Decrypt").context("user", "bob"),
        ],
    );
    let sub = "cognito-identity.amazonaws.com:sub";
    let own = json!({"StringEquals": {"kms:EncryptionContext:sub": format!("${{{sub}}}")}});
    let by = |id: &str| ask("role/TestTeam", "kms:Encrypt").says(sub, &[id]);
    by_key(
        vec![allow("role/TestTeam", &["kms:Decrypt", "kms:Encrypt"], own)],
        vec![by("us-west-2:1").context("sub", "us-west-2:1")],
        vec![by("us-west-2:1").context("sub", "us-west-2:2")],
    );
}

#[test]
fn imports() {
    let import = || ask(EXAMPLE_USER, "kms:ImportKeyMaterial");
    let model = "kms:expirationmodel";
    by_key(
        vec![allow(
            EXAMPLE_USER,
            &["kms:ImportKeyMaterial"],
            json!({"StringEquals": {"kms:ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE"}}),
        )],
        vec![import().says(model, &["KEY_MATERIAL_DOES_NOT_EXPIRE"])],
        vec![import(), import().says(model, &["KEY_MATERIAL_EXPIRES"])],
    );
    by_key(
        vec![allow(
            EXAMPLE_USER,
            &["kms:ImportKeyMaterial"],
            json!({"Null": {"kms:ExpirationModel": true}}),
        )],
        vec![import()],
        vec![import().says(model, &["KEY_MATERIAL_DOES_NOT_EXPIRE"])],
    );
    let until = json!({"NumericLessThanEquals": {"kms:ValidTo": "1546257599.0"}});
    by_key(
        vec![allow(EXAMPLE_USER, &["kms:ImportKeyMaterial"], until)],
        vec![
            import().says("kms:validto", &["1546257599"]),
            import().says("kms:validto", &["1546257598.5"]),
        ],
        vec![import().says("kms:validto", &["1546257600"]), import()],
    );
}

#[test]
fn grants() {
    let grant = || ask(EXAMPLE_USER, "kms:CreateGrant");
    let by = |condition| vec![allow(EXAMPLE_USER, &["kms:CreateGrant"], condition)];
    by_key(
        by(json!({"StringEquals": {"kms:GrantConstraintType": "EncryptionContextEquals"}})),
        vec![grant().says("kms:grantconstrainttype", &["EncryptionContextEquals"])],
        vec![grant(), grant().says("kms:grantconstrainttype", &["EncryptionContextSubset"])],
    );
    by_key(
        by(json!({"Bool": {"kms:GrantIsForAWSResource": true}})),
        vec![grant().says("kms:grantisforawsresource", &["true"])],
        vec![grant()],
    );
    let operations = |operations: &[&str]| grant().says("kms:grantoperations", operations);
    by_key(
        by(
            json!({"ForAllValues:StringEquals": {"kms:GrantOperations": ["Encrypt", "ReEncryptTo"]}}),
        ),
        vec![operations(&["Encrypt"]), operations(&["Encrypt", "ReEncryptTo"])],
        vec![operations(&["Encrypt", "Decrypt"]), operations(&["Decrypt"])],
    );
    by_key(
        by(
            json!({"ForAnyValue:StringEquals": {"kms:GrantOperations": ["Encrypt", "ReEncryptTo"]}}),
        ),
        vec![operations(&["Encrypt", "Decrypt"])],
        vec![operations(&["Decrypt", "ReEncryptFrom"])],
    );
    let admin = arn("role/LimitedAdminRole");
    by_key(
        by(json!({"StringEquals": {"kms:GranteePrincipal": admin}})),
        vec![grant().says("kms:granteeprincipal", &[&admin])],
        vec![grant().says("kms:granteeprincipal", &[&arn("user/other")])],
    );
    by_key(
        by(json!({"StringEquals": {"kms:RetiringPrincipal": [admin, arn("user/OpsAdmin")]}})),
        vec![grant().says("kms:retiringprincipal", &[&arn("user/OpsAdmin")])],
        vec![grant(), grant().says("kms:retiringprincipal", &[&arn("user/other")])],
    );
}

/// kms:KeyOrigin, kms:KeySpec, kms:KeyUsage, kms:MultiRegion, kms:MultiRegionKeyType: of the request or of the key.
#[test]
fn properties_of_keys() {
    let here = "arn:aws:kms:us-west-2:111122223333:key/*";
    let create = |key, value| ask(EXAMPLE_USER, "kms:CreateKey").on("").says(key, &[value]);
    let on = |action, key, value| ask(EXAMPLE_USER, action).says(key, &[value]);
    let crypt = &USE[..4];
    let origin = |origin: &str| json!({"StringEquals": {"kms:KeyOrigin": origin}});
    by_identity(
        vec![
            identity("Allow", &["kms:CreateKey"], &["*"], origin("AWS_KMS")),
            identity("Allow", crypt, &[here], origin("AWS_CLOUDHSM")),
        ],
        vec![
            create("kms:keyorigin", "AWS_KMS"),
            on("kms:Encrypt", "kms:keyorigin", "AWS_CLOUDHSM"),
        ],
        vec![create("kms:keyorigin", "EXTERNAL"), on("kms:Encrypt", "kms:keyorigin", "AWS_KMS")],
    );
    by_identity(
        vec![identity(
            "Allow",
            &["kms:CreateKey"],
            &["*"],
            json!({"StringLike": {"kms:KeySpec": "RSA_*"}}),
        )],
        vec![create("kms:keyspec", "RSA_4096")],
        vec![create("kms:keyspec", "SYMMETRIC_DEFAULT"), ask(EXAMPLE_USER, "kms:CreateKey").on("")],
    );
    let symmetric = json!({"StringEquals": {"kms:KeySpec": "SYMMETRIC_DEFAULT"}});
    by_identity(
        vec![identity("Allow", USE, &[here], symmetric)],
        vec![on("kms:DescribeKey", "kms:keyspec", "SYMMETRIC_DEFAULT")],
        vec![
            on("kms:DescribeKey", "kms:keyspec", "HMAC_256"),
            on("kms:DescribeKey", "kms:keyspec", "SYMMETRIC_DEFAULT").on(ELSEWHERE),
        ],
    );
    let usage = |usage: &str| json!({"StringEquals": {"kms:KeyUsage": usage}});
    by_identity(
        vec![identity("Allow", &["kms:CreateKey"], &["*"], usage("ENCRYPT_DECRYPT"))],
        vec![create("kms:keyusage", "ENCRYPT_DECRYPT")],
        vec![create("kms:keyusage", "SIGN_VERIFY")],
    );
    let manage =
        ["kms:CreateGrant", "kms:DescribeKey", "kms:GetPublicKey", "kms:ScheduleKeyDeletion"];
    by_identity(
        vec![identity("Allow", &manage, &[here], usage("SIGN_VERIFY"))],
        vec![on("kms:GetPublicKey", "kms:keyusage", "SIGN_VERIFY")],
        vec![on("kms:GetPublicKey", "kms:keyusage", "ENCRYPT_DECRYPT")],
    );
    by_identity(
        vec![identity(
            "Allow",
            &["kms:CreateKey"],
            &["*"],
            json!({"Bool": {"kms:MultiRegion": false}}),
        )],
        vec![create("kms:multiregion", "false")],
        vec![create("kms:multiregion", "true")],
    );
    let replicas = json!({"StringEquals": {"kms:MultiRegionKeyType": "REPLICA"}});
    let delete = ["kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion"];
    by_identity(
        vec![identity("Allow", &delete, &["arn:aws:kms:*:111122223333:key/*"], replicas)],
        vec![on("kms:ScheduleKeyDeletion", "kms:multiregionkeytype", "REPLICA").on(ELSEWHERE)],
        vec![
            on("kms:ScheduleKeyDeletion", "kms:multiregionkeytype", "PRIMARY"),
            ask(EXAMPLE_USER, "kms:ScheduleKeyDeletion"),
        ],
    );
}

/// kms:PrimaryRegion, kms:ReplicaRegion, kms:ReEncryptOnSameKey.
#[test]
fn regions_and_destinations() {
    let regions = json!(["us-east-1", "us-west-2", "eu-west-3", "ap-southeast-2"]);
    for (who, action, name) in [
        ("role/Developer", "kms:UpdatePrimaryRegion", "kms:PrimaryRegion"),
        ("role/Administrator", "kms:ReplicateKey", "kms:ReplicaRegion"),
    ] {
        let to = |region| ask(who, action).says(&name.to_lowercase(), &[region]);
        by_key(
            vec![allow(who, &[action], json!({"StringEquals": {name: regions}}))],
            vec![to("eu-west-3")],
            vec![to("eu-central-1"), ask(who, action)],
        );
    }
    let same =
        |same| ask(EXAMPLE_USER, "kms:ReEncryptFrom").says("kms:reencryptonsamekey", &[same]);
    by_key(
        vec![allow(
            EXAMPLE_USER,
            &["kms:ReEncrypt*"],
            json!({"Bool": {"kms:ReEncryptOnSameKey": true}}),
        )],
        vec![same("true")],
        vec![same("false")],
    );
}

/// "ABAC": kms:RequestAlias, kms:ResourceAliases, aws:ResourceTag.
#[test]
fn aliases() {
    let named = |who, action, alias| ask(who, action).says("kms:requestalias", &[alias]);
    let finance = json!({"StringEquals": {"kms:RequestAlias": "alias/finance-key"}});
    by_key(
        vec![allow("role/developer", &["kms:GenerateDataKey"], finance)],
        vec![named("role/developer", "kms:GenerateDataKey", "alias/finance-key")],
        vec![
            ask("role/developer", "kms:GenerateDataKey"),
            named("role/developer", "kms:GenerateDataKey", "alias/finance-key-2"),
        ],
    );
    let alpha = json!({"StringLike": {"kms:RequestAlias": "alias/*alpha*"}});
    let actions = ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"];
    by_key(
        vec![allow("role/alpha-developer", &actions, alpha)],
        vec![named("role/alpha-developer", "kms:DescribeKey", "alias/project-alpha")],
        vec![
            named("role/alpha-developer", "kms:DescribeKey", "alias/project-beta"),
            ask("role/alpha-developer", "kms:DescribeKey"),
        ],
    );
    let has =
        |action, aliases: &[&str]| ask(EXAMPLE_USER, action).says("kms:resourcealiases", aliases);
    let both = ["arn:aws:kms:*:111122223333:key/*", "arn:aws:kms:*:444455556666:key/*"];
    let any = json!({"ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/finance-key"}});
    by_identity(
        vec![identity("Allow", &["kms:GenerateDataKey"], &both, any)],
        vec![has("kms:GenerateDataKey", &["alias/other", "alias/finance-key"])],
        vec![
            has("kms:GenerateDataKey", &["alias/other"]),
            ask(EXAMPLE_USER, "kms:GenerateDataKey"),
        ],
    );
    let tests = json!({
        "ForAllValues:StringLike": {"kms:ResourceAliases": ["alias/*Test*"]},
        "ForAnyValue:StringLike": {"kms:ResourceAliases": ["alias/*Test*"]},
    });
    by_identity(
        vec![identity("Allow", &["kms:EnableKey", "kms:DisableKey"], &both[..1], tests)],
        vec![has("kms:DisableKey", &["alias/MyTest", "alias/Test2"])],
        vec![
            has("kms:DisableKey", &["alias/MyTest", "alias/live"]),
            ask(EXAMPLE_USER, "kms:DisableKey"),
            has("kms:DisableKey", &["alias/mytest"]),
        ],
    );
    let restricted =
        json!({"ForAnyValue:StringLike": {"kms:ResourceAliases": "alias/restricted*"}});
    let rotation = ["kms:EnableKeyRotation", "kms:DisableKeyRotation", "kms:GetKeyRotationStatus"];
    by_identity(
        vec![identity("Allow", &rotation, &both, restricted)],
        vec![has("kms:EnableKeyRotation", &["alias/restricted-project"])],
        vec![has("kms:EnableKeyRotation", &["alias/project-restricted"])],
    );
}

#[test]
fn tags() {
    let tagged = |action, key: &str, value| ask(EXAMPLE_USER, action).says(key, &[value]);
    let alpha = json!({"StringEquals": {"aws:ResourceTag/Project": "Alpha"}});
    let actions = ["kms:GenerateDataKeyWithoutPlaintext", "kms:Decrypt"];
    let project = "aws:resourcetag/project";
    by_identity(
        vec![identity(
            "Allow",
            &actions,
            &["arn:aws:kms:ap-southeast-1:111122223333:key/*"],
            alpha,
        )],
        vec![tagged("kms:Decrypt", project, "Alpha").on(ELSEWHERE)],
        vec![
            tagged("kms:Decrypt", project, "Beta").on(ELSEWHERE),
            tagged("kms:Decrypt", project, "Alpha"),
            ask(EXAMPLE_USER, "kms:Decrypt").on(ELSEWHERE),
        ],
    );
    let all = ["arn:aws:kms:*:111122223333:key/*"];
    let reserved = json!({"StringEquals": {"aws:ResourceTag/Type": "Reserved"}});
    let none = json!({"Null": {"aws:ResourceTag/Type": "true"}});
    by_identity(
        vec![
            identity("Allow", &USE[..4], &all, Value::Null),
            identity("Deny", &["kms:*"], &all, reserved),
            identity("Deny", &["kms:*"], &all, none),
        ],
        vec![tagged("kms:Encrypt", "aws:resourcetag/type", "Test")],
        vec![
            tagged("kms:Encrypt", "aws:resourcetag/type", "Reserved"),
            ask(EXAMPLE_USER, "kms:Encrypt"),
        ],
    );
}

/// "Allowing users in other accounts": "Neither the key policy nor the IAM policy alone is sufficient".
#[test]
fn other_accounts() {
    let stranger = "444455556666:user/ExampleUser";
    let own = || vec![identity("Allow", USE, &[FIRST], Value::Null)];
    check(Case {
        key: vec![allow("444455556666:root", USE, Value::Null)],
        identity: own(),
        allowed: vec![
            ask(stranger, "kms:Encrypt"),
            ask("444455556666:role/ExampleRole", "kms:Decrypt"),
        ],
        refused: vec![
            ask(stranger, "kms:Encrypt").on(OTHER),
            ask(stranger, "kms:CreateGrant"),
            ask("777788889999:user/ExampleUser", "kms:Encrypt"),
        ],
    });
    let named = ["444455556666:role/ExampleRole", stranger];
    check(Case {
        key: vec![key("Allow", &named, USE, Value::Null)],
        identity: own(),
        allowed: vec![
            ask(stranger, "kms:Encrypt"),
            ask("444455556666:role/ExampleRole", "kms:Decrypt"),
        ],
        refused: vec![ask("444455556666:user/other", "kms:Encrypt")],
    });
    // The key policy alone.
    by_key(
        vec![default_policy(), key("Allow", &named, USE, Value::Null)],
        vec![ask("root", "kms:Encrypt")],
        vec![ask(stranger, "kms:Encrypt")],
    );
    // The identity policy alone.
    check(Case {
        key: vec![default_policy()],
        identity: own(),
        allowed: vec![ask("user/own", "kms:Encrypt")],
        refused: vec![ask(stranger, "kms:Encrypt")],
    });
}
