"""Proxies in front of the service: who the client is and how it came is told by the trusted ones, and by nobody else."""

import base64
import json
import socket
import ssl
import struct

import pytest
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from server import ACCOUNT, REGION, Server, eventually
from tls import Authority, TlsServer

CLIENT = "192.0.2.77"
TRUSTED = {"BULLA_TRUSTED_PROXIES": "127.0.0.0/8, 203.0.113.0/24"}
SIGNATURE = b"\r\n\r\n\0\r\nQUIT\n"


class Caller:
    """Calls KMS over a socket of its own, with what a proxy adds."""

    def __init__(self, server):
        self.server = server
        self.credentials = Credentials(*server.credentials())
        self.host = server.endpoint.rpartition("//")[2]

    def call(self, operation, body, headers=(), **more):
        """Status and JSON of the answer of KMS; None if the connection was closed instead."""
        target = {"X-Amz-Target": f"TrentService.{operation}", "Content-Type": "application/x-amz-json-1.1"}
        request = AWSRequest("POST", self.server.endpoint + "/", data=json.dumps(body).encode(), headers=target)
        SigV4Auth(self.credentials, "kms", REGION).add_auth(request)
        answer = self.exchange(request, headers, **more)
        if answer is None:
            return None
        status, text = answer
        return status, json.loads(text) if text.startswith(b"{") else text

    def put(self, path, body, signed=(), headers=()):
        """Status and body of the answer of S3 to a PUT."""
        request = AWSRequest("PUT", self.server.endpoint + path, data=body, headers=dict(signed))
        S3SigV4Auth(self.credentials, "s3", REGION).add_auth(request)
        return self.exchange(request, headers)

    def exchange(self, request, headers, preface=b"", tls=False, source="127.0.0.1"):
        """Sends a signed request, with headers that a proxy adds, behind what a proxy sends first."""
        path = request.url.removeprefix(self.server.endpoint)
        lines = [f"{name}: {value}" for name, value in [*request.headers.items(), *headers]]
        body = request.data or b""
        first = f"{request.method} {path} HTTP/1.1"
        fixed = [first, f"Host: {self.host}", f"Content-Length: {len(body)}", "Connection: close"]
        head = "\r\n".join([*fixed, *lines, "", ""]).encode()
        host, port = self.host.split(":")
        with socket.create_connection((host, int(port)), timeout=20, source_address=(source, 0)) as plain:
            plain.sendall(preface)
            connection = self.server.context().wrap_socket(plain, server_hostname="localhost") if tls else plain
            try:
                connection.sendall(head + body)
                reply = b"".join(iter(lambda: connection.recv(65536), b""))
            except ConnectionError:
                reply = b""
            if tls:
                connection.close()
        if not reply:
            return None
        status, _, rest = reply.partition(b"\r\n")
        return int(status.split()[1]), rest.partition(b"\r\n\r\n")[2]

    def newest(self, name="Encrypt"):
        """The newest entry of an operation."""
        events = reversed(self.server.newest_events(20))
        return next(event for event in events if event["eventName"] == name)


def header(address=CLIENT, tls=None, command=1, family=0x11, more=b""):
    """A header of the PROXY protocol, version 2."""
    kind = socket.AF_INET6 if ":" in address else socket.AF_INET
    packed = socket.inet_pton(kind, address)
    addresses = packed + packed + struct.pack("!HH", 4000, 443)
    family = 0x21 if kind == socket.AF_INET6 else family
    if tls is not None:
        more += struct.pack("!BHBI", 0x20, 5, int(tls), 0)
    return SIGNATURE + struct.pack("!BBH", 0x20 | command, family, len(addresses + more)) + addresses + more


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    started = []

    def run(name, tls=False, **settings):
        data = tmp_path_factory.mktemp(name) / "data"
        server = TlsServer(data, Authority(), **settings) if tls else Server(data, **settings)
        started.append(server.start())
        return server

    yield run
    for server in started:
        server.end()


@pytest.fixture(scope="module")
def plain(start):
    return Caller(start("plain"))


@pytest.fixture(scope="module")
def forwarding(start):
    return Caller(start("forwarding", **TRUSTED))


@pytest.fixture(scope="module")
def forwarding_tls(start):
    return Caller(start("forwarding-tls", tls=True, **TRUSTED))


@pytest.fixture(scope="module")
def behind_tcp(start):
    return Caller(start("tcp", BULLA_PROXY_WORD="proxy-v2", **TRUSTED))


@pytest.fixture(scope="module")
def behind_tcp_tls(start):
    return Caller(start("tcp-tls", tls=True, BULLA_PROXY_WORD="proxy-v2", **TRUSTED))


