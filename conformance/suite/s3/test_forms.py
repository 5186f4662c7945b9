"""Uploads of forms, as browsers send them: signed with boto3's `generate_presigned_post`, sent with requests, curl and by hand.

Sources: S3 API reference, "POST Object", "POST Policy" and "Authenticating Requests in Browser-Based Uploads Using POST (AWS Signature
Version 4)"; CloudTrail's names of data events in the S3 user guide.
"""

import base64
import datetime
import hashlib
import http.client
import json
import socket
import subprocess
import time
import xml.etree.ElementTree as ElementTree

import pytest
import requests
from botocore.auth import SigV4Auth
from botocore.credentials import Credentials

from identities import document, statement, trust
from server import ACCOUNT, REGION
from wire import crc32

CONTENT = b"the content\r\n--of a file\r\n"


class Answer:
    """A reply to a form."""

    def __init__(self, response):
        self.status, self.headers, self.body = response.status_code, response.headers, response.content

    def element(self, name):
        found = [
            element for element in ElementTree.fromstring(self.body).iter() if element.tag.rpartition("}")[2] == name
        ]
        return found[0].text if found else None

    @property
    def refusal(self):
        return self.status, self.element("Code"), self.element("Message")


def send(post, content=CONTENT, name="a file.txt", change=None, without=(), headers=None, more=None):
    """Sends a form. `change` replaces fields or adds some."""
    fields = {key: value for key, value in (post["fields"] | (change or {})).items() if key not in without}
    files = [(key, (None, value)) for key, value in fields.items()]
    files.append(("file", (name, content, "text/plain")))
    files += more or []
    return Answer(requests.post(post["url"], files=files, headers=headers, allow_redirects=False, timeout=60))


def signed(client, bucket, key="key", fields=None, conditions=None, seconds=60, covered=True):
    """A form. Each of the `fields` gets its condition, unless the test says otherwise."""
    conditions = list(conditions or [])
    if covered:
        conditions += [{name: value} for name, value in (fields or {}).items()]
    return client.generate_presigned_post(
        bucket, key, Fields=dict(fields or {}), Conditions=conditions, ExpiresIn=seconds
    )


def hand_signed(server, policy, credentials=None, date=None, region=REGION, service="s3"):
    """The fields of a form with this policy, a text or a document."""
    credentials = credentials or Credentials(*server.credentials())
    date = date or datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    text = policy if isinstance(policy, bytes) else json.dumps(policy).encode()
    encoded = base64.b64encode(text).decode()
    signer = SigV4Auth(credentials, service, region)
    request = type("Request", (), {"context": {"timestamp": date}})()
    return {
        "key": "key",
        "x-amz-algorithm": "AWS4-HMAC-SHA256",
        "x-amz-credential": f"{credentials.access_key}/{date[:8]}/{region}/{service}/aws4_request",
        "x-amz-date": date,
        "policy": encoded,
        "x-amz-signature": signer.signature(encoded, request),
    }


@pytest.fixture(scope="module")
def forms(client):
    """A client that signs forms with Signature Version 4, which boto3 has to be told."""
    return client(signature_version="s3v4")


@pytest.fixture
def stored(s3, bucket):
    """Reads an object back."""
    return lambda key="key": s3.get_object(Bucket=bucket, Key=key)


@pytest.fixture
def nothing(s3, bucket):
    """Checks at the end that nothing was stored."""
    yield
    assert s3.list_objects_v2(Bucket=bucket).get("Contents") is None


