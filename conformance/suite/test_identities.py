"""Users, groups, roles and sessions decide what may be done with keys, as in AWS."""

import json

import pytest
from botocore.exceptions import ClientError

from identities import document, statement, trust


def refused(call, **arguments):
    with pytest.raises(ClientError) as error:
        call(**arguments)
    told = error.value.response["Error"]
    return told["Code"], told["Message"]


def test_no_user_can_use_a_key_until_a_policy_says_so(identities, key):
    """The default key policy delegates to the account; it gives nobody but the root anything."""
    user = identities.user()
    kms, arn = user.client("kms"), key["Arn"]
    code, message = refused(kms.encrypt, KeyId=arn, Plaintext=b"x")
    assert code == "AccessDeniedException"
    assert message == (
        f"User: {user.arn} is not authorized to perform: kms:Encrypt on resource: {arn} "
        "because no identity-based policy allows the kms:Encrypt action"
    )
    user.allow(statement("kms:Encrypt", resource=arn))
    assert kms.encrypt(KeyId=arn, Plaintext=b"x")["KeyId"] == arn
    assert refused(kms.generate_data_key, KeyId=arn, KeySpec="AES_256")[0] == "AccessDeniedException"
    identities.iam.delete_user_policy(UserName=user.name, PolicyName="own")
    assert refused(kms.encrypt, KeyId=arn, Plaintext=b"x")[0] == "AccessDeniedException"


def test_a_key_policy_that_names_a_user_is_enough(identities, kms, key):
    user = identities.user()
    root = key["Arn"].split(":")[4]
    kms.put_key_policy(
        KeyId=key["KeyId"],
        Policy=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Principal": {"AWS": root}, "Action": "kms:*", "Resource": "*"},
                    {"Effect": "Allow", "Principal": {"AWS": user.arn}, "Action": "kms:Encrypt", "Resource": "*"},
                ],
            }
        ),
    )
    assert user.client("kms").encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    code, message = refused(user.client("kms").describe_key, KeyId=key["KeyId"])
    assert "because no identity-based policy allows the kms:DescribeKey action" in message


def test_a_deny_wins_wherever_it_stands(identities, key):
    user = identities.user(statement("kms:*"), statement("kms:Decrypt", effect="Deny"))
    kms = user.client("kms")
    blob = kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")["CiphertextBlob"]
    code, message = refused(kms.decrypt, CiphertextBlob=blob)
    assert code == "AccessDeniedException"
    assert message.endswith("with an explicit deny in an identity-based policy")


def test_groups_managed_policies_and_boundaries(identities, key):
    iam, user = identities.iam, identities.user()
    arn = iam.create_policy(PolicyName=f"p-{user.name}", PolicyDocument=document(statement("kms:*")))["Policy"]["Arn"]
    group = f"g-{user.name}"
    iam.create_group(GroupName=group)
    iam.attach_group_policy(GroupName=group, PolicyArn=arn)
    kms = user.client("kms")
    assert refused(kms.encrypt, KeyId=key["KeyId"], Plaintext=b"x")[0] == "AccessDeniedException"
    iam.add_user_to_group(GroupName=group, UserName=user.name)
    assert kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    boundary = iam.create_policy(
        PolicyName=f"b-{user.name}", PolicyDocument=document(statement("kms:Describe*"))
    )["Policy"]["Arn"]
    iam.put_user_permissions_boundary(UserName=user.name, PermissionsBoundary=boundary)
    _, message = refused(kms.encrypt, KeyId=key["KeyId"], Plaintext=b"x")
    assert message.endswith("because no permissions boundary allows the kms:Encrypt action")
    assert kms.describe_key(KeyId=key["KeyId"])
    # A new default version of the boundary counts at once.
    iam.create_policy_version(PolicyArn=boundary, PolicyDocument=document(statement("kms:*")), SetAsDefault=True)
    assert kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    iam.remove_user_from_group(GroupName=group, UserName=user.name)
    assert refused(kms.encrypt, KeyId=key["KeyId"], Plaintext=b"x")[0] == "AccessDeniedException"


