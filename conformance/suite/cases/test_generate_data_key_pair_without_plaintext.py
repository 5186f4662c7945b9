"""GenerateDataKeyPairWithoutPlaintext."""

import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key

from specs import without

SPECS = [
    "RSA_2048",
    "RSA_3072",
    "RSA_4096",
    "ECC_NIST_P256",
    "ECC_NIST_P384",
    "ECC_NIST_P521",
    "ECC_SECG_P256K1",
    "ECC_NIST_EDWARDS25519",
    "ML_KEM_512",
    "ML_KEM_768",
    "ML_KEM_1024",
]


@pytest.fixture
def arguments():
    return {"KeyPairSpec": "ECC_NIST_P256"}


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.generate_data_key_pair_without_plaintext(KeyId=any_key_name, **arguments)
    assert members(reply) == {
        "PrivateKeyCiphertextBlob",
        "PublicKey",
        "KeyId",
        "KeyPairSpec",
        "KeyMaterialId",
    }
    assert (reply["KeyId"], reply["KeyPairSpec"]) == (key["Arn"], "ECC_NIST_P256")
    assert reply["KeyMaterialId"] == key["CurrentKeyMaterialId"]


@pytest.mark.parametrize("spec", SPECS)
def test_the_private_key_comes_back_from_decrypt(kms, key_of, spec):
    key = key_of("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")["KeyId"]
    made = kms.generate_data_key_pair_without_plaintext(KeyId=key, KeyPairSpec=spec)
    private = kms.decrypt(CiphertextBlob=made["PrivateKeyCiphertextBlob"])["Plaintext"]
    # `cryptography` reads no ML-KEM-512; test_interoperability.py does that with another library.
    if spec != "ML_KEM_512":
        assert load_der_private_key(private, None).public_key() == load_der_public_key(made["PublicKey"])


def test_every_pair_is_another(kms, key, arguments):
    made = [kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], **arguments) for _ in range(4)]
    made += [kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], KeyPairSpec="RSA_2048") for _ in range(4)]
    assert len({reply["PublicKey"] for reply in made}) == 8
    assert len({reply["PrivateKeyCiphertextBlob"] for reply in made}) == 8


def test_an_encryption_context(kms, key, arguments, refused):
    context = {"purpose": "test"}
    made = kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], EncryptionContext=context, **arguments)
    blob = made["PrivateKeyCiphertextBlob"]
    private = kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"]
    assert load_der_private_key(private, None).public_key() == load_der_public_key(made["PublicKey"])
    with refused("InvalidCiphertextException", ""):
        kms.decrypt(CiphertextBlob=blob)


def test_the_current_material_is_used(kms, key, arguments):
    kms.rotate_key_on_demand(KeyId=key["KeyId"])
    current = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["CurrentKeyMaterialId"]
    reply = kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], **arguments)
    assert reply["KeyMaterialId"] == current != key["CurrentKeyMaterialId"]


def test_a_dry_run_of_an_rsa_pair(kms, key, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], KeyPairSpec="RSA_2048", DryRun=True)


def test_a_dry_run_fails_as_the_request_would(kms, key_of, arguments, refused):
    with refused("InvalidKeyUsageException"):
        kms.generate_data_key_pair_without_plaintext(
            KeyId=key_of("HMAC_256", "GENERATE_VERIFY_MAC")["KeyId"], DryRun=True, **arguments
        )


def test_an_rsa_key_encrypts_no_pair(kms, key_of, arguments, refused):
    with refused("InvalidKeyUsageException", "You cannot generate a data key with an asymmetric CMK"):
        kms.generate_data_key_pair_without_plaintext(KeyId=key_of("RSA_2048", "ENCRYPT_DECRYPT")["KeyId"], **arguments)


@pytest.mark.parametrize("spec", ["ML_DSA_44", "SYMMETRIC_DEFAULT", "HMAC_256", "AES_256", ""])
def test_what_is_no_spec_of_pairs(kms, refused, spec):
    with refused("ValidationException") as error:
        kms.generate_data_key_pair_without_plaintext(KeyId="alias/nowhere", KeyPairSpec=spec)
    assert error["Message"].startswith(
        f"1 validation error detected: Value '{spec}' at 'keyPairSpec' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


def test_sm2_is_for_china_only(kms, key, refused):
    with refused("UnsupportedOperationException", "KeySpec SM2 is not supported in this Region"):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], KeyPairSpec="SM2")


@pytest.mark.parametrize(("spec", "usage"), without("ENCRYPT_DECRYPT"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused(
        "InvalidKeyUsageException",
        f"{other['Arn']} key usage is {usage} which is not valid for GenerateDataKeyPairWithoutPlaintext.",
    ):
        kms.generate_data_key_pair_without_plaintext(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.generate_data_key_pair_without_plaintext()
    assert error["Message"].startswith("2 validation errors detected: ")
    for member in ("keyId", "keyPairSpec"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.generate_data_key_pair_without_plaintext(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.generate_data_key_pair_without_plaintext(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert (
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"]
        == key["Arn"]
    )
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.generate_data_key_pair_without_plaintext(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.generate_data_key_pair_without_plaintext(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.generate_data_key_pair_without_plaintext(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GenerateDataKeyPairWithoutPlaintext")):
        kms.generate_data_key_pair_without_plaintext(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("GenerateDataKeyPairWithoutPlaintext")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:GenerateDataKeyPairWithoutPlaintext "
        f"on resource: {key['Arn']} because no resource-based policy allows the "
        "kms:GenerateDataKeyPairWithoutPlaintext action",
    ):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("GenerateDataKeyPairWithoutPlaintext")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert (
            kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"]
            == key["Arn"]
        )


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.generate_data_key_pair_without_plaintext(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
