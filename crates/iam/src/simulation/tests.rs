use std::collections::BTreeMap;

use model::generated::iam::{
    ContextEntry, ContextKeyTypeEnum as Type, PolicyEvaluationDecisionType, PolicySourceType,
};

use super::given::Simulated;
use super::inputs::{Inputs, SimulatedPolicy};
use super::*;

const BOB: &str = "arn:aws:iam::111122223333:user/team/bob";
const BUCKET: &str = "arn:aws:s3:::bucket/object";
const KEY: &str = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

fn statement(effect: &str, action: &str, rest: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Action":"{action}","Resource":"*"{rest}}}"#)
}

fn document(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#)
}

fn simulation(caller: &str, identity: &str, resource: Option<&str>) -> Simulation {
    let inputs = Inputs {
        policies: inputs::written(&[document(identity)]).unwrap(),
        boundary: None,
        levels: Vec::new(),
        resource: resource.map(|text| SimulatedPolicy::of_resource(&document(text)).unwrap()),
    };
    let (caller, given) = (Simulated::parse(caller).unwrap(), BTreeMap::new());
    Simulation::new(caller, inputs, given)
}

fn decide(simulation: &Simulation, action: &str, resource: &str) -> &'static str {
    let result = simulation.result(action, &[resource.to_owned()]).unwrap();
    result.eval_decision.map_or("", PolicyEvaluationDecisionType::as_str)
}

/// A policy that was taken before a rule came is read still, and decides; one that comes in is not.
#[test]
fn stored_policies_may_break_rules_that_came_later() {
    for action in ["kms:kms:Decrypt", "k*:Decrypt"] {
        let rest = r#","Sid":"two words""#;
        let allows = statement("Allow", "x:Get", "");
        let text =
            format!(" {}", document(&format!("{},{allows}", statement("Deny", action, rest))));
        let kept =
            SimulatedPolicy::stored("own".to_owned(), PolicySourceType::User, &text).unwrap();
        let inputs =
            Inputs { policies: vec![kept], boundary: None, levels: Vec::new(), resource: None };
        let caller = Simulated::parse(BOB).unwrap();
        let simulation = Simulation::new(caller, inputs, BTreeMap::new());
        assert_eq!(decide(&simulation, "x:Get", BUCKET), "allowed");
        assert!(inputs::written(&[text]).is_err());
    }
}

