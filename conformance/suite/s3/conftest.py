"""Fixtures of the tests of S3: clients, buckets, KMS keys that are theirs, and the requests to KMS that a call has cost."""

import base64
import contextlib
import hashlib
import itertools
import json

import pytest

from connections import connect, put_default
from identities import statement
from server import REGION
from wire import Wire

numbers = itertools.count(1)
# What the audit log is asked for at once. A test that makes more entries than that fails: its mark is not found.
ENTRIES_MAX = 4000


@pytest.fixture(scope="session")
def client(server):
    """Makes clients: of the account's root, or with other credentials or another configuration."""

    def make(access_key=None, secret_key=None, token=None, **more):
        root = server.credentials()
        return connect(server, access_key or root[0], secret_key or root[1], token, **more)

    return make


@pytest.fixture(scope="session")
def s3(client):
    """A client of the account's root."""
    return client()


@pytest.fixture(scope="session")
def wire(server):
    """Sends requests that no SDK sends."""
    return Wire(server)


@pytest.fixture
def new_name():
    """A name that no bucket has."""
    return lambda: f"conformance-{next(numbers)}"


@pytest.fixture
def new_bucket(s3, new_name):
    """Makes a bucket; gives its name. SSE-C is allowed in it if the test says so: by default S3 blocks it."""

    def make(customer_keys=False, **encryption):
        name = new_name()
        s3.create_bucket(Bucket=name)
        if customer_keys or encryption:
            put_default(s3, name, customer_keys=customer_keys, **encryption)
        return name

    return make


@pytest.fixture
def bucket(new_bucket):
    """The name of a new bucket, as S3 makes it."""
    return new_bucket()


@pytest.fixture
def versioned(s3, bucket):
    """The name of a new bucket that keeps versions."""
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    return bucket


@pytest.fixture
def as_user(client):
    """A client of S3 for a user that `Identities` made."""
    return lambda user, **more: client(user.key["AccessKeyId"], user.key["SecretAccessKey"], **more)


@pytest.fixture
def as_session(client):
    """A client of S3 with temporary credentials."""
    return lambda given, **more: client(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"], **more)


@pytest.fixture(scope="module")
def assumer(identities):
    """A client of STS that may assume roles, which no root may."""
    return identities.user(statement("sts:*")).client("sts")


@pytest.fixture
def session_of(assumer, as_session):
    """A client of S3 with a session of a role."""

    def make(arn, name="session", signature_version=None, **more):
        given = assumer.assume_role(RoleArn=arn, RoleSessionName=name, **more)["Credentials"]
        return as_session(given, signature_version=signature_version)

    return make


class Calls:
    """The requests to KMS that were made in a block, as the audit log has them."""

    def __init__(self):
        self.entries = []

    @property
    def names(self):
        return [entry["eventName"] for entry in self.entries]

    @property
    def contexts(self):
        return [entry["requestParameters"]["encryptionContext"] for entry in self.entries]


@pytest.fixture
def kms_calls(server):
    """Counts what a block asks of KMS, refused requests too."""

    @contextlib.contextmanager
    def count():
        (mark,) = server.newest_events(1)
        calls = Calls()
        yield calls
        entries = server.newest_events(ENTRIES_MAX)
        places = [place for place, entry in enumerate(entries) if entry["eventID"] == mark["eventID"]]
        assert places, "more entries than are looked at"
        since = entries[places[0] + 1 :]
        calls.entries = [entry for entry in since if entry["eventSource"] == "kms.amazonaws.com"]

    return count


@pytest.fixture
def entry_of(server):
    """The audit entry of a reply."""

    def find(reply):
        request_id = reply["ResponseMetadata"]["RequestId"]
        (found,) = [entry for entry in server.newest_events(50) if entry.get("requestID") == request_id]
        return found

    return find


@pytest.fixture(scope="session")
def via_s3():
    """A condition that holds for requests that S3 makes for the caller."""
    return {"StringEquals": {"kms:ViaService": f"s3.{REGION}.amazonaws.com"}}


def md5_etag(content):
    return f'"{hashlib.md5(content).hexdigest()}"'


@pytest.fixture(scope="session")
def md5():
    """The ETag that is the MD5 of a content."""
    return md5_etag


@pytest.fixture(scope="session")
def context_header():
    """An encryption context as the header has it."""
    return lambda pairs: base64.b64encode(json.dumps(pairs).encode()).decode()


@pytest.fixture(scope="session")
def customer_key():
    """The arguments of SSE-C with a key; boto3 encodes the key and adds its MD5."""
    return lambda key=b"0123456789abcdef" * 2: {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": key}


@pytest.fixture(scope="session")
def object_arn():
    return lambda bucket, key="": f"arn:aws:s3:::{bucket}/{key}" if key else f"arn:aws:s3:::{bucket}"
