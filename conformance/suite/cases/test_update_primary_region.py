"""UpdatePrimaryRegion."""

import os

import pytest

from importing import bring, described, new, state

REGION, FIRST, SECOND = "us-east-1", "eu-west-1", "ap-southeast-2"


@pytest.fixture(scope="module")
def first(server):
    """A client where the first replica is."""
    return server.client(FIRST)


@pytest.fixture(scope="module")
def second(server):
    return server.client(SECOND)


@pytest.fixture
def pair(kms):
    """The id of a primary key in us-east-1 with a replica in eu-west-1."""
    made = kms.create_key(MultiRegion=True)["KeyMetadata"]["KeyId"]
    kms.replicate_key(KeyId=made, ReplicaRegion=FIRST)
    return made


def arn_in(region, key, account="000000000000"):
    return f"arn:aws:kms:{region}:{account}:key/{key}"


def seen(client, key):
    """Role, Region of the primary, Regions of the replicas."""
    found = described(client, key)["MultiRegionConfiguration"]
    for one in [found["PrimaryKey"], *found["ReplicaKeys"]]:
        assert one["Arn"] == arn_in(one["Region"], key)
    return found["MultiRegionKeyType"], found["PrimaryKey"]["Region"], {one["Region"] for one in found["ReplicaKeys"]}


@pytest.mark.parametrize("named_by", ["id", "ARN"])
def test_the_replica_is_the_primary_and_the_primary_a_replica(kms, pair, first, members, named_by):
    name = {"id": pair, "ARN": arn_in(REGION, pair)}[named_by]
    before = described(kms, pair)
    assert members(kms.update_primary_region(KeyId=name, PrimaryRegion=FIRST)) == set()
    assert seen(kms, pair) == ("REPLICA", FIRST, {REGION})
    assert seen(first, pair) == ("PRIMARY", FIRST, {REGION})
    after = described(kms, pair)
    assert after | {"MultiRegionConfiguration": None} == before | {"MultiRegionConfiguration": None}


def test_every_related_key_knows(kms, pair, first, second):
    kms.replicate_key(KeyId=pair, ReplicaRegion=SECOND)
    kms.update_primary_region(KeyId=pair, PrimaryRegion=SECOND)
    assert seen(second, pair) == ("PRIMARY", SECOND, {REGION, FIRST})
    assert seen(kms, pair) == seen(first, pair) == ("REPLICA", SECOND, {REGION, FIRST})


def test_there_and_back(kms, pair, first):
    kms.update_primary_region(KeyId=pair, PrimaryRegion=FIRST)
    first.update_primary_region(KeyId=pair, PrimaryRegion=REGION)
    assert seen(kms, pair) == ("PRIMARY", REGION, {FIRST})


def test_what_only_a_primary_can_do_moves_along(kms, pair, first, second, refused):
    kms.enable_key_rotation(KeyId=pair, RotationPeriodInDays=200)
    date = kms.get_key_rotation_status(KeyId=pair)["NextRotationDate"]
    old = kms.encrypt(KeyId=pair, Plaintext=b"old")["CiphertextBlob"]
    kms.update_primary_region(KeyId=pair, PrimaryRegion=FIRST)
    refusal = f"{arn_in(REGION, pair)} is not a multi-region primary key."
    for call in (
        lambda: kms.replicate_key(KeyId=pair, ReplicaRegion=SECOND),
        lambda: kms.rotate_key_on_demand(KeyId=pair),
        lambda: kms.enable_key_rotation(KeyId=pair),
        lambda: kms.disable_key_rotation(KeyId=pair),
        lambda: kms.update_primary_region(KeyId=pair, PrimaryRegion=FIRST),
    ):
        with refused("UnsupportedOperationException", refusal):
            call()
    assert first.get_key_rotation_status(KeyId=pair)["NextRotationDate"] == date
    first.rotate_key_on_demand(KeyId=pair)
    first.replicate_key(KeyId=pair, ReplicaRegion=SECOND)
    made = second.encrypt(KeyId=pair, Plaintext=b"new")["CiphertextBlob"]
    for client in (kms, first, second):
        assert client.decrypt(CiphertextBlob=old)["Plaintext"] == b"old"
        assert client.decrypt(CiphertextBlob=made)["Plaintext"] == b"new"
        assert client.get_key_rotation_status(KeyId=pair)["RotationPeriodInDays"] == 200


def test_the_old_primary_can_go_without_waiting(kms, pair, first):
    kms.update_primary_region(KeyId=pair, PrimaryRegion=FIRST)
    assert kms.schedule_key_deletion(KeyId=pair)["KeyState"] == "PendingDeletion"
    assert first.schedule_key_deletion(KeyId=pair)["KeyState"] == "PendingReplicaDeletion"


