"""ListKeys."""

import pytest


def test_a_region_without_keys(elsewhere, members):
    reply = elsewhere.list_keys()
    assert members(reply) == {"Keys", "Truncated"}
    assert (reply["Keys"], reply["Truncated"]) == ([], False)


def test_keys_in_every_state(elsewhere):
    made = [elsewhere.create_key()["KeyMetadata"] for _ in range(3)]
    elsewhere.disable_key(KeyId=made[1]["KeyId"])
    elsewhere.schedule_key_deletion(KeyId=made[2]["KeyId"])
    keys = elsewhere.list_keys()["Keys"]
    assert all(set(key) == {"KeyId", "KeyArn"} for key in keys)
    assert {(key["KeyId"], key["KeyArn"]) for key in keys} == {(key["KeyId"], key["Arn"]) for key in made}


def test_keys_of_other_regions_are_not_shown(elsewhere, key):
    assert elsewhere.list_keys()["Keys"] == []


def test_pages(elsewhere):
    made = {elsewhere.create_key()["KeyMetadata"]["KeyId"] for _ in range(7)}
    pages = list(elsewhere.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 3}))
    listed = [key["KeyId"] for page in pages for key in page["Keys"]]
    assert len(listed) == 7
    assert set(listed) == made
    assert [page["Truncated"] for page in pages] == [True, True, False]
    assert ["NextMarker" in page for page in pages] == [True, True, False]
    assert listed == [key["KeyId"] for key in elsewhere.list_keys()["Keys"]]


def test_a_page_that_ends_with_the_list(elsewhere):
    for _ in range(2):
        elsewhere.create_key()
    reply = elsewhere.list_keys(Limit=2)
    assert len(reply["Keys"]) == 2
    assert reply["Truncated"] is False
    assert "NextMarker" not in reply


def test_a_key_that_is_made_between_two_pages_upsets_nothing(elsewhere):
    made = {elsewhere.create_key()["KeyMetadata"]["KeyId"] for _ in range(3)}
    first = elsewhere.list_keys(Limit=2)
    elsewhere.create_key()
    rest = elsewhere.list_keys(Marker=first["NextMarker"])
    listed = [key["KeyId"] for key in first["Keys"] + rest["Keys"]]
    assert len(listed) == len(set(listed))
    assert made <= set(listed)


@pytest.mark.parametrize("marker", ["made up", "AAAA"])
def test_a_made_up_marker(kms, refused, marker):
    with refused("InvalidMarkerException"):
        kms.list_keys(Marker=marker)


@pytest.mark.parametrize(("limit", "rule"), [(0, "greater than or equal to 1"), (1001, "less than or equal to 1000")])
def test_limits_out_of_range(kms, refused, limit, rule):
    with refused(
        "ValidationException",
        f"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: "
        f"Member must have value {rule}",
    ):
        kms.list_keys(Limit=limit)


def test_the_largest_limit(elsewhere):
    assert elsewhere.list_keys(Limit=1000)["Truncated"] is False


def test_an_empty_marker(kms, refused):
    with refused("ValidationException"):
        kms.list_keys(Marker="")


def listed(kms, **members):
    reply = kms.list_keys(**members)
    assert reply["Truncated"] is False
    return [key["KeyId"] for key in reply["Keys"]]


def test_whose_keys(elsewhere):
    """No Resource Access Manager is here through which other accounts could share keys."""
    made = {elsewhere.create_key()["KeyMetadata"]["KeyId"] for _ in range(2)}
    own = listed(elsewhere)
    assert set(own) == made
    assert listed(elsewhere, ResourceOwners=["SELF"]) == own
    assert listed(elsewhere, ResourceOwners=["SELF", "OTHER_ACCOUNTS_VIA_RAM"]) == own
    assert listed(elsewhere, ResourceOwners=["OTHER_ACCOUNTS_VIA_RAM", "SELF"]) == own
    assert listed(elsewhere, ResourceOwners=["OTHER_ACCOUNTS_VIA_RAM"]) == []


def test_a_marker_is_for_the_same_owners(elsewhere, refused):
    for _ in range(2):
        elsewhere.create_key()
    marker = elsewhere.list_keys(Limit=1)["NextMarker"]
    assert len(listed(elsewhere, Marker=marker, ResourceOwners=["SELF"])) == 1
    with refused("InvalidMarkerException"):
        elsewhere.list_keys(Marker=marker, ResourceOwners=["SELF", "OTHER_ACCOUNTS_VIA_RAM"])


def test_owners_that_are_none(kms, refused):
    with refused(
        "ValidationException",
        "1 validation error detected: Value '[NOBODY]' at 'resourceOwners' failed to satisfy constraint: "
        "Member must satisfy constraint: [Member must satisfy enum value set: [SELF, OTHER_ACCOUNTS_VIA_RAM]]",
    ):
        kms.list_keys(ResourceOwners=["NOBODY"])
