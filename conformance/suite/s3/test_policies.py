"""Who may do what: identity policies, bucket policies, session policies, other accounts, and what conditions see of a request.

Sources: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"; S3 user guide, "Policies and
permissions in Amazon S3", "Amazon S3 condition key examples", "Verifying bucket ownership with bucket owner condition"; S3 API
reference, `GetObject`, "Permissions".
"""

import json

import pytest
from botocore.exceptions import ClientError

from accounts import Account
from connections import connect, put_default
from identities import document, statement, trust
from server import ACCOUNT


@pytest.fixture(scope="module")
def other(server):
    """Another account of the same service."""
    return Account(server)


@pytest.fixture
def of_other(server, other):
    """A client of S3 for a user of the other account."""
    return lambda user: connect(server, user.key["AccessKeyId"], user.key["SecretAccessKey"])


@pytest.fixture
def put_policy(s3):
    """Sets the policy of a bucket."""

    def put(bucket, *statements):
        s3.put_bucket_policy(Bucket=bucket, Policy=document(*statements))

    return put


def not_authorized(arn, action, resource, why="no identity-based policy allows the"):
    """How S3 refuses a caller of the bucket's own account. Source: S3 user guide, "Troubleshoot access denied (403 Forbidden) errors"."""
    return f'User: {arn} is not authorized to perform: {action} on resource: "{resource}" because {why} {action} action'


