"""GetKeyPolicy."""

import json


def test_the_default_policy(kms, key, key_name, account, members):
    reply = kms.get_key_policy(KeyId=key_name)
    assert members(reply) == {"Policy", "PolicyName"}
    assert reply["PolicyName"] == "default"
    assert json.loads(reply["Policy"]) == {
        "Version": "2012-10-17",
        "Id": "key-default-1",
        "Statement": [
            {
                "Sid": "Enable IAM User Permissions",
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
                "Action": "kms:*",
                "Resource": "*",
            }
        ],
    }
    assert "\n" in reply["Policy"], "the default policy is pretty printed"


def test_the_name_may_be_said(kms, key):
    named = kms.get_key_policy(KeyId=key["KeyId"], PolicyName="default")
    assert named["Policy"] == kms.get_key_policy(KeyId=key["KeyId"])["Policy"]


def test_another_name(kms, key, refused):
    with refused("NotFoundException", "No such policy exists"):
        kms.get_key_policy(KeyId=key["KeyId"], PolicyName="other")
    with refused("ValidationException"):
        kms.get_key_policy(KeyId=key["KeyId"], PolicyName="with space")


def test_keys_in_other_states(kms, disabled_key):
    before = kms.get_key_policy(KeyId=disabled_key["KeyId"])["Policy"]
    kms.schedule_key_deletion(KeyId=disabled_key["KeyId"])
    assert kms.get_key_policy(KeyId=disabled_key["KeyId"])["Policy"] == before


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.get_key_policy(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_key_policy(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_key_policy(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GetKeyPolicy")):
        kms.get_key_policy(KeyId=foreign_key_arn)
