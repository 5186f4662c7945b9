"""Objects: what is put is what is got, in every mode of encryption, with ranges, conditions, checksums and metadata."""

import base64
import concurrent.futures
import datetime
import hashlib
import os
import socket
import zlib

import pytest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from connections import connect
from server import Server
from wire import UNSIGNED

KIB = 1024
MIB = 1024 * KIB
MODES = [
    "SSE-S3 by default",
    "SSE-S3",
    "SSE-KMS with aws/s3",
    "SSE-KMS",
    "SSE-KMS with a bucket key",
    "DSSE-KMS",
    "SSE-C",
]


@pytest.fixture(scope="module", params=MODES)
def mode(request):
    return request.param


@pytest.fixture
def protected(mode, new_bucket, key, customer_key):
    """A bucket, and the arguments with which a mode of encryption is written and read."""
    bucket = new_bucket(customer_keys=True) if mode == "SSE-C" else new_bucket()
    writing = {
        "SSE-S3 by default": {},
        "SSE-S3": {"ServerSideEncryption": "AES256"},
        "SSE-KMS with aws/s3": {"ServerSideEncryption": "aws:kms"},
        "SSE-KMS": {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"]},
        "SSE-KMS with a bucket key": {
            "ServerSideEncryption": "aws:kms",
            "SSEKMSKeyId": key["KeyId"],
            "BucketKeyEnabled": True,
        },
        "DSSE-KMS": {"ServerSideEncryption": "aws:kms:dsse", "SSEKMSKeyId": key["Arn"]},
        "SSE-C": customer_key(),
    }[mode]
    return bucket, writing, customer_key() if mode == "SSE-C" else {}


def shown(reply):
    """The members of a reply that tell the encryption."""
    names = ("ServerSideEncryption", "SSEKMSKeyId", "BucketKeyEnabled", "SSECustomerAlgorithm", "SSECustomerKeyMD5")
    return {name: reply[name] for name in names if name in reply}


def expected(mode, key, kms):
    """What they are in a mode."""
    managed = kms.describe_key(KeyId="alias/aws/s3")["KeyMetadata"]["Arn"]
    return {
        "SSE-S3 by default": {"ServerSideEncryption": "AES256"},
        "SSE-S3": {"ServerSideEncryption": "AES256"},
        "SSE-KMS with aws/s3": {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": managed},
        "SSE-KMS": {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"]},
        "SSE-KMS with a bucket key": {
            "ServerSideEncryption": "aws:kms",
            "SSEKMSKeyId": key["Arn"],
            "BucketKeyEnabled": True,
        },
        "DSSE-KMS": {"ServerSideEncryption": "aws:kms:dsse", "SSEKMSKeyId": key["Arn"]},
        "SSE-C": {
            "SSECustomerAlgorithm": "AES256",
            "SSECustomerKeyMD5": base64.b64encode(hashlib.md5(b"0123456789abcdef" * 2).digest()).decode(),
        },
    }[mode]


class TestInEveryMode:
    @pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072, 5 * MIB + 3])
    def test_what_is_put_is_what_is_got(self, s3, protected, size):
        bucket, writing, reading = protected
        content = os.urandom(size)
        put = s3.put_object(Bucket=bucket, Key="object", Body=content, **writing)
        got = s3.get_object(Bucket=bucket, Key="object", **reading)
        assert got["Body"].read() == content
        head = s3.head_object(Bucket=bucket, Key="object", **reading)
        assert got["ContentLength"] == head["ContentLength"] == size
        assert put["ETag"] == got["ETag"] == head["ETag"]
        assert "ContentRange" not in got

    def test_every_reply_tells_the_encryption(self, s3, kms, key, mode, protected):
        bucket, writing, reading = protected
        put = s3.put_object(Bucket=bucket, Key="object", Body=b"content", **writing)
        got = s3.get_object(Bucket=bucket, Key="object", **reading)
        head = s3.head_object(Bucket=bucket, Key="object", **reading)
        assert shown(put) == shown(got) == shown(head) == expected(mode, key, kms)

    def test_ranges_at_the_edges_of_pieces(self, s3, protected):
        bucket, writing, reading = protected
        content = os.urandom(200_000)
        s3.put_object(Bucket=bucket, Key="object", Body=content, **writing)
        edges = (0, 1, 65535, 65536, 65537, 131071, 131072, 199_999)
        for first in edges:
            for last in (edge for edge in edges if edge >= first):
                got = s3.get_object(Bucket=bucket, Key="object", Range=f"bytes={first}-{last}", **reading)
                assert got["Body"].read() == content[first : last + 1]
                assert got["ContentRange"] == f"bytes {first}-{last}/200000"
                assert got["ContentLength"] == last + 1 - first
                assert got["ResponseMetadata"]["HTTPStatusCode"] == 206

    def test_the_checksum_of_the_plaintext_is_told(self, s3, protected):
        bucket, writing, reading = protected
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", ChecksumAlgorithm="SHA256", **writing)
        told = base64.b64encode(hashlib.sha256(b"content").digest()).decode()
        got = s3.get_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED", **reading)
        head = s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED", **reading)
        assert got["ChecksumSHA256"] == head["ChecksumSHA256"] == told
        assert got["ChecksumType"] == head["ChecksumType"] == "FULL_OBJECT"
        assert "ChecksumSHA256" not in s3.head_object(Bucket=bucket, Key="object", **reading)

    def test_what_is_deleted_is_gone(self, s3, protected, refused):
        bucket, writing, reading = protected
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", **writing)
        deleted = s3.delete_object(Bucket=bucket, Key="object")
        assert deleted["ResponseMetadata"]["HTTPStatusCode"] == 204
        with refused("NoSuchKey", "The specified key does not exist.", 404):
            s3.get_object(Bucket=bucket, Key="object", **reading)
        with refused("404", "Not Found", 404):
            s3.head_object(Bucket=bucket, Key="object", **reading)

    def test_an_object_is_replaced_as_a_whole(self, s3, protected):
        bucket, writing, reading = protected
        s3.put_object(Bucket=bucket, Key="object", Body=b"first" * 50_000, Metadata={"old": "1"}, **writing)
        s3.put_object(Bucket=bucket, Key="object", Body=b"second", ContentType="text/plain", **writing)
        got = s3.get_object(Bucket=bucket, Key="object", **reading)
        assert (got["Body"].read(), got["Metadata"], got["ContentType"]) == (b"second", {}, "text/plain")


def test_only_under_sse_s3_is_the_etag_the_md5(s3, md5, mode, protected):
    bucket, writing, _reading = protected
    tags = {s3.put_object(Bucket=bucket, Key=key, Body=b"content", **writing)["ETag"] for key in "abc"}
    if mode.startswith("SSE-S3"):
        assert tags == {md5(b"content")}
    else:
        # 32 hexadecimal digits that are another's for the same bytes.
        assert len(tags) == 3
        assert md5(b"content") not in tags
        assert all(len(tag) == 34 and int(tag[1:-1], 16) >= 0 for tag in tags)


class TestRanges:
    @pytest.fixture
    def ten(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="ten", Body=b"0123456789")
        return {"Bucket": bucket, "Key": "ten"}

    @pytest.mark.parametrize(
        ("header", "content", "told"),
        [
            ("bytes=0-0", b"0", "bytes 0-0/10"),
            ("bytes=3-", b"3456789", "bytes 3-9/10"),
            ("bytes=-3", b"789", "bytes 7-9/10"),
            ("bytes=8-100", b"89", "bytes 8-9/10"),
            ("bytes=-100", b"0123456789", "bytes 0-9/10"),
        ],
    )
    def test_a_range(self, s3, ten, header, content, told):
        got = s3.get_object(Range=header, **ten)
        assert (got["Body"].read(), got["ContentRange"]) == (content, told)
        assert got["ResponseMetadata"]["HTTPStatusCode"] == 206
        head = s3.head_object(Range=header, **ten)
        assert (head["ContentLength"], head["ContentRange"]) == (len(content), told)

    @pytest.mark.parametrize("header", ["bytes=0-1,3-4", "bytes=5-3", "bytes=a-b", "pieces=0-1", "bytes"])
    def test_what_is_no_range_is_ignored(self, s3, ten, header):
        got = s3.get_object(Range=header, **ten)
        assert got["Body"].read() == b"0123456789"
        assert got["ResponseMetadata"]["HTTPStatusCode"] == 200

    @pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
    def test_a_range_beyond_the_end(self, s3, ten, refused, header):
        with refused("InvalidRange", "The requested range is not satisfiable", 416) as error:
            s3.get_object(Range=header, **ten)
        assert (error["ActualObjectSize"], error["RangeRequested"]) == ("10", header)

    def test_a_range_of_an_empty_object(self, s3, bucket, refused):
        s3.put_object(Bucket=bucket, Key="empty", Body=b"")
        with refused("InvalidRange", status=416):
            s3.get_object(Bucket=bucket, Key="empty", Range="bytes=0-0")

    def test_a_range_has_no_checksum_of_the_whole(self, s3, ten):
        got = s3.get_object(Range="bytes=0-4", ChecksumMode="ENABLED", **ten)
        assert got["Body"].read() == b"01234"
        assert [name for name in got if name.startswith("Checksum")] == []

    def test_part_one_of_an_object_that_has_none_is_all_of_it(self, s3, ten, refused):
        got = s3.get_object(PartNumber=1, **ten)
        assert (got["Body"].read(), got["ResponseMetadata"]["HTTPStatusCode"]) == (b"0123456789", 206)
        assert got["ContentRange"] == "bytes 0-9/10"
        with refused("InvalidPartNumber", "The requested partnumber is not satisfiable", 416):
            s3.get_object(PartNumber=2, **ten)


class TestConditionalReads:
    @pytest.fixture
    def there(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="there", Body=b"content")
        return {"Bucket": bucket, "Key": "there"}

    @pytest.fixture
    def dates(self, s3, there):
        modified = s3.head_object(**there)["LastModified"]
        return modified, modified - datetime.timedelta(days=1)

    @pytest.mark.parametrize("operation", ["get_object", "head_object"])
    def test_what_holds_lets_the_object_through(self, s3, there, md5, dates, operation):
        modified, before = dates
        read = getattr(s3, operation)
        for condition in (
            {"IfMatch": md5(b"content")},
            {"IfMatch": md5(b"content").strip('"')},
            {"IfMatch": "*"},
            {"IfNoneMatch": md5(b"other")},
            {"IfModifiedSince": before},
            {"IfUnmodifiedSince": modified},
            # If-Match that holds outweighs If-Unmodified-Since; If-None-Match that fails outweighs If-Modified-Since.
            {"IfMatch": md5(b"content"), "IfUnmodifiedSince": before},
        ):
            assert read(**there, **condition)["ETag"] == md5(b"content"), condition

    def test_if_match_that_fails(self, s3, there, md5, dates, refused):
        for condition, name in (
            ({"IfMatch": md5(b"other")}, "If-Match"),
            ({"IfUnmodifiedSince": dates[1]}, "If-Unmodified-Since"),
        ):
            text = "At least one of the pre-conditions you specified did not hold"
            with refused("PreconditionFailed", text, 412) as error:
                s3.get_object(**there, **condition)
            assert error["Condition"] == name
            with refused("412", status=412):
                s3.head_object(**there, **condition)

    def test_what_is_not_modified_is_not_sent(self, s3, there, md5, dates, refused):
        for condition in (
            {"IfNoneMatch": md5(b"content")},
            {"IfNoneMatch": "*"},
            {"IfModifiedSince": dates[0]},
            {"IfNoneMatch": md5(b"content"), "IfModifiedSince": dates[1]},
        ):
            with refused("304", "Not Modified", 304):
                s3.get_object(**there, **condition)
            with refused("304", "Not Modified", 304):
                s3.head_object(**there, **condition)

    def test_304_keeps_the_etag_and_has_no_body(self, wire, there, md5):
        path = f"/{there['Bucket']}/there"
        reply = wire.call("GET", path, {"If-None-Match": md5(b"content")})
        assert (reply.status, reply.body, reply.headers["ETag"]) == (304, b"", md5(b"content"))
        assert reply.headers["Last-Modified"]


class TestConditionalWrites:
    HELD_NOT = "At least one of the pre-conditions you specified did not hold"

    def test_if_none_match_writes_once(self, s3, bucket, refused):
        s3.put_object(Bucket=bucket, Key="once", Body=b"first", IfNoneMatch="*")
        with refused("PreconditionFailed", self.HELD_NOT, 412) as error:
            s3.put_object(Bucket=bucket, Key="once", Body=b"second", IfNoneMatch="*")
        assert error["Condition"] == "If-None-Match"
        assert s3.get_object(Bucket=bucket, Key="once")["Body"].read() == b"first"
        s3.delete_object(Bucket=bucket, Key="once")
        s3.put_object(Bucket=bucket, Key="once", Body=b"third", IfNoneMatch="*")

    def test_if_match_replaces_what_is_known(self, s3, bucket, md5, refused):
        s3.put_object(Bucket=bucket, Key="known", Body=b"first")
        s3.put_object(Bucket=bucket, Key="known", Body=b"second", IfMatch=md5(b"first"))
        with refused("PreconditionFailed", self.HELD_NOT, 412) as error:
            s3.put_object(Bucket=bucket, Key="known", Body=b"third", IfMatch=md5(b"first"))
        assert error["Condition"] == "If-Match"
        assert s3.get_object(Bucket=bucket, Key="known")["Body"].read() == b"second"

    def test_if_match_needs_an_object(self, s3, bucket, md5, refused):
        with refused("NoSuchKey", "The specified key does not exist.", 404):
            s3.put_object(Bucket=bucket, Key="nothing", Body=b"x", IfMatch=md5(b"x"))

    def test_both_at_once_are_not_implemented(self, s3, bucket, md5, refused):
        with refused("NotImplemented", status=501):
            s3.put_object(Bucket=bucket, Key="both", Body=b"x", IfMatch=md5(b"x"), IfNoneMatch="*")

    def test_if_none_match_with_an_etag_is_not_implemented(self, s3, bucket, md5, refused):
        with refused("NotImplemented", status=501):
            s3.put_object(Bucket=bucket, Key="one", Body=b"x", IfNoneMatch=md5(b"x"))

    def test_only_one_of_many_writers_is_the_first(self, s3, bucket):
        def write(number):
            try:
                s3.put_object(Bucket=bucket, Key="race", Body=str(number).encode(), IfNoneMatch="*")
            except ClientError as error:
                return error.response["Error"]["Code"]
            return number

        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            ends = list(pool.map(write, range(32)))
        (winner,) = [end for end in ends if isinstance(end, int)]
        assert set(ends) - {winner} <= {"PreconditionFailed", "ConditionalRequestConflict"}
        assert s3.get_object(Bucket=bucket, Key="race")["Body"].read() == str(winner).encode()

    def test_delete_if_match(self, s3, bucket, md5, refused):
        s3.put_object(Bucket=bucket, Key="known", Body=b"content")
        with refused("PreconditionFailed", status=412):
            s3.delete_object(Bucket=bucket, Key="known", IfMatch=md5(b"other"))
        assert s3.get_object(Bucket=bucket, Key="known")["Body"].read() == b"content"
        s3.delete_object(Bucket=bucket, Key="known", IfMatch=md5(b"content"))
        with refused("404", status=404):
            s3.head_object(Bucket=bucket, Key="known")


# The algorithms that botocore computes without the CRT, with the digest of another implementation.
DIGESTS = {
    "CRC32": lambda content: zlib.crc32(content).to_bytes(4),
    "SHA1": lambda content: hashlib.sha1(content).digest(),
    "SHA256": lambda content: hashlib.sha256(content).digest(),
}
# Checksums of "123456789": CRC catalogue (reveng.sourceforge.io), "check" of CRC-32C and CRC-64/NVME; FIPS 180-4; RFC 1321;
# the PyPI package xxhash 3.6 for the last three.
CHECKS = {
    "CRC32": zlib.crc32(b"123456789").to_bytes(4),
    "CRC32C": bytes.fromhex("e3069283"),
    "CRC64NVME": bytes.fromhex("ae8b14860a799888"),
    "SHA1": hashlib.sha1(b"123456789").digest(),
    "SHA256": hashlib.sha256(b"123456789").digest(),
    "SHA512": hashlib.sha512(b"123456789").digest(),
    "MD5": hashlib.md5(b"123456789").digest(),
    "XXHASH64": bytes.fromhex("8cb841db40e6ae83"),
    "XXHASH3": bytes.fromhex("72dcb18b67a17dff"),
    "XXHASH128": bytes.fromhex("33119477ede5dcd5e9716427681d5860"),
}


def base64_of(digest):
    return base64.b64encode(digest).decode()


class TestChecksums:
    @pytest.mark.parametrize("algorithm", DIGESTS)
    def test_boto3_sends_what_is_verified_and_kept(self, s3, bucket, algorithm):
        content = os.urandom(100_000)
        put = s3.put_object(Bucket=bucket, Key="object", Body=content, ChecksumAlgorithm=algorithm)
        told = base64_of(DIGESTS[algorithm](content))
        assert (put[f"Checksum{algorithm}"], put["ChecksumType"]) == (told, "FULL_OBJECT")
        got = s3.get_object(Bucket=bucket, Key="object")
        # botocore verifies the checksum while it reads, if it knows the algorithm.
        assert (got["Body"].read(), got[f"Checksum{algorithm}"]) == (content, told)

    @pytest.mark.parametrize("algorithm", CHECKS)
    def test_a_right_checksum_is_kept(self, s3, bucket, algorithm):
        arguments = {f"Checksum{algorithm}": base64_of(CHECKS[algorithm])}
        put = s3.put_object(Bucket=bucket, Key="object", Body=b"123456789", **arguments)
        head = s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
        for reply in (put, head):
            assert reply[f"Checksum{algorithm}"] == base64_of(CHECKS[algorithm])
            assert reply["ChecksumType"] == "FULL_OBJECT"

    @pytest.mark.parametrize("algorithm", CHECKS)
    def test_a_wrong_checksum_stores_nothing(self, s3, bucket, refused, algorithm):
        wrong = bytes([CHECKS[algorithm][0] ^ 1]) + CHECKS[algorithm][1:]
        text = f"The {algorithm} you specified did not match the calculated checksum."
        with refused("BadDigest", text):
            s3.put_object(Bucket=bucket, Key="object", Body=b"123456789", **{f"Checksum{algorithm}": base64_of(wrong)})
        with refused("404", status=404):
            s3.head_object(Bucket=bucket, Key="object")

    @pytest.mark.parametrize("algorithm", CHECKS)
    @pytest.mark.parametrize("value", ["AAA", "not base64!", "AAAAAAA="])
    def test_what_is_no_checksum(self, s3, bucket, refused, algorithm, value):
        text = f"Value for x-amz-checksum-{algorithm.lower()} header is invalid."
        with refused("InvalidRequest", text):
            s3.put_object(Bucket=bucket, Key="object", Body=b"123456789", **{f"Checksum{algorithm}": value})

    def test_two_checksums_are_refused(self, s3, bucket, refused):
        text = "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed."
        both = {f"Checksum{algorithm}": base64_of(CHECKS[algorithm]) for algorithm in ("SHA1", "SHA256")}
        with refused("InvalidRequest", text):
            s3.put_object(Bucket=bucket, Key="object", Body=b"123456789", **both)

    def test_without_a_checksum_s3_computes_crc64nvme(self, client, bucket):
        s3 = client(request_checksum_calculation="when_required")
        s3.put_object(Bucket=bucket, Key="object", Body=b"123456789")
        head = s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
        assert (head["ChecksumCRC64NVME"], head["ChecksumType"]) == (base64_of(CHECKS["CRC64NVME"]), "FULL_OBJECT")

    def test_content_md5_is_verified(self, s3, bucket, refused):
        right = base64_of(hashlib.md5(b"content").digest())
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", ContentMD5=right)
        with refused("BadDigest", "The Content-MD5 you specified did not match what we received.") as error:
            s3.put_object(Bucket=bucket, Key="object", Body=b"other", ContentMD5=right)
        told = {error["ExpectedDigest"], error["CalculatedDigest"]}
        assert told in (
            {right, base64_of(hashlib.md5(b"other").digest())},
            {hashlib.md5(b"content").hexdigest(), base64_of(hashlib.md5(b"other").digest())},
        )
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    @pytest.mark.parametrize("value", ["AAAA", "no base64", "1B2M2Y8AsgTpgAmY7PhCfg=", ""])
    def test_what_is_no_content_md5(self, s3, bucket, refused, value):
        with refused("InvalidDigest", "The Content-MD5 you specified was invalid."):
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", ContentMD5=value)

    def test_content_md5_is_verified_under_sse_kms_too(self, s3, bucket, refused):
        wrong = base64_of(hashlib.md5(b"other").digest())
        with refused("BadDigest"):
            s3.put_object(
                Bucket=bucket, Key="object", Body=b"content", ContentMD5=wrong, ServerSideEncryption="aws:kms"
            )


class TestMetadata:
    def test_system_metadata_come_back(self, s3, bucket):
        metadata = {
            "CacheControl": "max-age=60",
            "ContentDisposition": 'attachment; filename="a b.txt"',
            "ContentEncoding": "gzip",
            "ContentLanguage": "de-CH",
            "ContentType": "text/plain; charset=utf-8",
        }
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", Expires="Wed, 21 Oct 2037 07:28:00 GMT", **metadata)
        for reply in (s3.get_object(Bucket=bucket, Key="object"), s3.head_object(Bucket=bucket, Key="object")):
            assert {name: reply[name] for name in metadata} == metadata
            assert reply["ExpiresString"] == "Wed, 21 Oct 2037 07:28:00 GMT"

    def test_an_object_without_a_type_is_binary(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        assert s3.head_object(Bucket=bucket, Key="object")["ContentType"] == "binary/octet-stream"

    def test_a_reader_may_ask_for_other_headers(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", ContentType="text/plain")
        wanted = {
            "ContentType": "application/pdf",
            "CacheControl": "no-cache",
            "ContentDisposition": "inline",
            "ContentEncoding": "identity",
            "ContentLanguage": "fr",
        }
        asked = {f"Response{name}": value for name, value in wanted.items()}
        got = s3.get_object(Bucket=bucket, Key="object", **asked)
        assert {name: got[name] for name in wanted} == wanted
        assert s3.get_object(Bucket=bucket, Key="object")["ContentType"] == "text/plain"

    def test_user_metadata_come_back_in_small_letters(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", Metadata={"Colour": "Dark  Red", "x-amz-of-mine": "1"})
        metadata = s3.head_object(Bucket=bucket, Key="object")["Metadata"]
        assert set(metadata) == {"colour", "x-amz-of-mine"}
        assert metadata["x-amz-of-mine"] == "1"

    def test_user_metadata_have_small_letters_where_the_length_has_capitals(self, wire, s3, bucket):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", Metadata={"colour": "red"})
        signed = wire.signed("GET", f"/{bucket}/object")
        for more, length in (({}, "content-length"), ({"Connection": "close"}, "Content-Length")):
            reply = wire.send("GET", f"/{bucket}/object", signed | more)
            assert reply.status == 200 and {"x-amz-meta-colour", length} <= set(reply.headers.keys())

    def test_user_metadata_have_at_most_2048_bytes(self, s3, bucket, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", Metadata={"ab": "v" * 2046})
        assert s3.head_object(Bucket=bucket, Key="object")["Metadata"] == {"ab": "v" * 2046}
        text = "Your metadata headers exceed the maximum allowed metadata size"
        with refused("MetadataTooLarge", text) as error:
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", Metadata={"ab": "v" * 2047})
        assert (error["Size"], error["MaxSizeAllowed"]) == ("2049", "2048")

    def test_aws_chunked_is_not_kept(self, wire, s3, bucket):
        sent = {"Content-Encoding": "gzip,aws-chunked"}
        assert wire.chunked(f"/{bucket}/object", [b"content"], headers=sent).status == 200
        assert s3.head_object(Bucket=bucket, Key="object")["ContentEncoding"] == "gzip"
        assert wire.chunked(f"/{bucket}/object", [b"content"]).status == 200
        assert "ContentEncoding" not in s3.head_object(Bucket=bucket, Key="object")

    def test_a_storage_class_is_kept(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", StorageClass="STANDARD_IA")
        assert s3.head_object(Bucket=bucket, Key="object")["StorageClass"] == "STANDARD_IA"
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", StorageClass="STANDARD")
        assert "StorageClass" not in s3.head_object(Bucket=bucket, Key="object")

    def test_an_unknown_storage_class(self, s3, bucket, refused):
        with refused("InvalidStorageClass", "The storage class you specified is not valid"):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", StorageClass="WARM")


KEYS = [
    "a b",
    "a+b",
    "a%20b",
    "a%2Fb",
    "ä/ö/漢字/🗝",
    "e\u0301",
    "a//b",
    "//",
    "/leading",
    "trailing/",
    "a/../b",
    "..",
    ".",
    "a/./b",
    "a?b=c&d",
    "a#b",
    "~!*'();:@&=$,[]{}|\\^`\"<>",
    "new\nline",
    "tab\t",
    "k" * 1024,
    "ä" * 512,
    "x-amz-meta-a",
    "acl",
]


class TestKeys:
    @pytest.mark.parametrize("name", KEYS)
    def test_a_key_is_what_it_is(self, s3, bucket, name):
        content = name.encode()
        s3.put_object(Bucket=bucket, Key=name, Body=content)
        assert s3.get_object(Bucket=bucket, Key=name)["Body"].read() == content
        assert s3.head_object(Bucket=bucket, Key=name)["ContentLength"] == len(content)

    def test_keys_that_look_alike_are_others(self, s3, bucket):
        alike = ["a", "a/", "a//", "A", "a/b", "a/./b", "a/../a", "é", "e\u0301", "a b", "a+b", "a%20b", "/a", "./a"]
        for name in alike:
            s3.put_object(Bucket=bucket, Key=name, Body=name.encode())
        for name in alike:
            assert s3.get_object(Bucket=bucket, Key=name)["Body"].read() == name.encode()

    @pytest.mark.parametrize("name", ["k" * 1025, "ä" * 513])
    def test_a_key_has_at_most_1024_bytes(self, s3, bucket, refused, name):
        with refused("KeyTooLongError", "Your key is too long") as error:
            s3.put_object(Bucket=bucket, Key=name, Body=b"x")
        assert (error["Size"], error["MaxSizeAllowed"]) == (str(len(name.encode())), "1024")
        with refused("KeyTooLongError", "Your key is too long"):
            s3.get_object(Bucket=bucket, Key=name)

    def test_a_key_that_is_no_utf8(self, wire, bucket):
        reply = wire.call("PUT", f"/{bucket}/%ff%fe", body=b"x")
        assert (reply.status, reply.code) == (400, "InvalidURI")

    def test_what_a_client_encodes_without_need_is_the_same_key_and_signature(self, wire, s3, bucket):
        for sent, canonical, key in (("a%2Fb", "a/b", "a/b"), ("%6Bey", "key", "key"), ("%c3%a4", "%C3%A4", "ä")):
            signed = wire.signed("PUT", f"/{bucket}/{canonical}", body=b"x")
            assert wire.send("PUT", f"/{bucket}/{sent}", signed, b"x").status == 200
            assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == b"x"


class TestRequests:
    def test_a_bucket_that_is_not_there(self, s3, new_name, refused):
        name = new_name()
        for call in (
            lambda: s3.put_object(Bucket=name, Key="k", Body=b"x"),
            lambda: s3.get_object(Bucket=name, Key="k"),
            lambda: s3.delete_object(Bucket=name, Key="k"),
        ):
            with refused("NoSuchBucket", "The specified bucket does not exist", 404) as error:
                call()
            assert error["BucketName"] == name
        with refused("404", status=404):
            s3.head_object(Bucket=name, Key="k")

    def test_an_error_names_key_resource_and_request(self, wire, bucket):
        reply = wire.call("GET", f"/{bucket}/nothing")
        assert (reply.status, reply.headers["Content-Type"]) == (404, "application/xml")
        assert (reply.code, reply.element("Key")) == ("NoSuchKey", "nothing")
        assert reply.element("RequestId") == reply.headers["x-amz-request-id"]
        assert reply.element("HostId") == reply.headers["x-amz-id-2"]

    def test_deleting_what_is_not_there_succeeds(self, s3, bucket):
        deleted = s3.delete_object(Bucket=bucket, Key="nothing")
        assert deleted["ResponseMetadata"]["HTTPStatusCode"] == 204
        assert "DeleteMarker" not in deleted

    def test_a_head_that_fails_has_no_body(self, wire, bucket):
        reply = wire.call("HEAD", f"/{bucket}/nothing")
        assert (reply.status, reply.body) == (404, b"")

    def test_an_object_needs_a_length(self, wire, bucket):
        path = f"/{bucket}/object"
        signed = wire.signed("PUT", path, body=b"content")
        reply = wire.send("PUT", path, signed | {"Transfer-Encoding": "chunked"}, b"7\r\ncontent\r\n0\r\n\r\n")
        assert (reply.status, reply.code) == (411, "MissingContentLength")

    def test_a_body_that_is_cut_short_stores_nothing(self, wire, s3, bucket, refused):
        path = f"/{bucket}/object"
        signed = wire.signed("PUT", path, sha256=UNSIGNED)
        lines = [f"PUT {path} HTTP/1.1", f"Host: {wire.host}", "Content-Length: 100000"]
        lines += [f"{name}: {value}" for name, value in signed.items()]
        host, port = wire.host.split(":")
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + b"x" * 50_000)
            connection.shutdown(socket.SHUT_WR)
            # It ends once the server has noticed.
            while connection.recv(65536):
                pass
        with refused("404", status=404):
            s3.head_object(Bucket=bucket, Key="object")

    def test_a_client_that_expects_100_waits_for_permission(self, wire, bucket, identities):
        """A refused put must not cost its body."""
        user = identities.user()
        path = f"/{bucket}/object"
        own = Credentials(user.key["AccessKeyId"], user.key["SecretAccessKey"])
        for credentials, first in ((own, b"HTTP/1.1 403"), (None, b"HTTP/1.1 100")):
            signed = wire.signed("PUT", path, sha256=UNSIGNED, credentials=credentials)
            lines = [f"PUT {path} HTTP/1.1", f"Host: {wire.host}", "Content-Length: 10000000", "Expect: 100-continue"]
            lines += [f"{name}: {value}" for name, value in signed.items()]
            host, port = wire.host.split(":")
            with socket.create_connection((host, int(port)), timeout=60) as connection:
                connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
                assert connection.recv(12) == first

    @pytest.mark.parametrize(
        ("status", "length", "headers"),
        [
            (b"200", 0, {}),
            (b"412", 0, {"If-Match": '"0"'}),
            (b"412", 7, {"If-Match": '"0"'}),
            (b"400", 7, {"Content-MD5": "A"}),
        ],
    )
    def test_a_final_reply_without_100_closes_the_connection(self, wire, s3, bucket, status, length, headers):
        """The AWS CLI v1 keeps a final status that came instead of 100 for the next request on that connection.

        It then waits for the end of a reply that has ended, until it times out (`awscli/botocore/awsrequest.py` of 1.46.3: `request`
        resets `response_class` only without `Expect`). So S3 sends 100, also for an empty body, or it closes the connection.
        """
        s3.put_object(Bucket=bucket, Key="object", Body=b"before")
        path = f"/{bucket}/object"
        signed = wire.signed("PUT", path, headers, sha256=UNSIGNED)
        lines = [f"PUT {path} HTTP/1.1", f"Host: {wire.host}", f"Content-Length: {length}", "Expect: 100-continue"]
        lines += [f"{name}: {value}" for name, value in signed.items()]
        host, port = wire.host.split(":")
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(65536)
        if not head.startswith(b"HTTP/1.1 100 "):
            assert head.startswith(b"HTTP/1.1 " + status)
            assert b"connection: close\r\n" in head.lower()

    def test_acls_other_than_the_owners_are_refused(self, s3, bucket, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", ACL="bucket-owner-full-control")
        for acl in ("public-read", "authenticated-read"):
            with refused("AccessControlListNotSupported", "The bucket does not allow ACLs"):
                s3.put_object(Bucket=bucket, Key="object", Body=b"x", ACL=acl)

    def test_the_expected_owner_is_compared(self, s3, bucket, account, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", ExpectedBucketOwner=account)
        assert s3.get_object(Bucket=bucket, Key="object", ExpectedBucketOwner=account)["Body"].read() == b"x"
        for call in (
            lambda: s3.put_object(Bucket=bucket, Key="object", Body=b"y", ExpectedBucketOwner="111122223333"),
            lambda: s3.get_object(Bucket=bucket, Key="object", ExpectedBucketOwner="111122223333"),
            lambda: s3.delete_object(Bucket=bucket, Key="object", ExpectedBucketOwner="111122223333"),
        ):
            with refused("AccessDenied", "Access Denied", 403):
                call()
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"x"

    def test_objects_stay_when_the_service_is_started_again(self, tmp_path):
        server = Server(tmp_path / "data")
        contents = {f"{size}": os.urandom(size) for size in (0, 10, 70_000, 3 * MIB)}
        try:
            server.start()
            s3 = connect(server, *server.credentials())
            s3.create_bucket(Bucket="lasting")
            for name, content in contents.items():
                s3.put_object(
                    Bucket="lasting", Key=name, Body=content, ServerSideEncryption="aws:kms", BucketKeyEnabled=True
                )
            server.kill()
            server.start()
            s3 = connect(server, *server.credentials())
            for name, content in contents.items():
                assert s3.get_object(Bucket="lasting", Key=name)["Body"].read() == content
        finally:
            server.end()

    def test_the_plaintext_is_not_on_the_disk(self, tmp_path):
        server = Server(tmp_path / "data")
        secret = hashlib.sha256(b"what nobody else writes").hexdigest().encode()
        try:
            server.start()
            s3 = connect(server, *server.credentials())
            s3.create_bucket(Bucket="sealed")
            s3.put_object(Bucket="sealed", Key="small", Body=secret)
            s3.put_object(Bucket="sealed", Key="large", Body=secret * 20_000)
            found = [path for path in server.data_dir.rglob("*") if path.is_file() and secret in path.read_bytes()]
            assert found == []
            stored = sum(path.stat().st_size for path in server.data_dir.rglob("*") if path.is_file())
            assert stored > 20_000 * len(secret)
        finally:
            server.end()
