"""Decrypt."""

import pytest

from specs import OAEP, RSA, without

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


@pytest.mark.parametrize("algorithm", OAEP)
def test_an_algorithm_of_other_keys_with_the_key_named(kms, key, ciphertext, refused, algorithm):
    with refused("InvalidKeyUsageException", f"Algorithm {algorithm} is incompatible with key spec SYMMETRIC_DEFAULT."):
        kms.decrypt(
            CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, KeyId=key["KeyId"], EncryptionAlgorithm=algorithm
        )


@pytest.mark.parametrize(("spec", "usage"), [*without("ENCRYPT_DECRYPT"), ("RSA_2048", "ENCRYPT_DECRYPT")])
def test_a_key_of_another_kind_is_the_wrong_key_before_its_usage_matters(kms, key_of, ciphertext, refused, spec, usage):
    with refused(
        "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation."
    ):
        kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT, KeyId=key_of(spec, usage)["KeyId"])


@pytest.fixture
def under_rsa(kms, key_of):
    """A request that decrypts."""

    def encrypt(spec="RSA_2048", algorithm="RSAES_OAEP_SHA_256"):
        request = {"KeyId": key_of(spec, "ENCRYPT_DECRYPT")["KeyId"], "EncryptionAlgorithm": algorithm}
        return request | {"CiphertextBlob": kms.encrypt(Plaintext=b"secret", **request)["CiphertextBlob"]}

    return encrypt


@pytest.mark.parametrize("spec", RSA)
@pytest.mark.parametrize("algorithm", OAEP)
def test_an_rsa_key(kms, key_of, under_rsa, members, spec, algorithm):
    reply = kms.decrypt(**under_rsa(spec, algorithm))
    assert members(reply) == {"KeyId", "Plaintext", "EncryptionAlgorithm"}
    assert reply["KeyId"] == key_of(spec, "ENCRYPT_DECRYPT")["Arn"]
    assert (reply["Plaintext"], reply["EncryptionAlgorithm"]) == (b"secret", algorithm)


def test_the_ciphertext_of_an_rsa_key_does_not_name_it(kms, under_rsa, refused):
    request = under_rsa()
    del request["KeyId"]
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(**request)
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=request["CiphertextBlob"])


def test_an_rsa_ciphertext_under_another_algorithm_or_key(kms, under_rsa, refused):
    request = under_rsa()
    other = kms.create_key(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]["KeyId"]
    for wrong in (
        {"EncryptionAlgorithm": "RSAES_OAEP_SHA_1"},
        {"KeyId": other},
        {"KeyId": under_rsa("RSA_3072")["KeyId"]},
        {"CiphertextBlob": under_rsa("RSA_3072")["CiphertextBlob"]},
    ):
        with refused("InvalidCiphertextException", ""):
            kms.decrypt(**request | wrong)


def test_an_rsa_ciphertext_that_was_altered(kms, under_rsa, refused):
    request = under_rsa()
    whole = request["CiphertextBlob"]
    bad = [whole[:-1], whole + b"\0", b"\0" + whole, b"\0" * 256, b"\xff" * 256, b"x"]
    bad += [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(0, 256, 15)]
    for blob in bad:
        with refused("InvalidCiphertextException", ""):
            kms.decrypt(**request | {"CiphertextBlob": blob})


@pytest.mark.parametrize("spec", RSA)
def test_an_rsa_key_needs_the_algorithm_named(kms, under_rsa, refused, spec):
    request = under_rsa(spec)
    del request["EncryptionAlgorithm"]
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(**request)


def test_an_rsa_key_takes_no_encryption_context(kms, under_rsa, refused):
    with refused("ValidationException"):
        kms.decrypt(**under_rsa(), EncryptionContext=CONTEXT)


@pytest.mark.parametrize(("spec", "usage"), without("ENCRYPT_DECRYPT"))
def test_a_key_of_another_usage(kms, key_of, under_rsa, refused, spec, usage):
    other = key_of(spec, usage)
    with refused("InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for Decrypt."):
        kms.decrypt(**under_rsa() | {"KeyId": other["KeyId"]})


def test_a_dry_run_with_an_rsa_key(kms, under_rsa, refused):
    request = under_rsa()
    with refused("DryRunOperationException"):
        kms.decrypt(DryRun=True, **request)
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(DryRun=True, **request | {"CiphertextBlob": b"x" * 256})
    del request["CiphertextBlob"]
    with refused("DryRunOperationException"):
        kms.decrypt(DryRun=True, DryRunModifiers=["IGNORE_CIPHERTEXT"], **request)


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
