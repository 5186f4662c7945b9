"""Requests to S3 that no SDK sends: signed by hand, with chunks made by hand, or not signed at all."""

import base64
import datetime
import hashlib
import hmac
import http.client
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zlib

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from server import REGION

UNSIGNED = "UNSIGNED-PAYLOAD"
SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
SIGNED_CHUNKS_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
UNSIGNED_CHUNKS_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
EMPTY = hashlib.sha256(b"").hexdigest()


class Reply:
    """A reply as it came."""

    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    def element(self, name):
        """The text of an element of an error, or of another document; `None` if it is not there."""
        if not self.body:
            return None
        for element in ElementTree.fromstring(self.body).iter():
            if element.tag.rpartition("}")[2] == name:
                return element.text
        return None

    @property
    def code(self):
        return self.element("Code")

    @property
    def message(self):
        return self.element("Message")


class HeaderSigner(S3SigV4Auth):
    """A signer that leaves `x-amz-content-sha256` as it is: it decides how the body is signed."""

    def _modify_request_before_signing(self, request):
        SigV4Auth._modify_request_before_signing(self, request)


class Wire:
    def __init__(self, server):
        self.server = server

    @property
    def host(self):
        return self.server.endpoint.removeprefix("http://")

    def credentials(self):
        return Credentials(*self.server.credentials())

    def signed(self, method, path, headers=(), body=b"", sha256=None, credentials=None, region=REGION, service="s3"):
        """The headers of a signed request. `path` is already encoded and may have a query."""
        stated = sha256 or hashlib.sha256(body).hexdigest()
        request = AWSRequest(method, self.server.endpoint + path, headers=dict(headers), data=body)
        request.headers["X-Amz-Content-SHA256"] = stated
        HeaderSigner(credentials or self.credentials(), service, region).add_auth(request)
        return dict(request.headers.items())

    def send(self, method, path, headers, body=b"", host=None):
        """Sends what is given, and adds a length and a host only."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", host or self.host)
            names = {name.lower() for name in headers}
            if "content-length" not in names and "transfer-encoding" not in names:
                connection.putheader("Content-Length", str(len(body)))
            for name, value in headers.items():
                if name.lower() != "host":
                    connection.putheader(name, value)
            connection.endheaders()
            if body:
                connection.send(body)
            return Reply(connection.getresponse())
        finally:
            connection.close()

    def call(self, method, path, headers=(), body=b"", sha256=None, **signing):
        """Signs and sends a request."""
        return self.send(method, path, self.signed(method, path, headers, body, sha256, **signing), body)

    def get(self, url, method="GET", body=b"", headers=None):
        """Fetches a presigned URL."""
        parts = urllib.parse.urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        return self.send(method, target, headers or {}, body)

    def chunked(
        self, path, chunks, kind=SIGNED_CHUNKS, trailers=(), headers=(), change=None, announce=True, length=None
    ):
        """Puts an object in chunks of `aws-chunked`.

        `change` may alter the frames before they leave: it gets a list of byte strings, one for each frame, the last with the trailers.
        """
        content = b"".join(chunks)
        sent = {
            "Content-Encoding": "aws-chunked",
            "X-Amz-Decoded-Content-Length": str(len(content) if length is None else length),
            **dict(headers),
        }
        if announce and trailers:
            sent["X-Amz-Trailer"] = ",".join(name for name, _value in trailers)
        signed = self.signed("PUT", path, sent, b"", sha256=kind)
        frames = self.frames(signed, chunks, kind, trailers)
        if change is not None:
            frames = change(frames)
        return self.send("PUT", path, signed, b"".join(frames))

    def frames(self, signed, chunks, kind, trailers):
        date = signed["X-Amz-Date"]
        scope = "/".join([date[:8], REGION, "s3", "aws4_request"])
        previous = signed["Authorization"].rpartition("Signature=")[2]
        key = b"AWS4" + self.credentials().secret_key.encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        frames, are_signed = [], kind != UNSIGNED_CHUNKS_TRAILER
        for chunk in [*chunks, b""]:
            extension = ""
            if are_signed:
                hashed = hashlib.sha256(chunk).hexdigest()
                text = "\n".join(["AWS4-HMAC-SHA256-PAYLOAD", date, scope, previous, EMPTY, hashed])
                previous = hmac.new(key, text.encode(), "sha256").hexdigest()
                extension = f";chunk-signature={previous}"
            frames.append(f"{len(chunk):x}{extension}\r\n".encode() + chunk + (b"\r\n" if chunk else b""))
        end = "".join(f"{name}:{value}\r\n" for name, value in trailers)
        if kind == SIGNED_CHUNKS_TRAILER:
            canonical = "".join(f"{name}:{value}\n" for name, value in trailers)
            hashed = hashlib.sha256(canonical.encode()).hexdigest()
            text = "\n".join(["AWS4-HMAC-SHA256-TRAILER", date, scope, previous, hashed])
            signature = hmac.new(key, text.encode(), "sha256").hexdigest()
            end += f"x-amz-trailer-signature:{signature}\r\n"
        frames[-1] += end.encode() + b"\r\n"
        return frames


def crc32(content):
    """A CRC32 as S3 writes it."""
    return base64.b64encode(zlib.crc32(content).to_bytes(4)).decode()


def amz_date(shift=datetime.timedelta()):
    return (datetime.datetime.now(datetime.UTC) + shift).strftime("%Y%m%dT%H%M%SZ")
