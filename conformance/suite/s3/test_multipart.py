"""Multipart uploads in every mode of encryption.

Sources: S3 user guide, "Uploading and copying objects using multipart upload in Amazon S3", "Amazon S3 multipart upload limits",
"Checking object integrity for data uploads"; S3 API reference, the pages of the operations; texts of errors recorded at S3.
"""

import base64
import hashlib
import io
import os
import zlib

import pytest
from boto3.s3.transfer import TransferConfig

from identities import statement

MIB = 1024 * 1024
# The smallest part that is not the last.
PART = 5 * MIB
SSE = "x-amz-server-side-encryption"


def composite_etag(parts):
    """The MD5 of the concatenated MD5s, for SSE-S3."""
    whole = b"".join(hashlib.md5(part).digest() for part in parts)
    return f'"{hashlib.md5(whole).hexdigest()}-{len(parts)}"'


def b64(digest):
    return base64.b64encode(digest).decode()


class Upload:
    """An upload to one key."""

    def __init__(self, s3, bucket, key="object", parting=None, **creating):
        self.s3, self.parting = s3, parting or {}
        self.at = {"Bucket": bucket, "Key": key}
        self.made = s3.create_multipart_upload(**self.at, **creating)
        self.at_id = self.at | {"UploadId": self.made["UploadId"]}
        self.replies = {}

    def part(self, number, content, **more):
        reply = self.s3.upload_part(PartNumber=number, Body=content, **self.at_id, **self.parting, **more)
        self.replies[number] = reply
        return reply

    def listed(self, checksum=None):
        parts = [{"PartNumber": number, "ETag": self.replies[number]["ETag"]} for number in sorted(self.replies)]
        for part in parts if checksum else []:
            part[checksum] = self.replies[part["PartNumber"]][checksum]
        return parts

    def complete(self, parts=None, checksum=None, **more):
        return self.s3.complete_multipart_upload(
            MultipartUpload={"Parts": self.listed(checksum) if parts is None else parts}, **self.at_id, **more
        )


@pytest.fixture
def upload(s3, bucket):
    """An upload under the bucket's default encryption."""
    return Upload(s3, bucket)


