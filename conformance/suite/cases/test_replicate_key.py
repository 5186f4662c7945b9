"""ReplicateKey."""

import datetime
import json
import os

import pytest

import importing
from importing import bring, days, described, new, state

REGION, FIRST, SECOND = "us-east-1", "eu-west-1", "ap-southeast-2"


@pytest.fixture(scope="module")
def first(server):
    """A client where the first replica goes."""
    return server.client(FIRST)


@pytest.fixture(scope="module")
def second(server):
    return server.client(SECOND)


@pytest.fixture
def primary(kms):
    return kms.create_key(MultiRegion=True, Description="the primary")["KeyMetadata"]


@pytest.fixture
def replica(kms, primary, first):
    """The metadata of a replica of `primary`."""
    kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=FIRST)
    return described(first, primary["KeyId"])


@pytest.fixture
def imported(kms):
    """The id of a multi-Region key with imported material, and the material."""
    key, material = new(kms, MultiRegion=True)["KeyId"], os.urandom(32)
    bring(kms, key, material)
    return key, material


def arn_in(region, key):
    return key["Arn"].replace(REGION, region)


def configuration(key, kind, *replicas):
    """What DescribeKey says of the set when the primary is where `key` is."""
    return {
        "MultiRegionKeyType": kind,
        "PrimaryKey": {"Arn": key["Arn"], "Region": REGION},
        "ReplicaKeys": [{"Arn": arn_in(region, key), "Region": region} for region in replicas],
    }


def seen(client, key):
    """The set as a key of it knows it, its replicas in the order of their names."""
    found = described(client, key)["MultiRegionConfiguration"]
    found["ReplicaKeys"].sort(key=lambda one: one["Region"])
    return found


def test_a_multi_region_key_is_a_lone_primary(kms, primary):
    assert primary["KeyId"].startswith("mrk-")
    assert len(primary["KeyId"]) == 36
    assert primary["MultiRegion"] is True
    assert primary["MultiRegionConfiguration"] == configuration(primary, "PRIMARY")
    assert described(kms, primary["KeyId"]) == primary


@pytest.mark.parametrize("name", ["KeyId", "Arn"])
def test_the_reply(kms, primary, members, name):
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    reply = kms.replicate_key(KeyId=primary[name], ReplicaRegion=FIRST)
    assert members(reply) == {"ReplicaKeyMetadata", "ReplicaPolicy"}
    metadata = reply["ReplicaKeyMetadata"]
    created = metadata.pop("CreationDate")
    assert before < created < datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1)
    same = {name: primary[name] for name in primary if name not in ("CreationDate", "CurrentKeyMaterialId")}
    assert metadata == same | {
        "Arn": arn_in(FIRST, primary),
        "Description": "",
        "Enabled": False,
        "KeyState": "Creating",
        "MultiRegionConfiguration": configuration(primary, "REPLICA", FIRST),
    }
    assert json.loads(reply["ReplicaPolicy"]) == json.loads(kms.get_key_policy(KeyId=primary["KeyId"])["Policy"])


def test_both_keys_afterwards(kms, primary, replica, first):
    assert described(kms, primary["KeyId"]) == primary | {
        "MultiRegionConfiguration": configuration(primary, "PRIMARY", FIRST)
    }
    assert (replica["KeyState"], replica["Enabled"]) == ("Enabled", True)
    assert replica["CurrentKeyMaterialId"] == primary["CurrentKeyMaterialId"]
    assert first.list_keys(Limit=1000)["Keys"].count({"KeyId": primary["KeyId"], "KeyArn": replica["Arn"]}) == 1


