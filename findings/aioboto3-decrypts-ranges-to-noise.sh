#!/usr/bin/env bash
# aioboto3 15.5.0 (PyPI) with cryptography 50.0.2, seen 2026-11-30.
#
# S3CSE encrypts objects on the client under a KMS key and reads what Java's encryption client wrote. Known: a part of an AES-GCM object
# can be decrypted without the rest, as counter mode, and without its tag; the package says that this is what its default mode is for.
# Not guessed: it counts the blocks of AES in bits for bytes, 128 and not 16, and cuts what it read by the offsets of the whole. So a
# part that begins in the first 256 bytes is right but for its last byte, which is always missing, and one that begins later is noise
# or nothing. The first is what a test reads. No error is raised, as without the tag nobody can tell.
#
# Output seen:
#   the whole        1000 of 1000 bytes, right
#   bytes=0-9        9 of 10 bytes, right so far
#   bytes=255-264    9 of 10 bytes, right so far
#   bytes=256-265    9 of 10 bytes, noise
#   bytes=500-999    243 of 500 bytes, noise
#   bytes=990-999    0 of 10 bytes, nothing
#   bytes=0-         999 of 1000 bytes, right so far
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check aioboto3==15.5.0 aiobotocore==2.25.1 boto3==1.40.61 botocore==1.40.61 \
    aiohttp==3.14.5 cryptography==50.0.2

cat > part.py <<'PY'
import asyncio, base64, http.server, json, os, threading
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
from aioboto3.s3.cse import KMSCryptoContext, S3CSE

KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
DATA_KEY = base64.b64encode(bytes(range(32))).decode()

class Aws(http.server.BaseHTTPRequestHandler):
    """Has one data key, as KMS, and one object, as S3."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def body(self):
        return self.rfile.read(int(self.headers["content-length"]))
    def answer(self, code, body=b"", headers=()):
        self.send_response(code)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_POST(self):
        self.body()
        self.answer(200, json.dumps({"KeyId": KEY, "Plaintext": DATA_KEY, "CiphertextBlob": DATA_KEY}).encode())
    def do_PUT(self):
        metadata = [(name, value) for name, value in self.headers.items() if name.lower().startswith("x-amz-meta-")]
        self.server.object = self.body(), metadata
        self.answer(200)
    def do_GET(self):
        body, metadata = self.server.object
        if "range" not in self.headers:
            return self.answer(200, body, metadata)
        first, last = map(int, self.headers["range"].removeprefix("bytes=").split("-"))
        last = min(last, len(body) - 1)
        self.answer(206, body[first:last + 1], metadata + [("content-range", f"bytes {first}-{last}/{len(body)}")])

async def main(endpoint):
    plain = bytes(number % 251 for number in range(1000))
    async with S3CSE(KMSCryptoContext(KEY, endpoint), endpoint) as client:
        await client.put_object(Bucket="photos", Key="a", Body=plain)
        for part in None, "0-9", "255-264", "256-265", "500-999", "990-999", "0-":
            first, last = (int(number or 999) for number in (part or "0-").split("-"))
            wanted = plain[first:last + 1]
            answer = await client.get_object(Bucket="photos", Key="a", **({"Range": f"bytes={part}"} if part else {}))
            got = await answer["Body"].read()
            verdict = "right" if got == wanted else "nothing" if not got else "right so far" if wanted.startswith(got) else "noise"
            print(f"{f'bytes={part}' if part else 'the whole':16} {len(got)} of {len(wanted)} bytes, {verdict}")

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Aws)
threading.Thread(target=server.serve_forever, daemon=True).start()
asyncio.run(main({"endpoint_url": f"http://127.0.0.1:{server.server_port}"}))
PY
venv/bin/python part.py | tee seen
sed -n 's/^#   \(.* of .* bytes, .*\)$/\1/p' "$script" | diff - seen
