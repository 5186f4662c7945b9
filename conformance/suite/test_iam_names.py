"""Names, paths and what stays when they change; doing things twice; what each part of IAM gives back."""

import json

import pytest
from botocore.exceptions import ClientError

from identities import document, statement, trust
from iam_requests import POLICY
from server import ACCOUNT

NOUNS = ["user", "group", "role"]


def code(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]["Code"]


@pytest.mark.parametrize("noun", NOUNS)
def test_names_differ_by_more_than_letter_case(iam, stage, noun):
    """"Names are not distinguished by case"; they are shown as they were given."""
    name = stage.name("MixedCase")
    title = noun.title()
    more = {"AssumeRolePolicyDocument": trust({"AWS": ACCOUNT})} if noun == "role" else {}
    getattr(iam, f"create_{noun}")(**{f"{title}Name": name}, **more)
    for form in (name, name.lower(), name.upper()):
        found = getattr(iam, f"get_{noun}")(**{f"{title}Name": form})[title]
        assert found[f"{title}Name"] == name
        assert found["Arn"] == stage.arn(noun, name)
    getattr(iam, f"delete_{noun}")(**{f"{title}Name": name.upper()})
    assert code(getattr(iam, f"get_{noun}"), **{f"{title}Name": name}) == "NoSuchEntity"


@pytest.mark.parametrize("noun", [*NOUNS, "policy"])
def test_paths_are_part_of_arns_and_not_of_names(iam, stage, noun):
    name, title = stage.name("pathed"), noun.title()
    more = {
        "role": {"AssumeRolePolicyDocument": trust({"AWS": ACCOUNT})},
        "policy": {"PolicyDocument": POLICY},
    }.get(noun, {})
    make = getattr(iam, f"create_{noun}")
    made = make(**{f"{title}Name": name}, Path="/division/team_1/", **more)[title]
    assert (made["Path"], made["Arn"]) == ("/division/team_1/", stage.arn(noun, f"division/team_1/{name}"))
    prefix = {"user": "AIDA", "group": "AGPA", "role": "AROA", "policy": "ANPA"}[noun]
    assert made[f"{title}Id"].startswith(prefix) and len(made[f"{title}Id"]) == 21
    assert code(make, **{f"{title}Name": name}, Path="/elsewhere/", **more) == "EntityAlreadyExists"


def test_a_policy_is_named_by_its_whole_arn(iam, stage):
    name = stage.name("pathed")
    arn = iam.create_policy(PolicyName=name, Path="/a/", PolicyDocument=POLICY)["Policy"]["Arn"]
    assert iam.get_policy(PolicyArn=arn)["Policy"]["PolicyName"] == name
    for other in (arn.replace("/a/", "/"), arn.replace("/a/", "/b/"), arn.replace(name, name.upper())):
        assert code(iam.get_policy, PolicyArn=other) == "NoSuchEntity"


def everything_of(iam, stage, identities):
    """A user with an access key, groups, an inline policy, an attached one, a boundary and tags."""
    user = identities.user(statement("kms:ListKeys"), Tags=[{"Key": "team", "Value": "red"}])
    group, attached, boundary = stage.group(), stage.policy(), stage.policy()
    iam.add_user_to_group(UserName=user.name, GroupName=group)
    iam.attach_user_policy(UserName=user.name, PolicyArn=attached)
    iam.put_user_permissions_boundary(UserName=user.name, PermissionsBoundary=boundary)
    return user, group, attached, boundary


@pytest.mark.parametrize("rename", [lambda name: name + "-new", str.upper], ids=["another name", "letter case only"])
def test_a_renamed_user_keeps_everything(iam, stage, identities, rename):
    user, group, attached, boundary = everything_of(iam, stage, identities)
    before = iam.get_user(UserName=user.name)["User"]
    kms, sts = user.client("kms"), user.client("sts")
    kms.list_keys()
    new = rename(user.name)
    iam.update_user(UserName=user.name, NewUserName=new, NewPath="/moved/")
    after = iam.get_user(UserName=new)["User"]
    assert (after["UserName"], after["Path"]) == (new, "/moved/")
    assert after["Arn"] == stage.arn("user", f"moved/{new}")
    kept = ("UserId", "CreateDate", "Tags", "PermissionsBoundary")
    assert [after[name] for name in kept] == [before[name] for name in kept]
    # The access key works on, as the user under the new name.
    assert sts.get_caller_identity()["Arn"] == after["Arn"]
    kms.list_keys()
    assert [key["AccessKeyId"] for key in iam.list_access_keys(UserName=new)["AccessKeyMetadata"]] == [
        user.key["AccessKeyId"]
    ]
    assert iam.list_access_keys(UserName=new)["AccessKeyMetadata"][0]["UserName"] == new
    assert [member["UserName"] for member in iam.get_group(GroupName=group)["Users"]] == [new]
    assert [one["GroupName"] for one in iam.list_groups_for_user(UserName=new)["Groups"]] == [group]
    for arn in (attached, boundary):
        assert [one["UserName"] for one in iam.list_entities_for_policy(PolicyArn=arn)["PolicyUsers"]] == [new]
    assert iam.get_user_policy(UserName=new, PolicyName="own")["UserName"] == new
    # All of it can be taken away under the new name.
    iam.remove_user_from_group(UserName=new, GroupName=group)
    iam.detach_user_policy(UserName=new, PolicyArn=attached)
    iam.delete_user_permissions_boundary(UserName=new)
    iam.delete_user_policy(UserName=new, PolicyName="own")
    iam.delete_access_key(UserName=new, AccessKeyId=user.key["AccessKeyId"])
    iam.delete_user(UserName=new)
    iam.delete_group(GroupName=group)
    iam.delete_policy(PolicyArn=attached)
    iam.delete_policy(PolicyArn=boundary)
    assert code(sts.get_caller_identity) == "InvalidClientTokenId"