/// Beside a policy of S3 the caller's own need not allow; beside a key policy they do not count unless it says so.
#[test]
fn resource_policies_count_as_their_services_have_them() {
    let own = statement("Allow", "*", "");
    let nothing = statement("Allow", "sqs:*", "");
    let names_bob = statement("Allow", "*", &format!(r#","Principal":{{"AWS":"{BOB}"}}"#));
    let names_eve = names_bob.replace("bob", "eve");
    for (identity, policy, resource, expected) in [
        (&own, None, BUCKET, "allowed"),
        (&own, Some(&names_eve), BUCKET, "allowed"),
        (&nothing, Some(&names_bob), BUCKET, "allowed"),
        (&nothing, Some(&names_eve), BUCKET, "implicitDeny"),
        (&own, None, KEY, "allowed"),
        (&own, Some(&names_eve), KEY, "implicitDeny"),
        (&nothing, Some(&names_bob), KEY, "allowed"),
    ] {
        let simulation = simulation(BOB, identity, policy.map(String::as_str));
        assert_eq!(
            decide(&simulation, "x:Get", resource),
            expected,
            "{identity} {policy:?} {resource}"
        );
    }
}

#[test]
fn another_account_has_to_agree() {
    let own = statement("Allow", "*", "");
    let names_bob = statement("Allow", "*", &format!(r#","Principal":{{"AWS":"{BOB}"}}"#));
    let mut simulation = simulation(BOB, &own, None);
    simulation.owner = AccountId::parse("444455556666");
    let result = simulation.result("s3:GetObject", &[BUCKET.to_owned()]).unwrap();
    let details = result.eval_decision_details.unwrap();
    assert_eq!(details["IAM Policy"], "allowed");
    assert_eq!(details["Resource Policy"], "implicitDeny");
    assert_eq!(result.eval_decision, Some(PolicyEvaluationDecisionType::ImplicitDeny));
    simulation.inputs.resource = Some(SimulatedPolicy::of_resource(&document(&names_bob)).unwrap());
    assert_eq!(decide(&simulation, "s3:GetObject", BUCKET), "allowed");
}

/// A role named in a policy of the resource stays within its boundary, as its sessions do.
#[test]
fn a_role_is_a_session_of_it() {
    let role = "arn:aws:iam::111122223333:role/app";
    let names = statement("Allow", "*", &format!(r#","Principal":{{"AWS":"{role}"}}"#));
    let mut simulation = simulation(role, &statement("Allow", "sqs:*", ""), Some(&names));
    assert_eq!(decide(&simulation, "s3:GetObject", BUCKET), "allowed");
    let boundary = [document(&statement("Allow", "sqs:*", ""))];
    simulation.inputs.boundary = inputs::boundary(Some(&boundary)).unwrap();
    assert_eq!(decide(&simulation, "s3:GetObject", BUCKET), "implicitDeny");
}

#[test]
fn every_level_of_an_organization_has_to_allow() {
    let mut simulation = simulation(BOB, &statement("Allow", "*", ""), None);
    let scps = |statements: &[String]| {
        let level = |one: &String| inputs::written(&[document(one)]).unwrap();
        statements.iter().map(level).collect::<Vec<_>>()
    };
    let (all, some) = (statement("Allow", "*", ""), statement("Allow", "sqs:*", ""));
    for (levels, allowed, expected) in [
        (vec![all.clone(), all.clone()], true, "allowed"),
        (vec![all.clone(), some], false, "implicitDeny"),
        (vec![all, statement("Deny", "s3:*", "")], false, "explicitDeny"),
    ] {
        simulation.inputs.levels = scps(&levels);
        let result = simulation.result("s3:GetObject", &["*".to_owned()]).unwrap();
        let by = result.organizations_decision_detail.unwrap().allowed_by_organizations;
        assert_eq!((by, result.eval_decision.unwrap().as_str()), (Some(allowed), expected));
    }
}

/// All that a condition needs is listed, in the spelling of the policy; what the caller says is known.
#[test]
fn missing_values_are_listed() {
    let condition = r#","Condition":{"StringEquals":{"aws:username":"bob","kms:ViaService":"x"},"Bool":{"aws:SecureTransport":"true"}}"#;
    let mut simulation = simulation(BOB, &statement("Allow", "*", condition), None);
    let result = simulation.result("kms:Decrypt", &["*".to_owned()]).unwrap();
    let missing = result.missing_context_values.unwrap();
    assert_eq!(missing, ["aws:SecureTransport", "kms:ViaService"]);
    for (key, value) in [("kms:viaservice", "x"), ("aws:securetransport", "true")] {
        simulation.given.insert(key.to_owned(), vec![value.to_owned()]);
    }
    let result = simulation.result("kms:Decrypt", &["*".to_owned()]).unwrap();
    assert_eq!(result.missing_context_values, Some(Vec::new()));
    assert_eq!(result.eval_decision, Some(PolicyEvaluationDecisionType::Allowed));
}

#[test]
fn entries_have_values_of_their_type() {
    let entry = |values: &[&str], kind| {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        let name = Some("aws:Some".to_owned());
        let entry = ContextEntry {
            context_key_name: name,
            context_key_values: Some(values),
            context_key_type: kind,
        };
        given::entries(Some(&[entry])).is_ok()
    };
    for (values, kind, valid) in [
        (&["text"][..], None, true),
        (&["text"], Some(Type::String), true),
        (&["a", "b"], Some(Type::String), false),
        (&["a", "b"], Some(Type::StringList), true),
        (&[], Some(Type::StringList), false),
        (&["1.5"], Some(Type::Numeric), true),
        (&["one"], Some(Type::Numeric), false),
        (&["TRUE"], Some(Type::Boolean), true),
        (&["yes"], Some(Type::BooleanList), false),
        (&["192.0.2.0/24", "::1"], Some(Type::IpList), true),
        (&["300.0.0.1"], Some(Type::Ip), false),
        (&["2019-04-25T11:00:00Z"], Some(Type::Date), true),
        (&["tomorrow"], Some(Type::Date), false),
    ] {
        assert_eq!(entry(values, kind), valid, "{values:?} {kind:?}");
    }
}

#[test]
fn the_pairs_of_an_answer_are_bounded() {
    assert_eq!(limit(1).unwrap(), 100);
    assert_eq!(limit(50).unwrap(), 20);
    assert!(limit(1_001).is_err());
}

/// A policy that one decision weighs in a fraction of its steps, and one that it does not weigh to its end.
#[test]
fn the_steps_of_an_answer_are_bounded() {
    let patterns = |count: usize| {
        let patterns: Vec<_> = (0..count).map(|one| format!(r#""*a{one}b*""#)).collect();
        format!(r#","Condition":{{"StringNotLike":{{"k:long":[{}]}}}}"#, patterns.join(","))
    };
    let (caller, bucket) = (BOB, [BUCKET.to_owned()]);
    let with = |count: usize| {
        let mut simulation = simulation(caller, &statement("Allow", "*", &patterns(count)), None);
        let long = vec!["a".repeat(1_000); 8];
        simulation.given.insert("k:long".to_owned(), long);
        simulation
    };
    let (some, many) = (with(5), with(2_000));
    assert_eq!(
        some.result("s3:GetObject", &bucket).unwrap().eval_decision,
        Some(PolicyEvaluationDecisionType::Allowed)
    );
    let taken = some.steps.get();
    assert!(taken > 50_000 && taken < policy::DECISION_STEPS_MAX, "{taken}");
    let code = |result: Result<_, Error>| result.unwrap_err().code();
    assert_eq!(code(many.result("s3:GetObject", &bucket)), ErrorCode::PolicyEvaluation);
    // One action on so many resources that all together take too many.
    let resources = vec![BUCKET.to_owned(); PAIRS_MAX];
    assert_eq!(code(with(5).result("s3:GetObject", &resources)), ErrorCode::PolicyEvaluation);
    // Of many actions as many as there are steps for, and the marker of the next.
    let actions = vec!["s3:GetObject".to_owned(); 100];
    let asked = SimulationInput {
        actions: &actions,
        resources: &resources[..10],
        owner: None,
        handling: None,
        page: (None, None),
    };
    let output = answer(&asked, with(5)).unwrap().output;
    let results = output.evaluation_results.unwrap().len();
    assert!(results > 1 && results < 100, "{results}");
    assert_eq!((output.is_truncated, output.marker.is_some()), (Some(true), true));
}