class TestUploads:
    @pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 3_000_000])
    def test_a_file_is_stored_as_it_was_sent(self, forms, bucket, stored, size, md5):
        content = (b"\r\n--" + bytes(range(256))) * (size // 260 + 1)
        content = content[:size]
        answer = send(signed(forms, bucket), content)
        assert (answer.status, answer.body) == (204, b"")
        assert answer.headers["ETag"] == md5(content)
        assert answer.headers["Location"] == f"/{bucket}/key"
        found = stored()
        assert found["Body"].read() == content
        assert found["ContentType"] == "binary/octet-stream"

    def test_fields_are_what_headers_are_in_a_put(self, forms, bucket, s3, stored):
        fields = {
            "acl": "private",
            "Content-Type": "text/x-test",
            "Cache-Control": "no-cache",
            "Content-Disposition": "attachment",
            "Expires": "Thu, 01 Dec 2094 16:00:00 GMT",
            "x-amz-meta-a": "1",
            "x-amz-storage-class": "STANDARD_IA",
            "tagging": "<Tagging><TagSet><Tag><Key>a b</Key><Value>c+d</Value></Tag></TagSet></Tagging>",
        }
        answer = send(signed(forms, bucket, fields=fields))
        assert answer.status == 204, answer.body
        found = stored()
        assert (found["ContentType"], found["CacheControl"], found["ContentDisposition"]) == (
            "text/x-test",
            "no-cache",
            "attachment",
        )
        assert (found["Metadata"], found["StorageClass"]) == ({"a": "1"}, "STANDARD_IA")
        assert s3.get_object_tagging(Bucket=bucket, Key="key")["TagSet"] == [{"Key": "a b", "Value": "c+d"}]

    @pytest.mark.parametrize(
        "name, key",
        [
            ("x.txt", "dir/x.txt"),
            ("C:\\My Files\\x.txt", "dir/x.txt"),
            ("a/b/x.txt", "dir/x.txt"),
            ("é.txt", "dir/é.txt"),
        ],
    )
    def test_the_name_of_the_file_goes_into_the_key(self, forms, bucket, stored, name, key):
        assert send(signed(forms, bucket, "dir/${filename}"), name=name).status == 204
        assert stored(key)["Body"].read() == CONTENT

    def test_names_do_not_depend_on_letter_case(self, forms, bucket, stored):
        post = signed(forms, bucket)
        post["fields"] = {name.title(): value for name, value in post["fields"].items()}
        assert send(post).status == 204
        assert stored()["Body"].read() == CONTENT

    def test_what_stands_behind_the_file_is_ignored(self, forms, bucket, stored):
        more = [("key", (None, "other")), ("file", ("x", b"other"))]
        assert send(signed(forms, bucket), more=more).status == 204
        assert stored()["Body"].read() == CONTENT

    def test_fields_that_begin_with_x_ignore_need_no_condition(self, forms, bucket):
        assert send(signed(forms, bucket), change={"x-ignore-it": "1"}).status == 204

    def test_a_version_is_told(self, forms, versioned, s3):
        answer = send(signed(forms, versioned))
        found = s3.get_object(Bucket=versioned, Key="key", VersionId=answer.headers["x-amz-version-id"])
        assert found["Body"].read() == CONTENT

    def test_a_session_sends_its_token(self, identities, session_of, bucket, stored):
        role = identities.role(trust({"AWS": ACCOUNT}), statement("s3:PutObject"))
        client = session_of(role, signature_version="s3v4")
        post = signed(client, bucket)
        assert "x-amz-security-token" in post["fields"]
        assert send(post).status == 204
        assert stored()["Body"].read() == CONTENT
        answer = send(post, without=["x-amz-security-token"])
        assert answer.refusal[:2] == (403, "InvalidAccessKeyId")

    def test_the_bucket_may_be_in_the_name_of_the_host(self, forms, bucket, server, stored):
        post = signed(forms, bucket)
        port = server.endpoint.rpartition(":")[2]
        answer = send(post | {"url": f"{server.endpoint}/"}, headers={"Host": f"{bucket}.localhost:{port}"})
        assert answer.status == 204, answer.body
        assert stored()["Body"].read() == CONTENT

    def test_curl(self, forms, bucket, stored, tmp_path):
        (tmp_path / "file").write_bytes(CONTENT * 10_000)
        post = signed(forms, bucket)
        fields = [part for name, value in post["fields"].items() for part in ("-F", f"{name}={value}")]
        command = ["curl", "-sS", "-w", "%{http_code}", *fields, "-F", f"file=@{tmp_path}/file", post["url"]]
        told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
        assert told.stdout == "204"
        assert stored()["Body"].read() == CONTENT * 10_000


class TestAnswers:
    @pytest.mark.parametrize("asked, status", [("200", 200), ("201", 201), ("204", 204), ("302", 204), ("", 204)])
    def test_the_client_chooses_the_status(self, forms, bucket, asked, status):
        answer = send(signed(forms, bucket, "a b/ü", fields={"success_action_status": asked}))
        assert answer.status == status
        location = f"/{bucket}/a%20b/%C3%BC"
        assert answer.headers["Location"] == location
        if status != 201:
            assert answer.body == b""
            return
        told = [answer.element(name) for name in ("Location", "Bucket", "Key", "ETag")]
        assert told == [location, bucket, "a b/ü", answer.headers["ETag"]]
        assert ElementTree.fromstring(answer.body).tag.endswith("PostResponse")

    @pytest.mark.parametrize("field", ["success_action_redirect", "redirect"])
    def test_the_client_is_redirected(self, forms, bucket, field):
        answer = send(signed(forms, bucket, "a b", fields={field: "http://localhost/done?x=1"}))
        assert (answer.status, answer.body) == (303, b"")
        etag = answer.headers["ETag"].replace('"', "%22")
        assert answer.headers["Location"] == f"http://localhost/done?x=1&bucket={bucket}&key=a+b&etag={etag}"

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "/done", "http://"])
    def test_what_is_no_address_of_the_web_is_ignored(self, forms, bucket, url):
        fields = {"success_action_redirect": url, "success_action_status": "200"}
        assert send(signed(forms, bucket, fields=fields)).status == 200

    def test_a_refusal_redirects_nobody(self, forms, bucket, nothing):
        fields = {"success_action_redirect": "http://localhost/done"}
        answer = send(signed(forms, bucket, fields=fields, conditions=[["content-length-range", 0, 1]]))
        assert (answer.status, answer.headers.get("Location")) == (400, None)


