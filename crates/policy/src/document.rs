//! A policy document, parsed once and kept.

use std::collections::BTreeMap;
use std::fmt;

use model::{Error, ErrorCode};
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::grammar;
use crate::kind::PolicyKind;
use crate::pattern::ActionPattern;
use crate::principal::{INVALID_PRINCIPAL, Principals};
use crate::principal_filter::PrincipalFilter;
use crate::rules;
use crate::text::Text;
use crate::unique::{OneOrMany, Unique};

/// The most characters that are kept of why a document cannot be read: a caller may have written them.
const DETAIL_CHARS_MAX: usize = 256;
/// The deepest nesting of a document; the language needs six levels.
const DEPTH_MAX: usize = 16;
/// The longest document in bytes that is parsed. The service's own limit for key policies is lower.
const BYTES_MAX: usize = 131_072;

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    statements: Vec<Statement>,
    /// The filter of each statement.
    filters: Vec<PrincipalFilter>,
    /// The length of its text.
    bytes: usize,
}

/// One statement. An element that AWS accepts and ignores when it is missing (`Action`, `Resource`) makes the statement
/// ineffective here too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub(crate) sid: Option<String>,
    pub(crate) effect: Effect,
    /// `None` in identity policies.
    pub(crate) principal: Option<PrincipalElement>,
    pub(crate) action: Option<Patterns<ActionPattern>>,
    /// The resources; in a trust policy, everything.
    pub(crate) resource: Option<Patterns<Text>>,
    pub(crate) condition: Condition,
}

/// The effect of a statement that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
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
pub(crate) enum Patterns<T> {
    Is(Box<[T]>),
    IsNot(Box<[T]>),
}

impl<T> Patterns<T> {
    /// Returns whether the element covers what `matches` finds in one of its patterns.
    pub(crate) fn means(&self, matches: impl Fn(&T) -> bool) -> bool {
        match self {
            Self::Is(patterns) => patterns.iter().any(matches),
            Self::IsNot(patterns) => !patterns.iter().any(matches),
        }
    }
}

impl<T> Patterns<T> {
    fn count(&self) -> usize {
        let (Self::Is(patterns) | Self::IsNot(patterns)) = self;
        patterns.len()
    }

    fn any(&self, holds: impl Fn(&T) -> bool) -> bool {
        let (Self::Is(patterns) | Self::IsNot(patterns)) = self;
        patterns.iter().any(holds)
    }
}

impl Patterns<ActionPattern> {
    fn are_of_sts(&self) -> bool {
        let is_sts = |pattern: &ActionPattern| {
            pattern.text().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sts:"))
        };
        !self.any(|pattern| !is_sts(pattern))
    }
}

