"""Versions of objects and delete markers.

Sources: S3 user guide, "Retaining multiple versions of objects with S3 Versioning" and its pages; S3 API reference,
`ListObjectVersions`, `DeleteObject`, `DeleteObjects`.
"""

import pytest
from botocore.exceptions import ClientError

from identities import statement


def put(s3, bucket, content, key="object"):
    return s3.put_object(Bucket=bucket, Key=key, Body=content)["VersionId"]


def versions_of(s3, bucket, **more):
    """Each version as (key, id, whether it is the newest), then each marker."""
    page = s3.list_object_versions(Bucket=bucket, **more)
    return (
        [(one["Key"], one["VersionId"], one["IsLatest"]) for one in page.get("Versions", [])],
        [(one["Key"], one["VersionId"], one["IsLatest"]) for one in page.get("DeleteMarkers", [])],
    )


class TestEnabled:
    def test_each_put_makes_a_version(self, s3, versioned):
        ids = [put(s3, versioned, content) for content in (b"first", b"second", b"third")]
        assert len(set(ids)) == 3
        got = s3.get_object(Bucket=versioned, Key="object")
        assert (got["Body"].read(), got["VersionId"]) == (b"third", ids[2])
        for version, content in zip(ids, (b"first", b"second", b"third"), strict=True):
            got = s3.get_object(Bucket=versioned, Key="object", VersionId=version)
            assert (got["Body"].read(), got["VersionId"]) == (content, version)
            assert s3.head_object(Bucket=versioned, Key="object", VersionId=version)["ContentLength"] == len(content)

    def test_a_delete_leaves_a_marker(self, s3, versioned, refused):
        first = put(s3, versioned, b"first")
        deleted = s3.delete_object(Bucket=versioned, Key="object")
        assert deleted["DeleteMarker"] is True
        marker = deleted["VersionId"]
        with refused("NoSuchKey", status=404):
            s3.get_object(Bucket=versioned, Key="object")
        assert s3.get_object(Bucket=versioned, Key="object", VersionId=first)["Body"].read() == b"first"
        assert versions_of(s3, versioned) == ([("object", first, False)], [("object", marker, True)])
        assert "Contents" not in s3.list_objects_v2(Bucket=versioned)

    def test_a_marker_is_told_in_headers(self, wire, s3, versioned):
        put(s3, versioned, b"first")
        marker = s3.delete_object(Bucket=versioned, Key="object")["VersionId"]
        for method in ("GET", "HEAD"):
            reply = wire.call(method, f"/{versioned}/object")
            assert (reply.status, reply.headers["x-amz-delete-marker"]) == (404, "true")
            assert reply.headers["x-amz-version-id"] == marker
            reply = wire.call(method, f"/{versioned}/object?versionId={marker}")
            assert (reply.status, reply.headers["x-amz-delete-marker"]) == (405, "true")
            # RFC 9110, section 15.5.6: a 405 must say what is allowed.
            assert reply.headers["Allow"] == "DELETE"
            assert reply.headers["Last-Modified"]

    def test_deleting_the_marker_brings_the_object_back(self, s3, versioned):
        put(s3, versioned, b"first")
        marker = s3.delete_object(Bucket=versioned, Key="object")["VersionId"]
        gone = s3.delete_object(Bucket=versioned, Key="object", VersionId=marker)
        assert (gone["DeleteMarker"], gone["VersionId"]) == (True, marker)
        assert s3.get_object(Bucket=versioned, Key="object")["Body"].read() == b"first"

    def test_a_version_is_deleted_for_good(self, s3, versioned, refused):
        first, second = put(s3, versioned, b"first"), put(s3, versioned, b"second")
        gone = s3.delete_object(Bucket=versioned, Key="object", VersionId=second)
        assert (gone["VersionId"], "DeleteMarker" in gone) == (second, False)
        assert s3.get_object(Bucket=versioned, Key="object")["Body"].read() == b"first"
        with refused("NoSuchVersion", "The specified version does not exist.", 404) as error:
            s3.get_object(Bucket=versioned, Key="object", VersionId=second)
        assert (error["Key"], error["VersionId"]) == ("object", second)
        s3.delete_object(Bucket=versioned, Key="object", VersionId=first)
        assert versions_of(s3, versioned) == ([], [])

    def test_deleting_what_was_never_there_leaves_a_marker(self, s3, versioned):
        deleted = s3.delete_object(Bucket=versioned, Key="nothing")
        assert deleted["DeleteMarker"] is True
        assert versions_of(s3, versioned) == ([], [("nothing", deleted["VersionId"], True)])

    def test_deleting_a_version_that_is_not_there_succeeds(self, s3, versioned):
        version = put(s3, versioned, b"first")
        s3.delete_object(Bucket=versioned, Key="object", VersionId=version)
        again = s3.delete_object(Bucket=versioned, Key="object", VersionId=version)
        assert again["ResponseMetadata"]["HTTPStatusCode"] == 204

    @pytest.mark.parametrize("version", ["nothing", "x" * 200, "null"])
    def test_what_is_no_version(self, s3, versioned, version):
        put(s3, versioned, b"first")
        with pytest.raises(ClientError) as caught:
            s3.get_object(Bucket=versioned, Key="object", VersionId=version)
        # Recorded at S3: github.com/versity/versitygw/issues/1698.
        error = caught.value.response["Error"]
        if version == "null":
            assert error["Code"] == "NoSuchVersion"
        else:
            assert (error["Code"], error["Message"]) == ("InvalidArgument", "Invalid version id specified")
            assert (error["ArgumentName"], error["ArgumentValue"]) == ("versionId", version)

    def test_the_bucket_is_not_empty_while_versions_are_there(self, s3, versioned, refused):
        put(s3, versioned, b"first")
        s3.delete_object(Bucket=versioned, Key="object")
        text = "The bucket you tried to delete is not empty. You must delete all versions in the bucket."
        with refused("BucketNotEmpty", text, 409):
            s3.delete_bucket(Bucket=versioned)

    def test_each_version_keeps_its_encryption_and_metadata(self, s3, versioned, key):
        first = s3.put_object(Bucket=versioned, Key="object", Body=b"a", Metadata={"n": "1"})["VersionId"]
        second = s3.put_object(
            Bucket=versioned,
            Key="object",
            Body=b"b",
            ServerSideEncryption="aws:kms",
            SSEKMSKeyId=key["Arn"],
            BucketKeyEnabled=True,
            Metadata={"n": "2"},
        )["VersionId"]
        one = s3.get_object(Bucket=versioned, Key="object", VersionId=first)
        two = s3.get_object(Bucket=versioned, Key="object", VersionId=second)
        assert (one["Body"].read(), one["ServerSideEncryption"], one["Metadata"]) == (b"a", "AES256", {"n": "1"})
        assert (two["Body"].read(), two["ServerSideEncryption"], two["Metadata"]) == (b"b", "aws:kms", {"n": "2"})

    def test_conditional_writes_look_at_the_newest(self, s3, versioned, refused):
        put(s3, versioned, b"first")
        with refused("PreconditionFailed", status=412):
            s3.put_object(Bucket=versioned, Key="object", Body=b"x", IfNoneMatch="*")
        s3.delete_object(Bucket=versioned, Key="object")
        s3.put_object(Bucket=versioned, Key="object", Body=b"again", IfNoneMatch="*")

    def test_tags_belong_to_a_version(self, s3, versioned):
        first, second = put(s3, versioned, b"first"), put(s3, versioned, b"second")
        tags = [{"Key": "a", "Value": "1"}]
        told = s3.put_object_tagging(Bucket=versioned, Key="object", VersionId=first, Tagging={"TagSet": tags})
        assert told["VersionId"] == first
        assert s3.get_object_tagging(Bucket=versioned, Key="object", VersionId=first)["TagSet"] == tags
        assert s3.get_object_tagging(Bucket=versioned, Key="object")["TagSet"] == []
        assert s3.get_object_tagging(Bucket=versioned, Key="object")["VersionId"] == second

    def test_versions_have_actions_of_their_own(self, s3, versioned, identities, as_user, refused):
        first = put(s3, versioned, b"first")
        plain = as_user(identities.user(statement(["s3:GetObject", "s3:DeleteObject"])))
        assert plain.get_object(Bucket=versioned, Key="object")["Body"].read() == b"first"
        with refused("AccessDenied", status=403):
            plain.get_object(Bucket=versioned, Key="object", VersionId=first)
        with refused("AccessDenied", status=403):
            plain.delete_object(Bucket=versioned, Key="object", VersionId=first)
        own = as_user(identities.user(statement(["s3:GetObjectVersion", "s3:DeleteObjectVersion"])))
        assert own.get_object(Bucket=versioned, Key="object", VersionId=first)["Body"].read() == b"first"
        with refused("AccessDenied", status=403):
            own.get_object(Bucket=versioned, Key="object")
        own.delete_object(Bucket=versioned, Key="object", VersionId=first)


