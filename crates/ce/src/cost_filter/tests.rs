use model::generated::ce::{DimensionValues, TagValues};
use proptest::prelude::*;
use usage::Hour;

use super::*;

const REGIONS: [&str; 3] = ["us-east-1", "eu-west-1", ""];
const OPERATIONS: [&str; 3] = ["Encrypt", "Decrypt", ""];

fn facts<'a>(region: &'a str, operation: &'a str) -> CostFacts<'a> {
    CostFacts {
        account: "111122223333",
        region,
        operation,
        usage_type: "us-east-1-KMS-Requests",
        is_credit: false,
        history: None,
        hour: Hour(0),
    }
}

fn dimension(key: Dimension, values: &[&str]) -> Expression {
    let values = Some(values.iter().map(|value| (*value).to_owned()).collect());
    let given = DimensionValues { key: Some(key), values, match_options: None };
    Expression { dimensions: Some(given), ..Expression::default() }
}

fn not(part: Expression) -> Expression {
    Expression { not: Some(Box::new(part)), ..Expression::default() }
}

fn and(parts: Vec<Expression>) -> Expression {
    Expression { and: Some(parts), ..Expression::default() }
}

fn or(parts: Vec<Expression>) -> Expression {
    Expression { or: Some(parts), ..Expression::default() }
}

/// The regions and operations that pass.
fn passing(expression: &Expression) -> Vec<(&'static str, &'static str)> {
    let filter = CostFilter::of(Some(expression)).unwrap();
    let all = REGIONS.into_iter().flat_map(|region| OPERATIONS.map(|one| (region, one)));
    all.filter(|(region, operation)| filter.passes(&facts(region, operation))).collect()
}

fn refusal(expression: &Expression) -> String {
    CostFilter::of(Some(expression)).unwrap_err().message().unwrap().to_owned()
}

#[test]
fn a_filter_passes_what_it_says() {
    let here = dimension(Dimension::Region, &["us-east-1"]);
    let encrypt = dimension(Dimension::Operation, &["Encrypt", "NoOperation"]);
    assert_eq!(
        passing(&and(vec![here.clone(), encrypt.clone()])),
        [("us-east-1", "Encrypt"), ("us-east-1", "")]
    );
    assert_eq!(passing(&or(vec![here.clone(), encrypt])).len(), 3 + 2 * 2);
    assert_eq!(passing(&not(here)).len(), 6);
    assert_eq!(passing(&dimension(Dimension::Region, &["global"])).len(), 3);
    assert!(CostFilter::of(None).unwrap().passes(&facts("", "")));
}

#[test]
fn a_cost_of_no_key_has_no_tags() {
    let tags = |values: Option<&[&str]>, options: Option<Vec<MatchOption>>| Expression {
        tags: Some(TagValues {
            key: Some("team".to_owned()),
            values: values.map(|all| all.iter().map(|one| (*one).to_owned()).collect()),
            match_options: options,
        }),
        ..Expression::default()
    };
    assert_eq!(passing(&tags(Some(&[""]), None)).len(), 9);
    assert_eq!(passing(&tags(Some(&["red"]), None)), []);
    assert_eq!(passing(&tags(None, Some(vec![MatchOption::Absent]))).len(), 9);
}

#[test]
fn what_is_no_filter_is_refused() {
    let here = dimension(Dimension::Region, &["us-east-1"]);
    let two = Expression { not: Some(Box::new(here.clone())), ..here.clone() };
    assert!(refusal(&two).starts_with("Expression has more than one roots."));
    for (wrong, told) in [
        (Expression::default(), "must have one of"),
        (and(vec![here]), "at least two"),
        (or(Vec::new()), "at least two"),
        (dimension(Dimension::Region, &[]), "need Values"),
        (dimension(Dimension::InstanceType, &["a"]), "does not offer"),
    ] {
        assert!(refusal(&wrong).contains(told), "{}", refusal(&wrong));
    }
}

#[test]
fn a_filter_has_limits() {
    let here = dimension(Dimension::Region, &["us-east-1"]);
    let nested = |depth: usize| (1..depth).fold(here.clone(), |part, _| not(part));
    assert!(CostFilter::of(Some(&nested(DEPTH_MAX))).is_ok());
    assert!(refusal(&nested(DEPTH_MAX + 1)).contains("too large"));
    assert!(CostFilter::of(Some(&or(vec![here.clone(); PARTS_MAX - 1]))).is_ok());
    assert!(refusal(&or(vec![here; PARTS_MAX])).contains("too large"));
    let many = dimension(Dimension::Region, &["a"; VALUES_MAX + 1]);
    assert!(refusal(&many).contains("up to 10000 values"));
}

fn any_expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        Just(Expression::default()),
        proptest::sample::subsequence(REGIONS.to_vec(), 0..=3)
            .prop_map(|values| dimension(Dimension::Region, &values)),
        proptest::sample::subsequence(OPERATIONS.to_vec(), 0..=3)
            .prop_map(|values| dimension(Dimension::Operation, &values)),
    ];
    leaf.prop_recursive(20, 300, 4, |inner| {
        let many = || proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![inner.clone().prop_map(not), many().prop_map(and), many().prop_map(or)]
    })
}

proptest! {
    #[test]
    fn any_expression_is_a_filter_or_refused(expression in any_expression()) {
        if CostFilter::of(Some(&expression)).is_ok() {
            let inverted = not(expression.clone());
            if CostFilter::of(Some(&inverted)).is_ok() {
                prop_assert_eq!(passing(&expression).len() + passing(&inverted).len(), 9);
            }
        }
    }
}