def test_imported_material_moves_nowhere(kms, first):
    key, material, following = new(kms, MultiRegion=True)["KeyId"], os.urandom(32), os.urandom(32)
    bring(kms, key, material)
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    bring(first, key, material)
    kms.update_primary_region(KeyId=key, PrimaryRegion=FIRST)
    bring(first, key, following, ImportType="NEW_KEY_MATERIAL")
    bring(kms, key, following)
    first.rotate_key_on_demand(KeyId=key)
    ciphertext = first.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=ciphertext)["Plaintext"] == b"x"
    kms.delete_imported_key_material(KeyId=key)
    assert (state(kms, key), state(first, key)) == ("PendingImport", "Enabled")


def test_a_new_primary_that_lacks_the_waiting_material(kms, first, refused):
    key, material, following = new(kms, MultiRegion=True)["KeyId"], os.urandom(32), os.urandom(32)
    bring(kms, key, material)
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    bring(first, key, material)
    bring(kms, key, following, ImportType="NEW_KEY_MATERIAL")
    kms.update_primary_region(KeyId=key, PrimaryRegion=FIRST)
    with refused(
        "KMSInvalidStateException",
        f"No available key material pending rotation for the key: {arn_in(FIRST, key)}.",
    ):
        first.rotate_key_on_demand(KeyId=key)
    assert state(first, key) == "Enabled"
    bring(first, key, following)
    first.rotate_key_on_demand(KeyId=key)
    assert described(first, key)["CurrentKeyMaterialId"] == described(kms, key)["CurrentKeyMaterialId"]


def test_a_region_without_the_key(kms, pair, refused):
    with refused("NotFoundException"):
        kms.update_primary_region(KeyId=pair, PrimaryRegion=SECOND)
    assert seen(kms, pair) == ("PRIMARY", REGION, {FIRST})


def test_the_region_where_the_primary_is(kms, pair, refused):
    with refused("ValidationException"):
        kms.update_primary_region(KeyId=pair, PrimaryRegion=REGION)
    assert seen(kms, pair) == ("PRIMARY", REGION, {FIRST})


def test_a_replica_does_not_decide(pair, first, refused):
    for region in (REGION, FIRST, SECOND):
        with refused("UnsupportedOperationException", f"{arn_in(FIRST, pair)} is not a multi-region primary key."):
            first.update_primary_region(KeyId=pair, PrimaryRegion=region)


def test_a_key_of_one_region(kms, other_key, refused):
    with refused("UnsupportedOperationException", f"{other_key['Arn']} is not a multi-region primary key."):
        kms.update_primary_region(KeyId=other_key["KeyId"], PrimaryRegion=FIRST)


@pytest.mark.parametrize("disabled", [REGION, FIRST])
def test_both_keys_must_be_enabled(server, kms, pair, refused, disabled):
    server.client(disabled).disable_key(KeyId=pair)
    with refused("DisabledException", f"{arn_in(disabled, pair)} is disabled."):
        kms.update_primary_region(KeyId=pair, PrimaryRegion=FIRST)


@pytest.mark.parametrize("doomed", [REGION, FIRST])
def test_neither_key_may_be_pending_deletion(server, kms, pair, refused, doomed):
    server.client(doomed).schedule_key_deletion(KeyId=pair)
    with refused("KMSInvalidStateException", f"{arn_in(doomed, pair)} is pending deletion."):
        kms.update_primary_region(KeyId=pair, PrimaryRegion=FIRST)


def test_a_replica_without_its_material(kms, refused):
    key = new(kms, MultiRegion=True)["KeyId"]
    bring(kms, key, bytes(32))
    kms.replicate_key(KeyId=key, ReplicaRegion=FIRST)
    with refused("KMSInvalidStateException", f"{arn_in(FIRST, key)} is pending import."):
        kms.update_primary_region(KeyId=key, PrimaryRegion=FIRST)


@pytest.mark.parametrize("region", ["", "x" * 33, "eu_west_1"])
def test_a_region_that_is_none(kms, pair, refused, region):
    with refused("ValidationException"):
        kms.update_primary_region(KeyId=pair, PrimaryRegion=region)


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.update_primary_region(KeyId=name, PrimaryRegion=FIRST)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.update_primary_region(KeyId=alias, PrimaryRegion=FIRST)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.update_primary_region(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", PrimaryRegion=FIRST)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("UpdatePrimaryRegion")):
        kms.update_primary_region(KeyId=foreign_key_arn, PrimaryRegion=FIRST)
