"""ListKeyPolicies."""

import pytest


def test_there_is_one_and_it_is_called_default(kms, key_name, members):
    reply = kms.list_key_policies(KeyId=key_name)
    assert members(reply) == {"PolicyNames", "Truncated"}
    assert (reply["PolicyNames"], reply["Truncated"]) == (["default"], False)


def test_one_is_the_smallest_page(kms, key):
    reply = kms.list_key_policies(KeyId=key["KeyId"], Limit=1)
    assert (reply["PolicyNames"], reply["Truncated"]) == (["default"], False)


@pytest.mark.parametrize(("limit", "rule"), [(0, "greater than or equal to 1"), (1001, "less than or equal to 1000")])
def test_limits_out_of_range(kms, key, refused, limit, rule):
    with refused(
        "ValidationException",
        f"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: "
        f"Member must have value {rule}",
    ):
        kms.list_key_policies(KeyId=key["KeyId"], Limit=limit)


def test_keys_in_other_states(kms, disabled_key):
    assert kms.list_key_policies(KeyId=disabled_key["KeyId"])["PolicyNames"] == ["default"]
    kms.schedule_key_deletion(KeyId=disabled_key["KeyId"])
    assert kms.list_key_policies(KeyId=disabled_key["KeyId"])["PolicyNames"] == ["default"]


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.list_key_policies(KeyId=name)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_key_policies(KeyId=alias)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.list_key_policies(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}")


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ListKeyPolicies")):
        kms.list_key_policies(KeyId=foreign_key_arn)