@pytest.mark.parametrize("rename", [lambda name: name + "-new", str.upper], ids=["another name", "letter case only"])
def test_a_renamed_group_keeps_everything(iam, stage, identities, rename):
    group, attached = stage.group(), stage.policy()
    users = [identities.user() for _ in range(3)]
    iam.put_group_policy(GroupName=group, PolicyName="own", PolicyDocument=document(statement("kms:ListKeys")))
    iam.attach_group_policy(GroupName=group, PolicyArn=attached)
    for user in users:
        iam.add_user_to_group(UserName=user.name, GroupName=group)
    id = iam.get_group(GroupName=group)["Group"]["GroupId"]
    new = rename(group)
    iam.update_group(GroupName=group, NewGroupName=new, NewPath="/moved/")
    found = iam.get_group(GroupName=new)
    assert (found["Group"]["GroupName"], found["Group"]["GroupId"]) == (new, id)
    assert found["Group"]["Arn"] == stage.arn("group", f"moved/{new}")
    assert [user["UserName"] for user in found["Users"]] == sorted(user.name for user in users)
    for user in users:
        assert [one["GroupName"] for one in iam.list_groups_for_user(UserName=user.name)["Groups"]] == [new]
        user.client("kms").list_keys()
    assert [one["GroupName"] for one in iam.list_entities_for_policy(PolicyArn=attached)["PolicyGroups"]] == [new]
    for user in users:
        iam.remove_user_from_group(UserName=user.name, GroupName=new)
        assert code(user.client("kms").list_keys) == "AccessDeniedException"
    iam.delete_group_policy(GroupName=new, PolicyName="own")
    iam.detach_group_policy(GroupName=new, PolicyArn=attached)
    iam.delete_group(GroupName=new)


@pytest.mark.parametrize("noun", ["user", "group"])
def test_nobody_takes_anothers_name(iam, stage, noun):
    (one, _), (other, _) = stage.entity(noun), stage.entity(noun)
    member = f"{noun.title()}Name"
    for taken in (other[member], other[member].upper()):
        assert code(getattr(iam, f"update_{noun}"), **one, **{f"New{member}": taken}) == "EntityAlreadyExists"
    # One's own name is no other's.
    getattr(iam, f"update_{noun}")(**one, **{f"New{member}": one[member]})
    getattr(iam, f"update_{noun}")(**one)


def test_an_old_name_is_free_for_another(iam, stage, identities):
    """Who has the old name now has nothing of who had it before."""
    user = identities.user(statement("kms:ListKeys"))
    old = user.name
    iam.update_user(UserName=old, NewUserName=f"{old}-new")
    iam.create_user(UserName=old)
    assert iam.list_access_keys(UserName=old)["AccessKeyMetadata"] == []
    assert iam.list_user_policies(UserName=old)["PolicyNames"] == []
    assert user.client("sts").get_caller_identity()["Arn"].endswith(f"{old}-new")


# Twice is as once, where AWS says so.


@pytest.mark.parametrize("noun", NOUNS)
def test_what_may_be_done_twice(iam, stage, noun):
    named, _ = stage.entity(noun)
    arn = stage.policy()
    for _ in range(2):
        getattr(iam, f"attach_{noun}_policy")(PolicyArn=arn, **named)
        getattr(iam, f"put_{noun}_policy")(PolicyName="p", PolicyDocument=POLICY, **named)
    assert len(getattr(iam, f"list_attached_{noun}_policies")(**named)["AttachedPolicies"]) == 1
    assert getattr(iam, f"list_{noun}_policies")(**named)["PolicyNames"] == ["p"]
    assert iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"] == 1
    getattr(iam, f"detach_{noun}_policy")(PolicyArn=arn, **named)
    getattr(iam, f"delete_{noun}_policy")(PolicyName="p", **named)
    assert code(getattr(iam, f"detach_{noun}_policy"), PolicyArn=arn, **named) == "NoSuchEntity"
    assert code(getattr(iam, f"delete_{noun}_policy"), PolicyName="p", **named) == "NoSuchEntity"


