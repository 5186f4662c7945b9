//! Public bucket policies: those that allow something to callers whom nobody has chosen.
//!
//! A policy counts as public unless each statement that allows something gives it to fixed principals, or to callers with a fixed
//! value of a condition key by which one is trusted. A fixed value has neither wildcards nor variables.
//! Source: Amazon S3 user guide, "Blocking public access to your Amazon S3 storage", "The meaning of 'public'".

use serde_json::{Map, Value};

/// The condition keys, in lower case, of which a fixed value makes a statement one for chosen callers.
const TRUSTED_KEYS: [&str; 13] = [
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:userid",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
];
/// The operators, in lower case, that require a value. One that ends in `IfExists` requires none.
const REQUIRING: [&str; 5] =
    ["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"];
/// The broadest networks that are not public: more of the address is fixed.
const IPV4_PREFIX_MIN: u8 = 8;
const IPV6_PREFIX_MIN: u8 = 32;

/// Returns whether the text of a policy, which could be parsed, is public.
pub(crate) fn is_public(text: &str) -> bool {
    let Ok(Value::Object(policy)) = serde_json::from_str(text) else { return true };
    match policy.get("Statement") {
        Some(Value::Array(statements)) => statements.iter().any(is_public_statement),
        Some(one) => is_public_statement(one),
        None => false,
    }
}

fn is_public_statement(statement: &Value) -> bool {
    let Some(statement) = statement.as_object() else { return true };
    let allows = statement.get("Effect").and_then(Value::as_str) == Some("Allow");
    allows && is_for_everyone(statement) && !is_for_trusted(statement)
}

fn is_for_everyone(statement: &Map<String, Value>) -> bool {
    match statement.get("Principal") {
        Some(Value::Object(named)) => named.values().any(|named| !values(named).all(is_fixed)),
        Some(_) | None => true,
    }
}

fn is_for_trusted(statement: &Map<String, Value>) -> bool {
    let Some(Value::Object(condition)) = statement.get("Condition") else { return false };
    condition.iter().any(|(operator, keys)| {
        let mut keys = keys.as_object().into_iter().flatten();
        keys.any(|(key, wanted)| is_trusted(operator, key, wanted))
    })
}

fn is_trusted(operator: &str, key: &str, wanted: &Value) -> bool {
    let (operator, key) = (operator.to_ascii_lowercase(), key.to_ascii_lowercase());
    let operator = operator.strip_prefix("foranyvalue:").unwrap_or(&operator);
    let mut wanted = values(wanted).peekable();
    wanted.peek().is_some()
        && match operator {
            "ipaddress" => key == "aws:sourceip" && wanted.all(is_narrow),
            _ => {
                REQUIRING.contains(&operator)
                    && TRUSTED_KEYS.contains(&key.as_str())
                    && wanted.all(is_fixed)
            }
        }
}

/// Returns one or many values. What is no text is fixed.
fn values(value: &Value) -> impl Iterator<Item = &str> {
    let many = value.as_array().into_iter().flatten();
    many.chain(Some(value).filter(|value| !value.is_array()))
        .map(|value| value.as_str().unwrap_or(""))
}

fn is_fixed(value: &str) -> bool {
    !value.contains(['*', '?']) && !value.contains("${")
}

/// Returns whether a network is one address, or few enough.
fn is_narrow(network: &str) -> bool {
    let (address, prefix) = match network.split_once('/') {
        Some((address, prefix)) => (address, prefix.parse::<u8>().ok()),
        None => (network, Some(u8::MAX)),
    };
    let least = match address.parse() {
        Ok(std::net::IpAddr::V4(_)) => IPV4_PREFIX_MIN,
        Ok(std::net::IpAddr::V6(_)) => IPV6_PREFIX_MIN,
        Err(_) => return false,
    };
    prefix.is_some_and(|prefix| prefix >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(members: &str) -> bool {
        is_public(&format!(
            r#"{{"Statement":[{{"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",{members}}}]}}"#
        ))
    }

    #[test]
    fn what_is_given_to_nobody_in_particular_is_public() {
        for members in [
            r#""Effect":"Allow","Principal":"*""#,
            r#""Effect":"Allow","Principal":{"AWS":"*"}"#,
            r#""Effect":"Allow","Principal":{"AWS":["111122223333","*"]}"#,
            r#""Effect":"Allow","NotPrincipal":{"AWS":"111122223333"}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringLike":{"aws:SourceVpc":"vpc-*"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"${aws:x}"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":[]}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"ForAllValues:StringEquals":{"aws:SourceVpc":"v"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"s3:prefix":"a"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","8.0.0.0/7"]}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"2000::/3"}}"#,
        ] {
            assert!(statement(members), "{members}");
        }
    }

    #[test]
    fn what_is_given_to_the_chosen_is_not_public() {
        for members in [
            r#""Effect":"Deny","Principal":"*""#,
            r#""Effect":"Allow","Principal":{"AWS":"111122223333"}"#,
            r#""Effect":"Allow","Principal":{"Service":["logging.s3.amazonaws.com"]}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"ForAnyValue:StringEquals":{"aws:principalorgid":"o-1"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"2001:db8::/32"}}"#,
            r#""Effect":"Allow","Principal":"*","Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.1"}}"#,
        ] {
            assert!(!statement(members), "{members}");
        }
    }
}
