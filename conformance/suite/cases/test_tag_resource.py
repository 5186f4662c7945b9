"""TagResource."""

import pytest


def tags(**pairs):
    return [{"TagKey": key, "TagValue": value} for key, value in pairs.items()]


def test_new_tags_come_last_and_old_ones_change_in_place(kms, key, members):
    assert members(kms.tag_resource(KeyId=key["KeyId"], Tags=tags(b="1", a="2"))) == set()
    kms.tag_resource(KeyId=key["KeyId"], Tags=tags(c="3", b="4"))
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"] == tags(b="4", a="2", c="3")


def test_both_names_of_the_key(kms, key, key_name):
    kms.tag_resource(KeyId=key_name, Tags=tags(a="1"))
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"] == tags(a="1")


def test_the_longest_and_the_emptiest(kms, key):
    longest = [{"TagKey": "k" * 128, "TagValue": "v" * 256}, {"TagKey": "empty", "TagValue": ""}]
    kms.tag_resource(KeyId=key["KeyId"], Tags=longest)
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"] == longest


def test_keys_differ_by_case(kms, key):
    kms.tag_resource(KeyId=key["KeyId"], Tags=tags(a="1", A="2"))
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"] == tags(a="1", A="2")


def test_a_disabled_key(kms, disabled_key):
    kms.tag_resource(KeyId=disabled_key["KeyId"], Tags=tags(a="1"))
    assert kms.list_resource_tags(KeyId=disabled_key["KeyId"])["Tags"] == tags(a="1")


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([("a", "1"), ("a", "1")], "Duplicate tag keys"),
        ([("aws:a", "1")], "Tags beginning with aws: are reserved"),
        ([("AWS:a", "1")], "Tags beginning with aws: are reserved"),
        ([(f"k{n}", "v") for n in range(51)], "Too many tags"),
    ],
)
def test_tags_that_are_refused(kms, key, refused, pairs, message):
    with refused("TagException", message):
        kms.tag_resource(KeyId=key["KeyId"], Tags=[{"TagKey": tag_key, "TagValue": value} for tag_key, value in pairs])
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"] == []


def test_one_tag_over_fifty(kms, key, refused):
    kms.tag_resource(KeyId=key["KeyId"], Tags=[{"TagKey": f"k{n}", "TagValue": "v"} for n in range(50)])
    with refused("TagException", "Too many tags"):
        kms.tag_resource(KeyId=key["KeyId"], Tags=tags(one_more="v"))
    kms.tag_resource(KeyId=key["KeyId"], Tags=tags(k0="changed"))
    assert kms.list_resource_tags(KeyId=key["KeyId"])["Tags"][0] == {"TagKey": "k0", "TagValue": "changed"}


@pytest.mark.parametrize(
    ("tag", "path", "rule"),
    [
        ({"TagKey": "k"}, "Value null at 'tags.1.member.tagValue'", "Member must not be null"),
        ({"TagValue": "v"}, "Value null at 'tags.1.member.tagKey'", "Member must not be null"),
        (
            {"TagKey": "", "TagValue": "v"},
            "Value '' at 'tags.1.member.tagKey'",
            "Member must have length greater than or equal to 1",
        ),
        (
            {"TagKey": "k" * 129, "TagValue": "v"},
            f"Value '{'k' * 129}' at 'tags.1.member.tagKey'",
            "Member must have length less than or equal to 128",
        ),
    ],
)
def test_constraints(kms, key, refused, tag, path, rule):
    with refused("ValidationException", f"1 validation error detected: {path} failed to satisfy constraint: {rule}"):
        kms.tag_resource(KeyId=key["KeyId"], Tags=[tag])


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.tag_resource(KeyId=doomed_key["KeyId"], Tags=tags(a="1"))


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.tag_resource(KeyId=name, Tags=tags(a="1"))


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.tag_resource(KeyId=alias, Tags=tags(a="1"))
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.tag_resource(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", Tags=tags(a="1"))


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("TagResource")):
        kms.tag_resource(KeyId=foreign_key_arn, Tags=tags(a="1"))
