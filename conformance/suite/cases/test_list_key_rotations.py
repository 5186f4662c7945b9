"""ListKeyRotations."""

import datetime

import pytest


@pytest.fixture
def rotated_key(kms, key):
    for _ in range(3):
        kms.rotate_key_on_demand(KeyId=key["KeyId"])
    return key


def test_a_new_key_has_none(kms, key, members):
    reply = kms.list_key_rotations(KeyId=key["KeyId"])
    assert members(reply) == {"Rotations", "Truncated"}
    assert (reply["Rotations"], reply["Truncated"]) == ([], False)


def test_completed_rotations_oldest_first(kms, rotated_key, key_name):
    rotations = kms.list_key_rotations(KeyId=key_name)["Rotations"]
    assert len(rotations) == 3
    for rotation in rotations:
        assert set(rotation) == {"KeyId", "KeyMaterialId", "KeyMaterialState", "RotationDate", "RotationType"}
        assert rotation["KeyId"] == rotated_key["Arn"]
        assert rotation["RotationType"] == "ON_DEMAND"
        assert abs(rotation["RotationDate"] - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(hours=1)
    dates = [rotation["RotationDate"] for rotation in rotations]
    assert dates == sorted(dates)
    assert [rotation["KeyMaterialState"] for rotation in rotations] == ["NON_CURRENT", "NON_CURRENT", "CURRENT"]
    current = kms.describe_key(KeyId=rotated_key["KeyId"])["KeyMetadata"]["CurrentKeyMaterialId"]
    assert rotations[-1]["KeyMaterialId"] == current


def test_all_key_material(kms, rotated_key):
    rotations = kms.list_key_rotations(KeyId=rotated_key["KeyId"], IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    assert len(rotations) == 4
    first = rotations[0]
    assert set(first) == {"KeyId", "KeyMaterialId", "KeyMaterialState"}
    assert first["KeyMaterialId"] == rotated_key["CurrentKeyMaterialId"]
    assert first["KeyMaterialState"] == "NON_CURRENT"


def test_the_material_of_a_new_key(kms, key):
    rotations = kms.list_key_rotations(KeyId=key["KeyId"], IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    assert rotations == [
        {"KeyId": key["Arn"], "KeyMaterialId": key["CurrentKeyMaterialId"], "KeyMaterialState": "CURRENT"}
    ]


def test_pages(kms, rotated_key):
    whole = kms.list_key_rotations(KeyId=rotated_key["KeyId"])["Rotations"]
    first = kms.list_key_rotations(KeyId=rotated_key["KeyId"], Limit=2)
    assert first["Truncated"] is True
    second = kms.list_key_rotations(KeyId=rotated_key["KeyId"], Limit=2, Marker=first["NextMarker"])
    assert second["Truncated"] is False
    assert "NextMarker" not in second
    assert first["Rotations"] + second["Rotations"] == whole


def test_a_made_up_marker(kms, rotated_key, other_key, refused):
    with refused("InvalidMarkerException"):
        kms.list_key_rotations(KeyId=rotated_key["KeyId"], Marker="made up")
    marker = kms.list_key_rotations(KeyId=rotated_key["KeyId"], Limit=1)["NextMarker"]
    with refused("InvalidMarkerException"):
        kms.list_key_rotations(KeyId=other_key["KeyId"], Limit=1, Marker=marker)


@pytest.mark.parametrize(("limit", "rule"), [(0, "greater than or equal to 1"), (1001, "less than or equal to 1000")])
def test_limits_out_of_range(kms, key, refused, limit, rule):
    with refused(
        "ValidationException",
        f"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: "
        f"Member must have value {rule}",
    ):
        kms.list_key_rotations(KeyId=key["KeyId"], Limit=limit)


def test_every_state_can_be_read(kms, rotated_key):
    kms.schedule_key_deletion(KeyId=rotated_key["KeyId"])
    assert len(kms.list_key_rotations(KeyId=rotated_key["KeyId"])["Rotations"]) == 3


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.list_key_rotations(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_key_rotations(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_key_rotations(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ListKeyRotations")):
        kms.list_key_rotations(KeyId=foreign_key_arn)