impl Document {
    /// Parses a key policy.
    ///
    /// # Errors
    /// `MalformedPolicyDocumentException`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::parse_as(PolicyKind::Key, text)
    }

    /// Returns the policy of a resource that has none: it says nothing.
    #[must_use]
    pub const fn silent() -> Self {
        Self { statements: Vec::new(), filters: Vec::new(), bytes: 0 }
    }

    /// Parses a policy of some kind that comes in.
    ///
    /// # Errors
    /// `MalformedPolicyDocumentException`, with IAM's messages unless it is a key policy.
    pub fn parse_as(kind: PolicyKind, text: &str) -> Result<Self, Error> {
        let document = Self::parse_stored(kind, text)?;
        let policy = grammar::read(text).ok_or_else(|| syntax(kind, text))?;
        match rules::check(kind, text, &policy) {
            Ok(()) => Ok(document),
            Err(fault) if kind == PolicyKind::Key => Err(malformed().because(fault)),
            Err(fault) => Err(Error::new(ErrorCode::MalformedPolicyDocumentException, fault)),
        }
    }

    /// Parses a policy that was stored, and so taken once: forms that the grammar does not have are read too.
    ///
    /// # Errors
    /// `MalformedPolicyDocumentException`, with IAM's messages unless it is a key policy.
    pub fn parse_stored(kind: PolicyKind, text: &str) -> Result<Self, Error> {
        if text.len() > BYTES_MAX || depth(text) > DEPTH_MAX {
            // Whether it is JSON is not looked at: it is too long or too deep for that.
            return Err(syntax(kind, "{}"));
        }
        let raw: RawDocument = serde_json::from_str(text).map_err(|error| {
            // Where, and what was expected, for the log and the tools: AWS says neither.
            let why: String = error.to_string().chars().take(DETAIL_CHARS_MAX).collect();
            refusal(&error).unwrap_or_else(|| syntax(kind, text)).because(why)
        })?;
        let variables = match raw.version.as_deref() {
            Some("2012-10-17") => true,
            Some("2008-10-17") | None => false,
            Some(_) if kind == PolicyKind::Key => return Err(malformed()),
            Some(_) => {
                return Err(refused("Policy document must be version 2012-10-17 or greater."));
            }
        };
        let statements = raw.statement.0.into_iter().map(|raw| statement(kind, raw, variables));
        let statements = statements.collect::<Result<Vec<_>, _>>()?;
        if statements.is_empty() {
            return Err(syntax(kind, text));
        }
        let filters = statements.iter().map(Statement::filter).collect();
        Ok(Self { statements, filters, bytes: text.len() })
    }

    /// Binds principals to the unique ids in `ids`, by their ARNs. They then mean only the user or role that has the id, and not
    /// one that is created under the name later.
    #[must_use]
    pub fn bind(mut self, ids: &BTreeMap<String, String>) -> Self {
        for (arn, id) in self.arns() {
            *id = ids.get(arn).map(|id| id.as_str().into());
        }
        self.filters = self.statements.iter().map(Statement::filter).collect();
        self
    }

    /// Returns the statements in order, each with the filter of its principals.
    pub(crate) fn filters(&self) -> impl Iterator<Item = (PrincipalFilter, &Statement)> {
        self.filters.iter().copied().zip(&self.statements)
    }

    /// Returns the ARNs of the users, roles and sessions that are named as principals.
    pub fn principals(&mut self) -> impl Iterator<Item = &str> {
        self.arns().map(|(arn, _)| arn)
    }

    /// Returns the AWS services that are named as principals.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        self.statements.iter().filter_map(|statement| statement.principal.as_ref()).flat_map(
            |element| match element {
                PrincipalElement::Is(principals) | PrincipalElement::IsNot(principals) => {
                    principals.services()
                }
            },
        )
    }

    fn arns(&mut self) -> impl Iterator<Item = (&str, &mut Option<Box<str>>)> {
        self.statements.iter_mut().filter_map(|statement| statement.principal.as_mut()).flat_map(
            |element| match element {
                PrincipalElement::Is(principals) | PrincipalElement::IsNot(principals) => {
                    principals.arns()
                }
            },
        )
    }

    /// Returns the length of the text that it was parsed from, for caches that are bounded by memory.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Returns the statements, in order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }
}

impl Statement {
    fn filter(&self) -> PrincipalFilter {
        let principals = match &self.principal {
            Some(PrincipalElement::Is(Principals::Some(all))) => Some(all.as_slice()),
            Some(PrincipalElement::Is(Principals::Everyone) | PrincipalElement::IsNot(_))
            | None => None,
        };
        PrincipalFilter::new(principals, self.effect == Effect::Deny)
    }

