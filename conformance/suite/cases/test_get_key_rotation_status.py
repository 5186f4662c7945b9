"""GetKeyRotationStatus."""

import datetime


def test_a_new_key_does_not_rotate(kms, key, key_name, members):
    status = kms.get_key_rotation_status(KeyId=key_name)
    assert members(status) == {"KeyId", "KeyRotationEnabled"}
    assert status["KeyId"] == key["Arn"]
    assert status["KeyRotationEnabled"] is False


def test_a_key_that_rotates(kms, key, members):
    kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=100)
    status = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert members(status) == {"KeyId", "KeyRotationEnabled", "RotationPeriodInDays", "NextRotationDate"}
    assert status["KeyRotationEnabled"] is True


def test_a_rotation_on_demand_does_not_move_the_next_date(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"])
    before = kms.get_key_rotation_status(KeyId=key["KeyId"])["NextRotationDate"]
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    assert kms.get_key_rotation_status(KeyId=key["KeyId"])["NextRotationDate"] == before


def test_a_disabled_key_keeps_its_schedule(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"])
    before = kms.get_key_rotation_status(KeyId=key["KeyId"])
    kms.disable_key(KeyId=key["KeyId"])
    after = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert after["KeyRotationEnabled"] is True
    assert after["NextRotationDate"] == before["NextRotationDate"]


def test_pending_deletion_reads_as_off_until_it_is_cancelled(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"], RotationPeriodInDays=100)
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    assert kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"] is False
    kms.cancel_key_deletion(KeyId=key["KeyId"])
    status = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert (status["KeyRotationEnabled"], status["RotationPeriodInDays"]) == (True, 100)


def test_dates_are_points_in_time(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"])
    date = kms.get_key_rotation_status(KeyId=key["KeyId"])["NextRotationDate"]
    assert date > datetime.datetime.now(datetime.UTC)


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.get_key_rotation_status(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_key_rotation_status(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_key_rotation_status(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GetKeyRotationStatus")):
        kms.get_key_rotation_status(KeyId=foreign_key_arn)
