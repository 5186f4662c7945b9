"""ScheduleKeyDeletion."""

import datetime

import pytest

DAY = datetime.timedelta(days=1)


def test_the_default_is_thirty_days(kms, key, key_name, members):
    now = datetime.datetime.now(datetime.UTC)
    reply = kms.schedule_key_deletion(KeyId=key_name)
    assert members(reply) == {"KeyId", "DeletionDate", "KeyState", "PendingWindowInDays"}
    assert reply["KeyId"] == key["Arn"]
    assert reply["KeyState"] == "PendingDeletion"
    assert reply["PendingWindowInDays"] == 30
    assert now + 30 * DAY - DAY / 24 < reply["DeletionDate"] <= now + 31 * DAY


@pytest.mark.parametrize("days", [7, 30])
def test_the_shortest_and_the_longest_wait(kms, key, days):
    now = datetime.datetime.now(datetime.UTC)
    reply = kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=days)
    assert reply["PendingWindowInDays"] == days
    assert now + days * DAY - DAY / 24 < reply["DeletionDate"] <= now + (days + 1) * DAY
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["DeletionDate"] == reply["DeletionDate"]


@pytest.mark.parametrize("days", [0, 1, 6, 31, 365, 366])
def test_other_waits_are_refused(kms, key, refused, days):
    with refused("ValidationException"):
        kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=days)
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] == key


def test_a_disabled_key_can_go_too(kms, disabled_key):
    assert kms.schedule_key_deletion(KeyId=disabled_key["KeyId"])["KeyState"] == "PendingDeletion"


def test_a_key_that_is_pending_deletion_already(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.schedule_key_deletion(KeyId=doomed_key["KeyId"])


@pytest.mark.parametrize(
    "use",
    [
        lambda kms, key: kms.encrypt(KeyId=key, Plaintext=b"x"),
        lambda kms, key: kms.generate_data_key(KeyId=key, KeySpec="AES_256"),
        lambda kms, key: kms.generate_data_key_without_plaintext(KeyId=key, KeySpec="AES_256"),
        lambda kms, key: kms.update_key_description(KeyId=key, Description="x"),
        lambda kms, key: kms.tag_resource(KeyId=key, Tags=[{"TagKey": "k", "TagValue": "v"}]),
        lambda kms, key: kms.untag_resource(KeyId=key, TagKeys=["k"]),
        lambda kms, key: kms.enable_key_rotation(KeyId=key),
        lambda kms, key: kms.disable_key_rotation(KeyId=key),
        lambda kms, key: kms.rotate_key_on_demand(KeyId=key),
    ],
    ids=[
        "Encrypt",
        "GenerateDataKey",
        "GenerateDataKeyWithoutPlaintext",
        "UpdateKeyDescription",
        "TagResource",
        "UntagResource",
        "EnableKeyRotation",
        "DisableKeyRotation",
        "RotateKeyOnDemand",
    ],
)
def test_a_key_that_is_pending_deletion_cannot_be_used(kms, doomed_key, refused, use):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        use(kms, doomed_key["KeyId"])


def test_reading_goes_on_while_deletion_is_pending(kms, doomed_key):
    identifier = doomed_key["KeyId"]
    assert kms.get_key_policy(KeyId=identifier)["PolicyName"] == "default"
    assert kms.list_key_policies(KeyId=identifier)["PolicyNames"] == ["default"]
    assert kms.list_resource_tags(KeyId=identifier)["Tags"] == []
    assert kms.list_aliases(KeyId=identifier)["Aliases"] == []


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.schedule_key_deletion(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.schedule_key_deletion(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.schedule_key_deletion(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ScheduleKeyDeletion")):
        kms.schedule_key_deletion(KeyId=foreign_key_arn)
