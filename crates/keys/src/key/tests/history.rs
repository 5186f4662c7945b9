//! Random histories of a multi-Region key, with material of AWS KMS or imported, against a small reference model.
//!
//! The model knows no record, no sealing and no [`Key`]: it says in sets and numbers what the developer guide says of
//! states, rotation, imported material and related keys. After every step the keys must be as the model says, a step
//! must succeed exactly when the model lets it, and what was encrypted must decrypt wherever a key is enabled.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use model::generated::{
    ExpirationModelType, ImportState, ImportType, IncludeKeyMaterial, KeyMaterialState,
    RotationsListEntry,
};

use super::*;
use crate::blob::{self, CiphertextHeader};
use crate::clock::tests::confirmed;
use crate::context::CiphertextContext;
use crate::key::{Import, NewReplica};

const REGIONS: [&str; 3] = ["us-east-1", "eu-west-1", "ap-south-1"];
const ID: &str = "mrk-1234abcd12ab34cd56ef1234567890ab";

/// A place in [`REGIONS`].
type Place = usize;
/// The seed of imported material.
type Seed = u8;

#[derive(Clone, Copy, Debug)]
enum Step {
    Enable(Place),
    Disable(Place),
    Schedule(Place, u32),
    Cancel(Place),
    EnableRotation(Place, u32),
    DisableRotation(Place),
    RotateOnDemand(Place),
    Import { into: Place, seed: Seed, kind: Option<ImportType>, days: Option<u32> },
    Delete(Place, Option<Seed>),
    Replicate(Place, Place),
    Promote(Place, Place),
    Wait(u32),
    Work,
}

fn step() -> impl Strategy<Value = Step> {
    let place = || 0..REGIONS.len();
    let kind = prop_oneof![
        2 => Just(None),
        2 => Just(Some(ImportType::NewKeyMaterial)),
        1 => Just(Some(ImportType::ExistingKeyMaterial)),
    ];
    let import = (place(), 0_u8..4, kind, prop::option::weighted(0.3, 1_u32..60));
    prop_oneof![
        2 => place().prop_map(Step::Enable),
        1 => place().prop_map(Step::Disable),
        2 => (place(), 7_u32..=30).prop_map(|(place, window)| Step::Schedule(place, window)),
        1 => place().prop_map(Step::Cancel),
        1 => (place(), 90_u32..150).prop_map(|(place, period)| Step::EnableRotation(place, period)),
        1 => place().prop_map(Step::DisableRotation),
        4 => place().prop_map(Step::RotateOnDemand),
        12 => import.prop_map(|(into, seed, kind, days)| Step::Import { into, seed, kind, days }),
        2 => (place(), prop::option::of(0_u8..4)).prop_map(|(place, seed)| Step::Delete(place, seed)),
        4 => (place(), place()).prop_map(|(from, to)| Step::Replicate(from, to)),
        2 => (place(), place()).prop_map(|(from, to)| Step::Promote(from, to)),
        2 => (0_u32..60).prop_map(Step::Wait),
        4 => Just(Step::Work),
    ]
}

/// A history. Most begin with keys in three Regions that all have their first material, which chance alone seldom brings
/// about.
fn history() -> impl Strategy<Value = Vec<Step>> {
    let import = |into, kind| Step::Import { into, seed: 0, kind, days: None };
    let related = vec![
        import(0, None),
        Step::Replicate(0, 1),
        Step::Replicate(0, 2),
        import(1, None),
        import(2, None),
    ];
    let begin = prop_oneof![1 => Just(Vec::new()), 3 => Just(related)];
    (begin, prop::collection::vec(step(), 1..80)).prop_map(|(begin, steps)| [begin, steps].concat())
}

/// One related key according to the developer guide.
#[derive(Clone, Debug, PartialEq)]
struct Related {
    state: State,
    /// The imported material that is there, and when it expires.
    has: BTreeMap<Seed, Option<Timestamp>>,
}

/// All of them according to the guide.
#[derive(Clone, Debug, PartialEq)]
struct Reference {
    external: bool,
    primary: Place,
    keys: BTreeMap<Place, Related>,
    /// Materials of AWS KMS.
    made: usize,
    /// Imported materials that belong to the key for good; the last one is current.
    permanent: Vec<Seed>,
    pending: Option<Seed>,
    on_demand: usize,
    schedule: Option<(u32, Timestamp)>,
    now: Timestamp,
}

impl Reference {
    fn new(external: bool) -> Self {
        let state = if external { State::PendingImport } else { State::Enabled };
        Self {
            external,
            primary: 0,
            keys: BTreeMap::from([(0, Related { state, has: BTreeMap::new() })]),
            made: usize::from(!external),
            permanent: Vec::new(),
            pending: None,
            on_demand: 0,
            schedule: None,
            now: NOW,
        }
    }

