"""RevokeGrant."""

import pytest


def test_the_grant_is_gone(kms, key, key_name, new_grant, members):
    made = new_grant()
    assert members(kms.revoke_grant(KeyId=key_name, GrantId=made["GrantId"])) == set()
    assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []


def test_nobody_is_let_in_by_it_any_more(kms, key, new_grant, not_allowed, account, refused):
    not_allowed("Encrypt")
    made = new_grant(GranteePrincipal=f"arn:aws:iam::{account}:root", Operations=["Encrypt"])
    arguments = {"KeyId": key["KeyId"], "Plaintext": b"x", "GrantTokens": [made["GrantToken"]]}
    kms.encrypt(**arguments)
    kms.revoke_grant(KeyId=key["KeyId"], GrantId=made["GrantId"])
    with refused("AccessDeniedException"):
        kms.encrypt(**arguments)


def test_twice(kms, key, new_grant, refused):
    made = new_grant()
    kms.revoke_grant(KeyId=key["KeyId"], GrantId=made["GrantId"])
    with refused("NotFoundException"):
        kms.revoke_grant(KeyId=key["KeyId"], GrantId=made["GrantId"])


def test_the_grant_of_another_key(kms, key, other_key, new_grant, refused):
    made = new_grant()
    with refused("NotFoundException"):
        kms.revoke_grant(KeyId=other_key["KeyId"], GrantId=made["GrantId"])
    assert len(kms.list_grants(KeyId=key["KeyId"])["Grants"]) == 1


@pytest.mark.parametrize("grant", ["garbage", "0" * 63, "0" * 65, "A" * 64])
def test_what_is_no_grant_id(kms, key, refused, grant):
    with refused("InvalidGrantIdException"):
        kms.revoke_grant(KeyId=key["KeyId"], GrantId=grant)


def test_a_dry_run(kms, key, new_grant, refused):
    made = new_grant()
    with refused("DryRunOperationException"):
        kms.revoke_grant(KeyId=key["KeyId"], GrantId=made["GrantId"], DryRun=True)
    with refused("NotFoundException"):
        kms.revoke_grant(KeyId=key["KeyId"], GrantId="0" * 64, DryRun=True)
    assert len(kms.list_grants(KeyId=key["KeyId"])["Grants"]) == 1


def test_keys_in_any_state(kms, key, new_grant):
    first, second = new_grant(), new_grant()
    kms.disable_key(KeyId=key["KeyId"])
    kms.revoke_grant(KeyId=key["KeyId"], GrantId=first["GrantId"])
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    kms.revoke_grant(KeyId=key["KeyId"], GrantId=second["GrantId"])


def test_without_permission_nothing_is_told(kms, key, new_grant, not_allowed, refused):
    made = new_grant()
    not_allowed("RevokeGrant")
    for grant in (made["GrantId"], "0" * 64):
        with refused("AccessDeniedException"):
            kms.revoke_grant(KeyId=key["KeyId"], GrantId=grant)


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.revoke_grant(KeyId=name, GrantId="0" * 64)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("RevokeGrant")):
        kms.revoke_grant(KeyId=foreign_key_arn, GrantId="0" * 64)
