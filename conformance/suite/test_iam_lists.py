"""Lists of IAM: every page to the last, by hand and with boto3's paginators, and what is deleted on the way."""

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from identities import trust
from iam_requests import POLICY, REQUESTS, built
from server import ACCOUNT

LISTS = {}


def listing(operation, member, name=None):
    """A list operation, the member of its reply that holds the items, and the member of an item that names it."""

    def add(fill):
        LISTS[operation] = (fill, member, name)
        return fill

    return add


def names(count=5):
    return [f"item-{number}" for number in range(count)]


def in_path(operation, member, name, make):
    def fill(stage):
        path = f"/{stage.name('path')}/"
        made = [stage.name("listed") for _ in range(5)]
        for one in made:
            make(stage.iam, one, path)
        make(stage.iam, stage.name("beside"), "/beside/")
        return {"PathPrefix": path}, made

    LISTS[operation] = (fill, member, name)


in_path("ListUsers", "Users", "UserName", lambda iam, name, path: iam.create_user(UserName=name, Path=path))
in_path("ListGroups", "Groups", "GroupName", lambda iam, name, path: iam.create_group(GroupName=name, Path=path))
in_path(
    "ListRoles",
    "Roles",
    "RoleName",
    lambda iam, name, path: iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=trust({"AWS": ACCOUNT})),
)
in_path(
    "ListPolicies",
    "Policies",
    "PolicyName",
    lambda iam, name, path: iam.create_policy(PolicyName=name, Path=path, PolicyDocument=POLICY),
)
in_path(
    "ListInstanceProfiles",
    "InstanceProfiles",
    "InstanceProfileName",
    lambda iam, name, path: iam.create_instance_profile(InstanceProfileName=name, Path=path),
)


def of_entity(noun):
    kind = noun.lower()

    @listing(f"List{noun}Policies", "PolicyNames")
    def inline(stage):
        named, _ = stage.entity(kind)
        for name in names():
            getattr(stage.iam, f"put_{kind}_policy")(PolicyName=name, PolicyDocument=POLICY, **named)
        return named, names()

    @listing(f"ListAttached{noun}Policies", "AttachedPolicies", "PolicyArn")
    def attached(stage):
        named, _ = stage.entity(kind)
        arns = [stage.policy() for _ in range(5)]
        for arn in arns:
            getattr(stage.iam, f"attach_{kind}_policy")(PolicyArn=arn, **named)
        return named, arns


def with_tags(noun, make):
    @listing(f"List{noun}Tags", "Tags", "Key")
    def tags(stage):
        named = make(stage)
        # Not in the order in which they are listed.
        tags = [{"Key": name, "Value": "v"} for name in reversed(names())]
        getattr(stage.iam, xform_name(f"Tag{noun}"))(Tags=tags, **named)
        return named, names()


for noun in ("User", "Group", "Role"):
    of_entity(noun)
with_tags("User", lambda stage: stage.entity("user")[0])
with_tags("Role", lambda stage: stage.entity("role")[0])
with_tags("Policy", lambda stage: {"PolicyArn": stage.policy()})
with_tags("InstanceProfile", lambda stage: {"InstanceProfileName": stage.profile()})
with_tags("OpenIDConnectProvider", lambda stage: {"OpenIDConnectProviderArn": stage.provider()})


@listing("GetGroup", "Users", "UserName")
def _(stage):
    group, users = stage.group(), [stage.user() for _ in range(5)]
    for user in users:
        stage.iam.add_user_to_group(GroupName=group, UserName=user)
    return {"GroupName": group}, users


@listing("ListGroupsForUser", "Groups", "GroupName")
def _(stage):
    user, groups = stage.user(), [stage.group() for _ in range(5)]
    for group in groups:
        stage.iam.add_user_to_group(GroupName=group, UserName=user)
    return {"UserName": user}, groups


@listing("ListInstanceProfilesForRole", "InstanceProfiles", "InstanceProfileName")
def _(stage):
    role = stage.role()
    return {"RoleName": role}, [stage.profile(role) for _ in range(5)]