    fn state(&self, place: Place) -> Option<State> {
        self.keys.get(&place).map(|key| key.state)
    }

    fn set(&mut self, place: Place, state: State) {
        self.keys.get_mut(&place).unwrap().state = state;
    }

    fn is_complete(&self, place: Place) -> bool {
        let has = &self.keys[&place].has;
        !self.external
            || (!self.permanent.is_empty()
                && self.permanent.iter().all(|one| has.contains_key(one)))
    }

    /// Returns whether material is there that has not expired, whether or not the worker is late.
    fn has_usable(&self, place: Place, seed: &Seed) -> bool {
        let valid_to = self.keys[&place].has.get(seed);
        valid_to.is_some_and(|valid_to| valid_to.is_none_or(|date| date > self.now))
    }

    fn can_be_managed(&self, place: Place) -> bool {
        matches!(self.state(place), Some(State::Enabled | State::Disabled))
    }

    fn is_doomed(&self, place: Place) -> bool {
        let state = self.state(place);
        matches!(state, Some(State::PendingDeletion { .. } | State::PendingReplicaDeletion { .. }))
    }

    fn is_enabled_primary(&self, place: Place) -> bool {
        place == self.primary && self.state(place) == Some(State::Enabled)
    }

    /// Takes the step if it is allowed, and says whether it is.
    fn take(&mut self, step: Step) -> bool {
        match step {
            Step::Enable(place) | Step::Disable(place) => {
                let to =
                    if matches!(step, Step::Enable(_)) { State::Enabled } else { State::Disabled };
                self.can_be_managed(place) && {
                    self.set(place, to);
                    true
                }
            }
            Step::Schedule(place, window) => self.schedule_deletion(place, window),
            Step::Cancel(place) => {
                let allowed = self.is_doomed(place);
                if allowed {
                    let whole = self.is_complete(place);
                    self.set(place, if whole { State::Disabled } else { State::PendingImport });
                }
                allowed
            }
            Step::EnableRotation(place, period) => {
                let allowed = !self.external && self.is_enabled_primary(place);
                if allowed && self.schedule.is_none_or(|(before, _)| before != period) {
                    self.schedule = Some((period, self.now.plus(DAY * period)));
                }
                allowed
            }
            Step::DisableRotation(place) => {
                let allowed = !self.external && self.is_enabled_primary(place);
                self.schedule = self.schedule.filter(|_| !allowed);
                allowed
            }
            Step::RotateOnDemand(place) => self.rotate_on_demand(place),
            Step::Import { into, seed, kind, days } => {
                let valid_to = days.map(|days| self.now.plus(DAY * days));
                self.import(into, seed, kind, valid_to)
            }
            Step::Delete(place, seed) => self.delete(place, seed),
            Step::Replicate(from, to) => {
                let allowed = self.is_enabled_primary(from) && !self.keys.contains_key(&to);
                if allowed {
                    let state = if self.external { State::PendingImport } else { State::Enabled };
                    self.keys.insert(to, Related { state, has: BTreeMap::new() });
                }
                allowed
            }
            Step::Promote(from, to) => {
                let enabled = self.state(to) == Some(State::Enabled);
                let allowed = self.is_enabled_primary(from) && from != to && enabled;
                if allowed {
                    self.primary = to;
                }
                allowed
            }
            Step::Wait(days) => {
                self.now = self.now.plus(DAY * days);
                true
            }
            Step::Work => {
                self.work();
                true
            }
        }
    }

    fn schedule_deletion(&mut self, place: Place, window: u32) -> bool {
        let allowed = self.keys.contains_key(&place) && !self.is_doomed(place);
        if allowed {
            let window_in_days = i32::try_from(window).unwrap();
            let waits = place == self.primary && self.keys.len() > 1;
            let date = self.now.plus(DAY * window);
            let state = if waits {
                State::PendingReplicaDeletion { window_in_days }
            } else {
                State::PendingDeletion { date }
            };
            self.set(place, state);
        }
        allowed
    }

    fn rotate_on_demand(&mut self, place: Place) -> bool {
        let conflict = Duration::from_secs(20 * 60);
        let soon = self.schedule.is_some_and(|(_, next)| next <= self.now.plus(conflict));
        let waits = |pending: &Seed| self.keys.keys().all(|place| self.has_usable(*place, pending));
        let ready = !self.external || self.pending.as_ref().is_some_and(waits);
        let allowed = self.is_enabled_primary(place) && self.on_demand < 25 && !soon && ready;
        if allowed {
            self.on_demand += 1;
            match self.pending.take() {
                Some(pending) => self.permanent.push(pending),
                None => self.made += 1,
            }
        }
        allowed
    }

