"""GetParametersForImport."""

import datetime
import itertools

import pytest
from cryptography.hazmat.primitives import serialization

import importing
from importing import OAEP, RSA_AES, USAGES, WRAPPING_KEYS

ASK = {"WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"}
ALL = list(itertools.product(USAGES, OAEP + RSA_AES, WRAPPING_KEYS))


@pytest.fixture(scope="module")
def external(kms):
    """One key of every spec, for tests that change nothing."""
    return {spec: importing.new(kms, spec) for spec in USAGES}


@pytest.mark.parametrize("name", ["KeyId", "Arn"])
def test_the_reply(kms, external, members, name):
    key = external["SYMMETRIC_DEFAULT"]
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    reply = kms.get_parameters_for_import(KeyId=key[name], **ASK)
    assert members(reply) == {"KeyId", "ImportToken", "PublicKey", "ParametersValidTo"}
    assert reply["KeyId"] == key["Arn"]
    day = datetime.timedelta(hours=24)
    assert before + day < reply["ParametersValidTo"] <= datetime.datetime.now(datetime.UTC) + day
    assert 1 <= len(reply["ImportToken"]) <= 6144


@pytest.mark.parametrize(("spec", "bits"), [("RSA_2048", 2048), ("RSA_3072", 3072), ("RSA_4096", 4096)])
def test_the_public_key(kms, external, spec, bits):
    reply = kms.get_parameters_for_import(
        KeyId=external["HMAC_256"]["KeyId"], WrappingAlgorithm="RSAES_OAEP_SHA_1", WrappingKeySpec=spec
    )
    public = serialization.load_der_public_key(reply["PublicKey"])
    assert public.key_size == bits
    assert public.public_numbers().e == 65537


def test_every_set_has_a_key_of_its_own(kms, external):
    sets = [kms.get_parameters_for_import(KeyId=external["SYMMETRIC_DEFAULT"]["KeyId"], **ASK) for _ in range(3)]
    assert len({reply["PublicKey"] for reply in sets}) == len({reply["ImportToken"] for reply in sets}) == 3


def test_nothing_changes(kms, external):
    key = external["SYMMETRIC_DEFAULT"]
    kms.get_parameters_for_import(KeyId=key["KeyId"], **ASK)
    assert importing.described(kms, key["KeyId"]) == key


@pytest.mark.parametrize(
    ("spec", "algorithm", "wrapping_key"), [one for one in ALL if not importing.goes_together(*one)]
)
def test_wrapping_that_does_not_go_with_the_key(kms, external, refused, spec, algorithm, wrapping_key):
    with refused("ValidationException"):
        kms.get_parameters_for_import(
            KeyId=external[spec]["KeyId"], WrappingAlgorithm=algorithm, WrappingKeySpec=wrapping_key
        )


@pytest.mark.parametrize("spec", USAGES)
@pytest.mark.parametrize(
    ("algorithm", "wrapping_key"), [("RSAES_PKCS1_V1_5", "RSA_2048"), ("SM2PKE", "SM2"), ("RSAES_OAEP_SHA_256", "SM2")]
)
def test_wrapping_that_aws_does_not_offer(kms, external, refused, spec, algorithm, wrapping_key):
    with refused("ValidationException"):
        kms.get_parameters_for_import(
            KeyId=external[spec]["KeyId"], WrappingAlgorithm=algorithm, WrappingKeySpec=wrapping_key
        )


def test_wrapping_that_is_none(kms, external, refused):
    with refused("ValidationException") as error:
        kms.get_parameters_for_import(
            KeyId=external["HMAC_256"]["KeyId"], WrappingAlgorithm="ROT13", WrappingKeySpec="RSA_1024"
        )
    assert error["Message"].startswith("2 validation errors detected: ")
    assert "'ROT13' at 'wrappingAlgorithm'" in error["Message"]
    assert "'RSA_1024' at 'wrappingKeySpec'" in error["Message"]


def test_a_key_whose_material_aws_made(kms, key, refused):
    with refused(
        "UnsupportedOperationException", f"{key['Arn']} origin is AWS_KMS which is not valid for this operation."
    ):
        kms.get_parameters_for_import(KeyId=key["KeyId"], **ASK)


def test_a_key_that_has_material_may_have_it_again(kms):
    key = importing.new(kms)["KeyId"]
    importing.bring(kms, key, bytes(32))
    assert kms.get_parameters_for_import(KeyId=key, **ASK)["ImportToken"]
    kms.disable_key(KeyId=key)
    assert kms.get_parameters_for_import(KeyId=key, **ASK)["ImportToken"]


def test_a_key_that_is_pending_deletion(kms, refused):
    key = importing.new(kms)
    kms.schedule_key_deletion(KeyId=key["KeyId"])
    with refused("KMSInvalidStateException", f"{key['Arn']} is pending deletion."):
        kms.get_parameters_for_import(KeyId=key["KeyId"], **ASK)


def test_a_key_that_does_not_exist(kms, no_key, refused):
    name, message = no_key
    with refused("NotFoundException", message):
        kms.get_parameters_for_import(KeyId=name, **ASK)


def test_aliases_are_refused(kms, alias, account, refused):
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_parameters_for_import(KeyId=alias, **ASK)
    with refused("InvalidArnException", "Key Aliases are not supported for this operation."):
        kms.get_parameters_for_import(KeyId=f"arn:aws:kms:us-east-1:{account}:{alias}", **ASK)


def test_a_key_of_another_account(kms, foreign_key_arn, not_disclosed, refused):
    with refused("AccessDeniedException", not_disclosed("GetParametersForImport")):
        kms.get_parameters_for_import(KeyId=foreign_key_arn, **ASK)


def test_without_the_permission(kms, account, refused):
    key = importing.new(kms)
    policy = kms.get_key_policy(KeyId=key["KeyId"])["Policy"].replace('"kms:*"', '["kms:Describe*", "kms:PutKey*"]')
    kms.put_key_policy(KeyId=key["KeyId"], Policy=policy)
    with refused("AccessDeniedException") as error:
        kms.get_parameters_for_import(KeyId=key["KeyId"], **ASK)
    assert error["Message"].startswith(
        f"User: arn:aws:iam::{account}:root is not authorized to perform: kms:GetParametersForImport on resource: "
        f"{key['Arn']} "
    )