class TestIdentityPolicies:
    def test_nothing_is_allowed_that_no_policy_allows(self, s3, bucket, identities, as_user, object_arn, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        user = identities.user()
        client = as_user(user)
        arn = object_arn(bucket, "object")
        with refused("AccessDenied", not_authorized(user.arn, "s3:GetObject", arn), 403):
            client.get_object(Bucket=bucket, Key="object")
        with refused("AccessDenied", not_authorized(user.arn, "s3:PutObject", arn), 403):
            client.put_object(Bucket=bucket, Key="object", Body=b"x")
        with refused("AccessDenied", not_authorized(user.arn, "s3:DeleteObject", arn), 403):
            client.delete_object(Bucket=bucket, Key="object")
        with refused("403", "Forbidden", 403):
            client.head_object(Bucket=bucket, Key="object")
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_each_action_is_apart(self, s3, bucket, identities, as_user, refused):
        calls = {
            "s3:PutObject": lambda client: client.put_object(Bucket=bucket, Key="object", Body=b"content"),
            "s3:GetObject": lambda client: client.get_object(Bucket=bucket, Key="object"),
            "s3:DeleteObject": lambda client: client.delete_object(Bucket=bucket, Key="object"),
        }
        for allowed in calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content")
            client = as_user(identities.user(statement(allowed)))
            for action in sorted(calls, key=lambda name: name == allowed):
                if action == allowed:
                    calls[action](client)
                else:
                    with refused("AccessDenied", status=403):
                        calls[action](client)

    def test_a_resource_is_a_prefix_of_keys(self, s3, bucket, identities, as_user, object_arn, refused):
        user = identities.user(statement("s3:*Object", resource=object_arn(bucket, "home/${aws:username}/*")))
        as_user(user).put_object(Bucket=bucket, Key=f"home/{user.name}/a", Body=b"x")
        for key in ("home/other/a", f"home/{user.name}", f"Home/{user.name}/a"):
            with refused("AccessDenied", status=403):
                as_user(user).put_object(Bucket=bucket, Key=key, Body=b"x")

    def test_a_deny_outweighs(self, s3, bucket, identities, as_user, object_arn, refused):
        s3.put_object(Bucket=bucket, Key="secret", Body=b"x")
        user = identities.user(statement("s3:*"), statement("s3:*", "Deny", resource=object_arn(bucket, "secret")))
        text = not_authorized(user.arn, "s3:GetObject", object_arn(bucket, "secret"))
        text = text.replace(
            "because no identity-based policy allows the s3:GetObject action",
            "with an explicit deny in an identity-based policy",
        )
        with refused("AccessDenied", text, 403):
            as_user(user).get_object(Bucket=bucket, Key="secret")

    def test_creating_a_bucket_is_an_action(self, new_name, identities, as_user, object_arn, refused):
        name = new_name()
        with refused("AccessDenied", status=403):
            as_user(identities.user(statement("s3:PutObject"))).create_bucket(Bucket=name)
        as_user(identities.user(statement("s3:CreateBucket", resource=object_arn(name)))).create_bucket(Bucket=name)

    def test_tags_on_a_put_are_an_action_of_their_own(self, s3, bucket, identities, as_user, refused):
        user = identities.user(statement("s3:PutObject"))
        with refused("AccessDenied", status=403):
            as_user(user).put_object(Bucket=bucket, Key="object", Body=b"x", Tagging="a=b")
        user.allow(statement(["s3:PutObject", "s3:PutObjectTagging"]))
        as_user(user).put_object(Bucket=bucket, Key="object", Body=b"x", Tagging="a=b")

    def test_a_permissions_boundary_bounds(self, s3, bucket, identities, as_user, refused):
        policy = identities.iam.create_policy(
            PolicyName=f"boundary-{bucket}", PolicyDocument=document(statement("s3:GetObject"))
        )["Policy"]["Arn"]
        user = identities.user(statement("s3:*"), PermissionsBoundary=policy)
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        assert as_user(user).get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"
        with refused("AccessDenied", status=403):
            as_user(user).put_object(Bucket=bucket, Key="object", Body=b"x")


class TestMissingObjects:
    """Whoever may not list a bucket is not told what is not in it."""

    @pytest.mark.parametrize("operation", ["get_object", "head_object"])
    def test_without_the_right_to_list_a_missing_key_is_forbidden(
        self, bucket, identities, as_user, refused, operation
    ):
        client = as_user(identities.user(statement("s3:GetObject")))
        code = "AccessDenied" if operation == "get_object" else "403"
        with refused(code, status=403):
            getattr(client, operation)(Bucket=bucket, Key="nothing")

    @pytest.mark.parametrize("operation", ["get_object", "head_object"])
    def test_with_it_it_is_missing(self, bucket, identities, as_user, object_arn, refused, operation):
        client = as_user(
            identities.user(statement("s3:GetObject"), statement("s3:ListBucket", resource=object_arn(bucket)))
        )
        code = "NoSuchKey" if operation == "get_object" else "404"
        with refused(code, status=404):
            getattr(client, operation)(Bucket=bucket, Key="nothing")

    def test_without_the_right_to_read_it_is_forbidden(self, bucket, identities, as_user, refused):
        client = as_user(identities.user(statement("s3:ListBucket")))
        with refused("AccessDenied", status=403):
            client.get_object(Bucket=bucket, Key="nothing")

    def test_a_bucket_that_is_not_there_is_told_to_everybody(self, new_name, identities, as_user, refused):
        with refused("NoSuchBucket", status=404):
            as_user(identities.user()).get_object(Bucket=new_name(), Key="nothing")

    def test_deleting_needs_no_right_to_list(self, bucket, identities, as_user):
        client = as_user(identities.user(statement("s3:DeleteObject")))
        assert client.delete_object(Bucket=bucket, Key="nothing")["ResponseMetadata"]["HTTPStatusCode"] == 204


class TestConditions:
    def test_the_encryption_that_is_asked_for(self, s3, bucket, key, other_key, identities, as_user, refused):
        """The bucket policies of the user guide's "Specifying server-side encryption with AWS KMS (SSE-KMS)"."""
        name = "s3:x-amz-server-side-encryption"
        client = as_user(
            identities.user(
                statement(["s3:*", "kms:*"]),
                statement("s3:PutObject", "Deny", Condition={"StringNotEquals": {name: "aws:kms"}}),
                statement(
                    "s3:PutObject", "Deny", Condition={"ArnNotEqualsIfExists": {f"{name}-aws-kms-key-id": key["Arn"]}}
                ),
            )
        )
        put = lambda **more: client.put_object(Bucket=bucket, Key="object", Body=b"x", **more)  # noqa: E731
        put(ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"])
        for wrong in (
            {},
            {"ServerSideEncryption": "AES256"},
            {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": other_key["Arn"]},
        ):
            with refused("AccessDenied", status=403):
                put(**wrong)

    def test_a_key_that_was_not_named(self, bucket, key, identities, as_user, refused):
        null = {"Null": {"s3:x-amz-server-side-encryption-aws-kms-key-id": "true"}}
        client = as_user(
            identities.user(statement(["s3:*", "kms:*"]), statement("s3:PutObject", "Deny", Condition=null))
        )
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="object", Body=b"x", ServerSideEncryption="aws:kms")
        client.put_object(
            Bucket=bucket, Key="object", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )

    def test_customer_keys_can_be_denied(self, new_bucket, identities, as_user, customer_key, refused):
        bucket = new_bucket(customer_keys=True)
        there = {"Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "false"}}
        client = as_user(identities.user(statement("s3:*"), statement("s3:PutObject", "Deny", Condition=there)))
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="object", Body=b"x", **customer_key())
        client.put_object(Bucket=bucket, Key="object", Body=b"x")

    def test_the_tags_of_an_object_that_is_there(self, s3, bucket, identities, as_user, refused):
        s3.put_object(Bucket=bucket, Key="public", Body=b"content", Tagging="class=public&owner=a")
        s3.put_object(Bucket=bucket, Key="secret", Body=b"content", Tagging="class=secret")
        s3.put_object(Bucket=bucket, Key="untagged", Body=b"content")
        tagged = {"StringEquals": {"s3:ExistingObjectTag/class": "public"}}
        client = as_user(identities.user(statement("s3:GetObject", Condition=tagged)))
        assert client.get_object(Bucket=bucket, Key="public")["Body"].read() == b"content"
        for name in ("secret", "untagged"):
            with refused("AccessDenied", status=403):
                client.get_object(Bucket=bucket, Key=name)

    def test_the_tags_that_a_put_brings(self, bucket, identities, as_user, refused):
        condition = {
            "StringEquals": {"s3:RequestObjectTag/class": "public"},
            "ForAllValues:StringEquals": {"s3:RequestObjectTagKeys": ["class"]},
        }
        client = as_user(
            identities.user(statement("s3:PutObject"), statement("s3:PutObjectTagging", Condition=condition))
        )
        client.put_object(Bucket=bucket, Key="object", Body=b"x", Tagging="class=public")
        for tagging in ("class=secret", "class=public&more=1"):
            with refused("AccessDenied", status=403):
                client.put_object(Bucket=bucket, Key="object", Body=b"x", Tagging=tagging)

    def test_the_prefix_that_is_listed(self, s3, bucket, identities, as_user, refused, object_arn):
        s3.put_object(Bucket=bucket, Key="home/a", Body=b"x")
        s3.put_object(Bucket=bucket, Key="etc/b", Body=b"x")
        home = {"StringLike": {"s3:prefix": ["home/*", "home/"]}}
        client = as_user(identities.user(statement("s3:ListBucket", resource=object_arn(bucket), Condition=home)))
        listed = client.list_objects_v2(Bucket=bucket, Prefix="home/")
        assert [entry["Key"] for entry in listed["Contents"]] == ["home/a"]
        for more in ({}, {"Prefix": "etc/"}, {"Prefix": "hom"}):
            with refused("AccessDenied", status=403):
                client.list_objects_v2(Bucket=bucket, **more)

    def test_delimiter_and_page_size_of_a_list(self, bucket, identities, as_user, refused):
        condition = {"StringEquals": {"s3:delimiter": "/"}, "NumericLessThanEquals": {"s3:max-keys": "10"}}
        client = as_user(identities.user(statement("s3:ListBucket", Condition=condition)))
        client.list_objects_v2(Bucket=bucket, Delimiter="/", MaxKeys=10)
        for more in ({"Delimiter": "/", "MaxKeys": 11}, {"MaxKeys": 10}, {"Delimiter": "|", "MaxKeys": 1}):
            with refused("AccessDenied", status=403):
                client.list_objects_v2(Bucket=bucket, **more)

    def test_how_the_request_was_signed(self, s3, bucket, identities, as_user, wire):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        presigned = {"StringEquals": {"s3:authType": "REST-QUERY-STRING"}}
        user = identities.user(statement("s3:*"), statement("s3:*", "Deny", Condition=presigned))
        client = as_user(user, signature_version="s3v4")
        assert client.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"
        reply = wire.get(client.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "object"}))
        assert (reply.status, reply.code) == (403, "AccessDenied")

    def test_plain_http_can_be_denied(self, s3, bucket, identities, as_user, refused):
        insecure = {"Bool": {"aws:SecureTransport": "false"}}
        client = as_user(identities.user(statement("s3:*"), statement("s3:*", "Deny", Condition=insecure)))
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="object", Body=b"x")

    def test_conditional_writes_can_be_demanded(self, s3, bucket, identities, as_user, refused):
        """Source: user guide, "Enforce conditional writes on Amazon S3 buckets"."""
        missing = {"Null": {"s3:if-none-match": "true"}}
        client = as_user(identities.user(statement("s3:*"), statement("s3:PutObject", "Deny", Condition=missing)))
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="object", Body=b"x")
        client.put_object(Bucket=bucket, Key="object", Body=b"x", IfNoneMatch="*")

    def test_a_storage_class_can_be_demanded(self, bucket, identities, as_user, refused):
        other = {"StringNotEqualsIfExists": {"s3:x-amz-storage-class": "STANDARD"}}
        client = as_user(identities.user(statement("s3:*"), statement("s3:PutObject", "Deny", Condition=other)))
        client.put_object(Bucket=bucket, Key="object", Body=b"x", StorageClass="STANDARD")
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="object", Body=b"x", StorageClass="GLACIER")


