"""Copies: of metadata, tags and encryption, between buckets, of versions, and in parts; and a new encryption without a copy.

Sources: S3 API reference, `CopyObject`, `UploadPartCopy`, `UpdateObjectEncryption`; S3 user guide, "Copying, moving, and renaming
objects".
"""

import os

import pytest
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from identities import statement

MIB = 1024 * 1024


@pytest.fixture
def source(s3, bucket):
    s3.put_object(
        Bucket=bucket,
        Key="source",
        Body=b"content",
        ContentType="text/plain",
        Metadata={"a": "1"},
        Tagging="t=1",
        CacheControl="no-cache",
    )
    return {"Bucket": bucket, "Key": "source"}


class TestCopying:
    @pytest.mark.parametrize("written", ["{}/source", "/{}/source", "{}%2Fsource", "%2F{}%2F%73ource"])
    def test_a_source_may_be_encoded_as_a_whole(self, bucket, source, md5, wire, written):
        """As gocloud.dev and encodeURIComponent do. boto3 encodes the header once more."""
        reply = wire.call("PUT", f"/{bucket}/copy", {"x-amz-copy-source": written.format(bucket)})
        assert (reply.status, reply.element("ETag")) == (200, md5(b"content"))

    @pytest.mark.parametrize(
        ("written", "text"),
        [("nothing", "Invalid copy source object key"), ("No/key", "Invalid copy source bucket name")],
    )
    def test_a_source_names_bucket_and_key(self, s3, bucket, written, text):
        with pytest.raises(ClientError, match=text):
            s3.copy_object(Bucket=bucket, Key="copy", CopySource=written)

    def test_a_copy_has_content_metadata_and_tags(self, s3, bucket, source, md5):
        told = s3.copy_object(Bucket=bucket, Key="copy", CopySource=source)
        assert told["CopyObjectResult"]["ETag"] == md5(b"content")
        assert told["CopyObjectResult"]["LastModified"]
        got = s3.get_object(Bucket=bucket, Key="copy")
        assert (got["Body"].read(), got["ContentType"], got["CacheControl"]) == (b"content", "text/plain", "no-cache")
        assert (got["Metadata"], got["TagCount"]) == ({"a": "1"}, 1)

    def test_metadata_and_tags_may_be_replaced(self, s3, bucket, source):
        s3.copy_object(
            Bucket=bucket,
            Key="copy",
            CopySource=source,
            MetadataDirective="REPLACE",
            Metadata={"b": "2"},
            TaggingDirective="REPLACE",
            Tagging="u=2&v=3",
        )
        got = s3.get_object(Bucket=bucket, Key="copy")
        assert (got["Metadata"], got["ContentType"], "CacheControl" in got) == (
            {"b": "2"},
            "binary/octet-stream",
            False,
        )
        assert got["TagCount"] == 2

    def test_what_comes_beside_a_copied_set_is_ignored(self, s3, bucket, source):
        s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, Metadata={"b": "2"})
        assert s3.head_object(Bucket=bucket, Key="copy")["Metadata"] == {"a": "1"}

    @pytest.mark.parametrize("name", ["a b", "a+b", "ä", "a?b", "a%20b", "x/../y", "//", "a&b=c"])
    def test_a_source_of_any_name(self, s3, bucket, name):
        s3.put_object(Bucket=bucket, Key=name, Body=name.encode())
        s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": name})
        assert s3.get_object(Bucket=bucket, Key="copy")["Body"].read() == name.encode()

    def test_between_buckets(self, s3, bucket, new_bucket, source):
        other = new_bucket()
        s3.copy_object(Bucket=other, Key="copy", CopySource=source)
        assert s3.get_object(Bucket=other, Key="copy")["Body"].read() == b"content"

    def test_a_source_in_the_query_of_a_put_is_not_a_copy(self, s3, bucket, source, refused):
        with refused("NoSuchKey", status=404):
            s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "nothing"})
        with refused("NoSuchBucket", status=404):
            s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": "no-such-bucket-here", "Key": "source"})

    @pytest.mark.parametrize("header", ["", "bucket-only", "/", "%ff/a"])
    def test_what_is_no_source(self, wire, bucket, header):
        reply = wire.call("PUT", f"/{bucket}/copy", {"x-amz-copy-source": header})
        assert (reply.status, reply.code) == (400, "InvalidArgument")

    def test_onto_itself_something_must_change(self, s3, bucket, source, refused):
        text = (
            "This copy request is illegal because it is trying to copy an object to itself without changing the object's "
            "metadata, storage class, website redirect location or encryption attributes."
        )
        with refused("InvalidRequest", text):
            s3.copy_object(CopySource=source, **source)
        s3.copy_object(CopySource=source, MetadataDirective="REPLACE", Metadata={"b": "2"}, **source)
        assert s3.head_object(**source)["Metadata"] == {"b": "2"}
        s3.copy_object(CopySource=source, ServerSideEncryption="aws:kms", **source)
        assert s3.get_object(**source)["ServerSideEncryption"] == "aws:kms"

    def test_conditions_on_the_source(self, s3, bucket, source, md5, refused):
        copy = lambda **more: s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, **more)  # noqa: E731
        copy(CopySourceIfMatch=md5(b"content"))
        for failing in ({"CopySourceIfMatch": md5(b"other")}, {"CopySourceIfNoneMatch": md5(b"content")}):
            with refused("PreconditionFailed", status=412):
                copy(**failing)

    def test_conditions_on_the_target(self, s3, bucket, source, refused):
        s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, IfNoneMatch="*")
        with refused("PreconditionFailed", status=412):
            s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, IfNoneMatch="*")

    def test_a_version(self, s3, versioned):
        first = s3.put_object(Bucket=versioned, Key="source", Body=b"first")["VersionId"]
        s3.put_object(Bucket=versioned, Key="source", Body=b"second")
        told = s3.copy_object(
            Bucket=versioned, Key="copy", CopySource={"Bucket": versioned, "Key": "source", "VersionId": first}
        )
        assert told["CopySourceVersionId"] == first
        got = s3.get_object(Bucket=versioned, Key="copy")
        assert (got["Body"].read(), got["VersionId"]) == (b"first", told["VersionId"])

    def test_a_large_one_by_the_transfer_manager(self, s3, bucket):
        content = os.urandom(12 * MIB + 7)
        s3.put_object(Bucket=bucket, Key="source", Body=content, Metadata={"a": "1"})
        config = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)
        s3.copy({"Bucket": bucket, "Key": "source"}, bucket, "copy", Config=config)
        got = s3.get_object(Bucket=bucket, Key="copy")
        assert got["Body"].read() == content
        assert got["ETag"].endswith('-3"')

    def test_the_checksum_goes_along(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="source", Body=b"content", ChecksumAlgorithm="SHA256")
        told = s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "source"})
        head = s3.head_object(Bucket=bucket, Key="source", ChecksumMode="ENABLED")
        assert told["CopyObjectResult"]["ChecksumSHA256"] == head["ChecksumSHA256"]


