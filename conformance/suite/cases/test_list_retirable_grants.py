"""ListRetirableGrants."""

import itertools

import pytest

from identities import people

names = itertools.count(1)


@pytest.fixture
def admin(server, account):
    """A user that nobody else names."""
    name = f"admin-{next(names)}"
    people(server, users=[name])
    return f"arn:aws:iam::{account}:user/{name}"


def test_a_principal_without_grants(kms, admin, members):
    reply = kms.list_retirable_grants(RetiringPrincipal=admin)
    assert members(reply) == {"Grants", "Truncated"}
    assert (reply["Grants"], reply["Truncated"]) == ([], False)


def test_grants_on_several_keys(kms, key, other_key, new_grant, admin, alice):
    made = {new_grant(KeyId=one["KeyId"], RetiringPrincipal=admin)["GrantId"]: one["Arn"] for one in (key, other_key)}
    new_grant(RetiringPrincipal=alice)
    new_grant()
    entries = kms.list_retirable_grants(RetiringPrincipal=admin)["Grants"]
    assert {entry["GrantId"]: entry["KeyId"] for entry in entries} == made
    assert {entry["RetiringPrincipal"] for entry in entries} == {admin}
    for entry in entries:
        assert kms.list_grants(KeyId=entry["KeyId"], GrantId=entry["GrantId"])["Grants"] == [entry]


def test_a_grant_leaves_the_list_when_it_goes(kms, key, new_grant, admin):
    first, second = new_grant(RetiringPrincipal=admin), new_grant(RetiringPrincipal=admin)
    kms.revoke_grant(KeyId=key["KeyId"], GrantId=first["GrantId"])
    assert [grant["GrantId"] for grant in kms.list_retirable_grants(RetiringPrincipal=admin)["Grants"]] == [
        second["GrantId"]
    ]
    kms.retire_grant(GrantToken=second["GrantToken"])
    assert kms.list_retirable_grants(RetiringPrincipal=admin)["Grants"] == []


def test_another_region_has_its_own(kms, elsewhere, new_grant, admin):
    new_grant(RetiringPrincipal=admin)
    assert elsewhere.list_retirable_grants(RetiringPrincipal=admin)["Grants"] == []


def test_pages(kms, new_grant, admin):
    made = {new_grant(RetiringPrincipal=admin)["GrantId"] for _ in range(5)}
    pages = kms.get_paginator("list_retirable_grants").paginate(
        RetiringPrincipal=admin, PaginationConfig={"PageSize": 2}
    )
    pages = list(pages)
    assert [len(page["Grants"]) for page in pages] == [2, 2, 1]
    assert {grant["GrantId"] for page in pages for grant in page["Grants"]} == made
    assert [page["Truncated"] for page in pages] == [True, True, False]


def test_markers_and_limits(kms, new_grant, admin, refused):
    for _ in range(2):
        new_grant(RetiringPrincipal=admin)
    marker = kms.list_retirable_grants(RetiringPrincipal=admin, Limit=1)["NextMarker"]
    for principal, other in ((admin + "x", marker), (admin, "made up")):
        with refused("InvalidMarkerException"):
            kms.list_retirable_grants(RetiringPrincipal=principal, Marker=other)
    for limit in (0, 101):
        with refused("ValidationException"):
            kms.list_retirable_grants(RetiringPrincipal=admin, Limit=limit)


@pytest.mark.parametrize("principal", ["alice", "sns.amazonaws.com", "arn:aws:iam::000000000000:group/admins"])
def test_who_is_no_principal(kms, refused, principal):
    with refused("InvalidArnException", f"ARN does not refer to a valid principal: {principal}"):
        kms.list_retirable_grants(RetiringPrincipal=principal)


def test_a_principal_of_another_account(kms, account, refused):
    other = "arn:aws:iam::111122223333:user/alice"
    message = (
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:ListRetirableGrants on resource: {other} "
        "because no identity-based policy allows the kms:ListRetirableGrants action"
    )
    with refused("AccessDeniedException", message):
        kms.list_retirable_grants(RetiringPrincipal=other)


def test_both_or_neither_kind_of_principal(kms, alice, refused):
    service = {"RetiringServicePrincipal": "sns.amazonaws.com"}
    for arguments in ({}, service, service | {"RetiringPrincipal": alice}):
        with refused("ValidationException"):
            kms.list_retirable_grants(**arguments)