@listing("ListAccessKeys", "AccessKeyMetadata", "AccessKeyId")
def _(stage):
    user = stage.user()
    made = [stage.iam.create_access_key(UserName=user)["AccessKey"] for _ in range(2)]
    return {"UserName": user}, [key["AccessKeyId"] for key in made]


@listing("ListPolicyVersions", "Versions", "VersionId")
def _(stage):
    arn = stage.policy()
    for _ in range(4):
        stage.iam.create_policy_version(PolicyArn=arn, PolicyDocument=POLICY)
    return {"PolicyArn": arn}, ["v5", "v4", "v3", "v2", "v1"]


@listing("ListEntitiesForPolicy", ("PolicyUsers", "PolicyGroups", "PolicyRoles"), ("UserName", "GroupName", "RoleName"))
def _(stage):
    arn, users, groups, roles = stage.policy(), *([make() for _ in range(2)] for make in (stage.user, stage.group, stage.role))
    for user in users:
        stage.iam.attach_user_policy(UserName=user, PolicyArn=arn)
    for group in groups:
        stage.iam.attach_group_policy(GroupName=group, PolicyArn=arn)
    for role in roles:
        stage.iam.put_role_permissions_boundary(RoleName=role, PermissionsBoundary=arn)
    return {"PolicyArn": arn}, users + groups + roles


def items(operation, reply):
    _, member, name = LISTS[operation]
    if isinstance(member, tuple):
        return [item[key] for group, key in zip(member, name, strict=True) for item in reply[group]]
    return [item[name] if name else item for item in reply[member]]


def pages(call, arguments, size):
    """Every page, asked for one after the other."""
    marker, count = {}, 0
    while True:
        reply = call(MaxItems=size, **arguments, **marker)
        yield reply
        count += 1
        assert count < 100
        assert reply["IsTruncated"] == ("Marker" in reply)
        if not reply["IsTruncated"]:
            return
        marker = {"Marker": reply["Marker"]}


# Lists of what nobody has here, each with its member.
EMPTY = {
    "ListAccountAliases": "AccountAliases",
    "ListMFADevices": "MFADevices",
    "ListSSHPublicKeys": "SSHPublicKeys",
    "ListServerCertificates": "ServerCertificateMetadataList",
    "ListServiceSpecificCredentials": "ServiceSpecificCredentials",
    "ListSigningCertificates": "Certificates",
    "ListVirtualMFADevices": "VirtualMFADevices",
}


def test_every_list_that_is_built_is_here():
    # Two lists of providers have no pages.
    lists = {name for name in built() if name.startswith("iam:List")} | {"iam:GetGroup"}
    lists -= {"iam:ListOpenIDConnectProviders", "iam:ListSAMLProviders"}
    assert {f"iam:{operation}" for operation in LISTS | EMPTY} == lists


@pytest.mark.parametrize("operation", sorted(EMPTY))
def test_a_list_of_what_nobody_has_is_empty(iam, stage, operation):
    arguments, _ = REQUESTS[f"iam:{operation}"](stage)
    reply = getattr(iam, xform_name(operation))(**arguments)
    assert reply[EMPTY[operation]] == [] and not reply["IsTruncated"] and "Marker" not in reply
    for wrong in ({"Marker": "!"}, {"MaxItems": 1001}):
        with pytest.raises(ClientError) as caught:
            getattr(iam, xform_name(operation))(**arguments, **wrong)
        assert caught.value.response["Error"]["Code"] == "ValidationError"


def test_the_root_has_no_devices_of_its_own(iam):
    assert iam.list_mfa_devices()["MFADevices"] == []
    with pytest.raises(ClientError, match="Login Profile for User"):
        iam.get_login_profile()


@pytest.mark.parametrize("operation", sorted(LISTS))
@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_list_has_every_item_once(iam, stage, operation, size):
    arguments, expected = LISTS[operation][0](stage)
    call = getattr(iam, xform_name(operation))
    found = [items(operation, reply) for reply in pages(call, arguments, size)]
    assert all(len(page) == size for page in found[:-1]), found
    assert 0 < len(found[-1]) <= size
    assert sorted(sum(found, [])) == sorted(expected)
    whole = call(**arguments)
    assert not whole["IsTruncated"]
    assert sorted(items(operation, whole)) == sorted(expected)
    if operation != "ListEntitiesForPolicy":
        assert sum(found, []) == items(operation, whole)


