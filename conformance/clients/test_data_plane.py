"""Encrypt, Decrypt, ReEncrypt, data keys, random bytes."""

import pytest



def test_encrypt_and_decrypt(kms, key, arn):
    sealed = kms.encrypt(KeyId=key, Plaintext=b"hello")
    assert (sealed["KeyId"], sealed["EncryptionAlgorithm"]) == (arn, "SYMMETRIC_DEFAULT")
    assert "KeyMaterialId" not in sealed
    opened = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"])
    assert (opened["Plaintext"], opened["KeyId"], opened["EncryptionAlgorithm"]) == (b"hello", arn, "SYMMETRIC_DEFAULT")
    assert opened["KeyMaterialId"] == kms.describe_key(KeyId=key)["KeyMetadata"]["CurrentKeyMaterialId"]
    assert kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], KeyId=arn)["Plaintext"] == b"hello"


@pytest.mark.parametrize("size", [1, 4096])
def test_sizes(kms, key, size):
    sealed = kms.encrypt(KeyId=key, Plaintext=b"x" * size)["CiphertextBlob"]
    assert len(sealed) <= 6144
    assert kms.decrypt(CiphertextBlob=sealed)["Plaintext"] == b"x" * size


def test_size_refusals(refused, key):
    refused("encrypt", "ValidationException",
            "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
            KeyId=key, Plaintext=b"x" * 4097)
    refused("encrypt", "ValidationException",
            "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length greater than or equal to 1",
            KeyId=key, Plaintext=b"")


def test_encryption_context_is_bound(kms, key, refused):
    sealed = kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"a": "1", "b": "2"})["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"b": "2", "a": "1"})["Plaintext"] == b"x"
    for context in ({}, {"a": "1"}, {"a": "1", "b": "3"}, {"A": "1", "b": "2"}, {"a": "1", "b": "2", "c": "3"}):
        refused("decrypt", "InvalidCiphertextException", "", CiphertextBlob=sealed, EncryptionContext=context)


def test_tampered_ciphertexts_are_all_the_same(kms, key, refused):
    sealed = bytearray(kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"])
    for place in range(60, len(sealed)):
        sealed[place] ^= 1
        refused("decrypt", "InvalidCiphertextException", "", CiphertextBlob=bytes(sealed))
        sealed[place] ^= 1
    refused("decrypt", "InvalidCiphertextException", "", CiphertextBlob=bytes(sealed[:-1]))
    refused("decrypt", "InvalidCiphertextException", "", CiphertextBlob=b"not ours")


def test_the_wrong_key_is_an_incorrect_key(kms, key, refused):
    other = kms.create_key()["KeyMetadata"]["KeyId"]
    sealed = kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    text = "The key ID in the request does not identify a CMK that can perform this operation."
    refused("decrypt", "IncorrectKeyException", text, CiphertextBlob=sealed, KeyId=other)
    refused("re_encrypt", "IncorrectKeyException", text, CiphertextBlob=sealed, SourceKeyId=other, DestinationKeyId=key)


def test_algorithms_of_other_key_specs(refused, key):
    text = "Algorithm RSAES_OAEP_SHA_256 is incompatible with key spec SYMMETRIC_DEFAULT."
    refused("encrypt", "InvalidKeyUsageException", text, KeyId=key, Plaintext=b"x", EncryptionAlgorithm="RSAES_OAEP_SHA_256")


def test_re_encrypt(kms, key, arn):
    other = kms.create_key()["KeyMetadata"]
    sealed = kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"a": "1"})["CiphertextBlob"]
    reply = kms.re_encrypt(CiphertextBlob=sealed, SourceEncryptionContext={"a": "1"}, DestinationKeyId=other["KeyId"],
                           DestinationEncryptionContext={"b": "2"})
    assert (reply["SourceKeyId"], reply["KeyId"]) == (arn, other["Arn"])
    assert (reply["SourceEncryptionAlgorithm"], reply["DestinationEncryptionAlgorithm"]) == ("SYMMETRIC_DEFAULT",) * 2
    assert reply["DestinationKeyMaterialId"] == other["CurrentKeyMaterialId"] != reply["SourceKeyMaterialId"]
    opened = kms.decrypt(CiphertextBlob=reply["CiphertextBlob"], EncryptionContext={"b": "2"})
    assert (opened["Plaintext"], opened["KeyId"]) == (b"x", other["Arn"])


