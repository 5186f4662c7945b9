"""GetKeyLastUsage."""

import datetime
import re

import pytest

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def test_a_key_that_was_never_used(kms, key, key_name, members):
    reply = kms.get_key_last_usage(KeyId=key_name)
    assert members(reply) == {"KeyId", "KeyLastUsage", "TrackingStartDate", "KeyCreationDate"}
    assert reply["KeyId"] == key["KeyId"]
    assert reply["KeyLastUsage"] == {}
    assert reply["KeyCreationDate"] == key["CreationDate"]
    assert reply["TrackingStartDate"] >= key["CreationDate"]


@pytest.mark.parametrize(
    ("operation", "use"),
    [
        ("Encrypt", lambda kms, key: kms.encrypt(KeyId=key, Plaintext=b"x")),
        ("GenerateDataKey", lambda kms, key: kms.generate_data_key(KeyId=key, KeySpec="AES_256")),
        (
            "GenerateDataKeyWithoutPlaintext",
            lambda kms, key: kms.generate_data_key_without_plaintext(KeyId=key, KeySpec="AES_256"),
        ),
    ],
)
def test_the_last_use(kms, key, operation, use):
    request = use(kms, key["KeyId"])["ResponseMetadata"]["RequestId"]
    usage = kms.get_key_last_usage(KeyId=key["KeyId"])["KeyLastUsage"]
    assert set(usage) == {"Operation", "Timestamp", "CloudTrailEventId", "KmsRequestId"}
    assert usage["Operation"] == operation
    assert usage["KmsRequestId"] == request
    assert UUID.fullmatch(usage["CloudTrailEventId"])
    assert abs(usage["Timestamp"] - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("spec", "usage", "operation", "use"),
    [
        (
            "ECC_NIST_P256",
            "SIGN_VERIFY",
            "Sign",
            lambda kms, key: kms.sign(KeyId=key, Message=b"x", SigningAlgorithm="ECDSA_SHA_256"),
        ),
        (
            "HMAC_256",
            "GENERATE_VERIFY_MAC",
            "GenerateMac",
            lambda kms, key: kms.generate_mac(KeyId=key, Message=b"x", MacAlgorithm="HMAC_SHA_256"),
        ),
        (
            "ECC_NIST_P256",
            "KEY_AGREEMENT",
            "DeriveSharedSecret",
            lambda kms, key: kms.derive_shared_secret(
                KeyId=key, KeyAgreementAlgorithm="ECDH", PublicKey=kms.get_public_key(KeyId=key)["PublicKey"]
            ),
        ),
        (
            "RSA_2048",
            "ENCRYPT_DECRYPT",
            "Encrypt",
            lambda kms, key: kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionAlgorithm="RSAES_OAEP_SHA_256"),
        ),
    ],
)
def test_the_last_use_of_other_keys(kms, spec, usage, operation, use):
    key = kms.create_key(KeySpec=spec, KeyUsage=usage)["KeyMetadata"]["KeyId"]
    if usage != "GENERATE_VERIFY_MAC":
        kms.get_public_key(KeyId=key)
    assert kms.get_key_last_usage(KeyId=key)["KeyLastUsage"] == {}
    request = use(kms, key)["ResponseMetadata"]["RequestId"]
    last = kms.get_key_last_usage(KeyId=key)["KeyLastUsage"]
    assert (last["Operation"], last["KmsRequestId"]) == (operation, request)


def test_the_last_of_two_uses(kms, key):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    kms.decrypt(CiphertextBlob=ciphertext)
    assert kms.get_key_last_usage(KeyId=key["KeyId"])["KeyLastUsage"]["Operation"] == "Decrypt"


def test_re_encrypt_uses_both_keys(kms, key, other_key):
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    kms.re_encrypt(CiphertextBlob=ciphertext, DestinationKeyId=other_key["KeyId"])
    for used in (key, other_key):
        assert kms.get_key_last_usage(KeyId=used["KeyId"])["KeyLastUsage"]["Operation"] == "ReEncrypt"


def test_reading_and_failing_are_no_use(kms, key, refused):
    kms.describe_key(KeyId=key["KeyId"])
    kms.get_key_policy(KeyId=key["KeyId"])
    with refused("DryRunOperationException"):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", DryRun=True)
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException"):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    assert kms.get_key_last_usage(KeyId=key["KeyId"])["KeyLastUsage"] == {}


def test_keys_in_other_states(kms, key):
    kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    kms.disable_key(KeyId=key["KeyId"])
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    assert kms.get_key_last_usage(KeyId=key["KeyId"])["KeyLastUsage"]["Operation"] == "Encrypt"


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.get_key_last_usage(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_key_last_usage(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_key_last_usage(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GetKeyLastUsage")):
        kms.get_key_last_usage(KeyId=foreign_key_arn)
