"""Server-side encryption: who asks KMS, how often, in which words it refuses, and what a refusal stops.

Sources: S3 user guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)", "Reducing the cost of SSE-KMS with Amazon S3 Bucket
Keys", "Using dual-layer server-side encryption with AWS KMS keys (DSSE-KMS)", "Using server-side encryption with customer-provided
keys (SSE-C)"; the texts of errors were recorded at S3.
"""

import base64
import hashlib
import json
import uuid

import pytest
from botocore.exceptions import ClientError

from connections import connect, put_default
from identities import document, statement, trust
from server import ACCOUNT, REGION, Server

KMS = {"ServerSideEncryption": "aws:kms"}


def sse(key, bucket_key=None, dual=False, context=None):
    """The arguments of a put under a KMS key."""
    arguments = {"ServerSideEncryption": "aws:kms:dsse" if dual else "aws:kms", "SSEKMSKeyId": key["Arn"]}
    if bucket_key is not None:
        arguments["BucketKeyEnabled"] = bucket_key
    if context is not None:
        arguments["SSEKMSEncryptionContext"] = context
    return arguments


class TestWhoCallsKms:
    def test_sse_s3_never_does(self, s3, bucket, kms_calls):
        with kms_calls() as calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content")
            s3.get_object(Bucket=bucket, Key="object")["Body"].read()
            s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
            s3.delete_object(Bucket=bucket, Key="object")
        assert calls.names == []

    def test_sse_c_never_does(self, s3, new_bucket, customer_key, kms_calls):
        bucket = new_bucket(customer_keys=True)
        with kms_calls() as calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", **customer_key())
            s3.get_object(Bucket=bucket, Key="object", **customer_key())["Body"].read()
            s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED", **customer_key())
        assert calls.names == []

    @pytest.mark.parametrize("dual", [False, True])
    def test_a_put_generates_a_data_key_and_each_get_decrypts_it(self, s3, bucket, key, kms_calls, dual):
        with kms_calls() as calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, dual=dual))
        assert calls.names == ["GenerateDataKey"]
        with kms_calls() as calls:
            for _ in range(3):
                s3.get_object(Bucket=bucket, Key="object")["Body"].read()
            s3.get_object(Bucket=bucket, Key="object", Range="bytes=0-1")["Body"].read()
        assert calls.names == ["Decrypt"] * 4

    def test_a_large_object_costs_what_a_small_one_costs(self, s3, bucket, key, kms_calls):
        with kms_calls() as calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content" * 500_000, **sse(key))
            s3.get_object(Bucket=bucket, Key="object")["Body"].read()
        assert calls.names == ["GenerateDataKey", "Decrypt"]

    @pytest.mark.parametrize("bucket_key", [False, True])
    def test_a_head_does_not_unless_it_wants_the_checksum(self, s3, bucket, key, kms_calls, bucket_key):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, bucket_key))
        with kms_calls() as calls:
            s3.head_object(Bucket=bucket, Key="object")
        assert calls.names == []
        with kms_calls() as calls:
            head = s3.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
        assert head["ChecksumCRC32"]
        assert calls.names in (["Decrypt"], []) if bucket_key else calls.names == ["Decrypt"]

    def test_a_head_without_kms_works_for_whoever_may_not_decrypt(self, s3, bucket, key, identities, as_user, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key))
        user = as_user(identities.user(statement(["s3:GetObject", "s3:ListBucket"])))
        assert user.head_object(Bucket=bucket, Key="object")["ContentLength"] == 7
        with refused("403", "Forbidden", 403):
            user.head_object(Bucket=bucket, Key="object", ChecksumMode="ENABLED")
        with refused("AccessDenied", status=403):
            user.get_object(Bucket=bucket, Key="object")

    def test_a_delete_does_not(self, s3, bucket, key, kms, kms_calls):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key))
        kms.disable_key(KeyId=key["KeyId"])
        with kms_calls() as calls:
            s3.delete_object(Bucket=bucket, Key="object")
        assert calls.names == []

    def test_a_read_that_is_not_modified_or_not_held_does_not(self, s3, bucket, key, kms_calls, refused):
        etag = s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key))["ETag"]
        with kms_calls() as calls:
            with refused("304", status=304):
                s3.get_object(Bucket=bucket, Key="object", IfNoneMatch=etag)
            with refused("PreconditionFailed", status=412):
                s3.get_object(Bucket=bucket, Key="object", IfMatch='"0"')
            with refused("InvalidRange", status=416):
                s3.get_object(Bucket=bucket, Key="object", Range="bytes=100-")
        assert calls.names == []

    def test_a_put_that_is_refused_by_a_condition_does_not(self, s3, bucket, key, kms_calls, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        with kms_calls() as calls, refused("PreconditionFailed", status=412):
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", IfNoneMatch="*", **sse(key))
        assert calls.names == []

    def test_nobody_calls_kms_for_whoever_may_not_use_s3(
        self, s3, bucket, key, identities, as_user, kms_calls, refused
    ):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key))
        user = as_user(identities.user(statement("kms:*")))
        with kms_calls() as calls:
            with refused("AccessDenied", status=403):
                user.get_object(Bucket=bucket, Key="object")
            with refused("AccessDenied", status=403):
                user.put_object(Bucket=bucket, Key="object", Body=b"x", **sse(key))
        assert calls.names == []


