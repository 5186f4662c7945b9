"""Every example of AWS's own CLI documentation for the operations of IAM and STS that are built, run with the real `aws`.

As `test_cli_examples` does for KMS. What a page takes for granted is read from its commands: the users, groups, roles,
policies and files that they name are made before, and whoever is to be listed or taken away has been put there.
"""

import json
import re
import shlex
import subprocess
import textwrap

import pytest
from botocore import xform_name

from cli_pages import Shape, differences, examples_of, excluded
from identities import Identities, document, statement, trust
from iam_requests import POLICY, built
from server import ACCOUNT, ROOT, Server

EXCLUDED = ROOT / "conformance/suite/cli_identity_examples_excluded.txt"
BIN = ROOT / ".venv/bin"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
TRUST = trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, Sid="Statement1")
# Laid out as the page must have had it: the answer tells in which lines and columns the statement stands.
LIST_REPOSITORIES = """{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "ListRepositories",
            "Effect": "Allow",
            "Action": "codecommit:ListRepositories",
            "Resource": "*"
        }
    ]
}"""


def pages():
    for operation in sorted(built()):
        service, name = operation.split(":")
        yield from examples_of(service, xform_name(name, "-"))


ALL = list(pages())


def without_documents(printed):
    """The policies that a page prints are the reader's."""
    if isinstance(printed, dict):
        kept = {name: value for name, value in printed.items() if not name.endswith("Document")}
        return {name: without_documents(value) for name, value in kept.items()}
    if isinstance(printed, list):
        return [without_documents(item) for item in printed]
    return printed


