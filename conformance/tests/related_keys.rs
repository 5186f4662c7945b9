//! Related keys against a small reference model: after any sequence of calls and days, every ciphertext that AWS would
//! decrypt decrypts, every other is refused with AWS's error, and the related keys agree on what they share.
//!
//! Sources: developer guide, "Key states", "Importing key material", "Multi-Region keys", "Rotate AWS KMS keys".

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use conformance::world::World;
use model::timestamp::DAY;
use proptest::prelude::*;
use serde_json::{Value, json};

const REGIONS: [&str; 3] = ["us-east-1", "eu-west-1", "ap-southeast-2"];

type Region = usize;
/// 0 for where the primary is, up to 6 for one of the keys that are there, from 7 a Region, and 10 for where none is.
type Place = usize;
/// Days since the beginning.
type Day = u32;
/// Key material: the byte of which imported material consists, or a number from `MADE` for what AWS KMS makes.
type Material = u32;
/// What a call should answer.
type Answer = Result<(), &'static str>;

const MADE: Material = 1000;
/// Imported material of the wrong length.
const WRONG: Material = 999;

const NOT_FOUND: &str = "NotFoundException";
const STATE: &str = "KMSInvalidStateException";
const UNSUPPORTED: &str = "UnsupportedOperationException";
const INCORRECT: &str = "IncorrectKeyMaterialException";

#[derive(Clone, Copy, Debug)]
enum Kind {
    SingleRegion,
    Shared,
    Imported,
    ImportedShared,
}

#[derive(Clone, Debug)]
enum Action {
    Encrypt(Place),
    Rotate(Place),
    Import {
        region: Place,
        material: Material,
        new: Option<bool>,
        valid: Option<Day>,
    },
    /// Imports new material into the primary and then into every replica.
    ImportEverywhere(Material),
    /// Deletes this material, or the current one.
    DeleteMaterial(Place, Option<Material>),
    /// Deletes the material that waits for the next rotation.
    DeleteWaiting(Place),
    Replicate(Place, Place),
    MovePrimary(Place, Place),
    Disable(Place),
    Enable(Place),
    Schedule(Place, Day),
    Cancel(Place),
    /// Makes every key usable again.
    Repair,
    EnableRotation(Place, Day),
    DisableRotation(Place),
    Wait(Day),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Enabled,
    Disabled,
    PendingImport,
    PendingDeletion(Day),
    PendingReplicaDeletion(Day),
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::PendingImport => "PendingImport",
            Self::PendingDeletion(_) => "PendingDeletion",
            Self::PendingReplicaDeletion(_) => "PendingReplicaDeletion",
        }
    }

    fn is_pending_deletion(self) -> bool {
        matches!(self, Self::PendingDeletion(_) | Self::PendingReplicaDeletion(_))
    }

    fn usable(self) -> Answer {
        match self {
            Self::Enabled => Ok(()),
            Self::Disabled => Err("DisabledException"),
            Self::PendingImport | Self::PendingDeletion(_) | Self::PendingReplicaDeletion(_) => {
                Err(STATE)
            }
        }
    }
}

/// A key in one Region.
#[derive(Clone, Debug)]
struct Local {
    state: State,
    /// Imported material that is there, and until when.
    present: BTreeMap<Material, Option<Day>>,
}

/// What AWS's documentation says of a set of related keys, or of one key alone.
#[derive(Debug)]
struct Model {
    imported: bool,
    multi_region: bool,
    today: Day,
    primary: Region,
    keys: BTreeMap<Region, Local>,
    /// Oldest first: the last is current.
    materials: Vec<Material>,
    pending: Option<Material>,
    made: Material,
    /// Period, and next day.
    schedule: Option<(Day, Day)>,
    on_demand: usize,
}