class TestEncryption:
    @pytest.mark.parametrize("bucket_key", [False, True])
    def test_under_a_key_of_kms(self, forms, bucket, key, stored, kms_calls, bucket_key):
        fields = {
            "x-amz-server-side-encryption": "aws:kms",
            "x-amz-server-side-encryption-aws-kms-key-id": key["Arn"],
            "x-amz-server-side-encryption-bucket-key-enabled": str(bucket_key).lower(),
        }
        post = signed(forms, bucket, fields=fields)
        with kms_calls() as calls:
            answers = [send(post) for _ in range(3)]
        assert [answer.status for answer in answers] == [204] * 3, answers[0].body
        assert answers[0].headers["x-amz-server-side-encryption"] == "aws:kms"
        assert calls.names == ["GenerateDataKey"] * (1 if bucket_key else 3)
        found = stored()
        assert (found["SSEKMSKeyId"], found["Body"].read()) == (key["Arn"], CONTENT)

    def test_with_the_default_of_the_bucket(self, forms, new_bucket, s3, key):
        bucket = new_bucket(algorithm="aws:kms", key=key["Arn"], bucket_key=True)
        assert send(signed(forms, bucket)).headers["x-amz-server-side-encryption-bucket-key-enabled"] == "true"
        assert s3.head_object(Bucket=bucket, Key="key")["SSEKMSKeyId"] == key["Arn"]

    def test_under_a_key_of_the_customer(self, forms, new_bucket, s3, customer_key):
        bucket, secret = new_bucket(customer_keys=True), b"0123456789abcdef" * 2
        fields = {
            "x-amz-server-side-encryption-customer-algorithm": "AES256",
            "x-amz-server-side-encryption-customer-key": base64.b64encode(secret).decode(),
            "x-amz-server-side-encryption-customer-key-MD5": base64.b64encode(hashlib.md5(secret).digest()).decode(),
        }
        assert send(signed(forms, bucket, fields=fields)).status == 204
        assert s3.get_object(Bucket=bucket, Key="key", **customer_key(secret))["Body"].read() == CONTENT

    def test_a_header_cannot_ask_for_it(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), headers={"x-amz-server-side-encryption": "aws:kms"})
        assert answer.refusal[:2] == (400, "InvalidArgument")

    def test_a_key_that_is_disabled_stores_nothing(self, forms, bucket, key, kms, nothing):
        kms.disable_key(KeyId=key["KeyId"])
        fields = {
            "x-amz-server-side-encryption": "aws:kms",
            "x-amz-server-side-encryption-aws-kms-key-id": key["Arn"],
        }
        answer = send(signed(forms, bucket, fields=fields))
        assert answer.refusal == (400, "KMS.DisabledException", f"{key['Arn']} is disabled.")


