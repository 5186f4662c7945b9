//! Past decisions, made again with one policy changed, from the trace of each and what its audit entry records of the request.
//!
//! Every other policy has the result that it had then. If a condition uses something that the entry does not record, both
//! outcomes are followed: allowing more never leads to a refusal, and denying more never to permission, so there is an answer if
//! the best and the worst case agree.

use crate::caller::CallerView;
use crate::context::RequestContext;
use crate::decide::{
    IdentityLayers, LayerResult, Ownership, PermissionQuery, Resource, ResourcePolicyRole, Scales,
    conclude,
};
use crate::document::{Document, Effect};
use crate::fuel::Fuel;
use crate::principal::Match;
use crate::trace::{PermissionTrace, Weighed};

/// The policy that is changed.
#[derive(Clone, Copy, Debug)]
pub enum Changed<'a> {
    /// The key policy of the key with this ARN.
    Key(&'a str, &'a Document),
    /// The policies of the caller that have this name, the permissions boundary included. If the caller had none of this name, it
    /// is one more.
    Identity(&'a str, &'a Document),
}

/// The context of a past request, as far as it was recorded.
pub trait Past: RequestContext {
    /// Returns whether a lookup since the last call needed something that was not recorded.
    fn was_untold(&self) -> bool;
    /// Returns whether a grant allows the permission; `None` if that is unknown.
    fn is_granted(&self) -> Option<bool>;
}

/// The result of deciding again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The decision allows.
    Allowed,
    /// The decision refuses.
    Refused,
    /// The entry records too little.
    Untold,
}

impl Again {
    const fn of(allowed: bool) -> Self {
        if allowed { Self::Allowed } else { Self::Refused }
    }
}

/// Decides on a permission again. Whatever the changed policy is not about stays as it was.
#[must_use]
pub fn again(
    asked: &PermissionTrace<'_>,
    caller: &CallerView<'_>,
    changed: Changed<'_>,
    past: &dyn Past,
) -> Again {
    if let Changed::Key(arn, _) = changed
        && (asked.key.is_none() || asked.resource() != arn)
    {
        return Again::of(asked.allowed);
    }
    if asked.lost || asked.part.is_some() {
        return Again::Untold;
    }
    let replay = Replay { asked, caller, changed, past };
    let (resource, (worst, best)) = (replay.resource(), replay.own());
    match (replay.outcome(resource.worst, worst), replay.outcome(resource.best, best)) {
        (Some(worst), Some(best)) if worst == best => Again::of(worst),
        _ => Again::Untold,
    }
}

/// The result of a layer if all that is unknown refuses, and if it allows.
#[derive(Clone, Copy)]
struct ResultRange {
    worst: LayerResult,
    best: LayerResult,
}

impl ResultRange {
    const fn of(tally: LayerResult) -> Self {
        Self { worst: tally, best: tally }
    }

    fn and(self, other: Self) -> Self {
        Self { worst: self.worst.and(other.worst), best: self.best.and(other.best) }
    }
}

struct Replay<'a> {
    asked: &'a PermissionTrace<'a>,
    caller: &'a CallerView<'a>,
    changed: Changed<'a>,
    past: &'a dyn Past,
}