class TestWhatKmsIsTold:
    def test_the_context_is_the_object_and_what_the_caller_adds(
        self, s3, bucket, key, kms_calls, context_header, object_arn
    ):
        header = context_header({"project": "bulla", "ä": "ö"})
        with kms_calls() as calls:
            put = s3.put_object(Bucket=bucket, Key="a/b c", Body=b"content", **sse(key, context=header))
            got = s3.get_object(Bucket=bucket, Key="a/b c")
        told = {"project": "bulla", "ä": "ö", "aws:s3:arn": object_arn(bucket, "a/b c")}
        assert calls.contexts == [told, told]
        shown = json.loads(base64.b64decode(put["SSEKMSEncryptionContext"]))
        assert {"project": "bulla", "ä": "ö"}.items() <= shown.items()
        assert "SSEKMSEncryptionContext" not in got
        assert got["Body"].read() == b"content"

    @pytest.mark.parametrize("dual", [False, True])
    def test_without_more_it_is_the_object(self, s3, bucket, key, kms_calls, object_arn, dual):
        with kms_calls() as calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, dual=dual))
            s3.get_object(Bucket=bucket, Key="object")
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket, "object")}] * 2

    def test_with_a_bucket_key_it_is_the_bucket(self, s3, bucket, key, kms_calls, object_arn):
        with kms_calls() as calls:
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, bucket_key=True))
        assert calls.names == ["GenerateDataKey"]
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket)}]

    def test_the_entry_names_the_caller_and_the_service(self, s3, bucket, key, identities, as_user, kms_calls):
        user = identities.user(statement(["s3:PutObject", "kms:GenerateDataKey"]))
        with kms_calls() as calls:
            as_user(user).put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key))
        (entry,) = calls.entries
        assert entry["userIdentity"]["arn"] == user.arn
        assert entry["userIdentity"]["invokedBy"] == "s3.amazonaws.com"
        assert (entry["sourceIPAddress"], entry["userAgent"]) == ("s3.amazonaws.com", "s3.amazonaws.com")
        assert entry["resources"][0]["ARN"] == key["Arn"]

    def test_conditions_see_the_service_and_the_context(
        self, s3, bucket, key, identities, as_user, refused, object_arn, via_s3
    ):
        own = {"kms:EncryptionContext:aws:s3:arn": object_arn(bucket, "own")}
        both = {"StringEquals": via_s3["StringEquals"] | own}
        user = identities.user(statement("s3:*"), statement(["kms:GenerateDataKey", "kms:Decrypt"], Condition=both))
        client = as_user(user)
        client.put_object(Bucket=bucket, Key="own", Body=b"content", **sse(key))
        assert client.get_object(Bucket=bucket, Key="own")["Body"].read() == b"content"
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="other", Body=b"content", **sse(key))
        with refused("AccessDenied", status=403):
            # With a bucket key the context is the bucket's ARN.
            client.put_object(Bucket=bucket, Key="own", Body=b"content", **sse(key, bucket_key=True))
        # By oneself, without S3, nothing is allowed.
        with refused("AccessDeniedException"):
            user.client("kms").generate_data_key(
                KeyId=key["Arn"], KeySpec="AES_256", EncryptionContext={"aws:s3:arn": object_arn(bucket, "own")}
            )

    def test_a_service_of_another_region_is_another(self, s3, bucket, key, identities, as_user, refused):
        elsewhere = {"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}}
        user = as_user(identities.user(statement("s3:*"), statement("kms:*", Condition=elsewhere)))
        with refused("AccessDenied", status=403):
            user.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key))

    def test_a_key_may_be_named_in_every_way(self, s3, bucket, key, alias):
        for name in (key["KeyId"], key["Arn"], alias, f"arn:aws:kms:{REGION}:{ACCOUNT}:{alias}"):
            put = s3.put_object(Bucket=bucket, Key="object", Body=b"content", SSEKMSKeyId=name, **KMS)
            assert put["SSEKMSKeyId"] == key["Arn"]

    def test_a_bad_context(self, s3, bucket, key, refused):
        text = (
            "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which "
            "represents a string-string map"
        )
        bad = ["no base64!", base64.b64encode(b"[1]").decode(), base64.b64encode(b'{"a": 1}').decode(), "e30"]
        for header in bad:
            with refused("InvalidArgument", text):
                s3.put_object(Bucket=bucket, Key="object", Body=b"x", **sse(key, context=header))


