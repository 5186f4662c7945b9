"""GenerateMac."""

import pytest

from specs import without

BITS = [224, 256, 384, 512]


@pytest.fixture
def key(kms):
    return kms.create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]


@pytest.fixture
def arguments():
    return {"Message": b"a message", "MacAlgorithm": "HMAC_SHA_256"}


def test_what_comes_back(kms, key, any_key_name, arguments, members):
    reply = kms.generate_mac(KeyId=any_key_name, **arguments)
    assert members(reply) == {"KeyId", "Mac", "MacAlgorithm"}
    assert (reply["KeyId"], reply["MacAlgorithm"]) == (key["Arn"], "HMAC_SHA_256")
    assert len(reply["Mac"]) == 32


@pytest.mark.parametrize("bits", BITS)
def test_every_key_has_one_algorithm(kms, key_of, refused, bits):
    key = key_of(f"HMAC_{bits}", "GENERATE_VERIFY_MAC")["KeyId"]
    made = kms.generate_mac(KeyId=key, Message=b"m", MacAlgorithm=f"HMAC_SHA_{bits}")
    assert len(made["Mac"]) * 8 == bits
    for other in set(BITS) - {bits}:
        with refused(
            "InvalidKeyUsageException", f"Algorithm HMAC_SHA_{other} is incompatible with key spec HMAC_{bits}."
        ):
            kms.generate_mac(KeyId=key, Message=b"m", MacAlgorithm=f"HMAC_SHA_{other}")


@pytest.mark.parametrize("length", [1, 63, 64, 65, 4096])
def test_every_length_of_the_message(kms, key_of, length):
    request = {
        "KeyId": key_of("HMAC_256", "GENERATE_VERIFY_MAC")["KeyId"],
        "Message": b"x" * length,
        "MacAlgorithm": "HMAC_SHA_256",
    }
    mac = kms.generate_mac(**request)["Mac"]
    assert kms.verify_mac(Mac=mac, **request)["MacValid"] is True


def test_a_mac_depends_on_key_and_message_and_nothing_else(kms, key, arguments):
    other = kms.create_key(KeySpec="HMAC_256", KeyUsage="GENERATE_VERIFY_MAC")["KeyMetadata"]["KeyId"]
    first, again = (kms.generate_mac(KeyId=key["KeyId"], **arguments)["Mac"] for _ in range(2))
    assert first == again
    assert kms.generate_mac(KeyId=other, **arguments)["Mac"] != first
    assert kms.generate_mac(KeyId=key["KeyId"], **arguments | {"Message": b"another"})["Mac"] != first


def test_no_message_and_too_much_of_it_are_refused_and_not_repeated(kms, key, refused):
    for message, rule in ((b"", "greater than or equal to 1"), (b"x" * 4097, "less than or equal to 4096")):
        with refused(
            "ValidationException",
            "1 validation error detected: Value at 'message' failed to satisfy constraint: "
            f"Member must have length {rule}",
        ):
            kms.generate_mac(KeyId=key["KeyId"], Message=message, MacAlgorithm="HMAC_SHA_256")


def test_what_is_no_algorithm_is_refused_before_the_key_is_sought(kms, refused):
    with refused("ValidationException") as error:
        kms.generate_mac(KeyId="alias/nowhere", Message=b"x", MacAlgorithm="HMAC_MD5")
    assert error["Message"].startswith(
        "1 validation error detected: Value 'HMAC_MD5' at 'macAlgorithm' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )


def test_a_dry_run_fails_as_the_request_would(kms, key, refused):
    with refused("InvalidKeyUsageException", "Algorithm HMAC_SHA_512 is incompatible with key spec HMAC_256."):
        kms.generate_mac(KeyId=key["KeyId"], Message=b"x", MacAlgorithm="HMAC_SHA_512", DryRun=True)


@pytest.mark.parametrize(("spec", "usage"), without("GENERATE_VERIFY_MAC"))
def test_a_key_of_another_usage(kms, key_of, arguments, refused, spec, usage):
    other = key_of(spec, usage)
    with refused(
        "InvalidKeyUsageException", f"{other['Arn']} key usage is {usage} which is not valid for GenerateMac."
    ):
        kms.generate_mac(KeyId=other["KeyId"], **arguments)


def test_missing_members(kms, refused):
    with refused("ValidationException") as error:
        kms.generate_mac()
    assert error["Message"].startswith("3 validation errors detected: ")
    for member in ("keyId", "message", "macAlgorithm"):
        assert f"at '{member}' failed to satisfy constraint: Member must not be null" in error["Message"]


def test_a_disabled_key(kms, arguments, disabled_key, refused):
    with refused("DisabledException", f"{disabled_key['Arn']} is disabled."):
        kms.generate_mac(KeyId=disabled_key["KeyId"], **arguments)


def test_a_key_that_is_pending_deletion(kms, arguments, doomed_key, refused):
    with refused("KMSInvalidStateException", f"{doomed_key['Arn']} is pending deletion."):
        kms.generate_mac(KeyId=doomed_key["KeyId"], **arguments)


def test_a_dry_run(kms, key, arguments, refused):
    with refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set."):
        kms.generate_mac(KeyId=key["KeyId"], DryRun=True, **arguments)
    assert kms.generate_mac(KeyId=key["KeyId"], DryRun=False, **arguments)["KeyId"] == key["Arn"]
    kms.disable_key(KeyId=key["KeyId"])
    with refused("DisabledException", f"{key['Arn']} is disabled."):
        kms.generate_mac(KeyId=key["KeyId"], DryRun=True, **arguments)


def test_a_key_that_does_not_exist(kms, arguments, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.generate_mac(KeyId=name, **arguments)


def test_an_alias_that_does_not_exist(kms, arguments, account, refused):
    with refused("NotFoundException", f"Alias arn:aws:kms:us-east-1:{account}:alias/nowhere is not found."):
        kms.generate_mac(KeyId="alias/nowhere", **arguments)


def test_a_key_of_another_region(elsewhere, key, arguments, account, refused):
    with refused("NotFoundException", "Invalid arn us-east-1"):
        elsewhere.generate_mac(KeyId=key["Arn"], **arguments)
    here = f"arn:aws:kms:{elsewhere.meta.region_name}:{account}:key/{key['KeyId']}"
    with refused("NotFoundException", f"Key '{here}' does not exist"):
        elsewhere.generate_mac(KeyId=key["KeyId"], **arguments)


def test_a_key_of_another_account(kms, arguments, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GenerateMac")):
        kms.generate_mac(KeyId=foreign_key_arn, **arguments)


def test_a_caller_whom_the_key_policy_does_not_let(kms, key, arguments, not_allowed, account, refused):
    not_allowed("GenerateMac")
    with refused(
        "AccessDeniedException",
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:GenerateMac on resource: {key['Arn']} "
        "because no resource-based policy allows the kms:GenerateMac action",
    ):
        kms.generate_mac(KeyId=key["KeyId"], **arguments)


def test_a_grant_lets_its_grantee_in(kms, key, arguments, granted):
    token = granted("GenerateMac")
    for tokens in ({}, {"GrantTokens": [token]}):
        assert kms.generate_mac(KeyId=key["KeyId"], **arguments, **tokens)["KeyId"] == key["Arn"]


def test_bad_grant_tokens(kms, key, arguments, refused):
    with refused("InvalidGrantTokenException"):
        kms.generate_mac(KeyId=key["KeyId"], GrantTokens=["garbage"], **arguments)
    with refused("ValidationException"):
        kms.generate_mac(KeyId=key["KeyId"], GrantTokens=["x"] * 11, **arguments)
