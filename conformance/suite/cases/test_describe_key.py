"""DescribeKey."""

import datetime

import pytest

from specs import KEYS


def test_it_gives_what_create_key_gave(kms, key, any_key_name, members):
    reply = kms.describe_key(KeyId=any_key_name)
    assert members(reply) == {"KeyMetadata"}
    assert reply["KeyMetadata"] == key


@pytest.mark.parametrize(("spec", "usage"), KEYS)
def test_it_gives_what_create_key_gave_for_every_kind_of_key(kms, key_of, spec, usage):
    made = key_of(spec, usage)
    assert kms.describe_key(KeyId=made["KeyId"])["KeyMetadata"] == made


def test_a_disabled_key(kms, disabled_key):
    metadata = kms.describe_key(KeyId=disabled_key["KeyId"])["KeyMetadata"]
    assert metadata == disabled_key | {"Enabled": False, "KeyState": "Disabled"}


def test_a_key_that_is_pending_deletion_has_a_deletion_date(kms, doomed_key):
    metadata = kms.describe_key(KeyId=doomed_key["KeyId"])["KeyMetadata"]
    deletion = metadata.pop("DeletionDate")
    assert metadata == doomed_key | {"Enabled": False, "KeyState": "PendingDeletion"}
    remaining = deletion - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=29, hours=23) < remaining <= datetime.timedelta(days=31)


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.describe_key(KeyId=name)


def test_an_alias_that_does_not_exist(kms, account, refused):
    arn = f"arn:aws:kms:us-east-1:{account}:alias/nowhere"
    for name in ("alias/nowhere", arn):
        with refused("NotFoundException", f"Alias {arn} is not found."):
            kms.describe_key(KeyId=name)


def test_a_key_of_another_region(kms, elsewhere, account, refused):
    there = elsewhere.create_key()["KeyMetadata"]
    with refused("NotFoundException", f"Invalid arn {elsewhere.meta.region_name}"):
        kms.describe_key(KeyId=there["Arn"])
    with refused("NotFoundException", f"Key 'arn:aws:kms:us-east-1:{account}:key/{there['KeyId']}' does not exist"):
        kms.describe_key(KeyId=there["KeyId"])


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("DescribeKey")):
        kms.describe_key(KeyId=foreign_key_arn)


def test_a_request_without_key_id(kms, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
    ):
        kms.describe_key()


def test_an_empty_and_an_overlong_key_id(kms, refused):
    with refused(
        "ValidationException",
        "2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: "
        "Member must have length greater than or equal to 1; Value '' at 'keyId' failed to satisfy constraint: "
        r"Member must satisfy regular expression pattern: ^\p{ASCII}+$",
    ):
        kms.describe_key(KeyId="")
    with refused("ValidationException"):
        kms.describe_key(KeyId="k" * 2049)


def test_a_key_id_that_is_no_string(kms, refused):
    with refused("SerializationException"):
        kms.describe_key(KeyId=7)


def test_grant_tokens_that_are_not_valid_are_ignored(kms, key):
    """The model has no error for them here."""
    assert kms.describe_key(KeyId=key["KeyId"], GrantTokens=["garbage"])["KeyMetadata"]["Arn"] == key["Arn"]