class TestRights:
    def test_both_sides_are_asked(self, s3, bucket, source, identities, as_user, object_arn, refused):
        reading = statement(["s3:GetObject", "s3:GetObjectTagging"], resource=object_arn(bucket, "source"))
        writing = statement(["s3:PutObject", "s3:PutObjectTagging"], resource=object_arn(bucket, "copy"))
        user = identities.user(reading)
        for statements in ([reading], [writing]):
            user.allow(*statements)
            with refused("AccessDenied", status=403):
                as_user(user).copy_object(Bucket=bucket, Key="copy", CopySource=source)
        user.allow(reading, writing)
        as_user(user).copy_object(Bucket=bucket, Key="copy", CopySource=source)

    def test_tags_are_copied_by_whoever_may(self, s3, bucket, source, identities, as_user, refused):
        user = as_user(identities.user(statement(["s3:GetObject", "s3:PutObject"])))
        with refused("AccessDenied", status=403):
            user.copy_object(Bucket=bucket, Key="copy", CopySource=source)

    def test_the_expected_owner_of_the_source(self, s3, bucket, source, account, refused):
        s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, ExpectedSourceBucketOwner=account)
        with refused("AccessDenied", status=403):
            s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, ExpectedSourceBucketOwner="111122223333")


class TestEncryption:
    def test_the_target_takes_the_default_of_its_bucket(self, s3, bucket, new_bucket, key):
        kms = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"]}
        s3.put_object(Bucket=bucket, Key="source", Body=b"content", **kms)
        plain = s3.copy_object(Bucket=new_bucket(), Key="copy", CopySource={"Bucket": bucket, "Key": "source"})
        assert (plain["ServerSideEncryption"], "SSEKMSKeyId" in plain) == ("AES256", False)
        other = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=True)
        told = s3.copy_object(Bucket=other, Key="copy", CopySource={"Bucket": bucket, "Key": "source"})
        assert (told["SSEKMSKeyId"], told["BucketKeyEnabled"]) == (key["Arn"], True)
        assert s3.get_object(Bucket=other, Key="copy")["Body"].read() == b"content"

    def test_what_a_copy_costs(self, s3, bucket, key, other_key, kms_calls, object_arn):
        kms = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"]}
        s3.put_object(Bucket=bucket, Key="source", Body=b"content", **kms)
        with kms_calls() as calls:
            s3.copy_object(
                Bucket=bucket,
                Key="copy",
                CopySource={"Bucket": bucket, "Key": "source"},
                ServerSideEncryption="aws:kms",
                SSEKMSKeyId=other_key["Arn"],
            )
        assert sorted(calls.names) == ["Decrypt", "GenerateDataKey"]
        contexts = {name: context for name, context in zip(calls.names, calls.contexts, strict=True)}
        assert contexts["Decrypt"] == {"aws:s3:arn": object_arn(bucket, "source")}
        assert contexts["GenerateDataKey"] == {"aws:s3:arn": object_arn(bucket, "copy")}

    def test_the_context_of_the_source_is_not_copied(self, s3, bucket, key, kms_calls, context_header, object_arn):
        kms = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key["Arn"]}
        s3.put_object(Bucket=bucket, Key="source", Body=b"x", SSEKMSEncryptionContext=context_header({"a": "b"}), **kms)
        s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "source"}, **kms)
        with kms_calls() as calls:
            s3.get_object(Bucket=bucket, Key="copy")
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket, "copy")}]

    def test_whoever_may_not_decrypt_may_not_copy(self, s3, bucket, key, identities, as_user, refused):
        s3.put_object(Bucket=bucket, Key="source", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"])
        user = as_user(identities.user(statement(["s3:*", "kms:GenerateDataKey"])))
        with refused("AccessDenied", status=403):
            user.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "source"})

    def test_from_one_customer_key_to_another(self, s3, new_bucket, customer_key, refused):
        bucket = new_bucket(customer_keys=True)
        s3.put_object(Bucket=bucket, Key="source", Body=b"content", **customer_key())
        old = {f"CopySource{name}": value for name, value in customer_key().items()}
        new = customer_key(b"n" * 32)
        with refused("InvalidRequest"):
            s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "source"}, **new)
        s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "source"}, **old, **new)
        assert s3.get_object(Bucket=bucket, Key="copy", **new)["Body"].read() == b"content"
        s3.copy_object(Bucket=bucket, Key="plain", CopySource={"Bucket": bucket, "Key": "source"}, **old)
        assert s3.get_object(Bucket=bucket, Key="plain")["Body"].read() == b"content"


