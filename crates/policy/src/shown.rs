//! The text of a policy with other names for its principals: one that no longer exists is shown by its unique id.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PolicyParts<'a> {
    #[serde(borrow)]
    statement: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Elements<'a> {
    #[serde(borrow)]
    principal: Option<&'a RawValue>,
    #[serde(borrow)]
    not_principal: Option<&'a RawValue>,
}

/// Renames the principals that are in `names`, and leaves all else as it is. A text that is no policy is left alone.
#[must_use]
pub fn rename_principals(text: &str, names: &BTreeMap<&str, &str>) -> String {
    let Ok(PolicyParts { statement }) = serde_json::from_str(text) else { return text.to_owned() };
    let many = serde_json::from_str::<Vec<Elements<'_>>>(statement.get());
    let statements =
        many.or_else(|_one| serde_json::from_str(statement.get()).map(|one| vec![one]));
    let statements = statements.unwrap_or_default();
    let elements = statements.iter().flat_map(|one| [one.principal, one.not_principal]).flatten();
    let mut places: Vec<Range<usize>> =
        elements.filter_map(|element| place_of(element.get(), text)).collect();
    places.sort_by_key(|place| place.start);
    let (mut renamed, mut from) = (String::with_capacity(text.len()), 0);
    for place in places {
        renamed += text.get(from..place.start).unwrap_or_default();
        renamed += &rename_strings(text.get(place.clone()).unwrap_or_default(), names);
        from = place.end;
    }
    renamed + text.get(from..).unwrap_or_default()
}

/// Returns the place of a part that was borrowed from `text`.
fn place_of(part: &str, text: &str) -> Option<Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    Some(start..start.checked_add(part.len())?)
}

/// Replaces strings of JSON that are in `names`.
fn rename_strings(json: &str, names: &BTreeMap<&str, &str>) -> String {
    let (mut out, mut rest) = (String::with_capacity(json.len()), json);
    while let Some((before, after)) = rest.split_once('"') {
        let Some((literal, behind)) = split_literal(after) else { break };
        out.push_str(before);
        let value: String = serde_json::from_str(&format!("\"{literal}\"")).unwrap_or_default();
        let shown = names.get(value.as_str()).copied().unwrap_or(literal);
        out.extend(["\"", shown, "\""]);
        rest = behind;
    }
    out + rest
}

/// Splits a text at the quotation mark that ends a string.
fn split_literal(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    let (literal, behind) = text.split_at_checked(end)?;
    Some((literal, behind.strip_prefix('"')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn principals_are_renamed_and_nothing_else_is() {
        let arn = "arn:aws:iam::111122223333:user/a";
        let names = [(arn, "AIDA1")].into();
        for (text, expected) in [
            (
                r#"{ "Statement": {"Principal":{"AWS":"arn:aws:iam::111122223333:user/a"}, "Sid": "arn:aws:iam::111122223333:user/a"}}"#,
                r#"{ "Statement": {"Principal":{"AWS":"AIDA1"}, "Sid": "arn:aws:iam::111122223333:user/a"}}"#,
            ),
            (
                r#"{"Statement":[{"NotPrincipal":{"AWS":["arn:aws:iam::111122223333:user\/a", "x\\"]}},{"Principal":"*"}]}"#,
                r#"{"Statement":[{"NotPrincipal":{"AWS":["AIDA1", "x\\"]}},{"Principal":"*"}]}"#,
            ),
            (
                r#"{"Statement":{"Principal":{"AWS":"arn:aws:iam::111122223333:user/a"},"Condition":{"StringEquals":{"AWS":"arn:aws:iam::111122223333:user/a"}}}}"#,
                r#"{"Statement":{"Principal":{"AWS":"AIDA1"},"Condition":{"StringEquals":{"AWS":"arn:aws:iam::111122223333:user/a"}}}}"#,
            ),
            ("no policy", "no policy"),
        ] {
            assert_eq!(rename_principals(text, &names), expected);
        }
    }
}