@pytest.mark.parametrize("noun", ["user", "group"])
def test_a_rename_needs_permission_on_the_old_and_the_new_name(identities, noun):
    """Or whoever may rename the users of one path takes the ARN of any other, with all that key policies allow it."""
    iam, actions = identities.iam, ["iam:UpdateUser", "iam:UpdateGroup"]
    own = [f"arn:aws:iam::*:{noun}/dev/*", f"arn:aws:iam::*:{noun}/test/*"]
    boss = identities.user(statement(actions, resource=own))
    member, named = f"x-{boss.name}", f"{noun.title()}Name"
    getattr(iam, f"create_{noun}")(**{named: member, "Path": "/dev/"})
    update = getattr(boss.client("iam"), f"update_{noun}")
    for new in [{"NewPath": "/prod/"}, {"NewPath": "/prod/", f"New{named}": f"y-{member}"}]:
        code, message = refused(update, **{named: member}, **new)
        name = new.get(f"New{named}", member)
        assert code == "AccessDenied" and f":{noun}/prod/{name} " in message, message
    update(**{named: member, f"New{named}": f"y-{member}"})
    update(**{named: f"y-{member}", "NewPath": "/test/"})
    found = getattr(iam, f"get_{noun}")(**{named: f"y-{member}"})[noun.title()]
    assert found["Arn"].endswith(f":{noun}/test/y-{member}")
    # What is somebody else's is not taken into one's own path either.
    getattr(iam, f"create_{noun}")(**{named: f"z-{member}", "Path": "/prod/"})
    assert refused(update, **{named: f"z-{member}", "NewPath": "/dev/"})[0] == "AccessDenied"


@pytest.mark.parametrize("noun", ["user", "role"])
def test_who_may_change_only_those_with_a_boundary(identities, noun):
    """IAM user guide, "Delegating responsibility to others using permissions boundaries"."""
    iam, named = identities.iam, f"{noun.title()}Name"
    verbs = [f"iam:{verb}{noun.title()}Policy" for verb in ("Put", "Delete", "Attach", "Detach")]
    boundary, other = (
        iam.create_policy(PolicyName=f"{kind}-of-{noun}s", PolicyDocument=document(statement("kms:*")))["Policy"]["Arn"]
        for kind in ("boundary", "other")
    )
    condition = {"iam:PermissionsBoundary": boundary}
    allowed = identities.user(statement(verbs, Condition={"StringEquals": condition}))
    denied = identities.user(
        statement(verbs), statement(verbs, effect="Deny", Condition={"StringNotEquals": condition})
    )
    more = {"AssumeRolePolicyDocument": trust({"AWS": allowed.arn})} if noun == "role" else {}
    for has in (boundary, other, None):
        name = f"{noun}-with-{has and has.rsplit('/')[-1]}"
        getattr(iam, f"create_{noun}")(**{named: name}, **more, **({"PermissionsBoundary": has} if has else {}))
        for delegate in (allowed, denied):
            client = delegate.client("iam")
            policy = {named: name, "PolicyArn": "arn:aws:iam::aws:policy/IAMReadOnlyAccess"}
            inline = {named: name, "PolicyName": "p"}
            text = {"PolicyDocument": document(statement("*"))}
            for verb, arguments in [
                ("attach", policy), ("detach", policy), ("put", inline | text), ("delete", inline)
            ]:  # fmt: skip
                call = getattr(client, f"{verb}_{noun}_policy")
                if has == boundary:
                    call(**arguments)
                else:
                    assert refused(call, **arguments)[0] == "AccessDenied", (verb, has)


def test_access_keys_stop_when_switched_off_or_deleted(identities, key):
    iam, user = identities.iam, identities.user(statement("kms:*"))
    kms, id = user.client("kms"), user.key["AccessKeyId"]
    assert kms.describe_key(KeyId=key["KeyId"])
    iam.update_access_key(UserName=user.name, AccessKeyId=id, Status="Inactive")
    assert refused(kms.describe_key, KeyId=key["KeyId"])[0] == "UnrecognizedClientException"
    iam.update_access_key(UserName=user.name, AccessKeyId=id, Status="Active")
    assert kms.describe_key(KeyId=key["KeyId"])
    iam.create_access_key(UserName=user.name)
    assert refused(iam.create_access_key, UserName=user.name) == (
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2",
    )
    iam.delete_access_key(UserName=user.name, AccessKeyId=id)
    assert refused(kms.describe_key, KeyId=key["KeyId"])[0] == "UnrecognizedClientException"
    assert len(iam.list_access_keys(UserName=user.name)["AccessKeyMetadata"]) == 1


