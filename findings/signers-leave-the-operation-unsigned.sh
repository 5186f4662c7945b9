#!/usr/bin/env bash
# httpx-aws-auth 4.2.0, httpx-auth-awssigv4 0.1.4 and aws-requests-auth 0.4.3 (PyPI), with requests-aws4auth 1.4.0 beside them, seen
# 2026-11-30.
#
# Each signs any request by Signature Version 4 for any service that is named. The signature must cover the host and all headers
# x-amz-*. Not guessed: three of the four cover two fixed names, host and x-amz-date, whatever the request has. That is enough where
# the operation is in the path. In a request to KMS it is in x-amz-target, which these never sign, so that no operation of KMS can be
# called with them, nor an object be put with metadata or encryption. One also signs the host without the port that it sends, and is
# refused by all that does not listen at 80 or 443.
#
# Output seen:
#   requests-aws4auth     content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target
#   httpx-aws-auth        host;x-amz-date
#   aws-requests-auth     host;x-amz-date
#   httpx-auth-awssigv4   host;x-amz-date, the host without its port
set -euo pipefail
script=$(realpath "$0")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check httpx-aws-auth==4.2.0 httpx-auth-awssigv4==0.1.4 aws-requests-auth==0.4.3 \
    requests-aws4auth==1.4.0 httpx==0.28.1 requests==2.34.2 botocore==1.44.8

cat > sign.py <<'PY'
import hashlib, http.server, threading
import botocore.auth, botocore.awsrequest, botocore.credentials
import httpx, httpx_auth_awssigv4, httpx_aws_auth, requests, requests_aws4auth
from aws_requests_auth.aws_auth import AWSRequestsAuth

ACCESS, SECRET, REGION = "AKIDEXAMPLEEXAMPLE00", "example", "us-east-1"

class Kms(http.server.BaseHTTPRequestHandler):
    """Answers every request, and keeps its headers and body."""
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.seen = {name.lower(): value for name, value in self.headers.items()}, body
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Kms)
threading.Thread(target=server.serve_forever, daemon=True).start()
host = f"127.0.0.1:{server.server_port}"
url = f"http://{host}/"

def signature(headers, body, names):
    """Makes the signature of what was received, by the code of boto3."""
    signer = botocore.auth.SigV4Auth(botocore.credentials.Credentials(ACCESS, SECRET), "kms", REGION)
    request = botocore.awsrequest.AWSRequest("POST", url)
    request.context["timestamp"] = headers["x-amz-date"]
    lines = "".join(f"{name}:{headers[name]}\n" for name in names.split(";"))
    canonical = "\n".join(["POST", "/", "", lines, names, hashlib.sha256(body).hexdigest()])
    return signer.signature(signer.string_to_sign(request, canonical), request)

def tell(name, client, auth):
    body = {"content": b"{}"} if client is httpx else {"data": b"{}"}
    client.post(url, headers={"content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.ListKeys"}, auth=auth, **body)
    headers, received = server.seen
    fields = dict(part.strip().split("=", 1) for part in headers["authorization"].split(" ", 1)[1].split(","))
    names = fields["SignedHeaders"]
    remark = ""
    if fields["Signature"] != signature(headers, received, names):
        assert fields["Signature"] == signature(headers | {"host": "127.0.0.1"}, received, names)
        remark = ", the host without its port"
    print(f"{name:21} {names}{remark}")

tell("requests-aws4auth", requests, requests_aws4auth.AWS4Auth(ACCESS, SECRET, REGION, "kms"))
tell("httpx-aws-auth", httpx, httpx_aws_auth.AwsSigV4Auth(httpx_aws_auth.AwsCredentials(ACCESS, SECRET), REGION, "kms"))
tell("aws-requests-auth", requests, AWSRequestsAuth(aws_access_key=ACCESS, aws_secret_access_key=SECRET, aws_host=host,
                                                    aws_region=REGION, aws_service="kms"))
tell("httpx-auth-awssigv4", httpx, httpx_auth_awssigv4.SigV4Auth(ACCESS, SECRET, "kms", REGION))
PY
venv/bin/python sign.py | tee seen
sed -n 's/^#   \(.*host;.*\)$/\1/p' "$script" | diff - seen
