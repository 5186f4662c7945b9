"""AWS managed keys: `alias/aws/SERVICE`."""

import concurrent.futures
import json

import pytest


@pytest.fixture
def managed(elsewhere):
    """The metadata of `alias/aws/s3` in a Region where nothing was before."""
    return elsewhere.describe_key(KeyId="alias/aws/s3")["KeyMetadata"]


def test_a_look_at_the_alias_makes_the_key(elsewhere, managed, account):
    assert managed["KeyManager"] == "AWS"
    assert managed["Description"] == "Default key that protects my S3 objects when no other key is defined"
    assert (managed["KeySpec"], managed["KeyUsage"]) == ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
    assert (managed["KeyState"], managed["Origin"]) == ("Enabled", "AWS_KMS")
    for name in ("alias/aws/s3", f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:alias/aws/s3", managed["KeyId"]):
        assert elsewhere.describe_key(KeyId=name)["KeyMetadata"] == managed
    (alias,) = elsewhere.list_aliases()["Aliases"]
    assert (alias["AliasName"], alias["TargetKeyId"]) == ("alias/aws/s3", managed["KeyId"])
    assert [key["KeyId"] for key in elsewhere.list_keys()["Keys"]] == [managed["KeyId"]]


def test_it_rotates_every_year(elsewhere, managed):
    status = elsewhere.get_key_rotation_status(KeyId=managed["KeyId"])
    assert (status["KeyRotationEnabled"], status["RotationPeriodInDays"]) == (True, 365)
    assert (status["NextRotationDate"] - managed["CreationDate"]).days == 365


def test_its_policy_lets_the_service_use_it_and_the_account_look(elsewhere, managed, account):
    policy = json.loads(elsewhere.get_key_policy(KeyId=managed["KeyId"])["Policy"])
    service, metadata = policy["Statement"]
    assert policy["Id"] == "auto-s3-2"
    assert service["Condition"]["StringEquals"] == {
        "kms:CallerAccount": account,
        "kms:ViaService": f"s3.{elsewhere.meta.region_name}.amazonaws.com",
    }
    assert metadata["Action"] == ["kms:Describe*", "kms:Get*", "kms:List*"]


@pytest.mark.parametrize(
    ("action", "arguments"),
    [
        ("CancelKeyDeletion", {}),
        ("CreateGrant", {"GranteePrincipal": "arn:aws:iam::000000000000:root", "Operations": ["Decrypt"]}),
        ("DisableKey", {}),
        ("DisableKeyRotation", {}),
        ("EnableKey", {}),
        ("EnableKeyRotation", {}),
        ("Encrypt", {"Plaintext": b"x"}),
        ("GenerateDataKey", {"KeySpec": "AES_256"}),
        ("PutKeyPolicy", {"Policy": "{}"}),
        ("RotateKeyOnDemand", {}),
        ("ScheduleKeyDeletion", {}),
        ("TagResource", {"Tags": [{"TagKey": "a", "TagValue": "b"}]}),
        ("UntagResource", {"TagKeys": ["a"]}),
        ("UpdateKeyDescription", {"Description": "x"}),
    ],
)
def test_no_customer_changes_or_uses_it(elsewhere, managed, account, refused, action, arguments):
    operation = "".join("_" + letter.lower() if letter.isupper() else letter for letter in action).strip("_")
    message = (
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:{action} on resource: {managed['Arn']} "
        f"because no resource-based policy allows the kms:{action} action"
    )
    with refused("AccessDeniedException", message):
        getattr(elsewhere, operation)(KeyId=managed["KeyId"], **arguments)


def test_only_a_look_makes_it_and_only_for_services_that_have_one(elsewhere, account, refused):
    arn = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:alias/aws"
    with refused("NotFoundException", f"Alias {arn}/s3 is not found."):
        elsewhere.encrypt(KeyId="alias/aws/s3", Plaintext=b"x")
    with refused("NotFoundException", f"Alias {arn}/nothing is not found."):
        elsewhere.describe_key(KeyId="alias/aws/nothing")
    assert elsewhere.list_keys()["Keys"] == []


def test_many_looks_at_once_make_one_key(elsewhere):
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        looks = [pool.submit(elsewhere.describe_key, KeyId="alias/aws/ebs") for _ in range(64)]
        found = {look.result()["KeyMetadata"]["KeyId"] for look in looks}
    assert len(found) == 1
    assert [key["KeyId"] for key in elsewhere.list_keys()["Keys"]] == list(found)
