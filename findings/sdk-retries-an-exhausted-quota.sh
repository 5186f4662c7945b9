#!/usr/bin/env bash
# boto3 1.44.8, @aws-sdk/client-kms 3.1164.0 and capo-kms 0.17.0, seen 2026-11-29.
#
# KMS answers LimitExceededException when a resource quota is used up ("KMS keys", "grants per key"): asking again cannot help
# until somebody deletes something. The SDKs' "standard" and "adaptive" modes, and so every JavaScript v3 client, count the name as
# throttling all the same and send CreateKey three times; boto3's default mode ("legacy") sends it once. KMSInvalidStateException,
# as permanent, is sent once by all. So a service that bills or audits requests sees three for one call of the user.
#
# Output seen:
#   boto3 legacy    LimitExceededException 1 KMSInvalidStateException 1
#   boto3 standard  LimitExceededException 3 KMSInvalidStateException 1
#   boto3 adaptive  LimitExceededException 3 KMSInvalidStateException 1
#   capo-kms        LimitExceededException 3 KMSInvalidStateException 1
#   JavaScript v3   LimitExceededException 3 KMSInvalidStateException 1
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8 capo-kms==0.17.0
npm install --silent --no-audit --no-fund @aws-sdk/client-kms@3.1164.0 >/dev/null

cat > create.mjs <<'JS'
import { KMSClient, CreateKeyCommand } from "@aws-sdk/client-kms";
const credentials = { accessKeyId: "AKIDEXAMPLEEXAMPLE00", secretAccessKey: "example" };
const client = new KMSClient({ endpoint: process.argv[2], region: "us-east-1", credentials });
try { await client.send(new CreateKeyCommand({})); } catch { /* the error that is asked for */ }
JS

cat > count.py <<'PY'
import http.server, json, subprocess, threading
import boto3, botocore.config, botocore.exceptions
import capo_kms

class Kms(http.server.BaseHTTPRequestHandler):
    """Answers every request with the one error."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.requests += 1
        body = json.dumps({"__type": self.server.error, "message": "the quota of KMS keys is used up"}).encode()
        self.send_response(400)
        self.send_header("content-type", "application/x-amz-json-1.1")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kms)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}"

def boto(mode):
    config = botocore.config.Config(retries={"mode": mode})
    client = boto3.client("kms", endpoint_url=url, region_name="us-east-1", config=config,
                          aws_access_key_id="AKIDEXAMPLEEXAMPLE00", aws_secret_access_key="example")
    try: client.create_key()
    except botocore.exceptions.ClientError: pass

def capo():
    credentials = {"access_key": "AKIDEXAMPLEEXAMPLE00", "secret_key": "example"}
    try: capo_kms.KMSClient(region="us-east-1", endpoint=url, credentials=credentials).create_key()
    except Exception as error: assert "Exception" in str(error), error

def javascript():
    subprocess.run(["node", "create.mjs", url], check=True, stderr=subprocess.DEVNULL)

clients = {"boto3 legacy": lambda: boto("legacy"), "boto3 standard": lambda: boto("standard"),
           "boto3 adaptive": lambda: boto("adaptive"), "capo-kms": capo, "JavaScript v3": javascript}
seen = {}
for name, call in clients.items():
    for error in ("LimitExceededException", "KMSInvalidStateException"):
        server.error, server.requests = error, 0
        call()
        seen.setdefault(name, {})[error] = server.requests
    print(f"{name:15}", *(f"{error} {count}" for error, count in seen[name].items()))

expected = {name: {"LimitExceededException": 1 if name == "boto3 legacy" else 3, "KMSInvalidStateException": 1} for name in clients}
assert seen == expected, seen
PY
venv/bin/python count.py
