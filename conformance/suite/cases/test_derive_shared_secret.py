"""DeriveSharedSecret."""

import base64
import functools

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa, x25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from specs import without

CURVES = {
    "ECC_NIST_P256": (ec.SECP256R1, 32),
    "ECC_NIST_P384": (ec.SECP384R1, 48),
    "ECC_NIST_P521": (ec.SECP521R1, 66),
}


def spki(private):
    return private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="KEY_AGREEMENT")["KeyMetadata"]


@pytest.fixture
def peer():
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def arguments(peer):
    return {"KeyAgreementAlgorithm": "ECDH", "PublicKey": spki(peer)}


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.derive_shared_secret(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "SharedSecret", "KeyAgreementAlgorithm", "KeyOrigin"}
    assert reply["KeyId"] == key["Arn"]
    assert (reply["KeyAgreementAlgorithm"], reply["KeyOrigin"]) == ("ECDH", "AWS_KMS")


@pytest.mark.parametrize("spec", CURVES)
def test_two_keys_agree(kms, spec):
    first, second = (kms.create_key(KeySpec=spec, KeyUsage="KEY_AGREEMENT")["KeyMetadata"]["KeyId"] for _ in range(2))
    secrets = set()
    for mine, theirs in ((first, second), (second, first)):
        public = kms.get_public_key(KeyId=theirs)["PublicKey"]
        reply = kms.derive_shared_secret(KeyId=mine, KeyAgreementAlgorithm="ECDH", PublicKey=public)
        secrets.add(reply["SharedSecret"])
    assert [len(secret) for secret in secrets] == [CURVES[spec][1]]


PEERS = {spec: functools.partial(ec.generate_private_key, curve()) for spec, (curve, _) in CURVES.items()}
PEERS |= {
    "secp256k1": lambda: ec.generate_private_key(ec.SECP256K1()),
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
    "X25519": x25519.X25519PrivateKey.generate,
}


@pytest.mark.parametrize("spec", CURVES)
def test_a_public_key_of_another_kind(kms, key_of, refused, spec):
    for peer, make in PEERS.items():
        request = {"KeyAgreementAlgorithm": "ECDH", "PublicKey": spki(make())}
        if peer == spec:
            reply = kms.derive_shared_secret(KeyId=key_of(spec, "KEY_AGREEMENT")["KeyId"], **request)
            assert len(reply["SharedSecret"]) == CURVES[spec][1]
            continue
        with refused("ValidationException", ""):
            kms.derive_shared_secret(KeyId=key_of(spec, "KEY_AGREEMENT")["KeyId"], **request)


def test_what_is_no_public_key(kms, key, peer, refused):
    good = spki(peer)
    point = peer.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    head = good[: -len(point)]
    off_the_curve = point[:-1] + bytes([point[-1] ^ 1])
    for bad in (
        b"x",
        b"\0" * 91,
        b"x" * 8192,
        point,
        base64.b64encode(good),
        good[:-1],
        good + b"\0",
        head + off_the_curve,
        head + b"\x04" + b"\0" * 64,
        head + b"\x04" + b"\xff" * 64,
        head[:-1] + b"\0" * 66,
    ):
        with refused("ValidationException", ""):
            kms.derive_shared_secret(KeyId=key["KeyId"], KeyAgreementAlgorithm="ECDH", PublicKey=bad)


def test_a_public_key_out_of_bounds(kms, key, refused):
    for public, rule in ((b"", "greater than or equal to 1"), (b"x" * 8193, "less than or equal to 8192")):
        with refused(
            "ValidationException",
            "1 validation error detected: Value at 'publicKey' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.derive_shared_secret(KeyId=key["KeyId"], KeyAgreementAlgorithm="ECDH", PublicKey=public)


def test_what_is_no_algorithm(kms, key, arguments, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value 'X25519' at 'keyAgreementAlgorithm' failed to satisfy constraint: "
        "Member must satisfy enum value set: [ECDH]",
    ):
        kms.derive_shared_secret(KeyId=key["KeyId"], **arguments | {"KeyAgreementAlgorithm": "X25519"})


def test_a_dry_run_fails_as_the_request_would(kms, key, refused):
    with refused("ValidationException", ""):
        kms.derive_shared_secret(KeyId=key["KeyId"], KeyAgreementAlgorithm="ECDH", PublicKey=b"x", DryRun=True)


def test_a_recipient_that_is_no_enclave(kms, key, arguments, refused):
    recipient = {"KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": b"x"}
    with refused("ValidationException", "The AttestationDocument is not valid."):
        kms.derive_shared_secret(KeyId=key["KeyId"], Recipient=recipient, **arguments)


@pytest.mark.parametrize(("spec", "usage"), without("KEY_AGREEMENT"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused(
        "InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for DeriveSharedSecret."
    ):
        kms.derive_shared_secret(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.derive_shared_secret()
    assert error["Message"].startswith("3 validation errors detected: ")
    for member in ("keyId", "keyAgreementAlgorithm", "publicKey"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.derive_shared_secret(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.derive_shared_secret(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.derive_shared_secret(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.derive_shared_secret(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.derive_shared_secret(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.derive_shared_secret(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.derive_shared_secret(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.derive_shared_secret(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.derive_shared_secret(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("DeriveSharedSecret")):
        kms.derive_shared_secret(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("DeriveSharedSecret")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:DeriveSharedSecret "
        f"on resource: {key['Arn']} because no resource-based policy allows the kms:DeriveSharedSecret action",
    ):
        kms.derive_shared_secret(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("DeriveSharedSecret")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.derive_shared_secret(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.derive_shared_secret(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.derive_shared_secret(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
