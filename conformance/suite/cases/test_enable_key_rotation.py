"""EnableKeyRotation."""

import datetime

import pytest

DAY = datetime.timedelta(days=1)


def test_the_default_period_is_a_year(kms, key, key_name, members):
    now = datetime.datetime.now(datetime.UTC)
    assert members(kms.enable_key_rotation(KeyId=key_name)) == set()
    status = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert status["KeyRotationEnabled"] is True
    assert status["RotationPeriodInDays"] == 365
    assert abs(status["NextRotationDate"] - now - 365 * DAY) < DAY


@pytest.mark.parametrize("days", [90, 180, 2560])
def test_a_period_of_ones_own(kms, key, days):
    now = datetime.datetime.now(datetime.UTC)
    kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=days)
    status = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert status["RotationPeriodInDays"] == days
    assert abs(status["NextRotationDate"] - now - days * DAY) < DAY


@pytest.mark.parametrize(
    ("days", "rule"),
    [(0, "greater than or equal to 90"), (89, "greater than or equal to 90"), (2561, "less than or equal to 2560")],
)
def test_periods_out_of_range(kms, key, refused, days, rule):
    with refused(
        "ValidationException",
        f"1 validation error detected: Value '{days}' at 'rotationPeriodInDays' failed to satisfy constraint: "
        f"Member must have value {rule}",
    ):
        kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=days)


def test_a_second_call_changes_the_period(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=90)
    before = kms.get_key_rotation_status(KeyId=key["KeyId"])["NextRotationDate"]
    kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=200)
    status = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert status["RotationPeriodInDays"] == 200
    assert abs(status["NextRotationDate"] - before - 110 * DAY) < DAY


def test_a_disabled_key(kms, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.enable_key_rotation(KeyId=disabled_key["KeyId"])


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.enable_key_rotation(KeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.enable_key_rotation(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.enable_key_rotation(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.enable_key_rotation(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("EnableKeyRotation")):
        kms.enable_key_rotation(KeyId=foreign_key_arn)
