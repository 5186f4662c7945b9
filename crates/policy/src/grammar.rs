//! The grammar of policies, for those that come in.
//!
//! Reading is more lenient: serde takes a structure of a list of its members too, and lists in lists are flattened. Policies that
//! were stored when nothing stricter was asked have to stay readable, or their keys could not even be deleted (decision 0023).
//! Source: IAM user guide, "Grammar of the IAM JSON policy language".

use serde_json::{Map, Value};

/// Returns a policy that could be read if it has the form of the grammar.
pub(crate) fn read(text: &str) -> Option<Map<String, Value>> {
    let Ok(Value::Object(policy)) = serde_json::from_str(text) else { return None };
    let one = policy.get("Statement")?;
    let many = one.as_array();
    let holds = many.map_or_else(|| is_statement(one), |all| all.iter().all(is_statement));
    holds.then_some(policy)
}

fn is_statement(statement: &Value) -> bool {
    let Value::Object(members) = statement else { return false };
    members.iter().all(|(name, value)| match name.as_str() {
        "Action" | "NotAction" | "Resource" | "NotResource" => {
            is_one_or_many(value, Value::is_string)
        }
        "Principal" | "NotPrincipal" => is_principal(value),
        "Condition" => {
            has_values(value, |keys| has_values(keys, |one| is_one_or_many(one, is_scalar)))
        }
        _ => true,
    })
}

fn is_principal(value: &Value) -> bool {
    value.is_string() || has_values(value, |named| is_one_or_many(named, Value::is_string))
}

/// Returns whether an object has only values that are `good`.
fn has_values(value: &Value, good: impl Fn(&Value) -> bool) -> bool {
    matches!(value, Value::Object(members) if members.values().all(good))
}

fn is_one_or_many(value: &Value, good: impl Fn(&Value) -> bool) -> bool {
    value.as_array().map_or_else(|| good(value), |items| items.iter().all(&good))
}

fn is_scalar(value: &Value) -> bool {
    value.is_string() || value.is_boolean() || value.is_number()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_flat_and_what_has_members_is_an_object() {
        let statement = |member: &str| {
            read(&format!(r#"{{"Statement":[{{"Effect":"Allow","Sid":"s",{member}}}]}}"#)).is_some()
        };
        for good in [
            r#""Action":"kms:*","Resource":["a","b"],"Principal":"*""#,
            r#""NotAction":["a"],"NotResource":"b","NotPrincipal":{"AWS":["x","y"],"Service":"z"}"#,
            r#""Condition":{"Bool":{"a":true,"b":["true",false]},"NumericEquals":{"c":[1,2]}}"#,
        ] {
            assert!(statement(good), "{good}");
        }
        for bad in [
            r#""Action":[["kms:*"]]"#,
            r#""Action":7"#,
            r#""NotResource":[true]"#,
            r#""Principal":{"AWS":[["*"]]}"#,
            r#""Principal":{"AWS":[111122223333]}"#,
            r#""Principal":["*"]"#,
            r#""Condition":{"Bool":{"a":[["1"]]}}"#,
            r#""Condition":{"Bool":[{"a":"1"}]}"#,
            r#""Condition":{"Bool":{"a":null}}"#,
        ] {
            assert!(!statement(bad), "{bad}");
        }
        for bad in ["[]", r#"["2012-10-17",null,[]]"#, r#"{"Statement":[[]]}"#, "{}", "x"] {
            assert!(read(bad).is_none(), "{bad}");
        }
    }
}