@pytest.mark.parametrize("operation", sorted(LISTS))
def test_the_paginators_of_boto3_find_the_same(iam, stage, operation):
    arguments, expected = LISTS[operation][0](stage)
    name = xform_name(operation)
    assert iam.can_paginate(name)
    read = iam.get_paginator(name).paginate(**arguments, PaginationConfig={"PageSize": 2})
    assert sorted(name for page in read for name in items(operation, page)) == sorted(expected)


@pytest.mark.parametrize("operation", sorted(LISTS))
def test_a_marker_that_is_none_and_too_large_a_page_are_refused(iam, stage, operation):
    arguments, _ = LISTS[operation][0](stage)
    for wrong in ({"Marker": "!"}, {"MaxItems": 1001}):
        with pytest.raises(ClientError) as caught:
            getattr(iam, xform_name(operation))(**arguments, **wrong)
        assert caught.value.response["Error"]["Code"] == "ValidationError"


@pytest.mark.parametrize("noun", ["User", "Group", "Role"])
def test_who_deletes_page_by_page_deletes_all(iam, stage, noun):
    """As cleaners do: the last item of a page, which the marker names, is gone when the next page is asked for."""
    kind = noun.lower()
    arguments, arns = LISTS[f"ListAttached{noun}Policies"][0](stage)
    for page in pages(getattr(iam, f"list_attached_{kind}_policies"), arguments, 2):
        for policy in page["AttachedPolicies"]:
            getattr(iam, f"detach_{kind}_policy")(PolicyArn=policy["PolicyArn"], **arguments)
            arns.remove(policy["PolicyArn"])
    assert not arns
    for name in names():
        getattr(iam, f"put_{kind}_policy")(PolicyName=name, PolicyDocument=POLICY, **arguments)
    for page in pages(getattr(iam, f"list_{kind}_policies"), arguments, 2):
        for name in page["PolicyNames"]:
            getattr(iam, f"delete_{kind}_policy")(PolicyName=name, **arguments)
    assert getattr(iam, f"list_{kind}_policies")(**arguments)["PolicyNames"] == []
    getattr(iam, f"delete_{kind}")(**arguments)


def test_policies_of_the_account_and_of_aws(iam, stage):
    own = stage.policy()
    local = [policy["Arn"] for policy in iam.list_policies(Scope="Local", MaxItems=1000)["Policies"]]
    pages_of_aws = iam.get_paginator("list_policies").paginate(Scope="AWS", PaginationConfig={"PageSize": 1000})
    of_aws = [policy["Arn"] for page in pages_of_aws for policy in page["Policies"]]
    assert own in local and all(arn.startswith("arn:aws:iam::aws:policy/") for arn in of_aws)
    assert len(of_aws) == len(set(of_aws)) > 1200
    job = [policy["PolicyName"] for policy in iam.list_policies(Scope="AWS", PathPrefix="/job-function/")["Policies"]]
    assert "ViewOnlyAccess" in job
    both = iam.get_paginator("list_policies").paginate(PaginationConfig={"PageSize": 500})
    assert {policy["Arn"] for page in both for policy in page["Policies"]} == {*local, *of_aws}
    attached = lambda: [policy["Arn"] for policy in iam.list_policies(OnlyAttached=True, MaxItems=1000)["Policies"]]  # noqa: E731
    assert own not in attached()
    iam.attach_user_policy(UserName=stage.user(), PolicyArn=own)
    assert own in attached()
    boundary = stage.policy()
    iam.put_user_permissions_boundary(UserName=stage.user(), PermissionsBoundary=boundary)
    for usage, wanted, other in [("PermissionsPolicy", own, boundary), ("PermissionsBoundary", boundary, own)]:
        found = [policy["Arn"] for policy in iam.list_policies(PolicyUsageFilter=usage, MaxItems=1000)["Policies"]]
        assert wanted in found and other not in found
    counts = iam.get_policy(PolicyArn=own)["Policy"]
    assert (counts["AttachmentCount"], counts["PermissionsBoundaryUsageCount"]) == (1, 0)