def secured_key(caller):
    """A key that nobody uses but over TLS, and its owner for all else."""
    root = {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}
    allow = {"Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"}
    insecure = {"Bool": {"aws:SecureTransport": "false"}}
    deny = {"Effect": "Deny", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*", "Condition": insecure}
    return made(caller, [allow, deny])


def key_for(caller, network):
    """A key that is used from one network only."""
    root = {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}
    allow = {"Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"}
    elsewhere = {"NotIpAddress": {"aws:SourceIp": network}}
    deny = {"Effect": "Deny", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*", "Condition": elsewhere}
    return made(caller, [allow, deny])


def made(caller, statements):
    policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
    more = {"preface": header("127.0.0.1")} if caller.server.settings.get("BULLA_PROXY_WORD") else {}
    status, reply = caller.call("CreateKey", {"Policy": policy}, tls=bool(caller.server.ca), **more)
    assert status == 200, reply
    return reply["KeyMetadata"]["KeyId"]


def encrypt(caller, key, *headers, **more):
    """The status of an Encrypt."""
    answer = caller.call("Encrypt", {"KeyId": key, "Plaintext": base64.b64encode(b"x").decode()}, headers, **more)
    return answer and answer[0]


def forwarded(address=CLIENT, proto=None):
    return [("X-Forwarded-For", address), *([("X-Forwarded-Proto", proto)] if proto else [])]


class TestWithoutTrust:
    def test_plain_is_plain_whatever_a_client_says(self, plain):
        key = secured_key(plain)
        assert encrypt(plain, key) == 400
        assert encrypt(plain, key, *forwarded(proto="https")) == 400
        event = plain.newest()
        assert (event["sourceIPAddress"], event["errorCode"]) == ("127.0.0.1", "AccessDeniedException")
        assert "tlsDetails" not in event

    def test_a_header_of_the_proxy_protocol_is_refused(self, plain):
        answer = plain.call("ListKeys", {}, preface=header())
        assert answer is None or answer[0] == 400

    def test_tls_is_secure_whatever_a_client_says(self, start):
        caller = Caller(start("tls", tls=True))
        key = secured_key(caller)
        assert encrypt(caller, key, tls=True) == 200
        assert encrypt(caller, key, *forwarded(proto="http"), tls=True) == 200
        assert caller.newest()["sourceIPAddress"] == "127.0.0.1"
        with pytest.raises((ssl.SSLError, ConnectionError)):
            caller.call("ListKeys", {}, preface=header(), tls=True)


class TestForwardedHeaders:
    def test_the_word_of_a_trusted_proxy_counts(self, forwarding):
        key = secured_key(forwarding)
        assert encrypt(forwarding, key, *forwarded(proto="https")) == 200
        assert forwarding.newest()["sourceIPAddress"] == CLIENT
        assert encrypt(forwarding, key, *forwarded(proto="http")) == 400
        assert encrypt(forwarding, key, *forwarded()) == 400
        assert encrypt(forwarding, key) == 400

    def test_the_address_is_the_last_that_is_not_trusted(self, forwarding):
        key = key_for(forwarding, f"{CLIENT}/32")
        assert encrypt(forwarding, key, *forwarded()) == 200
        assert encrypt(forwarding, key, *forwarded(f"198.51.100.1, {CLIENT}, 203.0.113.9")) == 200
        # What a client writes itself stands before what the proxy adds.
        assert encrypt(forwarding, key, *forwarded(f"{CLIENT}, 198.51.100.1")) == 400
        assert encrypt(forwarding, key, *forwarded(CLIENT), *forwarded("198.51.100.1")) == 400
        assert forwarding.newest()["sourceIPAddress"] == "198.51.100.1"
        assert encrypt(forwarding, key) == 400

    def test_a_client_that_cannot_be_told_is_refused(self, forwarding):
        key = key_for(forwarding, "127.0.0.0/8")
        assert encrypt(forwarding, key) == 200
        status, reply = forwarding.call("ListKeys", {}, forwarded("unknown"))
        assert (status, reply["__type"].rpartition("#")[2]) == (400, "ValidationException")
        assert "X-Forwarded-For" in reply["message"]

    def test_the_word_of_a_proxy_counts_over_tls_too(self, forwarding_tls):
        key = secured_key(forwarding_tls)
        assert encrypt(forwarding_tls, key, tls=True) == 200, "it is the client itself"
        assert encrypt(forwarding_tls, key, *forwarded(proto="https"), tls=True) == 200
        assert encrypt(forwarding_tls, key, *forwarded(proto="http"), tls=True) == 400
        event = forwarding_tls.newest()
        assert event["sourceIPAddress"] == CLIENT and "tlsDetails" not in event, "that TLS was the proxy's"

    def test_others_than_the_trusted_are_not_believed(self, start):
        caller = Caller(start("elsewhere", BULLA_TRUSTED_PROXIES="127.0.0.2"))
        key = secured_key(caller)
        assert encrypt(caller, key, *forwarded(proto="https")) == 400
        assert caller.newest()["sourceIPAddress"] == "127.0.0.1"
        assert encrypt(caller, key, *forwarded(proto="https"), source="127.0.0.2") == 200
        assert caller.newest()["sourceIPAddress"] == CLIENT

    def test_s3_uses_keys_of_kms_for_secure_clients_only(self, forwarding):
        assert forwarding.put("/keys-of-customers", b"")[0] == 200
        kms = {"x-amz-server-side-encryption": "aws:kms"}
        for proto, status in (("https", 200), ("http", 400), (None, 400)):
            answer = forwarding.put("/keys-of-customers/object", b"x", kms, forwarded(proto=proto))
            assert answer[0] == status, answer
            if status == 400:
                assert b"must be made over a secure connection" in answer[1]


class TestProxyProtocol:
    def test_the_header_tells_the_client_and_whether_it_came_over_tls(self, behind_tcp):
        key = secured_key(behind_tcp)
        assert encrypt(behind_tcp, key, preface=header(tls=True)) == 200
        assert behind_tcp.newest()["sourceIPAddress"] == CLIENT
        assert encrypt(behind_tcp, key, preface=header("2001:db8::7", tls=True)) == 200
        assert behind_tcp.newest()["sourceIPAddress"] == "2001:db8::7"
        assert encrypt(behind_tcp, key, preface=header(tls=False)) == 400
        assert encrypt(behind_tcp, key, preface=header()) == 400
        # These headers are the client's own.
        assert encrypt(behind_tcp, key, *forwarded("198.51.100.1", "https"), preface=header()) == 400
        assert behind_tcp.newest()["sourceIPAddress"] == CLIENT

    def test_tls_that_a_proxy_passes_through_ends_here(self, behind_tcp_tls):
        key = secured_key(behind_tcp_tls)
        assert encrypt(behind_tcp_tls, key, preface=header(), tls=True) == 200
        event = behind_tcp_tls.newest()
        assert (event["sourceIPAddress"], event["tlsDetails"]["tlsVersion"]) == (CLIENT, "TLSv1.3")
        # The proxy has encrypted what came to it in the clear.
        assert encrypt(behind_tcp_tls, key, preface=header(tls=False), tls=True) == 400

    def test_a_proxy_that_speaks_for_itself_is_the_client(self, behind_tcp):
        key = key_for(behind_tcp, "127.0.0.1/32")
        local = SIGNATURE + struct.pack("!BBH", 0x20, 0, 0)
        assert encrypt(behind_tcp, key, preface=local) == 200
        assert encrypt(behind_tcp, key, preface=header(command=0)) == 200
        assert encrypt(behind_tcp, key, preface=header()) == 400

    @pytest.mark.parametrize(
        "preface",
        [
            b"",
            b"PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n",
            header(family=0x12),
            header(command=2),
            header(family=0x51),
            header(more=b"\x20\xff\xff"),
            SIGNATURE + struct.pack("!BBH", 0x21, 0x11, 4) + b"abcd",
            SIGNATURE + struct.pack("!BBH", 0x21, 0x11, 65535),
        ],
    )
    def test_without_a_valid_header_nothing_is_answered(self, behind_tcp, preface):
        assert behind_tcp.call("ListKeys", {}, preface=preface) is None
        none = 'bulla_connections_closed_total{listener="api",reason="proxy_header"} 0'
        eventually(lambda: none not in behind_tcp.server.page("/metrics")[1])

    def test_from_others_it_is_refused(self, start):
        caller = Caller(start("others", BULLA_TRUSTED_PROXIES="127.0.0.2", BULLA_PROXY_WORD="proxy-v2"))
        answer = caller.call("ListKeys", {}, preface=header())
        assert answer is None or answer[0] == 400
        assert caller.call("ListKeys", {})[0] == 200
        assert caller.newest("ListKeys")["sourceIPAddress"] == "127.0.0.1"
        assert caller.call("ListKeys", {}, preface=header(), source="127.0.0.2")[0] == 200
        assert caller.newest("ListKeys")["sourceIPAddress"] == CLIENT


class TestSettings:
    @pytest.mark.parametrize(
        ("settings", "said"),
        [
            ({"BULLA_TRUSTED_PROXIES": "10.0.0.0/33"}, "`10.0.0.0/33` is no network"),
            ({"BULLA_TRUSTED_PROXIES": "10.0.0.1", "BULLA_PROXY_WORD": "v1"}, "take forwarded or proxy-v2"),
            ({"BULLA_PROXY_WORD": "proxy-v2"}, "no proxy is trusted"),
            ({"BULLA_TLS_CLIENT_CA": "ca.pem"}, "TLS is off: set --tls-cert and --tls-key too"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, tmp_path, settings, said):
        assert said in Server(tmp_path / "data", **settings).refuses_to_start()

    def test_who_serves_other_machines_without_tls_is_warned(self, tmp_path):
        server = Server(tmp_path / "data")
        server.interface = "0.0.0.0"
        try:
            server.start()
            assert "serves other machines without TLS: whoever is on the way reads" in server.said()
            status, text = server.page("/readyz")
            assert status == 200 and "note  tls: 0.0.0.0:" in text and "serves other machines without TLS" in text
        finally:
            server.end()

    def test_who_serves_this_machine_is_not(self, plain):
        assert "without TLS" not in plain.server.said() + plain.server.page("/readyz")[1]
