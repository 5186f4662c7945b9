//! The outcome of a statement as one letter: lower case for an Allow, upper case for a Deny, a sign if it counted.

use crate::decide::Why;
use crate::document::Effect;
use crate::principal::Match;

/// The outcome of a statement or a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementCode {
    /// The letter.
    pub letter: char,
    /// The effect that the statement has when it applies.
    pub effect: Effect,
    /// The outcome.
    pub why: Why,
    pub(crate) found: Match,
    /// The same in words.
    pub meaning: &'static str,
}

impl StatementCode {
    /// All letters.
    pub const ALL: [Self; 17] = {
        use Effect::{Allow, Deny};
        [
            Self::new('+', Allow, Why::Allows, Match::Caller, "allows the caller"),
            Self::new(
                '*',
                Allow,
                Why::Allows,
                Match::Everyone,
                "allows everyone or the caller's role",
            ),
            Self::new(
                '=',
                Allow,
                Why::AllowsAccountRoot,
                Match::Account,
                "allows the account, whose root is the caller",
            ),
            Self::new(
                '>',
                Allow,
                Why::DelegatesToAccount,
                Match::Account,
                "leaves it to the account's policies",
            ),
            Self::new('-', Deny, Why::Denies, Match::Caller, "denies"),
            Self::new('p', Allow, Why::OtherPrincipal, Match::No, "is about another principal"),
            Self::new('P', Deny, Why::OtherPrincipal, Match::No, "is about another principal"),
            Self::new('a', Allow, Why::OtherAction, Match::Caller, "is about other actions"),
            Self::new('A', Deny, Why::OtherAction, Match::Caller, "is about other actions"),
            Self::new('r', Allow, Why::OtherResource, Match::Caller, "is about another resource"),
            Self::new('R', Deny, Why::OtherResource, Match::Caller, "is about another resource"),
            Self::new('c', Allow, Why::ConditionNotMet, Match::Caller, "condition not met"),
            Self::new('e', Allow, Why::ConditionNotMet, Match::Everyone, "condition not met"),
            Self::new('d', Allow, Why::ConditionNotMet, Match::Account, "condition not met"),
            Self::new('C', Deny, Why::ConditionNotMet, Match::Caller, "condition not met"),
            Self::new(
                'x',
                Allow,
                Why::StepsExceeded,
                Match::No,
                "not weighed: it takes too many steps",
            ),
            Self::new(
                'X',
                Deny,
                Why::StepsExceeded,
                Match::No,
                "not weighed: it takes too many steps",
            ),
        ]
    };

    const fn new(
        letter: char,
        effect: Effect,
        why: Why,
        found: Match,
        meaning: &'static str,
    ) -> Self {
        Self { letter, effect, why, found, meaning }
    }

    /// Returns the outcome that a letter stands for.
    #[must_use]
    pub fn parse(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.letter == letter)
    }

    /// Returns the letter for the outcome of a statement or grant; `found` is its match with the caller.
    pub(super) const fn letter(effect: Effect, why: Why, found: Match) -> char {
        let is_allow = matches!(effect, Effect::Allow);
        match why {
            Why::Allows if matches!(found, Match::Everyone) => '*',
            Why::Allows => '+',
            Why::AllowsAccountRoot => '=',
            Why::DelegatesToAccount => '>',
            Why::Denies => '-',
            Why::OtherPrincipal => {
                if is_allow {
                    'p'
                } else {
                    'P'
                }
            }
            Why::OtherAction => {
                if is_allow {
                    'a'
                } else {
                    'A'
                }
            }
            Why::OtherResource => {
                if is_allow {
                    'r'
                } else {
                    'R'
                }
            }
            Why::StepsExceeded => {
                if is_allow {
                    'x'
                } else {
                    'X'
                }
            }
            Why::ConditionNotMet | Why::ConstraintNotMet => match found {
                _ if !is_allow => 'C',
                Match::Account => 'd',
                Match::Everyone => 'e',
                Match::Caller | Match::No => 'c',
            },
        }
    }

    /// Returns whether the statement applied: it allows, leaves it to the account, or denies.
    #[must_use]
    pub const fn counts(&self) -> bool {
        matches!(self.letter, '+' | '*' | '=' | '>' | '-')
    }
}
