"""Signatures: in the header, in a URL, over chunks and trailers, and requests that have none or a wrong one.

Sources: S3 API reference, "Authenticating Requests (AWS Signature Version 4)" and its pages on chunked uploads; "Error responses".
"""

import base64
import datetime
import hashlib
import re
import urllib.parse

import botocore.auth
import pytest
from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from identities import statement, trust
from server import ACCOUNT
from wire import (
    SIGNED_CHUNKS,
    SIGNED_CHUNKS_TRAILER,
    UNSIGNED,
    UNSIGNED_CHUNKS_TRAILER,
    amz_date,
    crc32,
)

DAY = datetime.timedelta(days=1)
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)


@pytest.fixture
def there(s3, bucket):
    """The path of an object."""
    s3.put_object(Bucket=bucket, Key="object", Body=b"content")
    return f"/{bucket}/object"


@pytest.fixture
def at(monkeypatch):
    """Signs as if it were another time."""

    def shift(by):
        when = datetime.datetime.now(datetime.UTC) + by
        monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_arguments, **_more: when)

    return shift


@pytest.fixture
def unchanged(s3, bucket, there):
    """Checks at the end that a test of refusals has changed nothing."""
    yield there
    assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"


class TestHeaders:
    def test_a_payload_may_be_hashed_or_unsigned(self, wire, s3, bucket):
        path = f"/{bucket}/object"
        assert wire.call("PUT", path, body=b"hashed").status == 200
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"hashed"
        assert wire.call("PUT", path, body=b"unsigned", sha256=UNSIGNED).status == 200
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"unsigned"

    @pytest.mark.parametrize("size", [7, 100_000, 3_000_000])
    def test_another_body_than_was_hashed_stores_nothing(self, wire, unchanged, size):
        signed = wire.signed("PUT", unchanged, body=b"a" * size)
        reply = wire.send("PUT", unchanged, signed, b"a" * (size - 1) + b"b")
        assert (reply.status, reply.code) == (400, "XAmzContentSHA256Mismatch")
        text = "The provided 'x-amz-content-sha256' header does not match what was computed."
        assert reply.message == text

    def test_a_hash_is_needed(self, wire, unchanged):
        signed = wire.signed("PUT", unchanged, body=b"x")
        del signed["X-Amz-Content-SHA256"]
        reply = wire.send("PUT", unchanged, signed, b"x")
        assert (reply.status, reply.code) == (400, "InvalidRequest")
        assert reply.message == "Missing required header for this request: x-amz-content-sha256"

    def test_what_is_no_hash(self, wire, unchanged):
        reply = wire.call("PUT", unchanged, body=b"x", sha256="STREAMING-NOTHING")
        assert (reply.status, reply.code) == (400, "InvalidArgument")
        assert reply.message.startswith("x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ")
        assert reply.message.endswith(" or a valid sha256 value.")

    def test_a_wrong_secret(self, wire, unchanged):
        wrong = Credentials(wire.credentials().access_key, "wrong")
        reply = wire.call("PUT", unchanged, body=b"x", credentials=wrong)
        assert (reply.status, reply.code, reply.message) == (403, "SignatureDoesNotMatch", MISMATCH)

    def test_an_unknown_access_key(self, wire, unchanged):
        reply = wire.call("PUT", unchanged, body=b"x", credentials=Credentials("AKIAIOSFODNN7EXAMPLE", "x"))
        assert (reply.status, reply.code) == (403, "InvalidAccessKeyId")
        assert reply.message == "The AWS Access Key Id you provided does not exist in our records."

    @pytest.mark.parametrize("change", ["header", "query", "path", "method"])
    def test_what_was_signed_cannot_be_changed(self, wire, unchanged, change):
        signed = wire.signed("PUT", f"{unchanged}?x-id=PutObject", {"x-amz-meta-a": "1"}, b"x")
        method, path = "PUT", f"{unchanged}?x-id=PutObject"
        if change == "header":
            signed["x-amz-meta-a"] = "2"
        elif change == "query":
            path = f"{unchanged}?x-id=CopyObject"
        elif change == "path":
            path = f"{unchanged}2?x-id=PutObject"
        else:
            method = "DELETE"
        reply = wire.send(method, path, signed, b"x")
        assert (reply.status, reply.code) == (403, "SignatureDoesNotMatch")

    @pytest.mark.parametrize("header", ["x-amz-meta-a", "x-amz-server-side-encryption", "x-amz-tagging", "x-amz-acl"])
    def test_headers_of_amazon_must_be_signed(self, wire, unchanged, header):
        signed = wire.signed("PUT", unchanged, body=b"x")
        reply = wire.send("PUT", unchanged, signed | {header: "a"}, b"x")
        assert (reply.status, reply.code) == (403, "AccessDenied")
        assert reply.message == "There were headers present in the request which were not signed"

    def test_another_region(self, wire, unchanged):
        """boto3 reads the right Region from the error, and asks again."""
        reply = wire.call("GET", unchanged, region="eu-west-1")
        assert (reply.status, reply.code) == (400, "AuthorizationHeaderMalformed"), reply.body
        assert reply.message == (
            "The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-east-1'"
        )
        assert reply.element("Region") == "us-east-1"

    def test_another_service(self, wire, unchanged):
        signed = wire.signed("GET", unchanged, service="s3")
        signed["Authorization"] = signed["Authorization"].replace("/s3/", "/s4/")
        assert wire.send("GET", unchanged, signed).status in (400, 403)

    @pytest.mark.parametrize("minutes", [-16, 16])
    def test_a_clock_that_is_off(self, wire, unchanged, at, minutes):
        at(datetime.timedelta(minutes=minutes))
        reply = wire.call("PUT", unchanged, body=b"x")
        assert (reply.status, reply.code) == (403, "RequestTimeTooSkewed")
        assert reply.message == "The difference between the request time and the current time is too large."
        assert reply.element("MaxAllowedSkewMilliseconds") == "900000"

    @pytest.mark.parametrize("minutes", [-14, 14])
    def test_a_clock_that_is_a_little_off(self, wire, there, at, minutes):
        at(datetime.timedelta(minutes=minutes))
        assert wire.call("GET", there).body == b"content"

    def test_version_2_is_refused_with_a_remedy(self, wire, unchanged):
        signed = {"Date": amz_date(), "Authorization": f"AWS {wire.credentials().access_key}:c2lnbmF0dXJl"}
        reply = wire.send("GET", unchanged, signed)
        text = "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."
        assert (reply.status, reply.code, reply.message) == (400, "InvalidRequest", text)

    @pytest.mark.parametrize(
        "value", ["", "Bearer token", "Basic dTpw", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=x"]
    )
    def test_what_is_no_authorization(self, wire, unchanged, value):
        reply = wire.send("GET", unchanged, {"X-Amz-Date": amz_date(), "Authorization": value})
        assert reply.status in (400, 403)
        assert reply.code in ("InvalidArgument", "AuthorizationHeaderMalformed", "AccessDenied")

    def test_two_signatures_at_once(self, wire, client, bucket, unchanged):
        url = client(signature_version="s3v4").generate_presigned_url(
            "get_object", Params={"Bucket": bucket, "Key": "object"}
        )
        target = url.removeprefix(wire.server.endpoint)
        reply = wire.send("GET", target, wire.signed("GET", target))
        assert (reply.status, reply.code) == (400, "InvalidArgument")
        assert "Only one auth mechanism allowed" in reply.message

    def test_a_session_needs_its_token(self, wire, bucket, there, identities, assumer):
        role = identities.role(trust({"AWS": ACCOUNT}), statement("s3:*"))
        given = assumer.assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
        whole = Credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
        assert wire.call("GET", there, credentials=whole).body == b"content"
        bare = Credentials(given["AccessKeyId"], given["SecretAccessKey"])
        reply = wire.call("GET", there, credentials=bare)
        assert (reply.status, reply.code) == (403, "InvalidAccessKeyId")


class TestNobody:
    @pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
    def test_an_unsigned_request_is_denied(self, wire, unchanged, method):
        reply = wire.send(method, unchanged, {}, b"x" if method == "PUT" else b"")
        assert (reply.status, reply.code, reply.message) == (403, "AccessDenied", "Access Denied")

    def test_an_unsigned_head_is_denied_without_a_body(self, wire, unchanged):
        reply = wire.send("HEAD", unchanged, {})
        assert (reply.status, reply.body) == (403, b"")

    def test_nobody_learns_what_there_is(self, wire, bucket, unchanged):
        """A missing object and an existing one look the same."""
        told = {
            (reply.status, reply.code, reply.message)
            for reply in (wire.send("GET", unchanged, {}), wire.send("GET", f"/{bucket}/nothing", {}))
        }
        assert told == {(403, "AccessDenied", "Access Denied")}


class TestPresignedUrls:
    @pytest.fixture
    def presigned(self, client, bucket):
        """Makes a URL of Signature Version 4."""
        signer = client(signature_version="s3v4")

        def make(operation="get_object", expires=3600, **parameters):
            return signer.generate_presigned_url(
                operation, Params={"Bucket": bucket, "Key": "object"} | parameters, ExpiresIn=expires
            )

        return make

    def test_a_get(self, wire, there, presigned):
        reply = wire.get(presigned())
        assert (reply.status, reply.body) == (200, b"content")

    def test_a_get_with_a_range_that_nobody_signed(self, wire, there, presigned):
        reply = wire.get(presigned(), headers={"Range": "bytes=1-2"})
        assert (reply.status, reply.body) == (206, b"on")

    def test_a_get_with_other_headers_of_the_reply(self, wire, there, presigned):
        reply = wire.get(presigned(ResponseContentDisposition='attachment; filename="ä b.txt"'))
        assert (reply.status, reply.body) == (200, b"content")
        assert "filename=" in reply.headers["Content-Disposition"]

    def test_a_put(self, wire, s3, bucket, presigned):
        reply = wire.get(presigned("put_object"), "PUT", b"by a browser")
        assert reply.status == 200
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"by a browser"

    def test_a_put_with_its_type_and_encryption_signed(self, wire, s3, key, bucket, presigned):
        url = presigned("put_object", ContentType="text/plain", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"])
        reply = wire.get(url, "PUT", b"x")
        assert reply.status == 403
        sent = {
            "Content-Type": "text/plain",
            "x-amz-server-side-encryption": "aws:kms",
            "x-amz-server-side-encryption-aws-kms-key-id": key["Arn"],
        }
        assert wire.get(url, "PUT", b"x", sent).status == 200
        head = s3.head_object(Bucket=bucket, Key="object")
        assert (head["ContentType"], head["SSEKMSKeyId"]) == ("text/plain", key["Arn"])

    def test_a_head_and_a_delete(self, wire, s3, bucket, there, presigned, refused):
        assert wire.get(presigned("head_object"), "HEAD").status == 200
        assert wire.get(presigned("delete_object"), "DELETE").status == 204
        with refused("404", status=404):
            s3.head_object(Bucket=bucket, Key="object")

    def test_it_is_for_one_method(self, wire, unchanged, presigned):
        for method in ("PUT", "DELETE", "HEAD"):
            assert wire.get(presigned(), method, b"x" if method == "PUT" else b"").status == 403

    def test_it_is_for_one_object(self, wire, unchanged, presigned):
        reply = wire.get(presigned().replace("/object?", "/objects?"))
        assert (reply.status, reply.code) == (403, "SignatureDoesNotMatch")

    def test_it_expires(self, wire, unchanged, presigned, at):
        at(datetime.timedelta(seconds=-120))
        assert wire.get(presigned(expires=600)).status == 200
        reply = wire.get(presigned(expires=60))
        assert (reply.status, reply.code, reply.message) == (403, "AccessDenied", "Request has expired")
        assert reply.element("X-Amz-Expires") == "60"

    def test_it_is_not_yet_valid(self, wire, unchanged, presigned, at):
        at(DAY)
        reply = wire.get(presigned())
        assert (reply.status, reply.code, reply.message) == (403, "AccessDenied", "Request is not yet valid")

    def test_seven_days_are_the_most(self, wire, unchanged, presigned):
        assert wire.get(presigned(expires=604_800)).status == 200
        reply = wire.get(presigned(expires=604_801))
        assert (reply.status, reply.code) == (400, "AuthorizationQueryParametersError")
        assert reply.message == (
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 "
            "seconds"
        )

    @pytest.mark.parametrize(
        ("value", "text"),
        [("-1", "X-Amz-Expires must be non-negative"), ("week", "X-Amz-Expires should be a number")],
    )
    def test_what_is_no_time(self, wire, unchanged, presigned, value, text):
        url = re.sub("X-Amz-Expires=3600", f"X-Amz-Expires={value}", presigned())
        reply = wire.get(url)
        assert (reply.status, reply.code, reply.message) == (400, "AuthorizationQueryParametersError", text)

    @pytest.mark.parametrize(
        "name",
        [
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-SignedHeaders",
            "X-Amz-Signature",
        ],
    )
    def test_a_missing_piece(self, wire, unchanged, presigned, name):
        url = re.sub(f"{name}=[^&]*&?", "", presigned())
        reply = wire.get(url.rstrip("&?"))
        assert reply.status in (400, 403)
        assert reply.code in ("AuthorizationQueryParametersError", "AccessDenied")
        if name not in ("X-Amz-Algorithm",):
            assert reply.code == "AuthorizationQueryParametersError"
            assert reply.message == (
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, "
                "X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."
            )

    def test_version_2_is_refused_with_a_remedy(self, client, wire, bucket, unchanged):
        """boto3 presigns so in us-east-1, unless it is told otherwise."""
        url = client(signature_version="s3").generate_presigned_url(
            "get_object", Params={"Bucket": bucket, "Key": "object"}
        )
        assert "AWSAccessKeyId=" in url
        reply = wire.get(url)
        text = "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."
        assert (reply.status, reply.code, reply.message) == (400, "InvalidRequest", text)

    def test_the_session_token_is_in_the_url(self, wire, bucket, there, identities, session_of):
        role = identities.role(trust({"AWS": ACCOUNT}), statement("s3:*"))
        signer = session_of(role, signature_version="s3v4")
        url = signer.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "object"})
        assert "X-Amz-Security-Token=" in url
        assert wire.get(url).body == b"content"
        bare = re.sub("X-Amz-Security-Token=[^&]*&", "", url)
        assert wire.get(bare).status == 403

    def test_it_gives_what_its_signer_may(self, wire, bucket, there, identities, as_user):
        user = identities.user(statement("s3:PutObject"))
        url = as_user(user, signature_version="s3v4").generate_presigned_url(
            "get_object", Params={"Bucket": bucket, "Key": "object"}
        )
        assert (wire.get(url).status, wire.get(url).code) == (403, "AccessDenied")
        user.allow(statement("s3:GetObject"))
        assert wire.get(url).body == b"content"

    def test_metadata_of_a_put_may_be_in_the_query(self, wire, s3, bucket):
        """As the presigner of the JavaScript SDK writes them."""
        query = urllib.parse.urlencode({"x-amz-meta-a": "1", "x-amz-storage-class": "STANDARD_IA", "x-id": "PutObject"})
        request = AWSRequest("PUT", f"{wire.server.endpoint}/{bucket}/object?{query}")
        S3SigV4QueryAuth(wire.credentials(), "s3", "us-east-1", expires=60).add_auth(request)
        assert wire.get(request.url, "PUT", b"x").status == 200
        head = s3.head_object(Bucket=bucket, Key="object")
        assert head["Metadata"] == {"a": "1"}


