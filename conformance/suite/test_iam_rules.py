"""What IAM refuses: too much, what is still in use, policies that are none, names and values that are not allowed."""

import http.client
import json

import pytest
from botocore import xform_name
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from identities import Identities, document, statement, trust
from iam_requests import POLICY, REQUESTS
from server import ACCOUNT, REGION, Server

TRUST = trust({"AWS": ACCOUNT})


def refusal(call, **arguments):
    """Code, message and status of an error."""
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    return response["Error"]["Code"], response["Error"]["Message"], response["ResponseMetadata"]["HTTPStatusCode"]


def method(iam, verb, noun, what):
    return getattr(iam, f"{verb}_{noun}_{what}")


# Limits: "IAM and AWS STS quotas".


def test_a_user_is_in_ten_groups(iam, stage):
    user = stage.user()
    for _ in range(10):
        iam.add_user_to_group(UserName=user, GroupName=stage.group())
    told = refusal(iam.add_user_to_group, UserName=user, GroupName=stage.group())
    assert told == ("LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10", 409)
    assert len(iam.list_groups_for_user(UserName=user)["Groups"]) == 10


@pytest.mark.parametrize("noun", ["User", "Group", "Role"])
def test_ten_policies_are_attached(iam, stage, noun):
    named, _ = stage.entity(noun.lower())
    attach = method(iam, "attach", noun.lower(), "policy")
    arns = [stage.policy() for _ in range(11)]
    for arn in arns[:10]:
        attach(PolicyArn=arn, **named)
        # Again is no error and counts once.
        attach(PolicyArn=arn, **named)
    told = refusal(attach, PolicyArn=arns[10], **named)
    assert told == ("LimitExceeded", f"Cannot exceed quota for PoliciesPer{noun}: 10", 409)
    # What was refused counts as no use.
    assert iam.get_policy(PolicyArn=arns[10])["Policy"]["AttachmentCount"] == 0


@pytest.mark.parametrize(("noun", "limit"), [("user", 2048), ("group", 5120), ("role", 10240)])
def test_inline_policies_have_a_size_together(iam, stage, noun, limit):
    """White space does not count."""
    named, _ = stage.entity(noun)
    put = method(iam, "put", noun, "policy")

    def sized(size):
        empty = document(statement("kms:*", resource=""))
        fill = size - len("".join(empty.split()))
        return document(statement("kms:*", resource="arn:aws:kms:*:*:key/" + "a" * (fill - 20)))

    put(PolicyName="first", PolicyDocument=sized(1000), **named)
    put(PolicyName="second", PolicyDocument=sized(limit - 1000), **named)
    # The same name replaces.
    put(PolicyName="second", PolicyDocument=json.dumps(json.loads(sized(limit - 1000)), indent=8), **named)
    code, message, status = refusal(put, PolicyName="second", PolicyDocument=sized(limit - 999), **named)
    name = named[f"{noun.title()}Name"]
    assert (code, status) == ("LimitExceeded", 409)
    assert message == f"Maximum policy size of {limit} bytes exceeded for {noun} {name}"
    assert refusal(put, PolicyName="third", PolicyDocument=POLICY, **named)[0] == "LimitExceeded"


def test_a_managed_policy_has_a_size_and_five_versions(iam, stage):
    def sized(size):
        fill = size - len("".join(document(statement("kms:*", resource="")).split()))
        return document(statement("kms:*", resource="arn:aws:kms:*:*:key/" + "a" * (fill - 20)))

    arn = iam.create_policy(PolicyName=stage.name(), PolicyDocument=sized(6144))["Policy"]["Arn"]
    too_long = ("LimitExceeded", "Cannot exceed quota for PolicySize: 6144", 409)
    assert refusal(iam.create_policy, PolicyName=stage.name(), PolicyDocument=sized(6145)) == too_long
    assert refusal(iam.create_policy_version, PolicyArn=arn, PolicyDocument=sized(6145)) == too_long
    for number in range(2, 6):
        made = iam.create_policy_version(PolicyArn=arn, PolicyDocument=POLICY)["PolicyVersion"]
        assert (made["VersionId"], made["IsDefaultVersion"]) == (f"v{number}", False)
    code, message, _ = refusal(iam.create_policy_version, PolicyArn=arn, PolicyDocument=POLICY)
    assert (code, message.startswith("A managed policy can have up to 5 versions.")) == ("LimitExceeded", True)
    # Numbers are not used again.
    iam.delete_policy_version(PolicyArn=arn, VersionId="v5")
    made = iam.create_policy_version(PolicyArn=arn, PolicyDocument=POLICY, SetAsDefault=True)["PolicyVersion"]
    assert (made["VersionId"], made["IsDefaultVersion"]) == ("v6", True)
    assert iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v6"