@pytest.fixture(params=["SSE-S3", "SSE-KMS", "SSE-KMS with a bucket key", "DSSE-KMS", "SSE-C"])
def protected(request, s3, new_bucket, key, customer_key):
    """Bucket, arguments of Create, of parts, and of reads."""
    own = customer_key() if request.param == "SSE-C" else {}
    creating = {
        "SSE-S3": {},
        "SSE-KMS": {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"]},
        "SSE-KMS with a bucket key": {
            "ServerSideEncryption": "aws:kms",
            "SSEKMSKeyId": key["Arn"],
            "BucketKeyEnabled": True,
        },
        "DSSE-KMS": {"ServerSideEncryption": "aws:kms:dsse", "SSEKMSKeyId": key["Arn"]},
        "SSE-C": own,
    }[request.param]
    return new_bucket(customer_keys=True) if own else new_bucket(), creating, own


class TestInEveryMode:
    def test_what_is_uploaded_in_parts_is_got_whole(self, s3, protected):
        bucket, creating, own = protected
        parts = [os.urandom(PART), os.urandom(PART + 1), os.urandom(70_001)]
        upload = Upload(s3, bucket, parting=own, Metadata={"a": "1"}, ContentType="text/plain", **creating)
        # In any order; numbers may have gaps.
        for number, content in ((9, parts[2]), (1, parts[0]), (4, parts[1])):
            upload.part(number, content)
        done = upload.complete(**own)
        assert done["ETag"].endswith('-3"')
        whole = b"".join(parts)
        got = s3.get_object(Bucket=bucket, Key="object", **own)
        assert got["Body"].read() == whole
        assert (got["ETag"], got["ContentLength"]) == (done["ETag"], len(whole))
        assert (got["Metadata"], got["ContentType"]) == ({"a": "1"}, "text/plain")
        if not creating:
            assert done["ETag"] == composite_etag(parts)

    def test_ranges_across_parts(self, s3, protected):
        bucket, creating, own = protected
        parts = [os.urandom(PART + 17), os.urandom(PART), os.urandom(100)]
        upload = Upload(s3, bucket, parting=own, **creating)
        for number, content in enumerate(parts, 1):
            upload.part(number, content)
        upload.complete(**own)
        whole = b"".join(parts)
        edges = (0, 65536, PART + 16, PART + 17, PART + 18, 2 * PART + 17, len(whole) - 1)
        for first in edges:
            for last in (edge for edge in edges if edge >= first):
                got = s3.get_object(Bucket=bucket, Key="object", Range=f"bytes={first}-{last}", **own)
                assert got["Body"].read() == whole[first : last + 1]
        for number, content in enumerate(parts, 1):
            got = s3.get_object(Bucket=bucket, Key="object", PartNumber=number, **own)
            assert (got["Body"].read(), got["PartsCount"]) == (content, 3)
            assert s3.head_object(Bucket=bucket, Key="object", PartNumber=number, **own)["ContentLength"] == len(
                content
            )

    def test_every_reply_tells_the_encryption(self, s3, protected):
        bucket, creating, own = protected
        upload = Upload(s3, bucket, parting=own, **creating)
        part = upload.part(1, b"content")
        done = upload.complete(**own)
        head = s3.head_object(Bucket=bucket, Key="object", **own)
        names = ("ServerSideEncryption", "SSEKMSKeyId", "BucketKeyEnabled", "SSECustomerAlgorithm", "SSECustomerKeyMD5")
        shown = [{name: reply[name] for name in names if name in reply} for reply in (upload.made, part, done, head)]
        assert shown[0] == shown[1] == shown[3]
        assert shown[0]
        if not own:
            assert shown[2] == shown[0]

    def test_a_part_may_be_sent_again(self, s3, protected):
        bucket, creating, own = protected
        upload = Upload(s3, bucket, parting=own, **creating)
        upload.part(1, b"first")
        upload.part(1, b"second")
        upload.complete(**own)
        assert s3.get_object(Bucket=bucket, Key="object", **own)["Body"].read() == b"second"

    def test_the_transfer_manager_of_boto3(self, s3, protected):
        bucket, creating, own = protected
        content = os.urandom(12 * MIB + 345)
        config = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART, max_concurrency=4)
        arguments = {name: value for name, value in creating.items() if name != "BucketKeyEnabled"}
        s3.upload_fileobj(io.BytesIO(content), bucket, "object", ExtraArgs=arguments | own, Config=config)
        back = io.BytesIO()
        s3.download_fileobj(bucket, "object", back, ExtraArgs=own, Config=config)
        assert hashlib.sha256(back.getvalue()).digest() == hashlib.sha256(content).digest()
        assert s3.head_object(Bucket=bucket, Key="object", **own)["ETag"].endswith('-3"')


