"""Encrypt."""

import json

import pytest

from specs import KEYS, OAEP, RSA, without

CONTEXT = {"purpose": "test", "Größe": "17 m²"}


def test_what_comes_back(kms, key, any_key_name, members):
    reply = kms.encrypt(KeyId=any_key_name, Plaintext=b"secret")
    assert members(reply) == {"CiphertextBlob", "KeyId", "EncryptionAlgorithm"}
    assert reply["KeyId"] == key["Arn"]
    assert reply["EncryptionAlgorithm"] == "SYMMETRIC_DEFAULT"
    assert b"secret" not in reply["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == b"secret"


@pytest.mark.parametrize("length", [1, 2, 15, 16, 17, 4095, 4096])
def test_every_length_comes_back(kms, key, length):
    plaintext = bytes(number % 251 for number in range(length))
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=plaintext)["CiphertextBlob"]
    assert len(ciphertext) <= 6144
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == plaintext


def test_the_same_plaintext_never_looks_the_same(kms, key):
    made = {kms.encrypt(KeyId=key["KeyId"], Plaintext=b"same")["CiphertextBlob"] for _ in range(8)}
    assert len(made) == 8


def test_an_encryption_context(kms, key):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext=CONTEXT)["CiphertextBlob"]
    reply = kms.decrypt(CiphertextBlob=ciphertext, EncryptionContext=CONTEXT)
    assert reply["Plaintext"] == b"x"


def test_an_empty_context_is_no_context(kms, key):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext={})["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"


def test_the_algorithm_may_be_named(kms, key):
    reply = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionAlgorithm="SYMMETRIC_DEFAULT")
    assert reply["EncryptionAlgorithm"] == "SYMMETRIC_DEFAULT"


@pytest.mark.parametrize("algorithm", ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"])
def test_an_algorithm_of_other_keys(kms, key, refused, algorithm):
    with refused("InvalidKeyUsageException", f"Algorithm {algorithm} is incompatible with key spec SYMMETRIC_DEFAULT."):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionAlgorithm=algorithm)


# RFC 8017, 7.1.1: the modulus less two hashes less two bytes.
RSA_BYTES_MAX = {
    ("RSA_2048", "RSAES_OAEP_SHA_1"): 214,
    ("RSA_2048", "RSAES_OAEP_SHA_256"): 190,
    ("RSA_3072", "RSAES_OAEP_SHA_1"): 342,
    ("RSA_3072", "RSAES_OAEP_SHA_256"): 318,
    ("RSA_4096", "RSAES_OAEP_SHA_1"): 470,
    ("RSA_4096", "RSAES_OAEP_SHA_256"): 446,
}


@pytest.mark.parametrize(("spec", "algorithm"), RSA_BYTES_MAX)
def test_an_rsa_key(kms, key_of, members, refused, spec, algorithm):
    key, most = key_of(spec, "ENCRYPT_DECRYPT"), RSA_BYTES_MAX[spec, algorithm]
    request = {"KeyId": key["KeyId"], "EncryptionAlgorithm": algorithm}
    for length in (1, most):
        reply = kms.encrypt(Plaintext=b"x" * length, **request)
        assert members(reply) == {"CiphertextBlob", "KeyId", "EncryptionAlgorithm"}
        assert (reply["KeyId"], reply["EncryptionAlgorithm"]) == (key["Arn"], algorithm)
        assert len(reply["CiphertextBlob"]) * 8 == int(spec[-4:])
        assert kms.decrypt(CiphertextBlob=reply["CiphertextBlob"], **request)["Plaintext"] == b"x" * length
    for length in (most + 1, 4096):
        with refused(
            "ValidationException",
            f"Algorithm {algorithm} and key spec {spec} cannot encrypt data larger than {most} bytes.",
        ):
            kms.encrypt(Plaintext=b"x" * length, **request)


@pytest.mark.parametrize("algorithm", OAEP)
def test_an_rsa_key_never_encrypts_alike(kms, key_of, algorithm):
    key = key_of("RSA_2048", "ENCRYPT_DECRYPT")["KeyId"]
    made = [kms.encrypt(KeyId=key, Plaintext=b"same", EncryptionAlgorithm=algorithm) for _ in range(4)]
    assert len({reply["CiphertextBlob"] for reply in made}) == 4