class TestBucketKeys:
    @pytest.fixture
    def role(self, identities):
        """A role that may use S3 and KMS."""
        return identities.role(trust({"AWS": ACCOUNT}), statement(["s3:*", "kms:GenerateDataKey", "kms:Decrypt"]))

    def run(self, sessions, bucket, arguments):
        """A hundred puts and a hundred gets, in turns by the sessions."""
        for number in range(100):
            sessions[number % 10].put_object(Bucket=bucket, Key=str(number), Body=f"{number}".encode(), **arguments)
        for number in range(100):
            got = sessions[(number + 3) % 10].get_object(Bucket=bucket, Key=str(number))
            assert got["Body"].read() == f"{number}".encode()

    def test_ten_sessions_of_a_role_need_four_requests_at_most(
        self, bucket, key, role, session_of, kms_calls, object_arn
    ):
        sessions = [session_of(role, f"session-{number}") for number in range(10)]
        with kms_calls() as calls:
            self.run(sessions, bucket, sse(key, bucket_key=True))
        assert 1 <= len(calls.names) <= 4
        assert calls.names[0] == "GenerateDataKey"
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket)}] * len(calls.names)

    def test_without_a_bucket_key_they_need_200(self, bucket, key, role, session_of, kms_calls):
        sessions = [session_of(role, f"session-{number}") for number in range(10)]
        with kms_calls() as calls:
            self.run(sessions, bucket, sse(key))
        assert calls.names == ["GenerateDataKey"] * 100 + ["Decrypt"] * 100

    def test_the_default_of_the_bucket_is_enough(self, s3, new_bucket, key, kms_calls):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=True)
        with kms_calls() as calls:
            for number in range(10):
                put = s3.put_object(Bucket=bucket, Key=str(number), Body=b"content")
                assert (put["BucketKeyEnabled"], put["SSEKMSKeyId"]) == (True, key["Arn"])
                assert s3.get_object(Bucket=bucket, Key=str(number))["BucketKeyEnabled"] is True
        assert 1 <= len(calls.names) <= 2

    def test_a_put_may_decline_the_bucket_key_and_another_ask_for_it(self, s3, new_bucket, key, object_arn, kms_calls):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=True)
        with kms_calls() as calls:
            put = s3.put_object(
                Bucket=bucket, Key="own", Body=b"content", BucketKeyEnabled=False, **KMS, SSEKMSKeyId=key["Arn"]
            )
            assert "BucketKeyEnabled" not in put
            put = s3.put_object(Bucket=bucket, Key="object", Body=b"content", **KMS, SSEKMSKeyId=key["Arn"])
            assert put["BucketKeyEnabled"] is True
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket, "own")}, {"aws:s3:arn": object_arn(bucket)}]

    def test_each_requester_and_each_bucket_has_its_own(self, s3, new_bucket, key, identities, as_user, kms_calls):
        statements = statement(["s3:*", "kms:GenerateDataKey", "kms:Decrypt"])
        users = [as_user(identities.user(statements)) for _ in range(2)]
        buckets = [new_bucket(), new_bucket()]
        with kms_calls() as calls:
            for user in users:
                for bucket in buckets:
                    for name in ("a", "b"):
                        user.put_object(Bucket=bucket, Key=name, Body=b"content", **sse(key, bucket_key=True))
        assert calls.names == ["GenerateDataKey"] * 4

    def test_a_session_policy_makes_another_requester(self, bucket, key, role, session_of, kms_calls):
        narrow = document(statement(["s3:*", "kms:*"], resource="*"))
        sessions = [
            session_of(role, "wide"),
            session_of(role, "narrow", Policy=narrow),
            session_of(role, "same", Policy=narrow),
        ]
        with kms_calls() as calls:
            for number, session in enumerate(sessions):
                session.put_object(Bucket=bucket, Key=str(number), Body=b"content", **sse(key, bucket_key=True))
        assert calls.names == ["GenerateDataKey"] * 2

    def test_a_reader_who_never_wrote_asks_once(self, s3, bucket, key, identities, as_user, kms_calls):
        for number in range(5):
            s3.put_object(Bucket=bucket, Key=str(number), Body=b"content", **sse(key, bucket_key=True))
        reader = as_user(identities.user(statement(["s3:GetObject", "kms:Decrypt"])))
        with kms_calls() as calls:
            for number in range(5):
                assert reader.get_object(Bucket=bucket, Key=str(number))["Body"].read() == b"content"
        assert calls.names == ["Decrypt"]

    def test_dsse_has_none(self, s3, bucket, key, object_arn, kms_calls, refused):
        """Source: user guide, "Using dual-layer server-side encryption with AWS KMS keys"."""
        with refused("InvalidArgument"):
            s3.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, bucket_key=True, dual=True))
        with kms_calls() as calls:
            for number in range(3):
                put = s3.put_object(Bucket=bucket, Key=str(number), Body=b"content", **sse(key, dual=True))
                assert "BucketKeyEnabled" not in put
        assert calls.contexts == [{"aws:s3:arn": object_arn(bucket, str(number))} for number in range(3)]

    def test_they_outlive_the_service(self, tmp_path):
        server = Server(tmp_path / "data")
        try:
            server.start()
            s3 = connect(server, *server.credentials())
            s3.create_bucket(Bucket="lasting")
            for number in range(3):
                s3.put_object(Bucket="lasting", Key=str(number), Body=b"content", BucketKeyEnabled=True, **KMS)
            server.kill()
            server.start()
            s3 = connect(server, *server.credentials())
            for number in range(3):
                assert s3.get_object(Bucket="lasting", Key=str(number))["Body"].read() == b"content"
            s3.put_object(Bucket="lasting", Key="more", Body=b"content", BucketKeyEnabled=True, **KMS)
            asked = [
                entry["eventName"] for entry in server.newest_events(100) if entry["eventSource"] == "kms.amazonaws.com"
            ]
            assert asked.count("GenerateDataKey") == 1
            assert 1 <= asked.count("Decrypt") <= 2
        finally:
            server.end()


