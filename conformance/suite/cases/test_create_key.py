"""CreateKey."""

import datetime
import json
import re

import pytest

from specs import ALGORITHMS, KEYS, has_old_name

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MATERIAL_ID = re.compile(r"[0-9a-f]{64}")


def policy_of(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(principal, action="kms:*"):
    return {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": action, "Resource": "*"}


def test_the_metadata_of_a_key_made_with_defaults(kms, account, members):
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    reply = kms.create_key()
    assert members(reply) == {"KeyMetadata"}
    metadata = reply["KeyMetadata"]
    identifier, created = metadata.pop("KeyId"), metadata.pop("CreationDate")
    assert UUID.fullmatch(identifier)
    assert MATERIAL_ID.fullmatch(metadata.pop("CurrentKeyMaterialId"))
    assert before < created < datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1)
    assert metadata == {
        "AWSAccountId": account,
        "Arn": f"arn:aws:kms:us-east-1:{account}:key/{identifier}",
        "Enabled": True,
        "Description": "",
        "KeyUsage": "ENCRYPT_DECRYPT",
        "KeyState": "Enabled",
        "Origin": "AWS_KMS",
        "KeyManager": "CUSTOMER",
        "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
        "KeySpec": "SYMMETRIC_DEFAULT",
        "EncryptionAlgorithms": ["SYMMETRIC_DEFAULT"],
        "MultiRegion": False,
    }


def test_defaults_that_are_spelled_out_change_nothing(kms):
    metadata = kms.create_key(
        KeySpec="SYMMETRIC_DEFAULT", KeyUsage="ENCRYPT_DECRYPT", Origin="AWS_KMS", MultiRegion=False
    )["KeyMetadata"]
    assert metadata["KeySpec"] == "SYMMETRIC_DEFAULT"
    assert metadata["KeyState"] == "Enabled"


@pytest.mark.parametrize(("spec", "usage"), KEYS)
def test_the_metadata_of_every_kind_of_key(kms, account, spec, usage):
    """The algorithms of its usage and no others; a material id for symmetric keys only."""
    metadata = kms.create_key(KeySpec=spec, KeyUsage=usage, Description="every kind")["KeyMetadata"]
    identifier, _created = metadata.pop("KeyId"), metadata.pop("CreationDate")
    assert (metadata.pop("CurrentKeyMaterialId", None) is not None) == (spec == "SYMMETRIC_DEFAULT")
    # AWS's own example of an ML-DSA key has no CustomerMasterKeySpec, whose enum does not know it.
    assert metadata.pop("CustomerMasterKeySpec", None) == (spec if has_old_name(spec) else None)
    assert metadata == {
        "AWSAccountId": account,
        "Arn": f"arn:aws:kms:us-east-1:{account}:key/{identifier}",
        "Enabled": True,
        "Description": "every kind",
        "KeyUsage": usage,
        "KeyState": "Enabled",
        "Origin": "AWS_KMS",
        "KeyManager": "CUSTOMER",
        "KeySpec": spec,
        ALGORITHMS[usage]: KEYS[spec, usage],
        "MultiRegion": False,
    }


@pytest.mark.parametrize(("spec", "usage"), [one for one in KEYS if has_old_name(one[0])])
def test_the_deprecated_name_of_the_key_spec(kms, spec, usage):
    metadata = kms.create_key(CustomerMasterKeySpec=spec, KeyUsage=usage)["KeyMetadata"]
    assert metadata["KeySpec"] == metadata["CustomerMasterKeySpec"] == spec


@pytest.mark.parametrize("spec", sorted({spec for spec, _ in KEYS if not has_old_name(spec)}))
def test_specs_that_the_deprecated_name_does_not_know(kms, refused, spec):
    with refused("ValidationException") as error:
        kms.create_key(CustomerMasterKeySpec=spec, KeyUsage="SIGN_VERIFY")
    assert f"Value '{spec}' at 'customerMasterKeySpec' failed to satisfy constraint: " in error["Message"]


def test_description_tags_and_policy_are_kept(kms, account):
    policy = policy_of(allow(f"arn:aws:iam::{account}:root"))
    tags = [{"TagKey": "b", "TagValue": "1"}, {"TagKey": "a", "TagValue": ""}]
    metadata = kms.create_key(Description="Löschen 🔑", Tags=tags, Policy=policy)["KeyMetadata"]
    assert metadata["Description"] == "Löschen 🔑"
    assert kms.list_resource_tags(KeyId=metadata["KeyId"])["Tags"] == tags
    assert kms.get_key_policy(KeyId=metadata["KeyId"])["Policy"] == policy


def test_every_call_makes_another_key(kms):
    made = {kms.create_key(Description="same")["KeyMetadata"]["KeyId"] for _ in range(3)}
    assert len(made) == 3


def test_a_key_belongs_to_the_region_of_the_request(elsewhere, account):
    metadata = elsewhere.create_key()["KeyMetadata"]
    region = elsewhere.meta.region_name
    assert metadata["Arn"] == f"arn:aws:kms:{region}:{account}:key/{metadata['KeyId']}"


def test_the_longest_description(kms, refused):
    assert kms.create_key(Description="x" * 8192)["KeyMetadata"]["Description"] == "x" * 8192
    with refused("ValidationException"):
        kms.create_key(Description="x" * 8193)


@pytest.mark.parametrize(
    ("tags", "message"),
    [
        ([("a", "1"), ("a", "2")], "Duplicate tag keys"),
        ([("aws:a", "1")], "Tags beginning with aws: are reserved"),
        ([("AWS:a", "1")], "Tags beginning with aws: are reserved"),
        ([(f"k{n}", "v") for n in range(51)], "Too many tags"),
    ],
)
def test_tags_that_are_refused(kms, refused, tags, message):
    with refused("TagException", message):
        kms.create_key(Tags=[{"TagKey": key, "TagValue": value} for key, value in tags])


def test_fifty_tags(kms):
    tags = [{"TagKey": f"k{n}", "TagValue": "v"} for n in range(50)]
    identifier = kms.create_key(Tags=tags)["KeyMetadata"]["KeyId"]
    assert kms.list_resource_tags(KeyId=identifier)["Tags"] == tags


def test_constraints_on_tags_name_their_member(kms, refused):
    with refused(
        "ValidationException",
        "2 validation errors detected: Value '' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must "
        f"have length greater than or equal to 1; Value '{'v' * 257}' at 'tags.2.member.tagValue' failed to satisfy "
        "constraint: Member must have length less than or equal to 256",
    ):
        kms.create_key(Tags=[{"TagKey": "", "TagValue": "v"}, {"TagKey": "k", "TagValue": "v" * 257}])


def test_a_usage_that_is_no_usage(kms, refused):
    with refused("ValidationException") as error:
        kms.create_key(KeyUsage="DANCE")
    assert error["Message"].startswith(
        "1 validation error detected: Value 'DANCE' at 'keyUsage' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )
    assert "ENCRYPT_DECRYPT" in error["Message"]


@pytest.mark.parametrize("spec", sorted({spec for spec, _ in KEYS} - {"SYMMETRIC_DEFAULT"}))
def test_other_specs_need_a_usage(kms, refused, spec):
    with refused(
        "ValidationException",
        "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    ):
        kms.create_key(KeySpec=spec)


MISFITS = [(spec, usage) for spec in sorted({spec for spec, _ in KEYS}) for usage in ALGORITHMS]
MISFITS = [misfit for misfit in MISFITS if misfit not in KEYS]


@pytest.mark.parametrize(("spec", "usage"), MISFITS)
def test_a_usage_that_does_not_fit_the_spec(kms, refused, spec, usage):
    with refused("ValidationException", f"KeyUsage {usage} is not compatible with KeySpec {spec}"):
        kms.create_key(KeySpec=spec, KeyUsage=usage)


def test_every_spec_and_usage_is_tried():
    """19 specs outside China by 5 usages."""
    assert (len(KEYS), len(MISFITS)) == (25, 70)


@pytest.mark.parametrize("usage", ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"])
def test_sm2_is_for_china_only(kms, refused, usage):
    with refused("UnsupportedOperationException", "KeySpec SM2 is not supported in this Region"):
        kms.create_key(KeySpec="SM2", KeyUsage=usage)


def test_a_spec_that_is_no_spec(kms, refused):
    with refused("ValidationException") as error:
        kms.create_key(KeySpec="RSA_1024", KeyUsage="SIGN_VERIFY")
    assert error["Message"].startswith(
        "1 validation error detected: Value 'RSA_1024' at 'keySpec' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


def test_both_names_of_the_key_spec(kms, refused):
    with refused("ValidationException"):
        kms.create_key(KeySpec="SYMMETRIC_DEFAULT", CustomerMasterKeySpec="SYMMETRIC_DEFAULT")


@pytest.mark.parametrize(
    ("asked", "gap"),
    [
        ({"Origin": "AWS_CLOUDHSM", "CustomKeyStoreId": "cks-1234567890abcdef0"}, "AWS_CLOUDHSM"),
        ({"Origin": "EXTERNAL_KEY_STORE", "CustomKeyStoreId": "cks-1234567890abcdef0"}, "EXTERNAL_KEY_STORE"),
        ({"CustomKeyStoreId": "cks-1234567890abcdef0"}, "custom key store"),
    ],
)
def test_what_is_not_built_yet_is_named(kms, refused, asked, gap):
    with refused("UnsupportedOperationException") as error:
        kms.create_key(**asked)
    assert gap in error["Message"]


def test_a_policy_that_locks_its_maker_out(kms, refused, account):
    policy = policy_of(allow("arn:aws:iam::111122223333:root"))
    with refused(
        "MalformedPolicyDocumentException",
        "The new key policy will not allow you to update the key policy in the future.",
    ):
        kms.create_key(Policy=policy)
    made = kms.create_key(Policy=policy, BypassPolicyLockoutSafetyCheck=True)["KeyMetadata"]
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:DescribeKey on resource: {made['Arn']} "
        "because no resource-based policy allows the kms:DescribeKey action",
    ):
        kms.describe_key(KeyId=made["KeyId"])


@pytest.mark.parametrize(
    "policy",
    [
        "{",
        "[]",
        '{"Version": "2012-10-17"}',
        '{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}',
        policy_of({"Effect": "Allow", "Action": "kms:*", "Resource": "*"}),
        policy_of(allow("000000000000") | {"Effect": "Perhaps"}),
    ],
)
def test_a_malformed_policy(kms, refused, policy):
    with refused("MalformedPolicyDocumentException"):
        kms.create_key(Policy=policy)


def test_a_policy_over_32_kilobytes(kms, refused, account):
    policy = policy_of(allow(account) | {"Sid": "x" * 32768})
    with refused("LimitExceededException"):
        kms.create_key(Policy=policy)
