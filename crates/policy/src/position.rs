//! The places of the statements in a policy's text, as IAM's policy simulator reports them.
//!
//! A statement begins where what precedes it ends: after the bracket of the list, or after the statement before it, so that a
//! comma and white space belong to it. A single statement without a list begins after its own opening brace. It ends after its
//! closing brace. Lines and columns count from 1. Source: the examples of `simulate-custom-policy` and
//! `simulate-principal-policy` in the AWS CLI reference.

use serde::Deserialize;
use serde_json::value::RawValue;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The range of a statement in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The beginning.
    pub start: Position,
    /// The place after the end.
    pub end: Position,
}

#[derive(Deserialize)]
struct Outer<'t> {
    #[serde(rename = "Statement", borrow)]
    statement: &'t RawValue,
}

/// Returns the ranges of a policy's statements, in order; none if the text is no policy.
#[must_use]
pub fn spans(text: &str) -> Vec<Span> {
    let Ok(Outer { statement }) = serde_json::from_str::<Outer<'_>>(text) else {
        return Vec::new();
    };
    let mut place = TextCursor { text, read: 0, at: Position { line: 1, column: 1 } };
    let all = statement.get();
    let mut start = place.behind(all.get(..1).unwrap_or_default());
    if !all.starts_with('[') {
        return vec![Span { start, end: place.behind(all) }];
    }
    let statements = serde_json::from_str::<Vec<&RawValue>>(all).unwrap_or_default();
    let span = |statement: &RawValue| {
        let end = place.behind(statement.get());
        Span { start: std::mem::replace(&mut start, end), end }
    };
    statements.into_iter().map(span).collect()
}

/// A text, and how far it has been read.
struct TextCursor<'t> {
    text: &'t str,
    read: usize,
    at: Position,
}

impl TextCursor<'_> {
    /// Moves to the end of `part`, a later part of the text.
    fn behind(&mut self, part: &str) -> Position {
        let end = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr()) + part.len();
        for letter in self.text.get(self.read..end).unwrap_or_default().chars() {
            self.at = match letter {
                '\n' => Position { line: self.at.line + 1, column: 1 },
                _ => Position { column: self.at.column + 1, ..self.at },
            };
        }
        self.read = end;
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<[usize; 4]> {
        let place = |Span { start, end }: Span| [start.line, start.column, end.line, end.column];
        spans(text).into_iter().map(place).collect()
    }

    /// The numbers are those of AWS's own examples.
    #[test]
    fn statements_stand_where_aws_says() {
        let one = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}"#;
        assert_eq!(places(one), [[1, 38, 1, 167]]);
        let administrator = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \
                             \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}";
        assert_eq!(places(administrator), [[3, 17, 8, 6]]);
    }

    #[test]
    fn each_begins_behind_the_one_before() {
        assert_eq!(
            places(r#"{"Statement": [{"é": 1}, {}], "Version": "x"}"#),
            [[1, 16, 1, 24], [1, 24, 1, 28]]
        );
        assert_eq!(places("{\"Statement\":[\n {},\n\n {}]}"), [[1, 15, 2, 4], [2, 4, 4, 4]]);
        assert_eq!(places("no policy"), [[0; 4]; 0]);
    }
}