class TestRevocation:
    """What is revoked stops the very next request, however warm the bucket key is. AWS does so only when its own cache has ended."""

    @pytest.fixture(params=[False, True], ids=["no bucket key", "bucket key"])
    def written(self, request, bucket, key, identities, as_user):
        """Writes and reads an object as a user until nothing is cold; gives the user, and a call each for writing and reading."""
        user = identities.user(statement(["s3:*", "kms:GenerateDataKey", "kms:Decrypt"]))
        client = as_user(user)

        def write():
            return client.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, bucket_key=request.param))

        def read():
            return client.get_object(Bucket=bucket, Key="object")["Body"].read()

        for _ in range(3):
            write()
            assert read() == b"content"
        return user, write, read

    def test_a_disabled_key(self, kms, key, written, refused):
        _user, write, read = written
        kms.disable_key(KeyId=key["KeyId"])
        for call in (read, write, read):
            with refused("KMS.DisabledException", f"{key['Arn']} is disabled."):
                call()
        kms.enable_key(KeyId=key["KeyId"])
        assert read() == b"content"
        write()

    def test_a_key_that_is_pending_deletion(self, kms, key, written, refused):
        _user, write, read = written
        kms.schedule_key_deletion(KeyId=key["KeyId"])
        for call in (read, write):
            with refused("KMS.KMSInvalidStateException", f"{key['Arn']} is pending deletion."):
                call()

    def test_a_changed_key_policy(self, kms, key, written, refused):
        user, write, read = written
        everybody = statement("kms:*", Principal={"AWS": f"arn:aws:iam::{ACCOUNT}:root"})
        deny = statement(["kms:Decrypt", "kms:GenerateDataKey"], "Deny", Principal={"AWS": user.arn})
        kms.put_key_policy(KeyId=key["KeyId"], Policy=document(everybody, deny))
        for call in (read, write):
            with refused("AccessDenied", status=403):
                call()
        kms.put_key_policy(KeyId=key["KeyId"], Policy=document(everybody))
        assert read() == b"content"

    def test_a_changed_identity_policy(self, written, refused):
        user, write, read = written
        user.allow(statement(["s3:*", "kms:Decrypt"]))
        assert read() == b"content"
        with refused("AccessDenied", status=403):
            write()
        user.allow(statement(["s3:*", "kms:GenerateDataKey"]))
        with refused("AccessDenied", status=403):
            read()

    @pytest.mark.parametrize("bucket_key", [False, True])
    def test_a_revoked_grant(self, kms, bucket, key, identities, as_user, refused, bucket_key):
        user = identities.user(statement("s3:*"))
        client = as_user(user)
        grant = kms.create_grant(
            KeyId=key["KeyId"], GranteePrincipal=user.arn, Operations=["GenerateDataKey", "Decrypt"]
        )
        for _ in range(2):
            client.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, bucket_key))
            client.get_object(Bucket=bucket, Key="object")
        kms.revoke_grant(KeyId=key["KeyId"], GrantId=grant["GrantId"])
        with refused("AccessDenied", status=403):
            client.get_object(Bucket=bucket, Key="object")
        with refused("AccessDenied", status=403):
            client.put_object(Bucket=bucket, Key="object", Body=b"content", **sse(key, bucket_key))

    def test_an_inactive_access_key(self, identities, written, refused):
        user, write, read = written
        identities.iam.update_access_key(UserName=user.name, AccessKeyId=user.key["AccessKeyId"], Status="Inactive")
        for call in (read, write):
            with refused("InvalidAccessKeyId", status=403):
                call()

    def test_what_was_refused_has_changed_nothing(self, s3, kms, bucket, key, written, refused):
        _user, write, _read = written
        before = s3.head_object(Bucket=bucket, Key="object")
        kms.disable_key(KeyId=key["KeyId"])
        with refused("KMS.DisabledException"):
            write()
        after = s3.head_object(Bucket=bucket, Key="object")
        assert (after["ETag"], after["LastModified"]) == (before["ETag"], before["LastModified"])