def test_entities_of_a_policy_by_kind_and_use(iam, stage):
    arguments, everyone = LISTS["ListEntitiesForPolicy"][0](stage)
    users, groups, roles = everyone[:2], everyone[2:4], everyone[4:]
    for filters, expected in [
        ({"EntityFilter": "User"}, users),
        ({"EntityFilter": "Group"}, groups),
        ({"EntityFilter": "Role"}, roles),
        ({"PolicyUsageFilter": "PermissionsPolicy"}, users + groups),
        ({"PolicyUsageFilter": "PermissionsBoundary"}, roles),
        ({"EntityFilter": "Role", "PolicyUsageFilter": "PermissionsPolicy"}, []),
        ({"PathPrefix": "/elsewhere/"}, []),
        ({"PathPrefix": "/"}, everyone),
    ]:
        reply = iam.list_entities_for_policy(**arguments, **filters)
        assert sorted(items("ListEntitiesForPolicy", reply)) == sorted(expected), filters


def test_entities_in_a_path_are_all_found(iam, stage):
    """"IAM might return fewer than the MaxItems number of results, even when there are more results available." """
    arn, wanted = stage.policy(), []
    for number in range(6):
        name = stage.name("pathed")
        path = "/in/" if number >= 3 else "/out/"
        iam.create_user(UserName=name, Path=path)
        iam.attach_user_policy(UserName=name, PolicyArn=arn)
        wanted += [name] * (path == "/in/")
    found = pages(iam.list_entities_for_policy, {"PolicyArn": arn, "PathPrefix": "/in/"}, 2)
    assert [user["UserName"] for page in found for user in page["PolicyUsers"]] == wanted


def test_a_page_ends_where_its_documents_are_too_many_bytes(iam, stage):
    """White space in a trust policy counts against no quota: a thousand padded roles would be an answer of 96 MB."""
    path = f"/{stage.name('padded')}/"
    padded = trust({"AWS": ACCOUNT}) + " " * 30_000
    roles = [stage.name("padded") for _ in range(60)]
    for name in roles:
        iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=padded)
        iam.create_instance_profile(InstanceProfileName=name, Path=path)
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
    of_many = stage.name("many")
    iam.create_role(RoleName=of_many, AssumeRolePolicyDocument=padded)
    many = [stage.name("profile") for _ in range(60)]
    for name in many:
        iam.create_instance_profile(InstanceProfileName=name)
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=of_many)
    for call, arguments, member, name, expected in [
        (iam.list_roles, {"PathPrefix": path}, "Roles", "RoleName", roles),
        (iam.list_instance_profiles, {"PathPrefix": path}, "InstanceProfiles", "InstanceProfileName", roles),
        (iam.list_instance_profiles_for_role, {"RoleName": of_many}, "InstanceProfiles", "InstanceProfileName", many),
    ]:
        found = list(pages(call, arguments, 1000))
        # A blank is three bytes of a reply, and a page has 4 MiB.
        assert [len(page[member]) for page in found] == [46, 14]
        assert sorted(one[name] for page in found for one in page[member]) == sorted(expected)


def test_lists_show_neither_tags_nor_boundaries(iam, stage):
    """As the API reference says of ListUsers and ListRoles."""
    boundary, path = stage.policy(), f"/{stage.name('path')}/"
    more = {"Path": path, "Tags": [{"Key": "a", "Value": "b"}], "PermissionsBoundary": boundary}
    iam.create_user(UserName=stage.name(), **more)
    iam.create_role(RoleName=stage.name(), AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}), **more)
    for listed in (iam.list_users(PathPrefix=path)["Users"], iam.list_roles(PathPrefix=path)["Roles"]):
        (one,) = listed
        assert not {"Tags", "PermissionsBoundary"} & set(one)
