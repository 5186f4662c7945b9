//! The policies of a trace as they are written: those with the same letters are joined, and runs of a letter have a number.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error};

use super::Weighed;
use crate::condition::UnmetCondition;

/// A number of statements that no policy reaches.
const STATEMENTS_MAX: usize = 16 * 1024;
/// A number of statements that the policies with the same letters do not reach together.
const TOGETHER_MAX: usize = 64 * 1024;

#[derive(serde::Deserialize)]
struct Written {
    /// The name of a grant, or of a policy in older entries.
    #[serde(default)]
    name: Cow<'static, str>,
    #[serde(default)]
    names: Vec<Cow<'static, str>>,
    seen: Runs,
    #[serde(default)]
    sids: BTreeMap<usize, Cow<'static, str>>,
    #[serde(default)]
    failed: BTreeMap<usize, Vec<UnmetCondition<'static>>>,
}

impl Written {
    fn all<E: Error>(self) -> Result<Vec<Weighed<'static>>, E> {
        let Self { name, names, seen: Runs(seen), sids, failed } = self;
        let names = if names.is_empty() { vec![name] } else { names };
        if names.len().saturating_mul(seen.len()) > TOGETHER_MAX {
            return Err(E::custom("more statements than policies have"));
        }
        let one =
            |name| Weighed { name, seen: seen.clone(), sids: sids.clone(), failed: failed.clone() };
        Ok(names.into_iter().map(one).collect())
    }
}

/// The letters of the statements, one each.
struct Runs(String);

impl<'de> Deserialize<'de> for Runs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (mut letters, mut room, mut count) = (String::new(), STATEMENTS_MAX, None);
        for letter in text.chars() {
            if let Some(digit) = letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
                count = Some(count.unwrap_or(0_usize).saturating_mul(10).saturating_add(digit));
                continue;
            }
            let count = count.take().unwrap_or(1);
            let rest = room.checked_sub(count).filter(|_| count > 0);
            room = rest.ok_or_else(|| Error::custom("a number that no run of statements has"))?;
            letters.extend(std::iter::repeat_n(letter, count));
        }
        match count {
            None => Ok(Self(letters)),
            Some(_) => Err(Error::custom("a number of statements without their letter")),
        }
    }
}

pub(super) fn policies<'de, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Weighed<'a>>, D::Error> {
    let written = Vec::<Written>::deserialize(deserializer)?;
    let all: Result<Vec<_>, _> = written.into_iter().map(Written::all).collect();
    Ok(all?.into_iter().flatten().collect())
}

pub(super) fn optional_policies<'de, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<Weighed<'a>>>, D::Error> {
    policies(deserializer).map(Some)
}

pub(super) fn policy<'de, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Weighed<'a>>, D::Error> {
    Ok(Written::deserialize(deserializer)?.all()?.pop())
}