class TestRefusals:
    """With the codes and texts of S3."""

    def test_a_text_that_names_no_key(self, s3, bucket, refused):
        with refused("KMS.NotFoundException", "Invalid keyId 'fake-key-id'"):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", SSEKMSKeyId="fake-key-id", **KMS)

    def test_a_key_that_is_not_there(self, s3, bucket, refused):
        unknown = str(uuid.uuid4())
        arn = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{unknown}"
        for name in (unknown, arn):
            with refused("KMS.NotFoundException", f"Key '{arn}' does not exist"):
                s3.put_object(Bucket=bucket, Key="object", Body=b"x", SSEKMSKeyId=name, **KMS)

    def test_a_key_of_another_region(self, s3, bucket, refused):
        arn = f"arn:aws:kms:us-west-2:{ACCOUNT}:key/{uuid.uuid4()}"
        with refused("KMS.NotFoundException", "Invalid arn us-west-2"):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", SSEKMSKeyId=arn, **KMS)

    def test_a_disabled_key(self, s3, bucket, disabled_key, refused):
        with refused("KMS.DisabledException", f"{disabled_key['Arn']} is disabled."):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", **sse(disabled_key))

    def test_a_doomed_key(self, s3, bucket, doomed_key, refused):
        with refused("KMS.KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", **sse(doomed_key))

    @pytest.mark.parametrize(("spec", "usage"), [("RSA_2048", "ENCRYPT_DECRYPT"), ("HMAC_256", "GENERATE_VERIFY_MAC")])
    def test_a_key_for_something_else(self, s3, bucket, kms, refused, spec, usage):
        other = kms.create_key(KeySpec=spec, KeyUsage=usage)["KeyMetadata"]
        with refused("KMS.InvalidKeyUsageException"):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", **sse(other))

    def test_a_caller_without_a_right_on_the_key(self, bucket, key, identities, as_user, refused):
        user = identities.user(statement("s3:*"))
        text = (
            f"User: {user.arn} is not authorized to perform: kms:GenerateDataKey on resource: {key['Arn']} because no "
            "identity-based policy allows the kms:GenerateDataKey action"
        )
        with refused("AccessDenied", text, 403):
            as_user(user).put_object(Bucket=bucket, Key="object", Body=b"x", **sse(key))

    @pytest.mark.parametrize("method", [None, "AES256"])
    def test_a_key_without_the_method(self, s3, bucket, key, refused, method):
        arguments = {"SSEKMSKeyId": key["Arn"]} | ({"ServerSideEncryption": method} if method else {})
        text = "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms"
        with refused("InvalidArgument", text):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", **arguments)

    @pytest.mark.parametrize("method", ["", "aes256", "AES-256", "aws:KMS", "none"])
    def test_a_method_that_is_none(self, wire, bucket, method):
        reply = wire.call("PUT", f"/{bucket}/object", {"x-amz-server-side-encryption": method}, b"x")
        assert (reply.status, reply.code) == (400, "InvalidArgument")
        assert reply.message == "The encryption method specified is not supported"
        assert reply.element("ArgumentName") == "x-amz-server-side-encryption"

    @pytest.mark.parametrize("verb", ["GET", "HEAD"])
    def test_a_read_does_not_name_the_method(self, wire, s3, bucket, verb):
        s3.put_object(Bucket=bucket, Key="object", Body=b"x")
        reply = wire.call(verb, f"/{bucket}/object", {"x-amz-server-side-encryption": "AES256"})
        assert reply.status == 400
        if verb == "GET":
            assert reply.code == "InvalidArgument"
            assert reply.message == "x-amz-server-side-encryption header is not supported for this operation."

    def test_methods_of_other_services_are_not_stored_as_plain(self, s3, bucket, refused):
        for method in ("aws:fsx", "aws:backup"):
            with pytest.raises(ClientError) as caught:
                s3.put_object(Bucket=bucket, Key="object", Body=b"x", ServerSideEncryption=method)
            assert caught.value.response["Error"]["Code"] in ("NotImplemented", "InvalidArgument")
        with refused("404", status=404):
            s3.head_object(Bucket=bucket, Key="object")


