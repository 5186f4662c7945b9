"""What Bulla signs, encrypts, agrees on and generates, others understand; and what they do, Bulla does.

Keys whose private half others must have are made by others and imported. ML-DSA and ML-KEM keys cannot be imported, so
of those only Bulla has the private half.
"""

import hashlib
import hmac

import pytest
from Crypto.Hash import SHA512
from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa
from cryptography.hazmat.primitives.asymmetric import mldsa, mlkem
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key
from kyber_py.ml_kem import ML_KEM_512

from peers import CURVES, Cryptography, OpenSsl, fresh_private_key, import_key
from specs import OAEP, RSA, SIGNERS

MESSAGE = b"what is signed, in more than one block of SHA-256 and SHA-512 alike, as a message ought to be " * 3
# Ed25519ph and ML-DSA are tried with other peers: neither of the two has the one, and the program not the other.
COMMON = [one for one in SIGNERS if one[1] not in ("ED25519_PH_SHA_512", "ML_DSA_SHAKE_256")]
ML_DSA = ["ML_DSA_44", "ML_DSA_65", "ML_DSA_87"]
AGREEING = [spec for spec in CURVES if spec.startswith("ECC_NIST")]
PAIRS = [*RSA, *CURVES, "ECC_NIST_EDWARDS25519"]


@pytest.fixture(params=[Cryptography, OpenSsl], ids=lambda peer: peer.name)
def peer(request, tmp_path):
    return request.param(tmp_path)


@pytest.fixture(scope="session")
def imported(kms):
    """Gives a private key that others made, and the id of the KMS key that has it too."""
    made = {}

    def find(spec, usage):
        if (spec, usage) not in made:
            private = fresh_private_key(spec)
            made[spec, usage] = private, import_key(kms, spec, usage, private)["KeyId"]
        return made[spec, usage]

    return find


def forms(algorithm):
    """The message and its digest, as requests have them."""
    raw = {"Message": MESSAGE, "MessageType": "RAW"}
    if not algorithm.startswith(("RSA", "ECDSA")):
        return [raw]
    return [raw, {"Message": hashlib.new("sha" + algorithm[-3:], MESSAGE).digest(), "MessageType": "DIGEST"}]


@pytest.mark.parametrize(("spec", "algorithm"), COMMON)
def test_others_verify_our_signatures(kms, key_of, peer, spec, algorithm):
    key_id = key_of(spec, "SIGN_VERIFY")["KeyId"]
    public = kms.get_public_key(KeyId=key_id)["PublicKey"]
    for form in forms(algorithm):
        signature = kms.sign(KeyId=key_id, SigningAlgorithm=algorithm, **form)["Signature"]
        assert peer.accepts(public, algorithm, signature, MESSAGE)
        assert not peer.accepts(public, algorithm, signature, MESSAGE + b"?")


@pytest.mark.parametrize(("spec", "algorithm"), COMMON)
def test_we_verify_the_signatures_of_others(kms, imported, peer, refused, spec, algorithm):
    private, key_id = imported(spec, "SIGN_VERIFY")
    assert kms.get_public_key(KeyId=key_id)["PublicKey"] == peer.public_key(private)
    request = {"KeyId": key_id, "SigningAlgorithm": algorithm, "Signature": peer.sign(private, algorithm, MESSAGE)}
    for form in forms(algorithm):
        assert kms.verify(**request, **form)["SignatureValid"] is True
    with refused("KMSInvalidSignatureException", ""):
        kms.verify(**request, Message=MESSAGE + b"?")


def test_ed25519ph_hashes_a_digest_once_more(kms, imported, refused):
    """FIPS 186-5, 7.8: the message of Ed25519ph is what the request has, which AWS wants to be a digest already."""
    private, key_id = imported("ECC_NIST_EDWARDS25519", "SIGN_VERIFY")
    peer = eddsa.new(ECC.import_key(private), "rfc8032")
    digest = hashlib.sha512(MESSAGE).digest()
    request = {
        "KeyId": key_id,
        "Message": digest,
        "MessageType": "DIGEST",
        "SigningAlgorithm": "ED25519_PH_SHA_512",
    }
    signature = peer.sign(SHA512.new(digest))
    assert kms.sign(**request)["Signature"] == signature
    assert kms.verify(**request, Signature=signature)["SignatureValid"] is True
    for other in (peer.sign(SHA512.new(MESSAGE)), peer.sign(digest)):
        with refused("KMSInvalidSignatureException", ""):
            kms.verify(**request, Signature=other)


