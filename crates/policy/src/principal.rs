//! The principals of a statement.

use std::fmt;

use model::AccountId;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::caller::CallerView;
use crate::unique::{OneOrMany, Unique};

/// The `Principal` of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Principals {
    /// `"*"`.
    Everyone,
    /// `{"AWS": ..., "Service": ...}`.
    Some(Vec<Principal>),
}

/// One principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Principal {
    /// `{"AWS": "*"}`.
    Everyone,
    /// `arn:PARTITION:iam::ACCOUNT:root`, or the bare account id: the account, which decides further.
    Account(AccountId),
    /// A user or role; with a unique id, only the one that has it.
    Identity { arn: String, id: Option<Box<str>> },
    /// A session or a federated user; with a unique id, only one of the role that has it.
    Session { arn: String, id: Option<Box<str>> },
    /// The unique id of a user or role, in the place of one that was deleted: `AIDA...`, `AROA...`.
    Id(String),
    /// A service: `lambda.amazonaws.com`.
    Service(String),
    /// The provider of web identities.
    Federated(String),
    /// A canonical user, which no caller is.
    Other,
}

/// The match between a principal element and a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// The caller is not meant.
    No,
    /// The caller's account is meant. That admits its root; everyone else needs an identity policy too.
    Account,
    /// Everyone is meant, or the role whose session the caller is: other limits on the caller still count.
    Everyone,
    /// The caller is meant in person.
    Caller,
}

impl Principals {
    pub(crate) fn matches(&self, caller: &CallerView<'_>) -> Match {
        match self {
            Self::Everyone => Match::Everyone,
            Self::Some(principals) => principals
                .iter()
                .map(|principal| principal.matches(caller))
                .max()
                .unwrap_or(Match::No),
        }
    }

    /// Returns whether a Deny with `NotPrincipal` spares the caller. It must name the caller, the role of a session, and the
    /// account. Source: IAM user guide, "NotPrincipal with Deny".
    pub(crate) fn spare(&self, caller: &CallerView<'_>) -> bool {
        let Self::Some(principals) = self else { return true };
        let is_session = |arn: &str| caller.role.is_some() && arn == caller.arn;
        let names = |wanted: &str| {
            principals.iter().any(|principal| match principal {
                // A session is named by its ARN; the id is that of its role.
                Principal::Identity { id: Some(id), .. } => {
                    !is_session(wanted) && caller.has_id(id)
                }
                Principal::Id(id) => !is_session(wanted) && caller.has_id(id),
                Principal::Identity { arn, id: None } => arn == wanted,
                Principal::Session { arn, id } => arn == wanted && caller.is_bound(id.as_deref()),
                Principal::Everyone
                | Principal::Account(_)
                | Principal::Service(_)
                | Principal::Federated(_)
                | Principal::Other => false,
            })
        };
        let account = principals.iter().any(|principal| match principal {
            Principal::Everyone => true,
            Principal::Account(account) => *account == caller.account,
            Principal::Service(name) => Some(name.as_str()) == caller.service,
            Principal::Identity { .. }
            | Principal::Session { .. }
            | Principal::Id(_)
            | Principal::Federated(_)
            | Principal::Other => false,
        });
        account
            && (caller.is_root || caller.service.is_some() || names(caller.arn))
            && caller.role.is_none_or(names)
    }

    /// Returns the ARNs of users, roles and sessions, with the place of their unique ids.
    pub(crate) fn arns(&mut self) -> impl Iterator<Item = (&str, &mut Option<Box<str>>)> {
        let all: &mut [Principal] = match self {
            Self::Everyone => &mut [],
            Self::Some(principals) => principals,
        };
        all.iter_mut().filter_map(|principal| match principal {
            Principal::Identity { arn, id } | Principal::Session { arn, id } => {
                Some((arn.as_str(), id))
            }
            Principal::Everyone
            | Principal::Account(_)
            | Principal::Id(_)
            | Principal::Service(_)
            | Principal::Federated(_)
            | Principal::Other => None,
        })
    }