@pytest.mark.parametrize(("noun", "limit"), [("user", 32768), ("group", 32768), ("role", 40960)])
def test_white_space_does_not_count_without_end(iam, stage, noun, limit):
    """Records have to fit the store; AWS knows no such limit."""
    named, _ = stage.entity(noun)
    put = method(iam, "put", noun, "policy")
    put(PolicyName="first", PolicyDocument=POLICY.ljust(16384), **named)
    put(PolicyName="second", PolicyDocument=POLICY.ljust(limit - 16384), **named)
    told = refusal(put, PolicyName="second", PolicyDocument=POLICY.ljust(limit - 16383), **named)
    assert (told[0], told[2]) == ("LimitExceeded", 409)
    arn = iam.create_policy(PolicyName=stage.name(), PolicyDocument=POLICY.ljust(32768))["Policy"]["Arn"]
    told = refusal(iam.create_policy_version, PolicyArn=arn, PolicyDocument=POLICY.ljust(32769))
    assert told == ("LimitExceeded", "Cannot exceed quota for PolicySize: 6144", 409)
    told = refusal(iam.update_assume_role_policy, RoleName=stage.role(), PolicyDocument=TRUST.ljust(32769))
    assert told == ("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", 409)


def test_a_trust_policy_has_a_size(iam, stage):
    long = trust({"AWS": [f"arn:aws:iam::{ACCOUNT}:role/{'a' * 50}{number}" for number in range(40)]})
    told = ("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", 409)
    assert refusal(iam.create_role, RoleName=stage.name(), AssumeRolePolicyDocument=long) == told
    assert refusal(iam.update_assume_role_policy, RoleName=stage.role(), PolicyDocument=long) == told


@pytest.mark.parametrize("noun", ["User", "Role", "Policy"])
def test_fifty_tags_and_no_more(iam, stage, noun):
    kind = noun.lower()
    named = {"PolicyArn": stage.policy()} if noun == "Policy" else stage.entity(kind)[0]
    tag = getattr(iam, f"tag_{kind}")
    listed = getattr(iam, f"list_{kind}_tags")
    tag(Tags=[{"Key": f"k{number}", "Value": ""} for number in range(50)], **named)
    # Another value of a key that is there, in whatever letter case, is no more tags.
    tag(Tags=[{"Key": "K1", "Value": "new"}], **named)
    assert len(listed(**named)["Tags"]) == 50
    assert {"Key": "K1", "Value": "new"} in listed(**named)["Tags"]
    told = refusal(tag, Tags=[{"Key": "one more", "Value": ""}], **named)
    assert told == ("LimitExceeded", "Cannot exceed quota for TagsPerResource: 50", 409)
    getattr(iam, f"untag_{kind}")(TagKeys=["k1", "not there"], **named)
    assert len(listed(**named)["Tags"]) == 49


def test_an_account_has_300_groups(tmp_path):
    server = Server(tmp_path / "data")
    try:
        iam = Identities(server.start()).iam
        for number in range(300):
            iam.create_group(GroupName=f"group-{number}")
        told = refusal(iam.create_group, GroupName="one-more")
        assert told == ("LimitExceeded", "Cannot exceed quota for GroupsPerAccount: 300", 409)
        iam.delete_group(GroupName="group-7")
        assert iam.create_group(GroupName="one-more")
    finally:
        server.end()


# What is in use is not deleted.

