"""CancelKeyDeletion."""


def test_the_key_is_disabled_afterwards(kms, doomed_key, members):
    reply = kms.cancel_key_deletion(KeyId=doomed_key["KeyId"])
    assert members(reply) == {"KeyId"}
    assert reply["KeyId"] == doomed_key["Arn"]
    metadata = kms.describe_key(KeyId=doomed_key["KeyId"])["KeyMetadata"]
    assert metadata == doomed_key | {"Enabled": False, "KeyState": "Disabled"}


def test_what_was_encrypted_before_can_be_decrypted_after(kms, key, key_name):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"before")["CiphertextBlob"]
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    kms.cancel_key_deletion(KeyId=key_name)
    kms.enable_key(KeyId=key["KeyId"])
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"before"


def test_a_key_that_is_not_pending_deletion(kms, key, refused):
    with refused("KMSInvalidStateException", f"{key['Arn']} is not pending deletion."):
        kms.cancel_key_deletion(KeyId=key["KeyId"])


def test_a_disabled_key(kms, disabled_key, refused):
    with refused("KMSInvalidStateException", f"{disabled_key['Arn']} is not pending deletion."):
        kms.cancel_key_deletion(KeyId=disabled_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.cancel_key_deletion(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.cancel_key_deletion(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.cancel_key_deletion(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("CancelKeyDeletion")):
        kms.cancel_key_deletion(KeyId=foreign_key_arn)