class TestSuspended:
    @pytest.fixture
    def suspended(self, s3, versioned):
        """A bucket with one version from before it was suspended."""
        old = put(s3, versioned, b"old")
        s3.put_bucket_versioning(Bucket=versioned, VersioningConfiguration={"Status": "Suspended"})
        return versioned, old

    def test_a_put_replaces_the_null_version_only(self, s3, suspended):
        bucket, old = suspended
        assert put(s3, bucket, b"first") == "null"
        assert put(s3, bucket, b"second") == "null"
        assert versions_of(s3, bucket) == ([("object", "null", True), ("object", old, False)], [])
        assert s3.get_object(Bucket=bucket, Key="object", VersionId="null")["Body"].read() == b"second"
        assert s3.get_object(Bucket=bucket, Key="object", VersionId=old)["Body"].read() == b"old"

    def test_a_delete_makes_a_null_marker(self, s3, suspended):
        bucket, old = suspended
        put(s3, bucket, b"null")
        deleted = s3.delete_object(Bucket=bucket, Key="object")
        assert (deleted["DeleteMarker"], deleted["VersionId"]) == (True, "null")
        assert versions_of(s3, bucket) == ([("object", old, False)], [("object", "null", True)])

    def test_what_was_there_before_versioning_is_the_null_version(self, s3, bucket):
        assert "VersionId" not in s3.put_object(Bucket=bucket, Key="object", Body=b"before")
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        after = put(s3, bucket, b"after")
        assert versions_of(s3, bucket) == ([("object", after, True), ("object", "null", False)], [])
        assert s3.get_object(Bucket=bucket, Key="object", VersionId="null")["Body"].read() == b"before"