impl Model {
    fn key(&mut self, region: Region) -> Result<&mut Local, &'static str> {
        self.keys.get_mut(&region).ok_or(NOT_FOUND)
    }

    fn is_primary(&self, region: Region) -> bool {
        self.multi_region && self.primary == region
    }

    fn is_replica(&self, region: Region) -> bool {
        self.multi_region && self.primary != region
    }

    fn is_complete(&self, region: Region) -> bool {
        let present = &self.keys[&region].present;
        !self.materials.is_empty() && self.materials.iter().all(|id| present.contains_key(id))
    }

    fn usable(&mut self, region: Region) -> Answer {
        self.key(region)?.state.usable()
    }

    fn has_everywhere(&self, material: Material) -> bool {
        self.keys.values().all(|key| key.present.contains_key(&material))
    }

    fn make(&mut self) {
        self.made += 1;
        self.materials.push(MADE + self.made);
    }

    fn rotate(&mut self, region: Region) -> Answer {
        self.usable(region)?;
        if self.is_replica(region) {
            return Err(UNSUPPORTED);
        }
        if self.on_demand == 25 {
            return Err("LimitExceededException");
        }
        if self.imported {
            let next = self.pending.filter(|next| self.has_everywhere(*next)).ok_or(STATE)?;
            self.pending = None;
            self.materials.push(next);
        } else {
            self.make();
        }
        self.on_demand += 1;
        Ok(())
    }

    fn import(
        &mut self,
        region: Region,
        material: Material,
        new: Option<bool>,
        until: Option<Day>,
    ) -> Answer {
        let (imported, is_replica) = (self.imported, self.is_replica(region));
        let is_pending_deletion = self.key(region)?.state.is_pending_deletion();
        if !imported {
            return Err(UNSUPPORTED);
        }
        if is_pending_deletion {
            return Err(STATE);
        }
        if material == WRONG {
            return Err(INCORRECT);
        }
        let new = new.unwrap_or(self.materials.is_empty());
        let waits = self.pending == Some(material);
        match (new, self.materials.contains(&material)) {
            (true, true) => return Err(INCORRECT),
            (true, false) if self.pending.is_some() && !waits => return Err(STATE),
            (true, false) if is_replica => return Err(UNSUPPORTED),
            (true, false) if self.materials.is_empty() => self.materials.push(material),
            (true, false) => self.pending = Some(material),
            (false, false) if !waits => return Err(INCORRECT),
            (false, _) => {}
        }
        self.key(region)?.present.insert(material, until);
        if self.keys[&region].state == State::PendingImport && self.is_complete(region) {
            self.key(region)?.state = State::Enabled;
        }
        Ok(())
    }

    fn delete_material(&mut self, region: Region, material: Option<Material>) -> Answer {
        self.key(region)?;
        if !self.imported {
            return Err(UNSUPPORTED);
        }
        let Some(material) = material.or(self.materials.last().copied()) else {
            return Ok(());
        };
        if !self.materials.contains(&material) && self.pending != Some(material) {
            return Err(NOT_FOUND);
        }
        self.lose(region, material);
        Ok(())
    }

    /// Material that was deleted or has expired.
    fn lose(&mut self, region: Region, material: Material) {
        let waits = self.pending == Some(material);
        if waits && !self.is_replica(region) {
            self.pending = None;
            for key in self.keys.values_mut() {
                key.present.remove(&material);
            }
        }
        let Some(key) = self.keys.get_mut(&region) else { return };
        key.present.remove(&material);
        if !waits && !key.state.is_pending_deletion() {
            key.state = State::PendingImport;
        }
    }

    fn replicate(&mut self, from: Region, to: Region) -> Answer {
        self.usable(from)?;
        if !self.is_primary(from) {
            return Err(UNSUPPORTED);
        }
        if self.keys.contains_key(&to) {
            return Err("AlreadyExistsException");
        }
        let state = if self.imported { State::PendingImport } else { State::Enabled };
        self.keys.insert(to, Local { state, present: BTreeMap::new() });
        Ok(())
    }

    fn move_primary(&mut self, from: Region, to: Region) -> Answer {
        self.usable(from)?;
        if let Some(successor) = self.keys.get(&to) {
            successor.state.usable()?;
        }
        if !self.is_primary(from) {
            return Err(UNSUPPORTED);
        }
        if !self.keys.contains_key(&to) {
            return Err(NOT_FOUND);
        }
        if from == to {
            return Err("ValidationException");
        }
        self.primary = to;
        Ok(())
    }

    fn switch(&mut self, region: Region, to: State) -> Answer {
        let key = self.key(region)?;
        if !matches!(key.state, State::Enabled | State::Disabled) {
            return Err(STATE);
        }
        key.state = to;
        Ok(())
    }

    fn schedule_deletion(&mut self, region: Region, window: Day) -> Answer {
        let waits = self.is_primary(region) && self.keys.len() > 1;
        let today = self.today;
        let key = self.key(region)?;
        if key.state.is_pending_deletion() {
            return Err(STATE);
        }
        key.state = if waits {
            State::PendingReplicaDeletion(window)
        } else {
            State::PendingDeletion(today + window)
        };
        Ok(())
    }

    fn cancel_deletion(&mut self, region: Region) -> Answer {
        if !self.key(region)?.state.is_pending_deletion() {
            return Err(STATE);
        }
        let missing = self.imported && !self.is_complete(region);
        self.key(region)?.state = if missing { State::PendingImport } else { State::Disabled };
        Ok(())
    }

    fn rotation(&mut self, region: Region, period: Option<Day>) -> Answer {
        let state = self.key(region)?.state;
        if self.imported {
            return Err(UNSUPPORTED);
        }
        state.usable()?;
        if self.is_replica(region) {
            return Err(UNSUPPORTED);
        }
        if period.is_none() || self.schedule.map(|(known, _)| known) != period {
            self.schedule = period.map(|period| (period, self.today + period));
        }
        Ok(())
    }

    /// The next day on which something happens by itself.
    fn next_day(&self) -> Option<Day> {
        let of_keys = self.keys.values().flat_map(|key| {
            let deletion = match key.state {
                State::PendingDeletion(day) => Some(day),
                _ => None,
            };
            key.present.values().copied().flatten().chain(deletion)
        });
        of_keys.chain(self.schedule.map(|(_, next)| next)).filter(|day| *day > self.today).min()
    }

    /// What happens by itself today.
    fn work(&mut self) {
        let today = self.today;
        for region in 0..REGIONS.len() {
            let Some(key) = self.keys.get(&region) else { continue };
            let mut expired = key.present.clone();
            expired.retain(|_, until| until.is_some_and(|until| until <= today));
            expired.into_keys().for_each(|material| self.lose(region, material));
            let is_over =
                matches!(self.keys[&region].state, State::PendingDeletion(day) if day <= today);
            if is_over {
                self.keys.remove(&region);
            }
        }
        let alone = self.keys.len() == 1;
        if let Some(key) = self.keys.get_mut(&self.primary)
            && let (State::PendingReplicaDeletion(window), true) = (key.state, alone)
        {
            key.state = State::PendingDeletion(today + window);
        }
        let is_enabled =
            self.keys.get(&self.primary).is_some_and(|key| key.state == State::Enabled);
        let Some((period, next)) = self.schedule.filter(|(_, next)| is_enabled && *next <= today)
        else {
            return;
        };
        let steps = (today - next) / period + 1;
        self.schedule = Some((period, next + steps * period));
        self.make();
    }
}

