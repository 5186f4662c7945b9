"""Creating, describing, listing, changing and deleting keys."""

import datetime

import pytest
from conftest import ACCOUNT, REGION

MEMBERS = {
    "AWSAccountId", "KeyId", "Arn", "CreationDate", "Enabled", "Description", "KeyUsage", "KeyState", "Origin",
    "KeyManager", "CustomerMasterKeySpec", "KeySpec", "EncryptionAlgorithms", "MultiRegion", "CurrentKeyMaterialId",
}


def test_create_key_with_defaults(kms):
    metadata = kms.create_key()["KeyMetadata"]
    assert set(metadata) == MEMBERS
    assert metadata["Arn"] == f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{metadata['KeyId']}"
    assert (metadata["KeySpec"], metadata["KeyUsage"]) == ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
    assert (metadata["Origin"], metadata["KeyManager"], metadata["KeyState"]) == ("AWS_KMS", "CUSTOMER", "Enabled")
    assert metadata["Description"] == "" and metadata["Enabled"] is True
    assert abs(metadata["CreationDate"].timestamp() - datetime.datetime.now().timestamp()) < 60


def test_create_key_refusals(refused):
    refused("create_key", "ValidationException",
            "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.", KeySpec="RSA_2048")
    refused("create_key", "ValidationException", "KeyUsage SIGN_VERIFY is not compatible with KeySpec SYMMETRIC_DEFAULT",
            KeyUsage="SIGN_VERIFY")
    refused("create_key", "TagException", "Duplicate tag keys",
            Tags=[{"TagKey": "a", "TagValue": "1"}, {"TagKey": "a", "TagValue": "2"}])
    refused("create_key", "MalformedPolicyDocumentException", Policy="{}")
    refused("create_key", "UnsupportedOperationException", KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")


@pytest.mark.parametrize("form", ["{key}", "arn:aws:kms:us-east-1:000000000000:key/{key}", "alias/describe-{key}",
                                  "arn:aws:kms:us-east-1:000000000000:alias/describe-{key}"])
def test_describe_key_by_every_identifier(kms, key, form):
    kms.create_alias(AliasName=f"alias/describe-{key}", TargetKeyId=key)
    assert kms.describe_key(KeyId=form.format(key=key))["KeyMetadata"]["KeyId"] == key


def test_describe_key_refusals(refused):
    missing = "1234abcd-12ab-34cd-56ef-1234567890ab"
    refused("describe_key", "NotFoundException", f"Key 'arn:aws:kms:{REGION}:{ACCOUNT}:key/{missing}' does not exist", KeyId=missing)
    refused("describe_key", "NotFoundException", "Invalid keyId 'nothing'", KeyId="nothing")
    refused("describe_key", "NotFoundException", f"Alias arn:aws:kms:{REGION}:{ACCOUNT}:alias/nothing is not found.", KeyId="alias/nothing")
    refused("describe_key", "NotFoundException", "Invalid arn eu-west-1", KeyId=f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/{missing}")
    refused("describe_key", "AccessDeniedException", KeyId=f"arn:aws:kms:{REGION}:444455556666:key/{missing}")


def test_keys_live_in_the_region_of_the_request(service, kms, key):
    other = service.client("eu-central-1")
    made = other.create_key()["KeyMetadata"]
    assert made["Arn"].startswith(f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/")
    assert made["KeyId"] not in [entry["KeyId"] for page in kms.get_paginator("list_keys").paginate() for entry in page["Keys"]]


def test_list_keys_pages(kms, refused):
    made = {kms.create_key()["KeyMetadata"]["KeyId"] for _ in range(5)}
    pages = list(kms.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 2}))
    listed = [entry["KeyId"] for page in pages for entry in page["Keys"]]
    assert made <= set(listed) and len(listed) == len(set(listed))
    assert all(page["Truncated"] for page in pages[:-1]) and not pages[-1]["Truncated"]
    refused("list_keys", "InvalidMarkerException", Marker="bm90aGluZw==")
    refused("list_keys", "ValidationException", Limit=1001)


def test_update_key_description(kms, key):
    kms.update_key_description(KeyId=key, Description="new")
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["Description"] == "new"


def test_disable_and_enable(kms, key, arn, refused):
    for _ in range(2):
        kms.disable_key(KeyId=key)
    metadata = kms.describe_key(KeyId=key)["KeyMetadata"]
    assert (metadata["KeyState"], metadata["Enabled"]) == ("Disabled", False)
    refused("encrypt", "DisabledException", f"{arn} is disabled.", KeyId=key, Plaintext=b"x")
    for _ in range(2):
        kms.enable_key(KeyId=key)
    kms.encrypt(KeyId=key, Plaintext=b"x")
    refused("enable_key", "NotFoundException", "Invalid keyId 'alias/x'", KeyId="alias/x")
    refused("enable_key", "InvalidArnException", "Key Aliases are not supported for this operation.",
            KeyId=f"arn:aws:kms:{REGION}:{ACCOUNT}:alias/x")


def test_schedule_and_cancel_deletion(kms, key, arn, refused):
    reply = kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    assert (reply["KeyId"], reply["KeyState"], reply["PendingWindowInDays"]) == (arn, "PendingDeletion", 7)
    assert round((reply["DeletionDate"].timestamp() - datetime.datetime.now().timestamp()) / 86400) == 7
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["DeletionDate"] == reply["DeletionDate"]
    refused("encrypt", "KMSInvalidStateException", f"{arn} is pending deletion.", KeyId=key, Plaintext=b"x")
    refused("tag_resource", "KMSInvalidStateException", f"{arn} is pending deletion.", KeyId=key, Tags=[{"TagKey": "a", "TagValue": ""}])
    assert kms.cancel_key_deletion(KeyId=key)["KeyId"] == arn
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "Disabled"
    refused("cancel_key_deletion", "KMSInvalidStateException", f"{arn} is not pending deletion.", KeyId=key)
    assert kms.schedule_key_deletion(KeyId=key)["PendingWindowInDays"] == 30
    kms.cancel_key_deletion(KeyId=key)
    refused("schedule_key_deletion", "ValidationException", KeyId=key, PendingWindowInDays=6)
    refused("schedule_key_deletion", "ValidationException", KeyId=key, PendingWindowInDays=31)


def test_tags(kms, key, refused):
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "b", "TagValue": "1"}, {"TagKey": "a", "TagValue": ""}])
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "b", "TagValue": "2"}, {"TagKey": "c", "TagValue": "3"}])
    kms.untag_resource(KeyId=key, TagKeys=["a", "never there"])
    reply = kms.list_resource_tags(KeyId=key)
    assert reply["Tags"] == [{"TagKey": "b", "TagValue": "2"}, {"TagKey": "c", "TagValue": "3"}]
    assert reply["Truncated"] is False
    first = kms.list_resource_tags(KeyId=key, Limit=1)
    rest = kms.list_resource_tags(KeyId=key, Marker=first["NextMarker"])
    assert first["Tags"] + rest["Tags"] == reply["Tags"]
    refused("tag_resource", "TagException", "Tags beginning with aws: are reserved", KeyId=key, Tags=[{"TagKey": "AWS:x", "TagValue": ""}])
    refused("tag_resource", "TagException", "Too many tags", KeyId=key, Tags=[{"TagKey": f"t{n}", "TagValue": ""} for n in range(50)])
    long = "k" * 129
    refused("tag_resource", "ValidationException",
            f"1 validation error detected: Value '{long}' at 'tags.1.member.tagKey' failed to satisfy constraint: "
            "Member must have length less than or equal to 128", KeyId=key, Tags=[{"TagKey": long, "TagValue": ""}])


def test_get_key_last_usage(kms, key, refused):
    before = kms.get_key_last_usage(KeyId=key)
    assert before["KeyId"] == key and before["KeyLastUsage"] == {}
    assert before["TrackingStartDate"] == before["KeyCreationDate"]
    reply = kms.encrypt(KeyId=key, Plaintext=b"x")
    refused("encrypt", "DryRunOperationException", KeyId=key, Plaintext=b"x", DryRun=True)
    last = kms.get_key_last_usage(KeyId=key)["KeyLastUsage"]
    assert (last["Operation"], last["KmsRequestId"]) == ("Encrypt", reply["ResponseMetadata"]["RequestId"])