@pytest.mark.parametrize("spec", ML_DSA)
def test_ml_dsa_with_the_message_and_with_mu(kms, key_of, tmp_path, spec):
    """FIPS 204: the context is empty, and mu is SHAKE256(SHAKE256(public key) || 0 || 0 || message)."""
    key_id, peer = key_of(spec, "SIGN_VERIFY")["KeyId"], Cryptography(tmp_path)
    public = kms.get_public_key(KeyId=key_id)["PublicKey"]
    loaded = load_der_public_key(public)
    assert isinstance(loaded, getattr(mldsa, f"MLDSA{spec[-2:]}PublicKey"))
    tr = hashlib.shake_256(loaded.public_bytes_raw()).digest(64)
    mu = hashlib.shake_256(tr + b"\0\0" + MESSAGE).digest(64)
    request = {"KeyId": key_id, "SigningAlgorithm": "ML_DSA_SHAKE_256"}
    ways = [{"Message": MESSAGE, "MessageType": "RAW"}, {"Message": mu, "MessageType": "EXTERNAL_MU"}]
    for way, other in (ways, ways[::-1]):
        signature = kms.sign(**request, **way)["Signature"]
        assert peer.accepts(public, "ML_DSA_SHAKE_256", signature, MESSAGE)
        assert not peer.accepts(public, "ML_DSA_SHAKE_256", signature, MESSAGE + b"?")
        loaded.verify_mu(signature, mu)
        assert kms.verify(**request, **other, Signature=signature)["SignatureValid"] is True


@pytest.mark.parametrize("spec", RSA)
@pytest.mark.parametrize("algorithm", OAEP)
def test_oaep_there_and_back(kms, imported, peer, spec, algorithm):
    private, key_id = imported(spec, "ENCRYPT_DECRYPT")
    public = kms.get_public_key(KeyId=key_id)["PublicKey"]
    request = {"KeyId": key_id, "EncryptionAlgorithm": algorithm}
    longest = int(spec[-4:]) // 8 - 2 * {"1": 20, "6": 32}[algorithm[-1]] - 2
    for plaintext in (b"x", bytes(range(100)), b"\0" * longest):
        theirs = peer.encrypt(public, algorithm, plaintext)
        assert kms.decrypt(CiphertextBlob=theirs, **request)["Plaintext"] == plaintext
        ours = kms.encrypt(Plaintext=plaintext, **request)["CiphertextBlob"]
        assert peer.decrypt(private, algorithm, ours) == plaintext


@pytest.mark.parametrize("spec", AGREEING)
def test_the_same_shared_secret(kms, key_of, imported, peer, spec):
    theirs = fresh_private_key(spec)
    for key_id in (key_of(spec, "KEY_AGREEMENT")["KeyId"], imported(spec, "KEY_AGREEMENT")[1]):
        request = {"KeyId": key_id, "KeyAgreementAlgorithm": "ECDH", "PublicKey": peer.public_key(theirs)}
        ours = kms.derive_shared_secret(**request)["SharedSecret"]
        assert ours == peer.agree(theirs, kms.get_public_key(KeyId=key_id)["PublicKey"])


