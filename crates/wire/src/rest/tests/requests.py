#!/usr/bin/env python3
"""Writes requests.json: for each operation of S3 that is built, a request with every member, as botocore serialises it.

Run in the repository: .venv/bin/python crates/wire/src/rest/tests/requests.py
It needs no service: the requests are caught before they leave.
"""

import datetime
import json
import pathlib
import re
import urllib.parse

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config

HERE = pathlib.Path(__file__).parent
MOMENT = datetime.datetime(2026, 2, 28, 23, 59, 58, tzinfo=datetime.timezone.utc)
# Blanks at both ends and all that XML and URLs escape.
TEXT = " a&<b>\"'é/+% "
# What may stand in a header.
HEADER = "a b;c=\"d\""
GIVEN = {
    "CopySource": "source-bucket/a/key",
    "AccountId": "123456789012",
    "BucketLocationConstraint": "us-west-2",
    "BucketName": "a-bucket",
    "ObjectKey": "a/ key+é&",
    "NonEmptyKmsKeyArnString": "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012",
    "Policy": '{"Version": "2012-10-17"}',
    "ContentEncoding": "gzip",
    "ContentMD5": "1B2M2Y8AsgTpgAmY7PhCfg==",
    "SSECustomerKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "CopySourceSSECustomerKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "ChecksumAlgorithm": "CRC32",
    "Expires": "Sat, 28 Feb 2026 23:59:58 GMT",
}


def sample(shape, location=None):
    """Returns a value for botocore and the same as JSON."""
    if shape.name in GIVEN:
        return GIVEN[shape.name], GIVEN[shape.name]
    kind = shape.type_name
    if kind == "structure":
        pairs = {}
        for name, member in shape.members.items():
            if member.serialization.get("streaming"):
                continue
            pairs[name] = sample(member, member.serialization.get("location"))
        return {k: v[0] for k, v in pairs.items()}, {k: v[1] for k, v in pairs.items()}
    if kind == "list":
        one = sample(shape.member, location)
        return [one[0], one[0]], [one[1], one[1]]
    if kind == "map":
        return {"Name": HEADER}, {"name": HEADER}
    if kind == "string":
        values = shape.metadata.get("enum")
        text = values[-1] if values else HEADER if location == "header" else TEXT
        return text, text
    if kind == "timestamp":
        return MOMENT, int(MOMENT.timestamp())
    if kind == "boolean":
        return True, True
    number = {"integer": shape.metadata.get("max", 7), "long": 48 * 2**40}[kind]
    return number, number


def main():
    root = HERE.parents[4]
    listed = (root / "crates/model/src/generated/s3/operations.rs").read_text()
    names = re.findall(r'name: "(\w+)"', listed)
    session = botocore.session.get_session()
    client = session.create_client(
        "s3",
        region_name="us-east-1",
        endpoint_url="http://127.0.0.1:1",
        aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
        aws_secret_access_key="secret",
        config=Config(s3={"addressing_style": "path"}, parameter_validation=False),
    )
    caught = []

    def catch(request, **_):
        caught.append(request)
        return AWSResponse(request.url, 200, {}, None)

    client.meta.events.register("before-send.s3", catch)
    methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
    requests = []
    for name in names:
        shape = client.meta.service_model.operation_model(name).input_shape
        sent, expected = sample(shape)
        streams = any(member.serialization.get("streaming") for member in shape.members.values())
        if streams:
            sent["Body"] = b"content"
        caught.clear()
        try:
            getattr(client, methods[name])(**sent)
        except Exception:  # the reply is empty, which some parsers refuse
            if not caught:
                raise
        request = caught[-1]
        url = urllib.parse.urlsplit(request.url)
        body = request.body or b""
        body = body if isinstance(body, bytes) else body.read()
        requests.append(
            {
                "operation": name,
                "method": request.method,
                "path": urllib.parse.unquote(url.path),
                "query": urllib.parse.parse_qsl(url.query, keep_blank_values=True),
                "headers": [
                    [key.lower(), value.decode() if isinstance(value, bytes) else str(value)]
                    for key, value in request.headers.items()
                    if key.lower() not in ("authorization", "x-amz-date", "user-agent")
                    and not key.lower().startswith("amz-sdk")
                ],
                "body": "" if streams else body.decode(),
                "members": expected,
            }
        )
    text = json.dumps(requests, indent=1, ensure_ascii=False, sort_keys=True)
    (HERE / "requests.json").write_text(text + "\n")


main()
