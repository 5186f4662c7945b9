#!/usr/bin/env bash
# aioboto3 15.5.0, reading what amazon-s3-encryption-client-python 4.0.0 (PyPI) has put, seen 2026-11-30.
#
# S3CSE reads objects of Amazon's encryption clients, and objects that are not encrypted. The clients changed their format with version
# 4: it has key commitment and names its metadata x-amz-3, x-amz-c and so on, which by default they write now. Known: a reader of before
# cannot open that. Not guessed: this one takes an object for not encrypted if it has neither of two older names, and hands out the
# CIPHERTEXT as what was stored, as a success and without asking KMS. Whoever moves the writing to the new client has readers that go
# on working, on noise.
#
# Output seen:
#   put without encryption              b'hello', 0 requests to decrypt
#   put by the client, older format     b'hello', 1 requests to decrypt
#   put by the client, as by default    21 bytes that are not b'hello', 0 requests to decrypt
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for name in reader writer; do python3 -m venv "$name"; done
reader/bin/pip install --quiet --disable-pip-version-check aioboto3==15.5.0 aiobotocore==2.25.1 boto3==1.40.61 botocore==1.40.61 \
    aiohttp==3.14.5 cryptography==50.0.2
writer/bin/pip install --quiet --disable-pip-version-check amazon-s3-encryption-client-python==4.0.0 boto3==1.44.8 botocore==1.44.8

cat > aws.py <<'PY'
import base64, http.server, json, subprocess, threading

KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
DATA_KEY = base64.b64encode(bytes(range(32))).decode()
objects, decrypts = {}, []

class Aws(http.server.BaseHTTPRequestHandler):
    """Has one data key, as KMS, and keeps objects, as S3."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def body(self):
        return self.rfile.read(int(self.headers["content-length"]))
    def answer(self, body=b"", headers=()):
        self.send_response(200)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_POST(self):
        self.body()
        if self.headers["x-amz-target"].endswith(".Decrypt"):
            decrypts.append(1)
        self.answer(json.dumps({"KeyId": KEY, "Plaintext": DATA_KEY, "CiphertextBlob": DATA_KEY}).encode())
    def do_PUT(self):
        metadata = [(name, value) for name, value in self.headers.items() if name.lower().startswith("x-amz-meta-")]
        objects[self.path] = self.body(), metadata
        self.answer()
    def do_GET(self):
        self.answer(*objects[self.path])

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Aws)
threading.Thread(target=server.serve_forever, daemon=True).start()
endpoint = f"http://127.0.0.1:{server.server_port}"
subprocess.run(["writer/bin/python", "write.py", endpoint, KEY], check=True)
ways = {"put without encryption": "plain", "put by the client, older format": "older", "put by the client, as by default": "newer"}
for name, path in ways.items():
    decrypts.clear()
    got = subprocess.run(["reader/bin/python", "read.py", endpoint, path], check=True, capture_output=True).stdout
    content = repr(got) if got == b"hello" else f"{len(got)} bytes that are not b'hello'"
    print(f"{name:35} {content}, {len(decrypts)} requests to decrypt")
PY
cat > write.py <<'PY'
import sys
import boto3
from s3_encryption import S3EncryptionClient, S3EncryptionClientConfig
from s3_encryption.materials.kms_keyring import KmsKeyring
from s3_encryption.materials.materials import AlgorithmSuite, CommitmentPolicy

endpoint, key = sys.argv[1:]
keyring = KmsKeyring(boto3.client("kms", endpoint_url=endpoint), key)
older = {"encryption_algorithm": AlgorithmSuite.ALG_AES_256_GCM_IV12_TAG16_NO_KDF,
         "commitment_policy": CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT}
for name, options in {"plain": None, "older": older, "newer": {}}.items():
    client = boto3.client("s3", endpoint_url=endpoint)
    if options is not None:
        client = S3EncryptionClient(client, S3EncryptionClientConfig(keyring, **options))
    client.put_object(Bucket="photos", Key=name, Body=b"hello")
PY
cat > read.py <<'PY'
import asyncio, sys
from aioboto3.s3.cse import KMSCryptoContext, S3CSE

async def main(endpoint, path):
    async with S3CSE(KMSCryptoContext(kms_client_args=endpoint), endpoint) as client:
        answer = await client.get_object(Bucket="photos", Key=path)
        sys.stdout.buffer.write(await answer["Body"].read())

asyncio.run(main({"endpoint_url": sys.argv[1]}, sys.argv[2]))
PY
export AWS_ACCESS_KEY_ID=AKIDEXAMPLEEXAMPLE00 AWS_SECRET_ACCESS_KEY=example AWS_DEFAULT_REGION=us-east-1
writer/bin/python aws.py | tee seen
sed -n 's/^#   \(put .*\)$/\1/p' "$script" | diff - seen