CHUNKS = [b"a" * 65536, b"b" * 8192, b"c" * 100]
CONTENT = b"".join(CHUNKS)
TRAILER = (("x-amz-checksum-crc32", crc32(CONTENT)),)


class TestChunks:
    @pytest.mark.parametrize(
        ("kind", "trailers"),
        [(SIGNED_CHUNKS, ()), (SIGNED_CHUNKS_TRAILER, TRAILER), (UNSIGNED_CHUNKS_TRAILER, TRAILER)],
    )
    @pytest.mark.parametrize("chunks", [CHUNKS, [CONTENT]], ids=["three", "one"])
    def test_what_is_in_the_chunks_is_stored(self, wire, s3, bucket, kind, trailers, chunks):
        reply = wire.chunked(f"/{bucket}/object", chunks, kind, trailers)
        assert reply.status == 200, reply.body
        got = s3.get_object(Bucket=bucket, Key="object")
        assert got["Body"].read() == CONTENT
        if trailers:
            assert got["ChecksumCRC32"] == crc32(CONTENT)

    @pytest.mark.parametrize("kind", [SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER, UNSIGNED_CHUNKS_TRAILER])
    def test_an_empty_object(self, wire, s3, bucket, kind):
        trailers = () if kind == SIGNED_CHUNKS else (("x-amz-checksum-crc32", crc32(b"")),)
        assert wire.chunked(f"/{bucket}/object", [], kind, trailers).status == 200
        assert s3.head_object(Bucket=bucket, Key="object")["ContentLength"] == 0

    @pytest.mark.parametrize("size", [1, 7, 100])
    def test_many_small_chunks(self, wire, s3, bucket, size):
        """S3 wants at least 8 KiB of signed chunks; JavaScript streams send less in unsigned ones."""
        content = bytes(range(256)) * 4
        pieces = [content[start : start + size] for start in range(0, len(content), size)]
        trailers = (("x-amz-checksum-crc32", crc32(content)),)
        assert wire.chunked(f"/{bucket}/object", pieces, UNSIGNED_CHUNKS_TRAILER, trailers).status == 200
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == content

    @pytest.mark.parametrize("kind", [SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER])
    @pytest.mark.parametrize("frame", [0, 1, 2])
    def test_a_flipped_byte(self, wire, unchanged, kind, frame):
        def flip(frames):
            place = frames[frame].index(b"\r\n") + 5
            changed = bytearray(frames[frame])
            changed[place] ^= 1
            return [*frames[:frame], bytes(changed), *frames[frame + 1 :]]

        trailers = TRAILER if kind == SIGNED_CHUNKS_TRAILER else ()
        reply = wire.chunked(unchanged, CHUNKS, kind, trailers, change=flip)
        assert (reply.status, reply.code, reply.message) == (403, "SignatureDoesNotMatch", MISMATCH)

    def test_a_flipped_byte_in_unsigned_chunks(self, wire, unchanged):
        def flip(frames):
            return [frames[0].replace(b"aaaa", b"aaba", 1), *frames[1:]]

        reply = wire.chunked(unchanged, CHUNKS, UNSIGNED_CHUNKS_TRAILER, TRAILER, change=flip)
        assert (reply.status, reply.code) == (400, "BadDigest")
        assert reply.message == "The CRC32 you specified did not match the calculated checksum."

    @pytest.mark.parametrize("frame", [0, 1, 3])
    def test_a_wrong_signature_of_a_chunk(self, wire, unchanged, frame):
        def replace(frames):
            changed = re.sub(rb"chunk-signature=\w{64}", b"chunk-signature=" + b"0" * 64, frames[frame])
            assert changed != frames[frame]
            return [*frames[:frame], changed, *frames[frame + 1 :]]

        reply = wire.chunked(unchanged, CHUNKS, change=replace)
        assert (reply.status, reply.code) == (403, "SignatureDoesNotMatch")

    def test_chunks_in_another_order(self, wire, unchanged):
        reply = wire.chunked(unchanged, [b"a" * 8192, b"b" * 8192], change=lambda all: [all[1], all[0], all[2]])
        assert (reply.status, reply.code) == (403, "SignatureDoesNotMatch")

    @pytest.mark.parametrize("kind", [SIGNED_CHUNKS, UNSIGNED_CHUNKS_TRAILER])
    def test_a_missing_last_chunk(self, wire, unchanged, kind):
        trailers = TRAILER if kind == UNSIGNED_CHUNKS_TRAILER else ()
        reply = wire.chunked(unchanged, CHUNKS, kind, trailers, change=lambda frames: frames[:-1])
        assert (reply.status, reply.code) in ((400, "IncompleteBody"), (403, "SignatureDoesNotMatch"))

    def test_a_missing_chunk(self, wire, unchanged):
        reply = wire.chunked(unchanged, CHUNKS, change=lambda frames: [frames[0], *frames[2:]])
        assert (reply.status, reply.code) in ((400, "IncompleteBody"), (403, "SignatureDoesNotMatch"))

    @pytest.mark.parametrize("kind", [SIGNED_CHUNKS_TRAILER, UNSIGNED_CHUNKS_TRAILER])
    def test_a_trailer_that_was_announced_and_is_missing(self, wire, unchanged, kind):
        def cut(frames):
            return [*frames[:-1], re.sub(rb"x-amz-checksum-crc32:[^\r]*\r\n", b"", frames[-1])]

        reply = wire.chunked(unchanged, CHUNKS, kind, TRAILER, change=cut)
        assert reply.status in (400, 403)
        assert reply.code in ("MalformedTrailerError", "SignatureDoesNotMatch", "InvalidRequest")

    def test_a_trailer_that_nobody_announced(self, wire, unchanged):
        reply = wire.chunked(unchanged, CHUNKS, UNSIGNED_CHUNKS_TRAILER, TRAILER, announce=False)
        assert (reply.status, reply.code) == (400, "MalformedTrailerError")

    def test_another_trailer_than_was_announced(self, wire, unchanged):
        sha256 = base64.b64encode(hashlib.sha256(CONTENT).digest())

        def replace(frames):
            return [
                *frames[:-1],
                re.sub(rb"x-amz-checksum-crc32:[^\r]*", b"x-amz-checksum-sha256:" + sha256, frames[-1]),
            ]

        reply = wire.chunked(unchanged, CHUNKS, UNSIGNED_CHUNKS_TRAILER, TRAILER, change=replace)
        assert (reply.status, reply.code) == (400, "MalformedTrailerError")

    @pytest.mark.parametrize("kind", [SIGNED_CHUNKS_TRAILER, UNSIGNED_CHUNKS_TRAILER])
    def test_a_wrong_checksum_in_the_trailer(self, wire, unchanged, kind):
        wrong = (("x-amz-checksum-crc32", crc32(b"other")),)
        reply = wire.chunked(unchanged, CHUNKS, kind, wrong)
        assert (reply.status, reply.code) == (400, "BadDigest")

    def test_a_wrong_signature_of_the_trailer(self, wire, unchanged):
        def replace(frames):
            signature = b"x-amz-trailer-signature:"
            return [*frames[:-1], re.sub(signature + rb"\w{64}", signature + b"0" * 64, frames[-1])]

        reply = wire.chunked(unchanged, CHUNKS, SIGNED_CHUNKS_TRAILER, TRAILER, change=replace)
        assert (reply.status, reply.code) == (403, "SignatureDoesNotMatch")

    def test_a_changed_trailer(self, wire, unchanged):
        other = crc32(b"other").encode()

        def replace(frames):
            return [*frames[:-1], frames[-1].replace(crc32(CONTENT).encode(), other)]

        reply = wire.chunked(unchanged, CHUNKS, SIGNED_CHUNKS_TRAILER, TRAILER, change=replace)
        assert (reply.status, reply.code) in ((403, "SignatureDoesNotMatch"), (400, "BadDigest"))

    @pytest.mark.parametrize("length", [len(CONTENT) - 1, len(CONTENT) + 1, 0])
    def test_another_length_than_was_announced(self, wire, unchanged, length):
        reply = wire.chunked(unchanged, CHUNKS, length=length)
        assert (reply.status, reply.code) == (400, "IncompleteBody")

    def test_the_length_must_be_announced(self, wire, unchanged):
        signed = wire.signed("PUT", unchanged, {"Content-Encoding": "aws-chunked"}, sha256=SIGNED_CHUNKS)
        reply = wire.send("PUT", unchanged, signed, b"".join(wire.frames(signed, CHUNKS, SIGNED_CHUNKS, ())))
        assert (reply.status, reply.code) == (411, "MissingContentLength")

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"\r\n",
            b"g\r\n",
            b"-1\r\nx\r\n0\r\n\r\n",
            b"ffffffffffffffff\r\n",
            b"10000000000000000\r\n",
            b"7\ncontent\n0\n\n",
            b"7\r\ncontentX\r\n0\r\n\r\n",
            b"7" * 10_000,
            b"7;" + b"x" * 100_000 + b"\r\n",
        ],
    )
    def test_what_is_no_chunk(self, wire, unchanged, body):
        headers = {
            "Content-Encoding": "aws-chunked",
            "X-Amz-Decoded-Content-Length": "7",
            "X-Amz-Trailer": "x-amz-checksum-crc32",
        }
        signed = wire.signed("PUT", unchanged, headers, sha256=UNSIGNED_CHUNKS_TRAILER)
        reply = wire.send("PUT", unchanged, signed, body)
        assert 400 <= reply.status < 500

    def test_without_the_content_encoding_the_hash_says_it(self, wire, s3, bucket):
        """restic's client sends no `Content-Encoding: aws-chunked`."""
        path = f"/{bucket}/object"
        signed = wire.signed("PUT", path, {"X-Amz-Decoded-Content-Length": str(len(CONTENT))}, sha256=SIGNED_CHUNKS)
        reply = wire.send("PUT", path, signed, b"".join(wire.frames(signed, CHUNKS, SIGNED_CHUNKS, ())))
        assert reply.status == 200
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == CONTENT

    def test_over_http_chunks_of_its_own(self, wire, s3, bucket):
        """As boto3 does over TLS: `Transfer-Encoding: chunked` around `aws-chunked`, no `Content-Length`."""
        path = f"/{bucket}/object"
        headers = {
            "Content-Encoding": "aws-chunked",
            "Transfer-Encoding": "chunked",
            "X-Amz-Decoded-Content-Length": str(len(CONTENT)),
            "X-Amz-Trailer": "x-amz-checksum-crc32",
        }
        signed = wire.signed("PUT", path, headers, sha256=UNSIGNED_CHUNKS_TRAILER)
        body = b"".join(wire.frames(signed, CHUNKS, UNSIGNED_CHUNKS_TRAILER, TRAILER))
        pieces = [body[start : start + 1000] for start in range(0, len(body), 1000)]
        sent = b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"
        assert wire.send("PUT", path, signed, sent).status == 200
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == CONTENT

    def test_version_4a_is_refused(self, wire, unchanged):
        reply = wire.call("PUT", unchanged, body=b"x", sha256="STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD")
        assert reply.status in (400, 501)


