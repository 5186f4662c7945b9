//! Texts of a policy that may contain variables: `arn:aws:kms:*:*:key/${aws:PrincipalTag/team, 'none'}`.
//!
//! Variables are read if the policy's version is 2012-10-17 or later. `${*}`, `${?}` and `${$}` are the characters themselves.
//! The value of a variable is taken literally: a wildcard in it is a character. A variable without a value and without a default
//! makes the text match nothing.
//! Source: IAM user guide, "IAM policy elements: Variables and tags".

use std::borrow::Cow;

use crate::fuel::{Fuel, Metered};
use crate::pattern::{self, PatternToken};

/// The most parts of one text. The values of its variables may be long, and are joined for each comparison.
const PARTS_MAX: usize = 64;

/// A text of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// A text without variables.
    Plain(Box<str>),
    /// A text with variables.
    Template(Box<[TextPart]>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TextPart {
    /// A literal part; wildcards count.
    Written(Box<str>),
    /// A character that does not count as a wildcard.
    Character(char),
    /// A key of the request, in lower case, with the default for a request without it.
    Variable { key: Box<str>, default: Option<Box<str>> },
}

impl Text {
    pub(crate) fn parse(text: &str, variables: bool) -> Self {
        if !variables || !text.contains("${") {
            return Self::Plain(text.into());
        }
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, behind)) = after.split_once('}') else { break };
            if !before.is_empty() {
                parts.push(TextPart::Written(before.into()));
            }
            parts.push(part(name));
            rest = behind;
        }
        if !rest.is_empty() {
            parts.push(TextPart::Written(rest.into()));
        }
        Self::Template(parts.into())
    }

    /// Returns whether every value matches.
    pub(crate) fn is_any(&self) -> bool {
        matches!(self, Self::Plain(text) if &**text == "*")
    }

    /// Returns whether it has more parts than may be joined.
    pub(crate) fn is_too_long(&self) -> bool {
        match self {
            Self::Plain(_) => false,
            Self::Template(parts) => parts.len() > PARTS_MAX,
        }
    }

    /// Returns whether the text equals `value`, compared by `same`.
    pub(crate) fn equals(
        &self,
        value: &str,
        context: Metered<'_>,
        same: impl Fn(&str, &str) -> bool,
    ) -> bool {
        context.fuel.burn_bytes(value.len())
            && match self {
                Self::Plain(text) => same(text, value),
                Self::Template(parts) => {
                    resolved(parts, context).is_some_and(|text| same(&text, value))
                }
            }
    }

    /// Returns whether `value` matches the text, in which `*` and `?` are wildcards.
    pub(crate) fn matches(&self, value: &str, context: Metered<'_>) -> bool {
        match self {
            _ if self.is_any() => context.fuel.burn(1),
            Self::Plain(text) => pattern::matches_within(text, value, context.fuel),
            Self::Template(parts) => tokens(parts, context)
                .is_some_and(|tokens| pattern::matches_tokens(&tokens, value, context.fuel)),
        }
    }

    /// Returns whether `arn` matches the text as an ARN. The value of a variable is taken literally: a colon in it does not
    /// separate components. A text that is one variable and nothing else is the whole ARN.
    ///
    /// "Each of the six colon-delimited components of the ARN is checked separately and each can include a wildcard."
    pub(crate) fn matches_arn(&self, arn: &str, context: Metered<'_>) -> bool {
        match self {
            _ if self.is_any() => context.fuel.burn(1),
            Self::Plain(text) => matches_written_arn(text, arn, context.fuel),
            Self::Template(parts) => match &**parts {
                [TextPart::Variable { key, default }] => {
                    value(key, default.as_deref(), context).is_some_and(|text| text == arn)
                }
                parts => components(parts, context)
                    .is_some_and(|wanted| matches_components(&wanted, arn, context.fuel)),
            },
        }
    }

    /// Returns the condition keys that its variables name.
    pub(crate) fn variables(&self) -> impl Iterator<Item = &str> {
        let parts = match self {
            Self::Plain(_) => &[][..],
            Self::Template(parts) => parts,
        };
        parts.iter().filter_map(|part| match part {
            TextPart::Variable { key, .. } => Some(&**key),
            TextPart::Written(_) | TextPart::Character(_) => None,
        })
    }

    /// Returns the text with its variables filled in; `None` if one has no value.
    pub(crate) fn resolve(&self, context: Metered<'_>) -> Option<Cow<'_, str>> {
        match self {
            Self::Plain(text) => Some(Cow::Borrowed(text)),
            Self::Template(parts) => resolved(parts, context).map(Cow::Owned),
        }
    }
}

/// Parses the text between `${` and `}`.
fn part(name: &str) -> TextPart {
    if let "*" | "?" | "$" = name {
        return TextPart::Character(name.chars().next().unwrap_or('$'));
    }
    let (key, default) = match name.split_once(',') {
        Some((key, default)) => {
            (key, default.trim().strip_prefix('\'').and_then(|text| text.strip_suffix('\'')))
        }
        None => (name, None),
    };
    TextPart::Variable { key: key.trim().to_lowercase().into(), default: default.map(Into::into) }
}

/// Returns the value of a variable, copied from the request or the policy.
fn value(key: &str, default: Option<&str>, context: Metered<'_>) -> Option<String> {
    let found = context.values(key);
    // A key with several values cannot fill in a variable.
    let one = found.as_ref().and_then(|values| {
        let mut values = values.iter();
        values.next().filter(|_| values.next().is_none())
    });
    let text = one.or(default)?;
    context.fuel.burn_bytes(text.len()).then(|| text.to_owned())
}