/// The service and the model beside each other.
struct Run {
    world: World,
    model: Model,
    key: String,
    start: Duration,
    /// What the service calls the material.
    ids: BTreeMap<Material, String>,
    /// Ciphertexts, and the material of each.
    ciphertexts: Vec<(Value, Material)>,
    /// The parameters of imports, which are good for a day.
    parameters: BTreeMap<Region, (Day, Value)>,
}

impl Run {
    fn new(kind: Kind) -> Self {
        let mut world = World::new();
        let imported = matches!(kind, Kind::Imported | Kind::ImportedShared);
        let multi_region = matches!(kind, Kind::Shared | Kind::ImportedShared);
        let origin = if imported { "EXTERNAL" } else { "AWS_KMS" };
        let key = world.created(&json!({"Origin": origin, "MultiRegion": multi_region}));
        let state = if imported { State::PendingImport } else { State::Enabled };
        let mut model = Model {
            imported,
            multi_region,
            today: 0,
            primary: 0,
            keys: BTreeMap::from([(0, Local { state, present: BTreeMap::new() })]),
            materials: Vec::new(),
            pending: None,
            made: 0,
            schedule: None,
            on_demand: 0,
        };
        if !imported {
            model.make();
        }
        let start = world.time().duration_since(UNIX_EPOCH).unwrap();
        let (ids, ciphertexts, parameters) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        Self { world, model, key, start, ids, ciphertexts, parameters }
    }

    fn seconds(&self, day: Day) -> u64 {
        (self.start + DAY * day).as_secs()
    }