    fn import(
        &mut self,
        place: Place,
        seed: Seed,
        kind: Option<ImportType>,
        valid_to: Option<Timestamp>,
    ) -> bool {
        if !self.external || !self.keys.contains_key(&place) || self.is_doomed(place) {
            return false;
        }
        let known = self.permanent.contains(&seed);
        let first = self.permanent.is_empty();
        if kind == Some(ImportType::NewKeyMaterial) || (kind.is_none() && first) {
            let room = self.pending.is_none_or(|pending| pending == seed);
            if known || !room || place != self.primary {
                return false;
            }
            if first {
                self.permanent.push(seed);
            } else {
                self.pending = Some(seed);
            }
        } else if !known && self.pending != Some(seed) {
            return false;
        }
        self.keys.get_mut(&place).unwrap().has.insert(seed, valid_to);
        if self.state(place) == Some(State::PendingImport) && self.is_complete(place) {
            self.set(place, State::Enabled);
        }
        true
    }

    fn delete(&mut self, place: Place, seed: Option<Seed>) -> bool {
        if !self.external || !self.keys.contains_key(&place) {
            return false;
        }
        let Some(seed) = seed.or_else(|| self.permanent.last().copied()) else {
            return true;
        };
        if !self.permanent.contains(&seed) && self.pending != Some(seed) {
            return false;
        }
        self.drop_material(place, seed);
        true
    }

    fn drop_material(&mut self, place: Place, seed: Seed) {
        if self.pending == Some(seed) && place == self.primary {
            self.pending = None;
            self.keys.values_mut().for_each(|key| key.has.retain(|one, _| *one != seed));
            return;
        }
        self.keys.get_mut(&place).unwrap().has.remove(&seed);
        if self.pending != Some(seed) && self.can_be_managed(place) {
            self.set(place, State::PendingImport);
        }
    }

    fn work(&mut self) {
        let now = self.now;
        for place in self.keys.keys().copied().collect::<Vec<_>>() {
            let has = self.keys[&place].has.clone();
            let expired = |valid_to: &Option<Timestamp>| valid_to.is_some_and(|date| date <= now);
            let gone = has.iter().filter(|(_, valid_to)| expired(valid_to)).map(|(seed, _)| *seed);
            // Material that waited in the primary has gone from everywhere with it.
            gone.for_each(|seed| {
                if self.keys[&place].has.contains_key(&seed) {
                    self.drop_material(place, seed);
                }
            });
        }
        for place in self.keys.keys().copied().collect::<Vec<_>>() {
            let state = self.keys[&place].state;
            if matches!(state, State::PendingDeletion { date } if date <= now) {
                self.keys.remove(&place);
            }
        }
        if let (Some(State::PendingReplicaDeletion { window_in_days }), 1) =
            (self.state(self.primary), self.keys.len())
        {
            let date = now.plus(DAY * window_in_days.unsigned_abs());
            self.set(self.primary, State::PendingDeletion { date });
        }
        if let Some((period, next)) = self.schedule
            && self.is_enabled_primary(self.primary)
            && next <= now
        {
            self.made += 1;
            let mut next = next;
            while next <= now {
                next = next.plus(DAY * period);
            }
            self.schedule = Some((period, next));
        }
    }
}

/// The keys themselves, stored and changed as `kms` does it: what is shared goes to all in one batch.
struct Keys {
    hierarchy: Hierarchy,
    keys: BTreeMap<Place, Key>,
    /// Ciphertexts, with their plaintexts.
    written: Vec<Vec<u8>>,
}

impl Keys {
    fn new(external: bool) -> Self {
        let hierarchy = hierarchy();
        let new = NewKey {
            account: AccountId::parse("111122223333").unwrap(),
            region: region(0),
            id: KeyId::parse(ID).unwrap(),
            spec: KeySpec::SymmetricDefault,
            usage: KeyUsageType::EncryptDecrypt,
            description: String::new(),
            policy: KeyPolicy::unbound("{}".to_owned()),
            created: NOW,
        };
        let key = if external {
            Key::external(new)
        } else {
            Key::create(&hierarchy, new, &[200; 32]).unwrap()
        };
        Self { hierarchy, keys: BTreeMap::from([(0, key)]), written: Vec::new() }
    }

    fn key(&self, place: Place) -> Result<&Key, Error> {
        self.keys.get(&place).ok_or_else(|| Error::bare(ErrorCode::NotFoundException))
    }

