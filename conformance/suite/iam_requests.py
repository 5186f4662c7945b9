"""A valid request for every operation of IAM and STS that is built, and what policies know its resource by.

`REQUESTS` has a function for each operation: from a `Stage`, which makes what the operation takes for granted, to the
arguments of the call and the ARN of what it is about.
"""

import itertools
import re

from identities import document, statement, trust
from server import ACCOUNT, ROOT

numbers = itertools.count(1)
POLICY = document(statement("kms:*"))
TAG = [{"Key": "team", "Value": "red"}]


def built():
    """`service:Operation` of all that is built: what the sources are generated for, less the gaps."""
    gaps = set((ROOT / "crates/iam/gaps.txt").read_text().split())
    for service in ("iam", "sts"):
        text = (ROOT / f"crates/model/src/generated/{service}/operations.rs").read_text()
        names = re.search(r"pub enum Operation \{(.*?)\n\}", text, re.DOTALL).group(1)
        for name in re.findall(r"^    (\w+),$", names, re.MULTILINE):
            # Nobody signs AssumeRoleWithWebIdentity: test_web_identity.py calls it.
            if f"{service}:{name}" not in gaps | {"sts:AssumeRoleWithWebIdentity"}:
                yield f"{service}:{name}"


class Stage:
    """Makes users, groups, roles and policies that no other test has."""

    def __init__(self, identities):
        self.identities, self.iam = identities, identities.iam

    def name(self, kind="thing"):
        return f"{kind}-stage-{next(numbers)}"

    def arn(self, kind, name):
        return f"arn:aws:iam::{ACCOUNT}:{kind}/{name}"

    def user(self):
        name = self.name("user")
        self.iam.create_user(UserName=name)
        return name

    def group(self):
        name = self.name("group")
        self.iam.create_group(GroupName=name)
        return name

    def role(self, trusting=None):
        name = self.name("role")
        trusting = trusting or trust({"AWS": ACCOUNT})
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trusting)
        return name

    def policy(self):
        """The ARN of a managed policy."""
        made = self.iam.create_policy(PolicyName=self.name("policy"), PolicyDocument=POLICY)
        return made["Policy"]["Arn"]

    def profile(self, role=None):
        """The name of an instance profile."""
        name = self.name("profile")
        self.iam.create_instance_profile(InstanceProfileName=name)
        if role:
            self.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=role)
        return name

    def provider(self):
        """The ARN of a provider of web identities."""
        made = self.iam.create_open_id_connect_provider(Url=f"https://{self.name('issuer')}.example", ClientIDList=["app"])
        return made["OpenIDConnectProviderArn"]

    def entity(self, kind):
        """The argument that names a new entity, and its ARN."""
        name = getattr(self, kind)()
        return {f"{kind.title()}Name": name}, self.arn(kind, name)


REQUESTS = {}


def request(operation):
    def add(make):
        REQUESTS[operation] = make
        return make

    return add


def on_entity(operation, kind, prepare=lambda stage, named: {}, **more):
    """An operation on a user, group or role: `prepare` makes ready and gives further arguments."""

    def make(stage):
        named, arn = stage.entity(kind)
        return named | more | prepare(stage, named), arn

    REQUESTS[operation] = make


def on_policy(operation, prepare=lambda stage, arn: {}, **more):
    def make(stage):
        arn = stage.policy()
        return {"PolicyArn": arn} | more | prepare(stage, arn), arn

    REQUESTS[operation] = make


def on_account(operation):
    REQUESTS[operation] = lambda stage: ({}, "*")


def creates(operation, kind, **more):
    def make(stage):
        name = stage.name(kind)
        return {f"{kind.title()}Name": name} | more, stage.arn(kind, name)

    REQUESTS[operation] = make


def kept(kind):
    """Puts an inline policy."""

    def prepare(stage, named):
        getattr(stage.iam, f"put_{kind}_policy")(PolicyName="own", PolicyDocument=POLICY, **named)
        return {"PolicyName": "own"}

    return prepare