impl Replay<'_> {
    fn resource(&self) -> ResultRange {
        match (self.changed, &self.asked.key) {
            (Changed::Key(_, document), _) => self.weigh(document),
            (Changed::Identity(..), Some(policy)) => ResultRange::of(said(policy)),
            (Changed::Identity(..), None) => {
                let grants = self.asked.grants.iter().map(said);
                ResultRange::of(grants.fold(LayerResult::SILENT, LayerResult::and))
            }
        }
    }

    /// Returns the results of the caller's own policies, in the worst and in the best case.
    fn own(&self) -> (IdentityLayers, IdentityLayers) {
        let asked = self.asked;
        let mut is_new = matches!(self.changed, Changed::Identity(..));
        let mut one = |policy: &Weighed<'_>| match self.changed {
            Changed::Identity(name, document) if policy.name == name => {
                is_new = false;
                self.weigh(document)
            }
            Changed::Identity(..) | Changed::Key(..) => ResultRange::of(said(policy)),
        };
        let boundary = asked.boundary.as_ref().map(&mut one);
        let silent = ResultRange::of(LayerResult::SILENT);
        let mut policies = asked.identity.iter().map(one).fold(silent, ResultRange::and);
        if let (true, Changed::Identity(_, document)) = (is_new, self.changed) {
            policies = policies.and(self.weigh(document));
        }
        let session = asked.session.as_ref();
        let session =
            session.map(|all| all.iter().map(said).fold(LayerResult::SILENT, LayerResult::and));
        let is_root = self.caller.is_root;
        let own = |case: fn(ResultRange) -> LayerResult| {
            IdentityLayers::new(is_root, case(policies), boundary.map(case), session)
        };
        (own(|range| range.worst), own(|range| range.best))
    }

    /// Weighs the changed policy on the request.
    fn weigh(&self, document: &Document) -> ResultRange {
        let question = PermissionQuery {
            caller: *self.caller,
            action: &self.asked.action,
            resource: Resource::Named(self.asked.resource()),
            policy: None,
            identity: None,
            context: self.past,
        };
        let fuel = Fuel::of_decision();
        let (scales, mut range) =
            (Scales::new(&question, &fuel), ResultRange::of(LayerResult::SILENT));
        self.past.was_untold();
        for statement in document.statements() {
            let (found, why) = scales.weigh(statement);
            match (self.past.was_untold(), statement.effect()) {
                (false, _) => {
                    range = range.and(ResultRange::of(LayerResult::SILENT.with(why, found)))
                }
                (true, Effect::Allow) => range.best.allows = range.best.allows.max(found),
                (true, Effect::Deny) => range.worst.denies = true,
            }
        }
        range
    }

    /// Returns whether the request is allowed; `None` if a grant that is unknown would decide.
    fn outcome(&self, resource: LayerResult, own: IdentityLayers) -> Option<bool> {
        let Some(layer) = conclude(self.scope(), resource, own) else { return Some(true) };
        if layer.is_explicit()
            || self.scope().governs != ResourcePolicyRole::Policy
            || self.asked.is_of_role()
        {
            return Some(false);
        }
        let before = self.asked.refused_by;
        let were_looked_at = before.is_some_and(|layer| !layer.is_explicit());
        let granted = if self.asked.grants.is_empty() && !were_looked_at {
            self.past.is_granted()
        } else {
            Some(self.asked.grants.iter().any(|grant| said(grant).allows != Match::No))
        };
        // A grant to the role of a session is limited as the role is; its grantee is not known here.
        granted.filter(|granted| !granted || self.caller.role.is_none() || own.limit.is_none())
    }

    fn scope(&self) -> Ownership {
        let parts: Vec<&str> = self.asked.resource().splitn(6, ':').collect();
        let is_key = parts.get(5).is_some_and(|name| name.starts_with("key/"));
        let governs = match (&self.asked.key, is_key) {
            (Some(_), _) => ResourcePolicyRole::Policy,
            (None, true) => ResourcePolicyRole::Grant,
            (None, false) => ResourcePolicyRole::Nothing,
        };
        let owner = parts.get(4).filter(|account| !account.is_empty());
        let owns = owner.is_none_or(|owner| *owner == self.caller.account.to_string());
        Ownership { governs, owns, is_service: self.caller.service.is_some() }
    }
}

/// Returns the recorded result of a policy or a grant, from its letters.
fn said(policy: &Weighed<'_>) -> LayerResult {
    policy.statements().fold(LayerResult::SILENT, |all, (_, seen)| all.with(seen.why, seen.found))
}

#[cfg(test)]
mod tests;
