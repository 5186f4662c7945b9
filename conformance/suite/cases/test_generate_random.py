"""GenerateRandom."""

import pytest


@pytest.mark.parametrize("number", [1, 32, 1024])
def test_what_comes_back(kms, members, number):
    reply = kms.generate_random(NumberOfBytes=number)
    assert members(reply) == {"Plaintext"}
    assert len(reply["Plaintext"]) == number


def test_it_is_never_the_same(kms):
    assert len({kms.generate_random(NumberOfBytes=16)["Plaintext"] for _ in range(16)}) == 16


def test_every_region_has_it(elsewhere):
    assert len(elsewhere.generate_random(NumberOfBytes=8)["Plaintext"]) == 8


def test_the_length_must_be_said(kms, refused):
    with refused("ValidationException", "NumberOfBytes is required."):
        kms.generate_random()


@pytest.mark.parametrize(
    ("number", "rule"),
    [(0, "greater than or equal to 1"), (-1, "greater than or equal to 1"), (1025, "less than or equal to 1024")],
)
def test_lengths_out_of_range(kms, refused, number, rule):
    with refused(
        "ValidationException",
        f"1 validation error detected: Value '{number}' at 'numberOfBytes' failed to satisfy constraint: "
        f"Member must have value {rule}",
    ):
        kms.generate_random(NumberOfBytes=number)


def test_a_custom_key_store_that_does_not_exist(kms, refused):
    with refused("CustomKeyStoreNotFoundException"):
        kms.generate_random(NumberOfBytes=8, CustomKeyStoreId="cks-1234567890abcdef0")


def test_a_recipient_that_is_no_enclave(kms, refused):
    recipient = {"KeyEncryptionAlgorithm": "RSAES_OAEP_SHA_256", "AttestationDocument": b"x"}
    with refused("ValidationException", "The AttestationDocument is not valid."):
        kms.generate_random(NumberOfBytes=8, Recipient=recipient)
