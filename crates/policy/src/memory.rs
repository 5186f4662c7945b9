//! The memory that a parsed policy takes, near enough for a bound. Its text says little about that: `"a",` is four bytes there
//! and a dozen times as many here.

use crate::condition::Condition;
use crate::document::{Document, Patterns, PrincipalElement, Statement};
use crate::principal::{Principal, Principals};
use crate::principal_filter::PrincipalFilter;
use crate::text::{Text, TextPart};

impl Document {
    /// Returns the bytes of memory beyond the value itself.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let filters = size_of::<PrincipalFilter>().saturating_mul(self.statements().len());
        list(self.statements(), Statement::heap_bytes).saturating_add(filters)
    }
}

impl Statement {
    fn heap_bytes(&self) -> usize {
        let action =
            self.action.as_ref().map_or(0, |all| all.heap_bytes(|pattern| pattern.text().len()));
        let resource = self.resource.as_ref().map_or(0, |all| all.heap_bytes(Text::heap_bytes));
        self.sid.as_ref().map_or(0, String::capacity)
            + self.principal.as_ref().map_or(0, PrincipalElement::heap_bytes)
            + action
            + resource
            + self.condition.heap_bytes()
    }
}

impl<T> Patterns<T> {
    fn heap_bytes(&self, each: impl Fn(&T) -> usize) -> usize {
        let (Self::Is(patterns) | Self::IsNot(patterns)) = self;
        list(patterns, each)
    }
}

impl PrincipalElement {
    fn heap_bytes(&self) -> usize {
        let each = |principal: &Principal| match principal {
            Principal::Identity { arn: text, .. }
            | Principal::Session { arn: text, .. }
            | Principal::Id(text)
            | Principal::Service(text)
            | Principal::Federated(text) => text.capacity(),
            Principal::Everyone | Principal::Account(_) | Principal::Other => 0,
        };
        match self {
            Self::Is(Principals::Some(all)) | Self::IsNot(Principals::Some(all)) => list(all, each),
            Self::Is(Principals::Everyone) | Self::IsNot(Principals::Everyone) => 0,
        }
    }
}

impl Condition {
    fn heap_bytes(&self) -> usize {
        list(self.tests(), |test| {
            let values = list(test.values(), Text::heap_bytes);
            test.key().len() + values + test.index().heap_bytes()
        })
    }
}

impl Text {
    fn heap_bytes(&self) -> usize {
        let part = |part: &TextPart| match part {
            TextPart::Written(text) => text.len(),
            TextPart::Character(_) => 0,
            TextPart::Variable { key, default } => {
                key.len() + default.as_ref().map_or(0, |text| text.len())
            }
        };
        match self {
            Self::Plain(text) => text.len(),
            Self::Template(parts) => list(parts, part),
        }
    }
}

/// Returns the bytes of a list, with what each of its items takes beyond itself.
fn list<T>(items: &[T], each: impl Fn(&T) -> usize) -> usize {
    size_of_val(items) + items.iter().map(each).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(elements: &str) -> usize {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{{{elements}}}]}}"#);
        Document::parse(&text).unwrap().heap_bytes()
    }

    /// Each part of a statement counts with its text.
    #[test]
    fn more_text_takes_more_memory() {
        let least = r#""Effect":"Allow","Principal":"*""#;
        let of = |element: &str| bytes(&format!("{least},{element}"));
        let sized = |element: &dyn Fn(&str) -> String| {
            let [short, long] = [1, 1001].map(|length| of(&element(&"a".repeat(length))));
            long - short
        };
        assert_eq!(sized(&|text| format!(r#""Sid":"{text}""#)), 1000);
        assert_eq!(sized(&|text| format!(r#""Action":"kms:{text}""#)), 1000);
        assert_eq!(sized(&|text| format!(r#""Resource":"{text}""#)), 1000);
        let condition = |text: &str| format!(r#""Condition":{{"StringLike":{text}}}"#);
        assert_eq!(sized(&|text| condition(&format!(r#"{{"aws:{text}":"x"}}"#))), 1000);
        assert_eq!(sized(&|text| condition(&format!(r#"{{"aws:a":"{text}"}}"#))), 1000);
        let variable =
            |text: &str| condition(&format!(r#"{{"aws:a":"${{aws:{text}, '{text}'}}"}}"#));
        assert_eq!(sized(&variable), 2000);
        let principal = |count: usize| {
            let all = vec![r#""arn:aws:iam::111122223333:user/a""#; count].join(",");
            bytes(&format!(r#""Effect":"Allow","Principal":{{"AWS":[{all}]}}"#))
        };
        assert!(principal(101) >= principal(1) + 100 * (32 + size_of::<Principal>()));
        assert!(bytes(least) >= size_of::<Statement>());
    }
}