class TestChecksums:
    def test_they_are_checked_and_kept(self, forms, bucket, s3):
        fields = {"x-amz-checksum-crc32": crc32(CONTENT), "x-amz-checksum-algorithm": "CRC32"}
        fields["Content-MD5"] = base64.b64encode(hashlib.md5(CONTENT).digest()).decode()
        assert send(signed(forms, bucket, fields=fields)).headers["x-amz-checksum-crc32"] == crc32(CONTENT)
        head = s3.head_object(Bucket=bucket, Key="key", ChecksumMode="ENABLED")
        assert head["ChecksumCRC32"] == crc32(CONTENT)

    @pytest.mark.parametrize("name", ["x-amz-checksum-crc32", "Content-MD5"])
    def test_another_file_stores_nothing(self, forms, bucket, nothing, name):
        value = crc32(b"") if "crc32" in name else base64.b64encode(hashlib.md5(b"").digest()).decode()
        answer = send(signed(forms, bucket, fields={name: value}))
        assert answer.refusal[:2] == (400, "BadDigest")


class TestPolicies:
    """The rules of a policy, each broken once."""

    def test_each_field_needs_a_condition(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket, fields={"x-amz-meta-a": "1"}, covered=False))
        expected = "Invalid according to Policy: Extra input fields: x-amz-meta-a"
        assert answer.refusal == (403, "AccessDenied", expected)

    @pytest.mark.parametrize("field", ["acl", "x-amz-server-side-encryption", "tagging", "submit", "content-type"])
    def test_a_field_cannot_be_added(self, forms, bucket, nothing, field):
        answer = send(signed(forms, bucket), change={field: "x"})
        assert answer.refusal == (403, "AccessDenied", f"Invalid according to Policy: Extra input fields: {field}")

    def test_a_field_must_be_what_the_policy_says(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket, fields={"acl": "private"}), change={"acl": "public-read"})
        expected = 'Invalid according to Policy: Policy Condition failed: ["eq", "$acl", "private"]'
        assert answer.refusal == (403, "AccessDenied", expected)

    def test_a_field_that_the_policy_names_must_be_there(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket, fields={"acl": "private"}), without=["acl"])
        assert answer.refusal[:2] == (403, "AccessDenied")

    def test_another_key(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), change={"key": "other"})
        expected = 'Invalid according to Policy: Policy Condition failed: ["eq", "$key", "key"]'
        assert answer.refusal == (403, "AccessDenied", expected)

    def test_a_field_must_begin_as_the_policy_says(self, forms, bucket, stored):
        conditions = [["starts-with", "$Content-Type", "image/"]]
        post = signed(forms, bucket, conditions=conditions)
        assert send(post, change={"Content-Type": "image/png"}).status == 204
        assert stored()["ContentType"] == "image/png"
        answer = send(post, change={"Content-Type": "text/html"})
        expected = 'Invalid according to Policy: Policy Condition failed: ["starts-with", "$Content-Type", "image/"]'
        assert answer.refusal == (403, "AccessDenied", expected)

    def test_a_key_with_the_name_of_the_file_is_checked_as_it_will_be(self, forms, bucket, nothing):
        post = signed(forms, bucket, "dir/${filename}", conditions=[["starts-with", "$key", "dir/a"]])
        assert send(post, name="b").refusal[:2] == (403, "AccessDenied")

    @pytest.mark.parametrize(
        "size, code",
        [(9, "EntityTooSmall"), (10, None), (20, None), (21, "EntityTooLarge"), (200_000, "EntityTooLarge")],
    )
    def test_the_length_of_the_file(self, forms, bucket, s3, size, code):
        answer = send(signed(forms, bucket, conditions=[["content-length-range", 10, 20]]), b"x" * size)
        if code is None:
            assert answer.status == 204
            return
        assert answer.refusal[:2] == (400, code)
        limit = "MinSizeAllowed" if code == "EntityTooSmall" else "MaxSizeAllowed"
        assert answer.element(limit) == ("10" if code == "EntityTooSmall" else "20")
        assert s3.list_objects_v2(Bucket=bucket).get("Contents") is None

    def test_another_bucket(self, forms, bucket, new_bucket, server, nothing):
        other = new_bucket()
        answer = send(signed(forms, other) | {"url": f"{server.endpoint}/{bucket}"})
        expected = f'Invalid according to Policy: Policy Condition failed: ["eq", "$bucket", "{other}"]'
        assert answer.refusal == (403, "AccessDenied", expected)

    def test_a_policy_that_names_no_bucket(self, server, bucket, nothing):
        names = ["key", "x-amz-algorithm", "x-amz-credential", "x-amz-date"]
        conditions = [["starts-with", f"${name}", ""] for name in names]
        fields = hand_signed(server, {"expiration": "2094-01-01T00:00:00Z", "conditions": conditions})
        answer = send({"url": f"{server.endpoint}/{bucket}", "fields": fields})
        assert answer.refusal == (403, "AccessDenied", "Invalid according to Policy: Extra input fields: bucket")

    def test_a_policy_expires(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket, seconds=-1))
        assert answer.refusal == (403, "AccessDenied", "Invalid according to Policy: Policy expired.")

    @pytest.mark.parametrize(
        "policy, text",
        [
            (b"{", "Invalid JSON."),
            ({"conditions": []}, "Policy missing expiration."),
            ({"expiration": "2094-01-01T00:00:00Z"}, "Policy missing conditions."),
            ({"expiration": "soon", "conditions": []}, "Invalid 'expiration' value: 'soon'"),
            (
                {"expiration": "2094-01-01T00:00:00Z", "conditions": [{"a": "b", "c": "d"}]},
                "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.",
            ),
        ],
    )
    def test_what_is_no_policy(self, server, bucket, nothing, policy, text):
        answer = send({"url": f"{server.endpoint}/{bucket}", "fields": hand_signed(server, policy)})
        assert answer.refusal == (400, "InvalidPolicyDocument", f"Invalid Policy: {text}")