def md5_of(key):
    return base64.b64encode(hashlib.md5(key).digest()).decode()


class TestCustomerKeys:
    PREFIX = "Requests specifying Server Side Encryption with Customer provided keys must provide"
    KEY = b"0123456789abcdef" * 2

    @pytest.fixture
    def open_bucket(self, new_bucket):
        return new_bucket(customer_keys=True)

    def headers(self, key=KEY, /, **changes):
        headers = {"algorithm": "AES256", "key": base64.b64encode(key).decode(), "key-MD5": md5_of(key)} | changes
        prefix = "x-amz-server-side-encryption-customer-"
        return {prefix + name: value for name, value in headers.items() if value is not None}

    def test_new_buckets_block_them(self, s3, bucket, customer_key, refused, object_arn):
        text = (
            f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: s3:PutObject on resource: "
            f'"{object_arn(bucket, "object")}" because this bucket has blocked upload requests that specify Server Side '
            "Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type"
        )
        with refused("AccessDenied", text, 403):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", **customer_key())

    def test_what_was_stored_is_read_when_they_are_blocked_again(self, s3, open_bucket, customer_key, refused):
        s3.put_object(Bucket=open_bucket, Key="object", Body=b"content", **customer_key())
        put_default(s3, open_bucket, customer_keys=False)
        assert s3.get_object(Bucket=open_bucket, Key="object", **customer_key())["Body"].read() == b"content"
        with refused("AccessDenied", status=403):
            s3.put_object(Bucket=open_bucket, Key="object", Body=b"content", **customer_key())

    def test_reading_needs_the_key(self, s3, open_bucket, customer_key, refused):
        s3.put_object(Bucket=open_bucket, Key="object", Body=b"content", **customer_key())
        missing = (
            "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to "
            "retrieve the object."
        )
        with refused("InvalidRequest", missing):
            s3.get_object(Bucket=open_bucket, Key="object")
        with refused("400", status=400):
            s3.head_object(Bucket=open_bucket, Key="object")
        with refused("AccessDenied", f"{self.PREFIX} the correct secret key.", 403):
            s3.get_object(Bucket=open_bucket, Key="object", **customer_key(b"x" * 32))
        with refused("403", status=403):
            s3.head_object(Bucket=open_bucket, Key="object", **customer_key(b"x" * 32))

    def test_other_objects_have_no_such_key(self, s3, bucket, customer_key, refused):
        s3.put_object(Bucket=bucket, Key="object", Body=b"content")
        with refused("InvalidRequest", "The encryption parameters are not applicable to this object."):
            s3.get_object(Bucket=bucket, Key="object", **customer_key())

    def test_what_is_missing_or_wrong_is_said(self, wire, open_bucket):
        short = b"short"
        for headers, code, text in (
            (self.headers(algorithm=None), "InvalidArgument", f"{self.PREFIX} a valid encryption algorithm."),
            (
                self.headers(**{"key": None, "key-MD5": None}),
                "InvalidArgument",
                f"{self.PREFIX} an appropriate secret key.",
            ),
            (
                self.headers(algorithm="AES128"),
                "InvalidEncryptionAlgorithmError",
                "The Encryption request you specified is not valid. Supported value: AES256.",
            ),
            (
                self.headers(**{"key-MD5": md5_of(b"other")}),
                "InvalidArgument",
                "The calculated MD5 hash of the key did not match the hash that was provided.",
            ),
            (self.headers(short), "InvalidArgument", "The secret key was invalid for the specified algorithm."),
        ):
            reply = wire.call("PUT", f"/{open_bucket}/object", headers, b"x")
            assert (reply.status, reply.code, reply.message) == (400, code, text)

    def test_a_customer_key_and_a_method_at_once(self, s3, open_bucket, customer_key, refused):
        text = "Server Side Encryption with Customer provided key is incompatible with the encryption method specified"
        for method in ("AES256", "aws:kms"):
            with refused("InvalidArgument", text):
                s3.put_object(
                    Bucket=open_bucket, Key="object", Body=b"x", ServerSideEncryption=method, **customer_key()
                )

    def test_the_key_is_nowhere_on_the_disk_or_in_the_log(self, server, s3, open_bucket):
        key = hashlib.sha256(b"a key of nobody else").digest()
        s3.put_object(
            Bucket=open_bucket, Key="object", Body=b"content", SSECustomerAlgorithm="AES256", SSECustomerKey=key
        )
        s3.get_object(Bucket=open_bucket, Key="object", SSECustomerAlgorithm="AES256", SSECustomerKey=key)
        forms = [key, base64.b64encode(key), key.hex().encode()]
        files = [path for path in server.data_dir.rglob("*") if path.is_file()]
        found = [path for path in files for form in forms if form in path.read_bytes()]
        assert found == []
        assert not any(form.decode() in json.dumps(server.newest_events(20)) for form in forms[1:])


