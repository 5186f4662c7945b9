"""Several accounts in one service, and what they may do with each other's keys."""

import configparser
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from accounts import Account, bulla, create
from identities import document, statement, trust
from server import Server, clean_environment


def refused(call, **arguments):
    with pytest.raises(ClientError) as error:
        call(**arguments)
    told = error.value.response["Error"]
    return told["Code"], told["Message"]


def test_an_account_is_made_in_the_running_service(server):
    made = bulla(server, "account", "create", "--account-id", "210987654321", "--profile", "team-a")
    assert made.returncode == 0, made.stderr
    credentials = server.data_dir / "credentials"
    assert stat.S_IMODE(credentials.stat().st_mode) == 0o600
    file = configparser.ConfigParser()
    file.read(credentials)
    assert {"default", "team-a"} <= set(file.sections())
    assert file["team-a"]["aws_secret_access_key"] not in made.stdout + made.stderr
    command = made.stdout.strip().splitlines()[-1].strip()
    assert "--profile team-a " in command
    told = subprocess.run(
        command, shell=True, env=clean_environment() | {"AWS_PAGER": ""}, capture_output=True, text=True, timeout=120
    )
    assert told.returncode == 0, told.stderr
    assert "arn:aws:kms:us-east-1:210987654321:key/" in told.stdout
    entry = [event for event in server.newest_events(50) if event["eventName"] == "CreateAccount"][-1]
    assert entry["recipientAccountId"] == "210987654321" and entry["eventSource"] == "bulla"
    listed = bulla(server, "account", "list").stdout
    assert any(line.split()[0] == "210987654321" for line in listed.splitlines())


def test_no_account_and_no_profile_is_made_twice(server):
    account = create(server)["account_id"]
    assert len(account) == 12 and account.isdigit()
    for arguments, status, said in [
        (["--account-id", account, "--profile", "another"], 1, "exists already"),
        (["--profile", account], 1, f"has a profile `{account}` already"),
        (["--profile", "a" * 1000], 1, "is no profile name"),
        (["--account-id", "12345"], 2, "is no account id"),
        (["--profile", "a b"], 2, "is no profile name"),
    ]:
        refused = bulla(server, "account", "create", *arguments)
        assert refused.returncode == status and said in refused.stderr, refused
    file = configparser.ConfigParser()
    file.read(server.data_dir / "credentials")
    assert "another" not in file


def test_accounts_and_their_profiles_outlive_a_restart_with_a_new_root_key(tmp_path):
    settings = {"BULLA_ROOT_ACCESS_KEY_ID": "A" * 20, "BULLA_ROOT_SECRET_ACCESS_KEY": "first"}
    server = Server(tmp_path / "data", **settings).start()
    try:
        account = Account(server)
        socket = server.data_dir / "control.sock"
        assert stat.S_IMODE(socket.stat().st_mode) == 0o600
        server.kill()
        assert socket.exists()
        server.settings["BULLA_ROOT_SECRET_ACCESS_KEY"] = "second"
        server.start()
        assert server.credentials()[1] == "second"
        account.url = server.endpoint
        assert account.client("sts").get_caller_identity()["Account"] == account.id
        assert len(bulla(server, "account", "list", "--output", "json").stdout.split('"account_id"')) == 3
        assert server.terminate() == 0
        assert not socket.exists()
        refused = bulla(server, "account", "list")
        assert refused.returncode == 1 and "start it first with `bulla serve --data-dir" in refused.stderr
        assert server.verify().returncode == 0
    finally:
        server.end()


ASK = """
import socket, sys
asked = socket.socket(socket.AF_UNIX)
asked.connect(sys.argv[1])
asked.sendall(b'POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 27\\r\\n\\r\\n{"request":"list_accounts"}')
print(asked.recv(1000))
"""


def test_a_data_directory_may_have_a_long_path(tmp_path):
    """The path of a socket may have 107 bytes."""
    folder = tmp_path / ("long-" * 20)
    folder.mkdir()
    server = Server(folder / ("er-" * 30)).start()
    try:
        made = bulla(server, "account", "create", "--account-id", "210987654321")
        assert made.returncode == 0, made.stderr
    finally:
        server.end()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can ask as somebody else")
