#!/usr/bin/env bash
# securesystemslib 1.6.0 (PyPI) with cryptography 50.0.2, seen 2026-11-30.
#
# The package signs the metadata of TUF and in-toto; AWSSigner.import_ reads a key of KMS and says what it is good for. Known: KMS calls
# an algorithm ECDSA_SHA_256 on two curves, P-256 and secp256k1, and tells them apart by KeySpec. Not guessed: the import goes by the
# algorithm alone and writes a key of secp256k1 down as ecdsa-sha2-nistp256, in the form that is published for all who verify. It signs
# without error too. Only verification finds the "bad curve", the package's own as well, and says "Unknown failure". Where the key was
# put into a root of trust by then, nothing that it signs is ever valid.
#
# Output seen:
#   ECC_NIST_P256     imported as ecdsa-sha2-nistp256, signs, verifies
#   ECC_NIST_P384     imported as ecdsa-sha2-nistp384, signs, verifies
#   ECC_SECG_P256K1   imported as ecdsa-sha2-nistp256, signs, Unknown failure to verify signature
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check securesystemslib==1.6.0 boto3==1.44.8 botocore==1.44.8 cryptography==50.0.2

cat > sign.py <<'PY'
import base64, http.server, json, os, threading
os.environ.update(AWS_ACCESS_KEY_ID="AKIDEXAMPLEEXAMPLE00", AWS_SECRET_ACCESS_KEY="example", AWS_DEFAULT_REGION="us-east-1")
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import AWSSigner

KEYS = {
    "ECC_NIST_P256": (ec.generate_private_key(ec.SECP256R1()), "ECDSA_SHA_256", SHA256()),
    "ECC_NIST_P384": (ec.generate_private_key(ec.SECP384R1()), "ECDSA_SHA_384", SHA384()),
    "ECC_SECG_P256K1": (ec.generate_private_key(ec.SECP256K1()), "ECDSA_SHA_256", SHA256()),
}

class Kms(http.server.BaseHTTPRequestHandler):
    """Answers GetPublicKey and Sign for three keys, each under an alias of its spec."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        call = json.loads(self.rfile.read(int(self.headers["content-length"])))
        spec = call["KeyId"].removeprefix("alias/")
        key, algorithm, hash = KEYS[spec]
        if self.headers["x-amz-target"].endswith("GetPublicKey"):
            public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            answer = {"PublicKey": base64.b64encode(public).decode(), "KeySpec": spec, "SigningAlgorithms": [algorithm]}
        else:
            signature = key.sign(base64.b64decode(call["Message"]), ec.ECDSA(Prehashed(hash)))
            answer = {"Signature": base64.b64encode(signature).decode(), "SigningAlgorithm": algorithm}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kms)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["AWS_ENDPOINT_URL_KMS"] = f"http://127.0.0.1:{server.server_port}"
for spec in KEYS:
    place, public = AWSSigner.import_(f"alias/{spec}")
    signature = AWSSigner.from_priv_key_uri(place, public).sign(b"metadata")
    try:
        public.verify_signature(signature, b"metadata")
        verdict = "verifies"
    except VerificationError as error:
        verdict = str(error).split(" by ")[0]
    print(f"{spec:17} imported as {public.scheme}, signs, {verdict}")
PY
venv/bin/python sign.py 2>/dev/null | tee seen
sed -n 's/^#   \(.* imported as .*\)$/\1/p' "$script" | diff - seen
