"""`bulla policy explain --principal` and `bulla policy simulate` beside the running service."""

import json
import subprocess

import pytest
from botocore.exceptions import ClientError

from accounts import Account
from identities import document, statement, trust
from server import BINARY, REGION, clean_environment


def run(server, *arguments, expect=0):
    command = [BINARY, "policy", *arguments, "--data-dir", server.data_dir]
    done = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, timeout=120)
    assert done.returncode == expect, done.stderr
    return done


def asked(server, principal, action, key, *more):
    question = ["--principal", principal, "--action", action, "--key", key, *more]
    return json.loads(run(server, "explain", *question, "--output", "json").stdout)


def of_account(account, **more):
    return statement("kms:*", Principal={"AWS": f"arn:aws:iam::{account}:root"}, **more)


def refused(call, **arguments):
    with pytest.raises(ClientError) as error:
        call(**arguments)
    assert error.value.response["Error"]["Code"] == "AccessDeniedException"


RED = {"StringEquals": {"kms:EncryptionContext:team": "red"}}


# explain --principal


def test_a_question_is_answered_as_the_service_would(server, kms, identities, account):
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]
    kms.create_alias(AliasName="alias/asked", TargetKeyId=key["KeyId"])
    user = identities.user(statement("kms:Encrypt", Condition=RED))
    for name in [key["KeyId"], key["Arn"], "alias/asked", f"arn:aws:kms:{REGION}:{account}:alias/asked"]:
        told = asked(server, user.arn, "kms:Encrypt", name, "--encryption-context", "team=red")
        assert (told["allowed"], told["caller"], told["requestId"]) == (True, user.arn, None)
        assert told["permissions"][0]["resource"] == key["Arn"]
    told = asked(server, user.arn, "kms:Encrypt", key["Arn"], "--encryption-context", "team=blue")
    (change,) = told["changes"]
    assert (told["allowed"], change["of"], change["meet"][0]["found"]) == (False, "the identity policy own", ["blue"])
    client = user.client("kms")
    client.encrypt(KeyId=key["Arn"], Plaintext=b"x", EncryptionContext={"team": "red"})
    refused(client.encrypt, KeyId=key["Arn"], Plaintext=b"x", EncryptionContext={"team": "blue"})
    root = f"arn:aws:iam::{account}:root"
    assert asked(server, root, "kms:DisableKey", key["Arn"])["allowed"]
    text = run(server, "explain", "--principal", user.arn, "--action", "kms:Decrypt", "--key", key["Arn"]).stdout
    assert "question   asked at" in text and "DENIED  kms:Decrypt" in text and "The smallest change" in text


