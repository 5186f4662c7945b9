use super::*;
use crate::clock::tests::confirmed;
use crate::key::tests::{NOW, days, key};

fn next(key: &Key) -> Option<Timestamp> {
    key.schedule().map(|schedule| schedule.next)
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(60 * count)
}

#[test]
fn the_first_rotation_is_one_period_after_enabling_and_365_days_by_default() {
    let (_, mut key) = key();
    key.enable_rotation(None, days(3)).unwrap();
    assert_eq!(next(&key), Some(days(368)));
    assert_eq!(key.schedule().unwrap().period_in_days, 365);
}

#[test]
fn the_period_is_90_to_2560_days() {
    let (_, mut key) = key();
    for period in [90, 2560] {
        key.enable_rotation(Some(period), NOW).unwrap();
        assert_eq!(next(&key), Some(days(period.unsigned_abs())));
    }
    let before = key.clone();
    for (period, rule) in
        [(89, "greater than or equal to 90"), (2561, "less than or equal to 2560"), (-1, "90")]
    {
        let error = key.enable_rotation(Some(period), NOW).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ValidationException);
        assert!(error.message().unwrap().ends_with(rule), "{error}");
    }
    assert_eq!(key, before);
}

#[test]
fn a_new_period_starts_at_the_change_and_the_same_period_changes_nothing() {
    let (_, mut key) = key();
    key.enable_rotation(Some(180), NOW).unwrap();
    key.enable_rotation(Some(180), days(100)).unwrap();
    assert_eq!(next(&key), Some(days(180)));
    key.enable_rotation(Some(90), days(100)).unwrap();
    assert_eq!(next(&key), Some(days(190)));
}

#[test]
fn enabling_again_after_disabling_starts_anew() {
    let (_, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    key.disable_rotation().unwrap();
    assert_eq!(key.due(), None);
    key.disable_rotation().unwrap();
    key.enable_rotation(Some(90), days(50)).unwrap();
    assert_eq!(next(&key), Some(days(140)));
}

#[test]
fn automatic_rotation_runs_on_its_date_and_stays_on_its_grid() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    let first = key.current_material().unwrap().id();
    assert!(!key.rotate_if_due(&hierarchy, &confirmed(days(89))).unwrap());
    let late = days(90).plus(minutes(50));
    assert!(key.rotate_if_due(&hierarchy, &confirmed(late)).unwrap());
    assert!(!key.rotate_if_due(&hierarchy, &confirmed(late)).unwrap());
    assert_eq!(next(&key), Some(days(180)));
    let current = key.current_material().unwrap();
    assert_ne!(current.id(), first);
    assert_eq!(current.rotation(), Some(Rotation { date: late, kind: RotationType::Automatic }));
    assert!(key.material(first).is_some());
}

#[test]
fn a_rotation_that_missed_several_dates_happens_once() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    assert!(key.rotate_if_due(&hierarchy, &confirmed(days(3 * 90))).unwrap());
    assert_eq!((key.materials().len(), next(&key)), (2, Some(days(4 * 90))));
}

#[test]
fn the_schedule_survives_the_end_of_time() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    assert!(key.rotate_if_due(&hierarchy, &confirmed(Timestamp::MAX)).unwrap());
    assert_eq!(next(&key), Some(Timestamp::MAX));
}

#[test]
fn on_demand_rotation_does_not_move_the_schedule() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    key.rotate_on_demand(&hierarchy, days(45)).unwrap();
    assert_eq!((key.materials().len(), next(&key)), (2, Some(days(90))));
}

#[test]
fn an_automatic_rotation_within_20_minutes_is_a_conflict() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    let date = days(90);
    for now in [date.minus(minutes(20)), date, date.plus(minutes(5))] {
        let error = key.rotate_on_demand(&hierarchy, now).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ConflictException);
    }
    assert_eq!(key.materials().len(), 1);
    key.rotate_on_demand(&hierarchy, date.minus(minutes(21))).unwrap();
}

#[test]
fn a_key_rotates_on_demand_25_times_in_its_life() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    assert!(key.rotate_if_due(&hierarchy, &confirmed(days(90))).unwrap());
    (0..25).try_for_each(|_| key.rotate_on_demand(&hierarchy, days(91))).unwrap();
    let error = key.rotate_on_demand(&hierarchy, days(91)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::LimitExceededException);
    let text = format!(
        "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be \
         performed for this key: {}",
        key.arn()
    );
    assert_eq!(error.message(), Some(text.as_str()));
    assert_eq!(key.materials().len(), 27);
    // Automatic rotation goes on.
    assert!(key.rotate_if_due(&hierarchy, &confirmed(days(180))).unwrap());
}