    /// Calls an operation on the key, which must be answered so.
    fn call(&mut self, region: Region, operation: &str, more: Value, expected: Answer) -> Value {
        let mut body = json!({"KeyId": self.key});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let reply = self.world.go(REGIONS[region]).call(operation, &body);
        let code = reply.code();
        let text = reply.message();
        assert_eq!(code.as_deref(), expected.err(), "{operation} in {}: {text:?}", REGIONS[region]);
        reply.json()
    }

    fn region(&self, place: Place) -> Region {
        let present = self.model.keys.keys().copied();
        match place {
            0 => self.model.primary,
            10 => (0..REGIONS.len()).find(|at| !self.model.keys.contains_key(at)).unwrap_or(0),
            7.. => place - 7,
            _ => present.cycle().nth(place).unwrap_or_default(),
        }
    }

    /// The same action with Regions in place of places.
    fn placed(&self, action: &Action) -> Action {
        use Action as A;
        let at = |place: Place| self.region(place);
        match *action {
            A::Encrypt(place) => A::Encrypt(at(place)),
            A::Rotate(place) => A::Rotate(at(place)),
            A::Import { region, material, new, valid } => {
                A::Import { region: at(region), material, new, valid }
            }
            A::ImportEverywhere(material) => A::ImportEverywhere(material),
            A::DeleteMaterial(place, material) => A::DeleteMaterial(at(place), material),
            A::DeleteWaiting(place) => A::DeleteMaterial(at(place), self.model.pending),
            A::Replicate(from, to) => A::Replicate(at(from), at(to)),
            A::MovePrimary(from, to) => A::MovePrimary(at(from), at(to)),
            A::Disable(place) => A::Disable(at(place)),
            A::Enable(place) => A::Enable(at(place)),
            A::Schedule(place, days) => A::Schedule(at(place), days),
            A::Cancel(place) => A::Cancel(at(place)),
            A::Repair => A::Repair,
            A::EnableRotation(place, days) => A::EnableRotation(at(place), days),
            A::DisableRotation(place) => A::DisableRotation(at(place)),
            A::Wait(days) => A::Wait(days),
        }
    }

    fn act(&mut self, action: &Action) {
        match self.placed(action) {
            Action::Encrypt(region) => self.encrypt(region),
            Action::Import { region, material, new, valid } => {
                self.import(region, material, new, valid);
            }
            Action::ImportEverywhere(material) => {
                let primary = self.model.primary;
                self.import(primary, material, Some(true), None);
                for region in self.regions().into_iter().filter(|region| *region != primary) {
                    self.import(region, material, None, None);
                }
            }
            Action::Repair => {
                let imported = self.model.imported;
                let materials = if imported { self.model.materials.clone() } else { Vec::new() };
                for region in self.regions() {
                    self.change(&Action::Cancel(region));
                    for material in &materials {
                        self.import(region, *material, None, None);
                    }
                    self.change(&Action::Enable(region));
                }
            }
            Action::Wait(days) => self.wait(days),
            other => self.change(&other),
        }
        self.world.days(0);
        self.model.work();
    }

    fn regions(&self) -> Vec<Region> {
        self.model.keys.keys().copied().collect()
    }

    fn encrypt(&mut self, region: Region) {
        let expected = self.model.usable(region);
        let made = self.call(region, "Encrypt", json!({"Plaintext": "AA=="}), expected);
        if expected.is_ok() {
            let material = *self.model.materials.last().unwrap();
            self.ciphertexts.push((made["CiphertextBlob"].clone(), material));
        }
    }