def test_what_belongs_to_the_replica_alone(kms, primary, first, members, new_alias):
    kms.create_alias(AliasName=new_alias, TargetKeyId=primary["KeyId"])
    kms.tag_resource(KeyId=primary["KeyId"], Tags=[{"TagKey": "of", "TagValue": "the primary"}])
    tags = [{"TagKey": "of", "TagValue": "the replica"}]
    policy = kms.get_key_policy(KeyId=primary["KeyId"])["Policy"].replace("Enable IAM User Permissions", "replica")
    assert "replica" in policy
    reply = kms.replicate_key(
        KeyId=primary["KeyId"], ReplicaRegion=FIRST, Description="the replica", Tags=tags, Policy=policy
    )
    assert members(reply) == {"ReplicaKeyMetadata", "ReplicaPolicy", "ReplicaTags"}
    assert (reply["ReplicaPolicy"], reply["ReplicaTags"]) == (policy, tags)
    assert reply["ReplicaKeyMetadata"]["Description"] == "the replica"
    assert first.list_resource_tags(KeyId=primary["KeyId"])["Tags"] == tags
    assert first.get_key_policy(KeyId=primary["KeyId"])["Policy"] == policy
    assert first.list_aliases(KeyId=primary["KeyId"])["Aliases"] == []
    assert described(kms, primary["KeyId"])["Description"] == "the primary"
    assert kms.list_resource_tags(KeyId=primary["KeyId"])["Tags"][0]["TagValue"] == "the primary"
    first.update_key_description(KeyId=primary["KeyId"], Description="another")
    first.disable_key(KeyId=primary["KeyId"])
    assert described(kms, primary["KeyId"])["Description"] == "the primary"
    assert state(kms, primary["KeyId"]) == "Enabled"


def test_nothing_is_copied_by_default(kms, first, account):
    tags = [{"TagKey": "a", "TagValue": "b"}]
    policy = {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "kms:*", "Resource": "*", "Sid": "mine"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [policy]})
    key = kms.create_key(MultiRegion=True, Description="d", Tags=tags, Policy=policy)["KeyMetadata"]["KeyId"]
    reply = kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    assert "mine" not in reply["ReplicaPolicy"]
    assert first.get_key_policy(KeyId=key)["Policy"] == reply["ReplicaPolicy"]
    assert first.list_resource_tags(KeyId=key)["Tags"] == []
    assert described(first, key)["Description"] == ""


def test_three_related_keys(kms, primary, replica, first, second):
    key = primary["KeyId"]
    kms.replicate_key(KeyId=key, ReplicaRegion=SECOND)
    assert seen(kms, key) == configuration(primary, "PRIMARY", SECOND, FIRST)
    assert seen(first, key) == seen(second, key) == configuration(primary, "REPLICA", SECOND, FIRST)


def test_ciphertexts_of_one_region_decrypt_in_every_other(kms, primary, replica, first, second):
    key = primary["KeyId"]
    kms.replicate_key(KeyId=key, ReplicaRegion=SECOND)
    clients = [kms, first, second]
    for made_by in clients:
        context = {"made": made_by.meta.region_name}
        ciphertext = made_by.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext=context)["CiphertextBlob"]
        for client in clients:
            reply = client.decrypt(CiphertextBlob=ciphertext, EncryptionContext=context)
            assert reply["Plaintext"] == b"x"
            assert reply["KeyId"] == arn_in(client.meta.region_name, primary)
            assert client.decrypt(CiphertextBlob=ciphertext, EncryptionContext=context, KeyId=key)["Plaintext"] == b"x"


def test_a_data_key_of_one_region_is_re_encrypted_in_another(kms, primary, replica, first):
    made = kms.generate_data_key(KeyId=primary["KeyId"], KeySpec="AES_256")
    target = first.create_key()["KeyMetadata"]["KeyId"]
    moved = first.re_encrypt(CiphertextBlob=made["CiphertextBlob"], DestinationKeyId=target)
    assert moved["SourceKeyId"] == replica["Arn"]
    assert first.decrypt(CiphertextBlob=moved["CiphertextBlob"])["Plaintext"] == made["Plaintext"]


