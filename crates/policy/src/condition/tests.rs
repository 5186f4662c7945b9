use std::collections::BTreeMap;

use super::*;
use crate::fuel::Fuel;

fn context(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    pairs.iter().map(|(key, values)| ((*key).to_owned(), owned(values))).collect()
}

fn condition(json: &str) -> Option<Condition> {
    Condition::parse(serde_json::from_str(json).unwrap(), true)
}

#[track_caller]
fn check(json: &str, pairs: &[(&str, &[&str])], expected: bool) {
    let (context, fuel) = (context(pairs), Fuel::of_decision());
    let found = condition(json).unwrap().holds(Metered::new(&context, &fuel));
    assert_eq!(found, expected, "{json} {pairs:?}");
}

/// One value of the request under each operator. The examples are those of the IAM user guide where it has some.
#[test]
fn each_operator_compares_as_its_type_does() {
    for (operator, wanted, value, expected) in [
        ("StringEquals", "a", "a", true),
        ("StringEquals", "a", "A", false),
        ("StringEquals", "a*", "ab", false),
        ("StringNotEquals", "a", "b", true),
        ("StringNotEquals", "a", "a", false),
        ("StringEqualsIgnoreCase", "JohnDoe", "johndoe", true),
        ("StringNotEqualsIgnoreCase", "JohnDoe", "johndoe", false),
        ("StringLike", "a*d?", "abcde", true),
        ("StringLike", "a", "ab", false),
        ("StringNotLike", "a*", "abc", false),
        ("NumericEquals", "10", "10.0", true),
        ("NumericNotEquals", "10", "11", true),
        ("NumericLessThan", "10", "9", true),
        ("NumericLessThan", "10", "10", false),
        ("NumericLessThanEquals", "10", "10", true),
        ("NumericGreaterThan", "10", "10", false),
        ("NumericGreaterThanEquals", "10", "10", true),
        ("NumericGreaterThan", "9", "10", true),
        ("NumericEquals", "10", "ten", false),
        ("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", true),
        ("DateLessThan", "2020-06-30", "2020-06-29T23:59:59Z", true),
        ("DateEquals", "2020-06-30T02:00:00+02:00", "1593475200", true),
        ("DateNotEquals", "2020-06-30", "2020-07-01T00:00:00Z", true),
        ("DateLessThanEquals", "2020-06-30", "2020-06-30T00:00:00Z", true),
        ("DateGreaterThanEquals", "2020-06-30", "2020-06-29T00:00:00Z", false),
        ("Bool", "true", "True", true),
        ("Bool", "false", "true", false),
        ("BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true),
        ("IpAddress", "203.0.113.0/24", "203.0.113.77", true),
        ("IpAddress", "203.0.113.0/24", "203.0.114.1", false),
        ("IpAddress", "203.0.113.7", "203.0.113.7", true),
        ("IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678::9", true),
        ("IpAddress", "10.0.0.0/8", "::ffff:10.1.2.3", true),
        ("IpAddress", "0.0.0.0/0", "8.8.8.8", true),
        ("IpAddress", "::/0", "8.8.8.8", false),
        ("NotIpAddress", "203.0.113.0/24", "203.0.113.77", false),
        (
            "ArnEquals",
            "arn:aws:sns:*:123456789012:topic",
            "arn:aws:sns:eu-west-1:123456789012:topic",
            true,
        ),
        ("ArnLike", "arn:aws:iam::*:role/a*", "arn:aws:iam::111122223333:role/ab:c", true),
        ("ArnLike", "arn:aws:*:topic", "arn:aws:sns:eu-west-1:123456789012:topic", false),
        ("ArnNotLike", "arn:aws:iam::*:role/a*", "arn:aws:iam::111122223333:user/a", true),
        ("ArnNotEquals", "*", "arn:aws:iam::111122223333:user/a", false),
    ] {
        check(&format!(r#"{{"{operator}":{{"x:K":"{wanted}"}}}}"#), &[("x:k", &[value])], expected);
    }
}

/// "If the key that you specify in a policy condition is not present in the request context, the values do not match and
/// the condition is false. If the policy condition requires that the key is not matched [...] the condition is true."
#[test]
fn a_missing_key_matches_nothing() {
    for (json, expected) in [
        (r#"{"StringEquals":{"k":"a"}}"#, false),
        (r#"{"StringNotEquals":{"k":"a"}}"#, true),
        (r#"{"StringEqualsIfExists":{"k":"a"}}"#, true),
        (r#"{"NumericLessThan":{"k":"1"}}"#, false),
        (r#"{"NumericNotEquals":{"k":"1"}}"#, true),
        (r#"{"Bool":{"k":"false"}}"#, false),
        (r#"{"BoolIfExists":{"k":"true"}}"#, true),
        (r#"{"NotIpAddress":{"k":"10.0.0.0/8"}}"#, true),
        (r#"{"ForAllValues:StringEquals":{"k":"a"}}"#, true),
        (r#"{"ForAnyValue:StringEquals":{"k":"a"}}"#, false),
        (r#"{"ForAnyValue:StringNotEquals":{"k":"a"}}"#, false),
        (r#"{"ForAnyValue:StringEqualsIfExists":{"k":"a"}}"#, true),
        (r#"{"Null":{"k":"true"}}"#, true),
        (r#"{"Null":{"k":"false"}}"#, false),
        (r#"{"Null":{"k":true}}"#, true),
    ] {
        check(json, &[], expected);
    }
    check(r#"{"Null":{"k":"true"}}"#, &[("k", &["a"])], false);
    check(r#"{"Null":{"k":["true","false"]}}"#, &[("k", &["a"])], true);
}

#[test]
fn values_of_the_policy_are_alternatives_and_tests_add_up() {
    check(r#"{"StringEquals":{"k":["a","b"]}}"#, &[("k", &["b"])], true);
    check(r#"{"StringNotEquals":{"k":["a","b"]}}"#, &[("k", &["b"])], false);
    check(r#"{"StringNotEquals":{"k":["a","b"]}}"#, &[("k", &["c"])], true);
    check(r#"{"StringEquals":{"k":"a","l":"b"}}"#, &[("k", &["a"]), ("l", &["x"])], false);
    check(
        r#"{"StringEquals":{"k":"a"},"Bool":{"l":"true"}}"#,
        &[("k", &["a"]), ("l", &["true"])],
        true,
    );
    check(r#"{"StringEquals":{"k":[]}}"#, &[("k", &["a"])], false);
    check("{}", &[], true);
}

/// The tables of "Multivalued context keys".
#[test]
fn quantifiers_combine_the_values_of_the_request() {
    let many: &[&str] = &["a", "b"];
    for (json, values, expected) in [
        (r#"{"ForAllValues:StringEquals":{"k":["a","b","c"]}}"#, many, true),
        (r#"{"ForAllValues:StringEquals":{"k":["a","c"]}}"#, many, false),
        (r#"{"ForAnyValue:StringEquals":{"k":["b","c"]}}"#, many, true),
        (r#"{"ForAnyValue:StringEquals":{"k":"c"}}"#, many, false),
        (r#"{"ForAllValues:StringNotEquals":{"k":"c"}}"#, many, true),
        (r#"{"ForAllValues:StringNotEquals":{"k":"a"}}"#, many, false),
        (r#"{"ForAnyValue:StringNotEquals":{"k":"a"}}"#, many, true),
        (r#"{"ForAnyValue:StringLike":{"k":"b*"}}"#, many, true),
        (r#"{"ForAllValues:StringLike":{"k":"a"}}"#, &[""], true),
        (r#"{"StringEquals":{"k":"b"}}"#, many, true),
        (r#"{"StringNotEquals":{"k":"b"}}"#, many, false),
    ] {
        check(json, &[("k", values)], expected);
    }
}

#[test]
fn variables_are_filled_in() {
    let request: &[(&str, &[&str])] =
        &[("aws:username", &["alice"]), ("k", &["alice/1"]), ("t", &["12"]), ("u", &["12"])];
    check(r#"{"StringLike":{"k":"${aws:username}/*"}}"#, request, true);
    check(r#"{"StringEquals":{"k":"${aws:username}/*"}}"#, request, false);
    check(r#"{"StringEquals":{"k":"${none}"}}"#, request, false);
    check(r#"{"NumericEquals":{"t":"${u}"}}"#, request, true);
}

#[test]
fn what_is_no_condition_is_refused() {
    for json in [
        r#"{"StringSame":{"k":"a"}}"#,
        r#"{"stringequals":{"k":"a"}}"#,
        r#"{"ForSomeValues:StringEquals":{"k":"a"}}"#,
        r#"{"NullIfExists":{"k":"true"}}"#,
        r#"{"ForAnyValue:Null":{"k":"true"}}"#,
        r#"{"Null":{"k":"x"}}"#,
        r#"{"Bool":{"k":"yes"}}"#,
        r#"{"NumericEquals":{"k":"ten"}}"#,
        r#"{"NumericEquals":{"k":"inf"}}"#,
        r#"{"DateEquals":{"k":"tomorrow"}}"#,
        r#"{"IpAddress":{"k":"10.0.0.0/33"}}"#,
        r#"{"IpAddress":{"k":"10.0.0"}}"#,
        r#"{"StringEquals":{"":"a"}}"#,
    ] {
        assert_eq!(condition(json), None, "{json}");
    }
}

#[test]
fn a_test_that_fails_can_be_shown() {
    let condition =
        condition(r#"{"ForAnyValue:StringEqualsIfExists":{"X:Y":["a","b"]},"Bool":{"z":"true"}}"#)
            .unwrap();
    let context = context(&[("x:y", &["c"]), ("z", &["true"])]);
    let fuel = Fuel::of_decision();
    let metered = Metered::new(&context, &fuel);
    let shown = |most| condition.failed(metered).map(|test| test.shown(metered, most)).next();
    assert_eq!(shown(1).unwrap().wanted, ["a", "… and 1 more"]);
    assert_eq!(condition.failed(metered).count(), 1);
    assert_eq!(
        shown(2),
        Some(UnmetCondition {
            operator: "ForAnyValue:StringEqualsIfExists".into(),
            key: "x:y".into(),
            wanted: vec!["a".into(), "b".into()],
            found: Some(vec!["c".into()]),
        })
    );
}