def test_a_role_is_assumed_by_whom_it_trusts(identities, key):
    user = identities.user()
    arn = identities.role(trust({"AWS": user.arn}), statement("kms:*"))
    sts = user.client("sts")
    reply = sts.assume_role(RoleArn=arn, RoleSessionName="job")
    assert reply["AssumedRoleUser"]["Arn"].endswith(f":assumed-role/{arn.rsplit('/', 1)[1]}/job")
    assert reply["Credentials"]["AccessKeyId"].startswith("ASIA")
    kms = identities.session("kms", reply["Credentials"])
    assert kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x")
    told = identities.session("sts", reply["Credentials"]).get_caller_identity()
    assert told["Arn"] == reply["AssumedRoleUser"]["Arn"]
    assert told["UserId"] == reply["AssumedRoleUser"]["AssumedRoleId"]
    code, message = refused(identities.user().client("sts").assume_role, RoleArn=arn, RoleSessionName="job")
    assert (code, message.endswith(f"is not authorized to perform: sts:AssumeRole on resource: {arn}")) == (
        "AccessDenied",
        True,
    )
    assert refused(identities.sts.assume_role, RoleArn=arn, RoleSessionName="job") == (
        "AccessDenied",
        "Roles may not be assumed by root accounts.",
    )


def test_a_session_policy_limits_and_external_ids_are_asked_for(identities, key):
    user = identities.user(statement("sts:AssumeRole"))
    account = user.arn.split(":")[4]
    condition = {"StringEquals": {"sts:ExternalId": "42"}}
    arn = identities.role(trust({"AWS": account}, Condition=condition), statement("kms:*"))
    sts = user.client("sts")
    assert refused(sts.assume_role, RoleArn=arn, RoleSessionName="job")[0] == "AccessDenied"
    assert refused(sts.assume_role, RoleArn=arn, RoleSessionName="job", ExternalId="41")[0] == "AccessDenied"
    reply = sts.assume_role(
        RoleArn=arn, RoleSessionName="job", ExternalId="42", Policy=document(statement("kms:Describe*"))
    )
    kms = identities.session("kms", reply["Credentials"])
    assert kms.describe_key(KeyId=key["KeyId"])
    _, message = refused(kms.encrypt, KeyId=key["KeyId"], Plaintext=b"x")
    assert message.endswith("because no session policy allows the kms:Encrypt action")


def test_session_tags_are_conditions(identities, kms, key):
    user = identities.user(statement(["sts:AssumeRole", "sts:TagSession"]))
    account = user.arn.split(":")[4]
    allowed = statement("kms:*", Condition={"StringEquals": {"aws:PrincipalTag/team": "red"}})
    arn = identities.role(trust({"AWS": account}, ["sts:AssumeRole", "sts:TagSession"]), allowed)
    sts = user.client("sts")
    for team, works in [("red", True), ("blue", False)]:
        reply = sts.assume_role(RoleArn=arn, RoleSessionName="job", Tags=[{"Key": "team", "Value": team}])
        session = identities.session("kms", reply["Credentials"])
        if works:
            assert session.describe_key(KeyId=key["KeyId"])
        else:
            assert refused(session.describe_key, KeyId=key["KeyId"])[0] == "AccessDeniedException"


def test_tokens_are_bound_to_their_access_key(identities, key):
    user = identities.user(statement("kms:*"))
    first = user.client("sts").get_session_token()["Credentials"]
    other = user.client("sts").get_session_token()["Credentials"]
    assert identities.session("kms", first).describe_key(KeyId=key["KeyId"])
    for mixed in [first | {"SessionToken": other["SessionToken"]}, first | {"SessionToken": "AAAA"}]:
        code, _ = refused(identities.session("kms", mixed).describe_key, KeyId=key["KeyId"])
        assert code == "UnrecognizedClientException"
    # Whoever has only such a session cannot manage identities.
    assert refused(identities.session("iam", first).list_users)[0] == "InvalidClientTokenId"


def test_what_is_gone_stays_gone_under_the_same_name(identities, key):
    iam = identities.iam
    user = identities.user()
    arn = identities.role(trust({"AWS": user.arn}), statement("kms:*"), name="reborn")
    reply = user.client("sts").assume_role(RoleArn=arn, RoleSessionName="job")
    kms = identities.session("kms", reply["Credentials"])
    assert kms.describe_key(KeyId=key["KeyId"])
    iam.delete_role_policy(RoleName="reborn", PolicyName="own")
    iam.delete_role(RoleName="reborn")
    assert refused(kms.describe_key, KeyId=key["KeyId"])[0] == "UnrecognizedClientException"
    identities.role(trust({"AWS": user.arn}), statement("kms:*"), name="reborn")
    assert refused(kms.describe_key, KeyId=key["KeyId"])[0] == "UnrecognizedClientException"