def test_keys_of_other_kinds(kms, first):
    mac = kms.create_key(MultiRegion=True, KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]["KeyId"]
    sign = kms.create_key(MultiRegion=True, KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    for key in (mac, sign):
        kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    arguments = {"KeyId": mac, "Message": b"m", "MacAlgorithm": "HMAC_SHA_256"}
    assert kms.generate_mac(**arguments)["Mac"] == first.generate_mac(**arguments)["Mac"]
    assert kms.get_public_key(KeyId=sign)["PublicKey"] == first.get_public_key(KeyId=sign)["PublicKey"]
    arguments = {"KeyId": sign, "Message": b"m", "SigningAlgorithm": "ECDSA_SHA_256"}
    signature = first.sign(**arguments)["Signature"]
    assert kms.verify(**arguments, Signature=signature)["SignatureValid"] is True


# What is shared goes on being shared.


def test_rotation_is_the_primary_s_and_shared(kms, primary, replica, first, second, refused):
    key = primary["KeyId"]
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=100)
    expected = kms.get_key_rotation_status(KeyId=key)
    found = first.get_key_rotation_status(KeyId=key)
    for name in ("KeyRotationEnabled", "RotationPeriodInDays", "NextRotationDate"):
        assert found[name] == expected[name]
    for call in (first.enable_key_rotation, first.disable_key_rotation, first.rotate_key_on_demand):
        with refused("UnsupportedOperationException", f"{replica['Arn']} is not a multi-region primary key."):
            call(KeyId=key)
    old = first.encrypt(KeyId=key, Plaintext=b"old")["CiphertextBlob"]
    kms.rotate_key_on_demand(KeyId=key)
    current = described(kms, key)["CurrentKeyMaterialId"]
    assert current == described(first, key)["CurrentKeyMaterialId"] != primary["CurrentKeyMaterialId"]
    rotations = kms.list_key_rotations(KeyId=key)["Rotations"]
    here = [rotation | {"KeyId": rotation["KeyId"].replace("us-east-1", FIRST)} for rotation in rotations]
    assert first.list_key_rotations(KeyId=key)["Rotations"] == here
    # A replica that is made afterwards has it all.
    kms.replicate_key(KeyId=key, ReplicaRegion=SECOND)
    assert second.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"] == 100
    made = kms.encrypt(KeyId=key, Plaintext=b"new")["CiphertextBlob"]
    for client in (kms, first, second):
        assert client.decrypt(CiphertextBlob=old)["Plaintext"] == b"old"
        assert client.decrypt(CiphertextBlob=made)["Plaintext"] == b"new"
    kms.disable_key_rotation(KeyId=key)
    assert second.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False


def test_a_replica_that_is_disabled_gets_new_material_too(kms, primary, replica, first):
    key = primary["KeyId"]
    first.disable_key(KeyId=key)
    kms.rotate_key_on_demand(KeyId=key)
    ciphertext = kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    first.enable_key(KeyId=key)
    assert first.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"


# Imported material.


def test_a_replica_of_an_imported_key_waits_for_the_same_material(kms, imported, first, refused):
    key, material = imported
    reply = kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    assert reply["ReplicaKeyMetadata"]["KeyState"] == "Creating"
    assert not {"ExpirationModel", "CurrentKeyMaterialId"} & set(reply["ReplicaKeyMetadata"])
    replica = described(first, key)
    assert (replica["KeyState"], replica["Origin"]) == ("PendingImport", "EXTERNAL")
    with refused("KMSInvalidStateException", f"{replica['Arn']} is pending import."):
        first.encrypt(KeyId=key, Plaintext=b"x")
    with refused("IncorrectKeyMaterialException"):
        bring(first, key, os.urandom(32))
    same = described(kms, key)["CurrentKeyMaterialId"]
    assert bring(first, key, material, ValidTo=days(3))["KeyMaterialId"] == same
    assert state(first, key) == "Enabled"
    assert "ValidTo" not in described(kms, key), "each key has its own expiry"
    ciphertext = first.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"


def test_a_token_of_one_region_is_none_in_another(kms, imported, first, refused):
    key, material = imported
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    with refused("InvalidImportTokenException"):
        first.import_key_material(**importing.wrapped(kms, key, material), **importing.NEVER)


