"""PutKeyPolicy."""

import json

import pytest

LOCKED_OUT = "The new key policy will not allow you to update the key policy in the future."


@pytest.fixture
def policy(account):
    """A policy with the usual statement, and more if asked."""

    def text(*statements):
        root = {"AWS": f"arn:aws:iam::{account}:root"}
        usual = {"Sid": "root", "Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"}
        return json.dumps({"Version": "2012-10-17", "Statement": [usual, *statements]}, indent=3)

    return text


@pytest.fixture
def root(account):
    return {"AWS": f"arn:aws:iam::{account}:root"}


def test_the_policy_comes_back_as_it_was_sent(kms, key, key_name, policy, members):
    assert members(kms.put_key_policy(KeyId=key_name, Policy=policy())) == set()
    assert kms.get_key_policy(KeyId=key["KeyId"])["Policy"] == policy()


def test_the_name_may_be_said(kms, key, policy, refused):
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy(), PolicyName="default")
    with refused("UnsupportedOperationException"):
        kms.put_key_policy(KeyId=key["KeyId"], Policy=policy(), PolicyName="other")


def test_a_policy_takes_effect_at_once(kms, key, policy, root, account, refused, not_disclosed):
    """A key that only the ciphertext names is not disclosed; one that the request names is."""
    deny = {"Effect": "Deny", "Principal": root, "Action": "kms:Decrypt", "Resource": "*"}
    ciphertext = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy(deny))
    with refused("AccessDeniedException", not_disclosed("Decrypt", "on the resource associated with this ciphertext")):
        kms.decrypt(CiphertextBlob=ciphertext)
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Decrypt on resource: {key['Arn']} "
        "with an explicit deny in a resource-based policy",
    ):
        kms.decrypt(CiphertextBlob=ciphertext, KeyId=key["KeyId"])
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy())
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"


def test_root_has_no_power_of_its_own(kms, key, root, account, refused):
    statement = {
        "Effect": "Allow",
        "Principal": root,
        "Action": ["kms:PutKeyPolicy", "kms:Describe*"],
        "Resource": "*",
    }
    kms.put_key_policy(KeyId=key["KeyId"], Policy=json.dumps({"Version": "2012-10-17", "Statement": statement}))
    kms.describe_key(KeyId=key["KeyId"])
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:Encrypt on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:Encrypt action",
    ):
        kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")


def test_statements_without_resource_have_no_effect(kms, key, policy, root):
    deny = {"Effect": "Deny", "Principal": root, "Action": "kms:Encrypt"}
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy(deny))
    kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")


@pytest.mark.parametrize(
    "statement",
    [
        {"Principal": {"AWS": "arn:aws:iam::111122223333:root"}},
        {"Action": "kms:Get*"},
        {"Effect": "Deny"},
        {"Resource": "arn:aws:kms:us-east-1:000000000000:key/other"},
    ],
)
def test_a_policy_that_locks_its_writer_out(kms, key, root, refused, statement):
    statement = {"Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"} | statement
    locked = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    with refused("MalformedPolicyDocumentException", LOCKED_OUT):
        kms.put_key_policy(KeyId=key["KeyId"], Policy=locked)
    with refused("MalformedPolicyDocumentException", LOCKED_OUT):
        kms.put_key_policy(KeyId=key["KeyId"], Policy=locked, BypassPolicyLockoutSafetyCheck=False)
    kms.describe_key(KeyId=key["KeyId"])
    kms.put_key_policy(KeyId=key["KeyId"], Policy=locked, BypassPolicyLockoutSafetyCheck=True)
    with refused("AccessDeniedException"):
        kms.put_key_policy(KeyId=key["KeyId"], Policy=locked, BypassPolicyLockoutSafetyCheck=True)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "[]",
        '"policy"',
        "{}",
        '{"Version": "2012-10-17", "Statement": []} trailing',
        '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kms:*", "Resource": "*"}}',
        '{"Version": "1999-01-01", "Statement": []}',
        '{"Version": "2012-10-17", "Statement": [], "Statement": []}',
    ],
)
def test_a_malformed_policy(kms, key, refused, text):
    before = kms.get_key_policy(KeyId=key["KeyId"])["Policy"]
    with refused("MalformedPolicyDocumentException"):
        kms.put_key_policy(KeyId=key["KeyId"], Policy=text)
    assert kms.get_key_policy(KeyId=key["KeyId"])["Policy"] == before


def test_a_policy_of_32_kilobytes_and_one_byte_more(kms, key, policy, refused):
    text = policy()
    kms.put_key_policy(KeyId=key["KeyId"], Policy=text + " " * (32768 - len(text)))
    with refused("LimitExceededException"):
        kms.put_key_policy(KeyId=key["KeyId"], Policy=text + " " * (32769 - len(text)))


def test_characters_that_no_policy_has(kms, key, policy, refused):
    with refused("ValidationException") as error:
        kms.put_key_policy(KeyId=key["KeyId"], Policy=policy().replace("root", "€", 1))
    assert (
        "at 'policy' failed to satisfy constraint: Member must satisfy regular expression pattern: "
        in (error["Message"])
    )


def test_keys_in_other_states(kms, doomed_key, policy):
    kms.put_key_policy(KeyId=doomed_key["KeyId"], Policy=policy())
    assert kms.get_key_policy(KeyId=doomed_key["KeyId"])["Policy"] == policy()


def test_a_missing_policy(kms, key, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'policy' failed to satisfy constraint: Member must not be null",
    ):
        kms.put_key_policy(KeyId=key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.put_key_policy(KeyId=name, Policy="{}")


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.put_key_policy(KeyId=alias, Policy="{}")
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.put_key_policy(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", Policy="{}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("PutKeyPolicy")):
        kms.put_key_policy(KeyId=foreign_key_arn, Policy="{}")