class TestListing:
    def test_keys_in_order_and_each_keys_newest_first(self, s3, versioned):
        ids = {key: [put(s3, versioned, str(n).encode(), key) for n in range(3)] for key in ("b", "a")}
        expected = [(key, version, place == 0) for key in "ab" for place, version in enumerate(reversed(ids[key]))]
        assert versions_of(s3, versioned) == (expected, [])

    @pytest.mark.parametrize("size", [1, 2, 3, 4])
    def test_pages_hold_everything_once(self, s3, versioned, size):
        for key in "abc":
            for number in range(3):
                put(s3, versioned, str(number).encode(), key)
        s3.delete_object(Bucket=versioned, Key="b")
        whole = versions_of(s3, versioned)
        versions, markers, more = [], [], {}
        for _page in range(50):
            page = s3.list_object_versions(Bucket=versioned, MaxKeys=size, **more)
            found = versions_of(s3, versioned, MaxKeys=size, **more)
            versions += found[0]
            markers += found[1]
            if not page["IsTruncated"]:
                break
            more = {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"]}
        assert (versions, markers) == whole

    def test_prefix_and_delimiter(self, s3, versioned):
        for key in ("a/1", "a/2", "b"):
            put(s3, versioned, b"x", key)
        page = s3.list_object_versions(Bucket=versioned, Delimiter="/")
        assert [one["Key"] for one in page["Versions"]] == ["b"]
        assert page["CommonPrefixes"] == [{"Prefix": "a/"}]
        assert [key for key, _id, _latest in versions_of(s3, versioned, Prefix="a/")[0]] == ["a/1", "a/2"]

    def test_a_bucket_without_versions_lists_null(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x")
        assert versions_of(s3, bucket) == ([("object", "null", True)], [])


class TestDeletingMany:
    def test_each_is_told(self, s3, bucket):
        for name in ("a", "b", "ä &<>"):
            s3.put_object(Bucket=bucket, Key=name, Body=b"x")
        objects = [{"Key": name} for name in ("a", "b", "ä &<>", "nothing")]
        told = s3.delete_objects(Bucket=bucket, Delete={"Objects": objects})
        assert sorted(one["Key"] for one in told["Deleted"]) == sorted(one["Key"] for one in objects)
        assert "Errors" not in told
        assert "Contents" not in s3.list_objects_v2(Bucket=bucket)

    def test_quietly_only_errors_are(self, s3, bucket):
        s3.put_object(Bucket=bucket, Key="a", Body=b"x")
        told = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "a"}], "Quiet": True})
        assert set(told) == {"ResponseMetadata"}
        assert "Contents" not in s3.list_objects_v2(Bucket=bucket)

    def test_each_is_allowed_or_not(self, s3, bucket, identities, as_user, object_arn):
        for name in ("a", "b"):
            s3.put_object(Bucket=bucket, Key=name, Body=b"x")
        user = as_user(identities.user(statement("s3:DeleteObject", resource=object_arn(bucket, "a"))))
        told = user.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "a"}, {"Key": "b"}]})
        assert [one["Key"] for one in told["Deleted"]] == ["a"]
        (error,) = told["Errors"]
        assert (error["Key"], error["Code"]) == ("b", "AccessDenied")
        assert [one["Key"] for one in s3.list_objects_v2(Bucket=bucket)["Contents"]] == ["b"]

    def test_versions_and_markers(self, s3, versioned):
        first = put(s3, versioned, b"first")
        told = s3.delete_objects(Bucket=versioned, Delete={"Objects": [{"Key": "object"}]})
        (marked,) = told["Deleted"]
        assert marked["DeleteMarker"] is True
        told = s3.delete_objects(
            Bucket=versioned,
            Delete={
                "Objects": [
                    {"Key": "object", "VersionId": first},
                    {"Key": "object", "VersionId": marked["DeleteMarkerVersionId"]},
                ]
            },
        )
        assert len(told["Deleted"]) == 2
        assert versions_of(s3, versioned) == ([], [])

    def test_a_version_that_is_none_is_an_error_of_its_own(self, s3, versioned):
        """Recorded at S3: github.com/versity/versitygw/issues/2119."""
        version = put(s3, versioned, b"first")
        objects = [{"Key": "object", "VersionId": "abc"}, {"Key": "object", "VersionId": version}]
        told = s3.delete_objects(Bucket=versioned, Delete={"Objects": objects})
        (error,) = told["Errors"]
        assert (error["Key"], error["VersionId"], error["Code"]) == ("object", "abc", "NoSuchVersion")
        assert [one["VersionId"] for one in told["Deleted"]] == [version]

    def test_a_thousand_are_the_most(self, s3, bucket, refused):
        with refused("MalformedXML"):
            s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": str(number)} for number in range(1001)]})
        with refused("MalformedXML"):
            s3.delete_objects(Bucket=bucket, Delete={"Objects": []})

    @pytest.mark.parametrize("headers", [{}, {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="}])
    def test_the_document_needs_a_right_checksum(self, wire, s3, bucket, headers):
        s3.put_object(Bucket=bucket, Key="a", Body=b"x")
        body = b"<Delete><Object><Key>a</Key></Object></Delete>"
        reply = wire.call("POST", f"/{bucket}?delete", headers, body)
        assert (reply.status, reply.code) == (400, "BadDigest" if headers else "InvalidRequest")
        assert s3.head_object(Bucket=bucket, Key="a")["ContentLength"] == 1
