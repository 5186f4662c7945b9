"""DeleteImportedKeyMaterial."""

import os

import pytest

import importing
from importing import NEVER, bring, days, described, new, state, wrapped


@pytest.fixture
def material():
    return os.urandom(32)


@pytest.fixture
def key(kms, material):
    """A symmetric key with imported material that expires."""
    made = new(kms)
    bring(kms, made["KeyId"], material, ValidTo=days(30))
    return described(kms, made["KeyId"])


@pytest.fixture
def rotated(kms, key):
    """The same after a rotation: its old material and the current one."""
    current = bring(kms, key["KeyId"], os.urandom(32), ImportType="NEW_KEY_MATERIAL")["KeyMaterialId"]
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    return key["KeyId"], key["CurrentKeyMaterialId"], current


def import_states(kms, key):
    """Of every material of the key, oldest first."""
    entries = kms.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    return {entry["KeyMaterialId"]: entry["ImportState"] for entry in entries}


@pytest.mark.parametrize("name", ["KeyId", "Arn"])
def test_the_material_is_gone_and_its_id_stays(kms, key, members, name):
    reply = kms.delete_imported_key_material(KeyId=key[name])
    assert members(reply) == {"KeyId", "KeyMaterialId"}
    assert (reply["KeyId"], reply["KeyMaterialId"]) == (key["Arn"], key["CurrentKeyMaterialId"])
    after = described(kms, key["KeyId"])
    expected = {member: value for member, value in key.items() if member not in ("ExpirationModel", "ValidTo")}
    assert after == expected | {"KeyState": "PendingImport", "Enabled": False}


def test_what_is_listed_of_material_that_is_gone(kms, key):
    kms.delete_imported_key_material(KeyId=key["KeyId"])
    reply = kms.list_key_rotations(KeyId=key["KeyId"], IncludeKeyMaterial="ALL_KEY_MATERIAL")
    assert reply["Rotations"] == [
        {
            "KeyId": key["Arn"],
            "KeyMaterialId": key["CurrentKeyMaterialId"],
            "KeyMaterialState": "CURRENT",
            "ImportState": "PENDING_IMPORT",
        }
    ]


