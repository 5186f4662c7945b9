"""Encrypts a file, or each file of a directory, with the AWS Encryption SDK in this process, and prints the seconds that it took.

encryption_sdk.py KEY SUITE FROM TO
"""

import pathlib
import sys
import time

import aws_encryption_sdk
from aws_encryption_sdk import CommitmentPolicy
from aws_encryption_sdk.identifiers import Algorithm

key, suite, source, target = sys.argv[1:]
source, target = pathlib.Path(source), pathlib.Path(target)
algorithm = next(one for one in Algorithm if one.algorithm_id == int(suite, 16))
client = aws_encryption_sdk.EncryptionSDKClient(commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)
provider = aws_encryption_sdk.StrictAwsKmsMasterKeyProvider(key_ids=[key])
materials = aws_encryption_sdk.CachingCryptoMaterialsManager(
    master_key_provider=provider,
    cache=aws_encryption_sdk.LocalCryptoMaterialsCache(capacity=100),
    max_age=300.0,
    max_messages_encrypted=1000,
)

start = time.perf_counter()
if source.is_dir():
    target.mkdir()
    for path in sorted(source.iterdir()):
        message, _ = client.encrypt(source=path.read_bytes(), materials_manager=materials, algorithm=algorithm)
        target.joinpath(path.name + ".encrypted").write_bytes(message)
else:
    with source.open("rb") as plaintext, target.open("wb") as file:
        stream = client.stream(
            mode="e", source=plaintext, source_length=source.stat().st_size, key_provider=provider, algorithm=algorithm
        )
        with stream as message:
            while piece := message.read(1 << 20):
                file.write(piece)
print(time.perf_counter() - start)
