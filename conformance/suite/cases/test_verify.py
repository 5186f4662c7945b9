"""Verify."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from specs import DIGESTS, SIGNERS, without

MESSAGE = b"a message"
# FIPS 186-5, SP 800-186, SEC 2.
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
K1_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]


@pytest.fixture
def arguments(kms, key):
    request = {"Message": MESSAGE, "SigningAlgorithm": "ECDSA_SHA_256"}
    return request | {"Signature": kms.sign(KeyId=key["KeyId"], **request)["Signature"]}


@pytest.fixture
def signed(kms, key_of):
    """A request that verifies."""

    def sign(spec, algorithm):
        request = {"KeyId": key_of(spec, "SIGN_VERIFY")["KeyId"], "SigningAlgorithm": algorithm, "Message": MESSAGE}
        if algorithm == "ED25519_PH_SHA_512":
            request |= {"Message": hashlib.sha512(MESSAGE).digest(), "MessageType": "DIGEST"}
        return request | {"Signature": kms.sign(**request)["Signature"]}

    return sign


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.verify(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "SignatureValid", "SigningAlgorithm"}
    assert reply["KeyId"] == key["Arn"]
    assert (reply["SignatureValid"], reply["SigningAlgorithm"]) == (True, "ECDSA_SHA_256")


@pytest.mark.parametrize(("spec", "algorithm"), SIGNERS)
def test_a_signature_that_is_not_valid(kms, signed, refused, spec, algorithm):
    """Never `SignatureValid` false, always an error, and without a word."""
    good = signed(spec, algorithm)
    assert kms.verify(**good)["SignatureValid"] is True
    signature, message = good["Signature"], good["Message"]
    last_bit = signature[:-1] + bytes([signature[-1] ^ 1])
    for bad in (
        {"Signature": last_bit},
        {"Signature": b"\0" * len(signature)},
        {"Signature": b"\xff" * len(signature)},
        {"Signature": signature[:-1]},
        {"Signature": signature + b"\0"},
        {"Signature": b"x"},
        {"Signature": b"x" * 6144},
        {"Message": message[:-1] + b"?"},
    ):
        with refused("KMSInvalidSignatureException", ""):
            kms.verify(**good | bad)


@pytest.mark.parametrize(("spec", "algorithm"), SIGNERS)
def test_a_signature_of_another_key(kms, signed, refused, spec, algorithm):
    good = signed(spec, algorithm)
    other = kms.create_key(KeySpec=spec, KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    with refused("KMSInvalidSignatureException", ""):
        kms.verify(**good | {"KeyId": other})


def test_a_signature_of_another_algorithm(kms, signed, refused):
    for made, used in (
        ("RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PSS_SHA_256"),
        ("RSASSA_PSS_SHA_256", "RSASSA_PKCS1_V1_5_SHA_256"),
        ("RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_512"),
    ):
        with refused("KMSInvalidSignatureException", ""):
            kms.verify(**signed("RSA_2048", made) | {"SigningAlgorithm": used})
    plain = signed("ECC_NIST_EDWARDS25519", "ED25519_SHA_512")
    hashed = {"SigningAlgorithm": "ED25519_PH_SHA_512", "MessageType": "DIGEST"}
    with refused("KMSInvalidSignatureException", ""):
        kms.verify(**plain | hashed | {"Message": hashlib.sha512(MESSAGE).digest()})


@pytest.mark.parametrize(("spec", "order"), [("ECC_NIST_P256", P256_ORDER), ("ECC_SECG_P256K1", K1_ORDER)])
def test_an_ecdsa_signature_with_either_s(kms, signed, spec, order):
    """ANS X9.62 has both; that only one is canonical is a rule of blockchains, which AWS KMS does not know."""
    good = signed(spec, "ECDSA_SHA_256")
    r, s = decode_dss_signature(good["Signature"])
    for either in (s, order - s):
        assert kms.verify(**good | {"Signature": encode_dss_signature(r, either)})["SignatureValid"] is True


@pytest.mark.parametrize("numbers", [(0, 1), (1, 0), (0, 0), (P256_ORDER, 1), (1, P256_ORDER)])
def test_an_ecdsa_signature_out_of_range(kms, signed, refused, numbers):
    with refused("KMSInvalidSignatureException", ""):
        kms.verify(**signed("ECC_NIST_P256", "ECDSA_SHA_256") | {"Signature": encode_dss_signature(*numbers)})


def test_an_ecdsa_signature_that_is_not_der(kms, signed, refused):
    good = signed("ECC_NIST_P256", "ECDSA_SHA_256")
    raw = b"".join(number.to_bytes(32) for number in decode_dss_signature(good["Signature"]))
    with refused("KMSInvalidSignatureException", ""):
        kms.verify(**good | {"Signature": raw})


@pytest.mark.parametrize(("spec", "algorithm", "length"), DIGESTS)
def test_a_digest_of_another_length(kms, key_of, refused, spec, algorithm, length):
    for wrong in (length - 1, length + 1):
        with refused("ValidationException", f"Digest is invalid length for algorithm {algorithm}."):
            kms.verify(
                KeyId=key_of(spec, "SIGN_VERIFY")["KeyId"],
                Message=b"x" * wrong,
                MessageType="DIGEST",
                Signature=b"x" * 64,
                SigningAlgorithm=algorithm,
            )


@pytest.mark.parametrize(
    ("spec", "algorithm", "message_type"),
    [
        ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "DIGEST"),
        ("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "RAW"),
        ("ML_DSA_65", "ML_DSA_SHAKE_256", "DIGEST"),
        ("RSA_2048", "RSASSA_PSS_SHA_512", "EXTERNAL_MU"),
        ("ECC_SECG_P256K1", "ECDSA_SHA_256", "EXTERNAL_MU"),
    ],
)
def test_a_message_type_that_the_algorithm_does_not_take(kms, key_of, refused, spec, algorithm, message_type):
    what = f"key spec {spec}" if algorithm == "ML_DSA_SHAKE_256" else f"algorithm {algorithm}"
    with refused("ValidationException", f"Message type {message_type} is incompatible with {what}."):
        kms.verify(
            KeyId=key_of(spec, "SIGN_VERIFY")["KeyId"],
            Message=b"x" * 64,
            MessageType=message_type,
            Signature=b"x" * 64,
            SigningAlgorithm=algorithm,
        )


@pytest.mark.parametrize("length", [63, 65])
def test_a_mu_of_another_length(kms, key_of, refused, length):
    with refused("ValidationException", "Digest is invalid length for algorithm ML_DSA_SHAKE_256."):
        kms.verify(
            KeyId=key_of("ML_DSA_44", "SIGN_VERIFY")["KeyId"],
            Message=b"x" * length,
            MessageType="EXTERNAL_MU",
            Signature=b"x" * 2420,
            SigningAlgorithm="ML_DSA_SHAKE_256",
        )


def test_an_algorithm_of_other_keys(kms, key_of, refused):
    for spec, algorithm in (("RSA_2048", "ECDSA_SHA_256"), ("ECC_NIST_P384", "ECDSA_SHA_256")):
        with refused("InvalidKeyUsageException", f"Algorithm {algorithm} is incompatible with key spec {spec}."):
            kms.verify(
                KeyId=key_of(spec, "SIGN_VERIFY")["KeyId"],
                Message=b"x",
                Signature=b"x",
                SigningAlgorithm=algorithm,
            )


@pytest.mark.parametrize(
    ("member", "path", "longest"), [("Message", "message", 4096), ("Signature", "signature", 6144)]
)
def test_members_out_of_bounds_are_refused_and_not_repeated(kms, key, arguments, refused, member, path, longest):
    for value, rule in (
        (b"", "greater than or equal to 1"),
        (b"x" * (longest + 1), f"less than or equal to {longest}"),
    ):
        with refused(
            "ValidationException",
            f"1 validation error detected: Value at '{path}' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.verify(KeyId=key["KeyId"], **arguments | {member: value})


def test_what_is_no_algorithm(kms, key, arguments, refused):
    with refused("ValidationException") as error:
        kms.verify(KeyId=key["KeyId"], **arguments | {"SigningAlgorithm": "ROT13"})
    assert error["Message"].startswith(
        "1 validation error detected: Value 'ROT13' at 'signingAlgorithm' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


def test_a_dry_run_fails_as_the_request_would(kms, key, arguments, refused):
    with refused("KMSInvalidSignatureException", ""):
        kms.verify(KeyId=key["KeyId"], **arguments | {"Message": b"another"}, DryRun=True)


@pytest.mark.parametrize(("spec", "usage"), without("SIGN_VERIFY"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused("InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for Verify."):
        kms.verify(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.verify()
    assert error["Message"].startswith("4 validation errors detected: ")
    for member in ("keyId", "message", "signature", "signingAlgorithm"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.verify(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.verify(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.verify(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.verify(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.verify(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.verify(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.verify(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.verify(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.verify(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("Verify")):
        kms.verify(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("Verify")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Verify on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:Verify action",
    ):
        kms.verify(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("Verify")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.verify(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.verify(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.verify(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