fn resolved(parts: &[TextPart], context: Metered<'_>) -> Option<String> {
    let mut text = String::new();
    for part in parts {
        match part {
            TextPart::Written(written) => {
                context.fuel.burn_bytes(written.len()).then(|| text.push_str(written))?;
            }
            TextPart::Character(character) => text.push(*character),
            TextPart::Variable { key, default } => {
                text.push_str(&value(key, default.as_deref(), context)?);
            }
        }
    }
    Some(text)
}

/// Matches an ARN with a pattern without variables.
fn matches_written_arn(wanted: &str, arn: &str, fuel: &Fuel) -> bool {
    let (mut wanted, mut found) = (wanted.splitn(6, ':'), arn.splitn(6, ':'));
    (0..6).all(|_| {
        let (Some(pattern), Some(text)) = (wanted.next(), found.next()) else { return false };
        fuel.burn_bytes(text.len())
            && (pattern == text || pattern::matches_within(pattern, text, fuel))
    })
}

fn matches_components(wanted: &[Vec<PatternToken>], arn: &str, fuel: &Fuel) -> bool {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let mut pairs = wanted.iter().zip(&parts);
    fuel.burn_bytes(arn.len())
        && wanted.len() == 6
        && parts.len() == 6
        && pairs.all(|(tokens, part)| pattern::matches_tokens(tokens, part, fuel))
}

/// Splits a pattern into the components of an ARN, at most six. Only literal colons separate them.
fn components(parts: &[TextPart], context: Metered<'_>) -> Option<Vec<Vec<PatternToken>>> {
    let mut components = vec![Vec::new()];
    for part in parts {
        let literal = match part {
            TextPart::Written(written) => {
                context.fuel.burn(written.len()).then_some(())?;
                for byte in written.bytes() {
                    if byte == b':' && components.len() < 6 {
                        components.push(Vec::new());
                    } else if let Some(last) = components.last_mut() {
                        last.push(PatternToken::written(byte));
                    }
                }
                continue;
            }
            TextPart::Character(character) => String::from(*character),
            TextPart::Variable { key, default } => value(key, default.as_deref(), context)?,
        };
        context.fuel.burn(literal.len()).then_some(())?;
        if let Some(last) = components.last_mut() {
            last.extend(literal.bytes().map(PatternToken::Byte));
        }
    }
    Some(components)
}

fn tokens(parts: &[TextPart], context: Metered<'_>) -> Option<Vec<PatternToken>> {
    let mut tokens = Vec::new();
    for part in parts {
        match part {
            TextPart::Written(written) => {
                context.fuel.burn(written.len()).then_some(())?;
                tokens.extend(written.bytes().map(PatternToken::written));
            }
            TextPart::Character(character) => {
                tokens.extend(character.encode_utf8(&mut [0; 4]).bytes().map(PatternToken::Byte));
            }
            TextPart::Variable { key, default } => {
                let literal = value(key, default.as_deref(), context)?;
                context.fuel.burn(literal.len()).then_some(())?;
                tokens.extend(literal.bytes().map(PatternToken::Byte));
            }
        }
    }
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn context() -> BTreeMap<String, Vec<String>> {
        let one = |key: &str, value: &str| (key.to_owned(), vec![value.to_owned()]);
        let many = ("k:many".to_owned(), vec!["a".to_owned(), "b".to_owned()]);
        let colon = one("k:colon", "1:user/x");
        [one("aws:username", "al*ce"), one("aws:principaltag/team", "red"), many, colon].into()
    }

    #[test]
    fn variables_stand_for_their_values() {
        let (context, fuel) = (context(), Fuel::of_decision());
        for (text, value, expected) in [
            ("x/${aws:username}/*", "x/al*ce/y", true),
            ("x/${aws:username}", "x/alice", false),
            ("${aws:PrincipalTag/team}", "red", true),
            ("${aws:PrincipalTag/other, 'blue'}", "blue", true),
            ("${aws:PrincipalTag/other,''}", "", true),
            ("${aws:PrincipalTag/other}", "", false),
            ("${aws:PrincipalTag/other}*", "x", false),
            ("a${*}b", "a*b", true),
            ("a${*}b", "axb", false),
            ("a${?}", "ab", false),
            ("${$}{x}", "${x}", true),
            ("${k:many}", "a", false),
            ("open ${aws:username", "open ${aws:username", true),
        ] {
            let found = Text::parse(text, true).matches(value, Metered::new(&context, &fuel));
            assert_eq!(found, expected, "{text} {value}");
        }
        let metered = Metered::new(&context, &fuel);
        let arn = |text: &str, value: &str| Text::parse(text, true).matches_arn(value, metered);
        assert!(arn("arn:*:iam::*:user/${aws:username}", "arn:aws:iam::1:user/al*ce"));
        // A wildcard, or a colon, in what a variable stands for is a character.
        assert!(!arn("arn:*:iam::*:user/${aws:username}", "arn:aws:iam::1:user/alice"));
        assert!(!arn("arn:aws:iam::1:${k:colon}", "arn:aws:iam::1"));
        assert!(!arn("arn:aws:iam::${k:colon}", "arn:aws:iam::1:user/x"));
        assert!(arn("${k:colon}", "1:user/x") && !arn("${k:colon}", "1:user/y"));
        assert!(arn("*", "anything") && !arn("arn:aws:iam::*", "arn:aws:iam::1:user/x"));
        assert!(Text::parse("${aws:username}", false).matches("${aws:username}", metered));
        let resolved = |text: &str| Text::parse(text, true).resolve(metered).map(Cow::into_owned);
        assert_eq!(resolved("a${aws:username}b${*}").as_deref(), Some("aal*ceb*"));
        assert_eq!(resolved("${nothing}"), None);
    }
}
