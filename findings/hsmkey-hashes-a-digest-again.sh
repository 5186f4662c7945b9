#!/usr/bin/env bash
# hsmkey 0.2.0 with python-pkcs11 0.10.1 and cryptography 50.0.2 (PyPI) on SoftHSM 2.6.1 (Debian 12), seen 2026-11-30.
#
# hsmkey's keys are a drop-in replacement for those of cryptography and sign in a token of PKCS #11. A digest that was made elsewhere, as
# of a large file or for KMS's MessageType DIGEST, is signed as Prehashed(SHA256()), which says that it is to be hashed no more. Not
# guessed: the EC key does that, the RSA key takes the name of the hash out of Prehashed and has the token hash the digest once more. No
# error is raised, the signature has the right length, and nobody who has the message can verify it, nor the package's own public key.
#
# Output seen:
#   cryptography  PKCS #1 v1.5  of the message: verifies   of its digest: verifies
#   cryptography  PSS           of the message: verifies   of its digest: verifies
#   cryptography  ECDSA         of the message: verifies   of its digest: verifies
#   hsmkey        PKCS #1 v1.5  of the message: verifies   of its digest: signs the digest of the digest
#   hsmkey        PSS           of the message: verifies   of its digest: signs the digest of the digest
#   hsmkey        ECDSA         of the message: verifies   of its digest: verifies
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check hsmkey==0.2.0 python-pkcs11==0.10.1 cryptography==50.0.2
apt-get download -qq libsofthsm2=2.6.1-2.1 softhsm2=2.6.1-2.1 2>/dev/null
for package in *.deb; do dpkg -x "$package" debian; done
mkdir tokens; echo "directories.tokendir = $work/tokens" > softhsm2.conf
export SOFTHSM2_CONF=$work/softhsm2.conf MODULE=$work/debian/usr/lib/softhsm/libsofthsm2.so
debian/usr/bin/softhsm2-util --module "$MODULE" --init-token --free --label example --pin 1234 --so-pin 1234 >/dev/null

cat > sign.py <<'PY'
import hashlib, os
import pkcs11
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from hsmkey.keys import PKCS11EllipticCurvePrivateKey, PKCS11RSAPrivateKey
from pkcs11.util.ec import encode_named_curve_parameters

message = b"hello"
digest = hashlib.sha256(message).digest()
ways = {"PKCS #1 v1.5": lambda hash: (padding.PKCS1v15(), hash), "PSS": lambda hash: (padding.PSS(padding.MGF1(SHA256()), 32), hash),
        "ECDSA": lambda hash: (ec.ECDSA(hash),)}

def judge(key, signature, way):
    """What a signature is of, by the public key."""
    for signed, answer in ((message, "verifies"), (digest, "signs the digest of the digest")):
        try:
            key.public_key().verify(signature, signed, *ways[way](SHA256()))
            return answer
        except InvalidSignature:
            pass
    return "does not verify"

def show(name, keys):
    for way in ways:
        key = keys[way == "ECDSA"]
        whole = judge(key, key.sign(message, *ways[way](SHA256())), way)
        hashed = judge(key, key.sign(digest, *ways[way](Prehashed(SHA256()))), way)
        print(f"{name:13} {way:13} of the message: {whole}   of its digest: {hashed}")

show("cryptography", (rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())))
token = pkcs11.lib(os.environ["MODULE"]).get_token(token_label="example")
with token.open(rw=True, user_pin="1234") as session:
    session.generate_keypair(pkcs11.KeyType.RSA, 2048, id=b"\x01", label="rsa", store=True)
    curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
    session.create_domain_parameters(pkcs11.KeyType.EC, curve, local=True).generate_keypair(id=b"\x02", label="ec", store=True)
    show("hsmkey", (PKCS11RSAPrivateKey(session, key_label="rsa"), PKCS11EllipticCurvePrivateKey(session, key_label="ec")))
PY
venv/bin/python sign.py | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