@pytest.mark.parametrize(("arguments", "size"), [({"KeySpec": "AES_128"}, 16), ({"KeySpec": "AES_256"}, 32), ({"NumberOfBytes": 1024}, 1024)])
def test_generate_data_key(kms, key, arn, arguments, size):
    made = kms.generate_data_key(KeyId=key, EncryptionContext={"a": "1"}, **arguments)
    assert len(made["Plaintext"]) == size and made["KeyId"] == arn
    opened = kms.decrypt(CiphertextBlob=made["CiphertextBlob"], EncryptionContext={"a": "1"})
    assert opened["Plaintext"] == made["Plaintext"]
    assert opened["KeyMaterialId"] == made["KeyMaterialId"]
    sealed = kms.generate_data_key_without_plaintext(KeyId=key, **arguments)
    assert "Plaintext" not in sealed
    assert len(kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"])["Plaintext"]) == size


def test_generate_data_key_refusals(refused, key):
    refused("generate_data_key", "ValidationException", KeyId=key)
    refused("generate_data_key", "ValidationException", KeyId=key, KeySpec="AES_256", NumberOfBytes=32)
    refused("generate_data_key", "ValidationException",
            "1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024",
            KeyId=key, NumberOfBytes=1025)


def test_generate_random(kms, refused):
    assert len({kms.generate_random(NumberOfBytes=32)["Plaintext"] for _ in range(3)}) == 3
    assert len(kms.generate_random(NumberOfBytes=1024)["Plaintext"]) == 1024
    refused("generate_random", "ValidationException", "NumberOfBytes is required.")


@pytest.mark.parametrize("operation", ["encrypt", "decrypt", "re_encrypt", "generate_data_key", "generate_data_key_without_plaintext"])
def test_dry_run_says_yes_or_why_not(kms, key, arn, refused, operation):
    sealed = kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    arguments = {
        "encrypt": {"KeyId": key, "Plaintext": b"x"},
        "decrypt": {"CiphertextBlob": sealed},
        "re_encrypt": {"CiphertextBlob": sealed, "DestinationKeyId": key},
    }.get(operation, {"KeyId": key, "KeySpec": "AES_256"})
    yes = "The request would have succeeded, but the DryRun option is set."
    refused(operation, "DryRunOperationException", yes, DryRun=True, **arguments)
    kms.disable_key(KeyId=key)
    refused(operation, "DisabledException", f"{arn} is disabled.", DryRun=True, **arguments)


def test_dry_run_without_ciphertext(kms, key, refused):
    refused("decrypt", "DryRunOperationException", KeyId=key, DryRun=True, DryRunModifiers=["IGNORE_CIPHERTEXT"])
    refused("decrypt", "ValidationException", DryRun=True, DryRunModifiers=["IGNORE_CIPHERTEXT"])


def test_only_tokens_of_create_grant_are_accepted(kms, key, refused):
    grantee = "arn:aws:iam::000000000000:user/alice"
    token = kms.create_grant(KeyId=key, GranteePrincipal=grantee, Operations=["Encrypt"])["GrantToken"]
    kms.encrypt(KeyId=key, Plaintext=b"x", GrantTokens=[token])
    of_aws = "AQpAM2RhZTk1MGMyNTk2ZmZmMzEyYWVhOWViN2I1MWM4Mzc0MWFiYjc0ZDE1ODkyNGFlNTIzODZhMzgyZjBl"
    for bad in ([of_aws], [token, token[:-8]]):
        refused("encrypt", "InvalidGrantTokenException", KeyId=key, Plaintext=b"x", GrantTokens=bad)


def test_aliases_follow_their_target(kms, key, refused):
    kms.create_alias(AliasName=f"alias/moves-{key}", TargetKeyId=key)
    sealed = kms.encrypt(KeyId=f"alias/moves-{key}", Plaintext=b"x")["CiphertextBlob"]
    other = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.update_alias(AliasName=f"alias/moves-{key}", TargetKeyId=other)
    refused("decrypt", "IncorrectKeyException", CiphertextBlob=sealed, KeyId=f"alias/moves-{key}")
    assert kms.decrypt(CiphertextBlob=sealed)["Plaintext"] == b"x"
    assert kms.encrypt(KeyId=f"alias/moves-{key}", Plaintext=b"x")["KeyId"].endswith(other)


def test_signatures(service, kms, refused):
    wrong = service.client(secret_access_key="x" * 40)
    refused("list_keys", "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
            "and signing method. Consult the service documentation for details.", client=wrong)
    unknown = service.client(access_key_id="AKIAIOSFODNN7EXAMPLE")
    refused("list_keys", "UnrecognizedClientException", "The security token included in the request is invalid.", client=unknown)