    fn take(&mut self, step: Step, now: Timestamp) -> Result<(), Error> {
        match step {
            Step::Enable(place) => self.change(place, now, |key, _| key.enable()),
            Step::Disable(place) => self.change(place, now, |key, _| key.disable()),
            Step::Schedule(place, window) => self.change(place, now, |key, _| {
                key.schedule_deletion(i32::try_from(window).ok(), now).map(drop)
            }),
            Step::Cancel(place) => self.change(place, now, |key, _| key.cancel_deletion()),
            Step::EnableRotation(place, period) => self
                .change(place, now, |key, _| key.enable_rotation(i32::try_from(period).ok(), now)),
            Step::DisableRotation(place) => {
                self.change(place, now, |key, _| key.disable_rotation())
            }
            Step::RotateOnDemand(place) => {
                self.change(place, now, |key, hierarchy| key.rotate_on_demand(hierarchy, now))
            }
            Step::Import { into, seed, kind, days } => {
                let import = Import {
                    material: &[seed; 32],
                    import_type: kind,
                    material_id: None,
                    description: None,
                    valid_to: days.map(|days| now.plus(DAY * days)),
                };
                self.change(into, now, |key, hierarchy| {
                    key.import(hierarchy, import, now).map(drop)
                })
            }
            Step::Delete(place, seed) => {
                self.change(place, now, |key, _| key.delete_imported(seed.map(id_of)).map(drop))
            }
            Step::Replicate(from, to) => self.replicate(from, to, now),
            Step::Promote(from, to) => self.promote(from, to),
            Step::Wait(_) => Ok(()),
            Step::Work => self.work(now),
        }
    }

    fn change(
        &mut self,
        place: Place,
        now: Timestamp,
        change: impl FnOnce(&mut Key, &Hierarchy) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut after = self.key(place)?.clone();
        change(&mut after, &self.hierarchy)?;
        let mut all = self.keys.clone();
        if after.is_primary() {
            for (_, other) in all.iter_mut().filter(|(other, _)| **other != place) {
                other.follow(&after, &self.hierarchy, now)?;
            }
        }
        all.insert(place, after);
        self.keys = all;
        Ok(())
    }

    fn replicate(&mut self, from: Place, to: Place, now: Timestamp) -> Result<(), Error> {
        let mut primary = self.key(from)?.clone();
        let (description, policy) = (String::new(), KeyPolicy::unbound("{}".to_owned()));
        let new = NewReplica { region: region(to), description, policy, created: now };
        let replica = primary.replicate(&self.hierarchy, new)?;
        self.keys.insert(from, primary);
        self.keys.values_mut().for_each(|key| key.join(&region(to)));
        assert!(self.keys.insert(to, replica).is_none());
        Ok(())
    }

    fn promote(&mut self, from: Place, to: Place) -> Result<(), Error> {
        for place in [from, to] {
            self.key(place)?.admit(Operation::UpdatePrimaryRegion)?;
        }
        self.key(from)?.require_primary()?;
        if from == to {
            return Err(Error::validation("the same Region"));
        }
        self.keys.values_mut().for_each(|key| key.move_primary(&region(to)));
        Ok(())
    }

    fn work(&mut self, now: Timestamp) -> Result<(), Error> {
        for pieces in 0.. {
            let due = self
                .keys
                .iter()
                .find_map(|(place, key)| Some((*place, key.work(&confirmed(now))?)));
            let Some((place, work)) = due else {
                break;
            };
            assert!(pieces < 20, "the work never ends");
            match work {
                Work::Rotate => self.change(place, now, |key, hierarchy| {
                    assert!(key.rotate_if_due(hierarchy, &confirmed(now))?);
                    Ok(())
                })?,
                Work::Expire => self.change(place, now, |key, _| {
                    assert!(key.expire(&confirmed(now)));
                    Ok(())
                })?,
                Work::Delete => {
                    self.keys.remove(&place);
                    self.keys.values_mut().for_each(|key| key.leave(&region(place), now));
                }
            }
        }
        Ok(())
    }

