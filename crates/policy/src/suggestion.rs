//! The changes with which a refused request would be allowed. They come from a trace alone: the policies may have changed since,
//! or be out of reach.
//!
//! The changes follow the order of evaluation in `decide`: every Deny that applied has to go; then each layer that must allow has
//! to do so. If an Allow of that layer failed only by its condition, the request would have to meet it; if there is none, a
//! statement is missing.

use serde::Serialize;

use crate::condition::UnmetCondition;
use crate::document::Effect;
use crate::principal::Match;
use crate::trace::{PermissionTrace, StatementCode, Weighed};

/// A change that would be needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A policy would have to have this statement.
    Add {
        /// The policy; one without a name is any of its kind.
        policy: Where,
        /// The statement.
        statement: Added,
    },
    /// The request would have to meet the condition of this Allow.
    Meet {
        /// The policy.
        policy: Where,
        /// The place of the statement, from 0.
        index: usize,
        /// The tests that the request does not meet.
        failed: Vec<UnmetCondition<'static>>,
    },
    /// This Deny would have to go, or not to apply.
    Remove {
        /// The policy.
        policy: Where,
        /// The place of the statement, from 0.
        index: usize,
    },
    /// No policy can allow it; the text says who may.
    Never(&'static str),
}

/// A policy of a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// The key policy of the key with this ARN.
    Key(String),
    /// The trust policy of the role with this ARN.
    Trust(String),
    /// The policy of this name among those of the user, the groups or the role.
    Identity(String),
    /// The permissions boundary.
    Boundary,
    /// The session policy at this place.
    Session(usize),
}

/// A statement that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Added {
    effect: Effect,
    #[serde(skip_serializing_if = "Option::is_none")]
    principal: Option<NamedPrincipal>,
    action: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
}

/// The caller as a key policy names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
enum NamedPrincipal {
    #[serde(rename = "AWS")]
    Aws(String),
    Service(String),
}

const FOREIGN: &str = "The resource belongs to another account, and has no policy that could let this caller in: \
                       only its own account may do this.";
const ABROAD: &str = "The resource belongs to another account, whose policy does not allow it: what that asks for is told in the \
                      entries of that account only, and of a role that was not assumed nowhere.";
const NO_RETIREMENT: &str = "No policy decides this: a grant is retired by its retiring principal, by its grantee where the grant \
                             allows RetireGrant, or by the account that created it.";

const TOO_LONG: &str = "Deciding takes more steps than one decision may. Replace patterns and variables by values without wildcards, \
                        of which any number is looked through at once, or send a shorter encryption context.";

