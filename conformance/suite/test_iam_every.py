"""Every operation of IAM and STS that is built: denied, allowed by exactly its permission, audited, missing things."""

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from identities import statement
from iam_requests import REQUESTS, built
from server import ACCOUNT

# Who may do these is not asked, or the credentials say it.
OPEN = ("sts:GetCallerIdentity", "sts:GetSessionToken")
NOWHERE = f"arn:aws:iam::{ACCOUNT}:policy/nowhere"
NO_POLICY = f"Policy {NOWHERE} was not found."
NOT_ATTACHABLE = f"Policy {NOWHERE} does not exist or is not attachable."
# What these ask for is nowhere here, and that is the answer.
NOTHING = {
    "iam:GetLoginProfile": "Login Profile for User {} cannot be found.",
    "iam:DeleteLoginProfile": "Login Profile for User {} cannot be found.",
}
# For each argument something that is not there, and what AWS says of it.
MISSING = {
    "UserName": ("nobody", "The user with name nobody cannot be found."),
    "GroupName": ("nobody", "The group with name nobody cannot be found."),
    "RoleName": ("nobody", "The role with name nobody cannot be found."),
    "InstanceProfileName": ("none", "Instance Profile none cannot be found."),
    "PolicyArn": (NOWHERE, NO_POLICY),
    "PermissionsBoundary": (NOWHERE, NOT_ATTACHABLE),
    "PolicyName": ("none", "The {} policy with name none cannot be found."),
    "AccessKeyId": ("AKIAAAAAAAAAAAAAAAAA", "The Access Key with id AKIAAAAAAAAAAAAAAAAA cannot be found."),
    "VersionId": ("v9", "Policy {} version v9 does not exist or is not attachable."),
}


@pytest.fixture(scope="module")
def nobody(identities):
    """A user who may do nothing."""
    return identities.user()


def call(user, operation, arguments):
    """The reply, or the error."""
    service, name = operation.split(":")
    try:
        return getattr(user.client(service), xform_name(name))(**arguments)
    except ClientError as error:
        return error.response


def missing():
    """Operations with the argument that names what is not there."""
    for operation in sorted(REQUESTS):
        verb = operation.split(":")[1]
        if verb.startswith("Create") and verb not in ("CreateAccessKey", "CreatePolicyVersion"):
            continue
        names = set(REQUESTS_MEMBERS[operation]) & set(MISSING)
        for name in sorted(names - ({"PolicyName"} if verb.startswith("Put") else set())):
            if operation.startswith("iam:"):
                yield operation, name


class Members:
    """Collects the names of arguments without a service."""

    def __init__(self):
        self.iam = self

    def __getattr__(self, name):
        reply = {"AccessKey": {"AccessKeyId": ""}, "PolicyVersion": {"VersionId": ""}}
        return lambda *_args, **_more: reply

    def name(self, kind="thing"):
        return kind

    def arn(self, kind, name):
        return name

    def user(self):
        return "user"

    group = role = policy = profile = user

    def entity(self, kind):
        return {f"{kind.title()}Name": kind}, kind


REQUESTS_MEMBERS = {operation: make(Members())[0] for operation, make in REQUESTS.items()}


def test_every_operation_that_is_built_is_here():
    assert set(REQUESTS) == set(built())
    assert len(REQUESTS) == 105


@pytest.mark.parametrize("operation", sorted(set(REQUESTS) - set(OPEN) - {"sts:AssumeRole"}))
def test_an_operation_is_denied_then_allowed_and_both_are_audited(server, identities, stage, nobody, operation):
    arguments, resource = REQUESTS[operation](stage)
    denied = call(nobody, operation, arguments)
    message = (
        f"User: {nobody.arn} is not authorized to perform: {operation} on resource: {resource} "
        f"because no identity-based policy allows the {operation} action"
    )
    assert (denied["Error"]["Code"], denied["Error"]["Message"]) == ("AccessDenied", message)
    assert denied["ResponseMetadata"]["HTTPStatusCode"] == 403
    # The refused call has changed nothing: the same works for who has exactly this permission on exactly this.
    # Who gives a new name needs it on that too.
    names = [value for member, value in arguments.items() if member in ("NewUserName", "NewGroupName")]
    becomes = [f"{resource.rpartition('/')[0]}/{name}" for name in names]
    statements = [statement(operation, resource=[resource, *becomes])]
    if operation == "iam:AddRoleToInstanceProfile":
        statements.append(statement("iam:PassRole", resource=stage.arn("role", arguments["RoleName"])))
    user = identities.user(*statements)
    done = call(user, operation, arguments)
    code = None
    told = NOTHING[operation].format(resource.split("/")[-1]) if operation in NOTHING else None
    if told:
        code = "NoSuchEntity"
        assert (done["Error"]["Code"], done["Error"]["Message"]) == ("NoSuchEntity", told)
    else:
        assert "Error" not in done, done
    events = {event.get("requestID"): event for event in server.newest_events(10)}
    for user, reply, code, told in [(nobody, denied, "AccessDenied", message), (user, done, code, told)]:
        event = events[reply["ResponseMetadata"]["RequestId"]]
        service, name = operation.split(":")
        assert (event["eventSource"], event["eventName"]) == (f"{service}.amazonaws.com", name)
        assert (event.get("errorCode"), event.get("errorMessage")) == (code, told)
        assert event["userIdentity"]["arn"] == user.arn
        assert event["readOnly"] == name.startswith(("Get", "List", "Simulate"))