    /// Encrypts where that is allowed; everything that was ever encrypted decrypts wherever a key is enabled.
    fn use_them(&mut self) {
        let context = CiphertextContext::default();
        let enabled = || self.keys.values().filter(|key| key.state() == State::Enabled);
        let written: Vec<_> = enabled()
            .map(|key| blob::encrypt(&self.hierarchy, key, &context, b"hello").unwrap())
            .collect();
        // One ciphertext of each material is as good as all.
        let material =
            |ciphertext: &Vec<u8>| CiphertextHeader::parse(ciphertext).unwrap().material();
        let mut seen: BTreeSet<_> = self.written.iter().map(material).collect();
        let fresh =
            written.into_iter().filter(|one| seen.insert(material(one))).collect::<Vec<_>>();
        self.written.extend(fresh);
        for key in self.keys.values().filter(|key| key.state() == State::Enabled) {
            for ciphertext in &self.written {
                let header = CiphertextHeader::parse(ciphertext).unwrap();
                let opened = blob::decrypt(&self.hierarchy, key, &header, &context, ciphertext);
                assert_eq!(opened.unwrap().expose(), b"hello");
            }
        }
    }
}

fn region(place: Place) -> Region {
    Region::parse(REGIONS[place]).unwrap()
}

fn id_of(seed: Seed) -> MaterialId {
    MaterialId::of(&[seed; 32], KeyId::parse(ID).unwrap())
}

/// One material as `ListKeyRotations` shows it.
type Shown = (String, Option<KeyMaterialState>, Option<ImportState>, Option<Timestamp>);

fn shown(key: &Key) -> Vec<Shown> {
    let entries = key.rotations(IncludeKeyMaterial::AllKeyMaterial);
    let row = |entry: RotationsListEntry| {
        let expires = entry.expiration_model == Some(ExpirationModelType::KeyMaterialExpires);
        assert_eq!(entry.valid_to.is_some(), expires);
        let id = entry.key_material_id.unwrap();
        (id, entry.key_material_state, entry.import_state, entry.valid_to)
    };
    entries.into_iter().map(row).collect()
}

impl Reference {
    fn shown(&self, place: Place) -> Vec<Shown> {
        let has = &self.keys[&place].has;
        let row = |seed: &Seed, state| {
            let import = match has.get(seed) {
                Some(_) => ImportState::Imported,
                None => ImportState::PendingImport,
            };
            (id_of(*seed).to_string(), Some(state), Some(import), has.get(seed).copied().flatten())
        };
        let last = self.permanent.len().saturating_sub(1);
        let permanent = self.permanent.iter().enumerate().map(|(index, seed)| {
            let current = index == last;
            row(
                seed,
                if current { KeyMaterialState::Current } else { KeyMaterialState::NonCurrent },
            )
        });
        let pending = self.pending.iter().map(|seed| row(seed, KeyMaterialState::PendingRotation));
        permanent.chain(pending).collect()
    }

    fn agrees_with(&self, keys: &BTreeMap<Place, Key>) {
        assert_eq!(self.keys.keys().collect::<Vec<_>>(), keys.keys().collect::<Vec<_>>());
        let replicas: BTreeSet<_> = self
            .keys
            .keys()
            .filter(|place| **place != self.primary)
            .map(|at| region(*at))
            .collect();
        for (place, key) in keys {
            assert_eq!(key.state(), self.keys[place].state, "{}", REGIONS[*place]);
            let set = key.multi_region().unwrap();
            assert_eq!((&set.primary, &set.replicas), (&region(self.primary), &replicas));
            let schedule = key.schedule().map(|schedule| (schedule.period_in_days, schedule.next));
            assert_eq!(schedule, self.schedule);
            if self.external {
                assert_eq!(shown(key), self.shown(*place), "{}", REGIONS[*place]);
                let current = self.permanent.last().map(|seed| id_of(*seed).to_string());
                assert_eq!(key.metadata().current_key_material_id, current);
            } else {
                assert_eq!(key.materials().len(), self.made);
                let ids = |key: &Key| key.materials().iter().map(Material::id).collect::<Vec<_>>();
                assert_eq!(ids(key), ids(&keys[&self.primary]));
                assert_eq!(key.current_material().unwrap().id(), *ids(key).last().unwrap());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_history_is_that_of_the_reference(
        external in prop::bool::weighted(0.8),
        steps in history(),
    ) {
        let (mut keys, mut reference) = (Keys::new(external), Reference::new(external));
        for step in steps {
            let before = keys.keys.clone();
            let mut after = reference.clone();
            let allowed = after.take(step);
            let now = after.now;
            let taken = keys.take(step, now);
            prop_assert_eq!(taken.is_ok(), allowed, "{:?}: {:?} in {:?}", step, taken, reference);
            if allowed {
                reference = after;
            } else {
                prop_assert_eq!(&keys.keys, &before);
            }
            reference.agrees_with(&keys.keys);
            keys.use_them();
            for key in keys.keys.values() {
                prop_assert_eq!(&Key::from_json(&key.to_json().unwrap()).unwrap(), key);
            }
        }
    }
}