@pytest.mark.parametrize("spec", RSA)
def test_an_rsa_key_needs_the_algorithm_named(kms, key_of, refused, spec):
    key = key_of(spec, "ENCRYPT_DECRYPT")["KeyId"]
    for named in ({}, {"EncryptionAlgorithm": "SYMMETRIC_DEFAULT"}):
        with refused("InvalidKeyUsageException", f"Algorithm SYMMETRIC_DEFAULT is incompatible with key spec {spec}."):
            kms.encrypt(KeyId=key, Plaintext=b"x", **named)


def test_an_rsa_key_takes_no_encryption_context(kms, key_of, refused):
    request = {"KeyId": key_of("RSA_2048", "ENCRYPT_DECRYPT")["KeyId"], "EncryptionAlgorithm": "RSAES_OAEP_SHA_256"}
    with refused("ValidationException"):
        kms.encrypt(Plaintext=b"x", EncryptionContext=CONTEXT, **request)
    assert kms.encrypt(Plaintext=b"x", EncryptionContext={}, **request)["CiphertextBlob"]


@pytest.mark.parametrize(("spec", "usage"), without("ENCRYPT_DECRYPT"))
def test_a_key_of_another_usage(kms, key_of, refused, spec, usage):
    other = key_of(spec, usage)
    for algorithm in (*KEYS["SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"], *OAEP):
        with refused(
            "InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for Encrypt."
        ):
            kms.encrypt(KeyId=other["KeyId"], Plaintext=b"x", EncryptionAlgorithm=algorithm)


def test_an_rsa_key_in_its_states(kms, refused):
    key = kms.create_key(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]
    request = {"KeyId": key["KeyId"], "Plaintext": b"x", "EncryptionAlgorithm": "RSAES_OAEP_SHA_256"}
    with refused("DryRunOperationException"):
        kms.encrypt(DryRun=True, **request)
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.encrypt(**request)
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    with refused("KMSInvalidStateException", f"{key['Arn']} is pending deletion."):
        kms.encrypt(**request)


def test_an_algorithm_that_is_none(kms, key, refused):
    with refused("ValidationException") as error:
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionAlgorithm="ROT13")
    assert error["Message"].startswith(
        "1 validation error detected: Value 'ROT13' at 'encryptionAlgorithm' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


def test_no_plaintext_and_too_much_of_it_are_refused_and_not_repeated(kms, key, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: "
        "Member must have length greater than or equal to 1",
    ):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"")
    with refused(
        "ValidationException",
        "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: "
        "Member must have length less than or equal to 4096",
    ):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x" * 4097)


def test_both_required_members_are_missed_at_once(kms, refused):
    with refused("ValidationException") as error:
        kms.encrypt()
    assert error["Message"].startswith("2 validation errors detected: ")
    for member in ("'keyId'", "'plaintext'"):
        assert f"at {member} failed to satisfy constraint: Member must not be null" in error["Message"]


@pytest.mark.parametrize("value", [1, True, ["x"], {"x": "y"}])
def test_a_context_value_that_is_no_string(kms, key, refused, value):
    with refused("SerializationException"):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext={"k": value})


def test_a_dry_run(kms, key, disabled_key, refused):
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", DryRun=True)
    kms.enable_key(KeyId=key["KeyId"])
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", DryRun=True)
    assert kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", DryRun=False)["CiphertextBlob"]


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.encrypt(KeyId=name, Plaintext=b"x")


def test_an_alias_that_does_not_exist(kms, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.encrypt(KeyId="alias/nowhere", Plaintext=b"x")


def test_an_alias_of_another_region(kms, elsewhere, alias, account, refused):
    region = elsewhere.meta.region_name
    with refused("NotFoundException", f"Alias arn:aws:kms:{region}:{account}:{alias} is not found."):
        elsewhere.encrypt(KeyId=alias, Plaintext=b"x")
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.encrypt(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", Plaintext=b"x")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("Encrypt")):
        kms.encrypt(KeyId=foreign_key_arn, Plaintext=b"x")


def test_a_key_policy_that_denies(kms, key, account, refused):
    root = {"AWS": f"arn:aws:iam::{account}:root"}
    statements = [
        {"Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"},
        {"Effect": "Deny", "Principal": root, "Action": "kms:Encrypt", "Resource": "*"},
    ]
    kms.put_key_policy(KeyId=key["KeyId"], Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Encrypt on resource: {key['Arn']} "
        "with an explicit deny in a resource-based policy",
    ):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