    /// Returns the names of services.
    pub(crate) fn services(&self) -> impl Iterator<Item = &str> {
        let all: &[Principal] = match self {
            Self::Everyone => &[],
            Self::Some(principals) => principals,
        };
        all.iter().filter_map(|principal| match principal {
            Principal::Service(name) => Some(name.as_str()),
            Principal::Everyone
            | Principal::Account(_)
            | Principal::Identity { .. }
            | Principal::Session { .. }
            | Principal::Id(_)
            | Principal::Federated(_)
            | Principal::Other => None,
        })
    }

    /// Returns how many are named.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Everyone => 1,
            Self::Some(principals) => principals.len(),
        }
    }

    /// Returns whether any principal is named. One that cannot exist is refused when it is parsed.
    pub(crate) fn is_valid(&self) -> bool {
        match self {
            Self::Everyone => true,
            Self::Some(principals) => !principals.is_empty(),
        }
    }
}

impl Principal {
    fn matches(&self, caller: &CallerView<'_>) -> Match {
        match self {
            // `{"AWS": "*"}` is every identity of AWS. A caller whom a provider vouches for is none yet.
            Self::Everyone if caller.provider.is_some() => Match::No,
            Self::Everyone => Match::Everyone,
            Self::Account(_) | Self::Identity { .. } | Self::Session { .. } | Self::Id(_)
                if caller.provider.is_some() =>
            {
                Match::No
            }
            Self::Account(account) if *account == caller.account => Match::Account,
            // The id decides, under whatever name: a principal does not escape by another name, nor enter by an old one.
            Self::Identity { id: Some(id), .. } => match caller.role {
                _ if !caller.has_id(id) => Match::No,
                Some(_) => Match::Everyone,
                None => Match::Caller,
            },
            Self::Identity { arn, id: None } if arn == caller.arn => Match::Caller,
            Self::Identity { arn, id: None } if Some(arn.as_str()) == caller.role => {
                Match::Everyone
            }
            Self::Session { arn, id } if arn == caller.arn && caller.is_bound(id.as_deref()) => {
                Match::Caller
            }
            Self::Id(id) if caller.has_id(id) => Match::Everyone,
            Self::Service(name) if Some(name.as_str()) == caller.service => Match::Caller,
            Self::Federated(name) if Some(name.as_str()) == caller.provider => Match::Caller,
            Self::Account(_)
            | Self::Identity { .. }
            | Self::Session { .. }
            | Self::Id(_)
            | Self::Service(_)
            | Self::Federated(_)
            | Self::Other => Match::No,
        }
    }

    fn parse(kind: &str, text: &str) -> Option<Self> {
        match kind {
            "AWS" => Self::parse_aws(text),
            _ if text.is_empty() => None,
            "Service" => Some(Self::Service(text.to_owned())),
            "Federated" => Some(Self::Federated(text.to_owned())),
            "CanonicalUser" => Some(Self::Other),
            _ => None,
        }
    }

    fn parse_aws(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Everyone);
        }
        if let Some(account) = AccountId::parse(text) {
            return Some(Self::Account(account));
        }
        if is_unique_id(text) {
            return Some(Self::Id(text.to_owned()));
        }
        Self::parse_arn(text).map(|(_, principal)| principal)
    }

    /// Parses the ARN of an account, user, role or session. Returns the account too.
    fn parse_arn(text: &str) -> Option<(AccountId, Self)> {
        let mut parts = text.splitn(6, ':');
        let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
        let (region, account, resource) =
            (parts.next()?, AccountId::parse(parts.next()?)?, parts.next()?);
        let partition_known = ["aws", "aws-cn", "aws-us-gov"].contains(&partition);
        if arn != "arn" || !partition_known || !region.is_empty() || resource.contains(['*', '?']) {
            return None;
        }
        let named = |prefixes: &[&str]| {
            prefixes
                .iter()
                .any(|prefix| resource.strip_prefix(prefix).is_some_and(|name| !name.is_empty()))
        };
        let (arn, id) = (text.to_owned(), None);
        let principal = match service {
            "iam" if resource == "root" => Self::Account(account),
            "iam" if named(&["user/", "role/"]) => Self::Identity { arn, id },
            "sts" if named(&["assumed-role/", "federated-user/"]) => Self::Session { arn, id },
            _ => return None,
        };
        Some((account, principal))
    }
}