def test_nobody_but_the_operator_is_answered(tmp_path):
    """Also when the modes of the directory and the socket would let others in."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    server = Server(folder / "data").start()
    try:
        socket = server.data_dir / "control.sock"
        folder.chmod(0o755), server.data_dir.chmod(0o755), socket.chmod(0o666)
        for user, answered in [(0, True), (65534, False)]:
            asked = subprocess.run(
                [shutil.which("python3", path="/usr/bin:/bin") or sys.executable, "-c", ASK, socket],
                user=user, cwd="/", capture_output=True, text=True, timeout=30,
            )
            assert ("200 OK" in asked.stdout) == answered, asked
            hung_up = asked.stdout == "b''\n" or "BrokenPipe" in asked.stderr or "ConnectionReset" in asked.stderr
            assert answered or hung_up, asked
    finally:
        server.end()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def ours(server):
    """The account that owns the keys."""
    return Account(server)


@pytest.fixture(scope="module")
def theirs(server):
    """The account whose users want to use them."""
    return Account(server)


def shared_with(owner, *principals, actions="kms:*"):
    """A new key of `owner` whose key policy lets principals of other accounts in."""
    statements = [{"Effect": "Allow", "Principal": {"AWS": owner.id}, "Action": "kms:*", "Resource": "*"}]
    if principals:
        statements.append(
            {"Effect": "Allow", "Principal": {"AWS": list(principals)}, "Action": actions, "Resource": "*"}
        )
    return owner.kms.create_key(Policy=document(*statements))["KeyMetadata"]["Arn"]


def not_disclosed(arn, action, on="on this resource"):
    return (
        "AccessDeniedException",
        f"User: {arn} is not authorized to perform: {action} {on} because the resource does not exist in this "
        "Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
    )


@pytest.mark.parametrize("named", ["account", "root", "user"])
def test_a_user_of_another_account_needs_both_sides(ours, theirs, named):
    user = theirs.user()
    principal = {"account": theirs.id, "root": f"arn:aws:iam::{theirs.id}:root", "user": user.arn}[named]
    shared, own = shared_with(ours, principal), shared_with(ours)
    kms = user.client("kms")
    code, message = refused(kms.encrypt, KeyId=shared, Plaintext=b"x")
    assert code == "AccessDeniedException"
    assert message == (
        f"User: {user.arn} is not authorized to perform: kms:Encrypt on resource: {shared} "
        "because no identity-based policy allows the kms:Encrypt action"
    )
    user.allow(statement("kms:*"))
    assert refused(kms.encrypt, KeyId=own, Plaintext=b"x") == not_disclosed(user.arn, "kms:Encrypt")
    gone = own[:-12] + "0" * 12
    assert refused(kms.encrypt, KeyId=gone, Plaintext=b"x") == not_disclosed(user.arn, "kms:Encrypt")
    reply = kms.encrypt(KeyId=shared, Plaintext=b"x")
    assert reply["KeyId"] == shared
    assert kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == b"x"
    assert ours.kms.decrypt(CiphertextBlob=reply["CiphertextBlob"])["Plaintext"] == b"x"
    blob = ours.kms.encrypt(KeyId=own, Plaintext=b"x")["CiphertextBlob"]
    on = "on the resource associated with this ciphertext"
    assert refused(kms.decrypt, CiphertextBlob=blob) == not_disclosed(user.arn, "kms:Decrypt", on)
    # Nor does what is wrong with a ciphertext, or with another key, tell that there is such a key.
    for ciphertext in [reply["CiphertextBlob"], b"garbage"]:
        for key in [own, gone]:
            told = refused(kms.decrypt, KeyId=key, CiphertextBlob=ciphertext)
            assert told == not_disclosed(user.arn, "kms:Decrypt")
    assert refused(kms.decrypt, KeyId=shared, CiphertextBlob=blob)[0] == "IncorrectKeyException"
    assert refused(kms.decrypt, KeyId=shared, CiphertextBlob=b"garbage")[0] == "InvalidCiphertextException"
    nowhere = gone.replace(ours.id, theirs.id)
    for destination in [shared, nowhere]:
        told = refused(kms.re_encrypt, CiphertextBlob=blob, DestinationKeyId=destination)
        assert told == not_disclosed(user.arn, "kms:ReEncryptFrom", on)
    # Whoever may use the source is told what is wrong with the destination.
    told = refused(kms.re_encrypt, CiphertextBlob=reply["CiphertextBlob"], DestinationKeyId=nowhere)
    assert told == ("NotFoundException", f"Key '{nowhere}' does not exist")


def test_another_root_is_let_in_by_its_account(ours, theirs):
    shared = shared_with(ours, theirs.id, actions=["kms:Encrypt"])
    assert theirs.kms.encrypt(KeyId=shared, Plaintext=b"x")
    assert refused(theirs.kms.describe_key, KeyId=shared)[0] == "AccessDeniedException"
    assert refused(theirs.kms.encrypt, KeyId=shared_with(ours), Plaintext=b"x")[0] == "AccessDeniedException"


def test_names_mean_the_callers_account_and_arns_any(ours, theirs):
    shared = shared_with(ours, theirs.id)
    alias = f"alias/shared-{shared[-12:]}"
    ours.kms.create_alias(AliasName=alias, TargetKeyId=shared)
    arn = f"{shared.split(':key/')[0]}:{alias}"
    assert theirs.kms.encrypt(KeyId=arn, Plaintext=b"x")["KeyId"] == shared
    assert theirs.kms.describe_key(KeyId=arn)["KeyMetadata"]["AWSAccountId"] == ours.id
    assert refused(theirs.kms.encrypt, KeyId=alias, Plaintext=b"x")[0] == "NotFoundException"
    bare = shared.split("/")[1]
    here = shared.replace(ours.id, theirs.id)
    assert refused(theirs.kms.describe_key, KeyId=bare) == ("NotFoundException", f"Key '{here}' does not exist")


def test_grants_cross_accounts(ours, theirs):
    user, key = theirs.user(), shared_with(ours)
    kms = user.client("kms")
    assert refused(kms.encrypt, KeyId=key, Plaintext=b"x") == not_disclosed(user.arn, "kms:Encrypt")
    operations = ["Encrypt", "DescribeKey", "RetireGrant"]
    grant = ours.kms.create_grant(KeyId=key, GranteePrincipal=user.arn, Operations=operations)
    assert kms.encrypt(KeyId=key, Plaintext=b"x")["KeyId"] == key
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["Arn"] == key
    assert refused(kms.decrypt, KeyId=key, CiphertextBlob=bytes(300))[0] != "DryRunOperationException"
    assert refused(kms.list_grants, KeyId=key) == not_disclosed(user.arn, "kms:ListGrants")
    kms.retire_grant(KeyId=key, GrantId=grant["GrantId"])
    assert refused(kms.encrypt, KeyId=key, Plaintext=b"x") == not_disclosed(user.arn, "kms:Encrypt")


def test_what_may_be_managed_across_accounts(ours, theirs):
    user = theirs.user(statement("kms:*"))
    key, kms = shared_with(ours, user.arn), user.client("kms")
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["Arn"] == key
    assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False
    grant = kms.create_grant(KeyId=key, GranteePrincipal=theirs.user().arn, Operations=["Encrypt"])
    listed = kms.list_grants(KeyId=key)["Grants"]
    assert [entry["IssuingAccount"] for entry in listed] == [f"arn:aws:iam::{theirs.id}:root"]
    kms.revoke_grant(KeyId=key, GrantId=grant["GrantId"])
    assert not ours.kms.list_grants(KeyId=key)["Grants"]
    # Whatever the key policy says: "Cross-account use: No".
    for call, arguments in [
        (kms.put_key_policy, {"Policy": document(statement("kms:*", Principal="*"))}),
        (kms.get_key_policy, {}),
        (kms.list_key_policies, {}),
        (kms.schedule_key_deletion, {}),
        (kms.cancel_key_deletion, {}),
        (kms.enable_key, {}),
        (kms.disable_key, {}),
        (kms.enable_key_rotation, {}),
        (kms.disable_key_rotation, {}),
        (kms.rotate_key_on_demand, {}),
        (kms.list_key_rotations, {}),
        (kms.update_key_description, {"Description": "x"}),
        (kms.tag_resource, {"Tags": [{"TagKey": "a", "TagValue": "b"}]}),
        (kms.untag_resource, {"TagKeys": ["a"]}),
        (kms.list_resource_tags, {}),
        (kms.replicate_key, {"ReplicaRegion": "eu-west-1"}),
        (kms.update_primary_region, {"PrimaryRegion": "eu-west-1"}),
        (kms.get_parameters_for_import, {"WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"}),
        (kms.import_key_material, {"ImportToken": b"x", "EncryptedKeyMaterial": b"x"}),
        (kms.delete_imported_key_material, {}),
        (kms.list_aliases, {}),
    ]:
        code, message = refused(call, KeyId=key, **arguments)
        assert code == "AccessDeniedException" and " on this resource because " in message, (call, code, message)
    target = {"AliasName": "alias/abroad", "TargetKeyId": key}
    assert refused(kms.create_alias, **target)[0] == "AccessDeniedException"


def test_roles_are_assumed_across_accounts_when_both_sides_say_so(ours, theirs):
    user, key = theirs.user(), shared_with(ours)
    trusting = ours.role(trust({"AWS": theirs.id}), statement("kms:Encrypt"))
    closed = ours.role(trust({"AWS": ours.id}), statement("kms:Encrypt"))
    sts = user.client("sts")
    assert refused(sts.assume_role, RoleArn=trusting, RoleSessionName="job")[0] == "AccessDenied"
    user.allow(statement("sts:AssumeRole"))
    assert refused(sts.assume_role, RoleArn=closed, RoleSessionName="job")[0] == "AccessDenied"
    session = sts.assume_role(RoleArn=trusting, RoleSessionName="job")["Credentials"]
    assert ours.session("kms", session).encrypt(KeyId=key, Plaintext=b"x")["KeyId"] == key


def test_a_role_of_one_account_uses_keys_of_another(ours, theirs):
    role = theirs.role(trust({"AWS": theirs.id}), statement("kms:*"))
    session = theirs.user(statement("sts:AssumeRole")).client("sts").assume_role(RoleArn=role, RoleSessionName="job")
    kms = theirs.session("kms", session["Credentials"])
    assert kms.encrypt(KeyId=shared_with(ours, role), Plaintext=b"x")
    assert kms.encrypt(KeyId=shared_with(ours, session["AssumedRoleUser"]["Arn"]), Plaintext=b"x")
    assert refused(kms.encrypt, KeyId=shared_with(ours), Plaintext=b"x")[0] == "AccessDeniedException"


def test_calls_across_accounts_are_logged_in_both(server, ours, theirs):
    user = theirs.user(statement("kms:*"))
    key = shared_with(ours, user.arn)
    reply = user.client("kms").generate_data_key(KeyId=key, KeySpec="AES_256")
    request = reply["ResponseMetadata"]["RequestId"]
    caller, owner = [event for event in server.newest_events(20) if event.get("requestID") == request]
    assert (caller["recipientAccountId"], owner["recipientAccountId"]) == (theirs.id, ours.id)
    assert caller["sharedEventID"] == owner["sharedEventID"] and caller["eventID"] != owner["eventID"]
    assert caller["userIdentity"]["arn"] == user.arn
    assert owner["userIdentity"] == {
        "type": "AWSAccount", "principalId": caller["userIdentity"]["principalId"], "accountId": theirs.id
    }
    assert owner["resources"] == caller["resources"]
    assert owner["requestParameters"] == caller["requestParameters"]
    own = ours.kms.describe_key(KeyId=key)["ResponseMetadata"]["RequestId"]
    events = [event for event in server.newest_events(20) if event.get("requestID") == own]
    assert len(events) == 1 and "sharedEventID" not in events[0]
    assert ours.kms.get_key_last_usage(KeyId=key)["KeyLastUsage"]["Operation"] == "GenerateDataKey"
    assert server.verify().returncode == 0


def test_calls_across_accounts_are_explained_from_both_entries(server, ours, theirs):
    user = theirs.user(statement("kms:Encrypt"))
    key, kms = shared_with(ours, user.arn), user.client("kms")
    reply = kms.encrypt(KeyId=key, Plaintext=b"x")
    request = reply["ResponseMetadata"]["RequestId"]
    caller, owner = [event["decision"] for event in server.newest_events(20) if event.get("requestID") == request]
    # Neither account learns what the policies of the other say.
    common = {"action": "kms:Encrypt", "allowed": True}
    assert caller == [common | {"part": "caller", "identity": [{"seen": "+", "names": [caller[0]["identity"][0]["names"][0]]}]}]
    assert owner[0] == common | {"part": "owner", "on": key, "key": owner[0]["key"]} and "+" in owner[0]["key"]["seen"]
    [told] = server.explained(reply)["permissions"]
    assert [policy["kind"] for policy in told["policies"]] == ["key policy", "identity policy"]
    assert (told["allowed"], told["resource"]) == (True, key)


def test_refusals_across_accounts_are_explained(server, ours, theirs):
    user, closed = theirs.user(statement("kms:Encrypt")), shared_with(ours)
    with pytest.raises(ClientError) as error:
        user.client("kms").encrypt(KeyId=closed, Plaintext=b"x")
    told = server.explained(error.value.response)
    assert told["permissions"][0]["refusedBy"] == "NoKeyPolicy"
    assert told["changes"][0]["to"].startswith("the key policy")
    assert told["changes"][0]["add"]["Principal"]["AWS"] == user.arn
    # Of a role that was not assumed the other account has no entry.
    role = ours.role(trust({"AWS": ours.id}), statement("kms:Encrypt"))
    user.allow(statement("sts:AssumeRole"))
    with pytest.raises(ClientError) as error:
        user.client("sts").assume_role(RoleArn=role, RoleSessionName="job")
    told = server.explained(error.value.response)
    assert told["permissions"][0]["refusedBy"] is None and "another account" in told["changes"][0]["never"]


def naming(owner, principal, *more):
    """A key policy that leaves the key to its account, and names a principal."""
    own = {"Effect": "Allow", "Principal": {"AWS": owner.id}, "Action": "kms:*", "Resource": "*"}
    return document(own, statement(["kms:Encrypt", "kms:DescribeKey"], Principal={"AWS": principal}), *more)


NO_PRINCIPAL = ("MalformedPolicyDocumentException", "Policy contains a statement with one or more invalid principals.")


@pytest.mark.parametrize("resource", ["user/nobody", "role/nobody", "user/path/{user}", "user/{USER}"])
def test_principals_that_do_not_exist_are_refused(ours, theirs, resource):
    key = ours.kms.create_key(MultiRegion=True)["KeyMetadata"]["KeyId"]
    for account in (ours, theirs):
        user = account.user().name
        arn = f"arn:aws:iam::{account.id}:" + resource.format(user=user, USER=user.upper())
        policy = naming(ours, arn)
        assert refused(ours.kms.put_key_policy, KeyId=key, Policy=policy) == NO_PRINCIPAL
        assert refused(ours.kms.create_key, Policy=policy) == NO_PRINCIPAL
        assert refused(ours.kms.replicate_key, KeyId=key, ReplicaRegion="eu-west-1", Policy=policy) == NO_PRINCIPAL
        told = refused(ours.kms.create_grant, KeyId=key, GranteePrincipal=arn, Operations=["Encrypt"])
        assert told == ("InvalidArnException", f"ARN does not refer to a valid principal: {arn}")
        told = refused(ours.iam.create_role, RoleName="r", AssumeRolePolicyDocument=trust({"AWS": arn}))
        assert told == ("MalformedPolicyDocument", f'Invalid principal in policy: "AWS":"{arn}"')
    session = f"arn:aws:sts::{ours.id}:assumed-role/nobody/job"
    assert refused(ours.kms.create_key, Policy=naming(ours, session)) == NO_PRINCIPAL
    # Of other accounts the service knows nothing.
    ours.kms.put_key_policy(KeyId=key, Policy=naming(ours, "arn:aws:iam::999988887777:user/somebody"))


def delete(account, user):
    """Deletes a user; gives the unique id that it had."""
    iam = account.iam
    iam.delete_access_key(UserName=user.name, AccessKeyId=user.key["AccessKeyId"])
    old = iam.get_user(UserName=user.name)["User"]["UserId"]
    iam.delete_user(UserName=user.name)
    return old


def test_a_user_made_again_under_a_name_inherits_nothing(ours):
    user, other = ours.user(), ours.user()
    policy = naming(ours, [user.arn, other.arn])
    policy = policy.replace('"Resource": "*"', f'"Resource": ["*", "{user.arn}"]')
    named = ours.kms.create_key(Policy=policy)["KeyMetadata"]["KeyId"]
    granted = ours.kms.create_key()["KeyMetadata"]["KeyId"]
    grant = {"KeyId": granted, "GranteePrincipal": user.arn, "RetiringPrincipal": user.arn, "Operations": ["Encrypt"]}
    made = ours.kms.create_grant(**grant)
    role = ours.role(trust({"AWS": user.arn}), statement("kms:*"))
    kms, sts = user.client("kms"), user.client("sts")
    assert kms.encrypt(KeyId=named, Plaintext=b"x") and kms.encrypt(KeyId=granted, Plaintext=b"x")
    assert sts.assume_role(RoleArn=role, RoleSessionName="job")
    assert ours.kms.get_key_policy(KeyId=named)["Policy"] == policy

    gone = delete(ours, user)
    again = ours.user(name=user.name)
    assert again.arn == user.arn
    kms, sts = again.client("kms"), again.client("sts")
    code, message = refused(kms.encrypt, KeyId=named, Plaintext=b"x")
    assert code == "AccessDeniedException" and "because no identity-based policy allows the kms:Encrypt" in message
    assert refused(kms.encrypt, KeyId=granted, Plaintext=b"x")[0] == "AccessDeniedException"
    assert refused(kms.retire_grant, KeyId=granted, GrantId=made["GrantId"])[0] == "AccessDeniedException"
    assert refused(sts.assume_role, RoleArn=role, RoleSessionName="job")[0] == "AccessDenied"
    assert other.client("kms").encrypt(KeyId=named, Plaintext=b"x")

    # Who is gone is shown by the unique id, where it stands as a principal.
    shown = ours.kms.get_key_policy(KeyId=named)["Policy"]
    assert shown == policy.replace(f'["{user.arn}"', f'["{gone}"')
    entry = ours.kms.list_grants(KeyId=granted)["Grants"][0]
    assert (entry["GranteePrincipal"], entry["RetiringPrincipal"]) == (gone, gone)
    assert not ours.kms.list_grants(KeyId=granted, GranteePrincipal=user.arn)["Grants"]
    assert not ours.kms.list_retirable_grants(RetiringPrincipal=user.arn)["Grants"]
    trusting = ours.iam.get_role(RoleName=role.split("/")[-1])["Role"]["AssumeRolePolicyDocument"]
    assert trusting["Statement"][0]["Principal"] == {"AWS": gone}

    # Named anew, the new one is let in.
    ours.kms.put_key_policy(KeyId=named, Policy=policy)
    second = ours.kms.create_grant(**grant)
    assert second["GrantId"] != made["GrantId"]
    ours.iam.update_assume_role_policy(RoleName=role.split("/")[-1], PolicyDocument=trust({"AWS": user.arn}))
    assert kms.encrypt(KeyId=named, Plaintext=b"x") and kms.encrypt(KeyId=granted, Plaintext=b"x")
    assert sts.assume_role(RoleArn=role, RoleSessionName="job")
    kms.retire_grant(KeyId=granted, GrantId=second["GrantId"])
    assert refused(kms.encrypt, KeyId=granted, Plaintext=b"x")[0] == "AccessDeniedException"


def test_roles_and_sessions_are_bound_too(ours):
    user, name = ours.user(statement("sts:AssumeRole")), "bound"

    def assume():
        role = ours.role(trust({"AWS": ours.id}), name=name)
        reply = user.client("sts").assume_role(RoleArn=role, RoleSessionName="job")
        return role, reply["AssumedRoleUser"]["Arn"], ours.session("kms", reply["Credentials"])

    role, arn, kms = assume()
    keys = [ours.kms.create_key(Policy=naming(ours, principal))["KeyMetadata"]["KeyId"] for principal in (role, arn)]
    for key in keys:
        assert kms.encrypt(KeyId=key, Plaintext=b"x")
    gone = ours.iam.get_role(RoleName=name)["Role"]["RoleId"]
    ours.iam.delete_role(RoleName=name)
    *same, kms = assume()
    assert same == [role, arn]
    for key in keys:
        assert refused(kms.encrypt, KeyId=key, Plaintext=b"x")[0] == "AccessDeniedException"
        assert gone in ours.kms.get_key_policy(KeyId=key)["Policy"]