    /// One call that changes the key.
    fn change(&mut self, action: &Action) {
        use Action as A;
        let model = &mut self.model;
        let (region, operation, more, expected) = match *action {
            A::Rotate(at) => (at, "RotateKeyOnDemand", json!({}), model.rotate(at)),
            A::DeleteMaterial(at, material) => {
                let unknown = "0".repeat(64);
                let id = material.map(|one| self.ids.get(&one).unwrap_or(&unknown));
                let more = id.map_or(json!({}), |id| json!({"KeyMaterialId": id}));
                (at, "DeleteImportedKeyMaterial", more, model.delete_material(at, material))
            }
            A::Replicate(at, to) => {
                let more = json!({"ReplicaRegion": REGIONS[to]});
                (at, "ReplicateKey", more, model.replicate(at, to))
            }
            A::MovePrimary(at, to) => {
                let more = json!({"PrimaryRegion": REGIONS[to]});
                (at, "UpdatePrimaryRegion", more, model.move_primary(at, to))
            }
            A::Disable(at) => (at, "DisableKey", json!({}), model.switch(at, State::Disabled)),
            A::Enable(at) => (at, "EnableKey", json!({}), model.switch(at, State::Enabled)),
            A::Schedule(at, days) => {
                let more = json!({"PendingWindowInDays": days});
                (at, "ScheduleKeyDeletion", more, model.schedule_deletion(at, days))
            }
            A::Cancel(at) => (at, "CancelKeyDeletion", json!({}), model.cancel_deletion(at)),
            A::EnableRotation(at, days) => {
                let more = json!({"RotationPeriodInDays": days});
                (at, "EnableKeyRotation", more, model.rotation(at, Some(days)))
            }
            A::DisableRotation(at) => {
                (at, "DisableKeyRotation", json!({}), model.rotation(at, None))
            }
            A::DeleteWaiting(_)
            | A::Encrypt(_)
            | A::Import { .. }
            | A::ImportEverywhere(_)
            | A::Repair
            | A::Wait(_) => {
                return;
            }
        };
        self.call(region, operation, more, expected);
    }

    /// Stops on every day on which something is to happen, for what happens late begins late.
    fn wait(&mut self, days: Day) {
        let end = self.model.today + days;
        while self.model.today < end {
            let next = self.model.next_day().map_or(end, |day| day.min(end));
            self.world.days(next - self.model.today);
            self.model.today = next;
            self.model.work();
        }
    }

    fn import(
        &mut self,
        region: Region,
        material: Material,
        new: Option<bool>,
        valid: Option<Day>,
    ) {
        let until = valid.map(|days| self.model.today + days);
        let can = self.model.imported
            && self.model.keys.get(&region).is_some_and(|key| !key.state.is_pending_deletion());
        let mut more = if can {
            self.wrapped(region, material)
        } else {
            json!({"ImportToken": "AA==", "EncryptedKeyMaterial": "AA=="})
        };
        match until {
            Some(day) => more["ValidTo"] = json!(self.seconds(day)),
            None => more["ExpirationModel"] = json!("KEY_MATERIAL_DOES_NOT_EXPIRE"),
        }
        if let Some(new) = new {
            let name = if new { "NEW_KEY_MATERIAL" } else { "EXISTING_KEY_MATERIAL" };
            more["ImportType"] = json!(name);
        }
        let expected = self.model.import(region, material, new, until);
        let reply = self.call(region, "ImportKeyMaterial", more, expected);
        if expected.is_ok() {
            self.is_called(material, &reply["KeyMaterialId"]);
        }
    }

    fn wrapped(&mut self, region: Region, material: Material) -> Value {
        let today = self.model.today;
        let known = self.parameters.get(&region).filter(|(day, _)| *day == today);
        let parameters = match known {
            Some((_, parameters)) => parameters.clone(),
            None => {
                let ask = json!({"WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"});
                let parameters = self.call(region, "GetParametersForImport", ask, Ok(()));
                self.parameters.insert(region, (today, parameters.clone()));
                parameters
            }
        };
        let bytes = [u8::try_from(material % 256).unwrap(); 32];
        let bytes = if material == WRONG { &bytes[1..] } else { &bytes[..] };
        let mut body = World::import_with(&parameters, bytes);
        body.as_object_mut().unwrap().remove("ExpirationModel");
        body
    }

    /// One material has one id, and no other has it.
    fn is_called(&mut self, material: Material, id: &Value) {
        let id = id.as_str().unwrap();
        if let Some(known) = self.ids.get(&material) {
            assert_eq!(known, id, "material {material}");
            return;
        }
        assert!(self.ids.values().all(|known| known != id), "{id} is the id of another material");
        self.ids.insert(material, id.to_owned());
    }