def test_a_question_knows_grants_roles_and_given_values(server, kms, identities, account):
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    near = {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
    role = identities.role(document(statement("sts:AssumeRole", Principal="*")).replace(', "Resource": "*"', ""),
                           statement("kms:Encrypt", Condition=near))
    assert not asked(server, role, "kms:Encrypt", key)["allowed"]
    told = asked(server, role, "kms:Encrypt", key, "--context", "aws:SourceIp=192.0.2.7")
    assert told["allowed"] and ":assumed-role/" in told["caller"]
    assert not asked(server, role, "kms:Decrypt", key)["allowed"]
    kms.create_grant(KeyId=key, GranteePrincipal=role, Operations=["Decrypt"])
    told = asked(server, role, "kms:Decrypt", key)
    assert told["allowed"] and told["permissions"][0]["policies"][-1]["kind"] == "grant"


def test_a_question_about_a_role_is_about_a_session_of_it(server, kms, identities, account):
    """Which has a time of issue and no MFA; a user's own access key has neither condition key."""
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    without_mfa = {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
    begun = {"DateGreaterThan": {"aws:TokenIssueTime": "2020-01-01T00:00:00Z"}}
    for condition in [without_mfa, begun]:
        statements = [statement("kms:*"), statement("kms:DescribeKey", "Deny", Condition=condition)]
        role = identities.role(trust({"AWS": account}), *statements)
        user = identities.user(*statements, statement("sts:AssumeRole"))
        assert not asked(server, role, "kms:DescribeKey", key)["allowed"]
        assert asked(server, user.arn, "kms:DescribeKey", key)["allowed"]
        session = user.client("sts").assume_role(RoleArn=role, RoleSessionName="asked")["Credentials"]
        refused(identities.session("kms", session).describe_key, KeyId=key)
        user.client("kms").describe_key(KeyId=key)


def test_questions_that_have_no_answer_say_so(server, kms, key, account):
    root = f"arn:aws:iam::{account}:root"
    ask = ["explain", "--principal", root, "--action", "kms:Decrypt", "--key"]
    assert "there is no key alias/none" in run(server, *ask, "alias/none", expect=1).stderr
    assert "kms:Decrypt is about a key: give --key" in run(server, *ask[:-1], expect=1).stderr
    listing = ["explain", "--principal", root, "--action", "kms:ListKeys"]
    assert "leave --key out" in run(server, *listing, "--key", key["Arn"], expect=1).stderr
    nobody = ["explain", "--principal", root.replace("root", "user/none"), "--action", "kms:Decrypt", "--key", key["Arn"]]
    assert "there is no principal" in run(server, *nobody, expect=1).stderr
    wrong = ["explain", "--principal", root, "--action", "Decrypt", "--key", key["Arn"]]
    assert "is not an action" in run(server, *wrong, expect=2).stderr
    assert "is not a Region" in run(server, *ask, key["Arn"], "--region", "Mars", expect=2).stderr
    run(server, "explain", "--principal", root, expect=2)
    run(server, "explain", "--request-id", "x", "--principal", root, expect=2)
    run(server, "explain", expect=2)


def test_actions_on_no_key(server, identities):
    user = identities.user(statement("kms:ListKeys"), statement("kms:CreateKey", Condition={"Bool": {"kms:MultiRegion": "true"}}))

    def asked(action, *more):
        ask = ["explain", "--principal", user.arn, "--action", action, *more, "--output", "json"]
        return json.loads(run(server, *ask).stdout)

    [listing] = asked("kms:ListKeys")["permissions"]
    assert (listing["allowed"], listing["resource"]) == (True, "*")
    assert not asked("kms:CreateKey")["allowed"] and not asked("kms:GenerateRandom")["allowed"]
    assert asked("kms:CreateKey", "--context", "kms:MultiRegion=true")["allowed"]
    user.client("kms").list_keys()
    refused(user.client("kms").generate_random, NumberOfBytes=8)


# simulate


def simulated(server, tmp_path, policy, *arguments):
    path = tmp_path / "policy.json"
    path.write_text(policy)
    return json.loads(run(server, "simulate", *arguments, "--policy", path, "--output", "json").stdout)


def counts(told):
    untold = told["cannotBeTold"]["requests"]
    return [told["stayAllowed"], told["stayRefused"], told["wouldBeRefused"], told["wouldBeAllowed"], untold]


def test_a_changed_key_policy(server, kms, identities, account, tmp_path):
    """What the simulation says comes true when the policy is put and the same requests come again."""
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    alice, bob = identities.user(statement("kms:*")), identities.user(statement("kms:Decrypt"))
    alice_kms, bob_kms = alice.client("kms"), bob.client("kms")
    for team in ["red", "red", "blue"]:
        alice_kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"team": team})
    refused(bob_kms.encrypt, KeyId=key, Plaintext=b"x", EncryptionContext={"team": "red"})
    # The team red alone may encrypt, whoever it is; the root does all but that.
    policy = document(
        statement("kms:Encrypt", Principal="*", Condition=RED),
        statement("kms:*", Principal={"AWS": f"arn:aws:iam::{account}:root"}, Condition={
            "StringLike": {"aws:PrincipalArn": "*:root"}}),
    )
    told = simulated(server, tmp_path, policy, "--key", key)
    assert counts(told) == [2, 0, 1, 1, 0]
    flips = {(flip["principal"], flip["action"], flip["allowed"], flip["count"]) for flip in told["flips"]}
    assert flips == {(alice.arn, "kms:Encrypt", False, 1), (bob.arn, "kms:Encrypt", True, 1)}
    for flip in told["flips"]:
        explained = json.loads(
            run(server, "explain", "--request-id", flip["requestId"], "--output", "json").stdout
        )
        assert explained["allowed"] is not flip["allowed"]
    kms.put_key_policy(KeyId=key, Policy=policy, BypassPolicyLockoutSafetyCheck=True)
    alice_kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"team": "red"})
    refused(alice_kms.encrypt, KeyId=key, Plaintext=b"x", EncryptionContext={"team": "blue"})
    bob_kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"team": "red"})
    text = run(server, "simulate", "--key", key, "--policy", tmp_path / "policy.json").stdout
    assert "were allowed and would be refused" in text and "allowed -> refused" in text


def test_what_was_too_long_for_the_log_cannot_be_told(server, kms, identities, account, tmp_path):
    """A policy that asks for an encryption context of which the log has only that it was long; one that does not ask for it."""
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    user = identities.user(statement("kms:*"))
    context = {"team": "red", "padding": "x" * 110 * 1024}
    user.client("kms").encrypt(KeyId=key, Plaintext=b"x", EncryptionContext=context)
    root = statement("kms:*", Principal={"AWS": f"arn:aws:iam::{account}:root"}, Condition={"StringLike": {"aws:PrincipalArn": "*:root"}})
    asks = document(statement("kms:Encrypt", Principal="*", Condition=RED), root)
    assert counts(simulated(server, tmp_path, asks, "--key", key)) == [0, 0, 0, 0, 1]
    assert counts(simulated(server, tmp_path, document(root), "--key", key)) == [0, 0, 1, 0, 0]
    # A grant may ask for a context too.
    kms.create_grant(KeyId=key, GranteePrincipal=user.arn, Operations=["Encrypt"])
    assert counts(simulated(server, tmp_path, document(root), "--key", key)) == [1, 0, 0, 0, 1], "and CreateGrant is allowed as before"