class TestSignatures:
    def test_a_policy_cannot_be_changed(self, forms, bucket, nothing):
        post = signed(forms, bucket)
        policy = json.loads(base64.b64decode(post["fields"]["policy"]))
        policy["conditions"] = [["starts-with", f"${name}", ""] for name in ["bucket", *post["fields"]]]
        answer = send(post, change={"policy": base64.b64encode(json.dumps(policy).encode()).decode()})
        assert answer.refusal[:2] == (403, "SignatureDoesNotMatch")

    @pytest.mark.parametrize(
        "field", ["Policy", "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature"]
    )
    def test_each_field_of_the_signature_is_needed(self, forms, bucket, nothing, field):
        answer = send(signed(forms, bucket), without=[field.lower()])
        expected = f"Bucket POST must contain a field named '{field}'.  If it is specified, please check the order of the fields."
        assert answer.refusal == (400, "InvalidArgument", expected)
        assert answer.element("ArgumentName") == field

    def test_nobody_signed_it(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), without=["policy", "x-amz-signature"])
        assert answer.refusal == (403, "AccessDenied", "Access Denied")

    def test_signature_version_2(self, s3, bucket, nothing):
        """boto3 signs so unless it is told otherwise."""
        post = s3.generate_presigned_post(bucket, "key")
        assert "AWSAccessKeyId" in post["fields"]
        assert send(post).refusal[:2] == (400, "InvalidRequest")

    def test_an_unknown_access_key(self, client, bucket, nothing):
        stranger = client("AKIAIOSFODNN7EXAMPLE", "secret", signature_version="s3v4")
        assert send(signed(stranger, bucket)).refusal[:2] == (403, "InvalidAccessKeyId")

    def test_a_wrong_secret(self, client, server, bucket, nothing):
        wrong = client(server.credentials()[0], "wrong", signature_version="s3v4")
        assert send(signed(wrong, bucket)).refusal[:2] == (403, "SignatureDoesNotMatch")

    @pytest.mark.parametrize("days, code", [(-8, "AccessDenied"), (1, "AccessDenied")])
    def test_a_key_signs_for_seven_days(self, server, bucket, nothing, days, code):
        date = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
        fields = hand_signed(server, self.anything(), date=date.strftime("%Y%m%dT%H%M%SZ"))
        assert send({"url": f"{server.endpoint}/{bucket}", "fields": fields}).refusal[:2] == (403, code)

    def test_six_days_later(self, server, bucket):
        date = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=6)
        fields = hand_signed(server, self.anything(), date=date.strftime("%Y%m%dT%H%M%SZ"))
        assert send({"url": f"{server.endpoint}/{bucket}", "fields": fields}).status == 204

    @pytest.mark.parametrize("scope", [{"service": "kms"}, {"region": "mars-1"}, {"date": "yesterday"}])
    def test_another_scope(self, server, bucket, nothing, scope):
        fields = hand_signed(server, self.anything(), **scope)
        answer = send({"url": f"{server.endpoint}/{bucket}", "fields": fields})
        assert answer.refusal[:2] == (400, "InvalidArgument")

    def test_another_algorithm(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), change={"x-amz-algorithm": "AWS4-HMAC-SHA1"})
        assert answer.refusal[:2] == (400, "InvalidArgument")

    def test_two_signatures(self, forms, bucket, wire, nothing):
        headers = {"Authorization": wire.signed("POST", f"/{bucket}")["Authorization"]}
        answer = send(signed(forms, bucket), headers=headers)
        assert answer.refusal[:2] == (400, "InvalidArgument")
        assert answer.refusal[2].startswith("Only one auth mechanism allowed")

    def anything(self):
        names = ["bucket", "key", "x-amz-algorithm", "x-amz-credential", "x-amz-date"]
        conditions = [["starts-with", f"${name}", ""] for name in names]
        return {"expiration": "2094-01-01T00:00:00Z", "conditions": conditions}