#[test]
fn a_disabled_key_does_not_rotate_and_an_overdue_rotation_runs_on_return() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    key.disable().unwrap();
    assert_eq!(key.due(), None);
    assert!(!key.rotate_if_due(&hierarchy, &confirmed(days(100))).unwrap());
    let error = key.rotate_on_demand(&hierarchy, days(100)).unwrap_err();
    assert_eq!(error.to_string(), format!("DisabledException: {} is disabled.", key.arn()));
    assert_eq!(key.rotation_status().next_rotation_date, Some(days(90)));
    key.enable().unwrap();
    assert_eq!(key.work(&confirmed(days(100))), Some(Work::Rotate));
    assert!(key.rotate_if_due(&hierarchy, &confirmed(days(100))).unwrap());
    assert_eq!(next(&key), Some(days(180)));
}

#[test]
fn a_key_out_of_use_keeps_its_schedule_as_it_is() {
    let (_, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    key.disable().unwrap();
    let disabled = key.clone();
    let code = |result: Result<(), Error>| result.unwrap_err().code();
    assert_eq!(code(key.enable_rotation(Some(100), NOW)), ErrorCode::DisabledException);
    assert_eq!(code(key.disable_rotation()), ErrorCode::DisabledException);
    assert_eq!(key, disabled);
    key.schedule_deletion(None, NOW).unwrap();
    let pending = key.clone();
    assert_eq!(code(key.enable_rotation(Some(100), NOW)), ErrorCode::KmsInvalidStateException);
    assert_eq!(code(key.disable_rotation()), ErrorCode::KmsInvalidStateException);
    assert_eq!(key, pending);
}

#[test]
fn a_key_back_before_its_date_resumes_its_schedule() {
    let (_, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    key.disable().unwrap();
    key.enable().unwrap();
    assert_eq!((key.due(), key.work(&confirmed(days(80)))), (Some(days(90)), None));
}

#[test]
fn pending_deletion_hides_the_schedule_until_it_is_cancelled() {
    let (hierarchy, mut key) = key();
    key.enable_rotation(Some(90), NOW).unwrap();
    key.schedule_deletion(Some(30), days(80)).unwrap();
    let hidden = key.rotation_status();
    assert_eq!(hidden.key_rotation_enabled, Some(false));
    assert_eq!((hidden.rotation_period_in_days, hidden.next_rotation_date), (None, None));
    assert!(!key.rotate_if_due(&hierarchy, &confirmed(days(100))).unwrap());
    key.cancel_deletion().unwrap();
    assert_eq!(key.rotation_status().key_rotation_enabled, Some(true));
    assert_eq!(key.work(&confirmed(days(100))), None);
    key.enable().unwrap();
    assert!(key.rotate_if_due(&hierarchy, &confirmed(days(100))).unwrap());
}

#[test]
fn the_status_shows_period_and_date_only_when_rotation_is_on() {
    let (_, mut key) = key();
    let id = Some(key.arn().to_string());
    let off = GetKeyRotationStatusResponse {
        key_id: id.clone(),
        key_rotation_enabled: Some(false),
        ..GetKeyRotationStatusResponse::default()
    };
    assert_eq!(format!("{:?}", key.rotation_status()), format!("{off:?}"));
    key.enable_rotation(Some(100), NOW).unwrap();
    let on = GetKeyRotationStatusResponse {
        key_id: id,
        key_rotation_enabled: Some(true),
        rotation_period_in_days: Some(100),
        next_rotation_date: Some(days(100)),
        ..GetKeyRotationStatusResponse::default()
    };
    assert_eq!(format!("{:?}", key.rotation_status()), format!("{on:?}"));
}

#[test]
fn rotations_are_listed_oldest_first_and_the_first_material_only_on_request() {
    let (hierarchy, mut key) = key();
    assert_eq!(key.rotations(IncludeKeyMaterial::RotationsOnly).len(), 0);
    key.enable_rotation(Some(90), NOW).unwrap();
    assert!(key.rotate_if_due(&hierarchy, &confirmed(days(90))).unwrap());
    key.rotate_on_demand(&hierarchy, days(95)).unwrap();
    let all = key.rotations(IncludeKeyMaterial::AllKeyMaterial);
    let row = |entry: &RotationsListEntry| {
        (entry.key_material_state, entry.rotation_date, entry.rotation_type)
    };
    let (old, current) = (Some(KeyMaterialState::NonCurrent), Some(KeyMaterialState::Current));
    let expected = [
        (old, None, None),
        (old, Some(days(90)), Some(RotationType::Automatic)),
        (current, Some(days(95)), Some(RotationType::OnDemand)),
    ];
    assert_eq!(all.iter().map(row).collect::<Vec<_>>(), expected);
    for (entry, material) in all.iter().zip(key.materials()) {
        assert_eq!(entry.key_id, Some(key.arn().to_string()));
        assert_eq!(entry.key_material_id, Some(material.id().to_string()));
        assert!(entry.import_state.is_none() && entry.expiration_model.is_none());
        assert!(entry.valid_to.is_none() && entry.key_material_description.is_none());
    }
    let completed = key.rotations(IncludeKeyMaterial::RotationsOnly);
    assert_eq!(completed.iter().map(row).collect::<Vec<_>>(), expected[1..]);
}
