"""UntagResource."""

import pytest


@pytest.fixture
def tagged_key(kms, key):
    tags = [{"TagKey": name, "TagValue": "v"} for name in ("a", "b", "c")]
    kms.tag_resource(KeyId=key["KeyId"], Tags=tags)
    return key


def test_tags_go_and_the_others_keep_their_order(kms, tagged_key, key_name, members):
    assert members(kms.untag_resource(KeyId=key_name, TagKeys=["b"])) == set()
    left = kms.list_resource_tags(KeyId=tagged_key["KeyId"])["Tags"]
    assert [tag["TagKey"] for tag in left] == ["a", "c"]


def test_all_of_them(kms, tagged_key):
    kms.untag_resource(KeyId=tagged_key["KeyId"], TagKeys=["c", "a", "b"])
    assert kms.list_resource_tags(KeyId=tagged_key["KeyId"])["Tags"] == []


def test_a_tag_that_is_not_there(kms, tagged_key):
    kms.untag_resource(KeyId=tagged_key["KeyId"], TagKeys=["nowhere", "A"])
    assert len(kms.list_resource_tags(KeyId=tagged_key["KeyId"])["Tags"]) == 3


def test_a_disabled_key(kms, tagged_key):
    kms.disable_key(KeyId=tagged_key["KeyId"])
    kms.untag_resource(KeyId=tagged_key["KeyId"], TagKeys=["a"])
    assert len(kms.list_resource_tags(KeyId=tagged_key["KeyId"])["Tags"]) == 2


def test_a_key_that_is_pending_deletion(kms, tagged_key, refused):
    kms.schedule_key_deletion(KeyId=tagged_key["KeyId"])
    with refused("KMSInvalidStateException", f"{tagged_key['Arn']} is pending deletion."):
        kms.untag_resource(KeyId=tagged_key["KeyId"], TagKeys=["a"])


def test_constraints(kms, key, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
    ):
        kms.untag_resource(KeyId=key["KeyId"])
    with refused("ValidationException") as error:
        kms.untag_resource(KeyId=key["KeyId"], TagKeys=["k" * 129])
    assert "'tagKeys.1.member'" in error["Message"] or "'tagKeys'" in error["Message"]


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.untag_resource(KeyId=name, TagKeys=["a"])


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.untag_resource(KeyId=alias, TagKeys=["a"])
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.untag_resource(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", TagKeys=["a"])


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("UntagResource")):
        kms.untag_resource(KeyId=foreign_key_arn, TagKeys=["a"])