class TestOperationsThatDoNotExist:
    @pytest.mark.parametrize(
        "query",
        [
            "annotation=x",
            "annotation",
            "renameObject",
            "encryption",
            "torrent",
            "restore",
            "select&select-type=2",
            "acl=1",
            "legal-hold",
            "retention",
            "policy",
            "metadataTable",
            "abac",
            "intelligent-tiering&id=1",
        ],
    )
    @pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
    def test_an_unknown_sub_resource_is_never_taken_for_a_write(self, wire, s3, bucket, unchanged, method, query):
        reply = wire.call(method, f"{unchanged}?{query}", body=b"<x/>" if method != "DELETE" else b"")
        assert reply.status >= 400

    def test_parameters_that_begin_with_x_do_not_matter(self, wire, s3, bucket):
        """Source: user guide, "Amazon S3 server access log format", "Custom access log information". SDKs send `x-id`."""
        assert wire.call("PUT", f"/{bucket}/object?x-id=PutObject&x-user=johndoe", body=b"content").status == 200
        assert wire.call("GET", f"/{bucket}/object?x-user=johndoe").body == b"content"

    @pytest.mark.parametrize("method", ["PATCH", "TRACE", "PROPFIND", "LINK", "get"])
    def test_methods_that_are_none(self, wire, unchanged, method):
        reply = wire.call(method, unchanged)
        assert reply.status in (400, 403, 405, 501)
        if reply.status == 405:
            assert reply.code == "MethodNotAllowed"

    def test_a_post_to_an_object(self, wire, unchanged):
        reply = wire.call("POST", unchanged, body=b"x")
        assert (reply.status, reply.code) == (405, "MethodNotAllowed")

    def test_two_operations_at_once(self, wire, unchanged):
        for query in ("acl&tagging", "uploads&uploadId=x", "tagging&policy"):
            assert wire.call("PUT", f"{unchanged}?{query}", body=b"<x/>").status >= 400


class TestAddresses:
    def test_the_bucket_may_be_in_the_host(self, wire, bucket, there):
        """Names below localhost lead to this machine (RFC 6761), so clients of virtual hosts work without DNS."""
        signed = wire.signed("GET", "/object", {"Host": f"{bucket}.localhost"})
        reply = wire.send("GET", "/object", signed, host=f"{bucket}.localhost")
        assert (reply.status, reply.body) == (200, b"content")

    def test_the_host_is_signed(self, wire, unchanged):
        signed = wire.signed("GET", unchanged)
        reply = wire.send("GET", unchanged, signed, host="other.localhost")
        assert (reply.status, reply.code) == (403, "SignatureDoesNotMatch")
