"""What the log of one account tells of another."""

import json

from accounts import Account
from identities import document, statement, trust
from test_accounts import refused


def entries(server, name, account):
    events = server.newest_events(10)
    return [event for event in events if event["eventName"] == name and event["recipientAccountId"] == account]


def test_what_another_accounts_policy_asks_for_stays_there(server):
    ours, theirs = Account(server), Account(server)
    mal = theirs.user(statement("*"))
    condition = {"StringEquals": {"sts:ExternalId": "s3cr3t-external"}}
    role = ours.role(trust({"AWS": theirs.id}, Condition=condition))
    assert refused(mal.client("sts").assume_role, RoleArn=role, RoleSessionName="job")[0] == "AccessDenied"
    (event,) = entries(server, "AssumeRole", theirs.id)
    assert "s3cr3t-external" not in json.dumps(event)
    key = ours.client("kms").create_key()["KeyMetadata"]["Arn"]
    assert refused(mal.client("kms").encrypt, KeyId=key, Plaintext=b"x")[0] == "AccessDeniedException"
    (event,) = entries(server, "Encrypt", theirs.id)
    assert mal.arn in event["errorMessage"] and "key" not in event["decision"][0]
    (event,) = entries(server, "Encrypt", ours.id)
    assert mal.arn not in json.dumps(event) and "identity" not in event["decision"][0]


def test_what_conditions_asked_stays_with_whom_it_is_about(server):
    """The owner of a key does not learn the caller's tags from its own condition, nor the caller those of the key."""
    ours, theirs = Account(server), Account(server)
    of_key = {"StringEquals": {"aws:ResourceTag/secret-of-key": "x", "kms:EncryptionContext:a": "x"}}
    mal = theirs.user(statement("*"), statement("kms:Encrypt", "Deny", Condition=of_key))
    named = "${aws:username}"
    of_caller = {"StringEquals": {"aws:PrincipalArn": "x", "kms:EncryptionContext:a": "x", "kms:EncryptionContext:b": named}}
    policy = document(
        statement("kms:*", Principal={"AWS": ours.id}),
        statement("kms:*", Principal={"AWS": mal.arn}, Condition=of_caller),
    )
    tags = [{"TagKey": "secret-of-key", "TagValue": "s3cr3t"}]
    key = ours.kms.create_key(Policy=policy, Tags=tags)["KeyMetadata"]["Arn"]
    assert refused(mal.client("kms").encrypt, KeyId=key, Plaintext=b"x")[0] == "AccessDeniedException"
    (caller,) = entries(server, "Encrypt", theirs.id)
    (owner,) = entries(server, "Encrypt", ours.id)
    assert "s3cr3t" not in json.dumps(caller) and mal.name not in json.dumps(owner)
    context = [{"operator": "StringEquals", "key": "kms:encryptioncontext:a", "wanted": ["x"], "found": None}]
    assert owner["decision"][0]["key"]["failed"] == {"1": context} and owner["decision"][0]["cut"]
    (own,) = [policy for policy in caller["decision"][0]["identity"] if "failed" in policy]
    assert list(own["failed"].values()) == [context] and caller["decision"][0]["cut"]
