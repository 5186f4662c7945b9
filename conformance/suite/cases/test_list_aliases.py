"""ListAliases."""

import pytest


def test_a_region_without_aliases(elsewhere, members):
    reply = elsewhere.list_aliases()
    assert members(reply) == {"Aliases", "Truncated"}
    assert (reply["Aliases"], reply["Truncated"]) == ([], False)


def test_all_aliases_of_a_region_in_order(elsewhere, account):
    identifier = elsewhere.create_key()["KeyMetadata"]["KeyId"]
    for name in ("alias/b", "alias/a", "alias/c"):
        elsewhere.create_alias(AliasName=name, TargetKeyId=identifier)
    aliases = elsewhere.list_aliases()["Aliases"]
    assert [alias["AliasName"] for alias in aliases] == ["alias/a", "alias/b", "alias/c"]
    for alias in aliases:
        assert set(alias) == {"AliasName", "AliasArn", "TargetKeyId", "CreationDate", "LastUpdatedDate"}
        assert alias["AliasArn"] == f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:{alias['AliasName']}"
        assert alias["TargetKeyId"] == identifier


def test_the_aliases_of_one_key(kms, key, alias, key_name, other_key):
    kms.create_alias(AliasName=alias + "-other", TargetKeyId=other_key["KeyId"])
    assert [entry["AliasName"] for entry in kms.list_aliases(KeyId=key_name)["Aliases"]] == [alias]


def test_pages(elsewhere):
    identifier = elsewhere.create_key()["KeyMetadata"]["KeyId"]
    names = [f"alias/{number:02}" for number in range(7)]
    for name in names:
        elsewhere.create_alias(AliasName=name, TargetKeyId=identifier)
    pages = list(elsewhere.get_paginator("list_aliases").paginate(PaginationConfig={"PageSize": 3}))
    assert [alias["AliasName"] for page in pages for alias in page["Aliases"]] == names
    assert [page["Truncated"] for page in pages] == [True, True, False]
    assert ["NextMarker" in page for page in pages] == [True, True, False]


def test_the_default_page_has_fifty(elsewhere):
    keys = [elsewhere.create_key()["KeyMetadata"]["KeyId"] for _ in range(2)]
    for number in range(51):
        elsewhere.create_alias(AliasName=f"alias/{number:02}", TargetKeyId=keys[number % 2])
    reply = elsewhere.list_aliases()
    assert len(reply["Aliases"]) == 50
    assert reply["Truncated"] is True
    assert len(elsewhere.list_aliases(Limit=100)["Aliases"]) == 51


def test_pages_of_one_key(kms, key, new_alias):
    for number in range(3):
        kms.create_alias(AliasName=f"{new_alias}-{number}", TargetKeyId=key["KeyId"])
    first = kms.list_aliases(KeyId=key["KeyId"], Limit=2)
    second = kms.list_aliases(KeyId=key["KeyId"], Limit=2, Marker=first["NextMarker"])
    assert [len(first["Aliases"]), len(second["Aliases"])] == [2, 1]
    assert second["Truncated"] is False


@pytest.mark.parametrize("marker", ["made up", "AAAA", "x" * 1024])
def test_a_made_up_marker(kms, refused, marker):
    with refused("InvalidMarkerException"):
        kms.list_aliases(Marker=marker)


def test_the_marker_of_another_list(kms, elsewhere, refused):
    for _ in range(2):
        elsewhere.create_key()
    marker = elsewhere.list_keys(Limit=1)["NextMarker"]
    with refused("InvalidMarkerException"):
        elsewhere.list_aliases(Marker=marker)


@pytest.mark.parametrize("limit", [0, -1, 101, 1000, 1001])
def test_limits_out_of_range(kms, refused, limit):
    with refused("ValidationException") as error:
        kms.list_aliases(Limit=limit)
    assert error["Message"].startswith(f"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy ")


def test_an_alias_as_filter(kms, alias, account, refused):
    """The service's page allows no alias here, although the CLI's example text does."""
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_aliases(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_aliases(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.list_aliases(KeyId=name)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ListAliases")):
        kms.list_aliases(KeyId=foreign_key_arn)
