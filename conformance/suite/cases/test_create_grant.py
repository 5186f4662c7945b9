"""CreateGrant."""

import re

import pytest

CONTEXT = {"Department": "IT"}


def test_the_reply(new_grant, members):
    reply = new_grant()
    assert members(reply) == {"GrantId", "GrantToken"}
    assert re.fullmatch("[0-9a-f]{64}", reply["GrantId"])
    assert re.fullmatch("[A-Za-z0-9+/]+=*", reply["GrantToken"])


def test_every_member(kms, key, key_name, alice, account):
    root = f"arn:aws:iam::{account}:root"
    arguments = {
        "GranteePrincipal": alice,
        "RetiringPrincipal": root,
        "Operations": ["Encrypt", "Decrypt", "RetireGrant"],
        "Constraints": {"EncryptionContextEquals": CONTEXT},
        "Name": "every:member/1_-",
    }
    made = kms.create_grant(KeyId=key_name, **arguments)
    (entry,) = kms.list_grants(KeyId=key["KeyId"])["Grants"]
    del entry["CreationDate"]
    assert entry == arguments | {"KeyId": key["Arn"], "GrantId": made["GrantId"], "IssuingAccount": root}


def test_a_service_principal(kms, key, new_grant):
    arguments = {
        "GranteeServicePrincipal": "sns.us-east-1.amazonaws.com",
        "RetiringServicePrincipal": "sns.us-east-1.amazonaws.com",
        "Constraints": {"SourceArn": "arn:aws:sns:us-east-1:000000000000:topic"},
        "Operations": ["Decrypt", "DescribeKey"],
    }
    kms.create_grant(KeyId=key["KeyId"], **arguments)
    (entry,) = kms.list_grants(KeyId=key["KeyId"])["Grants"]
    assert {name: entry[name] for name in arguments} == arguments
    assert not {"GranteePrincipal", "RetiringPrincipal"} & set(entry)


def test_a_service_principal_lacks_something(kms, key, refused):
    grantee = {"GranteeServicePrincipal": "sns.amazonaws.com", "Operations": ["Decrypt"]}
    source = {"Constraints": {"SourceArn": "arn:aws:sns:us-east-1:000000000000:topic"}}
    for arguments in (grantee, grantee | source, grantee | {"RetiringServicePrincipal": "sns.amazonaws.com"}):
        with refused("ValidationException"):
            kms.create_grant(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, new_grant, not_allowed, account, refused):
    not_allowed("Encrypt")
    root = f"arn:aws:iam::{account}:root"
    new_grant(GranteePrincipal=root, Operations=["Encrypt"], Constraints={"EncryptionContextSubset": CONTEXT})
    kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext={"department": "IT", "more": "1"})
    for context in ({}, {"Department": "it"}):
        with refused("AccessDeniedException"):
            kms.encrypt(KeyId=key["KeyId"], Plaintext=b"x", EncryptionContext=context)


def test_the_token_may_be_used_at_once(kms, key, new_grant, not_allowed, account):
    not_allowed("GenerateDataKey")
    grant = new_grant(GranteePrincipal=f"arn:aws:iam::{account}:root", Operations=["GenerateDataKey"])
    kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256", GrantTokens=[grant["GrantToken"]])


def test_permission_by_a_grant_goes_no_further_than_that_grant(key, new_grant, not_allowed, account, refused):
    parent = {"GranteePrincipal": f"arn:aws:iam::{account}:root", "Operations": ["CreateGrant", "Decrypt"]}
    new_grant(**parent, Constraints={"EncryptionContextSubset": CONTEXT})
    not_allowed("CreateGrant")
    stricter = {"EncryptionContextSubset": CONTEXT | {"Stage": "1"}}
    assert new_grant(Constraints=stricter)["GrantId"]
    for arguments in ({}, {"Operations": ["Encrypt"], "Constraints": stricter}):
        with refused("AccessDeniedException"):
            new_grant(**arguments)


