"""ListResourceTags."""

import pytest


@pytest.fixture
def tags(kms, key):
    """Tags in an order that is not that of their names."""
    made = [{"TagKey": f"k{number * 7 % 10}", "TagValue": str(number)} for number in range(10)]
    kms.tag_resource(KeyId=key["KeyId"], Tags=made)
    return made


def test_a_key_without_tags(kms, key, members):
    reply = kms.list_resource_tags(KeyId=key["KeyId"])
    assert members(reply) == {"Tags", "Truncated"}
    assert (reply["Tags"], reply["Truncated"]) == ([], False)


def test_tags_in_the_order_in_which_they_came(kms, tags, key_name):
    assert kms.list_resource_tags(KeyId=key_name)["Tags"] == tags


def test_pages(kms, key, tags):
    pages = list(kms.get_paginator("list_resource_tags").paginate(KeyId=key["KeyId"], PaginationConfig={"PageSize": 4}))
    assert [tag for page in pages for tag in page["Tags"]] == tags
    assert [page["Truncated"] for page in pages] == [True, True, False]


def test_a_made_up_marker(kms, key, other_key, tags, refused):
    with refused("InvalidMarkerException"):
        kms.list_resource_tags(KeyId=key["KeyId"], Marker="made up")
    marker = kms.list_resource_tags(KeyId=key["KeyId"], Limit=1)["NextMarker"]
    with refused("InvalidMarkerException"):
        kms.list_resource_tags(KeyId=other_key["KeyId"], Marker=marker)


@pytest.mark.parametrize("limit", [0, 51, 1000, 1001])
def test_limits_out_of_range(kms, key, refused, limit):
    with refused("ValidationException") as error:
        kms.list_resource_tags(KeyId=key["KeyId"], Limit=limit)
    assert error["Message"].startswith(f"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy ")


def test_the_largest_limit(kms, key, tags):
    assert kms.list_resource_tags(KeyId=key["KeyId"], Limit=50)["Tags"] == tags


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.list_resource_tags(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_resource_tags(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_resource_tags(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ListResourceTags")):
        kms.list_resource_tags(KeyId=foreign_key_arn)
