"""Aliases, key policies, rotation."""

import json

from conftest import ACCOUNT, REGION


def test_aliases(kms, key, refused):
    name = f"alias/team/app_{key}"
    arn = f"arn:aws:kms:{REGION}:{ACCOUNT}:{name}"
    kms.create_alias(AliasName=name, TargetKeyId=key)
    refused("create_alias", "AlreadyExistsException", f"An alias with the name {arn} already exists", AliasName=name, TargetKeyId=key)
    [listed] = kms.list_aliases(KeyId=key)["Aliases"]
    assert (listed["AliasName"], listed["AliasArn"], listed["TargetKeyId"]) == (name, arn, key)
    assert listed["CreationDate"] == listed["LastUpdatedDate"]
    other = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.update_alias(AliasName=name, TargetKeyId=other)
    assert kms.list_aliases(KeyId=key)["Aliases"] == []
    [moved] = kms.list_aliases(KeyId=other)["Aliases"]
    assert moved["CreationDate"] == listed["CreationDate"] <= moved["LastUpdatedDate"]
    kms.delete_alias(AliasName=name)
    refused("delete_alias", "NotFoundException", f"Alias {arn} is not found.", AliasName=name)
    refused("update_alias", "NotFoundException", f"Alias {arn} is not found.", AliasName=name, TargetKeyId=key)


def test_alias_refusals(kms, key, refused):
    refused("create_alias", "ValidationException",
            'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
            AliasName="name", TargetKeyId=key)
    refused("create_alias", "NotAuthorizedException", AliasName="alias/aws/mine", TargetKeyId=key)
    refused("create_alias", "ValidationException", "Aliases must refer to keys. Not aliases", AliasName="alias/a", TargetKeyId="alias/b")
    refused("create_alias", "ValidationException", AliasName="alias/with space", TargetKeyId=key)
    for number in range(50):
        kms.create_alias(AliasName=f"alias/many-{key}-{number}", TargetKeyId=key)
    refused("create_alias", "LimitExceededException", AliasName=f"alias/many-{key}-50", TargetKeyId=key)
    pages = kms.get_paginator("list_aliases").paginate(KeyId=key, PaginationConfig={"PageSize": 7})
    names = [alias["AliasName"] for page in pages for alias in page["Aliases"]]
    assert len(names) == 50 and names == sorted(names)
    kms.schedule_key_deletion(KeyId=key)
    refused("create_alias", "KMSInvalidStateException", AliasName=f"alias/late-{key}", TargetKeyId=key)


def test_default_key_policy(kms, key):
    reply = kms.get_key_policy(KeyId=key)
    assert reply["PolicyName"] == "default"
    assert json.loads(reply["Policy"]) == {
        "Version": "2012-10-17",
        "Id": "key-default-1",
        "Statement": [{
            "Sid": "Enable IAM User Permissions",
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": "kms:*",
            "Resource": "*",
        }],
    }
    reply = kms.list_key_policies(KeyId=key)
    assert (reply["PolicyNames"], reply["Truncated"]) == (["default"], False)


def statement(principal, action="kms:*", effect="Allow"):
    return {"Effect": effect, "Principal": {"AWS": principal}, "Action": action, "Resource": "*"}


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


ROOT = f"arn:aws:iam::{ACCOUNT}:root"


def test_put_key_policy(kms, key, arn, refused):
    text = policy(statement(ROOT), statement("*", "kms:Encrypt", "Deny"))
    kms.put_key_policy(KeyId=key, PolicyName="default", Policy=text)
    assert kms.get_key_policy(KeyId=key)["Policy"] == text
    refused("encrypt", "AccessDeniedException",
            f"User: {ROOT} is not authorized to perform: kms:Encrypt on resource: {arn} with an explicit deny in a resource-based policy",
            KeyId=key, Plaintext=b"x")
    kms.generate_data_key(KeyId=key, KeySpec="AES_256")


def test_put_key_policy_refusals(kms, key, refused):
    lockout = "The new key policy will not allow you to update the key policy in the future."
    user = f"arn:aws:iam::{ACCOUNT}:user/alice"
    put = {"KeyId": key, "PolicyName": "default"}
    refused("put_key_policy", "MalformedPolicyDocumentException", lockout, **put, Policy=policy(statement(user)))
    refused("put_key_policy", "MalformedPolicyDocumentException",
            "Policy contains a statement with one or more invalid principals.", **put, Policy=policy(statement("alice")))
    refused("put_key_policy", "MalformedPolicyDocumentException", **put, Policy="not json")
    refused("put_key_policy", "LimitExceededException", **put, Policy=policy(statement(ROOT)) + " " * 32768)
    refused("put_key_policy", "UnsupportedOperationException", "No such policy exists", KeyId=key, PolicyName="other", Policy=policy(statement(ROOT)))
    refused("get_key_policy", "NotFoundException", "No such policy exists", KeyId=key, PolicyName="other")
    kms.put_key_policy(**put, Policy=policy(statement(user)), BypassPolicyLockoutSafetyCheck=True)
    refused("describe_key", "AccessDeniedException", KeyId=key)


def test_rotation(kms, key, arn, refused):
    assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False
    kms.enable_key_rotation(KeyId=key)
    status = kms.get_key_rotation_status(KeyId=key)
    assert (status["KeyRotationEnabled"], status["RotationPeriodInDays"], status["KeyId"]) == (True, 365, key)
    created = kms.describe_key(KeyId=key)["KeyMetadata"]["CreationDate"]
    assert round((status["NextRotationDate"] - created).total_seconds() / 86400) == 365
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=90)
    assert kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"] == 90
    kms.disable_key_rotation(KeyId=key)
    assert set(kms.get_key_rotation_status(KeyId=key)) == {"KeyId", "KeyRotationEnabled", "ResponseMetadata"}
    refused("enable_key_rotation", "ValidationException", KeyId=key, RotationPeriodInDays=89)
    kms.disable_key(KeyId=key)
    refused("enable_key_rotation", "DisabledException", f"{arn} is disabled.", KeyId=key)


def test_old_ciphertexts_decrypt_after_any_number_of_rotations(kms, key, arn, refused):
    sealed, materials = [], []
    for number in range(25):
        sealed.append(kms.encrypt(KeyId=key, Plaintext=b"%d" % number)["CiphertextBlob"])
        materials.append(kms.describe_key(KeyId=key)["KeyMetadata"]["CurrentKeyMaterialId"])
        assert kms.rotate_key_on_demand(KeyId=key)["KeyId"] == arn
    refused("rotate_key_on_demand", "LimitExceededException",
            "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed "
            f"for this key: {arn}", KeyId=key)
    for number, ciphertext in enumerate(sealed):
        opened = kms.decrypt(CiphertextBlob=ciphertext)
        assert (opened["Plaintext"], opened["KeyMaterialId"]) == (b"%d" % number, materials[number])
    pages = kms.get_paginator("list_key_rotations").paginate(KeyId=key, PaginationConfig={"PageSize": 10})
    rotations = [rotation for page in pages for rotation in page["Rotations"]]
    assert len(rotations) == 25 and all(rotation["RotationType"] == "ON_DEMAND" for rotation in rotations)
    assert [r["KeyMaterialId"] for r in rotations[:-1]] == materials[1:]
    assert rotations[-1]["KeyMaterialState"] == "CURRENT"
    everything = kms.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    assert len(everything) == 26 and everything[0]["KeyMaterialId"] == materials[0]
