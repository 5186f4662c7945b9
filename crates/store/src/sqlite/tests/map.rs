//! The store against a map that does the same.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::Expected;
use crate::batch::Precondition;

#[derive(Clone, Debug)]
enum Step {
    /// Writes (or deletes, where there are no bytes) and what they expect.
    Commit(Vec<(u8, Option<Vec<u8>>)>, Vec<(u8, Guess)>),
    Reopen,
    Forget(u8),
    Scan(u8, Option<u8>, usize),
}

/// The state of a record that a batch expects.
#[derive(Clone, Copy, Debug)]
enum Guess {
    Absent,
    /// The revision that it has, or one that it never had.
    Right,
    Stale,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let bytes = prop::option::weighted(0.7, prop::collection::vec(any::<u8>(), 0..40));
    let guess = prop_oneof![
        Just(Guess::Absent),
        Just(Guess::Right),
        Just(Guess::Right),
        Just(Guess::Stale)
    ];
    let commit = (
        prop::collection::vec((0..8u8, bytes), 0..4),
        prop::collection::vec((0..8u8, guess), 0..3),
    );
    let step = prop_oneof![
        8 => commit.prop_map(|(writes, guesses)| Step::Commit(writes, guesses)),
        1 => Just(Step::Reopen),
        1 => any::<u8>().prop_map(Step::Forget),
        2 => (0..4u8, prop::option::of(0..8u8), 0..10usize).prop_map(|(place, after, limit)| Step::Scan(place, after, limit)),
    ];
    prop::collection::vec(step, 1..40)
}

/// Eight addresses in two places.
fn nth(number: u8) -> Address {
    let region = if number < 5 { "us-east-1" } else { "eu-central-1" };
    Address::new("key", "000000000000", region, format!("{}/{number}", number % 2))
}

#[derive(Default)]
struct Model {
    records: BTreeMap<Address, Record>,
    changes: BTreeMap<Revision, Vec<Address>>,
    revision: Revision,
    forget: Revision,
}

impl Model {
    fn batch(&self, writes: &[(u8, Option<Vec<u8>>)], guesses: &[(u8, Guess)]) -> Batch {
        let mut batch = Batch::default();
        for (number, guess) in guesses {
            let known = self.records.get(&nth(*number)).map(|record| record.revision);
            let expected = match guess {
                Guess::Absent => Expected::Absent,
                Guess::Right => known.map_or(Expected::Absent, Expected::Revision),
                Guess::Stale => Expected::Revision(known.unwrap_or_default().next()),
            };
            batch.expect(nth(*number), expected);
        }
        for (number, bytes) in writes {
            match bytes {
                Some(bytes) => batch.put(nth(*number), bytes.clone()),
                None => batch.delete(nth(*number)),
            }
        }
        batch
    }

    /// Returns the answer that the store should give: the revision, or the record that is in the way.
    fn commit(
        &mut self,
        batch: &Batch,
        writes: Vec<(u8, Option<Vec<u8>>)>,
    ) -> Result<Revision, Address> {
        self.changes.retain(|revision, _| *revision > self.forget);
        for precondition in &batch.preconditions {
            let Precondition::Record(address, expected) = precondition else { continue };
            let known = self.records.get(address).map(|record| record.revision);
            let holds = match expected {
                Expected::Absent => known.is_none(),
                Expected::Revision(revision) => known == Some(*revision),
            };
            if !holds {
                return Err(address.clone());
            }
        }
        if batch.is_empty() {
            return Ok(self.revision);
        }
        self.revision = self.revision.next();
        let mut changed = batch.addresses();
        changed.sort();
        changed.dedup();
        self.changes.insert(self.revision, changed);
        for (number, bytes) in writes {
            match bytes {
                Some(bytes) => {
                    self.records.insert(nth(number), Record { bytes, revision: self.revision });
                }
                None => drop(self.records.remove(&nth(number))),
            }
        }
        Ok(self.revision)
    }

    fn scan(&self, prefix: &Prefix, after: Option<&str>, limit: usize) -> Vec<(Address, Record)> {
        let chosen = self.records.iter().filter(|(address, _)| {
            prefix.contains(address) && after.is_none_or(|after| address.id() > after)
        });
        chosen.take(limit).map(|(address, record)| (address.clone(), record.clone())).collect()
    }

    fn agrees(&self, store: &SqliteStore) -> Result<(), TestCaseError> {
        let all = Prefix::kind("key");
        prop_assert_eq!(store.scan(&all, None, 100).unwrap(), self.scan(&all, None, 100));
        let count = u64::try_from(self.records.len()).unwrap();
        prop_assert_eq!(store.count(&all).unwrap(), count);
        prop_assert_eq!(store.verify().unwrap(), count);
        prop_assert_eq!(store.revision().unwrap(), self.revision);
        let changes = store.changes_since(Revision(0), 100).unwrap();
        let changes: BTreeMap<_, _> =
            changes.into_iter().map(|change| (change.revision, change.addresses)).collect();
        prop_assert_eq!(&changes, &self.changes);
        for number in 0..8 {
            let found = store.get(&nth(number)).unwrap();
            prop_assert_eq!(found.as_ref(), self.records.get(&nth(number)));
        }
        Ok(())
    }
}

fn prefix(place: u8) -> Prefix {
    match place {
        0 => Prefix::new("key", "000000000000", "us-east-1"),
        1 => Prefix::new("key", "000000000000", "eu-central-1"),
        2 => Prefix::with_id("key", "000000000000", "us-east-1", "1/"),
        _ => Prefix::with_id("key", "000000000000", "us-east-1", "0/"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The store does what a map does, conflicts and restarts included.
    #[test]
    fn agrees_with_a_map(steps in steps()) {
        let mut opened = Opened::new();
        let mut model = Model::default();
        for step in steps {
            match step {
                Step::Commit(writes, guesses) => {
                    let batch = model.batch(&writes, &guesses);
                    let expected = model.commit(&batch, writes);
                    match (block(opened.store.submit(batch)), expected) {
                        (Ok(revision), Ok(expected)) => prop_assert_eq!(revision, expected),
                        (Err(CommitError::Conflict(at)), Err(expected)) => prop_assert_eq!(at, expected),
                        (answer, expected) => prop_assert!(false, "{:?}, expected {:?}", answer, expected),
                    }
                }
                Step::Reopen => {
                    opened = opened.again();
                    // What was to be forgotten is there again.
                    model.forget = Revision(0);
                }
                Step::Forget(back) => {
                    let through = Revision(model.revision.0.saturating_sub(u64::from(back % 8)));
                    opened.store.forget_changes_through(through).unwrap();
                    model.forget = model.forget.max(through);
                }
                Step::Scan(place, after, limit) => {
                    let (prefix, after) = (prefix(place), after.map(|number| nth(number).id().to_owned()));
                    let found = opened.store.scan(&prefix, after.as_deref(), limit).unwrap();
                    prop_assert_eq!(found, model.scan(&prefix, after.as_deref(), limit));
                }
            }
        }
        model.agrees(&opened.store)?;
        model.agrees(&opened.again().store)?;
    }
}