IN_USE = {
    "access keys": ("user", lambda iam, stage, named: iam.create_access_key(**named), "must delete access keys first"),
    "groups": (
        "user",
        lambda iam, stage, named: iam.add_user_to_group(GroupName=stage.group(), **named),
        "must remove users from group first",
    ),
    "users": (
        "group",
        lambda iam, stage, named: iam.add_user_to_group(UserName=stage.user(), **named),
        "must remove users from group first",
    ),
}
for noun in ("user", "group", "role"):
    IN_USE[f"inline {noun}"] = (
        noun,
        lambda iam, stage, named, noun=noun: method(iam, "put", noun, "policy")(
            PolicyName="p", PolicyDocument=POLICY, **named
        ),
        "must delete policies first",
    )
    IN_USE[f"attached {noun}"] = (
        noun,
        lambda iam, stage, named, noun=noun: method(iam, "attach", noun, "policy")(PolicyArn=stage.policy(), **named),
        "must detach all policies first",
    )


@pytest.mark.parametrize("case", sorted(IN_USE))
def test_who_has_something_is_not_deleted(iam, stage, case):
    kind, give, why = IN_USE[case]
    named, _ = stage.entity(kind)
    give(iam, stage, named)
    told = refusal(getattr(iam, f"delete_{kind}"), **named)
    assert told == ("DeleteConflict", f"Cannot delete entity, {why}.", 409)
    assert getattr(iam, f"get_{kind}")(**named)


@pytest.mark.parametrize("noun", ["user", "role"])
def test_who_has_a_boundary_is_deleted_and_the_policy_is_free(iam, stage, noun):
    named, _ = stage.entity(noun)
    arn = stage.policy()
    method(iam, "put", noun, "permissions_boundary")(PermissionsBoundary=arn, **named)
    in_use = ("DeleteConflict", "Cannot delete a policy attached to entities.", 409)
    assert refusal(iam.delete_policy, PolicyArn=arn) == in_use
    getattr(iam, f"delete_{noun}")(**named)
    iam.delete_policy(PolicyArn=arn)


@pytest.mark.parametrize("noun", ["user", "group", "role"])
def test_a_policy_in_use_is_not_deleted(iam, stage, noun):
    named, _ = stage.entity(noun)
    arn = stage.policy()
    method(iam, "attach", noun, "policy")(PolicyArn=arn, **named)
    in_use = ("DeleteConflict", "Cannot delete a policy attached to entities.", 409)
    assert refusal(iam.delete_policy, PolicyArn=arn) == in_use
    method(iam, "detach", noun, "policy")(PolicyArn=arn, **named)
    iam.delete_policy(PolicyArn=arn)
    assert refusal(iam.get_policy, PolicyArn=arn)[0] == "NoSuchEntity"


def test_versions_go_before_their_policy_and_the_default_one_with_it(iam, stage):
    arn = stage.policy()
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=POLICY, SetAsDefault=True)
    code, message, status = refusal(iam.delete_policy, PolicyArn=arn)
    assert (code, status) == ("DeleteConflict", 409) and message.startswith("This policy has more than one version.")
    told = refusal(iam.delete_policy_version, PolicyArn=arn, VersionId="v2")
    assert told == ("DeleteConflict", "Cannot delete the default version of a policy.", 409)
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v1")
    iam.delete_policy_version(PolicyArn=arn, VersionId="v2")
    iam.delete_policy(PolicyArn=arn)