def attached(kind):
    def prepare(stage, named):
        arn = stage.policy()
        getattr(stage.iam, f"attach_{kind}_policy")(PolicyArn=arn, **named)
        return {"PolicyArn": arn}

    return prepare


def bounded(kind):
    def prepare(stage, named):
        getattr(stage.iam, f"put_{kind}_permissions_boundary")(PermissionsBoundary=stage.policy(), **named)
        return {}

    return prepare


def tagged(kind):
    def prepare(stage, named):
        getattr(stage.iam, f"tag_{kind}")(Tags=TAG, **named)
        return {"TagKeys": ["team"]}

    return prepare


def member(stage, named):
    user = stage.user()
    stage.iam.add_user_to_group(UserName=user, **named)
    return {"UserName": user}


def access_key(stage, named):
    return {"AccessKeyId": stage.iam.create_access_key(**named)["AccessKey"]["AccessKeyId"]}


def version(stage, arn):
    made = stage.iam.create_policy_version(PolicyArn=arn, PolicyDocument=POLICY)
    return {"VersionId": made["PolicyVersion"]["VersionId"]}


creates("iam:CreateUser", "user")
creates("iam:CreateGroup", "group")
creates("iam:CreateRole", "role", AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}))
creates("iam:CreatePolicy", "policy", PolicyDocument=POLICY)

for noun in ("User", "Group", "Role"):
    kind = noun.lower()
    on_entity(f"iam:Get{noun}", kind)
    on_entity(f"iam:Delete{noun}", kind)
    on_entity(f"iam:Put{noun}Policy", kind, PolicyName="own", PolicyDocument=POLICY)
    on_entity(f"iam:Get{noun}Policy", kind, kept(kind))
    on_entity(f"iam:Delete{noun}Policy", kind, kept(kind))
    on_entity(f"iam:List{noun}Policies", kind)
    on_entity(f"iam:Attach{noun}Policy", kind, lambda stage, named: {"PolicyArn": stage.policy()})
    on_entity(f"iam:Detach{noun}Policy", kind, attached(kind))
    on_entity(f"iam:ListAttached{noun}Policies", kind)
    on_account(f"iam:List{noun}s")

for noun in ("User", "Role"):
    kind = noun.lower()
    boundary = lambda stage, named: {"PermissionsBoundary": stage.policy()}  # noqa: E731
    on_entity(f"iam:Put{noun}PermissionsBoundary", kind, boundary)
    on_entity(f"iam:Delete{noun}PermissionsBoundary", kind, bounded(kind))
    on_entity(f"iam:Tag{noun}", kind, Tags=TAG)
    on_entity(f"iam:Untag{noun}", kind, tagged(kind))
    on_entity(f"iam:List{noun}Tags", kind)

on_entity("iam:UpdateUser", "user", lambda stage, named: {"NewUserName": stage.name("user")})
on_entity("iam:UpdateGroup", "group", lambda stage, named: {"NewGroupName": stage.name("group")})
on_entity("iam:UpdateRole", "role", Description="new")
on_entity("iam:UpdateRoleDescription", "role", Description="new")
on_entity("iam:UpdateAssumeRolePolicy", "role", PolicyDocument=trust({"AWS": ACCOUNT}))
on_entity("iam:AddUserToGroup", "group", lambda stage, named: {"UserName": stage.user()})
on_entity("iam:RemoveUserFromGroup", "group", member)
on_entity("iam:ListGroupsForUser", "user")
on_entity("iam:CreateAccessKey", "user")
on_entity("iam:ListAccessKeys", "user")
on_entity("iam:DeleteAccessKey", "user", access_key)
on_entity("iam:UpdateAccessKey", "user", access_key, Status="Inactive")

for owned in ("ListMFADevices", "ListSSHPublicKeys", "ListSigningCertificates", "ListServiceSpecificCredentials"):
    on_entity(f"iam:{owned}", "user")
for of_account in ("AccountAliases", "SAMLProviders", "ServerCertificates", "VirtualMFADevices"):
    on_account(f"iam:List{of_account}")
