"""GenerateDataKey."""

import pytest


@pytest.mark.parametrize(
    ("asked", "length"),
    [
        ({"KeySpec": "AES_256"}, 32),
        ({"KeySpec": "AES_128"}, 16),
        ({"NumberOfBytes": 1}, 1),
        ({"NumberOfBytes": 64}, 64),
        ({"NumberOfBytes": 1024}, 1024),
    ],
)
def test_what_comes_back(kms, key, members, asked, length):
    reply = kms.generate_data_key(KeyId=key["KeyId"], **asked)
    assert members(reply) == {"CiphertextBlob", "Plaintext", "KeyId", "KeyMaterialId"}
    assert reply["KeyId"] == key["Arn"]
    assert reply["KeyMaterialId"] == key["CurrentKeyMaterialId"]
    assert len(reply["Plaintext"]) == length
    assert kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == reply["Plaintext"]


def test_every_data_key_is_another(kms, key):
    made = [kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256") for _ in range(8)]
    assert len({reply["Plaintext"] for reply in made}) == 8
    assert len({reply["CiphertextBlob"] for reply in made}) == 8


def test_four_names_of_the_key(kms, key, any_key_name):
    assert kms.generate_data_key(KeyId=any_key_name, KeySpec="AES_256")["KeyId"] == key["Arn"]


def test_an_encryption_context(kms, key, refused):
    context = {"bucket": "b", "object": "o"}
    reply = kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256", EncryptionContext=context)
    opened = kms.decrypt(CiphertextBlob=reply["CiphertextBlob"], EncryptionContext=context)
    assert len(opened["Plaintext"]) == 32
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])


def test_the_current_material_is_used(kms, key):
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    current = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["CurrentKeyMaterialId"]
    reply = kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256")
    assert reply["KeyMaterialId"] == current != key["CurrentKeyMaterialId"]


def test_neither_and_both_lengths(kms, key, refused):
    text = "Please specify either number of bytes or key spec."
    with refused("ValidationException", text):
        kms.generate_data_key(KeyId=key["KeyId"])
    with refused("ValidationException", text):
        kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256", NumberOfBytes=32)


@pytest.mark.parametrize(
    ("number", "rule"),
    [(0, "greater than or equal to 1"), (-1, "greater than or equal to 1"), (1025, "less than or equal to 1024")],
)
def test_lengths_out_of_range(kms, key, refused, number, rule):
    with refused(
        "ValidationException",
        f"1 validation error detected: Value '{number}' at 'numberOfBytes' failed to satisfy constraint: "
        f"Member must have value {rule}",
    ):
        kms.generate_data_key(KeyId=key["KeyId"], NumberOfBytes=number)


def test_a_key_spec_that_is_none(kms, key, refused):
    with refused("ValidationException") as error:
        kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_192")
    assert error["Message"].startswith(
        "1 validation error detected: Value 'AES_192' at 'keySpec' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


@pytest.mark.parametrize("number", ["32", 32.5, True, [32], 2**40])
def test_a_length_that_is_no_integer(kms, key, refused, number):
    with refused("SerializationException"):
        kms.generate_data_key(KeyId=key["KeyId"], NumberOfBytes=number)


def test_a_dry_run(kms, key, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256", DryRun=True)
    with refused("ValidationException"):
        kms.generate_data_key(KeyId=key["KeyId"], DryRun=True)
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256", DryRun=True)


def test_a_recipient_that_is_no_enclave(kms, key, refused):
    recipient = {"KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": b"x"}
    with refused("ValidationException", "The AttestationDocument is not valid."):
        kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256", Recipient=recipient)


def test_a_disabled_key(kms, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.generate_data_key(KeyId=disabled_key["KeyId"], KeySpec="AES_256")


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.generate_data_key(KeyId=doomed_key["KeyId"], KeySpec="AES_256")


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.generate_data_key(KeyId=name, KeySpec="AES_256")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GenerateDataKey")):
        kms.generate_data_key(KeyId=foreign_key_arn, KeySpec="AES_256")