class TestKms:
    def test_what_an_upload_costs(self, s3, bucket, key, kms_calls, object_arn):
        with kms_calls() as calls:
            upload = Upload(s3, bucket, ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"])
        assert calls.names == ["GenerateDataKey"]
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket, "object")}]
        with kms_calls() as calls:
            upload.part(1, b"a" * PART)
            upload.part(2, b"b")
        assert set(calls.names) <= {"Decrypt"}
        assert len(calls.names) <= 2
        with kms_calls() as calls:
            upload.complete()
        assert set(calls.names) <= {"Decrypt"}
        assert len(calls.names) <= 1
        with kms_calls() as calls:
            s3.get_object(Bucket=bucket, Key="object")["Body"].read()
        assert calls.names == ["Decrypt"]

    def test_parts_need_the_right_to_decrypt(self, s3, bucket, key, identities, as_user, refused):
        """Source: user guide, "Multipart upload API and permissions": kms:Decrypt and kms:GenerateDataKey."""
        user = as_user(identities.user(statement(["s3:PutObject", "kms:GenerateDataKey"])))
        upload = Upload(user, bucket, ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"])
        with refused("AccessDenied", status=403):
            upload.part(1, b"content")

    def test_a_disabled_key_stops_the_next_part(self, s3, kms, bucket, key, refused):
        for bucket_key in (False, True):
            upload = Upload(
                s3, bucket, ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"], BucketKeyEnabled=bucket_key
            )
            upload.part(1, b"a" * PART)
            kms.disable_key(KeyId=key["KeyId"])
            with refused("KMS.DisabledException", f"{key['Arn']} is disabled."):
                upload.part(2, b"b")
            kms.enable_key(KeyId=key["KeyId"])
            upload.part(2, b"b")
            upload.complete()

    def test_parts_of_a_customer_key_bring_it(self, s3, new_bucket, customer_key, refused):
        bucket = new_bucket(customer_keys=True)
        upload = Upload(s3, bucket, **customer_key())
        missing = (
            "The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate "
            "encryption parameters."
        )
        with refused("InvalidRequest", missing):
            upload.part(1, b"content")
        with refused("InvalidRequest", "The provided encryption parameters did not match the ones used originally."):
            upload.part(1, b"content", **customer_key(b"x" * 32))
        upload.part(1, b"content", **customer_key())
        upload.complete()
        assert s3.get_object(Bucket=bucket, Key="object", **customer_key())["Body"].read() == b"content"


class TestCompleting:
    def test_parts_come_in_order(self, upload, refused):
        for number in (1, 2):
            upload.part(number, b"a" * PART)
        text = "The list of parts was not in ascending order. The parts list must be specified in order by part number."
        with refused("InvalidPartOrder", text):
            upload.complete(list(reversed(upload.listed())))
        with refused("InvalidPartOrder", text):
            upload.complete([upload.listed()[0]] * 2)
        upload.complete()

    def test_a_part_is_named_by_its_etag(self, s3, bucket, upload, refused):
        upload.part(1, b"content")
        text = (
            "One or more of the specified parts could not be found.  The part may not have been uploaded, or the "
            "specified entity tag may not match the part's entity tag."
        )
        for parts in (
            [{"PartNumber": 1, "ETag": '"0123456789abcdef0123456789abcdef"'}],
            [{"PartNumber": 2, "ETag": upload.replies[1]["ETag"]}],
        ):
            with refused("InvalidPart", text):
                upload.complete(parts)
        # Without its quotes it is the same.
        upload.complete([{"PartNumber": 1, "ETag": upload.replies[1]["ETag"].strip('"')}])
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_a_small_part_is_the_last(self, upload, refused):
        upload.part(1, b"small")
        upload.part(2, b"last")
        with refused("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size") as error:
            upload.complete()
        assert (error["ProposedSize"], error["MinSizeAllowed"], error["PartNumber"]) == ("5", str(PART), "1")

    def test_parts_that_are_not_listed_are_dropped(self, s3, bucket, upload):
        upload.part(1, b"kept")
        upload.part(2, b"dropped")
        upload.complete(upload.listed()[:1])
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"kept"

    def test_no_parts_are_no_object(self, upload, refused):
        with refused("MalformedXML"):
            upload.complete([])

    def test_an_empty_part_alone_is_an_empty_object(self, s3, bucket, upload):
        """pyarrow writes empty files so."""
        upload.part(1, b"")
        assert upload.complete()["ETag"] == composite_etag([b""])
        assert s3.head_object(Bucket=bucket, Key="object")["ContentLength"] == 0

    def test_nothing_is_there_before(self, s3, bucket, upload, refused):
        upload.part(1, b"content")
        with refused("404", status=404):
            s3.head_object(Bucket=bucket, Key="object")
        assert "Contents" not in s3.list_objects_v2(Bucket=bucket)
        upload.complete()
        assert s3.head_object(Bucket=bucket, Key="object")["ContentLength"] == 7

    def test_completing_twice_gives_the_same(self, s3, upload):
        """Source: `CompleteMultipartUpload`: a retry of what has succeeded succeeds."""
        upload.part(1, b"content")
        assert upload.complete()["ETag"] == upload.complete()["ETag"]

    def told_again(self, wire, s3, bucket, told, **creating):
        """Completes an upload, and tells its encryption once more, as minio-go does. boto3 has no members for it."""
        upload = Upload(s3, bucket, **creating)
        tag = upload.part(1, b"content")["ETag"]
        body = f"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{tag}</ETag></Part></CompleteMultipartUpload>"
        names = {
            "method": SSE,
            "key": f"{SSE}-aws-kms-key-id",
            "context": f"{SSE}-context",
            "bucket": f"{SSE}-bucket-key-enabled",
        }
        headers = {names[name]: value for name, value in told.items()}
        return wire.call("POST", f"/{bucket}/object?uploadId={upload.made['UploadId']}", headers, body.encode())

    def test_an_encryption_that_is_told_again_and_agrees(self, wire, s3, bucket, key, alias, context_header):
        context = context_header({"a": "1", "b": "2"})
        same = base64.b64encode(b'{"b":"2", "a":"1"}').decode()
        under = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": alias, "SSEKMSEncryptionContext": context}
        for told in [
            {"method": "aws:kms"},
            {"method": "aws:kms", "key": alias},
            {"method": "aws:kms", "key": key["Arn"]},
            {"method": "aws:kms", "key": key["KeyId"], "context": same},
        ]:
            reply = self.told_again(wire, s3, bucket, told, **under)
            assert reply.status == 200, reply.body
        assert self.told_again(wire, s3, bucket, {"method": "AES256"}).status == 200
        dual = {"ServerSideEncryption": "aws:kms:dsse", "SSEKMSKeyId": key["Arn"]}
        assert self.told_again(wire, s3, bucket, {"method": "aws:kms:dsse", "key": key["Arn"]}, **dual).status == 200

    def test_an_encryption_that_is_told_again_and_does_not(self, wire, s3, bucket, key, kms, context_header):
        other = kms.create_key()["KeyMetadata"]
        context = context_header({"a": "1"})
        under = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"], "SSEKMSEncryptionContext": context}
        for told, creating in [
            ({"method": "AES256"}, under),
            ({"method": "aws:kms:dsse"}, under),
            ({"method": "aws:kms", "key": other["Arn"]}, under),
            ({"method": "aws:kms", "key": other["KeyId"]}, under),
            ({"method": "aws:kms", "context": context_header({"a": "2"})}, under),
            ({"method": "aws:kms", "context": context_header({})}, under),
            ({"method": "aws:kms"}, {}),
            ({"key": key["Arn"]}, under),
            ({"method": "none"}, under),
            ({"method": "aws:kms", "bucket": "true"}, under),
        ]:
            reply = self.told_again(wire, s3, bucket, told, **creating)
            assert (reply.status, reply.code) == (400, "InvalidArgument"), told
        assert s3.list_objects_v2(Bucket=bucket).get("Contents") is None

    @pytest.mark.parametrize("etag", ['"{}"', "&quot;{}&quot;", "&#34;{}&#34;", "{}"])
    @pytest.mark.parametrize("space", ["", "\n  "])
    def test_the_document_as_clients_write_it(self, wire, s3, bucket, upload, etag, space):
        tag = upload.part(1, b"content")["ETag"].strip('"')
        head = '<?xml version="1.0" encoding="UTF-8"?>' if space else ""
        body = (
            f"{head}{space}<CompleteMultipartUpload>{space}<Part>{space}<ETag>{etag.format(tag)}</ETag>{space}"
            f"<PartNumber>1</PartNumber>{space}</Part>{space}</CompleteMultipartUpload>"
        )
        reply = wire.call("POST", f"/{bucket}/object?uploadId={upload.made['UploadId']}", body=body.encode())
        assert reply.status == 200, reply.body
        assert reply.body.startswith(b"<?xml")
        assert (reply.element("Bucket"), reply.element("Key")) == (bucket, "object")
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_conditions(self, s3, bucket, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"there")
        upload = Upload(s3, bucket)
        upload.part(1, b"content")
        with refused("PreconditionFailed", status=412):
            upload.complete(IfNoneMatch="*")
        with refused("PreconditionFailed", status=412):
            upload.complete(IfMatch='"0"')
        upload.complete(IfMatch=s3.head_object(Bucket=bucket, Key="object")["ETag"])
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_the_size_may_be_stated(self, s3, bucket, refused):
        upload = Upload(s3, bucket)
        upload.part(1, b"content")
        with refused("InvalidRequest"):
            upload.complete(MpuObjectSize=8)
        upload.complete(MpuObjectSize=7)


class TestChecksums:
    PARTS = (b"a" * PART, b"b" * 100)

    def test_composite(self, s3, bucket):
        upload = Upload(s3, bucket, ChecksumAlgorithm="SHA256")
        assert (upload.made["ChecksumAlgorithm"], upload.made["ChecksumType"]) == ("SHA256", "COMPOSITE")
        for number, content in enumerate(self.PARTS, 1):
            told = upload.part(number, content, ChecksumAlgorithm="SHA256")["ChecksumSHA256"]
            assert told == b64(hashlib.sha256(content).digest())
        done = upload.complete(checksum="ChecksumSHA256")
        digests = b"".join(hashlib.sha256(content).digest() for content in self.PARTS)
        expected = b64(hashlib.sha256(digests).digest()) + "-2"
        assert (done["ChecksumSHA256"], done["ChecksumType"]) == (expected, "COMPOSITE")
        head = s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
        assert (head["ChecksumSHA256"], head["ChecksumType"]) == (expected, "COMPOSITE")
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"".join(self.PARTS)

    @pytest.mark.parametrize("stated", [False, True])
    def test_of_the_full_object(self, s3, bucket, refused, stated):
        whole = b64(zlib.crc32(b"".join(self.PARTS)).to_bytes(4))
        upload = Upload(s3, bucket, ChecksumAlgorithm="CRC32", ChecksumType="FULL_OBJECT")
        for number, content in enumerate(self.PARTS, 1):
            upload.part(number, content)
        if stated:
            with refused("BadDigest"):
                upload.complete(ChecksumCRC32="AAAAAA==", ChecksumType="FULL_OBJECT")
        done = upload.complete(**({"ChecksumCRC32": whole, "ChecksumType": "FULL_OBJECT"} if stated else {}))
        assert (done["ChecksumCRC32"], done["ChecksumType"]) == (whole, "FULL_OBJECT")
        assert s3.get_object(Bucket=bucket, Key="object")["ChecksumCRC32"] == whole

    def test_crc64nvme_is_of_the_full_object(self, s3, bucket):
        upload = Upload(s3, bucket, ChecksumAlgorithm="CRC64NVME")
        assert upload.made["ChecksumType"] == "FULL_OBJECT"

    def test_parts_with_one_that_nobody_announced(self, s3, bucket):
        """As the SDK for Rust, smart_open, fsspec and pyarrow do."""
        upload = Upload(s3, bucket)
        for number, content in enumerate(self.PARTS, 1):
            upload.part(number, content, ChecksumAlgorithm="CRC32")
        upload.complete()
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"".join(self.PARTS)

    def test_a_wrong_one_of_a_part(self, s3, bucket, refused):
        upload = Upload(s3, bucket, ChecksumAlgorithm="CRC32")
        with refused("BadDigest", "The CRC32 you specified did not match the calculated checksum."):
            upload.part(1, b"content", ChecksumCRC32="AAAAAA==")
        with refused("BadDigest", "The Content-MD5 you specified did not match what we received."):
            upload.part(1, b"content", ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg==")
        assert "Parts" not in s3.list_parts(**upload.at_id)

    def test_sha1_cannot_be_of_the_full_object(self, s3, bucket, refused):
        with refused("InvalidRequest"):
            Upload(s3, bucket, ChecksumAlgorithm="SHA1", ChecksumType="FULL_OBJECT")


class TestManaging:
    def test_parts_are_listed_in_pages(self, s3, upload):
        for number in range(1, 8):
            upload.part(number, b"x" * number)
        page = s3.list_parts(**upload.at_id)
        assert [(part["PartNumber"], part["Size"]) for part in page["Parts"]] == [(n, n) for n in range(1, 8)]
        assert [part["ETag"] for part in page["Parts"]] == [upload.replies[n]["ETag"] for n in range(1, 8)]
        assert (page["IsTruncated"], page["StorageClass"]) == (False, "STANDARD")
        found, marker = [], 0
        for _page in range(9):
            page = s3.list_parts(MaxParts=3, PartNumberMarker=marker, **upload.at_id)
            found += [part["PartNumber"] for part in page["Parts"]]
            marker = page["NextPartNumberMarker"]
            if not page["IsTruncated"]:
                break
        assert found == list(range(1, 8))

    def test_uploads_are_listed(self, s3, bucket):
        uploads = [Upload(s3, bucket, key) for key in ("b", "a", "a", "c/1", "c/2")]
        page = s3.list_multipart_uploads(Bucket=bucket)
        found = [(one["Key"], one["UploadId"]) for one in page["Uploads"]]
        assert [key for key, _id in found] == ["a", "a", "b", "c/1", "c/2"]
        assert {one for _key, one in found} == {upload.made["UploadId"] for upload in uploads}
        page = s3.list_multipart_uploads(Bucket=bucket, Delimiter="/", Prefix="")
        assert page["CommonPrefixes"] == [{"Prefix": "c/"}]
        found, more = [], {}
        for _page in range(9):
            page = s3.list_multipart_uploads(Bucket=bucket, MaxUploads=2, **more)
            found += [one["UploadId"] for one in page["Uploads"]]
            if not page["IsTruncated"]:
                break
            more = {"KeyMarker": page["NextKeyMarker"], "UploadIdMarker": page["NextUploadIdMarker"]}
        assert sorted(found) == sorted(upload.made["UploadId"] for upload in uploads)

    def test_an_aborted_upload_is_gone(self, s3, bucket, upload, refused):
        upload.part(1, b"content")
        assert s3.abort_multipart_upload(**upload.at_id)["ResponseMetadata"]["HTTPStatusCode"] == 204
        text = (
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or "
            "completed."
        )
        for call in (
            lambda: upload.part(2, b"x"),
            lambda: upload.complete(),
            lambda: s3.list_parts(**upload.at_id),
        ):
            with refused("NoSuchUpload", text, 404) as error:
                call()
            assert error["UploadId"] == upload.made["UploadId"]
        assert "Uploads" not in s3.list_multipart_uploads(Bucket=bucket)

    def test_an_upload_belongs_to_its_key(self, s3, bucket, upload, refused):
        with refused("NoSuchUpload", status=404):
            s3.upload_part(Bucket=bucket, Key="other", UploadId=upload.made["UploadId"], PartNumber=1, Body=b"x")

    @pytest.mark.parametrize("number", [0, -1, 10_001])
    def test_numbers_of_parts_are_1_to_10000(self, upload, refused, number):
        with refused("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive"):
            upload.part(number, b"x")

    def test_the_last_number(self, s3, bucket, upload):
        upload.part(10_000, b"content")
        upload.complete()
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_a_bucket_with_an_upload_can_be_deleted(self, s3, bucket, upload):
        upload.part(1, b"content")
        s3.abort_multipart_upload(**upload.at_id)
        s3.delete_bucket(Bucket=bucket)

    def test_two_uploads_of_one_key_do_not_mix(self, s3, bucket):
        one, two = Upload(s3, bucket), Upload(s3, bucket)
        one.part(1, b"one")
        two.part(1, b"two")
        two.complete()
        one.complete()
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"one"

    def test_tags_come_with_create(self, s3, bucket):
        upload = Upload(s3, bucket, Tagging="a=1")
        upload.part(1, b"content")
        upload.complete()
        assert s3.get_object_tagging(Bucket=bucket, Key="object")["TagSet"] == [{"Key": "a", "Value": "1"}]

    def test_an_upload_makes_one_version(self, s3, versioned):
        upload = Upload(s3, versioned)
        upload.part(1, b"content")
        done = upload.complete()
        assert s3.head_object(Bucket=versioned, Key="object")["VersionId"] == done["VersionId"]

    def test_attributes_tell_the_parts(self, s3, bucket):
        upload = Upload(s3, bucket, ChecksumAlgorithm="SHA256")
        upload.part(1, b"a" * PART, ChecksumAlgorithm="SHA256")
        upload.part(2, b"b", ChecksumAlgorithm="SHA256")
        done = upload.complete(checksum="ChecksumSHA256")
        told = s3.get_object_attributes(
            Bucket=bucket,
            Key="object",
            ObjectAttributes=["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"],
        )
        assert (told["ETag"], told["ObjectSize"], told["StorageClass"]) == (
            done["ETag"].strip('"'),
            PART + 1,
            "STANDARD",
        )
        assert told["ObjectParts"]["TotalPartsCount"] == 2
        assert [part["Size"] for part in told["ObjectParts"]["Parts"]] == [PART, 1]
        assert told["Checksum"]["ChecksumType"] == "COMPOSITE"