def test_members_and_boundaries_twice(iam, stage):
    user, group, boundary = stage.user(), stage.group(), stage.policy()
    for _ in range(2):
        iam.add_user_to_group(UserName=user, GroupName=group)
        iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=boundary)
    assert len(iam.get_group(GroupName=group)["Users"]) == 1
    for _ in range(2):
        iam.remove_user_from_group(UserName=user, GroupName=group)
    iam.delete_user_permissions_boundary(UserName=user)
    assert code(iam.delete_user_permissions_boundary, UserName=user) == "NoSuchEntity"
    iam.delete_policy(PolicyArn=boundary)


def test_a_boundary_replaces_the_one_before_it(iam, stage):
    user, first, second = stage.user(), stage.policy(), stage.policy()
    iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=first)
    iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=second)
    assert iam.get_user(UserName=user)["User"]["PermissionsBoundary"] == {
        "PermissionsBoundaryType": "PermissionsBoundaryPolicy",
        "PermissionsBoundaryArn": second,
    }
    iam.delete_policy(PolicyArn=first)
    assert iam.get_policy(PolicyArn=second)["Policy"]["PermissionsBoundaryUsageCount"] == 1


# What is put comes back.


def test_a_user_asks_about_itself(iam, identities):
    user = identities.user(statement("iam:*", resource="*"))
    own = user.client("iam")
    assert own.get_user()["User"]["UserName"] == user.name
    made = own.create_access_key()["AccessKey"]
    assert (made["UserName"], made["Status"]) == (user.name, "Active")
    assert made["AccessKeyId"].startswith("AKIA") and len(made["SecretAccessKey"]) == 40
    own.update_access_key(AccessKeyId=made["AccessKeyId"], Status="Inactive")
    states = {key["AccessKeyId"]: key["Status"] for key in own.list_access_keys()["AccessKeyMetadata"]}
    assert states == {user.key["AccessKeyId"]: "Active", made["AccessKeyId"]: "Inactive"}
    own.delete_access_key(AccessKeyId=made["AccessKeyId"])


def test_the_root_asks_about_itself(iam):
    told = iam.get_user()["User"]
    assert (told["UserId"], told["Arn"]) == (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:root")


def test_a_role_and_its_updates(iam, stage):
    name, boundary = stage.name("role"), stage.policy()
    trusting = trust({"AWS": ACCOUNT})
    tags = [{"Key": "team", "Value": "red"}]
    made = iam.create_role(
        RoleName=name,
        AssumeRolePolicyDocument=trusting,
        Description="first",
        MaxSessionDuration=7200,
        PermissionsBoundary=boundary,
        Tags=tags,
    )["Role"]
    assert made["AssumeRolePolicyDocument"] == json.loads(trusting)
    found = iam.get_role(RoleName=name)["Role"]
    assert (found["Description"], found["MaxSessionDuration"], found["Tags"]) == ("first", 7200, tags)
    iam.update_role(RoleName=name, MaxSessionDuration=3600)
    assert iam.update_role_description(RoleName=name, Description="second")["Role"]["Description"] == "second"
    found = iam.get_role(RoleName=name)["Role"]
    assert (found["Description"], found["MaxSessionDuration"]) == ("second", 3600)
    other = trust({"AWS": made["Arn"]})
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=other)
    assert iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"] == json.loads(other)


@pytest.mark.parametrize("noun", NOUNS)
def test_inline_policies_come_back_as_they_were_put(iam, stage, noun):
    named, _ = stage.entity(noun)
    text = json.dumps(json.loads(document(statement("kms:*", Condition={"StringLike": {"aws:PrincipalTag/a": "Ünïcode&<>\"%+"}}))), indent=2)
    text = text.replace("\\u00dcn\\u00efcode", "Unicode")
    getattr(iam, f"put_{noun}_policy")(PolicyName="a+b=c,d.e@f-g", PolicyDocument=text, **named)
    reply = getattr(iam, f"get_{noun}_policy")(PolicyName="a+b=c,d.e@f-g", **named)
    assert reply["PolicyName"] == "a+b=c,d.e@f-g"
    assert reply["PolicyDocument"] == json.loads(text)


def test_a_policy_with_everything(iam, stage):
    tags = [{"Key": "a b", "Value": "c=d/e:f+g"}]
    made = iam.create_policy(PolicyName=stage.name(), PolicyDocument=POLICY, Description="what & why <>", Tags=tags)
    found = iam.get_policy(PolicyArn=made["Policy"]["Arn"])["Policy"]
    assert (found["Description"], found["Tags"], found["DefaultVersionId"]) == ("what & why <>", tags, "v1")
    assert found["IsAttachable"] and found["AttachmentCount"] == 0
    version = iam.get_policy_version(PolicyArn=found["Arn"], VersionId="v1")["PolicyVersion"]
    assert (version["IsDefaultVersion"], version["Document"]) == (True, json.loads(POLICY))