@pytest.mark.parametrize("operation", OPEN)
def test_open_operations_need_no_permission_and_are_audited(server, nobody, operation):
    done = call(nobody, operation, {})
    assert "Error" not in done, done
    event = server.newest_events(1)[0]
    assert event["requestID"] == done["ResponseMetadata"]["RequestId"]
    assert event["userIdentity"]["arn"] == nobody.arn


def test_assume_role_is_denied_then_allowed_and_both_are_audited(server, identities, stage, nobody):
    arguments, arn = REQUESTS["sts:AssumeRole"](stage)
    denied = call(nobody, "sts:AssumeRole", arguments)
    message = f"User: {nobody.arn} is not authorized to perform: sts:AssumeRole on resource: {arn}"
    assert (denied["Error"]["Code"], denied["Error"]["Message"]) == ("AccessDenied", message)
    user = identities.user(statement("sts:AssumeRole", resource=arn))
    done = call(user, "sts:AssumeRole", arguments)
    event = server.newest_events(1)[0]
    assert event["requestID"] == done["ResponseMetadata"]["RequestId"]
    assert event["responseElements"]["assumedRoleUser"]["arn"] == done["AssumedRoleUser"]["Arn"]
    assert event["responseElements"]["credentials"]["accessKeyId"] == done["Credentials"]["AccessKeyId"]


@pytest.mark.parametrize(("operation", "member"), missing())
def test_what_is_not_there_is_named(identities, stage, operation, member):
    arguments, resource = REQUESTS[operation](stage)
    value, message = MISSING[member]
    verb = operation.split(":")[1]
    if member == "PolicyArn" and verb.startswith("Attach"):
        message = NOT_ATTACHABLE
    kind = next((noun for noun in ("user", "group", "role") if f"{noun.title()}Policy" in verb), None)
    message = message.format(resource if member == "VersionId" else kind)
    if (operation, member) == ("iam:RemoveRoleFromInstanceProfile", "RoleName"):
        message = f"Role nobody cannot be found in Instance Profile {arguments['InstanceProfileName']}."
    with pytest.raises(ClientError) as caught:
        getattr(identities.iam, xform_name(verb))(**arguments | {member: value})
    response = caught.value.response
    assert (response["Error"]["Code"], response["Error"]["Message"]) == ("NoSuchEntity", message)
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert response["Error"]["Type"] == "Sender"


@pytest.mark.parametrize("operation", sorted(operation for operation in REQUESTS if operation.startswith("iam:Create")))
def test_what_is_there_is_not_made_twice(identities, stage, operation):
    """Access keys and versions have no names: a second one is another one."""
    arguments, _ = REQUESTS[operation](stage)
    make = getattr(identities.iam, xform_name(operation.split(":")[1]))
    make(**arguments)
    if operation in ("iam:CreateAccessKey", "iam:CreatePolicyVersion"):
        assert make(**arguments)
        return
    if operation == "iam:CreateOpenIDConnectProvider":
        with pytest.raises(ClientError, match="already exists"):
            make(**arguments)
        return
    (member,) = set(arguments) & {"UserName", "GroupName", "RoleName", "PolicyName", "InstanceProfileName"}
    name = arguments[member]
    for again in (name, name.upper()):
        with pytest.raises(ClientError) as caught:
            make(**arguments | {member: again})
        title = member.removesuffix("Name")
        message = f"{title} with name {again} already exists."
        if title == "Policy":
            message = f"A policy called {again} already exists. Duplicate names are not allowed."
        if title == "InstanceProfile":
            message = f"Instance Profile {again} already exists."
        response = caught.value.response
        assert (response["Error"]["Code"], response["Error"]["Message"]) == ("EntityAlreadyExists", message)
        assert response["ResponseMetadata"]["HTTPStatusCode"] == 409
