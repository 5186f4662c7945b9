"""Fixtures: a running server, clients for it, keys in every state, and what AWS says of keys that are not there."""

import contextlib
import itertools
import json
import os
import uuid

import pytest
from botocore.exceptions import ClientError

from identities import Identities, people
from iam_requests import Stage
from server import ACCOUNT, OWN_REGIONS, REGION, Server, clean_environment

# Before any client is made: nothing in this process may reach for a proxy or for somebody's AWS account.
for name in set(os.environ) - set(clean_environment()) - {"BULLA_BIN"}:
    del os.environ[name]
os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null"
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

numbers = itertools.count(1)
regions = itertools.count()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("bulla") / "data")
    try:
        people(running.start(), users=["alice", "bob"], roles=["role"])
        yield running
    finally:
        running.end()


@pytest.fixture(scope="session")
def kms(server):
    """A client in the Region where the keys of the other fixtures are."""
    return server.client()


@pytest.fixture(scope="session")
def account():
    return ACCOUNT


@pytest.fixture(scope="module")
def identities(server):
    """Makes users and roles, and calls as them."""
    return Identities(server)


@pytest.fixture(scope="module")
def iam(identities):
    """A client of the account's root."""
    return identities.iam


@pytest.fixture(scope="module")
def stage(identities):
    """Makes what a request of IAM or STS needs to succeed."""
    return Stage(identities)


@pytest.fixture
def elsewhere(server):
    """A client in a Region that no other test has used: nothing is there yet."""
    return server.client(OWN_REGIONS[next(regions)])


@pytest.fixture
def key(kms):
    """The metadata of a new key."""
    return kms.create_key()["KeyMetadata"]


@pytest.fixture(scope="session")
def key_of(kms):
    """Gives the metadata of a key of a spec and usage. It serves every test: nobody may change it."""
    made = {}

    def find(spec, usage):
        if (spec, usage) not in made:
            made[spec, usage] = kms.create_key(KeySpec=spec, KeyUsage=usage)["KeyMetadata"]
        return made[spec, usage]

    return find


@pytest.fixture(scope="session")
def arn(key_of):
    """A symmetric encryption key that nobody changes."""
    return key_of("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")["Arn"]


@pytest.fixture
def other_key(kms):
    return kms.create_key()["KeyMetadata"]


@pytest.fixture
def disabled_key(kms, key):
    kms.disable_key(KeyId=key["KeyId"])
    return key


@pytest.fixture
def doomed_key(kms, key):
    """A key that is pending deletion."""
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    return key


@pytest.fixture
def alice(account):
    """A principal that grants can be for; nobody calls as her."""
    return f"arn:aws:iam::{account}:user/alice"


@pytest.fixture
def new_grant(kms, key, alice):
    """Makes grants on `key`; gives the replies."""

    def make(**arguments):
        defaults = {"KeyId": key["KeyId"], "GranteePrincipal": alice, "Operations": ["Decrypt"]}
        return kms.create_grant(**defaults | arguments)

    return make


@pytest.fixture
def not_allowed(kms, key, account):
    """Takes the root's permission for these actions on `key` from the key policy."""

    def take(*actions):
        statement = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
            "NotAction": [f"kms:{action}" for action in actions],
            "Resource": "*",
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        kms.put_key_policy(KeyId=key["KeyId"], Policy=policy)

    return take


@pytest.fixture
def granted(key, new_grant, not_allowed, account):
    """Leaves the root an action on `key` by a grant only; gives the grant token."""

    def grant(action):
        not_allowed(action)
        return new_grant(GranteePrincipal=f"arn:aws:iam::{account}:root", Operations=[action])["GrantToken"]

    return grant


@pytest.fixture
def new_alias():
    """An alias name that is not taken."""
    return f"alias/conformance-{next(numbers)}"


@pytest.fixture
def alias(kms, key, new_alias):
    """The name of an alias of `key`."""
    kms.create_alias(AliasName=new_alias, TargetKeyId=key["KeyId"])
    return new_alias


@pytest.fixture(params=["id", "ARN"])
def key_name(request, key):
    """What management operations accept for `key`."""
    return {"id": key["KeyId"], "ARN": key["Arn"]}[request.param]


@pytest.fixture(params=["id", "ARN", "alias name", "alias ARN"])
def any_key_name(request, key, account):
    """What cryptographic operations accept for `key`."""
    if request.param in ("id", "ARN"):
        return {"id": key["KeyId"], "ARN": key["Arn"]}[request.param]
    name = request.getfixturevalue("alias")
    return name if request.param == "alias name" else f"arn:aws:kms:{REGION}:{account}:{name}"


@pytest.fixture(params=["unknown id", "unknown ARN", "unknown mrk", "text", "32 digits", "bad mrk", "another Region"])
def no_key(request, account):
    """What names no key, and what AWS says of it."""
    unknown, here = str(uuid.uuid4()), f"arn:aws:kms:{REGION}:{account}:key"
    return {
        "unknown id": (unknown, f"Key '{here}/{unknown}' does not exist"),
        "unknown ARN": (f"{here}/{unknown}", f"Key '{here}/{unknown}' does not exist"),
        "unknown mrk": ("mrk-" + "a" * 32, f"Key '{here}/mrk-{'a' * 32}' does not exist"),
        "text": ("not-a-key", "Invalid keyId 'not-a-key'"),
        "32 digits": ("a" * 32, f"Invalid keyId '{'a' * 32}'"),
        "bad mrk": ("mrk-" + "z" * 32, f"Invalid keyId 'mrk-{'z' * 32}'"),
        "another Region": (f"arn:aws:kms:eu-west-1:{account}:key/{unknown}", "Invalid arn eu-west-1"),
    }[request.param]


@pytest.fixture
def foreign_key_arn():
    """The ARN of a key in an account that the caller knows nothing of."""
    return f"arn:aws:kms:{REGION}:111122223333:key/{uuid.uuid4()}"


@pytest.fixture
def not_disclosed(account):
    """How AWS refuses what is in another account, be it there or not."""

    def text(action, on="on this resource"):
        return (
            f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:{action} {on} because the "
            "resource does not exist in this Region, no resource-based policies allow access, or a resource-based "
            "policy explicitly denies access"
        )

    return text


@pytest.fixture
def refused():
    """Expects one error: its code, its text (None where only the code is known), its HTTP status."""

    @contextlib.contextmanager
    def expect(code, message=None, status=400):
        error = {}
        with pytest.raises(ClientError) as caught:
            yield error
        response = caught.value.response
        error.update(response["Error"])
        assert (error["Code"], response["ResponseMetadata"]["HTTPStatusCode"]) == (code, status), error
        if message is not None:
            assert error["Message"] == message

    return expect


@pytest.fixture
def members():
    """The names of the members of a reply."""

    def names(reply):
        return set(reply) - {"ResponseMetadata"}

    return names
