"""RotateKeyOnDemand."""


def test_the_key_has_new_material(kms, key, key_name, members):
    reply = kms.rotate_key_on_demand(KeyId=key_name)
    assert members(reply) == {"KeyId"}
    assert reply["KeyId"] == key["Arn"]
    after = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]
    assert after.pop("CurrentKeyMaterialId") != key["CurrentKeyMaterialId"]
    assert after == {name: value for name, value in key.items() if name != "CurrentKeyMaterialId"}


def test_old_and_new_ciphertexts_decrypt(kms, key):
    old = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"old")["CiphertextBlob"]
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    new = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"new")["CiphertextBlob"]
    old, new = kms.decrypt(CiphertextBlob=old), kms.decrypt(CiphertextBlob=new)
    assert (old["Plaintext"], new["Plaintext"]) == (b"old", b"new")
    assert old["KeyMaterialId"] == key["CurrentKeyMaterialId"] != new["KeyMaterialId"]


def test_a_key_that_rotates_by_itself_can_be_rotated_too(kms, key):
    kms.enable_key_rotation(KeyId=key["KeyId"])
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    assert kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"] is True


def test_twenty_five_times_in_the_life_of_a_key(kms, key, refused):
    for _ in range(25):
        kms.rotate_key_on_demand(KeyId=key["KeyId"])
    with refused(
        "LimitExceededException",
        "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be "
        f"performed for this key: {key['Arn']}",
    ):
        kms.rotate_key_on_demand(KeyId=key["KeyId"])
    assert len(kms.list_key_rotations(KeyId=key["KeyId"])["Rotations"]) == 25


def test_a_disabled_key(kms, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.rotate_key_on_demand(KeyId=disabled_key["KeyId"])


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.rotate_key_on_demand(KeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.rotate_key_on_demand(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.rotate_key_on_demand(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.rotate_key_on_demand(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("RotateKeyOnDemand")):
        kms.rotate_key_on_demand(KeyId=foreign_key_arn)
