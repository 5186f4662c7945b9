"""Instance profiles: what they show, what they hold, and who may put a role into one."""

import re
from urllib.parse import unquote

import pytest
from botocore.exceptions import ClientError

from identities import statement
from server import ACCOUNT
from test_iam_rules import TRUST, refusal

TAGS = [{"Key": "team", "Value": "red"}]
HAS_ROLE = ("DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.", 409)
FULL = ("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", 409)


def shown(iam, name):
    return iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]


def test_a_profile_is_shown_as_it_was_made(iam, stage):
    name = stage.name("Profile")
    made = iam.create_instance_profile(InstanceProfileName=name, Path="/web/", Tags=TAGS)["InstanceProfile"]
    assert re.fullmatch("AIPA[A-Z2-7]{17}", made["InstanceProfileId"])
    assert made["Arn"] == f"arn:aws:iam::{ACCOUNT}:instance-profile/web/{name}"
    assert (made["Path"], made["InstanceProfileName"], made["Roles"], made["Tags"]) == ("/web/", name, [], TAGS)
    assert shown(iam, name) == shown(iam, name.lower()) == made
    # "This operation does not return tags."
    (listed,) = iam.list_instance_profiles(PathPrefix="/web/")["InstanceProfiles"]
    assert listed == {member: value for member, value in made.items() if member != "Tags"}


def test_a_profile_shows_its_role(iam, stage):
    role = {"RoleName": stage.name("Role")}
    iam.create_role(**role, AssumeRolePolicyDocument=TRUST, Description="d", Tags=TAGS)
    name = stage.profile(role["RoleName"].upper())
    (found,) = shown(iam, name)["Roles"]
    whole = iam.get_role(**role)["Role"]
    members = ("Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument")
    assert found == {member: whole[member] for member in members}
    assert iam.list_instance_profiles_for_role(**role)["InstanceProfiles"] == [shown(iam, name)]
    iam.remove_role_from_instance_profile(InstanceProfileName=name, RoleName=role["RoleName"].upper())
    assert shown(iam, name)["Roles"] == iam.list_instance_profiles_for_role(**role)["InstanceProfiles"] == []


def test_a_profile_has_one_role(iam, stage):
    role = stage.role()
    named = {"InstanceProfileName": stage.profile(role)}
    for again in (role, stage.role()):
        assert refusal(iam.add_role_to_instance_profile, **named, RoleName=again) == FULL
    assert [one["RoleName"] for one in shown(iam, *named.values())["Roles"]] == [role]


def test_neither_is_deleted_while_they_are_together(iam, stage):
    role = {"RoleName": stage.role()}
    profiles = [{"InstanceProfileName": stage.profile(role["RoleName"])} for _ in range(2)]
    assert refusal(iam.delete_instance_profile, **profiles[0]) == HAS_ROLE
    for named in profiles:
        assert refusal(iam.delete_role, **role) == HAS_ROLE
        iam.remove_role_from_instance_profile(**named, **role)
        assert refusal(iam.remove_role_from_instance_profile, **named, **role)[0] == "NoSuchEntity"
        iam.delete_instance_profile(**named)
        assert refusal(iam.get_instance_profile, **named)[0] == "NoSuchEntity"
    iam.delete_role(**role)


def test_other_roles_are_not_taken_for_one_whose_name_begins_theirs(iam, stage):
    role = stage.role()
    iam.create_role(RoleName=f"{role}-b", AssumeRolePolicyDocument=TRUST)
    stage.profile(f"{role}-b")
    assert iam.list_instance_profiles_for_role(RoleName=role)["InstanceProfiles"] == []
    iam.delete_role(RoleName=role)


def test_tags_come_and_go(iam, stage):
    named = {"InstanceProfileName": stage.profile()}
    iam.tag_instance_profile(**named, Tags=[*TAGS, {"Key": "Zone", "Value": "a"}])
    iam.tag_instance_profile(**named, Tags=[{"Key": "zone", "Value": "b"}])
    iam.untag_instance_profile(**named, TagKeys=["TEAM", "none"])
    left = [{"Key": "zone", "Value": "b"}]
    assert iam.list_instance_profile_tags(**named)["Tags"] == shown(iam, *named.values())["Tags"] == left
    many = [{"Key": f"k{number}", "Value": ""} for number in range(50)]
    assert refusal(iam.tag_instance_profile, **named, Tags=many)[0] == "LimitExceeded"


@pytest.mark.parametrize("path", ["/web", "web/", "//"])
def test_a_path_is_a_path(iam, stage, path):
    with pytest.raises(ClientError) as caught:
        iam.create_instance_profile(InstanceProfileName=stage.name("profile"), Path=path)
    assert caught.value.response["Error"]["Code"] == "ValidationError"


class TestPermissions:
    """`iam:AddRoleToInstanceProfile` on the profile, and `iam:PassRole` on the role."""

    def add(self, identities, stage, *statements):
        """Whether a user with these permissions may put a role into a profile; `ROLE` stands for the role."""
        role, profile = stage.role(), stage.profile()
        arn = stage.arn("role", role)
        for one in statements:
            one["Resource"] = arn if one["Resource"] == "ROLE" else one["Resource"]
        user = identities.user(statement("iam:AddRoleToInstanceProfile"), *statements)
        try:
            user.client("iam").add_role_to_instance_profile(InstanceProfileName=profile, RoleName=role)
        except ClientError as error:
            told = error.response["Error"]
            assert told["Code"] == "AccessDenied"
            assert told["Message"].startswith(
                f"User: {user.arn} is not authorized to perform: iam:PassRole on resource: {arn} "
            )
            assert shown(identities.iam, profile)["Roles"] == []
            return False
        assert len(shown(identities.iam, profile)["Roles"]) == 1
        return True

    def test_the_role_is_passed(self, identities, stage):
        assert not self.add(identities, stage)
        assert not self.add(identities, stage, statement("iam:PassRole", resource=stage.arn("role", "other")))
        assert self.add(identities, stage, statement("iam:PassRole", resource="ROLE"))

    @pytest.mark.parametrize(("service", "may"), [("ec2.amazonaws.com", True), ("lambda.amazonaws.com", False)])
    def test_the_role_is_passed_to_ec2(self, identities, stage, service, may):
        condition = {"StringEquals": {"iam:PassedToService": service}}
        passes = statement("iam:PassRole", resource="ROLE", Condition=condition)
        assert self.add(identities, stage, passes) == may

    def test_a_profile_has_tags_for_conditions(self, identities, stage):
        condition = {"StringEquals": {"aws:ResourceTag/team": "red"}}
        reader = identities.user(statement("iam:GetInstanceProfile", Condition=condition)).client("iam")
        named = {"InstanceProfileName": stage.profile()}
        assert refusal(reader.get_instance_profile, **named)[0] == "AccessDenied"
        identities.iam.tag_instance_profile(**named, Tags=TAGS)
        assert reader.get_instance_profile(**named)

    def test_a_profile_that_is_made_with_tags_needs_the_permission_to_tag(self, identities, stage):
        maker = identities.user(statement("iam:CreateInstanceProfile")).client("iam")
        name = {"InstanceProfileName": stage.name("profile")}
        code, message, _ = refusal(maker.create_instance_profile, **name, Tags=TAGS)
        assert code == "AccessDenied" and "iam:TagInstanceProfile" in message
        assert maker.create_instance_profile(**name)
