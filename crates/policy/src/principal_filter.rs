//! A Bloom filter of a statement's principals in one number, beside the statement's effect. A long key policy names many
//! principals. Nearly all of them are somebody else, and the filter shows that without reading them.

use crate::caller::CallerView;
use crate::principal::Principal;

/// A bit for each name that counts, out of 63, and one for a Deny.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PrincipalFilter(u64);

const DENY: u64 = 1 << 63;
const EVERYONE: u64 = !DENY;

impl PrincipalFilter {
    /// Returns the filter of a statement about these principals; `None` for everyone.
    pub(crate) fn new(principals: Option<&[Principal]>, is_deny: bool) -> Self {
        let names = principals
            .map_or(EVERYONE, |all| all.iter().map(of_principal).fold(0, |names, one| names | one));
        Self(names | if is_deny { DENY } else { 0 })
    }

    /// Returns the filter of all names under which a statement can mean the caller.
    pub(crate) fn of_caller(caller: &CallerView<'_>) -> Self {
        let id = caller.id.split(':').next();
        let names = [Some(caller.arn), caller.role, id, caller.service, caller.provider];
        let account = of_name(&caller.account.number().to_le_bytes());
        let names = names.into_iter().flatten().map(|name| of_name(name.as_bytes()));
        Self(names.fold(account, |names, one| names | one))
    }

    /// Returns `false` only if the statement is certainly about others.
    pub(crate) const fn may_mean(self, caller: Self) -> bool {
        self.0 & caller.0 & EVERYONE != 0
    }

    /// Returns whether the statement denies.
    pub(crate) const fn is_deny(self) -> bool {
        self.0 & DENY != 0
    }
}

fn of_principal(principal: &Principal) -> u64 {
    match principal {
        Principal::Everyone => EVERYONE,
        Principal::Account(account) => of_name(&account.number().to_le_bytes()),
        Principal::Identity { id: Some(id), .. } => of_name(id.as_bytes()),
        Principal::Identity { arn: name, id: None }
        | Principal::Session { arn: name, .. }
        | Principal::Id(name)
        | Principal::Service(name)
        | Principal::Federated(name) => of_name(name.as_bytes()),
        Principal::Other => 0,
    }
}

/// Returns the bit of a name, taken from its end: names of one kind begin alike.
fn of_name(name: &[u8]) -> u64 {
    let end = name.last_chunk().map_or(0, |end| u64::from_le_bytes(*end));
    let number = end ^ u64::try_from(name.len()).unwrap_or(0);
    // The multiplier of Fibonacci hashing: its high bits depend on all bits of the number.
    let bit = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58;
    1 << bit.min(62)
}