class TestParts:
    def test_a_part_is_a_range_of_another_object(self, s3, bucket):
        content = os.urandom(6 * MIB)
        s3.put_object(Bucket=bucket, Key="source", Body=content)
        at = {"Bucket": bucket, "Key": "copy"}
        upload = s3.create_multipart_upload(**at)["UploadId"]
        parts = []
        for number, span in enumerate(("bytes=0-5242879", "bytes=5242880-6291455"), 1):
            told = s3.upload_part_copy(
                CopySource={"Bucket": bucket, "Key": "source"},
                CopySourceRange=span,
                PartNumber=number,
                UploadId=upload,
                **at,
            )
            parts.append({"PartNumber": number, "ETag": told["CopyPartResult"]["ETag"]})
        s3.complete_multipart_upload(UploadId=upload, MultipartUpload={"Parts": parts}, **at)
        assert s3.get_object(**at)["Body"].read() == content

    @pytest.mark.parametrize("span", ["bytes=0-7", "bytes=5-3", "bytes=-3", "0-1", "bytes=3-"])
    def test_a_range_must_be_inside(self, s3, bucket, source, refused, span):
        upload = s3.create_multipart_upload(Bucket=bucket, Key="copy")["UploadId"]
        with refused("InvalidArgument"):
            s3.upload_part_copy(
                Bucket=bucket, Key="copy", CopySource=source, CopySourceRange=span, PartNumber=1, UploadId=upload
            )