on_entity("iam:GetLoginProfile", "user")
on_entity("iam:DeleteLoginProfile", "user")


@request("iam:CreateInstanceProfile")
def _(stage):
    name = stage.name("profile")
    return {"InstanceProfileName": name}, stage.arn("instance-profile", name)


def on_profile(operation, prepare=lambda stage, named: {}, **more):
    def make(stage):
        named = {"InstanceProfileName": stage.profile()}
        return named | more | prepare(stage, named), stage.arn("instance-profile", named["InstanceProfileName"])

    REQUESTS[operation] = make


def with_role(stage, named):
    role = {"RoleName": stage.role()}
    stage.iam.add_role_to_instance_profile(**named, **role)
    return role


on_profile("iam:GetInstanceProfile")
on_profile("iam:DeleteInstanceProfile")
on_profile("iam:AddRoleToInstanceProfile", lambda stage, named: {"RoleName": stage.role()})
on_profile("iam:RemoveRoleFromInstanceProfile", with_role)
on_profile("iam:TagInstanceProfile", Tags=TAG)
on_profile("iam:UntagInstanceProfile", tagged("instance_profile"))
on_profile("iam:ListInstanceProfileTags")
on_account("iam:ListInstanceProfiles")
on_entity("iam:ListInstanceProfilesForRole", "role")


on_account("iam:ListPolicies")
on_policy("iam:GetPolicy")
on_policy("iam:DeletePolicy")
on_policy("iam:ListEntitiesForPolicy")
on_policy("iam:ListPolicyVersions")
on_policy("iam:CreatePolicyVersion", PolicyDocument=POLICY)
on_policy("iam:GetPolicyVersion", version)
on_policy("iam:DeletePolicyVersion", version)
on_policy("iam:SetDefaultPolicyVersion", version)
on_policy("iam:TagPolicy", Tags=TAG)
on_policy("iam:UntagPolicy", lambda stage, arn: tagged("policy")(stage, {"PolicyArn": arn}))
on_policy("iam:ListPolicyTags")



@request("iam:GetAccessKeyLastUsed")
def _(stage):
    user = stage.user()
    return access_key(stage, {"UserName": user}), stage.arn("user", user)


def on_provider(operation, **more):
    def make(stage):
        arn = stage.provider()
        return {"OpenIDConnectProviderArn": arn} | more, arn

    REQUESTS[operation] = make


@request("iam:CreateOpenIDConnectProvider")
def _(stage):
    host = f"{stage.name('issuer')}.example"
    return {"Url": f"https://{host}", "ClientIDList": ["app"]}, stage.arn("oidc-provider", host)


on_provider("iam:GetOpenIDConnectProvider")
on_provider("iam:DeleteOpenIDConnectProvider")
on_provider("iam:AddClientIDToOpenIDConnectProvider", ClientID="other")
on_provider("iam:RemoveClientIDFromOpenIDConnectProvider", ClientID="app")
on_provider("iam:TagOpenIDConnectProvider", Tags=TAG)
on_provider("iam:UntagOpenIDConnectProvider", TagKeys=["team"])
on_provider("iam:ListOpenIDConnectProviderTags")
on_provider("iam:UpdateOpenIDConnectProviderThumbprint", ThumbprintList=["a" * 40])
on_account("iam:ListOpenIDConnectProviders")


@request("iam:SimulateCustomPolicy")
def _(stage):
    return {"PolicyInputList": [POLICY], "ActionNames": ["kms:Encrypt"]}, "*"


@request("iam:SimulatePrincipalPolicy")
def _(stage):
    arn = stage.arn("user", stage.user())
    return {"PolicySourceArn": arn, "ActionNames": ["kms:Encrypt"]}, arn


on_account("sts:GetCallerIdentity")
on_account("sts:GetSessionToken")


@request("sts:GetAccessKeyInfo")
def _(stage):
    return access_key(stage, {"UserName": stage.user()}), "*"


@request("sts:AssumeRole")
def _(stage):
    arn = stage.arn("role", stage.role())
    return {"RoleArn": arn, "RoleSessionName": "job"}, arn