/// Returns the smallest changes that, made together, would have allowed the permissions; none if they were allowed.
///
/// A grant may serve instead if no policy denies. What did not fit into the trace is not known here.
#[must_use]
pub fn changes(all: &[PermissionTrace<'_>]) -> Vec<Suggestion> {
    let mut found = Vec::new();
    for change in all.iter().filter(|asked| !asked.allowed).flat_map(changes_for) {
        if !found.contains(&change) {
            found.push(change);
        }
    }
    found
}

fn changes_for(asked: &PermissionTrace<'_>) -> Vec<Suggestion> {
    if asked.refused_by == Some(crate::layer::Layer::StepsExceeded) {
        return vec![Suggestion::Never(TOO_LONG)];
    }
    let all = [key(asked), identity(asked), boundary(asked), session(asked)];
    let denying = |(at, policy): &(Where, &Weighed<'_>)| removals(at, policy);
    let mut changes: Vec<Suggestion> = all.iter().flatten().flat_map(denying).collect();
    let limits = RequiredLayers { identity: !is_root(asked), others: true };
    let owns =
        account(&asked.caller) == account(asked.resource()) || account(asked.resource()).is_none();
    match kind(asked) {
        _ if asked.lacks_owner() => {
            let own = own(asked, limits);
            changes.extend(own.is_empty().then_some(Suggestion::Never(ABROAD)));
            changes.extend(own);
        }
        SuggestionKind::Key => {
            let (found, change) = allowance(asked, &key(asked), key_policy(asked));
            changes.extend(change);
            let is_foreign = !owns && asked.service.is_none();
            changes.extend(own(asked, limits.after(found, is_foreign)));
        }
        SuggestionKind::Grant if nearest(asked.grants.iter()) == Match::No => {
            changes.push(Suggestion::Never(NO_RETIREMENT));
        }
        SuggestionKind::Grant => {
            let found = nearest(asked.grants.iter());
            changes.extend(own(asked, limits.after(found, false)));
        }
        SuggestionKind::Other if owns => changes.extend(own(asked, limits)),
        SuggestionKind::Other => changes.push(Suggestion::Never(FOREIGN)),
    }
    changes
}

/// The caller's own layers that have to allow.
#[derive(Clone, Copy)]
struct RequiredLayers {
    identity: bool,
    /// The boundary and the session policies.
    others: bool,
}

impl RequiredLayers {
    /// Returns the layers that still have to allow if the resource's policy allows so much.
    fn after(self, found: Match, is_foreign: bool) -> Self {
        match found {
            _ if is_foreign => self,
            Match::Account | Match::No => self,
            Match::Everyone => Self { identity: false, others: self.others },
            Match::Caller => Self { identity: false, others: false },
        }
    }
}

enum SuggestionKind {
    Key,
    Grant,
    Other,
}

fn kind(asked: &PermissionTrace<'_>) -> SuggestionKind {
    let is_of_key = asked.resource().split(':').nth(5).is_some_and(|name| name.starts_with("key/"));
    match (&asked.key, is_of_key) {
        (Some(_), _) => SuggestionKind::Key,
        // The policy of the key is not consulted: the grant on it decides.
        (None, true) => SuggestionKind::Grant,
        (None, false) => SuggestionKind::Other,
    }
}

/// Returns the account in an ARN.
fn account(arn: &str) -> Option<&str> {
    arn.split(':').nth(4).filter(|account| !account.is_empty())
}

fn is_root(asked: &PermissionTrace<'_>) -> bool {
    asked.caller.ends_with(":root")
}

type WeighedLayer<'t> = Vec<(Where, &'t Weighed<'t>)>;

fn key<'t>(asked: &'t PermissionTrace<'_>) -> WeighedLayer<'t> {
    asked.key.iter().map(|policy| (key_policy(asked), policy)).collect()
}

fn key_policy(asked: &PermissionTrace<'_>) -> Where {
    let resource = asked.resource().to_owned();
    if asked.is_of_role() { Where::Trust(resource) } else { Where::Key(resource) }
}

fn identity<'t>(asked: &'t PermissionTrace<'_>) -> WeighedLayer<'t> {
    let name = |policy: &Weighed<'_>| Where::Identity(policy.name.clone().into_owned());
    asked.identity.iter().map(|policy| (name(policy), policy)).collect()
}

fn boundary<'t>(asked: &'t PermissionTrace<'_>) -> WeighedLayer<'t> {
    asked.boundary.iter().map(|policy| (Where::Boundary, policy)).collect()
}

fn session<'t>(asked: &'t PermissionTrace<'_>) -> WeighedLayer<'t> {
    let policies = asked.session.iter().flatten().enumerate();
    policies.map(|(index, policy)| (Where::Session(index), policy)).collect()
}

fn removals(at: &Where, policy: &Weighed<'_>) -> Vec<Suggestion> {
    let denying = policy.statements().filter(|(_, seen)| seen.letter == '-');
    denying.map(|(index, _)| Suggestion::Remove { policy: at.clone(), index }).collect()
}

/// Returns the changes that the caller's own layers need.
fn own(asked: &PermissionTrace<'_>, limits: RequiredLayers) -> Vec<Suggestion> {
    let mut changes = Vec::new();
    if limits.identity {
        changes.extend(allowance(asked, &identity(asked), Where::Identity(String::new())).1);
    }
    if limits.others && asked.boundary.is_some() {
        changes.extend(allowance(asked, &boundary(asked), Where::Boundary).1);
    }
    if limits.others && asked.session.is_some() {
        changes.extend(allowance(asked, &session(asked), Where::Session(0)).1);
    }
    changes
}

/// Returns the match by which a layer's policies allow the request. If none does, returns the match after a change, and the
/// change: to meet the condition that is nearest to being met, or to add a statement to `new`.
fn allowance(
    asked: &PermissionTrace<'_>,
    layer: &[(Where, &Weighed<'_>)],
    new: Where,
) -> (Match, Option<Suggestion>) {
    let allowed = nearest(layer.iter().map(|(_, policy)| *policy));
    if allowed != Match::No {
        return (allowed, None);
    }
    let unmet = layer.iter().flat_map(|(at, policy)| unmet(at, policy));
    let nearest = unmet.min_by_key(|(_, tests, _)| *tests);
    if let Some((found, _, change)) = nearest {
        return (found, Some(change));
    }
    let statement = Added {
        effect: Effect::Allow,
        principal: matches!(new, Where::Key(_) | Where::Trust(_)).then(|| principal(asked)),
        action: asked.action.clone().into_owned(),
        resource: match new {
            Where::Key(_) => Some("*".to_owned()),
            Where::Trust(_) => None,
            Where::Identity(_) | Where::Boundary | Where::Session(_) => {
                Some(asked.resource().to_owned())
            }
        },
    };
    let found = match (is_root(asked), &asked.role) {
        (true, _) => Match::Account,
        (false, Some(_)) => Match::Everyone,
        (false, None) => Match::Caller,
    };
    (found, Some(Suggestion::Add { policy: new, statement }))
}

fn nearest<'t>(policies: impl Iterator<Item = &'t Weighed<'t>>) -> Match {
    let allowing = |seen: &StatementCode| matches!(seen.letter, '+' | '*' | '=' | '>');
    let seen =
        policies.flat_map(|policy| policy.statements().map(|(_, seen)| seen)).filter(allowing);
    seen.map(|seen| seen.found).max().unwrap_or(Match::No)
}

/// Returns the Allows that failed only by their condition and whose failed tests are known. Each comes with the match that it
/// would have, and the number of failed tests.
fn unmet(at: &Where, policy: &Weighed<'_>) -> Vec<(Match, usize, Suggestion)> {
    let unmet = policy.statements().filter(|(_, seen)| matches!(seen.letter, 'c' | 'd' | 'e'));
    let change = |(index, seen): (usize, StatementCode)| {
        let failed = policy.failed.get(&index)?.iter().map(UnmetCondition::to_static);
        let failed: Vec<_> = failed.collect();
        let (found, tests) = (seen.found, failed.len());
        Some((found, tests, Suggestion::Meet { policy: at.clone(), index, failed }))
    };
    unmet.filter_map(change).collect()
}

/// Returns the caller as a key policy names it: a session by its role, which outlives it.
fn principal(asked: &PermissionTrace<'_>) -> NamedPrincipal {
    match (&asked.service, &asked.role) {
        (Some(service), _) => NamedPrincipal::Service(service.clone().into_owned()),
        (None, role) => {
            NamedPrincipal::Aws(role.as_ref().unwrap_or(&asked.caller).clone().into_owned())
        }
    }
}

#[cfg(test)]
mod tests;