@pytest.mark.parametrize("spec", ["HMAC_256", "RSA_2048", "ECC_NIST_P384"])
def test_replicas_of_imported_keys_of_other_kinds(kms, first, refused, spec):
    key, material = new(kms, spec, MultiRegion=True)["KeyId"], importing.material_for(spec)
    bring(kms, key, material)
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    with refused("IncorrectKeyMaterialException"):
        bring(first, key, importing.material_for(spec))
    bring(first, key, material)
    assert state(first, key) == "Enabled"


def material_states(client, key):
    entries = client.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    return [(entry["KeyMaterialState"], entry["ImportState"]) for entry in entries]


def test_new_material_goes_to_every_region_before_it_is_current(kms, imported, first, second, refused):
    key, material = imported
    arn, following = described(kms, key)["Arn"], os.urandom(32)
    for client in (first, second):
        kms.replicate_key(KeyId=key, ReplicaRegion=client.meta.region_name)
        bring(client, key, material)
    old = second.encrypt(KeyId=key, Plaintext=b"old")["CiphertextBlob"]
    not_here = f"{described(first, key)['Arn']} is not a multi-region primary key."
    with refused("UnsupportedOperationException", not_here):
        bring(first, key, following, ImportType="NEW_KEY_MATERIAL")
    with refused("UnsupportedOperationException", not_here):
        first.rotate_key_on_demand(KeyId=key)
    bring(kms, key, following, ImportType="NEW_KEY_MATERIAL", KeyMaterialDescription="next")
    waits, missing = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION", f"No available key material pending rotation for the key: {arn}."
    assert material_states(kms, key) == [("CURRENT", "IMPORTED"), (waits, "IMPORTED")]
    assert material_states(first, key) == [("CURRENT", "IMPORTED"), (waits, "PENDING_IMPORT")]
    for client in (first, second):
        with refused("KMSInvalidStateException", missing):
            kms.rotate_key_on_demand(KeyId=key)
        bring(client, key, following, ImportType="EXISTING_KEY_MATERIAL")
    for client in (kms, first, second):
        assert material_states(client, key)[1] == ("PENDING_ROTATION", "IMPORTED")
        entries = client.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
        assert entries[1]["KeyMaterialDescription"] == "next"
    kms.rotate_key_on_demand(KeyId=key)
    assert len({described(client, key)["CurrentKeyMaterialId"] for client in (kms, first, second)}) == 1
    made = first.encrypt(KeyId=key, Plaintext=b"new")["CiphertextBlob"]
    for client in (kms, first, second):
        assert material_states(client, key) == [("NON_CURRENT", "IMPORTED"), ("CURRENT", "IMPORTED")]
        assert client.decrypt(CiphertextBlob=old)["Plaintext"] == b"old"
        assert client.decrypt(CiphertextBlob=made)["Plaintext"] == b"new"


def test_what_a_replica_lacks_is_shown_there_and_everywhere(kms, imported, first, second):
    key, material = imported
    for client in (first, second):
        kms.replicate_key(KeyId=key, ReplicaRegion=client.meta.region_name)
        bring(client, key, material)
    following = os.urandom(32)
    bring(kms, key, following, ImportType="NEW_KEY_MATERIAL")
    bring(second, key, following)
    for client in (kms, first, second):
        assert material_states(client, key)[1][0] == "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"


def test_material_that_waits_is_deleted_in_one_region_or_in_all(kms, imported, first, refused):
    key, material = imported
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    bring(first, key, material)
    following = os.urandom(32)
    waiting = bring(kms, key, following, ImportType="NEW_KEY_MATERIAL")["KeyMaterialId"]
    bring(first, key, following)
    # In the replica only: it can be imported there again.
    first.delete_imported_key_material(KeyId=key, KeyMaterialId=waiting)
    assert state(first, key) == "Enabled"
    assert material_states(kms, key)[1] == ("PENDING_MULTI_REGION_IMPORT_AND_ROTATION", "IMPORTED")
    with refused("KMSInvalidStateException"):
        kms.rotate_key_on_demand(KeyId=key)
    bring(first, key, following)
    assert material_states(first, key)[1] == ("PENDING_ROTATION", "IMPORTED")
    # In the primary: it is forgotten in both.
    kms.delete_imported_key_material(KeyId=key, KeyMaterialId=waiting)
    assert len(material_states(kms, key)) == len(material_states(first, key)) == 1
    with refused("IncorrectKeyMaterialException"):
        bring(first, key, following)