class TestForms:
    """What is no form, or one without what each must have."""

    def test_another_type(self, wire, bucket):
        reply = wire.call("POST", f"/{bucket}", {"Content-Type": "application/x-www-form-urlencoded"}, b"a=b")
        assert (reply.status, reply.code) == (412, "PreconditionFailed")
        assert reply.element("Condition") == "Bucket POST must be of the enclosure-type multipart/form-data"

    @pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=other"])
    def test_another_boundary(self, wire, bucket, kind):
        reply = wire.send("POST", f"/{bucket}", {"Content-Type": kind}, b"--boundary\r\n\r\n--boundary--")
        assert (reply.status, reply.code) == (400, "MalformedPOSTRequest")
        assert reply.message == "The body of your POST request is not well-formed multipart/form-data."

    def test_no_key(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), without=["key"])
        expected = (
            "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields."
        )
        assert answer.refusal == (400, "InvalidArgument", expected)

    def test_an_empty_key(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket, "${filename}"), name="")
        assert answer.status == 400

    def test_no_file(self, forms, bucket, nothing):
        post = signed(forms, bucket)
        files = [(key, (None, value)) for key, value in post["fields"].items()]
        answer = Answer(requests.post(post["url"], files=files, timeout=60))
        assert answer.refusal == (400, "InvalidArgument", "POST requires exactly one file upload per request.")

    def test_fields_behind_the_file_do_not_count(self, forms, bucket, nothing):
        post = signed(forms, bucket)
        files = [("file", ("x", CONTENT))] + [(key, (None, value)) for key, value in post["fields"].items()]
        assert Answer(requests.post(post["url"], files=files, timeout=60)).status == 403

    def test_the_fields_have_20_kb(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), change={"x-ignore-it": "x" * 20_480})
        assert answer.refusal == (
            400,
            "MaxPostPreDataLengthExceededError",
            "Your POST request fields preceding the upload file were too large.",
        )

    def test_the_name_of_the_file_makes_them_no_longer(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), name="n" * 9_400, change={"x-ignore-it": "${filename}" * 860})
        assert answer.refusal[:2] == (400, "MaxPostPreDataLengthExceededError")

    def test_a_field_that_no_header_is_named_like(self, forms, bucket, nothing):
        conditions = [["starts-with", "$x-amz-meta-a b", ""]]
        answer = send(signed(forms, bucket, fields={"x-amz-meta-a b": "c"}, conditions=conditions))
        assert answer.refusal == (400, "InvalidArgument", "No header can have the name of the parameter.")

    def test_a_wish_for_encryption_in_the_query(self, forms, bucket, nothing):
        post = signed(forms, bucket)
        post["url"] += "?X-Amz-Server-Side-Encryption=AES256"
        assert send(post).status == 400

    def test_a_length_is_needed(self, forms, bucket, nothing):
        post = signed(forms, bucket)
        request = requests.Request("POST", post["url"], files=[*self.parts(post), ("file", ("x", CONTENT))]).prepare()
        kind, body = request.headers["Content-Type"], request.body
        reply = requests.post(post["url"], data=iter([body]), headers={"Content-Type": kind}, timeout=60)
        assert Answer(reply).refusal[:2] == (411, "MissingContentLength")

    @pytest.mark.parametrize("size", [100, 1_000_000])
    def test_a_form_without_an_end_stores_nothing(self, forms, bucket, nothing, size):
        post = signed(forms, bucket)
        request = requests.Request(
            "POST", post["url"], files=[*self.parts(post), ("file", ("x", b"x" * size))]
        ).prepare()
        body = request.body.rpartition(b"\r\n--")[0]
        answer = Answer(
            requests.post(post["url"], data=body, headers={"Content-Type": request.headers["Content-Type"]}, timeout=60)
        )
        assert answer.refusal[:2] == (400, "MalformedPOSTRequest")

    @pytest.mark.parametrize("size", [100, 1_000_000])
    def test_a_client_that_goes_away_stores_nothing(self, forms, bucket, server, nothing, size):
        post = signed(forms, bucket)
        request = requests.Request(
            "POST", post["url"], files=[*self.parts(post), ("file", ("x", b"x" * size))]
        ).prepare()
        host, port = server.endpoint.removeprefix("http://").split(":")
        head = f"POST /{bucket} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {request.headers['Content-Type']}\r\n"
        head += f"Content-Length: {len(request.body)}\r\n\r\n"
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(head.encode() + request.body[:-60])
            connection.shutdown(socket.SHUT_WR)
            # What is stored would be stored when the connection ends.
            connection.settimeout(60)
            while connection.recv(65_536):
                pass

    def parts(self, post):
        return [(key, (None, value)) for key, value in post["fields"].items()]


