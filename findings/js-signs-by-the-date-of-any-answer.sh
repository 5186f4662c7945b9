#!/usr/bin/env bash
# @aws-sdk/client-kms 3.1164.0 (JavaScript v3), with boto3 1.44.8 beside it, seen 2026-11-29.
#
# Known: the JavaScript SDK corrects its signing clock after an error about the signature. Not guessed: it does so after a
# SUCCESS too. One good answer whose Date header is more than five minutes off (a proxy with a wrong clock that adds the header,
# a cached answer) and the next request of that client is signed with the proxy's time, which the service, whose clock is
# right, must refuse. boto3 never looks at Date.
#
# Output seen:
#   JavaScript v3  first request: own clock, second: the Date of the first answer (+5 h)
#   boto3          first request: own clock, second: own clock
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8
npm install --silent --no-audit --no-fund @aws-sdk/client-kms@3.1164.0 >/dev/null

cat > twice.mjs <<'JS'
import { KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
const credentials = { accessKeyId: "AKIDEXAMPLEEXAMPLE00", secretAccessKey: "example" };
const client = new KMSClient({ endpoint: process.argv[2], region: "us-east-1", credentials });
await client.send(new ListKeysCommand({}));
await client.send(new ListKeysCommand({}));
JS

cat > watch.py <<'PY'
import datetime, email.utils, http.server, subprocess, threading, time
import boto3

AHEAD = 5 * 3600

class Kms(http.server.BaseHTTPRequestHandler):
    """Answers ListKeys well, with a Date that is five hours ahead."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def date_time_string(self, timestamp=None): return email.utils.formatdate(time.time() + AHEAD, usegmt=True)
    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        signed = datetime.datetime.strptime(self.headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
        self.server.ahead.append(round((signed.timestamp() - time.time()) / 3600))
        body = b'{"Keys":[],"Truncated":false}'
        self.send_response(200)
        self.send_header("content-type", "application/x-amz-json-1.1")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kms)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}"

def javascript():
    subprocess.run(["node", "twice.mjs", url], check=True, stderr=subprocess.DEVNULL)

def boto():
    client = boto3.client("kms", endpoint_url=url, region_name="us-east-1",
                          aws_access_key_id="AKIDEXAMPLEEXAMPLE00", aws_secret_access_key="example")
    client.list_keys()
    client.list_keys()

seen = {}
for name, calls in (("JavaScript v3", javascript), ("boto3", boto)):
    server.ahead = []
    calls()
    seen[name] = server.ahead
    say = lambda hours: "own clock" if hours == 0 else f"the Date of the first answer ({hours:+} h)"
    print(f"{name:14} first request: {say(server.ahead[0])}, second: {say(server.ahead[1])}")
assert seen == {"JavaScript v3": [0, 5], "boto3": [0, 0]}, seen
PY
venv/bin/python watch.py
