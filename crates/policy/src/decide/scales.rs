//! The weighing of one statement.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::{LayerResult, PermissionQuery, PolicyRef, Reasons, Weighing, Why};
use crate::document::{Document, Effect, PrincipalElement, Statement};
use crate::fuel::{Fuel, Metered};
use crate::pattern::ActionPattern;
use crate::principal::Match;
use crate::principal_filter::PrincipalFilter;
use crate::text::Text;

/// The steps that a statement takes besides its comparisons.
const STATEMENT_STEPS: usize = 8;

/// The fewest steps that a principal, an action or a resource takes.
const NAME_STEPS: usize = 2;

/// The inputs with which the statements of policies are weighed.
pub(crate) struct Scales<'q> {
    pub(super) question: &'q PermissionQuery<'q>,
    pub(super) fuel: &'q Fuel,
    caller: PrincipalFilter,
    /// The resource as policies name it, written when the first statement needs it.
    resource: OnceCell<Cow<'q, str>>,
}

impl<'q> Scales<'q> {
    pub(crate) fn new(question: &'q PermissionQuery<'q>, fuel: &'q Fuel) -> Self {
        let caller = PrincipalFilter::of_caller(&question.caller);
        Self { question, fuel, caller, resource: OnceCell::new() }
    }

    pub(super) fn resource(&self) -> &str {
        self.resource.get_or_init(|| self.question.resource.text())
    }

    /// Weighs every statement of a policy.
    pub(super) fn tally(
        &self,
        policy: &Document,
        place: PolicyRef,
        reasons: &mut Reasons,
    ) -> LayerResult {
        let mut tally = LayerResult::SILENT;
        for (filter, statement) in policy.filters() {
            let (found, why) = if filter.may_mean(self.caller) {
                self.weigh(statement)
            } else {
                (Match::No, Why::OtherPrincipal)
            };
            let effect = if filter.is_deny() { Effect::Deny } else { Effect::Allow };
            reasons.weigh(Weighing { effect, why, found });
            tally = tally.with(why, found);
        }
        reasons.end_policy(place);
        tally
    }

    /// Weighs one statement. Without fuel no comparison counts.
    pub(crate) fn weigh(&self, statement: &Statement) -> (Match, Why) {
        if self.fuel.is_spent() {
            return (Match::No, Why::StepsExceeded);
        }
        let weighed = self.compare(statement);
        if self.fuel.is_spent() { (Match::No, Why::StepsExceeded) } else { weighed }
    }

    fn compare(&self, statement: &Statement) -> (Match, Why) {
        self.fuel.burn(STATEMENT_STEPS + statement.names() * NAME_STEPS);
        let found = match &statement.principal {
            None => Match::Caller,
            Some(PrincipalElement::Is(principals)) => principals.matches(&self.question.caller),
            Some(PrincipalElement::IsNot(principals)) => {
                let is_named = match statement.effect {
                    Effect::Deny => principals.spare(&self.question.caller),
                    // Whom a provider vouches for has no identity yet that could be another one.
                    Effect::Allow => {
                        self.question.caller.provider.is_some()
                            || principals.matches(&self.question.caller) != Match::No
                    }
                };
                if is_named { Match::No } else { Match::Everyone }
            }
        };
        if found == Match::No {
            return (found, Why::OtherPrincipal);
        }
        let acts = |pattern: &ActionPattern| pattern.matches(self.question.action, self.fuel);
        if !statement.action.as_ref().is_some_and(|action| action.means(acts)) {
            return (found, Why::OtherAction);
        }
        let context = Metered::new(self.question.context, self.fuel);
        let is_resource =
            |pattern: &Text| pattern.is_any() || pattern.matches(self.resource(), context);
        if !statement.resource.as_ref().is_some_and(|resource| resource.means(is_resource)) {
            return (found, Why::OtherResource);
        }
        if !statement.condition.holds(context) {
            return (found, Why::ConditionNotMet);
        }
        let why = match (statement.effect, found) {
            (Effect::Deny, _) => Why::Denies,
            (Effect::Allow, Match::Account) if self.question.caller.is_root => {
                Why::AllowsAccountRoot
            }
            (Effect::Allow, Match::Account) => Why::DelegatesToAccount,
            (Effect::Allow, _) => Why::Allows,
        };
        (found, why)
    }
}