class TestRights:
    @pytest.fixture
    def user(self, identities, as_user):
        return lambda *statements: as_user(identities.user(*statements), signature_version="s3v4")

    def test_whoever_signed_needs_to_be_allowed_to_put(self, user, bucket, object_arn, nothing):
        answer = send(signed(user(statement("s3:GetObject")), bucket))
        assert answer.refusal[:2] == (403, "AccessDenied")
        elsewhere = statement("s3:PutObject", resource=object_arn(bucket, "other"))
        assert send(signed(user(elsewhere), bucket)).refusal[:2] == (403, "AccessDenied")

    def test_tags_and_lists_need_what_they_need_in_a_put(self, user, bucket, nothing):
        tags = {"tagging": "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"}
        assert send(signed(user(statement("s3:PutObject")), bucket, fields=tags)).refusal[:2] == (403, "AccessDenied")

    def test_condition_keys_see_the_fields(self, user, bucket):
        encrypted = {"StringEquals": {"s3:x-amz-server-side-encryption": "AES256"}}
        client = user(statement("s3:PutObject", Condition=encrypted))
        assert send(signed(client, bucket)).refusal[:2] == (403, "AccessDenied")
        assert send(signed(client, bucket, fields={"x-amz-server-side-encryption": "AES256"})).status == 204

    def test_a_bucket_policy_can_demand_forms(self, s3, forms, bucket, refused):
        only_forms = {"StringNotEquals": {"s3:authType": "POST"}}
        denied = statement("s3:PutObject", "Deny", f"arn:aws:s3:::{bucket}/*", Principal="*", Condition=only_forms)
        s3.put_bucket_policy(Bucket=bucket, Policy=document(denied))
        with refused("AccessDenied", status=403):
            s3.put_object(Bucket=bucket, Key="key", Body=b"")
        assert send(signed(forms, bucket)).status == 204

    def test_another_owner_than_is_expected(self, forms, bucket, nothing):
        answer = send(signed(forms, bucket), headers={"x-amz-expected-bucket-owner": "999999999999"})
        assert answer.refusal[:2] == (403, "AccessDenied")

    def test_no_bucket(self, forms):
        assert send(signed(forms, "conformance-missing")).refusal[:2] == (404, "NoSuchBucket")


