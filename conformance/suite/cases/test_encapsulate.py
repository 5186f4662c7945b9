"""Encapsulate."""

import pytest

from specs import without

# FIPS 203, table 3.
CIPHERTEXT_BYTES = {"ML_KEM_512": 768, "ML_KEM_768": 1088, "ML_KEM_1024": 1568}


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="ML_KEM_768", KeyUsage="ENCAPSULATE_DECAPSULATE")["KeyMetadata"]


@pytest.fixture
def arguments():
    return {"EncapsulationAlgorithm": "ML_KEM"}


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.encapsulate(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "SharedSecret", "SharedSecretCiphertextBlob", "EncapsulationAlgorithm"}
    assert (reply["KeyId"], reply["EncapsulationAlgorithm"]) == (key["Arn"], "ML_KEM")


@pytest.mark.parametrize("spec", CIPHERTEXT_BYTES)
def test_the_lengths(kms, key_of, arguments, spec):
    reply = kms.encapsulate(KeyId=key_of(spec, "ENCAPSULATE_DECAPSULATE")["KeyId"], **arguments)
    assert len(reply["SharedSecret"]) == 32
    assert len(reply["SharedSecretCiphertextBlob"]) == CIPHERTEXT_BYTES[spec]


def test_every_secret_is_another(kms, key, arguments):
    made = [kms.encapsulate(KeyId=key["KeyId"], **arguments) for _ in range(8)]
    assert len({reply["SharedSecret"] for reply in made}) == 8
    assert len({reply["SharedSecretCiphertextBlob"] for reply in made}) == 8


def test_what_is_no_algorithm_is_refused_before_the_key_is_sought(kms, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value 'RSA' at 'encapsulationAlgorithm' failed to satisfy constraint: "
        "Member must satisfy enum value set: [ML_KEM]",
    ):
        kms.encapsulate(KeyId="alias/nowhere", EncapsulationAlgorithm="RSA")


@pytest.mark.parametrize(("spec", "usage"), without("ENCAPSULATE_DECAPSULATE"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused(
        "InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for Encapsulate."
    ):
        kms.encapsulate(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.encapsulate()
    assert error["Message"].startswith("2 validation errors detected: ")
    for member in ("keyId", "encapsulationAlgorithm"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.encapsulate(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.encapsulate(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.encapsulate(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.encapsulate(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.encapsulate(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.encapsulate(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.encapsulate(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.encapsulate(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.encapsulate(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("Encapsulate")):
        kms.encapsulate(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("Encapsulate")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Encapsulate on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:Encapsulate action",
    ):
        kms.encapsulate(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("Encapsulate")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.encapsulate(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.encapsulate(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.encapsulate(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