def test_policies_of_aws_are_attached_and_never_changed(iam, stage):
    arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    user = stage.user()
    iam.attach_user_policy(UserName=user, PolicyArn=arn)
    for call, more in [
        (iam.delete_policy, {}),
        (iam.create_policy_version, {"PolicyDocument": POLICY}),
        (iam.set_default_policy_version, {"VersionId": "v1"}),
        (iam.delete_policy_version, {"VersionId": "v1"}),
        (iam.tag_policy, {"Tags": [{"Key": "a", "Value": "b"}]}),
    ]:
        assert refusal(call, PolicyArn=arn, **more)[0] == "AccessDenied"
    version = iam.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]
    assert version["Document"]["Statement"] == [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
    iam.detach_user_policy(UserName=user, PolicyArn=arn)


# Documents.

ALLOW = {"Effect": "Allow", "Action": "kms:*", "Resource": "*"}
NO_POLICIES = {
    "no JSON": "{",
    "no object": "[]",
    "no statement": json.dumps({"Version": "2012-10-17"}),
    "no effect": document({"Action": "kms:*", "Resource": "*"}),
    "an effect that is none": document(ALLOW | {"Effect": "Maybe"}),
    "no action": document({"Effect": "Allow", "Resource": "*"}),
    "both actions": document(ALLOW | {"NotAction": "kms:Encrypt"}),
    "a version that is none": json.dumps({"Version": "2013-01-01", "Statement": [ALLOW]}),
    "an element that is none": document(ALLOW | {"Actions": "kms:*"}),
    "an operator that is none": document(ALLOW | {"Condition": {"StringIs": {"aws:PrincipalArn": "x"}}}),
}
IDENTITY_ONLY = {
    "a principal": document(ALLOW | {"Principal": "*"}),
    "no resource": document({"Effect": "Allow", "Action": "kms:*"}),
    "a resource that is no ARN": document(ALLOW | {"Resource": "key"}),
    "an action without a service": document(ALLOW | {"Action": ["kms:Encrypt", "Decrypt"]}),
}
TRUST_ONLY = {
    "no principal": document({"Effect": "Allow", "Action": "sts:AssumeRole"}),
    "a resource": trust({"AWS": ACCOUNT}, Resource="*"),
}
TAKES_IDENTITY = ["iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:CreatePolicy", "iam:CreatePolicyVersion"]


@pytest.mark.parametrize("operation", TAKES_IDENTITY)
@pytest.mark.parametrize("why", [*NO_POLICIES, *IDENTITY_ONLY])
def test_what_is_no_identity_policy_is_refused(iam, stage, operation, why):
    arguments, _ = REQUESTS[operation](stage)
    arguments["PolicyDocument"] = (NO_POLICIES | IDENTITY_ONLY)[why]
    code, message, status = refusal(getattr(iam, xform_name(operation.split(":")[1])), **arguments)
    assert (code, status) == ("MalformedPolicyDocument", 400)
    assert message


@pytest.mark.parametrize("why", [*NO_POLICIES, *TRUST_ONLY])
def test_what_is_no_trust_policy_is_refused(iam, stage, why):
    text, role = (NO_POLICIES | TRUST_ONLY)[why], stage.role()
    for call, arguments in [
        (iam.create_role, {"RoleName": stage.name(), "AssumeRolePolicyDocument": text}),
        (iam.update_assume_role_policy, {"RoleName": role, "PolicyDocument": text}),
    ]:
        code, _, status = refusal(call, **arguments)
        assert (code, status) == ("MalformedPolicyDocument", 400)
    kept = iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"]
    assert kept == json.loads(TRUST)


# Names and values.


@pytest.mark.parametrize(
    ("operation", "wrong"),
    [
        ("iam:CreateUser", {"UserName": "a b"}),
        ("iam:CreateUser", {"UserName": "a/b"}),
        ("iam:CreateUser", {"UserName": "a" * 65}),
        ("iam:CreateUser", {"Path": "no-slash"}),
        ("iam:CreateUser", {"Path": "/unclosed"}),
        ("iam:CreateUser", {"Path": "/" + "a" * 511 + "/"}),
        ("iam:CreateUser", {"PermissionsBoundary": "a" * 2049}),
        ("iam:CreateUser", {"Tags": [{"Key": "k" * 129, "Value": "v"}]}),
        ("iam:CreateUser", {"Tags": [{"Key": "k", "Value": "v" * 257}]}),
        ("iam:UpdateUser", {"NewUserName": "a b"}),
        ("iam:UpdateUser", {"NewPath": "//"}),
        ("iam:CreateGroup", {"GroupName": "g" * 129}),
        ("iam:CreateGroup", {"Path": "/a//b/"}),
        ("iam:CreateRole", {"RoleName": "r" * 65}),
        ("iam:CreateRole", {"MaxSessionDuration": 43201}),
        ("iam:CreateRole", {"Description": "d" * 1001}),
        ("iam:UpdateRole", {"MaxSessionDuration": 43201}),
        ("iam:CreatePolicy", {"PolicyName": "a b"}),
        ("iam:CreatePolicy", {"Description": "d" * 1001}),
        ("iam:PutUserPolicy", {"PolicyName": "a b"}),
        ("iam:AttachUserPolicy", {"PolicyArn": "a" * 2049}),
        ("iam:GetPolicyVersion", {"VersionId": "two"}),
        ("iam:UpdateAccessKey", {"Status": "Off"}),
        ("iam:UpdateAccessKey", {"AccessKeyId": "A" * 129}),
        ("sts:AssumeRole", {"RoleSessionName": "a b"}),
        ("sts:AssumeRole", {"RoleSessionName": "a" * 65}),
        ("sts:AssumeRole", {"RoleArn": "no-arn-of-a-role-at-all"}),
        ("sts:GetSessionToken", {"DurationSeconds": 129601}),
    ],
    ids=str,
)
def test_values_that_are_not_allowed(identities, stage, operation, wrong):
    arguments, _ = REQUESTS[operation](stage)
    service, name = operation.split(":")
    # The root assumes no role; what is wrong with a request it is told as anybody.
    client = identities.user(statement("sts:*")).client(service) if service == "sts" else identities.iam
    code, message, status = refusal(getattr(client, xform_name(name)), **arguments | wrong)
    assert (code, status) == ("ValidationError", 400), message
    (member,) = wrong
    if code == "ValidationError" and message.startswith("1 validation error detected: "):
        assert f"at '{member[0].lower()}{member[1:]}" in message


@pytest.mark.parametrize(
    ("tags", "message"),
    [
        ([{"Key": "aws:x", "Value": ""}], "Tag keys starting with 'aws:' are reserved for internal use."),
        ([{"Key": "AWS:x", "Value": ""}], "Tag keys starting with 'aws:' are reserved for internal use."),
        (
            [{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}],
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ),
    ],
)
@pytest.mark.parametrize("operation", ["CreateUser", "CreateRole", "CreatePolicy", "TagUser", "TagRole", "TagPolicy"])
def test_tags_that_are_not_allowed(iam, stage, operation, tags, message):
    arguments, _ = REQUESTS[f"iam:{operation}"](stage)
    told = refusal(getattr(iam, xform_name(operation)), **arguments | {"Tags": tags})
    assert told == ("InvalidInput", message, 400)


def test_the_roots_key_is_not_made_or_deleted_here(iam, identities):
    (own,) = iam.list_access_keys()["AccessKeyMetadata"]
    assert own["AccessKeyId"] == identities.root.access_key
    assert refusal(iam.create_access_key)[0] == "InvalidInput"
    assert refusal(iam.delete_access_key, AccessKeyId=own["AccessKeyId"])[0] == "InvalidInput"
    assert refusal(iam.update_access_key, AccessKeyId=own["AccessKeyId"], Status="Inactive")[0] == "InvalidInput"


@pytest.mark.parametrize(
    ("asked", "member"),
    [
        (
            "Action=CreateRole&RoleName=new&AssumeRolePolicyDocument=none&MaxSigninSessionDuration=3600",
            "MaxSigninSessionDuration",
        ),
        ("Action=UpdateRole&RoleName=ROLE&MaxSigninSessionDuration=3600", "MaxSigninSessionDuration"),
        ("Action=UpdateRole&RoleName=ROLE&ResetMaxSigninSessionDuration=true", "ResetMaxSigninSessionDuration"),
        (
            "Action=CreateOpenIDConnectProvider&Url=https://x.example&ContextProvider.SubjectSourceKey=sub",
            "ContextProvider",
        ),
        (
            "Action=CreateOpenIDConnectProvider&Url=https://x.example&IdentityCenterInstanceArn=arn:aws:sso:::instance/x",
            "IdentityCenterInstanceArn",
        ),
    ],
)
def test_members_that_nothing_here_follows_are_refused_by_name(server, stage, asked, member):
    """The pinned client does not know them yet, so the requests are signed here."""
    body = (asked.replace("ROLE", stage.role()) + "&Version=2010-05-08").encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    request = AWSRequest("POST", server.endpoint + "/", headers=headers, data=body)
    SigV4Auth(Credentials(*server.credentials()), "iam", REGION).add_auth(request)
    connection = http.client.HTTPConnection(server.endpoint.removeprefix("http://"), timeout=60)
    connection.request("POST", "/", body=body, headers=dict(request.headers.items()))
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    assert reply.status == 400, text
    assert f"<Message>Bulla does not support {member}.</Message>" in text
