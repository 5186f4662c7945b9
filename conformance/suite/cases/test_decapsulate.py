"""Decapsulate."""

import pytest

from specs import without

# FIPS 203, table 3.
CIPHERTEXT_BYTES = {"ML_KEM_512": 768, "ML_KEM_768": 1088, "ML_KEM_1024": 1568}


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="ML_KEM_768", KeyUsage="ENCAPSULATE_DECAPSULATE")["KeyMetadata"]


@pytest.fixture
def made(kms, key):
    return kms.encapsulate(KeyId=key["KeyId"], EncapsulationAlgorithm="ML_KEM")


@pytest.fixture
def arguments(made):
    return {
        "SharedSecretCiphertextBlob": made["SharedSecretCiphertextBlob"],
        "EncapsulationAlgorithm": "ML_KEM",
    }


def test_what_comes_back(kms, key, any_key_name, made, arguments, members):
    reply = kms.decapsulate(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "SharedSecret", "EncapsulationAlgorithm"}
    assert (reply["KeyId"], reply["EncapsulationAlgorithm"]) == (key["Arn"], "ML_KEM")
    assert reply["SharedSecret"] == made["SharedSecret"]


@pytest.mark.parametrize("spec", CIPHERTEXT_BYTES)
def test_the_secret_of_every_spec(kms, key_of, spec):
    key = key_of(spec, "ENCAPSULATE_DECAPSULATE")["KeyId"]
    made = kms.encapsulate(KeyId=key, EncapsulationAlgorithm="ML_KEM")
    reply = kms.decapsulate(
        KeyId=key, SharedSecretCiphertextBlob=made["SharedSecretCiphertextBlob"], EncapsulationAlgorithm="ML_KEM"
    )
    assert reply["SharedSecret"] == made["SharedSecret"]


def test_a_ciphertext_that_was_altered_gives_another_secret(kms, key, made, arguments):
    """Implicit rejection: FIPS 203, 6.3."""
    altered = bytearray(arguments["SharedSecretCiphertextBlob"])
    altered[0] ^= 1
    request = arguments | {"SharedSecretCiphertextBlob": bytes(altered)}
    first, again = (kms.decapsulate(KeyId=key["KeyId"], **request)["SharedSecret"] for _ in range(2))
    assert first == again != made["SharedSecret"]
    assert len(first) == 32


def test_a_ciphertext_of_another_key_gives_another_secret(kms, made, arguments):
    other = kms.create_key(KeySpec="ML_KEM_768", KeyUsage="ENCAPSULATE_DECAPSULATE")["KeyMetadata"]["KeyId"]
    reply = kms.decapsulate(KeyId=other, **arguments)
    assert len(reply["SharedSecret"]) == 32
    assert reply["SharedSecret"] != made["SharedSecret"]


@pytest.mark.parametrize("spec", CIPHERTEXT_BYTES)
def test_a_ciphertext_of_another_length(kms, key_of, refused, spec):
    fits = CIPHERTEXT_BYTES[spec]
    for length in {1, 32, 768, 1088, 1568, fits - 1, fits + 1, 6144} - {fits}:
        with refused("InvalidCiphertextException", ""):
            kms.decapsulate(
                KeyId=key_of(spec, "ENCAPSULATE_DECAPSULATE")["KeyId"],
                SharedSecretCiphertextBlob=b"x" * length,
                EncapsulationAlgorithm="ML_KEM",
            )


def test_a_ciphertext_out_of_bounds(kms, key, refused):
    for blob, rule in ((b"", "greater than or equal to 1"), (b"x" * 6145, "less than or equal to 6144")):
        with refused(
            "ValidationException",
            "1 validation error detected: Value at 'sharedSecretCiphertextBlob' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.decapsulate(KeyId=key["KeyId"], SharedSecretCiphertextBlob=blob, EncapsulationAlgorithm="ML_KEM")


def test_what_is_no_algorithm(kms, key, arguments, refused):
    with refused("ValidationException") as error:
        kms.decapsulate(KeyId=key["KeyId"], **arguments | {"EncapsulationAlgorithm": "RSA"})
    assert "Value 'RSA' at 'encapsulationAlgorithm'" in error["Message"]


def test_a_dry_run_fails_as_the_request_would(kms, key, refused):
    with refused("InvalidCiphertextException", ""):
        kms.decapsulate(
            KeyId=key["KeyId"], SharedSecretCiphertextBlob=b"x", EncapsulationAlgorithm="ML_KEM", DryRun=True
        )


@pytest.mark.parametrize(("spec", "usage"), without("ENCAPSULATE_DECAPSULATE"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused(
        "InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for Decapsulate."
    ):
        kms.decapsulate(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.decapsulate()
    assert error["Message"].startswith("3 validation errors detected: ")
    for member in ("keyId", "sharedSecretCiphertextBlob", "encapsulationAlgorithm"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.decapsulate(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.decapsulate(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.decapsulate(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.decapsulate(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.decapsulate(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.decapsulate(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.decapsulate(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.decapsulate(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.decapsulate(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("Decapsulate")):
        kms.decapsulate(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("Decapsulate")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Decapsulate on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:Decapsulate action",
    ):
        kms.decapsulate(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("Decapsulate")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.decapsulate(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.decapsulate(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.decapsulate(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
