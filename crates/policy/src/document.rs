//! A policy document, parsed once and kept.

use std::fmt;

use model::{Error, ErrorCode};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use crate::principal::{INVALID_PRINCIPAL, Principals};
use crate::unique::{OneOrMany, Unique};

/// The deepest nesting of a document; the language needs six levels.
const DEPTH_MAX: usize = 16;
/// The longest document in bytes that is parsed. The service's own limit for key policies is lower.
const BYTES_MAX: usize = 131_072;

/// A key policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    statements: Vec<Statement>,
}

/// One statement. An element that AWS accepts and ignores when it is missing (`Action`, `Resource`) makes the statement
/// ineffective here too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub(crate) sid: Option<String>,
    pub(crate) effect: Effect,
    pub(crate) principal: PrincipalElement,
    pub(crate) action: Option<PatternElement>,
    pub(crate) resource: Option<PatternElement>,
    pub(crate) has_condition: bool,
}

/// What a statement that applies does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Effect {
    /// Lets the request through, unless another denies it.
    Allow,
    /// Stops the request, whatever else allows it.
    Deny,
}

/// `Principal` or `NotPrincipal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PrincipalElement {
    Is(Principals),
    IsNot(Principals),
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PatternElement {
    Is(Vec<String>),
    IsNot(Vec<String>),
}

impl PatternElement {
    /// Whether the element means what `matches` says of one of its patterns.
    pub(crate) fn means(&self, matches: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Is(patterns) => patterns.iter().any(|pattern| matches(pattern)),
            Self::IsNot(patterns) => !patterns.iter().any(|pattern| matches(pattern)),
        }
    }
}

impl Document {
    /// Parses a key policy.
    ///
    /// # Errors
    /// `MalformedPolicyDocumentException`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.len() > BYTES_MAX || depth(text) > DEPTH_MAX {
            return Err(malformed());
        }
        let raw: RawDocument = serde_json::from_str(text).map_err(|error| refusal(&error))?;
        let statements = raw.statement.0.into_iter().map(statement);
        let statements = statements.collect::<Result<Vec<_>, _>>()?;
        let version_known = raw
            .version
            .is_none_or(|version| ["2012-10-17", "2008-10-17"].contains(&version.as_str()));
        if !version_known || statements.is_empty() {
            return Err(malformed());
        }
        Ok(Self { statements })
    }

    /// The statements, in order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }
}

impl Statement {
    /// The statement's own name.
    #[must_use]
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref()
    }

    /// What it does when it applies.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
struct RawDocument {
    version: Option<String>,
    #[serde(rename = "Id")]
    _id: Option<String>,
    statement: Statements,
}

/// One statement, or a list of them.
struct Statements(Vec<RawStatement>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
struct RawStatement {
    sid: Option<String>,
    effect: Effect,
    principal: Option<Principals>,
    not_principal: Option<Principals>,
    action: Option<OneOrMany>,
    not_action: Option<OneOrMany>,
    resource: Option<OneOrMany>,
    not_resource: Option<OneOrMany>,
    condition: Option<Unique<Unique<OneOrMany>>>,
}

impl<'de> Deserialize<'de> for Statements {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InStatements)
    }
}

struct InStatements;

impl<'de> Visitor<'de> for InStatements {
    type Value = Statements;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a statement or a list of statements")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Statements, A::Error> {
        let one = RawStatement::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(Statements(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Statements, A::Error> {
        let mut statements = Vec::new();
        while let Some(statement) = items.next_element()? {
            statements.push(statement);
        }
        Ok(Statements(statements))
    }
}

fn statement(raw: RawStatement) -> Result<Statement, Error> {
    let principal = match (raw.principal, raw.not_principal) {
        (Some(principals), None) => PrincipalElement::Is(principals),
        (None, Some(principals)) => PrincipalElement::IsNot(principals),
        (None, None) | (Some(_), Some(_)) => return Err(malformed()),
    };
    let (PrincipalElement::Is(principals) | PrincipalElement::IsNot(principals)) = &principal;
    if !principals.is_valid() {
        return Err(malformed());
    }
    Ok(Statement {
        sid: raw.sid,
        effect: raw.effect,
        principal,
        action: patterns(raw.action, raw.not_action)?,
        resource: patterns(raw.resource, raw.not_resource)?,
        has_condition: raw.condition.is_some_and(|condition| !condition.0.is_empty()),
    })
}

fn patterns(
    is: Option<OneOrMany>,
    is_not: Option<OneOrMany>,
) -> Result<Option<PatternElement>, Error> {
    match (is, is_not) {
        (None, None) => Ok(None),
        (Some(patterns), None) => Ok(Some(PatternElement::Is(patterns.0))),
        (None, Some(patterns)) => Ok(Some(PatternElement::IsNot(patterns.0))),
        (Some(_), Some(_)) => Err(malformed()),
    }
}

/// How deep brackets nest, strings aside; a policy with deeper ones is refused before it is parsed.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn refusal(error: &serde_json::Error) -> Error {
    if error.to_string().starts_with(INVALID_PRINCIPAL) {
        let message = "Policy contains a statement with one or more invalid principals.";
        return Error::new(ErrorCode::MalformedPolicyDocumentException, message);
    }
    malformed()
}

fn malformed() -> Error {
    Error::bare(ErrorCode::MalformedPolicyDocumentException)
}