class Stage:
    """An account with nothing in it but what one example takes for granted."""

    def __init__(self, server, folder, example):
        self.identities, self.folder, self.example = Identities(server), folder, example
        self.iam = self.identities.iam
        self.clear()
        self.iam.create_user(UserName="DevAdmin")
        self.iam.attach_user_policy(UserName="DevAdmin", PolicyArn=ADMINISTRATOR)
        self.caller = self.iam.create_access_key(UserName="DevAdmin")["AccessKey"]
        (command,) = example.commands
        self.command = re.sub(r":(123456789012|452925170507):", f":{ACCOUNT}:", command)
        words = shlex.split(self.command)
        self.verb = words[2]
        self.given = {name: value for name, value in zip(words, words[1:], strict=False) if name.startswith("--")}
        self.furnish()

    def clear(self):
        iam = self.iam
        for group in iam.list_groups()["Groups"]:
            for user in iam.get_group(GroupName=group["GroupName"])["Users"]:
                iam.remove_user_from_group(GroupName=group["GroupName"], UserName=user["UserName"])
        for profile in iam.list_instance_profiles()["InstanceProfiles"]:
            named = {"InstanceProfileName": profile["InstanceProfileName"]}
            for role in profile["Roles"]:
                iam.remove_role_from_instance_profile(RoleName=role["RoleName"], **named)
            iam.delete_instance_profile(**named)
        for noun in ("user", "group", "role"):
            for entity in getattr(iam, f"list_{noun}s")()[f"{noun.title()}s"]:
                self.remove(noun, {f"{noun.title()}Name": entity[f"{noun.title()}Name"]})
        for policy in iam.list_policies(Scope="Local")["Policies"]:
            for version in iam.list_policy_versions(PolicyArn=policy["Arn"])["Versions"]:
                if not version["IsDefaultVersion"]:
                    iam.delete_policy_version(PolicyArn=policy["Arn"], VersionId=version["VersionId"])
            iam.delete_policy(PolicyArn=policy["Arn"])
        for provider in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]:
            iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=provider["Arn"])

    def remove(self, noun, named):
        iam = self.iam
        for name in getattr(iam, f"list_{noun}_policies")(**named)["PolicyNames"]:
            getattr(iam, f"delete_{noun}_policy")(PolicyName=name, **named)
        for policy in getattr(iam, f"list_attached_{noun}_policies")(**named)["AttachedPolicies"]:
            getattr(iam, f"detach_{noun}_policy")(PolicyArn=policy["PolicyArn"], **named)
        if noun == "user":
            for key in iam.list_access_keys(**named)["AccessKeyMetadata"]:
                iam.delete_access_key(AccessKeyId=key["AccessKeyId"], **named)
        getattr(iam, f"delete_{noun}")(**named)

    def furnish(self):
        """Makes what the command names, and what its page says is there."""
        for file in re.findall(r"file://(\S+)", self.command):
            text = TRUST if "Trust-Policy" in file else POLICY
            (self.folder / file).write_text(textwrap.dedent(self.example.files.get(file, text)).lstrip())
        made = self.verb.removeprefix("create-") if self.verb.startswith("create-") else None
        for noun in ("user", "group", "role"):
            name = self.given.get(f"--{noun}-name")
            if name and made != noun:
                more = {"AssumeRolePolicyDocument": TRUST} if noun == "role" else {}
                getattr(self.iam, f"create_{noun}")(**{f"{noun.title()}Name": name}, **more)
        if (name := self.given.get("--instance-profile-name")) and made != "instance-profile":
            self.iam.create_instance_profile(InstanceProfileName=name)
        for option in ("--policy-arn", "--permissions-boundary"):
            arn = self.given.get(option, "")
            if f":{ACCOUNT}:policy/" in arn:
                self.policy(arn.rsplit("/", 1)[1])
        if arn := self.given.get("--open-id-connect-provider-arn"):
            self.provider(arn.rsplit("/", 1)[1], self.given.get("--client-id") if "remove" in self.verb else None)
        prepare = getattr(self, "for_" + self.verb.replace("-", "_"), None)
        if prepare:
            prepare()
        elif match := re.fullmatch(r"(?:delete|get|list)-(user|group|role)-polic(?:y|ies)", self.verb):
            self.inline(match[1])
        elif match := re.fullmatch(r"(?:detach|list-attached)-(user|group|role)-polic(?:y|ies)", self.verb):
            self.attach(match[1])
        elif match := re.fullmatch(r"(?:untag|list)-(user|role|policy)(?:-tags)?", self.verb):
            self.tag(match[1])
        elif match := re.fullmatch(r"delete-(user|role)-permissions-boundary", self.verb):
            boundary = {"PermissionsBoundary": self.policy("boundary")}
            getattr(self.iam, f"put_{match[1]}_permissions_boundary")(**boundary, **self.named(match[1]))

    def policy(self, name):
        made = self.iam.create_policy(PolicyName=name, PolicyDocument=POLICY)["Policy"]["Arn"]
        if self.given.get("--version-id") or self.verb == "list-policy-versions":
            default = self.verb in ("get-policy-version", "list-policy-versions")
            self.iam.create_policy_version(PolicyArn=made, PolicyDocument=POLICY, SetAsDefault=default)
        return made

    def provider(self, host, client=None):
        self.iam.create_open_id_connect_provider(
            Url=f"https://{host}", ClientIDList=[client or "example-application-ID"], ThumbprintList=["a" * 40]
        )

    def named(self, noun):
        return {f"{noun.title()}Name": self.given[f"--{noun}-name"]}

    def inline(self, noun):
        own = {"PolicyName": self.given.get("--policy-name", "ExamplePolicy"), "PolicyDocument": POLICY}
        getattr(self.iam, f"put_{noun}_policy")(**own, **self.named(noun))

    def attach(self, noun):
        arn = self.given.get("--policy-arn", ADMINISTRATOR)
        getattr(self.iam, f"attach_{noun}_policy")(PolicyArn=arn, **self.named(noun))

    def tag(self, noun):
        named = {"PolicyArn": self.given["--policy-arn"]} if noun == "policy" else self.named(noun)
        tags = [{"Key": key, "Value": "Accounting"} for key in ("Department", "DeptID", "Location")]
        getattr(self.iam, f"tag_{noun}")(Tags=tags, **named)

    def for_delete_access_key(self):
        made = self.iam.create_access_key(**self.named("user"))["AccessKey"]["AccessKeyId"]
        self.command = self.command.replace(self.given["--access-key-id"], made)

    for_update_access_key = for_delete_access_key

    def for_get_access_key_last_used(self):
        """The caller's own key, which has been used. The page's is shorter than any is."""
        used = self.caller["AccessKeyId"]
        self.identities.client("iam", used, self.caller["SecretAccessKey"]).list_users()
        self.command = self.command.replace(self.given["--access-key-id"], used)

    def for_list_open_id_connect_provider_tags(self):
        tags = [{"Key": "DeptID", "Value": "123456"}, {"Key": "Department", "Value": "Accounting"}]
        arn = self.given["--open-id-connect-provider-arn"]
        self.iam.tag_open_id_connect_provider(OpenIDConnectProviderArn=arn, Tags=tags)

    def profile(self, name, role):
        """Puts a new role into an instance profile."""
        self.iam.create_role(RoleName=role, AssumeRolePolicyDocument=TRUST)
        self.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=role)

    def for_get_instance_profile(self):
        self.profile(self.given["--instance-profile-name"], "Test-Role")

    def for_remove_role_from_instance_profile(self):
        named = {"InstanceProfileName": self.given["--instance-profile-name"]}
        self.iam.add_role_to_instance_profile(**named, **self.named("role"))

    def for_list_instance_profiles(self):
        for name in ("example-dev-role", "example-s3-role"):
            self.iam.create_instance_profile(InstanceProfileName=name)
            self.profile(name, name)

    def for_list_instance_profiles_for_role(self):
        name = {"InstanceProfileName": "ExampleInstanceProfile"}
        self.iam.create_instance_profile(**name)
        self.iam.add_role_to_instance_profile(**name, **self.named("role"))

    def for_list_instance_profile_tags(self):
        tags = [{"Key": "DeptID", "Value": "123456"}, {"Key": "Department", "Value": "Accounting"}]
        self.iam.tag_instance_profile(InstanceProfileName=self.given["--instance-profile-name"], Tags=tags)

    def for_list_open_id_connect_providers(self):
        self.provider("example.oidcprovider.com")

    def for_simulate_principal_policy(self):
        after = {"DateGreaterThan": {"aws:CurrentTime": "2018-04-26T00:00:00Z"}}
        backup = document(statement("dynamodb:CreateBackup", Condition=after))
        self.iam.create_user(UserName="alejandro")
        for name, text in {"Grant-Access-To-CodeCommit-ListRepo": LIST_REPOSITORIES, "Backup": backup}.items():
            self.iam.put_user_policy(UserName="alejandro", PolicyName=name, PolicyDocument=text)

    def for_list_access_keys(self):
        self.iam.create_access_key(**self.named("user"))

    def for_remove_user_from_group(self):
        self.iam.add_user_to_group(**self.named("user"), **self.named("group"))

    def for_get_group(self):
        self.iam.create_user(UserName="Bob")
        self.iam.add_user_to_group(UserName="Bob", **self.named("group"))

    def for_list_groups_for_user(self):
        for group in ("Admin", "s3-Users"):
            self.iam.create_group(GroupName=group)
            self.iam.add_user_to_group(GroupName=group, **self.named("user"))

    def for_list_groups(self):
        self.iam.create_group(GroupName="Admins")

    def for_list_roles(self):
        self.iam.create_role(RoleName="ExampleRole", AssumeRolePolicyDocument=TRUST)

    def for_list_policies(self):
        self.policy("MySamplePolicy")

    def for_list_entities_for_policy(self):
        arn = self.given["--policy-arn"]
        self.iam.create_role(RoleName="DevRole", AssumeRolePolicyDocument=TRUST)
        self.iam.create_user(UserName="Alice")
        self.iam.create_group(GroupName="Dev")
        self.iam.attach_role_policy(RoleName="DevRole", PolicyArn=arn)
        self.iam.attach_user_policy(UserName="Alice", PolicyArn=arn)
        self.iam.attach_group_policy(GroupName="Dev", PolicyArn=arn)

    def for_assume_role(self):
        name = self.given["--role-arn"].rsplit("/", 1)[1]
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)

    def run(self, environment):
        """Gives what is wrong with the example, or None."""
        environment |= {
            "AWS_ACCESS_KEY_ID": self.caller["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": self.caller["SecretAccessKey"],
        }
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self.command],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if ran.returncode != 0:
            return f"{self.command}\nended with {ran.returncode}: {ran.stderr}"
        if not self.example.output:
            return None if not ran.stdout.strip() else f"{self.command}\nprinted {ran.stdout}"
        try:
            printed = Shape(self.example.output).read()
        except (AssertionError, json.JSONDecodeError):
            # One page has its brackets in disorder; what it prints is JSON at least.
            json.loads(ran.stdout)
            return None
        found = list(differences(without_documents(printed), Shape(ran.stdout).read()))
        return f"{self.command}\n" + "\n".join(found) if found else None


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("examples") / "data")
    try:
        yield server.start()
    finally:
        server.end()