/// Returns whether a text is the id of a user or role. Source: IAM user guide, "IAM identifiers", "Unique identifiers".
fn is_unique_id(text: &str) -> bool {
    let known = text.starts_with("AIDA") || text.starts_with("AROA");
    known
        && (16..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Returns the account of the principal that `text` names: the ARN of an account, a user, a role, a session of a role or a
/// federated user, in the partition given. `None` if there cannot be such a principal: groups are none.
#[must_use]
pub fn account_of_principal(text: &str, partition: &str) -> Option<AccountId> {
    let (account, _) = Principal::parse_arn(text)?;
    let mut parts = text.splitn(6, ':');
    let (of, resource) = (parts.nth(1)?, parts.nth(3)?);
    let session = resource.strip_prefix("assumed-role/");
    let whole = session.is_none_or(|rest| {
        rest.split_once('/').is_some_and(|(role, session)| !role.is_empty() && !session.is_empty())
    });
    (of == partition && whole).then_some(account)
}

/// The user or role that a principal is, or is a session of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its account.
    pub account: AccountId,
    /// `true` for a role, `false` for a user.
    pub is_role: bool,
    /// Its name, without the path.
    pub name: &'a str,
    /// `true` if the principal is a session of it. The ARNs of sessions lack the role's path.
    pub is_session: bool,
}

/// Returns the user or role behind the ARN of a principal; `None` for accounts, federated users and services.
#[must_use]
pub fn identity_of_principal(arn: &str) -> Option<Named<'_>> {
    let (account, _) = Principal::parse_arn(arn)?;
    let resource = arn.splitn(6, ':').nth(5)?;
    let (kind, rest) = resource.split_once('/')?;
    let last = || rest.rsplit('/').next();
    let (is_role, name, is_session) = match kind {
        "user" => (false, last()?, false),
        "role" => (true, last()?, false),
        "assumed-role" => (true, rest.split('/').next()?, true),
        _ => return None,
    };
    Some(Named { account, is_role, name, is_session })
}

impl<'de> Deserialize<'de> for Principals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InPrincipals)
    }
}

/// The mark of the error that has a message of its own.
pub(crate) const INVALID_PRINCIPAL: &str = "invalid principal";

struct InPrincipals;

impl<'de> Visitor<'de> for InPrincipals {
    type Value = Principals;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("\"*\" or an object of principals")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Principals, E> {
        if text == "*" { Ok(Principals::Everyone) } else { Err(E::custom(INVALID_PRINCIPAL)) }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Principals, A::Error> {
        let entries: Unique<OneOrMany> =
            Deserialize::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        let mut principals = Vec::new();
        for (kind, texts) in &entries.0 {
            for text in &texts.0 {
                let principal = Principal::parse(kind, text);
                principals
                    .push(principal.ok_or_else(|| serde::de::Error::custom(INVALID_PRINCIPAL))?);
            }
        }
        Ok(Principals::Some(principals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_and_roles_are_found_behind_arns() {
        let named = |arn| {
            let Named { account, is_role, name, is_session } = identity_of_principal(arn)?;
            assert_eq!(account.to_string(), "111122223333");
            Some((is_role, name, is_session))
        };
        assert_eq!(
            named("arn:aws:iam::111122223333:user/a/b/alice"),
            Some((false, "alice", false))
        );
        assert_eq!(named("arn:aws:iam::111122223333:role/r"), Some((true, "r", false)));
        assert_eq!(named("arn:aws:sts::111122223333:assumed-role/r/job"), Some((true, "r", true)));
        for arn in [
            "arn:aws:iam::111122223333:root",
            "arn:aws:sts::111122223333:federated-user/x",
            "arn:aws:iam::111122223333:group/x",
            "lambda.amazonaws.com",
        ] {
            assert_eq!(named(arn), None, "{arn}");
        }
    }
}
