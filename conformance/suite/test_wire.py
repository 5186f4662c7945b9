"""What an SDK hides: the bytes of replies and errors, and what the service makes of requests that no SDK sends."""

import datetime
import http.client
import json
import re
import socket

import botocore.auth
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from server import REGION

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
JSON = "application/x-amz-json-1.1"


class Reply:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def json(self):
        return json.loads(self.body)


@pytest.fixture
def send(server):
    """Signs and sends one request; what is given replaces what an SDK would send."""

    def request(operation, body=b"{}", service="kms", region=REGION, credentials=None, after_signing=None, sent=None):
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        signed = AWSRequest("POST", server.endpoint + "/", headers={"Content-Type": JSON}, data=body)
        if operation is not None:
            signed.headers["X-Amz-Target"] = operation if "." in operation else f"TrentService.{operation}"
        SigV4Auth(credentials or Credentials(*server.credentials()), service, region).add_auth(signed)
        headers = dict(signed.headers.items())
        if after_signing is not None:
            after_signing(headers)
        connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
        try:
            connection.request("POST", "/", body=sent or signed.data, headers=headers)
            return Reply(connection.getresponse())
        finally:
            connection.close()

    return request


def test_a_reply(send):
    reply = send("CreateKey")
    assert reply.status == 200
    assert reply.headers["Content-Type"] == JSON
    assert UUID.fullmatch(reply.headers["x-amzn-RequestId"])
    assert reply.headers["Content-Length"] == str(len(reply.body))
    created = reply.json["KeyMetadata"]["CreationDate"]
    assert isinstance(created, float)
    assert abs(created - datetime.datetime.now(datetime.UTC).timestamp()) < 3600


@pytest.mark.parametrize("target", ["ListKeys", "Dance"])
def test_who_closes_finds_the_length_in_capitals(send, target):
    """MongoDB's library looks for these letters."""
    reply = send(target, after_signing=lambda headers: headers.update({"Connection": "close"}))
    assert "Content-Length" in reply.headers.keys()
    assert "content-length" in send(target).headers.keys()


def test_every_request_has_an_id_of_its_own(send):
    assert len({send("ListKeys").headers["x-amzn-RequestId"] for _ in range(4)}) == 4


def test_operations_without_output_send_an_empty_body(send, key):
    reply = send("EnableKey", {"KeyId": key["KeyId"]})
    assert (reply.status, reply.body) == (200, b"")
    assert UUID.fullmatch(reply.headers["x-amzn-RequestId"])


def test_members_that_are_absent_are_not_null(send, elsewhere):
    reply = send("ListKeys", region=elsewhere.meta.region_name)
    assert reply.json == {"Keys": [], "Truncated": False}


def test_an_error(send):
    reply = send("DescribeKey", {"KeyId": "not-a-key"})
    assert reply.status == 400
    assert reply.headers["Content-Type"] == JSON
    assert UUID.fullmatch(reply.headers["x-amzn-RequestId"])
    assert reply.json == {"__type": "NotFoundException", "message": "Invalid keyId 'not-a-key'"}


def test_an_invalid_ciphertext_has_no_message_at_all(send):
    reply = send("Decrypt", {"CiphertextBlob": "AAAA"})
    assert (reply.status, reply.json) == (400, {"__type": "InvalidCiphertextException"})


def test_a_refused_access_has_a_capital_message(send, foreign_key_arn, not_disclosed):
    reply = send("DescribeKey", {"KeyId": foreign_key_arn})
    assert reply.status == 400
    assert reply.json == {"__type": "AccessDeniedException", "Message": not_disclosed("DescribeKey")}


@pytest.mark.parametrize("target", [None, "TrentService.Dance", "TrentService.", "OtherService.ListKeys"])
def test_an_operation_that_is_none(send, target):
    reply = send(target)
    assert (reply.status, reply.json["__type"]) == (404, "UnknownOperationException")


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"{} {}",
        b'{"KeyId": "a", "KeyId": "b"}',
        b'\xef\xbb\xbf{"KeyId": "a"}',
        b'{"KeyId": "\xff"}',
        b'{"KeyId": "\\ud800"}',
        b'{"KeyId": ["a"]}',
        b'{"KeyId": ' + b"[" * 10000,
    ],
)
def test_what_is_no_request(send, body):
    reply = send("DescribeKey", body)
    assert (reply.status, reply.json["__type"]) == (400, "SerializationException")


@pytest.mark.parametrize("blob", ["AAA", "A===", "AA=A", "A A=", "_-__", "AAAA\n"])
def test_what_is_no_base64(send, key, blob):
    reply = send("Encrypt", {"KeyId": key["KeyId"], "Plaintext": blob})
    assert (reply.status, reply.json["__type"]) == (400, "SerializationException")


def test_unknown_members_are_ignored_and_null_is_absent(send, key):
    reply = send("DescribeKey", {"KeyId": key["KeyId"], "GrantTokens": None, "Tomorrow": {"a": [1]}})
    assert reply.json["KeyMetadata"]["KeyId"] == key["KeyId"]


def test_an_overlong_body(server):
    """Its announcement is enough: the body is not sent, and the service does not wait for it."""
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.putrequest("POST", "/")
    connection.putheader("X-Amz-Target", "TrentService.DescribeKey")
    connection.putheader("Content-Length", str(1 << 20))
    connection.endheaders()
    reply = Reply(connection.getresponse())
    connection.close()
    assert (reply.status, reply.json["__type"]) == (413, "RequestEntityTooLargeException")