class TestUpdatingTheEncryption:
    """`UpdateObjectEncryption`: the data key gets another KMS key, and the object stays as it is."""

    def update(self, s3, bucket, arn, bucket_key=None):
        kms = {"KMSKeyArn": arn} | ({} if bucket_key is None else {"BucketKeyEnabled": bucket_key})
        return s3.update_object_encryption(Bucket=bucket, Key="object", ObjectEncryption={"SSEKMS": kms})

    @pytest.mark.parametrize("before", ["AES256", "aws:kms"])
    @pytest.mark.parametrize("bucket_key", [False, True])
    def test_everything_else_is_kept(self, s3, bucket, key, other_key, before, bucket_key):
        arguments = {"SSEKMSKeyId": key["Arn"]} if before == "aws:kms" else {}
        content = os.urandom(200_000)
        put = s3.put_object(
            Bucket=bucket, Key="object", Body=content, ServerSideEncryption=before, Metadata={"a": "1"}, **arguments
        )
        old = s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
        self.update(s3, bucket, other_key["Arn"], bucket_key)
        new = s3.get_object(Bucket=bucket, Key="object")
        assert new["Body"].read() == content
        assert (new["SSEKMSKeyId"], new.get("BucketKeyEnabled", False)) == (other_key["Arn"], bucket_key)
        assert (new["ETag"], new["LastModified"], new["Metadata"]) == (put["ETag"], old["LastModified"], {"a": "1"})
        assert new["ChecksumCRC32"] == old["ChecksumCRC32"]

    def test_the_old_key_is_not_needed_afterwards(self, s3, kms, bucket, key, other_key):
        s3.put_object(
            Bucket=bucket, Key="object", Body=b"content", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )
        self.update(s3, bucket, other_key["Arn"])
        kms.disable_key(KeyId=key["KeyId"])
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    @pytest.mark.parametrize("before", ["aws:kms:dsse", "SSE-C"])
    def test_some_cannot(self, s3, new_bucket, key, customer_key, refused, before):
        bucket = new_bucket(customer_keys=True)
        arguments = customer_key() if before == "SSE-C" else {"ServerSideEncryption": before, "SSEKMSKeyId": key["Arn"]}
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", **arguments)
        with pytest.raises(ClientError) as caught:
            self.update(s3, bucket, key["Arn"])
        assert caught.value.response["Error"]["Code"] in ("InvalidRequest", "AccessDenied")

    def test_the_key_is_named_by_its_arn(self, s3, bucket, key, alias, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        for name in (key["KeyId"], alias):
            with refused("InvalidRequest"):
                self.update(s3, bucket, name)

    def test_it_is_an_action(self, s3, bucket, key, identities, as_user, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        user = as_user(identities.user(statement(["s3:PutObject", "s3:GetObject", "kms:*"])))
        with refused("AccessDenied", status=403):
            self.update(user, bucket, key["Arn"])