def test_material_of_a_replica_is_deleted_there_only(kms, imported, first):
    key, material = imported
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    bring(first, key, material)
    first.delete_imported_key_material(KeyId=key)
    assert (state(kms, key), state(first, key)) == ("Enabled", "PendingImport")
    bring(first, key, material)
    kms.delete_imported_key_material(KeyId=key)
    assert (state(kms, key), state(first, key)) == ("PendingImport", "Enabled")


def test_a_replica_that_is_made_while_material_waits(kms, imported, first, refused):
    key, material = imported
    following = os.urandom(32)
    bring(kms, key, following, ImportType="NEW_KEY_MATERIAL")
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    bring(first, key, material)
    with refused("KMSInvalidStateException"):
        kms.rotate_key_on_demand(KeyId=key)
    bring(first, key, following)
    kms.rotate_key_on_demand(KeyId=key)
    assert described(first, key)["CurrentKeyMaterialId"] == described(kms, key)["CurrentKeyMaterialId"]


def test_descriptions_of_material_are_the_primary_s(kms, imported, first, second):
    key, material = imported
    bring(kms, key, material, KeyMaterialDescription="first")
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    bring(first, key, material)
    bring(kms, key, material, KeyMaterialDescription="second")
    bring(first, key, material, KeyMaterialDescription="of the replica and not kept")
    kms.replicate_key(KeyId=key, ReplicaRegion=SECOND)
    for client in (kms, first, second):
        entries = client.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
        assert [entry["KeyMaterialDescription"] for entry in entries] == ["second"]


# Refusals.


def test_a_region_that_has_the_key_already(kms, primary, replica, first, refused):
    for _ in range(2):
        with refused("AlreadyExistsException"):
            kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=FIRST)
        if state(first, primary["KeyId"]) == "Enabled":
            first.schedule_key_deletion(KeyId=primary["KeyId"])
    assert state(first, primary["KeyId"]) == "PendingDeletion"


def test_a_replica_is_not_replicated(primary, replica, first, refused):
    with refused("UnsupportedOperationException", f"{replica['Arn']} is not a multi-region primary key."):
        first.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=SECOND)


def test_a_key_of_one_region(kms, key, refused):
    with refused("UnsupportedOperationException", f"{key['Arn']} is not a multi-region primary key."):
        kms.replicate_key(KeyId=key["KeyId"], ReplicaRegion=FIRST)


def test_a_disabled_primary(kms, primary, refused):
    kms.disable_key(KeyId=primary["KeyId"])
    with refused("DisabledException", f"{primary['Arn']} is disabled."):
        kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=FIRST)


def test_a_primary_that_is_pending_deletion(kms, primary, refused):
    kms.schedule_key_deletion(KeyId=primary["KeyId"])
    with refused("KMSInvalidStateException", f"{primary['Arn']} is pending deletion."):
        kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=FIRST)


def test_a_primary_without_its_material(kms, refused):
    made = new(kms, MultiRegion=True)
    with refused("KMSInvalidStateException", f"{made['Arn']} is pending import."):
        kms.replicate_key(KeyId=made["KeyId"], ReplicaRegion=FIRST)


@pytest.mark.parametrize("region", ["", "x" * 33, "eu_west_1", "eu-west-1\n"])
def test_a_region_that_is_none(kms, primary, refused, region):
    with refused("ValidationException"):
        kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=region)


