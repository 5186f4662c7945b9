"""ReEncrypt."""

import pytest

from specs import OAEP, without

OLD, NEW = {"stage": "old"}, {"stage": "new"}


@pytest.fixture
def ciphertext(kms, key):
    return kms.encrypt(KeyId=key["KeyId"], Plaintext=b"secret", EncryptionContext=OLD)["CiphertextBlob"]


def test_what_comes_back(kms, key, other_key, ciphertext, members):
    reply = kms.re_encrypt(
        CiphertextBlob=ciphertext,
        SourceEncryptionContext=OLD,
        DestinationKeyId=other_key["KeyId"],
        DestinationEncryptionContext=NEW,
    )
    assert members(reply) == {
        "CiphertextBlob",
        "SourceKeyId",
        "KeyId",
        "SourceEncryptionAlgorithm",
        "DestinationEncryptionAlgorithm",
        "SourceKeyMaterialId",
        "DestinationKeyMaterialId",
    }
    assert reply["SourceKeyId"] == key["Arn"]
    assert reply["KeyId"] == other_key["Arn"]
    assert reply["SourceEncryptionAlgorithm"] == reply["DestinationEncryptionAlgorithm"] == "SYMMETRIC_DEFAULT"
    assert reply["SourceKeyMaterialId"] == key["CurrentKeyMaterialId"]
    assert reply["DestinationKeyMaterialId"] == other_key["CurrentKeyMaterialId"]
    opened = kms.decrypt(CiphertextBlob=reply["CiphertextBlob"], EncryptionContext=NEW)
    assert (opened["Plaintext"], opened["KeyId"]) == (b"secret", other_key["Arn"])


def test_the_source_key_may_be_named(kms, other_key, ciphertext, any_key_name):
    reply = kms.re_encrypt(
        CiphertextBlob=ciphertext,
        SourceKeyId=any_key_name,
        SourceEncryptionContext=OLD,
        DestinationKeyId=other_key["KeyId"],
    )
    assert kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == b"secret"


def test_the_destination_key_has_four_names(kms, other_key, key, any_key_name):
    ciphertext = kms.encrypt(KeyId=other_key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    reply = kms.re_encrypt(CiphertextBlob=ciphertext, DestinationKeyId=any_key_name)
    assert reply["KeyId"] == key["Arn"]


def test_the_same_key_brings_the_newest_material(kms, key, ciphertext):
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    reply = kms.re_encrypt(
        CiphertextBlob=ciphertext,
        SourceEncryptionContext=OLD,
        DestinationKeyId=key["KeyId"],
        DestinationEncryptionContext=OLD,
    )
    current = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["CurrentKeyMaterialId"]
    assert reply["SourceKeyMaterialId"] == key["CurrentKeyMaterialId"] != current
    assert reply["DestinationKeyMaterialId"] == current


def test_the_old_context_must_fit(kms, other_key, ciphertext, refused):
    for context in ({}, NEW):
        with refused("InvalidCiphertextException", ""):
            kms.re_encrypt(
                CiphertextBlob=ciphertext, SourceEncryptionContext=context, DestinationKeyId=other_key["KeyId"]
            )


def test_the_new_context_is_not_the_old_one(kms, other_key, ciphertext, refused):
    reply = kms.re_encrypt(CiphertextBlob=ciphertext, SourceEncryptionContext=OLD, DestinationKeyId=other_key["KeyId"])
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=reply["CiphertextBlob"], EncryptionContext=OLD)


def test_the_wrong_source_key(kms, other_key, ciphertext, refused):
    with refused(
        "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation."
    ):
        kms.re_encrypt(
            CiphertextBlob=ciphertext,
            SourceKeyId=other_key["KeyId"],
            SourceEncryptionContext=OLD,
            DestinationKeyId=other_key["KeyId"],
        )


def test_what_this_service_never_made(kms, key, refused):
    with refused("InvalidCiphertextException", ""):
        kms.re_encrypt(CiphertextBlob=b"x" * 184, DestinationKeyId=key["KeyId"])