@pytest.fixture
def problem(own_server, tmp_path):
    """Runs an example; gives what is wrong with it, or None."""

    def run(example):
        environment = own_server.client_environment()
        environment |= {"AWS_ENDPOINT_URL": own_server.endpoint, "PATH": f"{BIN}:{environment['PATH']}"}
        environment["AWS_CONFIG_FILE"] = str(tmp_path / "config")
        (tmp_path / "config").write_text("[default]\ncli_timestamp_format = iso8601\n")
        return Stage(own_server, tmp_path, example).run(environment)

    return run


def test_the_pages_are_read_whole():
    """Counted for awscli 1.46.3: no example gets lost in reading. Of the operations that are built one has no page."""
    assert len(ALL) == 116
    assert all(len(example.commands) == 1 for example in ALL)
    operations = {operation.split(":")[1] for operation in built()}
    assert {xform_name(name, "-") for name in operations} - {example.operation for example in ALL} == {
        "get-access-key-info"
    }


@pytest.mark.parametrize(
    "example", [example for example in ALL if example.name not in excluded(EXCLUDED)], ids=lambda example: example.name
)
def test_an_example(problem, example):
    found = problem(example)
    assert found is None, found


@pytest.mark.parametrize("name", list(excluded(EXCLUDED)))
def test_an_excluded_example_fails_still(problem, name):
    (example,) = [example for example in ALL if example.name == name]
    assert problem(example) is not None, f"{name} works now: take it off {EXCLUDED.name}"
