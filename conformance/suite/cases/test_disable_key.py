"""DisableKey."""

import pytest


def test_a_disabled_key_says_so(kms, key, key_name, members):
    assert members(kms.disable_key(KeyId=key_name)) == set()
    metadata = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]
    assert metadata == key | {"Enabled": False, "KeyState": "Disabled"}


def test_a_disabled_key_stays_disabled(kms, disabled_key):
    kms.disable_key(KeyId=disabled_key["KeyId"])
    assert kms.describe_key(KeyId=disabled_key["KeyId"])["KeyMetadata"]["KeyState"] == "Disabled"


@pytest.mark.parametrize(
    "use",
    [
        lambda kms, key: kms.encrypt(KeyId=key, Plaintext=b"x"),
        lambda kms, key: kms.generate_data_key(KeyId=key, KeySpec="AES_256"),
        lambda kms, key: kms.generate_data_key_without_plaintext(KeyId=key, KeySpec="AES_256"),
        lambda kms, key: kms.enable_key_rotation(KeyId=key),
        lambda kms, key: kms.rotate_key_on_demand(KeyId=key),
    ],
    ids=["Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "EnableKeyRotation", "RotateKeyOnDemand"],
)
def test_a_disabled_key_cannot_be_used(kms, disabled_key, refused, use):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        use(kms, disabled_key["KeyId"])


def test_what_was_encrypted_before_cannot_be_decrypted_until_the_key_is_enabled(kms, key, refused):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"before")["CiphertextBlob"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.decrypt(CiphertextBlob=ciphertext)
    kms.enable_key(KeyId=key["KeyId"])
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"before"


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.disable_key(KeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.disable_key(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.disable_key(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.disable_key(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("DisableKey")):
        kms.disable_key(KeyId=foreign_key_arn)
