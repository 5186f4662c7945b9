"""VerifyMac."""

import pytest

from specs import without

BITS = [224, 256, 384, 512]


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]


@pytest.fixture
def arguments(kms, key):
    request = {"Message": b"a message", "MacAlgorithm": "HMAC_SHA_256"}
    return request | {"Mac": kms.generate_mac(KeyId=key["KeyId"], **request)["Mac"]}


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.verify_mac(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "MacValid", "MacAlgorithm"}
    assert reply["KeyId"] == key["Arn"]
    assert (reply["MacValid"], reply["MacAlgorithm"]) == (True, "HMAC_SHA_256")


@pytest.mark.parametrize("bits", BITS)
def test_a_mac_that_is_not_valid(kms, key_of, refused, bits):
    """Never `MacValid` false, always an error, and without a word."""
    good = {
        "KeyId": key_of(f"HMAC_{bits}", "GENERATE_VERIFY_MAC")["KeyId"],
        "Message": b"a message",
        "MacAlgorithm": f"HMAC_SHA_{bits}",
    }
    mac = kms.generate_mac(**good)["Mac"]
    assert kms.verify_mac(Mac=mac, **good)["MacValid"] is True
    bits_turned = [bytearray(mac) for _ in mac]
    for position, turned in enumerate(bits_turned):
        turned[position] ^= 1 << position % 8
    bad = [bytes(turned) for turned in bits_turned]
    bad += [mac[:-1], mac[:1], mac + b"\0", mac + mac, b"\0" * len(mac), b"x" * 6144]
    for wrong in bad:
        with refused("KMSInvalidMacException", ""):
            kms.verify_mac(Mac=wrong, **good)
    with refused("KMSInvalidMacException", ""):
        kms.verify_mac(Mac=mac, **good | {"Message": b"A message"})


def test_a_mac_of_another_key(kms, arguments, refused):
    other = kms.create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]["KeyId"]
    with refused("KMSInvalidMacException", ""):
        kms.verify_mac(KeyId=other, **arguments)


@pytest.mark.parametrize("bits", BITS)
def test_an_algorithm_of_other_keys(kms, key_of, refused, bits):
    for other in set(BITS) - {bits}:
        with refused(
            "InvalidKeyUsageException", f"Algorithm HMAC_SHA_{other} is incompatible with key spec HMAC_{bits}."
        ):
            kms.verify_mac(
                KeyId=key_of(f"HMAC_{bits}", "GENERATE_VERIFY_MAC")["KeyId"],
                Message=b"m",
                Mac=b"m",
                MacAlgorithm=f"HMAC_SHA_{other}",
            )


@pytest.mark.parametrize(("member", "path", "longest"), [("Message", "message", 4096), ("Mac", "mac", 6144)])
def test_members_out_of_bounds_are_refused_and_not_repeated(kms, key, arguments, refused, member, path, longest):
    for value, rule in (
        (b"", "greater than or equal to 1"),
        (b"x" * (longest + 1), f"less than or equal to {longest}"),
    ):
        with refused(
            "ValidationException",
            f"1 validation error detected: Value at '{path}' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.verify_mac(KeyId=key["KeyId"], **arguments | {member: value})


def test_what_is_no_algorithm(kms, key, arguments, refused):
    with refused("ValidationException") as error:
        kms.verify_mac(KeyId=key["KeyId"], **arguments | {"MacAlgorithm": "HMAC_MD5"})
    assert "Value 'HMAC_MD5' at 'macAlgorithm'" in error["Message"]


def test_a_dry_run_fails_as_the_request_would(kms, key, arguments, refused):
    with refused("KMSInvalidMacException", ""):
        kms.verify_mac(KeyId=key["KeyId"], **arguments | {"Message": b"another"}, DryRun=True)


@pytest.mark.parametrize(("spec", "usage"), without("GENERATE_VERIFY_MAC"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused("InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for VerifyMac."):
        kms.verify_mac(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.verify_mac()
    assert error["Message"].startswith("4 validation errors detected: ")
    for member in ("keyId", "message", "mac", "macAlgorithm"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.verify_mac(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.verify_mac(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.verify_mac(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.verify_mac(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.verify_mac(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.verify_mac(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.verify_mac(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.verify_mac(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.verify_mac(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("VerifyMac")):
        kms.verify_mac(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("VerifyMac")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:VerifyMac on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:VerifyMac action",
    ):
        kms.verify_mac(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("VerifyMac")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.verify_mac(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.verify_mac(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.verify_mac(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