    /// Compares everything that can be seen.
    fn check(&mut self) {
        for (region, name) in REGIONS.iter().enumerate() {
            let Some(key) = self.model.keys.get(&region).cloned() else {
                self.call(region, "DescribeKey", json!({}), Err(NOT_FOUND));
                self.decrypt_all(region, Err("AccessDeniedException"));
                continue;
            };
            let metadata =
                self.call(region, "DescribeKey", json!({}), Ok(()))["KeyMetadata"].clone();
            assert_eq!(metadata["KeyState"], key.state.name(), "in {name}");
            assert_eq!(metadata["Enabled"], key.state == State::Enabled);
            match self.model.materials.last() {
                Some(current) => self.is_called(*current, &metadata["CurrentKeyMaterialId"]),
                None => assert_eq!(metadata["CurrentKeyMaterialId"], Value::Null),
            }
            self.check_dates(region, &key, &metadata);
            self.check_set(region, &metadata["MultiRegionConfiguration"]);
            self.check_materials(region, &key);
            self.check_rotation(region, key.state);
            self.decrypt_all(region, key.state.usable());
        }
    }

    fn check_dates(&self, region: Region, key: &Local, metadata: &Value) {
        let is_whole = self.model.imported && self.model.is_complete(region);
        let untils = self.model.materials.iter().filter_map(|one| *key.present.get(one)?);
        let until = untils.min().filter(|_| is_whole);
        let seconds = |day: Day| json!(self.seconds(day)).as_f64();
        assert_eq!(metadata["ValidTo"].as_f64(), until.and_then(seconds));
        let model = match until {
            _ if !is_whole => Value::Null,
            Some(_) => json!("KEY_MATERIAL_EXPIRES"),
            None => json!("KEY_MATERIAL_DOES_NOT_EXPIRE"),
        };
        assert_eq!(metadata["ExpirationModel"], model);
        let (date, window) = match key.state {
            State::PendingDeletion(day) => (seconds(day), Value::Null),
            State::PendingReplicaDeletion(window) => (None, json!(window)),
            State::Enabled | State::Disabled | State::PendingImport => (None, Value::Null),
        };
        assert_eq!(metadata["DeletionDate"].as_f64(), date);
        assert_eq!(metadata["PendingDeletionWindowInDays"], window);
    }

    fn check_set(&self, region: Region, shown: &Value) {
        if !self.model.multi_region {
            assert_eq!(*shown, Value::Null);
            return;
        }
        let kind = if self.model.is_primary(region) { "PRIMARY" } else { "REPLICA" };
        assert_eq!(shown["MultiRegionKeyType"], kind);
        assert_eq!(shown["PrimaryKey"]["Region"], REGIONS[self.model.primary]);
        let mut replicas: Vec<_> =
            shown["ReplicaKeys"].as_array().unwrap().iter().map(|one| &one["Region"]).collect();
        replicas.sort_by_key(|region| region.as_str());
        let mut expected: Vec<_> = self.model.keys.keys().map(|region| REGIONS[*region]).collect();
        expected.retain(|region| *region != REGIONS[self.model.primary]);
        expected.sort_unstable();
        assert_eq!(replicas, expected);
    }

    fn check_materials(&mut self, region: Region, key: &Local) {
        let all = json!({"IncludeKeyMaterial": "ALL_KEY_MATERIAL"});
        let listed = self.call(region, "ListKeyRotations", all, Ok(()))["Rotations"].clone();
        let listed = listed.as_array().unwrap();
        let materials: Vec<_> =
            self.model.materials.iter().chain(&self.model.pending).copied().collect();
        assert_eq!(listed.len(), materials.len(), "in {}", REGIONS[region]);
        for (material, entry) in materials.into_iter().zip(listed) {
            self.is_called(material, &entry["KeyMaterialId"]);
            let state = if self.model.materials.last() == Some(&material) {
                "CURRENT"
            } else if self.model.materials.contains(&material) {
                "NON_CURRENT"
            } else if self.model.has_everywhere(material) {
                "PENDING_ROTATION"
            } else {
                "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"
            };
            assert_eq!(entry["KeyMaterialState"], state, "in {}", REGIONS[region]);
            let import = match (self.model.imported, key.present.contains_key(&material)) {
                (false, _) => Value::Null,
                (true, true) => json!("IMPORTED"),
                (true, false) => json!("PENDING_IMPORT"),
            };
            assert_eq!(entry["ImportState"], import, "in {}", REGIONS[region]);
        }
    }