def test_tags_and_policies_are_checked(kms, primary, refused):
    arguments = {"KeyId": primary["KeyId"], "ReplicaRegion": FIRST}
    with refused("TagException", "Duplicate tag keys"):
        kms.replicate_key(**arguments, Tags=[{"TagKey": "a", "TagValue": value} for value in "12"])
    with refused("MalformedPolicyDocumentException"):
        kms.replicate_key(**arguments, Policy="{")
    policy = {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "kms:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [policy]})
    with refused(
        "MalformedPolicyDocumentException",
        "The new key policy will not allow you to update the key policy in the future.",
    ):
        kms.replicate_key(**arguments, Policy=policy)
    reply = kms.replicate_key(**arguments, Policy=policy, BypassPolicyLockoutSafetyCheck=True)
    assert reply["ReplicaPolicy"] == policy


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.replicate_key(KeyId=name, ReplicaRegion=FIRST)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.replicate_key(KeyId=alias, ReplicaRegion=FIRST)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.replicate_key(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", ReplicaRegion=FIRST)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("ReplicateKey")):
        kms.replicate_key(KeyId=foreign_key_arn, ReplicaRegion=FIRST)


def test_the_arn_of_a_replica_elsewhere(kms, replica, refused):
    with refused("NotFoundException", f"Invalid arn {FIRST}"):
        kms.describe_key(KeyId=replica["Arn"])


# Deletion.


def test_a_primary_waits_for_its_replicas(kms, primary, replica, first, members, refused):
    key = primary["KeyId"]
    reply = kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=9)
    assert members(reply) == {"KeyId", "KeyState", "PendingWindowInDays"}
    assert (reply["KeyId"], reply["KeyState"], reply["PendingWindowInDays"]) == (
        primary["Arn"],
        "PendingReplicaDeletion",
        9,
    )
    after = described(kms, key)
    assert (after["KeyState"], after["Enabled"], after["PendingDeletionWindowInDays"]) == (
        "PendingReplicaDeletion",
        False,
        9,
    )
    assert "DeletionDate" not in after
    with refused("KMSInvalidStateException", f"{primary['Arn']} is pending deletion."):
        kms.encrypt(KeyId=key, Plaintext=b"x")
    with refused("KMSInvalidStateException", f"{primary['Arn']} is pending deletion."):
        kms.schedule_key_deletion(KeyId=key)
    first.encrypt(KeyId=key, Plaintext=b"x")
    # A replica that is only scheduled for deletion is still there.
    first.schedule_key_deletion(KeyId=key)
    assert state(kms, key) == "PendingReplicaDeletion"
    assert kms.cancel_key_deletion(KeyId=key)["KeyId"] == primary["Arn"]
    after = described(kms, key)
    assert after["KeyState"] == "Disabled"
    assert "PendingDeletionWindowInDays" not in after


def test_a_lone_primary_and_a_replica_wait_for_nobody(kms, primary, first):
    key = primary["KeyId"]
    kms.schedule_key_deletion(KeyId=key)
    assert state(kms, key) == "PendingDeletion"
    kms.cancel_key_deletion(KeyId=key)
    kms.enable_key(KeyId=key)
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    reply = first.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    assert (reply["KeyState"], "DeletionDate" in reply) == ("PendingDeletion", True)
    assert state(kms, key) == "Enabled"
    kms.encrypt(KeyId=key, Plaintext=b"x")
    first.cancel_key_deletion(KeyId=key)
    assert state(first, key) == "Disabled"


def test_a_policy_is_about_the_replica(kms, primary, account, refused):
    """What its author may do with it is asked of the key in the replica's Region, not of the primary."""

    def policy(region):
        statement = {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
            "Action": "kms:*",
            "Resource": f"arn:aws:kms:{region}:{account}:key/*",
        }
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

    message = "The new key policy will not allow you to update the key policy in the future."
    with refused("MalformedPolicyDocumentException", message):
        kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=FIRST, Policy=policy(REGION))
    kms.replicate_key(KeyId=primary["KeyId"], ReplicaRegion=FIRST, Policy=policy(FIRST))