def test_a_disabled_source_and_a_disabled_destination(kms, key, other_key, ciphertext, refused):
    request = {"CiphertextBlob": ciphertext, "SourceEncryptionContext": OLD, "DestinationKeyId": other_key["KeyId"]}
    kms.disable_key(KeyId=other_key["KeyId"])
    with refused("DisabledException", f"{other_key['Arn']} is disabled."):
        kms.re_encrypt(**request)
    kms.enable_key(KeyId=other_key["KeyId"])
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.re_encrypt(**request)


def test_keys_that_are_pending_deletion(kms, other_key, ciphertext, refused):
    kms.schedule_key_deletion(KeyId=other_key["KeyId"])
    with refused("KMSInvalidStateException", f"{other_key['Arn']} is pending deletion."):
        kms.re_encrypt(CiphertextBlob=ciphertext, SourceEncryptionContext=OLD, DestinationKeyId=other_key["KeyId"])


def test_a_destination_that_does_not_exist(kms, ciphertext, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.re_encrypt(CiphertextBlob=ciphertext, SourceEncryptionContext=OLD, DestinationKeyId=name)


def test_a_source_that_does_not_exist(kms, key, ciphertext, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.re_encrypt(
            CiphertextBlob=ciphertext, SourceKeyId=name, SourceEncryptionContext=OLD, DestinationKeyId=key["KeyId"]
        )


def test_a_destination_of_another_account(kms, ciphertext, foreign_key_arn, refused, not_disclosed):
    with refused("AccessDeniedException", not_disclosed("ReEncryptTo")):
        kms.re_encrypt(CiphertextBlob=ciphertext, SourceEncryptionContext=OLD, DestinationKeyId=foreign_key_arn)


def test_a_ciphertext_of_another_region(elsewhere, ciphertext, refused, not_disclosed):
    there = elsewhere.create_key()["KeyMetadata"]["KeyId"]
    with refused(
        "AccessDeniedException", not_disclosed("ReEncryptFrom", "on the resource associated with this ciphertext")
    ):
        elsewhere.re_encrypt(CiphertextBlob=ciphertext, SourceEncryptionContext=OLD, DestinationKeyId=there)


@pytest.mark.parametrize("member", ["SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm"])
def test_an_algorithm_of_other_keys(kms, key, ciphertext, refused, member):
    with refused(
        "InvalidKeyUsageException", "Algorithm RSAES_OAEP_SHA_1 is incompatible with key spec SYMMETRIC_DEFAULT."
    ):
        kms.re_encrypt(
            CiphertextBlob=ciphertext,
            SourceEncryptionContext=OLD,
            DestinationKeyId=key["KeyId"],
            **{member: "RSAES_OAEP_SHA_1"},
        )


@pytest.fixture
def rsa(key_of):
    return key_of("RSA_2048", "ENCRYPT_DECRYPT")


@pytest.mark.parametrize("algorithm", OAEP)
def test_from_a_symmetric_key_to_an_rsa_key_and_back(kms, key, ciphertext, rsa, members, algorithm):
    there = kms.re_encrypt(
        CiphertextBlob=ciphertext,
        SourceEncryptionContext=OLD,
        DestinationKeyId=rsa["KeyId"],
        DestinationEncryptionAlgorithm=algorithm,
    )
    common = {
        "CiphertextBlob",
        "SourceKeyId",
        "KeyId",
        "SourceEncryptionAlgorithm",
        "DestinationEncryptionAlgorithm",
    }
    # A material id only for the symmetric side.
    assert members(there) == common | {"SourceKeyMaterialId"}
    assert (there["SourceKeyId"], there["KeyId"]) == (key["Arn"], rsa["Arn"])
    assert (there["SourceEncryptionAlgorithm"], there["DestinationEncryptionAlgorithm"]) == (
        "SYMMETRIC_DEFAULT",
        algorithm,
    )
    opened = kms.decrypt(KeyId=rsa["KeyId"], CiphertextBlob=there["CiphertextBlob"], EncryptionAlgorithm=algorithm)
    assert opened["Plaintext"] == b"secret"
    back = kms.re_encrypt(
        CiphertextBlob=there["CiphertextBlob"],
        SourceKeyId=rsa["KeyId"],
        SourceEncryptionAlgorithm=algorithm,
        DestinationKeyId=key["KeyId"],
        DestinationEncryptionContext=NEW,
    )
    assert members(back) == common | {"DestinationKeyMaterialId"}
    assert (back["SourceKeyId"], back["KeyId"]) == (rsa["Arn"], key["Arn"])
    assert kms.decrypt(CiphertextBlob=back["CiphertextBlob"], EncryptionContext=NEW)["Plaintext"] == b"secret"


def test_from_one_rsa_algorithm_to_another(kms, rsa, members):
    first, second = OAEP
    ciphertext = kms.encrypt(KeyId=rsa["KeyId"], Plaintext=b"x", EncryptionAlgorithm=first)["CiphertextBlob"]
    reply = kms.re_encrypt(
        CiphertextBlob=ciphertext,
        SourceKeyId=rsa["KeyId"],
        SourceEncryptionAlgorithm=first,
        DestinationKeyId=rsa["KeyId"],
        DestinationEncryptionAlgorithm=second,
    )
    assert not {"SourceKeyMaterialId", "DestinationKeyMaterialId"} & members(reply)
    opened = kms.decrypt(KeyId=rsa["KeyId"], CiphertextBlob=reply["CiphertextBlob"], EncryptionAlgorithm=second)
    assert opened["Plaintext"] == b"x"


def test_a_plaintext_too_long_for_the_rsa_key(kms, key, rsa, refused):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x" * 191)["CiphertextBlob"]
    with refused(
        "ValidationException",
        "Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes.",
    ):
        kms.re_encrypt(
            CiphertextBlob=ciphertext,
            DestinationKeyId=rsa["KeyId"],
            DestinationEncryptionAlgorithm="RSAES_OAEP_SHA_256",
        )


def test_an_rsa_source_must_be_named(kms, key, rsa, refused):
    ciphertext = kms.encrypt(KeyId=rsa["KeyId"], Plaintext=b"x", EncryptionAlgorithm="RSAES_OAEP_SHA_1")
    with refused("InvalidCiphertextException", ""):
        kms.re_encrypt(
            CiphertextBlob=ciphertext["CiphertextBlob"],
            SourceEncryptionAlgorithm="RSAES_OAEP_SHA_1",
            DestinationKeyId=key["KeyId"],
        )


def test_an_rsa_destination_needs_its_algorithm_named_and_no_context(kms, ciphertext, rsa, refused):
    request = {"CiphertextBlob": ciphertext, "SourceEncryptionContext": OLD, "DestinationKeyId": rsa["KeyId"]}
    with refused("InvalidKeyUsageException", "Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048."):
        kms.re_encrypt(**request)
    with refused("ValidationException"):
        kms.re_encrypt(DestinationEncryptionAlgorithm="RSAES_OAEP_SHA_256", DestinationEncryptionContext=NEW, **request)


@pytest.mark.parametrize(("spec", "usage"), without("ENCRYPT_DECRYPT"))
def test_a_destination_of_another_usage(kms, key_of, ciphertext, refused, spec, usage):
    other = key_of(spec, usage)
    with refused("InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for ReEncrypt."):
        kms.re_encrypt(CiphertextBlob=ciphertext, SourceEncryptionContext=OLD, DestinationKeyId=other["KeyId"])


def test_a_dry_run(kms, other_key, ciphertext, refused):
    request = {"CiphertextBlob": ciphertext, "DestinationKeyId": other_key["KeyId"], "DryRun": True}
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.re_encrypt(SourceEncryptionContext=OLD, **request)
    with refused("InvalidCiphertextException", ""):
        kms.re_encrypt(**request)


def test_a_dry_run_without_ciphertext(kms, key, other_key, refused):
    request = {"DestinationKeyId": other_key["KeyId"], "DryRun": True, "DryRunModifiers": ["IGNORE_CIPHERTEXT"]}
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.re_encrypt(SourceKeyId=key["KeyId"], **request)
    with refused("ValidationException"):
        kms.re_encrypt(**request)


def test_missing_members(kms, key, ciphertext, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'destinationKeyId' failed to satisfy constraint: "
        "Member must not be null",
    ):
        kms.re_encrypt(CiphertextBlob=ciphertext)
    with refused("ValidationException"):
        kms.re_encrypt(DestinationKeyId=key["KeyId"])
