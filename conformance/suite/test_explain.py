"""Every decision can be explained afterwards: `bulla policy explain`, from the audit log of the running service."""

import json

import pytest
from botocore.exceptions import ClientError

from identities import Identities, statement, trust


def refusal(call, code="AccessDeniedException"):
    with pytest.raises(ClientError) as error:
        call()
    assert error.value.response["Error"]["Code"] == code
    return error.value.response


@pytest.fixture
def guarded(kms, account):
    """A key that its account may use, for the team red only, and never with the encryption context `stop`."""
    root = {"AWS": f"arn:aws:iam::{account}:root"}
    team = {"StringEquals": {"kms:EncryptionContext:team": "red"}}
    stop = {"Null": {"kms:EncryptionContext:stop": "false"}}
    statements = [
        {"Sid": "keep", "Effect": "Allow", "Principal": root, "NotAction": "kms:Encrypt", "Resource": "*"},
        {"Sid": "red", "Effect": "Allow", "Principal": root, "Action": "kms:Enc*", "Resource": "*", "Condition": team},
        {"Sid": "stop", "Effect": "Deny", "Principal": "*", "Action": "kms:Enc*", "Resource": "*", "Condition": stop},
    ]
    policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
    return kms.create_key(Policy=policy)["KeyMetadata"]["Arn"]


def test_a_request_that_was_allowed(server, kms, guarded):
    reply = kms.encrypt(KeyId=guarded, Plaintext=b"x", EncryptionContext={"team": "red"})
    told = server.explained(reply)
    assert (told["operation"], told["allowed"], told["changes"]) == ("Encrypt", True, [])
    (permission,) = told["permissions"]
    assert (permission["action"], permission["resource"]) == ("kms:Encrypt", guarded)
    whys = [(statement["sid"], statement["why"]) for statement in permission["policies"][0]["statements"]]
    assert whys == [(None, "OtherAction"), ("red", "AllowsAccountRoot"), ("stop", "ConditionNotMet")]


def test_a_condition_that_was_not_met(server, kms, guarded):
    reply = refusal(lambda: kms.encrypt(KeyId=guarded, Plaintext=b"secret text", EncryptionContext={"team": "blue"}))
    told = server.explained(reply)
    assert (told["allowed"], told["permissions"][0]["refusedBy"]) == (False, "NoKeyPolicy")
    failed = {"operator": "StringEquals", "key": "kms:encryptioncontext:team", "wanted": ["red"], "found": ["blue"]}
    assert told["changes"] == [{"meet": [failed], "statement": 1, "of": f"the key policy of {guarded}"}]
    text = server.explain(reply["ResponseMetadata"]["RequestId"]).stdout
    for part in [
        f"DENIED  kms:Encrypt on {guarded}",
        "because neither the key policy nor a grant allows it",
        "condition not met",
        "policy   red",
        "request  blue",
        f'The request has to meet the condition of statement 2 of the key policy of {guarded}:\n    "Condition": '
        '{"StringEquals":{"kms:encryptioncontext:team":["red"]}}   (request: blue)',
    ]:
        assert part in text, text
    assert "secret text" not in text
    # The request that meets it is allowed.
    kms.encrypt(KeyId=guarded, Plaintext=b"x", EncryptionContext={"team": "red"})


def test_a_deny(server, kms, guarded):
    context = {"team": "red", "stop": "now"}
    reply = refusal(lambda: kms.encrypt(KeyId=guarded, Plaintext=b"x", EncryptionContext=context))
    told = server.explained(reply)
    assert told["permissions"][0]["refusedBy"] == "KeyPolicyDenies"
    assert told["changes"] == [{"remove": 2, "from": f"the key policy of {guarded}"}]


