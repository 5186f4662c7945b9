"""DisableKeyRotation."""


def test_rotation_is_off_afterwards(kms, key, key_name, members):
    kms.enable_key_rotation(KeyId=key["KeyId"])
    assert members(kms.disable_key_rotation(KeyId=key_name)) == set()
    status = kms.get_key_rotation_status(KeyId=key["KeyId"])
    assert members(status) == {"KeyId", "KeyRotationEnabled"}
    assert status["KeyRotationEnabled"] is False


def test_rotation_that_is_off_stays_off(kms, key):
    kms.disable_key_rotation(KeyId=key["KeyId"])
    assert kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"] is False


def test_older_ciphertexts_still_decrypt(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"])
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    kms.disable_key_rotation(KeyId=key["KeyId"])
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"


def test_a_disabled_key(kms, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.disable_key_rotation(KeyId=disabled_key["KeyId"])


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.disable_key_rotation(KeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.disable_key_rotation(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.disable_key_rotation(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.disable_key_rotation(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("DisableKeyRotation")):
        kms.disable_key_rotation(KeyId=foreign_key_arn)
