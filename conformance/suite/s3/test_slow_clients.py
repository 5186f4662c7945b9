"""Clients that go away while they are answered, or that do not send what they began."""

import contextlib
import os
import socket
import time

from accounts import Account
from connections import connect
from wire import UNSIGNED

REGIONS = ["us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-south-1", "ap-northeast-1"]


def opened(wire):
    host, port = wire.host.split(":")
    return socket.create_connection((host, int(port)), timeout=60)


def head_of(wire, method, path, more, headers=(), **signing):
    """The bytes of a signed head whose body is not hashed."""
    signed = wire.signed(method, path, dict(headers), sha256=UNSIGNED, **signing)
    lines = [f"{name}: {value}" for name, value in (signed | more).items() if name.lower() != "host"]
    return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {wire.host}", *lines, "", ""]).encode()


def test_the_managed_key_of_a_client_that_went_away_is_in_the_log(server, wire, new_name):
    for place, region in enumerate(REGIONS):
        bucket, (access_key, secret_key) = new_name(), server.credentials()[:2]
        s3 = connect(server, access_key, secret_key, region=region)
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
        kms = connect(server, access_key, secret_key, service="kms", region=region)
        encryption = {"x-amz-server-side-encryption": "aws:kms"}
        with opened(wire) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, bytes([1, 0, 0, 0, 0, 0, 0, 0]))
            connection.sendall(
                head_of(wire, "PUT", f"/{bucket}/object", {"Content-Length": "0"}, encryption, region=region)
            )
            time.sleep(0.001 * place)
        time.sleep(0.3)
        keys = kms.list_keys()["Keys"]
        entries = [entry for entry in server.newest_events(200) if entry["awsRegion"] == region]
        made = [entry for entry in entries if any(key["KeyArn"] in str(entry) for key in keys)]
        assert bool(keys) == bool(made), (region, place)


def test_a_document_without_a_length_has_ten_seconds(wire, bucket):
    with opened(wire) as connection:
        connection.sendall(head_of(wire, "POST", f"/{bucket}?delete", {"Transfer-Encoding": "chunked"}))
        began = time.monotonic()
        connection.settimeout(2)
        reply = b""
        while not reply:
            assert time.monotonic() - began < 16, "it may be sent for ever"
            connection.sendall(b"1\r\n \r\n")
            try:
                reply = connection.recv(65536)
            except TimeoutError:
                continue
        assert b"RequestTimeout" in reply
        assert time.monotonic() - began > 8


def test_an_account_with_very_many_slow_uploads_leaves_room_for_others(server, wire, bucket):
    """One account that began 256 uploads and sent nothing kept all others out."""
    theirs, name, content = Account(server).client("s3"), f"{bucket}-of-another", os.urandom(1_000_000)
    theirs.create_bucket(Bucket=name)
    with contextlib.ExitStack() as connections:
        for number in range(300):
            connection = connections.enter_context(opened(wire))
            connection.sendall(head_of(wire, "PUT", f"/{bucket}/slow-{number}", {"Content-Length": "100000"}))
        began = time.monotonic()
        theirs.put_object(Bucket=name, Key="object", Body=content)
        assert theirs.get_object(Bucket=name, Key="object")["Body"].read() == content
        assert time.monotonic() - began < 4
