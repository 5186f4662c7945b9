#!/usr/bin/env bash
# pgpkms 1.0.7 (PyPI), seen 2026-11-30.
#
# KmsPgpKey(key_id) makes OpenPGP signatures with "the ID, ARN or alias of the AWS KMS key", over str, bytes or a file. Not guessed:
# the key is asked for as alias/PGP_KEY whatever key_id says (so do the option --key and PGP_KMS_KEY): with no such alias nothing
# works, with one all is signed by it and exported as the key that was named. And of a str the five letters "utf-8" are hashed in the
# place of the text, so that every text has the same signature and none can be verified. No error is raised.
#
# Output seen:
#   key_id alias/release            asks KMS for alias/PGP_KEY
#   key_id an ARN                   asks KMS for alias/PGP_KEY
#   sign("one"), sign("two")        the same digest
#   sign("one"), sign(b"one")       different digests
#   sign("one"), sign(b"utf-8")     the same digest
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pgpkms==1.0.7 botocore==1.44.8 cryptography==50.0.2 \
    pyasn1==0.6.1 pyasn1-modules==0.4.2

cat > sign.py <<'PY'
import datetime
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
import pgpkms, pgpkms.pgpkms

# The time of a signature is part of what is signed, and here is to be the same for all.
pgpkms.pgpkms.time = lambda: 1_700_000_000

class Kms:
    """Stands for a KMS client: notes the key that is asked for and the digest that is to be signed."""
    arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    public = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    def get_public_key(self, KeyId):
        self.asked = KeyId
        return {"KeyId": self.arn, "KeySpec": "RSA_2048", "PublicKey": self.public}
    def describe_key(self, KeyId):
        return {"KeyMetadata": {"KeyId": "1234abcd", "CreationDate": datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)}}
    def list_resource_tags(self, KeyId):
        return {"Tags": []}
    def sign(self, KeyId, Message, MessageType, SigningAlgorithm):
        self.digest = Message
        return {"Signature": bytes([1] * 256)}

kms = Kms()

def digest(text):
    key.sign(text, kms_client=kms)
    return kms.digest

for name, key_id in (("alias/release", "alias/release"), ("an ARN", kms.arn)):
    key = pgpkms.KmsPgpKey(key_id, kms)
    print(f"{'key_id ' + name:31} asks KMS for {kms.asked}")
for one, two in (("one", "two"), ("one", b"one"), ("one", b"utf-8")):
    calls = f"sign({one!r}), sign({two!r})".replace("'", '"')
    print(f"{calls:31} {'the same digest' if digest(one) == digest(two) else 'different digests'}")
PY
venv/bin/python sign.py | tee seen
sed -n 's/^#   \(\(key_id\|sign(\).*\)$/\1/p' "$script" | diff - seen
