"""DeleteAlias."""


def test_the_alias_is_gone_and_the_key_is_not(kms, alias, key, account, members, refused):
    assert members(kms.delete_alias(AliasName=alias)) == set()
    arn = f"arn:aws:kms:us-east-1:{account}:{alias}"
    with refused("NotFoundException", f"Alias {arn} is not found."):
        kms.describe_key(KeyId=alias)
    with refused("NotFoundException", f"Alias {arn} is not found."):
        kms.delete_alias(AliasName=alias)
    assert kms.list_aliases(KeyId=key["KeyId"])["Aliases"] == []
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] == key


def test_the_name_can_be_used_again(kms, alias, other_key):
    kms.delete_alias(AliasName=alias)
    kms.create_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])
    assert kms.describe_key(KeyId=alias)["KeyMetadata"]["Arn"] == other_key["Arn"]


def test_other_aliases_stay(kms, alias, key):
    kms.create_alias(AliasName=alias + "-2", TargetKeyId=key["KeyId"])
    kms.delete_alias(AliasName=alias)
    assert [entry["AliasName"] for entry in kms.list_aliases(KeyId=key["KeyId"])["Aliases"]] == [alias + "-2"]


def test_the_alias_of_a_key_that_is_pending_deletion(kms, alias, key):
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    kms.delete_alias(AliasName=alias)
    assert kms.list_aliases(KeyId=key["KeyId"])["Aliases"] == []


def test_an_alias_of_another_region(kms, elsewhere, alias, account, refused):
    region = elsewhere.meta.region_name
    with refused("NotFoundException", f"Alias arn:aws:kms:{region}:{account}:{alias} is not found."):
        elsewhere.delete_alias(AliasName=alias)
    kms.describe_key(KeyId=alias)


def test_a_name_without_prefix(kms, refused):
    with refused(
        "ValidationException",
        'Alias must start with the prefix "alias/". '
        "Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
    ):
        kms.delete_alias(AliasName="example")


def test_a_missing_name(kms, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'aliasName' failed to satisfy constraint: Member must not be null",
    ):
        kms.delete_alias()