class TestBucketPolicies:
    def test_a_bucket_policy_allows_a_user_without_a_policy(
        self, s3, bucket, identities, as_user, object_arn, put_policy, refused
    ):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        user = identities.user()
        put_policy(bucket, statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal={"AWS": user.arn}))
        assert as_user(user).get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"
        with refused("AccessDenied", status=403):
            as_user(user).put_object(Bucket=bucket, Key="object", Body=b"x")
        with refused("AccessDenied", status=403):
            as_user(identities.user()).get_object(Bucket=bucket, Key="object")
        s3.delete_bucket_policy(Bucket=bucket)
        with refused("AccessDenied", status=403):
            as_user(user).get_object(Bucket=bucket, Key="object")

    def test_naming_the_account_leaves_it_to_its_policies(
        self, s3, bucket, identities, as_user, object_arn, put_policy, refused
    ):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        put_policy(bucket, statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal={"AWS": ACCOUNT}))
        with refused("AccessDenied", status=403):
            as_user(identities.user()).get_object(Bucket=bucket, Key="object")

    def test_a_deny_outweighs_every_permission(self, s3, bucket, identities, as_user, object_arn, put_policy, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        user = identities.user(statement("s3:*"))
        put_policy(bucket, statement("s3:GetObject", "Deny", resource=object_arn(bucket, "*"), Principal="*"))
        text = f'User: {user.arn} is not authorized to perform: s3:GetObject on resource: "{object_arn(bucket, "object")}" '
        with refused("AccessDenied", text + "with an explicit deny in a resource-based policy", 403):
            as_user(user).get_object(Bucket=bucket, Key="object")
        as_user(user).put_object(Bucket=bucket, Key="object", Body=b"x")

    def test_sse_kms_can_be_demanded_of_everybody(self, s3, bucket, key, object_arn, put_policy, refused):
        """The example of the user guide."""
        other = {"StringNotEquals": {"s3:x-amz-server-side-encryption": "aws:kms"}}
        put_policy(
            bucket, statement("s3:PutObject", "Deny", resource=object_arn(bucket, "*"), Principal="*", Condition=other)
        )
        with refused("AccessDenied", status=403):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x")
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", ServerSideEncryption="aws:kms")

    def test_it_comes_back_as_it_was_put(self, s3, bucket, object_arn, account):
        text = document(statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal={"AWS": account}))
        s3.put_bucket_policy(Bucket=bucket, Policy=text)
        told = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
        (one,) = told["Statement"]
        assert (one["Effect"], one["Action"], one["Resource"]) == ("Allow", "s3:GetObject", object_arn(bucket, "*"))

    def test_a_bucket_without_one(self, s3, bucket, refused):
        with refused("NoSuchBucketPolicy", "The bucket policy does not exist", 404) as error:
            s3.get_bucket_policy(Bucket=bucket)
        assert error["BucketName"] == bucket

    @pytest.mark.parametrize(
        "policy",
        [
            "{",
            "[]",
            document({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}),
            document(
                {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other/*"}
            ),
            document({"Effect": "Maybe", "Principal": "*", "Action": "s3:GetObject", "Resource": "BUCKET/*"}),
            document({"Effect": "Allow", "Principal": "*", "Action": "s3:Dance", "Resource": "BUCKET/*"}),
        ],
    )
    def test_what_is_no_policy_of_this_bucket(self, s3, bucket, object_arn, refused, policy):
        with refused("MalformedPolicy"):
            s3.put_bucket_policy(Bucket=bucket, Policy=policy.replace("BUCKET", object_arn(bucket)))

    def test_a_public_policy_is_blocked(self, s3, bucket, object_arn, refused):
        """Source: user guide, "Blocking public access": on for every new bucket since April 2023."""
        text = document(statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal="*"))
        with refused("AccessDenied", status=403):
            s3.put_bucket_policy(Bucket=bucket, Policy=text)

    def test_it_has_at_most_20_kib(self, s3, bucket, account, object_arn, refused):
        long = [
            statement("s3:GetObject", resource=object_arn(bucket, f"{'k' * 500}{number}"), Principal={"AWS": account})
            for number in range(40)
        ]
        with pytest.raises(ClientError) as caught:
            s3.put_bucket_policy(Bucket=bucket, Policy=document(*long))
        # The user guide has the limit, and no code.
        assert caught.value.response["Error"]["Code"] in ("MalformedPolicy", "PolicyTooLarge", "InvalidArgument")
        with refused("NoSuchBucketPolicy", status=404):
            s3.get_bucket_policy(Bucket=bucket)

    def test_a_lost_right_counts_at_once(self, s3, bucket, identities, as_user, object_arn, put_policy, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        user = identities.user()
        allow = statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal={"AWS": user.arn})
        for _ in range(5):
            put_policy(bucket, allow)
            assert as_user(user).get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"
            put_policy(bucket, statement("s3:*", "Deny", resource=object_arn(bucket, "*"), Principal={"AWS": user.arn}))
            with refused("AccessDenied", status=403):
                as_user(user).get_object(Bucket=bucket, Key="object")


class TestOtherAccounts:
    def test_both_sides_must_allow(self, s3, bucket, other, of_other, object_arn, put_policy, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        with_policy, without = other.user(statement("s3:*")), other.user()
        # An "Access Denied" without a reason: nobody is told what another account allows.
        with refused("AccessDenied", "Access Denied", 403):
            of_other(with_policy).get_object(Bucket=bucket, Key="object")
        put_policy(bucket, statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal={"AWS": other.id}))
        assert of_other(with_policy).get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"
        with refused("AccessDenied", status=403):
            of_other(without).get_object(Bucket=bucket, Key="object")

    def test_what_another_account_writes_belongs_to_the_bucket(
        self, s3, bucket, other, of_other, object_arn, put_policy
    ):
        writer = other.user(statement("s3:*"))
        put_policy(bucket, statement("s3:PutObject", resource=object_arn(bucket, "*"), Principal={"AWS": writer.arn}))
        of_other(writer).put_object(Bucket=bucket, Key="object", Body=b"content")
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_a_kms_key_of_the_buckets_account_needs_its_key_policy(
        self, s3, kms, key, bucket, other, of_other, object_arn, put_policy, refused
    ):
        reader = other.user(statement(["s3:*", "kms:Decrypt"]))
        s3.put_object(
            Bucket=bucket, Key="object", Body=b"content", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )
        put_policy(bucket, statement("s3:GetObject", resource=object_arn(bucket, "*"), Principal={"AWS": reader.arn}))
        with refused("AccessDenied", status=403):
            of_other(reader).get_object(Bucket=bucket, Key="object")
        own = statement("kms:*", Principal={"AWS": f"arn:aws:iam::{ACCOUNT}:root"})
        kms.put_key_policy(
            KeyId=key["KeyId"], Policy=document(own, statement("kms:Decrypt", Principal={"AWS": reader.arn}))
        )
        assert of_other(reader).get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_the_name_of_a_bucket_is_taken_for_every_account(self, server, bucket, other, refused):
        root = connect(server, other.root.access_key, other.root.secret_key)
        with refused("BucketAlreadyExists", status=409):
            root.create_bucket(Bucket=bucket)

    def test_the_expected_owner_stops_a_mistake(self, s3, bucket, other, account, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x", ExpectedBucketOwner=account)
        with refused("AccessDenied", "Access Denied", 403):
            s3.put_object(Bucket=bucket, Key="object", Body=b"y", ExpectedBucketOwner=other.id)
        with refused("InvalidBucketOwnerAWSAccountID", status=400):
            s3.get_object(Bucket=bucket, Key="object", ExpectedBucketOwner="me")
        assert s3.get_object(Bucket=bucket, Key="object")["Body"].read() == b"x"


class TestSessions:
    @pytest.fixture
    def role(self, identities):
        return identities.role(trust({"AWS": ACCOUNT}), statement("s3:*"))

    def test_a_session_may_what_its_role_may(self, bucket, role, session_of):
        session = session_of(role)
        session.put_object(Bucket=bucket, Key="object", Body=b"content")
        assert session.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_a_session_policy_narrows(self, s3, bucket, role, session_of, object_arn, refused):
        s3.put_object(Bucket=bucket, Key="a", Body=b"content")
        s3.put_object(Bucket=bucket, Key="b", Body=b"content")
        session = session_of(role, Policy=document(statement("s3:GetObject", resource=object_arn(bucket, "a"))))
        assert session.get_object(Bucket=bucket, Key="a")["Body"].read() == b"content"
        for call in (
            lambda: session.get_object(Bucket=bucket, Key="b"),
            lambda: session.put_object(Bucket=bucket, Key="a", Body=b"x"),
        ):
            with refused("AccessDenied", status=403):
                call()

    def test_a_session_policy_gives_nothing(self, bucket, identities, session_of, refused):
        role = identities.role(trust({"AWS": ACCOUNT}))
        session = session_of(role, Policy=document(statement("s3:*")))
        with refused("AccessDenied", status=403):
            session.put_object(Bucket=bucket, Key="object", Body=b"x")

    def test_a_damaged_token(self, bucket, role, assumer, client, refused):
        given = assumer.assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
        token = given["SessionToken"][:-4] + ("AAAA" if not given["SessionToken"].endswith("AAAA") else "BBBB")
        damaged = client(given["AccessKeyId"], given["SecretAccessKey"], token)
        with refused("InvalidToken", "The provided token is malformed or otherwise invalid."):
            damaged.put_object(Bucket=bucket, Key="object", Body=b"x")


class TestKmsRights:
    def test_s3_rights_alone_do_not_open_sse_kms(self, s3, bucket, key, identities, as_user, refused):
        s3.put_object(
            Bucket=bucket, Key="object", Body=b"content", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )
        user = identities.user(statement("s3:*"))
        text = (
            f"User: {user.arn} is not authorized to perform: kms:Decrypt on resource: {key['Arn']} because no "
            "identity-based policy allows the kms:Decrypt action"
        )
        with refused("AccessDenied", text, 403):
            as_user(user).get_object(Bucket=bucket, Key="object")

    def test_kms_rights_alone_open_nothing(self, s3, bucket, key, identities, as_user, refused):
        s3.put_object(
            Bucket=bucket, Key="object", Body=b"content", ServerSideEncryption="aws:kms", SSEKMSKeyId=key["Arn"]
        )
        with refused("AccessDenied", status=403):
            as_user(identities.user(statement("kms:*"))).get_object(Bucket=bucket, Key="object")

    def test_aws_s3_needs_no_kms_policy_in_its_account(self, bucket, identities, as_user):
        client = as_user(identities.user(statement(["s3:PutObject", "s3:GetObject"])))
        client.put_object(Bucket=bucket, Key="object", Body=b"content", ServerSideEncryption="aws:kms")
        assert client.get_object(Bucket=bucket, Key="object")["Body"].read() == b"content"

    def test_a_writer_need_not_be_a_reader(self, s3, bucket, key, identities, as_user, refused):
        put_default(s3, bucket, "aws:kms", key["Arn"])
        client = as_user(identities.user(statement(["s3:PutObject", "s3:GetObject", "kms:GenerateDataKey"])))
        client.put_object(Bucket=bucket, Key="object", Body=b"content")
        with refused("AccessDenied", status=403):
            client.get_object(Bucket=bucket, Key="object")


def test_a_refusal_is_in_the_audit_log_with_its_reason(server, s3, bucket, identities, as_user, entry_of):
    user = identities.user()
    with pytest.raises(ClientError) as caught:
        as_user(user).get_object(Bucket=bucket, Key="object")
    entry = entry_of(caught.value.response)
    assert (entry["eventSource"], entry["eventName"]) == ("s3.amazonaws.com", "GetObject")
    assert (entry["errorCode"], entry["userIdentity"]["arn"]) == ("AccessDenied", user.arn)
    assert entry["requestParameters"]["bucketName"] == bucket
    told = server.explained(caught.value.response)
    assert "s3:GetObject" in json.dumps(told)