def test_a_body_with_two_lengths(server):
    """The chunks count, and nothing that follows on the connection is read (RFC 9112 section 6.1)."""
    with socket.create_connection(server.endpoint.removeprefix("http://").split(":"), timeout=60) as connection:
        connection.sendall(
            b"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: TrentService.ListKeys\r\nContent-Length: 2\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\nPOST / HTTP/1.1\r\nHost: x\r\n\r\n"
        )
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 400"), answer
    assert answer.count(b"HTTP/1.1") == 1 and b"connection: close" in answer


def test_a_body_in_another_encoding(send):
    reply = send("ListKeys", after_signing=lambda headers: headers.update({"Content-Encoding": "gzip"}))
    assert (reply.status, reply.json["__type"]) == (400, "SerializationException")


def test_the_wrong_secret(send, server):
    reply = send("ListKeys", credentials=Credentials(server.credentials()[0], "wrong" * 8))
    assert reply.status == 400
    assert reply.json["__type"] == "InvalidSignatureException"
    assert reply.json["message"].startswith(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        "Key and signing method. Consult the service documentation for details."
    )


def test_an_unknown_access_key(send, server):
    reply = send("ListKeys", credentials=Credentials("AKIAIOSFODNN7EXAMPLE", server.credentials()[1]))
    assert reply.status == 400
    assert reply.json == {
        "__type": "UnrecognizedClientException",
        "message": "The security token included in the request is invalid.",
    }


def test_no_signature(send):
    reply = send("ListKeys", after_signing=lambda headers: headers.pop("Authorization"))
    assert reply.status == 400
    assert reply.json == {
        "__type": "MissingAuthenticationTokenException",
        "message": "Missing Authentication Token",
    }


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (-1, r"Signature expired: \d{8}T\d{6}Z is now earlier than "),
        (1, r"Signature not yet current: \d{8}T\d{6}Z is still later than "),
    ],
)
def test_a_signature_of_another_time(send, monkeypatch, hours, text):
    then = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: then.replace(tzinfo=None))
    reply = send("ListKeys")
    assert (reply.status, reply.json["__type"]) == (400, "InvalidSignatureException")
    assert re.match(text, reply.json["message"])


@pytest.mark.parametrize(
    ("header", "value"), [("X-Amz-Target", "TrentService.ListAliases"), ("X-Amz-Date", "20300101T000000Z")]
)
def test_a_header_that_was_changed_after_signing(send, header, value):
    reply = send("ListKeys", after_signing=lambda headers: headers.update({header: value}))
    assert (reply.status, reply.json["__type"]) == (400, "InvalidSignatureException")


def test_a_body_that_was_changed_after_signing(send):
    assert send("ListKeys", b'{"Limit": 1}').status == 200
    reply = send("ListKeys", b'{"Limit": 1}', sent=b'{"Limit": 2}')
    assert (reply.status, reply.json["__type"]) == (400, "InvalidSignatureException")


def test_a_signature_for_another_service(send):
    reply = send("ListKeys", service="s3")
    assert reply.status == 400
    assert reply.json["__type"] == "InvalidSignatureException"


def test_only_post_is_served(server):
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.request("GET", "/")
    reply = connection.getresponse()
    assert reply.status >= 400
    connection.close()


FORM = "application/x-www-form-urlencoded; charset=utf-8"
IDENTITY = b"Action=GetCallerIdentity&Version=2011-06-15"


@pytest.mark.parametrize(
    ("service", "method", "path", "headers", "body"),
    [
        ("sts", "POST", "/nowhere", {"Content-Type": FORM}, IDENTITY),
        ("iam", "POST", "/nowhere", {"Content-Type": FORM}, b"Action=ListUsers&Version=2010-05-08"),
        ("sts", "GET", "/nowhere?Action=GetCallerIdentity&Version=2011-06-15", {}, b""),
        ("sts", "GET", "/", {}, b""),
        ("iam", "POST", "/", {"Content-Type": "text/plain"}, IDENTITY),
        ("sts", "PUT", "/", {"Content-Type": FORM}, IDENTITY),
    ],
)
def test_what_no_operation_of_a_service_with_xml_is(server, service, method, path, headers, body):
    """Its clients read XML, and would tell their user of an error in JSON that the answer is broken."""
    signed = AWSRequest(method, server.endpoint + path, headers=headers, data=body)
    SigV4Auth(Credentials(*server.credentials()), service, REGION).add_auth(signed)
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.request(method, path, body=body, headers=dict(signed.headers.items()))
    reply = Reply(connection.getresponse())
    connection.close()
    assert (reply.status, reply.headers["Content-Type"]) == (400, "text/xml")
    assert b"<Code>InvalidAction</Code>" in reply.body, reply.body


def test_an_overlong_body_of_a_client_that_reads_xml(server):
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Type", FORM)
    connection.putheader("Content-Length", str(1 << 20))
    connection.endheaders()
    reply = Reply(connection.getresponse())
    connection.close()
    assert (reply.status, reply.headers["Content-Type"]) == (413, "text/xml")
    assert b"<Code>RequestEntityTooLarge</Code>" in reply.body, reply.body


def test_an_unknown_path_of_kms(server):
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.request("POST", "/nowhere", body=b"{}", headers={"X-Amz-Target": "TrentService.ListKeys"})
    reply = Reply(connection.getresponse())
    connection.close()
    assert (reply.status, reply.json["__type"]) == (404, "UnknownOperationException")
