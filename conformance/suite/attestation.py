"""Attestation documents as an AWS Nitro enclave or a NitroTPM makes them, under a root of the tests' own.

Source: aws/aws-nitro-enclaves-nsm-api, "Verifying attestation documents".
"""

import datetime
import subprocess

import cbor2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

DER, SPKI = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo


def now():
    return datetime.datetime.now(datetime.UTC)


class Authority:
    """A certificate authority with one certificate."""

    def __init__(self, name, issuer=None, depth=3):
        self.key = ec.generate_private_key(ec.SECP384R1())
        self.certificate = certify(name, self.key.public_key(), issuer or self, depth, own=issuer is None and name)
        self.name = name

    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM)


USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def certify(name, public_key, issuer, depth, own=None, valid=(-1, 24)):
    """A certificate; `depth` is None for one that may issue none. `valid` is in hours from now."""
    usage = "digital_signature" if depth is None else "key_cert_sign"
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issued_by = subject if own else issuer.certificate.subject
    first, last = (now() + datetime.timedelta(hours=hours) for hours in valid)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issued_by)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=depth is not None, path_length=depth), critical=True)
        .add_extension(x509.KeyUsage(**{name: name == usage for name in USAGES}), critical=True)
    )
    return builder.sign(issuer.key, hashes.SHA384())


class Enclave:
    """Makes documents, and reads what comes back for its public key."""

    def __init__(self, root, valid=(-1, 24), depth=2):
        self.root = root
        self.middle = Authority("zonal", root, depth)
        self.key = ec.generate_private_key(ec.SECP384R1())
        self.leaf = certify("enclave", self.key.public_key(), self.middle, None, valid=valid)
        self.rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def document(self, age=0, signed_by=None, altered=False, nitro_tpm=False, **members):
        payload = {
            "module_id": "i-1234567890abcdef0-enc9876543210abcde",
            "digest": "SHA384",
            "timestamp": int((now().timestamp() - age) * 1000),
            "pcrs": {index: bytes([index]) * 48 for index in range(16)},
            "certificate": self.leaf.public_bytes(DER),
            "cabundle": [self.root.certificate.public_bytes(DER), self.middle.certificate.public_bytes(DER)],
            "public_key": self.rsa.public_key().public_bytes(DER, SPKI),
            "user_data": None,
            "nonce": None,
        } | members
        if nitro_tpm:
            payload["nitrotpm_pcrs"] = payload.pop("pcrs")
        protected, payload = cbor2.dumps({1: -35}), cbor2.dumps(payload)
        message = cbor2.dumps(["Signature1", protected, b"", payload])
        r, s = decode_dss_signature((signed_by or self.key).sign(message, ec.ECDSA(hashes.SHA384())))
        signature = r.to_bytes(48) + s.to_bytes(48)
        if altered:
            payload = payload.replace(b"i-1234", b"i-4321")
        return cbor2.dumps([protected, {}, payload, signature])

    def recipient(self, **changes):
        return {"KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": self.document(**changes)}

    def open(self, envelope, tmp_path):
        """What a CMS EnvelopedData holds, by OpenSSL."""
        key, message = tmp_path / "enclave.pem", tmp_path / "envelope.der"
        key.write_bytes(
            self.rsa.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        message.write_bytes(envelope)
        command = ["openssl", "cms", "-decrypt", "-inform", "DER", "-in", message, "-inkey", key, "-binary"]
        return subprocess.run(command, check=True, capture_output=True).stdout