def test_a_changed_policy_of_a_key_that_others_use(server, tmp_path):
    """What both accounts' entries tell of a call is put together: of it is told once, and by its caller."""
    ours, theirs = Account(server), Account(server)
    user = theirs.user(statement("kms:*"))
    own = statement("kms:*", Principal={"AWS": ours.id})
    policy = document(own, statement("kms:*", Principal={"AWS": user.arn}))
    key = ours.kms.create_key(Policy=policy)["KeyMetadata"]["Arn"]
    user.client("kms").encrypt(KeyId=key, Plaintext=b"x")
    told = simulated(server, tmp_path, document(own), "--key", key)
    assert counts(told) == [0, 0, 1, 0, 0] and told["flips"][0]["principal"] == user.arn
    arguments = ["--identity-policy", "own", "--principal", user.arn]
    assert counts(simulated(server, tmp_path, document(statement("kms:Decrypt")), *arguments))[2] == 1


def test_grants_count_as_they_are(server, kms, identities, account, tmp_path):
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    user = identities.user(statement("kms:*"))
    client = user.client("kms")
    for team in ["red", "blue"]:
        client.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"team": team})
    constraint = {"EncryptionContextSubset": {"team": "red"}}
    kms.create_grant(KeyId=key, GranteePrincipal=user.arn, Operations=["Encrypt"], Constraints=constraint)
    only_root = document(of_account(account, Condition={"StringLike": {"aws:PrincipalArn": "*:root"}}))
    told = simulated(server, tmp_path, only_root, "--key", key)
    # The root's CreateGrant and the request with the context of the grant stay; the other would be refused.
    assert counts(told) == [2, 0, 1, 0, 0]


def test_what_the_log_does_not_have_is_not_guessed(server, kms, identities, account, tmp_path):
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    user = identities.user(statement("kms:*"))
    user.client("kms").encrypt(KeyId=key, Plaintext=b"x")
    tagged = of_account(account, Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}})
    told = simulated(server, tmp_path, document(tagged), "--key", key)
    assert counts(told) == [0, 0, 0, 0, 1]
    assert told["cannotBeTold"]["forWantOf"] == {"aws:principaltag/team": 1}
    # What does not depend on it is told: nobody else may do anything.
    other = of_account(account, Condition={"StringEquals": {"kms:KeySpec": "RSA_2048", "aws:PrincipalTag/team": "red"}})
    assert counts(simulated(server, tmp_path, document(other), "--key", key))[2] == 1


def test_a_changed_identity_policy(server, kms, identities, account, tmp_path):
    key = kms.create_key(Policy=document(of_account(account)))["KeyMetadata"]["Arn"]
    user = identities.user(statement(["kms:Encrypt", "kms:DescribeKey"]))
    client = user.client("kms")
    client.encrypt(KeyId=key, Plaintext=b"x")
    client.describe_key(KeyId=key)
    refused(client.disable_key, KeyId=key)
    arguments = ["--identity-policy", "own", "--principal", user.arn]
    changed = document(statement(["kms:Encrypt", "kms:DisableKey"]))
    told = simulated(server, tmp_path, changed, *arguments)
    assert counts(told) == [1, 0, 1, 1, 0]
    actions = [(flip["action"], flip["allowed"]) for flip in told["flips"]]
    assert sorted(actions) == [("kms:DescribeKey", False), ("kms:DisableKey", True)]
    told = simulated(server, tmp_path, changed, *arguments, "--since", "2100-01-01")
    assert counts(told) == [0, 0, 0, 0, 0]
    assert sum(counts(simulated(server, tmp_path, changed, *arguments, "--since", "1h"))) == 3


def test_what_cannot_be_simulated_says_so(server, key, account, tmp_path):
    path = tmp_path / "policy.json"
    path.write_text("no policy")
    assert "is not a policy" in run(server, "simulate", "--key", key["Arn"], "--policy", path, expect=1).stderr
    path.write_text(document(statement("*", Principal="*")))
    assert "not the ARN of a key" in run(server, "simulate", "--key", "alias/x", "--policy", path, expect=2).stderr
    since = ["--since", "yesterday"]
    assert "neither an age" in run(server, "simulate", "--key", key["Arn"], "--policy", path, *since, expect=2).stderr
    assert "cannot read" in run(server, "simulate", "--key", key["Arn"], "--policy", tmp_path / "none", expect=1).stderr
    other = key["Arn"].replace(key["KeyId"], "00000000-0000-0000-0000-000000000000")
    assert "there is no key" in run(server, "simulate", "--key", other, "--policy", path, expect=1).stderr
    path.write_text(document(statement("*")))
    nobody = ["--principal", f"arn:aws:iam::{account}:user/nobody", "--identity-policy", "own"]
    assert "there is no principal" in run(server, "simulate", *nobody, "--policy", path, expect=1).stderr
    run(server, "simulate", "--policy", path, expect=2)
    run(server, "simulate", "--key", key["Arn"], "--identity-policy", "x", "--policy", path, expect=2)
