"""UpdateKeyDescription."""

import pytest


@pytest.mark.parametrize("description", ["IT department test key", "", "Zeilen\n\tund Ümläute 🔑", "x" * 8192])
def test_the_description_is_replaced(kms, key, members, description):
    kms.update_key_description(KeyId=key["KeyId"], Description="old")
    assert members(kms.update_key_description(KeyId=key["KeyId"], Description=description)) == set()
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] == key | {"Description": description}


def test_both_names_of_the_key(kms, key, key_name):
    kms.update_key_description(KeyId=key_name, Description="new")
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["Description"] == "new"


def test_a_disabled_key(kms, disabled_key):
    kms.update_key_description(KeyId=disabled_key["KeyId"], Description="resting")
    assert kms.describe_key(KeyId=disabled_key["KeyId"])["KeyMetadata"]["Description"] == "resting"


def test_an_overlong_description(kms, key, refused):
    with refused("ValidationException") as error:
        kms.update_key_description(KeyId=key["KeyId"], Description="x" * 8193)
    assert error["Message"].endswith(
        "at 'description' failed to satisfy constraint: Member must have length less than or equal to 8192"
    )


def test_a_missing_description(kms, key, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'description' failed to satisfy constraint: "
        "Member must not be null",
    ):
        kms.update_key_description(KeyId=key["KeyId"])


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.update_key_description(KeyId=doomed_key["KeyId"], Description="x")


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.update_key_description(KeyId=name, Description="x")


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.update_key_description(KeyId=alias, Description="x")
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.update_key_description(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", Description="x")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("UpdateKeyDescription")):
        kms.update_key_description(KeyId=foreign_key_arn, Description="x")
