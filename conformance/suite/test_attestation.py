"""`Recipient`: what an attested enclave is answered, and who is refused."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from attestation import Authority, Enclave
from server import Server


@pytest.fixture(scope="module")
def root():
    return Authority("root")


@pytest.fixture(scope="module")
def enclave(root):
    return Enclave(root)


@pytest.fixture(scope="module")
def attesting(root, tmp_path_factory):
    """A server that trusts the root of the tests."""
    folder = tmp_path_factory.mktemp("attested")
    (folder / "root.pem").write_bytes(root.pem())
    server = Server(folder / "data", BULLA_ATTESTATION_ROOTS=str(folder / "root.pem"))
    try:
        yield server.start()
    finally:
        server.end()


@pytest.fixture(scope="module")
def kms(attesting):
    return attesting.client()


@pytest.fixture
def key_id(kms):
    return kms.create_key()["KeyMetadata"]["KeyId"]


def test_decrypt(kms, key_id, enclave, members, tmp_path):
    blob = kms.encrypt(KeyId=key_id, Plaintext=b"for the enclave")["CiphertextBlob"]
    reply = kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient())
    assert members(reply) == {"KeyId", "EncryptionAlgorithm", "CiphertextForRecipient"}
    assert enclave.open(reply["CiphertextForRecipient"], tmp_path) == b"for the enclave"


def test_generate_data_key(kms, key_id, enclave, members, tmp_path):
    reply = kms.generate_data_key(KeyId=key_id, KeySpec="AES_256", Recipient=enclave.recipient())
    assert members(reply) == {"CiphertextBlob", "KeyId", "CiphertextForRecipient"}
    plaintext = enclave.open(reply["CiphertextForRecipient"], tmp_path)
    assert kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == plaintext


def test_generate_data_key_pair(kms, key_id, enclave, tmp_path):
    reply = kms.generate_data_key_pair(KeyId=key_id, KeyPairSpec="ECC_NIST_P256", Recipient=enclave.recipient())
    assert "PrivateKeyPlaintext" not in reply
    private = enclave.open(reply["CiphertextForRecipient"], tmp_path)
    assert kms.decrypt(CiphertextBlob=reply["PrivateKeyCiphertextBlob"])["Plaintext"] == private


def test_generate_random(kms, enclave, members, tmp_path):
    reply = kms.generate_random(NumberOfBytes=24, Recipient=enclave.recipient())
    assert members(reply) == {"CiphertextForRecipient"}
    assert len(enclave.open(reply["CiphertextForRecipient"], tmp_path)) == 24


def test_derive_shared_secret(kms, enclave, tmp_path):
    one, other = (
        kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="KEY_AGREEMENT")["KeyMetadata"]["KeyId"] for _ in range(2)
    )
    asked = {
        "KeyId": one,
        "KeyAgreementAlgorithm": "ECDH",
        "PublicKey": kms.get_public_key(KeyId=other)["PublicKey"],
    }
    reply = kms.derive_shared_secret(**asked, Recipient=enclave.recipient())
    assert "SharedSecret" not in reply
    secret = enclave.open(reply["CiphertextForRecipient"], tmp_path)
    assert kms.derive_shared_secret(**asked)["SharedSecret"] == secret


@pytest.mark.parametrize(
    "changes",
    [
        {"age": 6 * 60},
        {"age": -6 * 60},
        {"altered": True},
        {"signed_by": ec.generate_private_key(ec.SECP384R1())},
        {"public_key": None},
        {"public_key": b"no key"},
        {"digest": "SHA256"},
        {"pcrs": {}},
        {"cabundle": []},
    ],
    ids=lambda changes: "key" if "signed_by" in changes else str(changes),
)
def test_a_document_that_is_not_believed(kms, enclave, refused, changes):
    with refused("ValidationException"):
        kms.generate_random(NumberOfBytes=8, Recipient=enclave.recipient(**changes))


def test_a_document_under_another_root(kms, refused):
    with refused("ValidationException", "The AttestationDocument is not valid."):
        kms.generate_random(NumberOfBytes=8, Recipient=Enclave(Authority("root")).recipient())


@pytest.mark.parametrize("changes", [{"valid": (-3, -1)}, {"valid": (1, 2)}], ids=["expired", "not yet valid"])
def test_a_certificate_that_is_not_valid_now(kms, root, refused, changes):
    with refused("ValidationException"):
        kms.generate_random(NumberOfBytes=8, Recipient=Enclave(root, **changes).recipient())


def test_an_issuer_that_may_not_issue(kms, root, refused):
    with refused("ValidationException"):
        kms.generate_random(NumberOfBytes=8, Recipient=Enclave(root, depth=None).recipient())


def test_nothing_is_decrypted_in_the_clear_for_a_document_that_is_not_believed(kms, key_id, enclave, refused):
    blob = kms.encrypt(KeyId=key_id, Plaintext=b"for the enclave")["CiphertextBlob"]
    with refused("ValidationException", "The AttestationDocument is not valid.") as error:
        kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient(altered=True))
    assert "Plaintext" not in error


def test_the_default_root_is_that_of_aws(server, enclave, refused):
    with refused("ValidationException", "The AttestationDocument is not valid."):
        server.client().generate_random(NumberOfBytes=8, Recipient=enclave.recipient())


def allow_decrypt(kms, key_id, condition):
    account = {"Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Resource": "*", "Effect": "Allow"}
    statements = [
        account | {"NotAction": "kms:Decrypt"},
        account | {"Action": "kms:Decrypt", "Condition": {"StringEqualsIgnoreCase": condition}},
    ]
    kms.put_key_policy(KeyId=key_id, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))


def test_a_key_policy_asks_for_the_image(kms, key_id, enclave, root, refused):
    """Register 0 is the image; the document of the tests has its own number in each register."""
    blob = kms.encrypt(KeyId=key_id, Plaintext=b"for the enclave")["CiphertextBlob"]
    image = {"kms:RecipientAttestation:ImageSha384": "00" * 48, "kms:RecipientAttestation:PCR8": "08" * 48}
    allow_decrypt(kms, key_id, image)
    assert kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient())["CiphertextForRecipient"]
    with refused("AccessDeniedException"):
        kms.decrypt(CiphertextBlob=blob)
    with refused("AccessDeniedException"):
        kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient(altered=True))
    allow_decrypt(kms, key_id, image | {"kms:RecipientAttestation:PCR8": "09" * 48})
    with refused("AccessDeniedException"):
        kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient())


def test_the_audit_log_names_the_enclave(attesting, kms, key_id, enclave, refused):
    """Developer guide, "Monitoring requests for Nitro enclaves": with the key material, and without."""

    def register(index):
        return base64.b64encode(bytes([index]) * 48).decode()

    shown = {f"attestationDocumentEnclavePCR{index}": register(index) for index in (1, 2, 3, 4, 8)} | {
        "attestationDocumentModuleId": "i-1234567890abcdef0-enc9876543210abcde",
        "attestationDocumentEnclaveImageDigest": register(0),
    }
    plain = kms.generate_data_key(KeyId=key_id, KeySpec="AES_256")
    kms.generate_data_key(KeyId=key_id, KeySpec="AES_256", Recipient=enclave.recipient())
    kms.generate_random(NumberOfBytes=8, Recipient=enclave.recipient())
    with refused("ValidationException"):
        kms.generate_random(NumberOfBytes=8, Recipient=enclave.recipient(altered=True))
    events = attesting.newest_events(4)
    material = {"keyMaterialId": plain["KeyMaterialId"]}
    expected = [material, material | {"recipient": shown}, {"recipient": shown}, None]
    assert [event.get("additionalEventData") for event in events] == expected


def test_an_instance_with_a_nitro_tpm(attesting, kms, key_id, enclave, refused, tmp_path):
    """Its registers have names of their own: a policy for enclaves does not let it in, nor the other way round."""
    blob = kms.encrypt(KeyId=key_id, Plaintext=b"for the instance")["CiphertextBlob"]
    allow_decrypt(kms, key_id, {f"kms:RecipientAttestation:NitroTPMPCR{index}": f"{index:02x}" * 48 for index in (4, 12)})
    reply = kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient(nitro_tpm=True))
    assert enclave.open(reply["CiphertextForRecipient"], tmp_path) == b"for the instance"
    recipient = attesting.newest_events(1)[0]["additionalEventData"]["recipient"]
    register = base64.b64encode(bytes([7]) * 48).decode()
    assert recipient["attestationDocumentNitroTPMPCR7"] == register
    assert "attestationDocumentEnclaveImageDigest" not in recipient
    with refused("AccessDeniedException"):
        kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient())
    allow_decrypt(kms, key_id, {"kms:RecipientAttestation:PCR4": "04" * 48})
    assert kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient())["CiphertextForRecipient"]
    with refused("AccessDeniedException"):
        kms.decrypt(CiphertextBlob=blob, Recipient=enclave.recipient(nitro_tpm=True))
