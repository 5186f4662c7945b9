"""UpdateAlias."""


def test_the_alias_stands_for_the_other_key(kms, alias, key, other_key, members):
    (before,) = kms.list_aliases(KeyId=key["KeyId"])["Aliases"]
    assert members(kms.update_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])) == set()
    assert kms.describe_key(KeyId=alias)["KeyMetadata"]["Arn"] == other_key["Arn"]
    assert kms.list_aliases(KeyId=key["KeyId"])["Aliases"] == []
    (after,) = kms.list_aliases(KeyId=other_key["KeyId"])["Aliases"]
    assert after["CreationDate"] == before["CreationDate"]
    assert after["LastUpdatedDate"] > before["LastUpdatedDate"]
    assert after["TargetKeyId"] == other_key["KeyId"]


def test_the_key_may_be_named_by_its_arn(kms, alias, other_key):
    kms.update_alias(AliasName=alias, TargetKeyId=other_key["Arn"])
    assert kms.describe_key(KeyId=alias)["KeyMetadata"]["Arn"] == other_key["Arn"]


def test_the_same_key_again(kms, alias, key):
    kms.update_alias(AliasName=alias, TargetKeyId=key["KeyId"])
    assert [entry["AliasName"] for entry in kms.list_aliases(KeyId=key["KeyId"])["Aliases"]] == [alias]


def test_the_name_is_free_for_its_new_key_only(kms, alias, other_key, account, refused):
    kms.update_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])
    with refused(
        "AlreadyExistsException", f"An alias with the name arn:aws:kms:us-east-1:{account}:{alias} already exists"
    ):
        kms.create_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])


def test_fifty_aliases_of_one_key(kms, alias, other_key, refused):
    for number in range(50):
        kms.create_alias(AliasName=f"{alias}-{number}", TargetKeyId=other_key["KeyId"])
    with refused("LimitExceededException"):
        kms.update_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])


def test_an_alias_that_does_not_exist(kms, key, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.update_alias(AliasName="alias/nowhere", TargetKeyId=key["KeyId"])


def test_an_alias_of_another_region(kms, elsewhere, alias, account, refused):
    there = elsewhere.create_key()["KeyMetadata"]["KeyId"]
    region = elsewhere.meta.region_name
    with refused("NotFoundException", f"Alias arn:aws:kms:{region}:{account}:{alias} is not found."):
        elsewhere.update_alias(AliasName=alias, TargetKeyId=there)


def test_a_name_without_prefix(kms, key, refused):
    with refused(
        "ValidationException",
        'Alias must start with the prefix "alias/". '
        "Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
    ):
        kms.update_alias(AliasName="example", TargetKeyId=key["KeyId"])


def test_an_alias_of_an_alias(kms, alias, refused):
    with refused("ValidationException", "Aliases must refer to keys. Not aliases"):
        kms.update_alias(AliasName=alias, TargetKeyId=alias)


def test_away_from_a_key_that_is_pending_deletion_but_not_to_one(kms, alias, key, other_key, refused):
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    kms.update_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])
    with refused("KMSInvalidStateException", f"{key['Arn']} is pending deletion."):
        kms.update_alias(AliasName=alias, TargetKeyId=key["KeyId"])


def test_a_disabled_key(kms, alias, other_key):
    kms.disable_key(KeyId=other_key["KeyId"])
    kms.update_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])
    assert kms.describe_key(KeyId=alias)["KeyMetadata"]["Arn"] == other_key["Arn"]


def test_a_key_that_does_not_exist(kms, alias, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.update_alias(AliasName=alias, TargetKeyId=name)


def test_a_key_of_another_account(kms, alias, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("UpdateAlias")):
        kms.update_alias(AliasName=alias, TargetKeyId=foreign_key_arn)


def test_a_missing_target(kms, alias, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'targetKeyId' failed to satisfy constraint: "
        "Member must not be null",
    ):
        kms.update_alias(AliasName=alias)
