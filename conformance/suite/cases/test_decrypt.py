"""Decrypt."""

import pytest

CONTEXT = {"purpose": "test", "tenant": "7"}


@pytest.fixture
def ciphertext(kms, key):
    return kms.encrypt(KeyId=key["KeyId"], Plaintext=b"secret", EncryptionContext=CONTEXT)["CiphertextBlob"]


def test_what_comes_back(kms, key, ciphertext, members):
    reply = kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT)
    assert members(reply) == {"KeyId", "Plaintext", "EncryptionAlgorithm", "KeyMaterialId"}
    assert reply["KeyId"] == key["Arn"]
    assert reply["Plaintext"] == b"secret"
    assert reply["EncryptionAlgorithm"] == "SYMMETRIC_DEFAULT"
    assert reply["KeyMaterialId"] == key["CurrentKeyMaterialId"]


def test_the_key_may_be_named(kms, ciphertext, any_key_name):
    reply = kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, KeyId=any_key_name)
    assert reply["Plaintext"] == b"secret"


def test_the_order_of_the_context_does_not_matter(kms, ciphertext):
    turned = dict(reversed(CONTEXT.items()))
    assert kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=turned)["Plaintext"] == b"secret"


@pytest.mark.parametrize(
    "context",
    [
        None,
        {},
        {"purpose": "test"},
        CONTEXT | {"more": ""},
        CONTEXT | {"purpose": "Test"},
        {"Purpose": "test", "tenant": "7"},
        {"purpose": "7", "tenant": "test"},
        {"purposetest": "", "tenant": "7"},
        {"purpose": "test", "tenant": "7 "},
    ],
)
def test_another_context(kms, ciphertext, refused, context):
    given = {} if context is None else {"EncryptionContext": context}
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=ciphertext, **given)


def test_a_context_where_there_was_none(kms, key, refused):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT)


def test_one_bit_anywhere(kms, ciphertext, refused):
    """One wrong bit in each byte: nothing is decrypted, and the reason is not told."""
    for position in range(len(ciphertext)):
        altered = bytearray(ciphertext)
        altered[position] ^= 1 << position % 8
        with pytest.raises(kms.exceptions.ClientError) as caught:
            kms.decrypt(CiphertextBlob=bytes(altered), EncryptionContext=CONTEXT)
        error = caught.value.response["Error"]
        # A wrong key id or account in the ciphertext may also read as a key that is not the caller's business.
        assert error["Code"] in ("InvalidCiphertextException", "AccessDeniedException"), (position, error)
        if error["Code"] == "InvalidCiphertextException":
            assert error["Message"] == ""


@pytest.mark.parametrize("cut", [slice(0, -1), slice(1, None), slice(0, 16), slice(0, 1)])
def test_a_part_of_a_ciphertext(kms, ciphertext, refused, cut):
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=ciphertext[cut], EncryptionContext=CONTEXT)


@pytest.mark.parametrize("blob", [b"\0", b"x" * 184, bytes.fromhex("0102020078") + b"\0" * 100, b"\xff" * 6144])
def test_what_this_service_never_made(kms, refused, blob):
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=blob)


def test_a_ciphertext_with_something_appended(kms, ciphertext, refused):
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=ciphertext + b"\0", EncryptionContext=CONTEXT)


def test_another_key_is_the_wrong_key(kms, ciphertext, other_key, refused):
    for name in (other_key["KeyId"], other_key["Arn"]):
        with refused(
            "IncorrectKeyException",
            "The key ID in the request does not identify a CMK that can perform this operation.",
        ):
            kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, KeyId=name)


def test_an_alias_counts_as_what_it_points_to_now(kms, ciphertext, alias, other_key, refused):
    kms.update_alias(AliasName=alias, TargetKeyId=other_key["KeyId"])
    with refused(
        "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation."
    ):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, KeyId=alias)


def test_every_older_material_still_decrypts(kms, key):
    made = []
    for number in range(4):
        plaintext = f"material {number}".encode()
        made.append((plaintext, kms.encrypt(KeyId=key["KeyId"], Plaintext=plaintext)["CiphertextBlob"]))
        kms.rotate_key_on_demand(KeyId=key["KeyId"])
    replies = [(plaintext, kms.decrypt(CiphertextBlob=ciphertext)) for plaintext, ciphertext in made]
    assert all(reply["Plaintext"] == plaintext for plaintext, reply in replies)
    materials = [reply["KeyMaterialId"] for _, reply in replies]
    assert materials[0] == key["CurrentKeyMaterialId"]
    assert len(set(materials)) == 4


def test_a_disabled_key(kms, key, ciphertext, refused):
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT)


def test_a_key_that_is_pending_deletion(kms, key, ciphertext, refused):
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    with refused("KMSInvalidStateException", f"{key['Arn']} is pending deletion."):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT)


def test_an_algorithm_of_other_keys(kms, ciphertext, refused):
    with refused(
        "InvalidKeyUsageException", "Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT."
    ):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, EncryptionAlgorithm="RSAES_OAEP_SHA_256")


def test_a_ciphertext_of_another_region(elsewhere, ciphertext, account, refused, not_disclosed):
    with refused("AccessDeniedException", not_disclosed("Decrypt", "on the resource associated with this ciphertext")):
        elsewhere.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT)


def test_a_key_that_does_not_exist(kms, ciphertext, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, KeyId=name)


def test_no_ciphertext_and_too_much_of_it(kms, refused):
    for blob, rule in [(b"", "greater than or equal to 1"), (b"x" * 6145, "less than or equal to 6144")]:
        with refused(
            "ValidationException",
            "1 validation error detected: Value at 'ciphertextBlob' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.decrypt(CiphertextBlob=blob)
    with refused("ValidationException"):
        kms.decrypt()


def test_a_dry_run(kms, ciphertext, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, DryRun=True)
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=ciphertext, DryRun=True)


def test_a_dry_run_without_ciphertext(kms, key, refused):
    modifiers = ["IGNORE_CIPHERTEXT"]
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.decrypt(KeyId=key["KeyId"], DryRun=True, DryRunModifiers=modifiers)
    with refused("DryRunOperationException"):
        kms.decrypt(KeyId=key["KeyId"], CiphertextBlob=b"x", DryRun=True, DryRunModifiers=modifiers)
    with refused("ValidationException"):
        kms.decrypt(DryRun=True, DryRunModifiers=modifiers)
    with refused("ValidationException"):
        kms.decrypt(KeyId=key["KeyId"], DryRunModifiers=modifiers)


def test_a_recipient_that_is_no_enclave(kms, ciphertext, refused):
    recipient = {"KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": b"x"}
    with refused("ValidationException", "The AttestationDocument is not valid."):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, Recipient=recipient)
