"""Buckets: made, found, configured, emptied and deleted.

Sources: S3 API reference, the pages of the operations; S3 user guide, "General purpose bucket naming rules", "Blocking public access",
"Controlling ownership of objects"; botocore's model.
"""

import urllib.parse

import pytest
from botocore.exceptions import ClientError

from connections import put_default
from server import ACCOUNT, REGION


class TestMaking:
    def test_a_new_bucket_is_there(self, s3, new_name):
        name = new_name()
        made = s3.create_bucket(Bucket=name)
        assert made["Location"] == f"/{name}"
        head = s3.head_bucket(Bucket=name)
        assert head["ResponseMetadata"]["HTTPStatusCode"] == 200
        assert head["BucketRegion"] == REGION

    def test_a_name_is_taken_once(self, client, new_name, refused):
        name, elsewhere = new_name(), client(region="eu-west-1")
        arguments = {"Bucket": name, "CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
        elsewhere.create_bucket(**arguments)
        text = "Your previous request to create the named bucket succeeded and you already own it."
        with refused("BucketAlreadyOwnedByYou", text, 409) as error:
            elsewhere.create_bucket(**arguments)
        assert error["BucketName"] == name

    def test_in_us_east_1_its_owner_may_make_it_again(self, s3, bucket):
        """Source: S3 API reference, "Error responses", `BucketAlreadyOwnedByYou`."""
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        s3.create_bucket(Bucket=bucket)
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    @pytest.mark.parametrize(
        "name",
        [
            "ab",
            "a" * 64,
            "Upper",
            "under_score",
            "-start",
            "end-",
            "two..dots",
            "192.168.5.4",
            "xn--name",
            "sthree-name",
            "amzn-s3-demo-name",
            "name-s3alias",
            "name--ol-s3",
            "name--x-s3",
            "name.mrap",
            "ümlaut",
        ],
    )
    def test_what_is_no_name(self, wire, name):
        reply = wire.call("PUT", f"/{urllib.parse.quote(name)}")
        assert (reply.status, reply.code) == (400, "InvalidBucketName")
        assert reply.message == "The specified bucket is not valid."
        assert reply.element("BucketName") == name

    @pytest.mark.parametrize("name", ["abc", "a" * 63, "a.b.c", "1-2-3", "s3.a-b"])
    def test_unusual_names(self, s3, name):
        s3.create_bucket(Bucket=name)
        s3.put_object(Bucket=name, Key="object", Body=b"content")
        assert s3.get_object(Bucket=name, Key="object")["Body"].read() == b"content"

    def test_a_bucket_of_another_region(self, client, s3, new_name):
        name = new_name()
        elsewhere = client(region="eu-west-1")
        made = elsewhere.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        assert made["Location"].startswith(("/", "http"))
        assert elsewhere.get_bucket_location(Bucket=name)["LocationConstraint"] == "eu-west-1"
        assert elsewhere.head_bucket(Bucket=name)["BucketRegion"] == "eu-west-1"

    def test_a_constraint_must_fit_the_region(self, client, new_name, refused):
        text = "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to."
        with refused("IllegalLocationConstraintException", text):
            client(region="eu-west-1").create_bucket(Bucket=new_name())

    def test_us_east_1_is_not_named(self, s3, bucket, new_name, refused):
        assert s3.get_bucket_location(Bucket=bucket)["LocationConstraint"] is None
        with refused("InvalidLocationConstraint", "The specified location-constraint is not valid"):
            s3.create_bucket(Bucket=new_name(), CreateBucketConfiguration={"LocationConstraint": "us-east-1"})

    @pytest.mark.parametrize("body", [b"<", b"<a/>", b"no xml", b"<CreateBucketConfiguration>"])
    def test_what_is_no_configuration(self, wire, new_name, body):
        reply = wire.call("PUT", f"/{new_name()}", body=body)
        assert (reply.status, reply.code) == (400, "MalformedXML")


class TestFinding:
    def test_a_list_has_every_bucket_of_the_account(self, s3, new_bucket):
        mine = {new_bucket() for _ in range(3)}
        listed = s3.list_buckets()
        assert mine <= {entry["Name"] for entry in listed["Buckets"]}
        assert [entry["Name"] for entry in listed["Buckets"]] == sorted(entry["Name"] for entry in listed["Buckets"])
        assert listed["Owner"]["ID"]
        assert all(entry["CreationDate"] for entry in listed["Buckets"])

    def test_it_comes_in_pages(self, s3, new_bucket):
        mine = {new_bucket() for _ in range(5)}
        found, token, pages = [], {}, 0
        while True:
            page = s3.list_buckets(MaxBuckets=2, Prefix="conformance-", **token)
            found += [entry["Name"] for entry in page["Buckets"]]
            pages += 1
            assert len(page["Buckets"]) <= 2
            if "ContinuationToken" not in page:
                break
            token = {"ContinuationToken": page["ContinuationToken"]}
        assert mine <= set(found)
        assert len(found) == len(set(found))
        assert pages >= 3

    def test_a_head_of_what_is_not_there(self, s3, new_name, refused):
        with refused("404", "Not Found", 404):
            s3.head_bucket(Bucket=new_name())


class TestDeleting:
    def test_an_empty_bucket_goes(self, s3, bucket, refused):
        assert s3.delete_bucket(Bucket=bucket)["ResponseMetadata"]["HTTPStatusCode"] == 204
        with refused("404", status=404):
            s3.head_bucket(Bucket=bucket)
        with refused("NoSuchBucket", "The specified bucket does not exist", 404):
            s3.delete_bucket(Bucket=bucket)

    def test_a_full_one_does_not(self, s3, bucket, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        with refused("BucketNotEmpty", "The bucket you tried to delete is not empty", 409) as error:
            s3.delete_bucket(Bucket=bucket)
        assert error["BucketName"] == bucket
        s3.delete_object(Bucket=bucket, Key="object")
        s3.delete_bucket(Bucket=bucket)

    def test_a_bucket_of_the_same_name_begins_anew(self, s3, new_bucket, key):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"])
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
        s3.delete_bucket(Bucket=bucket)
        s3.create_bucket(Bucket=bucket)
        assert "Status" not in s3.get_bucket_versioning(Bucket=bucket)
        assert s3.put_object(Bucket=bucket, Key="object", Body=b"x")["ServerSideEncryption"] == "AES256"


class TestConfiguring:
    def test_tags(self, s3, bucket, refused):
        with refused("NoSuchTagSet", "The TagSet does not exist", 404):
            s3.get_bucket_tagging(Bucket=bucket)
        tags = [{"Key": "cost", "Value": "a"}, {"Key": "Cost", "Value": "b"}]
        s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags})
        assert sorted(s3.get_bucket_tagging(Bucket=bucket)["TagSet"], key=str) == sorted(tags, key=str)
        s3.delete_bucket_tagging(Bucket=bucket)
        with refused("NoSuchTagSet", status=404):
            s3.get_bucket_tagging(Bucket=bucket)

    def test_a_tag_twice(self, s3, bucket, refused):
        tags = [{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}]
        with refused("InvalidTag", "Cannot provide multiple Tags with the same key"):
            s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags})

    def test_versioning_is_off_on_or_suspended(self, s3, bucket, refused):
        assert "Status" not in s3.get_bucket_versioning(Bucket=bucket)
        for status in ("Enabled", "Suspended", "Enabled"):
            s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": status})
            assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == status
        with refused("MalformedXML"):
            s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Off"})

    def test_the_owner_owns_every_object(self, s3, bucket):
        rules = s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"]
        assert rules == [{"ObjectOwnership": "BucketOwnerEnforced"}]

    def test_public_access_is_blocked(self, s3, bucket, refused):
        block = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        assert block == dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
        )
        s3.delete_public_access_block(Bucket=bucket)
        with refused(
            "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404
        ):
            s3.get_public_access_block(Bucket=bucket)

    def test_an_acl_gives_the_owner_all(self, s3, bucket):
        acl = s3.get_bucket_acl(Bucket=bucket)
        (grant,) = acl["Grants"]
        assert (grant["Permission"], grant["Grantee"]["ID"]) == ("FULL_CONTROL", acl["Owner"]["ID"])

    def test_acls_are_disabled(self, s3, bucket, refused):
        with refused("AccessControlListNotSupported", "The bucket does not allow ACLs"):
            s3.put_bucket_acl(Bucket=bucket, ACL="public-read")

    @pytest.mark.parametrize(
        ("operation", "code"),
        [
            ("get_bucket_cors", "NoSuchCORSConfiguration"),
            ("get_bucket_lifecycle_configuration", "NoSuchLifecycleConfiguration"),
            ("get_bucket_website", "NoSuchWebsiteConfiguration"),
            ("get_bucket_replication", "ReplicationConfigurationNotFoundError"),
            ("get_object_lock_configuration", "ObjectLockConfigurationNotFoundError"),
            ("get_bucket_policy", "NoSuchBucketPolicy"),
        ],
    )
    def test_what_is_not_configured(self, s3, bucket, refused, operation, code):
        """Terraform asks for all of these and goes on only with these codes."""
        with refused(code, status=404):
            getattr(s3, operation)(Bucket=bucket)

    def test_what_has_an_empty_configuration(self, s3, bucket):
        assert s3.get_bucket_request_payment(Bucket=bucket)["Payer"] == "BucketOwner"
        assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket=bucket)
        assert "Status" not in s3.get_bucket_accelerate_configuration(Bucket=bucket)
        notifications = s3.get_bucket_notification_configuration(Bucket=bucket)
        assert set(notifications) == {"ResponseMetadata"}

    @pytest.mark.parametrize(
        ("operation", "arguments"),
        [
            (
                "put_bucket_cors",
                {"CORSConfiguration": {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]}},
            ),
            ("put_bucket_website", {"WebsiteConfiguration": {"IndexDocument": {"Suffix": "index.html"}}}),
            (
                "put_bucket_lifecycle_configuration",
                {"LifecycleConfiguration": {"Rules": [{"Status": "Enabled", "Prefix": "", "Expiration": {"Days": 1}}]}},
            ),
        ],
    )
    def test_what_would_not_be_honoured_is_not_taken(self, s3, bucket, operation, arguments):
        with pytest.raises(ClientError) as caught:
            getattr(s3, operation)(Bucket=bucket, **arguments)
        assert caught.value.response["Error"]["Code"] == "NotImplemented"
        assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501

    def test_a_configuration_of_what_is_not_there(self, s3, new_name, refused):
        name = new_name()
        for operation in (
            "get_bucket_encryption",
            "get_bucket_versioning",
            "get_bucket_location",
            "get_bucket_policy",
            "get_bucket_tagging",
            "get_bucket_acl",
            "list_objects_v2",
            "list_multipart_uploads",
        ):
            with refused("NoSuchBucket", "The specified bucket does not exist", 404):
                getattr(s3, operation)(Bucket=name)

    def test_a_missing_bucket_is_said_before_a_malformed_document(self, s3, new_name, refused):
        with refused("NoSuchBucket", status=404):
            put_default(s3, new_name(), "aws:kms", bucket_key=True)

    def test_the_expected_owner_is_compared(self, s3, bucket, refused):
        assert s3.get_bucket_location(Bucket=bucket, ExpectedBucketOwner=ACCOUNT)["LocationConstraint"] is None
        with refused("AccessDenied", "Access Denied", 403):
            s3.get_bucket_location(Bucket=bucket, ExpectedBucketOwner="111122223333")
        with refused("AccessDenied", "Access Denied", 403):
            s3.delete_bucket(Bucket=bucket, ExpectedBucketOwner="111122223333")

    @pytest.mark.parametrize(
        ("header", "value", "code"),
        [
            ("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==", "BadDigest"),
            ("Content-MD5", "AAAA", "InvalidDigest"),
            ("x-amz-checksum-crc32", "AAAAAA==", "BadDigest"),
            ("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "BadDigest"),
        ],
    )
    def test_a_document_is_checked_against_its_checksum(self, wire, s3, bucket, header, value, code):
        body = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
        reply = wire.call("PUT", f"/{bucket}?versioning", {header: value}, body)
        assert (reply.status, reply.code) == (400, code)
        assert "Status" not in s3.get_bucket_versioning(Bucket=bucket)

    def test_documents_with_entities_are_refused(self, wire, bucket):
        """An XML bomb, and a file of the server's."""
        for entity in ('"a"', 'SYSTEM "file:///etc/passwd"'):
            body = f"<!DOCTYPE v [<!ENTITY e {entity}>]><VersioningConfiguration><Status>&e;</Status></VersioningConfiguration>"
            reply = wire.call("PUT", f"/{bucket}?versioning", body=body.encode())
            assert (reply.status, reply.code) == (400, "MalformedXML")
