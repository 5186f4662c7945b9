//! Rotation: new material for the same key, on a schedule or on demand.
//! Source: developer guide, "Rotate AWS KMS keys"; API reference, `EnableKeyRotation`, `RotateKeyOnDemand`.
//!
//! The schedule is a grid: it starts when rotation is enabled or its period changes, and goes on in steps of the
//! period. On-demand rotation does not move it, and neither does a rotation that came late.

use std::ops::RangeInclusive;
use std::time::Duration;

use model::generated::{
    ExpirationModelType, GetKeyRotationStatusResponse, ImportState, IncludeKeyMaterial,
    KeyMaterialState, OriginType, RotationType, RotationsListEntry,
};
use model::timestamp::DAY;
use model::{Error, ErrorCode, KeyArn, Operation, Timestamp};

use super::{Key, State};
use crate::clock::ConfirmedTime;
use crate::due::Work;
use crate::hierarchy::Hierarchy;
use crate::material::{Material, Rotation};

/// The rotation periods that AWS allows, in days.
pub const ROTATION_PERIOD_DAYS: RangeInclusive<i32> = 90..=2560;
/// The rotation period if the caller names none.
pub const ROTATION_PERIOD_DAYS_DEFAULT: i32 = 365;
/// The most on-demand rotations: "On-demand rotations per KMS key", AWS KMS resource quotas. For the life of the key.
pub const ON_DEMAND_ROTATIONS_MAX: usize = 25;
/// The time before an automatic rotation in which an on-demand one is refused.
const CONFLICT_WINDOW: Duration = Duration::from_secs(20 * 60);

/// The schedule of automatic rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The days from one rotation to the next.
    pub period_in_days: u32,
    /// The date of the next rotation, which is past if it is overdue.
    pub next: Timestamp,
}

impl Schedule {
    /// Returns a schedule that starts now.
    fn starting(period_in_days: u32, now: Timestamp) -> Self {
        let schedule = Self { period_in_days, next: now };
        Self { next: now.plus(schedule.period()), ..schedule }
    }

    const fn period(self) -> Duration {
        DAY.saturating_mul(self.period_in_days)
    }

    /// Returns the schedule after a rotation at `now`: the first date on its grid that lies ahead.
    fn after_rotation(self, now: Timestamp) -> Self {
        let period_seconds = self.period().as_secs().max(1);
        let missed = now.since(self.next).as_secs().checked_div(period_seconds).unwrap_or(0);
        let steps = u32::try_from(missed).unwrap_or(u32::MAX).saturating_add(1);
        Self { next: self.next.plus(self.period().saturating_mul(steps)), ..self }
    }
}

impl Key {
    /// Returns the schedule of automatic rotation, if it is on. It does not run while the key is not enabled.
    #[must_use]
    pub const fn schedule(&self) -> Option<Schedule> {
        self.schedule
    }

    /// Turns automatic rotation on, or changes its period. The first rotation is one period from now. A call with the present
    /// period does not move it.
    ///
    /// # Errors
    /// AWS's error if the key or its state does not admit it; `ValidationException` if the period is out of range.
    pub fn enable_rotation(
        &mut self,
        period_in_days: Option<i32>,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.admit(Operation::EnableKeyRotation)?;
        self.refuse_replica()?;
        let period_in_days = period(period_in_days.unwrap_or(ROTATION_PERIOD_DAYS_DEFAULT))?;
        if self.schedule.is_none_or(|schedule| schedule.period_in_days != period_in_days) {
            self.schedule = Some(Schedule::starting(period_in_days, now));
        }
        Ok(())
    }

    /// Turns automatic rotation off.
    ///
    /// # Errors
    /// AWS's error if the key or its state does not admit it.
    pub fn disable_rotation(&mut self) -> Result<(), Error> {
        self.admit(Operation::DisableKeyRotation)?;
        self.refuse_replica()?;
        self.schedule = None;
        Ok(())
    }

    /// Gives the key new material now, on a caller's request.
    ///
    /// # Errors
    /// AWS's error if the key or its state does not admit it, `LimitExceededException` for the 26th time, `ConflictException` if
    /// an automatic rotation is due within 20 minutes.
    pub fn rotate_on_demand(&mut self, hierarchy: &Hierarchy, now: Timestamp) -> Result<(), Error> {
        self.admit(Operation::RotateKeyOnDemand)?;
        self.refuse_replica()?;
        if self.on_demand_rotations() >= ON_DEMAND_ROTATIONS_MAX {
            let message = format!(
                "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations \
                 can be performed for this key: {}",
                self.arn
            );
            return Err(Error::new(ErrorCode::LimitExceededException, message));
        }
        if self.schedule.is_some_and(|schedule| schedule.next.since(now) <= CONFLICT_WINDOW) {
            let message = format!(
                "An automatic rotation of {} is in progress or scheduled to begin within the next 20 minutes.",
                self.arn
            );
            return Err(Error::new(ErrorCode::ConflictException, message));
        }
        self.rotate(hierarchy, RotationType::OnDemand, now)
    }