def test_ciphertexts_decrypt_again_after_the_same_import(kms, key, material, refused):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    kms.delete_imported_key_material(KeyId=key["KeyId"])
    for call in (lambda: kms.decrypt(CiphertextBlob=ciphertext), lambda: kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")):
        with refused("KMSInvalidStateException", f"{key['Arn']} is pending import."):
            call()
    bring(kms, key["KeyId"], material)
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"


def test_material_that_is_gone_already(kms, key):
    first = kms.delete_imported_key_material(KeyId=key["KeyId"])
    again = kms.delete_imported_key_material(KeyId=key["KeyId"])
    assert again["KeyId"] == first["KeyId"]
    assert state(kms, key["KeyId"]) == "PendingImport"


def test_a_key_that_never_had_material(kms):
    made = new(kms)
    reply = kms.delete_imported_key_material(KeyId=made["KeyId"])
    assert reply["KeyId"] == made["Arn"]
    assert not reply.get("KeyMaterialId")
    assert described(kms, made["KeyId"]) == made


@pytest.mark.parametrize("spec", ["HMAC_384", "RSA_3072", "ECC_SECG_P256K1"])
def test_keys_of_other_kinds(kms, spec):
    made = new(kms, spec)
    bring(kms, made["KeyId"], importing.material_for(spec))
    reply = kms.delete_imported_key_material(KeyId=made["KeyId"])
    assert reply["KeyId"] == made["Arn"]
    assert not reply.get("KeyMaterialId")
    assert described(kms, made["KeyId"]) == made


def test_the_public_key_stays(kms):
    made = new(kms, "ECC_NIST_P256")["KeyId"]
    bring(kms, made, importing.material_for("ECC_NIST_P256"))
    before = kms.get_public_key(KeyId=made)["PublicKey"]
    kms.delete_imported_key_material(KeyId=made)
    assert kms.get_public_key(KeyId=made)["PublicKey"] == before


def test_a_disabled_key_is_pending_import_then(kms, key, material):
    kms.disable_key(KeyId=key["KeyId"])
    kms.delete_imported_key_material(KeyId=key["KeyId"])
    assert state(kms, key["KeyId"]) == "PendingImport"
    bring(kms, key["KeyId"], material)
    assert state(kms, key["KeyId"]) == "Enabled"


def test_a_key_that_is_pending_deletion_stays_so(kms, key, material, refused):
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    reply = kms.delete_imported_key_material(KeyId=key["KeyId"])
    assert reply["KeyMaterialId"] == key["CurrentKeyMaterialId"]
    assert state(kms, key["KeyId"]) == "PendingDeletion"
    kms.cancel_key_deletion(KeyId=key["KeyId"])
    assert state(kms, key["KeyId"]) == "PendingImport"
    bring(kms, key["KeyId"], material)
    assert state(kms, key["KeyId"]) == "Enabled"


# One of several materials.


def test_the_current_material_is_the_default(kms, rotated):
    key, old, current = rotated
    assert kms.delete_imported_key_material(KeyId=key)["KeyMaterialId"] == current
    assert import_states(kms, key) == {old: "IMPORTED", current: "PENDING_IMPORT"}
    assert described(kms, key)["CurrentKeyMaterialId"] == current


def test_old_material_is_missed_too(kms, rotated, refused):
    key, old, current = rotated
    assert kms.delete_imported_key_material(KeyId=key, KeyMaterialId=old)["KeyMaterialId"] == old
    assert import_states(kms, key) == {old: "PENDING_IMPORT", current: "IMPORTED"}
    with refused("KMSInvalidStateException", f"{described(kms, key)['Arn']} is pending import."):
        kms.encrypt(KeyId=key, Plaintext=b"x")


def test_material_that_waits_is_not_missed(kms, key, refused):
    identifier = key["KeyId"]
    waiting = bring(kms, identifier, os.urandom(32), ImportType="NEW_KEY_MATERIAL")["KeyMaterialId"]
    reply = kms.delete_imported_key_material(KeyId=identifier, KeyMaterialId=waiting)
    assert reply["KeyMaterialId"] == waiting
    assert described(kms, identifier) == key
    assert import_states(kms, identifier) == {key["CurrentKeyMaterialId"]: "IMPORTED"}
    with refused(
        "KMSInvalidStateException", f"No available key material pending rotation for the key: {key['Arn']}."
    ):
        kms.rotate_key_on_demand(KeyId=identifier)


def test_material_that_the_key_never_had(kms, key, other_key, refused):
    for identifier in ("0" * 64, other_key["CurrentKeyMaterialId"]):
        with refused("NotFoundException"):
            kms.delete_imported_key_material(KeyId=key["KeyId"], KeyMaterialId=identifier)
    assert described(kms, key["KeyId"]) == key


@pytest.mark.parametrize("identifier", ["", "0" * 63, "0" * 65, "F" * 64, "g" * 64])
def test_a_material_id_that_is_none(kms, key, refused, identifier):
    with refused("ValidationException"):
        kms.delete_imported_key_material(KeyId=key["KeyId"], KeyMaterialId=identifier)


# Which keys.


def test_a_key_whose_material_aws_made(kms, other_key, refused):
    with refused(
        "UnsupportedOperationException",
        f"{other_key['Arn']} origin is AWS_KMS which is not valid for this operation.",
    ):
        kms.delete_imported_key_material(KeyId=other_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.delete_imported_key_material(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.delete_imported_key_material(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.delete_imported_key_material(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("DeleteImportedKeyMaterial")):
        kms.delete_imported_key_material(KeyId=foreign_key_arn)


def test_what_was_imported_before_a_deletion_can_be_sent_again(kms, key, material):
    request = wrapped(kms, key["KeyId"], material) | NEVER
    kms.delete_imported_key_material(KeyId=key["KeyId"])
    assert kms.import_key_material(**request)["KeyMaterialId"] == key["CurrentKeyMaterialId"]
    assert described(kms, key["KeyId"])["ExpirationModel"] == "KEY_MATERIAL_DOES_NOT_EXPIRE"