class TestLog:
    def entry(self, server, answer):
        request_id = answer.headers["x-amz-request-id"]
        (found,) = [entry for entry in server.newest_events(50) if entry["requestID"] == request_id]
        return found

    def test_an_upload_is_told(self, server, forms, bucket, object_arn):
        entry = self.entry(server, send(signed(forms, bucket, "a/${filename}"), name="x"))
        assert (entry["eventName"], entry["eventSource"]) == ("PostObject", "s3.amazonaws.com")
        assert (entry["eventCategory"], entry["managementEvent"], entry["readOnly"]) == ("Data", False, False)
        assert (entry["requestParameters"]["bucketName"], entry["requestParameters"]["key"]) == (bucket, "a/x")
        assert [resource["ARN"] for resource in entry["resources"]] == [object_arn(bucket, "a/x"), object_arn(bucket)]
        assert entry["additionalEventData"]["SSEApplied"] == "Default_SSE_S3"
        assert "errorCode" not in entry

    @pytest.mark.parametrize("seconds", [60, -1])
    def test_a_refusal_is_told(self, server, forms, bucket, seconds):
        change = {"acl": "private"} if seconds > 0 else {}
        entry = self.entry(server, send(signed(forms, bucket, seconds=seconds), change=change))
        assert (entry["eventName"], entry["errorCode"]) == ("PostObject", "AccessDenied")
        assert entry["userIdentity"]["accountId"] == ACCOUNT

    def test_no_policy_and_no_signature_is_in_it(self, server, forms, bucket):
        post = signed(forms, bucket)
        entry = json.dumps(self.entry(server, send(post)))
        assert post["fields"]["policy"] not in entry
        assert post["fields"]["x-amz-signature"] not in entry


def test_the_file_is_not_read_before_the_signature_is_verified(server, forms, bucket):
    """Whoever sends the fields alone, and a wrong signature in them, is answered."""
    post = signed(forms, bucket)
    post["fields"]["x-amz-signature"] = "0" * 64
    files = [(key, (None, value)) for key, value in post["fields"].items()]
    request = requests.Request("POST", post["url"], files=[*files, ("file", ("x", b"y" * 10_000_000))]).prepare()
    fields = request.body.partition(b"y" * 100)[0]
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.putrequest("POST", f"/{bucket}")
    connection.putheader("Content-Type", request.headers["Content-Type"])
    connection.putheader("Content-Length", str(len(request.body)))
    connection.endheaders(fields)
    start = time.monotonic()
    reply = connection.getresponse()
    assert (reply.status, time.monotonic() - start < 5) == (403, True)
    assert b"SignatureDoesNotMatch" in reply.read()
    connection.close()