@pytest.mark.parametrize("bits", [224, 256, 384, 512])
@pytest.mark.parametrize("length", ["exact", 128])
def test_the_same_mac(kms, bits, length):
    secret = bytes(range(bits // 8 if length == "exact" else length))
    key_id = import_key(kms, f"HMAC_{bits}", "GENERATE_VERIFY_MAC", secret)["KeyId"]
    request = {"KeyId": key_id, "Message": MESSAGE, "MacAlgorithm": f"HMAC_SHA_{bits}"}
    expected = hmac.digest(secret, MESSAGE, f"sha{bits}")
    assert kms.generate_mac(**request)["Mac"] == expected
    assert kms.verify_mac(Mac=expected, **request)["MacValid"] is True


@pytest.mark.parametrize("spec", PAIRS)
def test_a_data_key_pair_signs_or_agrees_elsewhere(kms, key_of, peer, spec):
    key_id = key_of("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")["KeyId"]
    made = kms.generate_data_key_pair(KeyId=key_id, KeyPairSpec=spec)
    private, public = made["PrivateKeyPlaintext"], made["PublicKey"]
    assert peer.public_key(private) == public
    for algorithm in [algorithm for one, algorithm in COMMON if one == spec]:
        assert peer.accepts(public, algorithm, peer.sign(private, algorithm, MESSAGE), MESSAGE)
    if spec in RSA:
        ciphertext = peer.encrypt(public, "RSAES_OAEP_SHA_256", b"x")
        assert peer.decrypt(private, "RSAES_OAEP_SHA_256", ciphertext) == b"x"
    if spec in AGREEING:
        other = fresh_private_key(spec)
        assert peer.agree(private, peer.public_key(other)) == peer.agree(other, public)


@pytest.mark.parametrize("spec", PAIRS)
def test_a_data_key_pair_can_be_imported(kms, key_of, spec):
    key_id = key_of("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")["KeyId"]
    made = kms.generate_data_key_pair(KeyId=key_id, KeyPairSpec=spec)
    key = import_key(kms, spec, "SIGN_VERIFY", made["PrivateKeyPlaintext"])
    assert kms.get_public_key(KeyId=key["KeyId"])["PublicKey"] == made["PublicKey"]


@pytest.mark.parametrize("size", [768, 1024])
def test_others_encapsulate_for_us(kms, key_of, size):
    key_id = key_of(f"ML_KEM_{size}", "ENCAPSULATE_DECAPSULATE")["KeyId"]
    public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
    assert isinstance(public, getattr(mlkem, f"MLKEM{size}PublicKey"))
    secret, ciphertext = public.encapsulate()
    reply = kms.decapsulate(KeyId=key_id, SharedSecretCiphertextBlob=ciphertext, EncapsulationAlgorithm="ML_KEM")
    assert reply["SharedSecret"] == secret


# The public key is the last member of its SubjectPublicKeyInfo (RFC 9935), the seed that of the PKCS #8.
ML_KEM_512_PUBLIC_BYTES, SEED_BYTES = 800, 64


def test_another_encapsulates_for_us_with_ml_kem_512(kms, key_of):
    key_id = key_of("ML_KEM_512", "ENCAPSULATE_DECAPSULATE")["KeyId"]
    public = kms.get_public_key(KeyId=key_id)["PublicKey"][-ML_KEM_512_PUBLIC_BYTES:]
    secret, ciphertext = ML_KEM_512.encaps(public)
    reply = kms.decapsulate(KeyId=key_id, SharedSecretCiphertextBlob=ciphertext, EncapsulationAlgorithm="ML_KEM")
    assert reply["SharedSecret"] == secret


@pytest.mark.parametrize("size", [768, 1024])
def test_a_data_key_pair_encapsulates_elsewhere(kms, key_of, size):
    key_id = key_of("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")["KeyId"]
    made = kms.generate_data_key_pair(KeyId=key_id, KeyPairSpec=f"ML_KEM_{size}")
    private = load_der_private_key(made["PrivateKeyPlaintext"], None)
    secret, ciphertext = load_der_public_key(made["PublicKey"]).encapsulate()
    assert private.decapsulate(ciphertext) == secret


def test_a_data_key_pair_of_ml_kem_512_encapsulates_elsewhere(kms, key_of):
    key_id = key_of("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")["KeyId"]
    made = kms.generate_data_key_pair(KeyId=key_id, KeyPairSpec="ML_KEM_512")
    public, private = ML_KEM_512.key_derive(made["PrivateKeyPlaintext"][-SEED_BYTES:])
    assert public == made["PublicKey"][-ML_KEM_512_PUBLIC_BYTES:]
    secret, ciphertext = ML_KEM_512.encaps(public)
    assert ML_KEM_512.decaps(private, ciphertext) == secret
