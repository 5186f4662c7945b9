"""GetPublicKey."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from specs import ALGORITHMS, KEYS, has_old_name

PAIRS = [one for one in KEYS if one[1] != "GENERATE_VERIFY_MAC" and one[0] != "SYMMETRIC_DEFAULT"]


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]


def test_four_names_of_the_key(kms, key, any_key_name):
    assert kms.get_public_key(KeyId=any_key_name)["KeyId"] == key["Arn"]


@pytest.mark.parametrize(("spec", "usage"), PAIRS)
def test_what_comes_back(kms, key_of, members, spec, usage):
    key = key_of(spec, usage)
    reply = kms.get_public_key(KeyId=key["KeyId"])
    expected = {"KeyId", "PublicKey", "KeySpec", "KeyUsage", ALGORITHMS[usage]}
    assert members(reply) == expected | ({"CustomerMasterKeySpec"} if has_old_name(spec) else set())
    assert (reply["KeyId"], reply["KeySpec"], reply["KeyUsage"]) == (key["Arn"], spec, usage)
    assert reply.get("CustomerMasterKeySpec", spec) == spec
    assert reply[ALGORITHMS[usage]] == KEYS[spec, usage]


@pytest.mark.parametrize(("spec", "usage"), [one for one in PAIRS if one[0] != "ML_KEM_512"])
def test_the_public_key_is_an_spki_in_der(kms, key_of, spec, usage):
    """`cryptography` reads no ML-KEM-512; test_interoperability.py does that with another library."""
    public = kms.get_public_key(KeyId=key_of(spec, usage)["KeyId"])["PublicKey"]
    parsed = load_der_public_key(public)
    assert parsed.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) == public


def test_it_stays_the_same_and_is_another_for_every_key(kms, key):
    other = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    first, again = (kms.get_public_key(KeyId=key["KeyId"])["PublicKey"] for _ in range(2))
    assert first == again != kms.get_public_key(KeyId=other)["PublicKey"]


@pytest.mark.parametrize(
    ("spec", "usage"),
    [one for one in KEYS if one not in PAIRS],
)
def test_a_key_without_public_key(kms, key_of, refused, spec, usage):
    with refused("UnsupportedOperationException"):
        kms.get_public_key(KeyId=key_of(spec, usage)["KeyId"])


def test_a_disabled_key_shows_its_public_key_still(kms, key):
    before = kms.get_public_key(KeyId=key["KeyId"])["PublicKey"]
    kms.disable_key(KeyId=key["KeyId"])
    assert kms.get_public_key(KeyId=key["KeyId"])["PublicKey"] == before


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.get_public_key()
    assert error["Message"].startswith("1 validation error detected: ")
    for member in ("keyId",):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_key_that_is_pending_deletion(kms, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.get_public_key(KeyId=doomed_key["KeyId"])


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.get_public_key(KeyId=name)


def test_an_alias_that_does_not_exist(kms, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.get_public_key(KeyId="alias/nowhere")


def test_a_key_of_another_region(elsewhere, key, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.get_public_key(KeyId=key["Arn"])
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.get_public_key(KeyId=key["KeyId"])


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GetPublicKey")):
        kms.get_public_key(KeyId=foreign_key_arn)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, not_allowed, account, refused):
    not_allowed("GetPublicKey")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:GetPublicKey on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:GetPublicKey action",
    ):
        kms.get_public_key(KeyId=key["KeyId"])


def test_a_grant_lets_its_grantee_in(kms, key, granted):
    token = granted("GetPublicKey")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.get_public_key(KeyId=key["KeyId"], **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, refused):
    with refused("InvalidGrantTokenException"):
        kms.get_public_key(KeyId=key["KeyId"], GrantTokens=["garbage"])
    with refused("ValidationException"):
        kms.get_public_key(KeyId=key["KeyId"], GrantTokens=["x"] * 11)
