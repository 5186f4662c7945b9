"""What the log of one account tells of another."""

import json

from accounts import Account
from identities import statement, trust
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
    assert "decision" not in event and mal.arn in event["errorMessage"]
    (event,) = entries(server, "Encrypt", ours.id)
    assert mal.arn not in json.dumps(event)
