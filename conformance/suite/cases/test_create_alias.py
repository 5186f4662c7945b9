"""CreateAlias."""

import datetime

import pytest

PREFIX = (
    'Alias must start with the prefix "alias/". '
    "Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html"
)


def test_the_alias_stands_for_the_key(kms, key, key_name, new_alias, account, members):
    assert members(kms.create_alias(AliasName=new_alias, TargetKeyId=key_name)) == set()
    assert kms.describe_key(KeyId=new_alias)["KeyMetadata"]["Arn"] == key["Arn"]
    (entry,) = kms.list_aliases(KeyId=key["KeyId"])["Aliases"]
    created = entry.pop("CreationDate")
    assert created == entry.pop("LastUpdatedDate")
    assert abs(created - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(hours=1)
    assert entry == {
        "AliasName": new_alias,
        "AliasArn": f"arn:aws:kms:us-east-1:{account}:{new_alias}",
        "TargetKeyId": key["KeyId"],
    }


def test_every_character_that_is_allowed(kms, key):
    name = "alias/" + "".join(sorted({chr(code) for code in range(128) if chr(code).isalnum()})) + "/_-" + "x" * 100
    kms.create_alias(AliasName=name, TargetKeyId=key["KeyId"])
    assert kms.describe_key(KeyId=name)["KeyMetadata"]["KeyId"] == key["KeyId"]
    kms.delete_alias(AliasName=name)


def test_a_colon(kms, key, refused):
    """The pattern of the model lets it through."""
    with refused("ValidationException", "alias/my:alias contains invalid characters for an alias"):
        kms.create_alias(AliasName="alias/my:alias", TargetKeyId=key["KeyId"])


def test_upper_and_lower_case_are_two(kms, key, other_key, new_alias):
    kms.create_alias(AliasName=new_alias + "-a", TargetKeyId=key["KeyId"])
    kms.create_alias(AliasName=new_alias + "-A", TargetKeyId=other_key["KeyId"])
    assert kms.describe_key(KeyId=new_alias + "-a")["KeyMetadata"]["KeyId"] == key["KeyId"]
    assert kms.describe_key(KeyId=new_alias + "-A")["KeyMetadata"]["KeyId"] == other_key["KeyId"]


def test_the_longest_name(kms, key, refused):
    name = "alias/" + "x" * 250
    kms.create_alias(AliasName=name, TargetKeyId=key["KeyId"])
    kms.delete_alias(AliasName=name)
    with refused("ValidationException"):
        kms.create_alias(AliasName=name + "x", TargetKeyId=key["KeyId"])


def test_a_name_that_is_taken(kms, alias, key, other_key, account, refused):
    for target in (key, other_key):
        with refused(
            "AlreadyExistsException", f"An alias with the name arn:aws:kms:us-east-1:{account}:{alias} already exists"
        ):
            kms.create_alias(AliasName=alias, TargetKeyId=target["KeyId"])


def test_a_name_that_is_taken_is_free_in_another_region(kms, elsewhere, alias):
    there = elsewhere.create_key()["KeyMetadata"]
    elsewhere.create_alias(AliasName=alias, TargetKeyId=there["KeyId"])
    assert elsewhere.describe_key(KeyId=alias)["KeyMetadata"]["Arn"] == there["Arn"]


@pytest.mark.parametrize("name", ["example", "Alias/example", "/alias/example", "alias"])
def test_a_name_without_prefix(kms, key, refused, name):
    with refused("ValidationException", PREFIX):
        kms.create_alias(AliasName=name, TargetKeyId=key["KeyId"])


@pytest.mark.parametrize("name", ["alias/with space", "alias/dot.ted", "alias/ümlaut", "alias/star*"])
def test_a_name_with_other_characters(kms, key, refused, name):
    with refused("ValidationException") as error:
        kms.create_alias(AliasName=name, TargetKeyId=key["KeyId"])
    assert error["Message"].startswith(
        f"1 validation error detected: Value '{name}' at 'aliasName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: "
    )


def test_a_name_with_nothing_after_the_prefix(kms, key, refused):
    with refused("ValidationException"):
        kms.create_alias(AliasName="alias/", TargetKeyId=key["KeyId"])


def test_names_that_are_reserved(kms, key, refused):
    with refused("NotAuthorizedException"):
        kms.create_alias(AliasName="alias/aws/mine", TargetKeyId=key["KeyId"])


def test_an_alias_of_an_alias(kms, alias, account, refused):
    for target in (alias, f"arn:aws:kms:us-east-1:{account}:{alias}"):
        with refused("ValidationException", "Aliases must refer to keys. Not aliases"):
            kms.create_alias(AliasName=alias + "-2", TargetKeyId=target)


def test_fifty_aliases_of_one_key(kms, key, new_alias, refused):
    for number in range(50):
        kms.create_alias(AliasName=f"{new_alias}-{number}", TargetKeyId=key["KeyId"])
    with refused("LimitExceededException"):
        kms.create_alias(AliasName=f"{new_alias}-50", TargetKeyId=key["KeyId"])


def test_a_disabled_key(kms, disabled_key, new_alias):
    kms.create_alias(AliasName=new_alias, TargetKeyId=disabled_key["KeyId"])
    assert kms.describe_key(KeyId=new_alias)["KeyMetadata"]["KeyState"] == "Disabled"


def test_a_key_that_is_pending_deletion(kms, doomed_key, new_alias, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.create_alias(AliasName=new_alias, TargetKeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, new_alias, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.create_alias(AliasName=new_alias, TargetKeyId=name)


def test_a_key_of_another_account(kms, foreign_key_arn, new_alias, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("CreateAlias")):
        kms.create_alias(AliasName=new_alias, TargetKeyId=foreign_key_arn)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.create_alias()
    assert error["Message"].startswith("2 validation errors detected: ")
