//! Terms: the hashes by which events are found.
//!
//! A term stands for a Region and an attribute with its value. Two values may have the same one, and whoever knows the hash can make
//! such values on purpose. So terms are looked up for one account only, and what is found is compared with what was asked for.

use serde_json::value::RawValue;
use smallvec::SmallVec;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::event_facts::{EventAttribute, EventFacts};

/// The number of terms of most events: nine, and one for each further resource.
const TERMS_USUAL: usize = 12;

/// The terms of an event, with the account and the time that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventTerms {
    pub(crate) account: u64,
    /// The time, in seconds since the epoch.
    pub(crate) time: i64,
    pub(crate) terms: SmallVec<[u64; TERMS_USUAL]>,
}

impl EventTerms {
    /// Returns the terms of an event as JSON. `None` if LookupEvents does not show it.
    pub(crate) fn of_json(event: &[u8]) -> Option<Self> {
        let event: &RawValue = serde_json::from_slice(event).ok()?;
        EventFacts::of(event).map(|facts| Self::of(&facts))
    }

    /// Returns the terms of an event with these facts. The first stands for every event of its place.
    pub(crate) fn of(facts: &EventFacts<'_>) -> Self {
        let place = EventPlace::new(facts.place());
        let mut terms: SmallVec<[u64; TERMS_USUAL]> = SmallVec::new();
        terms.push(place.term(None));
        facts.for_each(|attribute, value| {
            let term = place.term(Some((attribute, value)));
            // Faster than `contains`, which is made for many.
            if terms.iter().all(|known| *known != term) {
                terms.push(term);
            }
        });
        Self { account: facts.account, time: facts.time, terms }
    }
}

/// A place: a Region, or none for events that belong to no Region.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventPlace(u64);

impl EventPlace {
    pub(crate) fn new(region: Option<&str>) -> Self {
        Self(xxh3_64(region.unwrap_or_default().as_bytes()))
    }

    /// Returns the term of an attribute's value; without an attribute, of every event.
    pub(crate) fn term(self, attribute: Option<(EventAttribute, &str)>) -> u64 {
        let (number, value) = match attribute {
            None => (0, ""),
            Some((attribute, value)) => (number(attribute), value),
        };
        xxh3_64_with_seed(value.as_bytes(), self.0.wrapping_add(number))
    }
}

/// Returns the number of an attribute. It is in the files of the index.
const fn number(attribute: EventAttribute) -> u64 {
    match attribute {
        EventAttribute::EventId => 1,
        EventAttribute::EventName => 2,
        EventAttribute::ReadOnly => 3,
        EventAttribute::Username => 4,
        EventAttribute::ResourceType => 5,
        EventAttribute::ResourceName => 6,
        EventAttribute::EventSource => 7,
        EventAttribute::AccessKeyId => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with `xxhash` 4.1.0 of PyPI: the files of the index have such terms. XXH3 treats each of these lengths differently.
    #[test]
    fn terms_are_xxh3_whatever_computes_it() {
        let place = EventPlace::new(Some("eu-central-1"));
        let digits = "0123456789".repeat(30);
        for (length, term) in [
            (0, 0x1235_72c3_a3f8_c212),
            (3, 0x7bce_0621_468a_79da),
            (8, 0xacc5_2dd5_8f8c_dc2d),
            (16, 0x0908_7ee7_5502_cf33),
            (100, 0xfff8_072b_e253_f805),
            (200, 0xf74e_4b68_987c_a5f2),
            (300, 0xf310_f889_0f86_0f17),
        ] {
            let value = digits.get(..length).unwrap();
            assert_eq!(place.term(Some((EventAttribute::EventId, value))), term, "{length}");
        }
    }
}