def test_a_name_makes_a_request_safe_to_repeat(new_grant):
    first, again = new_grant(Name="n"), new_grant(Name="n")
    assert first["GrantId"] == again["GrantId"]
    assert first["GrantToken"] != again["GrantToken"]
    others = [new_grant(), new_grant(), new_grant(Name="m"), new_grant(Name="n", Operations=["Encrypt"])]
    assert len({grant["GrantId"] for grant in [first, *others]}) == 5


@pytest.mark.parametrize(
    "principal",
    [
        "arn:aws:iam::000000000000:group/admins",
        "arn:aws-cn:iam::000000000000:user/alice",
        "arn:aws:sts::000000000000:assumed-role/role",
        "alice",
        "000000000000",
    ],
)
@pytest.mark.parametrize("member", ["GranteePrincipal", "RetiringPrincipal"])
def test_who_is_no_principal(new_grant, refused, member, principal):
    with refused("InvalidArnException", f"ARN does not refer to a valid principal: {principal}"):
        new_grant(**{member: principal})


@pytest.mark.parametrize(
    "principal",
    [
        "arn:aws:iam::000000000000:root",
        "arn:aws:iam::111122223333:user/path/alice",
        "arn:aws:iam::000000000000:role/role",
        "arn:aws:sts::000000000000:assumed-role/role/session",
        "arn:aws:sts::000000000000:federated-user/alice",
        "dynamodb.us-east-1.amazonaws.com",
    ],
)
def test_who_is_a_principal(new_grant, principal):
    new_grant(GranteePrincipal=principal, RetiringPrincipal=principal)


def test_both_or_neither_kind_of_principal(kms, key, new_grant, refused):
    service = {"GranteeServicePrincipal": "sns.amazonaws.com"}
    with refused("ValidationException"):
        new_grant(**service)
    with refused("ValidationException"):
        kms.create_grant(KeyId=key["KeyId"], Operations=["Decrypt"])


@pytest.mark.parametrize(
    "operation", ["Sign", "Verify", "GetPublicKey", "GenerateMac", "DeriveSharedSecret", "Encapsulate"]
)
def test_what_the_key_cannot_do(new_grant, refused, operation):
    with refused("ValidationException") as error:
        new_grant(Operations=["Decrypt", operation])
    assert operation in error["Message"]


def test_operations_that_make_no_grant(new_grant, refused):
    with refused("ValidationException", "Grants must not contain only the CreateGrant operation."):
        new_grant(Operations=["CreateGrant"])
    with refused("ValidationException"):
        new_grant(Operations=[])
    with refused("ValidationException") as error:
        new_grant(Operations=["ListGrants"])
    assert "at 'operations' failed to satisfy constraint: " in error["Message"]


def test_constraints_over_the_limits(new_grant, refused):
    new_grant(Constraints={"EncryptionContextEquals": {str(number): "x" * 384 for number in range(8)}})
    for context in ({str(number): "x" for number in range(9)}, {"a": "x" * 385}):
        with refused("ValidationException"):
            new_grant(Constraints={"EncryptionContextSubset": context})
    with refused("ValidationException", "More than one constraint supplied"):
        new_grant(Constraints={"EncryptionContextEquals": CONTEXT, "EncryptionContextSubset": CONTEXT})


def test_a_bad_token(new_grant, refused):
    with refused("InvalidGrantTokenException"):
        new_grant(GrantTokens=["garbage"])
    with refused("ValidationException"):
        new_grant(GrantTokens=[new_grant()["GrantToken"]] * 11)


def test_a_dry_run(kms, key, new_grant, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        new_grant(DryRun=True)
    assert kms.list_grants(KeyId=key["KeyId"])["Grants"] == []


def test_a_disabled_key(disabled_key, new_grant, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        new_grant()


def test_a_key_that_is_pending_deletion(doomed_key, new_grant, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        new_grant()


def test_a_key_that_does_not_exist(new_grant, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        new_grant(KeyId=name)


def test_an_alias(new_grant, alias, account, refused):
    for name in (f"arn:aws:kms:us-east-1:{account}:{alias}", alias):
        with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
            new_grant(KeyId=name)


def test_a_key_of_another_account(new_grant, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("CreateGrant")):
        new_grant(KeyId=foreign_key_arn)
