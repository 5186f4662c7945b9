#!/usr/bin/env bash
# pymongocrypt 1.21.2 (PyPI) with the libmongocrypt in it, seen 2026-11-30.
#
# libmongocrypt is what all drivers of MongoDB encrypt fields with; it has a data key wrapped by KMS, at any endpoint that is named, and
# reads the answer with an HTTP parser of its own. Known: names of headers have no case. Not guessed: it finds Content-Length and
# Transfer-Encoding in these very letters alone. An answer with content-length, as the servers of Rust and many proxies write it (and
# HTTP/2 commands it), is an answer without a body to it, and ends in "Unexpected extra HTTP content", which leads nobody to a capital
# letter. AWS itself writes Content-Length, as do the standard libraries of Python and Go, so that no test with these meets it. It asks for
# "Connection: close", but takes no answer that ends so either.
#
# Output seen:
#   Content-Length                               the data key is made
#   content-length                               Unexpected extra HTTP content
#   Transfer-Encoding: chunked                   the data key is made
#   transfer-encoding: chunked                   Unexpected extra HTTP content
#   Connection: close, no length                 Unexpected extra HTTP content
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pymongocrypt==1.21.2 pymongo==4.20.1

cat > wrap.py <<'PY'
import base64, json
import bson
from pymongocrypt.errors import MongoCryptError
from pymongocrypt.mongocrypt import MongoCrypt
from pymongocrypt.options import DataKeyOpts, MongoCryptOptions
from pymongocrypt.synchronous.state_machine import MongoCryptCallback

KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
BODY = json.dumps({"KeyId": KEY, "CiphertextBlob": base64.b64encode(bytes(150)).decode()}).encode()
CHUNKS = f"{len(BODY):x}\r\n".encode() + BODY + b"\r\n0\r\n\r\n"

class Driver(MongoCryptCallback):
    """The part of a driver: what is not asked for here does nothing."""
    def bson_encode(self, document): return bson.encode(document)
    def kms_request(self, *_): pass
    collection_info = mark_command = fetch_keys = insert_data_key = close = kms_request

def make(headers, body):
    """Makes a data key, with this answer of KMS to Encrypt."""
    answer = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    credentials = {"accessKeyId": "AKIDEXAMPLEEXAMPLE00", "secretAccessKey": "example"}
    library = MongoCrypt(MongoCryptOptions({"aws": credentials}), Driver())
    options = DataKeyOpts({"region": "us-east-1", "key": KEY, "endpoint": "kms.example:8443"}, [])
    with library.data_key_context("aws", options) as context:
        for request in context.kms_contexts():
            while (needed := request.bytes_needed) and answer:
                request.feed(answer[:needed])
                answer = answer[needed:]
        context.complete_kms()
        assert bson.decode(context.finish())["masterKey"]["key"] == KEY
    return "the data key is made"

def tell(name, headers, body):
    try:
        verdict = make(headers, body)
    except MongoCryptError as error:
        verdict = str(error).split("'")[-2]
    print(f"{name:44} {verdict}")

tell("Content-Length", f"Content-Length: {len(BODY)}", BODY)
tell("content-length", f"content-length: {len(BODY)}", BODY)
tell("Transfer-Encoding: chunked", "Transfer-Encoding: chunked", CHUNKS)
tell("transfer-encoding: chunked", "transfer-encoding: chunked", CHUNKS)
tell("Connection: close, no length", "Connection: close", BODY)
PY
venv/bin/python wrap.py | tee seen
sed -n '/^# Output seen:/,/^set/s/^#   \(.*\)$/\1/p' "$script" | diff - seen