class TestBucketDefaults:
    def test_a_new_bucket_encrypts_with_sse_s3(self, s3, bucket):
        (rule,) = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
        assert rule["BucketKeyEnabled"] is False

    def test_what_is_set_is_told_and_applied(self, s3, new_bucket, key):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=True)
        (rule,) = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        by_default = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key["Arn"]}
        assert (rule["ApplyServerSideEncryptionByDefault"], rule["BucketKeyEnabled"]) == (by_default, True)
        put = s3.put_object(Bucket=bucket, Key="object", Body=b"x")
        assert (put["ServerSideEncryption"], put["SSEKMSKeyId"]) == ("aws:kms", key["Arn"])

    def test_a_put_may_ask_for_another(self, s3, new_bucket, key):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"])
        put = s3.put_object(Bucket=bucket, Key="object", Body=b"x", ServerSideEncryption="AES256")
        assert (put["ServerSideEncryption"], "SSEKMSKeyId" in put) == ("AES256", False)

    def test_deleting_it_gives_sse_s3_again(self, s3, new_bucket, key):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"])
        for _ in range(2):
            assert s3.delete_bucket_encryption(Bucket=bucket)["ResponseMetadata"]["HTTPStatusCode"] == 204
        assert s3.put_object(Bucket=bucket, Key="object", Body=b"x")["ServerSideEncryption"] == "AES256"

    def test_a_change_of_the_default_changes_no_object(self, s3, bucket, key):
        s3.put_object(Bucket=bucket, Key="old", Body=b"x")
        put_default(s3, bucket, "aws:kms", key["Arn"])
        s3.put_object(Bucket=bucket, Key="new", Body=b"x")
        assert s3.head_object(Bucket=bucket, Key="old")["ServerSideEncryption"] == "AES256"
        assert s3.head_object(Bucket=bucket, Key="new")["SSEKMSKeyId"] == key["Arn"]

    def test_the_key_of_a_default_is_not_looked_at(self, s3, bucket, kms_calls, refused):
        with kms_calls() as calls:
            put_default(s3, bucket, "aws:kms", "no-such-key")
        assert calls.names == []
        with refused("KMS.NotFoundException", "Invalid keyId 'no-such-key'"):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x")

    def test_a_key_does_not_go_with_sse_s3(self, s3, bucket, key, refused):
        text = "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse"
        with refused("InvalidArgument", text):
            put_default(s3, bucket, "AES256", key["Arn"])

    @pytest.mark.parametrize("rules", [0, 2])
    def test_there_is_one_rule(self, s3, bucket, refused, rules):
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
        with refused("MalformedXML"):
            s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule] * rules})

    def test_setting_a_default_does_not_lift_the_block_of_customer_keys(self, s3, bucket, customer_key, refused):
        put_default(s3, bucket, "AES256")
        with refused("AccessDenied", status=403):
            s3.put_object(Bucket=bucket, Key="object", Body=b"x", **customer_key())