def test_each_permission_is_explained(server, kms, guarded):
    """ReEncrypt needs one on each key."""
    other = kms.create_key()["KeyMetadata"]["Arn"]
    blob = kms.encrypt(KeyId=guarded, Plaintext=b"x", EncryptionContext={"team": "red"})["CiphertextBlob"]
    reply = kms.re_encrypt(
        CiphertextBlob=blob, SourceEncryptionContext={"team": "red"}, DestinationKeyId=other
    )
    permissions = server.explained(reply)["permissions"]
    asked = [(permission["action"], permission["resource"]) for permission in permissions]
    assert asked == [("kms:ReEncryptFrom", guarded), ("kms:ReEncryptTo", other)]
    alias = server.explained(kms.create_alias(AliasName="alias/explained", TargetKeyId=other))
    assert [permission["resource"].split(":")[-1] for permission in alias["permissions"]] == [
        "alias/explained",
        other.split(":")[-1],
    ]


def test_an_ordinary_entry_grows_little(server, kms):
    key = kms.create_key()["KeyMetadata"]["Arn"]
    kms.encrypt(KeyId=key, Plaintext=b"x")
    event = server.newest_events(1)[0]
    decision = json.dumps({"decision": event["decision"]}, separators=(",", ":"))
    assert len(decision) < 120, decision


def test_what_has_no_decision_says_so(server, kms):
    told = server.explain("00000000-0000-0000-0000-000000000000")
    assert (told.returncode, told.stdout) == (1, "")
    assert "no request 00000000-0000-0000-0000-000000000000 in" in told.stderr
    missing = "11111111-2222-3333-4444-555555555555"
    reply = refusal(lambda: kms.describe_key(KeyId=missing), "NotFoundException")
    told = server.explain(reply["ResponseMetadata"]["RequestId"])
    assert told.returncode == 1
    assert "no policy was asked about request" in told.stderr and "NotFoundException: Key '" in told.stderr
    assert server.explain("x", "--output", "xml").returncode == 2


def test_calls_of_iam_are_explained_too(server, account):
    identities = Identities(server)
    tagged = {"StringEquals": {"aws:RequestTag/team": "red"}}
    alice = identities.user(statement("iam:CreateUser", Condition=tagged), name="explained-alice")
    reply = refusal(lambda: alice.client("iam").create_user(UserName="explained-bob"), "AccessDenied")
    told = server.explained(reply)
    assert (told["operation"], told["allowed"]) == ("CreateUser", False)
    (permission,) = told["permissions"]
    asked = (permission["action"], permission["resource"], permission["refusedBy"])
    assert asked == ("iam:CreateUser", f"arn:aws:iam::{account}:user/explained-bob", "NoIdentityPolicy")
    failed = {"operator": "StringEquals", "key": "aws:requesttag/team", "wanted": ["red"], "found": None}
    assert told["changes"] == [{"meet": [failed], "statement": 0, "of": "the identity policy own"}]
    told = server.explained(identities.iam.list_users())
    assert (told["allowed"], told["permissions"][0]["action"]) == (True, "iam:ListUsers")


def test_a_trust_policy_is_explained(server, account):
    identities = Identities(server)
    alice = identities.user(statement("sts:AssumeRole"), name="explained-carol")
    role = identities.role(trust({"AWS": "444455556666"}))
    sts = alice.client("sts")
    reply = refusal(lambda: sts.assume_role(RoleArn=role, RoleSessionName="job"), "AccessDenied")
    told = server.explained(reply)
    assert told["permissions"][0]["policies"][0]["kind"] == "trust policy"
    wanted = {"Effect": "Allow", "Principal": {"AWS": alice.arn}, "Action": "sts:AssumeRole"}
    assert told["changes"] == [{"add": wanted, "to": f"the trust policy of {role}"}]
    text = server.explain(reply["ResponseMetadata"]["RequestId"]).stdout
    assert "because the trust policy of the role does not allow it" in text, text
    name = role.split("/")[-1]
    identities.iam.update_assume_role_policy(RoleName=name, PolicyDocument=trust({"AWS": alice.arn}))
    assert server.explained(sts.assume_role(RoleArn=role, RoleSessionName="job"))["allowed"]
