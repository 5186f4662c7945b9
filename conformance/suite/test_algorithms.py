"""Every kind of key with every algorithm of the model, and every way to sign with every type and length of message."""

import botocore.session
import pytest
from botocore import xform_name

from specs import DIGESTS, KEYS, SIGNERS

MODEL = botocore.session.Session().get_service_model("kms")

# Operation: the usage that it needs, the member that names the algorithm, what else it needs to be well-formed.
OPERATIONS = {
    "Sign": ("SIGN_VERIFY", "SigningAlgorithm", {}),
    "Verify": ("SIGN_VERIFY", "SigningAlgorithm", {"Signature": b"x"}),
    "Encrypt": ("ENCRYPT_DECRYPT", "EncryptionAlgorithm", {"Plaintext": b"x"}),
    "Decrypt": ("ENCRYPT_DECRYPT", "EncryptionAlgorithm", {"CiphertextBlob": b"x"}),
    "GenerateMac": ("GENERATE_VERIFY_MAC", "MacAlgorithm", {"Message": b"x"}),
    "VerifyMac": ("GENERATE_VERIFY_MAC", "MacAlgorithm", {"Message": b"x", "Mac": b"x"}),
    "DeriveSharedSecret": ("KEY_AGREEMENT", "KeyAgreementAlgorithm", {"PublicKey": b"x"}),
    "Encapsulate": ("ENCAPSULATE_DECAPSULATE", "EncapsulationAlgorithm", {}),
    "Decapsulate": ("ENCAPSULATE_DECAPSULATE", "EncapsulationAlgorithm", {"SharedSecretCiphertextBlob": b"x"}),
}
# What an operation says to the made-up input when key and algorithm fit; those that are not here succeed.
AT_LAST = {
    "Verify": "KMSInvalidSignatureException",
    "Decrypt": "InvalidCiphertextException",
    "VerifyMac": "KMSInvalidMacException",
    "DeriveSharedSecret": "ValidationException",
    "Decapsulate": "InvalidCiphertextException",
}


def algorithms(operation):
    return MODEL.operation_model(operation).input_shape.members[OPERATIONS[operation][1]].enum


def fits(spec, usage, operation, algorithm):
    return usage == OPERATIONS[operation][0] and algorithm in KEYS[spec, usage]


ALL = [
    (spec, usage, operation, algorithm)
    for spec, usage in KEYS
    for operation in OPERATIONS
    for algorithm in algorithms(operation)
]

LENGTHS = [
    (spec, algorithm, message_type, length)
    for spec, algorithm in SIGNERS
    for message_type in ("RAW", "DIGEST", "EXTERNAL_MU")
    for length in (1, 20, 28, 32, 48, 63, 64, 65, 4096)
]
DIGEST_BYTES = {(spec, algorithm): length for spec, algorithm, length in DIGESTS}


def taken(spec, algorithm, message_type):
    """The lengths of such a message that the algorithm signs; None when it takes no such message at all."""
    if message_type == "RAW":
        return None if algorithm == "ED25519_PH_SHA_512" else range(1, 4097)
    if message_type == "EXTERNAL_MU":
        return [64] if algorithm == "ML_DSA_SHAKE_256" else None
    return [DIGEST_BYTES[spec, algorithm]] if (spec, algorithm) in DIGEST_BYTES else None


def test_everything_is_tried():
    """25 kinds of keys by 13 + 13 + 4 + 4 + 4 + 4 + 1 + 1 + 1 algorithms; 27 ways to sign, 7 to encrypt, 4 to
    authenticate, each there and back, 3 to agree, 3 to encapsulate, there and back."""
    assert len(ALL) == 25 * 45 == 1125
    assert sum(fits(*one) for one in ALL) == 2 * 27 + 2 * 7 + 2 * 4 + 3 + 2 * 3 == 85
    # 26 ways to sign take 9 lengths raw, 23 take a digest of one length, 3 a mu.
    assert len(LENGTHS) == 27 * 3 * 9 == 729
    assert sum(length in (taken(*one) or ()) for *one, length in LENGTHS) == 26 * 9 + 23 + 3 == 260


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize(("spec", "usage"), KEYS)
def test_every_key_with_every_algorithm(kms, key_of, refused, spec, usage, operation):
    key = key_of(spec, usage)
    needed, member, arguments = OPERATIONS[operation]
    for algorithm in algorithms(operation):
        request = {"KeyId": key["KeyId"], member: algorithm} | arguments
        if needed == "SIGN_VERIFY":
            hashed = algorithm == "ED25519_PH_SHA_512"
            request |= {"Message": b"x" * 64, "MessageType": "DIGEST" if hashed else "RAW"}
        call = getattr(kms, xform_name(operation))
        if usage != needed:
            text = f"{key['Arn']} key usage is {usage} which is not valid for {operation}."
            with refused("InvalidKeyUsageException", text):
                call(**request)
        elif (operation, algorithm) == ("Decrypt", "SYMMETRIC_DEFAULT") and spec != "SYMMETRIC_DEFAULT":
            # No ciphertext of the key is one of that algorithm.
            with refused("InvalidCiphertextException", ""):
                call(**request)
        elif not fits(spec, usage, operation, algorithm):
            with refused("InvalidKeyUsageException", f"Algorithm {algorithm} is incompatible with key spec {spec}."):
                call(**request)
        elif operation in AT_LAST:
            with refused(AT_LAST[operation], ""):
                call(**request)
        else:
            reply = call(**request)
            assert (reply["KeyId"], reply[member]) == (key["Arn"], algorithm)


def test_the_state_comes_before_an_algorithm_that_no_ciphertext_has(kms, refused):
    key = kms.create_key(KeySpec="RSA_2048", KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]
    algorithm = "RSAES_OAEP_SHA_256"
    sealed = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionAlgorithm=algorithm)["CiphertextBlob"]
    target = kms.create_key()["KeyMetadata"]["KeyId"]
    calls = [
        lambda: kms.decrypt(KeyId=key["KeyId"], CiphertextBlob=sealed),
        lambda: kms.re_encrypt(SourceKeyId=key["KeyId"], CiphertextBlob=sealed, DestinationKeyId=target),
    ]
    for call in calls:
        with refused("InvalidCiphertextException", ""):
            call()
    kms.disable_key(KeyId=key["KeyId"])
    for call in calls:
        with refused("DisabledException", f"{key['Arn']} is disabled."):
            call()


@pytest.mark.parametrize("message_type", ["RAW", "DIGEST", "EXTERNAL_MU"])
@pytest.mark.parametrize(("spec", "algorithm"), SIGNERS)
def test_every_type_and_length_of_message(kms, key_of, refused, spec, algorithm, message_type):
    lengths = [one[3] for one in LENGTHS if one[:3] == (spec, algorithm, message_type)]
    assert len(lengths) == 9
    good = taken(spec, algorithm, message_type)
    for length in lengths:
        request = {
            "KeyId": key_of(spec, "SIGN_VERIFY")["KeyId"],
            "Message": b"x" * length,
            "MessageType": message_type,
            "SigningAlgorithm": algorithm,
        }
        if good is not None and length in good:
            signature = kms.sign(**request)["Signature"]
            assert kms.verify(Signature=signature, **request)["SignatureValid"] is True
            continue
        # AWS's text for a type that does not fit is not known.
        text = None if good is None else f"Digest is invalid length for algorithm {algorithm}."
        for call, signature in ((kms.sign, {}), (kms.verify, {"Signature": b"x" * 64})):
            with refused("ValidationException", text):
                call(**request, **signature)
