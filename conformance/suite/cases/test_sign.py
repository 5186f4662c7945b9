"""Sign."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from specs import DIGESTS, PKCS1, RSA, SIGNERS, without

MESSAGE = b"a message"
ECDSA = [(spec, algorithm, length) for spec, algorithm, length in DIGESTS if algorithm.startswith("ECDSA")]
MODULUS_BYTES = {"RSA_2048": 256, "RSA_3072": 384, "RSA_4096": 512}
# The longest DER form of two integers below the order of the curve.
ECDSA_BYTES_MAX = {"ECC_NIST_P256": 72, "ECC_SECG_P256K1": 72, "ECC_NIST_P384": 104, "ECC_NIST_P521": 139}
ML_DSA_BYTES = {"ML_DSA_44": 2420, "ML_DSA_65": 3309, "ML_DSA_87": 4627}


def digest(algorithm, message=MESSAGE):
    return hashlib.new(f"sha{algorithm[-3:]}", message).digest()


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]


@pytest.fixture
def arguments():
    return {"Message": MESSAGE, "SigningAlgorithm": "ECDSA_SHA_256"}


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.sign(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "Signature", "SigningAlgorithm"}
    assert (reply["KeyId"], reply["SigningAlgorithm"]) == (key["Arn"], "ECDSA_SHA_256")
    assert kms.verify(KeyId=key["KeyId"], Signature=reply["Signature"], **arguments)["SignatureValid"] is True


@pytest.mark.parametrize(("spec", "algorithm"), SIGNERS)
def test_the_form_of_the_signature(kms, key_of, spec, algorithm):
    message_type = {"MessageType": "DIGEST"} if algorithm == "ED25519_PH_SHA_512" else {}
    message = digest(algorithm) if message_type else MESSAGE
    key = key_of(spec, "SIGN_VERIFY")["KeyId"]
    signature = kms.sign(KeyId=key, Message=message, SigningAlgorithm=algorithm, **message_type)["Signature"]
    if spec in ECDSA_BYTES_MAX:
        assert len(signature) <= ECDSA_BYTES_MAX[spec]
        assert all(number > 0 for number in decode_dss_signature(signature))
    else:
        assert len(signature) == (MODULUS_BYTES | ML_DSA_BYTES | {"ECC_NIST_EDWARDS25519": 64})[spec]


@pytest.mark.parametrize(("spec", "algorithm", "_length"), [one for one in DIGESTS if "ED25519" not in one[1]])
def test_a_message_and_its_digest_are_the_same_message(kms, key_of, spec, algorithm, _length):
    request = {"KeyId": key_of(spec, "SIGN_VERIFY")["KeyId"], "SigningAlgorithm": algorithm}
    forms = [{"Message": MESSAGE, "MessageType": "RAW"}, {"Message": digest(algorithm), "MessageType": "DIGEST"}]
    for signed, verified in (forms, forms[::-1]):
        signature = kms.sign(**request, **signed)["Signature"]
        assert kms.verify(**request, **verified, Signature=signature)["SignatureValid"] is True


@pytest.mark.parametrize("algorithm", [*PKCS1, "ED25519_SHA_512"])
def test_algorithms_that_sign_alike_every_time(kms, key_of, algorithm):
    key = key_of("RSA_2048" if algorithm in PKCS1 else "ECC_NIST_EDWARDS25519", "SIGN_VERIFY")["KeyId"]
    made = {kms.sign(KeyId=key, Message=MESSAGE, SigningAlgorithm=algorithm)["Signature"] for _ in range(3)}
    assert len(made) == 1


@pytest.mark.parametrize(("spec", "algorithm"), [("RSA_2048", "RSASSA_PSS_SHA_256"), ("ML_DSA_44", "ML_DSA_SHAKE_256")])
def test_algorithms_that_sign_otherwise_every_time(kms, key_of, spec, algorithm):
    key = key_of(spec, "SIGN_VERIFY")["KeyId"]
    made = {kms.sign(KeyId=key, Message=MESSAGE, SigningAlgorithm=algorithm)["Signature"] for _ in range(3)}
    assert len(made) == 3


@pytest.mark.parametrize(("spec", "algorithm", "length"), DIGESTS)
def test_a_digest_of_another_length(kms, key_of, refused, spec, algorithm, length):
    for wrong in {1, 20, 28, 32, 48, 64, length - 1, length + 1, 4096} - {length}:
        with refused("ValidationException", f"Digest is invalid length for algorithm {algorithm}."):
            kms.sign(
                KeyId=key_of(spec, "SIGN_VERIFY")["KeyId"],
                Message=b"x" * wrong,
                MessageType="DIGEST",
                SigningAlgorithm=algorithm,
            )


@pytest.mark.parametrize(
    ("spec", "algorithm", "message_type"),
    [
        ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "DIGEST"),
        ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "EXTERNAL_MU"),
        ("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "RAW"),
        ("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "EXTERNAL_MU"),
        ("ML_DSA_65", "ML_DSA_SHAKE_256", "DIGEST"),
        ("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_512", "EXTERNAL_MU"),
        ("RSA_2048", "RSASSA_PSS_SHA_512", "EXTERNAL_MU"),
        ("ECC_NIST_P521", "ECDSA_SHA_512", "EXTERNAL_MU"),
    ],
)
def test_a_message_type_that_the_algorithm_does_not_take(kms, key_of, refused, spec, algorithm, message_type):
    what = f"key spec {spec}" if algorithm == "ML_DSA_SHAKE_256" else f"algorithm {algorithm}"
    with refused("ValidationException", f"Message type {message_type} is incompatible with {what}."):
        kms.sign(
            KeyId=key_of(spec, "SIGN_VERIFY")["KeyId"],
            Message=b"x" * 64,
            MessageType=message_type,
            SigningAlgorithm=algorithm,
        )


@pytest.mark.parametrize("length", [1, 32, 63, 65, 4096])
def test_a_mu_of_another_length(kms, key_of, refused, length):
    with refused("ValidationException", "Digest is invalid length for algorithm ML_DSA_SHAKE_256."):
        kms.sign(
            KeyId=key_of("ML_DSA_44", "SIGN_VERIFY")["KeyId"],
            Message=b"x" * length,
            MessageType="EXTERNAL_MU",
            SigningAlgorithm="ML_DSA_SHAKE_256",
        )


@pytest.mark.parametrize(("spec", "algorithm"), [one for one in SIGNERS if one[1] != "ED25519_PH_SHA_512"])
def test_the_shortest_and_the_longest_message(kms, key_of, spec, algorithm):
    request = {"KeyId": key_of(spec, "SIGN_VERIFY")["KeyId"], "SigningAlgorithm": algorithm}
    for message in (b"x", b"x" * 4096):
        signature = kms.sign(Message=message, **request)["Signature"]
        assert kms.verify(Message=message, Signature=signature, **request)["SignatureValid"] is True


def test_no_message_and_too_much_of_it_are_refused_and_not_repeated(kms, key, refused):
    for message, rule in ((b"", "greater than or equal to 1"), (b"secret" * 700, "less than or equal to 4096")):
        with refused(
            "ValidationException",
            "1 validation error detected: Value at 'message' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.sign(KeyId=key["KeyId"], Message=message, SigningAlgorithm="ECDSA_SHA_256")


@pytest.mark.parametrize("spec", RSA)
def test_an_algorithm_of_other_keys(kms, key_of, refused, spec):
    with refused("InvalidKeyUsageException", f"Algorithm ECDSA_SHA_256 is incompatible with key spec {spec}."):
        kms.sign(KeyId=key_of(spec, "SIGN_VERIFY")["KeyId"], Message=b"x", SigningAlgorithm="ECDSA_SHA_256")


@pytest.mark.parametrize(("member", "path"), [("SigningAlgorithm", "signingAlgorithm"), ("MessageType", "messageType")])
def test_what_is_no_algorithm_and_no_message_type_is_refused_before_the_key_is_sought(
    kms, arguments, refused, member, path
):
    with refused("ValidationException") as error:
        kms.sign(KeyId="alias/nowhere", **arguments | {member: "ROT13"})
    assert error["Message"].startswith(
        f"1 validation error detected: Value 'ROT13' at '{path}' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


def test_a_dry_run_fails_as_the_request_would(kms, key, refused):
    with refused("ValidationException", "Digest is invalid length for algorithm ECDSA_SHA_256."):
        kms.sign(KeyId=key["KeyId"], Message=b"x", MessageType="DIGEST", SigningAlgorithm="ECDSA_SHA_256", DryRun=True)


@pytest.mark.parametrize(("spec", "usage"), without("SIGN_VERIFY"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused("InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for Sign."):
        kms.sign(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.sign()
    assert error["Message"].startswith("3 validation errors detected: ")
    for member in ("keyId", "message", "signingAlgorithm"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.sign(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.sign(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.sign(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.sign(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.sign(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.sign(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.sign(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.sign(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.sign(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("Sign")):
        kms.sign(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("Sign")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Sign on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:Sign action",
    ):
        kms.sign(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("Sign")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.sign(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.sign(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.sign(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
