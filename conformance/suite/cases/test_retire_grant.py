"""RetireGrant."""

import json

import pytest


def test_by_token(kms, key, new_grant, members):
    made = new_grant()
    assert members(kms.retire_grant(GrantToken=made["GrantToken"])) == set()
    assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []


def test_by_key_and_grant_id(kms, key, key_name, new_grant):
    kms.retire_grant(KeyId=key_name, GrantId=new_grant()["GrantId"])
    assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []


def test_any_token_of_the_grant(kms, key, new_grant, refused):
    first, again = new_grant(Name="n"), new_grant(Name="n")
    kms.retire_grant(GrantToken=again["GrantToken"])
    with refused("NotFoundException"):
        kms.retire_grant(GrantToken=first["GrantToken"])


def test_neither_form(kms, key, new_grant, refused):
    made = new_grant()
    for arguments in ({}, {"KeyId": key["Arn"]}, {"GrantId": made["GrantId"]}):
        with refused("ValidationException"):
            kms.retire_grant(**arguments)


def test_two_forms_that_disagree(kms, key, new_grant, refused):
    first, second = new_grant(), new_grant()
    with refused("ValidationException"):
        kms.retire_grant(GrantToken=first["GrantToken"], KeyId=key["Arn"], GrantId=second["GrantId"])
    kms.retire_grant(GrantToken=first["GrantToken"], KeyId=key["Arn"], GrantId=first["GrantId"])


@pytest.mark.parametrize("cut", [0, 1, 60])
def test_a_bad_token(kms, new_grant, refused, cut):
    token = new_grant()["GrantToken"]
    altered = token[:cut] + ("A" if token[cut] != "A" else "B") + token[cut + 1 :]
    with refused("InvalidGrantTokenException"):
        kms.retire_grant(GrantToken=altered)


def test_what_is_no_grant(kms, key, refused):
    with refused("InvalidGrantIdException"):
        kms.retire_grant(KeyId=key["Arn"], GrantId="garbage")
    with refused("NotFoundException"):
        kms.retire_grant(KeyId=key["Arn"], GrantId="0" * 64)


def test_the_token_of_a_key_in_another_region(elsewhere, new_grant, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.retire_grant(GrantToken=new_grant()["GrantToken"])


def test_a_dry_run(kms, key, new_grant, refused):
    with refused("DryRunOperationException"):
        kms.retire_grant(GrantToken=new_grant()["GrantToken"], DryRun=True)
    assert len(kms.list_grants(KeyId=key["KeyId"])["Grants"]) == 1


def test_the_key_policy_has_no_say(kms, key, new_grant, alice):
    made = new_grant()
    statement = {"Effect": "Allow", "Principal": {"AWS": alice}, "Action": "kms:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": statement})
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy, BypassPolicyLockoutSafetyCheck=True)
    kms.retire_grant(KeyId=key["Arn"], GrantId=made["GrantId"])


def test_keys_in_any_state(kms, key, new_grant):
    first, second = new_grant(), new_grant()
    kms.disable_key(KeyId=key["KeyId"])
    kms.retire_grant(GrantToken=first["GrantToken"])
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    kms.retire_grant(KeyId=key["Arn"], GrantId=second["GrantId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.retire_grant(KeyId=name, GrantId="0" * 64)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("RetireGrant")):
        kms.retire_grant(KeyId=foreign_key_arn, GrantId="0" * 64)