    fn check_rotation(&mut self, region: Region, state: State) {
        if self.model.imported && state == State::PendingImport {
            self.call(region, "GetKeyRotationStatus", json!({}), Err(UNSUPPORTED));
            return;
        }
        let status = self.call(region, "GetKeyRotationStatus", json!({}), Ok(()));
        let shown = self.model.schedule.filter(|_| !state.is_pending_deletion());
        assert_eq!(status["KeyRotationEnabled"], shown.is_some());
        let next = shown.and_then(|(_, day)| json!(self.seconds(day)).as_f64());
        assert_eq!(status["NextRotationDate"].as_f64(), next);
    }

    fn decrypt_all(&mut self, region: Region, expected: Answer) {
        for (ciphertext, material) in self.ciphertexts.clone() {
            let body = json!({"CiphertextBlob": ciphertext});
            let reply = self.world.go(REGIONS[region]).call("Decrypt", &body);
            let text = reply.message();
            assert_eq!(reply.code().as_deref(), expected.err(), "{}: {text:?}", REGIONS[region]);
            if expected.is_ok() {
                let reply = reply.json();
                assert_eq!(reply["Plaintext"], "AA==");
                self.is_called(material, &reply["KeyMaterialId"]);
            }
        }
    }
}

fn region() -> impl Strategy<Value = Place> {
    prop_oneof![5 => Just(0_usize), 6 => 1..7_usize, 1 => 7..10_usize]
}

/// Where a replica is or may be.
fn other() -> impl Strategy<Value = Place> {
    prop_oneof![2 => 1..7_usize, 2 => 7..10_usize, 3 => Just(10_usize)]
}

fn action() -> impl Strategy<Value = Action> {
    let valid = prop_oneof![2 => Just(None), 1 => (1..40_u32).prop_map(Some)];
    let new = prop_oneof![2 => Just(None), 2 => Just(Some(true)), 1 => Just(Some(false))];
    let material = || prop_oneof![9 => 1..5_u32, 1 => Just(WRONG)];
    let import = (region(), material(), new, valid);
    let period = prop_oneof![90..95_u32, Just(365)];
    let from = prop_oneof![3 => Just(0_usize), 1 => region()];
    let to = prop_oneof![3 => 1..7_usize, 1 => 7..10_usize];
    prop_oneof![
        4 => region().prop_map(Action::Encrypt),
        4 => Just(Action::Rotate(0)),
        2 => region().prop_map(Action::Rotate),
        8 => import.prop_map(|(region, material, new, valid)| Action::Import {
            region, material, new, valid
        }),
        2 => (region(), prop::option::of(material())).prop_map(|(region, material)| {
            Action::DeleteMaterial(region, material)
        }),
        3 => material().prop_map(Action::ImportEverywhere),
        4 => material().prop_map(|material| Action::Import {
            region: 0, material, new: Some(true), valid: None
        }),
        5 => (region(), other()).prop_map(|(from, to)| Action::Replicate(from, to)),
        2 => (1..7_usize).prop_map(Action::DeleteWaiting),
        3 => (from, to).prop_map(|(from, to)| Action::MovePrimary(from, to)),
        1 => region().prop_map(Action::Disable),
        2 => region().prop_map(Action::Enable),
        1 => (region(), 7..=30_u32).prop_map(|(region, days)| Action::Schedule(region, days)),
        1 => region().prop_map(Action::Cancel),
        2 => Just(Action::Repair),
        2 => (region(), period).prop_map(|(region, days)| Action::EnableRotation(region, days)),
        1 => region().prop_map(Action::DisableRotation),
        2 => prop_oneof![Just(1_u32), Just(7), Just(30), Just(100)].prop_map(Action::Wait),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        1 => Just(Kind::SingleRegion),
        2 => Just(Kind::Shared),
        1 => Just(Kind::Imported),
        6 => Just(Kind::ImportedShared),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_service_does_what_the_model_says(
        kind in kind(),
        replicas in 0..3_usize,
        actions in prop::collection::vec(action(), 1..60),
    ) {
        let mut run = Run::new(kind);
        run.check();
        let mut first = vec![Action::ImportEverywhere(1)];
        first.extend((1..=replicas).map(|region| Action::Replicate(0, region + 7)));
        first.push(Action::Repair);
        for action in first.iter().chain(&actions) {
            run.act(action);
            run.check();
        }
    }
}
