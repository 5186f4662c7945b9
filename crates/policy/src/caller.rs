//! The caller as policies see it.

use model::AccountId;

/// The caller as policies see it.
#[derive(Clone, Copy, Debug)]
pub struct CallerView<'a> {
    /// The caller's account.
    pub account: AccountId,
    /// The caller's ARN; for a service, its name.
    pub arn: &'a str,
    /// The caller's unique id: `AIDA...` of a user, `AROA...:SESSION` of a session.
    pub id: &'a str,
    /// The ARN of the role whose session the caller is.
    pub role: Option<&'a str>,
    /// The AWS service that the caller is: `lambda.amazonaws.com`.
    pub service: Option<&'a str>,
    /// The provider that vouches for the caller, who has no identity yet.
    pub provider: Option<&'a str>,
    /// `true` if the caller is the account's root user.
    pub is_root: bool,
}

impl<'a> CallerView<'a> {
    /// Returns the view of an identity about which nothing else is known. The account's root user is recognised by its ARN.
    #[must_use]
    pub fn new(account: AccountId, arn: &'a str) -> Self {
        let is_root = arn.ends_with(":root");
        Self { account, arn, id: "", role: None, service: None, provider: None, is_root }
    }

    /// Returns the principals that the caller is in person: a grant to any of them is the caller's. A grant to an account is its
    /// root's; any other principal of the account would need an identity policy too.
    pub fn principals(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        // A service has no ARN: its name is in both places.
        let service = self.service.filter(|name| *name != self.arn);
        [Some(self.arn), self.role, service].into_iter().flatten()
    }

    pub(crate) fn is(&self, principal: &str) -> bool {
        self.principals().any(|own| own == principal)
    }

    /// Returns whether a principal with the caller's ARN is the caller: it has no unique id, or the caller's.
    pub(crate) fn is_bound(&self, id: Option<&str>) -> bool {
        id.is_none_or(|id| self.has_id(id))
    }

    /// Returns whether the caller is, or is a session of, the identity with this unique id.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        // Ids begin alike and end by chance: the end tells most of them apart. None has a colon in it.
        let last = id.len().checked_sub(1).and_then(|last| self.id.as_bytes().get(last));
        if last != id.as_bytes().last() {
            return false;
        }
        self.id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }
}
