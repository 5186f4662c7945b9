#!/usr/bin/env bash
# amazon-s3-encryption-client-python 4.0.0, seen 2026-11-30.
#
# Known: S3EncryptionClient(client, config) is a client that encrypts, made of an ordinary one. Not guessed: the ordinary client that
# was given to it encrypts from then on too, under the same key, wherever else the program uses it. Who passes a shared client has
# all of its later put_object calls encrypted on the client.
#
# Output seen:
#   before: 5 bytes sent, no metadata of the encryption client
#   after:  21 bytes sent, metadata x-amz-3 x-amz-c x-amz-d x-amz-i x-amz-t x-amz-w
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check amazon-s3-encryption-client-python==4.0.0 boto3==1.44.8 botocore==1.44.8

cat > wrap.py <<'PY'
import base64, json, os
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
import boto3
from botocore.awsrequest import AWSResponse
from s3_encryption import S3EncryptionClient, S3EncryptionClientConfig
from s3_encryption.materials.kms_keyring import KmsKeyring

KEY = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555"
sent = []

class Raw:
    def __init__(self, body):
        self.body = body
    def stream(self, *_arguments, **_more):
        yield self.body

def answer(request, **_more):
    """Stands for AWS: S3 says 200, and KMS gives a data key."""
    if ".kms" in request.url or "kms." in request.url:
        body = {"Plaintext": base64.b64encode(bytes(32)).decode(), "CiphertextBlob": base64.b64encode(b"c" * 150).decode(), "KeyId": KEY}
        return AWSResponse(request.url, 200, {}, Raw(json.dumps(body).encode()))
    length = int(request.headers["X-Amz-Decoded-Content-Length"])
    names = sorted(n.lower().removeprefix("x-amz-meta-") for n in request.headers.keys() if n.lower().startswith("x-amz-meta-"))
    sent.append((length, names))
    return AWSResponse(request.url, 200, {"ETag": '"e"'}, Raw(b""))

s3, kms = boto3.client("s3"), boto3.client("kms")
for client in (s3, kms):
    client.meta.events.register("before-send", answer)
s3.put_object(Bucket="photos", Key="a", Body=b"plain")
S3EncryptionClient(s3, S3EncryptionClientConfig(KmsKeyring(kms, KEY)))
s3.put_object(Bucket="photos", Key="a", Body=b"plain")
(before, none), (after, names) = sent
print(f"before: {before} bytes sent, {'metadata ' + ' '.join(none) if none else 'no metadata of the encryption client'}")
print(f"after:  {after} bytes sent, metadata {' '.join(names)}")
assert (before, none) == (5, []) and after == 5 + 16 and names
PY
venv/bin/python wrap.py | tee seen
diff seen - <<'OUT'
before: 5 bytes sent, no metadata of the encryption client
after:  21 bytes sent, metadata x-amz-3 x-amz-c x-amz-d x-amz-i x-amz-t x-amz-w
OUT