    /// Gives the key new material if its schedule requires it. Returns whether it did. However many dates have passed, the key
    /// rotates once.
    ///
    /// # Errors
    /// `KMSInternalException` if the system has no randomness to give.
    pub fn rotate_if_due(
        &mut self,
        hierarchy: &Hierarchy,
        confirmed: &ConfirmedTime,
    ) -> Result<bool, Error> {
        if self.work(confirmed) != Some(Work::Rotate) {
            return Ok(false);
        }
        let now = confirmed.now();
        self.rotate(hierarchy, RotationType::Automatic, now)?;
        // A clock that is far ahead must not move the next date away.
        let until = confirmed.until();
        self.schedule = self.schedule.map(|schedule| schedule.after_rotation(until));
        Ok(true)
    }

    /// Returns the reply of `GetKeyRotationStatus`. A key that is pending deletion shows rotation as off; the schedule comes back
    /// when the deletion is cancelled.
    #[must_use]
    pub fn rotation_status(&self) -> GetKeyRotationStatusResponse {
        let shown = match self.state {
            State::Enabled | State::Disabled | State::PendingImport => self.schedule,
            State::PendingDeletion { .. } | State::PendingReplicaDeletion { .. } => None,
        };
        GetKeyRotationStatusResponse {
            key_id: Some(self.arn.to_string()),
            key_rotation_enabled: Some(shown.is_some()),
            rotation_period_in_days: shown
                .and_then(|schedule| i32::try_from(schedule.period_in_days).ok()),
            next_rotation_date: shown.map(|schedule| schedule.next),
            ..GetKeyRotationStatusResponse::default()
        }
    }

    /// Returns the entries of `ListKeyRotations`, oldest first: completed rotations, or all material.
    #[must_use]
    pub fn rotations(&self, include: IncludeKeyMaterial) -> Vec<RotationsListEntry> {
        let all = include == IncludeKeyMaterial::AllKeyMaterial;
        let pending = self.pending.iter().filter(|_| all);
        let listed = self.materials.iter().filter(|material| all || material.rotation().is_some());
        let listed = listed.chain(pending);
        listed.map(|material| self.rotation_entry(material)).collect()
    }

    fn rotation_entry(&self, material: &Material) -> RotationsListEntry {
        let is_pending = self.pending.as_ref().is_some_and(|pending| pending.id() == material.id());
        let state = if self.current == Some(material.id()) {
            KeyMaterialState::Current
        } else if is_pending {
            KeyMaterialState::PendingRotation
        } else {
            KeyMaterialState::NonCurrent
        };
        let imported = material.import();
        let expires = imported.filter(|_| material.is_present()).map(|import| import.valid_to);
        RotationsListEntry {
            key_material_description: imported.and_then(|import| import.description.clone()),
            import_state: imported.map(|_| {
                if material.is_present() {
                    ImportState::Imported
                } else {
                    ImportState::PendingImport
                }
            }),
            expiration_model: expires.map(|valid_to| match valid_to {
                Some(_) => ExpirationModelType::KeyMaterialExpires,
                None => ExpirationModelType::KeyMaterialDoesNotExpire,
            }),
            valid_to: expires.flatten(),
            key_id: Some(self.arn.to_string()),
            key_material_id: Some(material.id().to_string()),
            key_material_state: Some(state),
            rotation_date: material.rotation().map(|rotation| rotation.date),
            rotation_type: material.rotation().map(|rotation| rotation.kind),
        }
    }

    fn rotate(
        &mut self,
        hierarchy: &Hierarchy,
        kind: RotationType,
        now: Timestamp,
    ) -> Result<(), Error> {
        let material = if self.origin == OriginType::External {
            self.pending
                .take_if(|pending| pending.is_usable(now))
                .ok_or_else(|| nothing_pending(&self.arn))?
        } else {
            Material::generate(hierarchy, &self.arn, now)?
        };
        let material = material.rotated(Rotation { date: now, kind });
        self.current = Some(material.id());
        self.materials.push(material);
        Ok(())
    }

    /// Refuses a replica: rotation of a multi-Region key is its primary's.
    pub(super) fn refuse_replica(&self) -> Result<(), Error> {
        if self.is_replica() { self.require_primary() } else { Ok(()) }
    }

    fn on_demand_rotations(&self) -> usize {
        let on_demand = |rotation: Rotation| rotation.kind == RotationType::OnDemand;
        self.materials.iter().filter(|material| material.rotation().is_some_and(on_demand)).count()
    }
}

/// Returns the error of a rotation for which no imported material waits, or not in every Region.
#[must_use]
pub fn nothing_pending(arn: &KeyArn) -> Error {
    let message = format!("No available key material pending rotation for the key: {arn}.");
    Error::new(ErrorCode::KmsInvalidStateException, message)
}

fn period(days: i32) -> Result<u32, Error> {
    let (first, last) = (*ROTATION_PERIOD_DAYS.start(), *ROTATION_PERIOD_DAYS.end());
    let (rule, limit) = if days < first { ("greater", first) } else { ("less", last) };
    u32::try_from(days).ok().filter(|_| ROTATION_PERIOD_DAYS.contains(&days)).ok_or_else(|| {
        Error::validation(format!(
            "1 validation error detected: Value '{days}' at 'rotationPeriodInDays' failed to satisfy constraint: \
             Member must have value {rule} than or equal to {limit}"
        ))
    })
}

#[cfg(test)]
mod tests;
