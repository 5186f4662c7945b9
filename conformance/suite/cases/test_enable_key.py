"""EnableKey."""


def test_a_disabled_key_works_again(kms, disabled_key, members):
    assert members(kms.enable_key(KeyId=disabled_key["KeyId"])) == set()
    assert kms.describe_key(KeyId=disabled_key["KeyId"])["KeyMetadata"] == disabled_key
    kms.encrypt(KeyId=disabled_key["KeyId"], Plaintext=b"again")


def test_an_enabled_key_stays_enabled(kms, key, key_name):
    kms.enable_key(KeyId=key_name)
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] == key


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.enable_key(KeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.enable_key(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.enable_key(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.enable_key(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("EnableKey")):
        kms.enable_key(KeyId=foreign_key_arn)
