#!/usr/bin/env bash
# iam-rolesanywhere-session 3.0.0 (PyPI) with cryptography 50.0.2, seen 2026-11-30.
#
# IAM Roles Anywhere gives credentials to whoever signs a request with the key of a certificate. It documents two names for that,
# AWS4-X509-RSA-SHA256 and AWS4-X509-ECDSA-SHA256, by the kind of the key, and the hash is SHA-256. Not guessed: the package takes the
# hash for the NAME from the certificate, where it is the one that the CA signed with, and goes on to sign with SHA-256. So which CA
# has issued the certificate decides on the request: one with a key of P-384, which signs with SHA-384, makes a name that the service
# does not document and that is not true of the signature. Nothing in the certificate is wrong, and under a CA with SHA-256 all works.
#
# Output seen:
#   key    CA signs with   the request says         the signature is of
#   ECDSA  SHA-256         AWS4-X509-ECDSA-SHA256   SHA-256
#   ECDSA  SHA-384         AWS4-X509-ECDSA-SHA384   SHA-256
#   ECDSA  SHA-512         AWS4-X509-ECDSA-SHA512   SHA-256
#   RSA    SHA-256         AWS4-X509-RSA-SHA256     SHA-256
#   RSA    SHA-384         AWS4-X509-RSA-SHA384     SHA-256
#   RSA    SHA-512         AWS4-X509-RSA-SHA512     SHA-256
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check iam-rolesanywhere-session==3.0.0 boto3==1.44.8 botocore==1.44.8 \
    cryptography==50.0.2

cat > sign.py <<'PY'
import datetime
from botocore.awsrequest import AWSRequest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from iam_rolesanywhere_session import IAMRolesAnywhereSigner

HASHES = {"SHA-256": hashes.SHA256(), "SHA-384": hashes.SHA384(), "SHA-512": hashes.SHA512()}
KEYS = {"ECDSA": ec.generate_private_key(ec.SECP384R1()), "RSA": rsa.generate_private_key(65537, 2048)}

def issue(key, hash):
    """A certificate of a CA that signs with that hash."""
    name, other = (x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)]) for text in ("ca", "app"))
    day = datetime.datetime(2026, 1, 1)
    made = x509.CertificateBuilder().issuer_name(name).subject_name(other).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(day).not_valid_after(day.replace(year=2027))
    return made.sign(ec.generate_private_key(ec.SECP384R1()), hash).public_bytes(Encoding.PEM)

class Signer(IAMRolesAnywhereSigner):
    """Keeps the text that is signed."""
    def signature(self, string_to_sign, *rest):
        self.signed = string_to_sign.encode()
        return super().signature(string_to_sign, *rest)

def tell(kind, issued):
    key = KEYS[kind]
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    signer = Signer(issue(key, HASHES[issued]), pem)
    request = AWSRequest("POST", "https://rolesanywhere.us-east-1.amazonaws.com/sessions", data="{}")
    signer.add_auth(request)
    said, rest = request.headers["Authorization"].split(" ", 1)
    signature = bytes.fromhex(rest.rsplit("=", 1)[1])
    for name, hash in HASHES.items():
        try:
            way = [ec.ECDSA(hash)] if kind == "ECDSA" else [padding.PKCS1v15(), hash]
            key.public_key().verify(signature, signer.signed, *way)
            return f"{said:24} {name}"
        except InvalidSignature:
            pass

print("key    CA signs with   the request says         the signature is of")
for kind in KEYS:
    for issued in HASHES:
        print(f"{kind:6} {issued:15} {tell(kind, issued)}")
PY
venv/bin/python sign.py | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