def test_the_last_use_of_an_access_key_is_known(identities, key):
    user = identities.user(statement("kms:*"))
    last_used = identities.iam.get_access_key_last_used
    id = user.key["AccessKeyId"]
    told = last_used(AccessKeyId=id)
    assert told["UserName"] == user.name
    assert told["AccessKeyLastUsed"] == {"ServiceName": "N/A", "Region": "N/A"}
    # Who only knows the id has not used it.
    forged = identities.client("kms", id, "not the secret")
    assert refused(forged.list_keys)[0] == "InvalidSignatureException"
    assert "LastUsedDate" not in last_used(AccessKeyId=id)["AccessKeyLastUsed"]
    user.client("kms").describe_key(KeyId=key["KeyId"])
    told = last_used(AccessKeyId=id)["AccessKeyLastUsed"]
    assert (told["ServiceName"], told["Region"]) == ("kms", key["Arn"].split(":")[3])
    assert told["LastUsedDate"]


def test_a_wildcard_in_what_a_variable_stands_for_is_a_character(identities, kms, key):
    """Whoever chooses an encryption context, or a tag, must not choose a pattern."""
    user = identities.user()
    own = f"arn:aws:iam::{key['AWSAccountId']}:user/${{kms:EncryptionContext:owner}}"
    policy = document(
        {"Effect": "Allow", "Principal": {"AWS": key["AWSAccountId"]}, "Action": "kms:*", "Resource": "*"},
        {
            "Effect": "Allow",
            "Principal": {"AWS": "*"},
            "Action": "kms:Encrypt",
            "Resource": "*",
            "Condition": {"ArnEquals": {"aws:PrincipalArn": own}},
        },
    )
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy)
    encrypt = user.client("kms").encrypt
    for owner in ("*", "us?r-1", f"x:user/{user.name}"):
        code, _ = refused(encrypt, KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext={"owner": owner})
        assert code == "AccessDeniedException", owner
    assert encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext={"owner": user.name})


def test_what_a_chain_passes_on_takes_permissions_in_every_role(identities):
    user = identities.user(statement("sts:*"))
    account = user.arn.split(":")[4]
    first = identities.role(trust({"AWS": account}, "sts:*"), statement("sts:*"))
    plain = identities.role(trust({"AWS": account}))
    full = identities.role(trust({"AWS": account}, ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]))
    assume = user.client("sts").assume_role
    name = {"RoleSessionName": "job"}
    for passed, missing in [
        ({"SourceIdentity": "alice"}, "sts:SetSourceIdentity"),
        ({"Tags": [{"Key": "team", "Value": "red"}], "TransitiveTagKeys": ["team"]}, "sts:TagSession"),
    ]:
        session = identities.session("sts", assume(RoleArn=first, **name, **passed)["Credentials"])
        code, message = refused(session.assume_role, RoleArn=plain, **name)
        assert code == "AccessDenied" and f"is not authorized to perform: {missing} on resource: {plain}" in message
        chained = session.assume_role(RoleArn=full, **name)
        assert chained.get("SourceIdentity") == passed.get("SourceIdentity")
        code, message = refused(session.assume_role, RoleArn=full, DurationSeconds=7200, **name)
        assert (code, "1 hour session limit" in message) == ("ValidationError", True)


def test_what_does_not_fit_into_a_session_is_refused(identities):
    user = identities.user(statement("sts:*"))
    role = identities.role(trust({"AWS": user.arn}, "sts:*"))
    ask = {"RoleArn": role, "RoleSessionName": "job"}
    assume = user.client("sts").assume_role
    spaces = document(statement("kms:*")) + " " * 2048
    assert refused(assume, **ask, Policy=spaces)[0] in ("PackedPolicyTooLarge", "ValidationError")
    arns = [{"arn": f"arn:aws:iam::aws:policy/P{number}"} for number in range(11)]
    assert refused(assume, **ask, PolicyArns=arns)[0] == "ValidationError"
    tags = [{"Key": f"{number:02}" + "k" * 120, "Value": "v" * 250} for number in range(50)]
    assert refused(assume, **ask, Tags=tags)[0] == "PackedPolicyTooLarge"
    for key in ("aws:x", "a*"):
        assert refused(assume, **ask, Tags=[{"Key": key, "Value": "1"}])[0] == "ValidationError"
    assert refused(identities.iam.create_role, RoleName="no-role", AssumeRolePolicyDocument=trust("*", "kms:Encrypt"))[
        0
    ] == "MalformedPolicyDocument"
