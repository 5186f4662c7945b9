"""ListGrants."""

import datetime

import pytest


def test_a_key_without_grants(kms, key_name, members):
    reply = kms.list_grants(KeyId=key_name)
    assert members(reply) == {"Grants", "Truncated"}
    assert (reply["Grants"], reply["Truncated"]) == ([], False)


def test_an_entry_without_what_may_be_left_out(kms, key, new_grant, alice, account):
    made = new_grant()
    (entry,) = kms.list_grants(KeyId=key["KeyId"])["Grants"]
    created = entry.pop("CreationDate")
    assert abs(created - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(hours=1)
    assert entry == {
        "KeyId": key["Arn"],
        "GrantId": made["GrantId"],
        "Name": "",
        "GranteePrincipal": alice,
        "IssuingAccount": f"arn:aws:iam::{account}:root",
        "Operations": ["Decrypt"],
    }


def test_filters(kms, key, new_grant, alice, account):
    bob = f"arn:aws:iam::{account}:user/bob"
    first, second, bobs = new_grant(), new_grant(), new_grant(GranteePrincipal=bob)

    def listed(**arguments):
        return {grant["GrantId"] for grant in kms.list_grants(KeyId=key["KeyId"], **arguments)["Grants"]}

    assert listed(GranteePrincipal=alice) == {first["GrantId"], second["GrantId"]}
    assert listed(GranteePrincipal=bob) == {bobs["GrantId"]}
    assert listed(GrantId=second["GrantId"]) == {second["GrantId"]}
    assert listed(GrantId=second["GrantId"], GranteePrincipal=bob) == set()
    assert listed(GranteePrincipal=f"arn:aws:iam::{account}:user/Alice") == set()
    assert listed(GrantId="0" * 64) == set()


def test_a_service_as_filter_means_the_member_it_was_given_in(kms, key, new_grant, alice):
    service = "sns.us-east-1.amazonaws.com"
    made = new_grant(GranteePrincipal=service)
    source = {"SourceArn": "arn:aws:sns:us-east-1:000000000000:topic"}
    arguments = {"GranteeServicePrincipal": service, "RetiringPrincipal": alice, "Constraints": source}
    kms.create_grant(KeyId=key["KeyId"], Operations=["Decrypt"], **arguments)
    listed = kms.list_grants(KeyId=key["KeyId"], GranteePrincipal=service)["Grants"]
    assert [grant["GrantId"] for grant in listed] == [made["GrantId"]]


def test_the_grants_of_another_key(kms, key, other_key, new_grant):
    made = new_grant(KeyId=other_key["KeyId"])
    assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []
    assert kms.list_grants(KeyId=key["KeyId"], GrantId=made["GrantId"])["Grants"] == []


def test_filters_that_cannot_be(kms, key, alice, refused):
    with refused("InvalidGrantIdException"):
        kms.list_grants(KeyId=key["KeyId"], GrantId="garbage")
    for arguments in ({}, {"GranteePrincipal": alice}):
        with refused("ValidationException"):
            kms.list_grants(KeyId=key["KeyId"], GranteeServicePrincipal="sns.amazonaws.com", **arguments)


def test_pages(kms, key, new_grant, alice):
    made = {new_grant()["GrantId"] for _ in range(7)}
    for arguments in ({}, {"GranteePrincipal": alice}):
        pages = kms.get_paginator("list_grants").paginate(
            KeyId=key["KeyId"], PaginationConfig={"PageSize": 3}, **arguments
        )
        pages = list(pages)
        assert [len(page["Grants"]) for page in pages] == [3, 3, 1]
        assert {grant["GrantId"] for page in pages for grant in page["Grants"]} == made
        assert [page["Truncated"] for page in pages] == [True, True, False]


def test_the_default_page_has_fifty(kms, key, new_grant):
    for _ in range(51):
        new_grant()
    reply = kms.list_grants(KeyId=key["KeyId"])
    assert (len(reply["Grants"]), reply["Truncated"]) == (50, True)
    assert len(kms.list_grants(KeyId=key["KeyId"], Limit=100)["Grants"]) == 51


def test_markers_of_other_lists(kms, key, other_key, new_grant, alice, refused):
    for _ in range(2):
        new_grant()
    marker = kms.list_grants(KeyId=key["KeyId"], Limit=1)["NextMarker"]
    for arguments in ({"KeyId": other_key["KeyId"]}, {"KeyId": key["KeyId"], "GranteePrincipal": alice}):
        with refused("InvalidMarkerException"):
            kms.list_grants(Marker=marker, **arguments)
    with refused("InvalidMarkerException"):
        kms.list_grants(KeyId=key["KeyId"], Marker="made up")


@pytest.mark.parametrize("limit", [0, 101, 1000])
def test_limits_out_of_range(kms, key, refused, limit):
    with refused("ValidationException"):
        kms.list_grants(KeyId=key["KeyId"], Limit=limit)


def test_keys_in_any_state(kms, key, new_grant):
    new_grant()
    kms.disable_key(KeyId=key["KeyId"])
    assert len(kms.list_grants(KeyId=key["KeyId"])["Grants"]) == 1
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    assert len(kms.list_grants(KeyId=key["KeyId"])["Grants"]) == 1


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.list_grants(KeyId=name)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ListGrants")):
        kms.list_grants(KeyId=foreign_key_arn)


def test_without_permission(kms, key, not_allowed, refused):
    not_allowed("ListGrants")
    with refused("AccessDeniedException"):
        kms.list_grants(KeyId=key["KeyId"])
