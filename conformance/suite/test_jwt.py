"""JSON Web Tokens: PyJWT, and `jose` in node, with keys that Bulla keeps."""

import base64
import json
import re
import secrets
import shutil
import subprocess

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key

from peers import fresh_private_key, import_key
from server import ROOT

CLAIMS = {"iss": "bulla", "sub": "someone", "scope": ["a", "b"]}
# Name of the algorithm in RFC 7518, 8037 and 8812; the key and the algorithm of AWS KMS.
ALGORITHMS = {
    "RS256": ("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256"),
    "RS384": ("RSA_3072", "RSASSA_PKCS1_V1_5_SHA_384"),
    "RS512": ("RSA_4096", "RSASSA_PKCS1_V1_5_SHA_512"),
    "PS256": ("RSA_2048", "RSASSA_PSS_SHA_256"),
    "PS384": ("RSA_3072", "RSASSA_PSS_SHA_384"),
    "PS512": ("RSA_4096", "RSASSA_PSS_SHA_512"),
    "ES256": ("ECC_NIST_P256", "ECDSA_SHA_256"),
    "ES384": ("ECC_NIST_P384", "ECDSA_SHA_384"),
    "ES512": ("ECC_NIST_P521", "ECDSA_SHA_512"),
    "ES256K": ("ECC_SECG_P256K1", "ECDSA_SHA_256"),
    "EdDSA": ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512"),
}
IN_NODE = ["RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"]


class ThroughKms(jwt.algorithms.Algorithm):
    """An algorithm of PyJWT whose key is the id of a KMS key."""

    def __init__(self, kms, name, curve):
        self.kms, self.name, self.curve = kms, name, curve

    def prepare_key(self, key):
        return key

    def sign(self, msg, key):
        signature = self.kms.sign(KeyId=key, Message=msg, SigningAlgorithm=self.name)["Signature"]
        return jwt.utils.der_to_raw_signature(signature, self.curve) if self.curve else signature

    def verify(self, msg, key, sig):
        signature = jwt.utils.raw_to_der_signature(sig, self.curve) if self.curve else sig
        request = {"KeyId": key, "Message": msg, "SigningAlgorithm": self.name, "Signature": signature}
        try:
            return self.kms.verify(**request)["SignatureValid"]
        except self.kms.exceptions.KMSInvalidSignatureException:
            return False

    @staticmethod
    def to_jwk(key_obj, as_dict=False):
        raise NotImplementedError

    @staticmethod
    def from_jwk(jwk):
        raise NotImplementedError


@pytest.fixture
def through_kms(kms):
    """PyJWT with one algorithm that asks KMS."""

    def make(name, public):
        tokens = jwt.PyJWS(algorithms=[])
        curve = getattr(public, "curve", None)
        tokens.register_algorithm(name, ThroughKms(kms, ALGORITHMS[name][1], curve))
        return tokens

    return make


def altered(token):
    """The token with another claim, and with the signature that it had."""
    head, _, signature = token.split(".")
    claims = base64.urlsafe_b64encode(json.dumps(CLAIMS | {"sub": "root"}).encode()).rstrip(b"=").decode()
    return ".".join((head, claims, signature))


@pytest.mark.parametrize("name", ALGORITHMS)
def test_pyjwt_accepts_what_we_sign(kms, key_of, through_kms, name):
    key_id = key_of(ALGORITHMS[name][0], "SIGN_VERIFY")["KeyId"]
    public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
    token = through_kms(name, public).encode(json.dumps(CLAIMS).encode(), key_id, algorithm=name)
    assert jwt.decode(token, public, algorithms=[name]) == CLAIMS
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(altered(token), public, algorithms=[name])


@pytest.mark.parametrize("name", ALGORITHMS)
def test_we_accept_what_pyjwt_signs(kms, through_kms, name):
    material = fresh_private_key(ALGORITHMS[name][0])
    private = load_der_private_key(material, None)
    key_id = import_key(kms, ALGORITHMS[name][0], "SIGN_VERIFY", material)["KeyId"]
    token = jwt.encode(CLAIMS, private, algorithm=name)
    tokens = through_kms(name, private.public_key())
    assert json.loads(tokens.decode(token, key_id, algorithms=[name])) == CLAIMS
    with pytest.raises(jwt.InvalidSignatureError):
        tokens.decode(altered(token), key_id, algorithms=[name])


@pytest.mark.parametrize("bits", [256, 384, 512])
def test_a_token_with_a_mac(kms, bits, refused):
    secret = secrets.token_bytes(bits // 8)
    key_id = import_key(kms, f"HMAC_{bits}", "GENERATE_VERIFY_MAC", secret)["KeyId"]
    request = {"KeyId": key_id, "MacAlgorithm": f"HMAC_SHA_{bits}"}
    token = jwt.encode(CLAIMS, secret, algorithm=f"HS{bits}")
    signed, _, mac = token.rpartition(".")
    mac = jwt.utils.base64url_decode(mac)
    assert kms.generate_mac(Message=signed.encode(), **request)["Mac"] == mac
    assert kms.verify_mac(Message=signed.encode(), Mac=mac, **request)["MacValid"] is True
    signed, _, mac = altered(token).rpartition(".")
    with refused("KMSInvalidMacException", ""):
        kms.verify_mac(Message=signed.encode(), Mac=jwt.utils.base64url_decode(mac), **request)


def test_jose(server, kms, tmp_path):
    """The script lets `jose` verify what KMS signs, and KMS what `jose` signs with the same, imported keys."""
    keys = {}
    for name in IN_NODE:
        spec, algorithm = ALGORITHMS[name]
        material = fresh_private_key(spec)
        key_id = import_key(kms, spec, "SIGN_VERIFY", material)["KeyId"]
        keys[name] = {"keyId": key_id, "algorithm": algorithm, "pkcs8": base64.b64encode(material).decode()}
    (tmp_path / "keys.json").write_text(json.dumps(keys))
    ran = subprocess.run(
        [shutil.which("node"), "--test", "--test-reporter=tap", ROOT / "conformance/suite/javascript/jose.mjs"],
        cwd=tmp_path,
        env=server.client_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    # Two for each algorithm, and two of encryption.
    assert re.search(rf"^# pass {2 * len(IN_NODE) + 2}$", ran.stdout, re.MULTILINE), ran.stdout
