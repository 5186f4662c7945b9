//! The statements and grants that a decision looked at, with the outcome of each. A decision looks at hundreds of statements and
//! keeps every one: it takes three bytes.

use serde::Serialize;

use crate::document::Effect;
use crate::grant::GrantId;
use crate::principal::Match;

/// The statements and grants that a decision looked at.
#[derive(Clone, Debug, Default)]
pub struct Reasons {
    weighed: Vec<Weighing>,
    /// The policies in order, each with the place in `weighed` after its last statement.
    policies: Vec<(PolicyRef, usize)>,
    grants: Vec<(GrantId, Weighing)>,
}

/// The outcome of a statement, or of a grant, which is like a statement that allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weighing {
    pub(crate) effect: Effect,
    pub(crate) why: Why,
    pub(crate) found: Match,
}

/// The reason why a statement or a grant counted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The statement or grant.
    pub source: Source,
    /// The outcome.
    pub why: Why,
    /// The match between its principal and the caller.
    pub(crate) found: Match,
}

/// A statement or grant that a decision looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The statement at this place of a policy.
    Statement(PolicyRef, usize),
    /// The grant of this id.
    Grant(GrantId),
}

/// A reference to one of the policies that a decision looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyRef {
    /// The key policy, or the trust policy of a role.
    Resource,
    /// One of [`PrincipalPolicies::policies`](super::PrincipalPolicies::policies).
    Identity(usize),
    /// The permissions boundary.
    Boundary,
    /// One of the session policies.
    Session(usize),
}

/// The outcome of a statement or a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Why {
    /// It allows.
    Allows,
    /// It lets the account decide, and the caller is the account's root.
    AllowsAccountRoot,
    /// It lets the account decide: the caller's identity policies must allow it too.
    DelegatesToAccount,
    /// It denies.
    Denies,
    /// It is about someone else.
    OtherPrincipal,
    /// It is about other actions, or lacks `Action`.
    OtherAction,
    /// It is about another resource, or lacks `Resource`.
    OtherResource,
    /// It has a condition that the request does not meet.
    ConditionNotMet,
    /// It is a grant whose constraints the request does not meet.
    ConstraintNotMet,
    /// It was not weighed to its end: the decision had taken all steps that one may.
    StepsExceeded,
}

impl Reasons {
    /// Returns a list with room for so many policies with so many statements.
    pub(crate) fn with_capacity(policies: usize, statements: usize) -> Self {
        let (policies, weighed) = (Vec::with_capacity(policies), Vec::with_capacity(statements));
        Self { weighed, policies, grants: Vec::new() }
    }

    /// Adds a statement of the policy that will be [ended](Self::end_policy) next.
    pub(crate) fn weigh(&mut self, weighing: Weighing) {
        self.weighed.push(weighing);
    }

    pub(crate) fn end_policy(&mut self, place: PolicyRef) {
        self.policies.push((place, self.weighed.len()));
    }

    pub(crate) fn add_grant(&mut self, id: GrantId, why: Why, found: Match) {
        self.grants.push((id, Weighing { effect: Effect::Allow, why, found }));
    }

    /// Returns the policies, each with the outcomes of its statements in order.
    pub(crate) fn policies(&self) -> impl Iterator<Item = (PolicyRef, &[Weighing])> {
        let starts = std::iter::once(0).chain(self.policies.iter().map(|(_, end)| *end));
        let policies = self.policies.iter().zip(starts);
        policies.map(|((place, end), start)| {
            (*place, self.weighed.get(start..*end).unwrap_or_default())
        })
    }

    pub(crate) fn grants(&self) -> &[(GrantId, Weighing)] {
        &self.grants
    }

    /// Returns all reasons: the statements of each policy in order, then the grants.
    pub fn iter(&self) -> impl Iterator<Item = Reason> {
        let statements = self.policies().flat_map(|(place, weighed)| {
            let number = weighed.iter().enumerate();
            number.map(move |(index, one)| one.reason(Source::Statement(place, index)))
        });
        statements.chain(self.grants.iter().map(|(id, one)| one.reason(Source::Grant(*id))))
    }
}

impl Weighing {
    const fn reason(self, source: Source) -> Reason {
        Reason { source, why: self.why, found: self.found }
    }
}