    /// Returns the statement's own name.
    #[must_use]
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref()
    }

    /// Returns the effect that it has when it applies.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// Returns the condition keys, in lower case, that its condition uses.
    pub fn condition_keys(&self) -> impl Iterator<Item = &str> {
        self.condition.keys()
    }

    /// Returns how many principals, actions and resources it names.
    pub(crate) fn names(&self) -> usize {
        let principals = match &self.principal {
            Some(PrincipalElement::Is(named) | PrincipalElement::IsNot(named)) => named.count(),
            None => 0,
        };
        let actions = self.action.as_ref().map_or(0, Patterns::count);
        principals + actions + self.resource.as_ref().map_or(0, Patterns::count)
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

fn statement(kind: PolicyKind, raw: RawStatement, variables: bool) -> Result<Statement, Error> {
    let fault = |text| if kind == PolicyKind::Key { malformed() } else { refused(text) };
    let principal = match (raw.principal, raw.not_principal) {
        (Some(principals), None) => Some(PrincipalElement::Is(principals)),
        (None, Some(principals)) => Some(PrincipalElement::IsNot(principals)),
        (None, None) => None,
        (Some(_), Some(_)) => return Err(fault(SYNTAX)),
    };
    match (&principal, kind) {
        (Some(_), PolicyKind::Identity | PolicyKind::Session) => {
            return Err(refused("Policy document should not specify a principal."));
        }
        (None, PolicyKind::Key | PolicyKind::Trust) => return Err(fault(SYNTAX)),
        (None, PolicyKind::Bucket) => return Err(missing("Principal")),
        (Some(PrincipalElement::Is(principals) | PrincipalElement::IsNot(principals)), _)
            if !principals.is_valid() =>
        {
            return Err(fault(SYNTAX));
        }
        _ => {}
    }
    let action = patterns(raw.action, raw.not_action, ActionPattern::new);
    let action = action.map_err(|_both| fault(SYNTAX))?;
    let resource = patterns(raw.resource, raw.not_resource, |text| Text::parse(text, variables));
    let mut resource = resource.map_err(|_both| fault(SYNTAX))?;
    if resource.as_ref().is_some_and(|patterns| patterns.any(Text::is_too_long)) {
        return Err(fault(SYNTAX));
    }
    match kind {
        PolicyKind::Key => {}
        PolicyKind::Identity | PolicyKind::Session if action.is_none() => {
            return Err(refused("Policy statement must contain actions."));
        }
        PolicyKind::Identity | PolicyKind::Session if resource.is_none() => {
            return Err(refused("Policy statement must contain resources."));
        }
        PolicyKind::Identity | PolicyKind::Session => {}
        PolicyKind::Trust if resource.is_some() => {
            return Err(refused("Has prohibited field Resource"));
        }
        PolicyKind::Trust if action.is_none() => {
            return Err(refused("Policy statement must contain actions."));
        }
        PolicyKind::Trust if !action.as_ref().is_some_and(Patterns::are_of_sts) => {
            return Err(refused("AssumeRole policy may only specify STS AssumeRole actions."));
        }
        PolicyKind::Trust => resource = Some(Patterns::IsNot(Box::default())),
        PolicyKind::Bucket if action.is_none() => return Err(missing("Action")),
        PolicyKind::Bucket if resource.is_none() => return Err(missing("Resource")),
        PolicyKind::Bucket => {}
    }
    let condition = match raw.condition {
        Some(element) => Condition::parse(element, variables).ok_or_else(|| fault(SYNTAX))?,
        None => Condition::default(),
    };
    Ok(Statement { sid: raw.sid, effect: raw.effect, principal, action, resource, condition })
}

/// Both elements of a pair at once.
struct Both;

fn patterns<T>(
    is: Option<OneOrMany>,
    is_not: Option<OneOrMany>,
    parse: impl Fn(&str) -> T,
) -> Result<Option<Patterns<T>>, Both> {
    let parse = |texts: OneOrMany| texts.0.iter().map(|text| parse(text)).collect();
    match (is, is_not) {
        (None, None) => Ok(None),
        (Some(texts), None) => Ok(Some(Patterns::Is(parse(texts)))),
        (None, Some(texts)) => Ok(Some(Patterns::IsNot(parse(texts)))),
        (Some(_), Some(_)) => Err(Both),
    }
}

/// Returns how deep brackets nest outside strings. A policy that is too deep is refused before it is parsed.
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

/// The message of IAM for anything outside the grammar.
const SYNTAX: &str = "Syntax errors in policy.";

fn refusal(error: &serde_json::Error) -> Option<Error> {
    error
        .to_string()
        .starts_with(INVALID_PRINCIPAL)
        .then(|| refused("Policy contains a statement with one or more invalid principals."))
}

/// Returns the error for a text that has not the form of a policy of this kind. Some say whether it is JSON at all. The texts were seen
/// at AWS: github.com/AWSCookbook/Security/issues/2 (roles), hashicorp/vault/issues/1113 and Hadoop's guide to assumed roles (sessions).
/// That of sessions was STS's until 2025. Since then STS tells the words of its parser, with the address of an object in them
/// (ansible-collections/amazon.aws/pull/2778), which nobody can repeat; tools look for the text of before.
fn syntax(kind: PolicyKind, text: &str) -> Error {
    let is_json = || serde_json::from_str::<IgnoredAny>(text).is_ok();
    match kind {
        PolicyKind::Key => malformed(),
        PolicyKind::Bucket => refused("Policies must be valid JSON and the first byte must be '{'"),
        PolicyKind::Trust if !is_json() => refused("This policy contains invalid Json"),
        PolicyKind::Session if !is_json() => refused("The policy is not in the valid JSON format."),
        PolicyKind::Identity | PolicyKind::Trust | PolicyKind::Session => refused(SYNTAX),
    }
}

/// Returns the error for a statement of a bucket policy that lacks an element.
fn missing(element: &str) -> Error {
    let message = format!("Missing required field {element}");
    Error::new(ErrorCode::MalformedPolicyDocumentException, message)
}

fn refused(message: &'static str) -> Error {
    Error::new(ErrorCode::MalformedPolicyDocumentException, message)
}

fn malformed() -> Error {
    Error::bare(ErrorCode::MalformedPolicyDocumentException)
}
